"""The door of a workshop, on a telephone: who is registered, who waits, and letting somebody in by their reference."""

from typing import Any

from starlette.responses import Response

from bot.console.agenda import entries
from bot.console.visit import Missing, Visit
from data.agenda import registrations, rows
from data.agenda.rows import WorkshopRow
from data.agenda.states import AgendaError
from data.engine import Db


async def shown(visit: Visit) -> Response:
    return await _page(visit)


async def _page(visit: Visit, trouble: str = "", status: int = 200) -> Response:
    def look(db: Db) -> dict[str, Any]:
        row = _row(visit, db)
        found = registrations.of_workshop(db, row)
        lines = [
            {
                "reference": each.reference,
                "state": each.state,
                "seats": each.seats,
                "place": registrations.place(db, each),
                "at": each.checked_in_at,
            }
            for each in found
        ]
        return {"row": row, "lines": lines}

    found = await visit.read(look)
    came = sum(each["seats"] for each in found["lines"] if each["state"] == "came")
    coming = sum(each["seats"] for each in found["lines"] if each["state"] in ("registered", "came"))
    return visit.render(
        "workshop_door.html",
        status,
        name=found["row"].workshop_id,
        title=visit.words.pick(found["row"].title),
        code=found["row"].door_code or "",
        lines=found["lines"],
        came=came,
        coming=coming,
        trouble=trouble,
        typed=visit.form,
    )


async def arrived(visit: Visit) -> Response:
    reference, seats = visit.form("reference"), visit.form.number("seats")
    if not reference:
        return await _page(visit, visit.words("agenda-lacks-reference"), 422)

    def work(db: Db) -> str:
        row = registrations.check_in(
            db, _row(visit, db), reference, seats=seats, day=visit.day, now=visit.now
        )
        visit.note(db, "checked_in", row.reference)
        return row.reference

    try:
        came = await visit.write(work)
    except AgendaError as error:
        is_nobodys = error.code == "unknown"
        said = visit.words("agenda-no-reference") if is_nobodys else entries.sentence(visit, error)
        return await _page(visit, said, 422)
    return visit.redirect(
        f"/agenda/workshops/{visit.path('workshop')}/door", "agenda-checked-in", reference=came
    )


def _row(visit: Visit, db: Db) -> WorkshopRow:
    row = rows.look_workshop(db, visit.commune_id, visit.path("workshop"))
    if row is None:
        raise Missing
    return row
