"""Sittings of a session: their dates, held or not, and what follows when there is no quorum (organic law 113.14, article 42)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, insert, select

from data.agenda import checks, rows, states, taking, wall
from data.agenda.rows import SessionRow, SittingRow
from data.agenda.states import AgendaError
from data.calendar import stored
from data.calendar.working_days import WORKING
from data.commune_folder import Localized, Sitting
from data.engine import Db
from data.tables import sittings as table

# Article 42: the second convening is for three to five days after the day of the first; a third meeting is "after the third
# working day", at the same place and hour, and then any number is enough.
SECOND_FROM, SECOND_UNTIL = 3, 5
THIRD_AFTER = 3
CONVENINGS = 3


def add(
    db: Db,
    row: SessionRow,
    entry: Sitting,
    *,
    instead_of: int | None = None,
    actor: str,
    day: date,
    now: datetime,
) -> SessionRow:
    """Enter a sitting: from now on the session is announced. `instead_of` is the number of one that was put off without a date.

    AgendaError, Conflict.
    """
    _checked(db, row, entry, day=day, now=now)
    known = rows.sittings_of(db, row)
    replaced = _put_off(row, known, instead_of) if instead_of is not None else None
    held_on = _date(entry, day)
    if any(
        (each.held_on, each.starts_at) == (held_on, entry.time.start) and each.state == states.PLANNED
        for each in known
    ):
        raise AgendaError("twice", f"A sitting on {held_on} is entered already.")
    row = taking.move(db, row, "announce")
    number = insert_row(db, row, entry, held_on, replaced.id if replaced else None, now)
    detail = {"sitting": number, "date": held_on.isoformat()}
    return taking.noted(db, row, "sitting_added", actor=actor, day=day, now=now, detail=detail)


def change(
    db: Db,
    row: SessionRow,
    number: int,
    *,
    starts_at: str | None = None,
    ends_at: str | None = None,
    place: Localized | None = None,
    is_public: bool | None = None,
    actor: str,
    day: date,
    now: datetime,
) -> SessionRow:
    """Change the hour or the place of a sitting, or close its doors (article 48); its day is moved by `postpone`.

    AgendaError, Conflict.
    """
    sitting = rows.sitting(db, row, number)
    values: dict[str, Any] = {
        "starts_at": starts_at or sitting.starts_at,
        "ends_at": ends_at or (None if starts_at else sitting.ends_at),
        "place": checks.texts(place) or sitting.place,
        "is_public": sitting.is_public if is_public is None else is_public,
    }
    checks.hours(values["starts_at"], values["ends_at"])
    checks.ahead("The sitting", sitting.held_on, values["starts_at"], at=_at(db, row), day=day, now=now)
    row = taking.move(db, row, "change")
    taking.move_sitting(db, sitting, "change", **values)
    detail = {
        "sitting": number,
        "fields": [name for name, value in values.items() if getattr(sitting, name) != value],
    }
    return taking.noted(db, row, "sitting_changed", actor=actor, day=day, now=now, detail=detail)


def postpone(
    db: Db, row: SessionRow, number: int, to: Sitting | None, *, actor: str, day: date, now: datetime
) -> SessionRow:
    """Put a sitting off to another day, or, where none is known, until one is entered. AgendaError, Conflict."""
    return _replaced(db, row, number, "postpone", to, actor=actor, day=day, now=now)


def no_quorum(
    db: Db, row: SessionRow, number: int, to: Sitting, *, actor: str, day: date, now: datetime
) -> SessionRow:
    """Fewer than half came: the council is convened again (article 42). AgendaError, Conflict."""
    found = rows.sittings_of(db, row)
    sitting = rows.found_sitting(row, found, number)
    turn = rows.convening(found, sitting)
    held_on = _date(to, day)
    if sitting.held_on > day:
        raise AgendaError("early", f"The sitting of {sitting.held_on} has not taken place yet.")
    if turn == 1:
        first, last = (sitting.held_on + timedelta(days=ahead) for ahead in (SECOND_FROM, SECOND_UNTIL))
        if not first <= held_on <= last:
            raise AgendaError(
                "second", f"A second convening is for {first} to {last} (article 42), not for {held_on}."
            )
    elif turn == 2:
        _check_third(db, row, sitting, to, held_on)
    else:
        raise AgendaError(
            "third", "At the third meeting any number is enough (article 42): it has its quorum."
        )
    return _replaced(db, row, number, "no_quorum", to, actor=actor, day=day, now=now)


def _check_third(db: Db, row: SessionRow, sitting: SittingRow, to: Sitting, held_on: date) -> None:
    """The same place and hour; whether "after the third working day" has that day itself in it is read both ways."""
    first = stored.load(db, row.commune_id).nth(sitting.held_on, THIRD_AFTER, WORKING)
    if held_on < first:
        raise AgendaError(
            "third", f"The third meeting comes after three working days (article 42): from {first} on."
        )
    place = checks.texts(to.place)
    if to.time.start != sitting.starts_at or (place is not None and place != sitting.place):
        raise AgendaError(
            "third", "The third meeting is at the same place and hour as the second (article 42)."
        )


def cancel(db: Db, row: SessionRow, number: int, *, actor: str, day: date, now: datetime) -> SessionRow:
    """One sitting does not take place; the session goes on. AgendaError, Conflict."""
    sitting = rows.sitting(db, row, number)
    row = taking.move(db, row, "change")
    taking.move_sitting(db, sitting, "cancel")
    return taking.noted(
        db, row, "sitting_cancelled", actor=actor, day=day, now=now, detail={"sitting": number}
    )


def come(found: Iterable[SittingRow], day: date) -> list[SittingRow]:
    """Those that are planned and whose day has come."""
    return [each for each in found if each.state == states.PLANNED and each.held_on <= day]


def hold(
    db: Db, row: SessionRow, number: int | None = None, *, actor: str, day: date, now: datetime
) -> SessionRow:
    """A sitting took place, or all whose day has come; with the last one, the session was held. AgendaError, Conflict."""
    found = rows.sittings_of(db, row)
    over = [rows.found_sitting(row, found, number)] if number is not None else come(found, day)
    if not over:
        raise AgendaError("early", f"No sitting of the session {row.session_id} has come yet.")
    early = next((each for each in over if each.held_on > day), None)
    if early:
        raise AgendaError("early", f"The sitting of {early.held_on} has not come yet.")
    row = taking.move(db, row, "hold_sitting")
    for each in over:
        taking.move_sitting(db, each, "hold")
    awaited = {states.PLANNED, states.POSTPONED}
    if not any(each.state in awaited for _, each in rows.standing(rows.sittings_of(db, row))):
        row = taking.move(db, row, "hold")
    detail = {"sittings": [each.number for each in over]}
    return taking.noted(db, row, "sitting_held", actor=actor, day=day, now=now, detail=detail)


def _replaced(
    db: Db,
    row: SessionRow,
    number: int,
    action: str,
    to: Sitting | None,
    *,
    actor: str,
    day: date,
    now: datetime,
) -> SessionRow:
    sitting = rows.sitting(db, row, number)
    detail: dict[str, Any] = {"sitting": number, "before": sitting.held_on.isoformat()}
    if to:
        _checked(db, row, to, day=day, now=now)
        if (_date(to, day), to.time.start) == (sitting.held_on, sitting.starts_at):
            raise AgendaError("same", f"The sitting is on {sitting.held_on} already.")
    row = taking.move(db, row, "announce")
    taking.move_sitting(db, sitting, action)
    if to:
        held_on = _date(to, day)
        detail |= {"after": held_on.isoformat(), "number": insert_row(db, row, to, held_on, sitting.id, now)}
    name = {"postpone": "sitting_postponed", "no_quorum": "sitting_without_quorum"}[action]
    return taking.noted(db, row, name, actor=actor, day=day, now=now, detail=detail)


def insert_row(
    db: Db,
    row: SessionRow,
    entry: Sitting,
    held_on: date,
    instead_of_id: int | None,
    now: datetime,
    state: str = states.PLANNED,
) -> int:
    """Write a sitting of a session that is taken; its number."""
    last = db.value(select(func.max(table.c.number)).where(table.c.session_id == row.id))
    number = int(last or 0) + 1
    db.execute(
        insert(table).values(
            commune_id=row.commune_id,
            session_id=row.id,
            number=number,
            held_on=held_on,
            starts_at=entry.time.start,
            ends_at=entry.time.end,
            place=checks.texts(entry.place),
            is_public=entry.public,
            state=state,
            instead_of_id=instead_of_id,
            entered_at=now,
        )
    )
    return number


def _put_off(row: SessionRow, known: list[SittingRow], number: int) -> SittingRow:
    sitting = rows.found_sitting(row, known, number)
    if sitting.state != states.POSTPONED or any(each.instead_of_id == sitting.id for each in known):
        raise AgendaError("state", f"The sitting {number} does not wait for another date.")
    return sitting


def _checked(db: Db, row: SessionRow, entry: Sitting, *, day: date, now: datetime) -> None:
    checks.hours(entry.time.start, entry.time.end)
    checks.ahead("The sitting", _date(entry, day), entry.time.start, at=_at(db, row), day=day, now=now)


def _at(db: Db, row: SessionRow) -> wall.At:
    return wall.of_commune(db, row.commune_id)


def _date(entry: Sitting, day: date) -> date:
    return day + entry.date if isinstance(entry.date, timedelta) else entry.date
