"""A request for information: not taken in the chat yet; where to file it, and what can be done here instead."""

from flows.contributing import counter, is_open, takes_ideas
from flows.steps import Option, Talk, choose, flow, goto, say
from flows.types import Visit

COMMENT = Option("comment", "comment", intents=("give_comment",))
IDEA = Option("idea", "idea", intents=("give_comment",))
RIGHTS = Option("rights", "rights", intents=("know_rights",))
DONE = Option(
    "done",
    "done",
    synonyms=("non", "non merci", "rien", "لا", "لا شكرا", "والو", "walo", "lla", "safi", "صافي"),
)


@flow(starts_on="request_information", light=True, takes_words=True)
def information(visit: Visit) -> Talk:
    yield say("not_here")
    yield from counter(visit)
    speak = [IDEA if takes_ideas(visit) else COMMENT] if is_open(visit) else []
    chosen: Option = yield choose("next", [*speak, RIGHTS, DONE])
    if chosen in (COMMENT, IDEA):
        yield goto(chosen.id)
    if chosen is RIGHTS:
        yield goto("rights")
    yield say("bye")
