"""Forms that left for the person in charge, and of which no receipt was given yet: no delay runs for them (article 14).

Nobody can be late with them by the law's clocks, so that nobody would notice: staff are shown them after a working day, an
urgent one at once, and the person is told after a while that nothing was acknowledged.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from data.calendar import stored
from data.calendar.working_days import WORKING, WorkingDays
from data.engine import Db
from data.requests import states
from data.tables import information_requests, request_events

OFFICER_AFTER = 1  # working days that the person in charge has before a form is shown to them again
PERSON_AFTER, PERSON_AFTER_URGENT = 5, 2  # working days before the person hears that nothing was acknowledged


@dataclass(frozen=True, slots=True)
class Unfiled:
    """A form without a receipt. Nothing personal."""

    request_id: int
    reference: str
    is_urgent: bool
    sent_on: date


def waiting(db: Db, commune_id: str) -> list[Unfiled]:
    """Every form without a receipt, the longest waiting first."""
    held, events = information_requests.c, request_events.c
    sent = (events.request_id == held.id) & (events.kind == "identify")
    asked = (
        select(
            held.id,
            held.reference,
            held.is_urgent,
            func.coalesce(func.min(events.happened_on), held.created_on),
        )
        .outerjoin(request_events, sent)
        .where(held.commune_id == commune_id, held.state == states.AWAITING_RECEIPT)
        .group_by(held.id, held.reference, held.is_urgent, held.created_on)
    )
    return sorted(
        (Unfiled(*row) for row in db.execute(asked)), key=lambda each: (each.sent_on, each.request_id)
    )


def overdue(db: Db, commune_id: str, day: date) -> list[Unfiled]:
    """Those that staff should see: older than a working day, or urgent."""
    days = stored.load(db, commune_id)
    return [each for each in waiting(db, commune_id) if is_overdue(days, each, day)]


def is_overdue(days: WorkingDays, each: Unfiled, day: date) -> bool:
    return each.is_urgent or _age(days, each, day) > OFFICER_AFTER


def unheard(db: Db, commune_id: str, day: date) -> Sequence[Unfiled]:
    """Those whose person should hear that nothing was acknowledged yet."""
    days = stored.load(db, commune_id)
    return [
        each
        for each in waiting(db, commune_id)
        if _age(days, each, day) >= (PERSON_AFTER_URGENT if each.is_urgent else PERSON_AFTER)
    ]


def _age(days: WorkingDays, each: Unfiled, day: date) -> int:
    """In working days; the day on which it was sent is not counted."""
    return days.between(each.sent_on, day, WORKING)
