"""The engine: one event in, the conversation as it stands after it and what is to be said, asked or done.

Pure: no clock, no chance, no world. A turn of the runtime is `resume(…, Heard, …)` and then, for as long as the last
effect is a Do or a Look, `resume(…, Done(result), …)` with the visit rebuilt from `conversation.pins`. The effects
are lines, then at most one of Ask, Do and Look.

Where things are: steps.py is what flows are written in; replay.py runs one; turn.py runs the stack of them;
hearing.py reads a message; conversation.py is what is kept.
"""

from flows.conversation import Conversation
from flows.hearing import hear
from flows.registry import FLOWS
from flows.steps import Flows
from flows.turn import NothingPendingError, Turn
from flows.types import Done, Effect, Event, Visit

__all__ = ["Conversation", "NothingPendingError", "resume", "start"]


def start() -> Conversation:
    """A conversation in which nothing was said yet."""
    return Conversation()


def resume(
    conversation: Conversation, event: Event, visit: Visit, flows: Flows = FLOWS
) -> tuple[Conversation, tuple[Effect, ...]]:
    """The next step of a conversation. Nothing that a person can send makes it raise.

    Raises NothingPendingError for a Done that nobody waits for, and whatever a flow itself raises: both are mistakes
    of ours.
    """
    turn = Turn(conversation, visit, flows)
    if isinstance(event, Done):
        turn.done(event.result)
    else:
        hear(turn, event)
    return turn.now, turn.effects()
