"""Notices about cases find a way: what is due is decided, what became of it is followed, what found none waits for staff.

Each notice is decided with its case held, by compare-and-set: two schedulers do no harm, and a process that is killed in the
middle has done nothing.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from bot.clock import local_day, local_hour
from bot.runtime import notice_ways as ways
from bot.runtime import notice_words, officer
from bot.runtime.parts import Runtime
from bot.runtime.writer import Writer
from data import communes, outbox
from data.engine import Db
from data.requests import actions, notices, proofs, reminders
from data.requests.cases import RequestRow
from data.requests.notices import LEAVING, ON_PAPER, PARKED, WAITING, NoticeRow

log = logging.getLogger(__name__)

FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)  # of a notice that fails
Item = TypeVar("Item")
Done = dict[str, tuple[date, int]]  # by commune: the day and the hour of its last catch-up


# -- every few seconds ---------------------------------------------------------------------------------------


@dataclass(slots=True)
class PutOff:
    """Notices that failed in this process: each waits ever longer, so that it takes nobody's turn."""

    tries: dict[int, int] = field(default_factory=dict)
    until: dict[int, datetime] = field(default_factory=dict)

    def waiting(self, now: datetime) -> list[int]:
        return [each for each, until in self.until.items() if until > now]

    def add(self, notice_id: int, now: datetime) -> None:
        tries = self.tries.get(notice_id, 0)
        self.tries[notice_id] = tries + 1
        self.until[notice_id] = now + min(FIRST_WAIT * 2 ** min(tries, 10), LONGEST_WAIT)

    def done(self, notice_id: int) -> None:
        self.tries.pop(notice_id, None)
        self.until.pop(notice_id, None)


async def advance(runtime: Runtime, writer: Writer, put_off: PutOff | None = None) -> int:
    """Follow what left, send what is due, say to those who wrote again what was parked; how many moved."""
    off = PutOff() if put_off is None else put_off
    but = off.waiting(runtime.clock.now())
    moved = await _each(runtime, writer, proofs.outcomes, follow)
    due = await _each(runtime, writer, partial(notices.due, but=but), decide, off)
    return moved + due + await _each(runtime, writer, partial(notices.reopened, but=but), decide, off)


async def _each(
    runtime: Runtime,
    writer: Writer,
    look: Callable[[Db, datetime], Sequence[Item]],
    work: Callable[[Runtime, Db, Item, datetime], bool],
    off: PutOff | None = None,
) -> int:
    now, moved = runtime.clock.now(), 0
    for each in await writer.do(lambda db: look(db, now)):
        try:
            has_moved = await writer.do(partial(_one, work, runtime, each, now))
        except Exception:  # one that cannot be worded must not hold up the others
            log.exception("a notice could not be taken further; it is tried again")
            has_moved = False
        moved += has_moved
        if off is not None and isinstance(each, int):
            (off.done if has_moved else partial(off.add, now=now))(each)
    return moved


def _one(
    work: Callable[[Runtime, Db, Item, datetime], bool], runtime: Runtime, each: Item, now: datetime, db: Db
) -> bool:
    return work(runtime, db, each, now)


def decide(runtime: Runtime, db: Db, notice_id: int, now: datetime) -> bool:
    """Let a notice leave that waits, or that found no way and whose person has written; False when nothing is to be done."""
    found = notices.held(db, notice_id)
    if found is None or found[0].state not in (WAITING, PARKED, ON_PAPER):
        return False
    notice, row = found
    if notice.state != WAITING and not notices.reopened(db, now, only=notice_id):
        return False  # above all what may have arrived is not said again
    zone = communes.load(db, row.commune_id).profile["timezone"]
    if reason := reminders.outdated(db, row, notice, local_day(now, zone)):
        return notices.drop(db, notice, reason)
    is_early = notice.kind == "window_ending" and not notices.is_day_time(local_hour(now, zone))
    if notice.state == WAITING and is_early:
        return False
    return _leave(runtime, db, row, notice, now)


