"""What happens by the clock. The scheduler decides when, the database decides what.

Jobs are declared here, in memory (never in a shared job store), and each is a catch-up: run late or twice it does no harm.
"""

import json
import logging
from datetime import datetime, timedelta
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.runtime.parts import Runtime
from bot.runtime.writer import Writer
from data import conversations, forgetting, outbox
from data.engine import Db, lock_conversation
from flows import engine

log = logging.getLogger(__name__)

FLEETING_LASTS = timedelta(hours=1)  # long enough to read a code and keep it
MESSAGES_LAST = timedelta(days=30)  # the raw chat; contributions have their own life


def forget_anonymous_traces(db: Db, before: datetime) -> None:
    """Empty what told anonymous authors about their item before an instant, and the forms that still hold it."""
    for conversation_id in outbox.forget_fleeting(db, before):
        lock_conversation(db, conversation_id)
        row = conversations.load(db, conversation_id)
        if row.state and (row.last_inbound_at is None or row.last_inbound_at < before):
            bare = engine.Conversation.from_json(json.loads(row.state)).put_away()
            conversations.set_state(db, conversation_id, json.dumps(bare.to_json(), ensure_ascii=False))


def build_scheduler(runtime: Runtime, writer: Writer) -> AsyncIOScheduler:
    """The installation's clockwork, not started."""
    scheduler = AsyncIOScheduler(timezone="UTC")

    async def forget_fleeting() -> None:
        before = runtime.clock.now() - FLEETING_LASTS
        await writer.do(partial(forget_anonymous_traces, before=before))

    async def forget_old_messages() -> None:
        before = runtime.clock.now() - MESSAGES_LAST
        # In portions, each a transaction of its own, so that replies are not held up.
        while await writer.do(lambda db: forgetting.forget_messages(db, received_before=before)):
            log.info("messages older than %d days were emptied", MESSAGES_LAST.days)

    async def drop_forgotten() -> None:
        now = runtime.clock.now()
        await writer.do(lambda db: forgetting.drop_forgotten(db, now=now))

    async def end_lapsed_hand_overs() -> None:
        now = runtime.clock.now()
        for conversation_id in await writer.do(lambda db: conversations.lapsed(db, now)):
            await writer.do(partial(conversations.take_back, conversation_id=conversation_id))

    jobs = (
        (forget_fleeting, 5),
        (end_lapsed_hand_overs, 5),
        (drop_forgotten, 5),
        (forget_old_messages, 60 * 6),
    )
    for job, minutes in jobs:
        scheduler.add_job(
            job, "interval", minutes=minutes, misfire_grace_time=None, coalesce=True, max_instances=1
        )
    return scheduler
