"""What people ask of the agenda in a chat: the next session, what is on it, what was decided, the workshops, their own seats.

Each answer has `as_json()` for a look. Dates are ISO days, hours "10:00", texts by language. What is not known is null.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from data.agenda import plan, registrations, rows, states, wall
from data.agenda.rows import AgendaVersion, RegistrationRow, SessionRow, SittingRow, WorkshopRow
from data.engine import Db

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SessionView:
    """A session as people may know it."""

    row: SessionRow
    sittings: Sequence[tuple[int, SittingRow]]  # as they stand, each with the number it first had
    agenda: AgendaVersion | None

    @property
    def is_announced(self) -> bool:
        """Whether a date may be named."""
        return any(each.state == states.PLANNED for _, each in self.sittings)

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.row.session_id,
            "kind": self.row.kind,
            "month": self.row.month,
            "short": dict(self.row.short),
            "title": dict(self.row.title),
            "attendance": _or_none(self.row.attendance),
            "state": self.row.state,
            "is_announced": self.is_announced,
            "sittings": [{**_sitting(each), "number": number} for number, each in self.sittings],
            "agenda": _agenda(self.agenda),
            "decided": [dict(each) for each in self.row.deliberations or ()] or None,
            "decided_on": self.row.deliberations_on.isoformat() if self.row.deliberations_on else None,
        }


def _sitting(row: SittingRow) -> dict[str, Any]:
    return {
        "day": row.held_on.isoformat(),
        "starts_at": row.starts_at,
        "ends_at": row.ends_at,
        "place": _or_none(row.place),
        "is_public": row.is_public,
        "state": row.state,
    }


def _agenda(agenda: AgendaVersion | None) -> dict[str, Any] | None:
    if agenda is None:
        return None
    points = [dict(each) for each in agenda.points]
    return {"number": agenda.number, "published_on": agenda.published_on.isoformat(), "points": points}


def _or_none(text: Texts | None) -> dict[str, str] | None:
    return dict(text) if text else None


def session(db: Db, row: SessionRow) -> SessionView:
    """A session with its sittings and its agenda."""
    return SessionView(row, rows.standing(rows.sittings_of(db, row)), rows.agenda(db, row))


def next_session(db: Db, commune_id: str, day: date) -> SessionView | None:
    """The session with the next sitting from a day on; else one that was put off; else one that is only expected."""
    found = [session(db, row) for row in rows.sessions(db, commune_id)]
    coming = [(on, view) for view in found if (on := _next_day(view, day)) is not None]
    if coming:
        return min(coming, key=lambda each: each[0])[1]
    waiting = [
        view
        for view in found
        if view.row.state == states.ANNOUNCED
        and any(each.state == states.POSTPONED for _, each in view.sittings)
    ]
    expected = [
        view
        for view in found
        if view.row.state == states.EXPECTED and (view.row.month or "9999") >= f"{day:%Y-%m}"
    ]
    expected.sort(key=lambda view: view.row.month or "9999")
    return next(iter((*waiting, *expected)), None)


def _next_day(view: SessionView, day: date) -> date | None:
    days = (each.held_on for _, each in view.sittings if each.state == states.PLANNED and each.held_on >= day)
    return min(days, default=None)


def decided(db: Db, commune_id: str) -> SessionView | None:
    """The last session that was held, with what was decided where that was entered."""
    held = [session(db, row) for row in rows.sessions(db, commune_id) if row.state == states.HELD]
    return max(held, key=_last_day, default=None)


def _last_day(view: SessionView) -> tuple[date, int]:
    days = (each.held_on for _, each in view.sittings if each.state == states.HELD)
    return max(days, default=view.row.deliberations_on or date.min), view.row.id


@dataclass(frozen=True, slots=True)
class WorkshopView:
    """A workshop as people may know it, and whether they can register now."""

    row: WorkshopRow
    seats_left: int | None  # None: no limit
    waiting: int  # people, not parties
    closed: str  # why nobody can register (registrations.Reason); "" when they can

    def as_json(self) -> dict[str, Any]:
        row = self.row
        return {
            "id": row.workshop_id,
            "day": row.held_on.isoformat(),
            "starts_at": row.starts_at,
            "ends_at": row.ends_at,
            "part_of_day": row.part_of_day,
            "place": _or_none(row.place),
            "short": dict(row.short),
            "title": dict(row.title),
            "audience": _or_none(row.audience),
            "agenda": [dict(each) for each in row.agenda],
            "axes": list(row.axes),
            "next_steps": _or_none(row.next_steps),
            "minutes": _or_none(row.minutes),
            "state": row.state,
            "capacity": row.capacity,
            "seats_left": self.seats_left,
            "waiting": self.waiting,
            "most": min(registrations.PARTY, row.capacity or registrations.PARTY),
            "registration_ends_on": row.registration_ends_on.isoformat()
            if row.registration_ends_on
            else None,
            "closed": self.closed,
        }


def workshop(db: Db, row: WorkshopRow, *, day: date, now: datetime) -> WorkshopView:
    """A workshop with what is left of its seats."""
    refused = registrations.closed(db, row, day=day, now=now)
    waiting = sum(each.seats for each in registrations.of_workshop(db, row) if each.state == states.WAITING)
    return WorkshopView(row, registrations.free(db, row), waiting, refused.reason.value if refused else "")


def next_workshops(db: Db, commune_id: str, *, day: date, now: datetime) -> list[WorkshopView]:
    """The workshops from a day on that take place, the next first; those that were put off come last."""
    found = [
        row for row in rows.workshops(db, commune_id) if row.state == states.PLANNED and row.held_on >= day
    ]
    found += [row for row in rows.workshops(db, commune_id) if row.state == states.POSTPONED]
    return [workshop(db, row, day=day, now=now) for row in found]


@dataclass(frozen=True, slots=True)
class Seats:
    """A person's own registration."""

    registration: RegistrationRow
    workshop: WorkshopRow
    place: int | None  # on the waiting list
    can_change: bool

    def as_json(self) -> dict[str, Any]:
        return {
            "reference": self.registration.reference,
            "seats": self.registration.seats,
            "state": self.registration.state,
            "place": self.place,
            "can_change": self.can_change,
            "workshop": {
                "id": self.workshop.workshop_id,
                "short": dict(self.workshop.short),
                "title": dict(self.workshop.title),
                "day": self.workshop.held_on.isoformat(),
                "starts_at": self.workshop.starts_at,
                "place": _or_none(self.workshop.place),
                "state": self.workshop.state,
                "status": plan.status(self.workshop.state),
            },
        }


def my_registrations(db: Db, citizen_id: int, *, now: datetime) -> list[Seats]:
    """A person's registrations that were not cancelled, for workshops to come first."""
    found = []
    for row in registrations.of_citizen(db, citizen_id):
        if row.state == states.CANCELLED:
            continue
        workshop_row = rows.workshop_by_id(db, row.workshop_id)
        begins = wall.of_commune(db, row.commune_id)(workshop_row.held_on, workshop_row.starts_at or "23:59")
        can = row.state in registrations.OPEN and begins > now and workshop_row.state == states.PLANNED
        found.append(Seats(row, workshop_row, registrations.place(db, row), can))
    return sorted(found, key=lambda each: (not each.can_change, each.workshop.held_on))
