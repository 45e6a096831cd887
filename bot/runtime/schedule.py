"""What happens by the clock. The scheduler decides when, the database decides what.

Jobs are declared here, in memory (never in a shared job store), and each is a catch-up: run late or twice it does no harm.
"""

import json
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot import mailing
from bot.runtime import announcing, broadcasts, indexing, notices, traces
from bot.runtime.parts import Runtime
from bot.runtime.writer import Writer
from data import conversations, forgetting
from data.engine import Db, lock_conversation
from data.requests import identity, retention
from data.vault import VaultError
from flows import engine

log = logging.getLogger(__name__)

FLEETING_LASTS = timedelta(hours=1)  # long enough to read a code and keep it
MAIL_SECONDS = 15  # how soon a mail leaves
NOTICE_SECONDS = 5  # how soon a notice leaves, and what was parked follows a person's first word
INDEX_SECONDS = 5  # how soon staff find what was just said
BROADCAST_SECONDS = 2  # how soon a broadcast goes on or is taken back, and what left is counted
CATCH_UP_SECONDS = 15  # how soon a new hour is noticed: the demo's clock may jump
MESSAGES_LAST = timedelta(days=30)  # the raw chat; contributions have their own life


def forget_anonymous_traces(db: Db, before: datetime) -> None:
    """Delete what told anonymous authors about their item before an instant, and the forms that still hold it."""
    for conversation_id in forgetting.conversations_with_traces(db, before):
        lock_conversation(db, conversation_id)
        if forgetting.forget_traces(db, conversation_id, before):
            _drop_codes(db, conversation_id)


def _drop_codes(db: Db, conversation_id: int) -> None:
    """Take the forms about anonymous items out of a conversation; other drafts stay."""
    try:
        row = conversations.load(db, conversation_id)
        state = engine.Conversation.from_json(json.loads(row.state)) if row.state else None
    except (VaultError, ValueError):
        log.error("the state of conversation %d cannot be read", conversation_id)  # noqa: TRY400 - no words
        return
    if state and (bare := traces.without_codes(state)) != state:
        conversations.set_state(db, conversation_id, json.dumps(bare.to_json(), ensure_ascii=False))


@dataclass(frozen=True, slots=True)
class Housekeeping:
    """What is tidied up by the clock: words whose time is over, hand-overs that lapsed."""

    runtime: Runtime
    writer: Writer

    def _now(self) -> datetime:
        return self.runtime.clock.now()

    async def forget_fleeting(self) -> None:
        await self.writer.do(partial(forget_anonymous_traces, before=self._now() - FLEETING_LASTS))

    async def forget_old_messages(self) -> None:
        before = self._now() - MESSAGES_LAST
        # In portions, each a transaction of its own, so that replies are not held up.
        while await self.writer.do(lambda db: forgetting.forget_messages(db, received_before=before)):
            log.info("messages older than %d days were emptied", MESSAGES_LAST.days)

    async def forget_closed_cases(self) -> None:
        now = self._now()
        # In portions too. Two years are counted in days: whose midnight it is makes no difference here.
        while await self.writer.do(lambda db: retention.forget_over(db, day=now.date(), now=now)):
            log.info("cases whose time of keeping is over were emptied")

    async def drop_forgotten(self) -> None:
        await self.writer.do(partial(forgetting.drop_forgotten, now=self._now()))

    async def erase_identity_drafts(self) -> None:
        await self.writer.do(partial(identity.erase_drafts, now=self._now()))

    async def end_lapsed_hand_overs(self) -> None:
        now = self._now()
        for conversation_id in await self.writer.do(lambda db: conversations.lapsed(db, now)):
            # Staff may have answered since the look: then they hold it for longer.
            await self.writer.do(
                partial(conversations.take_back_lapsed, conversation_id=conversation_id, now=now)
            )


def build_scheduler(runtime: Runtime, writer: Writer) -> AsyncIOScheduler:
    """The installation's clockwork, not started."""
    scheduler = AsyncIOScheduler(timezone="UTC")
    keeping = Housekeeping(runtime, writer)
    for job, minutes in (
        (keeping.forget_fleeting, 5),
        (keeping.end_lapsed_hand_overs, 5),
        (keeping.drop_forgotten, 5),
        (keeping.erase_identity_drafts, 5),
        (keeping.forget_old_messages, 60 * 6),
        (keeping.forget_closed_cases, 60 * 6),
    ):
        _every(scheduler, job, 60 * minutes)
    deliver_mail = partial(mailing.deliver_due, writer, mailing.hand(runtime.settings), runtime.clock.now)
    _every(scheduler, deliver_mail, MAIL_SECONDS)
    _every(scheduler, partial(notices.advance, runtime, writer, notices.PutOff()), NOTICE_SECONDS)
    caught_up: notices.Done = {}
    _every(scheduler, partial(notices.catch_up, runtime, writer, caught_up), CATCH_UP_SECONDS)
    planned: announcing.Planned = {}
    _every(scheduler, partial(announcing.plan_all, runtime, writer, planned), CATCH_UP_SECONDS)
    _every(scheduler, partial(announcing.deliver, runtime, writer), NOTICE_SECONDS)
    settled: broadcasts.Settled = {}
    _every(scheduler, partial(broadcasts.advance, runtime, writer, settled), BROADCAST_SECONDS)
    _every(scheduler, partial(indexing.catch_up, runtime, writer), INDEX_SECONDS)
    # At the start too: a service that is started again more often than every six hours would never forget.
    for job in (keeping.forget_old_messages, keeping.forget_closed_cases):
        scheduler.add_job(job, misfire_grace_time=None)
    return scheduler


def _every(scheduler: AsyncIOScheduler, job: Callable[[], Awaitable[Any]], seconds: float) -> None:
    scheduler.add_job(
        job, "interval", seconds=seconds, misfire_grace_time=None, coalesce=True, max_instances=1
    )
