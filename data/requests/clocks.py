"""The clocks of a case: one row a delay that runs, stands still or has ended.

A due date follows from the start, the delay, the pauses and the calendar. It is computed again whenever one of these changes,
except for a clock that has ended, which never changes; one that stands still has none.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Row, bindparam, insert, select, update

from data.calendar import delays, stored, working_days
from data.calendar.working_days import Counted, Pause, WorkingDays
from data.engine import Db
from data.requests import corrections
from data.tables import information_requests
from data.tables import request_clocks as table

RUNNING, STOPPED, ENDED = "running", "stopped", "ended"
# A delay that runs out unanswered opens a window of the ladder (articles 19 to 21).
OPENED_BY_SILENCE = {
    "reply": "president_window",
    "urgent": "president_window",
    "president_answer": "cdai_window",
    "cdai_answer": "court_window",
}


class ClockError(ValueError):
    """This cannot be done with the clock as it stands; the words say why."""


@dataclass(frozen=True, slots=True)
class ClockRow:
    id: int
    commune_id: str
    request_id: int
    kind: str  # a delay of data/content/law.yaml
    starts_on: date  # day 0: not counted
    amount: int
    unit: str  # working, calendar
    pauses: tuple[Pause, ...]
    due_on: date | None  # None while stopped
    told_due_on: date | None  # the date the person was last told
    state: str  # running, stopped, ended


@dataclass(frozen=True, slots=True)
class Moved:
    """A due date that became another one."""

    request_id: int
    kind: str
    before: date | None
    after: date
    told: date | None


_COLUMNS = (
    table.c.id,
    table.c.commune_id,
    table.c.request_id,
    table.c.kind,
    table.c.starts_on,
    table.c.amount,
    table.c.unit,
    table.c.pauses,
    table.c.due_on,
    table.c.told_due_on,
    table.c.state,
)


# -- reading -----------------------------------------------------------------------------------------------


def of_request(db: Db, request_id: int) -> list[ClockRow]:
    """Every clock of a case, in the order in which they were started."""
    rows = db.execute(select(*_COLUMNS).where(table.c.request_id == request_id).order_by(table.c.id))
    return [_row(row) for row in rows]


def find(db: Db, request_id: int, kind: str) -> ClockRow | None:
    """One clock of a case."""
    row = db.one(select(*_COLUMNS).where(table.c.request_id == request_id, table.c.kind == kind))
    return _row(row) if row else None


def running(db: Db, commune_id: str, kinds: Collection[str] | None = None) -> list[ClockRow]:
    """The clocks that run, of some kinds or of all; those that end first come first."""
    asked = select(*_COLUMNS).where(table.c.commune_id == commune_id, table.c.state == RUNNING)
    if kinds is not None:
        asked = asked.where(table.c.kind.in_(kinds))
    return [_row(row) for row in db.execute(asked.order_by(table.c.due_on, table.c.id))]


def overdue(db: Db, commune_id: str, day: date) -> list[ClockRow]:
    """The clocks that still run and whose last day lies before a day."""
    asked = select(*_COLUMNS).where(
        table.c.commune_id == commune_id, table.c.state == RUNNING, table.c.due_on < day
    )
    return [_row(row) for row in db.execute(asked.order_by(table.c.due_on, table.c.id))]


def references(db: Db, commune_id: str) -> dict[int, str]:
    """The references of a commune's cases that have a clock which has not ended, by request."""
    asked = (
        select(information_requests.c.id, information_requests.c.reference)
        .join(table, table.c.request_id == information_requests.c.id)
        .where(table.c.commune_id == commune_id, table.c.state != ENDED)
    )
    return {row.id: row.reference for row in db.execute(asked)}


def is_provisional(db: Db, row: ClockRow) -> bool:
    """Whether the last day counts across a religious day that is only estimated. A clock that ended is sure."""
    if row.state == ENDED or row.unit != working_days.WORKING:
        return False
    days = stored.load(db, row.commune_id)
    return working_days.is_provisional(days, row.starts_on, row.due_on, row.unit)


