"""Reminders before the council's sessions: not offered yet, and nobody is signed up for them by asking."""

from flows.steps import Talk, flow, say
from flows.types import Visit


@flow(starts_on="subscribe_reminders", aside=True)
def reminders(visit: Visit) -> Talk:
    yield say("not_yet")
