"""The ladder of complaints: the president (article 19), the commission CDAI (article 20), the administrative court (article 21)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from data.calendar import delays, stored, working_days
from data.engine import Db
from data.requests import cases, clocks, notices
from data.requests.actions.lapses import settle
from data.requests.actions.replies import begin
from data.requests.cases import RequestRow
from data.requests.moves import claim, dates, end_clocks, move, needed
from data.requests.states import STEPS, NotAllowed

# Within which delay a step may be taken, and within which it must be answered. The court has no delay of this law.
WINDOWS = {"president": "president_window", "cdai": "cdai_window", "court": "court_window"}
ANSWERS = {"president": "president_answer", "cdai": "cdai_answer"}
NEXT = {"president": "cdai_window", "cdai": "court_window"}
DECISIONS = ("granted", "partly", "rejected")
# What a step complains about, besides silence, and since when it happened.
_BEFORE = {"president": "register", "cdai": "complain_president", "court": "complain_cdai"}
_SILENCE = {"cdai": "president_answer", "court": "cdai_answer"}
_ABOUT = {
    "president": ("answer", "refuse"),
    "cdai": ("decide_president", "answer", "refuse"),
    "court": ("decide_cdai",),
}


def complain(
    db: Db, row: RequestRow, *, actor: str, day: date, now: datetime, step: str, lodged_on: date
) -> RequestRow:
    """A complaint was lodged, within its window; the delay to answer it begins."""
    _known(step)
    claim(db, row, f"complain_{step}")
    if lodged_on > day:
        raise NotAllowed("lodged_on", f"It cannot have been lodged on {lodged_on}, which is to come.")
    _within(window_of(db, row, step, day), step, lodged_on)
    row = settle(db, row, day=day, now=now)
    end_clocks(db, row, *([] if row.outcome else [row.reply_clock]))
    row, event_id = move(
        db,
        row,
        f"complain_{step}",
        actor=actor,
        day=day,
        now=now,
        detail={"step": step, "lodged_on": lodged_on.isoformat()},
    )
    facts: dict[str, Any] = {"event_id": event_id, "step": step, "lodged_on": lodged_on.isoformat()}
    if kind := ANSWERS.get(step):
        due_on = clocks.start(
            db, commune_id=row.commune_id, request_id=row.id, kind=kind, starts_on=lodged_on
        )
        facts["dates"] = dates(**{kind: due_on})
    notices.put(db, row, "complaint_lodged", f"complaint_lodged:{step}", facts, now)
    return row


def decide(
    db: Db, row: RequestRow, *, actor: str, day: date, now: datetime, step: str, outcome: str, words: str
) -> RequestRow:
    """A complaint was answered: its delay ends, and the window of the next step begins with the notice of it.

    The outcome of the case stays what the commune replied; a case without a reply may still be given one.
    """
    _known(step)
    action = f"decide_{step}"
    claim(db, row, action)
    if outcome not in DECISIONS:
        raise NotAllowed("outcome", f"A complaint is {', '.join(DECISIONS)}; not {outcome!r}.")
    needed(words, "words", "Write what was decided, and why.")
    if any(event.kind == action for event in cases.events(db, row.id)):
        raise NotAllowed("twice", f"The complaint ({step}) was decided before.")
    row, event_id = move(
        db, row, action, actor=actor, day=day, now=now, words=words, detail={"step": step, "outcome": outcome}
    )
    facts: dict[str, Any] = {"event_id": event_id, "step": step, "outcome": outcome}
    if kind := ANSWERS.get(step):
        clocks.end(db, row.id, kind)
    if kind := NEXT.get(step):
        facts |= begin(db, row, kind, day)
    notices.put(db, row, "decided", f"decided:{step}", facts, now)
    return row


def _known(step: str) -> None:
    if step not in STEPS:
        raise NotAllowed("step", f"{step!r} is no step of a complaint. Known are {', '.join(STEPS)}.")


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which a step may be taken, both counted."""

    opens_on: date
    last_day: date


def window_of(db: Db, row: RequestRow, step: str, day: date) -> Window | None:
    """When a step may be taken, as it stands on a day; None while an answer is still due, and once the step was taken.

    Silence needs no run of `lapse` to be silence.
    """
    clock = clocks.find(db, row.id, WINDOWS[step])
    if clock is not None and clock.state != clocks.RUNNING:
        return None
    silent = _silent(db, row, step, day)
    days = _about(db, row, step)
    if silent is not None:
        delay = delays.of_commune(db, row.commune_id)[WINDOWS[step]]
        last = working_days.due(stored.load(db, row.commune_id), silent, delay.amount, delay.unit)
        days.append(silent + timedelta(days=1))
    else:
        last = clock.due_on if clock else None
    return Window(min(days), last) if days and last else None


def _silent(db: Db, row: RequestRow, step: str, day: date) -> date | None:
    """The last day of what should have been answered and was not."""
    clock = clocks.find(db, row.id, _SILENCE.get(step, row.reply_clock))
    if clock is None or clock.state != clocks.RUNNING or clock.due_on is None:
        return None
    return clock.due_on if clock.due_on < day else None


def _about(db: Db, row: RequestRow, step: str) -> list[date]:
    """The days on which what is complained about happened, or on which the silence that has been broken began."""
    events = cases.events(db, row.id)
    before = [number for number, event in enumerate(events) if event.kind == _BEFORE[step]]
    since = events[before[-1] :] if before else []
    days = [event.happened_on for event in since if event.kind in _ABOUT[step]]
    lapsed = [event for event in since if event.kind == "lapse" and event.detail["opens"] == WINDOWS[step]]
    return days + [date.fromisoformat(event.detail["due_on"]) + timedelta(days=1) for event in lapsed]


def _within(window: Window | None, step: str, lodged_on: date) -> None:
    if window is None:
        raise NotAllowed("too_early", f"The complaint ({step}) is not possible yet: an answer is still due.")
    if lodged_on < window.opens_on:
        raise NotAllowed("too_early", f"This complaint is possible from {window.opens_on} on.")
    if lodged_on > window.last_day:
        raise NotAllowed("too_late", f"The last day for this complaint was {window.last_day}.")
