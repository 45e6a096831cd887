"""The council's sessions: what the law says of them; the dates are the commune's to enter, and none is yet."""

from flows.contributing import counter
from flows.steps import Talk, flow, say
from flows.types import Visit


@flow(starts_on="session_info", aside=True)
def session(visit: Visit) -> Talk:
    yield say("unknown")
    yield say("law")
    yield from counter(visit)