def follow(runtime: Runtime, db: Db, seen: proofs.Outcome, now: datetime) -> bool:
    """Write down what became of a notice, or take the next way; False when somebody else did."""
    found = notices.held(db, seen.notice_id)
    outcome = proofs.outcome(db, seen.notice_id, now)
    if found is None or outcome is None:
        return False
    notice, row = found
    zone = communes.load(db, row.commune_id).profile["timezone"]
    if outcome.what == proofs.UNSURE:
        return _rests_on_its_mail(db, notice) or _hand_to_staff(db, row, notice)
    if outcome.what == proofs.FALLS:
        return _take_next_way(runtime, db, row, notice, now)
    if outcome.what != proofs.MAILED and notice.state == LEAVING and notice.facts.get("news_only"):
        return _rests_on_the_whole(db, row, notice, now)
    return proofs.prove(db, row, notice, outcome.what, local_day(outcome.at or now, zone), now)


def _take_next_way(runtime: Runtime, db: Db, row: RequestRow, notice: NoticeRow, now: datetime) -> bool:
    if notice.outbound_id is not None:
        outbox.mark(db, notice.outbound_id, "failed", "it did not leave; another way was taken")
    if notice.state != LEAVING:
        proofs.take_back(db, notice)
        notice = notices.by_id(db, notice.id)
    return _leave(runtime, db, row, notice, now)


def _leave(runtime: Runtime, db: Db, row: RequestRow, notice: NoticeRow, now: datetime) -> bool:
    """By chat, unless that was tried just now; else by e-mail, unless that was tried; else to the counter's list.

    Papers for which the person asked for e-mail are mailed with it whichever way it takes, once. So is what a template tells
    without the words of staff: reasons are given in writing (articles 16 and 18).
    """
    zone = communes.load(db, row.commune_id).profile["timezone"]
    day = local_day(now, zone)
    told = notice_words.told(db, row, notice, day)
    chat = ways.chat_of(db, row) if notice.state != LEAVING else None
    mail_id = notice.mail_id
    if mail_id is None and notice.state == WAITING and told.enclosed.by_email:
        mail_id = ways.mail(runtime, db, row, told, now)
        if mail_id is None:
            told = notice_words.told(db, row, notice, day, may_mail=False)
    facts = {**notice.facts, "vote": told.warning.as_json()} if told.warning else notice.facts
    said = ways.message(db, row, chat, told, now) if chat else None
    is_news_only = bool(said and said.template and told.words)
    if is_news_only and mail_id is None and notice.state == WAITING:
        mail_id = ways.mail(runtime, db, row, told, now)
    facts = {**facts, "news_only": is_news_only} if is_news_only or "news_only" in facts else facts
    if chat and said:
        outbound_id = ways.say(runtime, db, row, chat, said, now)
        more = {"outbound_id": outbound_id, "mail_id": mail_id, "facts": facts}
        return _moved(db, notice, LEAVING, via=chat.channel, **more)
    if notice.state in (PARKED, ON_PAPER):
        return False
    if _rests_on_its_mail(db, notice):
        return True
    if mail_id is None:
        mail_id = ways.mail(runtime, db, row, told, now)
    if mail_id is not None and notice.mail_id is None:
        return _moved(db, notice, LEAVING, via="email", mail_id=mail_id, facts=facts)
    return _hand_to_staff(db, row, notice)


def _rests_on_its_mail(db: Db, notice: NoticeRow) -> bool:
    """What failed in the chat left by e-mail as well, with its papers: that mail is followed, and no other is made."""
    if notice.mail_id is None or notice.via == "email":
        return False
    return _moved(db, notice, LEAVING, via="email")


def _rests_on_the_whole(db: Db, row: RequestRow, notice: NoticeRow, now: datetime) -> bool:
    """A template told the news without its reasons: what proves the notice is its mail, the counter, or all of it in the chat.

    From the counter's list it is said whole as soon as the person writes.
    """
    proofs.tell_news(db, notice, now)
    if notice.mail_id is not None:
        return _moved(db, notice, LEAVING, via="email", outbound_id=None)
    state, via = (ON_PAPER, "paper") if row.has_identity else (PARKED, notice.via)
    return _moved(db, notice, state, via=via, outbound_id=None)


