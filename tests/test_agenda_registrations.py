"""Seats at a workshop: never more than there are, the waiting list in strict order, and two at once for the last seat."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from agenda_rig import ACCOUNT, TODAY, add_workshop, at, citizen, register, registered, rows_of, who, workshop
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from world import World

from data.agenda import asking, registrations, states, workshops
from data.agenda.registrations import Cancelled, Reason, Refusal, Registered
from data.agenda.states import AgendaError
from data.commune_folder import Localized, Time
from data.engine import Database, Db

DAY = TODAY + timedelta(days=20)


@pytest.fixture
def db(world: World) -> Iterator[Db]:
    with world.database.writing() as db:
        yield db


def cancel(db: Db, citizen_id: int, reference: str, **more: Any) -> Cancelled | Refusal:
    values = {"day": TODAY, "now": at(TODAY), **more}
    return registrations.cancel(
        db, commune_id="berkane", reference=reference, citizen_id=citizen_id, **values
    )


def change(db: Db, citizen_id: int, reference: str, seats: int) -> Registered | Refusal:
    return registrations.change_seats(
        db,
        commune_id="berkane",
        reference=reference,
        citizen_id=citizen_id,
        seats=seats,
        day=TODAY,
        now=at(TODAY),
    )


def listed(db: Db, name: str = "W9") -> list[tuple[str, int]]:
    return [(each.state, each.seats) for each in registrations.of_workshop(db, workshop(db, name))]


# -- in the chat -------------------------------------------------------------------------------------------


def test_seats_then_a_place_on_the_list_then_a_seat_and_the_word_of_it(db: Db) -> None:
    add_workshop(db, capacity=3)
    first, one = registered(db, 2)
    second, two = registered(db, 3)
    third, three = registered(db, 1)
    assert [(each.state, each.place) for each in (one, two, three)] == [
        ("registered", None),
        ("waiting", 1),
        ("waiting", 2),
    ]  # the one that would fit does not jump the three
    assert two.is_waiting
    gone = cancel(db, first, one.reference)
    assert gone == Cancelled(one.reference, "W9", 1)
    assert listed(db) == [("cancelled", 2), ("registered", 3), ("waiting", 1)]
    assert rows_of(db, second) == [("moved_up", "waiting", None)]
    assert rows_of(db, third) == []
    found = asking.my_registrations(db, third, now=at(TODAY))
    assert [(each.place, each.can_change) for each in found] == [(1, True)]
    view = asking.workshop(db, workshop(db), day=TODAY, now=at(TODAY))
    assert (view.seats_left, view.waiting, view.closed) == (0, 1, "")


def test_a_party_of_one_does_not_pass_a_party_of_three_that_waits(db: Db) -> None:
    add_workshop(db, capacity=4)
    first, one = registered(db, 2)
    second, two = registered(db, 2)
    registered(db, 3)
    registered(db, 1)
    assert change(db, first, one.reference, 1) == Registered(one.reference, "W9", 1, "registered")
    assert [state for state, _ in listed(db)] == ["registered", "registered", "waiting", "waiting"]
    assert cancel(db, second, two.reference) == Cancelled(two.reference, "W9", 1)
    assert listed(db) == [("registered", 1), ("cancelled", 2), ("registered", 3), ("waiting", 1)]


@pytest.mark.parametrize(
    ("made", "on", "reason"),
    [
        ({"closes": 3}, 18, Reason.CLOSED),
        ({"closes": None}, 0, Reason.NOT_NEEDED),
        ({"closes": 0}, 20, Reason.OVER),  # it began at ten
        ({"closes": 0, "start": "18:00"}, 20, None),
    ],
)
def test_when_nobody_can_register(db: Db, made: dict[str, Any], on: int, reason: Reason | None) -> None:
    add_workshop(db, **made)
    found = register(db, citizen(db), day=TODAY + timedelta(days=on))
    assert (found.reason if isinstance(found, Refusal) else None) == reason


def test_what_else_is_refused(db: Db) -> None:
    add_workshop(db, capacity=4)
    person, found = registered(db)
    assert register(db, person) == Refusal(Reason.ALREADY, found.reference)
    assert register(db, citizen(db), 5) == Refusal(Reason.TOO_MANY, most=4)
    assert register(db, citizen(db), 0) == Refusal(Reason.TOO_MANY, most=4)
    assert register(db, citizen(db), name="W77") == Refusal(Reason.UNKNOWN)
    add_workshop(db, name="W10", capacity=None)
    assert register(db, citizen(db), 9, name="W10") == Refusal(Reason.TOO_MANY, most=8)
    assert cancel(db, citizen(db), found.reference) == Refusal(Reason.UNKNOWN)
    assert cancel(db, person, "BRK-NOTHING") == Refusal(Reason.UNKNOWN)
    assert cancel(db, person, found.reference, now=at(DAY)) == Refusal(Reason.OVER, found.reference)
    workshops.postpone(db, workshop(db), None, **who())
    assert register(db, citizen(db)) == Refusal(Reason.PUT_OFF)
    workshops.cancel(db, workshop(db), **who())
    assert register(db, citizen(db)) == Refusal(Reason.CALLED_OFF)


def test_whoever_cancelled_comes_back_at_the_end_of_the_list(db: Db) -> None:
    add_workshop(db, capacity=1)
    first, one = registered(db)
    _, two = registered(db)
    cancel(db, first, one.reference)
    found = register(db, first)
    assert found == Registered(one.reference, "W9", 1, "waiting", 1)
    assert listed(db) == [("registered", 1), ("waiting", 1)]
    assert two.place == 1


def test_other_numbers_of_seats(db: Db) -> None:
    add_workshop(db, capacity=5)
    first, one = registered(db, 2)
    second, two = registered(db, 2)
    assert change(db, first, one.reference, 4) == Refusal(Reason.FULL, one.reference, 3)
    assert listed(db)[0] == ("registered", 2)
    third, three = registered(db, 3)
    fourth, four = registered(db, 1)
    # Nobody takes the free seat past those who wait, not even for more of their own.
    assert change(db, first, one.reference, 3) == Refusal(Reason.FULL, one.reference, 2)
    more = change(db, third, three.reference, 4)  # to the end of the list
    assert isinstance(more, Registered)
    assert (more.state, more.place) == ("waiting", 1)
    assert listed(db) == [("registered", 2), ("registered", 2), ("registered", 1), ("waiting", 4)]
    fewer = change(db, second, two.reference, 1)
    assert isinstance(fewer, Registered)
    assert (fewer.state, fewer.seats) == ("registered", 1)
    assert change(db, third, three.reference, 1) == Registered(three.reference, "W9", 1, "registered")
    assert change(db, fourth, four.reference, 9) == Refusal(Reason.TOO_MANY, most=5)


def test_capacity_below_those_registered_is_refused_and_above_moves_up(db: Db) -> None:
    add_workshop(db, capacity=4)
    registered(db, 3)
    _, found = registered(db, 3)
    assert found.is_waiting
    row = workshop(db)
    with pytest.raises(AgendaError, match="3 seats are taken already"):
        workshops.change(db, row, capacity=2, **who())
    registered(db, 4)
    with pytest.raises(AgendaError, match="A party of 4 waits"):
        workshops.change(db, workshop(db), capacity=3, **who())
    with pytest.raises(AgendaError, match="at least one"):
        workshops.change(db, workshop(db), capacity=0, **who())


def test_more_seats_move_the_list_up(db: Db) -> None:
    add_workshop(db, capacity=4)
    registered(db, 3)
    person, _ = registered(db, 3)
    workshops.change(db, workshop(db), capacity=6, **who())
    assert listed(db) == [("registered", 3), ("registered", 3)]
    assert rows_of(db, person) == [("moved_up", "waiting", None)]


def test_a_seat_that_is_given_back_takes_its_word_along(db: Db) -> None:
    add_workshop(db, capacity=1)
    first, one = registered(db)
    second, two = registered(db)
    cancel(db, first, one.reference)
    cancel(db, second, two.reference)
    assert rows_of(db, second) == [("moved_up", "dropped", "cancelled")]


def test_somebody_who_is_forgotten_leaves_the_seat(db: Db) -> None:
    add_workshop(db, capacity=1)
    first, _ = registered(db)
    second, _ = registered(db)
    assert registrations.forget(db, first, day=TODAY, now=at(TODAY)) == 1
    assert listed(db) == [("registered", 1)]
    assert registrations.of_citizen(db, first) == []
    assert rows_of(db, second) == [("moved_up", "waiting", None)]


# -- workshops ---------------------------------------------------------------------------------------------


def test_a_workshop_in_the_past_is_refused(db: Db) -> None:
    for ahead in (-1, 0):
        with pytest.raises(AgendaError, match="in the past"):
            add_workshop(db, ahead)
    with pytest.raises(AgendaError, match="no axis"):
        add_workshop(db, axes=["A8"])
    add_workshop(db)
    with pytest.raises(AgendaError, match="already"):
        add_workshop(db)


def test_another_day_moves_the_last_day_to_register_and_keeps_who_is_registered(db: Db) -> None:
    add_workshop(db, closes=3)
    registered(db, 2)
    row = workshops.postpone(db, workshop(db), DAY + timedelta(days=5), **who())
    assert row.registration_ends_on == DAY + timedelta(days=2)
    assert listed(db) == [("registered", 2)]
    with pytest.raises(AgendaError, match="already; its hour"):
        workshops.postpone(db, row, DAY + timedelta(days=5), **who())
    with pytest.raises(AgendaError, match="in the past"):
        workshops.postpone(db, row, TODAY - timedelta(days=1), **who())
    row = workshops.postpone(db, row, None, **who())
    assert row.state == states.POSTPONED
    row = workshops.postpone(db, row, row.held_on, time=Time(start="16:00"), **who())
    assert (row.state, row.starts_at) == (states.PLANNED, "16:00")


def test_at_the_door_and_afterwards(db: Db) -> None:
    add_workshop(db, capacity=4)
    here, one = registered(db, 2)
    _, two = registered(db, 2)
    late, three = registered(db, 2)
    row = workshop(db)
    with pytest.raises(AgendaError, match="not open yet"):
        registrations.check_in(db, row, one.reference, day=TODAY, now=at(TODAY))
    typed = one.reference.lower().replace("-", " ")
    found = registrations.check_in(db, row, typed, day=DAY, now=at(DAY))
    assert (found.state, found.checked_in_at) == ("came", at(DAY))
    with pytest.raises(AgendaError, match="is came"):
        registrations.check_in(db, row, one.reference, day=DAY, now=at(DAY))
    # The second party has not come: whoever waits takes their chairs.
    assert registrations.check_in(db, row, three.reference, seats=2, day=DAY, now=at(DAY)).state == "came"
    with pytest.raises(AgendaError, match="4 of 4 seats"):
        registrations.check_in(db, row, two.reference, day=DAY, now=at(DAY))
    with pytest.raises(AgendaError, match="has no registration"):
        registrations.check_in(db, row, "BRK-12345678", day=DAY, now=at(DAY))
    with pytest.raises(AgendaError, match="not taken place yet"):
        workshops.hold(db, row, **who())
    minutes = Localized(ar="م", fr="Compte rendu", ary="م")
    row = workshops.keep_minutes(db, row, minutes, **who(DAY))
    assert (row.state, row.minutes_on) == ("held", DAY)
    assert sorted(state for state, _ in listed(db)) == ["absent", "came", "came"]
    assert here != late


def test_the_code_at_the_door(db: Db) -> None:
    add_workshop(db)
    person, _ = registered(db, 2)
    code = workshop(db).door_code
    assert code
    asked: dict[str, Any] = {
        "commune_id": "berkane",
        "workshop_id": "W9",
        "citizen_id": person,
        "now": at(DAY, 9),
    }
    assert registrations.arrive(db, **asked, code=code, day=TODAY) == Refusal(Reason.CLOSED)
    assert registrations.arrive(db, **asked, code="?", day=DAY) == Refusal(Reason.UNKNOWN)
    found = registrations.arrive(db, **asked, code=f" {code.lower()} ", day=DAY)
    assert isinstance(found, Registered)
    assert found.state == "came"
    assert registrations.arrive(db, **asked, code=code, day=DAY) == found
    stranger = {**asked, "citizen_id": citizen(db)}
    assert registrations.arrive(db, **stranger, code=code, day=DAY) == Refusal(Reason.UNKNOWN)


# -- laws --------------------------------------------------------------------------------------------------

_steps = st.lists(
    st.tuples(
        st.sampled_from(["register", "cancel", "change", "capacity"]), st.integers(0, 7), st.integers(1, 4)
    ),
    max_size=25,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=_steps, capacity=st.integers(4, 8))
def test_the_waiting_list(world: World, steps: list[tuple[str, int, int]], capacity: int) -> None:
    with world.database.writing() as db:
        name = f"W{capacity}x{citizen(db)}"
        add_workshop(db, name=name, capacity=capacity)
        people = [citizen(db) for _ in range(8)]
        mine: dict[int, str] = {}
        for action, person, seats in steps:
            before = _waiting(db, name)
            _do(db, name, action, people[person], seats, mine)
            room = workshop(db, name).capacity
            assert room
            found = registrations.of_workshop(db, workshop(db, name))
            taken = sum(each.seats for each in found if each.state in registrations.TAKEN)
            waiting = [each for each in found if each.state == states.WAITING]
            assert taken <= room
            assert not waiting or taken + waiting[0].seats > room
            assert [registrations.place(db, each) for each in waiting] == list(range(1, len(waiting) + 1))
            assert len(found) == len(mine)  # nobody is lost, nobody is there twice
            # Those who still wait, and did not themselves change anything, stand in the order in which they stood.
            others = [each.reference for each in waiting if each.citizen_id != people[person]]
            assert others == [reference for reference in before if reference in others]
            # Whoever left the list by themselves aside, only its head moves up.
            gone = [
                r for r in before if r not in {w.reference for w in waiting} and r != mine.get(people[person])
            ]
            assert gone == [r for r in before if r != mine.get(people[person])][: len(gone)]


_door_steps = st.lists(
    st.tuples(
        st.sampled_from(["register", "cancel", "arrive", "walk_in"]), st.integers(0, 5), st.integers(1, 3)
    ),
    max_size=20,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=_door_steps, capacity=st.integers(1, 6))
def test_the_door(world: World, steps: list[tuple[str, int, int]], capacity: int) -> None:
    """Never more people than seats, no seat that was promised, nobody twice; who waits is let in by staff alone."""
    with world.database.writing() as db:
        name = f"D{capacity}x{citizen(db)}"
        add_workshop(db, name=name, capacity=capacity)
        people = [citizen(db) for _ in range(6)]
        mine: dict[int, str] = {}
        for action, number, seats in steps:
            person = people[number]
            before = {each.citizen_id: each for each in registrations.of_workshop(db, workshop(db, name))}
            _at_door(db, name, action, person, seats, mine)
            after = {each.citizen_id: each for each in registrations.of_workshop(db, workshop(db, name))}
            assert sum(each.seats for each in after.values() if each.state in registrations.TAKEN) <= capacity
            for citizen_id, each in after.items():
                was = before[citizen_id].state if citizen_id in before else None
                if each.state == states.CAME and was != states.CAME:
                    assert citizen_id == person
                    assert was != states.WAITING
                    assert each.checked_in_at is not None
                if action == "walk_in" and citizen_id != person:
                    assert each == before[citizen_id]


def _at_door(db: Db, name: str, action: str, person: int, seats: int, mine: dict[int, str]) -> None:
    asked: dict[str, Any] = {
        "commune_id": "berkane",
        "workshop_id": name,
        "citizen_id": person,
        "code": workshop(db, name).door_code or "",
        "day": DAY,
        "now": at(DAY, 11),
    }
    if action == "arrive":
        registrations.arrive(db, **asked)
    elif action == "walk_in":
        registrations.walk_in(db, **asked, account_id=ACCOUNT, language="fr", seats=seats)
    else:
        _do(db, name, action, person, seats, mine)


def _waiting(db: Db, name: str) -> list[str]:
    found = registrations.of_workshop(db, workshop(db, name))
    return [each.reference for each in found if each.state == states.WAITING]


def _do(db: Db, name: str, action: str, person: int, seats: int, mine: dict[int, str]) -> None:
    if action == "register":
        found = register(db, person, seats, name=name)
        if isinstance(found, Registered):
            mine[person] = found.reference
    elif action == "cancel":
        cancel(db, person, mine.get(person, "BRK-"))
    elif action == "change":
        change(db, person, mine.get(person, "BRK-"), seats)
    else:
        row = workshop(db, name)
        try:
            with db.connection.begin_nested():
                workshops.change(db, row, capacity=(row.capacity or 0) + seats - 2, **who())
        except AgendaError:
            pass


@pytest.mark.postgres
def test_two_at_once_for_the_last_seat(postgres_database: Database) -> None:
    world = World(postgres_database)
    with world.database.writing() as db:
        add_workshop(db, capacity=4)
        people = [citizen(db) for _ in range(8)]
    found: list[Registered | Refusal] = []
    barrier = threading.Barrier(len(people))

    def come(person: int) -> None:
        barrier.wait()
        with world.database.writing() as db:
            found.append(register(db, person))

    threads = [threading.Thread(target=come, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with world.database.reading() as db:
        assert listed(db) == [("registered", 1)] * 4 + [("waiting", 1)] * 4
    places = sorted(each.place for each in found if isinstance(each, Registered) and each.place)
    assert places == [1, 2, 3, 4]


@pytest.mark.postgres
def test_a_seat_given_back_while_another_registers(postgres_database: Database) -> None:
    world = World(postgres_database)
    with world.database.writing() as db:
        add_workshop(db, capacity=2)
        person, found = registered(db, 2)
        people = [citizen(db) for _ in range(4)]
    barrier = threading.Barrier(len(people) + 1)

    def come(who_comes: int) -> None:
        barrier.wait()
        with world.database.writing() as db:
            register(db, who_comes)

    def go() -> None:
        barrier.wait()
        with world.database.writing() as db:
            cancel(db, person, found.reference)

    threads = [threading.Thread(target=come, args=(each,)) for each in people] + [threading.Thread(target=go)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with world.database.reading() as db:
        rows = [each for each in listed(db) if each[0] != "cancelled"]
        assert rows == [("registered", 1)] * 2 + [("waiting", 1)] * 2
