"""The cases of a commune as its staff look at them: which day is the next one, and what is late."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from data.calendar import stored, working_days
from data.engine import Db
from data.requests import cases, clocks
from data.requests.cases import RequestRow
from data.requests.states import AWAITING_RECEIPT
from data.tables import request_clocks

SOON = 5  # working days: what can still be done in a week
REPLY = ("reply", "urgent")


@dataclass(frozen=True, slots=True)
class Listed:
    """A case with the clock of the commune's own reply."""

    row: RequestRow
    due_on: date | None  # None: not registered, standing still or replied to
    is_overdue: bool
    is_due_soon: bool


def listed(
    db: Db,
    commune_id: str,
    *,
    day: date,
    states: Collection[str] | None = None,
    overdue: bool = False,
    due_soon: bool = False,
) -> list[Listed]:
    """The cases: those with the nearest last day first, then those to be registered, then the others, as they came.

    Overdue and due soon are added up.
    """
    due = _due(db, commune_id)
    until = stored.load(db, commune_id).nth(day, SOON, working_days.WORKING)
    found = [_listed(row, due.get(row.id), day, until) for row in cases.listed(db, commune_id, states=states)]
    if overdue or due_soon:
        found = [each for each in found if (overdue and each.is_overdue) or (due_soon and each.is_due_soon)]
    return sorted(found, key=_order)


def _order(each: Listed) -> tuple[date, bool, int]:
    return each.due_on or date.max, each.row.state != AWAITING_RECEIPT, each.row.id


def _listed(row: RequestRow, due_on: date | None, day: date, until: date) -> Listed:
    if row.outcome is not None or due_on is None:
        return Listed(row, None, False, False)
    return Listed(row, due_on, due_on < day, day <= due_on <= until)


def _due(db: Db, commune_id: str) -> dict[int, date | None]:
    """The last day of every reply that is still awaited, by case."""
    asked = select(request_clocks.c.request_id, request_clocks.c.due_on).where(
        request_clocks.c.commune_id == commune_id,
        request_clocks.c.state == clocks.RUNNING,
        request_clocks.c.kind.in_(REPLY),
    )
    return {row.request_id: row.due_on for row in db.execute(asked)}
