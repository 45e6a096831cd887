"""Reading what a person wrote against what was offered: folding, numbers, words, labels. No prose, no state."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from flows import vocabulary as v
from flows.limits import SHORT_TEXT

_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")
_BARE_NUMBER = re.compile(r"\s*[#(]?\s*(\d{1,3})\s*[.):،,°\-]*\s*")
_NO_NAME = re.compile(r"\s*[=+@\t-]|.*(?:https?://|www\.)", re.DOTALL | re.IGNORECASE)
_LEADING_NUMBER = re.compile(r"(\d{1,3}) (.+)")
_MODIFIERS = re.compile("[\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\\s]+")
_ARTICLES = ("le ", "la ", "les ", "l ", "un ", "une ")
# A shorter word than this is never matched by a part or with a slip: "la" is in half of all labels.
_LONG_ENOUGH = 5
# "bghit l7okama lma7aliya": so many words may stand around a label that is written out in full.
_AROUND_A_LABEL = 3


class _Letters(dict[int, str]):
    """What each letter folds to, found once per letter; `str.translate` asks for the missing ones."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        category = unicodedata.category(letter)
        folded = " "
        if category[0] == "M" or category == "Cf" or letter == _TATWEEL:
            folded = ""
        elif category == "Nd":
            folded = str(unicodedata.decimal(letter))
        elif category[0] in "LN":
            folded = letter
        if len(self) < _LETTERS_KEPT:
            self[code] = folded
        return folded


_TATWEEL = "\u0640"
# More letters than any two scripts have; who sends all of Unicode does not fill our memory with it.
_LETTERS_KEPT = 4096
_FOLDED = _Letters(
    str.maketrans(
        {
            "ى": "ي", "ة": "ه", "ی": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ٱ": "ا", "ڭ": "ك", "گ": "ك", "ݣ": "ك",
            "پ": "ب", "ڤ": "ف", "œ": "oe", "æ": "ae", "🔟": "10",
        }
    )
)  # fmt: skip


def fold(text: str) -> str:
    """Letters and digits only as much apart as people keep them: no case, accents, hamza seats, signs, tatweel."""
    kept = unicodedata.normalize("NFKD", text).lower().translate(_FOLDED)
    return " ".join(_DRAWN_OUT.sub(r"\1", kept).split())


def short_fold(text: str) -> str:
    """The folded text when it is short enough to be a word of ours or a label, "" otherwise."""
    return fold(text) if len(text) <= SHORT_TEXT else ""


def listing(words: str) -> frozenset[str]:
    """A vocabulary entry as folded phrases (they are separated by |)."""
    return frozenset(fold(phrase) for phrase in words.split("|"))


def beginnings(words: str) -> re.Pattern[str]:
    """A vocabulary entry of how words begin, as a pattern over folded text; Arabic particles may stand before them."""
    found = sorted(listing(words), key=len, reverse=True)
    return re.compile(rf"(?:^| )[وفبلك]?(?:ال|لل)?(?:{'|'.join(map(re.escape, found))})")


def tokens(words: str) -> frozenset[str]:
    """A vocabulary entry as folded single words (they are separated by spaces)."""
    return frozenset(fold(word) for word in words.split())


_CONTROLS = {phrase: name for name, words in v.CONTROLS.items() for phrase in listing(words)}
_LANGUAGES = {phrase: code for code, words in v.LANGUAGE_NAMES.items() for phrase in listing(words)}
_NUMBERS = {phrase: n for n, words in v.NUMBERS.items() for phrase in listing(words)}
_POLITE = sorted(listing(v.POLITENESS), key=len, reverse=True)
_YES, _NO = listing(v.YES), listing(v.NO)
_NUMBER_SIGNS = tokens(v.NUMBER_SIGNS)
_WANTING = tokens(v.WANTING)
_NOT_CHOSEN = tokens(v.NEGATIONS) | tokens(v.QUESTIONS)


