"""`jemaa sessions` and `jemaa workshops` as staff type them."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from command_line import Town
from fakes import SECRET

pytestmark = pytest.mark.slow  # a process for each command

TITLE = ("--short-ar", "دورة", "--short-fr", "Session", "--short-ary", "دورة",
         "--title-ar", "دورة فبراير", "--title-fr", "Session de février", "--title-ary", "دورة فبراير")  # fmt: skip
PLACE = ("--place-ar", "مقر الجماعة", "--place-fr", "Hôtel de ville", "--place-ary", "مقر الجماعة")
POINTS = """
agenda:
  - {axes: [A4], ar: "الميزانية", fr: "Budget", ary: "الميزانية"}
"""
ENTRY = """
id: W9
date: 2031-03-02
time: {start: "10:00", end: "12:00"}
axes: [A1]
capacity: 20
registration: {required: true, closes_days_before: 2}
short: {ar: "ورشة", fr: "Atelier", ary: "ورشة"}
title: {ar: "ورشة", fr: "Atelier sur l'axe 1", ary: "ورشة"}
place: null
audience: null
"""


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    return Town(tmp_path_factory.mktemp("town") / "var", {"JEMAA_SECRET_KEY": SECRET}, is_near=True)


def run(town: Town, *words: str) -> Any:
    return json.loads(town.works(*words, "--commune", "berkane", "--as", "nadia@berkane.example", "--json"))


def refused(town: Town, *words: str) -> str:
    return town.refuses(*words, "--commune", "berkane", "--as", "nadia@berkane.example")


def day(ahead: int) -> str:
    return (datetime.now(UTC).date() + timedelta(days=ahead)).isoformat()


def test_a_session_from_its_entry_to_its_decisions(town: Town, tmp_path: Path) -> None:
    (tmp_path / "points.yaml").write_text(POINTS, encoding="utf-8")
    assert run(town, "sessions", "add", "S1", *TITLE)["state"] == "expected"
    on = ("--date", day(20), "--start", "10:00")
    assert "--place-unknown" in refused(town, "sessions", "sitting", "S1", *on)
    found = run(town, "sessions", "sitting", "S1", *on, "--place-unknown")
    assert (found["state"], found["sittings"][0]["place"], found["people_to_tell"]) == ("announced", None, 0)
    assert (
        run(town, "sessions", "agenda", "S1", "--file", str(tmp_path / "points.yaml"))["agenda"]["number"]
        == 1
    )
    found = run(town, "sessions", "change", "S1", "1", *PLACE, "--closed")
    assert (found["sittings"][0]["place"]["fr"], found["sittings"][0]["is_public"]) == (
        "Hôtel de ville",
        False,
    )
    found = run(town, "sessions", "postpone", "S1", "1", "--to", day(25))
    sat = found["sittings"][0]
    assert (sat["day"], sat["starts_at"], sat["place"]["fr"], sat["is_public"]) == (
        day(25),
        "10:00",
        "Hôtel de ville",
        False,
    )
    shown = town.works("sessions", "show", "S1", "--commune", "berkane")
    assert f"sitting 1 (now 2): {day(25)} 10:00  Hôtel de ville  planned  closed to the public" in shown
    assert "1. Budget  A4" in shown
    assert "S1" in town.works("sessions", "list", "--commune", "berkane", "--language", "ar")
    assert "not taken place yet" in refused(town, "sessions", "no-quorum", "S1", "2", "--to", day(28))
    assert "has come yet" in refused(town, "sessions", "hold", "S1")
    assert "decide cannot be done" in refused(
        town, "sessions", "decide", "S1", "--text-ar", "ق", "--text-fr", "Adopté", "--text-ary", "ق"
    )
    assert run(town, "sessions", "cancel", "S1")["state"] == "cancelled"


def test_bad_input_is_a_sentence(town: Town, tmp_path: Path) -> None:
    assert "title: is missing" in refused(town, "sessions", "add", "S3", "--short-fr", "Session")
    past = ("--date", "2020-02-03", "--start", "10:00", *PLACE)
    assert "has no session 'S9'" in refused(town, "sessions", "sitting", "S9", *past)
    assert "in the past" in refused(town, "sessions", "sitting", "next-ordinary", *past)
    assert "ends before it begins" in refused(
        town,
        "sessions",
        "sitting",
        "next-ordinary",
        "--date",
        day(9),
        "--start",
        "10:00",
        "--end",
        "09:00",
        *PLACE,
    )
    wrong = tmp_path / "points.yaml"
    wrong.write_text(POINTS.replace("A4", "A9"), encoding="utf-8")
    assert "'A9' is no axis" in refused(town, "sessions", "agenda", "next-ordinary", "--file", str(wrong))
    wrong.write_text(POINTS.replace("fr:", "fra:"), encoding="utf-8")
    assert "points.yaml, line 3" in refused(town, "sessions", "agenda", "next-ordinary", "--file", str(wrong))
    assert "No such file" in refused(
        town, "sessions", "agenda", "next-ordinary", "--file", str(tmp_path / "none")
    )


def test_a_workshop_from_a_file_to_its_registrations(town: Town, tmp_path: Path) -> None:
    entry = tmp_path / "entry.yaml"
    entry.write_text(ENTRY.replace("2031-03-02", "2020-03-02"), encoding="utf-8")
    assert "in the past" in refused(town, "workshops", "add", "--file", str(entry))
    entry.write_text(ENTRY.replace("2031-03-02", day(12)), encoding="utf-8")
    found = run(town, "workshops", "add", "--file", str(entry))
    assert (found["state"], found["seats_left"], found["place"]) == ("planned", 20, None)
    assert len(found["door_code"]) == 4
    assert "place not known yet" in town.works("workshops", "show", "W9", "--commune", "berkane")
    assert run(town, "workshops", "change", "W9", *PLACE, "--capacity", "30")["seats_left"] == 30
    assert "at least one seat" in refused(town, "workshops", "change", "W9", "--capacity", "0")
    found = run(town, "workshops", "postpone", "W9", "--to", day(14))
    assert (found["day"], found["registration_ends_on"]) == (day(14), day(12))
    assert run(town, "workshops", "registrations", "W9") == []
    assert "has no registration" in refused(town, "workshops", "check-in", "W9", "BRK-12345678")
    assert "not taken place yet" in refused(
        town, "workshops", "minutes", "W9", "--text-ar", "م", "--text-fr", "CR", "--text-ary", "م"
    )
    assert run(town, "workshops", "cancel", "W9")["state"] == "cancelled"
    assert [
        each["id"] for each in json.loads(town.works("workshops", "list", "--commune", "berkane", "--json"))
    ] == [
        "W1",
        "W9",
        "W2",
    ]


def test_only_those_whose_roles_allow_it(town: Town) -> None:
    add = ("staff", "add", "--commune", "settat", "--name", "X")
    town.works(*add, "omar@settat.example", "--role", "administrator")
    town.works(*add, "amina@settat.example", "--role", "reader", "--as", "omar@settat.example")
    for asked, lacking in (
        (("sessions", "cancel", "next-ordinary"), "sessions.change"),
        (("workshops", "cancel", "W2"), "workshops.change"),
        (("workshops", "registrations", "W2"), "workshops.registrations"),
    ):
        assert lacking in town.refuses(*asked, "--commune", "settat", "--as", "amina@settat.example")
