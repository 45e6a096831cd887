"""Procrastinate carries jobs to this process: its traps are guarded here, and nowhere else is it spoken of.

- It looks every 0.2 s besides being notified: with its own 5 s a burst of one person's messages waits for twenty.
- Every task is tried again: one without a strategy is lost at SIGTERM. When is engine time, so never a moment of this process's
  clock: a task that failed rests here for a second, and may then be taken at once.
- Its worker goes on taking jobs when its heartbeat has died, and others then take the same jobs again and again. So the
  heartbeat is kept here, and a connection in trouble ends the worker and begins another.
- A job that was done leaves no row.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime

from procrastinate import App, PsycopgConnector
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job
from procrastinate.retry import BaseRetryStrategy, RetryDecision
from procrastinate.worker import Worker

from data import job_queue

log = logging.getLogger(__name__)

Handler = Callable[[str], Awaitable[None]]  # what a job of one name does for its key

POLL_SECONDS = 0.2
BEAT_SECONDS = 2.0
SILENT_SECONDS = 10.0  # after which a worker's jobs are somebody else's
REAP_SECONDS = 3.0
GRACE_SECONDS = 6.0  # for what is under way when the process is to stop: less than a container is given
REST_SECONDS = 1.0  # after a failure, of a job and of the connection
TRIES = 5  # then the net puts another job, as long as there is something to do
AT_ONCE: Mapping[str, int] = {
    job_queue.TURNS: 16,
    job_queue.MEDIA: 8,
    job_queue.CHORES: 8,
}  # jobs of a process
CONNECTIONS = 4

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)  # due at once, whatever any clock says


class Again(BaseRetryStrategy):
    """At once and a few times, also when the process was told to stop."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if job.attempts >= TRIES and not isinstance(exception, asyncio.CancelledError):
            return None
        return RetryDecision(retry_at=LONG_AGO)


def build(conninfo: str, handlers: Mapping[str, Handler]) -> App:
    """Procrastinate's own application: a task for each handler."""
    app = App(connector=PsycopgConnector(conninfo=conninfo, min_size=1, max_size=CONNECTIONS))
    for name, handler in handlers.items():
        app.task(name=name, queue=job_queue.KINDS[name].queue, retry=Again())(_resting(name, handler))
    return app


def _resting(name: str, handler: Handler) -> Callable[[str], Awaitable[None]]:
    async def run(key: str) -> None:
        try:
            await handler(key)
        except Exception:
            log.exception("%s of %s failed; it is tried again", name, key)
            await asyncio.sleep(REST_SECONDS)
            raise

    return run


class Carrier:
    """Takes jobs and gives them to their handlers until it is stopped, whatever becomes of the connection meanwhile."""

    def __init__(self, conninfo: str, handlers: Mapping[str, Handler]) -> None:
        self._conninfo, self._handlers = conninfo, handlers
        self._stopping = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._app: App | None = None  # while it is connected

    def start(self) -> None:
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Take no job more and finish those under way; what does not end in time goes back into the queue."""
        self._stopping.set()
        if self._task:
            await self._task

    async def reap(self) -> int:
        """Put back the jobs of workers that fell silent; how many. For one process at a time, though two do no harm."""
        app, reaped = self._app, 0
        if app is None:
            return 0
        for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=SILENT_SECONDS):
            try:
                await app.job_manager.retry_job(job, retry_at=LONG_AGO)
            except ConnectorException:
                continue  # it ended, or somebody else put it back
            reaped += 1
        return reaped

    async def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                await self._carry()
            except Exception:
                log.exception("jobs cannot be taken; again in %s s", REST_SECONDS)
            if not self._stopping.is_set():
                await asyncio.sleep(REST_SECONDS)

    async def _carry(self) -> None:
        app = build(self._conninfo, self._handlers)
        async with app.open_async():
            self._app = app
            workers = [_worker(app, queue, places) for queue, places in AT_ONCE.items()]
            running = [asyncio.create_task(worker.run()) for worker in workers]  # type: ignore[no-untyped-call]
            watched = [
                *running,
                asyncio.create_task(_beat(app, workers)),
                asyncio.create_task(self._stopping.wait()),
            ]
            try:
                await asyncio.wait(watched, return_when=asyncio.FIRST_COMPLETED)
            finally:
                self._app = None
                for worker in workers:
                    worker.stop()  # type: ignore[no-untyped-call]
                ended = await asyncio.gather(*running, return_exceptions=True)
                for each in watched[len(running) :]:
                    each.cancel()
                await asyncio.gather(*watched[len(running) :], return_exceptions=True)
            if not self._stopping.is_set():
                troubles = [each for each in ended if isinstance(each, BaseException)]
                raise troubles[0] if troubles else ConnectionError("the heartbeat failed")


def _worker(app: App, queue: str, places: int) -> Worker:
    return Worker(
        app=app,
        queues=[queue],
        name=queue,
        concurrency=places,
        fetch_job_polling_interval=POLL_SECONDS,
        update_heartbeat_interval=BEAT_SECONDS,
        stalled_worker_timeout=SILENT_SECONDS * 3,
        shutdown_graceful_timeout=GRACE_SECONDS,
        delete_jobs="always",
        install_signal_handlers=False,
    )


async def _beat(app: App, workers: Sequence[Worker]) -> None:
    """Say that they are alive; returns when that fails."""
    try:
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            for worker in workers:
                if worker.worker_id is not None:
                    await app.job_manager.update_heartbeat(worker.worker_id)
    except ConnectorException:
        log.exception("the heartbeat failed: jobs are taken anew")
