"""Sending: nothing is stranded, nobody waits for another's slow provider, an outcome is written or sent again."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass

import pytest
from sqlalchemy import select
from town import Town

from bot.channels.base import ChannelError, Misconfigured, NotSent, Outbound, Sent, StatusUpdate, Throttled
from bot.channels.terminal import Terminal
from bot.runtime import outbox as sending
from bot.runtime import reception as receiving
from bot.runtime import runner as running
from bot.runtime import wire
from bot.runtime.runner import Runner
from data import conversations, messages, outbox
from data.engine import Database, Db
from data.paced import Claimed
from data.tables import channel_accounts, outbound_messages


class Slow(Terminal):
    """Sends to `slow` wait until they are let go; `failures` come first."""

    max_text = 40

    def __init__(self, commune: str) -> None:
        super().__init__(commune)
        self.gate = asyncio.Event()
        self.failures: list[ChannelError] = []

    async def send(self, message: Outbound) -> Sent:
        if message.to == "slow":
            await self.gate.wait()
        if self.failures:
            raise self.failures.pop(0)
        return await super().send(message)


async def until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not is_so():  # noqa: ASYNC110 - the tables are asked, they tell nobody
            await asyncio.sleep(0.01)


@dataclass
class Post:
    town: Town
    runner: Runner
    channel: Slow

    def queue(self, to: str, text: str = "salam") -> int:
        with self.town.database.writing() as db:
            person = conversations.find_or_open(
                db,
                commune_id=self.town.commune,
                account_id=self.town.account,
                address=to,
                now=self.town.clock.now(),
            )
            outbound_id, _ = outbox.put(
                db,
                commune_id=self.town.commune,
                account_id=self.town.account,
                conversation_id=person.conversation_id,
                body=wire.dump_outbound(Outbound(to, text)),
                now=self.town.clock.now(),
            )
        return outbound_id

    def row(self, outbound_id: int) -> tuple[str, int]:
        with self.town.database.reading() as db:
            columns = (outbound_messages.c.state, outbound_messages.c.attempts)
            found = db.one(select(*columns).where(outbound_messages.c.id == outbound_id))
        assert found is not None
        return found[0], found[1]

    async def until(self, outbound_id: int, state: str) -> None:
        await until(lambda: self.row(outbound_id)[0] == state)


@pytest.fixture
async def post(database: Database, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Post]:
    monkeypatch.setattr(sending, "WRITE_WAITS", (0.0,))
    monkeypatch.setattr(running, "NET_SECONDS", 0.05)
    town = Town(database)
    channel = Slow(town.commune)
    town.runtime.channels = {town.account: channel}
    runner = Runner(town.runtime)
    yield Post(town, runner, channel)
    channel.gate.set()
    await runner.stop()


async def test_a_slow_send_holds_up_nobody_else(post: Post) -> None:
    slow, quick = post.queue("slow"), post.queue("fatima")
    await post.runner.start()
    await post.until(quick, "sent")
    assert post.row(slow)[0] == "sending"
    later = post.queue("claire")
    await post.until(later, "sent")
    post.channel.gate.set()
    await post.until(slow, "sent")


async def test_a_queue_longer_than_the_room_leaves_at_once(post: Post) -> None:
    ids = [post.queue("fatima", str(number)) for number in range(3)]
    ids += [post.queue(f"p{number}") for number in range(sending.SENDS_AT_ONCE + 3)]
    assert await post.runner.outbox.drain() == sending.SENDS_AT_ONCE
    while post.runner._tasks:
        await asyncio.gather(*post.runner._tasks)
    assert [post.row(each)[0] for each in ids] == ["sent"] * len(ids)
    assert [said.text for said in post.channel.said if said.to == "fatima"] == ["0", "1", "2"]
    assert post.runner.outbox.in_flight == set()


async def test_the_parts_of_a_long_answer_leave_without_waiting_for_the_net(post: Post) -> None:
    conversation_id = post.town.send("fatima", "salam")
    assert conversation_id is not None
    post.runner.wake(conversation_id)
    while post.runner._tasks:
        await asyncio.gather(*post.runner._tasks)
    assert len(post.channel.said) > 1
    with post.town.database.reading() as db:
        assert set(db.execute(select(outbound_messages.c.state)).scalars()) == {"sent"}


async def test_what_was_sent_is_written_down_when_the_database_is_back(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was away for one moment right after the send: nothing is stranded, nothing is sent twice."""
    real, failures = outbox.mark_sent, [1, 1]  # the shared commit, then its job alone

    def fail(*args: object) -> None:
        if failures:
            failures.pop()
            raise RuntimeError("away")
        real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(outbox, "mark_sent", fail)
    first, second = post.queue("fatima", "un"), post.queue("fatima", "deux")
    await post.runner.start()
    await post.until(second, "sent")
    assert post.row(first)[0] == "sent"
    assert [said.text for said in post.channel.said] == ["un", "deux"]


