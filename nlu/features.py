"""A message as numbers: hashed characters, words and skeletons, the same in training and in use."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from nlu.concepts import lexicon
from nlu.normalise import Word, same, skeleton

Keys = npt.NDArray[np.uint32]

_STEP = np.uint32(16777619)
_MIX = np.uint32(2654435761)
_SPACE = np.uint32(32)

# Pairs grow with the square; a long story is not told by all of them.
_IDEAS = 24


@dataclass(frozen=True)
class Block:
    """One view of the message; its features are weighed and normalised apart from the others."""

    name: str
    keys: Keys


def grams(line: str, sizes: Sequence[int], salt: int, *, across: bool = False) -> Keys:
    """Hashes of the character n-grams of " word word ", inside words only unless `across`."""
    codes = np.frombuffer(line.encode("utf-32-le"), dtype=np.uint32)
    space = codes == _SPACE
    found: list[Keys] = []
    rolling = codes
    inside = np.ones(len(codes), dtype=bool)
    for size in range(1, min(max(sizes), len(codes)) + 1):
        if size > 1:
            rolling = rolling[:-1] * _STEP + codes[size - 1 :]
            # A space may open or close a gram; inside one it would join two words.
            inside = inside[:-1] if size == 2 or across else inside[:-1] & ~space[size - 2 : len(codes) - 1]
        if size in sizes:
            kept = rolling[inside] if size > 1 else rolling[~space]
            found.append((kept ^ np.uint32(salt * 131 + size)) * _MIX)
    return np.concatenate(found) if found else np.empty(0, dtype=np.uint32)


def named(tokens: Iterable[str], salt: int) -> Keys:
    """Hashes of whole tokens."""
    return np.fromiter((zlib.crc32(token.encode(), salt) for token in tokens), dtype=np.uint32)


def bare(folded: str) -> str:
    """An Arabic-script word without the small words written onto its front."""
    for clitic in ("وال", "فال", "بال", "لل", "كال", "ال"):
        if folded.startswith(clitic) and len(folded) > len(clitic) + 2:
            return folded[len(clitic) :]
    return folded


def runs(tokens: Sequence[str], size: int) -> list[str]:
    """Neighbouring tokens, joined."""
    return ["_".join(tokens[at : at + size]) for at in range(len(tokens) - size + 1)]


def pairs(tokens: Sequence[str]) -> list[str]:
    """Every two ideas that stand in one message, however far apart."""
    known = sorted(set(tokens))[:_IDEAS]
    return [f"{one}+{other}" for at, one in enumerate(known) for other in known[at + 1 :]]


def views(found: Sequence[Word], signs: Sequence[str] = ()) -> list[Block]:
    """Every view of a message: its words, and the signs and emoji that stand between them."""
    folded = [same(word.folded) for word in found]
    bones = [skeleton(word.folded) for word in found]
    ideas = lexicon().spoken([word.folded for word in found])
    first = [known[0] for known in ideas]
    written = f" {' '.join(folded)} "
    spoken = f" {' '.join(bone for bone in bones if bone)} "
    return [
        Block("characters", grams(written, (1, 2, 3, 4, 5), 1)),
        Block("skeleton", grams(spoken, (2, 3, 4, 5), 2)),
        Block("across", grams(spoken, (3, 4, 5, 6), 3, across=True)),
        Block("words", named([*folded, *signs, *map(bare, folded), *runs(["<", *folded, ">"], 2)], 4)),
        Block("bones", named([*bones, *runs(["<", *bones, ">"], 2), *runs(bones, 3)], 5)),
        Block("ideas", named([*chain(*ideas), *runs(["<", *first, ">"], 2), *pairs(first)], 6)),
    ]