_ASKED = {topic: re.compile(pattern, re.VERBOSE) for topic, pattern in v.ASKED.items()}
_INSULTS, _CURSES, _COMPLAINTS = tokens(v.INSULTS), listing(v.CURSES), tokens(v.COMPLAINTS)
_A_CURSE = 8  # words: a longer message says something besides
_A_COMPLAINT_SAYS_SO = 5  # "bghit ndir chikaya …": within its first words

_POLITE_ENDS = frozenset(word for words in _POLITE for word in (words.split()[0], words.split()[-1]))
# Past this a message is no control word, however polite.
_LONGEST = max(map(len, [*_CONTROLS, *_LANGUAGES])) + 2 * max(map(len, _POLITE))


def _without_politeness(folded: str) -> str:
    first, last = folded.partition(" ")[0], folded.rpartition(" ")[2]
    if len(folded) > _LONGEST or not (first in _POLITE_ENDS or last in _POLITE_ENDS):
        return folded
    for words in _POLITE:
        if folded == words:
            return folded
        folded = folded.removesuffix(f" {words}").removeprefix(f"{words} ")
    return folded


def control(folded: str) -> str:
    """The control word that the whole message is, or ""."""
    return _CONTROLS.get(folded) or _CONTROLS.get(_without_politeness(folded), "")


def brings_back(text: str) -> bool:
    """Whether a message to a silent bot calls it back: exactly a word for the menu or for cancelling, any language."""
    return control(short_fold(text)) in {v.MENU, v.CANCEL}


def stops(text: str) -> bool:
    """Whether a message is exactly a word that ends every notice, any language."""
    return control(short_fold(text)) == v.STOP


def language(folded: str) -> str:
    """The language that the whole message asks for, or ""."""
    return _LANGUAGES.get(folded) or _LANGUAGES.get(_without_politeness(folded), "")


def says_yes(text: str, folded: str) -> bool:
    """Whether the whole message is a yes; 👍, wakha, ok and safi are."""
    return folded in _YES or _without_politeness(folded) in _YES or (not folded and _signs(text, v.YES_SIGNS))


def says_no(text: str, folded: str) -> bool:
    return folded in _NO or _without_politeness(folded) in _NO or (not folded and _signs(text, v.NO_SIGNS))


def _signs(text: str, signs: str) -> bool:
    bare = _MODIFIERS.sub("", text[:SHORT_TEXT])
    return bool(bare) and all(c in signs for c in bare)


def number(text: str, folded: str) -> int | None:
    """The number that the whole message is: digits of any script, keycaps, "n° 2", a word for it."""
    if not folded or len(folded) > 40:
        return None
    if folded.isdecimal():
        return int(folded) if len(folded) <= 3 and _BARE_NUMBER.fullmatch(_plain_digits(text)) else None
    first, _, rest = folded.partition(" ")
    if rest and first in _NUMBER_SIGNS:
        return int(rest) if rest.isdecimal() and len(rest) <= 3 else _NUMBERS.get(rest)
    return _NUMBERS.get(folded)


def is_digits(folded: str) -> bool:
    """Whether a message is nothing but digits: a number for some list, never a wish or an intent."""
    return folded.replace(" ", "").isdecimal()


def is_no_name(text: str, folded: str) -> bool:
    """A yes, a no, an address on the net, or what a spreadsheet would run: never a short answer."""
    return says_yes(text, folded) or says_no(text, folded) or bool(_NO_NAME.match(text))


def asked_about(folded: str) -> str:
    """The topic of a question about the service itself that the whole message is, or ""."""
    plain = _without_politeness(folded)
    return next((topic for topic, pattern in _ASKED.items() if pattern.fullmatch(plain)), "") if plain else ""


def is_insult(folded: str) -> bool:
    """A short message that curses or insults."""
    words = folded.split()
    return len(words) <= _A_CURSE and (not _INSULTS.isdisjoint(words) or within(folded, _CURSES))


def is_complaint(folded: str) -> bool:
    """A short message that says it is a complaint."""
    return not _COMPLAINTS.isdisjoint(folded.split()[:_A_COMPLAINT_SAYS_SO])


