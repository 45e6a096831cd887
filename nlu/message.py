"""A message taken apart once, the same way in training and in use."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlu.entities import by_rule, masked
from nlu.features import Block, views
from nlu.normalise import LIMIT, Word, signs, words
from nlu.reading import Entity

_CODE = re.compile(
    r"</?[a-z!][^<>]{0,80}>|\{\{|\{%|\$\{|;\s{0,9}--|^\s{0,9}/[a-z_]+|"
    r"\b(?:drop|alter|truncate)\s{1,9}table\b|\bselect\b.{0,80}\bfrom\b|\bunion\s{1,9}select\b|\binsert\s{1,9}into\b",
    re.IGNORECASE,
)


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

    @property
    def is_code(self) -> bool:
        """Markup, a template, a query or a command: meant for machines, whatever words stand in it."""
        return bool(_CODE.search(self.text[:LIMIT]))


def take(text: str) -> Message:
    """Reads the first characters of a text, however long or strange it is."""
    found = words(text)
    named = by_rule(text, found)
    plain = masked(found, named)
    return Message(text, tuple(found), tuple(plain), tuple(named), tuple(views(plain, signs(text))))
