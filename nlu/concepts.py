"""Ideas behind the words: one name for what several languages and spellings say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from nlu.normalise import fold, script, skeleton, words

# A skeleton of two consonants is shared by too many words.
_BONES = 3
_STEM = 4
# French words are told by their letters alone: their consonants mean other words in Arabizi.
_FRENCH = 2

_ARABIC_FRONTS = ("وال", "فال", "بال", "كال", "لل", "ال", "و", "ف", "ب", "ل", "ك", "د")
_LATIN_FRONTS = ("l", "el", "al", "f", "fl", "b", "bl", "w", "wl", "d", "dl")
_CONJUGATED = ("كان", "كات", "كاي", "كن", "كت", "كي", "غان", "غات", "غاي", "غن", "غت", "غي", "سن", "ست", "سي", "ن", "ت", "ي", "ا")  # fmt: skip


@dataclass(frozen=True)
class Lexicon:
    """Words, beginnings of words and skeletons, each with its ideas."""

    whole: dict[str, tuple[str, ...]]
    begins: dict[str, tuple[str, ...]]
    bones: dict[str, tuple[str, ...]]
    longest: dict[str, int]

    def of(self, folded: str) -> tuple[str, ...]:
        """The ideas of one word: as it stands, without what is written onto its front, by its consonants."""
        for form in _forms(folded):
            known = self.whole.get(form) or self._begun(form)
            if known:
                return known
        bone = skeleton(folded)
        for form in _bare_bones(bone):
            if form in self.bones:
                return self.bones[form]
        return ()

    def spoken(self, folded: Sequence[str]) -> list[tuple[str, ...]]:
        """The ideas of a message in order: of phrases first, then of the words in no phrase."""
        found: list[tuple[str, ...]] = []
        at = 0
        while at < len(folded):
            known, length = self._phrase(folded, at)
            if not length:
                known, length = ideas_of(folded[at]), 1
            if known:
                found.append(known)
            at += length
        return found

    def _phrase(self, folded: Sequence[str], at: int) -> tuple[tuple[str, ...], int]:
        for length in range(min(self.longest.get(folded[at], 1), len(folded) - at), 1, -1):
            known = self.whole.get("_".join(folded[at : at + length]))
            if known:
                return known, length
        return (), 0

    def _begun(self, form: str) -> tuple[str, ...]:
        for end in range(len(form), _STEM - 1, -1):
            if form[:end] in self.begins:
                return self.begins[form[:end]]
        return ()


def _forms(folded: str) -> Iterator[str]:
    yield folded
    fronts = _ARABIC_FRONTS if script(folded) == "Arab" else _LATIN_FRONTS
    for front in fronts:
        if folded.startswith(front) and len(folded) - len(front) >= 3:
            yield folded[len(front) :]
    if fronts is _ARABIC_FRONTS:
        for front in _CONJUGATED:
            if folded.startswith(front) and len(folded) - len(front) >= 3:
                yield folded[len(front) :]


def _bare_bones(bone: str) -> Iterator[str]:
    yield bone
    for front in ("l", "f", "b", "k", "n", "t", "kn", "kt", "gn", "gt", "d", "fl", "bl"):
        if bone.startswith(front) and len(bone) - len(front) >= _BONES:
            yield bone[len(front) :]


@cache
def lexicon() -> Lexicon:
    """The word list that is shipped, read once."""
    whole: dict[str, set[str]] = {}
    begins: dict[str, set[str]] = {}
    bones: dict[str, set[str]] = {}
    longest: dict[str, int] = {}
    for name, column, form in _entries():
        if form.endswith("*"):
            begins.setdefault(fold(form[:-1]), set()).add(name)
            continue
        parts = [word.folded for word in words(form.replace("_", " "))]
        whole.setdefault("_".join(parts), set()).add(name)
        longest[parts[0]] = max(len(parts), longest.get(parts[0], 1))
        bone = skeleton(parts[0])
        if column < _FRENCH and len(parts) == 1 and len(bone) >= _BONES:
            bones.setdefault(bone, set()).add(name)
    return Lexicon(_settled(whole), _settled(begins), _settled(bones), longest)


def _settled(table: dict[str, set[str]]) -> dict[str, tuple[str, ...]]:
    return {form: tuple(sorted(names)) for form, names in table.items()}


@lru_cache(maxsize=8192)
def ideas_of(folded: str) -> tuple[str, ...]:
    """The ideas of one word; people use the same few thousand words."""
    return lexicon().of(folded)


def _entries() -> Iterator[tuple[str, int, str]]:
    text = (files("nlu") / "concepts.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, *columns = line.split("\t")
            for column, forms in enumerate(columns):
                for form in forms.split():
                    yield name, column, form
