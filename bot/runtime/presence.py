"""That this process is alive, said to the others: what a silent one was sending they send again (data/workers.py)."""

import asyncio
import contextlib
import logging
import os
import socket
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.runtime.reception import stopped
from data import workers
from data.engine import Database, Db

log = logging.getLogger(__name__)

Result = TypeVar("Result")

BEAT_SECONDS = 2.0
# Whoever could not say for so long that it is alive begins no send more: the others may take its messages soon.
FRESH_SECONDS = workers.SILENT_SECONDS / 2


def name_here() -> str:
    """Host and process, for people and for the container's health check."""
    return f"{socket.gethostname()}:{os.getpid()}"


class Presence:
    """Beats from the event loop: a process whose loop stands still is as good as dead."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._name = name_here()
        self._number = 0
        self._beaten_at = 0.0  # monotonic seconds
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="presence")
        self._task: asyncio.Task[None] | None = None

    def is_fresh(self) -> bool:
        """Whether the others certainly still take this process for alive."""
        return time.monotonic() - self._beaten_at < FRESH_SECONDS

    async def start(self) -> None:
        """Take a number; from now on claims bear it."""
        asked_at = time.monotonic()
        self._number = await self._do(self._register)
        self._beaten_at = asked_at
        self._database.worker_id = self._number
        self._task = asyncio.create_task(self._keep())

    async def stop(self) -> None:
        """Nothing is on its way any more."""
        await stopped(self._task)
        with contextlib.suppress(DBAPIError, PoolTimeout):  # then it is seen to be silent
            await self._do(self._leave)
        self._thread.shutdown()

    async def _keep(self) -> None:
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            asked_at = time.monotonic()
            try:
                await self._do(self._beat)
            except (
                Exception
            ):  # whatever it is: without a beat this process must send nothing, and beat again when it can
                log.exception("nobody hears that this process is alive; it is tried again")
            else:
                self._beaten_at = asked_at

    async def _do(self, work: Callable[[Db], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._in_transaction, work)

    def _in_transaction(self, work: Callable[[Db], Result]) -> Result:
        with self._database.writing() as db:
            return work(db)

    def _register(self, db: Db) -> int:
        return workers.register(db, self._name)

    def _beat(self, db: Db) -> None:
        workers.beat(db, self._number, self._name)

    def _leave(self, db: Db) -> None:
        workers.leave(db, self._number)
