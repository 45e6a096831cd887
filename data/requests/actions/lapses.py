"""What happens when a delay runs out by itself: silence opens the next step of the ladder; a ladder that ran out ends the case.

Run as often as one likes: what has been done is not done again, and what was missed is caught up with, from the days on which
it was due.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, case, select

from data.engine import Db
from data.requests import clocks, corrections, notices
from data.requests.cases import SYSTEM, RequestRow
from data.requests.clocks import ClockRow
from data.requests.moves import dates, end_clocks, held, move
from data.requests.states import ANSWERED, COMPLAINT_CDAI, COMPLAINT_PRESIDENT, CONSULTING, OPEN
from data.tables import information_requests, request_clocks

# What silence opens: the delay that ran out, the window, the step.
_OPENS = {
    "reply": ("president_window", "president"),
    "urgent": ("president_window", "president"),
    "president_answer": ("cdai_window", "cdai"),
    "cdai_answer": ("court_window", "court"),
}
# The window after which nothing is left to wait for.
_LAST = {
    OPEN: "president_window",
    CONSULTING: "president_window",
    ANSWERED: "president_window",
    COMPLAINT_PRESIDENT: "cdai_window",
    COMPLAINT_CDAI: "court_window",
}
# How long after the last day of that window a case is closed: a complaint that was lodged in time reaches staff later.
NOTED_LATE = timedelta(days=30)
# The same where the commune never replied, and still may, or where nobody knows whether the person ever read the reply.
LEFT_OPEN = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Lapsed:
    """What a run did to a case."""

    request_id: int
    reference: str
    clock: str  # which delay ran out
    opened: str | None  # the window that it opened; None: the case is closed


def lapse(db: Db, commune_id: str, *, day: date, now: datetime) -> list[Lapsed]:
    """Look at every delay that ran out before a day. Silence opens its window from its last day on, once."""
    done: list[Lapsed] = []
    for request_id in lapsing(db, commune_id, day, now):
        done += lapse_one(db, request_id, day, now)
    return done


def lapse_one(db: Db, request_id: int, day: date, now: datetime) -> list[Lapsed]:
    """The same for one of `lapsing`, in a transaction of its own: a case that is broken holds up no other."""
    return _settle(db, held(db, request_id), day, now)[1]


def settle(db: Db, row: RequestRow, *, day: date, now: datetime) -> RequestRow:
    """The same for one case that is held; the case as it is then. A ladder that ran out is left as it is."""
    return _settle(db, row, day, now, closes=False)[0]


def _settle(
    db: Db, row: RequestRow, day: date, now: datetime, *, closes: bool = True
) -> tuple[RequestRow, list[Lapsed]]:
    done: list[Lapsed] = []
    while step := _silent(db, row, day):
        row = _open_window(db, row, step, day, now)
        done.append(Lapsed(row.id, row.reference, step.kind, _OPENS[step.kind][0]))
    if closes and (last := _ran_dry(db, row, day)):
        end_clocks(db, row)
        row, _ = move(db, row, "close", actor=SYSTEM, day=day, now=now, detail=_detail(last))
        done.append(Lapsed(row.id, row.reference, last.kind, None))
    return row, done


def lapsing(db: Db, commune_id: str, day: date, now: datetime) -> Sequence[int]:
    """Cases in which something may be to do; those that only wait for a late reply are many and not among them."""
    clock, window = request_clocks, request_clocks.alias()
    opens = {kind: opened for kind, (opened, _) in _OPENS.items()}
    is_settled = (
        select(window.c.id)
        .where(window.c.request_id == clock.c.request_id, window.c.starts_on == clock.c.due_on)
        .where(window.c.kind == _case(opens))
        .exists()
    )
    late = clock.c.kind.in_(list(opens)) & ~is_settled
    wait = case((information_requests.c.outcome.is_(None), day - LEFT_OPEN), else_=day - NOTED_LATE)
    dry = clock.c.kind.in_(list(_LAST.values())) & (clock.c.due_on < wait)
    asked = (
        select(clock.c.request_id)
        .join(information_requests, information_requests.c.id == clock.c.request_id)
        .where(clock.c.commune_id == commune_id, clock.c.state == clocks.RUNNING)
    )
    overdue = asked.where(clock.c.due_on < day, late | dry)
    return db.execute(overdue.distinct().order_by(clock.c.request_id)).scalars().all()


def _case(opens: dict[str, str]) -> ColumnElement[str]:
    kind = request_clocks.c.kind
    return case(*((kind == ran_out, opened) for ran_out, opened in opens.items()))


def _silent(db: Db, row: RequestRow, day: date) -> ClockRow | None:
    """A delay that ran out, and whose silence has not opened its window on the day on which it did."""
    known = {clock.kind: clock for clock in clocks.of_request(db, row.id)}
    for kind, (opens, _) in _OPENS.items():
        clock = known.get(kind)
        if clock is None or clock.state != clocks.RUNNING or clock.due_on is None or clock.due_on >= day:
            continue
        window = known.get(opens)
        if window is None or (window.state == clocks.RUNNING and window.starts_on != clock.due_on):
            return clock
    return None


def _open_window(db: Db, row: RequestRow, silent: ClockRow, day: date, now: datetime) -> RequestRow:
    """Open the window of the next step; move it, when the calendar moved the day on which the silence began."""
    kind, step = _OPENS[silent.kind]
    if silent.due_on is None:
        raise AssertionError("a clock that ran out has a last day")
    if before := clocks.find(db, row.id, kind):
        due_on = clocks.move_start(db, row.id, kind, silent.due_on)
        if due_on is not None:
            due = corrections.Due(row.id, kind, before.told_due_on, due_on)
            corrections.settle(db, row.commune_id, [due], now)
        return row
    row, event_id = move(
        db, row, "lapse", actor=SYSTEM, day=day, now=now, detail={**_detail(silent), "opens": kind}
    )
    due_on = clocks.start(
        db, commune_id=row.commune_id, request_id=row.id, kind=kind, starts_on=silent.due_on
    )
    facts = {"event_id": event_id, "step": step, "dates": dates(**{kind: due_on})}
    notices.put(db, row, "unanswered", f"unanswered:{step}", facts, now)
    return row


def _ran_dry(db: Db, row: RequestRow, day: date) -> ClockRow | None:
    """The last window of a case, once it ran out so long ago that no complaint can be on its way."""
    window = last_window(db, row)
    if window is None or window.due_on is None:
        return None
    opened = [
        notice for notice in notices.of_request(db, row.id) if notice.facts.get("starts") == window.kind
    ]
    is_known = row.outcome is not None and all(notice.proved_on for notice in opened[-1:])
    return window if window.due_on < day - (NOTED_LATE if is_known else LEFT_OPEN) else None


def last_window(db: Db, row: RequestRow) -> ClockRow | None:
    """The window after which nothing is left to wait for, once it is open."""
    kind = _LAST.get(row.state)
    window = clocks.find(db, row.id, kind) if kind else None
    return window if window is not None and window.state == clocks.RUNNING else None


def _detail(clock: ClockRow) -> dict[str, str]:
    return {"clock": clock.kind, "due_on": clock.due_on.isoformat() if clock.due_on else ""}
