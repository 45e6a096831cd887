"""What a report is made of: plain values, in the order in which they are read. Set as DOCX (docx_file) and PDF (pdf_file) alike.

Texts may hold isolates (U+2066 … U+2069): they say which passages run the other way.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.papers.sheet import Institution
from bot.reports.pictures import Picture


@dataclass(frozen=True, slots=True)
class Heading:
    level: int  # 1: a chapter; 2; 3; 4
    words: str
    starts_page: bool = False


@dataclass(frozen=True, slots=True)
class Para:
    words: str
    is_quiet: bool = False  # small print
    is_warning: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class Tiles:
    """A few numbers that matter most: (what, number)."""

    tiles: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the first column says what, the others are numbers."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Drawing:
    picture: Picture


@dataclass(frozen=True, slots=True)
class Quotes:
    """Words of people, each running its own way; `is_small` for those of the annex."""

    sayings: Sequence[str]
    is_small: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """An official answer: its state with the count, the commune's words, and what else is to be said of it."""

    state: str
    words: str
    notes: Sequence[str]


@dataclass(frozen=True, slots=True)
class Code:
    """A value to be copied letter by letter."""

    words: str


Block = Heading | Para | Items | Tiles | Grid | Drawing | Quotes | Reply | Code


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    language: str  # ar, fr
    title: str
    about: str  # the programme it is about
    lines: Sequence[str]  # below the title
    institution: Institution
    contents: str  # title of the table of contents
    blocks: Sequence[Block]
    running: str  # at the foot of each page
