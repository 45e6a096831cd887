"""What became of announcements that left, which of them found no way, and what staff should know of that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, and_, or_, select, union_all, update

from data.agenda.announcements import LATE, LEAVING, PARKED, TOLD
from data.engine import Db
from data.requests.notices import WINDOW, WINDOW_MARGIN
from data.requests.proofs import WHATSAPP_SAYS
from data.tables import announcements as table
from data.tables import citizens, conversations, outbound_messages

# Why something waits for its person's next word.
NO_TEMPLATE, UNREACHABLE, FAILED = "no_template", "unreachable", "failed"
UNSURE = "unsure"  # its sending timed out: it may have arrived, so it is not said again, and counts as told

_said = outbound_messages.c


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a channel says of an announcement that left."""

    announcement_id: int
    state: str  # told, parked
    reason: str | None


@dataclass(frozen=True, slots=True)
class Standing:
    """An announcement that found no way."""

    id: int
    kind: str
    subject: str
    channel: str
    reason: str
    created_at: datetime
    facts: Mapping[str, Any]


def outcomes(db: Db, now: datetime, limit: int = 200) -> list[Outcome]:
    """What is known by now of those that left; a message that failed after all is no longer told."""
    arrived = _said.state.in_(("delivered", "read", "unknown", "failed", "parked"))
    # WhatsApp takes a message and says seconds later that it may not be delivered (63016).
    sure = or_(table.c.account_id.not_like("whatsapp:%"), _said.sent_at <= now - WHATSAPP_SAYS)
    over = and_(table.c.state == LEAVING, or_(arrived, and_(_said.state == "sent", sure)))
    failed = select(_said.id).where(_said.state == "failed")
    undone = and_(
        table.c.outbound_id.in_(failed), table.c.state.concat("") == TOLD
    )  # not by the index of states
    left = select(table.c.id, _said.state).join(outbound_messages, _said.id == table.c.outbound_id)
    # Each by its own index: what was told once grows for years, and is not read through every few seconds.
    found = union_all(left.where(over), left.where(undone)).subquery()
    wanted = select(found.c.id, found.c.state).order_by(found.c.id).limit(limit)
    return [_outcome(row) for row in db.execute(wanted)]


def _outcome(row: Row[Any]) -> Outcome:
    if row.state in ("failed", "parked"):
        return Outcome(row.id, PARKED, FAILED)
    return Outcome(row.id, TOLD, UNSURE if row.state == "unknown" else None)


def reopened(db: Db, now: datetime, limit: int = 100) -> Sequence[int]:
    """What found no way, and whose person has written since: by now it may be said as text."""
    heard = conversations.c.last_inbound_at
    wanted = (
        select(table.c.id)
        .join(
            conversations,
            and_(
                conversations.c.citizen_id == table.c.citizen_id,
                conversations.c.account_id == table.c.account_id,
            ),
        )
        .join(citizens, citizens.c.id == table.c.citizen_id)
        .outerjoin(outbound_messages, _said.id == table.c.outbound_id)
        .where(table.c.state == PARKED, citizens.c.unreachable_at.is_(None))
        .where(heard > now - WINDOW + WINDOW_MARGIN)
        .where(or_(and_(_said.id.is_(None), heard > table.c.created_at), heard > _said.created_at))
    )
    return db.execute(wanted.order_by(table.c.id).limit(limit)).scalars().all()


def late_in_queue(db: Db, commune_id: str, day: date) -> Sequence[int]:
    """Those that wait in a channel's queue and say nothing any more; thousands may wait there, so each is only looked at."""
    wanted = (
        select(table.c.id, table.c.facts)
        .join(outbound_messages, _said.id == table.c.outbound_id)
        .where(table.c.commune_id == commune_id, table.c.state == LEAVING, _said.state == "queued")
    )
    found = db.execute(wanted.order_by(table.c.id))
    return [row.id for row in found if date.fromisoformat(row.facts["until"]) < day]


def take_out(db: Db, outbound_id: int, why: str) -> bool:
    """Take a message out of the queue; False when it has left it already."""
    taken = db.value(
        update(outbound_messages)
        .where(_said.id == outbound_id, _said.state == "queued")
        .values(state="failed", error=why)
        .returning(_said.id)
    )
    return taken is not None


def parked(db: Db, commune_id: str) -> list[Standing]:
    """What found no way, oldest first: staff see it, and it leaves when its person writes again if it is still of use."""
    wanted = select(
        table.c.id,
        table.c.kind,
        table.c.subject,
        table.c.account_id,
        table.c.reason,
        table.c.created_at,
        table.c.facts,
    ).where(table.c.commune_id == commune_id, table.c.state == PARKED)
    return [
        Standing(
            id=row.id,
            kind=row.kind,
            subject=row.subject,
            channel=row.account_id.partition(":")[0],
            reason=row.reason or "",
            created_at=row.created_at,
            facts=row.facts,
        )
        for row in db.execute(wanted.order_by(table.c.id))
    ]


def drop_late(db: Db, commune_id: str, day: date) -> int:
    """What found no way and says nothing any more; how many."""
    late = [each.id for each in parked(db, commune_id) if date.fromisoformat(each.facts["until"]) < day]
    if late:
        gone = update(table).where(table.c.id.in_(late), table.c.state == PARKED)
        db.execute(gone.values(state="dropped", reason=LATE))
    return len(late)


def put_off(db: Db, announcement_id: int, due_at: datetime) -> bool:
    """It waits for the morning; False when somebody else decided it."""
    waits = update(table).where(table.c.id == announcement_id, table.c.state == "waiting")
    return db.value(waits.values(due_at=due_at).returning(table.c.id)) is not None
