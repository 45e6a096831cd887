"""`jemaa report`: what an operator types, sees and gets."""

import zipfile
from pathlib import Path

import pytest
from desk_rig import Staff, at_work
from report_rig import consult
from sqlalchemy import update
from world import NADIA, World

from data.tables import contributions

pytestmark = pytest.mark.parametrize("world", ["sqlite"], indirect=True)


@pytest.fixture
def desk(world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Staff:
    return at_work(world, monkeypatch, tmp_path)


def test_each_form_in_each_language(desk: Staff, tmp_path: Path) -> None:
    consult(desk.world)
    for name, words in {
        "ar.pdf": ("--format", "pdf"),
        "fr.pdf": ("--format", "pdf", "--language", "fr", "--short"),
        "ar.docx": ("--format", "docx", "--language", "ar"),
        "open.zip": ("--format", "open-data"),
    }.items():
        path = tmp_path / name
        done = desk.works("report", *words, "--out", str(path), by=None)
        assert done.out == f"{path}: {path.stat().st_size} bytes\n"
    assert (tmp_path / "ar.pdf").read_bytes().startswith(b"%PDF")
    assert "word/document.xml" in zipfile.ZipFile(tmp_path / "ar.docx").namelist()
    assert "contributions.csv" in zipfile.ZipFile(tmp_path / "open.zip").namelist()
    assert not list(tmp_path.glob("*.part"))


def test_who_may_is_checked_and_noted(desk: Staff, tmp_path: Path) -> None:
    path = str(tmp_path / "a.pdf")
    desk.employ(NADIA, "announcer")
    assert "announcer" in desk.refuses("report", "--format", "pdf", "--out", path)
    assert "--as EMAIL" in desk.refuses("report", "--format", "pdf", "--out", path, by=None)
    desk.employ(NADIA, "reader")
    desk.works("report", "--format", "pdf", "--out", path)
    assert desk.audited("report_made") == [(NADIA, f"berkane-consultation-ar-{desk.world.day}.pdf")]


def test_what_cannot_be_made_is_one_sentence(desk: Staff, tmp_path: Path) -> None:
    there = str(tmp_path / "nowhere" / "a.pdf")
    assert "cannot be written" in desk.refuses("report", "--format", "pdf", "--out", there, by=None)
    consult(desk.world)
    with desk.world.database.writing() as db:
        db.execute(update(contributions).values(words="autre chose"))
    path = tmp_path / "open.zip"
    done = desk.run("report", "--format", "open-data", "--out", str(path), by=None)
    assert done.code == 1
    assert "chain of receipts is broken" in done.err
    assert not path.exists()
