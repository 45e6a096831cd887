"""What is done with what waits, one piece at a time: the same whichever engine says when (runner.py here, worker.py beyond)."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from bot.runtime.fetching import Fetcher
from bot.runtime.outbox import Outbox
from bot.runtime.parts import Runtime
from bot.runtime.turns import Turn, take_turn
from bot.runtime.writer import Writer
from data import attachments

THREADS = 8  # turns at a time
SQLITE_THREADS = 1  # it has one writer: more threads would only wait for it, and for each other

Spawn = Callable[[Coroutine[Any, Any, None]], None]


class Hands:
    """Take turns, say what they said, fetch media: each is safe to do late, twice, or in two processes at once."""

    def __init__(self, runtime: Runtime, writer: Writer, spawn: Spawn, wake: Callable[[int], None]) -> None:
        self.outbox = Outbox(runtime, writer, spawn)
        self._runtime = runtime
        self._writer = writer
        self._spawn = spawn
        self._fetcher = Fetcher(runtime, writer, wake)
        is_waiting_elsewhere = runtime.database.is_postgres or runtime.reads_remotely
        self._pool = ThreadPoolExecutor(
            THREADS if is_waiting_elsewhere else SQLITE_THREADS, thread_name_prefix="turn"
        )

    async def take_turn(self, conversation_id: int) -> bool:
        """Handle the conversation's next message and say what it led to; whether another waits behind it."""
        turn = await asyncio.get_running_loop().run_in_executor(
            self._pool, take_turn, self._runtime, conversation_id, self.outbox.in_flight
        )
        if turn is None:
            return False
        await self._speak(turn)
        return turn.has_more

    async def _speak(self, turn: Turn) -> None:
        for outbound_id, message in turn.outgoing:
            await self.outbox.deliver(turn.account_id, outbound_id, message)
        if turn.has_queued:
            await self.outbox.follow_up(turn.account_id, turn.conversation_id)
        if turn.closes_buttons_of:
            pressed = turn.inbound.replied_to if turn.inbound.payload else ""
            self._spawn(
                self.outbox.close_buttons(
                    turn.account_id, turn.closes_buttons_of, turn.inbound.sender, pressed
                )
            )

    async def fetch(self, attachment_id: int, account_id: str | None = None) -> None:
        """Fetch one attachment, or give it up. Nothing is done for an account that this process does not host."""
        if account_id is None:
            pending = await self._writer.do(partial(attachments.pending, attachment_id=attachment_id))
            account_id = pending.account_id if pending else None
        if account_id is not None and account_id in self._runtime.channels:
            await self._fetcher.fetch(account_id, attachment_id)

    def close(self) -> None:
        """Wait for the turns under way."""
        self._pool.shutdown()
