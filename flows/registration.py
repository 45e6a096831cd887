"""A place in a workshop, taken or given back: not in the chat yet, and nothing is noted by asking."""

from flows.contributing import counter
from flows.steps import Talk, flow, say
from flows.types import Visit


@flow(starts_on=("register_workshop", "cancel_registration"), aside=True)
def registration(visit: Visit) -> Talk:
    yield say("not_yet")
    yield from counter(visit)
