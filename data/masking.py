"""Taking card and telephone numbers out of words, before anything keeps them.

Loose on purpose: people write numbers with spaces, dots, dashes, Arabic-Indic digits, and marks that nobody sees. What is
masked cannot be had back, so what looks like a sum, a year, a law or one of our own references is left alone.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence

from data.references import parse

MASK = "[•••]"

# The rules read `_plain` text: every space is " ", every dash "-", and what nobody sees is gone.
_SEPARATOR = "[ \\t._-]"
_JOINED = "[ \\t\\n._()/-]{0,2}"  # between the digits of a telephone number
# A sum is no number of a person: "b 20000 dh", "650 000 000 درهم".
_NOT_MONEY = (
    rf"(?!{_SEPARATOR}*(?:dhs?|mad|drhm|derhem|dirhams?|drahem|euros?|€|%|ryal|rial|mlyoun|million|درهم|دراهم|ريال|"
    r"مليون|أورو|سنتيم|centimes?))"
)
_START, _END = r"(?<![^\W_])(?<![-/]\B)", r"(?![^\W_])"

# Two letters at the most, five to seven digits. Apart from their letters they are masked only behind capital letters
# that are no word, because in Darija "b 20000" and "f 15000" are prepositions.
_NO_SERIES = "DH|MAD|DE|LE|LA|DU|UN|AU|EN|ET|OU|CE|SE|NE|IL|ON|SI|KM|RN|RR|RP|TN|HA"
_CARD = re.compile(
    rf"{_START}(?:[A-Za-z]{{1,2}}[-._]?|(?!(?:{_NO_SERIES})\b)[A-Z]{{2}}{_SEPARATOR}{{1,2}}"
    rf"|[A-Z]{_SEPARATOR}{{1,2}}(?=\d(?: ?\d){{5}}))"
    rf"(?=\d{{2}})\d(?: ?\d){{4,6}}{_END}{_NOT_MONEY}"
)
# After a word that names the card, digits alone are enough, with or without one or two letters (in Arabic ones that stand alone).
_NAMED_CARD = re.compile(
    r"(?P<cue>(?<![^\W_])(?:cin|cnie|la ?carte?|lakart|carte nationale|carta|البطاقة|بطاقة|بطاقتي|لاكارط|لا كارط|الكارط)"
    r"(?![^\W_])[^\d\n\[]{0,30}?)"
    rf"(?<![^\W_])(?:[A-Za-z]{{1,2}}{_JOINED}|(?:[ء-ي](?![^\W\d_]){_JOINED}){{1,2}})?\d(?:{_SEPARATOR}?\d){{4,7}}"
    rf"{_END}{_NOT_MONEY}",
    re.IGNORECASE,
)
# The word and the number in one: "cinAB123456".
_GLUED_CARD = re.compile(
    rf"(?P<cue>(?<![^\W_])(?:cnie|cni|cin))[a-z]{{1,2}}\d(?: ?\d){{4,6}}{_END}", re.IGNORECASE
)

_DATE = r"(?!\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d\d(?!\d))"
_PHONES = (
    # Moroccan: +212, 00212, 212 or 0, then 5 to 8 and eight more digits.
    rf"(?:(?:\+|00){_JOINED})?212{_JOINED}(?:\(0\)|0)?{_JOINED}[5-8](?:{_JOINED}\d){{8}}",
    rf"{_DATE}(?:\((?=0[5-8]\)))?0{_JOINED}[5-8](?:{_JOINED}\d){{8}}",
    # From abroad: + or 00 and the country.
    rf"\+[1-9](?:{_JOINED}\d){{9,14}}",
    rf"00[1-9](?:{_JOINED}\d){{9,13}}",
)
# No sum begins so: "0612345678 dh" is a telephone number all the same.
_PHONE = re.compile(rf"(?<![^\W_])(?<![-.]\B)(?:{'|'.join(_PHONES)}){_END}")
# After a word that names the telephone, nine digits that lack their zero.
_NAMED_PHONE = re.compile(
    r"(?P<cue>(?<![^\W_])(?:t[eé]l(?:[eé]phone)?|tilifoun|telifoun|whatsapp|watsap|wtsp|gsm|num[eé]ro|nimir?o|nimero|nemra|nmra|"
    r"الهاتف|هاتف|هاتفي|التيليفون|تيليفون|نمرة|النمرة|نمرتي|واتساب|رقمي)(?![^\W_])[^\d\n\[]{0,30}?)"
    rf"(?<![^\W_])[5-8](?:{_JOINED}\d){{8}}{_END}{_NOT_MONEY}",
    re.IGNORECASE,
)
_PHONE_RULES = (_PHONE, _NAMED_PHONE)
_CARD_RULES = (_NAMED_CARD, _GLUED_CARD, _CARD)
_RULES = (*_PHONE_RULES, *_CARD_RULES)
_REFERENCE = re.compile(r"(?<![^\W_])[0-9A-Za-z]{2,8} ?- ?[0-9A-Za-z]{8}(?![^\W_])")  # perhaps one of ours

_UNSEEN = frozenset(
    {"Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"}
)  # what `hearing.clean` drops, and marks over digits
_AS = {"Pd": "-", "Zs": " ", "Zl": "\n", "Zp": "\n"}
_AS_CHARACTERS = {"\n": "\n", "\t": "\t", "\u2212": "-", "\u2044": "/", "\u2215": "/"}


def mask(text: str, prefix: Callable[[], str] | None = None) -> str:
    """The text with every card and telephone number replaced. Masking twice changes nothing more.

    `prefix` tells what the commune's references begin with; it is asked only when something looks like one. Those whose
    check fits are left alone.
    """
    text = mask_links(text)
    if not any(c.isdigit() for c in text):
        return text
    while (masked := _mask_once(text, prefix, _RULES)) != text:
        text = masked
    return text


_LINK = re.compile(r"(?<=/identity/)[A-Za-z0-9_-]{16,}")


def mask_links(text: str) -> str:
    """The text without the secret of the one-time page on which a person says who they are: whoever has it opens the page."""
    return _LINK.sub(MASK, text) if "/identity/" in text else text


def mask_cards(text: str, prefix: Callable[[], str] | None = None) -> str:
    """As `mask`, and every telephone number stays: for words of staff, who answer for them and must name an office's number."""
    if not any(c.isdigit() for c in text):
        return text
    while (masked := _mask_once(text, prefix, _CARD_RULES, spared=_PHONE_RULES)) != text:
        text = masked
    return text


