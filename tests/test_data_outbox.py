"""The outbox: in order, once, and states that only move forwards."""

import threading
from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Select, select
from world import CLAIRE, FATIMA, KARIM, World

from data import outbox, workers
from data.engine import Db
from data.outbox import BROADCAST, RANK
from data.tables import outbound_messages

HERE = [FATIMA.account, CLAIRE.account]


def state(db: Db, outbound_id: int) -> str:
    return str(db.value(select(outbound_messages.c.state).where(outbound_messages.c.id == outbound_id)))


def claimed(world: World, db: Db, accounts: Sequence[str] = HERE) -> list[int]:
    return [row.id for row in outbox.claim_due(db, accounts, world.now, 10)]


def test_one_message_of_a_conversation_is_on_its_way_at_a_time(world: World) -> None:
    with world.database.writing() as db:
        first, second = (world.says(db, FATIMA, text) for text in ("un", "deux"))
        third = world.says(db, CLAIRE, "trois")
        assert claimed(world, db) == [first, third]
        assert claimed(world, db) == []
        outbox.mark_sent(db, first, "p1", world.now)
        assert claimed(world, db) == [second]


def test_one_persons_long_queue_does_not_hide_the_others(world: World) -> None:
    with world.database.writing() as db:
        first = world.says(db, FATIMA, "0")
        for number in range(60):
            world.says(db, FATIMA, str(number))
        assert claimed(world, db) == [first]
        outbox.put_off(db, first, world.now + timedelta(hours=1), "throttled")
        other = world.says(db, CLAIRE, "Bonjour")
        assert claimed(world, db) == [other]


def test_being_told_to_wait_is_no_attempt(world: World) -> None:
    with world.database.writing() as db:
        first = world.says(db, FATIMA, "un")
        for _ in range(10):
            claimed(world, db)
            outbox.put_off(db, first, world.now, "429", is_attempt=False)
        (row,) = outbox.claim_due(db, HERE, world.now, 10)
        assert row.attempts == 0


def test_the_rest_of_one_conversation_may_be_claimed_alone(world: World) -> None:
    with world.database.writing() as db:
        first, other = world.says(db, FATIMA, "un"), world.says(db, CLAIRE, "deux")
        person = world.person(db, FATIMA).conversation_id
        assert [row.id for row in outbox.claim_due(db, HERE, world.now, 10, person)] == [first]
        assert claimed(world, db) == [other]


def test_a_row_that_does_not_open_does_not_strand_its_neighbours(world: World) -> None:
    with world.database.writing() as db:
        bad, good = world.says(db, FATIMA, "un"), world.says(db, CLAIRE, "deux")
        db.execute(
            outbound_messages.update().where(outbound_messages.c.id == bad).values(sealed_body=b"x" * 40)
        )
        rows = {row.id: row.body for row in outbox.claim_due(db, HERE, world.now, 10)}
    assert rows[bad] == ""
    assert rows[good]


