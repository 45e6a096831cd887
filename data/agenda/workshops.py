"""Workshops: announced, changed, put off, called off, held, and their minutes. Who comes: data/agenda/registrations.py."""

import secrets
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import insert, update

from data import audit
from data.agenda import announcements, checks, questions, registrations, rows, states, wall
from data.agenda.rows import WorkshopRow
from data.agenda.states import AgendaError
from data.agenda.taking import staffs
from data.commune_folder import Localized, Time, Workshop
from data.conversations import Conflict
from data.engine import Db
from data.tables import workshops as table

# A door code is four characters, said aloud at a door and worth nothing elsewhere: consonant, digit, consonant, digit. So it is
# no year, no number of a choice, and no word of Darija in Latin letters; and nothing in it looks like something else.
_LETTERS, _DIGITS = "BCDFGHJKMNPQRSTVWXYZ", "2346789"


def add(db: Db, commune_id: str, entry: Workshop, *, actor: str, day: date, now: datetime) -> WorkshopRow:
    """Announce a workshop, as agenda.yaml writes it. AgendaError."""
    if rows.look_workshop(db, commune_id, entry.id):
        raise AgendaError("known", f"{commune_id} has a workshop {entry.id!r} already.")
    checks.hours(entry.time.start, entry.time.end)
    at = wall.of_commune(db, commune_id)
    checks.ahead("The workshop", resolved(entry, day), entry.time.start, at=at, day=day, now=now)
    checks.axes(db, commune_id, (*entry.axes, *checks.axes_of(checks.listed(entry.agenda))))
    if entry.minutes:
        raise AgendaError("state", "Minutes are entered once the workshop was held.")
    row = create(db, commune_id, entry, day=day)
    audit.note(db, commune_id, actor, "workshop_added", entry.id, now, {"date": row.held_on.isoformat()})
    return row


def create(
    db: Db,
    commune_id: str,
    entry: Workshop,
    *,
    day: date,
    digest: str | None = None,
    state: str = states.PLANNED,
) -> WorkshopRow:
    """Write a workshop's row."""
    values = {**written(entry, day), "state": state, "digest": digest, "door_code": _new_code(db, commune_id)}
    if entry.minutes:
        values["minutes_on"] = day
    found: int = db.value(
        insert(table).values(commune_id=commune_id, workshop_id=entry.id, **values).returning(table.c.id)
    )
    return rows.workshop_by_id(db, found)


def written(entry: Workshop, day: date) -> dict[str, Any]:
    """The columns that an entry of agenda.yaml fills."""
    held_on = resolved(entry, day)
    closes = entry.registration
    return {
        "held_on": held_on,
        "starts_at": entry.time.start,
        "ends_at": entry.time.end,
        "part_of_day": entry.time.part_of_day,
        "place": checks.texts(entry.place),
        "short": checks.texts(entry.short),
        "title": checks.texts(entry.title),
        "audience": checks.texts(entry.audience),
        "agenda": checks.listed(entry.agenda),
        "axes": list(entry.axes),
        "next_steps": checks.texts(entry.next_steps),
        "minutes": checks.texts(entry.minutes),
        "capacity": entry.capacity,
        "takes_registrations": closes is not None,
        "registration_ends_on": held_on - timedelta(days=closes.closes_days_before) if closes else None,
    }


def resolved(entry: Workshop, day: date) -> date:
    """The date of an entry; a sample's may count from a day."""
    return day + entry.date if isinstance(entry.date, timedelta) else entry.date


def _new_code(db: Db, commune_id: str) -> str:
    """A code that hangs at no other door of the commune."""
    taken = {each.door_code for each in rows.workshops(db, commune_id)}
    while (code := "".join(map(secrets.choice, (_LETTERS, _DIGITS, _LETTERS, _DIGITS)))) in taken:
        pass
    return code


# -- changes -----------------------------------------------------------------------------------------------


def change(
    db: Db,
    row: WorkshopRow,
    *,
    time: Time | None = None,
    place: Localized | None = None,
    capacity: int | None = None,
    actor: str,
    day: date,
    now: datetime,
) -> WorkshopRow:
    """Change the hour, the place or the number of seats; more seats move the waiting list up. AgendaError, Conflict."""
    values: dict[str, Any] = {}
    if time:
        checks.hours(time.start, time.end)
        at = wall.of_commune(db, row.commune_id)
        checks.ahead("The workshop", row.held_on, time.start, at=at, day=day, now=now)
        values |= {"starts_at": time.start, "ends_at": time.end, "part_of_day": time.part_of_day}
    if place:
        values["place"] = checks.texts(place)
    if capacity is not None:
        values["capacity"] = capacity
    return rewrite(db, row, values, actor=actor, day=day, now=now)


def rewrite(
    db: Db, row: WorkshopRow, values: Mapping[str, Any], *, actor: str, day: date, now: datetime
) -> WorkshopRow:
    """Write other values of a workshop that is still to come; its date moves only by `postpone`. AgendaError, Conflict."""
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    if not changed:
        return row
    if "capacity" in changed:
        check_capacity(db, row, changed["capacity"])
    row = moved(db, row, "change", **changed)
    if "capacity" in changed:
        registrations.move_up(db, row, day=day, now=now)
    return noted(
        db, row, "workshop_changed", actor=actor, day=day, now=now, detail={"fields": sorted(changed)}
    )


