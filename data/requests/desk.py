"""The cases of a commune a page at a time, as whoever works through them needs them: what is late first."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, case, func, or_, select, true

from data.calendar import stored, working_days
from data.engine import Db
from data.requests import cases, clocks, states
from data.requests.listing import REPLY, SOON, Listed
from data.tables import information_requests as table
from data.tables import request_clocks, request_drafts

PAGE = 50  # cases on a page
OVERDUE, DUE_SOON, TO_REGISTER, DRAFTS, OPEN, COMPLAINTS, CLOSED, ALL = (
    "overdue",
    "due_soon",
    "to_register",
    "drafts",
    "open",
    "complaints",
    "closed",
    "all",
)
FILTERS = (ALL, OVERDUE, DUE_SOON, TO_REGISTER, DRAFTS, OPEN, COMPLAINTS, CLOSED)
# Whoever only began a request and never said who they are has filed nothing: they are not on the desk.
_ON_DESK = table.c.state != states.AWAITING_IDENTITY


@dataclass(frozen=True, slots=True)
class Page:
    """A page of cases, and how many there are of each kind in all."""

    cases: list[Listed]
    counts: dict[str, int]
    number: int  # from 1
    pages: int


def page(db: Db, commune_id: str, *, day: date, chosen: str = ALL, number: int = 1) -> Page:
    """The cases of one filter: those with the nearest last day first, then those to be registered, then the newest.

    KeyError: no such filter. A page beyond the last one is the last one.
    """
    until = stored.load(db, commune_id).nth(day, SOON, working_days.WORKING)
    kinds = _kinds(commune_id, day, until)
    counts = _counts(db, commune_id, kinds)
    pages = max(1, -(-counts[chosen] // PAGE))
    number = min(max(1, number), pages)
    due = request_clocks.c.due_on
    wanted = (
        _joined(select(*cases.COLUMNS, due), commune_id)
        .where(kinds[chosen])
        .order_by(
            due.is_(None),
            due,
            table.c.state != states.AWAITING_RECEIPT,
            table.c.created_on.desc(),
            table.c.id.desc(),
        )
        .limit(PAGE)
        .offset((number - 1) * PAGE)
    )
    found = [_listed(db, row, day, until) for row in db.execute(wanted)]
    return Page(found, counts, number, pages)


def counts(db: Db, commune_id: str, *, day: date) -> dict[str, int]:
    """How many cases there are of each filter."""
    until = stored.load(db, commune_id).nth(day, SOON, working_days.WORKING)
    return _counts(db, commune_id, _kinds(commune_id, day, until))


def _kinds(commune_id: str, day: date, until: date) -> dict[str, ColumnElement[bool]]:
    due = request_clocks.c.due_on
    drafted = select(request_drafts.c.request_id).where(request_drafts.c.commune_id == commune_id)
    return {
        ALL: true(),
        OVERDUE: due < day,
        DUE_SOON: and_(due >= day, due <= until),
        DRAFTS: table.c.id.in_(drafted),
        TO_REGISTER: table.c.state == states.AWAITING_RECEIPT,
        OPEN: table.c.state.in_(states.REGISTERED),
        COMPLAINTS: table.c.state.in_(tuple(states.LADDER.values())),
        CLOSED: or_(table.c.state == states.CLOSED, table.c.state == states.ANSWERED),
    }


def _joined(wanted: Select[Any], commune_id: str) -> Select[Any]:
    """With the running clock of the commune's own reply, where it has not replied yet."""
    awaited = and_(
        request_clocks.c.request_id == table.c.id,
        request_clocks.c.state == clocks.RUNNING,
        request_clocks.c.kind.in_(REPLY),
        table.c.outcome.is_(None),
    )
    return wanted.select_from(table.outerjoin(request_clocks, awaited)).where(
        table.c.commune_id == commune_id, _ON_DESK
    )


def _counts(db: Db, commune_id: str, kinds: dict[str, ColumnElement[bool]]) -> dict[str, int]:
    sums = [func.coalesce(func.sum(case((kind, 1), else_=0)), 0).label(name) for name, kind in kinds.items()]
    row = db.execute(_joined(select(*sums), commune_id)).one()
    return {name: int(value) for name, value in zip(kinds, row, strict=True)}


def _listed(db: Db, row: Row[Any], day: date, until: date) -> Listed:
    due_on: date | None = row.due_on
    found = cases.row_of(db, row[: len(cases.COLUMNS)])
    if due_on is None:
        return Listed(found, None, False, False)
    return Listed(found, due_on, due_on < day, day <= due_on <= until)
