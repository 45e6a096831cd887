"""Sending at a provider's rates: none is earned a 429, replies go first, a pause that the provider asks for is kept."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace

import pytest
from provider_limits import Meter, telegram_limits
from sqlalchemy import func, select
from telegram_stand_in import TOKEN, TelegramStandIn
from test_runtime_outbox import until
from town import Town

from bot.channels.base import Outbound
from bot.channels.telegram import Telegram
from bot.clock import TownClock
from bot.runtime import runner as running
from bot.runtime import wire
from bot.runtime.runner import Runner
from data import conversations, outbox, rates
from data.engine import Database, Db
from data.tables import outbound_messages

ACCOUNT = "telegram:berkane"


@dataclass
class Office:
    """A commune's bot on Telegram, held to its rates on both sides."""

    town: Town
    runner: Runner
    telegram: TelegramStandIn
    meter: Meter

    def queue(self, chat: int, text: str, priority: int = outbox.REPLY, *, send_now: bool = False) -> int:
        with self.town.database.writing() as db:
            person = conversations.find_or_open(
                db, commune_id="berkane", account_id=ACCOUNT, address=str(chat), now=self.town.clock.now()
            )
            outbound_id, is_mine = outbox.put(
                db,
                commune_id="berkane",
                account_id=ACCOUNT,
                conversation_id=person.conversation_id,
                body=wire.dump_outbound(Outbound(str(chat), text)),
                priority=priority,
                send_now=send_now,
                now=self.town.clock.now(),
            )
        assert is_mine == send_now
        return outbound_id

    async def says_now(self, chat: int, text: str) -> bool:
        """As after a turn: the row is born as `sending`."""
        outbound_id = self.queue(chat, text, send_now=True)
        self.runner.outbox.in_flight.add(outbound_id)
        return await self.runner.outbox.deliver(ACCOUNT, outbound_id, Outbound(str(chat), text))

    def texts(self) -> list[str]:
        return [str(call["text"]) for call in self.telegram.sent()]

    def waiting(self) -> int:
        with self.town.database.reading() as db:
            table = outbound_messages.c
            return int(db.value(select(func.count()).where(table.state.in_(("queued", "sending")))))

    async def until_all_left(self) -> None:
        await until(lambda: self.waiting() == 0)


@pytest.fixture
def telegram() -> Iterator[TelegramStandIn]:
    with TelegramStandIn(meter=telegram_limits()) as found:
        yield found


@pytest.fixture
async def office(
    database: Database, telegram: TelegramStandIn, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Office]:
    monkeypatch.setattr(running, "NET_SECONDS", 0.2)
    town = Town(database)
    town.runtime.clock = TownClock()
    channel = Telegram(account=ACCOUNT, token=TOKEN, secret="s" * 32, api_url=telegram.url)
    town.runtime.channels = {ACCOUNT: channel}
    town.runtime.limits = {ACCOUNT: rates.DEFAULTS["telegram"]}
    runner = Runner(town.runtime)
    assert telegram.meter is not None
    yield Office(town, runner, telegram, telegram.meter)
    await runner.stop()
    await channel.close()


async def test_a_broadcast_earns_no_429_and_replies_pass_it(office: Office) -> None:
    for number in range(30):
        office.queue(1_000 + number, f"news {number}", outbox.BROADCAST)
    await office.runner.start()
    await until(lambda: len(office.texts()) >= 5)
    began = len(office.texts())
    for chat in range(3):
        office.queue(2_000 + chat, "queued reply")
    replies = [office.says_now(3_000 + chat, "reply") for chat in range(3)]
    await asyncio.gather(*replies)  # by a slot of their own, or by the queue before the broadcast
    await office.until_all_left()
    texts = office.texts()
    assert office.meter.refused == 0
    assert sorted(texts) == sorted([f"news {n}" for n in range(30)] + ["reply"] * 3 + ["queued reply"] * 3)
    last_reply = max(index for index, text in enumerate(texts) if "reply" in text)
    assert last_reply - began < 15, "replies went before most of the broadcast"
    assert [text for text in texts if text.startswith("news")] == [f"news {n}" for n in range(30)]


