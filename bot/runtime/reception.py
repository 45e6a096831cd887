"""What channels receive is kept, and has somebody see to it: a job in the same transaction, or a wake-up after the commit."""

import asyncio
import contextlib
import logging
from collections.abc import Coroutine, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from bot.channels.base import Received, StatusUpdate, Stored
from bot.runtime import intake
from bot.runtime.parts import Runtime
from bot.runtime.writer import Writer
from data import job_queue, messages
from data.engine import Db

log = logging.getLogger(__name__)

NOTE_EVERY = timedelta(seconds=30)  # how exact "last heard from" is
STATUS_WAITS = (0.2, 1.0, 3.0)  # seconds in which a status may overtake the note that its message left


class Reception:
    """The inbox of a process. By itself it only keeps: turns are taken by workers, who find a job for each message."""

    def __init__(self, runtime: Runtime) -> None:
        self.runtime = runtime
        self.writer = Writer(runtime.database)
        self._tasks: set[asyncio.Task[None]] = set()
        self._later: set[asyncio.Task[None]] = set()  # tries that nothing waits for, given up at the end
        self._noted: dict[str, datetime] = {}

    async def start(self) -> None:
        """Nothing is to be put right: whoever works does that."""

    async def stop(self) -> None:
        """Finish what is under way; what still waits stays in the tables."""
        for task in self._later:
            task.cancel()
        while under_way := self._tasks | self._later:
            await asyncio.gather(*under_way, return_exceptions=True)
        self.writer.close()

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
                    _keep,
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
            self._is_kept(account_id, taken)
        return is_new

    def _is_kept(self, account_id: str, taken: intake.Taken) -> None:
        """The job lies in the queue already."""

    def wake(self, conversation_id: int) -> None:
        """Something may wait in this conversation."""
        work = partial(job_queue.defer, task=job_queue.ADVANCE, key=conversation_id)
        self._spawn(self.writer.do(work))

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

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._later.discard(task)
        if not task.cancelled() and task.exception():
            log.error("a background task failed; the net tries again", exc_info=task.exception())


def _keep(
    db: Db,
    *,
    commune_id: str,
    account_id: str,
    received: Received,
    upload: Stored | None,
    now: datetime,
) -> intake.Taken:
    taken = intake.take(
        db, commune_id=commune_id, account_id=account_id, received=received, upload=upload, now=now
    )
    for attachment_id in taken.fetches:
        job_queue.defer(db, job_queue.FETCH, attachment_id)
    if taken.conversation_id and not taken.fetches:
        job_queue.defer(db, job_queue.ADVANCE, taken.conversation_id)
    return taken


async def stopped(task: "asyncio.Task[None] | None") -> None:
    """Cancel a task that runs for ever, and wait until it has ended."""
    if task:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
