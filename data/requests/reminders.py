"""What must be said because a day is near or has come: last days of the ladder, links that ran out, answers after the vote.

Everything here may run as often as one likes. A reminder has its time, from its moment to the next one; when the service
slept through it, the reminder is put as dropped, with the reason, and nobody hears late nonsense.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from data.calendar import stored
from data.calendar.working_days import WORKING, WorkingDays
from data.engine import Db
from data.requests import actions, cases, clocks, identity, moves, notices, states, vote
from data.requests.cases import RequestRow
from data.requests.clocks import ClockRow
from data.requests.notices import LEAVING, ON_PAPER, PARKED, WAITING, NoticeRow
from data.tables import request_notices

# Working days before a last day: one to prepare, one not to forget.
EARLY, LAST_CALL = 5, 1
FROM_HOUR, TO_HOUR = 9, 19  # town time: nobody is woken, nobody is disturbed at supper
LOOKS_BACK = timedelta(days=7)  # what was missed longer ago needs no note
LINK_LATE = timedelta(days=7)  # a link that ran out longer ago: its person has let it be

_STEPS = {"president_window": "president", "cdai_window": "cdai", "court_window": "court"}
_DUTIES = ("reply", "urgent", "president_answer")  # what the commune itself owes


def moment(days: WorkingDays, last: date, before: int) -> date:
    """The working day after which so many working days are left, the last day among them where it is one."""
    day = last - timedelta(days=1)
    while not days.is_working(day) or days.between(day, last, WORKING) < before:
        day -= timedelta(days=1)
    return day


def is_day_time(hour: int) -> bool:
    """Whether people may be reminded at this hour of the town's."""
    return FROM_HOUR <= hour < TO_HOUR


# -- last days of the ladder ---------------------------------------------------------------------------------


def window_endings(db: Db, commune_id: str, *, day: date, now: datetime) -> int:
    """Put the reminders whose time this is, for those who know of the window; how many. Never on a day that is not worked."""
    days = stored.load(db, commune_id)
    if not days.is_working(day):
        return 0
    put = 0
    for clock in clocks.running(db, commune_id, tuple(_STEPS)):
        if clock.due_on is None or clock.told_due_on is None or clock.due_on < day - LOOKS_BACK:
            continue
        early, last_call = (moment(days, clock.due_on, before) for before in (EARLY, LAST_CALL))
        if day < early:
            continue
        row = cases.by_id(db, clock.request_id)
        if not _may_complain(row, clock):
            continue
        if day >= last_call:
            _missed(db, row, clock, EARLY, now)
        if day > clock.due_on:
            _missed(db, row, clock, LAST_CALL, now)
        else:
            left = EARLY if day < last_call else LAST_CALL
            put += notices.put(db, row, "window_ending", _slot(clock, left), _facts(clock, left), now)
    return put


def _may_complain(row: RequestRow, clock: ClockRow) -> bool:
    """Whether there is still something to complain about: whoever was given everything is left in peace."""
    return row.state != states.CLOSED and not (row.outcome == "full" and clock.kind == "president_window")


def _missed(db: Db, row: RequestRow, clock: ClockRow, left: int, now: datetime) -> None:
    notices.put_dropped(
        db, row, "window_ending", _slot(clock, left), _facts(clock, left), "its moment passed", now
    )


def _slot(clock: ClockRow, left: int) -> str:
    return f"window_ending:{_STEPS[clock.kind]}:{clock.due_on}:{left}"


def _facts(clock: ClockRow, left: int) -> dict[str, Any]:
    return {"step": _STEPS[clock.kind], "left": left, "dates": moves.dates(**{clock.kind: clock.due_on})}


# -- others --------------------------------------------------------------------------------------------------


def identity_expired(db: Db, commune_id: str, *, now: datetime) -> int:
    """Put one word to each person whose link ran out unused; how many."""
    put = 0
    for request_id in identity.lapsed(db, now=now, after=now - LINK_LATE):
        row = cases.by_id(db, request_id)
        if row.commune_id == commune_id:
            put += notices.put(db, row, "identity_expired", "identity_expired", {}, now)
    return put


def after_votes(db: Db, commune_id: str, *, day: date, now: datetime) -> int:
    """Put a word to those whose answer has come to fall after the vote since they were last told a date; how many."""
    put, ahead = 0, vote.ahead(db, commune_id, day)
    for clock in clocks.running(db, commune_id, ("reply", "urgent")):
        if clock.due_on is None or clock.told_due_on != clock.due_on or clock.due_on < day:
            continue
        found = ahead.seen(clock.due_on)
        if found is None or not found.is_after:
            continue
        told = notices.of_request(db, clock.request_id)
        if any(_tells(notice, found) for notice in told):
            continue
        row = cases.by_id(db, clock.request_id)
        facts = {"vote": found.as_json(), "dates": moves.dates(**{clock.kind: clock.due_on})}
        put += notices.put(
            db, row, "after_vote", f"after_vote:{found.kind}:{found.day or found.month}", facts, now
        )
    return put


