"""Short questions about the service itself, answered in place: what is an axis, who reads this, until when, who are you."""

from flows.process import today
from flows.steps import Talk, flow, heard, say
from flows.types import Visit


@flow(aside=True, offers="notice-offer")
def basics(visit: Visit) -> Talk:
    topic: str | None = yield heard("topic")
    if topic == "axis":
        yield say("axis")
    elif topic == "readers":
        yield say("readers")
    elif topic == "closing":
        yield from today(visit)
    else:
        yield say("robot", commune=visit.commune.name)
