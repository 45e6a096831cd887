"""Which words carry the thing a person speaks of: a document asked for, or the matter of an axis."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from nlu.concepts import ideas_of
from nlu.features import Keys, bare
from nlu.linear import Floats, Head, Space
from nlu.normalise import Word, skeleton

# A long text names what it is about in its first sentences.
_WORDS = 80


def token_keys(found: Sequence[Word], intent: str) -> list[Keys]:
    """For each word: itself, its consonants and ideas, its neighbours', and what the person wants."""
    folded = [word.folded for word in found[:_WORDS]]
    bones = ["|", "|", *map(skeleton, folded), "|", "|"]
    ideas = [(), (), *map(ideas_of, folded), (), ()]
    return [_keys(_token(at, folded, bones, ideas, intent)) for at in range(len(folded))]


def _token(
    at: int, folded: list[str], bones: list[str], ideas: list[tuple[str, ...]], intent: str
) -> list[str]:
    word, bone = folded[at], bones[at + 2]
    said = [
        f"w={word}", f"b={bare(word)}", f"s={bone}", f"p={word[:4]}", f"e={word[-3:]}", f"i={intent}",
        f"i={intent} s={bone}", f"-1={bones[at + 1]}", f"+1={bones[at + 3]}", f"-2={bones[at]}",
        f"{bones[at + 1]} {bone}", f"-1w={folded[at - 1] if at else '|'}",
        f"+1w={folded[at + 1] if at + 1 < len(folded) else '|'}",
    ]  # fmt: skip
    for place in range(5):
        said += [f"{place - 2}k={idea}" for idea in ideas[at + place]]
    return [*said, *(f"i={intent} k={idea} +1={bones[at + 3]}" for idea in ideas[at + 2])]


def _keys(said: list[str]) -> Keys:
    return np.fromiter({zlib.crc32(part.encode()) for part in said}, dtype=np.uint32)


def token_scores(found: Sequence[Word], intent: str, space: Space, head: Head) -> Floats:
    """Words × labels."""
    each = token_keys(found, intent)
    scores = np.tile(head.bias, (len(each), 1)).astype(np.float32)
    if not each:
        return scores
    keys = np.concatenate(each)
    owner = np.repeat(np.arange(len(each)), [len(one) for one in each])
    at = np.searchsorted(space.keys, keys)
    at[at == len(space.keys)] = 0
    known = space.keys[at] == keys
    np.add.at(scores, owner[known], head.weights[at[known]].astype(np.float32) * head.scale)
    return scores


def runs_of(flags: npt.NDArray[np.bool_], gap: int = 1) -> list[tuple[int, int]]:
    """Stretches of flagged words; a small word between two of them belongs to both."""
    found: list[tuple[int, int]] = []
    for at in np.flatnonzero(flags).tolist():
        if found and at - found[-1][1] <= gap:
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return found
