"""How long a case is kept, and what of it goes when its person asks to be forgotten.

An open case is the commune's legal duty: who asked and what for stay until it is over, and two years longer, while the reply
may still be disputed. What nobody filed is erased at once.
"""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, or_, select, update

from data.engine import Db
from data.requests import cases, moves, states
from data.requests.cases import RequestRow
from data.tables import (
    identity_links,
    information_requests,
    mails,
    request_events,
    request_notices,
    request_papers,
)

YEARS_KEPT = 2
DRAFT_KEPT = timedelta(days=30)  # as long as the messages it was written in
AT_ONCE = 500  # cases a transaction


def forget_citizen(db: Db, citizen_id: int, *, actor: str, day: date, now: datetime) -> int:
    """Erase what was not filed, and cut the rest from the person and their chat. How many cases the commune must keep."""
    kept = 0
    for row in cases.of_citizen(db, citizen_id):
        if row.state == states.AWAITING_IDENTITY:
            erase(db, row, actor=actor, day=day, now=now)
            continue
        row, _ = moves.note(db, row, "forgotten", actor=actor, day=day, now=now)  # noqa: PLW2901 - as it is now
        db.execute(
            update(information_requests)
            .where(information_requests.c.id == row.id)
            .values(citizen_id=None, account_id=None)
        )
        kept += 1
    return kept


def forget_over(db: Db, *, day: date, now: datetime) -> int:
    """Erase cases that were over two years ago, and drafts that nobody sent for a month; at most AT_ONCE. How many."""
    held = information_requests.c
    asked = (
        select(held.id)
        .where(held.sealed_matter.is_not(None))
        .where(
            or_(
                (held.state == states.CLOSED) & (held.closed_on <= _years_before(day, YEARS_KEPT)),
                (held.state == states.AWAITING_IDENTITY) & (held.created_on <= day - DRAFT_KEPT),
            )
        )
        .order_by(held.id)
        .limit(AT_ONCE)
    )
    ids = db.execute(asked).scalars().all()
    for request_id in ids:
        erase(db, moves.held(db, request_id), actor=cases.SYSTEM, day=day, now=now)
    return len(ids)


def erase(db: Db, row: RequestRow, *, actor: str, day: date, now: datetime) -> RequestRow:
    """Delete every word of a case that is over, or was never filed, and who asked. Its dates and codes stay, for the year's table.

    Conflict, NotAllowed.
    """
    moves.claim(db, row, "erase")
    mine = request_events.c.request_id == row.id
    db.execute(update(request_events).where(mine).values(sealed_words=None))
    for table in (request_papers, request_notices, identity_links):
        db.execute(delete(table).where(table.c.request_id == row.id))
    of_case = mails.c.request_id == row.id
    db.execute(delete(mails).where(of_case, mails.c.state.not_in(("sent", "refused"))))
    db.execute(update(mails).where(of_case).values(sealed_message=None))
    changes: dict[str, Any] = {
        "sealed_matter": None,
        "sealed_identity": None,
        "citizen_id": None,
        "account_id": None,
        "contribution_reference": None,
        "outcome": row.outcome or "withdrawn",
    }
    row, _ = moves.move(db, row, "erase", actor=actor, day=day, now=now, changes=changes)
    return row


def _years_before(day: date, years: int) -> date:
    """The same day so many years ago; the 28th for a 29 February."""
    return day.replace(year=day.year - years, day=min(day.day, 28) if day.month == 2 else day.day)
