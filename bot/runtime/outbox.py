"""The only sender. A message leaves once; what became of it is written down, always."""

import asyncio
import contextlib
import logging
from collections import Counter
from collections.abc import Callable, Coroutine, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from math import ceil
from typing import Any, TypeVar

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.channels.base import (
    Channel,
    ChannelError,
    Misconfigured,
    Moved,
    NotSent,
    Outbound,
    Refused,
    Throttled,
    Unknown,
    Unreachable,
)
from bot.runtime import outcomes, wire
from bot.runtime.parts import Runtime
from bot.runtime.writer import Writer
from data import messages, outbox, paced, rates
from data.engine import Db
from data.masking import mask_links
from data.outbox import OutboundRow
from data.paced import Claimed
from data.rates import Limit

log = logging.getLogger(__name__)

FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=10)
DOUBLINGS = 9  # after which the wait is the longest anyway
# From the queue, for each account: a slow provider holds up only itself, and a claim takes several, or it costs more than they do.
SENDS_AT_ONCE = 24
# For how long a slot is good. Slots of 1.08 seconds leave in one second at the worst: 29 on Telegram, which takes 30.
SLOT_SECONDS = 0.08
OF_ONE_PERSON = ("14107",)  # Twilio's loop guard: it concerns one conversation, not the account
WRITE_WAITS = (0.2, 1.0, 3.0)  # seconds before an outcome is written again when the database was away

Spawn = Callable[[Coroutine[Any, Any, None]], None]
Result = TypeVar("Result")


