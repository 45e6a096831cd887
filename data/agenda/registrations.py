"""Seats at a workshop. The waiting list is kept in strict order of arrival.

The rule: the first party that waits gets the seats as soon as all of it fits; until then nobody behind it is moved up, and nobody
new takes the free seats, though they might fit. So a party of three never loses its turn to parties of one, and everybody's place
can only get better. Whoever asks for more seats while waiting goes to the end; fewer keep the place.

The workshop's row is held through every change here: two at once never share the last seat.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update

from data import communes, references
from data.agenda import announcements, questions, rows, states, topics
from data.agenda.rows import RegistrationRow, WorkshopRow
from data.agenda.states import AgendaError
from data.engine import Db
from data.tables import registrations as table
from data.tables import workshops as workshops_table

PARTY = 8  # seats a person may take: a family or a small association; a larger group speaks with staff
TAKEN = (states.REGISTERED, states.CAME)
OPEN = (states.REGISTERED, states.WAITING)
_NEXT = timedelta(microseconds=1)


class Reason(StrEnum):
    """Why it was not done. Not an error: the flow says it."""

    UNKNOWN = "unknown"  # no such workshop, or no such registration of theirs
    NOT_NEEDED = "not_needed"  # everybody may come without
    CLOSED = "closed"  # registration has ended
    OVER = "over"  # it has begun, or was held
    CALLED_OFF = "called_off"
    PUT_OFF = "put_off"  # no date is known
    ALREADY = "already"
    TOO_MANY = "too_many"  # more than a person may take, or than the room has
    FULL = "full"  # no more seats for those who are registered already


@dataclass(frozen=True, slots=True)
class Refusal:
    reason: Reason
    reference: str = ""  # already: of the one that holds
    most: int = 0  # too_many, full: how many seats are possible


@dataclass(frozen=True, slots=True)
class Registered:
    """A registration as it stands after what was done."""

    reference: str
    workshop_id: str
    seats: int
    state: str  # registered, waiting
    place: int | None = None  # on the waiting list, from 1

    @property
    def is_waiting(self) -> bool:
        return self.state == states.WAITING


@dataclass(frozen=True, slots=True)
class Cancelled:
    reference: str
    workshop_id: str
    moved_up: int  # parties that now have their seats


_COLUMNS = tuple(table.c[name] for name in RegistrationRow.__dataclass_fields__)
_OF_WORKSHOP = (
    select(*_COLUMNS)
    .where(table.c.workshop_id == bindparam("workshop"))
    .order_by(table.c.registered_at, table.c.id)
)
_OF_CITIZEN = (
    select(*_COLUMNS)
    .where(table.c.workshop_id == bindparam("workshop"), table.c.citizen_id == bindparam("citizen"))
    .order_by(table.c.id)
)
_BY_REFERENCE = select(*_COLUMNS).where(
    table.c.commune_id == bindparam("commune"), table.c.reference == bindparam("reference")
)
_HOLD = (
    select(workshops_table.c.id)
    .where(workshops_table.c.id == bindparam("id"))
    .with_for_update(key_share=True)
)


# -- asking ------------------------------------------------------------------------------------------------


def of_workshop(db: Db, row: WorkshopRow) -> list[RegistrationRow]:
    """Every registration of a workshop, in the order of the waiting list."""
    return [RegistrationRow(*each) for each in db.execute(_OF_WORKSHOP, {"workshop": row.id})]


def of_citizen(db: Db, citizen_id: int) -> list[RegistrationRow]:
    """Every registration of a person, the newest first."""
    asked = select(*_COLUMNS).where(table.c.citizen_id == citizen_id).order_by(table.c.registered_at.desc())
    return [RegistrationRow(*each) for each in db.execute(asked)]


def load(db: Db, commune_id: str, reference: str) -> RegistrationRow | None:
    """The registration of an exact reference."""
    row = db.one(_BY_REFERENCE, {"commune": commune_id, "reference": reference})
    return RegistrationRow(*row) if row else None


def find(db: Db, commune_id: str, typed: str) -> RegistrationRow | None:
    """The registration whose reference somebody typed, however they typed it."""
    reference = references.parse(typed, communes.prefix(db, commune_id))
    return load(db, commune_id, reference) if reference else None


def place(db: Db, row: RegistrationRow) -> int | None:
    """The place on the waiting list, from 1; None for whoever does not wait."""
    if row.state != states.WAITING:
        return None
    asked = select(table.c.id).where(table.c.workshop_id == row.workshop_id, table.c.state == states.WAITING)
    waiting = list(db.execute(asked.order_by(table.c.registered_at, table.c.id)).scalars())
    return waiting.index(row.id) + 1


def counted(db: Db, workshop: WorkshopRow) -> tuple[int, int]:
    """The seats that are taken, and the largest party that waits."""
    found = of_workshop(db, workshop)
    taken = sum(each.seats for each in found if each.state in TAKEN)
    return taken, max((each.seats for each in found if each.state == states.WAITING), default=0)


def free(db: Db, workshop: WorkshopRow) -> int | None:
    """The seats that a newcomer may take: none while anybody waits. None without a limit."""
    if workshop.capacity is None:
        return None
    taken, waiting = counted(db, workshop)
    return 0 if waiting else max(0, workshop.capacity - taken)


# -- in the chat -------------------------------------------------------------------------------------------


def register(
    db: Db,
    *,
    commune_id: str,
    workshop_id: str,
    citizen_id: int,
    account_id: str,
    language: str,
    seats: int = 1,
    day: date,
    now: datetime,
) -> Registered | Refusal:
    """Take seats, or a place on the waiting list; or say why not."""
    workshop = _held(db, commune_id, workshop_id)
    if workshop is None:
        return Refusal(Reason.UNKNOWN)
    mine = _mine(db, workshop, citizen_id)
    if mine and mine.state != states.CANCELLED:
        return Refusal(Reason.ALREADY, mine.reference)
    if refused := closed(db, workshop, day=day, now=now) or _too_many(workshop, seats):
        return refused
    room = free(db, workshop)
    state = states.REGISTERED if room is None or seats <= room else states.WAITING
    values = {
        "account_id": account_id,
        "language": language,
        "seats": seats,
        "registered_at": _last(db, workshop, now),
        "checked_in_at": None,
    }
    if mine:
        _move(db, mine, "again" if state == states.REGISTERED else "wait_again", **values)
        reference = mine.reference
    else:
        reference = references.new_reference(db, communes.prefix(db, commune_id))
        own = {"commune_id": commune_id, "workshop_id": workshop.id, "citizen_id": citizen_id}
        db.execute(insert(table).values({**own, **values, "reference": reference, "state": state}))
    row = _loaded(db, commune_id, reference)
    _told(db, workshop, row, now)
    return _as_it_stands(db, workshop, row)


def change_seats(
    db: Db, *, commune_id: str, reference: str, citizen_id: int, seats: int, day: date, now: datetime
) -> Registered | Refusal:
    """Take more or fewer seats. Whoever is registered never loses a seat by asking for more."""
    found = _own(db, commune_id, reference, citizen_id)
    if found is None:
        return Refusal(Reason.UNKNOWN)
    workshop, row = found
    if row.state not in OPEN:
        return Refusal(Reason.UNKNOWN)
    if refused := closed(db, workshop, day=day, now=now) or _too_many(workshop, seats):
        return refused
    values: dict[str, Any] = {"seats": seats}
    if row.state == states.REGISTERED:
        room = free(db, workshop)
        if room is not None and seats - row.seats > room:
            return Refusal(Reason.FULL, row.reference, row.seats + room)
    elif seats > row.seats:
        values["registered_at"] = _last(db, workshop, now)
    _move(db, row, "change_seats", **values)
    move_up(db, workshop, day=day, now=now)
    return _as_it_stands(db, workshop, _loaded(db, commune_id, row.reference))


def cancel(
    db: Db, *, commune_id: str, reference: str, citizen_id: int, day: date, now: datetime
) -> Cancelled | Refusal:
    """Give the seats back, or leave the waiting list; whoever waits moves up."""
    found = _own(db, commune_id, reference, citizen_id)
    if found is None or found[1].state not in OPEN:
        return Refusal(Reason.UNKNOWN)
    workshop, row = found
    if _is_over(db, workshop, now):
        return Refusal(Reason.OVER, row.reference)
    _move(db, row, "cancel")
    _take_back(db, row, "cancelled")
    moved = move_up(db, workshop, day=day, now=now)
    return Cancelled(row.reference, workshop.workshop_id, moved)


def arrive(
    db: Db, *, commune_id: str, workshop_id: str, citizen_id: int, code: str, day: date, now: datetime
) -> Registered | Refusal:
    """Somebody who is registered types the code that hangs at the door, on the day."""
    workshop = _held(db, commune_id, workshop_id)
    row = _mine(db, workshop, citizen_id) if workshop else None
    is_known = workshop and row and row.state in (states.REGISTERED, states.CAME)
    if not is_known or workshop is None or row is None or workshop.door_code != plain_code(code):
        return Refusal(Reason.UNKNOWN)
    if workshop.held_on != day or workshop.state != states.PLANNED:
        return Refusal(Reason.CLOSED)
    if row.state == states.REGISTERED:
        _move(db, row, "check_in", checked_in_at=now)
    return _as_it_stands(db, workshop, _loaded(db, commune_id, row.reference))


def walk_in(
    db: Db,
    *,
    commune_id: str,
    workshop_id: str,
    citizen_id: int,
    account_id: str,
    language: str,
    code: str,
    seats: int,
    day: date,
    now: datetime,
) -> Registered | Refusal:
    """Somebody without a registration types the code at the door, on the day: in, where seats are promised to nobody.

    Also after registration has ended, and after it has begun.
    """
    workshop = _held(db, commune_id, workshop_id)
    if workshop is None or workshop.door_code != plain_code(code):
        return Refusal(Reason.UNKNOWN)
    if workshop.held_on != day or workshop.state != states.PLANNED:
        return Refusal(Reason.CLOSED)
    mine = _mine(db, workshop, citizen_id)
    if mine and mine.state != states.CANCELLED:
        return Refusal(Reason.ALREADY, mine.reference)
    room = free(db, workshop)
    if room is not None and seats > room:
        return Refusal(Reason.FULL, most=room)
    if refused := _too_many(workshop, seats):
        return refused
    values = {
        "account_id": account_id,
        "language": language,
        "seats": seats,
        "registered_at": now,
        "checked_in_at": now,
    }
    if mine:
        _move(db, mine, "walk_in", **values)
        reference = mine.reference
    else:
        reference = references.new_reference(db, communes.prefix(db, commune_id))
        own = {"commune_id": commune_id, "workshop_id": workshop.id, "citizen_id": citizen_id}
        db.execute(insert(table).values({**own, **values, "reference": reference, "state": states.CAME}))
    return _as_it_stands(db, workshop, _loaded(db, commune_id, reference))


def of_door(db: Db, commune_id: str, code: str, day: date) -> WorkshopRow | None:
    """The workshop at whose door a code hangs; of several, the one of the day, else the next, else the last."""
    plain = plain_code(code)
    found = [each for each in rows.workshops(db, commune_id) if plain and each.door_code == plain]
    ahead = [each for each in found if each.held_on >= day]
    return ahead[0] if ahead else found[-1] if found else None


def plain_code(typed: str) -> str:
    """A door code however it was typed: case, spaces, dots, digits of an Arabic keyboard, letters that look like digits."""
    kept = "".join(each for each in typed.strip().upper() if each.isalnum())
    return kept.translate(_TWINS)


_TWINS = str.maketrans("OIL٠١٢٣٤٥٦٧٨٩", "0110123456789")


def forget(db: Db, citizen_id: int, *, day: date, now: datetime) -> int:
    """Somebody is forgotten: their seats are free again, and nothing of them stays on any list; how many there were."""
    held: set[int] = set(
        db.execute(select(table.c.workshop_id).where(table.c.citizen_id == citizen_id)).scalars()
    )
    for workshop_id in sorted(held):
        hold(db, workshop_id)
        db.execute(table.delete().where(table.c.workshop_id == workshop_id, table.c.citizen_id == citizen_id))
        move_up(db, rows.workshop_by_id(db, workshop_id), day=day, now=now)
    return len(held)


# -- at the door -------------------------------------------------------------------------------------------


def check_in(
    db: Db, workshop: WorkshopRow, typed: str, *, seats: int | None = None, day: date, now: datetime
) -> RegistrationRow:
    """Staff let a party in. Who waits is let in only while there is room for those who came. AgendaError."""
    hold(db, workshop.id)
    row = find(db, workshop.commune_id, typed)
    if row is None or row.workshop_id != workshop.id:
        raise AgendaError("unknown", f"The workshop {workshop.workshop_id} has no registration {typed}.")
    if workshop.held_on > day:
        raise AgendaError("early", f"The workshop is on {workshop.held_on}: the door is not open yet.")
    if workshop.state not in (states.PLANNED, states.HELD):
        raise AgendaError("state", f"The workshop {workshop.workshop_id} is {workshop.state}.")
    party = row.seats if seats is None else seats
    if not 1 <= party <= PARTY:
        raise AgendaError("seats", f"A party has 1 to {PARTY} people.")
    inside = sum(each.seats for each in of_workshop(db, workshop) if each.state == states.CAME)
    is_crowded = workshop.capacity is not None and inside + party > workshop.capacity
    if is_crowded and row.state != states.CAME:
        raise AgendaError("full", f"{inside} of {workshop.capacity} seats are taken by people who came.")
    _move(db, row, "check_in", checked_in_at=now, seats=party)
    questions.open_for(db, workshop, row.id)
    return _loaded(db, row.commune_id, row.reference)


def mark_absent(db: Db, workshop: WorkshopRow) -> int:
    """Who was registered and did not come; how many parties."""
    absent = [each for each in of_workshop(db, workshop) if each.state == states.REGISTERED]
    for each in absent:
        _move(db, each, "absent")
    return len(absent)


# -- seats -------------------------------------------------------------------------------------------------


def move_up(db: Db, workshop: WorkshopRow, *, day: date, now: datetime) -> int:
    """Give free seats to those who wait, strictly in order, and put the word to each; how many parties. Held by the caller."""
    if workshop.state != states.PLANNED or _is_over(db, workshop, now):
        return 0
    found = of_workshop(db, workshop)
    taken = sum(each.seats for each in found if each.state in TAKEN)
    moved = 0
    for each in found:
        if each.state != states.WAITING:
            continue
        if workshop.capacity is not None and taken + each.seats > workshop.capacity:
            break
        taken += each.seats
        _move(db, each, "move_up")
        row = _loaded(db, each.commune_id, each.reference)
        slot = f"moved_up:{row.reference}:{row.revision}"
        announcements.put_own(db, workshop, row, "moved_up", slot, state=announcements.WAITING, now=now)
        moved += 1
    return moved


def closed(db: Db, workshop: WorkshopRow, *, day: date, now: datetime) -> Refusal | None:
    """Why nobody can register now; None when they can."""
    if workshop.state == states.CANCELLED:
        return Refusal(Reason.CALLED_OFF)
    if workshop.state == states.POSTPONED:
        return Refusal(Reason.PUT_OFF)
    if _is_over(db, workshop, now):
        return Refusal(Reason.OVER)
    if not workshop.takes_registrations:
        return Refusal(Reason.NOT_NEEDED)
    ends = workshop.registration_ends_on
    return Refusal(Reason.CLOSED) if ends and day > ends else None


def hold(db: Db, workshop_id: int) -> None:
    """Nobody else takes or gives back a seat of a workshop before the transaction ends."""
    db.execute(_HOLD, {"id": workshop_id}).first()


def _too_many(workshop: WorkshopRow, seats: int) -> Refusal | None:
    most = PARTY if workshop.capacity is None else min(PARTY, workshop.capacity)
    return None if 1 <= seats <= most else Refusal(Reason.TOO_MANY, most=most)


def _is_over(db: Db, workshop: WorkshopRow, now: datetime) -> bool:
    return workshop.state == states.HELD or topics.begins_at(db, workshop) <= now


def _held(db: Db, commune_id: str, workshop_id: str) -> WorkshopRow | None:
    found = rows.look_workshop(db, commune_id, workshop_id)
    if found is None:
        return None
    hold(db, found.id)
    return rows.workshop_by_id(db, found.id)


def _own(
    db: Db, commune_id: str, reference: str, citizen_id: int
) -> tuple[WorkshopRow, RegistrationRow] | None:
    """A person's own registration and its workshop, held."""
    row = load(db, commune_id, reference)
    if row is None or row.citizen_id != citizen_id:
        return None
    hold(db, row.workshop_id)
    return rows.workshop_by_id(db, row.workshop_id), _loaded(db, commune_id, reference)


