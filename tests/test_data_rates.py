"""Sending rates: never more than permitted in any window, shared by workers, never a reply behind a broadcast."""

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, text, update
from world import CLAIRE, FATIMA, SI_BRAHIM, World

from data import outbox, paced, rates
from data.engine import Database, Db
from data.rates import AHEAD, SECOND, Limit
from data.tables import conversations, sending_rates

LIMIT = Limit(per_second=10, burst=3, person_seconds=1, person_burst=1)
NOW = 1_800_000_000 * SECOND
NOBODY = 999  # a conversation that is not there: only the account counts
ACCOUNT = FATIMA.account
WITH_FIXTURE = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@dataclass(frozen=True)
class Asked:
    after: int  # microseconds since the last
    is_bulk: bool = False
    is_reply: bool = True
    person: int = NOBODY


@dataclass(frozen=True)
class Left:
    at: int
    asked: Asked


@pytest.fixture
def sqlite_world(sqlite_database: Database) -> World:
    """The laws are arithmetic: one database proves them, the examples run on both."""
    return World(sqlite_database)


def forget(db: Db) -> None:
    db.execute(delete(sending_rates))
    db.execute(update(conversations).values(paced_us=0))


def ask(db: Db, asked: Asked, limit: Limit, now: int) -> rates.Slot:
    return rates.reserve(
        db,
        ACCOUNT,
        asked.person,
        limit=limit,
        is_bulk=asked.is_bulk,
        is_reply=asked.is_reply and not asked.is_bulk,
        now=now,
    )


def leave(db: Db, asked: Sequence[Asked], limit: Limit) -> list[Left]:
    """What leaves when so much is asked for, in the order of leaving."""
    now, left = NOW, []
    for each in asked:
        now += each.after
        slot = ask(db, each, limit, now)
        if slot.is_taken:
            left.append(Left(now + round(slot.seconds * SECOND), each))
    return sorted(left, key=lambda each: each.at)


def holds(times: Sequence[int], per_second: float, burst: int) -> bool:
    """No window of W holds more than burst + W * rate."""
    return all(
        number + 1 <= burst + (end - start) * per_second / SECOND + 1e-3
        for first, start in enumerate(times)
        for number, end in enumerate(times[first:])
    )


ASKED = st.lists(
    st.builds(
        Asked,
        after=st.integers(0, 300_000) | st.just(0) | st.just(2 * SECOND),
        is_bulk=st.booleans(),
        is_reply=st.booleans(),
    ),
    max_size=60,
)
LIMITS = st.builds(
    Limit,
    per_second=st.sampled_from([3, 10, 25, 40]),
    burst=st.integers(1, 8),
    person_seconds=st.just(1.0),
    person_burst=st.just(1),
)


@WITH_FIXTURE
@given(asked=ASKED, limit=LIMITS)
def test_no_window_holds_more_than_the_rate_and_the_burst(
    sqlite_world: World, asked: list[Asked], limit: Limit
) -> None:
    with sqlite_world.database.writing() as db:
        forget(db)
        left = leave(db, asked, limit)
    assert holds([each.at for each in left], limit.per_second, limit.burst)
    bulk = [each.at for each in left if each.asked.is_bulk]
    assert holds(bulk, limit.bulk_per_second, limit.bulk_burst)


@WITH_FIXTURE
@given(asked=ASKED, burst=st.integers(1, 5))
def test_a_person_is_written_to_within_their_own_rate(
    sqlite_world: World, asked: list[Asked], burst: int
) -> None:
    limit = Limit(per_second=1_000, burst=100, person_seconds=1, person_burst=burst)
    with sqlite_world.database.writing() as db:
        forget(db)
        person = sqlite_world.person(db, FATIMA).conversation_id
        left = leave(db, [replace(each, person=person) for each in asked], limit)
    assert holds([each.at for each in left], 1, burst)
    for before, after in pairwise(left):
        if not after.asked.is_reply or after.asked.is_bulk:
            assert after.at - before.at >= SECOND, "only replies may use the burst"


