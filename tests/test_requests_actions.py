"""What may be done with a case: each action's guards, clocks, notices and events (law 31.13, articles 14 to 21)."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from case_rig import DUE, EXTENDED, FATIMAS, RECEIVED, Cases
from world import CLAIRE, NADIA, OMAR, World

from data.calendar import days
from data.requests import actions, cases, clocks, notices, refusals
from data.requests import papers as case_papers
from data.requests.actions.handling import open_question
from data.requests.actions.lapses import Lapsed
from data.requests.cases import RequestRow
from data.requests.states import NotAllowed


@pytest.fixture
def desk(world: World) -> Iterator[Cases]:
    with world.database.writing() as db:
        yield Cases(world, db)


def refused(
    desk: Cases, row: RequestRow, code: str, act: Callable[..., object], /, *args: Any, **more: Any
) -> None:
    """An action is not allowed, for this reason, and changes nothing."""
    before = desk.snapshot(row)
    with pytest.raises(NotAllowed) as caught:
        act(*args, **more)
    assert caught.value.code == code, caught.value
    assert str(caught.value).endswith(".")
    assert desk.snapshot(row) == before


def dates(notice: notices.NoticeRow) -> dict[str, date]:
    return {kind: date.fromisoformat(day) for kind, day in notice.facts["dates"].items()}


# -- filing ------------------------------------------------------------------------------------------------


def test_the_form_goes_to_the_person_in_charge_and_is_not_filed_yet(desk: Cases) -> None:
    row = desk.sent()
    assert (row.state, row.identity, row.received_on) == ("awaiting_receipt", FATIMAS, None)
    assert (desk.clocks(row), desk.told(row)) == (set(), ["sent_to_officer"])
    assert [event.kind for event in cases.events(desk.db, row.id)] == ["open", "identify"]


@pytest.mark.parametrize(
    ("gap", "code"),
    [
        ({"first_name": " "}, "identity"),
        ({"family_name": ""}, "identity"),
        ({"document_number": ""}, "identity"),
        ({"address": ""}, "identity"),
        ({"email": ""}, "email"),
    ],
)  # fmt: skip
def test_an_identity_that_lacks_what_the_law_asks_for(desk: Cases, gap: dict[str, str], code: str) -> None:
    row = desk.opened(delivery="email")
    identity = replace(FATIMAS, **gap)  # type: ignore[arg-type]
    refused(desk, row, code, actions.identify, desk.db, row, **desk.by_person, identity=identity)


def test_no_mail_address_is_asked_for_what_is_fetched(desk: Cases) -> None:
    row, identity = desk.opened(delivery="counter"), replace(FATIMAS, email="")
    assert actions.identify(desk.db, row, **desk.by_person, identity=identity).state == "awaiting_receipt"


def test_the_receipt_starts_the_clock(desk: Cases) -> None:
    row = desk.registered()
    assert (row.state, row.received_on, row.register_number) == ("open", RECEIVED, f"{row.id}/2026")
    assert (desk.due(row), desk.clocks(row)) == (DUE, {"reply"})
    notice = desk.notice(row, "registered")
    assert dates(notice) == {"reply": DUE}
    assert (notice.facts["number"], notice.facts["received_on"]) == (row.register_number, "2026-11-21")


def test_an_urgent_one_has_three_days(desk: Cases) -> None:
    row = desk.urgent()
    assert desk.clocks(row) == {"urgent"}
    assert desk.due(row, "urgent") == RECEIVED + timedelta(days=3)


def test_receipts_that_cannot_be(desk: Cases) -> None:
    taken, row = desk.registered(CLAIRE, "autre"), desk.sent()
    for number, received_on, code in (
        (" ", RECEIVED, "number"),
        ("7", RECEIVED + timedelta(days=1), "received_on"),
        ("7", RECEIVED - timedelta(days=1), "received_on"),
        (taken.register_number, RECEIVED, "number"),
    ):
        values = {**desk.by_staff, "number": number, "received_on": received_on}
        refused(desk, row, code, actions.register, desk.db, row, **values)


# -- clarification, consultation ---------------------------------------------------------------------------


def test_a_clarification_stops_the_clock_and_restarts_it(desk: Cases) -> None:
    row = desk.registered()
    desk.on(date(2026, 11, 27))  # five working days are gone
    row = actions.clarify(desk.db, row, **desk.by_staff, words="Quel jardin ?")
    assert (row.state, desk.due(row), desk.clocks(row, clocks.STOPPED)) == ("clarifying", None, {"reply"})
    question = open_question(desk.db, row)
    assert question is not None
    assert question.words == "Quel jardin ?"
    assert desk.notice(row, "clarify").facts == {"event_id": question.id}
    desk.on(date(2027, 3, 5))
    assert desk.lapse() == []
    row = actions.clarified(desk.db, row, **desk.by_person, words="Celui de la gare")
    assert (row.state, open_question(desk.db, row), desk.clocks(row)) == ("open", None, {"reply"})
    due = desk.due(row)
    assert due == date(2027, 3, 30)  # 9 and 10 March are Aid al-Fitr
    assert dates(desk.notice(row, "date_changed")) == {"reply": due}


def test_twice_in_a_case(desk: Cases) -> None:
    row = desk.registered()
    for question in ("Quel jardin ?", "Quelle année ?"):
        row = actions.clarify(desk.db, row, **desk.by_staff, words=question)
        row = actions.clarified(desk.db, row, **desk.by_person, words="Voilà")
    assert desk.due(row) == DUE, "a question answered on its day costs no day"
    assert desk.told(row).count("clarify") == 2


def test_a_delay_that_ran_out_cannot_be_stopped(desk: Cases) -> None:
    row = desk.registered()
    desk.on(DUE + timedelta(days=1))
    refused(desk, row, "too_late", actions.clarify, desk.db, row, **desk.by_staff, words="Quel jardin ?")


def test_a_third_party_is_asked_and_the_clock_runs_on(desk: Cases) -> None:
    row = actions.consult(desk.db, desk.registered(), **desk.by_staff, words="L'entreprise")
    assert (row.state, desk.due(row), desk.clocks(row)) == ("consulting", DUE, {"reply"})
    assert desk.told(row)[-1] == "consulting"
    row = actions.consulted(desk.db, row, **desk.by_staff, words="Elle consent")
    assert (row.state, desk.due(row), desk.told(row)[-1]) == ("open", DUE, "consulting")


# -- extension ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("consulting", [False, True])
def test_an_extension_adds_exactly_the_delay_of_the_law_and_once(desk: Cases, consulting: bool) -> None:
    row = desk.registered()
    if consulting:
        row = actions.consult(desk.db, row, **desk.by_staff, words="L'entreprise")
    desk.on(DUE)
    row = actions.extend(desk.db, row, **desk.by_staff, words="Pièces nombreuses")
    assert desk.due(row) == EXTENDED
    assert dates(desk.notice(row, "extended")) == {"reply": EXTENDED}
    refused(desk, row, "twice", actions.extend, desk.db, row, **desk.by_staff, words="Encore")


def test_an_urgent_one_is_extended_by_three_days(desk: Cases) -> None:
    row = actions.extend(desk.db, desk.urgent(), **desk.by_staff, words="Archives")
    assert desk.due(row, "urgent") == RECEIVED + timedelta(days=6)


def test_an_extension_comes_while_the_delay_runs(desk: Cases) -> None:
    row = desk.registered()
    desk.on(DUE + timedelta(days=1))
    refused(desk, row, "too_late", actions.extend, desk.db, row, **desk.by_staff, words="Pièces")


# -- replies -----------------------------------------------------------------------------------------------


def test_a_full_answer(desk: Cases) -> None:
    row = desk.answered()
    assert (row.state, row.outcome, row.closed_on) == ("answered", "full", None)
    assert desk.clocks(row) == {"president_window"}
    assert desk.told(row)[-1] == "answered"
    event = cases.events(desk.db, row.id)[-1]
    assert (event.kind, event.actor, event.words) == ("answer", NADIA, "Voici le budget")
    assert desk.notice(row, "answered").facts["event_id"] == event.id


def test_papers_of_the_case_alone_belong_to_its_answer(desk: Cases) -> None:
    row, other = desk.registered(), desk.registered(CLAIRE, "autre")
    paper, strange = (
        case_papers.keep(
            desk.db,
            commune_id="berkane",
            request_id=each.id,
            kind="answer",
            name="b.pdf",
            language="fr",
            content=b"%PDF",
            now=desk.world.now,
        )
        for each in (row, other)
    )
    values: dict[str, Any] = {**desk.by_staff, "outcome": "full", "words": ""}
    refused(desk, row, "papers", actions.answer, desk.db, row, **values, papers=[paper, strange])
    row = actions.answer(desk.db, row, **values, papers=[paper])
    assert cases.events(desk.db, row.id)[-1].detail["papers"] == [paper]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"outcome": "refused"}, "outcome"),
        ({"words": " "}, "words"),
        ({"outcome": "partial"}, "withheld"),
        ({"outcome": "partial", "withheld": " "}, "withheld"),
        ({"outcome": "partial", "withheld": "Les noms", "code": "because"}, "code"),
        ({"outcome": "partial", "withheld": "Les noms", "code": "exception_art7"}, "exception"),
        ({"withheld": "Les noms"}, "withheld"),
        ({"code": "other"}, "withheld"),
    ],
)
def test_answers_that_lack_something(desk: Cases, given: dict[str, Any], code: str) -> None:
    row = desk.registered()
    values = {**desk.by_staff, "outcome": "full", "words": "Voici", **given}
    refused(desk, row, code, actions.answer, desk.db, row, **values)


def test_a_partial_answer_says_what_is_withheld_and_opens_the_ladder(desk: Cases) -> None:
    row = actions.answer(
        desk.db,
        desk.registered(),
        **desk.by_staff,
        outcome="partial",
        words="Voici",
        withheld="Les noms des agents",
        code="exception_art7",
        exception="private_life",
    )
    assert (row.state, row.outcome) == ("answered", "partial")
    assert (row.refusal_code, row.exception_code) == ("exception_art7", "private_life")
    notice = desk.notice(row, "partly_answered")
    assert cases.event(desk.db, notice.facts["withheld_event"]).words == "Les noms des agents"
    assert cases.event(desk.db, notice.facts["event_id"]).words == "Voici"
    assert set(dates(notice)) == {"president_window"}
    assert desk.complains(row, "president").state == "complaint_president"


@pytest.mark.parametrize("code", refusals.CODES)
def test_a_refusal_has_its_ground_and_reasons(desk: Cases, code: str) -> None:
    row = desk.registered()
    exception = "private_life" if code == "exception_art7" else None
    values: dict[str, Any] = {**desk.by_staff, "code": code, "exception": exception}
    refused(desk, row, "words", actions.refuse, desk.db, row, **values, words=" ")
    row = actions.refuse(desk.db, row, **values, words="Parce que")
    assert (row.state, row.outcome, row.refusal_code, row.exception_code) == (
        "answered",
        "refused",
        code,
        exception,
    )
    notice = desk.notice(row, "refused")
    assert (notice.facts["code"], notice.facts["starts"]) == (code, "president_window")


@pytest.mark.parametrize(
    ("code", "exception", "why"),
    [
        ("because", None, "code"),
        ("exception_art7", None, "exception"),
        ("exception_art7", "secret", "exception"),
        ("unclear", "private_life", "exception"),
    ],
)
def test_refusals_without_a_ground_of_the_law(
    desk: Cases, code: str, exception: str | None, why: str
) -> None:
    row = desk.registered()
    values = {**desk.by_staff, "code": code, "exception": exception, "words": "Parce que"}
    refused(desk, row, why, actions.refuse, desk.db, row, **values)


def test_a_reply_is_given_once(desk: Cases) -> None:
    for row in (desk.refused(), desk.complains(desk.refused(desk.registered(CLAIRE)), "president")):
        before = desk.snapshot(row)
        with pytest.raises(NotAllowed):
            actions.answer(desk.db, row, **desk.by_staff, outcome="full", words="Voici")
        with pytest.raises(NotAllowed):
            actions.refuse(desk.db, row, **desk.by_staff, code="other", words="Non")
        assert desk.snapshot(row) == before


def test_a_case_is_sent_on_to_who_has_it(desk: Cases) -> None:
    row = desk.registered()
    for body, words, code in (("", "Ils l'ont", "body"), ("La province", "", "words")):
        refused(desk, row, code, actions.redirect, desk.db, row, **desk.by_staff, body=body, words=words)
    row = actions.redirect(desk.db, row, **desk.by_staff, body="La province", words="Ils l'ont")
    assert (row.state, row.outcome, row.closed_on, desk.clocks(row)) == (
        "answered", "redirected", None, {"president_window"}
    )  # fmt: skip
    assert desk.told(row)[-1] == "redirected"
    assert set(dates(desk.notice(row, "redirected"))) == {"president_window"}
    assert cases.events(desk.db, row.id)[-1].words == "La province\nIls l'ont"


def test_withdrawing_ends_every_clock_and_keeps_what_was_replied(desk: Cases) -> None:
    row = actions.clarify(desk.db, desk.registered(), **desk.by_staff, words="Lequel ?")
    row = actions.withdraw(desk.db, row, **desk.by_person)
    assert (row.state, row.outcome, desk.clocks(row), desk.clocks(row, "stopped")) == (
        "closed", "withdrawn", set(), set()
    )  # fmt: skip
    row = desk.complains(desk.refused(desk.registered(CLAIRE)), "president")
    row = actions.withdraw(desk.db, row, **desk.by_person)
    assert (row.state, row.outcome, desk.clocks(row)) == ("closed", "refused", set())


# -- the ladder --------------------------------------------------------------------------------------------


def test_the_whole_ladder_of_silence_as_the_law_counts_it(desk: Cases) -> None:
    """The worked example: received on 29 October 2026."""
    desk.world.clock.at = desk.world.clock.at.replace(month=10, day=29)
    row = desk.registered()
    assert desk.due(row) == date(2026, 11, 30)
    desk.on(date(2026, 12, 1))
    assert desk.lapse() == [Lapsed(row.id, row.reference, "reply", "president_window")]
    row = desk.again(row)
    assert (row.state, desk.due(row, "president_window")) == ("open", date(2026, 12, 28))
    row = desk.on(date(2026, 12, 7)).complains(row, "president")
    assert desk.due(row, "president_answer") == date(2026, 12, 22)
    desk.on(date(2026, 12, 23)).lapse()
    row = desk.again(row)
    assert desk.due(row, "cdai_window") == date(2027, 1, 21)
    row = desk.on(date(2027, 1, 4)).complains(row, "cdai")
    assert desk.due(row, "cdai_answer") == date(2027, 2, 3)
    desk.on(date(2027, 2, 4)).lapse()
    row = desk.again(row)
    assert desk.due(row, "court_window") == date(2027, 4, 4)
    row = desk.complains(row, "court")
    assert (row.state, row.outcome, desk.clocks(row)) == ("court", None, {"reply"}), "it still owes a reply"
    assert desk.told(row).count("unanswered") == 3


def test_the_whole_ladder_of_decisions(desk: Cases) -> None:
    row = desk.complains(desk.refused(), "president")
    assert desk.clocks(row) == {"president_answer"}
    row = desk.decided(row, "president")
    assert (row.outcome, desk.clocks(row)) == ("refused", {"cdai_window"})
    row = desk.decided(desk.complains(row, "cdai"), "cdai", "partly")
    assert desk.clocks(row) == {"court_window"}
    row = desk.decided(desk.complains(row, "court"), "court", "granted")
    assert (row.state, row.outcome, desk.clocks(row)) == ("court", "refused", set())
    row = actions.close(desk.db, row, **desk.by_staff)
    assert (row.state, row.outcome, row.closed_on) == ("closed", "refused", desk.world.day)
    assert desk.told(row).count("decided") == 3


def test_complaints_keep_their_windows(desk: Cases) -> None:
    row = desk.refused()
    last = desk.due(row, "president_window")
    assert last is not None
    complain: dict[str, Any] = {"step": "president"}
    for lodged_on, code in (
        (desk.world.day - timedelta(days=1), "too_early"),
        (desk.world.day + timedelta(days=1), "lodged_on"),
    ):
        values = {**desk.by_person, **complain, "lodged_on": lodged_on}
        refused(desk, row, code, actions.complain, desk.db, row, **values)
    desk.on(last + timedelta(days=1))
    values = {**desk.by_person, **complain, "lodged_on": desk.world.day}
    refused(desk, row, "too_late", actions.complain, desk.db, row, **values)
    row = desk.complains(row, "president", last)
    assert desk.due(row, "president_answer") == last + timedelta(days=15), "noted a day after it was lodged"


def test_no_complaint_while_an_answer_is_due(desk: Cases) -> None:
    row = desk.registered()
    desk.on(DUE)
    values: dict[str, Any] = {**desk.by_person, "lodged_on": DUE}
    refused(desk, row, "too_early", actions.complain, desk.db, row, **values, step="president")
    row = desk.complains(desk.on(DUE + timedelta(days=1)).again(row), "president")
    values = {**desk.by_person, "lodged_on": desk.world.day}
    refused(desk, row, "too_early", actions.complain, desk.db, row, **values, step="cdai")
    refused(desk, row, "step", actions.complain, desk.db, row, **values, step="king")


def test_a_complaint_about_silence_needs_no_run_of_the_clock(desk: Cases) -> None:
    """Staff note it on the day after, before anything ran."""
    row = desk.registered()
    desk.on(DUE + timedelta(days=1))
    row = desk.complains(row, "president")
    kinds = [event.kind for event in cases.events(desk.db, row.id)]
    assert kinds[-2:] == ["lapse", "complain_president"]
    assert desk.clocks(row) == {"reply", "president_answer"}


def test_a_complaint_about_silence_was_not_lodged_before_it(desk: Cases) -> None:
    row = desk.registered()
    desk.on(DUE + timedelta(days=5)).lapse()
    row = desk.again(row)
    values: dict[str, Any] = {**desk.by_person, "step": "president", "lodged_on": DUE}
    refused(desk, row, "too_early", actions.complain, desk.db, row, **values)
    refusal = desk.refused(row)
    assert desk.complains(refusal, "president", DUE + timedelta(days=1)).state == "complaint_president"


def test_a_complaint_to_the_commission_is_not_older_than_the_answer_it_is_about(desk: Cases) -> None:
    row = desk.complains(desk.refused(), "president")
    desk.on(RECEIVED + timedelta(days=5))
    row = desk.decided(row, "president")
    values: dict[str, Any] = {**desk.by_person, "step": "cdai", "lodged_on": RECEIVED + timedelta(days=4)}
    refused(desk, row, "too_early", actions.complain, desk.db, row, **values)


@pytest.mark.parametrize(
    ("given", "code"),
    [({"outcome": "maybe"}, "outcome"), ({"words": ""}, "words"), ({"step": "king"}, "step")],
)
def test_decisions_that_are_none(desk: Cases, given: dict[str, Any], code: str) -> None:
    row = desk.complains(desk.refused(), "president")
    values = {**desk.by_staff, "step": "president", "outcome": "granted", "words": "Oui", **given}
    refused(desk, row, code, actions.decide, desk.db, row, **values)


def test_a_complaint_is_decided_once(desk: Cases) -> None:
    row = desk.decided(desk.complains(desk.refused(), "president"), "president")
    values = {**desk.by_staff, "step": "president", "outcome": "granted", "words": "Oui"}
    refused(desk, row, "twice", actions.decide, desk.db, row, **values)


def test_a_president_who_answers_late_begins_the_next_window_anew(desk: Cases) -> None:
    row = desk.complains(desk.refused(), "president")
    desk.on(RECEIVED + timedelta(days=20)).lapse()
    assert desk.due(row, "cdai_window") == RECEIVED + timedelta(days=15 + 30)
    row = desk.decided(desk.again(row), "president")
    assert desk.due(row, "cdai_window") == desk.world.day + timedelta(days=30)
    assert desk.clocks(row) == {"cdai_window"}
    assert desk.lapse() == []


def test_the_proof_of_the_notice_is_the_start_of_the_window(desk: Cases) -> None:
    row = desk.refused()
    last = desk.due(row, "president_window")
    assert last == DUE, "provisional: from the day of the reply"
    proved = date(2026, 12, 18)
    desk.prove(row, "refused", proved)
    last = desk.due(row, "president_window")
    assert last is not None
    assert last > DUE
    row = desk.on(last).complains(row, "president")
    assert row.state == "complaint_president"


# -- late replies ------------------------------------------------------------------------------------------


def test_a_late_reply_ends_the_case_and_begins_its_own_window(desk: Cases) -> None:
    row = desk.registered()
    desk.on(DUE + timedelta(days=1)).lapse()
    silent = desk.due(row, "president_window")
    row = desk.on(date(2027, 2, 1)).refused(desk.again(row))
    assert (row.state, row.outcome, desk.clocks(row)) == ("answered", "refused", {"president_window"})
    window = clocks.find(desk.db, row.id, "president_window")
    assert window is not None
    assert window.due_on is not None
    assert silent is not None
    assert (window.starts_on, window.due_on > silent) == (date(2027, 2, 1), True)
    assert desk.complains(row, "president").state == "complaint_president"


def test_a_late_reply_takes_nothing_from_a_complaint_under_way(desk: Cases) -> None:
    row = desk.registered()
    row = desk.complains(desk.on(DUE + timedelta(days=1)).again(row), "president")
    due = desk.due(row, "president_answer")
    row = desk.refused(row)
    assert (row.state, row.outcome, desk.clocks(row)) == (
        "complaint_president", "refused", {"president_answer"}
    )  # fmt: skip
    assert desk.due(row, "president_answer") == due
    assert "starts" not in desk.notice(row, "refused").facts


@pytest.mark.parametrize("runs", [False, True])
def test_after_a_silent_president_the_way_to_the_commission_begins_with_the_late_reply(
    desk: Cases, runs: bool
) -> None:
    row = desk.registered()
    row = desk.complains(desk.on(DUE + timedelta(days=1)).again(row), "president")
    desk.on(DUE + timedelta(days=90))
    if runs:
        desk.lapse()
    row = desk.refused(desk.again(row))
    assert desk.clocks(row) == {"cdai_window"}
    assert desk.due(row, "cdai_window") == desk.world.day + timedelta(days=30)
    assert desk.lapse() == []
    assert desk.complains(row, "cdai").state == "complaint_cdai"


def test_the_commission_and_the_court_go_on_after_a_late_reply(desk: Cases) -> None:
    row = desk.registered()
    row = desk.complains(desk.on(DUE + timedelta(days=1)).again(row), "president")
    row = desk.complains(desk.on(DUE + timedelta(days=30)).again(row), "cdai")
    row = actions.answer(desk.db, row, **desk.by_staff, outcome="full", words="Voici")
    assert (row.state, row.outcome, desk.clocks(row)) == ("complaint_cdai", "full", {"cdai_answer"})


# -- what runs out by itself -------------------------------------------------------------------------------


def test_silence_opens_the_ladder_once_and_from_its_own_day(desk: Cases) -> None:
    row, other = desk.registered(), desk.registered(CLAIRE, "autre")
    actions.withdraw(desk.db, other, **desk.by_person)
    desk.on(DUE)
    assert desk.lapse() == [], "the last day counts"
    desk.on(DUE + timedelta(days=3))  # two days off
    assert [each.opened for each in desk.lapse()] == ["president_window"]
    window = clocks.find(desk.db, row.id, "president_window")
    assert window is not None
    assert window.starts_on == DUE
    before = desk.snapshot(row)
    assert desk.lapse() == []
    desk.world.clock.move(days=360)
    assert desk.lapse() == []
    assert desk.snapshot(row) == before
    assert (desk.again(row).state, desk.clocks(row)) == ("open", {"reply", "president_window"})
    notice = desk.notice(row, "unanswered")
    assert (notice.facts["step"], set(dates(notice))) == ("president", {"president_window"})


def test_after_months_off_each_step_is_caught_up_with(desk: Cases) -> None:
    row = desk.complains(desk.refused(), "president")
    desk.on(RECEIVED + timedelta(days=100))
    assert [each.opened for each in desk.lapse()] == ["cdai_window", None]
    row = desk.again(row)
    assert (row.state, row.outcome, desk.clocks(row)) == ("closed", "refused", set())
    assert [event.kind for event in cases.events(desk.db, row.id)][-2:] == ["lapse", "close"]
    assert cases.events(desk.db, row.id)[-1].actor == "system"


def test_a_case_closes_by_itself_once_the_person_was_told_and_let_it_be(desk: Cases) -> None:
    row = desk.answered()
    last = desk.due(row, "president_window")
    assert last is not None
    desk.on(last + timedelta(days=31))
    assert desk.lapse() == [], "nobody knows whether the answer was read"
    desk.prove(row, "answered", RECEIVED)
    assert desk.lapse() == [Lapsed(row.id, row.reference, "president_window", None)]
    assert desk.lapse() == []
    row = desk.again(row)
    assert (row.state, row.outcome, row.closed_on) == ("closed", "full", desk.world.day)


def test_staff_close_when_no_day_is_left(desk: Cases) -> None:
    row = desk.answered()
    last = desk.due(row, "president_window")
    assert last is not None
    desk.on(last)
    refused(desk, row, "still_runs", actions.close, desk.db, row, **desk.by_staff)
    desk.on(last + timedelta(days=1))
    assert actions.close(desk.db, row, **desk.by_staff).state == "closed"


def test_a_case_without_a_reply_is_not_closed(desk: Cases) -> None:
    row = desk.registered()
    row = desk.complains(desk.on(DUE + timedelta(days=1)).again(row), "president")
    desk.world.clock.move(days=70)
    desk.lapse()
    row = desk.again(row)
    refused(desk, row, "no_reply", actions.close, desk.db, row, **desk.by_staff)


def test_a_closure_found_later_moves_the_silence_and_what_it_opened(desk: Cases) -> None:
    row = desk.registered()
    desk.on(DUE + timedelta(days=1)).lapse()
    window = clocks.find(desk.db, row.id, "president_window")
    assert window is not None
    assert window.due_on is not None
    clocks.told(desk.db, row.id, "president_window", window.due_on)
    closure: dict[str, Any] = {"kind": "closure", "starts_on": date(2026, 12, 16), "names": {"fr": "Grève"}}
    days.add(desk.db, "berkane", **closure, actor=NADIA, now=desk.world.now)
    moved_to = desk.due(row)
    assert moved_to == date(2026, 12, 21)
    desk.on(date(2026, 12, 22))
    assert desk.lapse() == []
    moved = clocks.find(desk.db, row.id, "president_window")
    assert moved is not None
    assert moved.starts_on == moved_to
    assert desk.told(row).count("date_changed") >= 1
    before = desk.snapshot(row)
    desk.lapse()
    assert desk.snapshot(row) == before


# -- two at once -------------------------------------------------------------------------------------------


def test_what_was_seen_before_somebody_else_changed_it_is_a_conflict(desk: Cases) -> None:
    row = desk.registered()
    actions.answer(desk.db, row, **desk.by_staff, outcome="full", words="Voici")
    before = desk.snapshot(row)
    with pytest.raises(actions.Conflict, match="somebody else"):
        actions.refuse(desk.db, row, **desk.by_staff, code="other", words="Non")
    with pytest.raises(actions.Conflict):
        actions.withdraw(desk.db, row, **desk.by_person)
    assert desk.snapshot(row) == before


def test_two_members_of_staff_answer_at_once_and_one_wins(world: World) -> None:
    with world.database.writing() as db:
        row = Cases(world, db).registered()
    start, ends = threading.Barrier(2), list[str]()

    def reply(who: str) -> None:
        start.wait()
        try:
            with world.database.writing() as db:
                values: dict[str, Any] = {"actor": who, "day": world.day, "now": world.now}
                actions.answer(db, row, **values, outcome="full", words=f"De {who}")
            ends.append("answered")
        except actions.Conflict:
            ends.append("conflict")

    threads = [threading.Thread(target=reply, args=(who,)) for who in (NADIA, OMAR)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ends) == ["answered", "conflict"]
    with world.database.reading() as db:
        replies = [event for event in cases.events(db, row.id) if event.kind == "answer"]
        assert len(replies) == 1


# -- notices and events ------------------------------------------------------------------------------------


def test_a_notice_is_put_once(desk: Cases) -> None:
    row = desk.registered()
    assert notices.put(desk.db, row, "after_vote", "after_vote:1", {"day": "2026-12-01"}, desk.world.now)
    assert not notices.put(desk.db, row, "after_vote", "after_vote:1", {"day": "2027-12-01"}, desk.world.now)
    assert notices.put(desk.db, row, "after_vote", "after_vote:2", {}, desk.world.now)
    assert desk.notice(row, "after_vote").facts == {"day": "2026-12-01"}
    with pytest.raises(ValueError, match="no kind"):
        notices.put(desk.db, row, "gossip", "g", {}, desk.world.now)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)


def test_facts_and_details_hold_no_words(desk: Cases) -> None:
    row = actions.clarify(desk.db, desk.registered(), **desk.by_staff, words="mot secret")
    row = actions.clarified(desk.db, row, **desk.by_person, words="mot secret")
    row = actions.consult(desk.db, row, **desk.by_staff, words="mot secret")
    row = actions.extend(desk.db, row, **desk.by_staff, words="mot secret")
    row = actions.refuse(desk.db, row, **desk.by_staff, code="other", words="mot secret")
    row = desk.decided(desk.complains(row, "president"), "president")
    held = [notice.facts for notice in notices.of_request(desk.db, row.id)]
    held += [event.detail for event in cases.events(desk.db, row.id)]
    for text in (text for each in held for text in _texts(each)):
        assert " " not in text, text
    for event in cases.events(desk.db, row.id):
        assert event.actor in (NADIA, "requester")
        assert event.happened_on == desk.world.day


def test_every_action_wants_its_words(desk: Cases) -> None:
    row = desk.registered()
    for act in (actions.clarify, actions.consult, actions.extend):
        refused(desk, row, "words", act, desk.db, row, **desk.by_staff, words=" \n")


def test_another_communes_cases_are_left_alone(desk: Cases) -> None:
    row = desk.registered()
    desk.on(DUE + timedelta(days=1))
    assert actions.lapse(desk.db, "settat", day=desk.world.day, now=desk.world.now) == []
    assert desk.again(row).revision == row.revision


def test_staff_write_how_they_know_that_it_was_withdrawn(desk: Cases) -> None:
    row = actions.withdraw(desk.db, desk.registered(), **desk.by_staff, words="Dit au guichet")
    assert cases.events(desk.db, row.id)[-1].words == "Dit au guichet"
