"""The distributed engine's worker on PostgreSQL: it takes turns and sends, beside any number of others.

Jobs say what to look at; what there is to do stands in our own tables. So a worker that is killed loses nothing: its jobs are put
back when its heartbeat is missed, what it was sending is sent by another, and one of the others runs the clock.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from datetime import datetime
from functools import partial
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.runtime.carrier import REAP_SECONDS, Carrier
from bot.runtime.hands import Hands
from bot.runtime.parts import Runtime
from bot.runtime.presence import Presence
from bot.runtime.reception import stopped
from bot.runtime.schedule import Tick, Work, scheduler_of, ticks
from bot.runtime.writer import Writer
from bot.settings import SettingsError
from data import attachments, job_queue, messages
from data.engine import Db, LeaderLock

log = logging.getLogger(__name__)

NET_SECONDS = 1.0  # how long what has no job waits at the most: a job that was lost, a message put into the queue by hand
REFRESH_SECONDS = 5.0  # how soon a commune that was just imported is served
LEADER_SECONDS = 2.0  # how soon another takes over the clock
AWAY = (DBAPIError, PoolTimeout)


class Worker:
    """One process's part of the work. `refresh` is called now and then: a commune may have come in the meantime."""

    def __init__(self, runtime: Runtime, refresh: Callable[[], None] = lambda: None) -> None:
        self.runtime = runtime
        self.writer = Writer(runtime.database)
        self.hands = Hands(runtime, self.writer, self._spawn, lambda _: None)
        self.presence = Presence(runtime.database)
        self._refresh, self._refreshed_at = refresh, 0.0
        self._ticks = {tick.name: tick for tick in ticks(runtime, self.writer)}
        self._carrier = Carrier(
            runtime.database.conninfo,
            {
                job_queue.ADVANCE: self._advance,
                job_queue.FETCH: self._fetch,
                job_queue.SEND: self._send,
                job_queue.TICK: self._tick,
            },
        )
        self._clock = Clockwork(runtime, self.writer, self._carrier, tuple(self._ticks.values()))
        self._tasks: set[asyncio.Task[None]] = set()
        self._net: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Say that we are there, then take what waits."""
        await self.presence.start()
        self.hands.outbox.may_send = self.presence.is_fresh
        await self.hands.outbox.start()
        self._carrier.start()
        self._clock.start()
        self._net = asyncio.create_task(self._watch())

    async def stop(self) -> None:
        """Finish what is under way; what still waits stays in the tables."""
        await self._clock.stop()
        await stopped(self._net)
        await self._carrier.stop()
        self.hands.outbox.close()
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.to_thread(self.hands.close)  # a turn that was given up may still be in its thread
        await self.presence.stop()
        self.writer.close()

    # -- jobs --------------------------------------------------------------------------------------------

    async def _advance(self, key: str) -> None:
        """A turn, then what it said, then the next, until none waits. What comes in meanwhile has a job of its own."""
        while await self.hands.take_turn(int(key)):
            pass

    async def _fetch(self, key: str) -> None:
        await self.hands.fetch(int(key))

    async def _send(self, key: str) -> None:
        await self.hands.outbox.drain()

    async def _tick(self, key: str) -> None:
        if tick := self._ticks.get(key):  # one of another version's is nothing to us
            await tick.work()

    # -- the net -----------------------------------------------------------------------------------------

    async def _watch(self) -> None:
        while True:
            try:
                await self._meet_newcomers()
                if recovered := await self.hands.outbox.put_back():
                    log.warning("%d messages were in flight with a worker that fell silent", recovered)
                await self.hands.outbox.drain()
            except Exception:
                log.exception("the look at the outbox failed; it is done again in %s s", NET_SECONDS)
            await asyncio.sleep(NET_SECONDS)

    async def _meet_newcomers(self) -> None:
        now = asyncio.get_running_loop().time()
        if now - self._refreshed_at < REFRESH_SECONDS:
            return
        self._refreshed_at = now
        try:
            await asyncio.to_thread(self._refresh)
        except SettingsError as error:  # the others are served all the same
            log.error("a commune is not served: %s", error)  # noqa: TRY400 - the words say it all

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception():
            log.error("a background task failed; the net tries again", exc_info=task.exception())


class Clockwork:
    """APScheduler, in the one worker that holds the lock: it puts a job for each tick, which any worker does.

    Were there two for a moment, each tick would have two jobs, and the second would find nothing to do.
    """

    def __init__(self, runtime: Runtime, writer: Writer, carrier: Carrier, ticks: tuple[Tick, ...]) -> None:
        self._runtime, self._writer, self._carrier = runtime, writer, carrier
        self._lock = LeaderLock(runtime.database)
        self._ticks = (
            *ticks,
            Tick("reap", REAP_SECONDS, carrier.reap),
            Tick("look", NET_SECONDS, self._look),
        )
        self._scheduler: AsyncIOScheduler | None = None
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        await stopped(self._task)
        self._halt()
        await asyncio.to_thread(self._lock.release)

    @property
    def is_leading(self) -> bool:
        return self._scheduler is not None

    async def _run(self) -> None:
        while True:
            try:
                leads = await asyncio.to_thread(self._lock.keep)
            except AWAY:  # nobody can tell
                leads = False
            if leads and self._scheduler is None:
                log.info("this worker runs the clock")
                self._scheduler = scheduler_of(self._ticks, self._doing)
                self._scheduler.start()
            elif not leads:
                self._halt()
            await asyncio.sleep(LEADER_SECONDS)

    def _halt(self) -> None:
        scheduler, self._scheduler = self._scheduler, None
        if scheduler is not None:
            scheduler.shutdown(wait=False)

    def _doing(self, tick: Tick) -> Work:
        if tick.name in ("reap", "look"):  # the net under the queue itself
            return tick.work
        return partial(self._put, tick.name)

    async def _put(self, name: str) -> None:
        await self._writer.do(partial(job_queue.defer, task=job_queue.TICK, key=name))

    async def _look(self) -> None:
        """Put a job for whatever waits and has none."""
        await self._writer.do(
            partial(_put_missing, accounts=list(self._runtime.channels), now=self._runtime.clock.now())
        )


def _put_missing(db: Db, *, accounts: list[str], now: datetime) -> None:
    waiting = messages.conversations_waiting(db, accounts)
    for conversation_id in job_queue.unclaimed(db, job_queue.ADVANCE, waiting):
        job_queue.defer(db, job_queue.ADVANCE, conversation_id)
    media = [row.id for row in attachments.due(db, accounts, now)]
    for attachment_id in job_queue.unclaimed(db, job_queue.FETCH, media):
        job_queue.defer(db, job_queue.FETCH, attachment_id)
