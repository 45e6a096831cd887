"""Notices: what a person must be told about their case, once each. A slot names what is told, so that it is put once only."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from data.engine import Db
from data.requests.cases import RequestRow
from data.tables import request_notices

KINDS = (
    "sent_to_officer",
    "registered",
    "clarify",
    "consulting",
    "extended",
    "answered",
    "partly_answered",
    "refused",
    "redirected",
    "complaint_lodged",
    "decided",
    "unanswered",
    "window_ending",
    "date_changed",
    "after_vote",
    "identity_expired",
)


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One notice: what it is worded from, how it left and what proves it."""

    id: int
    commune_id: str
    request_id: int
    kind: str
    slot: str
    facts: Mapping[str, Any]  # dates (ISO), codes and numbers only; "event_id" leads to the words
    state: str  # waiting, leaving, told, parked, on_paper, dropped
    via: str | None
    outbound_id: int | None
    mail_id: int | None
    proof: str | None
    proved_on: date | None
    created_at: datetime


def put(db: Db, request: RequestRow, kind: str, slot: str, facts: Mapping[str, Any], now: datetime) -> bool:
    """Note that the person must be told; False when this slot of the case was put before, whatever became of it.

    In `facts`, "dates" holds the last days that the notice names, by kind of clock, and "starts" the kind of clock that begins
    with the notice: with the day of the action at first, with that of its proof once there is one (clocks.move_start).
    """
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is no kind of notice")
    values = {
        "commune_id": request.commune_id,
        "request_id": request.id,
        "kind": kind,
        "slot": slot,
        "facts": dict(facts),
        "state": "waiting",
        "created_at": now,
    }
    dialect = postgresql if db.is_postgres else sqlite
    statement = dialect.insert(request_notices).values(values).on_conflict_do_nothing()
    return db.one(statement.returning(request_notices.c.id)) is not None


_COLUMNS = (
    request_notices.c.id,
    request_notices.c.commune_id,
    request_notices.c.request_id,
    request_notices.c.kind,
    request_notices.c.slot,
    request_notices.c.facts,
    request_notices.c.state,
    request_notices.c.via,
    request_notices.c.outbound_id,
    request_notices.c.mail_id,
    request_notices.c.proof,
    request_notices.c.proved_on,
    request_notices.c.created_at,
)
_OF_REQUEST = (
    select(*_COLUMNS)
    .where(request_notices.c.request_id == bindparam("request"))
    .order_by(request_notices.c.id)
)


def of_request(db: Db, request_id: int) -> list[NoticeRow]:
    """Every notice of a case, in its order."""
    return [NoticeRow(*row) for row in db.execute(_OF_REQUEST, {"request": request_id})]
