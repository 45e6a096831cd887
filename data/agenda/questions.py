"""After a workshop: one question an axis to each party that came, and what they answered.

A row stands for a question that may be answered. Of an answer with a name it keeps the reference. A form that is sent without a
name leaves its rows as they were: whoever answered so cannot be told from those who did not answer.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite

from data.agenda import rows, states
from data.agenda.rows import RegistrationRow, WorkshopRow
from data.engine import Db
from data.tables import registrations, workshops
from data.tables import workshop_questions as table

ASKED, ANSWERED, SKIPPED = "asked", "answered", "skipped"


def source(workshop: WorkshopRow) -> str:
    """What a contribution made after a workshop says of where it comes from."""
    return workshop.subject


def open_for(db: Db, workshop: WorkshopRow, registration_id: int | None = None) -> int:
    """Put the questions to those who came to a workshop that was held, once each; how many are new."""
    if workshop.state != states.HELD:
        return 0
    came = select(registrations.c.id).where(
        registrations.c.workshop_id == workshop.id, registrations.c.state == states.CAME
    )
    if registration_id is not None:
        came = came.where(registrations.c.id == registration_id)
    found = [
        {"commune_id": workshop.commune_id, "registration_id": each, "axis_id": axis, "state": ASKED}
        for each in db.execute(came.order_by(registrations.c.id)).scalars()
        for axis in dict.fromkeys(workshop.axes)
    ]
    if not found:
        return 0
    dialect = postgresql if db.is_postgres else sqlite
    statement = dialect.insert(table).values(found).on_conflict_do_nothing().returning(table.c.id)
    return len(db.execute(statement).scalars().all())


def waiting(db: Db, registration_id: int) -> list[str]:
    """The axes whose question waits, in the order in which the workshop names them."""
    asked = select(table.c.axis_id).where(table.c.registration_id == registration_id, table.c.state == ASKED)
    return list(db.execute(asked.order_by(table.c.id)).scalars())


def came(
    db: Db, commune_id: str, citizen_id: int, workshop_id: str = ""
) -> tuple[WorkshopRow, RegistrationRow] | None:
    """The workshop that a person came to: the one named, else the last one."""
    wanted = (
        select(workshops.c.id, *(registrations.c[name] for name in RegistrationRow.__dataclass_fields__))
        .join(workshops, workshops.c.id == registrations.c.workshop_id)
        .where(
            registrations.c.commune_id == commune_id,
            registrations.c.citizen_id == citizen_id,
            registrations.c.state == states.CAME,
            workshops.c.state == states.HELD,
        )
        .order_by(workshops.c.held_on.desc(), workshops.c.id.desc())
    )
    if workshop_id:
        wanted = wanted.where(workshops.c.workshop_id == workshop_id)
    found = db.one(wanted.limit(1))
    if found is None:
        return None
    return rows.workshop_by_id(db, found[0]), RegistrationRow(*found[1:])


def close(db: Db, registration_id: int, answered: Mapping[str, str], skipped: Iterable[str]) -> None:
    """Write down what became of the questions of a form with a name: the reference of each answer, or that it was passed by."""
    moves: list[tuple[str, dict[str, Any]]] = [
        (axis, {"state": ANSWERED, "contribution_reference": reference})
        for axis, reference in answered.items()
    ]
    moves += [(axis, {"state": SKIPPED}) for axis in skipped]
    for axis, values in moves:
        own = (table.c.registration_id == registration_id, table.c.axis_id == axis, table.c.state == ASKED)
        db.execute(update(table).where(*own).values(values))
