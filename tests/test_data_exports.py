"""Exports: one row a contribution, nothing personal unless asked, safe in a spreadsheet, small in memory."""

import csv
import json
import os
import stat
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from agenda_rig import add_workshop, registered
from sqlalchemy import insert, select
from world import CLAIRE, FATIMA, KARIM, NADIA, SI_BRAHIM, World

from data import answers, contributions, exports, moderation, outbox
from data.codebook import CONTRIBUTIONS, MESSAGES, REGISTRATIONS, REQUEST_EVENTS, REQUESTS
from data.exports import ExportError, export, safe
from data.masking import MASK
from data.tables import audit_events, programme_versions, rounds
from data.tables import contributions as contributions_table

WORDS = "خاص الآجال تكون واضحة"
FORMULAS = ("=1+1", "+SUM(A1)", "-2+3", "@cmd", " =1", "\t=1", "＝1")


def write(
    world: World, path: Path, *, commune: str = "berkane", what: str = "contributions", **more: Any
) -> int:
    with world.database.reading() as db:
        return export(db, commune_id=commune, what=what, format=path.suffix[1:], path=path, **more)


def read_csv(path: Path) -> list[dict[str, str]]:
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf"), "Excel needs the mark to read UTF-8"
    return list(csv.DictReader(raw.decode("utf-8-sig").splitlines()))


def fill(world: World) -> dict[str, str]:
    """A comment of each kind; their references."""
    with world.database.writing() as db:
        token = world.sends_photo(db, FATIMA)
        found = {
            "named": world.recorded(db, FATIMA, WORDS, name=FATIMA.name, tokens=[token]),
            "again": world.recorded(db, FATIMA, "mot", name=FATIMA.name, commitment=None),
            "anonymous": world.recorded(db, SI_BRAHIM, "=HYPERLINK(0)", axis="A2", commitment="A2-C1"),
            "withdrawn": world.recorded(db, CLAIRE, "retire", name=CLAIRE.name),
        }
        world.recorded(db, KARIM, "ديال سطات")
        contributions.withdraw(db, **world.asking(db, CLAIRE, found["withdrawn"]))
    return found


def test_what_the_commune_answered_and_what_it_hid_stand_beside_the_words(
    world: World, tmp_path: Path
) -> None:
    references = fill(world)
    with world.database.writing() as db:
        row = contributions.load(db, "berkane", references["named"])
        assert row
        who: dict[str, Any] = {"actor": NADIA, "day": world.day, "now": world.now}
        reasons = {"fr": "Oui.", "ar": "نعم."}
        answers.publish(
            db, row, state="partly", reasons=reasons, measure=answers.Measure("A1", "A1-C2"), **who
        )
        hidden = contributions.load(db, "berkane", references["anonymous"])
        assert hidden
        moderation.hide(db, hidden, reason="spam", **who)
    path = tmp_path / "out.csv"
    write(world, path)
    rows = {row["reference"]: row for row in read_csv(path)}
    named, other = rows[references["named"]], rows[references["anonymous"]]
    assert (named["answer"], named["answered_on"], named["hidden"]) == ("partly", "2026-11-21", "")
    assert (named["answer_reason"], named["answer_measure"]) == ("ar: نعم. | fr: Oui.", "A1-C2")
    assert (other["answer"], other["answer_reason"], other["hidden"]) == ("", "", "spam")


def test_a_csv_has_a_row_for_each_contribution(world: World, tmp_path: Path) -> None:
    references = fill(world)
    path = tmp_path / "out.csv"
    assert write(world, path) == 4
    rows = {row["reference"]: row for row in read_csv(path)}
    named, anonymous = rows[references["named"]], rows[references["anonymous"]]
    assert list(rows) == sorted(references.values()), "by day, then by lot: the order tells nothing"
    assert named["words"] == WORDS
    assert named["axis_title"] == "الديمقراطية التشاركية"
    assert named["commitment_title"].startswith("استشارة رقمية")
    assert (named["round"], named["programme_version"], named["channel"]) == ("draft", "1", "telegram")
    assert (named["received_on"], named["received_at"]) == ("2026-11-21", "2026-11-21 12:00:00")
    assert (named["language"], named["status"], named["is_anonymous"]) == ("ary-Latn", "received", "0")
    assert named["media"].startswith("photo ")
    assert named["author"] == rows[references["again"]]["author"]
    assert rows[references["again"]]["commitment"] == ""
    assert (anonymous["received_at"], anonymous["is_anonymous"]) == ("", "1")
    assert anonymous["author"] not in (named["author"], "")
    assert anonymous["words"] == "'=HYPERLINK(0)"
    assert (rows[references["withdrawn"]]["status"], rows[references["withdrawn"]]["words"]) == (
        "withdrawn",
        "",
    )


