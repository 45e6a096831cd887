"""One-time links: what is kept of them, how long they last, and that each is used once."""

import threading
from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import insert, select, update
from world import World

from data.engine import Db
from data.requests import identity
from data.tables import identity_links, information_requests


@dataclass(frozen=True)
class Case:
    id: int
    commune_id: str = "berkane"


def case(world: World, db: Db, number: int = 1) -> Case:
    """A request that waits for its identity."""
    row = db.execute(
        insert(information_requests).values(
            commune_id="berkane",
            reference=f"BRK-0000000{number}",
            channel="web",
            language="ary",
            state="awaiting_identity",
            is_urgent=False,
            format="electronic",
            delivery="email",
            created_on=world.day,
            created_at=world.now,
        )
    )
    assert row.inserted_primary_key
    return Case(row.inserted_primary_key[0])


def opened(world: World, db: Db, token: str) -> identity.Link:
    link = identity.find(db, token, now=world.now)
    assert link
    return link


def test_keeps_no_token(world: World) -> None:
    with world.database.writing() as db:
        token = identity.new_link(db, case(world, db), now=world.now)
        row = db.one(select(identity_links))
        assert row
        assert token not in str(row)
        assert opened(world, db, token).is_open
    assert len(token) == 43


def test_no_two_tokens_are_alike(world: World) -> None:
    with world.database.writing() as db:
        request = case(world, db)
        assert len({identity.new_link(db, request, now=world.now) for _ in range(20)}) == 20


@pytest.mark.parametrize("token", ["", "x", "A" * 43, "A" * 44, "'; DROP TABLE", "é" * 43, "A" * 100_000])
def test_a_token_that_was_never_given_opens_nothing(world: World, token: str) -> None:
    with world.database.writing() as db:
        identity.new_link(db, case(world, db), now=world.now)
        assert identity.find(db, token, now=world.now) is None


def test_is_open_until_its_last_moment(world: World) -> None:
    with world.database.writing() as db:
        token = identity.new_link(db, case(world, db), now=world.now, hours=2)
        world.clock.move(hours=2, microseconds=-1)
        assert opened(world, db, token).is_open
        world.clock.move(microseconds=1)
        link = opened(world, db, token)
        assert not link.is_open
        assert not link.is_used
        assert not identity.use(db, link, now=world.now)


def test_lasts_three_days_unless_told_otherwise(world: World) -> None:
    with world.database.writing() as db:
        token = identity.new_link(db, case(world, db), now=world.now)
        assert opened(world, db, token).expires_at == world.now + timedelta(hours=72)


def test_is_used_once(world: World) -> None:
    with world.database.writing() as db:
        token = identity.new_link(db, case(world, db), now=world.now)
        link = opened(world, db, token)
        assert identity.use(db, link, now=world.now)
        assert not identity.use(db, link, now=world.now)
        again = opened(world, db, token)
        assert (again.is_used, again.is_open) == (True, False)


def test_looking_never_uses_it_up(world: World) -> None:
    with world.database.writing() as db:
        token = identity.new_link(db, case(world, db), now=world.now)
        before = db.one(select(identity_links))
        for _ in range(10):
            assert opened(world, db, token).is_open
        assert db.one(select(identity_links)) == before


def test_a_new_link_makes_older_ones_void(world: World) -> None:
    with world.database.writing() as db:
        request, other = case(world, db), case(world, db, 2)
        first = identity.new_link(db, request, now=world.now)
        elsewhere = identity.new_link(db, other, now=world.now)
        identity.keep_draft(db, opened(world, db, first), {"first_name": "فاطمة"}, now=world.now)
        stale = opened(world, db, first)
        second = identity.new_link(db, request, now=world.now)
        assert not opened(world, db, first).is_open
        assert not identity.use(db, stale, now=world.now)
        assert opened(world, db, second).is_open
        assert opened(world, db, elsewhere).is_open
        drafts = db.execute(select(identity_links.c.sealed_draft)).scalars().all()
        assert set(drafts) == {None}


def test_a_new_link_leaves_the_moment_at_which_an_older_one_was_over(world: World) -> None:
    with world.database.writing() as db:
        request = case(world, db)
        first = identity.new_link(db, request, now=world.now, hours=1)
        over = opened(world, db, first).expires_at
        world.clock.move(hours=5)
        identity.new_link(db, request, now=world.now)
        assert opened(world, db, first).expires_at == over


