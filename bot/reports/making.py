"""Making a report of any kind: what the command line and the background job both call."""

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.reports import consultation, facts, open_data, pdf_file
from data import exports
from data.engine import Db

Progress = Callable[[int, int], None]
FORMATS: Mapping[str, tuple[str, ...]] = {
    "consultation": ("docx", "pdf"),
    "open_data": ("zip",),
    "export": exports.FORMATS,
}
MEDIA_TYPES: Mapping[str, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}
STEPS = 100
READ, BUILT = 40, 50  # of those steps, when the facts are read and put together


@dataclass(frozen=True, slots=True)
class Made:
    name: str  # of the file: letters that every system takes
    media_type: str
    content: bytes


def make(
    db: Db,
    commune_id: str,
    *,
    kind: str,
    language: str,
    file_format: str,
    options: Mapping[str, Any],
    day: date,
    progress: Progress = lambda done, total: None,
) -> Made:
    """Make a report as of this transaction. UnknownCommune, LookupError, open_data.Broken, ExportError.

    `options`: `short` leaves the words of every contribution out of a consultation report; an export has `what` and `personal`.
    """
    if file_format not in FORMATS[kind]:
        raise ValueError(f"A report of the kind {kind} is not made as {file_format}.")
    progress(0, STEPS)
    stem = f"{commune_id}-{'-'.join(_named(kind, language, options))}-{day}"
    if kind == "consultation":
        content = _consultation(db, commune_id, language, file_format, options, day, progress)
    elif kind == "open_data":
        content = open_data.package(db, commune_id, day=day)
    else:
        content = _export(db, commune_id, file_format, options, day, progress)
    progress(STEPS, STEPS)
    return Made(f"{stem}.{file_format}", MEDIA_TYPES[file_format], content)


def _named(kind: str, language: str, options: Mapping[str, Any]) -> tuple[str, ...]:
    if kind == "export":
        return (str(options["what"]), *(["personal"] if options.get("personal") else []))
    return ("open-data",) if kind == "open_data" else ("consultation", language)


def _consultation(
    db: Db,
    commune_id: str,
    language: str,
    file_format: str,
    options: Mapping[str, Any],
    day: date,
    progress: Progress,
) -> bytes:
    found = facts.read(db, commune_id, day=day)
    progress(READ, STEPS)
    report = consultation.build(found, language, has_annex=not options.get("short"))
    progress(BUILT, STEPS)
    if file_format == "pdf":
        return pdf_file.pdf(report, day=day)
    from bot.reports import docx_file  # noqa: PLC0415 - python-docx costs 10 MB that a service without reports spares

    rest = STEPS - BUILT
    return docx_file.docx_bytes(
        report, day=day, progress=lambda done, total: progress(BUILT + rest * done // total, STEPS)
    )


def _export(
    db: Db, commune_id: str, file_format: str, options: Mapping[str, Any], day: date, progress: Progress
) -> bytes:
    with tempfile.TemporaryDirectory(prefix="jemaa-export-") as folder:
        path = Path(folder) / "export"
        exports.export(
            db,
            commune_id=commune_id,
            what=str(options["what"]),
            format=file_format,
            path=path,
            with_personal_data=bool(options.get("personal")),
            day=day,
            progress=progress,
        )
        return path.read_bytes()