def check_capacity(db: Db, row: WorkshopRow, capacity: int | None) -> None:
    """Nobody loses a seat, and nobody waits for seats that the room has not. AgendaError."""
    if capacity is None:
        return
    if capacity < 1:
        raise AgendaError("capacity", "A workshop has at least one seat.")
    registrations.hold(db, row.id)
    taken, longest = registrations.counted(db, row)
    if capacity < taken:
        raise AgendaError("capacity", f"{taken} seats are taken already: fewer than these are not possible.")
    if capacity < longest:
        raise AgendaError("capacity", f"A party of {longest} waits: with fewer seats it could never come.")


def postpone(
    db: Db,
    row: WorkshopRow,
    to: date | None,
    *,
    time: Time | None = None,
    actor: str,
    day: date,
    now: datetime,
) -> WorkshopRow:
    """Put it off to another day, or, where none is known, until one is entered. Who is registered stays so.

    AgendaError, Conflict.
    """
    detail: dict[str, Any] = {"before": row.held_on.isoformat()}
    if to is None:
        row = moved(db, row, "postpone")
        return noted(db, row, "workshop_postponed", actor=actor, day=day, now=now, detail=detail)
    hours = time or Time(start=row.starts_at, end=row.ends_at)
    checks.hours(hours.start, hours.end)
    at = wall.of_commune(db, row.commune_id)
    checks.ahead("The workshop", to, hours.start, at=at, day=day, now=now)
    if to == row.held_on and row.state == states.PLANNED:
        raise AgendaError("same", f"The workshop is on {to} already; its hour is changed by `change`.")
    values: dict[str, Any] = {"held_on": to, "starts_at": hours.start, "ends_at": hours.end}
    if row.registration_ends_on:
        values["registration_ends_on"] = to - (row.held_on - row.registration_ends_on)
    row = moved(db, row, "move", **values)
    registrations.move_up(db, row, day=day, now=now)
    detail["after"] = to.isoformat()
    return noted(db, row, "workshop_postponed", actor=actor, day=day, now=now, detail=detail)


def cancel(db: Db, row: WorkshopRow, *, actor: str, day: date, now: datetime) -> WorkshopRow:
    """It does not take place. AgendaError, Conflict."""
    row = moved(db, row, "cancel")
    return noted(db, row, "workshop_cancelled", actor=actor, day=day, now=now)


def hold(db: Db, row: WorkshopRow, *, actor: str, day: date, now: datetime) -> WorkshopRow:
    """It took place; who was registered and did not come was absent. AgendaError, Conflict."""
    if why := early(db, row, day=day, now=now):
        raise AgendaError("early", why)
    row = moved(db, row, "hold")
    detail = {"absent": registrations.mark_absent(db, row), "questions": questions.open_for(db, row)}
    return noted(db, row, "workshop_held", actor=actor, day=day, now=now, detail=detail)


def early(db: Db, row: WorkshopRow, *, day: date, now: datetime) -> str:
    """Why nobody can say yet that it took place; "" from its day on, and from its hour where that is known."""
    if row.held_on > day:
        return f"The workshop is on {row.held_on}: it has not taken place yet."
    if row.held_on == day and row.starts_at and wall.of_commune(db, row.commune_id)(day, row.starts_at) > now:
        return f"The workshop begins at {row.starts_at}: who comes then must still get in."
    return ""


def keep_minutes(
    db: Db, row: WorkshopRow, minutes: Localized, *, actor: str, day: date, now: datetime
) -> WorkshopRow:
    """Enter the minutes, which go back to those who came; a workshop whose day has come was held by it. AgendaError, Conflict."""
    if row.state == states.PLANNED:
        row = hold(db, row, actor=actor, day=day, now=now)
    row = moved(db, row, "minutes", minutes=checks.texts(minutes), minutes_on=row.minutes_on or day)
    return noted(db, row, "workshop_minutes", actor=actor, day=day, now=now)


def moved(db: Db, row: WorkshopRow, action: str, **values: Any) -> WorkshopRow:
    """Move a workshop as it was seen; registrations wait until the transaction ends. AgendaError, Conflict."""
    state = states.after(states.WORKSHOP, action, row.state, f"The workshop {row.workshop_id}")
    found = db.value(
        update(table)
        .where(table.c.id == row.id, table.c.revision == row.revision)
        .values({**values, "state": state, "revision": row.revision + 1})
        .returning(table.c.id)
    )
    if found is None:
        raise Conflict(f"The workshop {row.workshop_id} was just changed by somebody else; look again.")
    return rows.workshop_by_id(db, row.id)


def noted(
    db: Db,
    row: WorkshopRow,
    action: str,
    *,
    actor: str,
    day: date,
    now: datetime,
    detail: Mapping[str, Any] | None = None,
) -> WorkshopRow:
    """What every change ends with: the entry is the staff's from now on, the audit line, and who must hear of it."""
    if row.digest:
        db.execute(update(table).where(table.c.id == row.id).values(digest=staffs(row.digest)))
    told = announcements.settle(db, row.commune_id, row.subject, day=day, now=now)
    audit.note(
        db, row.commune_id, actor, action, row.workshop_id, now, {**(detail or {}), "corrections": told}
    )
    return rows.workshop_by_id(db, row.id)
