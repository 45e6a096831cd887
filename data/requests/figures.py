"""The year's table of information requests: what was received in a year, and what became of it (law 31.13, articles 16 to 18).

A year holds the requests that were registered as received in it, also when their reply came in the next. Days are working days of
the calendar in force, between receipt and reply, without those on which the clock stood still. In parts of the whole by which
somebody could be recognised, numbers under five are not told, nor can they be found by subtraction.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import mean, median
from typing import Any

from sqlalchemy import Row, extract, select

from data.calendar import stored
from data.calendar.working_days import WORKING, Pause, WorkingDays
from data.engine import Db
from data.figures import small
from data.requests import clocks
from data.requests.refusals import CODES
from data.tables import information_requests, request_clocks, request_events

SMALL = small.SMALL
Parts = small.Parts
REPLIES = ("answer", "refuse", "redirect")
_AT_ONCE = 500  # ids of a statement


@dataclass(frozen=True, slots=True)
class Reply:
    """How a registered case was replied to, or was not."""

    request_id: int
    due_on: date | None  # None: the clock stands still, or it stood still when the reply came
    replied_on: date | None
    working_days: int | None  # between receipt and reply
    is_extended: bool

    @property
    def is_in_time(self) -> bool:
        return self.replied_on is not None and (self.due_on is None or self.replied_on <= self.due_on)

    @property
    def is_late(self) -> bool:
        return self.replied_on is not None and not self.is_in_time

    def is_overdue(self, day: date) -> bool:
        return self.replied_on is None and self.due_on is not None and self.due_on < day


@dataclass(frozen=True, slots=True)
class Year:
    """The table of a year, as it stands on a day."""

    year: int
    day: date
    received: int
    in_time: int  # replied to until the last day
    late: int  # replied to after it
    unanswered: int  # no reply, and the last day has passed
    pending: int  # no reply, and there is still time
    full: int
    partial: int
    refused: int
    redirected: int
    withdrawn: int  # before a reply
    extended: int
    urgent: int
    mean_days: float | None
    median_days: float | None
    refused_by_code: Mapping[str, int]
    by_language: Parts
    by_channel: Parts


def year(db: Db, commune_id: str, number: int, *, day: date) -> Year:
    """The table of a year, as it stands on a day."""
    held = information_requests.c
    rows = db.execute(
        select(held.id, held.outcome, held.refusal_code, held.is_urgent, held.language, held.channel)
        .where(held.commune_id == commune_id, extract("year", held.received_on) == number)
        .order_by(held.id)
    ).all()
    found = replies(db, commune_id, [row.id for row in rows])
    known = [found[row.id] for row in rows]
    outcomes = Counter(row.outcome for row in rows)
    waits = [found[row.id] for row in rows if row.outcome is None]
    days = [each.working_days for each in known if each.working_days is not None]
    late = sum(each.is_overdue(day) for each in waits)
    codes = Counter(row.refusal_code for row in rows if row.outcome == "refused")
    return Year(
        year=number,
        day=day,
        received=len(rows),
        in_time=sum(each.is_in_time for each in known),
        late=sum(each.is_late for each in known),
        unanswered=late,
        pending=len(waits) - late,
        full=outcomes["full"],
        partial=outcomes["partial"],
        refused=outcomes["refused"],
        redirected=outcomes["redirected"],
        withdrawn=outcomes["withdrawn"],
        extended=sum(each.is_extended for each in known),
        urgent=sum(row.is_urgent for row in rows),
        mean_days=round(mean(days), 1) if days else None,
        median_days=float(median(days)) if days else None,
        refused_by_code={code: codes[code] for code in CODES if codes[code]},
        by_language=told(Counter(row.language for row in rows)),
        by_channel=told(Counter(row.channel for row in rows)),
    )


def told(parts: Mapping[str, int]) -> Parts:
    """Parts of a whole that is told as well, without those that are too small, nor those that would tell them (data/figures/small.py)."""
    return small.parts(dict(sorted(parts.items())))


# -- replies -------------------------------------------------------------------------------------------------


def replies(db: Db, commune_id: str, request_ids: Sequence[int]) -> dict[int, Reply]:
    """How each of these cases was replied to; one that was never registered has nothing in it."""
    days = stored.load(db, commune_id)
    found: dict[int, Reply] = {}
    for ids in _batches(request_ids):
        running = {row.request_id: row for row in _clocks(db, ids)}
        events = _events(db, ids)
        for each in ids:
            found[each] = _reply(days, each, running.get(each), events.get(each, ()))
    return found


def _batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[at : at + _AT_ONCE] for at in range(0, len(ids), _AT_ONCE))


def _clocks(db: Db, ids: Sequence[int]) -> Iterable[Row[*tuple[Any, ...]]]:
    wanted = select(request_clocks).where(
        request_clocks.c.request_id.in_(ids), request_clocks.c.kind.in_(("reply", "urgent"))
    )
    return db.execute(wanted)


def _events(db: Db, ids: Sequence[int]) -> dict[int, list[tuple[str, date]]]:
    """The replies and extensions of these cases, in their order."""
    wanted = (
        select(request_events.c.request_id, request_events.c.kind, request_events.c.happened_on)
        .where(request_events.c.request_id.in_(ids), request_events.c.kind.in_((*REPLIES, "extend")))
        .order_by(request_events.c.id)
    )
    found: dict[int, list[tuple[str, date]]] = defaultdict(list)
    for row in db.execute(wanted):
        found[row.request_id].append((row.kind, row.happened_on))
    return found


def _reply(days: WorkingDays, request_id: int, clock: Any, events: Sequence[tuple[str, date]]) -> Reply:
    replied_on = next((on for kind, on in events if kind in REPLIES), None)
    is_extended = any(kind == "extend" for kind, _ in events)
    if clock is None:
        return Reply(request_id, None, replied_on, None, is_extended)
    counted = None
    if replied_on is not None:
        counted = net_days(days, clock.starts_on, replied_on, clocks.pauses_of(clock.pauses))
    return Reply(request_id, clock.due_on, replied_on, counted, is_extended)


def net_days(days: WorkingDays, received_on: date, replied_on: date, pauses: Sequence[Pause]) -> int:
    """Working days from a receipt to a reply, without those on which the clock stood still."""
    stood = sum(
        days.between(stopped, min(resumed or replied_on, replied_on), WORKING)
        for stopped, resumed in pauses
        if stopped < replied_on
    )
    return days.between(received_on, replied_on, WORKING) - stood
