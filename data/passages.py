"""What changed between two versions of a programme, in the words of each, where somebody had something to say. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

Content = Mapping[str, Any]  # of a programme version
Words = Mapping[str, str]  # by language
WRITTEN = ("ar", "fr")  # a translation that was put right changes nothing that was promised


@dataclass(frozen=True, slots=True)
class Place:
    """An axis, or one commitment of it."""

    axis_id: str
    commitment_id: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """The draft's words beside the adopted ones; None where there are none."""

    before: Words | None
    after: Words | None


def title(content: Content, place: Place) -> Words | None:
    """What a version calls the place; None when it has no such place."""
    found = _commitment(content, place) if place.commitment_id else _axis(content, place.axis_id)
    return found["title"] if found else None


def changes(draft: Content, adopted: Content, place: Place) -> list[Passage]:
    """The passages of a place that are no longer what they were, in the order in which they stand."""
    if place.commitment_id:
        return list(_of_commitment(_commitment(draft, place), _commitment(adopted, place)))
    return list(_of_axis(_axis(draft, place.axis_id), _axis(adopted, place.axis_id)))


def _axis(content: Content, axis_id: str) -> Content | None:
    return next((axis for axis in content["axes"] if axis["id"] == axis_id), None)


def _commitment(content: Content, place: Place) -> Content | None:
    """A commitment keeps its id when it moves to another axis."""
    every = (each for axis in content["axes"] for each in axis["commitments"])
    return next((each for each in every if each["id"] == place.commitment_id), None)


def _of_axis(before: Content | None, after: Content | None) -> Iterator[Passage]:
    if before is None or after is None:
        yield from _whole(before, after)
        return
    for name in ("title", "summary"):
        yield from _pairs([before[name]], [after[name]])
    ours = {each["id"]: each for each in before["commitments"]}
    theirs = {each["id"]: each for each in after["commitments"]}
    for name in [*ours, *(each for each in theirs if each not in ours)]:
        yield from _of_commitment(ours.get(name), theirs.get(name))


def _of_commitment(before: Content | None, after: Content | None) -> Iterator[Passage]:
    if before is None or after is None:
        yield from _whole(before, after)
        return
    for name in ("title", "problem"):
        yield from _pairs([before[name]], [after[name]])
    yield from _pairs(before["measures"], after["measures"])


def _whole(before: Content | None, after: Content | None) -> Iterator[Passage]:
    """It is not in one of them: its title says which it is."""
    if before is not None or after is not None:
        yield Passage(before["title"] if before else None, after["title"] if after else None)


def _pairs(before: Sequence[Words], after: Sequence[Words]) -> Iterator[Passage]:
    """Words that were replaced stand beside those that came instead."""
    match = SequenceMatcher(None, [_same(each) for each in before], [_same(each) for each in after], False)
    for kind, i, j, k, m in match.get_opcodes():
        if kind == "equal":
            continue
        old, new = list(before[i:j]), list(after[k:m])
        for at in range(max(len(old), len(new))):
            yield Passage(old[at] if at < len(old) else None, new[at] if at < len(new) else None)


def _same(words: Words) -> tuple[str, ...]:
    return tuple(" ".join(words.get(language, "").split()) for language in WRITTEN)
