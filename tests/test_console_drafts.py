"""Four eyes in the console: a reply written by one, looked at with its letter and approved by another, or sent back."""

from typing import Any

import pytest
from case_rig import Cases
from console_rig import Client, Console, plain
from sqlalchemy import select
from test_requests_drafts import wants_four_eyes
from world import World

from data.requests import cases, drafts
from data.requests import papers as kept
from data.requests.cases import RequestRow
from data.tables import audit_events

WORDS = "Le jardin a coûté ce que dit le budget."
FILE = {"file1": ("budget.pdf", b"%PDF-1.4 budget", "application/pdf")}


@pytest.fixture
def console(world: World) -> Console:
    with world.database.writing() as db:
        wants_four_eyes(db)
    return Console(world)


@pytest.fixture
def reference(console: Console) -> str:
    with console.world.database.writing() as db:
        return Cases(console.world, db).registered().reference


def stands(console: Console, reference: str) -> tuple[RequestRow, drafts.DraftRow | None]:
    with console.world.database.reading() as db:
        row = cases.load(db, "berkane", reference)
        assert row
        return row, drafts.of_request(db, row.id)


def seen(console: Console, reference: str) -> dict[str, Any]:
    draft = stands(console, reference)[1]
    assert draft
    return {"version": draft.version}


def officer(console: Console, language: str = "fr") -> Client:
    return console.client("information_officer", language=language)


def hands_in(console: Console, reference: str) -> str:
    values = {
        "outcome": "full",
        "words": WORDS,
        "revision": stands(console, reference)[0].revision,
        "seen": "0",
    }
    return officer(console).does(f"/requests/{reference}/do/answer", values, files=FILE)


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_an_answer_is_drafted_seen_and_approved(console: Console, reference: str, language: str) -> None:
    form = plain(officer(console).sees(f"/requests/{reference}/do/answer"))
    assert "Soumettre à l'approbation" in form.replace("&#39;", "'")
    page = plain(hands_in(console, reference))
    assert "à approuver" in page
    assert stands(console, reference)[0].state == "open"
    approver = console.client("approver", language=language)
    assert f"/requests/{reference}" in approver.sees("/requests", show="drafts")
    assert '<li data-wait="drafts"><a' in approver.sees()
    page = approver.sees(f"/requests/{reference}/draft")
    assert WORDS in page
    assert "budget.pdf" in page
    letter = approver.get(f"/requests/{reference}/draft/letter")
    assert f"answer-{reference}" in letter.headers["content-disposition"]
    assert stands(console, reference)[0].state == "open"
    approver.does(f"/requests/{reference}/draft/approve", seen(console, reference))
    row, draft = stands(console, reference)
    assert (row.state, row.outcome, draft) == ("answered", "full", None)
    with console.world.database.reading() as db:
        assert {each.kind for each in kept.of_request(db, row.id)} >= {"letter", "answer"}
        event = cases.events(db, row.id)[-1]
        noted = set(db.execute(select(audit_events.c.action)).scalars())
    assert event.detail["drafted_by"] == "information_officer@berkane.example"
    assert event.actor == "approver@berkane.example"
    assert {"request_drafted", "request_draft_seen", "request_draft_approved"} <= noted
    page = officer(console).sees(f"/requests/{reference}")
    assert '<bdi title="information_officer@berkane.example">Nadia</bdi>' in page


def test_the_drafter_cannot_approve_and_is_not_asked_to(console: Console, reference: str) -> None:
    hands_in(console, reference)
    client = officer(console)
    assert "/draft/approve" not in client.sees(f"/requests/{reference}/draft")
    response = client.post(f"/requests/{reference}/draft/approve", seen(console, reference))
    assert response.status_code == 422
    assert stands(console, reference)[0].state == "open"
    assert '<li data-wait="drafts" hidden>' in client.sees()


def test_it_goes_back_with_a_word_and_comes_again_with_its_files(console: Console, reference: str) -> None:
    hands_in(console, reference)
    approver = console.client("approver", language="fr")
    asked = seen(console, reference)
    assert approver.post(f"/requests/{reference}/draft/return", asked).status_code == 422
    approver.does(f"/requests/{reference}/draft/return", {**asked, "words": "Ajoutez l'année 2025"})
    client = officer(console)
    assert '<li data-wait="returned"><a' in client.sees()
    page = client.sees(f"/requests/{reference}/do/answer")
    assert "2025" in page
    assert WORDS in page
    assert "budget.pdf" in page
    row, draft = stands(console, reference)
    assert draft
    values = {
        "outcome": "full", "words": f"{WORDS} (2025)", "revision": row.revision, "seen": draft.version,
        "keep": draft.papers,
    }  # fmt: skip
    client.does(f"/requests/{reference}/do/answer", values)
    response = approver.post(f"/requests/{reference}/draft/approve", asked)
    assert response.status_code == 409  # not the words that were seen
    approver.does(f"/requests/{reference}/draft/approve", seen(console, reference))
    with console.world.database.reading() as db:
        assert cases.events(db, row.id)[-1].words.endswith("(2025)")
        assert [each.name for each in kept.of_request(db, row.id) if each.kind == "answer"] == ["budget.pdf"]


def test_a_case_that_moved_is_looked_at_again(console: Console, reference: str) -> None:
    hands_in(console, reference)
    officer(console).does(f"/requests/{reference}/do/remark", {"words": "La personne a appelé"})
    approver = console.client("approver", language="fr")
    assert "a changé" in plain(approver.sees(f"/requests/{reference}"))
    page = approver.sees(f"/requests/{reference}/draft")
    assert "/draft/approve" not in page
    response = approver.post(f"/requests/{reference}/draft/approve", seen(console, reference))
    assert response.status_code == 422
    assert stands(console, reference)[0].state == "open"


def test_the_letter_of_what_is_being_written_is_shown_and_nothing_is_kept(
    console: Console, reference: str
) -> None:
    values = {"words": "Il faut chercher", "preview": "1"}
    response = officer(console).post(f"/requests/{reference}/do/extend", values)
    assert f"extension-{reference}" in response.headers["content-disposition"]
    assert stands(console, reference)[1] is None


def test_a_draft_is_dropped(console: Console, reference: str) -> None:
    hands_in(console, reference)
    officer(console).does(f"/requests/{reference}/draft/drop", seen(console, reference))
    assert stands(console, reference)[1] is None
    assert officer(console).get(f"/requests/{reference}/draft").status_code == 404


def test_what_waits_leaves_no_second_draft(console: Console, reference: str) -> None:
    hands_in(console, reference)
    other = console.client("information_officer", "reader", language="fr")
    assert "/do/refuse" not in other.sees(f"/requests/{reference}")
    values = {"code": "other", "words": "Non"}
    response = other.post(f"/requests/{reference}/do/refuse", values)
    assert response.status_code == 422
    assert "collègue" in response.text
