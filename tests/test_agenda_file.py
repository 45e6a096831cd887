"""agenda.yaml: entered once, followed when its words change, and never over what staff changed."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from agenda_rig import (
    OTHER_PLACE,
    TODAY,
    at,
    leave,
    registered,
    rows_of,
    run_days,
    session,
    subscriber,
    who,
    workshop,
)
from world import World

from data.agenda import registrations, rows, sittings, workshops
from data.agenda.states import AgendaError
from data.commune_folder import Localized
from data.content_import import ContentError, import_commune, known_folders
from data.engine import Db

SITTING = """    sittings:
      - date: {days_ahead: 20}
        time: {start: "10:00"}
        place: null
"""


@pytest.fixture
def db(world: World) -> Iterator[Db]:
    with world.database.writing() as db:
        yield db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "berkane"
    shutil.copytree(Path(str(known_folders(None)["berkane"])), copy)
    return copy


def edit(folder: Path, old: str, new: str) -> None:
    path = folder / "agenda.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def bring(db: Db, folder: Path, day: date = TODAY) -> tuple[str, ...]:
    return import_commune(db, folder, now=at(day)).agenda


def test_the_samples_have_their_workshops_and_the_session_that_is_expected(db: Db, folder: Path) -> None:
    for commune in ("berkane", "settat"):
        states = [(row.workshop_id, row.state) for row in rows.workshops(db, commune)]
        assert states == [("W1", "held"), ("W2", "planned")]
        assert [(row.state, row.digest is None) for row in rows.sessions(db, commune)] == [
            ("expected", False)
        ]
    found = workshop(db, "W2")
    assert (found.held_on, found.capacity, found.registration_ends_on) == (
        date(2026, 12, 12), 40, date(2026, 12, 10),
    )  # fmt: skip
    assert found.door_code
    assert bring(db, folder, TODAY + timedelta(days=3)) == ()  # a relative day stays
    assert workshop(db, "W2").held_on == date(2026, 12, 12)


def test_a_sitting_in_the_file_announces_the_session_and_another_date_corrects(db: Db, folder: Path) -> None:
    person = subscriber(db)
    edit(folder, "    sittings: []\n", SITTING)
    assert bring(db, folder) == ("Session next-ordinary: changed.",)
    row = session(db, "next-ordinary")
    assert row.state == "announced"
    assert len(rows.agendas(db, row)) == 1
    run_days(db, TODAY + timedelta(days=14))
    edit(folder, "days_ahead: 20", "days_ahead: 10")  # from that day on: two days later than before
    assert bring(db, folder, TODAY + timedelta(days=12)) == ("Session next-ordinary: changed.",)
    assert [
        (n, each.held_on) for n, each in rows.standing(rows.sittings_of(db, session(db, "next-ordinary")))
    ] == [(1, TODAY + timedelta(days=22))]
    assert rows_of(db, person)[-1][0] == "moved"
    edit(folder, "place: null", "place: {ar: 'م', fr: 'Mairie', ary: 'م'}")
    edit(folder, "{days_ahead: 10}", "{days_ahead: 9}")
    bring(db, folder, TODAY + timedelta(days=13))
    assert rows.standing(rows.sittings_of(db, session(db, "next-ordinary")))[0][1].place
    edit(folder, "تقديم التقرير", "تقديم تقرير")
    bring(db, folder, TODAY + timedelta(days=13))
    assert len(rows.agendas(db, session(db, "next-ordinary"))) == 2


def test_a_sitting_that_is_gone_from_the_file_is_called_off(db: Db, folder: Path) -> None:
    edit(folder, "    sittings: []\n", SITTING)
    bring(db, folder)
    edit(folder, SITTING, "    sittings: []\n")
    bring(db, folder)
    assert [each.state for each in rows.sittings_of(db, session(db, "next-ordinary"))] == ["cancelled"]


def test_what_staff_changed_stays_and_is_said_once(db: Db, folder: Path) -> None:
    workshops.change(db, workshop(db, "W2"), place=Localized(**OTHER_PLACE), **who())
    edit(folder, "capacity: 40", "capacity: 12")
    assert bring(db, folder) == ("Workshop W2: staff changed it since; what the file says was left aside.",)
    assert bring(db, folder) == ()
    found = workshop(db, "W2")
    assert (found.capacity, found.place) == (40, OTHER_PLACE)
    edit(folder, "    sittings: []\n", SITTING)
    bring(db, folder)
    sittings.change(db, session(db, "next-ordinary"), 1, starts_at="11:00", **who())
    edit(folder, '{start: "10:00"}\n        place', '{start: "09:00"}\n        place')
    assert "left aside" in bring(db, folder)[0]
    assert rows.sitting(db, session(db, "next-ordinary"), 1).starts_at == "11:00"


def test_a_workshop_that_moves_in_the_file_tells_those_who_registered(db: Db, folder: Path) -> None:
    person, _ = registered(db, name="W2")
    edit(folder, "date: {days_ahead: 21}", "date: {days_ahead: 25}")
    assert bring(db, folder) == ("Workshop W2: changed.",)
    assert workshop(db, "W2").held_on == TODAY + timedelta(days=25)
    assert [(row.citizen_id, row.kind) for row in leave(db, TODAY, 13)] == [(person, "moved")]


def test_seats_in_the_file(db: Db, folder: Path) -> None:
    for _ in range(7):
        registered(db, 6, name="W2")
    assert registrations.counted(db, workshop(db, "W2")) == (36, 6)
    edit(folder, "capacity: 40", "capacity: 42")
    bring(db, folder)
    assert registrations.counted(db, workshop(db, "W2")) == (42, 0)
    edit(folder, "capacity: 42", "capacity: 41")
    with pytest.raises(AgendaError, match="42 seats are taken"):
        bring(db, folder)
    assert workshop(db, "W2").capacity == 42
    assert registered(db, name="W2")[1].is_waiting


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            'time: {start: "15:00", end: "17:30"}',
            'time: {start: "15:00", end: "14:30"}',
            "ends before it begins",
        ),
        ('time: {start: "15:00", end: "17:30"}', 'time: {start: null, end: "14:30"}', "no hour is given"),
        (
            "    sittings: []\n",
            SITTING.replace("        place: null\n", ""),
            r"sittings\[1\].place: is missing",
        ),
        ("capacity: 40", "capacity: 0", "greater than or equal to 1"),
    ],
)
def test_mistakes_are_told_with_their_place(db: Db, folder: Path, old: str, new: str, words: str) -> None:
    edit(folder, old, new)
    with pytest.raises(ContentError, match=words):
        bring(db, folder)
