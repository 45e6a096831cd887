"""Sessions, workshops and people who want to hear of them, for tests: short ways to say each."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from fakes import NOON
from sqlalchemy import insert, select, update

from data import consents
from data.agenda import announcements, registrations, rows, sessions, sittings, subscriptions, workshops
from data.agenda.announcements import AnnouncementRow
from data.agenda.registrations import Registered
from data.agenda.rows import SessionRow, WorkshopRow
from data.commune_folder import AgendaItem, Localized, Session, Sitting, Time, Workshop
from data.conversations import new_pseudonym
from data.engine import Db
from data.tables import announcements as announcements_table
from data.tables import citizens

TODAY = NOON.date()
NADIA = "nadia@berkane.example"
PLACE = {"ar": "مقر الجماعة", "fr": "Hôtel de ville", "ary": "مقر الجماعة"}
OTHER_PLACE = {"ar": "مركز القرب", "fr": "Centre de proximité", "ary": "مركز القرب"}
ACCOUNT = "web:berkane"


def who(day: date = TODAY, hour: int = 12) -> dict[str, Any]:
    return {"actor": NADIA, "day": day, "now": at(day, hour)}


def at(day: date, hour: int = 12) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def texts(fr: str) -> dict[str, str]:
    return {"ar": f"ع {fr}", "fr": fr, "ary": f"د {fr}"}


def sitting(
    ahead: int | date, start: str | None = "10:00", place: dict[str, str] | None = PLACE, **more: Any
) -> Sitting:
    day = TODAY + timedelta(days=ahead) if isinstance(ahead, int) else ahead
    end = more.pop("end", None)
    return Sitting(
        date=day, time=Time(start=start, end=end), place=Localized(**place) if place else None, **more
    )


def point(fr: str = "Budget", axes: Iterable[str] = ("A4",)) -> AgendaItem:
    return AgendaItem.model_validate({**texts(fr), "axes": list(axes)})


def add_session(
    db: Db,
    *found: Sitting,
    name: str = "2027-02",
    points: Sequence[AgendaItem] = (),
    kind: Any = "ordinary",
    day: date = TODAY,
) -> SessionRow:
    named = {"short": texts("Session"), "title": texts("La session")}
    written = Session.model_validate({"id": name, "kind": kind, **named})
    entry = written.model_copy(update={"sittings": list(found), "agenda": list(points)})
    return sessions.add(db, "berkane", entry, **who(day))


def session(db: Db, name: str = "2027-02") -> SessionRow:
    return rows.session(db, "berkane", name)


def postpone(db: Db, number: int, to: Sitting | None, day: date = TODAY) -> SessionRow:
    return sittings.postpone(db, session(db), number, to, **who(day))


def add_workshop(
    db: Db,
    ahead: int = 20,
    *,
    name: str = "W9",
    capacity: int | None = 5,
    start: str | None = "10:00",
    closes: int | None = 1,
    axes: Sequence[str] = ("A1",),
) -> WorkshopRow:
    values: dict[str, Any] = {
        "id": name,
        "date": TODAY + timedelta(days=ahead),
        "time": {"start": start},
        "axes": list(axes),
        "capacity": capacity,
        "registration": None if closes is None else {"required": True, "closes_days_before": closes},
        "short": texts("Atelier"),
        "title": texts("L'atelier"),
        "place": PLACE,
        "audience": None,
    }
    return workshops.add(db, "berkane", Workshop.model_validate(values), **who())


def workshop(db: Db, name: str = "W9") -> WorkshopRow:
    return rows.workshop(db, "berkane", name)


def citizen(db: Db) -> int:
    """Somebody who wrote once."""
    values = {"commune_id": "berkane", "pseudonym": new_pseudonym(), "created_at": NOON}
    found: int = db.value(insert(citizens).values(values).returning(citizens.c.id))
    return found


def agree(db: Db, citizen_id: int, purpose: str = consents.SESSIONS, *, is_given: bool = True) -> None:
    consents.record(
        db,
        commune_id="berkane",
        citizen_id=citizen_id,
        purpose=purpose,
        is_given=is_given,
        text_shown="?",
        language="fr",
        source="web",
        now=NOON,
    )


def subscriber(
    db: Db, kind: str = "all", axis: str = "", *, agrees: bool = True, now: datetime = NOON
) -> int:
    """Somebody who wants to be reminded."""
    found = citizen(db)
    if agrees:
        agree(db, found)
    subscriptions.subscribe(
        db,
        commune_id="berkane",
        citizen_id=found,
        account_id=ACCOUNT,
        kind=kind,
        axis_id=axis,
        language="fr",
        now=now,
    )
    return found


def register(
    db: Db,
    citizen_id: int,
    seats: int = 1,
    *,
    name: str = "W9",
    day: date = TODAY,
    now: datetime | None = None,
) -> Registered | registrations.Refusal:
    return registrations.register(
        db,
        commune_id="berkane",
        workshop_id=name,
        citizen_id=citizen_id,
        account_id=ACCOUNT,
        language="fr",
        seats=seats,
        day=day,
        now=now or at(day),
    )


def registered(db: Db, seats: int = 1, **more: Any) -> tuple[int, Registered]:
    """Somebody new with seats, or a place on the list."""
    person = citizen(db)
    found = register(db, person, seats, **more)
    assert isinstance(found, Registered), found
    return person, found


# -- what is told ------------------------------------------------------------------------------------------


def plan_day(db: Db, day: date, hour: int = 9) -> int:
    return announcements.plan_ahead(db, "berkane", day=day, now=at(day, hour))


def leave(db: Db, day: date, hour: int = 10) -> list[AnnouncementRow]:
    """Tell everything that may leave at an hour of a day, as the delivery does; what was told."""
    told = []
    for announcement_id in announcements.due(db, at(day, hour)):
        row = announcements.by_id(db, announcement_id)
        assert row
        reason = announcements.why_not(db, row, day)
        state = announcements.DROPPED if reason else announcements.TOLD
        assert announcements.change(db, row, state, reason=reason or None)
        told += [] if reason else [row]
    return told


def run_days(db: Db, until: date, start: date = TODAY) -> list[tuple[date, int, str]]:
    """Plan and tell day after day: (day, citizen, kind)."""
    heard = []
    day = start
    while day <= until:
        plan_day(db, day)
        heard += [(day, row.citizen_id, row.kind) for row in leave(db, day)]
        day += timedelta(days=1)
    return heard


def rows_of(db: Db, citizen_id: int | None = None) -> list[tuple[str, str, str | None]]:
    """(kind, state, reason) of what was put, but for the answers in the chat."""
    asked = select(announcements_table).order_by(announcements_table.c.id)
    if citizen_id is not None:
        asked = asked.where(announcements_table.c.citizen_id == citizen_id)
    return [(row.kind, row.state, row.reason) for row in db.execute(asked) if row.kind != "registered"]


def told_all(db: Db) -> None:
    """Whatever waits has left."""
    waiting = announcements_table.c.state == announcements.WAITING
    db.execute(update(announcements_table).where(waiting).values(state=announcements.TOLD))
