"""Sessions of the council (organic law 113.14, articles 33 to 48 and 273): entered by staff, never derived from the law's months.

A session holds its sittings (data/agenda/sittings.py), its agenda in versions, and what was decided. Every change takes the
session as it was seen, leaves one line in the audit log, and settles who must hear of it, in one transaction.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert

from data import audit
from data.agenda import checks, rows, sittings, states, taking
from data.agenda.rows import SessionRow
from data.agenda.states import AgendaError
from data.commune_folder import AgendaItem, Localized, Session
from data.engine import Db
from data.tables import agenda_versions, council_sessions


def add(
    db: Db, commune_id: str, entry: Session, *, month: str | None = None, actor: str, day: date, now: datetime
) -> SessionRow:
    """Enter a session, as agenda.yaml writes it, with its sittings and its agenda where they are known. AgendaError."""
    if rows.look_session(db, commune_id, entry.id):
        raise AgendaError("known", f"{commune_id} has a session {entry.id!r} already.")
    checks.axes(db, commune_id, checks.axes_of(checks.listed(entry.agenda)))
    row = create(db, commune_id, entry, month=month or entry.month, digest=None)
    audit.note(db, commune_id, actor, "session_added", entry.id, now)
    if entry.agenda:
        row = publish_agenda(db, row, entry.agenda, actor=actor, day=day, now=now)
    for sitting in entry.sittings:
        row = sittings.add(db, row, sitting, actor=actor, day=day, now=now)
    if entry.deliberations:
        raise AgendaError("state", "What was decided is entered once the session was held.")
    return row


def create(
    db: Db,
    commune_id: str,
    entry: Session,
    *,
    month: str | None,
    digest: str | None,
    state: str = states.EXPECTED,
) -> SessionRow:
    """Write a session's own row; its sittings and agenda come after."""
    session_id: int = db.value(
        insert(council_sessions)
        .values(
            commune_id=commune_id,
            session_id=entry.id,
            kind=entry.kind,
            month=month,
            state=state,
            digest=digest,
            **words(entry),
        )
        .returning(council_sessions.c.id)
    )
    return rows.session_by_id(db, session_id)


def words(entry: Session) -> dict[str, Any]:
    """The texts of a session."""
    return {
        "short": checks.texts(entry.short),
        "title": checks.texts(entry.title),
        "attendance": checks.texts(entry.attendance),
    }


def publish_agenda(
    db: Db, row: SessionRow, points: Iterable[AgendaItem], *, actor: str, day: date, now: datetime
) -> SessionRow:
    """Publish an agenda, or the next version of it. AgendaError, Conflict."""
    written = checks.listed(points)
    if not written:
        raise AgendaError("agenda", "An agenda without a point says nothing.")
    checks.axes(db, row.commune_id, checks.axes_of(written))
    before = rows.agenda(db, row)
    if before and list(before.points) == written:
        raise AgendaError("same", f"Version {before.number} of the agenda says the same.")
    row = taking.move(db, row, "publish_agenda")
    number = before.number + 1 if before else 1
    insert_agenda(db, row, number, written, day, now)
    return taking.noted(
        db, row, "session_agenda_published", actor=actor, day=day, now=now, detail={"version": number}
    )


def insert_agenda(
    db: Db, row: SessionRow, number: int, points: list[dict[str, Any]], published_on: date, now: datetime
) -> None:
    """Write a version of an agenda."""
    values = {"number": number, "points": points, "published_on": published_on, "entered_at": now}
    db.execute(insert(agenda_versions).values(commune_id=row.commune_id, session_id=row.id, **values))


def cancel(db: Db, row: SessionRow, *, actor: str, day: date, now: datetime) -> SessionRow:
    """The session does not take place: none of its sittings does. AgendaError, Conflict."""
    row = taking.move(db, row, "cancel")
    for sitting in rows.sittings_of(db, row):
        if sitting.state in states.SITTING["cancel"]:
            taking.move_sitting(db, sitting, "cancel")
    return taking.noted(db, row, "session_cancelled", actor=actor, day=day, now=now)


def decide(
    db: Db, row: SessionRow, decisions: Sequence[Localized], *, actor: str, day: date, now: datetime
) -> SessionRow:
    """Enter what was decided; deliberations are posted within eight days (article 273). AgendaError, Conflict."""
    if not decisions:
        raise AgendaError("decisions", "Write at least one deliberation.")
    first_on = row.deliberations_on or day
    row = taking.move(db, row, "decide", deliberations=checks.listed(decisions), deliberations_on=first_on)
    detail = {"deliberations": len(decisions)}
    return taking.noted(db, row, "session_decided", actor=actor, day=day, now=now, detail=detail)
