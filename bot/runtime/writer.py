"""Small writes share a commit: what was received and what became of sends, in the order in which they were asked for.

One thread, because SQLite has one writer; a job that fails does not take its neighbours with it.
"""

import asyncio
import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from data.engine import Database, Db

log = logging.getLogger(__name__)

JOBS_A_COMMIT = 64  # more only makes the last of them wait
APART = 8  # transactions of their own at a time, where there may be several

Result = TypeVar("Result")


@dataclass(slots=True)
class _Job:
    work: Callable[[Db], Any]
    future: asyncio.Future[Any]
    loop: asyncio.AbstractEventLoop


class Writer:
    """`await writer.do(work)` runs `work(db)` in a transaction that others may share; returns after the commit."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()
        # Not the loop's own threads, of which a small machine has six: a slow mail server and a report may take them.
        self._apart = ThreadPoolExecutor(APART, thread_name_prefix="apart")

    async def do(self, work: Callable[[Db], Result]) -> Result:
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Result] = loop.create_future()
        self._jobs.put(_Job(work, future, loop))
        return await future

    async def alone(self, work: Callable[[Db], Result]) -> Result:
        """The same in a transaction of its own where there may be several: for what holds locks that others wait for."""
        if not self._database.is_postgres:
            return await self.do(work)
        return await asyncio.get_running_loop().run_in_executor(self._apart, self._alone, work)

    def _alone(self, work: Callable[[Db], Result]) -> Result:
        with self._database.writing() as db:
            return work(db)

    def close(self) -> None:
        """Finish what was asked for, then stop."""
        self._jobs.put(None)
        self._thread.join()
        self._apart.shutdown()

    def _run(self) -> None:
        is_open = True
        while is_open:
            jobs, is_open = self._take()
            if jobs:
                self._settle(self._together(jobs) or self._one_by_one(jobs))

    def _take(self) -> tuple[list[_Job], bool]:
        first = self._jobs.get()
        if first is None:
            return [], False
        jobs = [first]
        while len(jobs) < JOBS_A_COMMIT:
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                break
            if job is None:
                return jobs, False
            jobs.append(job)
        return jobs, True

    def _together(self, jobs: list[_Job]) -> list[tuple[_Job, Any, BaseException | None]] | None:
        try:
            with self._database.writing() as db:
                return [(job, job.work(db), None) for job in jobs]
        except Exception:  # noqa: BLE001 - each is told its own error when they are done one by one
            if len(jobs) > 1:
                log.warning("a shared commit failed; its %d writes are done one by one", len(jobs))
            return None

    def _one_by_one(self, jobs: list[_Job]) -> list[tuple[_Job, Any, BaseException | None]]:
        done: list[tuple[_Job, Any, BaseException | None]] = []
        for job in jobs:
            try:
                with self._database.writing() as db:
                    done.append((job, job.work(db), None))
            except Exception as error:  # noqa: BLE001 - handed to whoever asked for it
                done.append((job, None, error))
        return done

    @staticmethod
    def _settle(done: list[tuple[_Job, Any, BaseException | None]]) -> None:
        by_loop: dict[asyncio.AbstractEventLoop, list[tuple[_Job, Any, BaseException | None]]] = {}
        for each in done:
            by_loop.setdefault(each[0].loop, []).append(each)
        for loop, group in by_loop.items():
            if not loop.is_closed():
                loop.call_soon_threadsafe(_resolve, group)


def _resolve(group: list[tuple[_Job, Any, BaseException | None]]) -> None:
    for job, result, error in group:
        if job.future.cancelled():
            continue
        if error is not None:
            job.future.set_exception(error)
        else:
            job.future.set_result(result)
