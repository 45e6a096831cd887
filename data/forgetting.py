"""Forgetting: a person on request, and what has been kept long enough.

The chain of receipts stays whole: it never held words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import and_, bindparam, delete, func, or_, select, update

from data import attachments, communes, consents, contributions, outbox
from data.agenda import registrations
from data.conversations import new_pseudonym
from data.engine import Db
from data.requests import retention
from data.tables import (
    addresses,
    announcements,
    citizens,
    conversations,
    inbound_messages,
    information_requests,
    missed_lookups,
    outbound_messages,
    subscriptions,
)
from data.tables import attachments as attachments_table
from data.tables import consents as consents_table
from data.zones import zone

SHELL_KEPT = timedelta(hours=1)  # time for the farewell to leave
AT_ONCE = 5_000  # rows a transaction: a few hundredths of a second, so that no turn waits long behind it
UNSENT = ("queued", "sending")
RECEIPT = "receipt"  # the kind of a counter receipt in the outbox
OVER = ("handled", "set_aside")


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was found of a person."""

    contributions: int  # erased
    requests: int  # filed with the commune, which must keep them, cut off from the person


def look_my_data(db: Db, *, commune_id: str, citizen_id: int) -> dict[str, Any]:
    """What is kept about a person (flows.types.Look, `my_data`)."""
    messages = db.value(
        select(func.count())
        .select_from(inbound_messages)
        .where(inbound_messages.c.conversation_id.in_(_conversations(citizen_id)))
        .where(inbound_messages.c.sealed_body.is_not(None))
    )
    local = zone(communes.load(db, commune_id).profile["timezone"])
    return {
        "messages": int(messages),
        "items": len(contributions.of_citizen(db, citizen_id)),
        "requests": int(db.value(_REQUESTS, {"citizen": citizen_id})),
        "consents": [
            {
                "purpose": purpose,
                "is_given": is_given,
                "given_on": given_at.astimezone(local).date().isoformat(),
            }
            for purpose, is_given, given_at in consents.in_force(db, citizen_id)
        ],
    }


_REQUESTS = (
    select(func.count())
    .select_from(information_requests)
    .where(information_requests.c.citizen_id == bindparam("citizen"))
)


def _conversations(citizen_id: int) -> Any:
    return select(conversations.c.id).where(conversations.c.citizen_id == citizen_id)


def forget_citizen(
    db: Db,
    *,
    commune_id: str,
    citizen_id: int,
    message_id: int | None = None,
    actor: str = contributions.AUTHOR,
    day: date,
    now: datetime,
) -> Forgotten:
    """Erase a person: the words and names of their contributions, consents, messages, media, the state of conversations.

    `message_id` is the message in hand; others that still wait were written by somebody who comes back. An empty shell (the address to answer to) stays until the farewell has left; `drop_forgotten` takes it. The caller saves the
    conversation with an empty state afterwards. Requests that were filed stay with the commune, cut off from the person.
    """
    items = contributions.of_citizen(db, citizen_id)
    for row in items:
        contributions.erase(db, row, actor=actor, day=day)
    kept = retention.forget_citizen(db, citizen_id, actor=actor, day=day, now=now)
    registrations.forget(db, citizen_id, day=day, now=now)
    db.execute(delete(subscriptions).where(subscriptions.c.citizen_id == citizen_id))
    db.execute(delete(announcements).where(announcements.c.citizen_id == citizen_id))
    mine = _conversations(citizen_id)
    _forget_talk(db, mine, message_id)
    db.execute(delete(consents_table).where(consents_table.c.citizen_id == citizen_id))
    db.execute(delete(missed_lookups).where(missed_lookups.c.conversation_id.in_(mine)))
    db.execute(
        update(conversations)
        .where(conversations.c.citizen_id == citizen_id)
        .values(sealed_state=None, language=None)
    )
    db.execute(
        delete(addresses).where(addresses.c.citizen_id == citizen_id, addresses.c.is_current.is_(False))
    )
    db.execute(
        update(citizens)
        .where(citizens.c.id == citizen_id, citizens.c.commune_id == commune_id)
        .values(forgotten_at=now, pseudonym=new_pseudonym())
    )
    return Forgotten(len(items), kept)


def _forget_talk(db: Db, mine: Any, message_id: int | None) -> None:
    heard, said = inbound_messages.c, outbound_messages.c
    is_over = (
        heard.state.in_(OVER) if message_id is None else or_(heard.state.in_(OVER), heard.id == message_id)
    )
    emptied = db.execute(
        update(inbound_messages)
        .where(heard.conversation_id.in_(mine), is_over)
        .values(sealed_body=None, reading=None, trouble=None)
        .returning(heard.id)
    )
    attachments.delete_of_messages(db, list(emptied.scalars()))
    # A reminder or a broadcast that has not left is for nobody any more; the farewell and what the law wants told are.
    unsaid = [said.conversation_id.in_(mine), said.state == "queued", said.priority >= outbox.REMINDER]
    db.execute(delete(outbound_messages).where(*unsaid))
    answers = update(outbound_messages).where(said.conversation_id.in_(mine))
    db.execute(answers.where(said.state.not_in(UNSENT)).values(sealed_body=None, error=None))
    db.execute(answers.where(said.state.in_(UNSENT)).values(is_fleeting=True))


