"""Which language the person is answered in."""

import re

from flows.conversation import Conversation
from flows.limits import LANGUAGE_WORDS
from flows.matching import word_count
from flows.types import Heard
from flows.vocabulary import LANGUAGES

# When nothing is known: Darija is what most people here speak, and who writes a few Arabic letters, a number or only
# a sign has at least not been addressed in French. Standard Arabic as the fallback would sound like a letter from the
# court; French would not be read by many. The first message that can be read replaces it.
DEFAULT_LANGUAGE = "ary-Arab"

# `hint`: from a word or two that could be of either of two languages ("merci", "ok"); what is sure replaces it.
GUESS, HINT, READ, WORDS = "guess", "hint", "read", "words"
_CODE = "reference"


def follow(now: Conversation, heard: Heard, *, is_answer_text: bool) -> tuple[str, str]:
    """The language and where it is from, after a message.

    A language chosen in words holds. Otherwise: the last message of three words or more that was read for sure;
    a button, a number, a reference and the text of an open question change nothing; before the first sure message
    any that can be read sets it, but a short one that could be of two languages never replaces another.
    """
    if now.language_from == WORDS:
        return now.language, WORDS
    is_readable = heard.language in LANGUAGES and not heard.payload and not is_answer_text
    if is_readable and any(letter.isalpha() for letter in heard.text):
        if now.language_from == READ:
            is_new = heard.is_sure and word_count(_without_codes(heard)) >= LANGUAGE_WORDS
        else:
            is_new = heard.is_sure or now.language_from != HINT
        if is_new:
            return heard.language, READ if heard.is_sure else HINT
    return now.language or DEFAULT_LANGUAGE, now.language_from or GUESS


def _without_codes(heard: Heard) -> str:
    """The text without the references in it: they are no words of a language."""
    text = heard.text
    for entity in heard.entities:
        if entity.entity == _CODE:
            text = text[: entity.start] + " " * (entity.end - entity.start) + text[entity.end :]
    return text


# -- a language asked for in a sentence ----------------------------------------------------------------------

_FRENCH, _ARABIC, _DARIJA, _LATIN = "fr", "ar", "ary", "latin"
# Folded spellings, with what is written onto the front of the name.
_FRONT = r"(?P<by>b(?:e?l+)?|بال|ب)?(?:e?l|d|f|ال|لل)?"
_NAMES = {
    _FRENCH: r"fran[cs]\w*|fr[aoe]?nsi\w*|french|فرن?سي\w*|فرونسي\w*|فرنساوي\w*|فرانسي\w*",
    _ARABIC: r"(?:3|a)a?ra?bi?y?(?:a|es?|ya)|arabic|fos7a|fosha|fus7a|عربيه?|فصحي",
    _DARIJA: r"d+[ae]ri?j+a|دا?ري?جه|مغربيه",
    _LATIN: r"latin\w*|لاتيني\w*|arabizi",
}
_NAMED = {kind: re.compile(_FRONT + f"(?:{names})") for kind, names in _NAMES.items()}
_BY = re.compile(r"en|b(?:e?l)?|ب")
_LETTERS = re.compile(
    r"(?:b(?:e?l)?|l|بال|ب|ال)?(?:7(?:o|ou)?ro?u?o?f|lettres?|caracteres?|alphabet|حروف|حرف|حرفو)"
)
_NOT = re.compile(r"ma ?\w{2,}ch|machi|mashi|pas|ni|not|bla|sans|ما ?\w{2,}ش|ماشي|لا|بلا|بدون|ليس")
# "I cannot read much French": so many words may stand between a no and the language it is about.
_REACH = 4


def asked_for(folded: str) -> str:
    """The language that a wish to change it names ("hder m3aya b darija"), or "".

    What somebody says they do not understand is not what they ask for. Darija with no word of the letters is answered
    in those it was asked for in.
    """
    words = folded.split()
    found = ""
    is_by = False
    refused = -_REACH - 1
    letters = False
    for at, word in enumerate(words):
        if _LETTERS.fullmatch(word):
            letters = True
            continue
        if _NOT.fullmatch(word) or _NOT.fullmatch(" ".join(words[at : at + 2])):
            refused = at
            continue
        kind, by = _named(word)
        if not kind:
            continue
        if letters or kind == _LATIN:
            return "ary-Arab" if kind == _ARABIC else "ary-Latn"
        by = by or bool(at and _BY.fullmatch(words[at - 1]))
        if at - refused > _REACH and (by or not is_by):
            found, is_by = kind, by
        refused = -_REACH - 1
    if found == _DARIJA:
        return "ary-Latn" if re.search("[a-z]", folded) else "ary-Arab"
    return found


def _named(word: str) -> tuple[str, bool]:
    for kind, pattern in _NAMED.items():
        match = pattern.fullmatch(word)
        if match:
            return kind, bool(match["by"])
    return "", False
