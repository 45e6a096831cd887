"""The ladder as it stands: late replies, complaints noted late, cases that nobody takes further (articles 18 to 21)."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from case_rig import DUE, Cases
from world import World

from data.calendar import days as calendar
from data.requests import actions, cases, clocks, ladder, retention
from data.requests.actions.lapses import LEFT_OPEN, NOTED_LATE
from data.requests.cases import RequestRow
from data.requests.states import NotAllowed

DAY = timedelta(days=1)


@pytest.fixture
def desk(world: World) -> Iterator[Cases]:
    with world.database.writing() as db:
        yield Cases(world, db)


def at_president(desk: Cases) -> RequestRow:
    """The commune was silent, and the person complained to the president."""
    row = desk.registered()
    return desk.complains(desk.on(DUE + DAY).again(row), "president")


def at_commission(desk: Cases) -> RequestRow:
    return desk.complains(desk.decided(at_president(desk), "president"), "cdai")


def at_court(desk: Cases) -> RequestRow:
    return desk.complains(desk.decided(at_commission(desk), "cdai"), "court")


def named(desk: Cases, row: RequestRow) -> dict[str, date]:
    facts = desk.notice(row, "refused").facts
    return {kind: date.fromisoformat(day) for kind, day in facts["dates"].items()}


def stands(desk: Cases, row: RequestRow) -> list[ladder.Rung]:
    return ladder.rungs(desk.db, row, desk.world.day)


# -- a refusal, wherever the complaint has got to -------------------------------------------------------------


def test_a_refusal_names_the_window_that_it_opens(desk: Cases) -> None:
    row = desk.refused()
    assert named(desk, row) == {"president_window": desk.due(row, "president_window")}
    president, cdai, court = stands(desk, row)
    assert president.window
    assert president.window.last_day == desk.due(row, "president_window")
    assert cdai.latest == president.window.last_day + timedelta(days=15 + 30)
    assert court.latest == cdai.latest + timedelta(days=30 + 60)


def test_a_refusal_while_the_president_still_has_time(desk: Cases) -> None:
    row = at_president(desk)
    row = desk.on(desk.world.day + timedelta(days=3)).refused(row)
    due = desk.due(row, "president_answer")
    assert due
    assert named(desk, row) == {"president_answer": due}
    president, cdai, court = stands(desk, row)
    assert (president.lodged_on, president.answer_due, president.window) == (DUE + DAY, due, None)
    assert (cdai.window, cdai.latest) == (None, due + timedelta(days=30))
    assert court.latest == due + timedelta(days=30 + 30 + 60)


@pytest.mark.parametrize("is_decided", [False, True])
def test_a_refusal_after_the_president_opens_the_way_to_the_commission(desk: Cases, is_decided: bool) -> None:
    row = at_president(desk)
    if is_decided:
        row = desk.decided(row, "president")
    row = desk.on(DUE + timedelta(days=60)).refused(desk.again(row))
    last = desk.world.day + timedelta(days=30)
    assert named(desk, row) == {"cdai_window": last}
    president, cdai, court = stands(desk, row)
    assert (president.lodged_on, president.answer_due) == (DUE + DAY, None)
    assert cdai.window
    assert (cdai.window.last_day, court.latest) == (last, last + timedelta(days=30 + 60))


def test_a_refusal_while_the_commission_has_time(desk: Cases) -> None:
    row = desk.refused(at_commission(desk))
    due = desk.due(row, "cdai_answer")
    assert due
    assert named(desk, row) == {"cdai_answer": due}
    assert stands(desk, row)[2].latest == due + timedelta(days=60)


@pytest.mark.parametrize("is_decided", [False, True])
def test_a_refusal_once_the_way_to_the_court_is_open(desk: Cases, is_decided: bool) -> None:
    row = at_commission(desk)
    row = desk.decided(row, "cdai") if is_decided else row
    begun = desk.world.day if is_decided else desk.due(row, "cdai_answer")
    assert begun
    row = desk.on(DUE + timedelta(days=40)).refused(desk.again(row))
    assert named(desk, row) == {"court_window": begun + timedelta(days=60)}, "without a run of the clock"
    court = stands(desk, row)[2]
    assert court.window
    assert court.window.last_day == begun + timedelta(days=60)


def test_a_refusal_before_the_court_names_no_day(desk: Cases) -> None:
    row = desk.refused(at_court(desk))
    assert named(desk, row) == {}
    assert all(rung.lodged_on and not rung.window for rung in stands(desk, row))


def test_a_partial_answer_to_who_complained_names_the_same_days(desk: Cases) -> None:
    row = actions.answer(
        desk.db, at_president(desk), **desk.by_staff, outcome="partial", words="Voici", withheld="Les noms"
    )
    facts = desk.notice(row, "partly_answered").facts
    assert facts["dates"] == {"president_answer": str(desk.due(row, "president_answer"))}


# -- a step is taken once -------------------------------------------------------------------------------------


def test_a_step_that_was_taken_is_not_open_again_when_the_calendar_moves(desk: Cases) -> None:
    row = at_president(desk)
    calendar.add(
        desk.db,
        "berkane",
        kind="closure",
        names={"fr": "x", "ar": "س"},
        starts_on=DUE - DAY,
        actor="nadia",
        now=desk.world.now,
    )
    assert actions.window_of(desk.db, row, "president", desk.on(DUE + timedelta(days=9)).world.day) is None


def test_silence_may_be_complained_about_after_a_redirection(desk: Cases) -> None:
    row = desk.registered()
    row = desk.on(DUE + timedelta(days=5)).again(row)
    row = actions.redirect(desk.db, row, **desk.by_staff, body="La région", words="Elle l'a")
    assert (row.state, row.outcome) == ("answered", "redirected")
    assert desk.complains(row, "president").state == "complaint_president"


# -- what is noted late ---------------------------------------------------------------------------------------


def test_a_case_is_closed_only_when_no_complaint_can_be_on_its_way(desk: Cases) -> None:
    row = desk.refused()
    desk.prove(row, "refused", desk.world.day)
    last = desk.due(row, "president_window")
    assert last
    desk.on(last + NOTED_LATE)
    assert desk.lapse() == []
    assert desk.complains(row, "president", last).state == "complaint_president"
    other = desk.refused(desk.registered(subject="autre"))
    desk.prove(other, "refused", desk.world.day)
    desk.on((desk.due(other, "president_window") or last) + NOTED_LATE + DAY)
    desk.lapse()
    assert desk.again(other).state == "closed"


def test_a_complaint_lodged_in_time_opens_a_closed_case(desk: Cases) -> None:
    row = desk.refused()
    desk.prove(row, "refused", desk.world.day)
    last = desk.due(row, "president_window")
    assert last
    desk.on(last + timedelta(days=60)).lapse()
    row = desk.again(row)
    assert row.state == "closed"
    with pytest.raises(NotAllowed) as late:
        desk.complains(row, "president", last + DAY)
    assert late.value.code == "too_late"
    row = desk.complains(row, "president", last)
    assert (row.state, row.closed_on, row.outcome) == ("complaint_president", None, "refused")
    assert desk.due(row, "president_answer") == last + timedelta(days=15)


def test_who_withdrew_cannot_complain(desk: Cases) -> None:
    row = actions.withdraw(desk.db, desk.refused(), **desk.by_person)
    with pytest.raises(NotAllowed) as caught:
        desk.complains(row, "president")
    assert caught.value.code == "state"


# -- nothing stays for ever -----------------------------------------------------------------------------------


def forgets(desk: Cases) -> int:
    return retention.forget_over(desk.db, day=desk.world.day, now=desk.world.now)


@pytest.mark.parametrize("step", ["reply", "president", "cdai"])
def test_silence_that_nobody_takes_further_ends(desk: Cases, step: str) -> None:
    ways: dict[str, Callable[[Cases], RequestRow]] = {"president": at_president, "cdai": at_commission}
    row = ways[step](desk) if step in ways else desk.registered()
    desk.world.clock.move(days=120)
    desk.lapse()
    window = clocks.running(desk.db, "berkane", list(ladder.WINDOWS.values()))[-1]
    assert window.due_on
    desk.on(window.due_on + LEFT_OPEN)
    assert desk.lapse() == []
    desk.world.clock.move(days=1)
    desk.lapse()
    row = desk.again(row)
    assert (row.state, row.outcome, desk.clocks(row)) == ("closed", None, set())
    assert forgets(desk) == 0
    desk.world.clock.move(days=731)
    assert forgets(desk) == 1
    gone = desk.again(row)
    assert (gone.identity, gone.outcome) == (None, None)


def test_a_reply_of_which_nobody_knows_whether_it_was_read_ends_too(desk: Cases) -> None:
    row = desk.refused()
    last = desk.due(row, "president_window")
    assert last
    desk.on(last + LEFT_OPEN)
    assert desk.lapse() == []
    desk.world.clock.move(days=1)
    assert [each.opened for each in desk.lapse()] == [None]
    assert desk.again(row).state == "closed"


def test_staff_close_silence_when_no_complaint_can_be_on_its_way(desk: Cases) -> None:
    row = desk.registered()
    desk.on(DUE + timedelta(days=5)).lapse()
    row, last = desk.again(row), desk.due(row, "president_window")
    assert last
    for day, is_closed in ((last + NOTED_LATE, False), (last + NOTED_LATE + DAY, True)):
        desk.on(day)
        if is_closed:
            assert actions.close(desk.db, row, **desk.by_staff).state == "closed"
        else:
            with pytest.raises(NotAllowed) as caught:
                actions.close(desk.db, row, **desk.by_staff)
            assert caught.value.code == "no_reply"


def test_staff_close_a_case_before_the_court(desk: Cases) -> None:
    row = at_court(desk)
    desk.world.clock.move(days=1)
    assert actions.close(desk.db, row, **desk.by_staff, words="Désistement").state == "closed"


def test_a_case_before_the_court_is_over_after_years(desk: Cases) -> None:
    row = at_court(desk)
    desk.world.clock.move(days=729)
    assert forgets(desk) == 0
    desk.world.clock.move(days=2)
    assert forgets(desk) == 1
    row = desk.again(row)
    assert (row.state, row.has_identity, desk.clocks(row)) == ("closed", True, set())
    assert forgets(desk) == 0
    desk.world.clock.move(days=731)
    assert forgets(desk) == 1
    assert not desk.again(row).has_identity


def test_a_form_that_nobody_registered_goes_after_a_year(desk: Cases) -> None:
    row = desk.sent()
    desk.world.clock.move(days=364)
    assert forgets(desk) == 0
    desk.world.clock.move(days=1)
    assert forgets(desk) == 1
    gone = desk.again(row)
    assert (gone.state, gone.is_erased, gone.has_identity) == ("closed", True, False)
    assert not any(event.words for event in cases.events(desk.db, row.id))
