"""The mail queue: what is to leave by e-mail is a row first, written in the transaction that decides it.

States: queued -> sending -> sent, or refused (the server will never take it: staff see it). A row that is `sending` holds
a lease: when nobody wrote down what became of it (a killed process), it is taken again after `LEASE`, with the same
Message-ID, so that whoever got it twice can tell. A server that is down is tried again for ever, ever more seldom.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from data.engine import Db
from data.tables import mails
from data.vault import VaultError

LEASE = timedelta(minutes=10)  # a mail that takes longer than this to hand over has no process any more
FIRST_WAIT, LONGEST_WAIT = (
    timedelta(minutes=1),
    timedelta(minutes=30),
)  # a server that is back is noticed soon
ADDRESS_WAIT = timedelta(minutes=5)  # until somebody wrote an address into commune.yaml
WAITS_LONG = timedelta(hours=1)
_MESSAGE = "mails.message"


@dataclass(frozen=True, slots=True)
class MailRow:
    id: int
    commune_id: str
    request_id: int | None
    kind: str
    message_id: str
    attempts: int
    message: bytes  # RFC 5322; b"" when it was emptied or does not open


@dataclass(frozen=True, slots=True)
class Standing:
    """How much of a commune's mail has not left: that waits for long, or was refused, and one of its troubles."""

    state: str  # queued, sending, refused
    number: int
    trouble: str


@dataclass(frozen=True, slots=True)
class Unsent:
    id: int
    kind: str
    state: str
    attempts: int
    created_at: datetime
    next_try_at: datetime | None
    trouble: str


def put(
    db: Db,
    *,
    commune_id: str,
    request_id: int | None,
    kind: str,
    message_id: str,
    message: bytes,
    now: datetime,
) -> int:
    """Queue a message; its id."""
    values = _values(db, commune_id, request_id, kind, message_id, message, now)
    mail_id: int = db.value(insert(mails).values(values).returning(mails.c.id))
    return mail_id


def put_once(
    db: Db,
    *,
    commune_id: str,
    request_id: int | None,
    kind: str,
    message_id: str,
    message: bytes,
    now: datetime,
) -> bool:
    """Queue a message whose Message-ID names it; False when it was queued before, by whomever."""
    values = _values(db, commune_id, request_id, kind, message_id, message, now)
    dialect = postgresql if db.is_postgres else sqlite
    statement = dialect.insert(mails).values(values).on_conflict_do_nothing(index_elements=["message_id"])
    return db.one(statement.returning(mails.c.id)) is not None


def _values(
    db: Db, commune_id: str, request_id: int | None, kind: str, message_id: str, message: bytes, now: datetime
) -> dict[str, Any]:
    return {
        "commune_id": commune_id,
        "request_id": request_id,
        "kind": kind,
        "message_id": message_id,
        "sealed_message": db.vault.seal(message, _MESSAGE),
        "state": "queued",
        "next_try_at": now,
        "created_at": now,
    }


_ROW = (
    mails.c.id,
    mails.c.commune_id,
    mails.c.request_id,
    mails.c.kind,
    mails.c.message_id,
    mails.c.attempts,
    mails.c.sealed_message,
)


def claim_due(db: Db, now: datetime, limit: int = 20) -> list[MailRow]:
    """Take what is due, oldest first, and mark it `sending`. Compare-and-set: two processes never take the same."""
    is_due = mails.c.state.in_(("queued", "sending")) & (mails.c.next_try_at <= now)
    due = select(mails.c.id).where(is_due).order_by(mails.c.next_try_at, mails.c.id).limit(limit)
    ids = db.execute(due).scalars().all()
    if not ids:
        return []
    claimed = update(mails).where(mails.c.id.in_(ids), is_due)
    rows = db.execute(claimed.values(state="sending", next_try_at=now + LEASE).returning(*_ROW)).all()
    return [_mail(db, row) for row in sorted(rows, key=lambda row: row.id)]


def _mail(db: Db, row: Row[Any]) -> MailRow:
    return MailRow(
        row.id,
        row.commune_id,
        row.request_id,
        row.kind,
        row.message_id,
        row.attempts,
        _open(db, row.sealed_message),
    )


