"""The long notice: who answers, what is kept and why, who reads it, what people may ask for."""

from flows.steps import Talk, flow, say
from flows.types import Visit

# Channels whose messages pass through a company's servers abroad; the page and the terminal are the commune's own.
ABROAD = frozenset({"telegram", "whatsapp"})


@flow(aside=True)
def notice(visit: Visit) -> Talk:
    yield say("who", commune=visit.commune.name)
    yield say("readers")
    if visit.channel in ABROAD:
        yield say("abroad")
    yield say("cards")
    yield say("rights")
    if visit.commune.cndp_reference:
        yield say("cndp", reference=visit.commune.cndp_reference)
    elif visit.commune.is_sample:
        yield say("sample")
