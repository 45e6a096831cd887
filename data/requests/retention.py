"""How long a case is kept, and what of it goes when its person asks to be forgotten.

An open case is the commune's legal duty: who asked and what for stay until it is over, and two years longer, while the reply
may still be disputed. No case stays open for ever: one that nobody takes further is closed, or erased, after a term of its own.
What nobody filed is erased at once.
"""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, or_, select, update

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
SENT_KEPT = timedelta(
    days=365
)  # a form that the person in charge never registered, after the last that happened to it
YEARS_AT_COURT = 2  # a case before the court is over so long after the last that happened to it
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
    """Close what the court has had for years; erase cases that were over two years ago, drafts that nobody sent for a month and
    forms that nobody registered for a year. At most AT_ONCE of each; how many in all.
    """
    at_court = _held(db, _last_touched(states.COURT, _years_before(day, YEARS_AT_COURT)))
    for row in at_court:
        moves.end_clocks(db, row)
        moves.move(db, row, "close", actor=cases.SYSTEM, day=day, now=now)
    held = information_requests.c
    is_over = (held.state == states.CLOSED) & (held.closed_on <= _years_before(day, YEARS_KEPT))
    is_old = (held.state == states.AWAITING_IDENTITY) & (held.created_on <= day - DRAFT_KEPT)
    is_draft = is_old & ~_has_open_link(now)
    is_left = _last_touched(states.AWAITING_RECEIPT, day - SENT_KEPT)
    erased = _held(db, held.sealed_matter.is_not(None) & or_(is_over, is_draft, is_left))
    for row in erased:
        erase(db, row, actor=cases.SYSTEM, day=day, now=now)
    return len(at_court) + len(erased)


def _last_touched(state: str, until: date) -> ColumnElement[bool]:
    """Whether a case is in a state, and nothing has happened to it since a day."""
    held, events = information_requests.c, request_events.c
    since = select(events.id).where(events.request_id == held.id, events.happened_on > until)
    return (held.state == state) & (held.created_on <= until) & ~since.exists()


def _has_open_link(now: datetime) -> ColumnElement[bool]:
    """Whether the person may still send the form: somebody who asked for a new link has not let it be."""
    mine = identity_links.c.request_id == information_requests.c.id
    is_open = identity_links.c.used_at.is_(None) & (identity_links.c.expires_at > now)
    return select(identity_links.c.id).where(mine, is_open).exists()


def _held(db: Db, wanted: ColumnElement[bool]) -> list[RequestRow]:
    """The first cases of which something is true, held; those that moved on while they were waited for are left out."""
    asked = select(information_requests.c.id).where(wanted).order_by(information_requests.c.id)
    found = [moves.held(db, each) for each in db.execute(asked.limit(AT_ONCE)).scalars().all()]
    still = set(db.execute(asked.where(information_requests.c.id.in_([row.id for row in found]))).scalars())
    return [row for row in found if row.id in still]


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
        "outcome": row.outcome or (None if row.received_on else "withdrawn"),
    }
    row, _ = moves.move(db, row, "erase", actor=actor, day=day, now=now, changes=changes)
    return row


def _years_before(day: date, years: int) -> date:
    """The same day so many years ago; the 28th for a 29 February."""
    return day.replace(year=day.year - years, day=min(day.day, 28) if day.month == 2 else day.day)