def test_json_is_an_array_with_letters_as_they_are(world: World, tmp_path: Path) -> None:
    references = fill(world)
    path = tmp_path / "out.json"
    write(world, path)
    rows = json.loads(path.read_text(encoding="utf-8"))
    assert [row["reference"] for row in rows] == sorted(references.values())
    rows = [next(row for row in rows if row["reference"] == each) for each in references.values()]
    assert WORDS in path.read_text(encoding="utf-8")
    assert rows[0]["media"][0].startswith("photo ")
    assert rows[0]["is_anonymous"] is False
    assert rows[2]["words"] == "=HYPERLINK(0)", "a program wants the words, not a spreadsheet's"


def test_a_sheet_reads_from_right_to_left_with_dates_and_a_codebook(world: World, tmp_path: Path) -> None:
    references = fill(world)
    path = tmp_path / "out.xlsx"
    write(world, path)
    book = openpyxl.load_workbook(path)
    sheet = book["contributions"]
    assert book.sheetnames == ["contributions", "codebook"]
    assert sheet.sheet_view.rightToLeft
    assert sheet.freeze_panes == "A2"
    places = {str(cell.value).split("\n")[2]: n for n, cell in enumerate(sheet[1])}
    cells = {row[0].value: [cell.value for cell in row] for row in sheet.iter_rows(min_row=2)}
    rows = [cells[each] for each in references.values()]
    assert len(rows) == 4
    assert rows[0][places["received_on"]] == datetime(2026, 11, 21)  # noqa: DTZ001 - sheets have no zones
    assert sheet.cell(2, places["received_on"] + 1).number_format == "yyyy-mm-dd"
    assert rows[2][places["received_at"]] is None
    assert rows[2][places["words"]] == "'=HYPERLINK(0)"
    assert rows[0][places["programme_version"]] == 1
    told = [row[1].value for row in book["codebook"].iter_rows(min_row=2)]
    assert told == [column.id for column in CONTRIBUTIONS if not column.is_personal]
    assert all(cell.value for row in book["codebook"].iter_rows() for cell in row)


@pytest.mark.parametrize("suffix", ["csv", "json", "xlsx"])
def test_nothing_personal_unless_it_is_asked_for(world: World, tmp_path: Path, suffix: str) -> None:
    fill(world)
    with world.database.writing() as db:
        world.hears(db, FATIMA, f"smiti {FATIMA.name}")
        world.says(db, FATIMA, f"Mer7ba {FATIMA.name}")

    def texts(path: Path) -> str:
        if suffix != "xlsx":
            return path.read_text(encoding="utf-8")
        book = openpyxl.load_workbook(path)
        return "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)

    plain, personal = tmp_path / f"plain.{suffix}", tmp_path / f"personal.{suffix}"
    write(world, plain, what="all")
    write(world, personal, what="all", with_personal_data=True)
    for secret in (FATIMA.name, FATIMA.address, CLAIRE.name):
        assert secret not in texts(plain)
        assert secret in texts(personal)
    assert MASK in texts(plain)
    assert stat.S_IMODE(personal.stat().st_mode) == 0o600


def test_messages_of_both_sides_in_the_order_of_time(world: World, tmp_path: Path) -> None:
    with world.database.writing() as db:
        first = world.hears(db, FATIMA, "salam")
        world.clock.move(seconds=1)
        said = world.says(db, FATIMA, "Mer7ba bikom", inbound_id=first.inbound_id)
        world.clock.move(seconds=1)
        world.hears(db, CLAIRE, "bonjour")
        world.hears(db, KARIM, "سلام")
        outbox.claim_due(db, [FATIMA.account], world.now, 10)
        outbox.mark_sent(db, said, "p1", world.now)
        gone = world.hears(db, SI_BRAHIM, "emptied")
        db.execute(_empty(gone.inbound_id))
    path = tmp_path / "out.csv"
    assert write(world, path, what="messages") == 3
    rows = read_csv(path)
    assert [(row["speaker"], row["words"]) for row in rows] == [
        ("citizen", "salam"),
        ("bot", "Mer7ba bikom"),
        ("citizen", "bonjour"),
    ]
    assert rows[0]["person"] == rows[1]["person"] != rows[2]["person"]
    assert rows[1]["state"] == "sent"
    assert rows[0]["at"] == "2026-11-21 12:00:00"
    assert "address" not in rows[0]


