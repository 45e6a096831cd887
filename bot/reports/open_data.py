"""The open-data package: a ZIP of CSV files, what they mean, the licence that the commune chose, and how to verify the chain."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from data import communes, open_data, receipts, texts
from data.codebook import Column
from data.engine import Db
from data.exports import safe
from data.figures import small
from data.receipts import ChainReport

LANGUAGES = ("ar", "fr")
LICENCES: Mapping[str, tuple[str, str]] = {
    "cc-by-4.0": ("Creative Commons Attribution 4.0 International (CC BY 4.0)", "https://creativecommons.org/licenses/by/4.0/legalcode"),
    "odbl-1.0": ("Open Data Commons Open Database License 1.0 (ODbL)", "https://opendatacommons.org/licenses/odbl/1-0/"),
    "cc0-1.0": ("Creative Commons CC0 1.0 Universal", "https://creativecommons.org/publicdomain/zero/1.0/legalcode"),
}  # fmt: skip
_ISOLATES = re.compile("[\u2066-\u2069]")  # of no use in a plain text file


class Broken(Exception):
    """The chain of receipts does not verify: nothing is published from it before somebody knows why."""


@dataclass(frozen=True, slots=True)
class _Package:
    commune: Mapping[str, Any]
    chain: ChainReport
    day: date


def package(db: Db, commune_id: str, *, day: date) -> bytes:
    """The ZIP; the same for the same data. UnknownCommune, Broken."""
    found = _Package(communes.load(db, commune_id).profile, receipts.verify(db, commune_id), day)
    if not found.chain.is_intact:
        raise Broken(f"The chain of receipts is broken: {found.chain.problem}.")
    rows: Mapping[str, Iterable[open_data.Row]] = {
        "contributions": open_data.contributions(db, commune_id),
        "figures": open_data.figures(db, commune_id, day=day),
        "chain": open_data.chain(db, commune_id),
    }
    files = {f"{name}.csv": _csv(open_data.FILES[name], lines) for name, lines in rows.items()}
    files["codebook.csv"] = _codebook()
    for language in LANGUAGES:
        files[f"README.{language}.txt"] = _lines(_readme(found, language))
        files[f"LICENCE.{language}.txt"] = _lines(_licence(found, language))
    return _zip(files, day)


def _zip(files: Mapping[str, bytes], day: date) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return held.getvalue()


def _csv(columns: Sequence[Column], rows: Iterable[open_data.Row]) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([column.id for column in columns])
    writer.writerows([_cell(row[column.id]) for column in columns] for row in rows)
    return file.getvalue().encode("utf-8-sig")  # with a mark, or spreadsheets take Arabic for something else


def _cell(value: str | int | bool | None) -> str | int:
    if value is None:
        return ""
    return safe(value) if isinstance(value, str) else int(value)


def _codebook() -> bytes:
    head = ("file", "column", "ar", "fr", "about_ar", "about_fr")
    columns = [Column(name, "", "", "", "") for name in head]
    rows = [
        dict(zip(head, (name, each.id, each.ar, each.fr, each.about_ar, each.about_fr), strict=True))
        for name, held in open_data.FILES.items()
        for each in held
    ]
    return _csv(columns, rows)


def _lines(lines: Iterator[str]) -> bytes:
    return ("\r\n".join(_ISOLATES.sub("", line) for line in lines) + "\r\n").encode("utf-8-sig")


def _readme(found: _Package, language: str) -> Iterator[str]:
    say = texts.catalogue(language).text
    day = texts.written_day(found.day, language)
    yield say("open-data-title", {"commune": found.commune["name"][language]})
    yield ""
    yield say("open-data-about", {"day": day})
    if found.commune.get("sample"):
        yield say("report-sample")
    yield from ("", say("open-data-files"))
    yield from (
        f"- {say(f'open-data-file-{name}')}"
        for name in ("contributions", "figures", "codebook", "chain", "licence")
    )
    yield say("open-data-formats")
    yield say("open-data-small", {"least": small.SMALL})
    yield from ("", say("open-data-verify"))
    yield say("open-data-head", {"day": day, "number": str(found.chain.links)})
    yield found.chain.head
    yield say("open-data-verify-how")


def _licence(found: _Package, language: str) -> Iterator[str]:
    say = texts.catalogue(language).text
    chosen = (found.commune.get("open_data") or {}).get("licence")
    if chosen is None:
        yield say("open-data-licence-none")
        return
    name, address = LICENCES[chosen]
    commune = found.commune["name"][language]
    yield say("open-data-licence", {"commune": commune, "name": name, "address": address})
    yield say(f"open-data-licence-{chosen.replace('.', '_')}")
