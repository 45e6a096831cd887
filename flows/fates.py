"""What became of a contribution, as a conversation says it: the answer and why, the adopted words beside the draft's, what is hidden.

The same lines stand in the announcement that tells it (bot/runtime/fates.py).
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from flows.contributing import shortened
from flows.steps import Line, say
from flows.types import Localized

LANGUAGES = ("ar", "ary", "ary-Latn", "fr")
# In which language somebody reads what was not written in theirs.
NEAREST: Mapping[str, tuple[str, ...]] = {
    "ar": ("ar", "ary", "fr", "ary-Latn"),
    "ary": ("ary", "ar", "ary-Latn", "fr"),
    "ary-Latn": ("ary-Latn", "ary", "fr", "ar"),
    "fr": ("fr", "ar", "ary", "ary-Latn"),
}
SAME = "same"
PASSAGES, PASSAGE = 2, 200  # how many changes of one place are read at once, and how much of each

Item = Mapping[str, Any]


def told(item: Item) -> Iterable[Line]:
    """All that became of an item found by its code."""
    if item.get("hidden"):
        yield from hidden(item["hidden"])
        if not item.get("request"):
            yield say("fates-hidden-right")
    if item.get("answer"):
        yield from answered(item["answer"])
    if item.get("adopted"):
        passages = item["adopted"]["passages"]
        yield say("fates-adopted" if passages else "fates-adopted-same")
        yield from compared(passages)


def hidden(reason: str) -> Iterable[Line]:
    yield say("fates-hidden", reason=reason)


def answered(answer: Item) -> Iterable[Line]:
    """What the commune said of it, and why, in the person's language or the nearest, which is named."""
    yield say("fates-answer", state=answer["state"], day=date.fromisoformat(answer["answered_on"]))
    written = {language: nearest(answer["reasons"], language) for language in LANGUAGES}
    yield say(
        "fates-reason",
        written={mine: SAME if mine == theirs else theirs for mine, theirs in written.items()},
        words={mine: answer["reasons"][theirs] for mine, theirs in written.items()},
    )
    if answer["measure"]:
        yield say("fates-measure", title=answer["measure"])
        yield from compared(answer.get("passages", ()))


def nearest(reasons: Mapping[str, str], language: str) -> str:
    """The language of these in which somebody reads it; one at least is there."""
    return next(each for each in NEAREST[language] if each in reasons)


def compared(passages: Sequence[Item]) -> Iterable[Line]:
    """The draft's words beside the adopted ones; the rest counted."""
    for each in passages[:PASSAGES]:
        before, after = each["before"], each["after"]
        if before and after:
            yield say("fates-changed", before=_short(before), after=_short(after))
        elif after:
            yield say("fates-added", after=_short(after))
        else:
            yield say("fates-dropped", before=_short(before))
    if len(passages) > PASSAGES:
        yield say("fates-more", count=len(passages) - PASSAGES)


def _short(words: Localized) -> Localized:
    return {language: shortened(text, PASSAGE) for language, text in words.items()}
