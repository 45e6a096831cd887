"""The only sender. A message leaves once; what became of it is written down, always."""

import logging
from datetime import datetime, timedelta
from functools import partial

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
from data.outbox import OutboundRow

log = logging.getLogger(__name__)

FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=10)
CLAIM = 50  # messages taken from the queue at once


class Outbox:
    """Sends what the turns of this process said, and what waits in the queue of its accounts."""

    def __init__(self, runtime: Runtime, writer: Writer) -> None:
        self._runtime = runtime
        self._writer = writer

    async def deliver(self, account_id: str, outbound_id: int, message: Outbound, attempts: int = 0) -> bool:
        """Send one message that is marked `sending`; True when it left."""
        channel = self._runtime.channels[account_id]
        try:
            sent = await channel.send(message)
        except ChannelError as error:
            await self._writer.do(self._settle(error, outbound_id, attempts))
            return False
        except Exception:
            # Not an error the channel knows: it may have left or not, so it is not repeated.
            log.exception("the channel %s failed in an unknown way", account_id)
            await self._writer.do(
                partial(outbox.mark, outbound_id=outbound_id, state="unknown", error="the channel failed")
            )
            return False
        await self._writer.do(partial(_mark_sent, outbound_id, sent, self._runtime.clock.now()))
        return True

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
            return partial(_put_off, outbound_id=outbound_id, due_at=due, error=words)
        if attempts + 1 >= outbox.SEND_ATTEMPTS and isinstance(error, NotSent):
            return partial(outbox.mark, outbound_id=outbound_id, state="failed", error=words)
        due = now + min(FIRST_WAIT * 2**attempts, LONGEST_WAIT)
        trouble = words if isinstance(error, Misconfigured) else None
        return partial(_put_off, outbound_id=outbound_id, due_at=due, error=words, trouble=trouble)

    async def drain(self) -> int:
        """Send what is due in the queue; returns how many were tried."""
        accounts = list(self._runtime.channels)
        now = self._runtime.clock.now()
        rows: list[OutboundRow] = await self._writer.do(lambda db: outbox.claim_due(db, accounts, now, CLAIM))
        for row in rows:
            if row.body:
                await self.deliver(row.account_id, row.id, wire.load_outbound(row.body), row.attempts)
            else:
                await self._writer.do(
                    partial(outbox.mark, outbound_id=row.id, state="failed", error="emptied before it left")
                )
        return len(rows)

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


def _mark_sent(outbound_id: int, sent: Sent, now: datetime, db: Db) -> None:
    outbox.mark_sent(db, outbound_id, sent.provider_id, now)


def _put_off(db: Db, *, outbound_id: int, due_at: datetime, error: str, trouble: str | None = None) -> None:
    outbox.put_off(db, outbound_id, due_at, error)
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
