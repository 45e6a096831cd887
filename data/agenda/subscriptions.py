"""What a person wants to be reminded of: all sessions, those that touch an axis, or those that touch what they wrote.

That they agreed to reminders at all is in data/consents.py (the strand `sessions`); this only says of what.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from data.agenda import checks
from data.agenda.states import AgendaError
from data.engine import Db
from data.tables import subscriptions as table

ALL, AXIS, MINE = "all", "axis", "mine"
KINDS = (ALL, AXIS, MINE)


@dataclass(frozen=True, slots=True)
class SubscriptionRow:
    kind: str
    axis_id: str  # "" but for an axis
    language: str
    subscribed_at: datetime


_OF_CITIZEN = (
    select(table.c.kind, table.c.axis_id, table.c.language, table.c.subscribed_at)
    .where(table.c.citizen_id == bindparam("citizen"))
    .order_by(table.c.kind, table.c.axis_id)
)


def of_citizen(db: Db, citizen_id: int) -> list[SubscriptionRow]:
    """What a person is reminded of."""
    return [SubscriptionRow(*row) for row in db.execute(_OF_CITIZEN, {"citizen": citizen_id})]


def subscribe(
    db: Db,
    *,
    commune_id: str,
    citizen_id: int,
    account_id: str,
    kind: str,
    axis_id: str = "",
    language: str,
    now: datetime,
) -> bool:
    """Remind somebody from now on, where they write now; False when they were already. AgendaError.

    All sessions take the place of everything narrower.
    """
    if kind not in KINDS or (kind == AXIS) != bool(axis_id):
        raise AgendaError("kind", f"{kind!r} with the axis {axis_id!r} is nothing to be reminded of.")
    if axis_id:
        checks.axes(db, commune_id, [axis_id])
    known = of_citizen(db, citizen_id)
    if any(row.kind in (ALL, kind) and (row.kind == ALL or row.axis_id == axis_id) for row in known):
        return False
    if kind == ALL:
        unsubscribe(db, citizen_id)
    values = {
        "commune_id": commune_id,
        "citizen_id": citizen_id,
        "account_id": account_id,
        "kind": kind,
        "axis_id": axis_id,
        "language": language,
        "subscribed_at": now,
    }
    dialect = postgresql if db.is_postgres else sqlite
    statement = dialect.insert(table).values(values).on_conflict_do_nothing()
    return db.one(statement.returning(table.c.id)) is not None


def unsubscribe(db: Db, citizen_id: int, kind: str | None = None, axis_id: str = "") -> int:
    """Remind somebody no more, of one thing or of all; how many there were. What waits is dropped when it would leave."""
    gone = delete(table).where(table.c.citizen_id == citizen_id)
    if kind is not None:
        gone = gone.where(table.c.kind == kind, table.c.axis_id == axis_id)
    return len(db.execute(gone.returning(table.c.id)).scalars().all())
