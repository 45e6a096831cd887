"""`jemaa contributions` as staff type it: a comment in the terminal, answered, hidden and shown again."""

import json
import re
from typing import Any

import pytest
from command_line import Town
from fakes import SECRET

pytestmark = pytest.mark.slow  # a process for each command

BERKANE = ("--commune", "berkane")
NADIA = ("--as", "nadia@berkane.example")
REASON = ("--reason-fr", "Le budget sera publié.")


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    return Town(tmp_path_factory.mktemp("town") / "var", {"JEMAA_SECRET_KEY": SECRET}, is_near=True)


@pytest.fixture(scope="module")
def reference(town: Town) -> str:
    """An anonymous comment, left in the terminal."""
    with town.chat() as talk:
        said = talk.follow(talk.say("j'ai une remarque"), "Publiez le budget", "BRK-")
    found = re.search("BRK-[0-9A-Z]{8}", said[-1]["text"])
    assert found
    return found[0]


def run(town: Town, *words: str) -> Any:
    return json.loads(town.works("contributions", *words, *BERKANE, *NADIA, "--json"))


def test_from_the_list_to_the_answer_and_back(town: Town, reference: str) -> None:
    (listed,) = run(town, "list", "--answer", "none")["contributions"]
    assert (listed["reference"], listed["words"], listed["answer"]) == (reference, "Publiez le budget", None)
    done = run(town, "answer", reference.lower(), "--state", "partly", *REASON, "--commitment", "A4-C1")
    assert (done["state"], done["axis"], done["commitment"]) == ("partly", "A4", "A4-C1")
    assert (done["is_new"], done["told"]) == (True, "by_code")
    done = run(town, "hide", reference, "--reason", "insult", "--revision", "2")
    assert (done["hidden"], done["told"], done["request"]) == ("insult", "by_code", None)
    shown = run(town, "show", reference)
    assert (shown["hidden"], shown["revision"], shown["is_anonymous"]) == ("insult", 3, True)
    assert shown["answers"][0]["reasons"] == {"fr": "Le budget sera publié."}
    assert [each["kind"] for each in shown["events"]] == ["recorded", "answered", "hidden"]
    assert run(town, "unhide", reference)["hidden"] is None


def test_what_cannot_be_done_is_a_sentence(town: Town, reference: str) -> None:
    def refused(*words: str) -> str:
        return town.refuses("contributions", *words, *BERKANE, *NADIA)

    assert "--theme" in refused("answer", "--state", "partly", *REASON)
    assert "in one language at least" in refused("answer", reference, "--state", "partly")
    assert "look again" in refused("answer", reference, "--state", "partly", *REASON, "--revision", "1")
    added = ("--name", "Omar", "--role", "administrator", *BERKANE)
    town.works("staff", "add", "omar@berkane.example", *added)
    assert "not of the staff" in refused("hide", reference, "--reason", "spam")
