"""What is kept of sessions, sittings, agendas and workshops, and how it is found. Who changes it: sessions, sittings, workshops."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, select

from data.agenda import checks, states
from data.agenda.states import AgendaError
from data.engine import Db
from data.tables import agenda_versions, council_sessions, sittings
from data.tables import workshops as workshops_table


@dataclass(frozen=True, slots=True)
class SessionRow:
    id: int
    commune_id: str
    session_id: str
    kind: str  # ordinary, extraordinary
    month: str | None  # "2027-02": when it is expected; never announced from this alone
    short: Mapping[str, str]
    title: Mapping[str, str]
    attendance: Mapping[str, str] | None
    state: str  # data/agenda/states.py
    deliberations: Sequence[Mapping[str, str]] | None
    deliberations_on: date | None
    digest: str | None
    revision: int

    @property
    def subject(self) -> str:
        return f"session:{self.session_id}"


@dataclass(frozen=True, slots=True)
class AgendaVersion:
    """An agenda as it was published; never changed, a new version follows (article 39)."""

    number: int
    points: Sequence[Mapping[str, Any]]  # text by language, axes, from_petition
    published_on: date
    entered_at: datetime

    @property
    def axes(self) -> list[str]:
        return checks.axes_of(self.points)


_SESSION = (
    council_sessions.c.id,
    council_sessions.c.commune_id,
    council_sessions.c.session_id,
    council_sessions.c.kind,
    council_sessions.c.month,
    council_sessions.c.short,
    council_sessions.c.title,
    council_sessions.c.attendance,
    council_sessions.c.state,
    council_sessions.c.deliberations,
    council_sessions.c.deliberations_on,
    council_sessions.c.digest,
    council_sessions.c.revision,
)
_SESSIONS = (
    select(*_SESSION)
    .where(council_sessions.c.commune_id == bindparam("commune"))
    .order_by(council_sessions.c.id)
)
_SESSION_BY_NAME = select(*_SESSION).where(
    council_sessions.c.commune_id == bindparam("commune"), council_sessions.c.session_id == bindparam("name")
)
_SESSION_BY_ID = select(*_SESSION).where(council_sessions.c.id == bindparam("id"))
_AGENDAS = (
    select(*(agenda_versions.c[name] for name in AgendaVersion.__dataclass_fields__))
    .where(agenda_versions.c.session_id == bindparam("session"))
    .order_by(agenda_versions.c.number)
)


def sessions(db: Db, commune_id: str) -> list[SessionRow]:
    """Every session of a commune, in the order in which they were entered."""
    return [SessionRow(*row) for row in db.execute(_SESSIONS, {"commune": commune_id})]


def look_session(db: Db, commune_id: str, session_id: str) -> SessionRow | None:
    row = db.one(_SESSION_BY_NAME, {"commune": commune_id, "name": session_id})
    return SessionRow(*row) if row else None


def session(db: Db, commune_id: str, session_id: str) -> SessionRow:
    """A session by its name. AgendaError."""
    row = look_session(db, commune_id, session_id)
    if row is None:
        known = ", ".join(each.session_id for each in sessions(db, commune_id)) or "none"
        raise AgendaError("unknown", f"{commune_id} has no session {session_id!r}. Known are: {known}.")
    return row


def session_by_id(db: Db, session_id: int) -> SessionRow:
    """A session by its id. LookupError."""
    row = db.one(_SESSION_BY_ID, {"id": session_id})
    if row is None:
        raise LookupError(f"There is no session {session_id}.")
    return SessionRow(*row)


def agendas(db: Db, row: SessionRow) -> list[AgendaVersion]:
    """Every version of a session's agenda, the newest last."""
    return [AgendaVersion(*each) for each in db.execute(_AGENDAS, {"session": row.id})]


def agenda(db: Db, row: SessionRow) -> AgendaVersion | None:
    """The agenda in force; None before one was published."""
    return next(reversed(agendas(db, row)), None)


# -- sittings ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SittingRow:
    id: int
    commune_id: str
    session_id: int
    number: int
    held_on: date
    starts_at: str | None
    ends_at: str | None
    place: Mapping[str, str] | None
    is_public: bool
    state: str  # data/agenda/states.py
    instead_of_id: int | None
    entered_at: datetime
    revision: int


_SITTING = (
    sittings.c.id,
    sittings.c.commune_id,
    sittings.c.session_id,
    sittings.c.number,
    sittings.c.held_on,
    sittings.c.starts_at,
    sittings.c.ends_at,
    sittings.c.place,
    sittings.c.is_public,
    sittings.c.state,
    sittings.c.instead_of_id,
    sittings.c.entered_at,
    sittings.c.revision,
)
_OF_SESSION = (
    select(*_SITTING).where(sittings.c.session_id == bindparam("session")).order_by(sittings.c.number)
)


