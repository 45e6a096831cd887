"""What waits for the staff of a commune: counts, and the next few days. No words of anybody.

A handful of counts by index: the first page of the console asks them all at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Select, case, func, select

from data.broadcasts import rows, wording
from data.broadcasts.segments import Segment
from data.calendar import stored, working_days
from data.engine import Db
from data.requests import drafts
from data.requests.clocks import RUNNING
from data.requests.listing import SOON
from data.requests.states import AWAITING_RECEIPT
from data.tables import (
    announcements,
    channel_accounts,
    contributions,
    conversations,
    council_sessions,
    inbound_messages,
    information_requests,
    mails,
    outbound_messages,
    request_clocks,
    request_notices,
    sittings,
    workshops,
)

OURS = ("reply", "urgent", "president_answer")  # the delays of the law that the commune itself must keep
AHEAD = 6  # deadlines shown
COMING_DAYS = 30
LATELY = timedelta(days=7)  # how long a message that could not be sent is news


@dataclass(frozen=True, slots=True)
class Deadline:
    reference: str
    kind: str
    due_on: date
    is_urgent: bool


@dataclass(frozen=True, slots=True)
class Coming:
    kind: str  # session, workshop
    id: str
    short: Mapping[str, str]
    held_on: date
    starts_at: str | None


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel account, and what does not leave or come in by it."""

    id: str
    channel: str
    last_inbound_at: datetime | None
    trouble: str | None
    waiting: int  # messages that should have left or been answered by now
    failed: int  # could not be sent, or nobody knows, within the last days
    set_aside: int  # messages whose turn failed three times

    @property
    def is_well(self) -> bool:
        return not (self.trouble or self.waiting or self.set_aside)


@dataclass(frozen=True, slots=True)
class Requests:
    late: int
    soon: int
    to_register: int  # forms that were sent in and have no receipt yet
    handover: int  # notices that wait at the counter, or until their person writes
    ahead: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True)
class Held:
    number: int
    since: datetime | None  # when the first of them was handed over


@dataclass(frozen=True, slots=True)
class Waiting:
    """All that waits for somebody; who may see which number is for the page to say."""

    cases: Requests
    drafts: tuple[tuple[str, str], ...]  # of replies under four eyes: state, drafter
    held: Held
    to_approve: tuple[str, ...]  # of broadcasts: who drafted each
    unanswered: int
    parked: int
    channels: int  # in trouble
    mails: int


def waiting(db: Db, commune_id: str, day: date, now: datetime, *, waits_long: timedelta) -> Waiting:
    """Every number of the first page; `waits_long` as of `channels`."""
    channels_ = channels(db, commune_id, now, waits_long=waits_long)
    return Waiting(
        requests(db, commune_id, day),
        tuple((each.state, each.drafter) for _, each in drafts.listed(db, commune_id)),
        handed_over(db, commune_id),
        to_approve(db, commune_id),
        unanswered(db, commune_id),
        parked(db, commune_id),
        sum(not each.is_well for each in channels_),
        mails_standing(db, commune_id, now, waits_long=waits_long),
    )


# -- requests ----------------------------------------------------------------------------------------------


def requests(db: Db, commune_id: str, day: date) -> Requests:
    until = stored.load(db, commune_id).nth(day, SOON, working_days.WORKING)
    due, clocks = request_clocks.c.due_on, request_clocks.c
    counted = select(func.count(case((due < day, 1))), func.count(case((due.between(day, until), 1)))).where(
        clocks.commune_id == commune_id, clocks.state == RUNNING, clocks.kind.in_(OURS)
    )
    late, soon = db.execute(counted).one()
    return Requests(
        int(late),
        int(soon),
        _count(
            db,
            select(func.count()).where(
                information_requests.c.commune_id == commune_id,
                information_requests.c.state == AWAITING_RECEIPT,
            ),
        ),
        _count(
            db,
            select(func.count()).where(
                request_notices.c.commune_id == commune_id,
                request_notices.c.state.in_(("parked", "on_paper")),
            ),
        ),
        _ahead(db, commune_id),
    )


def _ahead(db: Db, commune_id: str) -> tuple[Deadline, ...]:
    clocks = request_clocks.c
    rows = db.execute(
        select(information_requests.c.reference, clocks.kind, clocks.due_on, information_requests.c.is_urgent)
        .join(information_requests, information_requests.c.id == clocks.request_id)
        .where(clocks.commune_id == commune_id, clocks.state == RUNNING, clocks.kind.in_(OURS))
        .where(clocks.due_on.is_not(None))
        .order_by(clocks.due_on, clocks.id)
        .limit(AHEAD)
    )
    return tuple(Deadline(*row) for row in rows)


# -- people ------------------------------------------------------------------------------------------------


def handed_over(db: Db, commune_id: str) -> Held:
    """The conversations that staff hold."""
    row = db.execute(
        select(func.count(), func.min(conversations.c.handed_over_at)).where(
            conversations.c.commune_id == commune_id, conversations.c.owner == "staff"
        )
    ).one()
    return Held(int(row[0]), row[1])


