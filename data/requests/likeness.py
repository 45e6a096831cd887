"""Which requests ask for the same thing, whatever the language, the script and the spelling. Pure: words in, a likeness out.

What a request is about is read as marks: the headings of article 10 and the kinds of documents that it names
(data/content/headings.yaml, in every language), the years, and the consonants of its other words, which are the same in "jardin"
and "جردان" or "lmizania" and "الميزانية". It only suggests: staff say whether it is so.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

ALIKE = 0.5  # of all marks of two requests, so many are common
READ = 1_000  # characters: what is sought is said before that
CONSONANTS = 3  # fewer say nothing

_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[^\W_]+")
# One sign a sound, from either script. Vowels, and what only carries one, go.
_ARABIC = {
    "ب": "b", "پ": "b", "ت": "t", "ة": "", "ث": "t", "ج": "j", "ح": "h", "خ": "x", "د": "d", "ذ": "d", "ر": "r",
    "ز": "z", "س": "s", "ش": "c", "ص": "s", "ض": "d", "ط": "t", "ظ": "d", "ع": "", "غ": "g", "ف": "f", "ڤ": "f",
    "ق": "k", "ك": "k", "گ": "k", "ڭ": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h",
}  # fmt: skip
_DIGRAPHS = (
    ("kh", "x"), ("gh", "g"), ("ch", "c"), ("sh", "c"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("qu", "k"),
    ("ç", "s"), ("ce", "s"), ("ci", "s"), ("ge", "j"), ("gi", "j"),
)  # fmt: skip
_LATIN = {
    "b": "b", "c": "k", "d": "d", "f": "f", "g": "k", "h": "h", "j": "j", "k": "k", "l": "l", "m": "m", "n": "n",
    "p": "b", "q": "k", "r": "r", "s": "s", "t": "t", "v": "f", "x": "ks", "z": "z",
    "2": "", "3": "", "5": "x", "7": "h", "8": "g", "9": "k",
}  # fmt: skip
# Said around what is sought; the lists of headings.yaml have the others.
_AROUND = frozenset(
    [
        "combien",
        "coute",
        "cout",
        "liste",
        "copie",
        "obtenir",
        "detail",
        "details",
        "concernant",
        "chno",
        "chnou",
        "kol",
        "kifach",
        "kif",
    ]
)
_ARTICLES = ("وال", "بال", "فال", "كال", "لل", "ال")


@dataclass(frozen=True, slots=True)
class Marks:
    """What a request is about."""

    years: frozenset[str]
    headings: frozenset[str]
    words: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        return self.headings | self.words

    def __bool__(self) -> bool:
        return bool(self.headings or self.words)


def marks(subject: str, period: str = "", *, names: Iterable[str] = ()) -> Marks:
    """What a request is about; the words of the commune's `names` say nothing."""
    words = _words(subject[:READ])
    dull = (
        _lists().stop | _AROUND | {form for name in names for word in _words(name) for form in _forms(word)}
    )
    years = frozenset(_YEAR.findall(" ".join([*words, *_words(period)])))
    forms = [_forms(word) for word in words]
    headings, used = set[str](), set[int]()
    for heading, phrases in _lists().headings:
        for phrase in phrases:
            if places := _places(phrase, forms):
                headings.add(heading)
                used |= places
    rest = (word for at, word in enumerate(words) if at not in used)
    bones = {skeleton(word) for word in rest if dull.isdisjoint(_forms(word)) and not word.isdecimal()}
    return Marks(years, frozenset(headings), frozenset(bone for bone in bones if len(bone) >= CONSONANTS))


def likeness(one: Marks, other: Marks) -> float:
    """From 0 to 1. Of other years, nothing is the same: last year's budget is another document."""
    if one.years and other.years and one.years != other.years:
        return 0.0
    common, both = one.all & other.all, one.all | other.all
    return len(common) / len(both) if both else 0.0


def skeleton(word: str) -> str:
    """The consonants of a word, one sign a sound; the same for the same word in either script."""
    if word.isascii():
        return _squeezed(_latin(word))
    for article in _ARTICLES:
        if word.startswith(article) and len(word) >= len(article) + CONSONANTS - 1:
            word = word[len(article) :]
            break
    return _squeezed("".join(_ARABIC.get(letter, "") for letter in word))


def _latin(word: str) -> str:
    if word[0] == "l" and len(word) > CONSONANTS + 1 and word[1] not in "aeiou":
        word = word[1:]  # lmizania
    if word[-1] == "s" and len(word) > CONSONANTS:
        word = word[:-1]
    for letters, sound in _DIGRAPHS:
        word = word.replace(letters, sound.upper())
    return "".join(letter.lower() if letter.isupper() else _LATIN.get(letter, "") for letter in word)


def _squeezed(bones: str) -> str:
    return re.sub(r"(.)\1+", r"\1", bones)


# -- words ---------------------------------------------------------------------------------------------------

_LETTERS = str.maketrans({"ى": "ي", "ٱ": "ا", "œ": "oe", "ـ": None})


def _words(text: str) -> list[str]:
    """The words of a text without case, accents and vowel signs; digits of any script as ours."""
    plain = unicodedata.normalize("NFKD", text).lower().translate(_LETTERS)
    kept = (c for c in plain if unicodedata.category(c) not in {"Mn", "Cf"})
    written = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in kept)
    return _WORD.findall(written)


def _forms(word: str) -> frozenset[str]:
    """A word, and what is left of it without an article or the plural's s."""
    found = {word, word.removesuffix("s"), word.removeprefix("l")}
    found |= {word.removeprefix(article) for article in _ARTICLES}
    return frozenset(each.replace("ة", "ه") for each in found if len(each) >= CONSONANTS) or frozenset({word})


def _places(phrase: tuple[str, ...], forms: list[frozenset[str]]) -> set[int]:
    """Where a phrase stands in a text."""
    found: set[int] = set()
    for start in range(len(forms) - len(phrase) + 1):
        if all(part in forms[start + at] for at, part in enumerate(phrase)):
            found |= set(range(start, start + len(phrase)))
    return found


@dataclass(frozen=True, slots=True)
class _Lists:
    headings: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
    stop: frozenset[str]


@cache
def _lists() -> _Lists:
    """data/content/headings.yaml, folded."""
    written = yaml.safe_load((files("data") / "content" / "headings.yaml").read_text(encoding="utf-8"))
    headings = {
        name: [p for phrases in by.values() for p in phrases] for name, by in written["headings"].items()
    }
    known = {**headings, **{f"kind:{name}": phrases for name, phrases in written["kinds"].items()}}
    stop = {
        form
        for by in written["stop"].values()
        for each in by
        for word in _words(each)
        for form in _forms(word)
    }
    return _Lists(
        tuple((name, tuple(map(_phrase, phrases))) for name, phrases in known.items()), frozenset(stop)
    )


def _phrase(text: str) -> tuple[str, ...]:
    return tuple(word.removeprefix("ال").replace("ة", "ه") for word in _words(text))
