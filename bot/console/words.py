"""The console's words, in Arabic and French, and how it writes days, times, numbers and references.

Texts are `console-…` of data/content/texts/console*.{ar,fr}.ftl. What is written here for a page is isolated for
bidirectional text: references, numbers and times keep their order in a line of Arabic.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_decimal
from markupsafe import Markup

from data import texts

LANGUAGES = ("ar", "fr")
TAGS = {"ar": "ar-MA", "fr": "fr-MA"}
NAMES = {"ar": "العربية", "fr": "Français"}
_LOCALES = {"ar": "ar_MA", "fr": "fr_MA"}


def accepted_language(header: str) -> str:
    """French for a browser set to French first, else Arabic."""
    first = header.partition(",")[0].strip().lower()
    return "fr" if first == "fr" or first.startswith("fr-") else "ar"


_LOOSE = re.compile(r" (?=[:;?!»%])|(?<=«) ")


@lru_cache(maxsize=2048)
def spaced(french: str) -> str:
    """With spaces that do not break before a colon, inside guillemets: no line begins with a question mark."""
    return _LOOSE.sub("\N{NO-BREAK SPACE}", french)


@dataclass(frozen=True, slots=True)
class Words:
    """`words("overview-title")`, `words("overview-late", count=3)`; and values, written for a page."""

    language: str
    zone: str = "Africa/Casablanca"

    @property
    def tag(self) -> str:
        return TAGS[self.language]

    @property
    def direction(self) -> str:
        return "ltr" if self.language == "fr" else "rtl"

    @property
    def other(self) -> str:
        """The language that the switch offers."""
        return "ar" if self.language == "fr" else "fr"

    @property
    def other_name(self) -> str:
        return NAMES[self.other]

    @property
    def other_tag(self) -> str:
        return TAGS[self.other]

    def __call__(self, name: str, **args: str | int) -> str:
        """UnknownText, or ValueError when a variable is missing."""
        key = f"console-{name}"
        said = texts.catalogue(self.language).text(key, args) if args else texts.plain(self.language, key)
        return spaced(said) if self.language == "fr" else said

    def has(self, name: str) -> bool:
        return texts.catalogue(self.language).has(f"console-{name}")

    def beginning(self, start: str) -> dict[str, str]:
        """Every text without variables whose name begins so, by the rest of its name."""
        start = f"console-{start}"
        fixed = texts.catalogue(self.language).fixed
        return {key.removeprefix(start): text for key, text in fixed.items() if key.startswith(start)}

    def pick(self, text: Mapping[str, str]) -> str:
        """A text that is kept in several languages (a commune's name, an axis), in this one or the nearest."""
        return text.get(self.language) or texts.pick(text, self.language)[0]

    def listed(self, parts: Iterable[str]) -> Markup:
        """Several in one line, with the comma of the language."""
        return Markup(", " if self.language == "fr" else "، ").join(parts)  # noqa: S704 - two commas of ours

    # -- values ----------------------------------------------------------------------------------------------

    def day(self, day: date) -> str:
        """Thursday 5 October 2026."""
        return texts.written_day(day, self.language)

    def short_day(self, day: date) -> Markup:
        """5 Oct. 2026, for tables."""
        written = format_date(day, "d MMM y", locale=_LOCALES[self.language])
        return Markup('<time datetime="{}"><bdi>{}</bdi></time>').format(day.isoformat(), written)

    def moment(self, at: datetime) -> Markup:
        """The day and the time, as the town hall's clocks showed it."""
        local = at.astimezone(ZoneInfo(self.zone))
        written = format_date(local.date(), "d MMM y", locale=_LOCALES[self.language])
        return Markup('<time datetime="{}"><bdi>{}</bdi> <bdi dir="ltr">{}</bdi></time>').format(
            local.isoformat(timespec="minutes"), written, f"{local:%H:%M}"
        )

    def number(self, number: float) -> Markup:
        """10.000 in Arabic, 10 000 in French; one isolated word in either."""
        written = format_decimal(number, locale=_LOCALES[self.language])
        return Markup('<bdi dir="ltr" class="number">{}</bdi>').format(written)

    def ref(self, text: str) -> Markup:
        """A reference, an address, a telephone number, a code: never broken, never turned round."""
        parts = Markup("@<wbr>").join(text.split("@"))  # where a long address may be broken, if anywhere
        return Markup('<bdi dir="ltr" class="ref">{}</bdi>').format(parts)

    def said(self, text: str) -> Markup:
        """What somebody wrote, in the direction of its own first letter; line breaks kept."""
        return Markup('<div class="said" dir="auto">{}</div>').format(text)