def test_two_who_claim_at_once_never_get_the_same(world: World) -> None:
    """On PostgreSQL both may run at once; on SQLite one waits for the other."""
    with world.database.writing() as db:
        for who in (FATIMA, CLAIRE):
            world.says(db, who, "un")
    got: list[int] = []
    start = threading.Barrier(4)

    def claim() -> None:
        start.wait()
        with world.database.writing() as db:
            got.extend(claimed(world, db))

    threads = [threading.Thread(target=claim) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == len(set(got)) == 2


def test_a_claim_checks_again_that_the_row_still_waits(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other process claimed between our look and our update."""
    with world.database.writing() as db:
        first = world.says(db, FATIMA, "un")
        real, seen = Db.execute, list[int]()

        def execute(self: Db, statement: Any, values: Any = None) -> Any:
            result = real(self, statement, values)
            if not seen and isinstance(statement, Select):
                seen.append(1)
                rows = result.all()
                real(self, outbound_messages.update().values(state="sending"))
                return SimpleNamespace(all=lambda: rows)
            return result

        monkeypatch.setattr(Db, "execute", execute)
        assert claimed(world, db) == []
        monkeypatch.undo()
        assert state(db, first) == "sending"


def test_only_what_nobody_sends_is_put_back(world: World) -> None:
    with world.database.writing() as db:
        first, other = world.says(db, FATIMA, "un"), world.says(db, CLAIRE, "deux")
        claimed(world, db)
        assert outbox.recover(db, HERE, lambda: {first}) == 1
        assert (state(db, first), state(db, other)) == ("sending", "queued")


def test_what_another_put_back_and_sends_by_now_is_left_to_it(world: World) -> None:
    """Two workers find what a dead one was sending, and the other is quicker by the whole way."""
    database = world.database
    if not database.is_postgres:
        return  # one process puts back what is its own
    with database.writing() as db:
        mine, other, dead = (workers.register(db, f"here:{number}") for number in range(3))
        outbound_id = world.says(db, FATIMA, "un")
    database.worker_id = dead
    with database.writing() as db:
        assert claimed(world, db) == [outbound_id]
        workers.leave(db, dead)

    def other_is_quicker() -> tuple[()]:
        database.worker_id = other
        with database.writing() as db:
            assert outbox.recover(db, HERE) == 1
        with database.writing() as db:
            assert claimed(world, db) == [outbound_id]
        return ()

    database.worker_id = mine
    with database.writing() as db:
        assert outbox.recover(db, HERE, other_is_quicker) == 0
        assert state(db, outbound_id) == "sending"


def test_what_this_process_put_back_and_sends_again_is_left_to_it(world: World) -> None:
    """A reply found no slot, went into the queue and was claimed again, all between the net's look and its update."""
    database = world.database
    if not database.is_postgres:
        return  # one writer: nothing happens in between
    with database.writing() as db:
        database.worker_id = workers.register(db, "here:1")
        outbound_id = world.says(db, FATIMA, "un")
    with database.writing() as db:
        assert claimed(world, db) == [outbound_id]
    in_flight: list[set[int]] = [set()]

    def is_sent_again() -> set[int]:
        now, later = in_flight[-1], {outbound_id}
        if later not in in_flight:
            with database.writing() as other:
                outbox.put_off(other, outbound_id, world.now, "no slot")
            with database.writing() as other:
                assert claimed(world, other) == [outbound_id]
            in_flight.append(later)
        return now

    with database.writing() as db:
        assert outbox.recover(db, HERE, is_sent_again) == 0
        assert state(db, outbound_id) == "sending"


def test_replies_leave_before_broadcasts(world: World) -> None:
    with world.database.writing() as db:
        news = world.says(db, FATIMA, "ورشة", priority=BROADCAST, kind="broadcast")
        reply = world.says(db, CLAIRE, "Bonjour")
        assert claimed(world, db) == [reply, news]


def test_only_the_accounts_of_this_process_are_sent(world: World) -> None:
    with world.database.writing() as db:
        world.says(db, KARIM, "سلام")
        assert claimed(world, db) == []
        assert len(claimed(world, db, [KARIM.account])) == 1


def test_born_as_sending_unless_an_earlier_one_has_not_left(world: World) -> None:
    with world.database.writing() as db:
        person = world.person(db, FATIMA)
        values = {
            "commune_id": "berkane",
            "account_id": FATIMA.account,
            "conversation_id": person.conversation_id,
            "body": "{}",
            "send_now": True,
            "now": world.now,
        }
        first, is_mine = outbox.put(db, **values)  # type: ignore[arg-type]
        assert (is_mine, state(db, first)) == (True, "sending")
        second, is_mine = outbox.put(db, **values)  # type: ignore[arg-type]
        assert (is_mine, state(db, second)) == (False, "queued")


def test_put_off_until_its_time(world: World) -> None:
    with world.database.writing() as db:
        first = world.says(db, FATIMA, "un")
        claimed(world, db)
        outbox.put_off(db, first, world.now + timedelta(seconds=30), "throttled")
        assert claimed(world, db) == []
        world.clock.move(seconds=31)
        (row,) = outbox.claim_due(db, HERE, world.now, 10)
        assert (row.id, row.attempts) == (first, 1)


def test_what_was_in_flight_when_the_process_ended_is_sent_again(world: World) -> None:
    with world.database.writing() as db:
        first, other = world.says(db, FATIMA, "un"), world.says(db, KARIM, "جوج")
        claimed(world, db, [*HERE, KARIM.account])
        assert outbox.recover(db, HERE) == 1
        assert (state(db, first), state(db, other)) == ("queued", "sending")


@pytest.mark.parametrize("end", ["failed", "unknown", "parked"])
def test_an_end_is_an_end(world: World, end: str) -> None:
    with world.database.writing() as db:
        first = world.says(db, FATIMA, "un")
        claimed(world, db)
        outbox.mark(db, first, end, "why")
        outbox.mark_sent(db, first, "p1", world.now)
        outbox.put_off(db, first, world.now, "x")
        assert state(db, first) == end
        assert claimed(world, db) == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["sent", "delivered", "read", "failed"]), max_size=6))
def test_callbacks_in_any_order_only_move_forwards(world: World, told: list[str]) -> None:
    with world.database.writing() as db:
        outbound_id = world.says(db, FATIMA, "un")
        claimed(world, db)
        provider_id = f"SM{outbound_id}"
        outbox.mark_sent(db, outbound_id, provider_id, world.now)
        seen = ["sent"]
        for each in told:
            outbox.apply_status(db, FATIMA.account, provider_id, each, "")
            seen.append(state(db, outbound_id))
        ranks = [RANK[each] for each in seen]
        assert ranks == sorted(ranks)
        if "read" in told and "failed" not in told[: told.index("read")]:
            assert seen[-1] == "read"
        assert outbox.apply_status(db, KARIM.account, provider_id, "read", "") is None, "another account"


def test_a_message_goes_to_the_new_address(world: World) -> None:
    with world.database.writing() as db:
        outbound_id = world.says(db, FATIMA, "un")
        outbox.readdress(db, outbound_id, '{"to": "-100", "text": "un"}')
        row = outbox.load(db, outbound_id)
        assert row is not None
        assert '"-100"' in row.body
