"""Counting days: the known last days, the worked example, and the laws of counting against a slow reference."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.calendar import delays
from data.calendar import file as calendar_file
from data.calendar.stored import snapshot
from data.calendar.working_days import (
    CALENDAR,
    PAUSED,
    WORKING,
    Closed,
    Pause,
    WorkingDays,
    Yearly,
    due,
    explain,
    is_provisional,
)
from data.content_import import known_folders, read_folder

DAY = timedelta(days=1)
BARE = WorkingDays()
FEAST = Closed("religious", {"ar": "عيد"}, is_provisional=True)


def on(text: str) -> date:
    return date.fromisoformat(text)


@pytest.fixture(scope="module", params=["berkane", "settat"])
def calendar(request: pytest.FixtureRequest) -> WorkingDays:
    """The calendar of a sample."""
    found = read_folder(known_folders(None)[request.param]).calendar
    assert found
    return snapshot(calendar_file.weekend(found), calendar_file.rows(found, on("2026-11-21")))


# -- years without religious days ---------------------------------------------------------------------------


def test_a_date_past_the_last_year_of_known_feasts_may_still_move(calendar: WorkingDays) -> None:
    received = on("2028-02-21")
    last = due(calendar, received, 20, WORKING)
    assert is_provisional(calendar, received, last, WORKING), "the feasts of 2028 are not even estimated"
    over_new_year = on("2027-12-20")
    last = due(calendar, over_new_year, 20, WORKING)
    assert last
    assert last.year == 2028
    assert is_provisional(calendar, over_new_year, last, WORKING)
    autumn = on("2027-10-04")
    assert not is_provisional(calendar, autumn, due(calendar, autumn, 20, WORKING), WORKING)
    assert not is_provisional(calendar, received, on("2028-02-24"), CALENDAR), "no feast moves those"


# -- what is known -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("received", "plus_20", "plus_20_then_20", "without_holidays"),
    [
        ("2026-10-29", "2026-11-30", "2026-12-28", "2026-11-26"),
        ("2026-11-17", "2026-12-16", "2027-01-18", "2026-12-15"),
        ("2026-11-21", "2026-12-18", "2027-01-20", "2026-12-18"),
        ("2026-12-24", "2027-01-26", "2027-02-23", "2027-01-21"),
        ("2027-02-26", "2027-03-30", "2027-04-27", "2027-03-26"),
    ],
)
def test_known_last_days(
    calendar: WorkingDays, received: str, plus_20: str, plus_20_then_20: str, without_holidays: str
) -> None:
    assert due(calendar, on(received), 20, WORKING) == on(plus_20)
    assert due(calendar, on(received), 40, WORKING) == on(plus_20_then_20)
    assert due(calendar, on(plus_20), 20, WORKING) == on(plus_20_then_20)
    assert due(BARE, on(received), 20, WORKING) == on(without_holidays)


def test_the_worked_example(calendar: WorkingDays) -> None:
    """Silence after 20 working days, then every step of the ladder."""
    law = delays.of_law()

    def last(kind: str, starts_on: str) -> date | None:
        return due(calendar, on(starts_on), law[kind].amount, law[kind].unit)

    assert last("reply", "2026-10-29") == on("2026-11-30")
    assert last("president_window", "2026-11-30") == on("2026-12-28")
    assert last("president_answer", "2026-12-07") == on("2026-12-22")
    assert last("cdai_window", "2026-12-22") == on("2027-01-21")
    assert last("cdai_answer", "2027-01-04") == on("2027-02-03")
    assert last("court_window", "2027-02-03") == on("2027-04-04")
    assert last("urgent", "2026-10-29") == on("2026-11-01")  # a Sunday: calendar days are not moved


def test_the_delays_are_the_law_s_with_their_article() -> None:
    assert {kind: (each.amount, each.unit, each.article) for kind, each in delays.of_law().items()} == {
        "reply": (20, WORKING, 16),
        "extension": (20, WORKING, 16),
        "urgent": (3, CALENDAR, 17),
        "urgent_extension": (3, CALENDAR, 17),
        "president_window": (20, WORKING, 19),
        "president_answer": (15, CALENDAR, 19),
        "cdai_window": (30, CALENDAR, 20),
        "cdai_answer": (30, CALENDAR, 20),
        "court_window": (60, CALENDAR, 21),
    }


def test_a_commune_may_count_urgent_days_as_working_days(calendar: WorkingDays) -> None:
    urgent = delays.changed({"urgent": {"unit": "working", "amount": None}})["urgent"]
    assert urgent == delays.Delay("urgent", 3, WORKING, 17)
    assert due(calendar, on("2026-10-29"), urgent.amount, urgent.unit) == on("2026-11-03")


def test_a_fixed_day_begins_in_its_first_year() -> None:
    unity = Closed("fixed", {"fr": "Fête de l'unité"})
    known = WorkingDays(yearly=[Yearly(10, 31, 2026, unity)])
    assert known.closed(on("2025-10-31")) is None  # a Friday
    assert known.is_working(on("2025-10-31"))
    assert known.closed(on("2026-10-31")) == unity
    assert not known.is_working(on("2029-10-31"))  # a Wednesday


def test_a_feast_of_several_days_and_a_closure(calendar: WorkingDays) -> None:
    closed = [on("2027-03-09"), on("2027-03-10"), on("2026-03-23"), on("2026-03-20")]
    assert not any(calendar.is_working(day) for day in closed)
    assert calendar.is_working(on("2027-03-11"))
    found = calendar.closed(on("2026-03-23"))
    assert found
    assert found.kind == "closure"


def test_another_weekend() -> None:
    known = WorkingDays(weekend=frozenset({4, 5}))
    assert due(known, on("2026-10-29"), 1, WORKING) == on("2026-11-01")  # Thursday, then Sunday
    with pytest.raises(ValueError, match="without a working day"):
        WorkingDays(weekend=frozenset(range(7)))


def test_a_delay_of_no_days_is_none() -> None:
    with pytest.raises(ValueError, match="0 days"):
        due(BARE, on("2026-10-29"), 0, WORKING)


# -- provisional -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("starts_on", "due_on", "unit", "expected"),
    [
        ("2027-02-26", "2027-03-30", WORKING, True),
        ("2027-02-26", "2027-03-30", CALENDAR, False),
        ("2027-02-01", "2027-03-05", WORKING, False),
        ("2027-02-01", "2027-03-08", WORKING, True),  # its eve: the feast may come a day earlier
        ("2027-03-10", "2027-03-20", WORKING, True),  # its last day: it may last a day longer
        ("2027-03-11", "2027-03-20", WORKING, False),
    ],
)
def test_a_date_beyond_an_estimated_feast_is_provisional(
    starts_on: str, due_on: str, unit: str, expected: bool
) -> None:
    known = WorkingDays(dated={on("2027-03-09"): FEAST, on("2027-03-10"): FEAST})
    assert is_provisional(known, on(starts_on), on(due_on), unit) is expected
    assert not is_provisional(known, on(starts_on), None, unit)


def test_a_feast_that_was_announced_is_sure(calendar: WorkingDays) -> None:
    """March 2026 stands in the calendar as announced."""
    last = due(calendar, on("2026-03-02"), 20, WORKING)
    assert not is_provisional(calendar, on("2026-03-02"), last, WORKING)


# -- why that day ------------------------------------------------------------------------------------------


def test_every_day_is_named(calendar: WorkingDays) -> None:
    found = explain(calendar, on("2026-10-29"), 20, WORKING)
    assert [each.day for each in found] == [on("2026-10-29") + n * DAY for n in range(1, 33)]
    assert [each.number for each in found if each.number] == list(range(1, 21))
    skipped = {each.day.isoformat(): each for each in found if each.number is None}
    assert len(skipped) == 12
    names = {day: dict(each.names) for day, each in skipped.items() if each.names}
    assert set(names) == {"2026-10-31", "2026-11-06", "2026-11-18"}
    assert names["2026-11-06"] == {
        "ar": "عيد المسيرة الخضراء",
        "fr": "Marche verte",
        "ary": "المسيرة الخضرا",
        "ary-Latn": "Lmassira lkhadra",
    }
    assert skipped["2026-11-07"].why == "weekend"
    assert skipped["2026-11-18"].why == "fixed"


def test_an_estimated_day_says_so(calendar: WorkingDays) -> None:
    found = explain(calendar, on("2027-02-26"), 20, WORKING)
    marked = [each.day.isoformat() for each in found if each.is_provisional]
    assert marked == ["2027-03-09", "2027-03-10"]


def test_the_days_of_a_pause_are_shown_as_such() -> None:
    pauses = [(on("2026-11-03"), on("2026-11-05"))]
    found = explain(BARE, on("2026-11-02"), 3, WORKING, pauses)
    assert [(each.day.day, each.number, each.why) for each in found] == [
        (3, 1, ""), (4, None, PAUSED), (5, None, PAUSED), (6, 2, ""), (7, None, "weekend"), (8, None, "weekend"), (9, 3, ""),
    ]  # fmt: skip


def test_while_it_is_stopped_the_list_ends_with_the_stop() -> None:
    found = explain(BARE, on("2026-11-02"), 20, WORKING, [(on("2026-11-04"), None)])
    assert [(each.day.day, each.number) for each in found] == [(3, 1), (4, 2)]
    assert explain(BARE, on("2026-11-02"), 20, WORKING, [(on("2026-10-30"), None)]) == []


def test_a_delay_does_not_run_out_on_the_day_it_is_stopped() -> None:
    """Else a question on the last day would leave no day for the answer, and take days of the ladder."""
    stopped, resumed = on("2026-11-04"), on("2026-12-04")
    assert due(BARE, on("2026-11-02"), 2, WORKING) == stopped
    assert due(BARE, on("2026-11-02"), 2, WORKING, [(stopped, None)]) is None
    assert due(BARE, on("2026-11-02"), 2, WORKING, [(stopped, resumed)]) == on("2026-12-07")
    found = explain(BARE, on("2026-11-02"), 2, WORKING, [(stopped, resumed)])
    assert [each.day for each in found if each.number] == [on("2026-11-03"), on("2026-12-07")]


# -- the laws of counting ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Case:
    """A calendar written plainly, and a delay in it."""

    weekend: frozenset[int]
    holidays: Mapping[date, bool]  # whether it is only estimated
    starts_on: date
    amount: int
    unit: str
    pauses: Sequence[Pause] = field(default=())

    def known(self) -> WorkingDays:
        dated = {day: Closed("religious", {"fr": "Fête"}, guess) for day, guess in self.holidays.items()}
        return WorkingDays(self.weekend, (), dated)

    def due(self, **other: object) -> date | None:
        values = {"starts_on": self.starts_on, "amount": self.amount, "pauses": self.pauses, **other}
        return due(self.known(), unit=self.unit, **values)  # type: ignore[arg-type]


def slow(case: Case) -> date | None:
    """Day by day, as one would on a wall calendar."""
    day, number = case.starts_on, 0
    while True:
        day += DAY
        if any(stopped < day and resumed is None for stopped, resumed in case.pauses):
            return None
        if any(stopped < day and resumed is not None and day <= resumed for stopped, resumed in case.pauses):
            continue
        if case.unit == WORKING and (day.weekday() in case.weekend or day in case.holidays):
            continue
        number += 1
        if number == case.amount:
            # On the day of a stop it does not run out; the pause begins on the next day.
            begins = any(
                stopped == day and (resumed is None or resumed > day) for stopped, resumed in case.pauses
            )
            if not begins:
                return day
            number -= 1


near = st.dates(on("2026-06-01"), on("2027-09-30"))


@st.composite
def pauses_of(draw: st.DrawFn) -> list[Pause]:
    written = draw(st.lists(st.tuples(near, st.integers(0, 40)), max_size=4))
    found: list[Pause] = [(stopped, stopped + length * DAY) for stopped, length in written]
    is_open = bool(written) and written[-1][1] % 4 == 3
    return [*found[:-1], (found[-1][0], None)] if is_open else found


cases = st.builds(
    Case,
    weekend=st.sampled_from(
        [frozenset(), frozenset({5, 6}), frozenset({4, 5}), frozenset({0, 1, 2, 3, 4, 5})]
    ),
    holidays=st.dictionaries(near, st.booleans(), max_size=40),
    starts_on=near,
    amount=st.integers(1, 70),
    unit=st.sampled_from([WORKING, CALENDAR]),
    pauses=pauses_of(),
)


@given(cases)
def test_counting_is_what_one_does_on_a_wall_calendar(case: Case) -> None:
    assert case.due() == slow(case)


def at(day: date | None) -> date:
    """A last day to compare with: what is stopped is later than all."""
    return day or date.max


@given(cases)
def test_more_days_never_end_earlier(case: Case) -> None:
    assert at(case.due()) <= at(case.due(amount=case.amount + 1))


@given(cases)
def test_a_later_start_never_ends_earlier(case: Case) -> None:
    assert at(case.due()) <= at(case.due(starts_on=case.starts_on + DAY))


@given(cases, near, st.integers(0, 60))
def test_a_pause_never_shortens(case: Case, stopped: date, length: int) -> None:
    assert at(case.due()) <= at(case.due(pauses=[*case.pauses, (stopped, stopped + length * DAY)]))


@given(cases, near)
def test_a_holiday_never_shortens(case: Case, day: date) -> None:
    more = Case(
        case.weekend, {**case.holidays, day: False}, case.starts_on, case.amount, case.unit, case.pauses
    )
    assert at(case.due()) <= at(more.due())


@given(cases)
def test_the_explanation_ends_with_the_last_day(case: Case) -> None:
    last = case.due()
    found = explain(case.known(), case.starts_on, case.amount, case.unit, case.pauses)
    numbers = [each.number for each in found if each.number is not None]
    assert numbers == list(range(1, len(numbers) + 1))
    assert [each.day for each in found] == [case.starts_on + n * DAY for n in range(1, len(found) + 1)]
    assert all((each.number is None) == bool(each.why) for each in found)
    if last is not None:
        assert (found[-1].day, found[-1].number) == (last, case.amount)


@given(cases, st.lists(near, min_size=1, max_size=5))
def test_one_calendar_answers_in_any_order(case: Case, starts: list[date]) -> None:
    """What was asked before changes no answer."""
    known = case.known()
    for starts_on in starts:
        fresh = due(case.known(), starts_on, case.amount, WORKING)
        assert due(known, starts_on, case.amount, WORKING) == fresh
