"""`jemaa calendar` where a change does nothing, lies in the past, or takes days from somebody who was told of them."""

from pathlib import Path

import pytest
from case_rig import DUE, Cases
from desk_rig import Staff, at_work
from world import World

from data.requests import clocks
from data.requests.cases import RequestRow

NAMES = ("--name-ar", "عطلة", "--name-fr", "Fermeture")


@pytest.fixture
def staff(world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Staff:
    monkeypatch.setattr("bot.cli.calendar.demo_clock", lambda settings: world.clock)
    return at_work(world, monkeypatch, tmp_path / "var")


def days_of(staff: Staff) -> int:
    return len(staff.works("calendar", "list", "--json", by=None).json)


def due_of(staff: Staff, row: RequestRow) -> str:
    with staff.world.database.reading() as db:
        return str(Cases(staff.world, db).due(row))


@pytest.mark.parametrize(
    ("day", "why"),
    [("2026-12-12", "weekend"), ("2027-01-11", "Manifeste"), ("2026-12-14", "already")],
)
def test_a_closure_that_closes_nothing_is_not_added(staff: Staff, day: str, why: str) -> None:
    staff.works("calendar", "add", "--date", "2026-12-14", *NAMES)
    before = days_of(staff)
    assert why in staff.refuses("calendar", "add", "--date", day, *NAMES)
    assert days_of(staff) == before


def test_a_closure_over_a_weekend_and_a_monday_is_added(staff: Staff) -> None:
    staff.works("calendar", "add", "--date", "2026-12-12", "--days", "3", *NAMES)


def test_a_closure_in_the_past_says_how_many_cases_it_moves(staff: Staff) -> None:
    staff.case("registered")
    staff.world.clock.move(days=10)
    told = staff.works("calendar", "add", "--date", "2026-11-24", *NAMES, "--dry-run").out
    assert "This day is past; the cases that it moves: 1." in told
    told = staff.works("calendar", "add", "--date", "2026-12-14", *NAMES).out
    assert "past" not in told


def test_a_last_day_that_was_told_comes_earlier_only_with_yes(staff: Staff) -> None:
    row = staff.case("registered")
    number = str(
        staff.works("calendar", "add", "--date", "2026-12-14", *NAMES, "--json").json["day"]["number"]
    )
    later = due_of(staff, row)
    assert later > DUE.isoformat()
    assert staff.works("calendar", "remove", number, "--dry-run", "--json").json["earlier"] == 0
    with staff.world.database.writing() as db:
        due = Cases(staff.world, db).due(row)
        assert due is not None
        clocks.told(db, row.id, "reply", due)
    assert "come earlier: 1" in staff.works("calendar", "remove", number, "--dry-run").out
    for words in (("remove", number), ("move", number, "--to", "2027-02-01")):
        assert "--yes" in staff.refuses("calendar", *words)
        assert due_of(staff, row) == later
    staff.works("calendar", "remove", number, "--yes")
    assert due_of(staff, row) == DUE.isoformat()
