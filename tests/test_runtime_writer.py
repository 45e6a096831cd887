"""Small writes share a commit; one that fails takes no neighbour with it. And what happens by the clock."""

import asyncio
import threading
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select
from town import Town

from bot.runtime.schedule import Housekeeping, build_scheduler
from bot.runtime.writer import Writer
from data import conversations, messages
from data.engine import Database, Db
from data.requests import cases
from data.tables import channel_accounts, inbound_messages
from data.tables import conversations as conversation_rows


@pytest.fixture
async def writer(database: Database) -> AsyncIterator[Writer]:
    made = Writer(database)
    yield made
    made.close()


def _note(done: list[int], number: int, db: Db) -> int:
    done.append(number)
    return number


def open_account(number: int, db: Db) -> int:
    messages.open_account(db, account_id=f"web:{number}", commune_id="berkane", channel="web")
    return number


async def test_a_write_that_fails_takes_no_neighbour_with_it(database: Database, writer: Writer) -> None:
    Town(database)

    def fail(db: Db) -> None:
        open_account(99, db)
        raise RuntimeError("no")

    def add(number: int) -> "asyncio.Future[int]":
        return asyncio.ensure_future(writer.do(lambda db: open_account(number, db)))

    results = await asyncio.gather(
        *(add(n) for n in range(3)), writer.do(fail), *(add(n) for n in range(3, 6)), return_exceptions=True
    )
    assert [each for each in results if isinstance(each, int)] == list(range(6))
    assert isinstance(results[3], RuntimeError)
    with database.reading() as db:
        ids = set(db.execute(select(channel_accounts.c.id)).scalars())
    assert {f"web:{n}" for n in range(6)} <= ids
    assert "web:99" not in ids, "what failed leaves nothing"


async def test_writes_are_done_in_the_order_in_which_they_were_asked_for(writer: Writer) -> None:
    done: list[int] = []
    await asyncio.gather(*(writer.do(partial(_note, done, n)) for n in range(200)))
    assert done == list(range(200))


async def test_who_stopped_waiting_disturbs_nobody(writer: Writer) -> None:
    task = asyncio.ensure_future(writer.do(lambda _: None))
    await asyncio.sleep(0)
    task.cancel()
    assert await writer.do(lambda _: 7) == 7


async def test_what_needs_a_transaction_of_its_own_waits_for_no_slow_chore(
    database: Database, writer: Writer
) -> None:
    """A reply takes its slot while every thread of the loop's own hands over a mail or makes a report."""
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(1))
    gate = threading.Event()
    chore = asyncio.create_task(asyncio.to_thread(gate.wait, 10))
    try:
        await asyncio.sleep(0.05)
        assert await asyncio.wait_for(writer.alone(partial(_note, [], 7)), 5) == 7
    finally:
        gate.set()
        await chore


async def test_closing_finishes_what_was_asked_for(database: Database) -> None:
    writer = Writer(database)
    asked = [asyncio.ensure_future(writer.do(partial(_note, [], n))) for n in range(100)]
    await asyncio.sleep(0)
    writer.close()
    assert await asyncio.gather(*asked) == list(range(100))


async def run(town: Town, writer: Writer, name: str) -> None:
    await getattr(Housekeeping(town.runtime, writer), name)()


async def test_old_messages_are_forgotten_at_the_start_too(database: Database, writer: Writer) -> None:
    """A service that is started again every day would otherwise never come to its sixth hour."""
    town = Town(database)
    town.say("fatima", "salam")
    town.clock.move(days=31)
    scheduler = build_scheduler(town.runtime, writer)
    scheduler.start()
    try:
        async with asyncio.timeout(10):
            while not _is_emptied(database):  # noqa: ASYNC110 - the tables tell nobody
                await asyncio.sleep(0.02)
    finally:
        scheduler.shutdown(wait=False)
        await asyncio.sleep(0)


def _is_emptied(database: Database) -> bool:
    with database.reading() as db:
        return db.value(select(inbound_messages.c.sealed_body)) is None


async def test_messages_of_this_month_stay(database: Database, writer: Writer) -> None:
    town = Town(database)
    town.say("fatima", "salam")
    town.clock.move(days=29)
    await run(town, writer, "forget_old_messages")
    assert not _is_emptied(database)


@pytest.mark.parametrize("answered", [False, True])
async def test_a_lapsed_hand_over_ends_unless_staff_answered_meanwhile(
    database: Database, writer: Writer, monkeypatch: pytest.MonkeyPatch, answered: bool
) -> None:
    town = Town(database)
    conversation_id = town.send("fatima", "salam")
    assert conversation_id is not None
    with database.writing() as db:
        conversations.hand_over(db, conversation_id, town.clock.now())
    town.clock.move(hours=49)
    real = conversations.lapsed

    def lapsed(db: Db, now: object) -> list[int]:
        found = real(db, town.clock.now())
        if answered:  # right between the look and the taking back
            longer = conversation_rows.update().values(owner_until=town.clock.now() + timedelta(hours=48))
            db.execute(longer)
        return found

    monkeypatch.setattr(conversations, "lapsed", lapsed)
    await run(town, writer, "end_lapsed_hand_overs")
    with database.reading() as db:
        assert conversations.load(db, conversation_id).owner == ("staff" if answered else "bot")


async def test_cases_are_forgotten_when_their_time_is_over(database: Database, writer: Writer) -> None:
    town = Town(database)
    town.say("fatima", "salam")
    with database.writing() as db:
        person = conversations.find(db, town.account, "fatima")
        assert person is not None
        opened = cases.open_request(
            db,
            commune_id=town.commune,
            citizen_id=person.citizen_id,
            account_id=town.account,
            channel="terminal",
            language="fr",
            subject="Le budget du jardin",
            format="electronic",
            delivery="counter",
            is_urgent=False,
            day=town.clock.now().date(),
            now=town.clock.now(),
        )
        assert isinstance(opened, cases.Opened)
    for days, is_erased in ((29, False), (1, True)):  # a draft that nobody sent is kept for a month
        town.clock.move(days=days)
        await run(town, writer, "forget_closed_cases")
        with database.reading() as db:
            row = cases.load(db, town.commune, opened.reference)
            assert row is not None
            assert row.is_erased is is_erased
