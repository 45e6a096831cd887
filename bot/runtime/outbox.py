"""The only sender. A message leaves once; what became of it is written down, always."""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from bot.channels.base import (
    Channel,
    ChannelError,
    Misconfigured,
    Moved,
    NotSent,
    Outbound,
    Refused,
    Sent,
    Throttled,
    Unknown,
    Unreachable,
)
from bot.runtime import wire
from bot.runtime.parts import Runtime
from bot.runtime.writer import Writer
from data import conversations, messages, outbox
from data.engine import Db
from data.masking import mask_links
from data.outbox import OutboundRow

log = logging.getLogger(__name__)

FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=10)
DOUBLINGS = 9  # after which the wait is the longest anyway
SENDS_AT_ONCE = 8  # from the queue, for each account: a slow provider holds up only itself
WRITE_WAITS = (0.2, 1.0, 3.0)  # seconds before an outcome is written again when the database was away

Spawn = Callable[[Coroutine[Any, Any, None]], None]


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
        self._troubled: set[str] = (
            set()
        )  # accounts known to be in trouble, so that a send that works clears it
        self._is_closed = False

    async def start(self) -> int:
        """Put back what a killed process was sending; returns how many messages that were."""
        accounts = list(self._runtime.channels)
        self._troubled = await self._writer.do(lambda db: messages.troubled(db, accounts))
        return await self.put_back()

    def close(self) -> None:
        """Begin no send more; what waits stays in the tables."""
        self._is_closed = True

    async def put_back(self) -> int:
        """Queue again what is marked `sending` and is not on its way."""
        accounts = list(self._runtime.channels)
        return await self._writer.do(
            partial(outbox.recover, account_ids=accounts, in_flight=self._now_in_flight)
        )

    def _now_in_flight(self) -> frozenset[int]:
        return frozenset(self.in_flight.copy())  # `copy` is one step for the other threads; iterating is not

    async def deliver(self, account_id: str, outbound_id: int, message: Outbound, attempts: int = 0) -> bool:
        """Send one message that is marked `sending` and named in flight; True when it left."""
        try:
            outcome = await self._send(account_id, outbound_id, message, attempts)
            await self._write(outcome)
        finally:
            self.in_flight.discard(outbound_id)
        return outcome.func is _mark_sent

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
            _mark_sent,
            outbound_id=outbound_id,
            sent=sent,
            now=now,
            works_again=works_again,
            instead=_without_link(account_id, message),
        )

    async def _write(self, outcome: "partial[None]") -> None:
        """Write what became of a send. A database that is away for a moment must not make it be sent twice."""
        for wait in WRITE_WAITS:
            try:
                await self._writer.do(outcome)
            except Exception:
                log.exception("what became of a message could not be written; again in %s s", wait)
                await asyncio.sleep(wait)
            else:
                return
        await self._writer.do(outcome)

    def _settle(self, error: ChannelError, outbound_id: int, attempts: int) -> "partial[None]":
        now = self._runtime.clock.now()
        words = f"{type(error).__name__} {error.code} {error}".strip()
        if isinstance(error, Moved):
            return partial(_move, outbound_id=outbound_id, address=error.address, now=now)
        if isinstance(error, Unreachable):
            return partial(_unreachable, outbound_id=outbound_id, error=words, now=now)
        if isinstance(error, Refused):
            return partial(outbox.mark, outbound_id=outbound_id, state="failed", error=words)
        if isinstance(error, Unknown):
            return partial(outbox.mark, outbound_id=outbound_id, state="unknown", error=words)
        if isinstance(error, Throttled):
            due = now + timedelta(seconds=error.seconds)
            return partial(_put_off, outbound_id=outbound_id, due_at=due, error=words, is_attempt=False)
        if attempts + 1 >= outbox.SEND_ATTEMPTS and isinstance(error, NotSent):
            return partial(outbox.mark, outbound_id=outbound_id, state="failed", error=words)
        due = now + min(FIRST_WAIT * 2 ** min(attempts, DOUBLINGS), LONGEST_WAIT)
        trouble = words if isinstance(error, Misconfigured) else None
        return partial(_put_off, outbound_id=outbound_id, due_at=due, error=words, trouble=trouble)

    async def drain(self) -> int:
        """Begin to send what is due in the queue, as much at once as each account may; returns how many were begun."""
        room = {each: SENDS_AT_ONCE - self._from_queue[each] for each in self._runtime.channels}
        return await self._begin({account: free for account, free in room.items() if free > 0})

    async def follow_up(self, account_id: str, conversation_id: int) -> None:
        """Send at once what waits behind a message of this conversation that just left."""
        while rows := await self._claim({account_id: 1}, conversation_id):
            for row in rows:
                await self._deliver_row(row)

    async def _begin(self, room: dict[str, int]) -> int:
        rows = await self._claim(room)
        for row in rows:
            self._from_queue[row.account_id] += 1
            self._spawn(self._from_the_queue(row))
        return len(rows)

    async def _claim(self, room: dict[str, int], conversation_id: int | None = None) -> list[OutboundRow]:
        now = self._runtime.clock.now()

        def work(db: Db) -> list[OutboundRow]:
            rows = [
                row
                for account, free in room.items()
                for row in outbox.claim_due(db, [account], now, free, conversation_id)
            ]
            self.in_flight.update(row.id for row in rows)
            return rows

        return [] if self._is_closed or not room else await self._writer.alone(work)

    async def _from_the_queue(self, row: OutboundRow) -> None:
        """Send one, then fill the place it leaves: with the next of the same person, or somebody else's."""
        try:
            await self._deliver_row(row)
        finally:
            self._from_queue[row.account_id] -= 1
        await self._begin({row.account_id: SENDS_AT_ONCE - self._from_queue[row.account_id]})

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
            await self.deliver(row.account_id, row.id, message, row.attempts)

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


def _mark_sent(
    db: Db, *, outbound_id: int, sent: Sent, now: datetime, works_again: str | None, instead: str | None
) -> None:
    outbox.mark_sent(db, outbound_id, sent.provider_id, now)
    if instead is not None:
        outbox.readdress(db, outbound_id, instead)
    if works_again:
        messages.set_trouble(db, works_again, None)


def _put_off(
    db: Db,
    *,
    outbound_id: int,
    due_at: datetime,
    error: str,
    is_attempt: bool = True,
    trouble: str | None = None,
) -> None:
    outbox.put_off(db, outbound_id, due_at, error, is_attempt=is_attempt)
    row = outbox.load(db, outbound_id)
    if trouble and row:
        messages.set_trouble(db, row.account_id, trouble)


def _unreachable(db: Db, *, outbound_id: int, error: str, now: datetime) -> None:
    outbox.mark(db, outbound_id, "failed", error)
    row = outbox.load(db, outbound_id)
    if row:
        person = conversations.load(db, row.conversation_id)
        conversations.mark_reachable(db, person.citizen_id, is_reachable=False, now=now)


def _move(db: Db, *, outbound_id: int, address: str, now: datetime) -> None:
    row = outbox.load(db, outbound_id)
    if row is None:
        return
    person = conversations.load(db, row.conversation_id)
    conversations.move_address(
        db,
        commune_id=row.commune_id,
        account_id=row.account_id,
        citizen_id=person.citizen_id,
        address=address,
    )
    outbox.readdress(db, outbound_id, wire.readdress(row.body, address))
    outbox.put_off(db, outbound_id, now, "moved to another address")