def explain(db: Db, row: ClockRow) -> list[Counted]:
    """Why that day: every day counted and every day skipped, by the calendar as it is now."""
    days = stored.load(db, row.commune_id)
    return working_days.explain(days, row.starts_on, row.amount, row.unit, row.pauses)


def _row(row: Row[*tuple[object, ...]]) -> ClockRow:
    values = row._asdict()
    return ClockRow(**{**values, "pauses": pauses_of(values["pauses"])})


def pauses_of(written: Sequence[Sequence[str | None]]) -> tuple[Pause, ...]:
    """The pauses of a clock as they are stored."""
    return tuple(
        (date.fromisoformat(stopped or ""), date.fromisoformat(resumed) if resumed else None)
        for stopped, resumed in written
    )


def _written(pauses: Sequence[Pause]) -> list[list[str | None]]:
    return [[stopped.isoformat(), resumed.isoformat() if resumed else None] for stopped, resumed in pauses]


# -- one clock ---------------------------------------------------------------------------------------------


def start(db: Db, *, commune_id: str, request_id: int, kind: str, starts_on: date) -> date:
    """Start a clock on its day 0; its last day. A clock is started once for a case. ClockError."""
    stored.hold(db, commune_id)
    if find(db, request_id, kind):
        raise ClockError(f"The delay {kind!r} of this case was started before.")
    delay = delays.of_commune(db, commune_id)[kind]
    due_on = _due(stored.load(db, commune_id), starts_on, delay.amount, delay.unit)
    db.execute(
        insert(table).values(
            commune_id=commune_id,
            request_id=request_id,
            kind=kind,
            starts_on=starts_on,
            amount=delay.amount,
            unit=delay.unit,
            pauses=[],
            due_on=due_on,
            state=RUNNING,
        )
    )
    return due_on


def stop(db: Db, request_id: int, kind: str, on: date) -> None:
    """Let a running clock stand still: the days after this one are not counted. ClockError."""
    row = _held(db, request_id, kind)
    if row.state != RUNNING or row.due_on is None:
        raise ClockError(f"The delay {kind!r} does not run.")
    if on < row.starts_on:
        raise ClockError(f"The delay {kind!r} began on {row.starts_on}; it cannot be stopped on {on}.")
    if on > row.due_on:
        raise ClockError(f"The delay {kind!r} ran out on {row.due_on}; it can no longer be stopped.")
    _write(db, row, pauses=(*row.pauses, (on, None)), state=STOPPED)


def resume(db: Db, request_id: int, kind: str, on: date) -> date:
    """Let a stopped clock run on after this day; its last day. ClockError."""
    row = _held(db, request_id, kind)
    if row.state != STOPPED:
        raise ClockError(f"The delay {kind!r} does not stand still.")
    stopped = row.pauses[-1][0]
    if on < stopped:
        raise ClockError(f"The delay {kind!r} was stopped on {stopped}; it cannot run on from {on}.")
    return _ran(_write(db, row, pauses=(*row.pauses[:-1], (stopped, on)), state=RUNNING))


def lengthen(db: Db, request_id: int, kind: str, amount: int) -> date | None:
    """Count so many days more, on from the last one; the new last day, None while it stands still. ClockError."""
    row = _held(db, request_id, kind)
    if row.state == ENDED:
        raise ClockError(f"The delay {kind!r} has ended.")
    return _write(db, row, amount=row.amount + amount)


def lengthened(db: Db, row: ClockRow, amount: int) -> date | None:
    """The last day that `lengthen` would give."""
    days = stored.load(db, row.commune_id)
    return working_days.due(days, row.starts_on, row.amount + amount, row.unit, row.pauses)


def move_start(db: Db, request_id: int, kind: str, starts_on: date) -> date | None:
    """The delay began on another day (a notice was proved later); its last day. ClockError."""
    row = _held(db, request_id, kind)
    if row.state == ENDED:
        raise ClockError(f"The delay {kind!r} has ended.")
    return _write(db, row, starts_on=starts_on)


def end(db: Db, request_id: int, kind: str) -> None:
    """What was awaited has come: from now on nothing moves this clock. Nothing happens when it does not exist."""
    db.execute(
        update(table).where(table.c.request_id == request_id, table.c.kind == kind).values(state=ENDED)
    )
    corrections.drop(db, request_id, kind)


