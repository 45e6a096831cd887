"""Seats at the next workshop, what people agree to hear of, and a broadcast that waits for somebody to approve it."""

from collections.abc import Iterator
from datetime import time
from typing import Any

from bot.cli.people.living import Life
from bot.cli.people.town import Town
from data import consents
from data.agenda import registrations, rows
from data.agenda.registrations import Refusal
from data.agenda.rows import WorkshopRow
from data.agenda.states import PLANNED
from data.broadcasts import drafts
from data.broadcasts.drafts import Draft
from data.people_file import Seats


def next_workshop(town: Town) -> WorkshopRow | None:
    """The first that still takes registrations."""
    found = [
        row
        for row in rows.workshops(town.db, town.id)
        if row.state == PLANNED and registrations.closed(town.db, row, day=town.day, now=town.now) is None
    ]
    return min(found, key=lambda row: row.held_on, default=None)


def seats(town: Town) -> Iterator[Life]:
    """Who comes, one life each; nobody where there is no workshop to come to."""
    workshop = next_workshop(town)
    if workshop is not None:
        yield from (_comes(town, workshop, each) for each in town.file.registrations)


def _comes(town: Town, workshop: WorkshopRow, wanted: Seats) -> Life:
    moment = town.ago(wanted.days_ago, wanted.at)
    yield moment
    done = registrations.register(
        town.db,
        commune_id=town.id,
        workshop_id=workshop.workshop_id,
        citizen_id=town.person(wanted.person, moment).citizen_id,
        account_id=town.account,
        language=town.who(wanted.person).language,
        seats=wanted.seats,
        day=town.day_of(moment),
        now=moment,
    )
    if not isinstance(done, Refusal):
        town.agrees(wanted.person, consents.WORKSHOPS, moment)


def consent(town: Town, key: str) -> Life:
    """What somebody agrees to hear of, on their first days."""
    moment = town.ago(9, "12:00")
    yield moment
    for purpose in town.who(key).agrees:
        town.agrees(key, purpose, moment)


def broadcast(town: Town) -> Life:
    """Written today: another member of the staff has to read it before it leaves."""
    moment = town.moment(town.day, time(8))
    yield moment
    written = town.file.broadcast
    texts = {str(language): words for language, words in written.texts.items()}
    who: dict[str, Any] = {"actor": town.staff, "day": town.day_of(moment), "now": moment}
    drafts.draft(town.db, town.id, written.name, Draft(written.purpose, texts), **who)
