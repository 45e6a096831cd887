"""Photos and voice notes: announced, fetched, kept as received and sealed, or given up.

States: fetching, stored, given_up. Fetching is done by the runtime, outside any transaction.
"""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update

from data.engine import Db
from data.tables import attachments, contribution_attachments, conversations, inbound_messages

# Three tries within half a minute: seconds to wait before each. A person who waits longer believes nobody is there.
WAITS = (0.0, 5.0, 20.0)
# How long one try may be under way before the net under the wake-ups takes it for lost with its process.
TRY_LASTS = timedelta(seconds=60)
TOKEN_BYTES = 12
DUE_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    id: int
    token: str  # the name that flows, exports and the console know it by
    inbound_id: int | None  # empty once it belongs to an anonymous contribution
    kind: str  # voice, photo
    state: str
    problem: str  # too_large, lost, wrong_type; or ""
    media_type: str
    size: int  # bytes
    seconds: int | None
    digest: str | None  # SHA-256 of the bytes as received


@dataclass(frozen=True, slots=True)
class Pending:
    """What is needed to fetch one."""

    id: int
    account_id: str
    kind: str
    source: str  # where the provider keeps it, as `expect` was told
    media_type: str
    size: int
    attempts: int


_COLUMNS = (
    attachments.c.id,
    attachments.c.token,
    attachments.c.inbound_id,
    attachments.c.kind,
    attachments.c.state,
    attachments.c.problem,
    attachments.c.media_type,
    attachments.c.size,
    attachments.c.seconds,
    attachments.c.digest,
)


def expect(
    db: Db,
    *,
    commune_id: str,
    inbound_id: int,
    kind: str,
    source: str,
    media_type: str = "",
    size: int = 0,
    seconds: int | None = None,
    now: datetime,
) -> int:
    """A message came with media that is not here yet. Returns the attachment's id."""
    return int(
        db.value(
            insert(attachments)
            .values(
                commune_id=commune_id,
                token=secrets.token_hex(TOKEN_BYTES),
                inbound_id=inbound_id,
                kind=kind,
                state="fetching",
                sealed_source=db.vault.seal(source, "attachments.source"),
                next_try_at=now,
                media_type=media_type,
                size=size,
                seconds=seconds,
            )
            .returning(attachments.c.id)
        )
    )


_PENDING = (
    select(
        attachments.c.id,
        inbound_messages.c.account_id,
        attachments.c.kind,
        attachments.c.sealed_source,
        attachments.c.media_type,
        attachments.c.size,
        attachments.c.attempts,
    )
    .join(inbound_messages, inbound_messages.c.id == attachments.c.inbound_id)
    .where(attachments.c.state == "fetching")
)


def due(db: Db, account_ids: Sequence[str], now: datetime) -> list[Pending]:
    """What is still to be fetched for these accounts and is not being tried right now, oldest first."""
    rows = db.execute(
        _PENDING.where(inbound_messages.c.account_id.in_(account_ids), attachments.c.next_try_at <= now)
        .order_by(attachments.c.id)
        .limit(DUE_AT_ONCE)
    )
    return [_pending(db, row) for row in rows]


def pending(db: Db, attachment_id: int) -> Pending | None:
    """One that is still to be fetched; None when it was stored or given up."""
    row = db.one(_PENDING.where(attachments.c.id == attachment_id))
    return _pending(db, row) if row else None


def _pending(db: Db, row: Sequence[object]) -> Pending:
    number, account_id, kind, sealed, media_type, size, attempts = row
    source = db.vault.open_text(sealed, "attachments.source") if isinstance(sealed, bytes) else ""
    return Pending(number, account_id, kind, source, media_type, size, attempts)  # type: ignore[arg-type]


def count_try(db: Db, attachment_id: int, *, now: datetime) -> None:
    """A try begins: nobody else takes it up while it may be under way."""
    db.execute(
        update(attachments)
        .where(attachments.c.id == attachment_id, attachments.c.state == "fetching")
        .values(attempts=attachments.c.attempts + 1, next_try_at=now + TRY_LASTS)
    )


def store(db: Db, attachment_id: int, *, content: bytes, media_type: str, seconds: int | None = None) -> None:
    """Keep what was fetched, exactly as received, sealed."""
    values = {
        "state": "stored",
        "problem": "",
        "media_type": media_type,
        "size": len(content),
        "digest": hashlib.sha256(content).hexdigest(),
        "sealed_bytes": db.vault.seal(content, "attachments.bytes"),
        "sealed_source": None,
        "next_try_at": None,
    }
    if seconds is not None:
        values["seconds"] = seconds
    db.execute(
        update(attachments)
        .where(attachments.c.id == attachment_id, attachments.c.state == "fetching")
        .values(values)
    )


