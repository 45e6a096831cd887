"""Numbers about the consultation and the requests, one module a question; what could point at a person is not told.

Two kinds of number. What was *said* (axis, commitment, round, kind, answer) is told whole, because the words are published with it.
Who *spoke* (language, script, channel, day) is told without parts under five, so that they cannot be computed from the rest
either (`small`). To keep that true over all tables at once, no table crosses two ways of telling who spoke.
"""
