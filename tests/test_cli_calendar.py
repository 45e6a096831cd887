"""`jemaa calendar` as an operator types it: last days, their explanation, and changes looked at before they are made."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from case_rows import AT, add_cases
from command_line import Town
from fakes import SECRET
from sqlalchemy import select

from data.engine import Database
from data.requests import clocks
from data.tables import audit_events
from data.vault import Vault

pytestmark = pytest.mark.slow  # a process for each command

ACTOR = ("--as", "nadia@berkane.example")
CLOSED = ("--date", "2026-11-09", "--name-ar", "عطلة", "--name-fr", "Fermeture")


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    return Town(tmp_path_factory.mktemp("town") / "var", {"JEMAA_SECRET_KEY": SECRET}, is_near=True)


def due(town: Town, received: str, *more: str) -> list[str]:
    return town.works("calendar", "due", "--commune", "berkane", "--received", received, *more).splitlines()


def change(town: Town, action: str, *more: str) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(
        town.works("calendar", action, "--commune", "berkane", *ACTOR, *more, "--json")
    )
    return report


# -- the last day ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("received", "more", "expected"),
    [
        ("2026-10-29", [], ["2026-11-30"]),
        ("2026-10-29", ["--extended"], ["2026-12-28"]),
        ("2026-10-29", ["--urgent"], ["2026-11-01"]),
        ("2026-10-29", ["--urgent", "--extended"], ["2026-11-04"]),
        (
            "2027-02-26",
            [],
            ["2027-03-30", "provisional: a religious day that is only estimated may still move it"],
        ),
    ],
)
def test_the_last_day_stands_alone_on_the_first_line(
    town: Town, received: str, more: list[str], expected: list[str]
) -> None:
    assert due(town, received, *more) == expected


def test_every_day_is_explained_in_a_language(town: Town) -> None:
    first, *lines = due(town, "2026-10-29", "--explain", "--language", "ary-Latn")
    assert first == "2026-11-30"
    assert len(lines) == 32
    assert lines[0] == "2026-10-30  jjem3a    1"
    assert lines[-1].split()[2] == "20"
    assert "Mon" not in lines[-1]
    assert lines[7] == "2026-11-06  jjem3a                    Lmassira lkhadra"
    assert lines[8].endswith("  weekend")
    for language, name in (("fr", "Marche verte"), ("ar", "عيد المسيرة الخضراء"), ("ary", "المسيرة الخضرا")):
        found = due(town, "2026-10-29", "--explain", "--language", language)
        assert found[8].endswith(f"  {name}")


def test_an_estimated_day_is_marked(town: Town) -> None:
    lines = due(town, "2027-02-26", "--explain")
    marked = [line for line in lines[2:] if "provisional" in line]
    assert marked == [
        "2027-03-09  Tue       provisional  Aïd al-Fitr",
        "2027-03-10  Wed       provisional  Aïd al-Fitr",
    ]
    assert len({line.index("provisional") for line in marked}) == 1


def test_as_json(town: Town) -> None:
    (line,) = due(town, "2026-10-29", "--json", "--explain")
    found = json.loads(line)
    assert (found["last_day"], found["article"], found["is_provisional"]) == ("2026-11-30", 16, False)
    assert len(found["days"]) == 32
    assert "المسيرة" in line


@pytest.mark.parametrize("wrong", ["2026-02-30", "29/10/2026", "tomorrow", "", "20261029", "0001-01-01"])
def test_a_bad_date_is_told(town: Town, wrong: str) -> None:
    told = town.refuses("calendar", "due", "--commune", "berkane", "--received", wrong)
    assert "is no date. Write year-month-day, like 2026-10-29." in told or "too far away" in told


def test_a_commune_that_is_not_there(town: Town) -> None:
    told = town.refuses("calendar", "due", "--commune", "fes", "--received", "2026-10-29")
    assert "There is no commune 'fes'. Known are: berkane, settat." in told


# -- changes -----------------------------------------------------------------------------------------------


@pytest.fixture
def own(tmp_path: Path) -> Town:
    """A town of one test, with a case that was told its last day."""
    found = Town(tmp_path / "var", {"JEMAA_SECRET_KEY": SECRET}, is_near=True)
    found.works("calendar", "list", "--commune", "berkane")
    database = Database(f"sqlite:///{found.var / 'jemaa.db'}", Vault(SECRET))
    with database.writing() as db:
        (case,) = add_cases(db, "berkane")
        due_on = clocks.start(
            db, commune_id="berkane", request_id=case, kind="reply", starts_on=date(2026, 10, 29)
        )
        clocks.told(db, case, "reply", due_on, AT)
    database.close()
    return found


def test_a_change_is_looked_at_then_made(own: Town) -> None:
    shown = own.works("calendar", "add", "--commune", "berkane", *ACTOR, *CLOSED, "--dry-run")
    assert "BER-00000000   reply             2026-11-30 → 2026-12-01" in shown
    assert "Last days that would move: 1. People who would be told: 1." in shown
    assert shown.endswith("Nothing was saved.\n")
    assert due(own, "2026-10-29") == ["2026-11-30"]

    added = change(own, "add", *CLOSED)
    assert added["is_saved"]
    assert added["moved"] == [
        {"reference": "BER-00000000", "clock": "reply", "before": "2026-11-30", "after": "2026-12-01"}
    ]
    assert due(own, "2026-10-29") == ["2026-12-01"]
    number = str(added["day"]["number"])
    assert change(own, "move", number, "--to", "2026-11-18")["moved"][0]["after"] == "2026-11-30"
    assert change(own, "remove", number)["moved"] == []
    told = own.refuses("calendar", "remove", number, "--commune", "berkane", *ACTOR)
    assert f"has no day number {number}" in told
    database = Database(f"sqlite:///{own.var / 'jemaa.db'}", Vault(SECRET))
    with database.reading() as db:
        found = db.execute(select(audit_events.c.action, audit_events.c.actor)).all()
    database.close()
    assert [row.action for row in found if row.actor == ACTOR[1]] == [
        "calendar_day_added",
        "calendar_day_moved",
        "calendar_day_removed",
    ]


def test_a_feast_is_confirmed(own: Town) -> None:
    listed = json.loads(own.works("calendar", "list", "--commune", "berkane", "--year", "2027", "--json"))
    feast = next(each for each in listed if each["date"] == "2027-03-09")
    assert feast["is_provisional"]
    assert all(each["date"][:4] == "2027" or len(each["date"]) == 5 for each in listed)
    change(own, "confirm", str(feast["number"]))
    assert due(own, "2027-02-26") == ["2027-03-30"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["add", "--date", "2026-11-31", "--name-ar", "ا", "--name-fr", "f"], "is no date"),
        (["add", "--date", "11-06", "--kind", "fixed", "--name-ar", "ا", "--name-fr", "f"], "already"),
        (
            ["add", "--date", "13-06", "--kind", "fixed", "--name-ar", "ا", "--name-fr", "f"],
            "day of the year",
        ),
        (["add", "--date", "2026-11-09", "--name-ar", " ", "--name-fr", ""], "needs a name"),
        (["move", "1", "--to", "2026-11-09"], "remove it and add another"),
        (["confirm", "1"], "confirmed already"),
    ],
)
def test_a_mistake_is_answered_with_a_sentence(town: Town, words: list[str], told: str) -> None:
    assert told in town.refuses("calendar", words[0], "--commune", "berkane", *ACTOR, *words[1:])


def test_somebody_answers_for_a_change(town: Town) -> None:
    assert "'--as'" in town.refuses("calendar", "add", "--commune", "berkane", *CLOSED)
