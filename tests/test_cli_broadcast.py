"""`jemaa broadcast` as staff type it."""

import json
from typing import Any

import pytest
from command_line import Talk, Town
from fakes import SECRET

pytestmark = pytest.mark.slow  # a process for each command

NADIA, OMAR = "nadia@berkane.example", "omar@berkane.example"
TEXTS = ("--text-fr", "Un atelier { $commune }", "--text-ar", "ورشة", "--text-ary", "كاينة ورشة")


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """A town in which two people want to hear of workshops."""
    town = Town(tmp_path_factory.mktemp("town") / "var", {"JEMAA_SECRET_KEY": SECRET}, is_near=True)
    with town.chat() as talk:
        for number in range(2):
            _agrees(talk, f"u{number}")
    return town


def _agrees(talk: Talk, who: str) -> None:
    said = talk.say("Je veux être tenu au courant des ateliers", who)
    for wanted in ("workshops", "yes"):
        choice = next(each["id"] for each in said[-1]["choices"] if wanted in each["id"])
        said = talk.choose(choice, who)


def run(town: Town, *words: str, who: str = NADIA) -> Any:
    return json.loads(town.works("broadcast", *words, "--commune", "berkane", "--as", who, "--json"))


def refused(town: Town, *words: str, who: str = NADIA) -> str:
    return town.refuses("broadcast", *words, "--commune", "berkane", "--as", who)


def test_from_the_draft_to_the_last_word(town: Town) -> None:
    assert "--purpose" in refused(town, "draft", "atelier", *TEXTS)
    assert "'nom'" in refused(
        town, "draft", "atelier", "--purpose", "workshops", "--text-fr", "Bonjour { $nom }"
    )
    found = run(town, "draft", "atelier", "--purpose", "workshops", *TEXTS, "--opens", "comment")
    assert (found["state"], found["opens"], found["segment"]["axes"]) == ("draft", "comment:", [])
    found = run(town, "draft", "atelier", "--channel", "terminal")
    assert (found["texts"]["ar"], found["segment"]["channels"]) == ("ورشة", ["terminal"])

    seen = run(town, "preview", "atelier")
    assert seen["people"] == [{"channel": "terminal", "language": "fr", "people": 2}]
    assert seen["renderings"]["fr"].startswith("Un atelier \u2068Commune de Berkane\u2069")
    assert seen["needs_another"] is True
    shown = town.works("broadcast", "preview", "atelier", "--commune", "berkane", "--language", "ar")
    assert "المجموع" in shown

    assert "somebody else" in refused(town, "approve", "atelier")
    assert "look again" in refused(town, "approve", "atelier", "--revision", "1", who=OMAR)
    approved = run(town, "approve", "atelier", "--revision", str(seen["revision"]), who=OMAR)
    assert (approved["state"], approved["approved_by"], approved["people"]) == ("approved", OMAR, 2)

    assert run(town, "pause", "atelier")["state"] == "paused"
    assert run(town, "resume", "atelier")["state"] == "approved"
    assert run(town, "cancel", "atelier")["state"] == "cancelled"
    assert "cancelled" in refused(town, "resume", "atelier")
    events = run(town, "status", "atelier")["events"]
    assert [each["kind"] for each in events][-3:] == ["paused", "resumed", "cancelled"]
    assert "annulé" in town.works("broadcast", "status", "atelier", "--commune", "berkane", "--watch")
    assert "atelier" in town.works("broadcast", "list", "--commune", "berkane")


def test_days_of_neutrality_are_entered_seen_and_lifted(town: Town) -> None:
    days = ("--from", "2030-01-01", "--to", "2030-02-01", "--reason", "Élections")
    number = run(town, "neutrality", "enter", *days, who=OMAR)["number"]
    assert [each["reason"] for each in run(town, "neutrality", "list")] == ["Élections"]
    assert "before it begins" in refused(
        town, "neutrality", "enter", "--from", "2030-01-02", "--to", "2030-01-01", "--reason", "x"
    )
    assert run(town, "neutrality", "lift", str(number), who=OMAR)["number"] == number
    assert run(town, "neutrality", "list") == []


def test_an_unknown_name_is_said(town: Town) -> None:
    assert "jemaa broadcast list" in refused(town, "status", "nothing")
