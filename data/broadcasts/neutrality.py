"""Days of an election campaign: nothing leaves but what the law wants told and answers to persons.

A commune enters the days; nothing is concluded from the electoral calendar. What would have left in them is paused, and never
leaves by itself afterwards: what it says may be over.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, insert, select

from data import audit
from data.broadcasts.states import BroadcastError
from data.engine import Db
from data.tables import neutrality_periods as table

LONGEST = 366  # days: a longer silence is a slip of the year


@dataclass(frozen=True, slots=True)
class PeriodRow:
    id: int
    commune_id: str
    starts_on: date
    ends_on: date  # the last day
    reason: str
    set_by: str
    set_at: datetime


_COLUMNS = tuple(table.c[name] for name in PeriodRow.__dataclass_fields__)


def listed(db: Db, commune_id: str) -> list[PeriodRow]:
    """Every period that was entered, by its days."""
    asked = select(*_COLUMNS).where(table.c.commune_id == commune_id)
    return [PeriodRow(*row) for row in db.execute(asked.order_by(table.c.starts_on, table.c.id))]


def on(db: Db, commune_id: str, day: date) -> PeriodRow | None:
    """The period that a day of the commune's is in, the one that lasts longest."""
    asked = select(*_COLUMNS).where(
        table.c.commune_id == commune_id, table.c.starts_on <= day, table.c.ends_on >= day
    )
    row = db.one(asked.order_by(table.c.ends_on.desc()).limit(1))
    return PeriodRow(*row) if row else None


def enter(
    db: Db,
    commune_id: str,
    *,
    starts_on: date,
    ends_on: date,
    reason: str,
    actor: str,
    day: date,
    now: datetime,
) -> PeriodRow:
    """Be silent from one day to another, both included. BroadcastError."""
    reason = " ".join(reason.split())
    if not reason:
        raise BroadcastError("reason", "Say why, for instance the election whose campaign it is.")
    if ends_on < starts_on:
        raise BroadcastError("days", f"It would end on {ends_on}, before it begins on {starts_on}.")
    if ends_on < day:
        raise BroadcastError("past", f"{ends_on} is in the past. Today is {day}.")
    if (ends_on - starts_on).days > LONGEST:
        raise BroadcastError("long", f"From {starts_on} to {ends_on} is more than a year: check the year.")
    values = {
        "commune_id": commune_id,
        "starts_on": starts_on,
        "ends_on": ends_on,
        "reason": reason,
        "set_by": actor,
        "set_at": now,
    }
    row = PeriodRow(*db.connection.execute(insert(table).values(values).returning(*_COLUMNS)).one())
    audit.note(db, commune_id, actor, "neutrality_entered", str(row.id), now, _days(row))
    return row


def lift(db: Db, commune_id: str, period_id: int, *, actor: str, now: datetime) -> PeriodRow:
    """Take a period back. What was paused because of it stays paused. BroadcastError."""
    gone = delete(table).where(table.c.commune_id == commune_id, table.c.id == period_id)
    found = db.one(gone.returning(*_COLUMNS))
    if found is None:
        raise BroadcastError(
            "unknown", f"{commune_id} has no period of neutrality with the number {period_id}."
        )
    row = PeriodRow(*found)
    audit.note(db, commune_id, actor, "neutrality_lifted", str(row.id), now, _days(row))
    return row


def _days(row: PeriodRow) -> dict[str, str]:
    return {"starts_on": row.starts_on.isoformat(), "ends_on": row.ends_on.isoformat()}
