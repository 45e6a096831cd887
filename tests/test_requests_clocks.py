"""The clocks of a case: started, stopped, taken up again, lengthened, ended; each on both databases."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from case_rows import AT, add_cases, corrections_of
from sqlalchemy import update
from world import World

from data.calendar import days, delays
from data.communes import load as load_commune
from data.engine import Db
from data.requests import clocks
from data.requests.clocks import ENDED, RUNNING, STOPPED, ClockError, ClockRow
from data.tables import communes, request_clocks

RECEIVED, DUE = date(2026, 10, 29), date(2026, 11, 30)


@pytest.fixture
def db(world: World) -> Iterator[Db]:
    with world.database.writing() as db:
        yield db


@pytest.fixture
def case(db: Db) -> int:
    return add_cases(db, "berkane")[0]


def begin(db: Db, case: int, kind: str = "reply", starts_on: date = RECEIVED) -> date:
    return clocks.start(db, commune_id="berkane", request_id=case, kind=kind, starts_on=starts_on)


def clock(db: Db, case: int, kind: str = "reply") -> ClockRow:
    found = clocks.find(db, case, kind)
    assert found
    return found


def test_a_clock_starts_with_the_delay_of_the_law(db: Db, case: int) -> None:
    assert begin(db, case) == DUE
    row = clock(db, case)
    assert (row.starts_on, row.amount, row.unit, row.pauses) == (RECEIVED, 20, "working", ())
    assert (row.due_on, row.told_due_on, row.state) == (DUE, None, RUNNING)
    with pytest.raises(ClockError, match="started before"):
        begin(db, case)


def test_the_ladder_of_the_worked_example(db: Db, case: int) -> None:
    steps = [
        ("reply", date(2026, 10, 29), date(2026, 11, 30)),
        ("president_window", date(2026, 11, 30), date(2026, 12, 28)),
        ("president_answer", date(2026, 12, 7), date(2026, 12, 22)),
        ("cdai_window", date(2026, 12, 22), date(2027, 1, 21)),
        ("cdai_answer", date(2027, 1, 4), date(2027, 2, 3)),
        ("court_window", date(2027, 2, 3), date(2027, 4, 4)),
    ]
    for kind, starts_on, due_on in steps:
        assert begin(db, case, kind, starts_on) == due_on
    assert [row.kind for row in clocks.of_request(db, case)] == [kind for kind, _, _ in steps]


def test_an_extension_counts_on_from_the_first_last_day(db: Db, case: int) -> None:
    begin(db, case)
    amount = delays.of_commune(db, "berkane")["extension"].amount
    assert clocks.lengthen(db, case, "reply", amount) == date(2026, 12, 28)
    assert clock(db, case).amount == 40


def test_a_stopped_clock_has_no_last_day_and_runs_on(db: Db, case: int) -> None:
    begin(db, case)
    clocks.stop(db, case, "reply", date(2026, 11, 5))
    row = clock(db, case)
    assert (row.state, row.due_on, row.pauses) == (STOPPED, None, ((date(2026, 11, 5), None),))
    assert clocks.running(db, "berkane") == []
    assert clocks.overdue(db, "berkane", date(2027, 6, 1)) == []
    # 5 days were counted; 15 more after 16 November, of which the 18th is a holiday.
    assert clocks.resume(db, case, "reply", date(2026, 11, 16)) == date(2026, 12, 8)
    assert clock(db, case).state == RUNNING


def test_it_may_be_stopped_twice_and_lengthened_while_it_stands(db: Db, case: int) -> None:
    begin(db, case)
    for first, last in ((3, 4), (9, 10)):
        clocks.stop(db, case, "reply", date(2026, 11, first))
        if first == 9:
            assert clocks.lengthen(db, case, "reply", 20) is None
        clocks.resume(db, case, "reply", date(2026, 11, last))
    # Two working days lost, the 4th and the 10th.
    assert clock(db, case).due_on == date(2026, 12, 30)


def test_what_was_stopped_on_its_last_day_has_a_day_left(db: Db, case: int) -> None:
    begin(db, case)
    clocks.stop(db, case, "reply", DUE)
    assert clocks.resume(db, case, "reply", date(2027, 1, 4)) == date(2027, 1, 5)


def test_a_clock_says_what_cannot_be_done(db: Db, case: int) -> None:
    with pytest.raises(ClockError, match="never started"):
        clocks.stop(db, case, "reply", DUE)
    begin(db, case)
    with pytest.raises(ClockError, match="ran out on 2026-11-30"):
        clocks.stop(db, case, "reply", DUE + timedelta(days=1))
    with pytest.raises(ClockError, match="began on"):
        clocks.stop(db, case, "reply", RECEIVED - timedelta(days=1))
    with pytest.raises(ClockError, match="does not stand still"):
        clocks.resume(db, case, "reply", DUE)
    clocks.stop(db, case, "reply", date(2026, 11, 5))
    with pytest.raises(ClockError, match="does not run"):
        clocks.stop(db, case, "reply", date(2026, 11, 6))
    with pytest.raises(ClockError, match="stopped on 2026-11-05"):
        clocks.resume(db, case, "reply", date(2026, 11, 4))


def test_a_proved_notice_moves_the_start(db: Db, case: int) -> None:
    begin(db, case, "president_window", date(2026, 11, 30))
    assert clocks.move_start(db, case, "president_window", date(2026, 12, 2)) == date(2026, 12, 30)


def test_a_clock_that_ended_never_changes(db: Db, case: int) -> None:
    begin(db, case)
    clocks.end(db, case, "reply")
    ended = clock(db, case)
    assert (ended.state, ended.due_on) == (ENDED, DUE)
    changes: list[Callable[[], object]] = [
        lambda: clocks.stop(db, case, "reply", date(2026, 11, 5)),
        lambda: clocks.resume(db, case, "reply", date(2026, 11, 5)),
        lambda: clocks.lengthen(db, case, "reply", 20),
        lambda: clocks.move_start(db, case, "reply", date(2026, 11, 5)),
    ]
    for change in changes:
        with pytest.raises(ClockError):
            change()
    db.execute(update(request_clocks).values(due_on=date(2026, 1, 1)))
    assert clocks.recompute(db, "berkane") == []
    clocks.end(db, case, "urgent")  # what was never started ends without a word


def test_late_ones_and_those_that_run(world: World, db: Db) -> None:
    first, second, other = *add_cases(db, "berkane", 2), *add_cases(db, "settat")
    begin(db, first)
    begin(db, second, "urgent")
    clocks.start(db, commune_id="settat", request_id=other, kind="urgent", starts_on=RECEIVED)
    assert [row.request_id for row in clocks.overdue(db, "berkane", date(2026, 11, 2))] == [second]
    assert clocks.overdue(db, "berkane", date(2026, 11, 1)) == []  # its last day is not late
    assert [row.request_id for row in clocks.overdue(db, "berkane", date(2026, 12, 1))] == [second, first]
    assert [row.kind for row in clocks.running(db, "berkane", ["reply"])] == ["reply"]
    assert set(clocks.references(db, "berkane")) == {first, second}


def test_urgent_days_are_calendar_days_unless_the_commune_says_otherwise(db: Db) -> None:
    first, second = add_cases(db, "berkane", 2)
    assert begin(db, first, "urgent") == date(2026, 11, 1)
    profile = {**load_commune(db, "berkane").profile, "delays": {"urgent": {"unit": "working"}}}
    db.execute(update(communes).where(communes.c.id == "berkane").values(profile=profile))
    assert begin(db, second, "urgent") == date(2026, 11, 3)
    assert clocks.recompute(db, "berkane") == []  # what runs already keeps what it began with


def test_why_that_day_and_whether_it_may_move(db: Db) -> None:
    first, second = add_cases(db, "berkane", 2)
    begin(db, first)
    row = clock(db, first)
    assert clocks.explain(db, row)[-1].day == DUE
    assert not clocks.is_provisional(db, row)
    begin(db, second, starts_on=date(2027, 2, 26))
    assert clocks.is_provisional(db, clock(db, second))
    clocks.end(db, second, "reply")
    assert not clocks.is_provisional(db, clock(db, second))


def test_who_is_told_an_old_date_is_corrected(db: Db, case: int) -> None:
    """The calendar moved it while the notice was on its way."""
    begin(db, case)
    clocks.told(db, case, "reply", DUE)
    assert corrections_of(db, case) == []
    clocks.told(db, case, "reply", date(2026, 11, 27), AT)
    assert corrections_of(db, case) == [
        ("date_changed:reply:2026-11-30", "waiting", "2026-11-27", "2026-11-30")
    ]


def test_a_new_date_for_another_reason_takes_a_correction_back(db: Db, case: int) -> None:
    """What changes the date then tells it by itself."""
    begin(db, case)
    clocks.told(db, case, "reply", date(2026, 11, 27), AT)
    clocks.lengthen(db, case, "reply", 20)
    assert corrections_of(db, case, "waiting") == []
    clocks.told(db, case, "reply", DUE, AT)
    assert len(corrections_of(db, case, "waiting")) == 1
    clocks.end(db, case, "reply")
    assert corrections_of(db, case, "waiting") == []


def test_a_window_moves_with_the_silence_that_opened_it(db: Db, case: int) -> None:
    begin(db, case)
    begin(db, case, "president_window", DUE)
    change = days.add(
        db, "berkane", kind="closure", starts_on=date(2026, 11, 9), names={"fr": "Fermeture"}, actor="a@b.ma", now=AT
    )  # fmt: skip
    assert [(each.kind, each.before, each.after) for each in change.moved] == [
        ("reply", DUE, date(2026, 12, 1)),
        ("president_window", date(2026, 12, 28), date(2026, 12, 29)),
    ]
    assert clock(db, case, "president_window").starts_on == date(2026, 12, 1)
