"""The days on which a commune does not work, as its staff keep them.

Every change computes the last day of every running clock again, writes one audit line that says how many moved, and puts one
correction for each person who was told another date: all in the transaction of the change.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select, update

from data import audit
from data.calendar import file as calendar_file
from data.calendar import stored
from data.calendar.stored import CLOSURE, FIXED, DayRow
from data.calendar.working_days import RELIGIOUS, SATURDAY_AND_SUNDAY, WorkingDays
from data.commune_folder import CalendarFile
from data.engine import Db
from data.requests import clocks, corrections
from data.requests.clocks import Moved
from data.tables import calendar_days, calendars

CONFIRMED = "press"  # of a day that staff entered or confirmed: an official notice was seen
LONGEST_FEAST = 10  # days; a longer one is a slip of the hand
KINDS = (FIXED, RELIGIOUS, CLOSURE)


class DayError(ValueError):
    """The calendar cannot be changed so; the words say why."""


class UnknownDay(LookupError):
    """The calendar has no such day."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a change of the calendar did."""

    row: DayRow
    moved: tuple[Moved, ...]
    told: int  # corrections that wait because of it


def load(db: Db, commune_id: str) -> WorkingDays:
    """The calendar to count with."""
    return stored.load(db, commune_id)


def listed(db: Db, commune_id: str) -> list[DayRow]:
    """Every day in force: fixed ones by their place in the year, then the others by date."""
    return stored.listed(db, commune_id)


def find(db: Db, commune_id: str, day_id: int) -> DayRow:
    """One day in force. UnknownDay."""
    found = next((row for row in stored.listed(db, commune_id) if row.id == day_id), None)
    if found is None:
        raise UnknownDay(f"The calendar of {commune_id!r} has no day number {day_id}.")
    return found


# -- changes -----------------------------------------------------------------------------------------------


def add(
    db: Db,
    commune_id: str,
    *,
    kind: str,
    names: Mapping[str, str],
    starts_on: date | None = None,
    days: int = 1,
    month_day: str | None = None,
    from_year: int | None = None,
    confidence: str = CONFIRMED,
    notes: Mapping[str, str] | None = None,
    actor: str,
    now: datetime,
) -> Change:
    """Add a day: `month_day` of a fixed one, `starts_on` and `days` of another. DayError."""
    row = DayRow(
        0, kind, month_day, from_year, starts_on, days, dict(names), confidence, notes, "staff", None
    )
    _hold(db, commune_id, now)
    _check(row, stored.listed(db, commune_id))
    _check_closes(row, stored.load(db, commune_id))
    values = calendar_file.stored_values(row)
    day_id = db.value(
        insert(calendar_days).values(commune_id=commune_id, **values).returning(calendar_days.c.id)
    )
    return _changed(db, commune_id, "calendar_day_added", replace(row, id=day_id), actor, now)


def move(
    db: Db,
    commune_id: str,
    day_id: int,
    *,
    starts_on: date,
    days: int | None = None,
    confidence: str | None = None,
    actor: str,
    now: datetime,
) -> Change:
    """Put a feast or a closure on another date; it stays an estimate if it was one. UnknownDay, DayError."""
    _hold(db, commune_id, now)
    before = find(db, commune_id, day_id)
    if before.month_day:
        raise DayError("A day of every year is not moved: remove it and add another.")
    row = replace(
        before, starts_on=starts_on, days=days or before.days, confidence=confidence or before.confidence
    )
    _check(row, [each for each in stored.listed(db, commune_id) if each.id != day_id])
    was = {"before": _date(before)}
    return _rewritten(db, commune_id, "calendar_day_moved", row, actor, now, was)


def confirm(db: Db, commune_id: str, day_id: int, *, actor: str, now: datetime) -> Change:
    """An estimated feast was announced for the day on which it stands. UnknownDay, DayError."""
    _hold(db, commune_id, now)
    row = find(db, commune_id, day_id)
    if not row.is_provisional:
        raise DayError("This day is confirmed already.")
    return _rewritten(
        db, commune_id, "calendar_day_confirmed", replace(row, confidence=CONFIRMED), actor, now
    )


def remove(db: Db, commune_id: str, day_id: int, *, actor: str, now: datetime) -> Change:
    """The commune works on that day after all. UnknownDay."""
    _hold(db, commune_id, now)
    row = find(db, commune_id, day_id)
    values = {"is_removed": True, "source": calendar_file.STAFF}
    db.execute(update(calendar_days).where(calendar_days.c.id == day_id).values(values))
    return _changed(db, commune_id, "calendar_day_removed", row, actor, now)


