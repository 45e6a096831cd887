"""The outbox: everything that is said is a row first, written in the transaction of the turn that says it.

States: queued -> sending -> sent -> delivered -> read; or failed (never to be sent), unknown (may have arrived; never
repeated blindly), parked (no allowed way to send it now; staff see it). They only move forwards.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, exists, insert, or_, select, update

from data import job_queue, workers
from data.engine import Db
from data.tables import conversations, outbound_messages
from data.vault import VaultError

REPLY, STATUTORY, REMINDER, BROADCAST = 10, 20, 30, 40  # what leaves first
NOTICE = "notice"  # the kind of what must be told about a case
FOLLOWED = (NOTICE, "broadcast")  # kinds whose own tables follow what became of them
SEND_ATTEMPTS = 8  # with back-off about half an hour; then staff see it as failed
# Providers' callbacks come in any order: a state is only ever replaced by one further on.
RANK = {"queued": 0, "sending": 1, "unknown": 2, "sent": 3, "delivered": 4, "read": 5, "failed": 6}


@dataclass(frozen=True, slots=True)
class OutboundRow:
    id: int
    commune_id: str
    account_id: str
    conversation_id: int
    kind: str
    body: str  # JSON of bot.channels.base.Outbound
    attempts: int
    provider_id: str | None
    wait: float = 0.0  # seconds until its slot, where the account's rate is limited


_UNSENT = (
    select(outbound_messages.c.id)
    .where(
        outbound_messages.c.conversation_id == bindparam("conversation"),
        # What is less urgent is overtaken: a reply never waits behind a broadcast that has not left.
        or_(
            outbound_messages.c.state == "sending",
            and_(
                outbound_messages.c.state == "queued", outbound_messages.c.priority <= bindparam("priority")
            ),
        ),
    )
    .limit(1)
)
_PUT = (
    insert(outbound_messages)
    .values(
        {
            name: bindparam(name)
            for name in (
                "commune_id",
                "account_id",
                "conversation_id",
                "inbound_id",
                "kind",
                "priority",
                "sealed_body",
                "author",
                "state",
                "due_at",
                "created_at",
                "is_fleeting",
                "worker_id",
            )
        }
    )
    .returning(outbound_messages.c.id)
)


def put(
    db: Db,
    *,
    commune_id: str,
    account_id: str,
    conversation_id: int,
    body: str,
    kind: str = "reply",
    priority: int = REPLY,
    inbound_id: int | None = None,
    author: str | None = None,
    send_now: bool = False,
    is_fleeting: bool = False,
    now: datetime,
) -> tuple[int, bool]:
    """Add a message; returns its id and whether the caller is to send it right after the commit.

    With `send_now` the row is born as `sending`, which spares a transaction; but when an earlier message to this
    person has not left yet, it queues behind it, so that order is kept.
    """
    is_mine = send_now and db.value(_UNSENT, {"conversation": conversation_id, "priority": priority}) is None
    outbound_id = db.value(
        _PUT,
        {
            "commune_id": commune_id,
            "account_id": account_id,
            "conversation_id": conversation_id,
            "inbound_id": inbound_id,
            "kind": kind,
            "priority": priority,
            "sealed_body": db.vault.seal(body, "outbound.body"),
            "author": author,
            "state": "sending" if is_mine else "queued",
            "due_at": now,
            "created_at": now,
            "is_fleeting": is_fleeting,
            "worker_id": db.worker_id if is_mine else None,
        },
    )
    if not is_mine and priority < BROADCAST:  # broadcasts wait for the next look: it comes within a second
        job_queue.defer(db, job_queue.SEND, account_id)
    return outbound_id, is_mine


_ROW = (
    outbound_messages.c.id,
    outbound_messages.c.commune_id,
    outbound_messages.c.account_id,
    outbound_messages.c.conversation_id,
    outbound_messages.c.kind,
    outbound_messages.c.sealed_body,
    outbound_messages.c.attempts,
    outbound_messages.c.provider_id,
)


# Statements are built once: to build this one anew cost a worker more than to send what it found.
_earlier = outbound_messages.alias("earlier")
# Nothing said earlier to the same person is on its way, or still waits and is as urgent.
_IS_FIRST = ~exists(
    select(_earlier.c.id).where(
        _earlier.c.conversation_id == outbound_messages.c.conversation_id,
        or_(
            _earlier.c.state == "sending",
            and_(_earlier.c.state == "queued", _earlier.c.priority <= outbound_messages.c.priority),
        ),
        _earlier.c.id < outbound_messages.c.id,
    )
)
_WAITING = (
    select(*_ROW, outbound_messages.c.priority)
    .join(conversations, conversations.c.id == outbound_messages.c.conversation_id)
    .where(outbound_messages.c.state == "queued", _IS_FIRST)
    .order_by(outbound_messages.c.priority, outbound_messages.c.id)
)
# Whose turn is being taken is left for later, and what another process is claiming is left to it.
_WAITING_HELD = _WAITING.with_for_update(
    key_share=True, skip_locked=True, of=[outbound_messages, conversations]
)
_MARK_SENDING = (
    update(outbound_messages)
    .where(
        outbound_messages.c.id.in_(bindparam("wanted", expanding=True)),
        outbound_messages.c.state == "queued",
        _IS_FIRST,
    )
    .values(state="sending", worker_id=bindparam("worker"))
    .returning(outbound_messages.c.id)
)


def claim_due(
    db: Db, account_ids: Sequence[str], now: datetime, limit: int, conversation_id: int | None = None
) -> list[OutboundRow]:
    """Take queued messages whose time has come, at most one per conversation, and mark them `sending`.

    What waits behind an earlier message is left out before the limit is applied, or one person's long queue would
    keep everybody else's from being seen.
    """
    rows = db.execute(waiting(db, account_ids, now, limit, conversation_id)).all()
    mine = mark_sending(db, [row.id for row in rows])
    return [outbound_row(db, row) for row in rows if row.id in mine]


def waiting(
    db: Db, account_ids: Sequence[str], now: datetime, limit: int, conversation_id: int | None
) -> Select[*tuple[Any, ...]]:
    wanted = (_WAITING_HELD if db.is_postgres else _WAITING).where(
        outbound_messages.c.account_id.in_(account_ids), outbound_messages.c.due_at <= now
    )
    if conversation_id is not None:
        wanted = wanted.where(outbound_messages.c.conversation_id == conversation_id)
    return wanted.limit(limit)


def mark_sending(db: Db, outbound_ids: Sequence[int]) -> set[int]:
    """Compare-and-set: whoever claims the same row at the same moment gets it or does not, never both.

    What was said earlier is looked for again: a turn may have ended between the look and the lock.
    """
    if not outbound_ids:
        return set()
    marked = db.execute(_MARK_SENDING, {"wanted": list(outbound_ids), "worker": db.worker_id})
    return set(marked.scalars())


def outbound_row(db: Db, row: Row[Any]) -> OutboundRow:
    return OutboundRow(
        row.id,
        row.commune_id,
        row.account_id,
        row.conversation_id,
        row.kind,
        _body(db, row.sealed_body),
        row.attempts,
        row.provider_id,
    )


def _body(db: Db, sealed: bytes | None) -> str:
    """ "" for what was emptied or does not open: one bad row must not hold up the others claimed with it."""
    try:
        return db.vault.open_text(sealed, "outbound.body") if sealed else ""
    except VaultError:
        return ""


def load(db: Db, outbound_id: int) -> OutboundRow | None:
    row = db.one(select(*_ROW).where(outbound_messages.c.id == outbound_id))
    return outbound_row(db, row) if row else None


_SENT = (
    update(outbound_messages)
    # A process that was taken for dead, and was not, may find its message queued again: it left all the same.
    .where(
        outbound_messages.c.id == bindparam("outbound"), outbound_messages.c.state.in_(("queued", "sending"))
    )
    .values(state="sent", provider_id=bindparam("provider"), sent_at=bindparam("at"), error=None)
)
_SENT_AND_WHERE = _SENT.returning(outbound_messages.c.account_id, outbound_messages.c.conversation_id)


def mark_sent(db: Db, outbound_id: int, provider_id: str, now: datetime) -> None:
    values = {"outbound": outbound_id, "provider": provider_id, "at": now}
    if not db.is_postgres:
        db.execute(_SENT, values)
        return
    row = db.one(_SENT_AND_WHERE, values)
    if row and row.account_id.startswith("web:"):  # the process that serves the page may be another
        job_queue.tell_page(db, row.conversation_id)


def mark(db: Db, outbound_id: int, state: str, error: str) -> None:
    """failed, unknown or parked, with the reason in words that hold no secret."""
    db.execute(
        update(outbound_messages)
        .where(outbound_messages.c.id == outbound_id, outbound_messages.c.state.in_(("queued", "sending")))
        .values(state=state, error=error, attempts=outbound_messages.c.attempts + 1)
    )


def put_off(db: Db, outbound_id: int, due_at: datetime, error: str, *, is_attempt: bool = True) -> None:
    """Not sent now: queue it again for later. Being told to wait is no attempt."""
    db.execute(
        update(outbound_messages)
        .where(outbound_messages.c.id == outbound_id, outbound_messages.c.state == "sending")
        .values(
            state="queued",
            due_at=due_at,
            error=error,
            attempts=outbound_messages.c.attempts + int(is_attempt),
        )
    )


@dataclass(frozen=True, slots=True)
class Moved:
    """A message of which a callback told something new."""

    outbound_id: int
    conversation_id: int


def apply_status(db: Db, account_id: str, provider_id: str, state: str, error: str) -> Moved | None:
    """What a callback says became of a message; only forwards. None when it did not move."""
    behind = [name for name, rank in RANK.items() if rank < RANK[state]]
    if state == "failed":  # delivered or read is proof; a late "failed" does not undo it
        behind = ["queued", "sending", "unknown", "sent"]
    moved = db.one(
        update(outbound_messages)
        .where(outbound_messages.c.account_id == account_id, outbound_messages.c.provider_id == provider_id)
        .where(outbound_messages.c.state.in_(behind))
        .values(state=state, error=error or None)
        .returning(outbound_messages.c.id, outbound_messages.c.conversation_id)
    )
    return Moved(*moved) if moved else None


_BEFORE_IT_ARRIVED = ("queued", "sending", "unknown", "sent", "failed")


def send_instead(db: Db, outbound_id: int, body: str, why: str, now: datetime) -> None:
    """It can never arrive as it was said: it leaves again in other words, as the same message."""
    db.execute(
        update(outbound_messages)
        .where(outbound_messages.c.id == outbound_id, outbound_messages.c.state.in_(_BEFORE_IT_ARRIVED))
        .values(
            state="queued",
            provider_id=None,
            sent_at=None,
            worker_id=None,
            due_at=now,
            error=why,
            sealed_body=db.vault.seal(body, "outbound.body"),
        )
    )


def park(db: Db, outbound_id: int, why: str) -> None:
    """No way leads to its person now: it waits until they write."""
    db.execute(
        update(outbound_messages)
        .where(outbound_messages.c.id == outbound_id, outbound_messages.c.state.in_(_BEFORE_IT_ARRIVED))
        .values(state="parked", error=why)
    )


def release(db: Db, conversation_id: int, now: datetime) -> None:
    """Its person has written: what was parked may leave."""
    db.execute(
        update(outbound_messages)
        .where(outbound_messages.c.conversation_id == conversation_id, outbound_messages.c.state == "parked")
        .where(outbound_messages.c.kind.not_in(FOLLOWED))
        .values(state="queued", provider_id=None, sent_at=None, due_at=now)
    )


def unseen(db: Db, conversation_id: int) -> list[int]:
    """Notices that left for a page which nobody has looked at since."""
    rows = db.execute(
        select(outbound_messages.c.id).where(
            outbound_messages.c.conversation_id == conversation_id,
            outbound_messages.c.kind == NOTICE,
            outbound_messages.c.state == "sent",
        )
    )
    return list(rows.scalars())


def mark_seen(db: Db, outbound_ids: Collection[int]) -> None:
    """The page showed them to the person."""
    db.execute(
        update(outbound_messages)
        .where(outbound_messages.c.id.in_(outbound_ids), outbound_messages.c.state == "sent")
        .values(state="delivered")
    )


def is_known(db: Db, account_id: str, provider_id: str) -> bool:
    """Whether a message that left under this id of the provider's is written down yet."""
    known = select(outbound_messages.c.id).where(
        outbound_messages.c.account_id == account_id, outbound_messages.c.provider_id == provider_id
    )
    return db.value(known.limit(1)) is not None


