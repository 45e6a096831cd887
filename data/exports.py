"""Exports for a spreadsheet or a program: CSV, XLSX, JSON; streamed, so that memory does not grow with the rows.

Personal data (names, addresses) is written only on request. Cells that a spreadsheet would take for a formula are made safe.
The file appears whole under its name or not at all.
"""

import csv
import heapq
import json
import os
import re
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import Any, Protocol

import xlsxwriter
from sqlalchemy import Select, func, literal, select, true, tuple_

from data import answers, audit, communes, programmes, registration_rows, request_rows
from data.answers import AnswerRow
from data.codebook import CONTRIBUTIONS, MESSAGES, REGISTRATIONS, REQUEST_EVENTS, REQUESTS, Column
from data.engine import Db
from data.masking import MASK, mask_links
from data.tables import (
    addresses,
    attachments,
    citizens,
    contribution_attachments,
    contributions,
    conversations,
    inbound_messages,
    outbound_messages,
    programme_versions,
    rounds,
)
from data.zones import zone

KINDS = ("contributions", "requests", "request_events", "registrations", "messages", "all")
FORMATS = ("csv", "xlsx", "json")
BATCH = 1_000  # rows read at a time
PROGRESS_EVERY = 250  # rows
CELL_LIMIT = 32_767  # characters that a cell of a spreadsheet holds
SHEET_ROWS = 1_000_000  # rows of a sheet before the next one is begun; the format ends at 1,048,576

# Marks that turn a line on a telephone are only noise in a cell, and can disguise a text.
_DIRECTIONS = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")

Row = Mapping[str, Any]
Progress = Callable[[int, int], None]


class ExportError(Exception):
    """The export cannot be written; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of rows: its columns, how many there are, and the rows."""

    name: str
    columns: Sequence[Column]
    total: int
    rows: Iterator[Row]


def export(
    db: Db,
    *,
    commune_id: str,
    what: str,
    format: str,  # noqa: A002 - as the command line calls it
    path: Path,
    with_personal_data: bool = False,
    day: date | None = None,
    progress: Progress = lambda done, total: None,
) -> int:
    """Write a commune's rows to a file; returns how many. `progress(done, total)` is called now and then. ExportError.

    `day` is the day by which a request is overdue or not; without it, none is said to be.
    """
    if what not in KINDS or format not in FORMATS:
        raise ExportError(
            f"Expected one of {', '.join(KINDS)} as one of {', '.join(FORMATS)}, not {what} as {format}."
        )
    sources = _sources(db, commune_id, what, with_personal_data=with_personal_data, day=day)
    with _appearing(path, is_private=with_personal_data) as draft:
        return WRITERS[format](draft, sources, _Counter(sum(source.total for source in sources), progress))


def _sources(
    db: Db, commune_id: str, what: str, *, with_personal_data: bool, day: date | None
) -> list[Source]:
    try:
        profile = communes.load(db, commune_id).profile
    except communes.UnknownCommune as error:
        raise ExportError(str(error)) from error
    local = zone(profile["timezone"])
    reader = _Reader(db, commune_id, local, with_personal_data)
    held = request_rows.Reader(db, commune_id, local, with_personal_data, day or date.min)
    seats = registration_rows.Reader(db, commune_id, local)
    kinds: dict[str, tuple[Sequence[Column], Callable[[], int], Callable[[], Iterator[Row]]]] = {
        "contributions": (CONTRIBUTIONS, reader.count_contributions, reader.contributions),
        "requests": (REQUESTS, held.count, held.requests),
        "request_events": (REQUEST_EVENTS, held.count_events, held.events),
        "registrations": (REGISTRATIONS, seats.count, seats.registrations),
        "messages": (MESSAGES, reader.count_messages, reader.messages),
    }
    return [
        Source(name, [c for c in columns if with_personal_data or not c.is_personal], count(), rows())
        for name, (columns, count, rows) in kinds.items()
        if what in (name, "all")
    ]


