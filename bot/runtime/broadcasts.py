"""Broadcasts leave: by day, in portions of what an account may send in a few seconds, behind everything else.

The list of people stands in the tables; a run says "a little further". Run late, twice or by several processes at once it does no
harm: each portion is one transaction of compare-and-sets, and what has not left the outbox can be taken back, which is what
pausing, the evening, an election's silence and a person's "stop" do.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from math import ceil
from typing import TypeVar

from bot.channels.base import Button, Outbound
from bot.clock import local_day, local_hour
from bot.runtime import delivery, render, wire
from bot.runtime.delivery import Parked, Values
from bot.runtime.parts import Runtime
from bot.runtime.writer import Writer
from data import communes, texts
from data.broadcasts import acting, hours, neutrality, recipients, rows, segments, states, ways, wording
from data.broadcasts.recipients import Due
from data.broadcasts.rows import BroadcastRow
from data.broadcasts.states import DROPPED, PARKED
from data.broadcasts.ways import Ways
from data.conversations import Conflict
from data.engine import Db

log = logging.getLogger(__name__)

SECONDS = 15  # of an account's rate that stand in the outbox: soon drained, when somebody pauses or says stop
UNLIMITED_ROOM = 3_000  # messages, where an account has no rate
PORTION = 250  # people a transaction: a few hundredths of a second, so that no reply waits long behind it
SETTLE_EVERY = timedelta(minutes=1)  # how often what was sent is looked at again: delivered, read
SETTLED_FOR = timedelta(days=7)  # callbacks come late
TITLE, NEWS = 60, 400  # of a template's variables
# What its button says, by the flow that it opens.
LABELS: Mapping[str, str] = {
    "workshop": "workshop-offer",
    "registration": "registration-offer",
    "session": "session-offer",
    "comment": "comment-offer",
    "programme": "programme-offer",
    "information": "information-offer",
    "reminders": "reminders-offer",
}
_OPENS = {"sessions": "session:", "workshops": "workshop:"}  # a template's button, where the text has none
_VARIETIES = {"ary": "ary-Arab"}  # a catalogue's language as messages name it

Result = TypeVar("Result")
Settled = dict[int, datetime]  # by broadcast: when it was last looked at whole


async def advance(runtime: Runtime, writer: Writer, settled: Settled) -> int:
    """Take every broadcast a little further; how many people's messages were put into the outbox."""
    now, put = runtime.clock.now(), 0
    for row in await writer.do(lambda db: _open(db, now)):
        try:
            put += await asyncio.to_thread(advance_one, runtime, row.id, now)
            last = settled.get(row.id)
            if last is None or not last <= now < last + SETTLE_EVERY:
                await asyncio.to_thread(
                    _in_one, runtime, lambda db, of=row.id: recipients.follow(db, of, is_all=True)
                )
                settled[row.id] = now
        except Conflict:
            log.info("broadcast %d is taken further by another process", row.id)
        except Exception:  # one that cannot be sent must not hold up the others
            log.exception("broadcast %d could not be taken further; it is tried again", row.id)
    return put


def _open(db: Db, now: datetime) -> list[BroadcastRow]:
    """Those that may still move, and those that ended lately and whose messages may still arrive."""
    going = rows.in_state(db, (states.APPROVED, states.SENDING, states.PAUSED))
    over = rows.in_state(db, states.OVER)
    return going + [row for row in over if row.finished_at and row.finished_at > now - SETTLED_FOR]


def _in_one(runtime: Runtime, work: Callable[[Db], Result]) -> Result:
    """In a transaction of its own, in this thread: what is many rows must not make what the writer keeps wait."""
    with runtime.database.writing() as db:
        return work(db)


def advance_one(runtime: Runtime, broadcast_id: int, now: datetime) -> int:
    """Steer one, send a few portions, end it when it is over; how many people's messages were put. Conflict."""
    put = 0
    if _in_one(runtime, lambda db: steer(db, broadcast_id, now)):
        for account_id, room in _in_one(runtime, lambda db: rooms(db, broadcast_id)).items():
            put += _fill(runtime, broadcast_id, account_id, room, now)
    _in_one(runtime, lambda db: _finish(db, broadcast_id, now))
    return put


def _fill(runtime: Runtime, broadcast_id: int, account_id: str, room: int, now: datetime) -> int:
    """Portion after portion, until the account's outbox holds what it may, or nobody waits there."""
    put, taken = 0, -1
    while put < room and taken:
        limit = min(room - put, PORTION)
        some = partial(leave_some, broadcast_id=broadcast_id, account_id=account_id, limit=limit, now=now)
        taken = _in_one(runtime, some)
        put += taken
    return put