class Outbox:
    """Sends what the turns of this process said, and what waits in the queue of its accounts."""

    def __init__(self, runtime: Runtime, writer: Writer, spawn: Spawn) -> None:
        self._runtime = runtime
        self._writer = writer
        self._spawn = spawn
        # Every row that this process marked `sending`, named here before that is committed (so from the threads of
        # turns and of the writer too). A row that is `sending` and not here is nobody's: the net queues it again.
        self.in_flight: set[int] = set()
        self._from_queue: Counter[str] = Counter()  # sends under way, by account
        self._claiming: set[str] = (
            set()
        )  # accounts whose queue is being looked at: a second look would claim too much
        self._troubled: set[str] = (
            set()
        )  # accounts known to be in trouble, so that a send that works clears it
        self._left_at: dict[str, float] = {}  # when the next may leave an account, by the loop's time
        self._alarms: dict[str, asyncio.TimerHandle] = {}  # when an account's rate lets more leave
        self._behind: set[str] = set()  # accounts in whose queue more than broadcasts waits for the rate
        self._is_closed = False
        # Whether the others certainly leave to this process what it claimed; else a send might be the second.
        self.may_send: Callable[[], bool] = lambda: True

    async def start(self) -> int:
        """Put back what a killed process was sending; returns how many messages that were."""
        accounts = list(self._runtime.channels)
        self._troubled = await self._writer.do(lambda db: messages.troubled(db, accounts))
        return await self.put_back()

    def close(self) -> None:
        """Begin no send more; what waits stays in the tables."""
        self._is_closed = True
        for alarm in self._alarms.values():
            alarm.cancel()

    async def put_back(self) -> int:
        """Queue again what is marked `sending` and is not on its way."""
        accounts = list(self._runtime.channels)
        return await self._writer.do(
            partial(outbox.recover, account_ids=accounts, in_flight=self._now_in_flight)
        )

    def _now_in_flight(self) -> frozenset[int]:
        return frozenset(self.in_flight.copy())  # `copy` is one step for the other threads; iterating is not

    async def deliver(self, account_id: str, outbound_id: int, message: Outbound, attempts: int = 0) -> bool:
        """Send one message that is marked `sending` and named in flight; True when it left.

        Where the account's rate or its person lets nothing through just now, it goes into the queue.
        """
        rate = self._runtime.limits.get(account_id)
        if rate is not None:
            at = await self._take_slot(account_id, outbound_id, rate)
            if at is None:
                return False
            await self._at_its_slot(account_id, at)
        return await self._to_its_end(self._deliver_now(account_id, outbound_id, message, attempts))

    async def _take_slot(self, account_id: str, outbound_id: int, rate: Limit) -> float | None:
        """When it may leave, by the loop's time; None when it went into the queue."""
        loop, is_behind = asyncio.get_running_loop(), account_id in self._behind

        def work(db: Db) -> tuple[rates.Slot | None, float]:
            slot = paced.take_slot(db, outbound_id, rate, is_behind=is_behind)
            return slot, loop.time()  # before the commit, which may take longer than the slot is ahead

        slot, asked_at = None, 0.0
        try:
            slot, asked_at = await self._writer.alone(work)
        finally:
            if slot is None or not slot.is_taken:
                self.in_flight.discard(outbound_id)
        if slot is None:
            return None
        if slot.is_taken:
            return asked_at + slot.seconds
        if not slot.of_person:
            self._behind.add(account_id)
        self._again(account_id, slot.seconds)
        return None

    async def _at_its_slot(self, account_id: str, at: float) -> None:
        """Wait for its slot. One that passed meanwhile is none: others use theirs now, so it takes another, if there is one."""
        rate, loop = self._runtime.limits.get(account_id), asyncio.get_running_loop()
        if rate is None:
            return
        await asyncio.sleep(max(0.0, at - loop.time()))
        if loop.time() - at <= SLOT_SECONDS:
            return

        def renew(db: Db) -> tuple[rates.Slot, float]:
            return rates.renew(db, account_id, rate), loop.time()

        with contextlib.suppress(DBAPIError, PoolTimeout):  # it has had its slot: it leaves, a little late
            slot, asked_at = await self._writer.alone(renew)
            if slot.is_taken:
                at = asked_at + slot.seconds
        await self._wait_until(account_id, at, rate)

    async def _wait_until(self, account_id: str, at: float, rate: Limit) -> None:
        """Until its slot; and where this process is late, not with all that is late at once."""
        now, gap = asyncio.get_running_loop().time(), 1 / rate.per_second
        at = max(at, self._left_at.get(account_id, 0.0), now - gap * (rate.burst - 1))
        self._left_at[account_id] = at + gap
        await asyncio.sleep(max(0.0, at - now))

    async def _deliver_now(
        self, account_id: str, outbound_id: int, message: Outbound, attempts: int = 0
    ) -> bool:
        try:
            if not self.may_send():
                return False  # the net queues it again, here or elsewhere
            outcome = await self._send(account_id, outbound_id, message, attempts)
            await self._write(outcome)
        finally:
            self.in_flight.discard(outbound_id)
        return outcome.func is outcomes.mark_sent

    async def _send(
        self, account_id: str, outbound_id: int, message: Outbound, attempts: int
    ) -> "partial[None]":
        """One call to the provider; what is to be written about it."""
        try:
            sent = await self._runtime.channels[account_id].send(message)
        except ChannelError as error:
            if isinstance(error, Misconfigured):
                self._troubled.add(account_id)
            return self._settle(error, outbound_id, attempts)
        except Exception:
            # Not an error the channel knows: it may have left or not, so it is not repeated.
            log.exception("the channel %s failed in an unknown way", account_id)
            return partial(outbox.mark, outbound_id=outbound_id, state="unknown", error="the channel failed")
        works_again = account_id if account_id in self._troubled else None
        self._troubled.discard(account_id)
        now = self._runtime.clock.now()
        return partial(
            outcomes.mark_sent,
            outbound_id=outbound_id,
            sent=sent,
            now=now,
            works_again=works_again,
            instead=_without_link(account_id, message),
        )

    async def _write(self, outcome: "partial[None]") -> None:
        """Write what became of a send. A database that is away for a moment must not make it be sent twice."""
        # What locks the account's rate shares no transaction: every send of the account waits for its end.
        holds = outcome.keywords.get("holds") is not None
        write = self._writer.alone if holds else self._writer.do
        for wait in WRITE_WAITS:
            try:
                await write(outcome)
            except Exception:
                log.exception("what became of a message could not be written; again in %s s", wait)
                await asyncio.sleep(wait)
            else:
                return
        await write(outcome)

    def _settle(self, error: ChannelError, outbound_id: int, attempts: int) -> "partial[None]":
        now = self._runtime.clock.now()
        words = f"{type(error).__name__} {error.code} {error}".strip()
        if isinstance(error, Moved):
            return partial(outcomes.move, outbound_id=outbound_id, address=error.address, now=now)
        if isinstance(error, Unreachable):
            return partial(
                outcomes.unreachable, outbound_id=outbound_id, error=words, code=error.code, now=now
            )
        if isinstance(error, Refused) and error.code == outcomes.WINDOW_CLOSED:
            return partial(outcomes.window_closed, outbound_id=outbound_id, error=words, now=now)
        if isinstance(error, Refused):
            return partial(outbox.mark, outbound_id=outbound_id, state="failed", error=words)
        if isinstance(error, Unknown):
            return partial(outbox.mark, outbound_id=outbound_id, state="unknown", error=words)
        if isinstance(error, Throttled):
            holds = error.seconds if error.code not in OF_ONE_PERSON else None
            due = now + timedelta(seconds=error.seconds)
            return partial(
                outcomes.put_off,
                outbound_id=outbound_id,
                due_at=due,
                error=words,
                is_attempt=False,
                holds=holds,
            )
        if attempts + 1 >= outbox.SEND_ATTEMPTS and isinstance(error, NotSent):
            return partial(outbox.mark, outbound_id=outbound_id, state="failed", error=words)
        due = now + min(FIRST_WAIT * 2 ** min(attempts, DOUBLINGS), LONGEST_WAIT)
        trouble = words if isinstance(error, Misconfigured) else None
        return partial(outcomes.put_off, outbound_id=outbound_id, due_at=due, error=words, trouble=trouble)

    async def drain(self) -> int:
        """Begin to send what is due in the queue, as much at once as each account may; returns how many were begun."""
        return await self._begin(self._runtime.channels)

    async def follow_up(self, account_id: str, conversation_id: int) -> None:
        """Send at once what waits behind a message of this conversation that just left."""
        while rows := await self._claim({account_id: 1}, conversation_id):
            for row, at in rows:
                await self._at_its_slot(account_id, at)
                await self._to_its_end(self._deliver_row(row))

    async def _begin(self, account_ids: Iterable[str]) -> int:
        room = {
            each: free
            for each in account_ids
            if each not in self._claiming and (free := self._places(each) - self._from_queue[each]) > 0
        }
        if not room:
            return 0
        self._claiming.update(room)
        return await self._to_its_end(self._fill(room))

    async def _fill(self, room: Mapping[str, int]) -> int:
        """Claim for the free places and begin to send; how many."""
        try:
            rows = await self._claim(room)
        finally:
            self._claiming.difference_update(room)
        for row, at in rows:
            self._from_queue[row.account_id] += 1
            self._spawn(self._from_the_queue(row, at))
        return len(rows)

    async def _to_its_end(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Do it in a task of its own; what came of it, or what went wrong, is told to who asked.

        Who asks may be given up, as a job is at the end of the service. What was claimed must leave all the same, and what
        is on its way be written down, or another would send it again.
        """
        ended: asyncio.Future[Result] = asyncio.get_running_loop().create_future()

        async def run() -> None:
            try:
                ended.set_result(await work)
            except Exception as error:  # noqa: BLE001 - it is theirs
                ended.set_exception(error)
            finally:
                ended.cancel()  # does nothing where it has ended

        self._spawn(run())
        return await asyncio.shield(ended)

    def _places(self, account_id: str) -> int:
        """Sends at once: some under way, and as many as may wait for their slots."""
        rate = self._runtime.limits.get(account_id)
        return SENDS_AT_ONCE + (ceil(rate.per_second * rates.AHEAD / rates.SECOND) if rate else 0)

    async def _claim(
        self, room: Mapping[str, int], conversation_id: int | None = None
    ) -> list[tuple[OutboundRow, float]]:
        """Rows to send, each with the moment at which it may leave, by the loop's time."""
        now, loop = self._runtime.clock.now(), asyncio.get_running_loop()

        def work(db: Db) -> list[tuple[str, Claimed, float]]:
            claimed = [
                (account, self._claim_of(db, account, free, now, conversation_id), loop.time())
                for account, free in sorted(room.items())  # each locks its rate: in one order everywhere
            ]
            self.in_flight.update(row.id for _, each, _ in claimed for row in each.rows)
            return claimed

        if self._is_closed or not room:
            return []
        claimed = await self._writer.alone(work)
        for account, each, _ in claimed:
            if conversation_id is None:
                (self._behind.add if each.is_behind else self._behind.discard)(account)
            if each.again_in is not None:
                self._again(account, each.again_in)
        return [(row, at + row.wait) for _, each, at in claimed for row in each.rows]

    def _claim_of(
        self, db: Db, account_id: str, free: int, now: datetime, conversation_id: int | None
    ) -> Claimed:
        rate = self._runtime.limits.get(account_id)
        if rate is None:
            return Claimed(outbox.claim_due(db, [account_id], now, free, conversation_id))
        return paced.claim(db, account_id, rate, now, free, conversation_id)

    def _again(self, account_id: str, seconds: float) -> None:
        """Look at the account's queue again when its rate lets more leave; the soonest look counts."""
        loop = asyncio.get_running_loop()
        at = loop.time() + seconds
        waiting = self._alarms.get(account_id)
        if self._is_closed or (waiting is not None and waiting.when() <= at):
            return
        if waiting is not None:
            waiting.cancel()
        self._alarms[account_id] = loop.call_at(at, self._ring, account_id)

    def _ring(self, account_id: str) -> None:
        self._alarms.pop(account_id, None)
        self._spawn(self._look_again(account_id))

    async def _look_again(self, account_id: str) -> None:
        await self._begin([account_id])

    async def _from_the_queue(self, row: OutboundRow, at: float) -> None:
        """Send one, then fill the place it leaves: with the next of the same person, or somebody else's."""
        try:
            await self._at_its_slot(row.account_id, at)
            await self._deliver_row(row)
        finally:
            self._from_queue[row.account_id] -= 1
        is_half_empty = self._from_queue[row.account_id] <= SENDS_AT_ONCE // 2  # several are claimed at once
        if (
            is_half_empty and row.account_id not in self._alarms
        ):  # else it is looked at when its rate lets more leave
            await self._begin([row.account_id])

    async def _deliver_row(self, row: OutboundRow) -> None:
        try:
            message = wire.load_outbound(row.body)
        except (ValueError, TypeError, KeyError):
            error = "its words are not there any more" if not row.body else "its words cannot be read"
            try:
                await self._write(partial(outbox.mark, outbound_id=row.id, state="failed", error=error))
            finally:
                self.in_flight.discard(row.id)
        else:
            await self._deliver_now(row.account_id, row.id, message, row.attempts)

    async def close_buttons(self, account_id: str, outbound_id: int, to: str, pressed: str) -> None:
        """Take the buttons off a message whose question no longer waits; `pressed` is its provider id when known."""
        channel: Channel = self._runtime.channels[account_id]
        if not channel.closes_buttons:
            return
        if not pressed:
            row = await self._writer.do(partial(outbox.load, outbound_id=outbound_id))
            pressed = (row.provider_id if row else None) or ""
        if pressed:
            await channel.close_buttons(to, pressed)


def _without_link(account_id: str, message: Outbound) -> str | None:
    """What is kept of a message that told a one-time link; None where all of it is.

    A page shows its lines from the tables: there the link stays until it is used or over, and then opens nothing.
    """
    masked = mask_links(message.text)
    if masked == message.text or account_id.partition(":")[0] == "web":
        return None
    return wire.dump_outbound(replace(message, text=masked))
