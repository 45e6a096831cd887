"""The embedded runner: it keeps no queue of its own.

The commit of an insert wakes it at once; every few seconds, and at start, it looks at the same tables as the net under the
wake-ups. One citizen's messages are handled strictly in order, citizens in parallel.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from bot.channels.base import Received, StatusUpdate, Stored
from bot.runtime import intake
from bot.runtime.fetching import Fetcher
from bot.runtime.outbox import Outbox
from bot.runtime.parts import Runtime
from bot.runtime.turns import Turn, take_turn
from bot.runtime.writer import Writer
from data import attachments, messages

log = logging.getLogger(__name__)

NET_SECONDS = 2.0  # how long a lost wake-up or a message of `jemaa conversations answer` waits at the most
NOTE_EVERY = timedelta(seconds=30)  # how exact "last heard from" is
THREADS = 8  # turns at a time
STATUS_WAITS = (0.2, 1.0, 3.0)  # seconds in which a status may overtake the note that its message left
SQLITE_THREADS = 1  # it has one writer: more threads would only wait for it, and for each other


class Runner:
    """Drives turns and sends for the accounts that this process hosts."""

    def __init__(self, runtime: Runtime, guard: Callable[[], bool] | None = None) -> None:
        self.runtime = runtime
        self.writer = Writer(runtime.database)
        self.outbox = Outbox(runtime, self.writer, self._spawn)
        self.on_lost: Callable[[], None] = lambda: None  # called once when another process took our place
        self._guard = guard  # whether this process is still the one that runs the turns
        self._is_lost = False
        self._fetcher = Fetcher(runtime, self.writer, self.wake)
        is_waiting_elsewhere = runtime.database.is_postgres or runtime.reads_remotely
        threads = THREADS if is_waiting_elsewhere else SQLITE_THREADS
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="turn")
        self._busy: set[int] = set()  # conversations being advanced
        self._again: set[int] = set()  # woken meanwhile: look once more before resting
        self._tasks: set[asyncio.Task[None]] = set()
        self._later: set[asyncio.Task[None]] = set()  # tries that nothing waits for, given up at the end
        self._net: asyncio.Task[None] | None = None
        self._noted: dict[str, datetime] = {}

    # -- from outside ------------------------------------------------------------------------------------

    async def start(self) -> None:
        """Put back what a killed process was sending, then watch the tables."""
        if recovered := await self.outbox.start():
            log.warning(
                "%d messages were in flight when the last process ended; they are sent again", recovered
            )
        self._net = asyncio.create_task(self._watch())

    async def settle(self) -> None:
        """Return when nothing is under way and nothing that may be done now waits."""
        while True:
            while self._tasks:
                await asyncio.gather(*self._tasks, return_exceptions=True)
            if not await self._look(list(self.runtime.channels)):
                return

    async def stop(self) -> None:
        """Finish the turns under way; what still waits stays in the tables."""
        if self._net:
            self._net.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._net
        self.outbox.close()
        for task in self._later:
            task.cancel()
        while under_way := self._tasks | self._later:
            await asyncio.gather(*under_way, return_exceptions=True)
        self.writer.close()
        self._pool.shutdown()

    async def take(
        self,
        commune_id: str,
        account_id: str,
        received: Sequence[Received],
        upload: Stored | None = None,
    ) -> bool:
        """Keep what a channel received; returns after the commit. False when all of it was known."""
        now = self.runtime.clock.now()
        is_new = False
        self._note_inbound(account_id, now)
        for each in received:
            taken = await self.writer.do(
                partial(
                    intake.take,
                    commune_id=commune_id,
                    account_id=account_id,
                    received=each,
                    upload=upload,
                    now=now,
                )
            )
            is_new |= taken.is_new
            if taken.is_early and isinstance(each, StatusUpdate):
                self._try_later(commune_id, account_id, each)
            for attachment_id in taken.fetches:
                self._spawn(self._fetcher.fetch(account_id, attachment_id))
            if taken.conversation_id and not taken.fetches:
                self.wake(taken.conversation_id)
        return is_new

    def _note_inbound(self, account_id: str, now: datetime) -> None:
        """For the account's health; once in a while is enough."""
        noted = self._noted.get(account_id)
        if noted is None or now - noted > NOTE_EVERY:
            self._noted[account_id] = now
            self._spawn(self.writer.do(partial(messages.note_inbound, account_id=account_id, now=now)))

    def _try_later(self, commune_id: str, account_id: str, update: StatusUpdate) -> None:
        task = asyncio.create_task(self._take_again(commune_id, account_id, update))
        self._later.add(task)
        task.add_done_callback(self._ended)

    async def _take_again(self, commune_id: str, account_id: str, update: StatusUpdate) -> None:
        """A status that came before its message was written down as sent; one that is none of ours is let go."""
        for wait in STATUS_WAITS:
            await asyncio.sleep(wait)
            now = self.runtime.clock.now()
            work = partial(
                intake.take, commune_id=commune_id, account_id=account_id, received=update, now=now
            )
            if not (await self.writer.do(work)).is_early:
                return

    def wake(self, conversation_id: int) -> None:
        """Something may wait in this conversation."""
        if self._is_lost:
            return
        if conversation_id in self._busy:
            self._again.add(conversation_id)
            return
        self._busy.add(conversation_id)
        self._spawn(self._advance(conversation_id))

    # -- inside ------------------------------------------------------------------------------------------

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._later.discard(task)
        if not task.cancelled() and task.exception():
            log.error("a background task failed; the net tries again", exc_info=task.exception())

    async def _advance(self, conversation_id: int) -> None:
        """Drain the conversation's messages in order: a turn, then what it said, then the next."""
        loop = asyncio.get_running_loop()
        try:
            while True:
                self._again.discard(conversation_id)
                turn = await loop.run_in_executor(
                    self._pool, take_turn, self.runtime, conversation_id, self.outbox.in_flight
                )
                if turn:
                    await self._speak(turn)
                is_more = (turn is not None and turn.has_more) or conversation_id in self._again
                if self._is_lost or not is_more:
                    return
        finally:
            self._busy.discard(conversation_id)

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

    async def _watch(self) -> None:
        accounts = list(self.runtime.channels)
        while True:
            try:
                if self._guard and not await asyncio.to_thread(self._guard):
                    self._give_way()
                    return
                if recovered := await self.outbox.put_back():
                    log.warning("what became of %d messages is not known; they are sent again", recovered)
                await self._look(accounts)
            except Exception:
                log.exception("the look at the tables failed; it is done again in %s s", NET_SECONDS)
            await asyncio.sleep(NET_SECONDS)

    def _give_way(self) -> None:
        """Another process runs the turns of this database now: two would say everything twice."""
        log.critical("another process took over the turns of this database; this one stops")
        self._is_lost = True
        self.outbox.close()
        self.on_lost()

    async def _look(self, accounts: list[str]) -> bool:
        """Start whatever waits in the tables; whether there was anything."""
        now = self.runtime.clock.now()
        waiting, media = await self.writer.do(
            lambda db: (
                messages.conversations_waiting(db, accounts),
                attachments.due(db, accounts, now),
            )
        )
        for conversation_id in waiting:
            self.wake(conversation_id)
        for row in media:
            self._spawn(self._fetcher.fetch(row.account_id, row.id))
        sent = await self.outbox.drain()
        return bool(waiting or media or sent)