def steer(db: Db, broadcast_id: int, now: datetime) -> bool:
    """Write down what became of what left, and decide whether more may leave now. Conflict."""
    row = rows.load(db, broadcast_id)
    recipients.follow(db, row.id)
    if row.state not in (states.APPROVED, states.SENDING):
        acting.keep_back(db, row)
        return False
    zone = communes.load(db, row.commune_id).profile["timezone"]
    day, hour = local_day(now, zone), local_hour(now, zone)
    if row.state == states.APPROVED and not acting.is_due(db, row, now):
        return False
    if not row.is_statutory and neutrality.on(db, row.commune_id, day):
        acting.pause(db, row, now=now, why=acting.NEUTRALITY)
        return False
    if acting.is_late(db, row, now):
        acting.pause(db, row, now=now, why=acting.LATE)
        return False
    if not hours.is_open(hour):
        recipients.take_back(db, row.id)
        return False
    if row.state == states.APPROVED:
        return acting.freeze(db, row, now=now).state == states.SENDING
    recipients.take_out_stopped(db, row)
    recipients.let_wait_again(db, row.id, _rules(db, row, {}, now))
    return True


def _rules(db: Db, row: BroadcastRow, templated: Ways, now: datetime) -> segments.Rules:
    return segments.rules(db, row, frozenset(templated), now)


def _finish(db: Db, broadcast_id: int, now: datetime) -> None:
    row = rows.load(db, broadcast_id)
    if row.state == states.SENDING:
        acting.finish(db, row, now=now)


# -- a portion ---------------------------------------------------------------------------------------------


def rooms(db: Db, broadcast_id: int) -> dict[str, int]:
    """How many messages more the outbox of each account may hold on which somebody waits."""
    row = rows.load(db, broadcast_id)
    return {each: _room(db, row, each) for each in recipients.accounts(db, broadcast_id)}


def _room(db: Db, row: BroadcastRow, account_id: str) -> int:
    per_second = ways.bulk_per_second(db, row.commune_id, account_id)
    most = UNLIMITED_ROOM if per_second is None else ceil(per_second * SECONDS)
    return most - recipients.queued(db, account_id)


def leave_some(db: Db, broadcast_id: int, account_id: str, limit: int, now: datetime) -> int:
    """Put a portion of an account's messages into the outbox; how many people were taken. 0: nothing to do for now."""
    if not recipients.hold(db, broadcast_id):
        return 0
    row = rows.load(db, broadcast_id)
    templated = ways.templated(db, row)
    rules = _rules(db, row, templated, now)
    found = recipients.take(db, row, account_id, limit, rules)
    _leave(db, row, found, Worded(db, row), templated, now)
    return len(found)


def _leave(
    db: Db, row: BroadcastRow, found: list[Due], worded: "Worded", templated: Ways, now: datetime
) -> None:
    """Word each one's message and put it into the outbox; note why, where there is none."""
    said: list[tuple[Due, str]] = []
    aside: dict[tuple[str, str], list[int]] = {}
    for due in found:
        planned = worded.message(due, templated, now)
        if isinstance(planned, Outbound):
            said.append((due, wire.dump_outbound(planned)))
        else:
            aside.setdefault(planned, []).append(due.id)
    recipients.leave(db, row, said, now=now)
    for (state, reason), ids in aside.items():
        recipients.set_aside(db, ids, state, reason)


class Worded:
    """The messages of one broadcast, each language worded once."""

    def __init__(self, db: Db, row: BroadcastRow) -> None:
        self._row = row
        self._name = communes.load(db, row.commune_id).profile["name"]
        self._texts: dict[str, str | None] = {}

    def text(self, language: str) -> str | None:
        """All that the chat shows; None where nothing is written for its readers."""
        if language not in self._texts:
            self._texts[language] = wording.message(self._row.texts, language, self._name)
        return self._texts[language]

    def buttons(self, language: str) -> tuple[Button, ...]:
        """The button that opens what it is about, if it has one."""
        if not self._row.opens:
            return ()
        label = LABELS[self._row.opens.partition(":")[0]]
        return (Button(f"go:{self._row.opens}", texts.plain(language, label)),)

    def values(self, language: str) -> Values:
        """What fills a template for a reader: the first line as its title, the rest as its news."""

        def fill(template_language: str) -> Mapping[str, str]:
            written = wording.bare(self._row.texts, template_language, self._name)
            said = written or wording.bare(self._row.texts, language, self._name) or ""
            head, _, rest = said.partition("\n")
            return {
                "title": render.cut(head.strip(), TITLE),
                "news": render.cut(" ".join((rest.strip() or said).split()), NEWS),
                "commune": texts.pick(self._name, texts.for_variety(template_language))[0],
                "payload": f"go:{self._row.opens or _OPENS[self._row.purpose]}",
            }

        return fill

    def message(self, due: Due, templated: Ways, now: datetime) -> Outbound | tuple[str, str]:
        """The message as it may leave now, else the state and the reason with which its person is set aside."""
        if due.reason:
            return (DROPPED, due.reason)
        text = self.text(due.language)
        if text is None:
            return (DROPPED, segments.NO_TEXT)
        planned = delivery.said(
            due.address,
            _VARIETIES.get(due.language, due.language),
            text,
            self.buttons(due.language),
            is_open=delivery.window_is_open(due.account_id, due.last_inbound_at, now),
            template=templated.get((due.account_id, due.language)),
            values=self.values(due.language),
        )
        return (PARKED, planned.reason) if isinstance(planned, Parked) else planned
