"""Who asks for a person: the conversation is handed to the staff, who answer one of them."""

from datetime import datetime, timedelta

from bot.channels.base import Inbound, Outbound
from bot.cli.people.living import Life
from bot.cli.people.town import Town
from bot.runtime import answering, wire
from data import conversations, messages, outbox, texts
from data.people_file import Talk

A_MOMENT = timedelta(minutes=2)


def life(town: Town, talk: Talk) -> Life:
    moment = town.now - timedelta(hours=talk.hours_ago)
    yield moment
    _hears(town, talk.person, talk.wish, moment)
    number = town.person(talk.person, moment).conversation_id
    conversations.hand_over(town.db, number, moment)
    _says_handed(town, talk.person, moment + timedelta(seconds=2))
    for line in talk.lines:
        moment = min(moment + A_MOMENT, town.now)
        yield moment
        _hears(town, talk.person, line, moment)
        conversations.note_heard(town.db, number, moment)
    if talk.answer:
        moment = max(moment, town.now - timedelta(hours=talk.answer.hours_ago))
        yield moment
        _answered(town, number, talk.answer.words, moment)


def _hears(town: Town, key: str, text: str, moment: datetime) -> None:
    """A line of theirs, of which the bot makes nothing: it is handled as it comes."""
    address = town.address(key)
    body = wire.dump_inbound(Inbound(f"{address}-{moment:%d%H%M%S}", address, text=text))
    heard = messages.receive(
        town.db,
        commune_id=town.id,
        account_id=town.account,
        key=f"{address}-{moment:%d%H%M%S}",
        address=address,
        body=body,
        now=moment,
    )
    if heard is not None:
        messages.mark_handled(town.db, heard.inbound_id, None, moment)


def _says_handed(town: Town, key: str, moment: datetime) -> None:
    """What the bot says before it is silent."""
    person, variety = town.person(key, moment), town.who(key).language
    language = texts.for_variety(variety)
    words = texts.catalogue(language)
    names = town.commune.profile["name"]
    name = names.get(language) or names["ary"]
    text = "\n\n".join((words.text("person-handed", {"commune": name}), words.text("person-write")))
    outbox.put(
        town.db,
        commune_id=town.id,
        account_id=town.account,
        conversation_id=person.conversation_id,
        body=wire.dump_outbound(Outbound(to=town.address(key), text=text, language=variety)),
        now=moment,
    )
    _shows(town, person.conversation_id, moment)


def _answered(town: Town, number: int, words: str, moment: datetime) -> None:
    answering.answer(town.db, town.id, number, words, seen=None, actor=town.staff, now=moment)
    _shows(town, number, moment)


def _shows(town: Town, number: int, moment: datetime) -> None:
    """What was said stands on the page at once, as when the service sends it."""
    for row in outbox.claim_due(town.db, [town.account], moment, 1, number):
        outbox.mark_sent(town.db, row.id, f"people-{row.id}", moment)