def test_a_draft_is_sealed_and_comes_back(world: World) -> None:
    typed = {"first_name": "فاطمة الزهراء", "card": "FA 123456"}
    with world.database.writing() as db:
        token = identity.new_link(db, case(world, db), now=world.now)
        assert identity.keep_draft(db, opened(world, db, token), typed, now=world.now)
    with world.database.reading() as db:
        assert opened(world, db, token).draft == typed
        row = db.one(select(identity_links))
        assert row
        assert b"123456" not in row.sealed_draft
        assert row.opened_at == world.now
        assert "123456" not in repr(opened(world, db, token))


def test_a_draft_goes_with_the_link(world: World) -> None:
    with world.database.writing() as db:
        token = identity.new_link(db, case(world, db), now=world.now)
        link = opened(world, db, token)
        identity.keep_draft(db, link, {"first_name": "x"}, now=world.now)
        identity.use(db, link, now=world.now)
        assert db.value(select(identity_links.c.sealed_draft)) is None
        assert not identity.keep_draft(db, link, {"first_name": "x"}, now=world.now)
        assert db.value(select(identity_links.c.sealed_draft)) is None


def test_drafts_of_links_that_are_over_are_erased(world: World) -> None:
    with world.database.writing() as db:
        old = identity.new_link(db, case(world, db), now=world.now, hours=1)
        young = identity.new_link(db, case(world, db, 2), now=world.now, hours=9)
        for token in (old, young):
            identity.keep_draft(db, opened(world, db, token), {"first_name": "x"}, now=world.now)
        world.clock.move(hours=1)
        assert opened(world, db, old).draft == {}
        assert identity.erase_drafts(db, now=world.now) == 1
        assert identity.erase_drafts(db, now=world.now) == 0
        assert opened(world, db, young).draft == {"first_name": "x"}


def test_drafts_of_withdrawn_requests_are_erased(world: World) -> None:
    with world.database.writing() as db:
        withdrawn, waiting = case(world, db), case(world, db, 2)
        for each in (withdrawn, waiting):
            token = identity.new_link(db, each, now=world.now)
            identity.keep_draft(db, opened(world, db, token), {"first_name": "x"}, now=world.now)
        by_id = information_requests.c.id == withdrawn.id
        db.execute(update(information_requests).where(by_id).values(state="closed"))
        assert identity.erase_drafts(db, now=world.now) == 1
        assert identity.erase_drafts(db, now=world.now) == 0


def test_tells_whose_time_is_over(world: World) -> None:
    with world.database.writing() as db:
        waits, renewed, identified, without = (case(world, db, number) for number in (1, 2, 3, 4))
        for each in (waits, renewed, identified):
            identity.new_link(db, each, now=world.now, hours=1)
        by_id = information_requests.c.id == identified.id
        db.execute(update(information_requests).where(by_id).values(state="awaiting_receipt"))
        assert identity.lapsed(db, now=world.now) == []
        world.clock.move(hours=2)
        identity.new_link(db, renewed, now=world.now)
        assert identity.lapsed(db, now=world.now) == [waits.id]
        assert without.id not in identity.lapsed(db, now=world.now)


def test_two_at_once_and_one_wins(world: World) -> None:
    with world.database.writing() as db:
        token = identity.new_link(db, case(world, db), now=world.now)
        link = opened(world, db, token)
    won: list[bool] = []
    together = threading.Barrier(4)

    def send() -> None:
        together.wait()
        with world.database.writing() as db:
            won.append(identity.use(db, link, now=world.now))

    threads = [threading.Thread(target=send) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(won) == [False, False, False, True]


def test_two_new_links_at_once_leave_one_open(world: World) -> None:
    with world.database.writing() as db:
        request = case(world, db)
    tokens: list[str] = []
    together = threading.Barrier(4)

    def ask() -> None:
        together.wait()
        with world.database.writing() as db:
            tokens.append(identity.new_link(db, request, now=world.now))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    with world.database.reading() as db:
        assert sum(opened(world, db, token).is_open for token in tokens) == 1
