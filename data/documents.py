"""What a commune has published already (law 31.13, article 10), and which of it somebody may be looking for.

Before a request is lodged, a document that may answer it is shown. Better none than a wrong one: nothing is offered because of one
word that says little, and none of another year than was asked for.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from sqlalchemy import bindparam, delete, insert, select

from data import communes
from data.commune_folder import PublishedDocument
from data.engine import Db
from data.tables import published_documents as table

OFFERED = 3
READ = 1_000  # characters of a request: what is sought is said before that
LONG_ENOUGH = 4  # letters of a word that says something by itself

# What each thing in common counts. A heading or two words are needed; the rest puts them in order.
_HEADING, _KIND, _WORD, _YEAR = 3, 2, 1, 2
_ENOUGH = 2  # words in common, where the heading is not named
_NEAR = 2  # the others must reach this part of the best


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A published document, as agenda.yaml lists it."""

    id: str
    heading: str  # of article 10
    axis_id: str | None
    year: int
    published_on: date | None
    short: Mapping[str, str]
    title: Mapping[str, str]
    url: str  # https://…, or a path on the commune's own address


_COLUMNS = (
    table.c.document_id,
    table.c.heading,
    table.c.axis_id,
    table.c.year,
    table.c.published_on,
    table.c.short,
    table.c.title,
    table.c.address,
)
_LISTED = select(*_COLUMNS).where(table.c.commune_id == bindparam("commune")).order_by(table.c.id)


def listed(db: Db, commune_id: str) -> list[DocumentRow]:
    """Every published document, as the commune orders them."""
    return [DocumentRow(*row) for row in db.execute(_LISTED, {"commune": commune_id})]


def write(db: Db, commune_id: str, documents: Sequence[PublishedDocument], *, today: date) -> bool:
    """Keep the list as agenda.yaml has it now; whether it changed.

    A day that a sample counts from the import is fixed when its document is first written as it is.
    """
    known = listed(db, commune_id)
    fixed = {row.id: row for row in known}
    rows = [_row(document, today, fixed.get(document.id)) for document in documents]
    if rows == known:
        return False
    db.execute(delete(table).where(table.c.commune_id == commune_id))
    if rows:
        db.execute(insert(table), [_values(commune_id, row) for row in rows])
    return True


def _row(document: PublishedDocument, today: date, known: DocumentRow | None = None) -> DocumentRow:
    short, title = (
        text.model_dump(by_alias=True, exclude_none=True) for text in (document.short, document.title)
    )
    day = document.published
    row = DocumentRow(
        document.id,
        document.art10,
        document.axis,
        document.year,
        today + day if isinstance(day, timedelta) else day,
        short,
        title,
        document.path,
    )
    is_as_known = known is not None and row == replace(known, published_on=row.published_on)
    is_fixed = isinstance(day, timedelta) and known is not None and known.published_on is not None
    return known if known is not None and is_as_known and is_fixed else row


def _values(commune_id: str, row: DocumentRow) -> dict[str, Any]:
    return {
        "commune_id": commune_id,
        "document_id": row.id,
        "heading": row.heading,
        "axis_id": row.axis_id,
        "year": row.year,
        "published_on": row.published_on,
        "short": row.short,
        "title": row.title,
        "address": row.url,
    }


# -- what somebody may be looking for ------------------------------------------------------------------------


def matching(db: Db, commune_id: str, matter: str, limit: int = OFFERED) -> list[DocumentRow]:
    """The published documents that may be what a person seeks, in words of any language; the nearest first."""
    found = listed(db, commune_id)
    if not found:
        return []
    own = communes.load(db, commune_id).profile
    names = [name for text in (own["name"], own.get("region") or {}) for name in text.values() if name]
    return nearest(found, matter, names=names, limit=limit)


def nearest(
    documents: Sequence[DocumentRow], matter: str, *, names: Iterable[str] = (), limit: int = OFFERED
) -> list[DocumentRow]:
    """As `matching`, among some documents; the words of the commune's `names` say nothing."""
    sought = _text(matter[:READ])
    years = _years(sought)
    dull = _words_list().stop | {form for name in names for word in _text(name) for form in _forms(word)}
    scored = [
        (_score(document, sought, years, dull), -place, document) for place, document in enumerate(documents)
    ]
    best = max((score for score, _, _ in scored), default=0)
    kept = [each for each in scored if each[0] > 0 and each[0] * _NEAR >= best]
    return [document for _, _, document in sorted(kept, key=lambda each: each[:2], reverse=True)[:limit]]


