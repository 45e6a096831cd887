"""Writes a phrasing as another hand would have typed it: slips, spellings, politeness. Never stored."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from nlu.corpus import Example
from nlu.normalise import script

# One word in so many is touched, and one phrasing in so many gets a courtesy.
_TOUCHED = 0.25
_COURTEOUS = 0.25

_KEYS = {
    "Latn": ("azertyuiop", "qsdfghjklm", "wxcvbn"),
    "Arab": ("ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرلاىةوزظ"),
}
_NEAR = {
    letter: row[max(0, at - 1) : at] + row[at + 1 : at + 2]
    for rows in _KEYS.values()
    for row in rows
    for at, letter in enumerate(row)
}

# Spellings of one sound in Arabizi, each turned into the next.
_ARABIZI = (
    ("3", "a"), ("3", ""), ("7", "h"), ("9", "q"), ("9", "k"), ("kh", "5"), ("5", "kh"), ("kh", "x"),
    ("ch", "sh"), ("sh", "ch"), ("ou", "o"), ("o", "ou"), ("u", "o"), ("gh", "r"), ("gh", "8"), ("i", "e"),
    ("e", "i"), ("ee", "i"), ("2", ""), ("y", "i"), ("w", "ou"), ("g", "9"), ("dh", "d"), ("ss", "s"),
)  # fmt: skip
_FRENCH = (
    ("qu", "k"), ("que", "k"), ("c'est", "c"), ("é", "er"), ("er", "é"), ("ez", "er"), ("eau", "o"), ("ai", "é"),
    ("ph", "f"), ("ss", "s"), ("nn", "n"), ("tt", "t"), ("mm", "m"), ("s'", "s "), ("j'", "j"), ("vous", "vs"),
    ("pour", "pr"), ("toujours", "tjs"), ("est", "é"), ("ent", "en"), ("x", ""), ("es", "e"),
)  # fmt: skip
_ARABIC = (
    ("ض", "ظ"), ("ظ", "ض"), ("ث", "ت"), ("ذ", "د"), ("ق", "ڭ"), ("ء", ""), ("ؤ", "و"), ("ئ", "ي"), ("فال", "ف ال"),
    ("بال", "ب ال"), ("لل", "ل ال"), ("ماك", "ما ك"), ("غادي ", "غا"), ("كن", "كان"), ("وا", "و"), ("ال", "ل"),
)  # fmt: skip
_SPELLINGS = {"ary-Latn": _ARABIZI, "mixed": _ARABIZI, "fr": _FRENCH, "ar": _ARABIC, "ary-Arab": _ARABIC}

_COURTESIES = {
    "ar": ("السلام عليكم،", "من فضلكم،", "لو سمحتم", "تحية طيبة،", "مساء الخير"),
    "ary-Arab": ("السلام عليكم", "عافاك", "سلام خويا", "الله يخليك", "عفاكم", "أ سيدي"),
    "ary-Latn": ("salam", "3afak", "slm", "a khti", "lah ykhlik", "salam 3likom"),
    "fr": ("bonjour,", "svp", "bjr", "s'il vous plaît", "bonsoir", "excusez-moi,"),
    "mixed": ("salam", "bonjour", "svp", "3afak"),
}
_BARE = frozenset(("greet", "goodbye", "thank", "affirm", "deny", "out_of_scope"))
_MARKED = re.compile(r"\d[\w-]*\d|https?:\S+|@\S+")


def other_hands(rows: Sequence[Example], seed: int) -> list[Example]:
    """Every phrasing once more, as somebody in a hurry would have typed it; marks are not kept."""
    draw = random.Random(seed)  # noqa: S311 - variety is wanted here, not secrecy
    copies = (_copy(row, draw) for row in rows)
    return [copy for copy, row in zip(copies, rows, strict=True) if copy.text != row.text]


def _copy(row: Example, draw: random.Random) -> Example:
    spellings = _SPELLINGS.get(row.variety, _ARABIC)
    text = " ".join(_retyped(word, spellings, draw) for word in row.text.split())
    if row.intent not in _BARE and draw.random() < _COURTEOUS:
        text = _courteous(text, _COURTESIES.get(row.variety, ("salam",)), draw)
    return replace(row, text=text, entities=())


def _courteous(text: str, courtesies: Sequence[str], draw: random.Random) -> str:
    courtesy = draw.choice(courtesies)
    return f"{courtesy} {text}" if draw.random() < 0.7 else f"{text} {courtesy.rstrip('،,')}"


def _retyped(word: str, spellings: Sequence[tuple[str, str]], draw: random.Random) -> str:
    if draw.random() > _TOUCHED or len(word) < 3 or _MARKED.search(word):
        return word
    if draw.random() < 0.5:
        usual = [(one, other) for one, other in spellings if one in word.lower()]
        if usual:
            one, other = draw.choice(usual)
            return word.lower().replace(one, other, 1)
    return draw.choice(_SLIPS)(word, draw.randrange(len(word)), draw)


def _left_out(word: str, at: int, _: random.Random) -> str:
    return word[:at] + word[at + 1 :]


def _twice(word: str, at: int, draw: random.Random) -> str:
    return word[: at + 1] + word[at] * draw.randint(1, 2) + word[at + 1 :]


def _swapped(word: str, at: int, _: random.Random) -> str:
    at = min(at, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _beside(word: str, at: int, draw: random.Random) -> str:
    near = _NEAR.get(word[at].lower(), "")
    return word[:at] + draw.choice(near) + word[at + 1 :] if near else word


def _vowel_less(word: str, _: int, draw: random.Random) -> str:
    vowels = [at for at, letter in enumerate(word) if at and letter in "aeiouéèê"]
    if script(word.lower()) != "Latn" or not vowels:
        return word
    at = draw.choice(vowels)
    return word[:at] + word[at + 1 :]


_Slip = Callable[[str, int, random.Random], str]
_SLIPS: tuple[_Slip, ...] = (_left_out, _twice, _swapped, _beside, _vowel_less)
