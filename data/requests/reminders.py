"""What must be said because a day is near or has come: last days of the ladder, links that ran out, answers after the vote.

Everything here may run as often as one likes. A reminder has its time, from its moment to the next one; when the service
slept through it, the reminder is put as dropped, with the reason, and nobody hears late nonsense.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from data import communes
from data.calendar import stored
from data.calendar.working_days import WORKING, WorkingDays
from data.engine import Db
from data.requests import actions, cases, clocks, identity, moves, notices, states, unfiled, vote
from data.requests.cases import RequestRow
from data.requests.clocks import ClockRow
from data.requests.notices import LEAVING, ON_PAPER, PARKED, WAITING, NoticeRow
from data.requests.unfiled import Unfiled
from data.tables import information_requests, request_clocks, request_notices
from data.zones import zone

# Working days before a last day: one to prepare, one not to forget.
EARLY, LAST_CALL = 5, 1
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


# What is to be said is looked for in one transaction, and said case by case in others: one that is broken stops nobody.


# -- last days of the ladder ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ending:
    """A window whose reminder has its time."""

    request_id: int
    clock: str


def window_endings(db: Db, commune_id: str, day: date, now: datetime) -> list[Ending]:
    """The windows of which something is to be put, of those who know of them. Never on a day that is not worked."""
    days = stored.load(db, commune_id)
    if not days.is_working(day):
        return []
    put, content = _slots(db, commune_id, "window_ending"), _content(db, commune_id)
    near = _Near(days)
    return [
        Ending(clock.request_id, clock.kind)
        for clock in clocks.running(db, commune_id, tuple(_STEPS))
        if (clock.request_id, clock.kind) not in content
        and any((clock.request_id, slot) not in put for slot in _wanted(near, clock, day))
    ]


def _content(db: Db, commune_id: str) -> set[tuple[int, str]]:
    """The cases and windows of those who have nothing to complain about, as `_may_complain` says of one."""
    window, held = request_clocks.c, information_requests.c
    is_full = (held.outcome == "full") & (window.kind == "president_window")
    asked = (
        select(window.request_id, window.kind)
        .join(information_requests, held.id == window.request_id)
        .where(window.commune_id == commune_id, window.state == clocks.RUNNING)
        .where(is_full | (held.state == states.CLOSED))
    )
    return {(row.request_id, row.kind) for row in db.execute(asked)}


def put_ending(db: Db, found: Ending, day: date, now: datetime) -> bool:
    """Put the reminder whose time this is, and note those whose time passed; whether there is one."""
    row = moves.held(db, found.request_id)
    clock = clocks.find(db, row.id, found.clock)
    if (
        clock is None
        or clock.due_on is None
        or clock.state != clocks.RUNNING
        or not _may_complain(row, clock)
    ):
        return False
    has_put = False
    for slot, (left, is_missed) in _wanted(_Near(stored.load(db, row.commune_id)), clock, day).items():
        if is_missed:
            facts = _facts(clock, left)
            notices.put_dropped(db, row, "window_ending", slot, facts, "its moment passed", now)
        else:
            has_put = notices.put(db, row, "window_ending", slot, _facts(clock, left), now)
    return has_put


def _wanted(near: "_Near", clock: ClockRow, day: date) -> dict[str, tuple[int, bool]]:
    """What is to be put of a window on a day: by slot, how long before its end, and whether that moment passed."""
    if clock.due_on is None or clock.told_due_on is None or clock.due_on < day - LOOKS_BACK:
        return {}
    early, last_call = near.moments(clock.due_on)
    if day < early:
        return {}
    wanted = {_slot(clock, EARLY): (EARLY, day >= last_call)}
    if day >= last_call:
        wanted[_slot(clock, LAST_CALL)] = LAST_CALL, day > clock.due_on
    return wanted


def _may_complain(row: RequestRow, clock: ClockRow) -> bool:
    """Whether there is still something to complain about: whoever was given everything is left in peace."""
    return row.state != states.CLOSED and not (row.outcome == "full" and clock.kind == "president_window")


def _slot(clock: ClockRow, left: int) -> str:
    return f"window_ending:{_STEPS[clock.kind]}:{clock.due_on}:{left}"


def _facts(clock: ClockRow, left: int) -> dict[str, Any]:
    return {"step": _STEPS[clock.kind], "left": left, "dates": moves.dates(**{clock.kind: clock.due_on})}


@dataclass(slots=True)
class _Near:
    """The moments before last days; many cases have the same."""

    days: WorkingDays
    known: dict[date, tuple[date, date]] = field(default_factory=dict)

    def moments(self, last: date) -> tuple[date, date]:
        """When there is time to prepare, and when it must not be forgotten."""
        if last not in self.known:
            self.known[last] = moment(self.days, last, EARLY), moment(self.days, last, LAST_CALL)
        return self.known[last]


def _slots(db: Db, commune_id: str, kind: str) -> set[tuple[int, str]]:
    """What was put of a kind, by case and slot."""
    table = request_notices.c
    asked = select(table.request_id, table.slot).where(table.commune_id == commune_id, table.kind == kind)
    return {(row.request_id, row.slot) for row in db.execute(asked)}


# -- others --------------------------------------------------------------------------------------------------


def identity_expired(db: Db, commune_id: str, day: date, now: datetime) -> list[int]:
    """The cases whose link ran out unused."""
    lapsed = identity.lapsed(db, now=now, after=now - LINK_LATE)
    mine = information_requests.c.commune_id == commune_id, information_requests.c.id.in_(lapsed)
    return list(db.execute(select(information_requests.c.id).where(*mine)).scalars()) if lapsed else []


def put_identity_expired(db: Db, request_id: int, day: date, now: datetime) -> bool:
    """Put one word to who did not open the page in time."""
    row = moves.held(db, request_id)
    if row.state != states.AWAITING_IDENTITY:
        return False
    return notices.put(db, row, "identity_expired", "identity_expired", {}, now)


def not_acknowledged(db: Db, commune_id: str, day: date, now: datetime) -> list[int]:
    """The cases whose form nobody acknowledged for days, and whose person has not heard of it."""
    put = {request_id for request_id, _ in _slots(db, commune_id, "not_acknowledged")}
    unheard = unfiled.unheard(db, commune_id, day)
    return [each.request_id for each in unheard if each.request_id not in put]


def put_not_acknowledged(db: Db, request_id: int, day: date, now: datetime) -> bool:
    """Put one word, once: no receipt was given yet, and there is another door."""
    row = moves.held(db, request_id)
    if row.state != states.AWAITING_RECEIPT:
        return False
    return notices.put(db, row, "not_acknowledged", "not_acknowledged", {}, now)


def after_votes(db: Db, commune_id: str, day: date, now: datetime) -> list[tuple[int, str]]:
    """The cases, with their clock, whose answer has come to fall after the vote since they were last told a date."""
    ahead = vote.ahead(db, commune_id, day)
    running = clocks.running(db, commune_id, ("reply", "urgent"))
    late = [(clock, seen) for clock in running if (seen := _after(ahead, clock, day))]
    if not late:
        return []
    put, told = _slots(db, commune_id, "after_vote"), _told_of_votes(db, commune_id)
    return [
        (clock.request_id, clock.kind)
        for clock, seen in late
        if (clock.request_id, _vote_slot(seen)) not in put and (clock.request_id, seen.kind) not in told
    ]


def _told_of_votes(db: Db, commune_id: str) -> set[tuple[int, str]]:
    """Which cases were told that their answer comes after which kind of vote; one look for all of them."""
    said = request_notices.c.facts["vote"]
    asked = select(request_notices.c.request_id, said["kind"].as_string()).where(
        request_notices.c.commune_id == commune_id, said["is_after"].as_boolean()
    )
    return {(row[0], row[1]) for row in db.execute(asked)}


def put_after_vote(db: Db, found: tuple[int, str], day: date, now: datetime) -> bool:
    """Put a word that the answer may come after the vote."""
    row = moves.held(db, found[0])
    clock = clocks.find(db, row.id, found[1])
    if clock is None or clock.state != clocks.RUNNING:
        return False
    seen = _after(vote.ahead(db, row.commune_id, day), clock, day)
    if seen is None or _is_told(db, clock, seen):
        return False
    facts = {"vote": seen.as_json(), "dates": moves.dates(**{clock.kind: clock.due_on})}
    return notices.put(db, row, "after_vote", _vote_slot(seen), facts, now)


def _after(ahead: vote.Ahead, clock: ClockRow, day: date) -> vote.Vote | None:
    """The vote that an answer comes after, where its person was told of the date and not of that."""
    if clock.due_on is None or clock.told_due_on != clock.due_on or clock.due_on < day:
        return None
    found = ahead.seen(clock.due_on)
    return found if found and found.is_after else None


def _vote_slot(found: vote.Vote) -> str:
    return f"after_vote:{found.kind}:{found.day or found.month}"


def _is_told(db: Db, clock: ClockRow, found: vote.Vote) -> bool:
    return any(_tells(notice, found) for notice in notices.of_request(db, clock.request_id))


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


_PASSED = "its day passed"


def _dated(db: Db, row: RequestRow, notice: NoticeRow, day: date) -> str:
    """What names a last day says nothing once its delay has ended or that day is over."""
    for kind, last in (notice.facts.get("dates") or {}).items():
        clock = clocks.find(db, row.id, kind)
        if clock is None or clock.state == clocks.ENDED or row.state == states.CLOSED:
            return "the case went on"
        if date.fromisoformat(last) < day:
            return _PASSED
    return ""


def _corrected(db: Db, row: RequestRow, notice: NoticeRow, day: date) -> str:
    """A correction to a day that was over already when it was put must be told: its person was told a wrong one."""
    reason = _dated(db, row, notice, day)
    town = zone(communes.load(db, row.commune_id).profile["timezone"])
    was_over = date.fromisoformat(notice.facts["after"]) < notice.created_at.astimezone(town).date()
    return "" if reason == _PASSED and was_over else reason


def _silent(db: Db, row: RequestRow, notice: NoticeRow, day: date) -> str:
    """The silence that it tells of is over: a reply has come, or the person has complained."""
    step = notice.facts["step"]
    is_replied = step == "president" and row.outcome is not None
    is_taken = any(event.kind == f"complain_{step}" for event in cases.events(db, row.id))
    return "the case went on" if is_replied or is_taken else _dated(db, row, notice, day)


_CHECKS: dict[str, Callable[[Db, RequestRow, NoticeRow, date], str]] = {
    "sent_to_officer": _no_longer(states.AWAITING_RECEIPT),
    "not_acknowledged": _no_longer(states.AWAITING_RECEIPT),
    "identity_expired": _no_longer(states.AWAITING_IDENTITY),
    "consulting": _no_longer(states.CONSULTING),
    "clarify": _asked,
    "window_ending": _dated,
    "date_changed": _corrected,
    "after_vote": _dated,
    "unanswered": _silent,
}


def stale(db: Db, commune_id: str, day: date, now: datetime) -> Sequence[int]:
    """What waits on the lists, and may say nothing any more."""
    table = request_notices.c
    asked = select(table.id).where(
        table.commune_id == commune_id,
        table.state.in_((PARKED, ON_PAPER)),
        table.kind.in_(tuple(_CHECKS)),
    )
    return db.execute(asked.order_by(table.id)).scalars().all()


def sweep(db: Db, notice_id: int, day: date, now: datetime) -> bool:
    """Take from the lists what says nothing any more; whether it was one."""
    found = notices.held(db, notice_id)
    if found is None or found[0].state not in (PARKED, ON_PAPER):
        return False
    reason = outdated(db, found[1], found[0], day)
    return bool(reason) and notices.drop(db, found[0], reason)


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
    unfiled: Sequence[Unfiled]  # forms without a receipt


def agenda(db: Db, commune_id: str, *, day: date, since: date) -> Agenda | None:
    """Everything that is overdue or near, when something came near or became overdue after `since`; else None.

    Also on the first working day of a week, as long as something is overdue, and every day while an urgent form has no receipt.
    """
    days = stored.load(db, commune_id)
    if not days.is_working(day) or since >= day:
        return None
    overdue: list[Duty] = []
    near: list[Duty] = []
    moments: set[date] = set()
    references = clocks.references(db, commune_id)
    known = _Near(days)
    for clock in clocks.running(db, commune_id, _DUTIES):  # a reply ends its clock
        if clock.due_on is None or clock.request_id not in references:
            continue
        early, last_call = known.moments(clock.due_on)
        if early > day:
            break  # they are in the order of their last days
        duty = Duty(references[clock.request_id], clock.kind, clock.due_on)
        (overdue if clock.due_on < day else near).append(duty)
        moments |= {early, last_call, clock.due_on + timedelta(days=1)}
    forms = unfiled.overdue(db, commune_id, day)
    is_news = any(since < each <= day for each in moments) or any(
        each.is_urgent or not unfiled.is_overdue(days, each, since) for each in forms
    )
    is_week = bool(overdue or forms) and moment(days, day, 1).isocalendar()[:2] != day.isocalendar()[:2]
    return Agenda(overdue, near, forms) if is_news or is_week else None
