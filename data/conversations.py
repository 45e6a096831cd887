"""Conversations and the people in them: found by an opaque address, opened at the first word, handed to staff.

A conversation is one person on one channel account. (Never called a session: that word is the council's.)
"""

import logging
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, bindparam, func, insert, or_, select, update

from data import audit
from data.engine import Db, lock_newcomer
from data.tables import addresses, citizens, conversations
from data.vault import VaultError

log = logging.getLogger(__name__)

HAND_OVER_LASTS = timedelta(hours=48)  # then the bot speaks again, so that nobody waits for ever
PSEUDONYM_BYTES = 6


class Conflict(Exception):
    """Someone else just did this; look again before doing it once more."""


@dataclass(frozen=True, slots=True)
class Person:
    citizen_id: int
    conversation_id: int
    is_unreachable: bool = False


@dataclass(frozen=True, slots=True)
class ConversationRow:
    id: int
    commune_id: str
    citizen_id: int
    account_id: str
    state: str | None  # flows.Conversation as JSON text
    owner: str
    owner_until: datetime | None
    last_inbound_at: datetime | None
    open_buttons_id: int | None
    address: str  # where the person is answered; "" when it was forgotten


def new_pseudonym() -> str:
    """A name for exports that says nothing: stable per person, fresh for each anonymous contribution."""
    return secrets.token_hex(PSEUDONYM_BYTES)


_FIND = (
    select(addresses.c.citizen_id, conversations.c.id, citizens.c.unreachable_at, addresses.c.is_current)
    .join(citizens, citizens.c.id == addresses.c.citizen_id)
    .join(
        conversations,
        and_(
            conversations.c.citizen_id == addresses.c.citizen_id,
            conversations.c.account_id == addresses.c.account_id,
        ),
    )
    .where(addresses.c.account_id == bindparam("account"), addresses.c.lookup == bindparam("lookup"))
)


def find(db: Db, account_id: str, address: str) -> Person | None:
    """The person behind an address of this account, if they ever wrote."""
    found = _find(db, account_id, address)
    return found[0] if found else None


def _find(db: Db, account_id: str, address: str) -> tuple[Person, bool] | None:
    """The person, and whether this address is the one they are answered at."""
    row = db.one(_FIND, {"account": account_id, "lookup": db.vault.lookup("address", address)})
    return (Person(row[0], row[1], row[2] is not None), row[3]) if row else None


def find_or_open(
    db: Db, *, commune_id: str, account_id: str, address: str, aliases: Sequence[str] = (), now: datetime
) -> Person:
    """The person behind an address or one of its aliases; a new person and conversation when none is known.

    The address they wrote from becomes the one they are answered at.
    """
    found = _find(db, account_id, address)
    if found and found[1] and not aliases:
        return found[0]
    person = _known(db, account_id, (address, *aliases))
    if person is None:
        lock_newcomer(db, account_id, db.vault.lookup("address", address))
        person = _known(db, account_id, (address, *aliases)) or _open(db, commune_id, account_id, now)
    for each in (address, *aliases):
        _keep_address(db, commune_id, account_id, person.citizen_id, each, is_current=each == address)
    return person


def _known(db: Db, account_id: str, candidates: Sequence[str]) -> Person | None:
    return next((person for each in candidates if (person := find(db, account_id, each))), None)


def _open(db: Db, commune_id: str, account_id: str, now: datetime) -> Person:
    citizen_id = db.value(
        insert(citizens)
        .values(commune_id=commune_id, pseudonym=new_pseudonym(), created_at=now)
        .returning(citizens.c.id)
    )
    conversation_id = db.value(
        insert(conversations)
        .values(commune_id=commune_id, citizen_id=citizen_id, account_id=account_id)
        .returning(conversations.c.id)
    )
    return Person(citizen_id, conversation_id)


def _keep_address(
    db: Db, commune_id: str, account_id: str, citizen_id: int, address: str, *, is_current: bool
) -> None:
    lookup = db.vault.lookup("address", address)
    if is_current:
        db.execute(
            update(addresses)
            .where(addresses.c.citizen_id == citizen_id, addresses.c.account_id == account_id)
            .where(addresses.c.lookup != lookup, addresses.c.is_current)
            .values(is_current=False)
        )
    row = db.one(
        select(addresses.c.id, addresses.c.is_current).where(
            addresses.c.account_id == account_id, addresses.c.lookup == lookup
        )
    )
    if row is None:
        db.execute(
            insert(addresses).values(
                commune_id=commune_id,
                citizen_id=citizen_id,
                account_id=account_id,
                lookup=lookup,
                sealed_address=db.vault.seal(address, "addresses.address"),
                is_current=is_current,
            )
        )
    elif is_current and not row.is_current:
        db.execute(update(addresses).where(addresses.c.id == row.id).values(is_current=True))


