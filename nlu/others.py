"""Other languages, as far as they must be told from French and Darija: for training only."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from nlu.normalise import Word, fold

_LINES = 250
_LONGEST = 9
# This share of foreign words makes a training phrasing foreign, whatever file it stands in.
_FOREIGN = 0.7


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    text = (files("nlu") / "others.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {name: tuple(words.split()) for name, words in rows}


def others(seed: int) -> list[str]:
    """Handfuls of everyday words of each language, drawn from a seed."""
    draw = random.Random(seed)  # noqa: S311 - variety is wanted here, not secrecy
    return [
        " ".join(draw.choices(words, k=draw.randint(1, _LONGEST)))
        for _, words in sorted(_lists().items())
        for _ in range(_LINES)
    ]


@cache
def _folded() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(fold, words)) for words in _lists().values())


def foreign(found: Sequence[Word]) -> bool:
    """Whether a phrasing is in one of these languages: English or Spanish among the out_of_scope ones."""
    if len(found) < 2:
        return False
    most = max(sum(word.folded in known for word in found) for known in _folded())
    return most / len(found) >= _FOREIGN