def give_up(db: Db, attachment_id: int, problem: str) -> None:
    """It cannot be had: too_large, lost or wrong_type; the person is asked to send it again."""
    db.execute(
        update(attachments)
        .where(attachments.c.id == attachment_id, attachments.c.state == "fetching")
        .values(state="given_up", problem=problem, sealed_source=None, next_try_at=None)
    )


def inbound_when_complete(db: Db, attachment_id: int) -> int | None:
    """The message an attachment came with, once nothing of that message is on the way any more."""
    inbound_id: int | None = db.value(
        select(attachments.c.inbound_id).where(attachments.c.id == attachment_id)
    )
    if inbound_id is None:
        return None
    missing = select(attachments.c.id).where(
        attachments.c.inbound_id == inbound_id, attachments.c.state == "fetching"
    )
    return inbound_id if db.value(missing.limit(1)) is None else None


def of_message(db: Db, inbound_id: int) -> list[AttachmentRow]:
    """What came with a message, in its order."""
    rows = db.execute(
        select(*_COLUMNS).where(attachments.c.inbound_id == inbound_id).order_by(attachments.c.id)
    )
    return [AttachmentRow(*row) for row in rows]


def of_contribution(db: Db, contribution_id: int) -> list[AttachmentRow]:
    """What belongs to a contribution, in its order."""
    rows = db.execute(
        select(*_COLUMNS)
        .join(contribution_attachments, contribution_attachments.c.attachment_id == attachments.c.id)
        .where(contribution_attachments.c.contribution_id == contribution_id)
        .order_by(contribution_attachments.c.position)
    )
    return [AttachmentRow(*row) for row in rows]


def read(db: Db, commune_id: str, token: str) -> bytes:
    """The bytes of a stored attachment of this commune. LookupError when there is none."""
    sealed = db.value(
        select(attachments.c.sealed_bytes).where(
            attachments.c.token == token,
            attachments.c.commune_id == commune_id,
            attachments.c.state == "stored",
        )
    )
    if sealed is None:
        raise LookupError(f"There is no attachment {token!r}.")
    return db.vault.open(sealed, "attachments.bytes")


def take_for_contribution(
    db: Db, contribution_id: int, citizen_id: int, tokens: Sequence[str], *, unlink: bool
) -> list[str]:
    """Tie stored attachments of a person's own messages to a contribution; returns their digests in order.

    With `unlink` the tie to the message is cut: nothing leads from an anonymous contribution to its author.
    """
    digests = []
    for position, row in enumerate(_own(db, citizen_id, tokens)):
        db.execute(
            insert(contribution_attachments).values(
                contribution_id=contribution_id, attachment_id=row.id, position=position
            )
        )
        if unlink:
            db.execute(update(attachments).where(attachments.c.id == row.id).values(inbound_id=None))
        digests.append(row.digest or "")
    return digests


def _own(db: Db, citizen_id: int, tokens: Sequence[str]) -> list[AttachmentRow]:
    rows = db.execute(
        select(*_COLUMNS)
        .join(inbound_messages, inbound_messages.c.id == attachments.c.inbound_id)
        .join(conversations, conversations.c.id == inbound_messages.c.conversation_id)
        .where(conversations.c.citizen_id == citizen_id, attachments.c.token.in_(tokens))
        .where(attachments.c.state == "stored")
    )
    found = {row.token: AttachmentRow(*row) for row in rows}
    return [found[token] for token in dict.fromkeys(tokens) if token in found]


def delete_of_contribution(db: Db, contribution_id: int) -> None:
    """Delete the bytes and the rows of what belongs to a contribution."""
    mine = select(contribution_attachments.c.attachment_id).where(
        contribution_attachments.c.contribution_id == contribution_id
    )
    ids = list(db.execute(mine).scalars())
    db.execute(
        delete(contribution_attachments).where(contribution_attachments.c.contribution_id == contribution_id)
    )
    db.execute(delete(attachments).where(attachments.c.id.in_(ids)))


def delete_of_messages(db: Db, inbound_ids: Sequence[int]) -> int:
    """Delete what came with these messages and belongs to no contribution. Returns how many."""
    kept = select(contribution_attachments.c.attachment_id)
    rows = db.execute(
        delete(attachments)
        .where(attachments.c.inbound_id.in_(inbound_ids), attachments.c.id.not_in(kept))
        .returning(attachments.c.id)
    )
    return len(rows.all())


def unlink_from_messages(db: Db, inbound_ids: Sequence[int]) -> None:
    """Cut the tie to messages that are emptied: what a contribution keeps stays with it alone."""
    db.execute(update(attachments).where(attachments.c.inbound_id.in_(inbound_ids)).values(inbound_id=None))
