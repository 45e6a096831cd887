"""What sessions and workshops have in common in a conversation: when and where, their points, whose axis they touch."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from flows.steps import Line, say
from flows.types import Axis, Localized, TextKey, Visit

# What is read of an agenda at once, beside what stands around it: a message with buttons holds 1024 characters.
PAGE, POINT = 460, 260
SHOWN_AXES = 2  # a point on every axis is marked by none

Meeting = Mapping[str, Any]
Point = Mapping[str, Any]


def day_of(written: str) -> date:
    return date.fromisoformat(written)


def hours(meeting: Meeting) -> dict[str, str]:
    """When on its day: from and to, from, a part of the day, or not known; with the hours that are."""
    start, end = meeting["start"] or "", meeting["end"] or ""
    known = "both" if start and end else "start" if start else meeting.get("part") or "none"
    return {"time": known, "start": start, "end": end}


def place_of(meeting: Meeting) -> Localized | TextKey:
    """Where, as the commune entered it; otherwise that it did not."""
    return meeting["place"] or TextKey("meetings-no-place")


def calendar_line(meeting: Meeting) -> Iterable[Line]:
    """The link to the entry for a telephone's calendar, where there is one."""
    if meeting["ics"]:
        yield say("meetings-ics", url=meeting["ics"])


# -- axes --------------------------------------------------------------------------------------------------


def axes_of(visit: Visit, ids: Iterable[str]) -> tuple[Axis, ...]:
    """The axes of these ids, in the programme's order; those it no longer has are left out."""
    wanted = set(ids)
    return tuple(axis for axis in visit.programme.axes if axis.id in wanted)


def axis_named(visit: Visit, value: str | None) -> Axis | None:
    """The axis that was heard, by its id or its topic."""
    return next((axis for axis in visit.programme.axes if value and value in (axis.id, axis.topic)), None)


# -- the points of an agenda -----------------------------------------------------------------------------------


def pages(points: Sequence[Point]) -> list[list[tuple[int, Point]]]:
    """The points with their numbers, in their order, as many on a page as a small screen shows."""
    found: list[list[tuple[int, Point]]] = []
    room = 0
    for number, point in enumerate(points, 1):
        size = min(POINT, max(map(len, point["text"].values())))
        if size > room or not found:
            found.append([])
            room = PAGE
        found[-1].append((number, point))
        room -= size
    return found


def point_text(point: Point) -> Localized:
    return {language: _cut(words) for language, words in point["text"].items()}


def marks(visit: Visit, point: Point) -> Localized | None:
    """The short names of the axes that a point touches, where it touches one or two."""
    axes = axes_of(visit, point["axes"])
    if not axes or len(axes) > SHOWN_AXES:
        return None
    languages = set.intersection(*(set(axis.short) for axis in axes))
    return {each: " / ".join(axis.short[each] for axis in axes) for each in sorted(languages)}


def _cut(words: str) -> str:
    return words if len(words) <= POINT else words[: POINT - 1].rstrip() + "…"
