"""The embedded reader: a message in, a Reading out, with numpy and the standard library alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from nlu.entities import by_rule, masked
from nlu.features import blocks
from nlu.linear import Floats, Model, Places, softmax
from nlu.normalise import script, words
from nlu.reading import UNREAD, Entity, Reading

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
        found = words(text)
        named = by_rule(text, found)
        places, values = self.model.spaces["message"].place(blocks(masked(found, named)))
        version = self.model.notes["version"]
        if not found or not len(places):
            return Reading(text, "", UNREAD, 0.0, model=version)
        ranking = self._ranking(places, values)
        intent, confidence = ranking[0]
        axis = self._axis(text, intent, places, values)
        language = self._language("".join(word.folded for word in found), places, values)
        return Reading(text, language, intent, confidence, (), ranking, (*axis, *named), (), version)

    def _ranking(self, places: Places, values: Floats) -> tuple[tuple[str, float], ...]:
        head = self.model.heads["intent"]
        shares = softmax(head.scores(places, values) * self.model.notes["sharpness"])
        order = shares.argsort()[::-1]
        return tuple((head.labels[at], float(shares[at])) for at in order)

    def _language(self, letters: str, places: Places, values: Floats) -> str:
        written = script(letters)
        head = self.model.heads["language"]
        scores = dict(zip(head.labels, head.scores(places, values), strict=True))
        likely = {"Arab": ("ar", "ary-Arab"), "Latn": ("ary-Latn", "fr")}.get(written, ())
        return max(likely, key=lambda label: float(scores[label]), default="")

    def _axis(self, text: str, intent: str, places: Places, values: Floats) -> tuple[Entity, ...]:
        if intent == "request_information":
            return ()
        head = self.model.heads["axis"]
        best = head.labels[int(head.scores(places, values).argmax())]
        return () if best == "none" else (Entity("axis", best, 0, len(text)),)