def _open(db: Db, sealed: bytes | None) -> bytes:
    """One bad row must not hold up the others."""
    try:
        return db.vault.open(sealed, _MESSAGE) if sealed else b""
    except VaultError:
        return b""


def mark_sent(db: Db, mail_id: int, now: datetime) -> None:
    values = {"state": "sent", "sent_at": now, "next_try_at": None, "trouble": None}
    db.execute(
        update(mails)
        .where(mails.c.id == mail_id, mails.c.state == "sending")
        .values(**values, attempts=mails.c.attempts + 1)
    )


def put_off(db: Db, row: MailRow, trouble: str, now: datetime) -> None:
    """It could not leave, and may later: try again after a while that doubles up to a limit."""
    wait = min(FIRST_WAIT * 2 ** min(row.attempts, 16), LONGEST_WAIT)
    _back(db, row.id, trouble, now + wait, attempts=row.attempts + 1)


def wait_for_address(db: Db, row: MailRow, trouble: str, now: datetime) -> None:
    """Nobody to send it to yet: no attempt."""
    _back(db, row.id, trouble, now + ADDRESS_WAIT, attempts=row.attempts)


def _back(db: Db, mail_id: int, trouble: str, at: datetime, *, attempts: int) -> None:
    db.execute(
        update(mails)
        .where(mails.c.id == mail_id, mails.c.state == "sending")
        .values(state="queued", next_try_at=at, trouble=trouble, attempts=attempts)
    )


def refuse(db: Db, mail_id: int, trouble: str) -> None:
    """The server will never take it as it is."""
    db.execute(
        update(mails)
        .where(mails.c.id == mail_id, mails.c.state.in_(("queued", "sending")))
        .values(state="refused", next_try_at=None, trouble=trouble, attempts=mails.c.attempts + 1)
    )


def try_again(db: Db, commune_id: str, now: datetime) -> int:
    """Queue again what was refused or waits, once its trouble was seen to. Returns how many."""
    rows = db.execute(
        update(mails)
        .where(mails.c.commune_id == commune_id, mails.c.state.in_(("queued", "refused")))
        .where(mails.c.sealed_message.is_not(None))
        .values(state="queued", next_try_at=now)
        .returning(mails.c.id)
    )
    return len(rows.all())


def newest_of(db: Db, commune_id: str, prefix: str) -> str | None:
    """The last of a commune's mails whose kind begins so; by its kind."""
    mine = mails.c.commune_id == commune_id, mails.c.kind.like(f"{prefix}%")
    found: str | None = db.value(select(mails.c.kind).where(*mine).order_by(mails.c.id.desc()).limit(1))
    return found


def state_of(db: Db, mail_id: int) -> str | None:
    found: str | None = db.value(select(mails.c.state).where(mails.c.id == mail_id))
    return found


def standing(db: Db, commune_id: str, now: datetime) -> list[Standing]:
    """What has waited for more than an hour, or was refused, as far as it can still be sent."""
    is_late = mails.c.state.in_(("queued", "sending")) & (mails.c.created_at < now - WAITS_LONG)
    rows = db.execute(
        select(mails.c.state, func.count(), func.max(mails.c.trouble))
        .where(mails.c.commune_id == commune_id, mails.c.sealed_message.is_not(None))
        .where(or_(is_late, mails.c.state == "refused"))
        .group_by(mails.c.state)
        .order_by(mails.c.state)
    )
    return [Standing(state, number, trouble or "") for state, number, trouble in rows]


def unsent(db: Db, commune_id: str) -> list[Unsent]:
    """What has not left and still can, oldest first."""
    columns = (
        mails.c.id,
        mails.c.kind,
        mails.c.state,
        mails.c.attempts,
        mails.c.created_at,
        mails.c.next_try_at,
        func.coalesce(mails.c.trouble, ""),
    )
    rows = db.execute(
        select(*columns)
        .where(mails.c.commune_id == commune_id, mails.c.sealed_message.is_not(None))
        .where(mails.c.state.in_(("queued", "sending", "refused")))
        .order_by(mails.c.id)
    )
    return [Unsent(*row) for row in rows]
