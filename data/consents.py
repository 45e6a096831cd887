"""What a person agreed to, per purpose: every yes and no is a row, the last one holds."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, and_, bindparam, delete, func, insert, select, update

from data.engine import Db
from data.tables import (
    announcements,
    broadcast_recipients,
    broadcasts,
    citizens,
    consents,
    contributions,
    information_requests,
    outbound_messages,
    registrations,
)
from data.tables import subscriptions as subscriptions_table

COMMENTS, CASE_REPLIES, SESSIONS, WORKSHOPS = "comments", "case_replies", "sessions", "workshops"
NOTICES = (CASE_REPLIES, SESSIONS, WORKSHOPS)  # what the bot sends without being asked, and `stop` ends


def record(
    db: Db,
    *,
    commune_id: str,
    citizen_id: int,
    purpose: str,
    is_given: bool,
    text_shown: str,
    language: str,
    source: str,
    now: datetime,
) -> None:
    """Keep a yes or a no, with the text the person saw, in which language, on which account, when."""
    db.execute(
        insert(consents).values(
            commune_id=commune_id,
            citizen_id=citizen_id,
            purpose=purpose,
            is_given=is_given,
            text_shown=text_shown,
            language=language,
            source=source,
            given_at=now,
        )
    )
    if is_given:
        return
    if purpose == SESSIONS:
        # A yes of another day must not bring back what was asked for before this no.
        db.execute(delete(subscriptions_table).where(subscriptions_table.c.citizen_id == citizen_id))
    _take_out(db, citizen_id, purpose)


def _take_out(db: Db, citizen_id: int, purpose: str) -> None:
    """What lies in the queue of a channel under this strand, perhaps for minutes, does not leave after the no."""
    ours = (
        (announcements.c, announcements.c.purpose == purpose),
        (broadcast_recipients.c, broadcast_recipients.c.broadcast_id.in_(_under(purpose))),
    )
    for own, is_under in ours:
        theirs = [own.citizen_id == citizen_id, is_under, own.state == "leaving"]
        queued = delete(outbound_messages).where(
            outbound_messages.c.id.in_(select(own.outbound_id).where(*theirs)),
            outbound_messages.c.state == "queued",
        )
        if gone := list(db.execute(queued.returning(outbound_messages.c.id)).scalars()):
            dropped = {"state": "dropped", "reason": "stopped", "outbound_id": None}
            db.execute(update(own.id.table).where(own.outbound_id.in_(gone)).values(dropped))


def _under(purpose: str) -> Select[Any]:
    return select(broadcasts.c.id).where(broadcasts.c.purpose == purpose)


_LAST = (
    select(consents.c.is_given)
    .where(consents.c.citizen_id == bindparam("citizen"), consents.c.purpose == bindparam("purpose"))
    .order_by(consents.c.id.desc())
    .limit(1)
)


def last_word(db: Db, citizen_id: int, purpose: str) -> bool | None:
    """Yes, no, or None when the person was never asked."""
    given = db.value(_LAST, {"citizen": citizen_id, "purpose": purpose})
    return None if given is None else bool(given)


def agreed(db: Db, commune_id: str, purpose: str) -> int:
    """How many people of a commune said yes to a strand, did not take it back, and can be reached."""
    own = consents.c
    newest = select(func.max(own.id)).where(own.commune_id == commune_id, own.purpose == purpose)
    last = newest.group_by(own.citizen_id)
    there = citizens.c.id == own.citizen_id, citizens.c.unreachable_at.is_(None)
    said = select(func.count()).select_from(consents).join(citizens, and_(*there))
    return int(db.value(said.where(own.id.in_(last), own.is_given)))


def in_force(db: Db, citizen_id: int) -> list[tuple[str, bool, datetime]]:
    """The last word on every purpose the person was asked about: (purpose, yes or no, when)."""
    newest = select(func.max(consents.c.id)).where(consents.c.citizen_id == citizen_id)
    rows = db.execute(
        select(consents.c.purpose, consents.c.is_given, consents.c.given_at)
        .where(consents.c.id.in_(newest.group_by(consents.c.purpose)))
        .order_by(consents.c.purpose)
    )
    return [(row.purpose, row.is_given, row.given_at) for row in rows]


def allows(db: Db, citizen_id: int, purpose: str) -> bool:
    """Whether a person may be written to under a strand: sessions only after a yes; the rest, their own matters, until a no."""
    word = last_word(db, citizen_id, purpose)
    return word is True or (word is None and purpose != SESSIONS)


def subscriptions(db: Db, citizen_id: int) -> list[str]:
    """The notices that the person receives now: what was agreed to, and their own matters of which nobody asked them yet."""
    known = {purpose: is_given for purpose, is_given, _ in in_force(db, citizen_id)}
    own = {
        CASE_REPLIES: _has(db, contributions.c.citizen_id, citizen_id)
        or _has(db, information_requests.c.citizen_id, citizen_id),
        WORKSHOPS: _has(db, registrations.c.citizen_id, citizen_id, registrations.c.state != "cancelled"),
    }
    return [purpose for purpose in NOTICES if known.get(purpose, own.get(purpose, False))]


def _has(db: Db, column: Column[int], citizen_id: int, *more: ColumnElement[bool]) -> bool:
    return db.one(select(column).where(column == citizen_id, *more).limit(1)) is not None


def stop(
    db: Db,
    *,
    commune_id: str,
    citizen_id: int,
    language: str,
    source: str,
    text_shown: str = "stop",
    now: datetime,
) -> list[str]:
    """End every notice. Returns what was on; what was not asked about yet is answered by it too."""
    stopped = subscriptions(db, citizen_id)
    for purpose in stopped:
        record(
            db,
            commune_id=commune_id,
            citizen_id=citizen_id,
            purpose=purpose,
            is_given=False,
            text_shown=text_shown,
            language=language,
            source=source,
            now=now,
        )
    return stopped
