"""A report as PDF, and its pictures alone as PNG: typst with the fonts of the papers, so that Arabic is set as it should be."""

import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

from bot.papers import cleaning, sheet
from bot.papers.sheet import runs
from bot.reports import blocks as b
from bot.reports.pictures import Picture, places_labelled, written

_FOLDER = Path(__file__).parent / "typeset"
_SHARPNESS = 200.0  # points an inch of a picture: sharp in print, small in a mail

_lock = threading.Lock()  # one document at a time: it takes the whole processor


def pdf(report: b.Report, *, day: date) -> bytes:
    """The PDF; the same for the same report. ValueError when the compiler refuses it, which no words should make it do."""
    return _compiled("report.typ", _report(report), day)


def png(picture: Picture) -> bytes:
    """A picture alone, 160 mm wide, without its title."""
    return _compiled("picture.typ", _picture(picture), date(2000, 1, 1), format="png", ppi=_SHARPNESS)


def _compiled(name: str, data: Mapping[str, Any], day: date, **more: Any) -> bytes:
    with _lock:
        try:
            found = _compiler(name).compile(
                sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
                timestamp=datetime.combine(day, time(), UTC),
                **more,
            )
        except typst.TypstError as error:
            raise ValueError(f"the report could not be set: {error}") from error
    # A picture is one page, given as a list where the compiler is newer.
    page = found[0] if isinstance(found, list) else found
    assert isinstance(page, bytes)  # noqa: S101 - as asked for
    return page


@cache
def _compiler(name: str) -> typst.Compiler:
    """Kept warm: the fonts and the template are read once."""
    return typst.Compiler(
        str(_FOLDER / name),
        root=str(_FOLDER),
        font_paths=[str(sheet.FOLDER / "fonts")],
        ignore_system_fonts=True,
    )


def _report(report: b.Report) -> dict[str, Any]:
    own = runs(report.language)
    return {
        "language": report.language,
        "runs": own,
        "title": report.title,
        "about": report.about,
        "commune": cleaning.one_line(report.institution.name[report.language]),
        "lines": list(report.lines),
        "head": sheet.of_institution(report.institution)["institution"],
        "contents": report.contents,
        "running": cleaning.inline(report.running, own),
        "blocks": [_Setter(own).set(block) for block in report.blocks],
    }


@dataclass(frozen=True, slots=True)
class _Setter:
    runs: str

    def set(self, block: b.Block) -> dict[str, Any]:  # noqa: PLR0911 - one line a kind of block
        match block:
            case b.Heading(level, words, starts_page):
                return {"kind": "heading", "level": level, "words": words, "new": starts_page}
            case b.Para(words, is_quiet, is_warning):
                return {"kind": "para", "words": words, "quiet": is_quiet, "warning": is_warning}
            case b.Items(lines):
                return {"kind": "items", "lines": list(lines)}
            case b.Tiles(tiles):
                return {"kind": "tiles", "tiles": [list(tile) for tile in tiles]}
            case b.Grid(title, head, rows):
                return {"kind": "grid", "title": title, "head": list(head), "rows": self._rows(rows)}
            case b.Drawing(picture):
                return {"kind": "drawing", "picture": _picture(picture)}
            case b.Quotes(sayings, is_small):
                return {"kind": "quotes", "sayings": self._sayings(sayings), "small": is_small}
            case b.Reply(state, words, notes):
                said = cleaning.paragraphs(words, self.runs)
                return {"kind": "reply", "state": state, "words": said, "notes": list(notes)}
            case b.Code(words):
                return {"kind": "code", "words": words}

    def _rows(self, rows: Any) -> list[list[str]]:
        return [[cleaning.inline(row[0], self.runs), *row[1:]] for row in rows]

    def _sayings(self, sayings: Any) -> list[list[cleaning.Paragraph]]:
        return [lines for each in sayings if (lines := cleaning.paragraphs(each, self.runs))]


def _picture(picture: Picture) -> dict[str, Any]:
    own = runs(picture.language)
    counts = range(len(picture.categories))
    values = [value for line in picture.values for value in line if value is not None]
    return {
        "kind": picture.kind,
        "language": picture.language,
        "runs": own,
        "title": picture.title,
        "about": picture.about,
        "note": picture.note,
        "categories": [cleaning.inline(each, own) for each in picture.categories],
        "series": list(picture.series),
        "values": [list(line) for line in picture.values],
        "sums": [picture.total(number) for number in counts],
        "numbers": [written(picture.told(number), picture.language, picture.unit) for number in counts],
        "highest": written(max(values, default=0), picture.language, picture.unit),
        "labelled": places_labelled(len(picture.categories)),
    }
