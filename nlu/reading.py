"""What the reader hands back: one frozen Reading per message, the same for every engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

LANGUAGES = ("ar", "ary-Arab", "ary-Latn", "fr")
UNREAD = "out_of_scope"


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing, and where it stands in the text the person wrote."""

    entity: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """One word and the language it belongs to, "" when nothing can be said of it."""

    text: str
    language: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """`language` is "" when nothing can be said; `either` holds the languages of a tie."""

    text: str
    language: str
    intent: str
    confidence: float
    words: tuple[Spoken, ...] = ()
    ranking: tuple[tuple[str, float], ...] = ()
    entities: tuple[Entity, ...] = ()
    either: tuple[str, ...] = ()
    model: str = ""

    def value(self, entity: str) -> str | None:
        """The first value heard for this entity."""
        return next((found.value for found in self.entities if found.entity == entity), None)

    def as_json(self) -> dict[str, Any]:
        """The public shape of `jemaa nlu parse`."""
        return {
            "text": self.text,
            "language": self.language,
            "intent": self.intent,
            "confidence": round(self.confidence, 4),
            "entities": [
                {"entity": found.entity, "value": found.value, "start": found.start, "end": found.end}
                for found in self.entities
            ],
        }
