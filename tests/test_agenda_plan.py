"""The plan of reminders, backwards from a date: what is told when, to whom, and never twice or after its day."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from agenda_rig import (
    OTHER_PLACE,
    TODAY,
    add_session,
    add_workshop,
    agree,
    at,
    citizen,
    leave,
    plan_day,
    point,
    postpone,
    registered,
    rows_of,
    run_days,
    session,
    sitting,
    subscriber,
    told_all,
    who,
    workshop,
)
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update
from world import FATIMA, World

from data import consents
from data.agenda import (
    announcements,
    plan,
    registrations,
    rows,
    sessions,
    sittings,
    subscriptions,
    topics,
    wall,
    workshops,
)
from data.agenda.plan import Meeting, Topic
from data.calendar.delays import of_law
from data.calendar.working_days import WorkingDays
from data.commune_folder import Localized, Time
from data.engine import Db
from data.forgetting import forget_citizen
from data.tables import announcements as table
from data.tables import contributions, council_sessions, rounds

FIRST = TODAY + timedelta(days=20)


@pytest.fixture
def db(world: World) -> Iterator[Db]:
    with world.database.writing() as db:
        yield db


def ahead(days: int) -> date:
    return TODAY + timedelta(days=days)


def topic(*days: date, **more: Any) -> Topic:
    meetings = tuple(Meeting(n, day, "10:00", None, None, plan.ON) for n, day in enumerate(days, 1))
    return Topic(plan.SESSION, "2027-02", 1, meetings, **more)


def said(found: Topic) -> list[tuple[str, int, int]]:
    """(kind, first day, last day), counted from the first meeting."""
    first = found.meetings[0].day
    return [
        (step.kind, (step.opens_on - first).days, (step.until - first).days) for step in plan.steps(found)
    ]


# -- pure --------------------------------------------------------------------------------------------------


def test_the_steps_of_an_ordinary_session() -> None:
    found = topic(FIRST, agenda_number=1, agenda_on=FIRST - timedelta(days=10))
    assert said(found) == [("agenda_published", -10, -8), ("in_a_week", -7, -2), ("tomorrow", -1, -1)]


@pytest.mark.parametrize(
    ("number", "before", "steps"),
    [
        (2, 9, [("agenda_changed", -9, -8), ("in_a_week", -7, -2), ("tomorrow", -1, -1)]),
        (2, 7, [("in_a_week", -7, -2), ("tomorrow", -1, -1)]),
        (2, 4, [("in_a_week", -7, -5), ("agenda_changed", -4, -2), ("tomorrow", -1, -1)]),
        (2, 1, [("in_a_week", -7, -2), ("tomorrow", -1, -1)]),
        (1, 3, [("in_a_week", -7, -2), ("tomorrow", -1, -1)]),
    ],
)
def test_an_agenda_that_changes_is_news_on_days_without_another_reminder(
    number: int, before: int, steps: list[tuple[str, int, int]]
) -> None:
    assert said(topic(FIRST, agenda_number=number, agenda_on=FIRST - timedelta(days=before))) == steps


def test_several_sittings() -> None:
    found = topic(FIRST, FIRST + timedelta(days=2), FIRST + timedelta(days=12))
    assert said(found) == [
        ("in_a_week", -7, -2),
        ("tomorrow", -1, -1),
        ("tomorrow", 1, 1),
        ("in_a_week", 5, 10),
        ("tomorrow", 11, 11),
    ]


def test_what_was_decided_or_where_to_read_it() -> None:
    held = {"is_held": True}
    after = [("posted", 8, 10)]
    assert said(topic(FIRST, **held))[-1:] == after
    assert said(topic(FIRST, **held, news_on=FIRST + timedelta(days=3)))[2:] == [("decided", 3, 33)]
    assert said(topic(FIRST, **held, news_on=FIRST + timedelta(days=9)))[2:] == [
        ("posted", 8, 8),
        ("decided", 9, 39),
    ]


def test_the_last_useful_day_to_ask_is_answered_before_the_sitting() -> None:
    days, delay = WorkingDays(), of_law()["reply"]
    last = plan.last_useful_day(days, delay, date(2027, 2, 3))
    assert last == date(2027, 1, 5)  # 20 working days later: 2 February
    assert plan.last_useful_day(days, of_law()["urgent"], date(2027, 2, 3)) == date(2027, 1, 29)
    assert plan.working_day_before(days, date(2027, 1, 4)) == date(2027, 1, 1)


_days = st.lists(st.integers(0, 60), min_size=1, max_size=4, unique=True).map(
    lambda found: [FIRST + timedelta(days=each) for each in sorted(found)]
)


@given(
    days=_days,
    number=st.integers(0, 3),
    before=st.integers(0, 40),
    held=st.booleans(),
    news=st.none() | st.integers(0, 40),
)
def test_windows(days: list[date], number: int, before: int, held: bool, news: int | None) -> None:
    """No reminder after its date, none of them on the day of another, each slot once."""
    found = topic(
        *days,
        agenda_number=number,
        agenda_on=days[0] - timedelta(days=before) if number else None,
        is_held=held,
        news_on=days[-1] + timedelta(days=news) if news is not None and held else None,
    )
    steps = plan.steps(found)
    assert all(count == 1 for count in Counter(step.slot for step in steps).values())
    dated = [step for step in steps if step.kind in plan.DATED_KINDS]
    for step in dated:
        assert step.about
        assert step.opens_on <= step.until < step.about
    taken = Counter(
        step.opens_on + timedelta(days=n)
        for step in dated
        for n in range((step.until - step.opens_on).days + 1)
    )
    assert all(count == 1 for count in taken.values())


def test_the_town_s_hour_is_an_instant_only_when_it_is_asked() -> None:
    """Morocco is at UTC+0 for good since 20 September 2026."""
    instant = wall.in_zone("Africa/Casablanca")
    assert instant(date(2026, 8, 3), "10:00") == datetime(2026, 8, 3, 9, tzinfo=UTC)
    assert instant(date(2026, 9, 21), "10:00") == datetime(2026, 9, 21, 10, tzinfo=UTC)
    assert instant(date(2027, 2, 20), "10:00") == datetime(2027, 2, 20, 10, tzinfo=UTC)  # in Ramadan


# -- who is told -------------------------------------------------------------------------------------------


def test_each_hears_what_concerns_them(db: Db, world: World) -> None:
    everything = subscriber(db)
    by_axis, elsewhere = subscriber(db, "axis", "A4"), subscriber(db, "axis", "A2")
    nothing_written = subscriber(db, "mine")
    never_agreed = subscriber(db, agrees=False)
    said_no = subscriber(db)
    agree(db, said_no, is_given=False)
    fatima = world.person(db, FATIMA).citizen_id
    world.recorded(db, FATIMA, name="Fatima", axis="A4", commitment=None)
    agree(db, fatima)
    subscriptions.subscribe(
        db,
        commune_id="berkane",
        citizen_id=fatima,
        account_id=FATIMA.account,
        kind="mine",
        language="ar",
        now=world.now,
    )
    add_session(db, sitting(20), points=[point(axes=["A4"])], day=TODAY)
    heard = run_days(db, FIRST, ahead(1))
    own = [(day, kind) for day, person, kind in heard if person == everything]
    assert own == [
        (ahead(1), "agenda_published"),
        (ahead(13), "in_a_week"),
        (ahead(19), "tomorrow"),
    ]
    assert {person for _, person, _ in heard} == {everything, by_axis, fatima}
    assert not {elsewhere, nothing_written, never_agreed, said_no} & {person for _, person, _ in heard}
    db.execute(update(contributions).values(status="withdrawn"))
    assert [rows_of(db, each) for each in (nothing_written, never_agreed, said_no)] == [[], [], []]


def test_due_at_half_past_nine_of_the_town(db: Db) -> None:
    subscriber(db)
    add_session(db, sitting(20))
    plan_day(db, ahead(11))
    assert db.execute(select(table.c.kind, table.c.due_at)).all() == [
        ("in_a_week", datetime(2026, 12, 4, 9, 30, tzinfo=UTC))
    ]
    assert leave(db, ahead(13), 9) == []
    assert [row.kind for row in leave(db, ahead(13), 10)] == ["in_a_week"]


def test_whoever_subscribes_late_has_just_seen_it(db: Db) -> None:
    add_session(db, sitting(20), points=[point()])
    newcomer = subscriber(db, now=at(ahead(15)))
    assert [kind for _, person, kind in run_days(db, FIRST, ahead(15)) if person == newcomer] == ["tomorrow"]
    assert rows_of(db, newcomer) == [("tomorrow", "told", None)]


def test_a_session_announced_at_short_notice_is_heard_of(db: Db) -> None:
    subscriber(db)
    add_session(db, sitting(5), kind="extraordinary", points=[point()])
    assert [kind for _, _, kind in run_days(db, ahead(5))] == ["in_a_week", "tomorrow"]


def test_an_expected_session_says_nothing(db: Db) -> None:
    subscriber(db)
    add_session(db, points=[point()])
    assert run_days(db, ahead(30)) == []


def test_the_last_days_to_comment_and_to_ask(db: Db) -> None:
    person = subscriber(db)
    db.execute(update(rounds).where(rounds.c.commune_id == "berkane").values(closes_on=ahead(30)))
    add_session(db, sitting(45), points=[point()])
    heard = [(day, kind) for day, who_hears, kind in run_days(db, ahead(45), ahead(1)) if who_hears == person]
    # 2027-01-05; twenty working days before it, with the new year's days, is early December.
    found = topics.of_session(db, session(db))
    assert found.ask_until == date(2026, 12, 4)
    assert heard == [
        (ahead(1), "agenda_published"),
        (date(2026, 12, 3), "last_to_ask"),
        (ahead(29), "last_to_comment"),
        (ahead(38), "in_a_week"),
        (ahead(44), "tomorrow"),
    ]
    add_session(db, sitting(50), name="2027-03")
    plan_day(db, ahead(30))
    assert sum(kind == "last_to_comment" for kind, _, _ in rows_of(db, person)) == 1


def test_after_it_the_decisions(db: Db) -> None:
    subscriber(db)
    row = add_session(db, sitting(20))
    run_days(db, FIRST)
    row = sittings.hold(db, row, **who(FIRST))
    assert run_days(db, ahead(27), ahead(21)) == []
    assert [(day, kind) for day, _, kind in run_days(db, ahead(30), ahead(28))] == [(ahead(28), "posted")]
    sessions.decide(db, row, [Localized(ar="ق", fr="Adopté", ary="ق")], **who(ahead(31)))
    assert [(day, kind) for day, _, kind in run_days(db, ahead(40), ahead(31))] == [(ahead(31), "decided")]


# -- stopping, sleeping ------------------------------------------------------------------------------------


def test_whoever_stops_or_leaves_between_is_not_told(db: Db) -> None:
    stops, leaves = subscriber(db), subscriber(db)
    add_session(db, sitting(20))
    plan_day(db, ahead(12))
    agree(db, stops, is_given=False)
    subscriptions.unsubscribe(db, leaves)
    assert leave(db, ahead(13)) == []
    assert rows_of(db, stops) == [("in_a_week", "dropped", "stopped")]
    assert rows_of(db, leaves) == [("in_a_week", "dropped", "not_concerned")]


def test_a_planner_that_was_off_for_two_days_drops_what_is_over_and_says_the_rest_once(db: Db) -> None:
    person = subscriber(db)
    add_session(db, sitting(20))
    heard = run_days(db, FIRST + timedelta(days=2), ahead(15))  # off from D-7 to D-5: the week's still holds
    assert [(day, kind) for day, _, kind in heard] == [(ahead(15), "in_a_week"), (ahead(19), "tomorrow")]
    other = subscriber(db)
    add_session(db, sitting(20), name="2027-05")
    run_days(db, ahead(30), FIRST)  # it wakes on the day itself
    mine = [each for each in rows_of(db, other) if each[1] != "told"]
    assert mine == [("in_a_week", "dropped", "late"), ("tomorrow", "dropped", "late")] * 2
    assert all(state == "told" for kind, state, _ in rows_of(db, person)[:2])


def test_a_row_that_waited_too_long_is_dropped_when_it_would_leave(db: Db) -> None:
    person = subscriber(db)
    add_session(db, sitting(20))
    plan_day(db, ahead(18))
    assert leave(db, FIRST) == []
    assert rows_of(db, person)[-1] == ("tomorrow", "dropped", "late")


def test_planning_twice_puts_nothing_twice(db: Db) -> None:
    subscriber(db)
    add_session(db, sitting(20))
    assert plan_day(db, ahead(13)) == 1
    assert plan_day(db, ahead(13)) == 0


# -- after a change ----------------------------------------------------------------------------------------


def test_only_who_was_told_is_corrected_and_what_waits_is_planned_anew(db: Db) -> None:
    told = subscriber(db)
    add_session(db, sitting(20))
    run_days(db, ahead(14))
    newcomer = subscriber(db, now=at(ahead(14)))
    plan_day(db, ahead(18))
    postpone(db, 1, sitting(24), day=ahead(18))
    assert rows_of(db, told)[:3] == [
        ("in_a_week", "told", None),
        ("tomorrow", "dropped", "moved"),
        ("moved", "waiting", None),
    ]
    assert sum(state == "waiting" for _, state, _ in rows_of(db, told)) == 1
    # Who subscribed within the week has seen the old date: the new one is news.
    assert rows_of(db, newcomer) == [("tomorrow", "dropped", "moved"), ("in_a_week", "waiting", None)]
    correction = announcements.of_subject(db, "berkane", "session:2027-02", "waiting")[0]
    assert [each["day"] for each in correction.facts["before"]] == ["2026-12-11"]
    assert [each["day"] for each in correction.facts["meetings"]] == ["2026-12-15"]
    heard = run_days(db, ahead(24), ahead(18))
    assert [kind for _, person, kind in heard if person == told] == ["moved", "tomorrow"]
    assert [kind for _, person, kind in heard if person == newcomer] == ["in_a_week", "tomorrow"]


def test_there_and_back_says_nothing(db: Db) -> None:
    told = subscriber(db)
    add_session(db, sitting(20))
    run_days(db, ahead(14))
    plan_day(db, ahead(18))
    postpone(db, 1, sitting(24), day=ahead(18))
    postpone(db, 2, sitting(20), day=ahead(18))
    assert [each for each in rows_of(db, told) if each[1] != "dropped"] == [
        ("in_a_week", "told", None),
        ("tomorrow", "waiting", None),
    ]
    postpone(db, 3, sitting(24), day=ahead(18))
    assert [kind for kind, state, _ in rows_of(db, told) if state == "waiting"] == ["moved"]


def test_what_is_just_leaving_will_have_been_told(db: Db) -> None:
    told = subscriber(db)
    add_session(db, sitting(20))
    run_days(db, ahead(14))
    postpone(db, 1, sitting(24), day=ahead(15))
    db.execute(update(table).where(table.c.kind == "moved").values(state="leaving"))
    postpone(db, 2, sitting(20), day=ahead(15))
    states = [state for kind, state, _ in rows_of(db, told) if kind == "moved"]
    assert states == ["leaving", "waiting"]


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"place": Localized(**OTHER_PLACE)}, "changed"),
        ({"starts_at": "15:00"}, "changed"),
    ],
)
def test_another_place_or_hour_on_the_same_day_is_said_at_once(
    db: Db, change: dict[str, Any], kind: str
) -> None:
    told = subscriber(db)
    add_session(db, sitting(20, "14:00"))
    run_days(db, ahead(19))
    sittings.change(db, session(db), 1, **change, **who(FIRST, 8))
    assert rows_of(db, told)[-1] == (kind, "waiting", None)
    assert [row.kind for row in leave(db, FIRST, 8)] == [kind]
    sittings.change(db, session(db), 1, is_public=False, **who(FIRST, 8))
    assert leave(db, FIRST, 23) == []


def test_a_place_that_becomes_known_waits_for_the_next_reminder_if_there_is_one(db: Db) -> None:
    told = subscriber(db)
    add_session(db, sitting(20, place=None))
    run_days(db, ahead(14))
    sittings.change(db, session(db), 1, place=Localized(**OTHER_PLACE), **who(ahead(15)))
    assert len(rows_of(db, told)) == 1
    add_session(db, sitting(20, place=None), name="2027-03")
    run_days(db, ahead(19), ahead(14))
    sittings.change(db, session(db, "2027-03"), 1, place=Localized(**OTHER_PLACE), **who(FIRST, 8))
    assert rows_of(db, told)[-1] == ("changed", "waiting", None)


def test_called_off_put_off_and_without_quorum(db: Db) -> None:
    told = subscriber(db)
    add_session(db, sitting(20))
    run_days(db, ahead(19))
    sittings.no_quorum(db, session(db), 1, sitting(24), **who(FIRST))
    assert [row.kind for row in leave(db, FIRST, 13)] == ["moved"]
    postpone(db, 2, None, day=ahead(21))
    assert [row.kind for row in leave(db, ahead(21), 13)] == ["put_off"]
    sessions.cancel(db, session(db), **who(ahead(22)))
    assert [row.kind for row in leave(db, ahead(22), 13)] == ["called_off"]
    corrections = [state for kind, state, _ in rows_of(db, told) if kind in plan.CORRECTIONS]
    assert corrections == ["told"] * 3


def test_no_reminder_besides_a_correction_of_the_same_day(db: Db) -> None:
    told = subscriber(db)
    add_session(db, sitting(20))
    run_days(db, ahead(14))
    postpone(db, 1, sitting(16), day=ahead(15))  # tomorrow's reminder for the new date was due this morning
    assert [row.kind for row in leave(db, ahead(15), 13)] == ["moved"]
    plan_day(db, ahead(15), 14)
    assert leave(db, ahead(15), 15) == []
    assert rows_of(db, told)[-1] == ("tomorrow", "dropped", "overtaken")


def test_the_hour_is_computed_again_when_the_town_s_clock_is_another(
    db: Db, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscriber(db)
    add_session(db, sitting(20))
    plan_day(db, ahead(12))
    monkeypatch.setattr("data.agenda.wall.of_commune", lambda db, commune: wall.in_zone("Europe/Paris"))
    plan_day(db, ahead(12))
    assert db.value(select(table.c.due_at)) == datetime(2026, 12, 4, 8, 30, tzinfo=UTC)


# -- workshops ---------------------------------------------------------------------------------------------


def test_those_who_registered_are_reminded_and_asked_and_get_the_minutes(db: Db) -> None:
    add_workshop(db, capacity=2)
    comes, one = registered(db, 1)
    absent, _ = registered(db, 1)
    waits, _ = registered(db, 1)
    agree(db, absent, consents.WORKSHOPS, is_given=False)
    heard = run_days(db, ahead(19))
    assert heard == [(ahead(18), comes, "in_two_days"), (ahead(19), comes, "tomorrow")]
    registrations.check_in(db, workshop(db), one.reference, day=FIRST, now=at(FIRST))
    workshops.hold(db, workshop(db), **who(FIRST))
    assert run_days(db, ahead(24), FIRST) == [(ahead(21), comes, "after_workshop")]
    workshops.keep_minutes(db, workshop(db), Localized(ar="م", fr="CR", ary="م"), **who(ahead(25)))
    assert run_days(db, ahead(30), ahead(25)) == [(ahead(25), comes, "minutes")]
    assert rows_of(db, waits) == []


def test_a_workshop_that_moves_tells_those_with_seats_and_those_who_wait(db: Db) -> None:
    add_workshop(db, capacity=1)
    sits, one = registered(db)
    waits, _ = registered(db)
    gone, reference = registered(db)
    registrations.cancel(
        db, commune_id="berkane", reference=reference.reference, citizen_id=gone, day=TODAY, now=at(TODAY)
    )
    workshops.postpone(db, workshop(db), ahead(30), time=Time(start="16:00"), **who(ahead(2)))
    assert {row.citizen_id: row.kind for row in leave(db, ahead(2), 13)} == {sits: "moved", waits: "moved"}
    workshops.cancel(db, workshop(db), **who(ahead(3)))
    assert {row.citizen_id: row.kind for row in leave(db, ahead(3), 13)} == {
        sits: "called_off",
        waits: "called_off",
    }
    assert rows_of(db, gone) == []
    assert one.state == "registered"


def test_a_word_about_one_s_own_seat_stops_with_the_strand_of_workshops(db: Db) -> None:
    add_workshop(db, capacity=1)
    registered(db)
    waits, _ = registered(db)
    agree(db, waits, consents.WORKSHOPS, is_given=False)
    workshops.change(db, workshop(db), capacity=2, **who())
    assert leave(db, TODAY, 13) == []
    assert rows_of(db, waits) == [("moved_up", "dropped", "stopped")]


# -- laws --------------------------------------------------------------------------------------------------

_events = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.sampled_from(["postpone", "back", "hour", "nothing", "leave"]),
        st.integers(1, 12),
    ),
    max_size=12,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=_events)
def test_whatever_moves_nobody_hears_twice_or_too_late_and_the_last_word_is_true(
    world: World, events: list[tuple[int, str, int]]
) -> None:
    with world.database.writing() as db:
        db.execute(table.delete())
        db.execute(council_sessions.delete().where(council_sessions.c.session_id.like("S%")))
        name = f"S{citizen(db)}"
        person = subscriber(db)
        add_session(db, sitting(20), name=name)
        day = TODAY
        heard: list[Any] = []
        for wait, what, by in events:
            for _ in range(wait):
                day += timedelta(days=1)
                plan_day(db, day)
                heard += [(day, row) for row in leave(db, day) if row.citizen_id == person]
            _happens(db, name, what, by, day)
            if what == "leave":
                heard += [(day, row) for row in leave(db, day, 13) if row.citizen_id == person]
            waiting = [
                each
                for each in _rows(db, person, name)
                if each.state == "waiting" and each.kind in plan.CORRECTIONS
            ]
            assert len(waiting) <= 1
        heard += [(day, row) for row in leave(db, day, 23) if row.citizen_id == person]
        assert all(count == 1 for count in Counter(row.slot for _, row in heard).values())
        for on, row in heard:
            assert on.isoformat() <= row.facts["until"]
            if row.kind in plan.DATED_KINDS:
                assert on.isoformat() < row.facts["about"]
        reminders = Counter(on for on, row in heard if row.kind in plan.DATED_KINDS)
        assert all(count == 1 for count in reminders.values())
        told = [row for _, row in heard]
        topic_now = topics.of_session(db, session(db, name))
        assert all(
            not plan.differs(meeting, topic_now.meetings[0], had_last_word=False)
            for row in told[-1:]
            for meeting in row.facts["meetings"]
            if max(meeting["day"], topic_now.meetings[0].day.isoformat()) >= day.isoformat()
        )


def _rows(db: Db, person: int, name: str) -> list[Any]:
    return [
        each
        for each in announcements.of_subject(db, "berkane", f"session:{name}")
        if each.citizen_id == person
    ]


def _happens(db: Db, name: str, what: str, by: int, day: date) -> None:
    row = session(db, name)
    tip = rows.standing(rows.sittings_of(db, row))[0][1]
    if what == "postpone":
        postpone_to(db, row, tip.number, day + timedelta(days=by), day)
    elif what == "back" and day < FIRST != tip.held_on:
        postpone_to(db, row, tip.number, FIRST, day)
    elif what == "hour" and tip.held_on > day:
        sittings.change(db, row, tip.number, starts_at=f"{8 + by:02}:00", **who(day))


def postpone_to(db: Db, row: Any, number: int, to: date, day: date) -> None:
    tip = rows.sitting(db, row, number)
    if to != tip.held_on:
        sittings.postpone(db, row, number, sitting(to), **who(day))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.lists(st.integers(21, 40), min_size=1, max_size=4), told_on=st.integers(13, 18))
def test_postponed_there_and_back_before_it_leaves_says_nothing(
    world: World, days: list[int], told_on: int
) -> None:
    assume(all(one != other for one, other in pairwise(days)))
    with world.database.writing() as db:
        db.execute(table.delete())
        db.execute(council_sessions.delete().where(council_sessions.c.session_id.like("S%")))
        name = f"S{citizen(db)}"
        person = subscriber(db)
        add_session(db, sitting(20), name=name)
        run_days(db, ahead(told_on), ahead(13))
        before = [each.slot for each in _rows(db, person, name) if each.state != "dropped"]
        for number, to in enumerate([*days, 20], 1):
            sittings.postpone(db, session(db, name), number, sitting(to), **who(ahead(told_on)))
        after = _rows(db, person, name)
        assert [each.slot for each in after if each.state != "dropped"] == before
        assert all(each.state == "dropped" for each in after if each.kind in plan.CORRECTIONS)
        told_all(db)


def test_somebody_who_is_forgotten_leaves_nothing_here(db: Db) -> None:
    person = subscriber(db)
    add_session(db, sitting(20))
    run_days(db, ahead(14))
    forget_citizen(db, commune_id="berkane", citizen_id=person, day=TODAY, now=at(TODAY))
    assert rows_of(db, person) == []
    assert subscriptions.of_citizen(db, person) == []
    assert run_days(db, FIRST, ahead(14)) == []
