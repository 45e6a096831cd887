"""What the person in charge mends and enters: a new answer after a complaint, a wrong receipt, paper requests, remarks."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from case_rig import DUE, FATIMAS, RECEIVED, Cases
from desk_rig import Staff, at_work
from world import CLAIRE, World

from data import receipts
from data.requests import actions, cases, clocks, notices, states
from data.requests import papers as kept
from data.requests.cases import RequestRow
from data.requests.states import NotAllowed

AMINA = "amina@berkane.example"


@pytest.fixture
def staff(world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Staff:
    return at_work(world, monkeypatch, tmp_path / "var")


def answer(desk: Cases, row: RequestRow, outcome: str = "full") -> RequestRow:
    withheld = "Les noms" if outcome == "partial" else ""
    return actions.answer(desk.db, row, **desk.by_staff, outcome=outcome, words="Voici", withheld=withheld)


# -- a new answer ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("decision", ["granted", "partly"])
@pytest.mark.parametrize("outcome", ["full", "partial"])
def test_a_granted_complaint_calls_for_a_new_answer(world: World, decision: str, outcome: str) -> None:
    with world.database.writing() as db:
        desk = Cases(world, db)
        row = desk.complains(desk.refused(), "president")
        row = desk.decided(row, "president", decision)
        desk.on(world.day + timedelta(days=3))
        row = answer(desk, row, outcome)
        assert (row.state, row.outcome, row.refusal_code) == ("complaint_president", outcome, None)
        told = [each for each in notices.of_request(db, row.id) if each.slot.startswith("reply")]
        assert [each.kind for each in told] == [
            "refused",
            "answered" if outcome == "full" else "partly_answered",
        ]
        window = clocks.find(db, row.id, "cdai_window")
        assert window is not None
        assert (window.starts_on, told[-1].facts["starts"]) == (world.day, "cdai_window")
        with pytest.raises(NotAllowed, match="replied to before"):
            answer(desk, row)


def test_the_commissions_decision_calls_for_one_as_well(world: World) -> None:
    with world.database.writing() as db:
        desk = Cases(world, db)
        row = desk.decided(desk.complains(desk.refused(), "president"), "president")
        with pytest.raises(NotAllowed, match="replied to before"):
            answer(desk, row)
        row = desk.decided(desk.complains(row, "cdai"), "cdai", "granted")
        assert answer(desk, row).outcome == "full"


def test_a_refusal_is_given_once(world: World) -> None:
    with world.database.writing() as db:
        desk = Cases(world, db)
        row = desk.decided(desk.complains(desk.refused(), "president"), "president", "granted")
        with pytest.raises(NotAllowed, match="replied to before"):
            desk.refused(row)


# -- sentences ---------------------------------------------------------------------------------------------


def test_what_cannot_be_done_says_what_comes_first(staff: Staff) -> None:
    row = staff.case("registered")
    staff.on(row, "consult", "--words", "Un tiers")
    told = staff.refuses("requests", "clarify", row.reference, "--words", "Lequel ?")
    assert "waiting for the third party that is consulted" in told
    assert f"`jemaa requests consulted {row.reference} …`" in told
    sent = staff.case("sent", CLAIRE)
    told = staff.refuses("requests", "answer", sent.reference, "--outcome", "full", "--words", "x")
    assert f"First give its receipt: `jemaa requests register {sent.reference} …`" in told
    draft = staff.case("opened", CLAIRE, "Autre")
    assert "identity page" in staff.refuses("requests", "register", draft.reference)
    told = staff.refuses("requests", "complain", draft.reference, "--step", "cdai", "--on", "2026-11-21")
    assert "complain --step cdai cannot be done" in told
    assert not any(state in told for state in states.STATES if "_" in state)


# -- a wrong receipt ---------------------------------------------------------------------------------------


def test_a_wrong_receipt_is_corrected(staff: Staff) -> None:
    row = staff.case()
    staff.on(row, "register", "--number", "17")
    staff.world.clock.move(days=3)
    right = RECEIVED + timedelta(days=3)
    words = ("--received", right.isoformat(), "--number", "18", "--reason", "Mauvaise ligne du registre")
    told = staff.on(row, "correct-receipt", *words)
    assert (told["state"], told["number"], told["letter"]) == (
        "open",
        "18",
        f"acknowledgement-{row.reference}-2.pdf",
    )
    assert told["last_days"]["reply"] > DUE.isoformat()
    with staff.world.database.reading() as db:
        again = cases.by_id(db, row.id)
        assert again.received_on == right
        event = cases.events(db, row.id)[-1]
        assert (event.kind, event.words) == ("correct_receipt", "Mauvaise ligne du registre")
        assert event.detail["before"] == {"number": "17", "received_on": RECEIVED.isoformat()}
        notice = notices.of_request(db, row.id)[-1]
        assert (notice.kind, notice.facts["received_on"]) == ("registered", right.isoformat())
        assert notice.facts["dates"]["reply"] == told["last_days"]["reply"]
        assert receipts.verify(db, "berkane").is_intact
    assert len(staff.audited("receipt_corrected")) == 1


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--number", "2", "--reason", " "), "why"),
        (("--reason", "x"), "Nothing would change"),
        (("--received", "2030-01-01", "--reason", "x"), "to come"),
        (("--received", "2026-11-01", "--reason", "x"), "written only on"),
        (("--number", "9/2026", "--reason", "x"), "was given to"),
    ],
)
def test_a_receipt_is_not_corrected_into_nonsense(staff: Staff, words: tuple[str, ...], why: str) -> None:
    other = staff.case("sent", CLAIRE)
    staff.on(other, "register", "--number", "9/2026")
    row = staff.case("registered")
    assert why in staff.refuses("requests", "correct-receipt", row.reference, *words)


def test_after_a_reply_or_a_silence_the_receipt_stays(world: World) -> None:
    with world.database.writing() as db:
        desk = Cases(world, db)
        late = desk.registered(CLAIRE)
        desk.on(DUE + timedelta(days=1)).lapse()
        for row in (desk.complains(desk.refused(), "president"), desk.again(late)):
            with pytest.raises(NotAllowed):
                actions.correct_receipt(db, row, **desk.by_staff, words="x", received_on=date(2026, 11, 23))


def test_a_stopped_clock_stays_stopped_when_the_receipt_is_corrected(staff: Staff) -> None:
    row = staff.case("registered")
    staff.world.clock.move(days=2)
    staff.on(row, "clarify", "--words", "Lequel ?")
    told = staff.on(row, "correct-receipt", "--received", "2026-11-23", "--reason", "x")
    assert told["last_days"] == {}
    staff.world.clock.move(days=1)
    staff.on(row, "clarified", "--words", "Celui-ci")
    assert (
        staff.works("requests", "show", row.reference, "--json").json["clocks"][0]["starts_on"]
        == "2026-11-23"
    )


# -- on paper ----------------------------------------------------------------------------------------------

WHO = {
    "first_name": FATIMAS.first_name,
    "family_name": FATIMAS.family_name,
    "kind": "citizen",
    "document": FATIMAS.document_number,
    "address": FATIMAS.address,
}
PAPER = (
    "--subject",
    "Budget du jardin",
    "--format",
    "paper",
    "--delivery",
    "counter",
    "--received",
    "2026-11-20",
)


def test_a_request_on_paper_is_filed_at_once(staff: Staff, tmp_path: Path) -> None:
    staff.employ()
    staff.employ(AMINA, "reader")
    file = tmp_path / "who.json"
    file.write_text(json.dumps(WHO), "utf-8")
    words = ("enter", *PAPER, "--number", "44", "--language", "fr", "--identity-file", str(file))
    assert "information_officer" in staff.refuses("requests", *words, by=AMINA)
    told = staff.works("requests", *words, "--json").json
    assert (told["state"], told["number"], set(told["last_days"])) == ("open", "44", {"reply"})
    assert told["letter"] == f"acknowledgement-{told['reference']}.pdf"
    with staff.world.database.reading() as db:
        row = cases.load(db, "berkane", told["reference"])
        assert row is not None
        assert (row.channel, row.citizen_id, row.account_id, row.received_on) == (
            "counter", None, None, date(2026, 11, 20),
        )  # fmt: skip
        assert row.identity is not None
        assert row.identity.family_name == FATIMAS.family_name
        assert [each.kind for each in cases.events(db, row.id)] == ["open", "identify", "register"]
        assert [each.kind for each in notices.of_request(db, row.id)] == ["registered"]
        assert [each.kind for each in kept.of_request(db, row.id)] == ["letter"]
        assert receipts.verify(db, "berkane").is_intact
    assert len(staff.audited("request_entered")) == 1
    answered = staff.on(row, "answer", "--outcome", "full", "--words", "Voici")
    assert answered["state"] == "answered"


def test_who_asks_is_asked_for_on_the_terminal(staff: Staff) -> None:
    said = "\n".join((*WHO.values(), "")) + "\n"
    told = staff.works("requests", "enter", *PAPER, "--json", said=said).json
    assert told["number"] == told["reference"]


@pytest.mark.parametrize(
    ("words", "who", "why"),
    [
        (("--urgent",), WHO, "why"),
        (("--why", "x"), WHO, "urgent"),
        (("--delivery", "email"), WHO, "email"),
        ((), {**WHO, "document": ""}, "document"),
        ((), {**WHO, "shoe": "44"}, "shoe"),
        ((), [], "one object"),
        (("--subject", " "), WHO, "asked for"),
    ],
)
def test_what_cannot_be_entered(
    staff: Staff, tmp_path: Path, words: tuple[str, ...], who: object, why: str
) -> None:
    file = tmp_path / "who.json"
    file.write_text(json.dumps(who), "utf-8")
    assert why in staff.refuses("requests", "enter", *PAPER, "--identity-file", str(file), *words)
    assert staff.works("requests", "list", "--json").json == []


# -- remarks -----------------------------------------------------------------------------------------------


def test_a_remark_moves_nothing_and_tells_nobody(staff: Staff) -> None:
    row = staff.case("registered")
    with staff.world.database.reading() as db:
        before = len(notices.of_request(db, row.id))
    told = staff.on(row, "remark", "--words", "Voir avec M. Alami")
    assert (told["state"], told["letter"], told["revision"]) == ("open", None, row.revision + 1)
    with staff.world.database.reading() as db:
        assert len(notices.of_request(db, row.id)) == before
    assert "Voir avec M. Alami" in staff.works("requests", "show", row.reference).out
    assert "remark" in staff.refuses("requests", "remark", row.reference, "--words", " ")
