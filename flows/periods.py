"""The years that a text names: a period said outright, and one that ends before it starts."""

import re

from flows.matching import fold

PERIOD = "period"
_SHORT = 60  # letters of a period by itself
_TEXT = 4000  # the longest subject of a request
_YEAR = r"(?:19|20)\d\d"
_MONTHS = (
    "janvier yanayer يناير", "fevrier fbrayer فبراير", "mars مارس", "avril abril ابريل", "mai may ماي", "juin younyo يونيو",
    "juillet youlyouz يوليوز", "aout ghocht غشت", "septembre chotanbir شتنبر", "octobre oktobr اكتوبر",
    "novembre nowanbir نونبر", "decembre dojanbir دجنبر",
)  # fmt: skip
_MONTH = {fold(name): number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))
_POINT = rf"(?:(?:\d{{1,2}} )?(?:{_NAMES}) |(?:\d{{1,2}}[/.])?\d{{1,2}}[/.])?{_YEAR}"
# "the year" before one; and what stands between the two ends, in four varieties. "And" is none unless "between" was
# said before: "2023 et 2021" are two years.
_THE_YEAR = r"(?:(?:l )?annee |sanat |3am |l3am |سنه |عام |العام )?"
_TO = r"(?:[-–—/]|a|au|l|ila|الي|ل|حتي|حتي ل|7tta|7tta l|7tal|jusqu a|jusqu en|jusqu au|to)"
_RANGE = re.compile(rf"(?<![\d/.])({_POINT})\s*{_TO}\s*{_THE_YEAR}({_POINT})(?!\d)")
_BETWEEN = re.compile(
    rf"(?:entre|bin|بين|ما بين) {_THE_YEAR}({_POINT}) (?:et|w|و)\s?{_THE_YEAR}({_POINT})(?!\d)"
)
_YEARS = re.compile(rf"(?<!\d)({_YEAR})(?!\d)")
_PARTS = re.compile(rf"(?:(?:(\d{{1,2}}) )?({_NAMES}) |(?:(\d{{1,2}})[/.])?(\d{{1,2}})[/.])?({_YEAR})")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)\s*([/.])\s*(?=\d)")
_AROUND_WORDS = """de du d en a au l la les et jusqu annee annees entre depuis non plutot pour periode mn f l w m bin 3am
    l3am ila 7tta 7tal sanat lla ل من في ف و الي حتي بين ما لا سنه سنتي السنه عام العام عامي الفتره"""
_AROUND = frozenset(fold(word) for word in _AROUND_WORDS.split()) | {"-", "–", "—", "/", ".", "3am", "l3am"}
_WORDS = re.compile(r"[^/.\-–—]+")


def period_in(text: str) -> str:
    """The one year, or the two years of a period, that a text names; "" when it names none, several, or backwards."""
    plain = _plain(text)
    years = list(dict.fromkeys(_YEARS.findall(plain)))
    if len(years) == 1:
        return str(years[0])
    is_period = len(years) == 2 and _ends(plain) is not None and ends_before_it_starts(text) is None
    return f"{years[0]}-{years[1]}" if is_period else ""


def is_period(text: str) -> bool:
    """Whether a text is nothing but a period: years, with what stands before and between them."""
    plain = _plain(text)
    words = _YEARS.sub(" ", plain).split() if len(text) <= _SHORT else ["…"]
    return _YEARS.search(plain) is not None and all(
        word in _AROUND or word in _MONTH or word.isdecimal() for word in words
    )


def ends_before_it_starts(text: str) -> tuple[str, str] | None:
    """The start and the end of a period written the wrong way round, as they stand in the text."""
    ends = _ends(_plain(text))
    if ends is None:
        return None
    start, end = _date(ends[0]), _date(ends[1])
    known = min(len(start), len(end))
    return ends if start[:known] > end[:known] else None


def _ends(plain: str) -> tuple[str, str] | None:
    found = _RANGE.search(plain) or _BETWEEN.search(plain)
    return (found[1], found[2]) if found else None


def _date(point: str) -> tuple[int, ...]:
    """Year, month, day, as far as they are named."""
    found = _PARTS.fullmatch(point)
    day, name, other_day, number, year = found.groups() if found else (None, None, None, None, "0")
    known = [int(year)]
    for part in (_MONTH.get(name or "", number), day or other_day):
        if part is None:
            break
        known.append(int(part))
    return tuple(known)


def _plain(text: str) -> str:
    """Folded, but for what separates the parts of a date."""
    folded = _WORDS.sub(lambda words: f" {fold(words[0])} ", text[:_TEXT])
    return " ".join(_BETWEEN_DIGITS.sub(r"\1", folded).split())
