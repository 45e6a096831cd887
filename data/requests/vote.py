"""Whether an answer comes in time to be of use: before the consultation closes, and before the council votes on the programme."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from data import programmes, rounds
from data.engine import Db

CONSULTATION, SESSION = "consultation", "session"
ADOPTION = "council_adoption"  # the stage of the timeline at which the council votes


@dataclass(frozen=True, slots=True)
class Vote:
    """Something that the answer should come before."""

    kind: str  # consultation, session
    day: date | None  # its last day; None where only the month is known
    month: str | None  # "2027-02"
    is_after: bool  # the answer is due later

    def as_json(self) -> dict[str, Any]:
        when = {"day": self.day.isoformat()} if self.day else {"month": self.month}
        return {"kind": self.kind, **when, "is_after": self.is_after}


def before_vote(db: Db, commune_id: str, due_on: date, day: date, *, is_dated: bool = False) -> Vote | None:
    """What a reply due on `due_on` should come before, seen from `day`; None when nothing is ahead that is known.

    The council's session where the reply comes after it, else the consultation where it comes after that, else what is next.
    With `is_dated`, only what has a day.
    """
    found = [vote for vote in _ahead(db, commune_id, due_on, day) if vote.day or not is_dated]
    late = [vote for vote in found if vote.is_after]
    return late[-1] if late else next(iter(found), None)


def _ahead(db: Db, commune_id: str, due_on: date, day: date) -> Iterator[Vote]:
    closing = [row.closes_on for row in rounds.of_commune(db, commune_id) if row.closes_on >= day]
    if closing:
        yield Vote(CONSULTATION, min(closing), None, due_on > min(closing))
    session = _session(db, commune_id)
    if session is None:
        return
    if "month" in session:
        month = session["month"]
        if month >= _month(day):
            yield Vote(SESSION, None, month, _month(due_on) > month)
        return
    on = date.fromisoformat(session.get("date") or session["window"]["end"])
    if on >= day:
        yield Vote(SESSION, on, None, due_on > on)


def _session(db: Db, commune_id: str) -> dict[str, Any] | None:
    """When the council votes, as the newest programme says; None once it is adopted, or when nobody entered it."""
    programme = programmes.load(db, programmes.newest_id(db, commune_id))
    if programme.status == "adopted":
        return None
    stages = programme.content.get("stages") or ()
    return next((stage for stage in stages if stage["id"] == ADOPTION), None)


def _month(day: date) -> str:
    return f"{day.year:04d}-{day.month:02d}"
