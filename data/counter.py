"""What staff write down for people at the counter or in a workshop."""

from datetime import date, datetime

from sqlalchemy import select, update

from data import communes, conversations
from data.conversations import Person
from data.engine import Db
from data.masking import mask
from data.requests import cases
from data.requests.cases import Identity
from data.tables import citizens, contributions, information_requests, outbound_messages


def entered_today(db: Db, commune_id: str, *, words: str, entered_by: str, day: date) -> str | None:
    """The reference of the same words, written down by the same member on the same day: a form that was sent twice."""
    masked = mask(words, lambda: communes.prefix(db, commune_id))
    found: str | None = db.value(
        select(contributions.c.reference)
        .where(
            contributions.c.commune_id == commune_id,
            contributions.c.received_on == day,
            contributions.c.entered_by == entered_by,
            contributions.c.words == masked,
            contributions.c.status == "received",
        )
        .limit(1)
    )
    return found


def filed_today(db: Db, commune_id: str, *, subject: str, identity: Identity, day: date) -> str | None:
    """The reference of the same request of the same person, filed at the counter on the same day: a form that was sent twice."""
    masked = cases.masked(db, commune_id, subject.strip())
    own = information_requests.c
    today = select(own.reference).where(
        own.commune_id == commune_id, own.channel == cases.COUNTER, own.created_on == day
    )
    for reference in db.execute(today).scalars():
        row = cases.load(db, commune_id, reference)
        if row and row.matter.subject == masked and row.identity == identity:
            return row.reference
    return None


# -- the receipt by WhatsApp ---------------------------------------------------------------------------------


def reach(db: Db, *, commune_id: str, account_id: str, address: str, now: datetime) -> Person:
    """The person behind an address that was named at the counter.

    Who never wrote to the commune is taken in only for as long as the message needs, as somebody who asked to be forgotten is
    (data/forgetting.py).
    """
    known = conversations.find(db, account_id, address)
    if known:
        return known
    person = conversations.find_or_open(
        db, commune_id=commune_id, account_id=account_id, address=address, now=now
    )
    db.execute(update(citizens).where(citizens.c.id == person.citizen_id).values(forgotten_at=now))
    return person


def state_of(db: Db, commune_id: str, kind: str, outbound_id: int) -> str | None:
    """How far a receipt has come (data/outbox.py); None when there is none, or when it was forgotten."""
    said = outbound_messages.c
    state: str | None = db.value(
        select(said.state).where(said.id == outbound_id, said.commune_id == commune_id, said.kind == kind)
    )
    return state