@WITH_FIXTURE
@given(seed=st.integers(0, 1_000))
def test_a_reply_never_waits_behind_a_broadcast(sqlite_world: World, seed: int) -> None:
    """A broadcast takes all that it can; replies come at any moment, within what is left to them."""
    chance, limit = Random(seed), rates.DEFAULTS["telegram"]  # noqa: S311 - no secret
    with sqlite_world.database.writing() as db:
        forget(db)
        now, reply_at = NOW, NOW + chance.randrange(SECOND)
        for _ in range(200):
            now += 10_000
            while ask(db, Asked(0, is_bulk=True), limit, now).is_taken:
                pass
            if now >= reply_at:
                slot = ask(db, Asked(0), limit, now)
                assert slot.is_taken
                assert slot.seconds <= AHEAD / SECOND
                reply_at = now + chance.randrange(250_000, 600_000)


@pytest.mark.parametrize("is_bulk", [False, True])
@pytest.mark.parametrize("channel", ["telegram", "whatsapp"])
def test_the_permitted_rate_is_used(sqlite_world: World, channel: str, is_bulk: bool) -> None:
    """Whoever asks again when they were told to, late by up to a twentieth of a second, loses nothing."""
    chance, limit, seconds = Random(7), rates.DEFAULTS[channel], 20  # noqa: S311 - no secret
    with sqlite_world.database.writing() as db:
        forget(db)
        now, left = NOW, 0
        while now < NOW + seconds * SECOND:
            slot = ask(db, Asked(0, is_bulk=is_bulk), limit, now)
            left += slot.is_taken
            if not slot.is_taken:
                now += round(slot.seconds * SECOND) + chance.randrange(SECOND // 20)
    rate = limit.bulk_per_second if is_bulk else limit.per_second
    assert left >= 0.97 * rate * seconds


def test_the_slots_of_an_account_follow_its_rate(world: World) -> None:
    with world.database.writing() as db:
        slots = [ask(db, Asked(0), LIMIT, NOW) for _ in range(6)]
    assert [slot.is_taken for slot in slots] == [True] * 5 + [False]
    assert [round(slot.seconds, 3) for slot in slots[:5]] == [0, 0, 0, 0.1, 0.2]
    assert 0 < slots[5].seconds <= 0.3


def test_a_slot_that_the_person_cannot_use_is_given_back(world: World) -> None:
    with world.database.writing() as db:
        person = world.person(db, FATIMA).conversation_id
        assert ask(db, Asked(0, person=person), LIMIT, NOW).is_taken
        early = [ask(db, Asked(0, person=person, is_bulk=bulk), LIMIT, NOW) for bulk in (False, True)]
        assert [(slot.is_taken, slot.of_person) for slot in early] == [(False, True)] * 2
        assert early[0].seconds == pytest.approx(1, abs=0.01)
        others = [ask(db, Asked(0), LIMIT, NOW).is_taken for _ in range(5)]
        assert others == [True] * 4 + [False], "one slot was used, not three"
        assert ask(db, Asked(0, person=person), LIMIT, NOW + SECOND).is_taken


def test_a_slot_that_passed_is_replaced_by_the_accounts_next(world: World) -> None:
    with world.database.writing() as db:
        person = world.person(db, FATIMA).conversation_id
        first = rates.reserve(db, ACCOUNT, person, limit=LIMIT, now=NOW)
        again = rates.renew(db, ACCOUNT, LIMIT, now=NOW + SECOND)
        assert (first.is_taken, again.is_taken) == (True, True), "its person's distance was kept already"
        others = 0
        while ask(db, Asked(0), LIMIT, NOW + SECOND).is_taken:
            others += 1
        assert not rates.renew(db, ACCOUNT, LIMIT, now=NOW + SECOND).is_taken
        assert others == 4, "it took one of the five that there were"


def test_what_the_provider_holds_waits(world: World) -> None:
    with world.database.writing() as db:
        rates.hold(db, ACCOUNT, 3, now=NOW)
        rates.hold(db, ACCOUNT, 1, now=NOW)
        slot = ask(db, Asked(0), LIMIT, NOW + SECOND)
        assert not slot.is_taken
        assert slot.seconds == pytest.approx(2)
        assert ask(db, Asked(0), LIMIT, NOW + 3 * SECOND).is_taken
        other = rates.reserve(db, SI_BRAHIM.account, NOBODY, limit=LIMIT, now=NOW)
        assert other.is_taken, "another account is not held"


def test_workers_share_one_rate(world: World) -> None:
    """Four at once at one moment get together what there is, and no more."""

    def work(_: int) -> int:
        taken = 0
        for _ in range(10):
            with world.database.writing() as db:
                taken += ask(db, Asked(0), LIMIT, NOW).is_taken
        return taken

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(work, range(4))) == 5