_ADDRESS = select(addresses.c.sealed_address).where(
    addresses.c.citizen_id == bindparam("citizen"),
    addresses.c.account_id == bindparam("account"),
    addresses.c.is_current,
)


def address_of(db: Db, citizen_id: int, account_id: str) -> str | None:
    """Where the person is answered on this account."""
    sealed = db.value(_ADDRESS, {"citizen": citizen_id, "account": account_id})
    return db.vault.open_text(sealed, "addresses.address") if sealed else None


def of_citizen(db: Db, citizen_id: int, account_id: str) -> Person | None:
    """The person's conversation on an account, if they ever wrote there."""
    row = db.one(
        select(conversations.c.id, citizens.c.unreachable_at)
        .join(citizens, citizens.c.id == conversations.c.citizen_id)
        .where(conversations.c.citizen_id == citizen_id, conversations.c.account_id == account_id)
    )
    return Person(citizen_id, row.id, row.unreachable_at is not None) if row else None


def move_address(db: Db, *, commune_id: str, account_id: str, citizen_id: int, address: str) -> None:
    """The provider says that the person has a new address (Telegram's migrated chat)."""
    _keep_address(db, commune_id, account_id, citizen_id, address, is_current=True)


_LOAD = (
    select(
        conversations.c.id,
        conversations.c.commune_id,
        conversations.c.citizen_id,
        conversations.c.account_id,
        conversations.c.sealed_state,
        conversations.c.owner,
        conversations.c.owner_until,
        conversations.c.last_inbound_at,
        conversations.c.open_buttons_id,
        addresses.c.sealed_address,
    )
    .outerjoin(
        addresses,
        and_(
            addresses.c.citizen_id == conversations.c.citizen_id,
            addresses.c.account_id == conversations.c.account_id,
            addresses.c.is_current,
        ),
    )
    .where(conversations.c.id == bindparam("conversation"))
)


def load(db: Db, conversation_id: int) -> ConversationRow:
    """The conversation as it stands. NoResultFound when there is none."""
    row = db.connection.execute(_LOAD, {"conversation": conversation_id}).one()
    state = _opened(db, row[4], "conversations.state", conversation_id)
    address = _opened(db, row[9], "addresses.address", conversation_id) or ""
    return ConversationRow(row[0], row[1], row[2], row[3], state, row[5], row[6], row[7], row[8], address)


def _opened(db: Db, sealed: bytes | None, where: str, conversation_id: int) -> str | None:
    """What was sealed. What does not open counts as empty: one bad value must not silence a person for ever."""
    try:
        return db.vault.open_text(sealed, where) if sealed else None
    except VaultError as error:
        log.error("conversation %d: %s", conversation_id, error)  # noqa: TRY400 - the words say it all
        return None


_SAVE = (
    update(conversations)
    .where(conversations.c.id == bindparam("conversation"))
    .values(
        sealed_state=bindparam("sealed"),
        language=bindparam("language"),
        last_inbound_at=bindparam("heard_at"),
        open_buttons_id=bindparam("buttons"),
    )
)


def save(
    db: Db,
    conversation_id: int,
    state: str,
    *,
    language: str = "",
    heard_at: datetime,
    open_buttons_id: int | None,
) -> None:
    """Keep the conversation as it stands after a turn, in which language, and which message's buttons still wait."""
    db.execute(
        _SAVE,
        {
            "conversation": conversation_id,
            "sealed": db.vault.seal(state, "conversations.state"),
            "language": language or None,
            "heard_at": heard_at,
            "buttons": open_buttons_id,
        },
    )


def set_state(db: Db, conversation_id: int, state: str | None) -> None:
    """Replace the state outside a turn (after an answer of staff, or when it is forgotten)."""
    sealed = db.vault.seal(state, "conversations.state") if state is not None else None
    db.execute(update(conversations).where(conversations.c.id == conversation_id).values(sealed_state=sealed))