@contextmanager
def _appearing(path: Path, *, is_private: bool) -> Iterator[Path]:
    """A draft beside the path, renamed to it when all went well."""
    if not path.parent.is_dir():
        raise ExportError(f"The folder {path.parent} is not there.")
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        # A file with personal data is for the person who asked for it only.
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600 if is_private else 0o666))
        yield draft
        draft.replace(path)
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error.strerror}.") from error
    finally:
        draft.unlink(missing_ok=True)


def note_personal(db: Db, *, commune_id: str, what: str, actor: str, now: datetime) -> None:
    """To be written, and committed, before an export with personal data begins: who took what, when."""
    audit.note(db, commune_id, actor, "personal_data_exported", what, now)


class _Counter:
    """Counts rows and tells the progress now and then, and at the end."""

    def __init__(self, total: int, progress: Progress) -> None:
        self.done, self._total, self._progress = 0, total, progress
        progress(0, total)

    def watch(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            yield row
            self.done += 1
            if self.done % PROGRESS_EVERY == 0:
                self._progress(self.done, max(self._total, self.done))

    def end(self) -> int:
        self._progress(self.done, self.done)
        return self.done


# -- reading -----------------------------------------------------------------------------------------------

_IS_HEARD = (inbound_messages.c.sealed_body.is_not(None),)
# What tells an anonymous author their code is never handed on beside a pseudonym.
_IS_SAID = (outbound_messages.c.sealed_body.is_not(None), outbound_messages.c.is_fleeting.is_(False))


@dataclass(slots=True)
class _Reader:
    db: Db
    commune_id: str
    zone: tzinfo
    with_personal_data: bool

    def count_contributions(self) -> int:
        return self._count(contributions)

    def count_messages(self) -> int:
        return self._count(inbound_messages, *_IS_HEARD) + self._count(outbound_messages, *_IS_SAID)

    def _count(self, table: Any, *wanted: Any) -> int:
        statement = select(func.count()).select_from(table).where(table.c.commune_id == self.commune_id)
        return int(self.db.value(statement.where(*wanted)))

    def _batches(self, statement: Select[*tuple[Any, ...]], key: Any) -> Iterator[Sequence[Any]]:
        """Rows by growing key, so many at a time."""
        last = 0
        while batch := self.db.execute(statement.where(key > last).order_by(key).limit(BATCH)).all():
            yield batch
            last = batch[-1].id

    def _days(self, statement: Select[*tuple[Any, ...]]) -> Iterator[Sequence[Any]]:
        """Contributions by day, and within a day by reference, which is drawn by lot: their order tells nothing."""
        place = (contributions.c.received_on, contributions.c.reference)
        after: Any = true()
        while batch := self.db.execute(statement.where(after).order_by(*place).limit(BATCH)).all():
            yield batch
            after = tuple_(*place) > tuple_(literal(batch[-1].received_on), literal(batch[-1].reference))

    def _local(self, at: datetime | None) -> datetime | None:
        return at.astimezone(self.zone).replace(microsecond=0) if at else None

    # contributions

    def contributions(self) -> Iterator[Row]:
        titles = _Titles(self.db, self.commune_id)
        statement = (
            select(
                contributions, rounds.c.name.label("round_name"), programme_versions.c.number.label("version")
            )
            .join(rounds, rounds.c.id == contributions.c.round_id)
            .join(programme_versions, programme_versions.c.id == contributions.c.programme_version_id)
            .where(contributions.c.commune_id == self.commune_id)
        )
        for batch in self._days(statement):
            media = self._media([row.id for row in batch])
            found = answers.of_many(self.db, [row.id for row in batch if row.answer_state])
            for row in batch:
                said = self._contribution(row, titles, media.get(row.id, []))
                yield {**said, **_answered(row, found.get(row.id))}

    def _contribution(self, row: Any, titles: "_Titles", media: list[str]) -> Row:
        axis, commitment = titles.of(row.programme_version_id, row.axis_id, row.commitment_id)
        name = None
        if self.with_personal_data and row.sealed_name:
            name = self.db.vault.open_text(row.sealed_name, "contributions.name")
        return {
            "reference": row.reference,
            "kind": row.kind,
            "status": row.status,
            "round": row.round_name,
            "programme_version": row.version,
            "axis": row.axis_id,
            "axis_title": axis,
            "commitment": row.commitment_id,
            "commitment_title": commitment,
            # Withdrawn words are the author's again: counted, no longer shown.
            "words": row.words if row.status == "received" else None,
            "media": media,
            "language": row.language,
            "channel": row.channel,
            "received_on": row.received_on,
            "received_at": self._local(row.received_at),
            "author": row.pseudonym,
            "is_anonymous": row.is_anonymous,
            "revision": row.revision,
            "name": name,
        }

    def _media(self, contribution_ids: Sequence[int]) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        rows = self.db.execute(
            select(contribution_attachments.c.contribution_id, attachments.c.kind, attachments.c.token)
            .join(attachments, attachments.c.id == contribution_attachments.c.attachment_id)
            .where(contribution_attachments.c.contribution_id.in_(contribution_ids))
            .order_by(contribution_attachments.c.contribution_id, contribution_attachments.c.position)
        )
        for contribution_id, kind, token in rows:
            found.setdefault(contribution_id, []).append(f"{kind} {token}")
        return found

    # messages

    def messages(self) -> Iterator[Row]:
        """What was said on both sides and is still kept, in the order of time."""
        return heapq.merge(self._heard(), self._said(), key=lambda row: row["at"])

    def _heard(self) -> Iterator[Row]:
        statement = self._of_people(inbound_messages).where(*_IS_HEARD)
        for batch in self._batches(statement, inbound_messages.c.id):
            people = self._people(batch)
            for row in batch:
                body = json.loads(self.db.vault.open_text(row.sealed_body, "inbound.body"))
                reading = row.reading or {}
                yield self._message(row, people, body, "citizen", row.received_at) | {
                    "language": reading.get("language"),
                    "intent": reading.get("intent"),
                    "confidence": reading.get("confidence"),
                    "media": [media["kind"] for media in body.get("media", ())],
                }

    def _said(self) -> Iterator[Row]:
        statement = self._of_people(outbound_messages).where(*_IS_SAID)
        for batch in self._batches(statement, outbound_messages.c.id):
            people = self._people(batch)
            for row in batch:
                body = json.loads(self.db.vault.open_text(row.sealed_body, "outbound.body"))
                speaker = "staff" if row.kind == "staff" else "bot"
                yield self._message(row, people, body, speaker, row.created_at) | {
                    "language": body.get("language"),
                    "intent": None,
                    "confidence": None,
                    "media": [],
                }

    def _of_people(self, table: Any) -> Any:
        return (
            select(table, conversations.c.citizen_id, citizens.c.pseudonym)
            .join(conversations, conversations.c.id == table.c.conversation_id)
            .join(citizens, citizens.c.id == conversations.c.citizen_id)
            .where(table.c.commune_id == self.commune_id)
        )

    def _people(self, batch: Sequence[Any]) -> "_People":
        return _People(self.db, {row.citizen_id for row in batch})

    def _message(self, row: Any, people: "_People", body: Row, speaker: str, at: datetime) -> dict[str, Any]:
        words = mask_links(_DIRECTIONS.sub("", body.get("text") or body.get("payload") or ""))
        if not self.with_personal_data:
            words = MASK if row.is_personal and words else people.without_names(row.citizen_id, words)
        return {
            "at": self._local(at),
            "person": row.pseudonym,
            "speaker": speaker,
            "words": words,
            "channel": row.account_id.partition(":")[0],
            "state": row.state,
            "address": people.address(row.citizen_id, row.account_id) if self.with_personal_data else None,
        }


def _answered(row: Any, answer: AnswerRow | None) -> Row:
    """What the commune said of a contribution; of an erased one its state alone is left."""
    reasons = answer.reasons if answer else {}
    return {
        "source": row.source,
        "answer": row.answer_state,
        "answer_reason": " | ".join(
            f"{language}: {reasons[language]}" for language in answers.LANGUAGES if language in reasons
        )
        or None,
        "answer_measure": (answer.commitment_id or answer.axis_id) if answer else None,
        "answered_on": answer.answered_on if answer else None,
        "hidden": row.hidden_reason,
    }


class _Titles:
    """Titles of axes and commitments in Arabic, by programme version, read once each."""

    def __init__(self, db: Db, commune_id: str) -> None:
        self._of: dict[int, dict[tuple[str, str | None], str]] = {}
        for version in programmes.of_commune(db, commune_id):
            titles = self._of[version.id] = {}
            for axis in version.content["axes"]:
                titles[axis["id"], None] = axis["title"]["ar"]
                for each in axis["commitments"]:
                    titles[axis["id"], each["id"]] = each["title"]["ar"]

    def of(self, version_id: int, axis_id: str, commitment_id: str | None) -> tuple[str | None, str | None]:
        titles = self._of.get(version_id, {})
        commitment = titles.get((axis_id, commitment_id)) if commitment_id else None
        return titles.get((axis_id, None)), commitment


class _People:
    """Names and addresses of the people of one batch."""

    def __init__(self, db: Db, citizen_ids: Iterable[int]) -> None:
        self._db = db
        self._names: dict[int, set[str]] = {}
        rows = db.execute(
            select(contributions.c.citizen_id, contributions.c.sealed_name).where(
                contributions.c.citizen_id.in_(citizen_ids), contributions.c.sealed_name.is_not(None)
            )
        )
        for citizen_id, sealed in rows:
            self._names.setdefault(citizen_id, set()).add(db.vault.open_text(sealed, "contributions.name"))
        self._addresses: dict[tuple[int, str], str] = {}

    def without_names(self, citizen_id: int, words: str) -> str:
        """The words without the names under which the person signed."""
        for name in self._names.get(citizen_id, ()):
            words = words.replace(name, MASK) if name else words
        return words

    def address(self, citizen_id: int, account_id: str) -> str:
        key = (citizen_id, account_id)
        if key not in self._addresses:
            sealed = self._db.value(
                select(addresses.c.sealed_address).where(
                    addresses.c.citizen_id == citizen_id,
                    addresses.c.account_id == account_id,
                    addresses.c.is_current,
                )
            )
            self._addresses[key] = self._db.vault.open_text(sealed, "addresses.address") if sealed else ""
        return self._addresses[key]


# -- writing -----------------------------------------------------------------------------------------------


_UNHOLDABLE = re.compile(r"[\x00-\x08\x0b-\x1f]")


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula, and without characters that it cannot hold."""
    text = _UNHOLDABLE.sub("", text)
    if text.lstrip()[:1] in ("=", "+", "-", "@", "＝", "＋", "－", "＠") or text[:1] == "\t":
        text = "'" + text
    return text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - 1] + "…"


def _flat(value: Any) -> str | int | float | date | datetime | None:
    """A value as a cell: texts made safe, lists written in one line."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, list):
        return safe("; ".join(value))
    return safe(value) if isinstance(value, str) else value


def _write_csv(path: Path, sources: Sequence[Source], counter: _Counter) -> int:
    """One table; several kinds share it, with the kind in the first column."""
    is_mixed = len(sources) > 1
    names = list(dict.fromkeys(column.id for source in sources for column in source.columns))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["table", *names] if is_mixed else names)
        for source in sources:
            wanted = {column.id for column in source.columns}
            for row in counter.watch(source.rows):
                cells = [_text(_flat(row[name])) if name in wanted else "" for name in names]
                writer.writerow([source.name, *cells] if is_mixed else cells)
    return counter.end()


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(" ")
    return "" if value is None else str(value)


