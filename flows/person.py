"""A person: asked once, then the conversation is handed to the staff, and the bot is silent until they hand it back."""

from flows.steps import NO, YES, Option, Talk, choose, do, flow, said, say
from flows.types import HandOver, Visit

SILENT_HOURS = 48  # as data.conversations.HAND_OVER_LASTS; tests/test_transcripts.py holds them together


@flow(starts_on="talk_to_human", light=True)
def person(visit: Visit) -> Talk:
    matter: str = yield said()
    sure: Option = yield choose("sure", [YES, NO], args={"hours": SILENT_HOURS})
    if sure is not YES:
        yield say("not_handed")
        return
    yield do(HandOver(matter))
    yield say("handed", commune=visit.commune.name)
    if visit.commune.counter_hours:
        yield say("hours", hours=visit.commune.counter_hours)
    else:
        yield say("no_hours")
    yield say("write")
    yield say("silent", hours=SILENT_HOURS)
