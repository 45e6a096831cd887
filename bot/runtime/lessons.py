"""What a turn tells about how well messages are read: kept beside the reading, without words, for staff to learn from."""

from collections.abc import Mapping

from bot.runtime.scene import Scene
from data import readings
from flows import limits
from flows.conversation import FOLLOWED, MEANT, READ, TAKES_BACK, Conversation
from flows.registry import FLOWS
from flows.types import Json
from nlu.reading import Reading


def reading_note(scene: Scene) -> Mapping[str, Json] | None:
    """What is kept of a reading: no words."""
    reading, taken = scene.reading, scene.conversation.taken
    if reading is None or scene.is_fleeting:
        return None
    note: dict[str, Json] = {
        "language": reading.language,
        "intent": reading.intent,
        "confidence": round(reading.confidence, 3),
        "model": reading.model,
    }
    if taken in (READ, FOLLOWED):
        note |= {"taken": taken, "others": _others(reading)}
    return note


def _others(reading: Reading) -> list[Json]:
    """The runners-up that were likely at all."""
    likely = [each for each in reading.ranking if each[1] >= limits.LIKELY and each[0] != reading.intent]
    return [[name, round(share, 3)] for name, share in likely[: limits.MEANT]]


def look_back(scene: Scene, before: Conversation) -> None:
    """What this turn tells of an earlier message: what it meant, or that its reading led astray."""
    kind, colon, flow = scene.conversation.taken.partition(":")
    prompt = before.prompt
    if kind + colon == MEANT and prompt is not None and flow in FLOWS:
        readings.note_meant(scene.db, prompt.origin.at, intents=FLOWS[flow].starts_on)
    elif kind == TAKES_BACK and prompt is None:
        readings.note_taken_back(scene.db, before.message)
