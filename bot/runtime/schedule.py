"""What happens by the clock. The scheduler decides when, the database decides what.

Jobs are declared here, in memory (never in a shared job store), and each is a catch-up: run late or twice it does no harm.
"""

import logging
from datetime import timedelta
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.runtime.parts import Runtime
from bot.runtime.writer import Writer
from data import conversations, forgetting, outbox

log = logging.getLogger(__name__)

FLEETING_LASTS = timedelta(hours=1)  # long enough to read a code and keep it
MESSAGES_LAST = timedelta(days=30)  # the raw chat; contributions have their own life


def build_scheduler(runtime: Runtime, writer: Writer) -> AsyncIOScheduler:
    """The installation's clockwork, not started."""
    scheduler = AsyncIOScheduler(timezone="UTC")

    async def forget_fleeting() -> None:
        before = runtime.clock.now() - FLEETING_LASTS
        await writer.do(lambda db: outbox.forget_fleeting(db, before))

    async def forget_old_messages() -> None:
        before = runtime.clock.now() - MESSAGES_LAST
        count = await writer.do(lambda db: forgetting.forget_messages(db, received_before=before))
        log.info("%d messages older than %d days were emptied", count, MESSAGES_LAST.days)

    async def end_lapsed_hand_overs() -> None:
        now = runtime.clock.now()
        for conversation_id in await writer.do(lambda db: conversations.lapsed(db, now)):
            await writer.do(partial(conversations.take_back, conversation_id=conversation_id))

    for job, minutes in ((forget_fleeting, 5), (end_lapsed_hand_overs, 5), (forget_old_messages, 60 * 6)):
        scheduler.add_job(
            job, "interval", minutes=minutes, misfire_grace_time=None, coalesce=True, max_instances=1
        )
    return scheduler