def hand_over(db: Db, conversation_id: int, now: datetime) -> None:
    """Give the conversation to staff: the bot is silent until they hand back or the time passes."""
    db.execute(
        update(conversations)
        .where(conversations.c.id == conversation_id)
        .values(owner="staff", owner_until=now + HAND_OVER_LASTS, handed_over_at=now, answered_by=None)
    )


def note_heard(db: Db, conversation_id: int, now: datetime) -> None:
    """Someone wrote while staff hold the conversation: whoever of them sees it first may answer."""
    db.execute(
        update(conversations)
        .where(conversations.c.id == conversation_id)
        .values(last_inbound_at=now, answered_by=None)
    )


def take_back(db: Db, conversation_id: int) -> None:
    """The bot speaks again."""
    db.execute(
        update(conversations)
        .where(conversations.c.id == conversation_id)
        .values(owner="bot", owner_until=None)
    )


def take_back_lapsed(db: Db, conversation_id: int, now: datetime) -> bool:
    """The bot speaks again, unless staff answered in the meantime and so hold the conversation for longer."""
    taken = db.value(
        update(conversations)
        .where(conversations.c.id == conversation_id, conversations.c.owner == "staff")
        .where(conversations.c.owner_until <= now)
        .values(owner="bot", owner_until=None)
        .returning(conversations.c.id)
    )
    return taken is not None


def return_to_bot(db: Db, commune_id: str, conversation_id: int, *, actor: str, now: datetime) -> None:
    """Staff hand the conversation back. Conflict when staff do not hold it (any more)."""
    done = db.value(
        update(conversations)
        .where(conversations.c.id == conversation_id, conversations.c.commune_id == commune_id)
        .where(conversations.c.owner == "staff")
        .values(owner="bot", owner_until=None)
        .returning(conversations.c.id)
    )
    if done is None:
        raise Conflict(
            f"Conversation {conversation_id} is not with staff: it may just have been handed back."
        )
    audit.note(db, commune_id, actor, "conversation_returned", str(conversation_id), now)


def claim_answer(
    db: Db,
    commune_id: str,
    conversation_id: int,
    *,
    seen_inbound_at: datetime | None,
    actor: str,
    now: datetime,
) -> ConversationRow:
    """Take the right to answer, as the conversation was seen. Conflict when it moved since.

    Compare-and-set on the last thing that happened, so that two members of staff never both answer.
    """
    done = db.value(
        update(conversations)
        .where(conversations.c.id == conversation_id, conversations.c.commune_id == commune_id)
        .where(conversations.c.owner == "staff")
        .where(
            conversations.c.last_inbound_at == seen_inbound_at
            if seen_inbound_at
            else conversations.c.last_inbound_at.is_(None)
        )
        .where(or_(conversations.c.answered_by.is_(None), conversations.c.answered_by == actor))
        .values(owner_until=now + HAND_OVER_LASTS, answered_by=actor)
        .returning(conversations.c.id)
    )
    if done is None:
        raise Conflict(
            f"Conversation {conversation_id} just moved: someone answered, wrote or handed it back."
        )
    audit.note(db, commune_id, actor, "conversation_answered", str(conversation_id), now)
    return load(db, conversation_id)


def handed_over(db: Db, commune_id: str) -> list[ConversationRow]:
    """The conversations that wait for staff, oldest first."""
    ids = db.execute(
        select(conversations.c.id)
        .where(conversations.c.commune_id == commune_id, conversations.c.owner == "staff")
        .order_by(conversations.c.handed_over_at)
    ).scalars()
    return [load(db, each) for each in ids]


def lapsed(db: Db, now: datetime) -> list[int]:
    """Conversations whose hand-over has passed its time."""
    return list(
        db.execute(
            select(conversations.c.id).where(
                conversations.c.owner == "staff", conversations.c.owner_until <= now
            )
        ).scalars()
    )


def mark_reachable(db: Db, citizen_id: int, *, is_reachable: bool, now: datetime) -> bool:
    """Blocked or gone at the provider; or back, by writing again. False when that was known."""
    changed = db.value(
        update(citizens)
        .where(citizens.c.id == citizen_id)
        .where(
            citizens.c.unreachable_at.is_not(None) if is_reachable else citizens.c.unreachable_at.is_(None)
        )
        .values(unreachable_at=None if is_reachable else now)
        .returning(citizens.c.id)
    )
    return changed is not None


def count(db: Db, commune_id: str) -> int:
    return int(
        db.value(
            select(func.count()).select_from(conversations).where(conversations.c.commune_id == commune_id)
        )
    )