def drop_forgotten(db: Db, *, now: datetime) -> int:
    """Delete forgotten people once nothing is left to send them; who wrote again since is a new acquaintance.

    At most AT_ONCE of them. Returns how many.
    """
    came_back = (
        select(conversations.c.citizen_id)
        .join(inbound_messages, inbound_messages.c.conversation_id == conversations.c.id)
        .where(
            or_(
                inbound_messages.c.received_at > citizens.c.forgotten_at,
                inbound_messages.c.handled_at > citizens.c.forgotten_at,
                inbound_messages.c.state.not_in(OVER),
            )
        )
    )
    waiting = (
        select(conversations.c.citizen_id)
        .join(outbound_messages, outbound_messages.c.conversation_id == conversations.c.id)
        .where(outbound_messages.c.state.in_(UNSENT))
    )
    db.execute(
        update(citizens)
        .where(citizens.c.forgotten_at.is_not(None), citizens.c.id.in_(came_back))
        .values(forgotten_at=None)
    )
    ready = (
        select(citizens.c.id)
        .where(citizens.c.forgotten_at <= now - SHELL_KEPT, citizens.c.id.not_in(waiting))
        .limit(AT_ONCE)
    )
    return len(db.execute(delete(citizens).where(citizens.c.id.in_(ready)).returning(citizens.c.id)).all())


def forget_messages(db: Db, *, received_before: datetime) -> int:
    """Empty what was said before a time, both ways, and delete media that came with it and belongs to no contribution.

    At most AT_ONCE of each; returns how many, so that the caller comes again until it is none.
    """
    before = received_before
    heard = _ids(
        db,
        select(inbound_messages.c.id).where(
            inbound_messages.c.received_at < before,
            inbound_messages.c.state.in_(OVER),
            or_(
                inbound_messages.c.sealed_body.is_not(None),
                inbound_messages.c.id.in_(select(attachments_table.c.inbound_id)),
            ),
        ),
    )
    said = _ids(
        db,
        select(outbound_messages.c.id).where(
            outbound_messages.c.created_at < before,
            outbound_messages.c.state.not_in(UNSENT),
            outbound_messages.c.sealed_body.is_not(None),
        ),
    )
    attachments.delete_of_messages(db, heard)
    db.execute(update(inbound_messages).where(inbound_messages.c.id.in_(heard)).values(sealed_body=None))
    attachments.unlink_from_messages(db, heard)
    db.execute(update(outbound_messages).where(outbound_messages.c.id.in_(said)).values(sealed_body=None))
    return len(heard) + len(said)


def _ids(db: Db, statement: Any) -> Sequence[int]:
    return list(db.execute(statement.limit(AT_ONCE)).scalars())


# -- anonymous authors ---------------------------------------------------------------------------------------


def conversations_with_traces(db: Db, before: datetime) -> list[int]:
    """Conversations in which an anonymous author was told their code before an instant."""
    rows = db.execute(select(outbound_messages.c.conversation_id).where(_is_trace(before)).distinct())
    return sorted(rows.scalars())  # always locked in the same order


def forget_traces(db: Db, conversation_id: int, before: datetime) -> bool:
    """Delete what told an author their code, and blur when they wrote to the day; True when nothing tells it any more.

    Otherwise the order and the instants of what is left, set beside the order of contributions, would tell who wrote what.
    """
    said = outbound_messages.c
    db.execute(
        delete(outbound_messages)
        .where(said.conversation_id == conversation_id)
        .where(or_(_is_trace(before), and_(said.sealed_body.is_(None), said.created_at < before)))
    )
    _blur_times(db, conversation_id, before)
    ours = [said.conversation_id == conversation_id, said.is_fleeting, said.kind != RECEIPT]
    left = select(said.id).where(*ours).limit(1)
    return db.value(left) is None


def _is_trace(before: datetime) -> Any:
    said = outbound_messages.c
    # A counter receipt says nothing of what its reader wrote here: it goes by its own way (data/counter.py), and blurs nothing.
    return and_(said.is_fleeting, said.kind != RECEIPT, said.created_at < before, said.state.not_in(UNSENT))


def _blur_times(db: Db, conversation_id: int, before: datetime) -> None:
    heard = inbound_messages.c
    emptied = db.execute(
        select(heard.id, heard.received_at)
        .where(heard.conversation_id == conversation_id, heard.state == "handled")
        .where(heard.sealed_body.is_(None), heard.received_at < before)
    )
    by_day: dict[datetime, list[int]] = {}
    for inbound_id, received_at in emptied:
        by_day.setdefault(_midnight(received_at), []).append(inbound_id)
    for midnight, ids in by_day.items():
        blurred = {"received_at": midnight, "handled_at": midnight}
        db.execute(update(inbound_messages).where(heard.id.in_(ids)).values(blurred))
    last: datetime | None = db.value(
        select(conversations.c.last_inbound_at).where(conversations.c.id == conversation_id)
    )
    if last and last < before:
        values = {"last_inbound_at": _midnight(last)}
        db.execute(update(conversations).where(conversations.c.id == conversation_id).values(values))


def _midnight(at: datetime) -> datetime:
    return at.replace(hour=0, minute=0, second=0, microsecond=0)