def sittings_of(db: Db, row: SessionRow) -> list[SittingRow]:
    """Every sitting of a session, also those that others replaced."""
    return [SittingRow(*each) for each in db.execute(_OF_SESSION, {"session": row.id})]


def standing(found: list[SittingRow]) -> list[tuple[int, SittingRow]]:
    """Each sitting as it stands now, after all that replaced it, with the number it first had; in the order of first numbers."""
    after = {each.instead_of_id: each for each in found if each.instead_of_id}
    result = []
    for first in found:
        if first.instead_of_id is None:
            last = first
            while last.id in after:
                last = after[last.id]
            result.append((first.number, last))
    return result


def convening(found: list[SittingRow], sitting: SittingRow) -> int:
    """For which time the council is convened to this sitting: 1, and one more for each that had no quorum."""
    before = {each.id: each for each in found}
    count = 1
    while sitting.instead_of_id:
        sitting = before[sitting.instead_of_id]
        count += sitting.state == states.NO_QUORUM
    return count


def sitting(db: Db, row: SessionRow, number: int) -> SittingRow:
    """A sitting by its number. AgendaError."""
    return found_sitting(row, sittings_of(db, row), number)


def found_sitting(row: SessionRow, found: list[SittingRow], number: int) -> SittingRow:
    sitting = next((each for each in found if each.number == number), None)
    if sitting is None:
        known = ", ".join(str(each.number) for each in found) or "none"
        raise AgendaError(
            "unknown", f"The session {row.session_id} has no sitting {number}. Known are: {known}."
        )
    return sitting


# -- workshops ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WorkshopRow:
    id: int
    commune_id: str
    workshop_id: str
    held_on: date  # of one that was put off without another date, the one that it had
    starts_at: str | None
    ends_at: str | None
    part_of_day: str | None  # morning, afternoon, evening, where the hour is not known
    place: Mapping[str, str] | None
    short: Mapping[str, str]
    title: Mapping[str, str]
    audience: Mapping[str, str] | None
    agenda: Sequence[Mapping[str, Any]]
    axes: Sequence[str]
    next_steps: Mapping[str, str] | None
    minutes: Mapping[str, str] | None
    minutes_on: date | None
    capacity: int | None  # None: no limit
    takes_registrations: bool
    registration_ends_on: date | None
    state: str  # data/agenda/states.py
    door_code: str | None
    digest: str | None
    revision: int

    @property
    def subject(self) -> str:
        return f"workshop:{self.workshop_id}"


_WORKSHOP = tuple(workshops_table.c[name] for name in WorkshopRow.__dataclass_fields__)
_WORKSHOPS = (
    select(*_WORKSHOP)
    .where(workshops_table.c.commune_id == bindparam("commune"))
    .order_by(workshops_table.c.held_on, workshops_table.c.id)
)
_WORKSHOP_BY_NAME = select(*_WORKSHOP).where(
    workshops_table.c.commune_id == bindparam("commune"), workshops_table.c.workshop_id == bindparam("name")
)
_WORKSHOP_BY_ID = select(*_WORKSHOP).where(workshops_table.c.id == bindparam("id"))


def workshops(db: Db, commune_id: str) -> list[WorkshopRow]:
    """Every workshop of a commune, by date."""
    return [WorkshopRow(*row) for row in db.execute(_WORKSHOPS, {"commune": commune_id})]


def look_workshop(db: Db, commune_id: str, workshop_id: str) -> WorkshopRow | None:
    row = db.one(_WORKSHOP_BY_NAME, {"commune": commune_id, "name": workshop_id})
    return WorkshopRow(*row) if row else None


def workshop(db: Db, commune_id: str, workshop_id: str) -> WorkshopRow:
    """A workshop by its name. AgendaError."""
    row = look_workshop(db, commune_id, workshop_id)
    if row is None:
        known = ", ".join(each.workshop_id for each in workshops(db, commune_id)) or "none"
        raise AgendaError("unknown", f"{commune_id} has no workshop {workshop_id!r}. Known are: {known}.")
    return row


def workshop_by_id(db: Db, workshop_id: int) -> WorkshopRow:
    """A workshop by its id. LookupError."""
    row = db.one(_WORKSHOP_BY_ID, {"id": workshop_id})
    if row is None:
        raise LookupError(f"There is no workshop {workshop_id}.")
    return WorkshopRow(*row)


@dataclass(frozen=True, slots=True)
class RegistrationRow:
    id: int
    commune_id: str
    workshop_id: int
    citizen_id: int
    account_id: str
    reference: str
    seats: int
    state: str
    language: str
    registered_at: datetime  # the order of the waiting list
    checked_in_at: datetime | None
    revision: int
