"""What they say of the programme: in the chat, in a terminal, at the counter; and the answer that one of them gets."""

from datetime import datetime
from typing import Any

from bot.cli.people.living import Life
from bot.cli.people.town import Town
from data import answers, audit, consents, contributions, programmes
from data.contributions import COUNTER, Refusal
from data.people_file import Answer, Said
from data.requests.states import NotAllowed


def life(town: Town, said: Said, number: int) -> Life:
    """Somebody says something; the commune may answer."""
    moment = town.ago(said.days_ago, said.at)
    yield moment
    reference = _recorded(town, said, number, moment)
    if said.answer:
        moment = town.ago(said.answer.days_ago, "11:00")
        yield moment
        _answered(town, reference, said.answer, moment)


def _recorded(town: Town, said: Said, number: int, moment: datetime) -> str:
    values: dict[str, Any] = {
        "commune_id": town.id,
        "kind": "idea" if town.round.kind == "ideas" else "comment",
        "round_id": town.round.id,
        "programme_number": programmes.load(town.db, programmes.newest_id(town.db, town.id)).number,
        "axis_id": said.axis,
        "commitment_id": said.commitment,
        "words": said.words,
        "day": town.day_of(moment),
        "now": moment,
    }
    if said.channel == COUNTER:
        own = {"channel": COUNTER, "source": COUNTER, "language": said.language, "name": said.name}
        found = contributions.enter(town.db, entered_by=town.staff, **values, **own)
    else:
        found = contributions.record(town.db, **values, **_author(town, said, number, moment))
    if isinstance(found, Refusal):
        raise NotAllowed(found.value, f"What was said {said.days_ago} days ago is not taken: {found.value}.")
    if said.channel == COUNTER:  # as the console notes it
        audit.note(town.db, town.id, town.staff, "contribution_entered", found, moment)
    return found


def _author(town: Town, said: Said, number: int, moment: datetime) -> dict[str, Any]:
    """Who says it, and from where; an anonymous one is a visitor of whom nothing else is known."""
    if said.person is None:
        person = town.visitor(f"{said.channel}:{town.id}", f"visitor-{number}", moment)
        said_by = {"name": None, "language": said.language, "channel": said.channel}
        return {"citizen_id": person.citizen_id, **said_by}
    who = town.who(said.person)
    town.agrees(said.person, consents.COMMENTS, moment)
    citizen_id = town.person(said.person, moment).citizen_id
    return {"citizen_id": citizen_id, "name": who.name, "language": who.language, "channel": "web"}


def _answered(town: Town, reference: str, answer: Answer, moment: datetime) -> None:
    row = contributions.load(town.db, town.id, reference)
    if row is None:
        raise LookupError(f"There is no contribution {reference}.")
    answers.publish(
        town.db,
        row,
        state=answer.state,
        reasons={str(language): words for language, words in answer.reasons.items()},
        actor=town.staff,
        day=town.day_of(moment),
        now=moment,
    )
