"""What a conversation holds that must leave no trace: the code of an anonymous item, a name that is not given yet."""

from dataclasses import replace

from flows.conversation import Conversation
from flows.frames import LOOKED, Frame, Prompt

NAME = "who"  # the step of flows.contributing.signature in which a name is written


def tells_code(conversation: Conversation) -> bool:
    """Whether what is open now is about an anonymous item: every word of it may carry the code."""
    return conversation.active is not None and _holds_code(conversation.active)


def tells_name(conversation: Conversation) -> bool:
    """Whether what is open now asks for a name or has been told one."""
    active = conversation.active
    if active is None:
        return False
    waits = active.waiting.key if active.waiting else ""
    return any(key.partition("~")[0] == NAME for key in (*active.journal, waits))  # "who~2": asked once more


def without_codes(conversation: Conversation) -> Conversation:
    """The same without the forms that are about an anonymous item; every other draft stays as it is."""
    frames = tuple(frame for frame in conversation.frames if not _holds_code(frame))
    aside = conversation.aside if conversation.aside and not _holds_code(conversation.aside) else None
    bare = replace(
        conversation,
        frames=frames,
        aside=aside,
        prompt=_without_code(conversation.prompt),
        later=_without_code(conversation.later),
    )
    # What the form was waiting for goes with it.
    return bare if bare.active is conversation.active else replace(bare, prompt=None, pending=None)


def _holds_code(frame: Frame) -> bool:
    return any(
        entry.kind == LOOKED and isinstance(entry.value, dict) and entry.value.get("is_anonymous") is True
        for entry in frame.journal.values()
    )


def _without_code(prompt: Prompt | None) -> Prompt | None:
    """A goal that was kept for later may still hold the message with the code."""
    has_code = prompt is not None and ("reference" in prompt.origin.heard or "reference" in prompt.given)
    return None if has_code else prompt
