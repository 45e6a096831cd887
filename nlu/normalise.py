"""One spelling for what people type: folding of both scripts and a consonant skeleton they share.

Pure standard library and Python 3.10: Rasa's own environment imports this file.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# A message is read this far. A comment may be longer; what it is about is said before that.
LIMIT = 2000

# Marks and controls that change nothing of what is said, but could hide or split a word.
_IGNORED = (
    "\u00ad\u034f\u061c\u0640\u180e\ufeff"
    "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\u20d0-\u20ff"
)
_WORD = re.compile(rf"[^\W_](?:[{_IGNORED}]*[^\W_])*")
_DROPPED = re.compile(rf"[{_IGNORED}]")
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")
_SIGN = re.compile(rf"[?؟]+|[^\w\s,.;:،؛'\"()«»’\-{_IGNORED}]")
_SIGNS = 12

_LETTERS = str.maketrans(
    {
        "ٱ": "ا", "ى": "ي", "ة": "ه", "ی": "ي", "ې": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه",
        "گ": "ڭ", "ݣ": "ڭ", "ڮ": "ڭ", "پ": "ب", "ڤ": "ف", "ڥ": "ف", "چ": "ش", "ژ": "ج",
        "œ": "oe", "æ": "ae", "ß": "ss", "ı": "i", "ø": "o", "đ": "d", "ł": "l",
    }
)  # fmt: skip

# Spellings of the small words of Darija that neither folding nor the skeleton brings together.
_DOUBLETS = {
    "اشنو": "شنو", "اشنوا": "شنو", "شنوا": "شنو", "شنهو": "شنو", "اشنهو": "شنو", "شنهي": "شنو",
    "وش": "واش", "كفاش": "كيفاش", "كيفاه": "كيفاش", "فاين": "فين", "وين": "فين", "فوقاش": "امتى",
    "وقتاش": "امتي", "امتا": "امتي", "ايمتا": "امتي", "ايمتي": "امتي", "فوقاه": "امتي",
    "دبا": "دابا", "دروك": "دابا", "غدي": "غادي", "شحل": "شحال", "قداش": "شحال", "عليش": "علاش",
    "علاه": "علاش", "هذ": "هاد", "هد": "هاد", "هادي": "هاد", "لي": "اللي", "الي": "اللي",
    "دياال": "ديال", "نتاع": "ديال", "تاع": "ديال", "متاع": "ديال", "باغي": "بغيت", "باغيه": "بغيت",
    "باغا": "بغيت", "كاع": "ڭاع", "قاع": "ڭاع", "مكاينش": "ماكاينش", "مكينش": "ماكاينش",
    "عفاك": "عافاك", "عفاكم": "عافاكم",
}  # fmt: skip


@dataclass(frozen=True)
class Word:
    """A word as written, where it stands, and its folded spelling."""

    text: str
    start: int
    end: int
    folded: str


def fold(text: str) -> str:
    """Letters only as much apart as people keep them: no case, accents, hamza seats or drawing out."""
    plain = unicodedata.normalize("NFKD", text).lower()
    plain = _DROPPED.sub("", plain).translate(_LETTERS)
    if not plain.isascii():
        plain = "".join(_digit(letter) for letter in plain)
    return _DRAWN_OUT.sub(r"\1", plain)


def words(text: str) -> list[Word]:
    """The words of the first LIMIT characters; places count in the text as written."""
    found = []
    for match in _WORD.finditer(text[:LIMIT]):
        # Some single characters stand for a phrase; here it is one word.
        folded = "".join(fold(match.group()).split())
        if folded:
            found.append(Word(match.group(), match.start(), match.end(), folded))
    return found


def signs(text: str) -> list[str]:
    """Emoji and marks, each once: 👍 is a yes, ?? asks to repeat. Letters and spaces are not signs."""
    marks = (mark.replace("؟", "?")[:2] for mark in _SIGN.findall(text[:LIMIT]))
    return list(dict.fromkeys(marks))[:_SIGNS]


def _digit(letter: str) -> str:
    if letter.isascii() or not letter.isdecimal():
        return letter
    return str(unicodedata.decimal(letter))


def same(folded: str) -> str:
    """The usual spelling of a small word that has several."""
    return _DOUBLETS.get(folded, folded)


def script(folded: str) -> str:
    """Arab, Latn, Tfng, Zzzz for another script, or "" for a word without letters."""
    for letter in folded:
        if "a" <= letter <= "z":
            return "Latn"
        if "\u0620" <= letter <= "\u06ff":
            return "Arab"
        if "\u2d30" <= letter <= "\u2d7f":
            return "Tfng"
        if letter.isalpha():
            return "Latn" if letter < "\u0250" else "Zzzz"
    return ""


# The skeleton's alphabet: one Latin letter per consonant that both scripts can tell apart.
# h stands for ه ح 7, k for ق ك گ 9 q, d for ض ذ ظ, s for ص س, t for ط ت ث: Arabizi does not
# keep them apart. Vowels, long vowels, hamza and ع are not written: Arabizi drops them at will.
_ARABIC = str.maketrans(
    {
        "ب": "b", "ت": "t", "ث": "t", "ج": "j", "ح": "h", "خ": "x", "د": "d", "ذ": "d", "ر": "r",
        "ز": "z", "س": "s", "ش": "c", "ص": "s", "ض": "d", "ط": "t", "ظ": "d", "ع": "3", "غ": "g",
        "ف": "f", "ق": "k", "ك": "k", "ڭ": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h",
        "ا": None, "و": None, "ي": None, "ء": None, "ؤ": None, "ئ": None,
    }
)  # fmt: skip
_PAIRS = re.compile(r"kh|gh|ch|sh|ph|th|dh|ck|qu|gu(?=[ie])|c(?=[eiy])")
_PAIR = {
    "kh": "5", "gh": "8", "ch": "C", "sh": "C", "ph": "f", "th": "t", "dh": "d", "ck": "k", "qu": "k",
    "gu": "g", "c": "s",
}  # fmt: skip
_LATIN = str.maketrans(
    {
        "C": "c", "5": "x", "8": "g", "c": "k", "q": "k", "9": "k", "g": "k", "7": "h", "6": "t",
        "p": "b", "v": "f", "2": None, "a": None, "e": None, "i": None, "o": None, "u": None,
        "y": None, "w": None, "4": None, "0": None, "1": None,
    }
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
# A final h or ة is a vowel in both scripts.
_OPEN_END = re.compile(r"(?<=.)[ه]$|(?<=[aeiou])h$")


def skeleton(folded: str) -> str:
    """The consonants of a folded word, alike in Arabic letters and in Arabizi; digits stay whole."""
    if folded.isdecimal():
        return folded
    bare = _OPEN_END.sub("", folded)
    if script(folded) == "Latn":
        bare = _PAIRS.sub(lambda pair: _PAIR[pair.group()], bare).translate(_LATIN)
    else:
        bare = bare.translate(_ARABIC)
    return _DOUBLED.sub(r"\1", bare)
