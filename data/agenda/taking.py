"""How a session is changed: taken as it was seen, moved, and noted at the end; never in part."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import update

from data import audit
from data.agenda import announcements, rows, states
from data.agenda.rows import SessionRow, SittingRow
from data.conversations import Conflict
from data.engine import Db
from data.tables import council_sessions
from data.tables import sittings as sittings_table

STAFF = "staff:"  # before the digest of a file's entry that staff changed since: an import leaves it alone
DIGEST = 64  # characters kept of it


def move(db: Db, row: SessionRow, action: str, **values: Any) -> SessionRow:
    """Take a session as it was seen and move it; nobody else changes it, or its sittings, before the transaction ends.

    AgendaError, Conflict.
    """
    state = states.after(states.SESSION, action, row.state, f"The session {row.session_id}")
    moved = db.value(
        update(council_sessions)
        .where(council_sessions.c.id == row.id, council_sessions.c.revision == row.revision)
        .values({**values, "state": state, "revision": row.revision + 1})
        .returning(council_sessions.c.id)
    )
    if moved is None:
        raise Conflict(f"The session {row.session_id} was just changed by somebody else; look again.")
    return rows.session_by_id(db, row.id)


def move_sitting(db: Db, sitting: SittingRow, action: str, **values: Any) -> None:
    """Move a sitting as it was seen. AgendaError, Conflict."""
    state = states.after(states.SITTING, action, sitting.state, f"The sitting {sitting.number}")
    found = db.value(
        update(sittings_table)
        .where(
            sittings_table.c.id == sitting.id,
            sittings_table.c.revision == sitting.revision,
            sittings_table.c.state == sitting.state,
        )
        .values({**values, "state": state, "revision": sitting.revision + 1})
        .returning(sittings_table.c.id)
    )
    if found is None:
        raise Conflict(f"The sitting {sitting.number} was just changed by somebody else; look again.")


def noted(
    db: Db,
    row: SessionRow,
    action: str,
    *,
    actor: str,
    day: date,
    now: datetime,
    detail: Mapping[str, Any] | None = None,
) -> SessionRow:
    """What every change ends with: the entry is the staff's from now on, the audit line, and who must hear of it."""
    keep_from_import(db, row)
    told = announcements.settle(db, row.commune_id, row.subject, day=day, now=now)
    detail = {**(detail or {}), "corrections": told}
    audit.note(db, row.commune_id, actor, action, row.session_id, now, detail)
    return rows.session_by_id(db, row.id)


def keep_from_import(db: Db, row: SessionRow) -> None:
    """Staff changed what a file said: the file says it no more."""
    if row.digest:
        digest = staffs(row.digest)
        db.execute(update(council_sessions).where(council_sessions.c.id == row.id).values(digest=digest))


def staffs(digest: str) -> str:
    """The digest of an entry that is the staff's from now on."""
    return digest if digest.startswith(STAFF) else (STAFF + digest)[:DIGEST]