def _write_json(path: Path, sources: Sequence[Source], counter: _Counter) -> int:
    """One array of objects, a line each."""
    is_mixed = len(sources) > 1
    with path.open("w", encoding="utf-8") as file:
        file.write("[")
        for source in sources:
            for row in counter.watch(source.rows):
                values = {column.id: row[column.id] for column in source.columns}
                line = {"table": source.name, **values} if is_mixed else values
                file.write(",\n" if counter.done else "\n")
                json.dump(line, file, ensure_ascii=False, default=_iso)
        file.write("\n]\n")
    return counter.end()


def _iso(value: date | datetime) -> str:
    return value.isoformat()


class _Sheet(Protocol):
    """What is used of XlsxWriter's worksheet."""

    def write_string(self, row: int, column: int, text: str, format: Any = None) -> int: ...  # noqa: A002
    def write_number(self, row: int, column: int, number: float, format: Any = None) -> int: ...  # noqa: A002
    def write_datetime(self, row: int, column: int, day: date, format: Any = None) -> int: ...  # noqa: A002
    def set_column(self, first: int, last: int, width: float, format: Any = None) -> int: ...  # noqa: A002
    def set_row(self, row: int, height: float) -> int: ...
    def right_to_left(self) -> None: ...
    def freeze_panes(self, row: int, column: int) -> None: ...
    def autofilter(self, row: int, column: int, last_row: int, last_column: int) -> int: ...


