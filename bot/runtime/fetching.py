"""Media: fetched outside any transaction, three tries within half a minute, then given up and said so."""

import asyncio
import logging
from collections.abc import Callable
from functools import partial

from bot.channels.base import ChannelError, MediaRef, Refused, Stored
from bot.runtime.intake import source_of
from bot.runtime.parts import Runtime
from bot.runtime.writer import Writer
from data import attachments, job_queue, messages
from data.attachments import WAITS, Pending
from data.engine import Db

log = logging.getLogger(__name__)

PROBLEMS = {
    "too_large": "too_large",
    "wrong_type": "wrong_type",
}  # a channel's codes that the citizen is told


class Fetcher:
    """Fetches what the channels announced; wakes the conversation when its message is ready."""

    def __init__(self, runtime: Runtime, writer: Writer, wake: Callable[[int], None]) -> None:
        self._runtime = runtime
        self._writer = writer
        self._wake = wake
        self._under_way: set[int] = set()

    async def fetch(self, account_id: str, attachment_id: int) -> None:
        """Fetch one attachment, or give it up; each is fetched by one task at a time."""
        if attachment_id in self._under_way:
            return
        self._under_way.add(attachment_id)
        try:
            await self._try(account_id, attachment_id)
        finally:
            self._under_way.discard(attachment_id)

    async def _try(self, account_id: str, attachment_id: int) -> None:
        pending: Pending | None = await self._writer.do(
            partial(attachments.pending, attachment_id=attachment_id)
        )
        if pending is None:
            return
        channel = self._runtime.channels[account_id]
        media = MediaRef(pending.kind, source_of(pending.source), pending.media_type, pending.size or None)
        problem = "lost"
        for wait in WAITS[pending.attempts :]:
            await asyncio.sleep(wait)
            await self._writer.do(
                partial(attachments.count_try, attachment_id=attachment_id, now=self._runtime.clock.now())
            )
            try:
                stored = await channel.fetch(media)
            except Refused as error:
                problem = PROBLEMS.get(error.code, "lost")
                break
            except ChannelError as error:
                log.warning("media of %s could not be fetched: %s", account_id, type(error).__name__)
                continue
            await self._keep(attachment_id, stored)
            await channel.delete_source(media)
            return
        await self._give_up(attachment_id, problem)
        await channel.delete_source(media)  # Twilio keeps also what we did not take

    async def _keep(self, attachment_id: int, stored: Stored) -> None:
        def work(db: Db) -> int | None:
            attachments.store(
                db,
                attachment_id,
                content=stored.content,
                media_type=stored.media_type,
                seconds=stored.seconds,
            )
            return _ready(db, attachment_id)

        self._wake_if(await self._writer.do(work))

    async def _give_up(self, attachment_id: int, problem: str) -> None:
        def work(db: Db) -> int | None:
            attachments.give_up(db, attachment_id, problem)
            return _ready(db, attachment_id)

        self._wake_if(await self._writer.do(work))

    def _wake_if(self, conversation_id: int | None) -> None:
        if conversation_id is not None:
            self._wake(conversation_id)


def _ready(db: Db, attachment_id: int) -> int | None:
    """Let the message have its turn when nothing of it is on the way any more; its conversation then."""
    inbound_id = attachments.inbound_when_complete(db, attachment_id)
    conversation_id = messages.mark_ready(db, inbound_id) if inbound_id else None
    if conversation_id is not None:
        job_queue.defer(db, job_queue.ADVANCE, conversation_id)
    return conversation_id
