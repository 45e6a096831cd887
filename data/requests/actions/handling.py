"""While the commune works on a case: asking the person, asking a third party (article 9), taking longer (articles 16, 17)."""

from dataclasses import dataclass
from datetime import date, datetime

from data.calendar import delays
from data.engine import Db
from data.requests import cases, clocks, notices
from data.requests.cases import EventRow, RequestRow
from data.requests.clocks import ClockRow
from data.requests.moves import claim, dates, move, needed
from data.requests.states import CLARIFYING, NotAllowed


def clarify(db: Db, row: RequestRow, *, actor: str, day: date, now: datetime, words: str) -> RequestRow:
    """Ask the person what they mean; the clock stands still until they say it. Not once the last day has passed."""
    claim(db, row, "clarify")
    needed(words, "words", "Say what is to be clarified.")
    clock, due_on = still_runs(db, row, day)
    detail = {"due_on": due_on.isoformat()}
    row, event_id = move(db, row, "clarify", actor=actor, day=day, now=now, words=words, detail=detail)
    clocks.stop(db, row.id, clock.kind, day)
    notices.put(db, row, "clarify", f"clarify:{event_id}", {"event_id": event_id}, now)
    return row


def clarified(db: Db, row: RequestRow, *, actor: str, day: date, now: datetime, words: str) -> RequestRow:
    """The person said what they mean: the clock runs on, and they are told its new last day."""
    claim(db, row, "clarified")
    needed(words, "words", "Write what the person answered.")
    row, event_id = move(db, row, "clarified", actor=actor, day=day, now=now, words=words)
    before = _reply_clock(db, row)
    due_on = clocks.resume(db, row.id, before.kind, day)
    told = before.told_due_on.isoformat() if before.told_due_on else None
    facts = {"event_id": event_id, "clock": before.kind, "before": told, "after": due_on.isoformat()}
    facts["dates"] = dates(**{before.kind: due_on})
    notices.put(db, row, "date_changed", f"clarified:{event_id}", facts, now)
    return row


def consult(db: Db, row: RequestRow, *, actor: str, day: date, now: datetime, words: str) -> RequestRow:
    """A third party whose confidence it touches is asked (article 9). The clock runs on."""
    claim(db, row, "consult")
    needed(words, "words", "Say who is asked, and what about.")
    row, event_id = move(db, row, "consult", actor=actor, day=day, now=now, words=words)
    notices.put(db, row, "consulting", f"consulting:{event_id}", {"event_id": event_id}, now)
    return row


def consulted(db: Db, row: RequestRow, *, actor: str, day: date, now: datetime, words: str) -> RequestRow:
    """The third party answered, or did not; the commune decides."""
    claim(db, row, "consulted")
    needed(words, "words", "Say what the third party answered.")
    row, _ = move(db, row, "consulted", actor=actor, day=day, now=now, words=words)
    return row


def extend(db: Db, row: RequestRow, *, actor: str, day: date, now: datetime, words: str) -> RequestRow:
    """Take the same delay once more: once only, told with its reasons while the first still runs (articles 16, 17)."""
    claim(db, row, "extend")
    needed(words, "words", "An extension needs its reasons, which the person is told (article 16).")
    more = extension(db, row, day)
    detail = {"due_on": more.due_on.isoformat(), "amount": more.amount, "unit": more.unit}
    row, event_id = move(db, row, "extend", actor=actor, day=day, now=now, words=words, detail=detail)
    due_on = clocks.lengthen(db, row.id, row.reply_clock, more.amount)
    facts = {"event_id": event_id, "amount": more.amount, "unit": more.unit, "number": row.register_number}
    notices.put(db, row, "extended", "extended", {**facts, "dates": dates(**{row.reply_clock: due_on})}, now)
    return row


@dataclass(frozen=True, slots=True)
class Extension:
    """What it would change."""

    amount: int  # days
    unit: str  # working, calendar
    due_on: date  # the last day as it is
    then: date  # and as it would be


def extension(db: Db, row: RequestRow, day: date) -> Extension:
    """What an extension on this day would change (articles 16, 17). NotAllowed once it was taken, or the last day has passed."""
    if any(event.kind == "extend" for event in cases.events(db, row.id)):
        raise NotAllowed("twice", "The delay was extended before; the law allows it once (article 16).")
    clock, due_on = still_runs(db, row, day)
    amount = delays.of_commune(db, row.commune_id)[extension_of(row)].amount
    return Extension(amount, clock.unit, due_on, clocks.lengthened(db, clock, amount) or due_on)


def still_runs(db: Db, row: RequestRow, day: date) -> tuple[ClockRow, date]:
    """The clock of the reply and its last day. NotAllowed when it stands still or that day has passed."""
    clock = _reply_clock(db, row)
    if clock.due_on is None or day > clock.due_on:
        raise NotAllowed(
            "too_late",
            f"The last day was {clock.due_on}: a delay that ran out is neither stopped nor longer.",
        )
    return clock, clock.due_on


def extension_of(row: RequestRow) -> str:
    """The delay that an extension adds."""
    return delays.URGENT_EXTENSION if row.is_urgent else delays.EXTENSION


def open_question(db: Db, row: RequestRow) -> EventRow | None:
    """What the person was asked and has not answered."""
    if row.state != CLARIFYING:
        return None
    return next((event for event in reversed(cases.events(db, row.id)) if event.kind == "clarify"), None)


def _reply_clock(db: Db, row: RequestRow) -> ClockRow:
    clock = clocks.find(db, row.id, row.reply_clock)
    if clock is None:
        raise AssertionError(f"{row.reference} is registered and has no clock")
    return clock
