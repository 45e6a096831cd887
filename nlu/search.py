"""What a text is found by, whatever the spelling and the script: "zbel" finds الزبل, and الازبال finds لأزبال.

A word's key is its consonants, which both scripts write alike (normalise.skeleton). Two consonants are shared by too many words:
there the long vowels stay, which both scripts write as well: sou9 and سوق. Ideas (concepts.tsv) join languages: "@lights".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nlu.concepts import lexicon
from nlu.normalise import fold, same, script, skeleton, words

IDEA = "@"
_BONES = 3
_KNOWN = 1 << 16  # people use the same few thousand words

_ARABIC_FRONTS = ("ولل", "وال", "فال", "بال", "كال", "لل", "ال")
_LATIN_FRONTS = ("wl", "fl", "bl", "dl", "el", "al", "l")
_QUOTED = re.compile(r'["«“”]\s*([^"«»“”]+?)\s*["»“”]')

# Said in every text and of nothing.
_DULL_WORDS = (
    "le la les de des du un une et en au aux ce cet cette ces est sont pour par sur dans que qui ne pas plus il elle on nous "
    "vous je se sa son ses leur leurs mes nos vos avec sans mais ou où si très être avoir fait faire d l j n s c qu y a à "
    "في من على إلى عن أن إن هذا هذه ذلك التي الذي الذين ما لا لم لن كان كل مع هو هي نحن قد أو ثم بعد غير عند حتى يكون "
    "ديال ديالنا د ف ب و هاد اللي لي باش راه را غير شي واحد كاين كاينة ماشي بزاف خاص حنا احنا "
    "dyal dial dyalna f b w o had hadi lli li bach rah ra ghir chi wahd wa7d kayn kayna machi bzaf khas hna 7na 3la men mn fi ma"
)
_DULL = frozenset(fold(word) for word in _DULL_WORDS.split())
# The ideas that a contribution can be about; the others (how, want, give …) are how it is said.
_MATTER_NAMES = (
    "document budget money spend contract subsidy tax revenue account list minutes report plan study figures decision publish "
    "website info law deadline late refuse answer complain commission court citizen people youth women disabled assoc quarter "
    "petition consult participate democracy equality governance transparency account_for service staff digital council "
    "session agenda public_sit vote workshop program openness garbage lights road water civil police health school job "
    "transport housing shop price language phone lawyer"
)
_MATTERS = frozenset(_MATTER_NAMES.split())


@dataclass(frozen=True)
class Query:
    """What is searched: every word by any of its tokens, and what stands between quotation marks as it is written."""

    words: tuple[frozenset[str], ...]
    phrases: tuple[str, ...]


def tokens(text: str) -> frozenset[str]:
    """What a text is found by."""
    folded = [same(word.folded) for word in words(text)]
    found = {key for word in folded if word not in _DULL for key in _keys(word)}
    return frozenset(found | {f"{IDEA}{idea}" for idea in _ideas(folded)})


def query(text: str, *, by_meaning: bool = False) -> Query:
    """What somebody searches for. By meaning, a word also finds what says the same in another language."""
    phrases = tuple(match.group(1) for match in _QUOTED.finditer(text))
    folded = [same(word.folded) for word in words(text)]
    asked = [word for word in folded if word not in _DULL]
    found = (frozenset(_asked(word, by_meaning=by_meaning)) for word in dict.fromkeys(asked))
    return Query(tuple(each for each in found if each), phrases)


def marked(text: str, asked: Query) -> list[tuple[int, int]]:
    """Where the searched words stand in a text."""
    wanted = frozenset().union(*asked.words)
    return [(word.start, word.end) for word in words(text) if not wanted.isdisjoint(_keys(same(word.folded)))]


def _asked(word: str, *, by_meaning: bool) -> Iterator[str]:
    yield from _keys(word)
    if by_meaning:
        yield from (f"{IDEA}{idea}" for idea in _ideas([word]))


def _ideas(folded: list[str]) -> Iterator[str]:
    for ideas in lexicon().spoken(folded):
        yield from (idea for idea in ideas if idea in _MATTERS)


@lru_cache(maxsize=_KNOWN)
def _keys(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found for form in _forms(word) if (found := key(form))))


def _forms(word: str) -> Iterator[str]:
    """A word without an article; where it may be none, also as it stands."""
    if script(word) == "Arab":
        front = next((f for f in _ARABIC_FRONTS if word.startswith(f) and len(word) >= len(f) + 2), "")
        yield word[len(front) :]
        if not front and word[0] in "وفبل" and len(word) > 4:
            yield word[1:]
        return
    yield word
    for front in _LATIN_FRONTS:
        rest = word[len(front) :]
        if word.startswith(front) and len(rest) >= 2 and rest[0] not in "aeiouyh":
            yield rest
            return


@lru_cache(maxsize=_KNOWN)
def key(form: str) -> str:
    """One word's consonants; with its long vowels where they are few; as it is written where there are none."""
    if form.isdecimal():
        return form
    if len(form) < 2:
        return ""
    bare = form
    if script(form) == "Latn" and form[-1] in "sx" and len(form) > 3:
        bare = form[:-1]  # a plural
    bones = skeleton(bare)
    if len(bones) >= _BONES:
        return bones
    sounds = _sounds(bare)
    return f".{sounds}" if bones and sounds else bare


_PAIRS = re.compile(r"kh|gh|ch|sh|ph|th|dh|ck|qu|gu(?=[ie])|c(?=[eiy])")
_PAIR = {
    "kh": "5", "gh": "8", "ch": "C", "sh": "C", "ph": "f", "th": "t", "dh": "d", "ck": "k", "qu": "k",
    "gu": "g", "c": "s",
}  # fmt: skip
# Consonants as in normalise.skeleton; a, i and u for the vowels that both scripts write.
_LATIN = str.maketrans(
    {
        "C": "c", "5": "x", "8": "G", "c": "k", "q": "k", "9": "k", "g": "k", "7": "h", "6": "t", "p": "b",
        "v": "f", "2": None, "e": "i", "y": "i", "o": "u", "w": "u", "4": None, "0": None, "1": None,
    }
)  # fmt: skip
_ARABIC = str.maketrans(
    {
        "ب": "b", "ت": "t", "ث": "t", "ج": "j", "ح": "h", "خ": "x", "د": "d", "ذ": "d", "ر": "r", "ز": "z",
        "س": "s", "ش": "c", "ص": "s", "ض": "d", "ط": "t", "ظ": "d", "ع": "3", "غ": "G", "ف": "f", "ق": "k",
        "ك": "k", "ڭ": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "ا": "a", "و": "u", "ي": "i", "ء": None,
        "ؤ": None, "ئ": None,
    }
)  # fmt: skip
_VOWELS = re.compile(r"[aiu]*([aiu])")
_DOUBLED = re.compile(r"(.)\1+")
_OPEN_END = re.compile(r"(?<=.)ه$|(?<=[aeiou])h$")


def _sounds(form: str) -> str:
    bare = _OPEN_END.sub("", form)
    if script(form) == "Latn":
        bare = _PAIRS.sub(lambda pair: _PAIR[pair.group()], bare).translate(_LATIN)
    else:
        bare = bare.translate(_ARABIC)
    sounds = _DOUBLED.sub(r"\1", _VOWELS.sub(r"\1", bare))
    consonants = sum(letter not in "aiu" for letter in sounds)
    return sounds[:-1] if consonants > 1 and sounds[-1] in "aiu" else sounds
