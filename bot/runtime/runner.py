"""The embedded engine: it keeps no queue of its own.

The commit of an insert wakes it at once; every few seconds, and at start, it looks at the same tables as the net under the
wake-ups. One citizen's messages are handled strictly in order, citizens in parallel.
"""

import asyncio
import logging

from bot.runtime import intake
from bot.runtime.hands import Hands
from bot.runtime.parts import Runtime
from bot.runtime.reception import Reception, stopped
from data import attachments, messages

log = logging.getLogger(__name__)

NET_SECONDS = 2.0  # how long a lost wake-up or a message of `jemaa conversations answer` waits at the most


class Runner(Reception):
    """Keeps what comes in, and drives turns and sends for the accounts that this process hosts: alone on its database."""

    def __init__(self, runtime: Runtime) -> None:
        super().__init__(runtime)
        self.hands = Hands(runtime, self.writer, self._spawn, self.wake)
        self.outbox = self.hands.outbox
        self._busy: set[int] = set()  # conversations being advanced
        self._again: set[int] = set()  # woken meanwhile: look once more before resting
        self._net: asyncio.Task[None] | None = None

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
            # A look that found nothing may have met another one, which is claiming.
            if not await self._look(list(self.runtime.channels)) and not self._tasks:
                return

    async def stop(self) -> None:
        """Finish the turns under way; what still waits stays in the tables."""
        await stopped(self._net)
        self.outbox.close()
        await super().stop()
        self.hands.close()

    def wake(self, conversation_id: int) -> None:
        """Something may wait in this conversation."""
        if conversation_id in self._busy:
            self._again.add(conversation_id)
            return
        self._busy.add(conversation_id)
        self._spawn(self._advance(conversation_id))

    # -- inside ------------------------------------------------------------------------------------------

    def _is_kept(self, account_id: str, taken: intake.Taken) -> None:
        for attachment_id in taken.fetches:
            self._spawn(self.hands.fetch(attachment_id, account_id))
        if taken.conversation_id and not taken.fetches:
            self.wake(taken.conversation_id)

    async def _advance(self, conversation_id: int) -> None:
        """Drain the conversation's messages in order: a turn, then what it said, then the next."""
        try:
            is_more = True
            while is_more:
                self._again.discard(conversation_id)
                is_more = await self.hands.take_turn(conversation_id) or conversation_id in self._again
        finally:
            self._busy.discard(conversation_id)

    async def _watch(self) -> None:
        accounts = list(self.runtime.channels)
        while True:
            try:
                if recovered := await self.outbox.put_back():
                    log.warning("what became of %d messages is not known; they are sent again", recovered)
                await self._look(accounts)
            except Exception:
                log.exception("the look at the tables failed; it is done again in %s s", NET_SECONDS)
            await asyncio.sleep(NET_SECONDS)

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
            self._spawn(self.hands.fetch(row.id, row.account_id))
        sent = await self.outbox.drain()
        return bool(waiting or media or sent)
