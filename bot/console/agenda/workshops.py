"""A workshop: announced, changed, held, its minutes. Who comes is at its door (door.py)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from bot.console.agenda import entries
from bot.console.agenda.entries import Wrong
from bot.console.visit import Missing, Refused, Visit
from data import consents, programmes
from data.agenda import asking, naming, rows, states
from data.agenda import workshops as changes
from data.agenda.asking import WorkshopView
from data.agenda.rows import WorkshopRow
from data.agenda.states import AgendaError
from data.broadcasts import neutrality
from data.commune_folder import Localized, Time, Workshop
from data.engine import Db


@dataclass(frozen=True, slots=True)
class Act:
    name: str
    fields: tuple[str, ...]
    is_grave: bool = False
    of_sitting: bool = False


ACTS = (
    Act("change", ("hours", "place", "capacity")),
    Act("postpone", ("to", "hours")),
    Act("hold", ()),
    Act("minutes", ("minutes",)),
    Act("cancel", (), is_grave=True),
)
_BY_NAME = {act.name: act for act in ACTS}


def line(visit: Visit, view: WorkshopView) -> dict[str, Any]:
    row = view.row
    return {
        "id": row.workshop_id,
        "title": visit.words.pick(row.title),
        "state": row.state,
        "day": row.held_on,
        "hours": "–".join(filter(None, (row.starts_at, row.ends_at))),
        "place": visit.words.pick(row.place) if row.place else "",
        "capacity": row.capacity,
        "seats_left": view.seats_left,
        "waiting": view.waiting,
    }


async def one(visit: Visit) -> Response:
    def look(db: Db) -> tuple[WorkshopView, list[str]]:
        row = _row(visit, db)
        acts = [act.name for act in ACTS if not _why_not(visit, db, row, act)]
        return asking.workshop(db, row, day=visit.day, now=visit.now), acts

    view, acts = await visit.read(look)
    row = view.row
    return visit.render(
        "workshop.html",
        workshop=line(visit, view),
        row=row,
        audience=visit.words.pick(row.audience) if row.audience else "",
        points=[
            visit.words.pick(
                {language: each[language] for language in entries.LANGUAGES if each.get(language)}
            )
            for each in row.agenda
        ],
        minutes=visit.words.pick(row.minutes) if row.minutes else "",
        acts=acts,
        shows_code=visit.may("workshops.registrations"),
    )


def _why_not(visit: Visit, db: Db, row: WorkshopRow, act: Act) -> str:
    """The sentence that says why it cannot be done now; "" when it can."""
    if row.state not in states.WORKSHOP[act.name]:
        return "agenda-no-state"
    is_early = act.name == "hold" and changes.early(db, row, day=visit.day, now=visit.now)
    return "agenda-no-early" if is_early else ""


async def new(visit: Visit) -> Response:
    return await _new(visit)


async def _new(visit: Visit, trouble: str = "") -> Response:
    def look(db: Db) -> tuple[list[tuple[str, str, str]], int | None]:
        content = programmes.load(db, programmes.newest_id(db, visit.commune_id)).content
        axes = [(axis["id"], visit.words.pick(axis["title"]), "") for axis in content["axes"]]
        is_quiet = neutrality.on(db, visit.commune_id, visit.day) is not None  # nothing is made known then
        return axes, None if is_quiet else consents.agreed(db, visit.commune_id, consents.WORKSHOPS)

    axes, people = await visit.read(look)
    status = 422 if trouble else 200
    return visit.render(
        "workshop_new.html", status, trouble=trouble, typed=visit.form, axes=axes, people=people
    )


async def entered(visit: Visit) -> Response:
    try:
        row = await visit.write(_enters(visit))
    except (Wrong, AgendaError) as error:
        return await _new(visit, entries.sentence(visit, error))
    return visit.redirect(f"/agenda/workshops/{row.workshop_id}", "agenda-entered")


def _enters(visit: Visit) -> Callable[[Db], WorkshopRow]:
    """What is typed, under a name that is free. Wrong."""
    form = visit.form
    closes = form.number("closes_days_before")
    written = {
        "date": entries.day(form),
        "time": entries.time(form),
        "axes": form.all("axes"),
        "capacity": form.number("capacity") if form("capacity") else None,
        "registration": None if closes is None else {"required": True, "closes_days_before": closes},
        "short": entries.needed(form, "short"),
        "title": entries.needed(form, "title"),
        "place": entries.localized(form, "place"),
        "audience": entries.localized(form, "audience"),
    }

    def work(db: Db) -> WorkshopRow:
        name = naming.of_workshop(db, visit.commune_id)
        found = entries.entry(Workshop, {"id": name, **written})
        return changes.add(db, visit.commune_id, found, **entries.who(visit))

    return work


async def asked(visit: Visit) -> Response:
    return await _form(visit, _act(visit))


async def _form(visit: Visit, act: Act, trouble: str = "") -> Response:
    def look(db: Db) -> tuple[WorkshopRow, str]:
        row = _row(visit, db)
        return row, _why_not(visit, db, row, act)

    row, why_not = await visit.read(look)
    if why_not and not trouble:
        raise Refused(why_not)
    return visit.render(
        "agenda_act.html",
        422 if trouble else 200,
        act=act,
        kind="workshops",
        name=row.workshop_id,
        title=visit.words.pick(row.title),
        sitting=None,
        before=row,
        trouble=trouble,
        typed=visit.form,
        lines=[],
        axes=[],
    )


async def done(visit: Visit) -> Response:
    act = _act(visit)
    try:
        work = _WORK[act.name](visit)
        await visit.write(lambda db: work(db, _row(visit, db)))
    except (Wrong, AgendaError) as error:
        return await _form(visit, act, entries.sentence(visit, error))
    return visit.redirect(f"/agenda/workshops/{visit.path('workshop')}", f"agenda-done-{act.name}")


Work = Callable[[Db, WorkshopRow], object]


def _time(visit: Visit) -> Time | None:
    time = entries.time(visit.form)
    if time["end"] and not time["start"]:
        raise Wrong("no-hours")
    return entries.entry(Time, time) if time["start"] else None


def _changed(visit: Visit) -> Work:
    place = entries.localized(visit.form, "place")
    found = entries.entry(Localized, place) if place else None
    time, seats = _time(visit), visit.form.number("capacity")
    return lambda db, row: changes.change(
        db, row, time=time, place=found, capacity=seats, **entries.who(visit)
    )


def _postponed(visit: Visit) -> Work:
    to = entries.day(visit.form, "to") if visit.form("to") else None
    time = _time(visit)
    return lambda db, row: changes.postpone(db, row, to, time=time, **entries.who(visit))


def _minutes(visit: Visit) -> Work:
    found = entries.entry(Localized, entries.needed(visit.form, "minutes"))
    return lambda db, row: changes.keep_minutes(db, row, found, **entries.who(visit))


_WORK: dict[str, Callable[[Visit], Work]] = {
    "change": _changed,
    "postpone": _postponed,
    "minutes": _minutes,
    "hold": lambda visit: lambda db, row: changes.hold(db, row, **entries.who(visit)),
    "cancel": lambda visit: lambda db, row: changes.cancel(db, row, **entries.who(visit)),
}


def _act(visit: Visit) -> Act:
    act = _BY_NAME.get(visit.path("act"))
    if act is None:
        raise Missing
    return act


def _row(visit: Visit, db: Db) -> WorkshopRow:
    row = rows.look_workshop(db, visit.commune_id, visit.path("workshop"))
    if row is None:
        raise Missing
    return row
