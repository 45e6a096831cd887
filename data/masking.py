"""Taking card and telephone numbers out of words, before anything keeps them.

Loose on purpose: people write numbers with spaces, dots, Arabic-Indic digits. What is masked cannot be had back, so what
looks like a sum, a year, a law or one of our own references is left alone.
"""

import re
import unicodedata

MASK = "[•••]"

_SEPARATOR = "[ \\t.\u00a0\u202f\u200c\u200d_-]"
_JOINED = f"{_SEPARATOR}{{0,2}}"
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

_DATE = r"(?!\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d\d(?!\d))"
_PHONES = (
    # Moroccan: +212, 00212, 212 or 0, then 5 to 8 and eight more digits.
    rf"(?:(?:\+|00){_JOINED})?212{_JOINED}(?:\(0\)|0)?{_JOINED}[5-8](?:{_JOINED}\d){{8}}",
    rf"{_DATE}0{_JOINED}[5-8](?:{_JOINED}\d){{8}}",
    # From abroad: + or 00 and the country.
    rf"\+[1-9](?:{_JOINED}\d){{9,14}}",
    rf"00[1-9](?:{_JOINED}\d){{9,13}}",
)
_PHONE = re.compile(rf"(?<![^\W_])(?<![-.]\B)(?:{'|'.join(_PHONES)}){_END}{_NOT_MONEY}")
# After a word that names the telephone, nine digits that lack their zero.
_NAMED_PHONE = re.compile(
    r"(?P<cue>(?<![^\W_])(?:t[eé]l(?:[eé]phone)?|tilifoun|telifoun|whatsapp|watsap|wtsp|gsm|num[eé]ro|nimir?o|nimero|nemra|nmra|"
    r"الهاتف|هاتف|هاتفي|التيليفون|تيليفون|نمرة|النمرة|نمرتي|واتساب|رقمي)(?![^\W_])[^\d\n\[]{0,30}?)"
    rf"(?<![^\W_])[5-8](?:{_JOINED}\d){{8}}{_END}{_NOT_MONEY}",
    re.IGNORECASE,
)
_RULES = (_PHONE, _NAMED_PHONE, _NAMED_CARD, _CARD)
_REFERENCE = re.compile(r"(?<![^\W_])[A-Za-z]{3,4} ?- ?[0-9A-Za-z]{8}(?![^\W_])")  # ours: never masked


def mask(text: str) -> str:
    """The text with every card and telephone number replaced. Masking twice changes nothing more."""
    if not any(c.isdigit() for c in text):
        return text
    while (masked := _mask_once(text)) != text:
        text = masked
    return text


def _mask_once(text: str) -> str:
    plain = _plain(text)
    kept = [match.span() for match in _REFERENCE.finditer(plain)]
    for rule in _RULES:
        spans = []
        for match in rule.finditer(plain):
            start = match.end("cue") if "cue" in rule.groupindex else match.start()
            if not any(start < last and first < match.end() for first, last in kept):
                spans.append((start, match.end()))
        if spans:
            return _cut(text, spans)
    return text


def _cut(text: str, spans: list[tuple[int, int]]) -> str:
    parts, last = [], 0
    for start, end in spans:
        parts += [text[last:start], MASK]
        last = end
    return "".join([*parts, text[last:]])


def _plain(text: str) -> str:
    """The same text, character for character, with every kind of digit as 0-9 and wide letters as narrow ones."""
    if text.isascii():
        return text
    return "".join(c if c.isascii() else _plain_character(c) for c in text)


def _plain_character(c: str) -> str:
    digit = unicodedata.digit(c, None) if unicodedata.category(c) == "Nd" else None
    if digit is not None:
        return str(digit)
    return chr(ord(c) - 0xFEE0) if "\uff01" <= c <= "\uff5e" else c
