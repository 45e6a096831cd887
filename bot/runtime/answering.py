"""An answer of staff in a conversation that was handed to them: claimed first, so that two members never both answer."""

from datetime import datetime

from bot.channels.base import Button, Outbound
from bot.runtime import delivery, wire
from data import conversations, outbox, texts
from data.conversations import Conflict, ConversationRow
from data.engine import Db
from data.requests.notices import WINDOW


class Closed(Exception):
    """WhatsApp takes free text only within a day of the person's last word: it can be answered when they write again."""


def mark(row: ConversationRow) -> str:
    """A sign of the last thing the citizen said, by which an answer tells what it answers."""
    return f"{row.last_inbound_at:%Y%m%d%H%M%S%f}" if row.last_inbound_at else "0"


def open_until(row: ConversationRow) -> datetime | None:
    """Until when free text may be sent (WhatsApp: 24 hours after their last word); None where there is no such limit."""
    has_window = row.account_id.startswith("whatsapp:") and row.last_inbound_at is not None
    return row.last_inbound_at + WINDOW if has_window and row.last_inbound_at else None


def waiting(db: Db, commune_id: str, conversation_id: int) -> ConversationRow | None:
    """A conversation of this commune that is with staff."""
    held = conversations.handed_over(db, commune_id)
    return next((row for row in held if row.id == conversation_id), None)


def answer(
    db: Db, commune_id: str, conversation_id: int, text: str, *, seen: str | None, actor: str, now: datetime
) -> ConversationRow:
    """Queue an answer. `seen` is the `mark` that was read with the conversation. Conflict, Closed."""
    row = waiting(db, commune_id, conversation_id)
    if row is None:
        raise Conflict(f"Conversation {conversation_id} is not with the staff of {commune_id}.")
    if seen is not None and seen != mark(row):
        raise Conflict(f"The citizen of conversation {conversation_id} wrote since.")
    until = open_until(row)
    if until is not None and until <= now:
        raise Closed(f"Conversation {conversation_id} is closed until its person writes again.")
    row = conversations.claim_answer(
        db, commune_id, conversation_id, seen_inbound_at=row.last_inbound_at, actor=actor, now=now
    )
    outbox.put(
        db,
        commune_id=row.commune_id,
        account_id=row.account_id,
        conversation_id=row.id,
        body=wire.dump_outbound(Outbound(to=row.address, text=text)),
        kind="staff",
        author=actor,
        now=now,
    )
    return row


def give_back(db: Db, commune_id: str, conversation_id: int, *, actor: str, now: datetime) -> None:
    """The bot speaks again, and says so where the channel lets it, so that nobody goes on waiting for a person. Conflict."""
    conversations.return_to_bot(db, commune_id, conversation_id, actor=actor, now=now)
    row = conversations.load(db, conversation_id)
    if not row.address or not delivery.window_is_open(row.account_id, row.last_inbound_at, now):
        return
    language = delivery.language_of(row) or "ary-Arab"
    variety = texts.for_variety(language)
    person = Button(
        "go:person:", texts.plain(variety, "person-offer")
    )  # what was asked may still wait for an answer
    said = Outbound(
        to=row.address, text=texts.plain(variety, "conversations-back"), buttons=(person,), language=language
    )
    outbox.put(
        db,
        commune_id=commune_id,
        account_id=row.account_id,
        conversation_id=row.id,
        body=wire.dump_outbound(said),
        now=now,
    )
