"""Exports of requests: one row a case, one row an event; nothing personal unless it is asked for, nothing a spreadsheet would run."""

import csv
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from case_rig import DUE, FATIMAS, Cases
from world import CLAIRE, NADIA, World

from data import request_rows
from data.codebook import REQUEST_EVENTS, REQUESTS
from data.exports import FORMATS, export
from data.requests import actions, retention

FORMULA = "=HYPERLINK(1)"
WORDS = f"Madame {FATIMAS.family_name}, écrivez à budget@berkane.ma"


def make(world: World) -> None:
    """One that was answered late and in part, one that is a formula, one that nobody filed; one of another commune's."""
    with world.database.writing() as db:
        desk = Cases(world, db)
        row = desk.registered(
            subject=f"Moi, {FATIMAS.first_name} {FATIMAS.family_name} (f@mail.ma), le budget"
        )
        desk.registered(CLAIRE, FORMULA)
        desk.opened(CLAIRE, "Brouillon")
        desk.on(DUE.replace(day=DUE.day + 3))
        row = desk.again(row)
        actions.answer(db, row, **desk.by_staff, outcome="partial", words=WORDS, withheld="=SUM(A1)")


def rows_of(world: World, path: Path, what: str, **more: Any) -> list[dict[str, Any]]:
    with world.database.reading() as db:
        count = export(
            db, commune_id="berkane", what=what, format=path.suffix[1:], path=path, day=world.day, **more
        )
    found = read(path, what)
    assert len(found) == count
    return found


def read(path: Path, what: str) -> list[dict[str, Any]]:
    if path.suffix == ".json":
        rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
        return rows
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
    sheet = openpyxl.load_workbook(path)[what]
    header = [str(cell.value).splitlines()[-1] for cell in sheet[1]]
    assert all(cell.data_type != "f" for line in sheet.iter_rows(2) for cell in line)
    return [dict(zip(header, [cell.value for cell in line], strict=True)) for line in sheet.iter_rows(2)]


def test_a_row_a_case(world: World, tmp_path: Path) -> None:
    make(world)
    late, open_one, draft = rows_of(world, tmp_path / "out.json", "requests")
    assert list(late) == [column.id for column in REQUESTS if not column.is_personal]
    assert (late["outcome"], late["in_time"], late["is_overdue"]) == ("partial", False, False)
    assert (late["received_on"], late["due_on"], late["replied_on"]) == (
        "2026-11-21",
        DUE.isoformat(),
        "2026-12-21",
    )
    assert (late["working_days"], late["is_extended"], late["language"]) == (21, False, "ary-Latn")
    assert (open_one["in_time"], open_one["is_overdue"], open_one["replied_on"]) == (None, True, None)
    assert (draft["state"], draft["received_on"], draft["is_overdue"]) == ("awaiting_identity", None, False)


def test_a_row_an_event(world: World, tmp_path: Path) -> None:
    make(world)
    rows = rows_of(world, tmp_path / "out.json", "request_events")
    assert list(rows[0]) == [column.id for column in REQUEST_EVENTS if not column.is_personal]
    late = [row for row in rows if row["reference"] == rows[0]["reference"]]
    assert [(row["number"], row["kind"], row["by"]) for row in late] == [
        (1, "open", "requester"), (2, "identify", "requester"), (3, "register", "staff"),
        (4, "withheld", "staff"), (5, "answer", "staff"),
    ]  # fmt: skip
    assert json.loads(late[-1]["detail"])["outcome"] == "partial"
    assert [row["number"] for row in rows if row["reference"] != rows[0]["reference"]] == [1, 2, 3, 1]


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("what", ["requests", "request_events"])
def test_nothing_personal_unless_asked_for(world: World, tmp_path: Path, what: str, ending: str) -> None:
    make(world)
    told = json.dumps(rows_of(world, tmp_path / f"a.{ending}", what), ensure_ascii=False, default=str)
    for secret in (FATIMAS.family_name, FATIMAS.first_name, "mail.ma", "budget@", FATIMAS.address, NADIA):
        assert secret not in told, secret
    assert "budget" in told or what == "request_events"
    rows = rows_of(world, tmp_path / f"b.{ending}", what, with_personal_data=True)
    told = json.dumps(rows, ensure_ascii=False, default=str)
    assert FATIMAS.family_name in told
    assert (NADIA in told) == (what == "request_events")
    assert FATIMAS.document_number not in told  # no export needs it
    assert (tmp_path / f"b.{ending}").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_no_cell_is_a_formula(world: World, tmp_path: Path, ending: str) -> None:
    make(world)
    subjects = [row["subject"] for row in rows_of(world, tmp_path / f"a.{ending}", "requests")]
    assert "'" + FORMULA in subjects
    words = [row["words"] for row in rows_of(world, tmp_path / f"b.{ending}", "request_events")]
    assert any(each and each.startswith("'=SUM") for each in words)


def test_all_of_a_commune_and_of_nobody_else(world: World, tmp_path: Path) -> None:
    make(world)
    rows = rows_of(world, tmp_path / "all.json", "all")
    assert {row["table"] for row in rows} == {"requests", "request_events"}
    book = tmp_path / "all.xlsx"
    with world.database.reading() as db:
        export(db, commune_id="berkane", what="all", format="xlsx", path=book)
        assert export(db, commune_id="settat", what="all", format="csv", path=tmp_path / "s.csv") == 0
    assert openpyxl.load_workbook(book).sheetnames == [
        "contributions", "requests", "request_events", "registrations", "messages", "codebook",
    ]  # fmt: skip


def test_what_was_erased_is_a_row_without_words(world: World, tmp_path: Path) -> None:
    with world.database.writing() as db:
        desk = Cases(world, db)
        row = actions.withdraw(db, desk.registered(), **desk.by_person)
        retention.erase(db, row, actor="system", day=world.day, now=world.now)
    (found,) = rows_of(world, tmp_path / "a.json", "requests", with_personal_data=True)
    assert (found["subject"], found["family_name"], found["outcome"]) == (None, None, "withdrawn")
    assert all(row["words"] is None for row in rows_of(world, tmp_path / "b.json", "request_events"))


def test_many_are_read_in_batches(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(request_rows, "BATCH", 2)
    make(world)
    assert len(rows_of(world, tmp_path / "a.json", "requests")) == 3
    assert len(rows_of(world, tmp_path / "b.json", "request_events")) == 9


def test_every_column_is_explained() -> None:
    for columns in (REQUESTS, REQUEST_EVENTS):
        assert len({column.id for column in columns}) == len(columns)
        assert all(column.ar and column.fr and column.about_ar and column.about_fr for column in columns)
