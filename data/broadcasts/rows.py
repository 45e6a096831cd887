"""Broadcasts as they stand, and what happened to them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, select

from data.engine import Db
from data.tables import broadcast_events, broadcasts


@dataclass(frozen=True, slots=True)
class BroadcastRow:
    id: int
    commune_id: str
    name: str
    purpose: str  # the strand of consent: sessions, workshops
    texts: Mapping[str, str]  # Fluent pattern by language (data/broadcasts/wording.py)
    template: str | None
    opens: str | None  # "workshop:W2": what its button leads to
    segment: Mapping[str, Any]
    is_statutory: bool
    state: str
    not_before_on: date | None
    not_before_at: str | None
    drafted_by: str
    drafted_at: datetime
    approved_by: str | None
    approved_at: datetime | None
    approved_digest: str | None
    frozen_at: datetime | None
    finished_at: datetime | None
    revision: int


@dataclass(frozen=True, slots=True)
class EventRow:
    id: int
    kind: str
    actor: str
    detail: Mapping[str, Any]
    happened_at: datetime


class UnknownBroadcast(LookupError):
    """The commune has no broadcast of this name."""


_COLUMNS = tuple(broadcasts.c[name] for name in BroadcastRow.__dataclass_fields__)
_BY_ID = select(*_COLUMNS).where(broadcasts.c.id == bindparam("id"))
_EVENTS = (
    select(*(broadcast_events.c[name] for name in EventRow.__dataclass_fields__))
    .where(broadcast_events.c.broadcast_id == bindparam("broadcast"))
    .order_by(broadcast_events.c.id)
)


def load(db: Db, broadcast_id: int) -> BroadcastRow:
    """The broadcast. NoResultFound when there is none."""
    return BroadcastRow(*db.connection.execute(_BY_ID, {"id": broadcast_id}).one())


def look(db: Db, commune_id: str, name: str) -> BroadcastRow | None:
    """The broadcast of a name, if there is one."""
    found = db.one(select(*_COLUMNS).where(broadcasts.c.commune_id == commune_id, broadcasts.c.name == name))
    return BroadcastRow(*found) if found else None


def find(db: Db, commune_id: str, name: str) -> BroadcastRow:
    """The broadcast of a name. UnknownBroadcast."""
    row = look(db, commune_id, name)
    if row is None:
        raise UnknownBroadcast(f"{commune_id} has no broadcast {name!r}; `jemaa broadcast list` shows them.")
    return row


def of_commune(db: Db, commune_id: str) -> list[BroadcastRow]:
    """Every broadcast of a commune, the newest first."""
    asked = select(*_COLUMNS).where(broadcasts.c.commune_id == commune_id)
    return [BroadcastRow(*row) for row in db.execute(asked.order_by(broadcasts.c.id.desc()))]


def in_state(db: Db, states: Sequence[str]) -> list[BroadcastRow]:
    """The broadcasts of the whole installation that stand so, the oldest first."""
    asked = select(*_COLUMNS).where(broadcasts.c.state.in_(states))
    return [BroadcastRow(*row) for row in db.execute(asked.order_by(broadcasts.c.id))]


def events(db: Db, broadcast_id: int) -> list[EventRow]:
    """What happened to a broadcast, in order."""
    found = db.execute(_EVENTS, {"broadcast": broadcast_id})
    return [EventRow(row.id, row.kind, row.actor, row.detail or {}, row.happened_at) for row in found]
