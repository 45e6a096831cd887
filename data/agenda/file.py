"""The workshops and sessions of agenda.yaml. What staff entered or changed stays as they left it, whatever the file says later.

Each entry is known by its digest: the same words change nothing, so a sample's relative day stays. What a file no longer names
stays too: people may have registered for it; staff call it off.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from pydantic import BaseModel
from sqlalchemy import update

from data.agenda import (
    announcements,
    checks,
    registrations,
    rows,
    sessions,
    sittings,
    states,
    taking,
    workshops,
)
from data.agenda.ordinary import next_session_month
from data.agenda.rows import SessionRow, WorkshopRow
from data.agenda.taking import STAFF, staffs
from data.commune_folder import AgendaFile, Session, Sitting, Workshop
from data.engine import Db
from data.tables import council_sessions
from data.tables import workshops as workshops_table

ACTOR = "import"
_LEFT = "staff changed it since; what the file says was left aside."


def write(
    db: Db, commune_id: str, agenda: AgendaFile | None, *, today: date, now: datetime
) -> tuple[str, ...]:
    """Bring agenda.yaml into the agenda; a line for each entry that changed or was left aside. AgendaError."""
    if agenda is None:
        return ()
    told = [_session(db, commune_id, entry, today=today, now=now) for entry in agenda.sessions]
    told += [_workshop(db, commune_id, each, today=today, now=now) for each in agenda.workshops]
    return tuple(filter(None, told))


def _digest(entry: BaseModel) -> str:
    written = json.dumps(entry.model_dump(mode="json", by_alias=True), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()


def _is_staffs(digest: str | None) -> bool:
    return digest is None or digest.startswith(STAFF)


# -- sessions ----------------------------------------------------------------------------------------------


def _session(db: Db, commune_id: str, entry: Session, *, today: date, now: datetime) -> str:
    digest = _digest(entry)
    row = rows.look_session(db, commune_id, entry.id)
    if row is None:
        _new_session(db, commune_id, entry, digest, today, now)
        return f"Session {entry.id}: entered."
    if _is_staffs(row.digest):
        return _left_session(db, row, digest)
    if row.digest == digest:
        return ""
    told = _changed_session(db, row, entry, today=today, now=now)
    _mark_session(db, row, digest)
    return f"Session {entry.id}: {told}"


def _left_session(db: Db, row: SessionRow, digest: str) -> str:
    if row.digest == staffs(digest):
        return ""
    _mark_session(db, row, staffs(digest))
    return f"Session {row.session_id}: {_LEFT}"


def _mark_session(db: Db, row: SessionRow, digest: str) -> None:
    db.execute(update(council_sessions).where(council_sessions.c.id == row.id).values(digest=digest))


def _month(entry: Session, today: date) -> str | None:
    if entry.session is None:
        return entry.month
    return next_session_month(_resolved(entry.session, today))


def _new_session(db: Db, commune_id: str, entry: Session, digest: str, today: date, now: datetime) -> None:
    found = [_resolved(each.date, today) for each in entry.sittings]
    is_over = bool(entry.deliberations) or (bool(found) and max(found) < today)
    state = states.HELD if is_over else states.ANNOUNCED if found else states.EXPECTED
    row = sessions.create(db, commune_id, entry, month=_month(entry, today), digest=digest, state=state)
    if entry.deliberations:
        decided = {"deliberations": checks.listed(entry.deliberations), "deliberations_on": today}
        db.execute(update(council_sessions).where(council_sessions.c.id == row.id).values(decided))
    if entry.agenda:
        sessions.insert_agenda(db, row, 1, checks.listed(entry.agenda), today, now)
    for sitting, held_on in zip(entry.sittings, found, strict=True):
        _new_sitting(db, row, sitting, held_on, today, now)


def _new_sitting(
    db: Db,
    row: SessionRow,
    entry: Sitting,
    held_on: date,
    today: date,
    now: datetime,
    instead_of_id: int | None = None,
) -> None:
    state = states.HELD if held_on < today else states.PLANNED
    sittings.insert_row(db, row, entry, held_on, instead_of_id, now, state)


def _changed_session(db: Db, row: SessionRow, entry: Session, *, today: date, now: datetime) -> str:
    who: dict[str, Any] = {"actor": ACTOR, "day": today, "now": now}
    if row.state in states.SESSION["change"]:
        before = rows.agenda(db, row)
        values: dict[str, Any] = {**sessions.words(entry), "month": _month(entry, today) or row.month}
        row = taking.move(db, row, "announce" if entry.sittings else "change", **values)
        if entry.agenda and (before is None or list(before.points) != checks.listed(entry.agenda)):
            row = sessions.publish_agenda(db, row, entry.agenda, **who)
        _changed_sittings(db, row, entry.sittings, today, now)
        row = taking.noted(db, row, "session_imported", **who)
        if entry.deliberations:
            over = [
                each.number for _, each in rows.standing(rows.sittings_of(db, row)) if each.held_on <= today
            ]
            row = sittings.hold(db, row, **who) if over else row
    if row.state == states.HELD and entry.deliberations:
        if checks.listed(entry.deliberations) != row.deliberations:
            sessions.decide(db, row, entry.deliberations, **who)
        return "changed."
    if row.state in states.SESSION["change"] and not entry.deliberations:
        return "changed."
    return f"it is {row.state}; what the file says was left aside."


def _changed_sittings(
    db: Db, row: SessionRow, written: Sequence[Sitting], today: date, now: datetime
) -> None:
    """The file's sittings in their order are the session's in theirs: another date replaces, one that is gone is called off."""
    standing = [each for _, each in rows.standing(rows.sittings_of(db, row))]
    for place, entry in enumerate(written):
        held_on = _resolved(entry.date, today)
        if place >= len(standing):
            _new_sitting(db, row, entry, held_on, today, now)
            continue
        known = standing[place]
        if known.state != states.PLANNED:
            continue
        if known.held_on != held_on:
            taking.move_sitting(db, known, "postpone")
            _new_sitting(db, row, entry, held_on, today, now, known.id)
            continue
        values = {
            "starts_at": entry.time.start,
            "ends_at": entry.time.end,
            "place": checks.texts(entry.place),
            "is_public": entry.public,
        }
        if any(getattr(known, name) != value for name, value in values.items()):
            taking.move_sitting(db, known, "change", **values)
    for gone in standing[len(written) :]:
        if gone.state == states.PLANNED:
            taking.move_sitting(db, gone, "cancel")


def _resolved(day: date | timedelta, today: date) -> date:
    return today + day if isinstance(day, timedelta) else day


# -- workshops ---------------------------------------------------------------------------------------------


def _workshop(db: Db, commune_id: str, entry: Workshop, *, today: date, now: datetime) -> str:
    digest = _digest(entry)
    row = rows.look_workshop(db, commune_id, entry.id)
    if row is None:
        state = states.HELD if workshops.resolved(entry, today) < today else states.PLANNED
        workshops.create(db, commune_id, entry, day=today, digest=digest, state=state)
        return f"Workshop {entry.id}: entered."
    if _is_staffs(row.digest):
        return _left_workshop(db, row, digest)
    if row.digest == digest:
        return ""
    told = _changed_workshop(db, row, entry, today=today, now=now)
    _mark_workshop(db, row, digest)
    return f"Workshop {entry.id}: {told}"


def _left_workshop(db: Db, row: WorkshopRow, digest: str) -> str:
    if row.digest == staffs(digest):
        return ""
    _mark_workshop(db, row, staffs(digest))
    return f"Workshop {row.workshop_id}: {_LEFT}"


def _mark_workshop(db: Db, row: WorkshopRow, digest: str) -> None:
    db.execute(update(workshops_table).where(workshops_table.c.id == row.id).values(digest=digest))


def _changed_workshop(db: Db, row: WorkshopRow, entry: Workshop, *, today: date, now: datetime) -> str:
    who: dict[str, Any] = {"actor": ACTOR, "day": today, "now": now}
    if row.state in (states.PLANNED, states.POSTPONED):
        values = dict(_written(row, entry, today))
        action = "move" if values["held_on"] != row.held_on or row.state == states.POSTPONED else "change"
        workshops.check_capacity(db, row, entry.capacity)
        row = workshops.moved(db, row, action, **values)
        registrations.move_up(db, row, day=today, now=now)
        workshops.noted(db, row, "workshop_imported", **who)
    if row.state == states.CANCELLED:
        return "it was called off; what the file says was left aside."
    if entry.minutes and checks.texts(entry.minutes) != row.minutes and row.held_on <= today:
        workshops.keep_minutes(db, rows.workshop_by_id(db, row.id), entry.minutes, **who)
    announcements.settle(db, row.commune_id, row.subject, day=today, now=now)
    return "changed."


def _written(row: WorkshopRow, entry: Workshop, today: date) -> Iterator[tuple[str, Any]]:
    """What the file changes of a workshop to come; minutes are entered by themselves."""
    for name, value in workshops.written(entry, today).items():
        if name != "minutes" and getattr(row, name) != value:
            yield name, value
    yield "held_on", workshops.resolved(entry, today)