async def test_an_outcome_that_could_not_be_written_silences_nobody(
    post: Post, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    real, failures = outbox.mark_sent, [1] * 4  # every try of the first send

    def fail(*args: object) -> None:
        if failures:
            failures.pop()
            raise RuntimeError("away")
        real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(outbox, "mark_sent", fail)
    first, second = post.queue("fatima", "un"), post.queue("fatima", "deux")
    await post.runner.start()
    await post.until(second, "sent")
    assert post.row(first)[0] == "sent"
    assert [said.text for said in post.channel.said] == ["un", "un", "deux"], "at most once more"


async def test_the_net_leaves_alone_what_is_on_its_way(post: Post) -> None:
    slow = post.queue("slow")
    await post.runner.start()
    await post.until(slow, "sending")
    assert await post.runner.outbox.put_back() == 0
    with post.town.database.writing() as db:
        db.execute(outbound_messages.update().values(state="queued"))
    orphan = post.queue("fatima")
    with post.town.database.writing() as db:
        db.execute(outbound_messages.update().where(outbound_messages.c.id == orphan).values(state="sending"))
    await post.until(orphan, "sent")


async def test_a_turn_names_what_it_sends_before_it_commits(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    named: list[bool] = []
    real = post.town.database.writing

    @contextlib.contextmanager
    def writing() -> Iterator[Db]:
        with real() as db:
            yield db
            sending_now = select(outbound_messages.c.id).where(outbound_messages.c.state == "sending")
            ids = set(db.execute(sending_now).scalars())
            named.append(ids <= post.runner.outbox.in_flight)

    monkeypatch.setattr(post.town.database, "writing", writing)
    conversation_id = post.town.send("fatima", "salam")
    assert conversation_id is not None
    named.clear()
    post.runner.wake(conversation_id)
    while post.runner._tasks:
        await asyncio.gather(*post.runner._tasks)
    assert len(named) > 1
    assert all(named)


async def test_being_told_to_wait_often_is_no_failure(post: Post) -> None:
    post.channel.failures = [Throttled("429", seconds=0) for _ in range(10)]
    post.channel.failures.append(NotSent("no"))
    first = post.queue("fatima")
    await post.runner.outbox.drain()
    while post.runner._tasks:
        await asyncio.gather(*post.runner._tasks)
    assert post.row(first) == ("queued", 1)
    assert not post.channel.failures


async def test_trouble_is_over_with_the_first_send_that_works(post: Post) -> None:
    post.channel.failures = [Misconfigured("401")]
    first = post.queue("fatima")
    await post.runner.start()
    await post.until(first, "queued")

    def trouble() -> str | None:
        with post.town.database.reading() as db:
            found: str | None = db.value(
                select(channel_accounts.c.trouble).where(channel_accounts.c.id == post.town.account)
            )
        return found

    await until(lambda: trouble() is not None)
    post.town.clock.move(minutes=1)
    await post.until(first, "sent")
    assert trouble() is None


async def test_trouble_of_the_last_process_is_over_too(post: Post) -> None:
    with post.town.database.writing() as db:
        messages.set_trouble(db, post.town.account, "401")
    first = post.queue("fatima")
    await post.runner.start()
    await post.until(first, "sent")
    with post.town.database.reading() as db:
        assert db.value(select(channel_accounts.c.trouble)) is None


async def test_a_wrong_token_for_days_is_tried_on(post: Post) -> None:
    outcome = post.runner.outbox._settle(Misconfigured("401"), 1, 100_000)
    assert outcome.keywords["due_at"] == post.town.clock.now() + sending.LONGEST_WAIT


async def test_the_rates_of_several_accounts_are_locked_in_one_order(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker that met a commune later than others has its accounts in another order."""
    asked: list[str] = []

    def claim(db: Db, account_id: str, *_: object) -> Claimed:
        asked.append(account_id)
        return Claimed([])

    monkeypatch.setattr(post.runner.outbox, "_claim_of", claim)
    await post.runner.outbox._claim({"telegram:settat": 1, "telegram:berkane": 1})
    assert asked == ["telegram:berkane", "telegram:settat"]


async def test_what_holds_an_account_shares_no_transaction(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The row of its rate stays locked until the end, and every worker waits for it."""
    first = post.queue("fatima")
    with post.town.database.writing() as db:
        outbox.claim_due(db, [post.town.account], post.town.clock.now(), 1)
    real, alone = post.runner.writer.alone, list[object]()

    async def watched(work: Callable[[Db], None]) -> None:
        alone.append(work)
        await real(work)

    monkeypatch.setattr(post.runner.writer, "alone", watched)
    outcome = post.runner.outbox._settle(Throttled("wait", "429", seconds=30), first, 0)
    await post.runner.outbox._write(outcome)
    assert alone == [outcome]
    assert post.row(first) == ("queued", 0)


async def test_a_status_that_overtakes_the_note_of_its_message_is_not_lost(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiving, "STATUS_WAITS", (0.05, 0.2))
    first = post.queue("fatima")
    with post.town.database.writing() as db:
        outbox.claim_due(db, [post.town.account], post.town.clock.now(), 1)
    status = StatusUpdate("SM1", "delivered")
    await post.runner.take(post.town.commune, post.town.account, [status])

    def mark(db: Db) -> None:
        outbox.mark_sent(db, first, "SM1", post.town.clock.now())

    await post.runner.writer.do(mark)
    await post.until(first, "delivered")


async def test_a_status_of_nothing_of_ours_is_let_go(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "STATUS_WAITS", (0.01,))
    await post.runner.take(post.town.commune, post.town.account, [StatusUpdate("SM9", "failed")])
    assert post.runner._later
    await asyncio.gather(*post.runner._later)
    assert not post.runner._later


# -- one-time links ------------------------------------------------------------------------------------------

LINK = f"http://127.0.0.1:8000/identity/{'aB3-_xyZ' * 5}abc"


def body(post: Post, outbound_id: int) -> str:
    with post.town.database.reading() as db:
        row = outbox.load(db, outbound_id)
    assert row is not None
    return wire.load_outbound(row.body).text


async def test_a_one_time_link_reaches_its_person_and_is_not_kept(post: Post) -> None:
    sent, plain = post.queue("fatima", f"Rrabit: {LINK}"), post.queue("claire", "Bonjour")
    assert LINK in body(post, sent), "what waits must still be told"
    await post.runner.start()
    await post.until(sent, "sent")
    await post.until(plain, "sent")
    assert f"Rrabit: {LINK}" in [said.text for said in post.channel.said]
    assert body(post, sent) == "Rrabit: http://127.0.0.1:8000/identity/[•••]"
    assert body(post, plain) == "Bonjour"


async def test_the_page_shows_the_link_until_it_is_used(post: Post) -> None:
    account = f"web:{post.town.commune}"
    assert sending._without_link(account, Outbound("claire", LINK)) is None
    assert sending._without_link(f"telegram:{post.town.commune}", Outbound("fatima", LINK)) is not None
