"""A comment on the draft: on an axis or one of its projects, in words, a photo or a voice note."""

from flows.contributing import (
    ACCEPTED,
    ANONYMOUS,
    AXIS_WORDS,
    PROJECT_WORDS,
    WORDS_LIMIT,
    WORDS_WORDS,
    is_open,
    outcome,
    request_hint,
    signature,
    still_agreed,
    summed_up,
    takes_comments,
    unavailable,
)
from flows.steps import Answer, Option, Receipt, Talk, choose, confirm, consent, do, flow, listen, say
from flows.types import Axis, Commitment, RecordContribution, Visit

WHOLE_AXIS = Option(
    "all",
    "whole_axis",
    synonyms=(
        "tout l'axe", "axe entier", "tout", "كل المحور", "المحور كله", "كلشي", "المحور كامل", "kolchi", "lmi7war kamel",
    ),
)  # fmt: skip


@flow(starts_on="give_comment", takes_words=True, is_signed=True, when=takes_comments)
def comment(visit: Visit) -> Talk:
    if not is_open(visit):
        yield from unavailable(visit)
        return
    axis: Axis = yield choose("axis", visit.programme.axes, heard="axis", called=AXIS_WORDS)
    about: Commitment | Option = yield choose(
        "about",
        [*axis.commitments, WHOLE_AXIS],
        heard="commitment",
        args={"axis": axis},
        called=PROJECT_WORDS,
    )
    if not (yield from consent("comments")):
        yield say("contributing-nothing-kept")
        return
    words: Answer = yield listen("words", accept=ACCEPTED, limit=WORDS_LIMIT, called=WORDS_WORDS)
    name = yield from signature()
    yield from request_hint(words, name)
    if not (yield confirm("confirm", axis=axis, about=about, **summed_up(words), name=name or ANONYMOUS)):
        yield say("not_sent")
        return
    if not (yield from still_agreed()):
        yield say("contributing-nothing-kept")
        return
    commitment_id = None if about is WHOLE_AXIS else about.id
    receipt: Receipt = yield do(
        RecordContribution("comment", axis.id, commitment_id, words.text, words.media, name)
    )
    yield from outcome(receipt, words, name)