def recover(db: Db, account_ids: Sequence[str], in_flight: Callable[[], Collection[int]] = tuple) -> int:
    """What is `sending` and nobody sends (a killed process, an outcome that could not be written) is queued again.

    `in_flight` is asked after the rows were read: a row is named there before its transaction commits, so whatever
    was read and is under way is certainly in it. Returns how many.
    """
    whose, number = outbound_messages.c.worker_id, outbound_messages.c.id
    stuck = select(number).where(
        outbound_messages.c.state == "sending", outbound_messages.c.account_id.in_(account_ids)
    )
    if db.is_postgres:  # several processes may send: what one that is alive has claimed is its own affair
        stuck = stuck.where(or_(whose.is_(None), whose == db.worker_id, workers.is_silent(whose)))
    lost = set(db.execute(stuck).scalars()) - set(in_flight())
    if lost and db.is_postgres:
        # It may have been put back since, and be on its way once more, from here or from another process. So the few
        # are held first, which no claim can overtake, and then everything is asked again.
        held = stuck.where(number.in_(lost)).with_for_update(skip_locked=True)
        lost = set(db.execute(held).scalars()) - set(in_flight())
    if lost:
        db.execute(update(outbound_messages).where(number.in_(lost)).values(state="queued"))
    return len(lost)


def readdress(db: Db, outbound_id: int, body: str) -> None:
    """Replace the body of a message: its person has a new address, or it left and held a secret."""
    db.execute(
        update(outbound_messages)
        .where(outbound_messages.c.id == outbound_id)
        .values(sealed_body=db.vault.seal(body, "outbound.body"))
    )