@dataclass(frozen=True, slots=True)
class _Formats:
    header: Any
    words: Any
    day: Any
    instant: Any


def _write_xlsx(path: Path, sources: Sequence[Source], counter: _Counter) -> int:
    """A right-to-left sheet a kind, and the codebook. Rows go to the disk at once."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as workbook:
        formats = _Formats(
            header=workbook.add_format(
                {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E2EFDA"}
            ),
            words=workbook.add_format({"text_wrap": True, "valign": "top"}),
            day=workbook.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
            instant=workbook.add_format({"num_format": "yyyy-mm-dd hh:mm", "valign": "top"}),
        )
        for source in sources:
            rows = counter.watch(source.rows)
            number = 1
            while _fill(
                workbook, f"{source.name}{f' {number}' if number > 1 else ''}", source, rows, formats
            ):
                number += 1
        _write_codebook(workbook, sources, formats)
    return counter.end()


def _fill(workbook: Any, name: str, source: Source, rows: Iterator[Row], formats: _Formats) -> bool:
    """Fill one sheet; True when it is full and there may be more."""
    sheet: _Sheet = workbook.add_worksheet(name)
    sheet.right_to_left()
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(source.columns):
        sheet.set_column(place, place, column.width)
    sheet.set_row(0, 48)
    for place, column in enumerate(source.columns):
        sheet.write_string(0, place, f"{column.ar}\n{column.fr}\n{column.id}", formats.header)
    line = 0
    for row in rows:
        line += 1
        for place, column in enumerate(source.columns):
            _write_cell(sheet, line, place, row[column.id], formats)
        if line == SHEET_ROWS:
            break
    sheet.autofilter(0, 0, line, len(source.columns) - 1)
    return line == SHEET_ROWS


def _write_cell(sheet: _Sheet, line: int, place: int, value: Any, formats: _Formats) -> None:
    value = _flat(value)
    if isinstance(value, datetime):
        sheet.write_datetime(line, place, value.replace(tzinfo=None), formats.instant)
    elif isinstance(value, date):
        sheet.write_datetime(line, place, value, formats.day)
    elif isinstance(value, (int, float)):
        sheet.write_number(line, place, value)
    elif value:
        sheet.write_string(line, place, value, formats.words)


def _write_codebook(workbook: Any, sources: Sequence[Source], formats: _Formats) -> None:
    sheet: _Sheet = workbook.add_worksheet("codebook")
    sheet.right_to_left()
    sheet.freeze_panes(1, 0)
    for place, width in enumerate((16, 22, 22, 26, 60, 60)):
        sheet.set_column(place, place, width)
    header = ("الورقة\nFeuille", "العمود\nColonne", "بالعربية", "en français", "المعنى", "Signification")
    for place, words in enumerate(header):
        sheet.write_string(0, place, words, formats.header)
    lines = [(source.name, column) for source in sources for column in source.columns]
    for line, (name, column) in enumerate(lines, 1):
        cells = (name, column.id, column.ar, column.fr, column.about_ar, column.about_fr)
        for place, words in enumerate(cells):
            sheet.write_string(line, place, words, formats.words)


WRITERS: Mapping[str, Callable[[Path, Sequence[Source], _Counter], int]] = {
    "csv": _write_csv,
    "xlsx": _write_xlsx,
    "json": _write_json,
}