def _score(document: DocumentRow, sought: list[str], years: frozenset[int], dull: frozenset[str]) -> int:
    if years and document.year not in years:
        return 0
    lists = _words_list()
    written = [_text(text) for texts in (document.short, document.title) for text in texts.values()]
    has_heading = _names(sought, lists.headings.get(document.heading, ()))
    kinds = sum(
        _names(sought, phrases) and any(_names(text, phrases) for text in written)
        for phrases in lists.kinds.values()
    )
    own = {form for text in written for word in text for form in _forms(word)}
    common = sum(
        1 for word in set(sought) if _says_something(word, dull) and not own.isdisjoint(_forms(word))
    )
    if not has_heading and kinds + common < _ENOUGH:
        return 0
    return (
        _HEADING * has_heading
        + _KIND * kinds
        + _WORD * common
        + _YEAR * bool(years and document.year in years)
    )


def _says_something(word: str, dull: frozenset[str]) -> bool:
    return len(word) >= LONG_ENOUGH and not word.isdecimal() and dull.isdisjoint(_forms(word))


def _years(words: Iterable[str]) -> frozenset[int]:
    """The years that are asked for; two of them are a period with all between."""
    found = sorted({int(word) for word in words if re.fullmatch(r"(19|20)\d\d", word)})
    return frozenset(range(found[0], found[-1] + 1)) if found else frozenset()


def _names(text: Sequence[str], phrases: Iterable[tuple[str, ...]]) -> bool:
    """Whether one of the phrases stands in a text."""
    forms = [_forms(word) for word in text]
    return any(_stands(phrase, forms) for phrase in phrases)


def _stands(phrase: tuple[str, ...], forms: Sequence[frozenset[str]]) -> bool:
    return any(
        all(part in forms[start + place] for place, part in enumerate(phrase))
        for start in range(len(forms) - len(phrase) + 1)
    )


# -- folding -------------------------------------------------------------------------------------------------

_WORD_PATTERN = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans({"ى": "ي", "ة": "ه", "ٱ": "ا", "گ": "ك", "ڭ": "ك", "œ": "oe", "ـ": None})
_ARTICLES = ("وال", "بال", "فال", "كال", "لل", "ال")
_PREFIXES = ("و", "ب", "ف", "ل")
_SHORTEST_STEM = 3


def _text(text: str) -> list[str]:
    """The words of a text without case, accents, vowel signs and seats of the hamza; digits of any script as ours."""
    plain = unicodedata.normalize("NFKD", text).lower().translate(_LETTERS)
    kept = (c for c in plain if unicodedata.category(c) not in {"Mn", "Cf"})
    written = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in kept)
    return _WORD_PATTERN.findall(written)


@cache
def _folded(phrase: str) -> tuple[str, ...]:
    """A phrase of our lists, its Arabic words without their article: every form of a word holds that one."""
    return tuple(word.removeprefix("ال") if len(word) > LONG_ENOUGH else word for word in _text(phrase))


def _forms(word: str) -> frozenset[str]:
    """A word, and what is left of it without an article, a joined preposition or the plural's s."""
    if word.isascii():
        found = {word}
        if word[0] == "l" and len(word) > _SHORTEST_STEM + 1:
            found.add(word[1:])
        return frozenset(found | {each[:-1] for each in found if each[-1] == "s" and len(each) > LONG_ENOUGH})
    found = {word}
    for article in _ARTICLES:
        if word.startswith(article) and len(word) >= len(article) + _SHORTEST_STEM - 1:
            found.add(word[len(article) :])
            break
    else:
        if word[0] in _PREFIXES and len(word) > _SHORTEST_STEM + 1:
            found.add(word[1:])
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Lists:
    headings: Mapping[str, tuple[tuple[str, ...], ...]]
    kinds: Mapping[str, tuple[tuple[str, ...], ...]]
    stop: frozenset[str]


@cache
def _words_list() -> _Lists:
    """data/content/headings.yaml, folded."""
    written = yaml.safe_load((files("data") / "content" / "headings.yaml").read_text(encoding="utf-8"))
    return _Lists(
        {heading: tuple(_phrases(_all(words))) for heading, words in written["headings"].items()},
        {kind: tuple(_phrases(words)) for kind, words in written["kinds"].items()},
        frozenset(form for each in _all(written["stop"]) for word in _text(each) for form in _forms(word)),
    )


def _all(by_language: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for words in by_language.values():
        yield from words


def _phrases(words: Iterable[str]) -> Iterator[tuple[str, ...]]:
    for word in words:
        yield _folded(word)
