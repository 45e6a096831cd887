"""`jemaa requests` where the commune wants four eyes: one hands in, another approves or sends back."""

from pathlib import Path

import pytest
from desk_rig import Staff, at_work
from test_requests_drafts import wants_four_eyes
from world import NADIA, World

from data.requests import cases
from data.requests import papers as kept

AMINA = "amina@berkane.example"
PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture
def staff(world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Staff:
    with world.database.writing() as db:
        wants_four_eyes(db)
    staff = at_work(world, monkeypatch, tmp_path / "var")
    staff.employ()
    staff.employ(AMINA, "approver")
    return staff


def test_an_answer_waits_is_read_and_approved(staff: Staff, tmp_path: Path) -> None:
    row = staff.case("registered")
    file, letter = tmp_path / "budget.pdf", tmp_path / "letter.pdf"
    file.write_bytes(PDF)
    words = ("--outcome", "full", "--words", "Voici le budget", "--file", str(file))
    told = staff.on(row, "answer", *words)
    assert (told["state"], told["draft"]["state"], told["draft"]["by"]) == ("open", "waiting", NADIA)
    assert staff.works("requests", "show", row.reference, "--json").json["draft"]["kind"] == "answer"
    (shown,) = staff.works("requests", "drafts", "--json", by=AMINA).json
    assert (shown["reference"], shown["papers"], shown["is_stale"]) == (row.reference, ["budget.pdf"], False)
    assert shown["values"]["words"] == "Voici le budget"
    out = staff.works("requests", "drafts", row.reference, "--letter", str(letter), by=AMINA).out
    assert "Voici le budget" in out
    assert letter.read_bytes().startswith(b"%PDF")
    assert "somebody else" in staff.refuses("requests", "approve", row.reference)
    told = staff.on(row, "approve", "--version", str(shown["version"]), by=AMINA)
    assert (told["state"], told["outcome"]) == ("answered", "full")
    assert told["letter"] == f"answer-{row.reference}.pdf"
    assert staff.works("requests", "drafts", by=AMINA).out == "No draft waits.\n"
    with staff.world.database.reading() as db:
        event = cases.events(db, row.id)[-1]
        assert (event.actor, event.detail["drafted_by"]) == (AMINA, NADIA)
        assert [each.kind for each in kept.of_request(db, row.id)] == ["answer", "letter"]
    assert staff.audited("request_draft_approved") == [(AMINA, row.reference)]


def test_it_is_sent_back_and_handed_in_again(staff: Staff) -> None:
    row = staff.case("registered")
    staff.on(row, "extend", "--reason", "Archives")
    back = staff.works("requests", "return", row.reference, "--words", "Lesquelles ?", by=AMINA).out
    assert "was sent back" in back
    assert "Lesquelles ?" in staff.works("requests", "drafts").out
    assert "sent back" in staff.refuses("requests", "approve", row.reference, by=AMINA)
    staff.on(row, "extend", "--reason", "Les archives de 1998")
    refused = staff.refuses("requests", "approve", row.reference, "--version", "1", by=AMINA)
    assert "look again" in refused
    assert staff.on(row, "approve", by=AMINA)["state"] == "open"


def test_refusal_and_redirection_wait_too_and_a_case_that_moved_is_looked_at_again(staff: Staff) -> None:
    row = staff.case("registered")
    staff.on(row, "redirect", "--to", "ONEE", "--words", "Ce sont ses chiffres")
    told = staff.on(row, "refuse", "--code", "in_preparation", "--reasons", "Le compte n'est pas arrêté")
    assert (told["state"], told["draft"]["kind"]) == ("open", "refuse")
    staff.on(row, "remark", "--words", "La personne a appelé")
    assert "moved since" in staff.works("requests", "drafts").out
    assert "looks at it again" in staff.refuses("requests", "approve", row.reference, by=AMINA)
    staff.on(row, "refuse", "--code", "in_preparation", "--reasons", "Le compte n'est pas arrêté")
    assert staff.on(row, "approve", by=AMINA)["outcome"] == "refused"


def test_who_may_not_and_what_is_not_there(staff: Staff) -> None:
    row = staff.case("registered")
    assert "no draft" in staff.refuses("requests", "approve", row.reference, by=AMINA)
    assert "requests.reply" in staff.refuses(
        "requests", "answer", row.reference, "--outcome", "full", "--words", "x", by=AMINA
    )
    staff.employ("karim@berkane.example", "reader")
    assert "requests.approve" in staff.refuses(
        "requests", "approve", row.reference, by="karim@berkane.example"
    )
    assert "--letter needs" in staff.refuses("requests", "drafts", "--letter", "x.pdf")
