"""The ladder of complaints: the president (article 19), the commission CDAI (article 20), the administrative court (article 21)."""

from datetime import date, datetime
from typing import Any

from data.engine import Db
from data.requests import cases, clocks, notices
from data.requests.actions.lapses import settle
from data.requests.actions.replies import begin
from data.requests.cases import RequestRow
from data.requests.ladder import ANSWERS, Window, was_let_be, window_of
from data.requests.moves import claim, dates, end_clocks, move, needed
from data.requests.states import CLOSED, STEPS, NotAllowed

NEXT = {"president": "cdai_window", "cdai": "court_window"}
DECISIONS = ("granted", "partly", "rejected")


def complain(
    db: Db, row: RequestRow, *, actor: str, day: date, now: datetime, step: str, lodged_on: date
) -> RequestRow:
    """A complaint was lodged, within its window; the delay to answer it begins.

    What was lodged in time may be noted later, also when the case was closed because nobody knew of it.
    """
    _known(step)
    claim(db, row, f"complain_{step}")
    if row.state == CLOSED and not was_let_be(row, cases.events(db, row.id)):
        raise NotAllowed(
            "state", f"{row.reference} was withdrawn or erased: nothing can be complained about."
        )
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


def _within(window: Window | None, step: str, lodged_on: date) -> None:
    if window is None:
        raise NotAllowed("too_early", f"The complaint ({step}) is not possible yet: an answer is still due.")
    if lodged_on < window.opens_on:
        raise NotAllowed("too_early", f"This complaint is possible from {window.opens_on} on.")
    if lodged_on > window.last_day:
        raise NotAllowed("too_late", f"The last day for this complaint was {window.last_day}.")
