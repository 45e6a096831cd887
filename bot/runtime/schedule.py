"""What happens by the clock. The scheduler decides when, the database decides what.

Jobs are declared here, in memory (never in a shared job store), and each is a catch-up: run late or twice it does no harm.
"""

import json
import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot import mailing
from bot.runtime import announcing, approvals, broadcasts, indexing, notices, reporting, traces
from bot.runtime.parts import Runtime
from bot.runtime.writer import Writer
from data import conversations, counter, forgetting
from data.engine import Db, lock_conversation
from data.requests import identity, retention
from data.vault import VaultError
from flows import engine

log = logging.getLogger(__name__)

FLEETING_LASTS = timedelta(hours=1)  # long enough to read a code and keep it
MAIL_SECONDS = 15  # how soon a mail leaves
NOTICE_SECONDS = 5  # how soon a notice leaves, and what was parked follows a person's first word
INDEX_SECONDS = 5  # how soon staff find what was just said
REPORT_SECONDS = 2  # how soon a report that staff asked for is begun
BROADCAST_SECONDS = 2  # how soon a broadcast goes on or is taken back, and what left is counted
APPROVAL_SECONDS = 60 * 60  # how soon it is known that WhatsApp approved a template, or paused it
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
        before = self._now() - FLEETING_LASTS
        await self.writer.do(partial(counter.forget, kind=forgetting.RECEIPT, before=before))
        await self.writer.do(partial(forget_anonymous_traces, before=before))

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


Work = Callable[[], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Tick:
    """Something that the clock calls for, again and again: a catch-up, so that late or twice does no harm."""

    name: str  # under which it lies in the queue
    seconds: float
    work: Work
    at_start: bool = False  # a service that is started again more often than that would never come to it


def ticks(runtime: Runtime, writer: Writer) -> tuple[Tick, ...]:
    """The installation's clockwork. What a tick remembers between two times only spares work."""
    keeping = Housekeeping(runtime, writer)
    mail = partial(mailing.deliver_due, writer, mailing.hand(runtime.settings), runtime.clock.now)
    caught_up: notices.Done = {}
    planned: announcing.Planned = {}
    settled: broadcasts.Settled = {}
    return (
        Tick("forget_fleeting", 60 * 5, keeping.forget_fleeting),
        Tick("end_lapsed_hand_overs", 60 * 5, keeping.end_lapsed_hand_overs),
        Tick("drop_forgotten", 60 * 5, keeping.drop_forgotten),
        Tick("erase_identity_drafts", 60 * 5, keeping.erase_identity_drafts),
        Tick("forget_old_messages", 60 * 60 * 6, keeping.forget_old_messages, at_start=True),
        Tick("forget_closed_cases", 60 * 60 * 6, keeping.forget_closed_cases, at_start=True),
        Tick("mail", MAIL_SECONDS, mail),
        Tick("notices", NOTICE_SECONDS, partial(notices.advance, runtime, writer, notices.PutOff())),
        Tick("catch_up", CATCH_UP_SECONDS, partial(notices.catch_up, runtime, writer, caught_up)),
        Tick("plan", CATCH_UP_SECONDS, partial(announcing.plan_all, runtime, writer, planned)),
        Tick("announcements", NOTICE_SECONDS, partial(announcing.deliver, runtime, writer)),
        Tick("broadcasts", BROADCAST_SECONDS, partial(broadcasts.advance, runtime, writer, settled)),
        Tick("templates", APPROVAL_SECONDS, partial(approvals.check, runtime, writer), at_start=True),
        Tick("reports", REPORT_SECONDS, partial(reporting.advance, runtime, writer)),
        Tick(
            "forget_old_reports", 60 * 60 * 6, partial(reporting.forget_old, runtime, writer), at_start=True
        ),
        Tick("index", INDEX_SECONDS, partial(indexing.catch_up, runtime, writer)),
    )


def build_scheduler(runtime: Runtime, writer: Writer) -> AsyncIOScheduler:
    """The clockwork of an installation of one process, not started: each tick is done here."""
    return scheduler_of(ticks(runtime, writer), lambda tick: tick.work)


def scheduler_of(ticks: Iterable[Tick], doing: Callable[[Tick], Work]) -> AsyncIOScheduler:
    """A scheduler for these ticks, not started; `doing` says what happens when one is due."""
    scheduler = AsyncIOScheduler(timezone="UTC")
    for tick in ticks:
        scheduler.add_job(
            doing(tick),
            "interval",
            seconds=tick.seconds,
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )
        if tick.at_start:
            scheduler.add_job(doing(tick), misfire_grace_time=None)
    return scheduler
