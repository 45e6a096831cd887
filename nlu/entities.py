"""Things named by rule: references, days and years, in any script and however carelessly typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from nlu.normalise import LIMIT, Word
from nlu.reading import Entity

# Two to five letters, then eight Crockford characters: no I L O U, though people type I, L and O.
_CODE = r"[0-9a-hj-km-np-tv-z]"
_READ_AS = r"[0-9a-tv-z]"
_GAP = r"[\s\-\u2010-\u2015_./\u00a0]{0,3}"
_JOINED = re.compile(
    rf"(?<![^\W_])(?P<prefix>[a-z]{{2,5}})[ ]?[\-\u2010-\u2015_/.][ ]?"
    rf"(?P<code>{_READ_AS}{{4}}{_GAP}{_READ_AS}{{4}})(?![^\W_])",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    rf"(?<![^\W_])(?P<prefix>[a-z]{{3}})\s*(?P<code>{_CODE}{{4}}\s?{_CODE}{{4}})(?![^\W_])", re.IGNORECASE
)
_NAKED = re.compile(r"(?<![^\W_])(?P<code>[0-9A-HJ-KM-NP-TV-Z]{8})(?![^\W_])")
_READ = str.maketrans("OIL", "011")
# A mark that no writer of Arabizi uses as a letter tells a code from a word.
_SIGNS = re.compile(r"[0148]|\d\d")


def references(text: str) -> list[Entity]:
    """Codes like BRK-7K3M9Q2T: any case, spaced or joined, O for 0; one without its prefix stays without."""
    return _references(_plain(text[:LIMIT]))


def _references(plain: str) -> list[Entity]:
    found: list[Entity] = []
    for match in _candidates(plain):
        if not any(match.start() < known.end and known.start < match.end() for known in found):
            found.append(Entity("reference", _canonical(match), match.start(), match.end()))
    return sorted(found, key=lambda entity: entity.start)


def _candidates(text: str) -> Iterator[re.Match[str]]:
    yield from (match for match in _JOINED.finditer(text) if _digits(match["code"]) >= 1)
    yield from (match for match in _LOOSE.finditer(text) if _is_code(match))
    yield from (match for match in _NAKED.finditer(text) if 2 <= _digits(match["code"]) <= 7)


def _plain(text: str) -> str:
    """ASCII digits and no invisible marks, every character in its place."""
    if text.isascii():
        return text
    return "".join(_plainer(letter) for letter in text)


def _plainer(letter: str) -> str:
    if letter.isascii():
        return letter
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    return " " if unicodedata.category(letter) == "Cf" else letter


def _digits(code: str) -> int:
    return sum(letter.isdecimal() for letter in code)


def _is_code(match: re.Match[str]) -> bool:
    """Arabizi has digits in its words, so a code in small letters must show more of them."""
    code = match["code"]
    if code.isdecimal() or _digits(code) < 2:
        return False
    in_one = match.end("prefix") == match.start("code")
    return code.isupper() or bool(_SIGNS.search(code)) or _digits(code) >= (3 if in_one else 4)


def _canonical(match: re.Match[str]) -> str:
    code = re.sub(r"[^0-9A-Z]", "", match["code"].upper()).translate(_READ)
    prefix = (match.groupdict().get("prefix") or "").upper()
    return f"{prefix}-{code}" if prefix else code


_MONTHS = (
    "يناير ينايير جانفي yanayer ynayer yennayer janvier janv",
    "فبراير فيفري febrayer fbrayer fobrayer yebrayer fevrier fev",
    "مارس mars mares",
    "ابريل افريل avril abril abrl ibril",
    "ماي مايو mai may mayo",
    "يونيو يونيه جوان yonyo younyou younio juin",
    "يوليوز يوليو يوليه جويليه yolyoz youlyouz youlioz juillet juil",
    "غشت اغسطس اوت ghocht ghoucht gocht ghucht aout out",
    "شتنبر سبتمبر choutanbir chotanbir chtanbir septembre sept",
    "اكتوبر oktobar octobar oktober octobre oct",
    "نونبر نوفمبر nowanbir nouanbir nonbir novembre nov",
    "دجنبر ديسمبر dojanbir doujanbir djanbir decembre dec",
)
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
# Short forms that are also everyday words count only beside a day of the month.
_NEEDS_DAY = {"out", "may", "sept", "oct", "nov", "dec", "fev", "juil", "janv", "mares", "mayo"}
_WEEKDAYS = (
    "الاثنين الاتنين التنين لتنين الثنين اثنين lundi tnin ltnin tnine letnin ttnin itnin",
    "الثلاثاء التلات لتلات الثلاثا التلاتاء الثلاث mardi tlat tlata2 ttlat tlatae",
    "الاربعاء الاربع لاربع الاربعا larb3 larb3a l2arba3 arbi3a2 lareb3a larba3 larb3aa",
    "الخميس لخميس jeudi khmis lkhmis lkhamis lekhmis l5mis",
    "الجمعه لجمعه vendredi vendredis jem3a ljem3a jm3a ljm3a ljem3 joumou3a",
    "السبت sebt ssebt sbt essebt samedi samedis",
    "الاحد الحد لحد dimanche dimanches l7ed l7ad lhed lahad l7edd",
)
_WEEK = {name: number for number, names in enumerate(_WEEKDAYS, 1) for name in names.split()} | {
    "mercredi": 3,
    "mercredis": 3,
}
_DAY = re.compile(r"(?:1er|[12]?\d|3[01]|0\d)\Z")
_NUMERIC = re.compile(r"(?<![\d.,/-])(\d{1,2})\s?[/.-]\s?(\d{1,2})(?:\s?[/.-]\s?((?:20)?\d{2}))?(?![\d/-])")
_YEAR = re.compile(r"(?:(?<![\w.,])|(?<=\b[وفبل]))(?:19[5-9]\d|20\d\d)(?![\w]|[.,]\d)")
_FIRST = {"فاتح", "fati7", "1er", "premier"}
# A bare number is a day after one of these.
_DAY_OF = {"nhar", "نهار", "يوم", "jour", "nnhar", "lnhar"}


def _numeric_dates(plain: str) -> Iterator[Entity]:
    for match in _NUMERIC.finditer(plain):
        day, month, year = int(match[1]), int(match[2]), match[3]
        # 31.13, 113.14 and 09.08 are laws, not days.
        if not (1 <= day <= 31 and 1 <= month <= 12) or match.group() in ("09.08", "05.20"):
            continue
        yield Entity("date", _iso(day, month, year), match.start(), match.end())


def _iso(day: int, month: int, year: str | None) -> str:
    front = f"{2000 + int(year) % 100}" if year else "-"
    return f"{front}-{month:02}-{day:02}"


def _spoken_dates(text: str, found: list[Word]) -> Iterator[Entity]:
    """Days and months in words; the value is ISO where the words settle it, else the words themselves."""
    at = 0
    while at < len(found):
        end = _stretch(found, at)
        if end > at:
            yield _spoken(text, found[at:end])
        at = max(end, at + 1)


def _stretch(found: list[Word], at: int) -> int:
    """Where a run of weekday, day, month and year that begins here ends; `at` itself when none does."""
    end = at + (found[at].folded in _WEEK)
    numbered = end < len(found) and bool(_DAY.match(found[end].folded) or found[end].folded in _FIRST)
    month = end + numbered
    named = month < len(found) and found[month].folded in MONTHS
    if named and (numbered or found[month].folded not in _NEEDS_DAY):
        dated = numbered and month + 1 < len(found) and _YEAR.fullmatch(found[month + 1].folded)
        return month + 2 if dated else month + 1
    called = at > 0 and found[at - 1].folded in _DAY_OF
    return end + 1 if called and numbered and end == at else end


def _spoken(text: str, run: list[Word]) -> Entity:
    said = [word.folded for word in run]
    month = next((at for at, word in enumerate(said) if word in MONTHS), 0)
    day = "1" if month and said[month - 1] in _FIRST else said[month - 1] if month else ""
    year = said[-1] if month and len(said) > month + 1 else None
    start, end = run[0].start, run[-1].end
    settled = day.isdecimal()
    return Entity(
        "date", _iso(int(day), MONTHS[said[month]], year) if settled else text[start:end], start, end
    )


def _years(plain: str) -> list[Entity]:
    return [Entity("year", m.group(), m.start(), m.end()) for m in _YEAR.finditer(plain)]


def _apart(taken: list[Entity]) -> Iterator[Entity]:
    end = -1
    for entity in sorted(taken, key=lambda entity: (entity.start, -entity.end)):
        if entity.start >= end:
            yield entity
            end = entity.end


def by_rule(text: str, found: list[Word]) -> list[Entity]:
    """References, dates and years, in reading order, none inside another."""
    plain = _plain(text[:LIMIT])
    codes = _references(plain)
    rest = [*_numeric_dates(plain), *_spoken_dates(text, found), *_years(plain)]
    clear = [one for one in rest if not any(one.start < code.end and code.start < one.end for code in codes)]
    return list(_apart([*codes, *clear]))


def masked(found: list[Word], named: list[Entity]) -> list[Word]:
    """The words with every reference and long number reduced to a sign: they sway nothing."""
    kept: list[Word] = []
    codes = [entity for entity in named if entity.entity == "reference"]
    for word in found:
        code = next((one for one in codes if one.start < word.end and word.start < one.end), None)
        folded = "§ref" if code else _number(word.folded)
        if not (code and kept and kept[-1].folded == "§ref"):
            kept.append(Word(word.text, word.start, word.end, folded))
    return kept


def _number(folded: str) -> str:
    if not folded.isdecimal():
        return folded
    if len(folded) == 4 and folded[:2] in ("19", "20"):
        return "§year"
    return folded if len(folded) <= 2 else f"§{min(len(folded), 6)}"
