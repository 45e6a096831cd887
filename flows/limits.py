"""Every number the engine decides by, with its reason."""

# A form has some twenty questions; a reading with "more" and "next" is the longest. Past this a loop is at work.
ENTRIES_A_FRAME = 200
# A form, one over it, a menu over that, and one to spare: nobody remembers deeper, and the row must stay small.
FRAMES = 4
# Ten lines for every entry: a flow that yields more before it asks something runs in a circle.
STEPS_A_RUN = 2000
# Forms that are begun or taken up again within one turn: more is flows that hand over to each other for ever.
FRAMES_A_TURN = 12
# WhatsApp lists hold ten rows; skip and "more" need theirs.
CHOICES = 9
OPTIONS_A_PAGE = 8
# Telegram's callback_data, the smallest of the channels' payloads.
PAYLOAD_BYTES = 64
# What is kept of a message that opens a flow: the runtime cuts there too.
KEPT_TEXT = 8000
# What is shown back of a text that is offered as an answer: Fluent takes 2500 characters and no more, a screen far fewer.
SHOWN_TEXT = 800
# A photo album is one thought in several messages; more than this is a flood.
MEDIA_AN_ANSWER = 5
# Longer than any label or control word with its politeness: past it a text is a sentence, and is not folded whole.
SHORT_TEXT = 160
# Where a project is looked for by its name: who names one does it at the beginning.
NAMING_TEXT = 1000

# -- what a reading must reach (measured on the embedded reader, whose probabilities are calibrated) ----------

# Nothing is open: a wrong start costs one "menu", so as likely as not is enough.
START = 0.50
# Below START two or three likely ones are offered, if the first is at least this much better than one in 24.
PLAUSIBLE = 0.25
# ... and the others are worth a line on a small screen: the right one is among the three for two unsure messages in three.
LIKELY = 0.06
# In a form: an offer interrupts, so it must be surer than a start.
OFFER = 0.70
# An aside instead of an answer, at a choice or a short text: the question comes back, nothing is lost.
ASIDE = 0.80
# An aside beside an answer: the text is kept anyway, and a needless answer would only confuse.
ASIDE_AT_OPEN = 0.90
# back, cancel, repeat said in a sentence rather than by the word: cancel drops a form, so nearly certain only.
CONTROL = 0.90
# yes or no in a sentence, to a question that takes one.
YES_OR_NO = 0.80
# A second goal beside a first that is above START: what is left of the probability, nearly all of it.
SECOND_GOAL = 0.30
# Two goals need the words of two sentences.
SECOND_GOAL_WORDS = 6

# Shorter is a label misspelt, not a sentence that says something.
SENTENCE_WORDS = 3
# What is left of "I want to comment on the budget" without its words of wanting: below this nothing was said yet.
PROPOSAL_WORDS = 4
# A language is followed from three words on: two are often a name or a borrowed word.
LANGUAGE_WORDS = 3
# Two wordings more, then a person is offered.
MISSES_BEFORE_A_PERSON = 3
# A night: who comes back the next day has forgotten what was asked, who comes back after lunch has not.
LONG_SILENCE_HOURS = 12.0
# How many flows "did you mean" shows.
MEANT = 3
