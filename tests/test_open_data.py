"""The open-data package: what is in it, what is not, and that it can be verified."""

import csv
import io
import zipfile
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_rig import HIDDEN, NAMES, THEME, consult
from sqlalchemy import select, update
from world import CLAIRE, KARIM, World

from bot.reports import open_data as packing
from data import open_data, receipts
from data.figures.small import SMALL
from data.tables import communes, contributions
from data.tables import receipts as receipts_table

LICENCE = {"cc-by-4.0": "CC BY 4.0", "odbl-1.0": "ODbL", "cc0-1.0": "CC0"}


def package(world: World) -> Mapping[str, bytes]:
    with world.database.reading() as db:
        content = packing.package(db, "berkane", day=world.day)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_holds_what_was_said_and_nothing_personal(world: World) -> None:
    consult(world)
    with world.database.writing() as db:
        world.recorded(db, KARIM, "Khamsa")
    files = package(world)
    found = rows(files["contributions.csv"])
    assert [row["number"] for row in found] == ["1", "2", "3", "4"]
    assert {row["theme"] for row in found} == {THEME, ""}
    assert {row["answer_fr"] for row in found} == {"La commune publiera le budget chaque année.", ""}
    assert {row["axis_title_fr"] for row in found} == {"Démocratie participative"}
    whole = b"".join(files.values()).decode("utf-8", "replace")
    assert not [each for each in (*NAMES, HIDDEN, "BRK-", "STT-", "Khamsa", "+212") if each in whole]
    with world.database.reading() as db:
        for row in db.execute(select(contributions.c.reference, contributions.c.pseudonym)):
            assert row.reference not in whole
            assert row.pseudonym not in whole


def test_words_are_not_tied_to_how_they_came(world: World) -> None:
    assert not {column.id for column in open_data.CONTRIBUTIONS} & {
        "reference", "language", "script", "channel", "received_on", "author", "is_anonymous", "name",
    }  # fmt: skip


def test_small_cells_are_not_in_the_figures(world: World) -> None:
    with world.database.writing() as db:
        for number in range(9):
            world.recorded(db, CLAIRE, f"Contribution {number}")
        for number in range(2):
            world.recorded(db, CLAIRE, f"Autre {number}", axis="A2")
        words = contributions.c.words.in_(["Contribution 1", "Autre 0"])
        db.execute(update(contributions).where(words).values(language="ar"))
    with world.database.reading() as db:
        found = list(open_data.figures(db, "berkane", day=world.day))
    people = [
        row
        for row in found
        if "script" in row["figure"] or "channel" in row["figure"] or "and day" in row["figure"]
    ]
    assert {row["count"] for row in people} & set(range(1, SMALL)) == set()
    assert [row["is_told"] for row in found] == [row["count"] is not None for row in found]
    by_axis = {row["row"]: row["count"] for row in found if row["figure"].endswith("axis and answer")}
    assert by_axis == {"A1": 9, "A2": 2}  # what was said is told: the words are published beside it


def test_the_chain_leads_to_the_head_and_to_nobody(world: World) -> None:
    consult(world)
    files = package(world)
    links = rows(files["chain.csv"])
    with world.database.reading() as db:
        head = receipts.verify(db, "berkane")
        salts = db.execute(select(receipts_table.c.item_digest)).scalars().all()
    assert (links[-1]["digest"], int(links[-1]["number"])) == (head.head, head.links)
    for language in ("ar", "fr"):
        assert head.head in files[f"README.{language}.txt"].decode()
    assert not [each for each in salts if each.encode() in files["chain.csv"]]


def test_an_earlier_head_is_found_at_its_number(world: World) -> None:
    consult(world)
    before = rows(package(world)["chain.csv"])
    with world.database.writing() as db:
        world.recorded(db, CLAIRE, "Plus tard")
    assert rows(package(world)["chain.csv"])[: len(before)] == before


def test_nothing_is_packed_from_a_broken_chain(world: World) -> None:
    consult(world)
    with world.database.writing() as db:
        db.execute(update(contributions).values(words="autre chose"))
    with pytest.raises(packing.Broken):
        package(world)


def test_the_codebook_names_every_column(world: World) -> None:
    files = package(world)
    named = {(row["file"], row["column"]) for row in rows(files["codebook.csv"])}
    for name in open_data.FILES:
        head = files[f"{name}.csv"].decode("utf-8-sig").splitlines()[0].split(",")
        assert {(name, column) for column in head} <= named
    for columns in open_data.FILES.values():
        assert all(each.about_ar and each.about_fr for each in columns)


@pytest.mark.parametrize("chosen", [*LICENCE, None])
def test_the_licence_is_the_communes_choice(world: World, chosen: str | None) -> None:
    with world.database.writing() as db:
        profile = db.value(select(communes.c.profile).where(communes.c.id == "berkane"))
        changed = {**profile, "open_data": {"licence": chosen}}
        db.execute(update(communes).where(communes.c.id == "berkane").values(profile=changed))
    files = package(world)
    french, arabic = files["LICENCE.fr.txt"].decode(), files["LICENCE.ar.txt"].decode()
    if chosen is None:
        assert "pas à publier" in french
    else:
        assert LICENCE[chosen] in french
        assert LICENCE[chosen] in arabic
        assert "https://" in arabic


def test_the_same_data_are_the_same_file(world: World) -> None:
    consult(world)
    with world.database.reading() as db:
        assert packing.package(db, "berkane", day=world.day) == packing.package(db, "berkane", day=world.day)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40))
def test_no_cell_is_a_formula(text: str) -> None:
    cell = packing._cell(text)
    assert isinstance(cell, str)
    assert cell.lstrip()[:1] not in ("=", "+", "-", "@") or cell.startswith("'")
