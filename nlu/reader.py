"""The embedded reader: a message in, a Reading out, with numpy and the standard library alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from nlu.axis import axis
from nlu.documents import ASKED, documents
from nlu.language import hear
from nlu.linear import Floats, Model, Places, softmax
from nlu.message import Message, take
from nlu.reading import UNREAD, Entity, Reading

# One letter may be a slip of the thumb, and code is not speech: nobody is taken at such a word.
_DOUBTFUL = 0.4

MODEL = Path(__file__).parent / "model" / "reader.npz"


@dataclass(frozen=True)
class Reader:
    """Reads with one trained model; safe to share between threads."""

    model: Model

    @classmethod
    def load(cls, path: Path = MODEL) -> Reader:
        return cls(Model.load(path))

    def read(self, text: str, previous: str = "") -> Reading:
        """What the person means; `previous`, the language they wrote before, settles a tie."""
        message = take(text)
        version = self.model.notes["version"]
        if message.says_nothing:
            return Reading(text, "", UNREAD, 0.0, model=version)
        heard = hear(message.plain, self.model.spaces["language"], self.model.heads, previous)
        where = self.model.spaces["message"].place(message.views)
        ranking = self._ranking(message, *where)
        intent, confidence = ranking[0]
        entities = self._entities(message, intent, *where)
        return Reading(
            text, heard.language, intent, confidence, heard.words, ranking, entities, heard.either, version
        )

    def _ranking(self, message: Message, places: Places, values: Floats) -> tuple[tuple[str, float], ...]:
        head, trust = self.model.heads["intent"], self.model.notes["trust"]
        shares = softmax(head.scores(places, values) * trust["sharpness"])
        order = shares.argsort()[::-1]
        best = float(shares[order[0]])
        chance = float(np.interp(best, trust["shares"], trust["chances"]))
        if message.is_a_letter or message.is_code:
            chance = min(chance, _DOUBTFUL)
        # The others keep their proportions in what is left.
        rest = (1 - chance) / max(1 - best, 1e-9)
        others = ((head.labels[at], min(chance, float(shares[at]) * rest)) for at in order[1:])
        return ((head.labels[order[0]], chance), *others)

    def _entities(self, message: Message, intent: str, places: Places, values: Floats) -> tuple[Entity, ...]:
        found = list(message.named)
        found += axis(message.words, intent, places, values, self.model)
        if intent == ASKED:
            found += documents(message, self.model)
        return tuple(sorted(found, key=lambda entity: entity.start))
