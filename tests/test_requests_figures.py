"""The year's table: what is counted, in which days, and what is kept quiet."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from case_rig import DUE, Cases
from hypothesis import given
from hypothesis import strategies as st
from world import CLAIRE, KARIM, SI_BRAHIM, World

from bot.papers.sheet import has
from data.calendar.working_days import Closed, WorkingDays
from data.requests import actions, figures, retention, states
from data.requests.figures import SMALL, Year, net_days, told
from data.requests.refusals import CODES

DAY = date(2026, 11, 23)


@pytest.fixture
def desk(world: World) -> Iterator[Cases]:
    with world.database.writing() as db:
        yield Cases(world, db)


def table(desk: Cases, number: int = 2026, commune: str = "berkane") -> Year:
    return figures.year(desk.db, commune, number, day=desk.world.day)


def test_an_empty_year(desk: Cases) -> None:
    desk.opened()
    desk.sent(CLAIRE)
    found = table(desk)
    assert (found.received, found.pending, found.mean_days, found.by_language) == (0, 0, None, {})


def test_every_outcome_is_counted_once(desk: Cases) -> None:
    desk.answered()
    desk.registered(CLAIRE, "deux")
    desk.refused(desk.registered(SI_BRAHIM, "ثلاثة"))
    row = desk.registered(CLAIRE, "quatre")
    actions.withdraw(desk.db, row, **desk.by_person)
    row = desk.registered(CLAIRE, "cinq")
    actions.redirect(desk.db, row, **desk.by_staff, body="ONEE", words="C'est à eux")
    row = desk.registered(CLAIRE, "six")
    row = actions.extend(desk.db, row, **desk.by_staff, words="Archives")
    actions.answer(desk.db, row, **desk.by_staff, outcome="partial", words="Voici", withheld="Noms")
    found = table(desk)
    assert (found.received, found.in_time, found.late, found.unanswered, found.pending) == (6, 4, 0, 0, 1)
    assert (found.full, found.partial, found.refused, found.redirected, found.withdrawn) == (1, 1, 1, 1, 1)
    assert (found.extended, found.urgent, found.refused_by_code) == (1, 0, {"in_preparation": 1})
    assert found.received == found.in_time + found.late + found.unanswered + found.pending + found.withdrawn
    assert table(desk, 2025).received == table(desk, commune="settat").received == 0


def test_late_and_unanswered(desk: Cases) -> None:
    late, never = desk.registered(), desk.registered(CLAIRE, "deux")
    urgent = desk.registered(SI_BRAHIM, "ثلاثة", is_urgent=True, urgent_reason="خطر")
    desk.on(DUE)
    assert (table(desk).unanswered, table(desk).pending, table(desk).urgent) == (1, 2, 1)
    desk.on(DUE + timedelta(days=1))
    actions.answer(desk.db, desk.again(late), **desk.by_staff, outcome="full", words="Voici")
    found = table(desk)
    assert (found.in_time, found.late, found.unanswered, found.pending) == (0, 1, 2, 0)
    assert {never.received_on, urgent.received_on} == {date(2026, 11, 21)}


def test_a_reply_of_the_next_year_stays_in_the_year_of_its_receipt(desk: Cases) -> None:
    row = desk.registered()
    desk.on(date(2027, 1, 5))
    actions.answer(desk.db, row, **desk.by_staff, outcome="full", words="Voici")
    assert (table(desk, 2026).late, table(desk, 2027).received) == (1, 0)


def test_days_are_working_days_without_those_on_which_the_clock_stood_still(desk: Cases) -> None:
    """Received on Saturday 21 November; 23 to 27 are five days; then a question stands for two weeks."""
    row, other = desk.registered(), desk.registered(CLAIRE, "autre")
    desk.on(date(2026, 11, 27))
    row = actions.clarify(desk.db, row, **desk.by_staff, words="Lequel ?")
    actions.answer(desk.db, other, **desk.by_staff, outcome="full", words="Voici")
    desk.on(date(2026, 12, 11))
    row = actions.clarified(desk.db, row, **desk.by_person, words="Celui-ci")
    desk.on(date(2026, 12, 15))
    actions.answer(desk.db, row, **desk.by_staff, outcome="full", words="Voici")
    found = table(desk)
    assert (found.mean_days, found.median_days) == (6.0, 6.0)  # 7 and 5


def test_a_redirection_while_the_clock_stands_still_is_in_time(desk: Cases) -> None:
    row = actions.clarify(desk.db, desk.registered(), **desk.by_staff, words="Lequel ?")
    desk.on(date(2027, 6, 1))
    actions.redirect(desk.db, row, **desk.by_staff, body="ONEE", words="Là-bas")
    found = table(desk)
    assert (found.in_time, found.late, found.mean_days) == (1, 0, 0.0)


def test_what_was_erased_is_still_counted(desk: Cases) -> None:
    row = actions.withdraw(desk.db, desk.registered(), **desk.by_person)
    desk.on(date(2029, 1, 1))
    retention.erase(desk.db, row, actor="system", day=desk.world.day, now=desk.world.now)
    assert (table(desk).received, table(desk).withdrawn) == (1, 1)


def test_another_commune_is_not_counted(desk: Cases) -> None:
    row = desk.opened(KARIM)
    assert row.commune_id == "settat"
    desk.registered()
    assert (table(desk).received, table(desk, commune="settat").received) == (1, 0)


# -- small numbers -------------------------------------------------------------------------------------------


@given(st.dictionaries(st.sampled_from(["ar", "ary", "ary-Latn", "fr"]), st.integers(1, 30)))
def test_nothing_small_can_be_read_or_found_by_subtraction(parts: dict[str, int]) -> None:
    shown = told(parts)
    assert set(shown) == set(parts)
    hidden = [parts[name] for name, number in shown.items() if number is None]
    assert all(number is None or number == parts[name] for name, number in shown.items())
    assert all(parts[name] >= SMALL for name, number in shown.items() if number is not None)
    assert len(hidden) != 1 or len(parts) == 1
    if hidden and len(parts) > 1:
        assert len(hidden) <= sum(number < SMALL for number in parts.values()) + 1


def test_large_numbers_are_told() -> None:
    assert told({"ar": 5, "fr": 9}) == {"ar": 5, "fr": 9}
    assert told({"ar": 4, "fr": 9, "ary": 7}) == {"ar": None, "ary": None, "fr": 9}
    assert told({}) == {}


# -- days ------------------------------------------------------------------------------------------------------


@given(
    st.integers(0, 60),
    st.lists(st.integers(0, 60), max_size=6, unique=True),
    st.sets(st.integers(0, 60), max_size=8),
)
def test_net_days_against_a_walk(length: int, turns: list[int], holidays: set[int]) -> None:
    """Day by day: not the first, not a closed one, not one after a stop up to its resumption."""
    turns = sorted(turns)
    days = WorkingDays(dated={DAY + timedelta(days=h): Closed("closure", {"fr": "x"}) for h in holidays})
    at = [DAY + timedelta(days=turn) for turn in turns]
    pauses = [(stopped, at[n + 1] if n + 1 < len(at) else None) for n, stopped in enumerate(at) if n % 2 == 0]
    replied = DAY + timedelta(days=length)
    walk = [DAY + timedelta(days=n) for n in range(1, length + 1)]
    paused = {day for day in walk for a, b in pauses if a < day and (b is None or day <= b)}
    assert net_days(days, DAY, replied, pauses) == sum(
        days.is_working(day) and day not in paused for day in walk
    )


def test_every_word_of_the_table_is_there_in_both_languages() -> None:
    keys = {f"year-code-{code}" for code in CODES} | {f"state-{state}" for state in states.STATES}
    keys |= {f"outcome-{outcome}" for outcome in states.OUTCOMES} | {
        f"event-{action}" for action in (*states.TRANSITIONS, *states.NOTES)
    }
    keys |= {
        f"year-{name}"
        for name in Year.__slots__
        if name not in ("year", "day", "refused_by_code", "by_language", "by_channel")
    }
    for key in keys:
        assert has("ar", key), key
        assert has("fr", key), key