def _tells(notice: NoticeRow, found: vote.Vote) -> bool:
    """Whether it says so already, or may still come to say so."""
    said = notice.facts.get("vote") or {}
    is_said = bool(said.get("is_after")) and said.get("kind") == found.kind
    return is_said or (notice.state in (WAITING, LEAVING) and bool(notice.facts.get("dates")))


# -- what says nothing any more ------------------------------------------------------------------------------


def outdated(db: Db, row: RequestRow, notice: NoticeRow, day: date) -> str:
    """Why a notice need not be told any more; "" when it must be. A reply, and what counts as proof, always must."""
    check = _CHECKS.get(notice.kind)
    return check(db, row, notice, day) if check else ""


def _no_longer(*wanted: str) -> Callable[[Db, RequestRow, NoticeRow, date], str]:
    def check(db: Db, row: RequestRow, notice: NoticeRow, day: date) -> str:
        return "" if row.state in wanted else "the case went on"

    return check


def _asked(db: Db, row: RequestRow, notice: NoticeRow, day: date) -> str:
    question = actions.open_question(db, row)
    return "" if question and question.id == notice.facts["event_id"] else "the case went on"


def _dated(db: Db, row: RequestRow, notice: NoticeRow, day: date) -> str:
    """What names a last day says nothing once its delay has ended or that day is over."""
    for kind, last in (notice.facts.get("dates") or {}).items():
        clock = clocks.find(db, row.id, kind)
        if clock is None or clock.state == clocks.ENDED or row.state == states.CLOSED:
            return "the case went on"
        if date.fromisoformat(last) < day:
            return "its day passed"
    return ""


def _silent(db: Db, row: RequestRow, notice: NoticeRow, day: date) -> str:
    """The silence that it tells of is over: a reply has come, or the person has complained."""
    step = notice.facts["step"]
    is_replied = step == "president" and row.outcome is not None
    is_taken = any(event.kind == f"complain_{step}" for event in cases.events(db, row.id))
    return "the case went on" if is_replied or is_taken else _dated(db, row, notice, day)


_CHECKS: dict[str, Callable[[Db, RequestRow, NoticeRow, date], str]] = {
    "sent_to_officer": _no_longer(states.AWAITING_RECEIPT),
    "identity_expired": _no_longer(states.AWAITING_IDENTITY),
    "consulting": _no_longer(states.CONSULTING),
    "clarify": _asked,
    "window_ending": _dated,
    "date_changed": _dated,
    "after_vote": _dated,
    "unanswered": _silent,
}


def sweep(db: Db, commune_id: str, *, day: date) -> int:
    """Take from the lists what says nothing any more; how many."""
    table = request_notices.c
    asked = select(table.id).where(
        table.commune_id == commune_id,
        table.state.in_((PARKED, ON_PAPER)),
        table.kind.in_(tuple(_CHECKS)),
    )
    swept = 0
    for notice_id in db.execute(asked.order_by(table.id)).scalars().all():
        found = notices.held(db, notice_id)
        reason = (
            outdated(db, found[1], found[0], day) if found and found[0].state in (PARKED, ON_PAPER) else ""
        )
        swept += bool(found and reason and notices.drop(db, found[0], reason))
    return swept


# -- the person in charge ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Duty:
    """What the commune owes, and until when. Nothing personal."""

    reference: str
    clock: str  # reply, urgent, president_answer
    due_on: date


@dataclass(frozen=True, slots=True)
class Agenda:
    """What the person in charge is reminded of on a day."""

    overdue: Sequence[Duty]
    near: Sequence[Duty]


def agenda(db: Db, commune_id: str, *, day: date, since: date) -> Agenda | None:
    """Everything that is overdue or near, when something came near or became overdue after `since`; else None.

    Also on the first working day of a week, as long as something is overdue.
    """
    days = stored.load(db, commune_id)
    if not days.is_working(day):
        return None
    references = clocks.references(db, commune_id)
    overdue: list[Duty] = []
    near: list[Duty] = []
    is_news = False
    for clock in clocks.running(db, commune_id, _DUTIES):
        if clock.due_on is None or clock.request_id not in references:
            continue
        if clock.kind != "president_answer" and _is_replied(db, clock):
            continue
        early, last_call = (moment(days, clock.due_on, before) for before in (EARLY, LAST_CALL))
        if early > day:
            continue
        duty = Duty(references[clock.request_id], clock.kind, clock.due_on)
        (overdue if clock.due_on < day else near).append(duty)
        moments = (early, last_call, clock.due_on + timedelta(days=1))
        is_news = is_news or any(since < each <= day for each in moments)
    is_week = (
        bool(overdue) and moment(days, day, 1).isocalendar()[:2] != day.isocalendar()[:2] and since < day
    )
    return Agenda(overdue, near) if is_news or is_week else None


def _is_replied(db: Db, clock: ClockRow) -> bool:
    return cases.by_id(db, clock.request_id).outcome is not None
