"""The inbox: every message of a citizen, kept under the provider's own key before anything is done with it.

States: fetching (its media is on the way; later messages of that person wait), waiting, handled, set_aside (its
turn failed three times; staff see it).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from data import attachments
from data.conversations import find_or_open
from data.engine import Db
from data.tables import channel_accounts, inbound_messages, outbound_messages
from data.vault import Vault

TURN_ATTEMPTS = 3  # a turn that raises this often is set aside, so that the next message can proceed


@dataclass(frozen=True, slots=True)
class InboundRow:
    id: int
    conversation_id: int
    state: str
    attempts: int
    received_at: datetime
    has_more: bool  # another message of this person waits behind it
    _sealed: bytes | None = field(repr=False)
    _vault: Vault = field(repr=False)

    @property
    def body(self) -> str:
        """JSON of what the channel received, "" once it was emptied. VaultError when the keys do not open it.

        Opened only when asked for, so that a turn that fails on it can be counted against the message.
        """
        return self._vault.open_text(self._sealed, "inbound.body") if self._sealed else ""


_RECEIVE_VALUES: dict[str, Any] = {
    name: bindparam(name)
    for name in (
        "commune_id",
        "account_id",
        "conversation_id",
        "provider_key",
        "sealed_body",
        "state",
        "received_at",
    )
}
_RECEIVE = {
    False: sqlite.insert(inbound_messages).values(_RECEIVE_VALUES).on_conflict_do_nothing()
    .returning(inbound_messages.c.id),
    True: postgresql.insert(inbound_messages).values(_RECEIVE_VALUES).on_conflict_do_nothing()
    .returning(inbound_messages.c.id),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Received:
    inbound_id: int
    conversation_id: int
    citizen_id: int
    was_unreachable: bool


def receive(
    db: Db,
    *,
    commune_id: str,
    account_id: str,
    key: str,
    address: str,
    aliases: Sequence[str] = (),
    body: str,
    has_media: bool = False,
    now: datetime,
) -> Received | None:
    """Keep a message; None when the provider had already delivered it."""
    person = find_or_open(
        db, commune_id=commune_id, account_id=account_id, address=address, aliases=aliases, now=now
    )
    inbound_id = db.value(
        _RECEIVE[db.is_postgres],
        {
            "commune_id": commune_id,
            "account_id": account_id,
            "conversation_id": person.conversation_id,
            "provider_key": key,
            "sealed_body": db.vault.seal(body, "inbound.body"),
            "state": "fetching" if has_media else "waiting",
            "received_at": now,
        },
    )
    if inbound_id is None:
        return None
    return Received(inbound_id, person.conversation_id, person.citizen_id, person.is_unreachable)


_NEXT = (
    select(
        inbound_messages.c.id,
        inbound_messages.c.conversation_id,
        inbound_messages.c.sealed_body,
        inbound_messages.c.state,
        inbound_messages.c.attempts,
        inbound_messages.c.received_at,
    )
    .where(
        inbound_messages.c.conversation_id == bindparam("conversation"),
        inbound_messages.c.state.in_(("fetching", "waiting")),
    )
    .order_by(inbound_messages.c.id)
    .limit(2)
)


def next_message(db: Db, conversation_id: int) -> InboundRow | None:
    """The oldest message that waits for its turn; None when there is none, or its media is still on the way."""
    rows = db.execute(_NEXT, {"conversation": conversation_id}).all()
    if not rows or rows[0].state == "fetching":
        return None
    row = rows[0]
    return InboundRow(
        row.id,
        row.conversation_id,
        row.state,
        row.attempts,
        row.received_at,
        len(rows) > 1,
        row.sealed_body,
        db.vault,
    )


_HANDLED = (
    update(inbound_messages)
    .where(inbound_messages.c.id == bindparam("inbound"), inbound_messages.c.state == "waiting")
    .values(state="handled", reading=bindparam("read_as"), handled_at=bindparam("at"))
    .returning(inbound_messages.c.id)
)


def mark_handled(db: Db, inbound_id: int, reading: Mapping[str, Any] | None, now: datetime) -> bool:
    """True when this call handled it; False when it had been handled before."""
    values = {"inbound": inbound_id, "read_as": dict(reading) if reading else None, "at": now}
    return db.value(_HANDLED, values) is not None


def mark_ready(db: Db, inbound_id: int) -> int | None:
    """Its media is stored or given up: the message may have its turn. Returns its conversation."""
    conversation_id: int | None = db.value(
        update(inbound_messages)
        .where(inbound_messages.c.id == inbound_id, inbound_messages.c.state == "fetching")
        .values(state="waiting")
        .returning(inbound_messages.c.conversation_id)
    )
    return conversation_id


def count_attempt(db: Db, inbound_id: int, trouble: str) -> bool:
    """Note a turn that raised; True when the message is now set aside."""
    attempts = db.value(
        update(inbound_messages)
        .where(inbound_messages.c.id == inbound_id, inbound_messages.c.state == "waiting")
        .values(attempts=inbound_messages.c.attempts + 1, trouble=trouble)
        .returning(inbound_messages.c.attempts)
    )
    if attempts is None or attempts < TURN_ATTEMPTS:
        return False
    db.execute(update(inbound_messages).where(inbound_messages.c.id == inbound_id).values(state="set_aside"))
    return True


def conversations_waiting(db: Db, account_ids: Sequence[str]) -> list[int]:
    """Conversations of these accounts with a message that may have its turn: the net under the wake-ups."""
    rows = db.execute(
        select(inbound_messages.c.conversation_id)
        .where(inbound_messages.c.state == "waiting", inbound_messages.c.account_id.in_(account_ids))
        .distinct()
    )
    return list(rows.scalars())


def forget_words(
    db: Db, conversation_id: int, since_inbound_id: int, until_inbound_id: int, *, with_media: bool = True
) -> None:
    """Empty what was said from one message to the one in hand, both ways: the words of an anonymous form leave the log.

    Messages that still wait are nobody's form yet and stay as they are. What has not left is emptied once it did.
    """
    heard = inbound_messages.c
    emptied = db.execute(
        update(inbound_messages)
        .where(heard.conversation_id == conversation_id)
        .where(heard.id.between(since_inbound_id, until_inbound_id))
        .where(or_(heard.id == until_inbound_id, heard.state.in_(("handled", "set_aside"))))
        .values(sealed_body=None, reading=None)
        .returning(heard.id)
    )
    if with_media:
        attachments.delete_of_messages(db, list(emptied.scalars()))
    said = outbound_messages.c
    answers = update(outbound_messages).where(
        said.conversation_id == conversation_id, said.inbound_id.between(since_inbound_id, until_inbound_id)
    )
    db.execute(answers.where(said.state.not_in(("queued", "sending"))).values(sealed_body=None))
    db.execute(answers.where(said.state.in_(("queued", "sending"))).values(is_fleeting=True))


def mark_personal(db: Db, conversation_id: int, inbound_id: int) -> None:
    """A message and what answers it hold a name: exports without personal data leave their words out."""
    db.execute(update(inbound_messages).where(inbound_messages.c.id == inbound_id).values(is_personal=True))
    db.execute(
        update(outbound_messages)
        .where(outbound_messages.c.conversation_id == conversation_id)
        .where(outbound_messages.c.inbound_id == inbound_id)
        .values(is_personal=True)
    )


def note_inbound(db: Db, account_id: str, now: datetime) -> None:
    """When the account last heard from anybody, for its health."""
    db.execute(
        update(channel_accounts).where(channel_accounts.c.id == account_id).values(last_inbound_at=now)
    )


def open_account(db: Db, *, account_id: str, commune_id: str, channel: str) -> None:
    """Make the row of a channel account, once."""
    known = db.value(select(channel_accounts.c.id).where(channel_accounts.c.id == account_id))
    if known is None:
        db.execute(insert(channel_accounts).values(id=account_id, commune_id=commune_id, channel=channel))


def set_trouble(db: Db, account_id: str, trouble: str | None) -> None:
    """What is wrong with an account now, for staff; None when it works again."""
    db.execute(update(channel_accounts).where(channel_accounts.c.id == account_id).values(trouble=trouble))


def troubled(db: Db, account_ids: Sequence[str]) -> set[str]:
    """The accounts with which something is wrong, as far as is known."""
    rows = db.execute(
        select(channel_accounts.c.id).where(
            channel_accounts.c.id.in_(account_ids), channel_accounts.c.trouble.is_not(None)
        )
    )
    return set(rows.scalars())


@dataclass(frozen=True, slots=True)
class Spoken:
    """One line of a conversation, of either side. `body` is JSON, "" once it was forgotten."""

    id: int
    who: str  # citizen, bot, staff
    at: datetime
    body: str


def spoken(
    db: Db, conversation_id: int, *, after: datetime | None, limit: int, to_staff: bool = False
) -> list[Spoken]:
    """What both sides said, the last `limit` lines since an instant, oldest first.

    Staff do not read what tells an anonymous author their code: it would tie the person to what they said.
    """
    heard = select(
        inbound_messages.c.id, inbound_messages.c.received_at, inbound_messages.c.sealed_body
    ).where(inbound_messages.c.conversation_id == conversation_id)
    said = select(
        outbound_messages.c.id,
        outbound_messages.c.created_at,
        outbound_messages.c.sealed_body,
        outbound_messages.c.kind,
    ).where(outbound_messages.c.conversation_id == conversation_id)
    if to_staff:
        said = said.where(outbound_messages.c.is_fleeting.is_(False))
    if after:
        heard = heard.where(inbound_messages.c.received_at > after)
        said = said.where(outbound_messages.c.created_at > after)
    lines = [
        Spoken(row.id, "citizen", row.received_at, _opened(db, row.sealed_body, "inbound.body"))
        for row in db.execute(heard.order_by(inbound_messages.c.id.desc()).limit(limit))
    ]
    lines += [
        Spoken(
            row.id,
            "staff" if row.kind == "staff" else "bot",
            row.created_at,
            _opened(db, row.sealed_body, "outbound.body"),
        )
        for row in db.execute(said.order_by(outbound_messages.c.id.desc()).limit(limit))
    ]
    return sorted(lines, key=lambda line: (line.at, line.who != "citizen", line.id))[-limit:]


def _opened(db: Db, sealed: bytes | None, where: str) -> str:
    return db.vault.open_text(sealed, where) if sealed else ""
