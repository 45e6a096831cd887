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


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a commune has ahead of it, seen from a day; read once for any number of replies."""

    closes_on: date | None  # of the consultation
    session: date | None
    session_month: str | None  # where only the month is known

    def seen(self, due_on: date) -> Vote | None:
        """What a reply due on a day should come before; None when nothing is ahead that is known.

        The council's session where the reply comes after it, else the consultation where it comes after that, else what is
        next.
        """
        found = list(self._votes(due_on))
        late = [vote for vote in found if vote.is_after]
        return late[-1] if late else next(iter(found), None)

    def _votes(self, due_on: date) -> Iterator[Vote]:
        if self.closes_on:
            yield Vote(CONSULTATION, self.closes_on, None, due_on > self.closes_on)
        if self.session:
            yield Vote(SESSION, self.session, None, due_on > self.session)
        elif self.session_month:
            yield Vote(SESSION, None, self.session_month, _month(due_on) > self.session_month)


def ahead(db: Db, commune_id: str, day: date) -> Ahead:
    """The next close of a consultation and the session at which the council votes, as far as they were entered."""
    closing = [row.closes_on for row in rounds.of_commune(db, commune_id) if row.closes_on >= day]
    stage = _session(db, commune_id) or {}
    month = stage.get("month")
    written = stage.get("date") or (stage.get("window") or {}).get("end")
    on = date.fromisoformat(written) if written else None
    return Ahead(
        closes_on=min(closing, default=None),
        session=on if on and on >= day else None,
        session_month=month if month and month >= _month(day) else None,
    )


def before_vote(db: Db, commune_id: str, due_on: date, day: date) -> Vote | None:
    """What one reply should come before, seen from `day` (Ahead.seen)."""
    return ahead(db, commune_id, day).seen(due_on)


def _session(db: Db, commune_id: str) -> dict[str, Any] | None:
    """When the council votes, as the newest programme says; None once it is adopted, or when nobody entered it."""
    programme = programmes.load(db, programmes.newest_id(db, commune_id))
    if programme.status == "adopted":
        return None
    stages = programme.content.get("stages") or ()
    return next((stage for stage in stages if stage["id"] == ADOPTION), None)


def _month(day: date) -> str:
    return f"{day.year:04d}-{day.month:02d}"
