"""A person: the conversation is handed to the staff; the bot is silent until they hand it back or two days pass."""

from flows.steps import Talk, do, flow, said, say
from flows.types import HandOver, Visit

SILENT_HOURS = 48  # as data.conversations.HAND_OVER_LASTS; tests/test_transcripts.py holds them together


@flow(starts_on="talk_to_human", light=True)
def person(visit: Visit) -> Talk:
    matter: str = yield said()
    yield do(HandOver(matter))
    yield say("handed", commune=visit.commune.name)
    if visit.commune.counter_hours:
        yield say("hours", hours=visit.commune.counter_hours)
    else:
        yield say("no_hours")
    yield say("silent", hours=SILENT_HOURS)
