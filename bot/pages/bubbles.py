"""A line of the conversation as the page shows it: paragraphs with their direction, links, the commune's time of day."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from zoneinfo import ZoneInfo

import bot.clock  # noqa: F401 - it sets the zone data that ZoneInfo reads
from bot.channels.base import Button
from bot.pages.desk import Line
from bot.pages.words import TAGS, direction
from data import texts

# No page is above 150 kB; the frame around the lines takes about 30.
PAGE_TEXT_BYTES = 80_000
_OPENS, _CLOSES = "\u2066\u2067\u2068", "\u2069"
# A link, or a reference and the like, which is not broken over two lines.
_PIECE = re.compile(
    r"(?P<link>https?://[^\s\u2066-\u2069<>\"]+[^\s\u2066-\u2069<>\".,;:!?)\u060c\u061b\u061f])|\u2068[^\s\u2069]{1,24}\u2069"
)


@dataclass(frozen=True, slots=True)
class Span:
    text: str
    href: str = ""
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    spans: tuple[Span, ...]
    direction: str  # rtl, ltr, or auto for what a person wrote
    is_spaced: bool  # an empty line stood before it


@dataclass(frozen=True, slots=True)
class Chip:
    id: str
    label: str
    hint: str


@dataclass(frozen=True, slots=True)
class Bubble:
    """JSON-safe with `as_json`; the template and the script show the same."""

    id: int
    who: str
    language: str  # of what the bot says, as a tag; "" when unknown
    paragraphs: tuple[Paragraph, ...]
    media: str
    is_forgotten: bool
    day: str  # written out
    time: str
    instant: str
    chips: tuple[Chip, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def bubble(line: Line, language: str, zone: str) -> Bubble:
    """`language` is the page's: it words the day."""
    at = line.at.astimezone(ZoneInfo(zone))
    is_bot = line.who == "bot"
    return Bubble(
        id=line.id,
        who=line.who,
        language=TAGS.get(texts.for_variety(line.language), "") if is_bot and line.language else "",
        paragraphs=tuple(
            _paragraphs(line.text, line.language if is_bot else "", links=line.who != "citizen")
        ),
        media=line.media_kind,
        is_forgotten=line.is_forgotten,
        day=texts.written_day(at.date(), language),
        time=f"{at:%H:%M}",
        instant=at.isoformat(timespec="seconds"),
        chips=tuple(_chip(button) for button in line.buttons),
    )


def waiting_chips(bubbles: Sequence[Bubble]) -> tuple[Chip, ...]:
    """The buttons of the question that waits: the last that were shown since the citizen last spoke."""
    for each in reversed(bubbles):
        if each.who == "citizen":
            return ()
        if each.chips:
            return each.chips
    return ()


def newest_that_fit(lines: Sequence[Line]) -> Sequence[Line]:
    """As many of the last lines as a page may hold, at least one."""
    left = PAGE_TEXT_BYTES
    for index in range(len(lines) - 1, -1, -1):
        left -= len(lines[index].text.encode()) + 600  # what stands around the words
        if left < 0 and index < len(lines) - 1:
            return lines[index + 1 :]
    return lines


def _chip(button: Button) -> Chip:
    return Chip(button.id, button.row_label or button.label, button.hint)


def _paragraphs(text: str, language: str, *, links: bool) -> Iterable[Paragraph]:
    is_spaced = False
    for row in text.strip().split("\n"):
        if not row.strip():
            is_spaced = True
            continue
        spans = tuple(_spans(row)) if links else (Span(row),)
        yield Paragraph(spans, _row_direction(row, language), is_spaced)
        is_spaced = False


def _row_direction(row: str, language: str) -> str:
    """A row of a French or Latin message that begins with Arabic letters is a passage in Arabic."""
    if not language:
        return "auto"
    if direction(language) == "rtl":
        return "rtl"
    return "rtl" if _begins_in_arabic(row) else "ltr"


def _begins_in_arabic(row: str) -> bool:
    depth = 0
    for letter in row:
        if letter in _OPENS:
            depth += 1
        elif letter in _CLOSES:
            depth -= 1
        elif depth <= 0:
            kind = unicodedata.bidirectional(letter)
            if kind in ("R", "AL", "L"):
                return kind != "L"
    return False


def _spans(row: str) -> Iterable[Span]:
    start = 0
    for found in _PIECE.finditer(row):
        if found.start() > start:
            yield Span(row[start : found.start()])
        link = found["link"]
        yield Span(link.partition("//")[2], link) if link else Span(found.group(), is_whole=True)
        start = found.end()
    if start < len(row):
        yield Span(row[start:])
