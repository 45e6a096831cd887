"""Who did what, when. Rows are only ever added; they hold ids, never words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select

from data.engine import Db
from data.tables import audit_events


@dataclass(frozen=True, slots=True)
class Line:
    id: int
    actor: str
    action: str
    subject: str
    detail: Mapping[str, Any] | None
    happened_at: datetime


def note(
    db: Db,
    commune_id: str,
    actor: str,
    action: str,
    subject: str,
    now: datetime,
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Add one line to the audit log, in the transaction of what it tells."""
    db.execute(
        insert(audit_events).values(
            commune_id=commune_id,
            actor=actor,
            action=action,
            subject=subject,
            detail=dict(detail) if detail else None,
            happened_at=now,
        )
    )


def is_member(actor: str) -> bool:
    """Whether a member of the staff acted: they do under their address, everybody else under a word."""
    return "@" in actor


def count(db: Db, commune_id: str, action: str, subject: str) -> int:
    """How often something was done with a subject."""
    lines = audit_events.c
    wanted = select(func.count()).where(lines.commune_id == commune_id, lines.subject == subject)
    return int(db.value(wanted.where(lines.action == action)))


def listed(
    db: Db, commune_id: str, *, actor: str = "", action: str = "", before: int = 0, limit: int = 50
) -> list[Line]:
    """Lines of a commune's log, the newest first; `before` is the id after which an earlier page ended."""
    wanted = select(
        audit_events.c.id,
        audit_events.c.actor,
        audit_events.c.action,
        audit_events.c.subject,
        audit_events.c.detail,
        audit_events.c.happened_at,
    ).where(audit_events.c.commune_id == commune_id)
    if actor:
        wanted = wanted.where(audit_events.c.actor == actor.casefold())
    if action:
        wanted = wanted.where(audit_events.c.action == action)
    if before:
        wanted = wanted.where(audit_events.c.id < before)
    rows = db.execute(wanted.order_by(audit_events.c.id.desc()).limit(limit))
    return [Line(*row) for row in rows]
