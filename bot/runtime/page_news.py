"""Pages hear at once what was said on them, also when another process said it: PostgreSQL tells whoever serves a page."""

import asyncio
import logging
import threading

import psycopg
from sqlalchemy.exc import DBAPIError, NoResultFound
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.channels.web import Web
from bot.runtime.parts import Runtime
from data import conversations, job_queue

log = logging.getLogger(__name__)

REST_SECONDS = 1.0  # after the connection was lost; meanwhile a page asks again by itself


class PageNews:
    """Listens in a thread, and wakes the pages that wait."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._is_over = threading.Event()
        self._thread: threading.Thread | None = None

    async def start(self) -> None:
        loop = asyncio.get_running_loop()
        self._thread = threading.Thread(target=self._listen, args=(loop,), name="page-news", daemon=True)
        self._thread.start()

    async def stop(self) -> None:
        self._is_over.set()
        if self._thread:
            await asyncio.to_thread(self._thread.join)

    def _listen(self, loop: asyncio.AbstractEventLoop) -> None:
        while not self._is_over.is_set():
            try:
                for conversation_id in job_queue.said_on_pages(self._runtime.database, self._is_over.is_set):
                    self._tell(loop, conversation_id)
            except (psycopg.Error, DBAPIError, PoolTimeout):
                log.exception("what is said on the pages cannot be heard of; again in %s s", REST_SECONDS)
                self._is_over.wait(REST_SECONDS)

    def _tell(self, loop: asyncio.AbstractEventLoop, conversation_id: int) -> None:
        if not any(isinstance(each, Web) and each.is_watched for each in self._runtime.channels.values()):
            return
        try:
            with self._runtime.database.reading() as db:
                row = conversations.load(db, conversation_id)
        except NoResultFound:  # forgotten in that moment
            return
        channel = self._runtime.channels.get(row.account_id)
        if isinstance(channel, Web):
            loop.call_soon_threadsafe(channel.wake, row.address)