def _plain_digits(text: str) -> str:
    kept = unicodedata.normalize("NFKC", text.replace("🔟", "10"))
    return "".join(
        str(unicodedata.decimal(c, c)) for c in kept if unicodedata.category(c) not in {"Mn", "Me", "Cf"}
    )


def word_count(text: str) -> int:
    """How many words a text has; past a few nobody asks, so it counts the first part of a long text only."""
    return sum(1 for word in text[:1000].split() if any(c.isalnum() for c in word))


def says_something(
    text: str, spans: Iterable[tuple[int, int]], least: int, known: frozenset[str] = frozenset()
) -> bool:
    """Whether `least` words are left when the words of wanting, the spans already understood and the words `known`
    are taken out.
    """
    head = text[:1000]
    for start, end in spans:
        if 0 <= start < end <= len(head):
            head = f"{head[:start]}{' ' * (end - start)}{head[end:]}"
    return sum(word not in _WANTING and word not in known for word in fold(head).split()) >= least


# -- labels --------------------------------------------------------------------------------------------------


@lru_cache(maxsize=2048)
def folded_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Every name folded, each once."""
    return tuple(dict.fromkeys(name for name in (fold(each[:SHORT_TEXT]) for each in names) if name))


def match(folded: str, offered: Sequence[tuple[str, ...]]) -> int | None:
    """Which of the offered things (each with its folded names) the whole text names; None if none or several.

    In this order: the name itself; without its article or its number; a part of one name only; one name inside a
    few words; one slip of the finger.
    """
    if not folded:
        return None
    for i, names in enumerate(offered):
        if folded in names:
            return i
    numbered = _LEADING_NUMBER.fullmatch(folded)
    bare = _bare(numbered.group(2) if numbered else folded)
    bares = [_bare_names(names) for names in offered]
    found = _only(i for i, names in enumerate(bares) if bare in names)
    if found is not None or len(folded) < _LONG_ENOUGH:
        return found
    for is_named in (_is_part, _is_within, _is_slip):
        found = _only(i for i, names in enumerate(bares) if any(is_named(bare, name) for name in names))
        if found is not None:
            return found
    return None


def _only(found: Iterable[int]) -> int | None:
    places = list(found)
    return places[0] if len(places) == 1 else None


@lru_cache(maxsize=2048)
def _bare_names(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(_bare, names))


def _bare(name: str) -> str:
    """Without its articles: the one before it in French, the one on each word in Arabic."""
    if name.startswith(_ARTICLES):
        article = next(each for each in _ARTICLES if name.startswith(each))
        name = name[len(article) :] if len(name) > len(article) + 2 else name
    if "ال" not in name:
        return name
    return " ".join(word[2:] if word.startswith("ال") and len(word) > 4 else word for word in name.split())


def mentions(folded: str, names: Sequence[str]) -> bool:
    """Whether one of these names stands whole in a folded text."""
    bare = _bare(folded)
    return any(len(name) >= _LONG_ENOUGH and f" {name} " in f" {bare} " for name in _bare_names(tuple(names)))


def within(folded: str, phrases: frozenset[str]) -> bool:
    """Whether one of our phrases stands in a folded text."""
    return any(f" {phrase} " in f" {folded} " for phrase in phrases)


def _is_part(text: str, name: str) -> bool:
    return len(text) < len(name) and f" {text} " in f" {name} "


def _is_within(text: str, name: str) -> bool:
    if len(name) < _LONG_ENOUGH or len(name) >= len(text) or f" {name} " not in f" {text} ":
        return False
    around = text.replace(name, "", 1).split()
    return len(around) <= _AROUND_A_LABEL and _NOT_CHOSEN.isdisjoint(around)


def _is_slip(text: str, name: str) -> bool:
    """One letter more, less, other, or two exchanged."""
    if abs(len(text) - len(name)) > 1 or len(name) < _LONG_ENOUGH:
        return False
    start = 0
    limit = min(len(text), len(name))
    while start < limit and text[start] == name[start]:
        start += 1
    left, right = text[start:], name[start:]
    return (
        left[1:] == right[1:]
        or left[1:] == right
        or left == right[1:]
        or (left[:2] == right[1::-1] and left[2:] == right[2:])
    )
