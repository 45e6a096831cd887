"""What a provider says of a message, written down: by its answer to the send, or minutes later by a callback.

A closed window (63016) is final for the text, not for the news: the template that went along takes its place, once; else the
message is parked until its person writes, and staff see it. Who blocked us or opted out at the provider is not written to again
until they write, and a line of the audit log says by which word of the provider's.
"""

from datetime import datetime

from bot.channels.base import Sent, StatusUpdate
from bot.runtime import wire
from data import audit, consents, conversations, messages, outbox, rates, templates
from data.conversations import ConversationRow
from data.engine import Db

WINDOW_CLOSED = "63016"  # https://www.twilio.com/docs/api/errors/63016
# A template that is not there for this language, was rejected, paused or disabled by WhatsApp.
TEMPLATE_TROUBLE = frozenset({"63027", "63040", "63041", "63042"})
# By the person's own doing: opted out by the provider's keyword, or blocked us (Telegram's update, or its 403 on a send).
OPT_OUTS = frozenset({"21610", "63032", "63033", "blocked", "403"})
ACTOR = "provider"
UNREACHABLE, REACHABLE = "person_unreachable", "person_reachable"  # in the audit log


def mark_sent(
    db: Db, *, outbound_id: int, sent: Sent, now: datetime, works_again: str | None, instead: str | None
) -> None:
    outbox.mark_sent(db, outbound_id, sent.provider_id, now)
    if instead is not None:
        outbox.readdress(db, outbound_id, instead)
    if works_again:
        messages.set_trouble(db, works_again, None)


def put_off(
    db: Db,
    *,
    outbound_id: int,
    due_at: datetime,
    error: str,
    is_attempt: bool = True,
    trouble: str | None = None,
    holds: float | None = None,
) -> None:
    """Not now. `holds`: for so many seconds the provider takes nothing at all from the account."""
    outbox.put_off(db, outbound_id, due_at, error, is_attempt=is_attempt)
    row = outbox.load(db, outbound_id)
    if row and trouble:
        messages.set_trouble(db, row.account_id, trouble)
    if row and holds is not None:
        rates.hold(db, row.account_id, holds)


def unreachable(db: Db, *, outbound_id: int, error: str, code: str, now: datetime) -> None:
    """It failed because of the person, not of the message."""
    outbox.mark(db, outbound_id, "failed", error)
    row = outbox.load(db, outbound_id)
    if row:
        note_reachability(db, row.conversation_id, is_reachable=False, reason=code, now=now)


def note_reachability(
    db: Db, conversation_id: int, *, is_reachable: bool, reason: str, now: datetime
) -> None:
    """They blocked us or opted out at the provider, or are back; one line in the audit log for each change."""
    person = conversations.load(db, conversation_id)
    if conversations.mark_reachable(db, person.citizen_id, is_reachable=is_reachable, now=now):
        what = {"account": person.account_id, "reason": reason}
        action = REACHABLE if is_reachable else UNREACHABLE
        audit.note(db, person.commune_id, ACTOR, action, str(conversation_id), now, what)
        if not is_reachable and reason in OPT_OUTS:
            _end_notices(db, person, reason, now)


def _end_notices(db: Db, person: ConversationRow, reason: str, now: datetime) -> None:
    """Who opted out at the provider said no to what comes unasked: writing again later is no yes to it."""
    consents.stop(
        db,
        commune_id=person.commune_id,
        citizen_id=person.citizen_id,
        language="",
        source=person.account_id,
        text_shown=f"provider {reason}",
        now=now,
    )


def window_closed(db: Db, *, outbound_id: int, error: str, now: datetime) -> None:
    """By its template, once; what has none and nobody follows is parked. Notices find their next way when they fail."""
    row = outbox.load(db, outbound_id)
    if row is None:
        return
    instead = wire.by_fallback(row.body) if row.body else None
    if instead is not None:
        outbox.send_instead(db, outbound_id, instead, error, now)
    elif row.kind in outbox.FOLLOWED:
        outbox.mark(db, outbound_id, "failed", error)
    else:
        outbox.park(db, outbound_id, error)


def move(db: Db, *, outbound_id: int, address: str, now: datetime) -> None:
    """The person has a new address: the message goes there."""
    row = outbox.load(db, outbound_id)
    if row is None:
        return
    person = conversations.load(db, row.conversation_id)
    conversations.move_address(
        db,
        commune_id=row.commune_id,
        account_id=row.account_id,
        citizen_id=person.citizen_id,
        address=address,
    )
    outbox.readdress(db, outbound_id, wire.readdress(row.body, address))
    outbox.put_off(db, outbound_id, now, "moved to another address")


def take_status(db: Db, account_id: str, update: StatusUpdate, now: datetime) -> bool:
    """A callback. False when it came before the message was written down as sent, or the message is none of ours."""
    moved = outbox.apply_status(db, account_id, update.provider_id, update.state, update.error)
    if moved is None:
        return outbox.is_known(db, account_id, update.provider_id)
    code = update.error.partition(" ")[0]
    if update.is_blocked:
        note_reachability(db, moved.conversation_id, is_reachable=False, reason=code, now=now)
    elif update.state == "failed" and code == WINDOW_CLOSED:
        window_closed(db, outbound_id=moved.outbound_id, error=update.error, now=now)
    elif update.state == "failed" and code in TEMPLATE_TROUBLE:
        row = outbox.load(db, moved.outbound_id)
        template = wire.load_outbound(row.body).template if row and row.body else ""
        if template:
            templates.note_paused(db, account_id, template, f"WhatsApp refused it ({update.error})", now)
    return True
