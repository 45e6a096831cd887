"""Ideas behind the words: one name for what several languages and spellings say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from nlu.normalise import fold, script, skeleton

# A skeleton of two consonants is shared by too many words.
_BONES = 3
_STEM = 4

_ARABIC_FRONTS = ("وال", "فال", "بال", "كال", "لل", "ال", "و", "ف", "ب", "ل", "ك", "د")
_LATIN_FRONTS = ("l", "el", "al", "f", "fl", "b", "bl", "w", "wl", "d", "dl")
_CONJUGATED = ("كان", "كات", "كاي", "كن", "كت", "كي", "غان", "غات", "غاي", "غن", "غت", "غي", "سن", "ست", "سي", "ن", "ت", "ي", "ا")  # fmt: skip


@dataclass(frozen=True)
class Lexicon:
    """Words, beginnings of words and skeletons, each with its ideas."""

    whole: dict[str, tuple[str, ...]]
    begins: dict[str, tuple[str, ...]]
    bones: dict[str, tuple[str, ...]]

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
    for name, column, form in _entries():
        if form.endswith("*"):
            begins.setdefault(fold(form[:-1]), set()).add(name)
            continue
        folded = fold(form)
        whole.setdefault(folded, set()).add(name)
        if column < 2 and len(skeleton(folded)) >= _BONES:
            bones.setdefault(skeleton(folded), set()).add(name)
    return Lexicon(
        *({form: tuple(sorted(names)) for form, names in table.items()} for table in (whole, begins, bones))
    )


def _entries() -> Iterator[tuple[str, int, str]]:
    text = (files("nlu") / "concepts.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, *columns = line.split("\t")
            for column, forms in enumerate(columns):
                for form in forms.split():
                    yield name, column, form
