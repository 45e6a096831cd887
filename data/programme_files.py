"""A programme as a file that staff edit: YAML as in a commune's folder, or a spreadsheet with a row for each text.

In the spreadsheet a row names its place (`axes/A1/commitments/A1-C1/title`) and holds either words, a column for each
language, or one value (a date, a number). Adding a commitment is adding its rows; nothing else has to be kept in order.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import yaml
from xlsxwriter import Workbook

from data.commune_folder import ProgrammeFile
from data.content_import import ContentError, check_programme
from data.programmes import ProgrammeRow
from data.yaml_lines import LANGUAGES, Document, Mistake, read_yaml

HEADINGS = ("place", "value", *LANGUAGES)
FILE_BYTES = 2_000_000  # a programme of nine axes has a hundredth of that
UNPACKED_BYTES = 20_000_000  # of a spreadsheet, which is a ZIP
ROWS = 5_000
_NAMED = ("axes", "stages", "commitments")  # lists whose entries are found by their id …
_NUMBERED = ("measures", "indicators", "legal_basis", "ogp_values")  # … and by their number
YAML, XLSX = "yaml", "xlsx"


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A programme that was read and checked, not written yet."""

    programme: ProgrammeFile
    source: Any  # as written: what a version is compared by


def read(name: str, content: bytes) -> Uploaded:
    """Read what staff uploaded, by the ending of its name. ContentError with every mistake found."""
    if len(content) > FILE_BYTES:
        words = f"the file has {len(content):,} bytes; expected at most {FILE_BYTES:,}"
        raise _one(name, words, "too-large", size=len(content) // 1000, most=FILE_BYTES // 1000)
    document = _spreadsheet(name, content) if name.casefold().endswith(f".{XLSX}") else _yaml(name, content)
    programme = check_programme(document)
    return Uploaded(programme, document.values)


def source_of(row: ProgrammeRow) -> dict[str, Any]:
    """A stored version as a file that could be imported again."""
    content = dict(row.content)
    start, end = (date.fromisoformat(content["period"][name]) for name in ("start", "end"))
    months = (end.year - start.year) * 12 + end.month - start.month + (1 if start.day == 1 else 0)
    period = {"start": start.isoformat(), "months": max(1, months)}
    return {"schema": 1, "status": row.status, **content, "period": period}


def as_yaml(row: ProgrammeRow) -> str:
    """A stored version to edit by hand."""
    return yaml.safe_dump(source_of(row), allow_unicode=True, sort_keys=False, width=110)


def as_spreadsheet(row: ProgrammeRow) -> bytes:
    """A stored version as a spreadsheet, a text a row."""
    packed = io.BytesIO()
    with Workbook(
        packed, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        sheet = book.add_worksheet("programme")
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        arabic = book.add_format({"text_wrap": True, "valign": "top", "reading_order": 2, "align": "right"})
        bold = book.add_format({"bold": True})
        sheet.set_column(0, 0, 44, wrapped)
        sheet.set_column(1, 1, 22, wrapped)
        sheet.set_column(2, 5, 48, wrapped)
        sheet.freeze_panes(1, 1)
        sheet.write_row(0, 0, HEADINGS, bold)
        for number, (place, value) in enumerate(_flat(source_of(row), ()), 1):
            sheet.write_string(number, 0, "/".join(place), wrapped)
            if isinstance(value, Mapping):
                for column, language in enumerate(LANGUAGES, 2):
                    shape = arabic if language in ("ar", "ary") else wrapped
                    sheet.write_string(number, column, value.get(language) or "", shape)
            else:
                sheet.write_string(number, 1, str(value), wrapped)
    return packed.getvalue()


# -- YAML --------------------------------------------------------------------------------------------------


def _yaml(name: str, content: bytes) -> Document:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        words = "is not UTF-8 text; expected a YAML file, or a spreadsheet .xlsx"
        raise _one(name, words, "no-text") from None
    document = read_yaml(name, text)
    if document.mistakes:
        raise ContentError(document.mistakes)
    return document


# -- spreadsheets ------------------------------------------------------------------------------------------


def _flat(value: Any, place: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every text and every value with its place."""
    if isinstance(value, Mapping):
        if value and set(value) <= set(LANGUAGES):
            yield place, value
            return
        for key, each in value.items():
            yield from _flat(each, (*place, key))
    elif isinstance(value, list):
        for number, each in enumerate(value, 1):
            if isinstance(each, Mapping) and "id" in each:
                rest = {key: inner for key, inner in each.items() if key != "id"}
                yield from _flat(rest, (*place, each["id"]))
            else:
                yield from _flat(each, (*place, str(number)))
    else:
        yield place, value


def _spreadsheet(name: str, content: bytes) -> Document:
    document = Document(name)
    tree: dict[str, Any] = {}
    lines: dict[tuple[str, ...], int] = {}
    for number, cells in _rows(name, content):
        place = tuple(part.strip() for part in cells[0].split("/"))
        words = {language: text for language, text in zip(LANGUAGES, cells[2:], strict=True) if text}
        if words and cells[1]:
            raise _in_row(name, number, "has both a value and words", "both", cells[0])
        if place in lines:
            words_twice = f"is written twice, also in row {lines[place]}"
            raise _in_row(name, number, words_twice, "row-twice", cells[0], other=lines[place])
        lines[place] = number
        try:
            _put(tree, place, words or _value(cells[1]))
        except TypeError:
            words_below = "stands below something that is a text"
            raise _in_row(name, number, words_below, "below-text", cells[0]) from None
    document.lines[()] = 1
    document.values = _shaped(tree, (), (), lines, document)
    return document


def _rows(name: str, content: bytes) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold something, as texts. ContentError."""
    # Here, because openpyxl costs 30 MB, and few programmes come as a spreadsheet.
    from openpyxl import load_workbook  # noqa: PLC0415
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    broken = (
        zipfile.BadZipFile,
        InvalidFileException,
        KeyError,
        OSError,
        ValueError,
    )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(each.file_size for each in archive.infolist()) > UNPACKED_BYTES:
                raise _one(name, "is too large when unpacked", "unpacked")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except broken as error:
        raise _one(name, "is no spreadsheet that can be read; expected .xlsx", "no-sheet") from error
    try:
        sheet = book.worksheets[0]
        found = sheet.iter_rows(max_row=ROWS, max_col=len(HEADINGS), values_only=True)
        heading = tuple(_text(cell) for cell in next(found, ()))
        if heading != HEADINGS:
            expected = ", ".join(HEADINGS)
            raise _one(name, f"the first row must be: {expected}", "heading", expected=expected)
        for number, cells in enumerate(found, 2):
            texts = [_text(cell) for cell in cells]
            if texts[0]:
                yield number, texts
            elif any(texts):
                raise _in_row(name, number, "has words but names no place", "no-place")
    finally:
        book.close()


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _value(text: str) -> Any:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else text


def _put(tree: dict[str, Any], place: tuple[str, ...], value: Any) -> None:
    for part in place[:-1]:
        tree = tree.setdefault(part, {})
        if not isinstance(tree, dict):
            raise TypeError
    if place[-1] in tree:
        raise TypeError
    tree[place[-1]] = value


def _shaped(
    value: Any,
    place: tuple[str, ...],
    path: tuple[str | int, ...],
    lines: Mapping[tuple[str, ...], int],
    document: Document,
) -> Any:
    """Nested names as the lists and mappings of programme.yaml; notes in which row each stands."""
    document.lines[path] = _row_of(lines, place)
    if place and place[-1] not in LANGUAGES:
        document.cells[path] = "/".join(place)
    if not isinstance(value, dict):
        return value
    if place and (place[-1] in _NAMED or place[-1] in _NUMBERED or _is_list_of_departments(place)):
        keys = list(value) if place[-1] in _NAMED else sorted(value, key=_order)
        shaped = []
        for number, key in enumerate(keys):
            inner = _shaped(value[key], (*place, key), (*path, number), lines, document)
            shaped.append({"id": key, **inner} if place[-1] in _NAMED and isinstance(inner, dict) else inner)
        return shaped
    found = {key: _shaped(each, (*place, key), (*path, key), lines, document) for key, each in value.items()}
    if len(place) > 1 and place[-2] == "commitments":
        found.setdefault("departments", [])
    return found


def _is_list_of_departments(place: tuple[str, ...]) -> bool:
    return len(place) > 1 and place[-1] == "departments"


def _order(key: str) -> tuple[int, str]:
    return (int(key), "") if key.isascii() and key.isdigit() else (len(key) + 10_000, key)


def _row_of(lines: Mapping[tuple[str, ...], int], place: tuple[str, ...]) -> int:
    """The first row of a place or of anything below it."""
    return min((row for known, row in lines.items() if known[: len(place)] == place), default=1)


def _one(name: str, words: str, code: str, **values: str | int) -> ContentError:
    """A mistake of the file as a whole."""
    return ContentError([Mistake(name, 1, "", words, code, values)])


def _in_row(name: str, row: int, words: str, code: str, place: str = "", **values: str | int) -> ContentError:
    return ContentError([Mistake(name, row, place, words, code, values, place)])
