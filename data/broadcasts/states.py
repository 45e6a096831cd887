"""Where a broadcast and each of its recipients may stand, and what moves it from where to where. One function moves it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import insert, update

from data import audit
from data.broadcasts.rows import BroadcastRow, load
from data.conversations import Conflict
from data.engine import Db
from data.tables import broadcast_events, broadcasts

DRAFT, APPROVED, SENDING, PAUSED = "draft", "approved", "sending", "paused"
DONE, CANCELLED = "done", "cancelled"
OVER = (DONE, CANCELLED)
# Of a recipient. `leaving`: its message stands in the outbox.
WAITING, LEAVING = "waiting", "leaving"
SENT, DELIVERED, READ, FAILED, UNKNOWN = "sent", "delivered", "read", "failed", "unknown"
PARKED, DROPPED = "parked", "dropped"

# Action -> the states in which it may be done, and where it leads.
ACTIONS: Mapping[str, Mapping[str, str]] = {
    # What was approved and is changed has to be approved again.
    "change": {DRAFT: DRAFT, APPROVED: DRAFT},
    "approve": {DRAFT: APPROVED},
    "reopen": {
        APPROVED: DRAFT
    },  # the reader of the approved text found another one, or more people than allowed
    "freeze": {APPROVED: SENDING},
    "pause": {APPROVED: PAUSED, SENDING: PAUSED},
    "resume": {PAUSED: SENDING},  # or approved again, where nobody was chosen yet
    "finish": {SENDING: DONE},
    "cancel": {DRAFT: CANCELLED, APPROVED: CANCELLED, SENDING: CANCELLED, PAUSED: CANCELLED},
}
_DONE_AS = {  # what the event of an action is called
    "change": "changed",
    "approve": "approved",
    "reopen": "reopened",
    "freeze": "frozen",
    "pause": "paused",
    "resume": "resumed",
    "finish": "finished",
    "cancel": "cancelled",
}
SERVICE = "service"  # who acts when nobody did


class BroadcastError(ValueError):
    """This cannot be sent, or not done as things stand; the words say why, the code says it to programs."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


def after(row: BroadcastRow, action: str) -> str:
    """Where an action leads. BroadcastError."""
    found = ACTIONS[action].get(row.state)
    if found is None:
        raise BroadcastError("state", f"{row.name} is {row.state}: it cannot {action} any more or not yet.")
    if action == "resume" and row.frozen_at is None:
        return APPROVED
    return found


def move(
    db: Db,
    row: BroadcastRow,
    action: str,
    *,
    actor: str,
    now: datetime,
    detail: Mapping[str, Any] | None = None,
    **values: Any,
) -> BroadcastRow:
    """Move a broadcast as it was seen, with its event and a line in the audit log. BroadcastError, Conflict."""
    moved = db.value(
        update(broadcasts)
        .where(broadcasts.c.id == row.id, broadcasts.c.revision == row.revision)
        .values(state=after(row, action), revision=row.revision + 1, **values)
        .returning(broadcasts.c.id)
    )
    if moved is None:
        raise Conflict(f"{row.name} was changed by somebody else in the same moment; look again.")
    note(db, row, _DONE_AS[action], actor=actor, now=now, detail=detail)
    return load(db, row.id)


def note(
    db: Db,
    row: BroadcastRow,
    kind: str,
    *,
    actor: str,
    now: datetime,
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Add an event, and what it says to the audit log: who, when, what, never the words."""
    db.execute(
        insert(broadcast_events).values(
            commune_id=row.commune_id,
            broadcast_id=row.id,
            kind=kind,
            actor=actor,
            detail=dict(detail) if detail else None,
            happened_at=now,
        )
    )
    audit.note(db, row.commune_id, actor, f"broadcast_{kind}", row.name, now, detail)