def unanswered(db: Db, commune_id: str) -> int:
    """Contributions that stand, are published, and have no official answer."""
    held = contributions.c
    return _count(
        db,
        select(func.count()).where(
            held.commune_id == commune_id,
            held.status == "received",
            held.answer_state.is_(None),
            held.hidden_reason.is_(None),
        ),
    )


def is_untouched(db: Db, commune_id: str) -> bool:
    """Whether nobody has said or asked anything yet."""
    return not any(
        db.value(select(table.c.id).where(table.c.commune_id == commune_id).limit(1))
        for table in (contributions, information_requests)
    )


def to_approve(db: Db, commune_id: str) -> tuple[str, ...]:
    """Who drafted the broadcasts that somebody may approve: nothing is missing for their readers."""
    drafted = (row for row in rows.in_state(db, ("draft",)) if row.commune_id == commune_id)
    whole = (
        each for each in drafted if not wording.missing(each.texts, Segment.from_json(each.segment).readers())
    )
    return tuple(each.drafted_by for each in whole)


def parked(db: Db, commune_id: str) -> int:
    """Reminders and news that found no way, and leave when their person writes."""
    return _count(
        db,
        select(func.count()).where(
            announcements.c.commune_id == commune_id, announcements.c.state == "parked"
        ),
    )


def coming(db: Db, commune_id: str, day: date) -> tuple[Coming, ...]:
    """Sittings and workshops of the next weeks, by day."""
    until = day + timedelta(days=COMING_DAYS)
    sat = (
        select(
            council_sessions.c.session_id, council_sessions.c.short, sittings.c.held_on, sittings.c.starts_at
        )
        .join(sittings, sittings.c.session_id == council_sessions.c.id)
        .where(sittings.c.commune_id == commune_id, sittings.c.state == "planned")
        .where(sittings.c.held_on.between(day, until))
    )
    met = select(
        workshops.c.workshop_id, workshops.c.short, workshops.c.held_on, workshops.c.starts_at
    ).where(
        workshops.c.commune_id == commune_id,
        workshops.c.state == "planned",
        workshops.c.held_on.between(day, until),
    )
    found = [Coming("session", *row) for row in db.execute(sat)]
    found += [Coming("workshop", *row) for row in db.execute(met)]
    return tuple(sorted(found, key=lambda each: (each.held_on, each.starts_at or "")))


# -- the service -------------------------------------------------------------------------------------------


def channels(db: Db, commune_id: str, now: datetime, *, waits_long: timedelta) -> list[Channel]:
    """Every account of the commune; `waits_long` is how long a message may wait before it is a trouble."""
    inbound, outbound = inbound_messages.c, outbound_messages.c
    late_in = _by_account(
        db,
        select(inbound.account_id, func.count())
        .where(inbound.commune_id == commune_id, inbound.state.in_(("waiting", "fetching")))
        .where(inbound.received_at < now - waits_long)
        .group_by(inbound.account_id),
    )
    aside = _by_account(
        db,
        select(inbound.account_id, func.count())
        .where(inbound.commune_id == commune_id, inbound.state == "set_aside")
        .group_by(inbound.account_id),
    )
    late_out = _by_account(
        db,
        select(outbound.account_id, func.count())
        .where(outbound.commune_id == commune_id, outbound.state.in_(("queued", "sending")))
        .where(outbound.due_at < now - waits_long)
        .group_by(outbound.account_id),
    )
    failed = _by_account(
        db,
        select(outbound.account_id, func.count())
        .where(outbound.commune_id == commune_id, outbound.state.in_(("failed", "unknown")))
        .where(outbound.created_at > now - LATELY)
        .group_by(outbound.account_id),
    )
    rows = db.execute(
        select(
            channel_accounts.c.id,
            channel_accounts.c.channel,
            channel_accounts.c.last_inbound_at,
            channel_accounts.c.trouble,
        )
        .where(channel_accounts.c.commune_id == commune_id)
        .order_by(channel_accounts.c.id)
    )
    return [
        Channel(
            row.id,
            row.channel,
            row.last_inbound_at,
            row.trouble,
            waiting=late_in.get(row.id, 0) + late_out.get(row.id, 0),
            failed=failed.get(row.id, 0),
            set_aside=aside.get(row.id, 0),
        )
        for row in rows
    ]


def mails_standing(db: Db, commune_id: str, now: datetime, *, waits_long: timedelta) -> int:
    """Mails that were refused, or have waited long, and can still be sent."""
    is_late = mails.c.state.in_(("queued", "sending")) & (mails.c.created_at < now - waits_long)
    return _count(
        db,
        select(func.count())
        .where(mails.c.commune_id == commune_id, mails.c.sealed_message.is_not(None))
        .where(is_late | (mails.c.state == "refused")),
    )


def _count(db: Db, asked: Select[Any]) -> int:
    return int(db.value(asked))


def _by_account(db: Db, asked: Select[Any]) -> dict[str, int]:
    return {account: int(number) for account, number in db.execute(asked)}
