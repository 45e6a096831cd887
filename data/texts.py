"""The words: one Fluent catalogue per language, shared by the chat, the pages and the console.

Languages are `ar`, `ary` (Darija in Arabic letters), `ary-Latn` (Darija in Latin letters) and `fr`. A question has three
wordings: its value, and the attributes `.example` and `.simple`. Every variable is isolated for bidirectional text by
Fluent itself (U+2068 … U+2069).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from babel.dates import format_date
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Message, Pattern, TextElement

LANGUAGES = ("ar", "ary", "ary-Latn", "fr")
# Plural rules and digits: CLDR has no Darija, and Arabic in Morocco writes 0-9.
_LOCALES = {"ar": "ar-MA", "ary": "ar-MA", "ary-Latn": "ar-MA", "fr": "fr-MA"}
_DARIJA_DAYS = ("الاتنين", "التلات", "الأربع", "الخميس", "الجمعة", "السبت", "الحد")
_LATIN_DAYS = ("letnin", "tlat", "larb3", "lkhmis", "jjem3a", "ssebt", "l7edd")
_LATIN_MONTHS = (
    "yanayer", "fbrayer", "mars", "abril", "may", "younyo",
    "youlyouz", "ghocht", "chotanbir", "oktobr", "nowanbir", "dojanbir",
)  # fmt: skip


class UnknownText(KeyError):
    """A key that no catalogue has."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The texts of one language. `fixed` are those that never change, by `message` or `message.attribute`."""

    language: str
    bundle: FluentBundle
    fixed: Mapping[str, str]

    def has(self, key: str) -> bool:
        name, _, attribute = key.partition(".")
        if not self.bundle.has_message(name):
            return False
        message = self.bundle.get_message(name)
        return attribute in message.attributes if attribute else message.value is not None

    def text(self, key: str, args: Mapping[str, Any] | None = None) -> str:
        """The text of `key` or `key.attribute`. UnknownText, or ValueError when a variable is missing."""
        if not self.has(key):
            raise UnknownText(f"{key} ({self.language})")
        name, _, attribute = key.partition(".")
        message = self.bundle.get_message(name)
        pattern = message.attributes[attribute] if attribute else message.value
        if pattern is None:  # `has` looked already; this tells the type checker
            raise UnknownText(key)
        words, errors = self.bundle.format_pattern(pattern, dict(args or {}))
        if errors:
            raise ValueError(f"{key} ({self.language}): {errors[0]}")
        return str(words)


def _texts() -> Traversable:
    return files("data") / "content" / "texts"


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of a language; all files `<room>.<language>.ftl` together, read once."""
    bundle = FluentBundle([_LOCALES[language]], use_isolating=True)
    suffix = f".{language}.ftl"
    fixed: dict[str, str] = {}
    for file in sorted(_texts().iterdir(), key=lambda f: f.name):
        if file.name.endswith(suffix):
            resource = FluentResource(file.read_text(encoding="utf-8"))
            bundle.add_resource(resource)
            for entry in resource.body:
                if isinstance(entry, Message):
                    fixed |= _fixed(entry.id.name, entry.value)
                    for each in entry.attributes:
                        fixed |= _fixed(f"{entry.id.name}.{each.id.name}", each.value)
    return Catalogue(language, bundle, fixed)


def _fixed(key: str, pattern: Pattern | None) -> dict[str, str]:
    """The text of a pattern that is words alone, read without building what formats it."""
    parts = [part.value for part in pattern.elements if isinstance(part, TextElement)] if pattern else []
    return {key: "".join(parts)} if pattern and parts and len(parts) == len(pattern.elements) else {}


@cache
def labels() -> Mapping[str, tuple[str, ...]]:
    """What every text without variables says in each language: so that a typed label is known in any of them."""
    found: dict[str, list[str]] = {}
    for language in LANGUAGES:
        for key, words in catalogue(language).fixed.items():
            if words not in found.setdefault(key, []):
                found[key].append(words)
    return {key: tuple(words) for key, words in found.items()}


@lru_cache(maxsize=4096)
def plain(language: str, key: str) -> str:
    """A text without variables, remembered."""
    return catalogue(language).fixed.get(key) or catalogue(language).text(key)


def for_variety(variety: str) -> str:
    """The catalogue's language for a language as read (`ary-Arab` and `ary-Latn` are both Darija)."""
    return "ary" if variety == "ary-Arab" else variety if variety in LANGUAGES else "ary"


@lru_cache(maxsize=1024)
def written_day(day: date, language: str) -> str:
    """A day in words: Thursday 5 October 2023, with Moroccan month names."""
    if language == "ary-Latn":
        return f"{_LATIN_DAYS[day.weekday()]} {day.day} {_LATIN_MONTHS[day.month - 1]} {day.year}"
    if language == "fr":
        return str(format_date(day, "EEEE d MMMM y", locale="fr_MA")).replace(" 1 ", " 1er ", 1)
    month = str(format_date(day, "MMMM y", locale="ar_MA"))
    name = _DARIJA_DAYS[day.weekday()] if language == "ary" else str(format_date(day, "EEEE", locale="ar_MA"))
    number = "فاتح" if day.day == 1 and language == "ar" else str(day.day)
    return f"{name} {number} {month}"


@lru_cache(maxsize=256)
def written_month(month: str, language: str) -> str:
    """A month ("2027-02") in words: February 2027, with its Moroccan name."""
    first = date.fromisoformat(f"{month}-01")
    if language == "ary-Latn":
        return f"{_LATIN_MONTHS[first.month - 1]} {first.year}"
    return str(format_date(first, "MMMM y", locale="fr_MA" if language == "fr" else "ar_MA"))


def pick(text: Mapping[str, str], language: str) -> tuple[str, bool]:
    """A localized text in a language; (text, whether it stands in Arabic letters for a reader of Latin Darija)."""
    if language in text:
        return text[language], False
    if language == "ary-Latn" and "ary" in text:
        return text["ary"], True
    return next((text[each] for each in ("ary", "ar", "fr") if each in text), ""), language == "ary-Latn"
