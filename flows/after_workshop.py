"""After a workshop, to those who came: one question for each of its axes, filed as said there.

Everything is answered first and recorded at once: an anonymous answer leaves no words behind in the conversation.
"""

from collections.abc import Generator, Mapping, Sequence
from typing import Any

from flows.contributing import (
    ACCEPTED,
    ANONYMOUS,
    WORDS_LIMIT,
    is_open,
    shortened,
    signature,
    still_agreed,
    unavailable,
)
from flows.meetings import axes_of, day_of
from flows.replies import may_we_write
from flows.steps import Answer, Receipt, Step, Talk, confirm, consent, do, flow, heard, listen, look, say
from flows.types import PHOTO, Axis, Localized, RecordWorkshopAnswers, Visit, WorkshopAnswer

# A question by its place: each has a name of its own at the summary.
QUESTIONS = ("first", "second", "third", "fourth")
SHOWN = 160  # characters of one answer at the summary: four of them and their axes fit a small screen

_VOICE: Localized = {"ar": "رسالة صوتية", "ary": "أوديو", "ary-Latn": "audio", "fr": "message vocal"}
_COLON = {"fr": " :"}
_PHOTO: Localized = {"ar": "صورة", "ary": "تصويرة", "ary-Latn": "tswira", "fr": "photo"}

Given = list[tuple[Axis, Answer]]


@flow()
def after_workshop(visit: Visit) -> Talk:
    named: str | None = yield heard("id")
    found: Mapping[str, Any] = yield look("workshop_questions", id=named or "")
    axes = axes_of(visit, found["axes"])[: len(QUESTIONS)]
    if not found["title"]:
        yield say("not_there")
        return
    if not axes:
        yield say("nothing_left", title=found["title"])
        return
    if not is_open(visit):
        yield from unavailable(visit)
        return
    yield say("begins", title=found["title"], day=day_of(found["day"]), count=len(axes))
    if not (yield from consent("comments")):
        yield say("contributing-nothing-kept")
        return
    given = yield from _answers(axes)
    if not given:
        yield say("nothing_said")
        return
    yield from _recorded(found["id"], axes, given)


def _answers(axes: Sequence[Axis]) -> Generator[Step, Any, Given]:
    given: Given = []
    for place, axis in zip(QUESTIONS, axes, strict=False):
        words: Answer | None = yield listen(
            place, accept=ACCEPTED, limit=WORDS_LIMIT, may_skip=True, may_prefill=False, args={"axis": axis}
        )
        if words is not None:
            given.append((axis, words))
    return given


def _recorded(workshop_id: str, axes: Sequence[Axis], given: Given) -> Talk:
    name = yield from signature()
    shown = tuple(_shown(axis, words) for axis, words in given)
    whole = "\n".join(f"{axis.id} {words.text} {' '.join(words.media)}" for axis, words in given)
    if not (yield confirm("confirm", answers=shown, name=name or ANONYMOUS, whole=whole)):
        yield say("not_sent")
        return
    if not (yield from still_agreed()):
        yield say("contributing-nothing-kept")
        return
    answers = tuple(WorkshopAnswer(axis.id, words.text, words.media) for axis, words in given)
    skipped = tuple(axis.id for axis in axes if axis.id not in {each.axis_id for each in answers})
    receipt: Receipt = yield do(RecordWorkshopAnswers(workshop_id, answers, skipped, name))
    if not receipt.ok:
        yield say("too_many" if receipt.refusal == "too_many" else "refused")
        return
    codes: Any = receipt.more["references"]
    yield say("thanks" if name else "thanks_anonymous", codes=", ".join(codes))
    if len(codes) < len(answers):
        yield say("some_left_out")
    if name:
        yield from may_we_write()


def _shown(axis: Axis, words: Answer) -> Localized:
    """An answer under the name of its axis, in every language that the axis has."""
    kind = _PHOTO if PHOTO in words.kinds else _VOICE
    told = shortened(words.text, SHOWN)
    return {
        each: f"{name}{_COLON.get(each, ':')} \u2068{told or kind[each]}\u2069"
        for each, name in axis.short.items()
    }
