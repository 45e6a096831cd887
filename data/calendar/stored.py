"""The stored calendar of a commune: its rows, and the snapshot that days are counted with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from data.calendar.working_days import SATURDAY_AND_SUNDAY, Closed, WorkingDays, Yearly
from data.engine import Db
from data.tables import audit_events, calendar_days, calendars

FIXED, CLOSURE = "fixed", "closure"
ESTIMATE = "estimate"


@dataclass(frozen=True, slots=True)
class DayRow:
    """A holiday, a religious feast of several days, or a closure."""

    id: int
    kind: str  # fixed, religious, closure
    month_day: str | None  # of a fixed one: "11-06" …
    from_year: int | None
    starts_on: date | None  # of the others
    days: int
    names: Mapping[str, str]
    confidence: str  # text, press, gk, estimate
    notes: Mapping[str, str] | None  # by language
    source: str  # file, staff
    file_key: str | None

    @property
    def is_provisional(self) -> bool:
        return self.confidence == ESTIMATE

    def dates(self) -> list[date]:
        """The days of one that is not fixed."""
        first = self.starts_on
        return [first + timedelta(days=ahead) for ahead in range(self.days)] if first else []


_COLUMNS = (
    calendar_days.c.id,
    calendar_days.c.kind,
    calendar_days.c.month_day,
    calendar_days.c.from_year,
    calendar_days.c.starts_on,
    calendar_days.c.days,
    calendar_days.c.names,
    calendar_days.c.confidence,
    calendar_days.c.notes,
    calendar_days.c.source,
    calendar_days.c.file_key,
)


def hold(db: Db, commune_id: str, *, alone: bool = False) -> None:
    """Keep the calendar as it is until the transaction ends; who changes it takes it `alone`.

    Every clock takes it first, so that no date is computed with a calendar that is just being changed.
    """
    if db.is_postgres:
        row = select(calendars.c.revision).where(calendars.c.commune_id == commune_id)
        db.execute(row.with_for_update(read=not alone)).first()


def listed(db: Db, commune_id: str) -> list[DayRow]:
    """Every day in force: fixed ones by their place in the year, then the others by date."""
    rows = db.execute(
        select(*_COLUMNS)
        .where(calendar_days.c.commune_id == commune_id, ~calendar_days.c.is_removed)
        .order_by(calendar_days.c.id)
    )
    found = [DayRow(*row) for row in rows]
    return sorted(found, key=lambda row: (row.month_day or "99", row.starts_on or date.min))


def load(db: Db, commune_id: str) -> WorkingDays:
    """The calendar to count with; Saturday and Sunday alone where the commune has none."""
    weekend = db.value(select(calendars.c.weekend).where(calendars.c.commune_id == commune_id))
    closed_on = SATURDAY_AND_SUNDAY if weekend is None else frozenset(weekend)
    return snapshot(closed_on, listed(db, commune_id))


def snapshot(weekend: frozenset[int], rows: Sequence[DayRow]) -> WorkingDays:
    """The rows as days. Where two fall on one day, the surer one names it."""
    yearly, dated = [], {}
    for row in sorted(rows, key=lambda row: row.is_provisional, reverse=True):
        closed = Closed(row.kind, row.names, row.is_provisional)
        if row.month_day:
            month, day = map(int, row.month_day.split("-"))
            yearly.append(Yearly(month, day, row.from_year, closed))
        dated.update(dict.fromkeys(row.dates(), closed))
    return WorkingDays(weekend, yearly, dated)


def changed_at(db: Db, commune_id: str, at: Sequence[datetime]) -> list[Mapping[str, str]]:
    """The names of the days that staff changed at some instants, also of those that were removed then."""
    of_days = audit_events.c.action.like("calendar_day_%")
    asked = select(audit_events.c.subject).where(
        audit_events.c.commune_id == commune_id, of_days, audit_events.c.happened_at.in_(at)
    )
    ids = [int(subject) for subject in db.execute(asked).scalars() if subject.isdecimal()]
    named = select(calendar_days.c.names).where(calendar_days.c.id.in_(ids)).order_by(calendar_days.c.id)
    found: list[Mapping[str, str]] = []
    for names in db.execute(named).scalars() if ids else ():
        if names not in found:
            found.append(names)
    return found
