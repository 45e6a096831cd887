"""Fill a sample commune once, in one transaction: all of it is there, or nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import click

from bot.cli.demo_signin import FILLED, is_filled
from bot.cli.people import agenda, contributions, conversations, requests
from bot.cli.people.living import Life, live
from bot.cli.people.town import Town
from bot.clock import local_day
from bot.settings import Settings
from data import audit, communes, people_file, programmes, rounds
from data.calendar import stored
from data.engine import Db
from data.people_file import PeopleFile


class NotFilled(click.ClickException):
    """Nobody is invented here, or not again; the words say why, and what to do."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Made:
    """What is there now."""

    file: PeopleFile
    workshop: str  # "" where none takes registrations


def fill(db: Db, settings: Settings, commune_id: str, now: datetime) -> Made:
    """Let the people of content/people.yaml live in a sample commune. NotFilled where they cannot; ContentError."""
    commune = communes.load(db, commune_id)
    if not commune.profile.get("sample"):
        raise NotFilled(f"{commune_id} is no sample: nobody is invented where people are real.")
    if is_filled(db, commune_id):
        raise NotFilled(_again(settings, commune_id))
    file = _file(db, commune_id)
    day = local_day(now, commune.profile["timezone"])
    current = rounds.current(db, commune_id, day)
    if current is None or not current.is_open(day):
        raise NotFilled(f"No round is open in {commune_id} today. {_fresh(settings)}")
    town = Town(db, settings, commune, current, now, day, stored.load(db, commune_id), file)
    live(_lives(town))
    audit.note(db, commune_id, town.staff, FILLED, commune_id, now)
    workshop = agenda.next_workshop(town)
    return Made(file, workshop.workshop_id if workshop else "")


def _file(db: Db, commune_id: str) -> PeopleFile:
    written = people_file.text()
    file = people_file.read(written)
    if file.commune != commune_id:
        raise NotFilled(f"The invented people live in {file.commune}: try --commune {file.commune}.")
    content = programmes.load(db, programmes.newest_id(db, commune_id)).content
    people_file.check_places(file, written, _places(content["axes"]))
    return file


def _places(axes: Sequence[Mapping[str, Any]]) -> set[tuple[str, str | None]]:
    """Every axis as a whole, and every commitment of it."""
    return {
        (axis["id"], each)
        for axis in axes
        for each in (None, *(commitment["id"] for commitment in axis.get("commitments", ())))
    }


def _lives(town: Town) -> Iterator[Life]:
    file = town.file
    yield from (agenda.consent(town, key) for key in file.people)
    yield from (contributions.life(town, each, number) for number, each in enumerate(file.contributions, 1))
    yield from (requests.life(town, each) for each in file.requests)
    yield from (conversations.life(town, each) for each in file.conversations)
    yield from agenda.seats(town)
    yield agenda.broadcast(town)


def _again(settings: Settings, commune_id: str) -> str:
    return f"The people are in {commune_id} already. {_fresh(settings)}"


def _fresh(settings: Settings) -> str:
    """How one begins again with an empty commune."""
    where = "use another, empty database" if settings.is_postgres else f"delete {settings.var}/"
    return f"To begin again: stop the service, {where}, and start it anew."
