"""What staff write down for people at the counter or in a workshop."""

from datetime import date

from sqlalchemy import select

from data import communes
from data.engine import Db
from data.masking import mask
from data.tables import contributions


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