def told(db: Db, request_id: int, kind: str, due_on: date, now: datetime | None = None) -> None:
    """The person has been told this last day. With `now`, a correction is put where another one holds by now."""
    db.execute(
        update(table).where(table.c.request_id == request_id, table.c.kind == kind).values(told_due_on=due_on)
    )
    row = find(db, request_id, kind) if now else None
    if row and now and row.state == RUNNING and row.due_on not in (None, due_on):
        due = corrections.Due(request_id, kind, due_on, _ran(row.due_on))
        corrections.settle(db, row.commune_id, [due], now)


def _held(db: Db, request_id: int, kind: str) -> ClockRow:
    """The clock, with the calendar held before it: always in this order, else two could wait for each other."""
    found = find(db, request_id, kind)
    if found is None:
        raise ClockError(f"The delay {kind!r} was never started for this case.")
    stored.hold(db, found.commune_id)
    locked = select(*_COLUMNS).where(table.c.id == found.id).with_for_update()
    row = db.one(locked)
    if row is None:
        raise ClockError(f"The delay {kind!r} was never started for this case.")
    return _row(row)


def _write(
    db: Db,
    row: ClockRow,
    *,
    starts_on: date | None = None,
    amount: int | None = None,
    pauses: tuple[Pause, ...] | None = None,
    state: str | None = None,
) -> date | None:
    starts_on, amount = starts_on or row.starts_on, amount or row.amount
    pauses = row.pauses if pauses is None else pauses
    state = state or row.state
    days = stored.load(db, row.commune_id)
    due_on = None if state == STOPPED else working_days.due(days, starts_on, amount, row.unit, pauses)
    if due_on != row.due_on:
        corrections.drop(db, row.request_id, row.kind)
    db.execute(
        update(table)
        .where(table.c.id == row.id)
        .values(starts_on=starts_on, amount=amount, pauses=_written(pauses), state=state, due_on=due_on)
    )
    return due_on


def _due(days: WorkingDays, starts_on: date, amount: int, unit: str) -> date:
    return _ran(working_days.due(days, starts_on, amount, unit))


def _ran(due_on: date | None) -> date:
    if due_on is None:
        raise AssertionError("a clock that runs has a last day")
    return due_on


# -- all of them -------------------------------------------------------------------------------------------


def recompute(db: Db, commune_id: str) -> list[Moved]:
    """Compute every running clock again by the calendar as it is now; those that moved, by request.

    A window that silence opened begins on the last day of that silence, so it moves with it. Only
    `data/calendar/days.py` calls this: it holds the calendar, and tells those who were told another date.
    """
    days = stored.load(db, commune_id)
    moved, changes = [], []
    begins: dict[tuple[int, str], tuple[date, date]] = {}  # of a window: from, to
    for row in db.execute(_RUNNING, {"commune": commune_id}):
        clock, request_id, kind, starts_on, amount, unit, pauses, before, told_on = row
        was, becomes = begins.get((request_id, kind), (None, None))
        if becomes and starts_on == was:
            starts_on = becomes
        after = _ran(working_days.due(days, starts_on, amount, unit, pauses_of(pauses) if pauses else ()))
        if after == before and starts_on == row.starts_on:
            continue
        changes.append({"clock": clock, "due": after, "start": starts_on})
        moved.append(Moved(request_id, kind, before, after, told_on))
        if kind in OPENED_BY_SILENCE:
            begins[request_id, OPENED_BY_SILENCE[kind]] = before, after
    if changes:
        db.execute(_SET_DUE, changes)
    return moved


_RUNNING = (
    select(
        table.c.id,
        table.c.request_id,
        table.c.kind,
        table.c.starts_on,
        table.c.amount,
        table.c.unit,
        table.c.pauses,
        table.c.due_on,
        table.c.told_due_on,
    )
    .where(table.c.commune_id == bindparam("commune"), table.c.state == RUNNING)
    .order_by(table.c.request_id, table.c.id)
    .with_for_update()
)
_SET_DUE = (
    update(table)
    .where(table.c.id == bindparam("clock"))
    .values(due_on=bindparam("due"), starts_on=bindparam("start"))
)
