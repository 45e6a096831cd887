"""Notices in the tables: when they may leave, what proves them and from which day, what a near day calls for, and the vote."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from case_rig import Cases
from hypothesis import given
from hypothesis import strategies as st
from notice_rig import Notices
from sqlalchemy import select, update
from world import NADIA, World

from data import programmes, rounds
from data.calendar import days as calendar
from data.calendar.working_days import WORKING, WorkingDays
from data.engine import Db
from data.requests import actions, cases, clocks, identity, notices, proofs, reminders, vote
from data.requests.states import NotAllowed
from data.tables import audit_events
from data.tables import programme_versions as versions


@pytest.fixture
def rig(world: World) -> Notices:
    return Notices(world)


@pytest.fixture
def db(rig: Notices) -> Iterator[Db]:
    with rig.world.database.writing() as db:
        rig.lets_write(db)
        yield db


@pytest.fixture
def desk(rig: Notices, db: Db) -> Cases:
    return rig.cases(db)


# -- proof -----------------------------------------------------------------------------------------------------


def test_a_proof_only_gets_stronger(rig: Notices, db: Db, desk: Cases) -> None:
    row = desk.refused()
    rig.advance(db)
    notice = rig.of(db, row, "refused")
    on = rig.world.day
    for proof, taken in (
        ("sent", True),
        ("sent", False),
        ("read", True),
        ("delivered", False),
        ("handed", False),
    ):
        found = notices.held(db, notice.id)
        assert found
        assert proofs.prove(db, row, found[0], proof, on, rig.clock.now()) is taken
    again = rig.again(db, notice)
    assert (again.state, again.proof, again.proved_on) == ("told", "read", on)


def test_the_window_begins_on_the_day_that_proves_the_reply(rig: Notices, db: Db, desk: Cases) -> None:
    row = desk.refused()
    before = desk.due(row, "president_window")
    rig.advance(db)
    rig.clock.move(days=5)
    notice = rig.of(db, row, "refused")
    rig.leaves(db, notice, "delivered")
    rig.advance(db)
    again = rig.again(db, notice)
    assert (again.proof, again.proved_on) == ("delivered", rig.world.day)
    clock = clocks.find(db, row.id, "president_window")
    assert clock
    assert before
    assert clock.starts_on == rig.world.day
    assert clock.due_on
    assert clock.due_on > before
    assert clock.told_due_on == before  # what the notice named: the safe side
    [correction] = [each for each in notices.of_request(db, row.id) if each.kind == "date_changed"]
    assert correction.facts["after"] == clock.due_on.isoformat()


def test_until_it_is_proved_the_day_of_the_reply_counts(rig: Notices, db: Db, desk: Cases) -> None:
    row = desk.refused()
    rig.advance(db)
    rig.clock.move(days=3)
    rig.advance(db)
    clock = clocks.find(db, row.id, "president_window")
    assert clock
    assert (clock.starts_on, clock.told_due_on) == (rig.world.day - timedelta(days=3), None)


def test_a_later_reply_begins_the_window_and_the_earlier_one_no_longer_moves_it(
    rig: Notices, db: Db, desk: Cases
) -> None:
    """The commune is silent, the president decides, then the commune replies: each notice begins a window of its own."""
    row = desk.registered()
    rig.at("2026-12-21")
    desk.lapse()
    row = desk.complains(desk.again(row), "president")
    row = desk.decided(row, "president")
    decided = rig.of(db, row, "decided")
    rig.advance(db)
    rig.clock.move(days=2)
    row = desk.refused(desk.again(row))
    late = rig.of(db, row, "refused")
    assert late.facts.get("starts") == decided.facts["starts"] == "cdai_window"
    begun = clocks.find(db, row.id, "cdai_window")
    rig.clock.move(days=1)
    rig.leaves(db, decided, "delivered")
    rig.advance(db)
    assert rig.again(db, decided).proof == "delivered"
    assert begun
    assert clocks.find(db, row.id, "cdai_window") is not None
    now = clocks.find(db, row.id, "cdai_window")
    assert now
    assert now.starts_on == begun.starts_on


def test_staff_hand_a_notice_over_and_that_is_proof(rig: Notices, db: Db, desk: Cases) -> None:
    row = desk.refused()
    notice = rig.of(db, row, "refused")
    day, now = rig.world.day, rig.clock.now()
    for on in (day + timedelta(days=1), day - timedelta(days=1)):
        with pytest.raises(NotAllowed):
            proofs.hand(db, "berkane", notice.id, actor=NADIA, on=on, day=day, now=now)
    with pytest.raises(LookupError):
        proofs.hand(db, "settat", notice.id, actor=NADIA, on=day, day=day, now=now)
    rig.clock.move(days=4)
    day, now = rig.world.day, rig.clock.now()
    handed = proofs.hand(db, "berkane", notice.id, actor=NADIA, on=day, day=day, now=now)
    assert (handed.state, handed.proof, handed.proved_on) == ("told", "handed", day)
    clock = clocks.find(db, row.id, "president_window")
    assert clock
    assert clock.starts_on == day
    assert rig.kinds(db, row, "waiting").count("date_changed") == 0  # no second paper after the paper
    with pytest.raises(NotAllowed):
        proofs.hand(db, "berkane", notice.id, actor=NADIA, on=day, day=day, now=now)
    [line] = db.execute(select(audit_events).where(audit_events.c.action == "notice_handed")).all()
    assert (line.actor, line.subject) == (NADIA, row.reference)


def test_staff_are_told_of_a_reply_that_nothing_proves(rig: Notices, db: Db, desk: Cases) -> None:
    row = desk.refused()
    assert proofs.unproved(db, "berkane", rig.clock.now()) == []
    rig.clock.move(days=3, seconds=1)
    [found] = proofs.unproved(db, "berkane", rig.clock.now())
    assert (found.reference, found.kind) == (row.reference, "refused")
    rig.all_leave(db)
    assert proofs.unproved(db, "berkane", rig.clock.now()) == []


# -- corrections -----------------------------------------------------------------------------------------------


def test_who_was_told_a_date_is_corrected_once_and_only_after_a_little(
    rig: Notices, db: Db, desk: Cases
) -> None:
    row = desk.registered()
    rig.all_leave(db)
    assert clocks.of_request(db, row.id)[0].told_due_on == desk.due(row)
    told = desk.due(row)
    for day in ("2026-12-03", "2026-12-04"):
        rig.clock.move(seconds=30)
        closed = {"ar": "إغلاق", "fr": "Fermeture"}
        more = {"kind": "closure", "names": closed, "starts_on": date.fromisoformat(day)}
        calendar.add(db, "berkane", actor=NADIA, now=rig.clock.now(), **more)  # type: ignore[arg-type]
    assert rig.advance(db) == 0
    rig.clock.move(minutes=6)
    assert rig.advance(db) == 1
    texts = [each.text for each in rig.said(db)]
    assert sum("tbeddel" in each for each in texts) == 1
    assert told
    assert desk.due(row) == date(2026, 12, 22)
    rig.all_leave(db)
    assert clocks.of_request(db, row.id)[0].told_due_on == date(2026, 12, 22)


# -- last days of the ladder -------------------------------------------------------------------------------------


@given(last=st.dates(date(2026, 1, 1), date(2028, 1, 1)), before=st.sampled_from([5, 1]))
def test_a_moment_is_the_last_working_day_with_so_many_left(last: date, before: int) -> None:
    days = WorkingDays()
    found = reminders.moment(days, last, before)
    assert days.is_working(found)
    assert days.between(found, last, WORKING) == before
    assert found < last
    later = next(day for ahead in range(1, 9) if days.is_working(day := found + timedelta(days=ahead)))
    assert days.between(later, last, WORKING) < before


def _refused_and_told(rig: Notices, db: Db, desk: Cases) -> tuple[cases.RequestRow, date]:
    row = desk.refused()
    rig.all_leave(db)
    due = desk.due(row, "president_window")
    assert due == date(2026, 12, 18)  # a Friday
    return row, due


def test_the_last_day_to_complain_is_told_five_and_one_working_days_before(
    rig: Notices, db: Db, desk: Cases
) -> None:
    row, _ = _refused_and_told(rig, db, desk)
    for day, said in (
        ("2026-12-10", 0),
        ("2026-12-11", 1),
        ("2026-12-16", 1),
        ("2026-12-17", 2),
        ("2026-12-18", 2),
    ):
        rig.at(day).catch_up(db)
        rig.catch_up(db)
        rig.all_leave(db)
        assert rig.kinds(db, row, "told").count("window_ending") == said, day


@pytest.mark.parametrize("hour", [8, 19, 23, 0])
def test_nobody_is_reminded_at_night(rig: Notices, db: Db, desk: Cases, hour: int) -> None:
    row, _ = _refused_and_told(rig, db, desk)
    rig.at("2026-12-11", hour).catch_up(db)
    assert "window_ending" not in rig.kinds(db, row)


def test_nobody_is_reminded_on_a_day_that_is_not_worked(rig: Notices, db: Db, desk: Cases) -> None:
    row, _ = _refused_and_told(rig, db, desk)
    rig.at("2026-12-12").catch_up(db)  # a Saturday
    assert "window_ending" not in rig.kinds(db, row)


def test_a_service_that_slept_sends_one_reminder_and_notes_what_it_missed(
    rig: Notices, db: Db, desk: Cases
) -> None:
    row, _ = _refused_and_told(rig, db, desk)
    rig.at("2026-12-17").catch_up(db)
    found = [each for each in notices.of_request(db, row.id) if each.kind == "window_ending"]
    assert [(each.facts["left"], each.state) for each in found] == [(5, "dropped"), (1, "waiting")]
    assert found[0].facts["dropped"] == "its moment passed"


def test_nothing_is_said_after_the_last_day(rig: Notices, db: Db, desk: Cases) -> None:
    row, _ = _refused_and_told(rig, db, desk)
    rig.at("2026-12-21").catch_up(db)
    assert rig.kinds(db, row, "waiting") == []
    assert "window_ending" not in rig.kinds(db, row, "waiting", "leaving", "told")


def test_an_overdue_window_that_waits_for_its_proof_is_noted_as_missed(
    rig: Notices, db: Db, desk: Cases
) -> None:
    row = desk.registered()
    rig.all_leave(db)
    rig.at("2026-12-21").catch_up(db)
    rig.all_leave(db)
    last = desk.due(row, "president_window")
    assert last
    rig.at((last + timedelta(days=7)).isoformat()).catch_up(db)
    missed = [each for each in notices.of_request(db, row.id) if each.kind == "window_ending"]
    assert [(each.state, each.facts["left"]) for each in missed] == [("dropped", 5), ("dropped", 1)]


def test_a_reminder_that_waited_too_long_is_dropped_and_not_sent(rig: Notices, db: Db, desk: Cases) -> None:
    row, _ = _refused_and_told(rig, db, desk)
    rig.at("2026-12-17", 18).catch_up(db)
    rig.at("2026-12-21", 10)
    rig.advance(db)
    assert rig.of(db, row, "window_ending").facts["dropped"] == "its day passed"


def test_who_was_never_told_of_a_window_is_not_reminded_of_it(rig: Notices, db: Db, desk: Cases) -> None:
    row = desk.refused()
    rig.at("2026-12-11").catch_up(db)
    assert "window_ending" not in rig.kinds(db, row)


def test_who_was_given_everything_is_left_in_peace(rig: Notices, db: Db, desk: Cases) -> None:
    row = desk.answered()
    rig.all_leave(db)
    rig.at("2026-12-11").catch_up(db)
    assert "window_ending" not in rig.kinds(db, row)


def test_silence_is_told_in_the_morning_after_the_last_day(rig: Notices, db: Db, desk: Cases) -> None:
    row = desk.registered()
    rig.all_leave(db)
    rig.at("2026-12-18", 23).catch_up(db)
    assert "unanswered" not in rig.kinds(db, row)
    rig.at("2026-12-19", 8).catch_up(db)
    assert "unanswered" not in rig.kinds(db, row)
    rig.at("2026-12-19", 9).catch_up(db)
    rig.catch_up(db)
    assert rig.kinds(db, row, "waiting") == ["unanswered"]


# -- what says nothing any more ----------------------------------------------------------------------------------


def test_what_the_case_has_outrun_is_dropped_and_what_proves_a_reply_is_not(
    rig: Notices, db: Db, desk: Cases
) -> None:
    row = desk.registered()
    row = actions.clarify(db, row, **desk.by_staff, words="Quel jardin ?")
    row = actions.clarified(db, row, **desk.by_person, words="Celui du quartier")
    row = actions.consult(db, row, **desk.by_staff, words="Le voisin")
    row = actions.consulted(db, row, **desk.by_staff, words="D'accord")
    row = desk.refused(row)
    rig.advance(db)
    assert rig.kinds(db, row, "dropped") == ["sent_to_officer", "clarify", "date_changed", "consulting"]
    assert rig.kinds(db, row, "leaving") == ["registered", "refused"]


def test_the_counters_list_is_cleared_of_what_says_nothing_any_more(
    rig: Notices, db: Db, desk: Cases
) -> None:
    row = desk.registered()
    rig.all_leave(db)
    row = actions.clarify(db, row, **desk.by_staff, words="Quel jardin ?")
    notice = rig.of(db, row, "clarify")
    notices.change(db, notice, "on_paper")
    rig.catch_up(db)
    assert rig.again(db, notice).state == "on_paper"
    actions.clarified(db, row, **desk.by_person, words="Celui du quartier")
    rig.catch_up(db)
    assert rig.again(db, notice).state == "dropped"


def test_a_link_that_ran_out_is_told_once(rig: Notices, db: Db, desk: Cases) -> None:
    row = desk.opened()
    identity.new_link(db, row, now=rig.clock.now())
    rig.catch_up(db)
    assert rig.kinds(db, row) == []
    rig.clock.move(hours=73)
    rig.catch_up(db)
    rig.catch_up(db)
    assert rig.kinds(db, row) == ["identity_expired"]


# -- before the vote ---------------------------------------------------------------------------------------------


def _adoption(db: Db, **when: str) -> None:
    newest = programmes.load(db, programmes.newest_id(db, "berkane"))
    stages = [stage for stage in newest.content["stages"] if stage["id"] != vote.ADOPTION]
    stage = {"id": vote.ADOPTION, "label": {"ar": "المصادقة", "fr": "Adoption", "ary": "المصادقة"}, **when}
    content = {**newest.content, "stages": [*stages, *([stage] if when else [])]}
    db.execute(update(versions).where(versions.c.id == newest.id).values(content=content))


def test_a_month_is_passed_only_by_a_later_month(db: Db) -> None:
    day, closes = date(2026, 11, 21), date(2027, 1, 10)
    assert closes in [row.closes_on for row in rounds.of_commune(db, "berkane")]
    _adoption(db, month="2027-02")
    for due, kind, is_after in (
        (date(2026, 12, 18), "consultation", False),
        (closes, "consultation", False),
        (date(2027, 1, 11), "consultation", True),
        (date(2027, 2, 28), "consultation", True),
        (date(2027, 3, 1), "session", True),
    ):
        found = vote.before_vote(db, "berkane", due, day)
        assert (found and found.kind, found and found.is_after) == (kind, is_after), due
    found = vote.before_vote(db, "berkane", date(2027, 3, 1), day)
    assert found
    assert found.as_json() == {"kind": "session", "month": "2027-02", "is_after": True}


def test_a_session_with_a_day_is_passed_by_the_next_day(db: Db) -> None:
    _adoption(db, date="2026-12-17")
    found = vote.before_vote(db, "berkane", date(2026, 12, 17), date(2026, 11, 21))
    assert found
    assert (found.kind, found.is_after) == ("consultation", False)
    found = vote.before_vote(db, "berkane", date(2026, 12, 18), date(2026, 11, 21))
    assert found
    assert found.as_json() == {"kind": "session", "day": "2026-12-17", "is_after": True}
    # Once the session is over, only the consultation is ahead.
    found = vote.before_vote(db, "berkane", date(2026, 12, 18), date(2026, 12, 18))
    assert found
    assert found.kind == "consultation"


def test_nothing_is_said_of_a_vote_that_nobody_entered(db: Db) -> None:
    _adoption(db)
    assert vote.before_vote(db, "berkane", date(2027, 3, 1), date(2027, 2, 1)) is None


def test_an_answer_that_comes_to_fall_after_the_vote_is_told_once(rig: Notices, db: Db, desk: Cases) -> None:
    _adoption(db, date="2026-12-18")
    row = desk.registered()  # due on 18 December: in time
    rig.all_leave(db)
    rig.catch_up(db)
    assert "after_vote" not in rig.kinds(db, row)
    _adoption(db, date="2026-12-17")  # the session is held earlier
    for _ in range(3):
        rig.catch_up(db)
    assert rig.kinds(db, row).count("after_vote") == 1
    rig.all_leave(db)
    assert "dawra" in rig.said(db)[-1].text
    rig.catch_up(db)
    assert rig.kinds(db, row).count("after_vote") == 1


def test_a_correction_that_moves_it_across_says_so_itself(rig: Notices, db: Db, desk: Cases) -> None:
    _adoption(db, date="2026-12-18")
    row = desk.registered()
    rig.all_leave(db)
    closed = {"ar": "إغلاق", "fr": "Fermeture"}
    more = {"kind": "closure", "names": closed, "starts_on": date(2026, 12, 3)}
    calendar.add(db, "berkane", actor=NADIA, now=rig.clock.now(), **more)  # type: ignore[arg-type]
    rig.catch_up(db)
    rig.clock.move(minutes=6)
    rig.all_leave(db)
    assert "Reddo lbal" in rig.said(db)[-1].text
    rig.catch_up(db)
    assert "after_vote" not in rig.kinds(db, row)


# -- the person in charge ----------------------------------------------------------------------------------------


def test_the_person_in_charge_is_reminded_without_anything_personal(
    rig: Notices, db: Db, desk: Cases
) -> None:
    row = desk.registered()  # due on Friday 18 December
    rig.all_leave(db)
    written, before = {}, 0
    for day in (
        "2026-12-10",
        "2026-12-11",
        "2026-12-14",
        "2026-12-16",
        "2026-12-17",
        "2026-12-18",
        "2026-12-21",
    ):
        rig.at(day).catch_up(db)
        rig.catch_up(db)
        texts = rig.mail_texts(db, "officer:")
        written[day], before = texts[before:], len(texts)
    assert [day for day, texts in written.items() if texts] == ["2026-12-11", "2026-12-17", "2026-12-21"]
    text = written["2026-12-21"][0]
    assert row.reference in text
    assert "18 décembre 2026" in text
    for personal in ("Fatima", "Bennani", "jardin", "FA123456"):
        assert personal not in text
    rig.at("2026-12-28").catch_up(db)  # a week later it still is
    assert len(rig.mail_texts(db, "officer:")) == 4


def test_a_reply_ends_the_reminders_of_the_person_in_charge(rig: Notices, db: Db, desk: Cases) -> None:
    desk.refused()
    rig.at("2026-12-11").catch_up(db)
    assert rig.mail_texts(db, "officer:") == []
