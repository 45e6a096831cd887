"""The figures, counted on both databases: what is in them, what is not, and that tables agree with each other."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from case_rig import DUE, Cases
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert, select, update
from world import CLAIRE, FATIMA, KARIM, NADIA, SI_BRAHIM, World

from data import contributions as noun
from data.engine import Db
from data.figures import contributions, days, equity, requests, said, small
from data.figures.contributions import Came, Group
from data.tables import contribution_themes, official_answers
from data.tables import contributions as table


def answer(db: Db, world: World, reference: str, state: str = "accepted", after: int = 4) -> None:
    """The row that an official answer leaves."""
    row = noun.load(db, "berkane", reference)
    assert row
    values = {
        "commune_id": "berkane",
        "contribution_id": row.id,
        "state": state,
        "reasons": {"fr": "C'est retenu.", "ar": "قُبلت."},
        "answered_by": NADIA,
        "answered_on": world.day + timedelta(after),
        "answered_at": world.now,
    }
    db.execute(insert(official_answers).values(values))
    db.execute(update(table).where(table.c.id == row.id).values(answer_state=state))


def hide(db: Db, reference: str) -> None:
    db.execute(update(table).where(table.c.reference == reference).values(hidden_reason="insult"))


def test_everything_that_is_with_the_commune_is_counted_once(world: World) -> None:
    with world.database.writing() as db:
        first = world.recorded(db, CLAIRE, "Un", name="Claire Fontaine")
        world.recorded(db, FATIMA, "Jouj", axis="A2", commitment=None)
        hidden = world.recorded(db, SI_BRAHIM, "ثلاثة")
        gone = world.recorded(db, SI_BRAHIM, "أربعة")
        assert noun.withdraw(db, **world.asking(db, SI_BRAHIM, gone)) is None
        world.recorded(db, KARIM, "Khamsa")
        hide(db, hidden)
        answer(db, world, first)
    with world.database.reading() as db:
        came = contributions.read(db, "berkane")
    assert (came.total, came.hidden, came.withdrawn, came.erased, came.answered) == (3, 1, 1, 0, 1)
    assert came.by_axis() == {"A1": 2, "A2": 1}
    assert came.by_commitment() == {("A1", "A1-C1"): 2, ("A2", None): 1}
    assert came.by_state() == {"accepted": 1, "partly": 0, "not_accepted": 0, "open": 2}
    assert came.by_axis_and_state() == {("A1", "accepted"): 1, ("A1", "open"): 1, ("A2", "open"): 1}
    assert (came.by_round(), came.by_kind()) == ({"draft": 3}, {"comment": 3})
    # Three persons: who they are is not told at all.
    assert came.by_script_and_language().total is None
    assert set(came.by_channel().values()) == {None}


def test_a_town_that_said_nothing(world: World) -> None:
    with world.database.reading() as db:
        came = contributions.read(db, "berkane")
        assert came.total == 0
        assert days.read(db, "berkane").stretches == []
        assert equity.of_contributions(came, equity.waits(db, "berkane"), "variety") == []
        assert said.read(db, "berkane").places == {}
        assert requests.read(db, "berkane") == []


def groups(counts: Sequence[tuple[str, str, int, int]]) -> Came:
    """(language, channel, answered, open)"""
    made = []
    for language, channel, answered, still in counts:
        same = ("draft", "comment", "A1", None, language, channel)
        made += [Group(*same, "accepted", False, False, False, answered)] if answered else []
        made += [Group(*same, "open", False, False, False, still)] if still else []
    return Came(made, 0, 0)


def test_darija_in_arabic_letters_is_one_whatever_it_is_called() -> None:
    came = groups([("ary", "web", 0, 6), ("ary-Arab", "web", 0, 7), ("fr", "web", 0, 9)])
    assert came.by_variety() == {"ar": 0, "ary": 13, "ary-Latn": 0, "fr": 9}
    assert came.by_script_and_language().rows == {"Arab": 13, "Latn": 9}


def test_what_languages_hide_is_hidden_in_every_table() -> None:
    came = groups(
        [("ar", "web", 10, 30), ("ary", "web", 2, 1), ("ary-Latn", "web", 6, 9), ("fr", "web", 8, 8)]
    )
    told = came.by_variety()
    shares = equity.of_contributions(came, [], "variety")
    alone = {share.names[0] for share in shares if len(share.names) == 1}
    assert told["ary"] is None
    assert alone == {name for name, count in told.items() if count}
    assert sum(share.count for share in shares) == came.total
    assert all(share.count >= small.SMALL for share in shares)


def test_who_waits_longer_is_seen() -> None:
    came = groups([("ar", "web", 20, 20), ("ary-Latn", "web", 10, 30)])
    waited = [
        equity.Wait("ar", "web", 3, 20),
        equity.Wait("ary-Latn", "web", 8, 5),
        equity.Wait("ary-Latn", "web", 9, 5),
    ]
    arabic, latin = equity.of_contributions(came, waited, "variety")
    assert (arabic.names, arabic.count, arabic.rate, arabic.median_days) == (("ar",), 40, 0.5, 3)
    assert (latin.names, latin.rate, latin.median_days) == (("ary-Latn",), 0.25, 8.5)


def test_days_waited_are_not_told_of_a_few() -> None:
    came = groups([("ar", "web", 20, 20), ("fr", "web", 2, 30)])
    french = equity.of_contributions(came, [equity.Wait("fr", "web", 90, 2)], "variety")[1]
    assert (french.names, french.done, french.rate, french.median_days) == (("fr",), None, None, None)


def test_waits_are_counted_to_the_first_answer(world: World) -> None:
    with world.database.writing() as db:
        reference = world.recorded(db, CLAIRE, "Un", name="Claire Fontaine")
        answer(db, world, reference, after=4)
        answer(db, world, reference, "partly", after=40)
    with world.database.reading() as db:
        assert equity.waits(db, "berkane") == [equity.Wait("fr", "web", 4, 1)]


# -- when --------------------------------------------------------------------------------------------------


def test_days_are_counted_per_axis(world: World) -> None:
    with world.database.writing() as db:
        for number in range(6):
            world.recorded(db, CLAIRE, f"{number}", axis="A1" if number else "A2")
    with world.database.reading() as db:
        found = days.read(db, "berkane", since=world.day - timedelta(2), until=world.day)
    assert (found.step, len(found.stretches)) == ("day", 3)
    assert found.of(world.day) == 6
    assert found.of(world.day - timedelta(1)) == 0
    assert set(found.table.rows.values()) == {None}  # five and one: neither may be told


@pytest.mark.parametrize(
    ("length", "step", "count"), [(1, "day", 1), (31, "day", 31), (32, "week", 5), (400, "month", 14)]
)
def test_long_times_are_told_by_week_and_month(length: int, step: str, count: int) -> None:
    first = date(2026, 1, 1)
    found = days.gathered({(first, "A1"): 9}, until=first + timedelta(length - 1))
    assert (found.step, len(found.stretches)) == (step, count)


@given(
    st.dictionaries(
        st.tuples(st.dates(date(2026, 1, 1), date(2027, 6, 1)), st.sampled_from(["A1", "A2"])),
        st.integers(5, 40),
        min_size=1,
        max_size=12,
    )
)
def test_nothing_is_lost_between_days_and_stretches(found: dict[tuple[date, str], int]) -> None:
    told = days.gathered(found)
    assert told.table.is_whole()
    assert sum(told.of(each) or 0 for each in told.stretches) == sum(found.values()) == told.table.total
    assert list(told.stretches) == sorted(set(told.stretches))


# -- requests ----------------------------------------------------------------------------------------------


def test_requests_stand_as_the_years_table_says(world: World) -> None:
    from data.requests import figures  # noqa: PLC0415 - the slow table that this one must agree with

    with world.database.writing() as db:
        desk = Cases(world, db)
        desk.answered()
        desk.registered(CLAIRE, "deux")
        desk.refused(desk.registered(SI_BRAHIM, "ثلاثة"))
        desk.on(DUE + timedelta(1))
        found = requests.stands(requests.read(db, "berkane"), desk.world.day)
        table = figures.year(db, "berkane", 2026, day=desk.world.day)
        assert found == {
            "in_time": table.in_time,
            "late": table.late,
            "unanswered": table.unanswered,
            "pending": table.pending,
            "withdrawn": table.withdrawn,
        }
        assert found["in_time"] == 2
        assert found["unanswered"] == 1
        assert requests.ahead(db, "berkane", desk.world.day) == {}
        assert sum(requests.ahead(db, "berkane", DUE - timedelta(3)).values()) == 1
        assert requests.read(db, "settat") == []


# -- what was said -----------------------------------------------------------------------------------------


def test_what_was_said_has_no_names_and_nothing_hidden(world: World) -> None:
    with world.database.writing() as db:
        named = world.recorded(db, FATIMA, "Ana fatima, bghit bennani park", name="Fatima Zahra Bennani")
        world.recorded(db, CLAIRE, "Un budget lisible")
        hidden = world.recorded(db, SI_BRAHIM, "كلمة نابية")
        hide(db, hidden)
        theme = db.value(
            insert(contribution_themes)
            .values(commune_id="berkane", title="Les parcs", made_by=NADIA, made_at=world.now)
            .returning(contribution_themes.c.id)
        )
        db.execute(update(table).where(table.c.reference == named).values(theme_id=theme))
        answer(db, world, named, "partly")
        answer(db, world, named)
    with world.database.reading() as db:
        found = said.read(db, "berkane")
    spoken = found.places["A1", "A1-C1"]
    assert (spoken.count, spoken.hidden) == (3, 1)
    words = {each.words for each in spoken.sayings}
    assert words == {"Ana [•••], bghit [•••] park", "Un budget lisible"}
    assert [(title, len(held)) for title, held in found.by_theme(spoken)] == [("Les parcs", 1), ("", 1)]
    (reply,) = spoken.answers
    assert (reply.state, reply.count, reply.reasons["fr"]) == ("accepted", 1, "C'est retenu.")


def test_the_order_tells_nothing_of_codes_or_time(world: World) -> None:
    with world.database.writing() as db:
        for number in range(12):
            world.recorded(db, CLAIRE, f"Contribution numéro {number}")
    with world.database.reading() as db:
        spoken = said.read(db, "berkane").places["A1", "A1-C1"]
        rows = db.execute(select(table.c.words).order_by(table.c.reference)).scalars().all()
    found = [each.words for each in spoken.sayings]
    assert sorted(found) == sorted(rows)
    assert found != list(rows)
    assert found != [f"Contribution numéro {number}" for number in range(12)]


@pytest.mark.parametrize(
    ("words", "name", "left"),
    [
        ("Je suis KARIM TAZI.", "Karim Tazi", "Je suis [•••]."),
        ("Karima habite ici", "Karim", "Karima habite ici"),
        ("سي ابراهيم من هنا", "سي ابراهيم", "[•••] من هنا"),
        ("rien", "", "rien"),
        ("a+b (c)", "a+b", "[•••] (c)"),
    ],
)
def test_names_are_taken_out_of_words(words: str, name: str, left: str) -> None:
    assert said.without_name(words, name) == left


def saying(words: str, variety: str = "fr") -> said.Saying:
    return said.Saying(words, variety, "comment", None, "open", 0)


def test_quotations_take_each_way_of_writing_in_turn() -> None:
    french = [saying(f"Une phrase assez longue pour dire {n}") for n in range(5)]
    arabic = [saying(f"جملة طويلة بما يكفي لقول شيء {n}", "ar") for n in range(2)]
    found = said.quotations([*french, *arabic, saying("court"), french[0]], 4)
    assert [each.variety for each in found] == ["fr", "ar", "fr", "ar"]
    assert len(said.quotations(french + french, 9)) == 5