@pytest.mark.parametrize("is_personal", [False, True])
def test_the_secret_of_a_one_time_link_is_in_no_export(
    world: World, tmp_path: Path, is_personal: bool
) -> None:
    link = f"https://jemaa.berkane.example/identity/{'aB3-_xyZ' * 5}abc"
    with world.database.writing() as db:
        heard = world.hears(db, FATIMA, f"ma khdamch {link}")
        world.says(db, FATIMA, f"Rrabit: \u2068{link}\u2069", inbound_id=heard.inbound_id)
    path = tmp_path / "out.csv"
    write(world, path, what="messages", with_personal_data=is_personal)
    words = [row["words"] for row in read_csv(path)]
    assert words == [
        f"{begin}https://jemaa.berkane.example/identity/[•••]" for begin in ("ma khdamch ", "Rrabit: ")
    ]


def _empty(inbound_id: int) -> Any:
    from data.tables import inbound_messages  # noqa: PLC0415

    return inbound_messages.update().where(inbound_messages.c.id == inbound_id).values(sealed_body=None)


def test_all_kinds_share_a_file(world: World, tmp_path: Path) -> None:
    fill(world)
    with world.database.writing() as db:
        world.says(db, FATIMA, "Mer7ba")
    for suffix in ("csv", "json", "xlsx"):
        assert write(world, tmp_path / f"all.{suffix}", what="all") == 6
    assert {row["table"] for row in read_csv(tmp_path / "all.csv")} == {"contributions", "messages"}
    rows = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert {row["table"] for row in rows} == {"contributions", "messages"}
    book = openpyxl.load_workbook(tmp_path / "all.xlsx")
    assert book.sheetnames == [
        "contributions",
        "requests",
        "request_events",
        "registrations",
        "messages",
        "codebook",
    ]
    assert book["codebook"].max_row == 1 + sum(
        not column.is_personal
        for column in (*CONTRIBUTIONS, *REQUESTS, *REQUEST_EVENTS, *REGISTRATIONS, *MESSAGES)
    )


def test_another_communes_rows_are_not_in_it(world: World, tmp_path: Path) -> None:
    fill(world)
    path = tmp_path / "settat.csv"
    assert write(world, path, commune="settat", what="all") == 1
    assert [row["words"] for row in read_csv(path)] == ["ديال سطات"]


def test_registrations_are_one_row_a_party_without_the_person(world: World, tmp_path: Path) -> None:
    with world.database.writing() as db:
        add_workshop(db)
        _, one = registered(db, 3)
    path = tmp_path / "out.csv"
    assert write(world, path, what="registrations") == 1
    (row,) = read_csv(path)
    assert list(row) == [column.id for column in REGISTRATIONS if not column.is_personal]
    assert (row["reference"], row["workshop"], row["seats"], row["state"]) == (
        one.reference, "W9", "3", "registered",
    )  # fmt: skip
    assert row["channel"] == "web"


def test_an_empty_commune_gives_a_file_with_its_header(world: World, tmp_path: Path) -> None:
    for suffix in ("csv", "json", "xlsx"):
        assert write(world, tmp_path / f"out.{suffix}", what="all") == 0
    assert json.loads((tmp_path / "out.json").read_text()) == []
    assert read_csv(tmp_path / "out.csv") == []


@pytest.mark.parametrize(
    ("what", "commune", "words"),
    [
        ("opinions", "berkane", "Expected one of"),
        ("contributions", "oujda", "no commune"),
    ],
)
def test_what_cannot_be_exported_is_said(
    world: World, tmp_path: Path, what: str, commune: str, words: str
) -> None:
    with pytest.raises(ExportError, match=words):
        write(world, tmp_path / "out.csv", what=what, commune=commune)
    assert not list(tmp_path.glob("*out*"))


def test_a_folder_that_is_not_there_is_named(world: World, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="not there"):
        write(world, tmp_path / "nowhere" / "out.csv")