# What tells who somebody is or where to find them, beside the numbers: for words that staff may hand on.
_CONTACTS = re.compile(
    r"[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+"  # e-mail
    r"|(?:https?://|www\.)\S+|(?<![\w.])(?:[a-z0-9-]+\.)+(?:ma|com|org|net|fr|info|io|me)(?![\w.])(?:/\S*)?"  # pages
    r"|(?<![\w@])@\w{3,}"  # an account's name
    r"|(?<!\d)\d(?:[ ._-]?\d){5,}(?!\d)",  # any long number
    re.IGNORECASE,
)
_INTRODUCED = re.compile(
    r"(?P<cue>(?<!\w)(?:je m['’ ]?appell?e|mon nom (?:est|c['’]est)|smi(?:y|ye|yy)?ti|ismi|[اإ]سمي|سم(?:ي)?تي)(?!\w)[ :،,]*)"
    r"(?:[^\W\d_]+[ '’-]?){1,3}",
    re.IGNORECASE,
)


def mask_contacts(text: str) -> str:
    """The text without card and telephone numbers, e-mail and page addresses, long numbers and said names."""
    text = _INTRODUCED.sub(rf"\g<cue>{MASK} ", _CONTACTS.sub(MASK, mask(text)))
    return text.strip()


Rules = Sequence[re.Pattern[str]]


def _mask_once(text: str, prefix: Callable[[], str] | None, rules: Rules, spared: Rules = ()) -> str:
    plain, places = _plain(text)
    for rule in rules:
        spans = _spans(rule, plain)
        if spans:
            kept = _references(plain, prefix) if prefix else []
            kept += [span for each in spared for span in _spans(each, plain)]
            spans = [span for span in spans if not any(span[0] < b and a < span[1] for a, b in kept)]
        if spans:
            return _cut(text, [(places[a], places[b]) for a, b in spans] if places else spans)
    return text


def _spans(rule: re.Pattern[str], plain: str) -> list[tuple[int, int]]:
    """Where a rule finds a number, without the word that leads to it."""
    return [
        (match.end("cue") if "cue" in rule.groupindex else match.start(), match.end())
        for match in rule.finditer(plain)
    ]


def _references(plain: str, prefix: Callable[[], str]) -> list[tuple[int, int]]:
    """Where our own references stand: the commune's prefix and a code whose check fits."""
    found = list(_REFERENCE.finditer(plain))
    if not found:
        return []
    ours = prefix()
    return [match.span() for match in found if _is_reference(match[0], ours)]


def _is_reference(text: str, prefix: str) -> bool:
    return text.partition("-")[0].strip().upper() == prefix and parse(text, prefix) is not None


def _cut(text: str, spans: list[tuple[int, int]]) -> str:
    parts, last = [], 0
    for start, end in spans:
        parts += [text[last:start], MASK]
        last = end
    return "".join([*parts, text[last:]])


def _plain(text: str) -> tuple[str, Sequence[int]]:
    """The text as the rules read it, and where each of its characters stands in the text (empty: at the same place).

    Every kind of digit is 0-9, wide letters are narrow ones, and characters that nobody sees are left out.
    """
    if text.isascii() and text.isprintable():
        return text, ()
    characters = [_plain_character(c) for c in text]
    plain = "".join(characters)
    if len(plain) == len(text):
        return plain, ()
    places = [place for place, c in enumerate(characters) if c]
    return plain, (*places, len(text))


def _plain_character(c: str) -> str:
    """What a character counts as: one character, or none."""
    if (known := _KNOWN.get(c)) is not None:
        return known
    category = unicodedata.category(c)
    if category in _UNSEEN:
        return ""
    digit = unicodedata.digit(c, None)
    if digit is not None:
        return str(digit)
    if category in _AS:
        return _AS[category]
    narrow = unicodedata.normalize("NFKC", c)
    return narrow if len(narrow) == 1 and narrow.isascii() else c


# The characters that nearly every message is made of, at hand.
_KNOWN = {chr(code): chr(code) for code in range(32, 127)} | _AS_CHARACTERS
_KNOWN |= {c: _plain_character(c) for c in map(chr, range(0x600, 0x700))}
