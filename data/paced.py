"""What leaves an account whose rate is limited: each message with its slot (data/rates.py), replies and notices before broadcasts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, bindparam, or_, select, update

from data import rates
from data.engine import Db, lock_conversation
from data.outbox import BROADCAST, REPLY, OutboundRow, mark_sending, outbound_row, waiting
from data.rates import Limit
from data.tables import outbound_messages


@dataclass(frozen=True, slots=True)
class Claimed:
    """What may leave now of an account whose rate is limited."""

    rows: list[OutboundRow]
    again_in: float | None = None  # seconds, after which more may leave; None when nothing waits for its turn
    is_behind: bool = False  # more than broadcasts waits for the account's rate


def claim(
    db: Db,
    account_id: str,
    rate: Limit,
    now: datetime,
    limit: int,
    conversation_id: int | None = None,
    *,
    engine_now: int | None = None,
) -> Claimed:
    """Take queued messages of an account, as `outbox.claim_due` does, as many as have a slot.

    `engine_now` (data/rates.py) is for tests.
    """
    found = Claimed([])
    for is_bulk in (False, True):
        wanted = waiting(db, [account_id], now, limit - len(found.rows), conversation_id)
        priority = outbound_messages.c.priority
        wanted = wanted.where(priority >= BROADCAST if is_bulk else priority < BROADCAST)
        if conversation_id is None:  # of one conversation it is told how long to wait
            wanted = wanted.where(_is_paced(db, rate, engine_now))
        found = _with_slots(db, rate, found, db.execute(wanted).all(), is_bulk=is_bulk, engine_now=engine_now)
        if found.is_behind or len(found.rows) >= limit:
            break
    mine = mark_sending(db, [row.id for row in found.rows])
    return replace(found, rows=[row for row in found.rows if row.id in mine])


def _with_slots(
    db: Db, rate: Limit, found: Claimed, rows: Sequence[Row[Any]], *, is_bulk: bool, engine_now: int | None
) -> Claimed:
    taken, again = list(found.rows), found.again_in
    for row in rows:
        is_reply = row.priority <= REPLY
        slot = rates.reserve(
            db,
            row.account_id,
            row.conversation_id,
            limit=rate,
            is_bulk=is_bulk,
            is_reply=is_reply,
            now=engine_now,
        )
        if slot.is_taken:
            taken.append(replace(outbound_row(db, row), wait=slot.seconds))
            continue
        again = slot.seconds if again is None else min(again, slot.seconds)
        if not slot.of_person:
            return Claimed(taken, again, is_behind=not is_bulk)
    return Claimed(taken, again)


def _is_paced(db: Db, rate: Limit, engine_now: int | None) -> ColumnElement[bool]:
    """Its person has not been written to just now."""
    is_reply = outbound_messages.c.priority <= REPLY
    return or_(
        rates.is_paced(db, rate, is_reply=False, now=engine_now),
        and_(is_reply, rates.is_paced(db, rate, is_reply=True, now=engine_now)),
    )


def take_slot(db: Db, outbound_id: int, rate: Limit, *, is_behind: bool) -> rates.Slot | None:
    """A slot for a message that was born as `sending`; else it goes into the queue. None: it is to be sent no more.

    With `is_behind` others wait for the account's rate already: it goes to the end of them.
    """
    row = db.one(_OF, {"outbound": outbound_id})
    if row is None:
        return None
    slot = rates.Slot(rates.AHEAD / rates.SECOND, is_taken=False)
    if not is_behind:
        lock_conversation(db, row.conversation_id)  # before the account's row, as `claim` does
        slot = rates.reserve(
            db, row.account_id, row.conversation_id, limit=rate, is_reply=row.priority <= REPLY
        )
    if not slot.is_taken:
        db.execute(_BACK, {"outbound": outbound_id})
    return slot


_OF = select(
    outbound_messages.c.account_id, outbound_messages.c.conversation_id, outbound_messages.c.priority
).where(outbound_messages.c.id == bindparam("outbound"), outbound_messages.c.state == "sending")
_BACK = (
    update(outbound_messages)
    .where(outbound_messages.c.id == bindparam("outbound"), outbound_messages.c.state == "sending")
    .values(state="queued", worker_id=None)
)
