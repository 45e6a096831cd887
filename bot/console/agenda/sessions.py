"""A session of the council: its sittings, its agenda in versions, what was decided. Nothing is announced before it is entered."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from bot.console.agenda import entries
from bot.console.agenda.entries import Wrong
from bot.console.forms import Form
from bot.console.visit import Missing, Refused, Visit
from data import programmes, texts
from data.agenda import asking, naming, ordinary, rows, states
from data.agenda import sessions as council
from data.agenda import sittings as changes
from data.agenda.asking import SessionView
from data.agenda.rows import SessionRow, SittingRow
from data.agenda.states import AgendaError
from data.commune_folder import AgendaItem, Localized, Session, Sitting
from data.engine import Db

BLANK_LINES = 4  # below the points that stand
MONTHS = 24  # ahead, in which a session may be expected


@dataclass(frozen=True, slots=True)
class Act:
    """Something done with a session, or (`of_sitting`) with one of its sittings. `fields` are those of agenda_act.html."""

    name: str
    fields: tuple[str, ...]
    of_sitting: bool = False
    is_grave: bool = False


ACTS = (
    Act("sitting", ("date", "hours", "place", "closed")),
    Act("agenda", ("points",)),
    Act("decide", ("decisions",)),
    Act("hold", ()),
    Act("cancel", (), is_grave=True),
    Act("change", ("hours", "place", "closed"), of_sitting=True),
    Act("postpone", ("to", "hours", "place"), of_sitting=True),
    Act("no_quorum", ("to", "hours", "place"), of_sitting=True),
    Act("cancel_sitting", (), of_sitting=True, is_grave=True),
)
_BY_NAME = {act.name: act for act in ACTS}
_TABLE = {
    "sitting": "announce",
    "agenda": "publish_agenda",
    "decide": "decide",
    "hold": "hold",
    "cancel": "cancel",
}


def line(visit: Visit, view: SessionView) -> dict[str, Any]:
    row = view.row
    return {
        "id": row.session_id,
        "title": visit.words.pick(row.title),
        "state": row.state,
        "kind": row.kind,
        "month": texts.written_month(row.month, visit.language) if row.month else "",
        "sittings": [_sitting(visit, number, each) for number, each in view.sittings],
    }


def _sitting(visit: Visit, number: int, each: SittingRow) -> dict[str, Any]:
    return {
        "number": number,
        "day": each.held_on,
        "hours": "–".join(filter(None, (each.starts_at, each.ends_at))),
        "place": visit.words.pick(each.place) if each.place else "",
        "is_public": each.is_public,
        "state": each.state,
        "acts": [act.name for act in ACTS if act.of_sitting and not _why_not_sitting(visit, act, each)],
    }


def _why_not(visit: Visit, act: Act, row: SessionRow, found: Iterable[SittingRow]) -> str:
    """The sentence that says why it cannot be done with a session now; "" when it can."""
    if row.state not in states.SESSION[_TABLE[act.name]]:
        return "agenda-no-state"
    is_early = act.name == "hold" and not changes.come(found, visit.day)
    return "agenda-no-early" if is_early else ""


def _why_not_sitting(visit: Visit, act: Act, each: SittingRow) -> str:
    """The same of a sitting."""
    if each.state not in states.SITTING[act.name.removesuffix("_sitting")]:
        return "agenda-no-state"
    is_early = act.name == "no_quorum" and each.held_on > visit.day
    return "agenda-no-early" if is_early else ""


async def one(visit: Visit) -> Response:
    def look(db: Db) -> SessionView:
        return asking.session(db, _row(visit, db))

    view = await visit.read(look)
    row, sat = view.row, [each for _, each in view.sittings]
    return visit.render(
        "session.html",
        session=line(visit, view),
        agenda=view.agenda,
        points=[visit.words.pick(_texts(each)) for each in view.agenda.points] if view.agenda else [],
        decided=[visit.words.pick(each) for each in row.deliberations or ()],
        decided_on=row.deliberations_on,
        attendance=visit.words.pick(row.attendance) if row.attendance else "",
        acts=[act.name for act in ACTS if not act.of_sitting and not _why_not(visit, act, row, sat)],
    )


def _texts(point: Any) -> dict[str, str]:
    return {language: point[language] for language in entries.LANGUAGES if point.get(language)}


# -- entering ----------------------------------------------------------------------------------------------


async def new(visit: Visit) -> Response:
    return _new(visit)


def _new(visit: Visit, trouble: str = "") -> Response:
    coming = [f"{ordinary.first_of_month(visit.day, ahead):%Y-%m}" for ahead in range(MONTHS)]
    months = [(month, texts.written_month(month, visit.language).capitalize()) for month in coming]
    return visit.render(
        "session_new.html",
        422 if trouble else 200,
        trouble=trouble,
        typed=visit.form,
        months=[("", visit.words("agenda-month-none")), *months],
    )


async def entered(visit: Visit) -> Response:
    try:
        row = await visit.write(_enters(visit))
    except (Wrong, AgendaError) as error:
        return _new(visit, entries.sentence(visit, error))
    return visit.redirect(f"/agenda/sessions/{row.session_id}", "agenda-entered")


def _enters(visit: Visit) -> Callable[[Db], SessionRow]:
    """What is typed, under a name that is free. Wrong."""
    form = visit.form
    written: dict[str, Any] = {
        "kind": form("kind"),
        "month": form("month") or None,
        "short": entries.needed(form, "short"),
        "title": entries.needed(form, "title"),
        "attendance": entries.localized(form, "attendance"),
    }

    def work(db: Db) -> SessionRow:
        name = naming.of_session(db, visit.commune_id, written["month"], visit.day)
        found = entries.entry(Session, {"id": name, **written})
        return council.add(db, visit.commune_id, found, **entries.who(visit))

    return work


# -- acting ------------------------------------------------------------------------------------------------


async def asked(visit: Visit) -> Response:
    return await _form(visit, _act(visit))


async def _form(visit: Visit, act: Act, trouble: str = "") -> Response:
    def look(db: Db) -> tuple[SessionRow, SittingRow | None, str, list[Any], list[tuple[str, str]]]:
        row = _row(visit, db)
        sitting = _named(visit, db, row) if act.of_sitting else None
        if sitting:
            why_not = _why_not_sitting(visit, act, sitting)
        else:
            why_not = _why_not(visit, act, row, rows.sittings_of(db, row))
        agenda = rows.agenda(db, row)
        content = programmes.load(db, programmes.newest_id(db, visit.commune_id)).content
        axes = [(axis["id"], visit.words.pick(axis["short"])) for axis in content["axes"]]
        return row, sitting, why_not, list(agenda.points) if agenda else [], axes

    row, sitting, why_not, points, axes = await visit.read(look)
    if why_not and not trouble:
        raise Refused(why_not)
    kept = points if act.name == "agenda" else list(row.deliberations or ())
    return visit.render(
        "agenda_act.html",
        422 if trouble else 200,
        act=act,
        kind="sessions",
        name=row.session_id,
        title=visit.words.pick(row.title),
        sitting=_sitting(visit, _number(visit), sitting) if sitting else None,
        before=sitting,
        trouble=trouble,
        typed=visit.form,
        lines=_typed_lines(visit.form) or [*kept, *({} for _ in range(BLANK_LINES))],
        axes=axes,
    )


def _typed_lines(form: Form) -> list[dict[str, str]]:
    columns = {part: form.all(f"line_{part}") for part in ("ar", "fr", "axis")}
    rows_typed = len(columns["ar"])
    return [
        {part: values[number] if number < len(values) else "" for part, values in columns.items()}
        for number in range(rows_typed)
    ]


async def done(visit: Visit) -> Response:
    act = _act(visit)
    try:
        work = _WORK[act.name](visit)
        await visit.write(lambda db: work(db, _row(visit, db)))
    except (Wrong, AgendaError) as error:
        return await _form(visit, act, entries.sentence(visit, error))
    return visit.redirect(f"/agenda/sessions/{visit.path('session')}", f"agenda-done-{act.name}")


Work = Callable[[Db, SessionRow], object]


def _sat(visit: Visit) -> Work:
    found = entries.entry(Sitting, _as_sitting(visit, "date"))
    return lambda db, row: changes.add(db, row, found, instead_of=None, **entries.who(visit))


def _as_sitting(visit: Visit, name: str, before: SittingRow | None = None) -> dict[str, Any]:
    """Hour and place as before where none are typed."""
    form = visit.form
    time = entries.time(form)
    place = entries.localized(form, "place")
    if before is not None:
        time = time if time["start"] else {"start": before.starts_at, "end": before.ends_at}
        place = place or (dict(before.place) if before.place else None)
    closed = bool(form("closed")) if before is None else not before.is_public
    return {"date": entries.day(form, name), "time": time, "place": place, "public": not closed}


def _agenda(visit: Visit) -> Work:
    points = [entries.entry(AgendaItem, each) for each in entries.lines(visit.form, "line")]
    return lambda db, row: council.publish_agenda(db, row, points, **entries.who(visit))


def _decided(visit: Visit) -> Work:
    found = [entries.entry(Localized, each) for each in entries.lines(visit.form, "line")]
    return lambda db, row: council.decide(db, row, found, **entries.who(visit))


def _changed(visit: Visit) -> Work:
    place = entries.localized(visit.form, "place")
    found = entries.entry(Localized, place) if place else None
    time = entries.time(visit.form)
    return lambda db, row: changes.change(
        db,
        row,
        _number(visit),
        starts_at=time["start"],
        ends_at=time["end"],
        place=found,
        is_public=not visit.form("closed"),
        **entries.who(visit),
    )


def _postponed(visit: Visit) -> Work:
    def work(db: Db, row: SessionRow) -> object:
        before = _named(visit, db, row)
        to = entries.entry(Sitting, _as_sitting(visit, "to", before)) if visit.form("to") else None
        return changes.postpone(db, row, _number(visit), to, **entries.who(visit))

    return work


def _not_enough(visit: Visit) -> Work:
    def work(db: Db, row: SessionRow) -> object:
        to = entries.entry(Sitting, _as_sitting(visit, "to", _named(visit, db, row)))
        return changes.no_quorum(db, row, _number(visit), to, **entries.who(visit))

    return work


_WORK: dict[str, Callable[[Visit], Work]] = {
    "sitting": _sat,
    "agenda": _agenda,
    "decide": _decided,
    "hold": lambda visit: lambda db, row: changes.hold(db, row, None, **entries.who(visit)),
    "cancel": lambda visit: lambda db, row: council.cancel(db, row, **entries.who(visit)),
    "change": _changed,
    "postpone": _postponed,
    "no_quorum": _not_enough,
    "cancel_sitting": lambda visit: (
        lambda db, row: changes.cancel(db, row, _number(visit), **entries.who(visit))
    ),
}


def _act(visit: Visit) -> Act:
    act = _BY_NAME.get(visit.path("act"))
    if act is None:
        raise Missing
    return act


def _row(visit: Visit, db: Db) -> SessionRow:
    row = rows.look_session(db, visit.commune_id, visit.path("session"))
    if row is None:
        raise Missing
    return row


def _number(visit: Visit) -> int:
    """The sitting, by the number it first had: `?sitting=`, or of the form."""
    given = visit.form("sitting") or visit.ask("sitting")
    if not (given.isascii() and given.isdigit() and len(given) < 6):
        raise Missing
    return int(given)


def _named(visit: Visit, db: Db, row: SessionRow) -> SittingRow:
    for number, each in asking.session(db, row).sittings:
        if number == _number(visit):
            return each
    raise Missing
