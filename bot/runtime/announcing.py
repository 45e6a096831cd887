"""Announcements of sessions and workshops leave: planned from the dates, decided one by one, followed until they arrived.

Each is decided in one transaction by compare-and-set: two schedulers do no harm, and a process that is killed in the middle has
done nothing. Nobody is reminded at night; what would come too late is not said at all.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import TypeVar

from bot.channels.base import Outbound
from bot.clock import local_day, local_hour
from bot.runtime import announcing_words as words
from bot.runtime import delivery, fates, render, wire
from bot.runtime.announcing_words import Told
from bot.runtime.delivery import MAX_TEXT, NO_ADDRESS, Chat, Parked
from bot.runtime.parts import Runtime
from bot.runtime.writer import Writer
from data import communes, conversations, outbox, texts
from data.agenda import announcements, deliveries, plan, wall
from data.agenda.announcements import DROPPED, LATE, LEAVING, PARKED, TOLD, WAITING, AnnouncementRow
from data.broadcasts import neutrality
from data.conversations import ConversationRow
from data.engine import Db

log = logging.getLogger(__name__)

# Town time in which reminders leave: nobody is woken, nobody is called from supper. What changes today may come from early on,
# while people have not left home yet.
FROM_HOUR, EARLY_HOUR, TO_HOUR = 9, 7, 20
# What makes the programme known: it stops in the days of neutrality (data/broadcasts/neutrality.py).
PUBLICITY = (plan.ANNOUNCED, plan.LAST_TO_COMMENT, plan.AFTER_WORKSHOP, plan.MINUTES)
NEUTRALITY = "neutrality"
PLAN_EVERY = timedelta(minutes=5)  # of the town's time: the demo may move it by days in a second
SESSIONS_TEMPLATE, WORKSHOPS_TEMPLATE = "session_reminder", "workshop_news"  # their names in commune.yaml
GONE = "gone"
TRIED_AGAIN = timedelta(minutes=10)  # after an error of ours
ROUNDS = 20  # of what is due, at one look: what a commune tells ten thousand people must not take the morning

Item = TypeVar("Item")
Planned = dict[str, datetime]  # by commune: when it was last planned


# -- every few minutes of the town's time --------------------------------------------------------------------


async def plan_all(runtime: Runtime, writer: Writer, done: Planned) -> int:
    """Plan what is due soon in every commune, by day; how many communes were looked at."""
    now, looked = runtime.clock.now(), 0
    for commune in await writer.do(communes.every):
        last = done.get(commune.id)
        if last is not None and last <= now < last + PLAN_EVERY:
            continue
        zone = commune.profile["timezone"]
        try:
            await writer.alone(  # many rows: what the writer keeps must not wait for them
                partial(
                    plan_one,
                    commune_id=commune.id,
                    day=local_day(now, zone),
                    hour=local_hour(now, zone),
                    now=now,
                )
            )
        except Exception:
            log.exception("the announcements of %s were not planned; it is tried again", commune.id)
        else:
            done[commune.id] = now
            looked += 1
    return looked


def plan_one(db: Db, *, commune_id: str, day: date, hour: int, now: datetime) -> None:
    """Put what is due, take out of the queues what nobody wants any more, drop what waited for too long."""
    if not EARLY_HOUR <= hour < TO_HOUR:
        return  # what waits for the morning keeps its hour
    announcements.plan_ahead(db, commune_id, day=day, now=now)
    deliveries.drop_late(db, commune_id, day)
    for announcement_id in deliveries.late_in_queue(db, commune_id, day):
        row = announcements.by_id(db, announcement_id)
        if row is not None and row.state == LEAVING:
            _take_out(db, row)


def _take_out(db: Db, row: AnnouncementRow) -> None:
    """It lies in a queue and its time is over."""
    if row.outbound_id is not None and deliveries.take_out(db, row.outbound_id, f"announcement {LATE}"):
        announcements.change(db, row, DROPPED, reason=LATE)


# -- every few seconds ---------------------------------------------------------------------------------------


async def deliver(runtime: Runtime, writer: Writer) -> int:
    """Follow what left, send what is due, say to those who wrote again what was parked; how many moved."""
    moved = await _each(runtime, writer, deliveries.outcomes, follow)
    for _ in range(ROUNDS):
        moved += (some := await _each(runtime, writer, announcements.due, decide))
        if some < announcements.AT_ONCE:
            break
    return moved + await _each(runtime, writer, deliveries.reopened, decide)


async def _each(
    runtime: Runtime,
    writer: Writer,
    look: Callable[[Db, datetime], Sequence[Item]],
    work: Callable[[Runtime, Db, Item, datetime], bool],
) -> int:
    now, moved = runtime.clock.now(), 0
    for each in await writer.do(lambda db: look(db, now)):
        try:
            moved += await writer.do(partial(_one, work, runtime, each, now))
        except Exception:
            log.exception("an announcement could not be taken further; it is tried again")
            if isinstance(each, int):  # one that cannot be worded must not stand before the others for ever
                await writer.do(partial(deliveries.put_off, announcement_id=each, due_at=now + TRIED_AGAIN))
    return moved


def _one(
    work: Callable[[Runtime, Db, Item, datetime], bool], runtime: Runtime, each: Item, now: datetime, db: Db
) -> bool:
    return work(runtime, db, each, now)


def decide(runtime: Runtime, db: Db, announcement_id: int, now: datetime) -> bool:
    """Let one leave that waits, or that found no way and whose person has written; False when nothing is to be done."""
    row = announcements.by_id(db, announcement_id)
    if row is None or row.state not in (WAITING, PARKED):
        return False
    zone = communes.load(db, row.commune_id).profile["timezone"]
    day, hour = local_day(now, zone), local_hour(now, zone)
    if reason := announcements.why_not(db, row, day):
        return announcements.change(db, row, DROPPED, reason=reason)
    # What somebody asked for, their own seat and what the council decided are told in an election campaign too.
    if row.kind in PUBLICITY and neutrality.on(db, row.commune_id, day):
        return announcements.change(db, row, DROPPED, reason=NEUTRALITY)
    # Who writes at night is awake: what was parked for them may be said.
    if row.state == WAITING and not first_hour(row, day) <= hour < TO_HOUR:
        return _wait_for_morning(db, row, day if hour < TO_HOUR else day + timedelta(days=1))
    return _leave(runtime, db, row, day, now)


def first_hour(row: AnnouncementRow, day: date) -> int:
    """From when it may leave on a day: earlier where it changes that very day."""
    if row.kind not in (*plan.CORRECTIONS, words.MOVED_UP):
        return FROM_HOUR
    named = (*row.facts["meetings"], *row.facts.get("before", ()))
    return EARLY_HOUR if any(each["day"] == day.isoformat() for each in named) else FROM_HOUR


def _wait_for_morning(db: Db, row: AnnouncementRow, morning: date) -> bool:
    if announcements.why_not(db, row, morning) == LATE:
        return announcements.change(db, row, DROPPED, reason=LATE)
    at = wall.of_commune(db, row.commune_id)
    return deliveries.put_off(db, row.id, at(morning, f"{first_hour(row, morning):02}:00"))


def follow(runtime: Runtime, db: Db, seen: deliveries.Outcome, now: datetime) -> bool:
    """Write down what became of one that left."""
    row = announcements.by_id(db, seen.announcement_id)
    if row is None or row.state not in (LEAVING, TOLD):
        return False
    return announcements.change(db, row, seen.state, reason=seen.reason)


def _leave(runtime: Runtime, db: Db, row: AnnouncementRow, day: date, now: datetime) -> bool:
    person = conversations.of_citizen(db, row.citizen_id, row.account_id)
    found = conversations.load(db, person.conversation_id) if person else None
    if person is None or found is None or not found.address:
        return announcements.change(db, row, DROPPED, reason=NO_ADDRESS)
    language = _language(db, row, found)
    told = fates.told(db, row) if fates.is_ours(row) else words.told(db, row, runtime.settings, language, day)
    if told is None:
        return announcements.change(db, row, DROPPED, reason=GONE)
    chat = Chat(found, language, person.is_unreachable)
    said = _message(db, row, chat, told, now)
    if isinstance(said, Parked):
        return _park(db, row, said.reason)
    # The row first: whoever comes second finds it taken, and has queued nothing.
    if not announcements.change(db, row, LEAVING):
        return False
    outbound_id = _say(runtime, db, row, chat, said, now)
    return announcements.change(db, replace(row, state=LEAVING), LEAVING, outbound_id=outbound_id)


def _language(db: Db, row: AnnouncementRow, found: ConversationRow) -> str:
    """In which a person is told: of their own contribution as they were last answered, else as they wrote it."""
    if fates.is_ours(row):
        return delivery.language_of(found) or str(row.facts["language"])
    return announcements.language_of(db, row) or "ary-Arab"


def _park(db: Db, row: AnnouncementRow, reason: str) -> bool:
    """It waits until its person writes, and staff see it."""
    is_news = row.state != PARKED or row.reason != reason
    return is_news and announcements.change(db, row, PARKED, reason=reason)


def _message(db: Db, row: AnnouncementRow, chat: Chat, told: Told, now: datetime) -> Outbound | Parked:
    """It as a message, or why nothing gets through now."""
    commune = communes.load(db, row.commune_id).profile["name"]

    def values(language: str) -> Mapping[str, str]:
        return {
            "title": told.named(language),
            "news": told.news(language),
            "commune": texts.pick(commune, texts.for_variety(language))[0],
            "payload": told.buttons[0][0],
        }

    return delivery.plan(
        db,
        chat,
        told.text(chat.language),
        told.pressed(chat.language),
        purpose_template=_template_name(row),
        values=values,
        now=now,
    )


def _template_name(row: AnnouncementRow) -> str:
    if fates.is_ours(row):
        return fates.TEMPLATE
    return WORKSHOPS_TEMPLATE if row.subject.startswith(f"{plan.WORKSHOP}:") else SESSIONS_TEMPLATE


def _say(runtime: Runtime, db: Db, row: AnnouncementRow, chat: Chat, said: Outbound, now: datetime) -> int:
    """Queue the message behind replies and what the law wants told; the id of its last part."""
    channel = runtime.channels.get(chat.row.account_id)
    outbound_id = 0
    for part in render.split(said, channel.max_text if channel else MAX_TEXT):
        outbound_id, _ = outbox.put(
            db,
            commune_id=row.commune_id,
            account_id=chat.row.account_id,
            conversation_id=chat.row.id,
            body=wire.dump_outbound(part),
            kind=outbox.NOTICE,
            priority=outbox.BROADCAST if row.kind == plan.ANNOUNCED else outbox.REMINDER,
            now=now,
        )
    return outbound_id
