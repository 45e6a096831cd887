"""What staff write down for people at the counter or in a workshop."""

from datetime import date, datetime

from sqlalchemy import delete, select, update

from data import communes, conversations
from data.conversations import Person
from data.engine import Db
from data.masking import mask
from data.tables import citizens, contributions, outbound_messages


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
    # Not where they wrote in that very moment: then they are no acquaintance of ours.
    ours = citizens.c.id == person.citizen_id, citizens.c.created_at == now
    db.execute(update(citizens).where(*ours).values(forgotten_at=now))
    return person


def forget(db: Db, kind: str, before: datetime) -> int:
    """Delete receipts of before an instant, also those that could not leave until then; how many."""
    said = outbound_messages.c
    gone = delete(outbound_messages).where(
        said.kind == kind, said.created_at < before, said.state != "sending"
    )
    return len(db.execute(gone.returning(said.id)).all())


def state_of(db: Db, outbound_id: int) -> str | None:
    """How far a message has come (data/outbox.py)."""
    state: str | None = db.value(
        select(outbound_messages.c.state).where(outbound_messages.c.id == outbound_id)
    )
    return state
