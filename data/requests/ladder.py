"""The ladder of complaints as it stands for a case: the president (article 19), the commission CDAI (20), the court (21).

There is one rule of when a step may be taken, `window_of`; letters, notices, conversations and what staff note all read it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from data.calendar import delays, stored, working_days
from data.engine import Db
from data.requests import cases, clocks
from data.requests.cases import EventRow, RequestRow
from data.requests.states import CLOSED, STEPS

# Within which delay a step may be taken, and within which it must be answered. The court has no delay of this law.
WINDOWS = {"president": "president_window", "cdai": "cdai_window", "court": "court_window"}
ANSWERS = {"president": "president_answer", "cdai": "cdai_answer"}
# What a step complains about, besides silence, and since when it happened.
_BEFORE = {"president": "register", "cdai": "complain_president", "court": "complain_cdai"}
_SILENCE = {"cdai": "president_answer", "court": "cdai_answer"}
_ABOUT = {
    "president": ("answer", "refuse", "redirect"),
    "cdai": ("decide_president", "answer", "refuse"),
    "court": ("decide_cdai",),
}


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which a step may be taken, both counted."""

    opens_on: date
    last_day: date


@dataclass(frozen=True, slots=True)
class Rung:
    """A step as it stands: taken (`lodged_on`), open (`window`), or to come (`latest`)."""

    step: str
    lodged_on: date | None = None
    answer_due: date | None = None  # taken, and still to be answered by this day
    window: Window | None = None
    latest: date | None = (
        None  # its last day, should each step before be taken on its last day and stay unanswered
    )


def rungs(db: Db, row: RequestRow, day: date) -> list[Rung]:
    """The three steps, as they stand on a day."""
    spans, days = delays.of_commune(db, row.commune_id), stored.load(db, row.commune_id)
    lodged = {
        event.detail["step"]: date.fromisoformat(event.detail["lodged_on"])
        for event in cases.events(db, row.id)
        if event.kind.startswith("complain_")
    }
    found: list[Rung] = []
    awaited: date | None = None  # the last day on which what comes before the next step may be answered
    for step in STEPS:
        answer = ANSWERS.get(step)
        if step in lodged:
            clock = clocks.find(db, row.id, answer) if answer else None
            is_due = clock is not None and clock.state == clocks.RUNNING
            awaited = clock.due_on if clock is not None and is_due else None
            due = awaited if awaited is not None and awaited >= day else None
            found.append(Rung(step, lodged_on=lodged[step], answer_due=due))
            continue
        window = window_of(db, row, step, day)
        span = spans[WINDOWS[step]]
        latest = working_days.due(days, awaited, span.amount, span.unit) if awaited else None
        last = window.last_day if window else latest
        found.append(Rung(step, window=window, latest=None if window else latest))
        awaited = (
            working_days.due(days, last, spans[answer].amount, spans[answer].unit)
            if answer and last
            else None
        )
    return found


def sure_days(found: Sequence[Rung], day: date) -> dict[str, date | None]:
    """The last days that are sure, by kind of clock: of a step that is open, and of the answer to one that was taken."""
    known: dict[str, date | None] = {}
    for rung in found:
        if rung.answer_due:
            known[ANSWERS[rung.step]] = rung.answer_due
        if rung.window and rung.window.last_day >= day:
            known[WINDOWS[rung.step]] = rung.window.last_day
    return known


def window_of(db: Db, row: RequestRow, step: str, day: date) -> Window | None:
    """When a step may be taken, as it stands on a day; None while an answer is still due, and once the step was taken.

    Silence needs no run of `lapse` to be silence. A case that was closed for want of a complaint keeps its last window: a
    complaint that was lodged in time may still be noted.
    """
    events = cases.events(db, row.id)
    if any(event.kind == f"complain_{step}" for event in events):
        return None
    if row.state == CLOSED and not was_let_be(row, events):
        return None
    clock = clocks.find(db, row.id, WINDOWS[step])
    if clock is not None and clock.state != clocks.RUNNING and row.state != CLOSED:
        return None
    silent = _silent(db, row, step, day)
    days = _about(events, step)
    if silent is not None:
        delay = delays.of_commune(db, row.commune_id)[WINDOWS[step]]
        last = working_days.due(stored.load(db, row.commune_id), silent, delay.amount, delay.unit)
        days.append(silent + timedelta(days=1))
    else:
        last = clock.due_on if clock else None
    return Window(min(days), last) if days and last else None


def was_let_be(row: RequestRow, events: Sequence[EventRow]) -> bool:
    """Whether a closed case ended because nobody complained, and its words are still there."""
    last = next((event for event in reversed(events) if event.kind in ("close", "withdraw", "erase")), None)
    return not row.is_erased and last is not None and last.kind == "close"


def _silent(db: Db, row: RequestRow, step: str, day: date) -> date | None:
    """The last day of what should have been answered and was not."""
    clock = clocks.find(db, row.id, _SILENCE.get(step, row.reply_clock))
    if clock is None or clock.state != clocks.RUNNING or clock.due_on is None:
        return None
    return clock.due_on if clock.due_on < day else None


def _about(events: Sequence[EventRow], step: str) -> list[date]:
    """The days on which what is complained about happened, or on which the silence that has been broken began."""
    before = [number for number, event in enumerate(events) if event.kind == _BEFORE[step]]
    since = events[before[-1] :] if before else []
    days = [event.happened_on for event in since if event.kind in _ABOUT[step]]
    lapsed = [event for event in since if event.kind == "lapse" and event.detail["opens"] == WINDOWS[step]]
    return days + [date.fromisoformat(event.detail["due_on"]) + timedelta(days=1) for event in lapsed]