def test_a_file_appears_whole_or_not_at_all(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(world)
    path = tmp_path / "out.csv"
    path.write_text("the export of yesterday")

    def fail(value: object) -> str:
        raise RuntimeError

    monkeypatch.setattr(exports, "_text", fail)
    with pytest.raises(RuntimeError):
        write(world, path)
    assert path.read_text() == "the export of yesterday"
    assert not list(tmp_path.glob(".out*"))


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_is_made_safe(formula: str) -> None:
    assert safe(formula).startswith("'")


def test_a_cell_holds_no_more_than_it_can() -> None:
    assert len(safe("ا" * 40_000)) == exports.CELL_LIMIT
    assert safe("سطر\nآخر\x00\x1b") == "سطر\nآخر"
    assert safe("") == ""


def multiply(world: World, number: int) -> None:
    """So many contributions, written directly: only the export is measured."""
    with world.database.writing() as db:
        version = db.value(
            select(programme_versions.c.id).where(programme_versions.c.commune_id == "berkane")
        )
        current = db.value(
            select(rounds.c.id).where(rounds.c.name == "draft", rounds.c.commune_id == "berkane")
        )
        for start in range(0, number, 5_000):
            db.execute(
                insert(contributions_table),
                [
                    {
                        "commune_id": "berkane",
                        "reference": f"BRK-{each:08}",
                        "kind": "comment",
                        "round_id": current,
                        "programme_version_id": version,
                        "axis_id": "A1",
                        "commitment_id": "A1-C1",
                        "words": WORDS * 5,
                        "language": "ary",
                        "channel": "web",
                        "is_anonymous": True,
                        "pseudonym": f"{each:012}",
                        "status": "received",
                        "received_on": date(2026, 11, 21),
                    }
                    for each in range(start, min(start + 5_000, number))
                ],
            )


def test_progress_is_told_and_sheets_go_on(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    multiply(world, 700)
    monkeypatch.setattr(exports, "SHEET_ROWS", 300)
    monkeypatch.setattr(exports, "BATCH", 128)
    told: list[tuple[int, int]] = []
    assert write(world, tmp_path / "out.xlsx", progress=lambda done, total: told.append((done, total))) == 700
    assert told == [(0, 700), (250, 700), (500, 700), (700, 700)]
    book = openpyxl.load_workbook(tmp_path / "out.xlsx", read_only=True)
    assert book.sheetnames == ["contributions", "contributions 2", "contributions 3", "codebook"]
    assert [book[name].max_row for name in book.sheetnames[:3]] == [301, 301, 101]
    book.close()


# Run in a process of its own: prints by how many megabytes its peak grew while it exported.
MEASURE = """
import resource, sys
from pathlib import Path
from fakes import make_vault
from data.engine import Database
from data.exports import export
database, path, commune = Database(sys.argv[1], make_vault()), Path(sys.argv[2]), sys.argv[3]
with database.reading() as db:
    def write(commune):
        return export(db, commune_id=commune, what="contributions", format=path.suffix[1:], path=path)
    write("settat")  # an empty one first, so that what is loaded once is loaded
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    rows = write(commune)
print(rows, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.slow
@pytest.mark.parametrize("world", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("suffix", "rows"), [("csv", 100_000), ("json", 100_000), ("xlsx", 30_000)])
def test_a_hundred_thousand_rows_are_never_all_in_memory(
    world: World, tmp_path: Path, suffix: str, rows: int
) -> None:
    multiply(world, rows)
    command = [sys.executable, "-c", MEASURE, f"sqlite:///{tmp_path / 'jemaa.db'}"]
    told = subprocess.run(
        [*command, str(tmp_path / f"out.{suffix}"), "berkane"],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ).stdout.split()
    assert int(told[0]) == rows
    assert int(told[1]) < 12, f"{told[1]} MB more than before; all rows together are about {rows // 700} MB"


def test_who_took_personal_data_is_noted(world: World) -> None:
    with world.database.writing() as db:
        exports.note_personal(db, commune_id="berkane", what="messages", actor=NADIA, now=world.now)
        row = db.one(select(audit_events).order_by(audit_events.c.id.desc()))
        assert row is not None
        assert (row.actor, row.action, row.subject) == (NADIA, "personal_data_exported", "messages")


def test_the_codebook_warns_of_the_code(world: World) -> None:
    reference = next(column for column in CONTRIBUTIONS if column.id == "reference")
    assert "قبل أي نشر" in reference.about_ar
    assert "avant toute publication" in reference.about_fr