def waits_for_a_lock(database: Database) -> bool:
    with database.reading() as db:
        waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        return bool(db.value(text(waiting)))


def test_a_reply_and_the_queue_lock_in_one_order(world: World) -> None:
    """A reply takes its slot while a broadcast to the same person is being claimed: neither waits for the other's end."""
    database = world.database
    if not database.is_postgres:
        return  # one writer
    with database.writing() as db:
        world.says(db, FATIMA, "to all", kind="broadcast", priority=outbox.BROADCAST)
        reply = world.says(db, FATIMA, "to you", send_now=True)
        rates.hold(db, ACCOUNT, 0)  # which makes the account's row

    def answer() -> rates.Slot | None:
        with database.writing() as db:
            return paced.take_slot(db, reply, LIMIT, is_behind=False)

    with ThreadPoolExecutor(1) as pool:
        with database.writing() as db:
            assert db.execute(outbox.waiting(db, [ACCOUNT], world.now, 1, None)).all()
            slot = pool.submit(answer)
            while not (slot.done() or waits_for_a_lock(database)):
                pass
            assert rates.reserve(db, ACCOUNT, NOBODY, limit=LIMIT).is_taken
        found = slot.result()
    assert found is not None
    assert found.is_taken


def test_engine_time_is_the_databases(world: World) -> None:
    """Without a given time: the row counts in microseconds since 1970, and stands at about now."""
    with world.database.writing() as db:
        slots = [rates.reserve(db, ACCOUNT, NOBODY, limit=LIMIT) for _ in range(20)]
        row = db.one(sending_rates.select())
    assert Counter(slot.is_taken for slot in slots)[True] >= 5
    assert not slots[-1].is_taken
    assert row is not None
    assert row.reserved_us > 1_780_000_000 * SECOND


def test_an_unlimited_account_asks_nothing(world: World) -> None:
    with world.database.writing() as db:
        assert all(
            rates.reserve(db, CLAIRE.account, NOBODY, limit=None) == rates.Slot(0.0, is_taken=True)
            for _ in range(9)
        )
        assert db.one(sending_rates.select()) is None


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [(None, 25.0), (10, 10.0), ("unlimited", None)],
)
def test_a_commune_may_name_its_rate(wanted: object, expected: float | None) -> None:
    profile = {"accounts": {"telegram": {"account": "b", "per_second": wanted}, "whatsapp": None}}
    found = rates.limits_of(profile)
    assert {account: limit.per_second for account, limit in found.items()} == (
        {} if expected is None else {"telegram:b": expected}
    )


def test_telegram_never_sees_more_than_thirty_in_a_second() -> None:
    limit = rates.DEFAULTS["telegram"]
    assert limit.burst + limit.per_second <= 30
    assert rates.DEFAULTS["whatsapp"].burst + rates.DEFAULTS["whatsapp"].per_second <= 80
