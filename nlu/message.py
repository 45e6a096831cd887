"""A message taken apart once, the same way in training and in use."""

from __future__ import annotations

from dataclasses import dataclass

from nlu.entities import by_rule, masked
from nlu.features import Block, views
from nlu.normalise import Word, signs, words
from nlu.reading import Entity


@dataclass(frozen=True)
class Message:
    """The words, those words with what is named by rule masked, and the views for the models."""

    text: str
    words: tuple[Word, ...]
    plain: tuple[Word, ...]
    named: tuple[Entity, ...]
    views: tuple[Block, ...]

    @property
    def says_nothing(self) -> bool:
        return not self.words and not signs(self.text)

    @property
    def is_a_letter(self) -> bool:
        """One letter or digit, however often, and no sign."""
        return len(set("".join(word.folded for word in self.words))) == 1 and not signs(self.text)


def take(text: str) -> Message:
    """Reads the first characters of a text, however long or strange it is."""
    found = words(text)
    named = by_rule(text, found)
    plain = masked(found, named)
    return Message(text, tuple(found), tuple(plain), tuple(named), tuple(views(plain, signs(text))))
