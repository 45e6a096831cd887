"""Which language and script: for the message, for each word, and honestly a tie where both are right."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nlu.features import Block, Keys, grams
from nlu.linear import Floats, Head, Space
from nlu.normalise import Word, script
from nlu.reading import Spoken

OTHER = "other"
PAIRS = {"Arab": ("ar", "ary-Arab"), "Latn": ("ary-Latn", "fr")}

# Below this many words a noun phrase can be right in both; with this lead it is one of them all the same.
TIE_WORDS = 3
TIE_LEAD = 1.3
# So far ahead must another language be before one or two words are taken for it, and before a sentence is.
_STRANGE, _STRANGER = 1.2, 0.2
# So much speaks for the language around a word before the word itself has spoken.
_DRIFT = 0.5


@dataclass(frozen=True)
class Heard:
    """The language, the languages of a tie, and the words."""

    language: str
    either: tuple[str, ...]
    words: tuple[Spoken, ...]


def letters(found: Sequence[Word]) -> tuple[Keys, npt.NDArray[np.intp]]:
    """The features that tell languages apart, each with the number of its word."""
    line = f" {' '.join(word.folded for word in found)} "
    sizes = (1, 2, 3, 4)
    keys = grams(line, sizes, 7)
    whole = np.fromiter((zlib.crc32(word.folded.encode(), 8) for word in found), dtype=np.uint32)
    owner = np.concatenate([_owners(line, sizes), np.arange(len(found))])
    return np.concatenate([keys, whole]), owner


def _owners(line: str, sizes: Sequence[int]) -> npt.NDArray[np.intp]:
    """The number of the word each gram of `grams` belongs to."""
    space = np.frombuffer(line.encode("utf-32-le"), dtype=np.uint32) == 32
    word = np.cumsum(space) - 1
    owners = []
    inside = np.ones(len(space), dtype=bool)
    for size in range(1, min(max(sizes), len(space)) + 1):
        if size > 1:
            inside = inside[:-1] if size == 2 else inside[:-1] & ~space[size - 2 : len(space) - 1]
        owners.append(word[: len(inside)][inside] if size > 1 else word[~space])
    return np.concatenate(owners)


def lettered(found: Sequence[Word]) -> list[Word]:
    """The words that can tell a language: with letters, and no sign put in the place of a name."""
    return [word for word in found if word.folded[0] != "§" and script(word.folded)]


def view(found: Sequence[Word]) -> list[Block]:
    """The message as the language model sees it."""
    return [Block("letters", letters(found)[0])]


def hear(found: Sequence[Word], space: Space, heads: dict[str, Head], previous: str = "") -> Heard:
    """Weighs every word; scripts decide which languages are in question."""
    told = lettered(found)
    written = _written(told)
    if written not in PAIRS:
        return Heard("", (), tuple(Spoken(word.text, "", word.start, word.end) for word in found))
    ours = np.array([script(word.folded) == written for word in told])
    head = heads["language"]
    where = _locate(told, space)
    whole = _scores(_parts(where, head)[ours].sum(axis=0), head.bias)
    by_name = dict(zip(head.labels, whole.tolist(), strict=True))
    language, either = _settle(by_name, written, int(ours.sum()), previous)
    return Heard(language, either, _each(found, told, _parts(where, heads["word"]), heads["word"], language))


def _written(told: Sequence[Word]) -> str:
    """The script of most letters."""
    counts: dict[str, int] = {}
    for word in told:
        counts[script(word.folded)] = counts.get(script(word.folded), 0) + len(word.folded)
    return max(counts, key=lambda name: counts[name], default="")


@dataclass(frozen=True)
class _Located:
    """The features of every word found in the model, looked up once for all questions."""

    words: int
    places: npt.NDArray[np.intp]
    owner: npt.NDArray[np.intp]
    known: npt.NDArray[np.bool_]
    idf: Floats


def _locate(told: Sequence[Word], space: Space) -> _Located:
    keys, owner = letters(told)
    at = np.searchsorted(space.keys, keys)
    at[at == len(space.keys)] = 0
    known = space.keys[at] == keys
    idf = np.where(known, space.idf[at], space.tops["letters"]).astype(np.float32)
    return _Located(len(told), at, owner, known, idf)


def _parts(where: _Located, head: Head) -> Floats:
    """Per word: what it says for each language, and in the last column how much it weighs."""
    said = head.weights[where.places] * head.scale * (where.idf * where.known)[:, None]
    parts = np.zeros((where.words, len(head.labels) + 1), dtype=np.float32)
    np.add.at(parts, where.owner, np.concatenate([said, (where.idf * where.idf)[:, None]], axis=1))
    return parts


def _scores(part: Floats, bias: Floats) -> Floats:
    score: Floats = part[:-1] / np.sqrt(max(float(part[-1]), 1e-6)) + bias
    return score


def _settle(scores: dict[str, float], written: str, count: int, previous: str) -> tuple[str, tuple[str, ...]]:
    first, second = sorted(PAIRS[written], key=lambda name: -scores[name])
    lead = scores[first] - scores[second]
    if written == "Latn" and scores[OTHER] - scores[first] > (_STRANGE if count < TIE_WORDS else _STRANGER):
        return "", ()
    # Whoever writes Darija in Latin letters also answers "annule tout": short French decides nothing.
    if count < TIE_WORDS and (lead < TIE_LEAD or first == "fr"):
        return (previous if previous in (first, second) else first), (first, second)
    return first, ()


def _each(
    found: Sequence[Word], told: Sequence[Word], parts: Floats, head: Head, language: str
) -> tuple[Spoken, ...]:
    """A word right in both belongs to the language around it."""
    around = np.array([_DRIFT * (label == language) for label in head.labels], dtype=np.float32)
    names = {
        word.start: _name(word, _scores(part, head.bias) + around, head.labels)
        for word, part in zip(told, parts, strict=True)
    }
    return tuple(Spoken(word.text, names.get(word.start, ""), word.start, word.end) for word in found)


def _name(word: Word, scores: Floats, labels: tuple[str, ...]) -> str:
    names = [name for name in PAIRS.get(script(word.folded), ()) if name in labels]
    return max(names, key=lambda name: float(scores[labels.index(name)]), default="")
