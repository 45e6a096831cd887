"""What nothing of the agenda can be: in the past, over before it begins, under an axis that the programme has not."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from pydantic import BaseModel

from data import programmes
from data.agenda.states import AgendaError
from data.agenda.wall import At
from data.engine import Db

LAST_HOUR = "23:59"
FARTHEST = timedelta(days=730)  # two years: a date beyond is a slip of the hand


def texts(written: BaseModel | None) -> dict[str, str] | None:
    """A text by language as it is stored."""
    return None if written is None else written.model_dump(by_alias=True, exclude_none=True)


def listed(written: Iterable[BaseModel]) -> list[dict[str, Any]]:
    """Several of them."""
    return [each.model_dump(by_alias=True, exclude_none=True) for each in written]


def hours(starts_at: str | None, ends_at: str | None) -> None:
    """Hours as "10:00", the end after the start. AgendaError."""
    for hour in filter(None, (starts_at, ends_at)):
        if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", hour):
            raise AgendaError("hours", f"{hour!r} is no hour; write it like 09:30.")
    if ends_at and not starts_at:
        raise AgendaError("hours", f"It ends at {ends_at}, but no hour is given at which it begins.")
    if starts_at and ends_at and ends_at <= starts_at:
        raise AgendaError("hours", f"It would end at {ends_at}, before it begins at {starts_at}.")


def ahead(what: str, held_on: date, starts_at: str | None, *, at: At, day: date, now: datetime) -> None:
    """It is still to come, and not farther away than anybody plans. AgendaError."""
    if at(held_on, starts_at or LAST_HOUR) <= now:
        hour = f" at {starts_at}" if starts_at else ""
        raise AgendaError("past", f"{what} would be in the past: {held_on}{hour}. Today is {day}.")
    if held_on > day + FARTHEST:
        raise AgendaError("far", f"{what} would be on {held_on}, more than two years away: check the year.")


def axes(db: Db, commune_id: str, named: Iterable[str]) -> None:
    """Every axis that is named is one of the newest programme. AgendaError."""
    programme = programmes.load(db, programmes.newest_id(db, commune_id)).content
    known = [axis["id"] for axis in programme["axes"]]
    for each in named:
        if each not in known:
            raise AgendaError("axis", f"{each!r} is no axis of the programme. Known are {', '.join(known)}.")


def axes_of(points: Iterable[Mapping[str, Any]]) -> list[str]:
    """The axes that the points of an agenda touch, each once, in their order."""
    found: dict[str, None] = {}
    for point in points:
        found.update(dict.fromkeys((*(point.get("axes") or ()), *filter(None, (point.get("axis"),)))))
    return list(found)
