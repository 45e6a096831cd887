"""Contributions as flows look at them: one by its code, all of one's own; unknown codes are counted and throttled."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, insert, select

from data import contributions, fates, receipts
from data.contributions import COLUMNS, ContributionRow
from data.engine import Db
from data.tables import contribution_attachments, conversations, missed_lookups
from data.tables import contributions as table

MISSES = 8  # unknown codes that a conversation may ask for …
MISSES_WITHIN = timedelta(
    hours=1
)  # … before it must wait: guessing stays hopeless, a slip of the thumb does not
ACCOUNT_MISSES = 300  # the same for all who write to one account: on the page, new visitors cost nothing
MY_ITEMS = 9  # what fits a list with one row left


def look_item(
    db: Db,
    *,
    commune_id: str,
    conversation_id: int,
    citizen_id: int,
    reference: str,
    day: date,
    now: datetime,
) -> dict[str, Any]:
    """The item of a reference as flows see it (flows.types.Look, `item`); unknown codes are counted and throttled."""
    row = contributions.find(db, commune_id, reference)
    if row is not None and row.citizen_id == citizen_id:  # one's own needs no guessing
        return _found(db, row, citizen_id, day)
    if _is_throttled(db, conversation_id, now):
        return {"found": False, "is_throttled": True}
    if row is None:
        _note_miss(db, commune_id, conversation_id, now)
        return {"found": False, "is_throttled": False}
    return _found(db, row, citizen_id, day)


def _found(db: Db, row: ContributionRow, citizen_id: int, day: date) -> dict[str, Any]:
    """One item, with what became of it: in a list there would be too much to read."""
    return {"found": True, **_as_item(db, row, citizen_id, day), **fates.of_item(db, row)}


def note_unknown(db: Db, *, commune_id: str, conversation_id: int, now: datetime) -> bool:
    """Count a code that leads to nothing here; whether there were too many of them before."""
    if _is_throttled(db, conversation_id, now):
        return True
    _note_miss(db, commune_id, conversation_id, now)
    return False


def _is_throttled(db: Db, conversation_id: int, now: datetime) -> bool:
    """Whether too many unknown codes were asked for, in this conversation or on its account."""
    account = (
        select(conversations.c.account_id).where(conversations.c.id == conversation_id).scalar_subquery()
    )
    missed = (
        select(
            func.count(),
            func.count().filter(missed_lookups.c.conversation_id == conversation_id),
        )
        .join(conversations, conversations.c.id == missed_lookups.c.conversation_id)
        .where(conversations.c.account_id == account, missed_lookups.c.missed_at > now - MISSES_WITHIN)
    )
    on_account, here = db.connection.execute(missed).one()
    return bool(here >= MISSES or on_account >= ACCOUNT_MISSES)


def _note_miss(db: Db, commune_id: str, conversation_id: int, now: datetime) -> None:
    db.execute(
        delete(missed_lookups)
        .where(missed_lookups.c.commune_id == commune_id)
        .where(missed_lookups.c.missed_at <= now - MISSES_WITHIN)
    )
    db.execute(
        insert(missed_lookups).values(commune_id=commune_id, conversation_id=conversation_id, missed_at=now)
    )


def look_my_items(db: Db, *, commune_id: str, citizen_id: int, day: date) -> dict[str, Any]:
    """The person's named items, newest first (flows.types.Look, `my_items`)."""
    rows = db.execute(
        select(*COLUMNS)
        .where(table.c.commune_id == commune_id, table.c.citizen_id == citizen_id)
        .order_by(table.c.id.desc())
        .limit(MY_ITEMS)
    )
    return {"items": [_as_item(db, ContributionRow(*row), citizen_id, day) for row in rows]}


def _as_item(db: Db, row: ContributionRow, citizen_id: int, day: date) -> dict[str, Any]:
    can_change = (
        row.status == "received"
        and contributions.may_change(row, citizen_id)
        and contributions.is_round_open(db, row, day)
    )
    media = select(func.count()).where(contribution_attachments.c.contribution_id == row.id)
    return {
        "reference": row.reference,
        "kind": row.kind,
        "axis_id": row.axis_id,
        "commitment_id": row.commitment_id,
        "words": row.words or "",
        "status": row.status,
        "received_on": row.received_on.isoformat(),
        "is_mine": row.citizen_id == citizen_id,
        "is_anonymous": row.is_anonymous,  # who asks must leave no trace (bot/runtime/traces.py)
        "can_change": can_change,
        "is_chain_intact": receipts.verify_item(db, row.commune_id, row.reference),
        "media": int(db.value(media)),
    }