async def test_one_person_gets_one_a_second_in_order(office: Office) -> None:
    await office.runner.start()
    assert await office.says_now(7, "one")
    assert not await office.says_now(7, "two"), "too early for this person: it waits in the queue"
    office.queue(7, "three")
    assert await office.says_now(8, "another's")
    await office.until_all_left()
    assert [text for text in office.texts() if text != "another's"] == ["one", "two", "three"]
    assert office.meter.refused == 0


async def test_more_replies_than_the_rate_leave_in_their_order(office: Office) -> None:
    slow = replace(rates.DEFAULTS["telegram"], per_second=8)  # slower than any machine that runs this
    office.town.runtime.limits = {ACCOUNT: slow}
    await office.runner.start()
    outcomes = await asyncio.gather(*(office.says_now(5_000 + n, f"{n:02}") for n in range(40)))
    assert not all(outcomes), "some had to wait for the account"
    await office.until_all_left()
    assert office.meter.refused == 0
    assert sorted(office.texts()) == [f"{n:02}" for n in range(40)]
    at_once = [f"{n:02}" for n in range(40) if outcomes[n]]
    queued = [text for text in office.texts() if text not in at_once]
    assert queued == sorted(queued), "who had to wait is served in order"


async def test_a_pause_that_telegram_asks_for_holds_the_account(office: Office) -> None:
    office.telegram.refuse_next("sendMessage", 429, "Too Many Requests: retry after 1", retry_after=1)
    await office.runner.start()
    office.queue(1, "first")
    await until(lambda: len(office.telegram.calls) == 1)
    await asyncio.sleep(0.05)
    office.queue(2, "second")
    await office.until_all_left()
    calls = [call for call in office.telegram.calls if call.method == "sendMessage"]
    assert sorted(str(call.parameters["text"]) for call in calls) == ["first", "first", "second"]
    assert min(call.at for call in calls[1:]) - calls[0].at >= 1.0, "nobody was written to meanwhile"


async def test_two_processes_share_the_rate(office: Office, database: Database) -> None:
    """Two runners on one account, as two workers are."""
    other = Runner(office.town.runtime)
    for number in range(36):
        office.queue(1_000 + number, f"{number}", outbox.BROADCAST if number % 2 else outbox.REMINDER)
    try:
        await asyncio.gather(office.runner.outbox.drain(), other.outbox.drain())
        await office.until_all_left()
    finally:
        await other.stop()
    assert office.meter.refused == 0
    assert sorted(office.texts(), key=int) == [f"{n}" for n in range(36)], "each left once"


@pytest.mark.parametrize("held", [0.0, 5.0])
async def test_who_let_its_slot_pass_takes_another(
    office: Office, monkeypatch: pytest.MonkeyPatch, held: float
) -> None:
    """Else what one process sends late leaves beside what another sends in time: more than the rate allows."""
    outbox_, real, given = office.runner.outbox, rates.renew, list[bool]()
    at_its_slot = outbox_._at_its_slot

    async def late(account_id: str, at: float) -> None:
        await asyncio.sleep(0.3)  # the machine is busy
        with office.town.database.writing() as db:
            rates.hold(db, ACCOUNT, held)
        await at_its_slot(account_id, at)

    def renew(db: Db, account_id: str, limit: rates.Limit) -> rates.Slot:
        slot = real(db, account_id, limit)
        given.append(slot.is_taken)
        return slot

    monkeypatch.setattr(outbox_, "_at_its_slot", late)
    monkeypatch.setattr(rates, "renew", renew)
    assert await office.says_now(7, "late"), "at the latest without one: it has had its slot"
    assert given == [not held]
    assert office.texts() == ["late"]
