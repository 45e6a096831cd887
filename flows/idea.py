"""A new idea under an axis, while the commune gathers them for its draft."""

from flows.contributing import (
    ACCEPTED,
    ANONYMOUS,
    AXIS_WORDS,
    WORDS_LIMIT,
    WORDS_WORDS,
    is_open,
    outcome,
    request_hint,
    signature,
    still_agreed,
    summed_up,
    takes_ideas,
    unavailable,
)
from flows.steps import Answer, Receipt, Talk, choose, confirm, consent, do, flow, listen, say
from flows.types import Axis, RecordContribution, Visit


@flow(starts_on="give_comment", takes_words=True, is_signed=True, when=takes_ideas)
def idea(visit: Visit) -> Talk:
    if not is_open(visit):
        yield from unavailable(visit)
        return
    axis: Axis = yield choose("axis", visit.programme.axes, heard="axis", called=AXIS_WORDS)
    if not (yield from consent("comments")):
        yield say("contributing-nothing-kept")
        return
    words: Answer = yield listen("words", accept=ACCEPTED, limit=WORDS_LIMIT, called=WORDS_WORDS)
    name = yield from signature()
    yield from request_hint(words, name)
    if not (yield confirm("confirm", axis=axis, **summed_up(words), name=name or ANONYMOUS)):
        yield say("not_sent")
        return
    if not (yield from still_agreed()):
        yield say("contributing-nothing-kept")
        return
    receipt: Receipt = yield do(RecordContribution("idea", axis.id, None, words.text, words.media, name))
    yield from outcome(receipt, words, name)
