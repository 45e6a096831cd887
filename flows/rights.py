"""The right of access to information (law 31.13), in a few honest lines."""

from flows.steps import Talk, flow, say
from flows.types import Visit


@flow(starts_on="know_rights", aside=True)
def rights(visit: Visit) -> Talk:
    yield say("law")
    yield say("delays")
    yield say("complaint")
    yield say("where")
