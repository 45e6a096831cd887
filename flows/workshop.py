"""The workshops: the dates and places are the commune's to enter, and none is yet."""

from flows.contributing import counter
from flows.steps import Talk, flow, say
from flows.types import Visit


@flow(starts_on="workshop_info", aside=True)
def workshop(visit: Visit) -> Talk:
    yield say("unknown")
    yield from counter(visit)