def import_file(
    db: Db, commune_id: str, calendar: CalendarFile | None, *, actor: str, today: date, now: datetime
) -> tuple[bool, int]:
    """Bring calendar.yaml into the calendar; whether it changed, and how many dates moved. No file changes nothing."""
    is_known = db.value(select(calendars.c.revision).where(calendars.c.commune_id == commune_id)) is not None
    if calendar is None:
        _hold(db, commune_id, now)
        return False, 0
    if not calendar_file.write(db, commune_id, calendar, today=today, now=now):
        return False, 0
    moved, told = _recomputed(db, commune_id, now)
    if is_known or moved:
        detail = {"moved": len(moved), "corrections": told}
        audit.note(db, commune_id, actor, "calendar_imported", commune_id, now, detail)
    return True, len(moved)


def _hold(db: Db, commune_id: str, now: datetime) -> None:
    """Hold the calendar alone, and make it first where the commune has none yet."""
    stored.hold(db, commune_id, alone=True)
    if db.value(select(calendars.c.revision).where(calendars.c.commune_id == commune_id)) is None:
        db.execute(
            insert(calendars).values(
                commune_id=commune_id,
                weekend=sorted(SATURDAY_AND_SUNDAY),
                digest="",
                revision=1,
                imported_at=now,
            )
        )


def _check(row: DayRow, others: list[DayRow]) -> None:
    """DayError for what no calendar can hold."""
    if row.kind not in KINDS:
        raise DayError(f"{row.kind!r} is no kind of day; expected {', '.join(KINDS)}.")
    if (row.kind == FIXED) != (row.month_day is not None) or (row.kind == FIXED) == (
        row.starts_on is not None
    ):
        raise DayError("A fixed day has a day of the year, every other one a date.")
    if row.month_day:
        _check_month_day(row.month_day)
    if not 1 <= row.days <= LONGEST_FEAST:
        raise DayError(f"{row.days} days are not possible; expected 1 to {LONGEST_FEAST}.")
    if not any(row.names.values()):
        raise DayError("The day needs a name: who asks why it was skipped reads it.")
    for other in others:
        is_same = row.month_day == other.month_day if row.month_day else set(row.dates()) & set(other.dates())
        if is_same and row.kind == other.kind:
            raise DayError(f"Number {other.id} closes the commune on that day already.")


def _check_closes(row: DayRow, known: WorkingDays) -> None:
    """DayError for a closure on days on which nobody works anyway: it would close nothing."""
    if row.kind != CLOSURE or any(known.is_working(day) for day in row.dates()):
        return
    day = row.dates()[0]
    closed = known.closed(day)
    why = (closed.names.get("fr") or next(iter(closed.names.values()), "")) if closed else "a weekend"
    raise DayError(f"Nobody works on {day} anyway ({why}): nothing was added.")


def _check_month_day(written: str) -> None:
    try:
        date.fromisoformat(f"2024-{written}")  # a leap year
    except ValueError:
        raise DayError(f"{written!r} is no day of the year; expected one like 11-06.") from None


def _rewritten(
    db: Db,
    commune_id: str,
    action: str,
    row: DayRow,
    actor: str,
    now: datetime,
    detail: Mapping[str, Any] | None = None,
) -> Change:
    row = replace(row, source=calendar_file.STAFF)
    values = calendar_file.stored_values(row)
    db.execute(update(calendar_days).where(calendar_days.c.id == row.id).values(values))
    return _changed(db, commune_id, action, row, actor, now, detail)


def _changed(
    db: Db,
    commune_id: str,
    action: str,
    row: DayRow,
    actor: str,
    now: datetime,
    more: Mapping[str, Any] | None = None,
) -> Change:
    of_commune = calendars.c.commune_id == commune_id
    db.execute(update(calendars).where(of_commune).values(revision=calendars.c.revision + 1))
    moved, told = _recomputed(db, commune_id, now)
    detail = {"day": _date(row), "days": row.days, "moved": len(moved), "corrections": told, **(more or {})}
    audit.note(db, commune_id, actor, action, str(row.id), now, detail)
    return Change(row, tuple(moved), told)


def _date(row: DayRow) -> str:
    return row.month_day or (row.starts_on.isoformat() if row.starts_on else "")


def _recomputed(db: Db, commune_id: str, now: datetime) -> tuple[list[Moved], int]:
    moved = clocks.recompute(db, commune_id)
    found = (
        corrections.Due(each.request_id, each.kind, each.told, each.after, each.before) for each in moved
    )
    return moved, corrections.settle(db, commune_id, found, now)