def _mine(db: Db, workshop: WorkshopRow, citizen_id: int) -> RegistrationRow | None:
    row = db.one(_OF_CITIZEN, {"workshop": workshop.id, "citizen": citizen_id})
    return RegistrationRow(*row) if row else None


def _loaded(db: Db, commune_id: str, reference: str) -> RegistrationRow:
    row = load(db, commune_id, reference)
    if row is None:
        raise LookupError(f"There is no registration {reference}.")
    return row


def _last(db: Db, workshop: WorkshopRow, now: datetime) -> datetime:
    """A moment behind everybody on the list, also for two messages of one moment."""
    newest = db.value(select(func.max(table.c.registered_at)).where(table.c.workshop_id == workshop.id))
    return max(now, newest + _NEXT) if newest else now


def _move(db: Db, row: RegistrationRow, action: str, **values: Any) -> None:
    """Move a registration of a workshop that is held. AgendaError."""
    state = states.after(states.REGISTRATION, action, row.state, f"The registration {row.reference}")
    changed = {**values, "state": state, "revision": row.revision + 1}
    db.execute(update(table).where(table.c.id == row.id, table.c.revision == row.revision).values(changed))


def _as_it_stands(db: Db, workshop: WorkshopRow, row: RegistrationRow) -> Registered:
    return Registered(row.reference, workshop.workshop_id, row.seats, row.state, place(db, row))


def _told(db: Db, workshop: WorkshopRow, row: RegistrationRow, now: datetime) -> None:
    """The answer in the chat named the date: whoever hears of another one hears it as a correction."""
    slot = f"registered:{row.reference}:{row.revision}"
    announcements.put_own(db, workshop, row, "registered", slot, state=announcements.TOLD, now=now)


def _take_back(db: Db, row: RegistrationRow, reason: str) -> None:
    """What has not left about a seat that was given back."""
    announcements.drop_own(db, row.citizen_id, row.workshop_id, reason)