def _hand_to_staff(db: Db, row: RequestRow, notice: NoticeRow) -> bool:
    """The counter hands it over; who gave no identity can only be told when they write again."""
    if row.has_identity:
        return _moved(db, notice, ON_PAPER, via="paper")
    return _moved(db, notice, PARKED)


def _moved(db: Db, notice: NoticeRow, state: str, **values: object) -> bool:
    """What was queued for it must not stay when the notice was decided by somebody else: the transaction ends here."""
    if not notices.change(db, notice, state, **values):
        raise RuntimeError(f"notice {notice.id} was decided by somebody else")
    return True


def paper_text(db: Db, commune_id: str, notice_id: int, *, day: date) -> str:
    """The notice in the person's language, for the counter to print or to read out; its days are kept. LookupError."""
    notice = notices.by_id(db, notice_id)
    found = notices.held(db, notice_id)
    if found is None or notice.commune_id != commune_id:
        raise LookupError(f"There is no notice {notice_id} in {commune_id}.")
    notices.print_dates(db, found[0])
    return notice_words.told(db, found[1], found[0], day).text(found[1].language)


# -- every hour, at a start, and when the demo moves the clock -------------------------------------------------


async def catch_up(runtime: Runtime, writer: Writer, done: Done) -> int:
    """Do what the day calls for in every commune, once an hour of the town's; how many communes were looked at."""
    now = runtime.clock.now()
    looked = 0
    for commune in await writer.do(communes.every):
        zone = commune.profile["timezone"]
        day, hour = local_day(now, zone), local_hour(now, zone)
        if done.get(commune.id) == (day, hour):
            continue
        try:
            await _catch_up(runtime, writer, commune.id, day, hour, now)
        except Exception:
            log.exception("what the day calls for in %s was not done; it is tried again", commune.id)
        else:
            done[commune.id] = day, hour
            looked += 1
    return looked


@dataclass(frozen=True, slots=True)
class Step:
    """Something that the day calls for: what it concerns, and what is done with each of these."""

    look: Callable[[Db, str, date, datetime], Sequence[Any]]
    work: Callable[[Db, Any, date, datetime], object]


_ANY_HOUR = (Step(actions.lapsing, actions.lapse_one), Step(reminders.stale, reminders.sweep))
_BY_DAY = (
    Step(reminders.window_endings, reminders.put_ending),
    Step(reminders.after_votes, reminders.put_after_vote),
    Step(reminders.identity_expired, reminders.put_identity_expired),
    Step(reminders.not_acknowledged, reminders.put_not_acknowledged),
)


def steps(hour: int) -> tuple[Step, ...]:
    """Delays that ran out, what says nothing any more, reminders. Before the morning nothing happens: nobody is woken."""
    if hour < notices.FROM_HOUR:
        return ()
    return _ANY_HOUR + (_BY_DAY if notices.is_day_time(hour) else ())


async def _catch_up(
    runtime: Runtime, writer: Writer, commune_id: str, day: date, hour: int, now: datetime
) -> None:
    """Case by case, each in a transaction of its own: one that is broken, or held by staff, stops no other."""
    for step in steps(hour):
        for each in await writer.do(partial(_look, step, commune_id, day, now)):
            try:
                await writer.do(partial(_work, step, each, day, now))
            except Exception:
                log.exception(
                    "what the day calls for was not done for one case; it is tried again in an hour"
                )
    if notices.is_day_time(hour):
        await writer.do(partial(_remind, runtime, commune_id, day, now))


def _look(step: Step, commune_id: str, day: date, now: datetime, db: Db) -> Sequence[Any]:
    return step.look(db, commune_id, day, now)


def _work(step: Step, each: Any, day: date, now: datetime, db: Db) -> object:
    return step.work(db, each, day, now)


def _remind(runtime: Runtime, commune_id: str, day: date, now: datetime, db: Db) -> bool:
    return officer.remind(runtime.settings, db, commune_id, day=day, now=now)
