"""Who did what, when. Rows are only ever added; they hold ids, never words."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import insert

from data.engine import Db
from data.tables import audit_events


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
