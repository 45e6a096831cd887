"""A programme goes out as YAML or as a spreadsheet, is edited, comes back, and what would change is shown before it does."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from world import NADIA, World

from data import programme_changes, programme_files, programmes
from data.content_import import ContentError, write_programme
from data.programmes import ProgrammeRow

Rows = list[list[Any]]


def newest(world: World) -> ProgrammeRow:
    with world.database.reading() as db:
        return programmes.load(db, programmes.newest_id(db, "berkane"))


def edited(content: bytes, change: Callable[[Rows], None]) -> bytes:
    """The spreadsheet as somebody saves it after an edit."""
    rows = [list(row) for row in load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True)]
    change(rows)
    book, packed = Workbook(), io.BytesIO()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    book.save(packed)
    return packed.getvalue()


def row_of(rows: Rows, place: str) -> list[Any]:
    return next(row for row in rows if row[0] == place)


def content_of(world: World, uploaded: programme_files.Uploaded) -> dict[str, Any]:
    """As it is stored."""
    with world.database.writing() as db:
        number, is_new = write_programme(
            db, "berkane", uploaded.programme, uploaded.source, actor=NADIA, now=world.now
        )
        assert is_new
        version = programmes.find_id(db, "berkane", number)
        assert version
        return dict(programmes.load(db, version).content)


@pytest.mark.parametrize("kind", [programme_files.YAML, programme_files.XLSX])
def test_what_goes_out_comes_back_the_same(world: World, kind: str) -> None:
    row = newest(world)
    made = (
        programme_files.as_yaml(row).encode()
        if kind == programme_files.YAML
        else programme_files.as_spreadsheet(row)
    )
    uploaded = programme_files.read(f"programme.{kind}", made)
    assert programme_changes.changes(row.content, content_of(world, uploaded)) == []


def test_rows_may_stand_in_any_order_and_new_ones_add_a_commitment(world: World) -> None:
    row = newest(world)
    axis, first = row.content["axes"][0]["id"], row.content["axes"][0]["commitments"][0]

    def change(rows: Rows) -> None:
        row_of(rows, f"axes/{axis}/title")[3] = "Participer vraiment"
        pattern = f"axes/{axis}/commitments/{first['id']}/"
        rows += [
            [each[0].replace(first["id"], "A1-NEW"), *each[1:]]
            for each in rows
            if each[0].startswith(pattern)
        ]
        rows[1:] = reversed(rows[1:])

    uploaded = programme_files.read("p.xlsx", edited(programme_files.as_spreadsheet(row), change))
    before = dict(row.content)
    after = content_of(world, uploaded)
    found = programme_changes.changes(before, after)
    kinds = {(each.kind, each.axis_id, each.commitment_id, each.field) for each in found}
    assert (programme_changes.CHANGED, axis, "", "title") in kinds
    assert (programme_changes.ADDED, axis, "A1-NEW", "") in kinds
    assert not any(each.kind == programme_changes.REMOVED for each in found)


def test_measures_keep_the_order_of_their_numbers(world: World) -> None:
    row = newest(world)
    axis = row.content["axes"][0]
    commitment = axis["commitments"][0]
    place = f"axes/{axis['id']}/commitments/{commitment['id']}/measures"

    def change(rows: Rows) -> None:
        for number in (10, 11, 9):
            words = ["تدبير", f"mesure {number}", "تدبير", "tadbir"]
            rows.append([f"{place}/{number}", None, *words])

    uploaded = programme_files.read("p.xlsx", edited(programme_files.as_spreadsheet(row), change))
    measures = uploaded.source["axes"][0]["commitments"][0]["measures"]
    assert [each["fr"] for each in measures[-3:]] == ["mesure 9", "mesure 10", "mesure 11"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda rows: row_of(rows, "title").__setitem__(2, None), "title"),
        (lambda rows: row_of(rows, "status").__setitem__(1, "perhaps"), "status"),
        (lambda rows: rows.append(["title", None, "\u0627", "a", None, None]), "written twice"),
        (
            lambda rows: rows.append([None, None, "\u0643\u0644\u0645\u0627\u062a", None, None, None]),
            "names no place",
        ),
        (lambda rows: rows.append(["title/x", "1", None, None, None, None]), "is not known here"),
        (lambda rows: row_of(rows, "title").__setitem__(1, "x"), "both a value and words"),
        (lambda rows: rows[0].__setitem__(0, "where"), "first row"),
        (lambda rows: rows.append(["axes/A9/topic", "sports", None, None, None, None]), "axes"),
    ],
)
def test_a_mistake_names_its_row(world: World, change: Callable[[Rows], None], expected: str) -> None:
    content = edited(programme_files.as_spreadsheet(newest(world)), change)
    with pytest.raises(ContentError) as raised:
        programme_files.read("programme.xlsx", content)
    assert expected in str(raised.value)
    assert "programme.xlsx, line" in str(raised.value)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("p.xlsx", b"PK\x03\x04 no zip"),
        ("p.xlsx", b""),
        ("p.yaml", b"\xff\xfe\x00"),
        ("p.yaml", b"title: [unclosed"),
        ("p.yaml", b""),
        ("p.yaml", b"x" * (programme_files.FILE_BYTES + 1)),
    ],
)
def test_what_is_no_programme_is_said_kindly(name: str, content: bytes) -> None:
    with pytest.raises(ContentError) as raised:
        programme_files.read(name, content)
    assert str(raised.value).startswith(name)


def test_an_older_version_may_come_back_by_upload_and_a_second_import_of_the_folder_changes_nothing(
    world: World,
) -> None:
    first = newest(world)
    changed = programme_files.as_yaml(first).replace("status: draft", "status: adopted")
    with world.database.writing() as db:
        old, new = (
            programme_files.read("p.yaml", text.encode())
            for text in (programme_files.as_yaml(first), changed)
        )
        numbers = [
            write_programme(db, "berkane", each.programme, each.source, actor=NADIA, now=world.now)
            for each in (old, new, new, old)
        ]
    assert [is_new for _, is_new in numbers] == [True, True, False, True]
    assert newest(world).status == "draft"
