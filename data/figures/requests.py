"""Requests for information: replied to on time or late, still open, overdue; and the last days that lie ahead.

What the law wants told every year, with its working days, stands in data/requests/figures.py; this is the quick look.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select

from data.engine import Db
from data.requests.figures import REPLIES
from data.tables import information_requests, request_clocks, request_events

STANDS = ("in_time", "late", "unanswered", "pending", "withdrawn")
REPLY_CLOCKS = ("reply", "urgent")
AHEAD = 28  # days: as far as a desk plans


@dataclass(frozen=True, slots=True)
class Case:
    """A registered request, as far as numbers need it."""

    language: str
    channel: str
    axis_id: str | None
    received_on: date
    due_on: date | None  # None: the clock stands still
    replied_on: date | None
    is_withdrawn: bool

    def stand(self, day: date) -> str:
        """Of STANDS, on a day."""
        if self.replied_on is not None:
            return "in_time" if self.due_on is None or self.replied_on <= self.due_on else "late"
        if self.is_withdrawn:
            return "withdrawn"
        return "unanswered" if self.due_on is not None and self.due_on < day else "pending"


def read(db: Db, commune_id: str, *, since: date | None = None, until: date | None = None) -> Sequence[Case]:
    """The requests of a commune that were registered, between two days if they are given."""
    held, clock = information_requests.c, request_clocks.c
    replied = (
        select(request_events.c.request_id, func.min(request_events.c.happened_on).label("replied_on"))
        .where(request_events.c.commune_id == commune_id, request_events.c.kind.in_(REPLIES))
        .group_by(request_events.c.request_id)
        .subquery()
    )
    asked = (
        select(
            held.language,
            held.channel,
            held.axis_id,
            held.received_on,
            clock.due_on,
            replied.c.replied_on,
            held.outcome,
        )
        .join(
            request_clocks,
            (clock.request_id == held.id) & clock.kind.in_(REPLY_CLOCKS),
            isouter=True,
        )
        .join(replied, replied.c.request_id == held.id, isouter=True)
        .where(held.commune_id == commune_id, held.received_on.is_not(None))
        .order_by(held.id)
    )
    if since:
        asked = asked.where(held.received_on >= since)
    if until:
        asked = asked.where(held.received_on <= until)
    return [
        Case(
            language=row.language,
            channel=row.channel,
            axis_id=row.axis_id,
            received_on=row.received_on,
            due_on=row.due_on,
            replied_on=row.replied_on,
            is_withdrawn=row.outcome == "withdrawn",
        )
        for row in db.execute(asked)
    ]


def stands(cases: Sequence[Case], day: date) -> Mapping[str, int]:
    """How many stand how, on a day: what the commune did, which names nobody, is told whole."""
    return dict.fromkeys(STANDS, 0) | Counter(case.stand(day) for case in cases)


def ahead(db: Db, commune_id: str, day: date) -> Mapping[date, int]:
    """The last days of replies that lie within the next weeks, and how many requests each has."""
    clock = request_clocks.c
    asked = (
        select(clock.due_on, func.count().label("number"))
        .where(clock.commune_id == commune_id, clock.state == "running", clock.kind.in_(REPLY_CLOCKS))
        .where(clock.due_on >= day, clock.due_on < day + timedelta(AHEAD))
        .group_by(clock.due_on)
        .order_by(clock.due_on)
    )
    return {row.due_on: row.number for row in db.execute(asked)}
