"""The days on which the commune does not work; a change shows which cases it moves before it is saved."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from starlette.responses import Response

from bot.console.desk import Desk
from bot.console.page import Page, page
from bot.console.requests.found import said
from bot.console.settings.parts import tabs_of
from bot.console.visit import Missing, Refused, Visit
from data.calendar import days
from data.calendar.days import Change
from data.calendar.stored import DayRow
from data.engine import Db
from data.requests import clocks

KINDS = ("closure", "religious", "fixed")
DEEDS = ("add", "move", "confirm", "remove")
SHOWN = 60  # cases of a change that are listed; the rest is a number
_MONTH_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


def routes(desk: Desk) -> list[Page]:
    return [
        page("/settings/calendar", permission="settings.read")(shown),
        page("/settings/calendar/{deed}", permission="calendar.change")(asked),
        page("/settings/calendar/{deed}", permission="calendar.change", methods=("POST",))(done),
    ]


async def shown(visit: Visit) -> Response:
    rows = await visit.read(lambda db: days.listed(db, visit.commune_id))
    coming = [_line(visit, row) for row in rows if row.month_day or max(row.dates()) >= visit.day]
    past = [_line(visit, row) for row in rows if not row.month_day and max(row.dates()) < visit.day]
    return visit.render("calendar.html", coming=coming, past=past, tabs=tabs_of(visit, "calendar"))


def _line(visit: Visit, row: DayRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": visit.words.pick(row.names),
        "kind": row.kind,
        "month_day": row.month_day or "",
        "starts_on": row.starts_on,
        "days": row.days,
        "is_provisional": row.is_provisional,
        "note": visit.words.pick(row.notes) if row.notes else "",
        "by_staff": row.source == "staff",
    }


# -- a change ----------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Typed:
    """What a form asks for; `trouble` is the name of the sentence that says what is wrong."""

    deed: str
    kind: str = "closure"
    starts_on: date | None = None
    month_day: str = ""
    length: int = 1
    names: dict[str, str] = field(default_factory=dict)
    is_estimate: bool = False
    note: str = ""
    day_id: int = 0
    trouble: str = ""


async def asked(visit: Visit) -> Response:
    """The form of a new day, or of a change of one: `?day=` says which."""
    deed = _deed(visit)
    if deed == "add":
        return _form(visit, _Typed(deed, starts_on=visit.day))
    if not visit.ask("day"):  # after signing in again: the day was in the form
        return visit.redirect("/settings/calendar")
    row = await visit.read(partial(_row, visit, visit.ask("day")))
    typed = _Typed(deed, row.kind, row.starts_on, length=row.days, day_id=row.id)
    return _form(visit, typed, _line(visit, row))


def _form(visit: Visit, typed: _Typed, line: Mapping[str, Any] | None = None) -> Response:
    """The form as it is typed, and the day that it changes."""
    return visit.render(
        "calendar_form.html",
        422 if typed.trouble else 200,
        deed=typed.deed,
        typed=typed,
        row=line,
        tabs=tabs_of(visit, "calendar"),
    )


class _Shown(Exception):
    """Ends a transaction that was only tried."""

    def __init__(self, change: Change, references: dict[int, str]) -> None:
        super().__init__()
        self.change = change
        self.references = references


async def done(visit: Visit) -> Response:
    """Show what it moves; the second time (`sure`) save it."""
    deed = _deed(visit)
    typed = _read(visit, deed)
    row = None if deed == "add" else await visit.read(partial(_row, visit, visit.form("day")))
    line = _line(visit, row) if row else None
    if typed.trouble:
        return _form(visit, typed, line)
    work = _work(visit, typed)
    try:
        if visit.form("sure"):
            await visit.write(work)
            return visit.redirect("/settings/calendar", f"calendar-done-{deed}")
        await visit.write(partial(_tried, visit, work))
    except days.DayError:
        typed.trouble = "not-so"
        return _form(visit, typed, line)
    except days.UnknownDay:
        raise Missing from None
    except _Shown as tried:
        return visit.render(
            "calendar_confirm.html",
            deed=deed,
            typed=typed,
            day=_line(visit, tried.change.row),
            moved=[_moved(visit, each, tried.references) for each in tried.change.moved[:SHOWN]],
            count=len(tried.change.moved),
            told=tried.change.told,
            earlier=sum(each.told is not None and each.after < each.told for each in tried.change.moved),
            form=visit.form.fields,
            tabs=tabs_of(visit, "calendar"),
        )
    raise LookupError("a change was neither shown nor saved")


def _tried(visit: Visit, work: Callable[[Db], Change], db: Db) -> None:
    change = work(db)
    raise _Shown(change, clocks.references(db, visit.commune_id))


def _moved(visit: Visit, each: clocks.Moved, references: dict[int, str]) -> dict[str, Any]:
    return {
        "reference": references[each.request_id],
        "clock": said(visit, "clock", each.kind),
        "before": each.before,
        "after": each.after,
        "is_earlier": each.told is not None and each.after < each.told,
    }


def _work(visit: Visit, typed: _Typed) -> Callable[[Db], Change]:
    who: dict[str, Any] = {"actor": visit.actor, "now": visit.now}
    match typed.deed:
        case "add":
            is_fixed = typed.kind == "fixed"
            return lambda db: days.add(
                db,
                visit.commune_id,
                kind=typed.kind,
                names=typed.names,
                starts_on=None if is_fixed else typed.starts_on,
                days=typed.length,
                month_day=typed.month_day if is_fixed else None,
                from_year=visit.day.year if is_fixed else None,
                confidence="estimate" if typed.is_estimate else days.CONFIRMED,
                notes={visit.language: typed.note} if typed.note else None,
                **who,
            )
        case "move":
            confidence = None if typed.is_estimate else days.CONFIRMED
            on = typed.starts_on or visit.day
            return lambda db: days.move(
                db,
                visit.commune_id,
                typed.day_id,
                starts_on=on,
                days=typed.length,
                confidence=confidence,
                **who,
            )
        case "confirm":
            return lambda db: days.confirm(db, visit.commune_id, typed.day_id, **who)
        case _:
            return lambda db: days.remove(db, visit.commune_id, typed.day_id, **who)


def _read(visit: Visit, deed: str) -> _Typed:
    form = visit.form
    typed = _Typed(
        deed,
        kind=form("kind", "closure"),
        starts_on=_date(form("starts_on")),
        month_day=form("month_day"),
        length=form.number("length") or 1,
        names={name: form(f"name_{name}") for name in ("ar", "fr", "ary") if form(f"name_{name}")},
        is_estimate=bool(form("estimate")),
        note=form("note")[:500],
        day_id=form.number("day") or 0,
    )
    if deed == "add" and typed.kind not in KINDS:
        typed.trouble = "kind"
    elif deed == "add" and "ar" not in typed.names:
        typed.trouble = "name"
    elif deed in ("add", "move") and typed.kind != "fixed" and typed.starts_on is None:
        typed.trouble = "day"
    elif deed == "add" and typed.kind == "fixed" and not _MONTH_DAY.fullmatch(typed.month_day):
        typed.trouble = "month_day"
    return typed


def _date(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


def _deed(visit: Visit) -> str:
    deed = visit.path("deed")
    if deed not in DEEDS:
        raise Missing
    return deed


def _row(visit: Visit, given: str, db: Db) -> DayRow:
    if not (given.isascii() and given.isdigit() and len(given) < 18):
        raise Missing
    try:
        row = days.find(db, visit.commune_id, int(given))
    except days.UnknownDay:
        raise Missing from None
    if visit.path("deed") == "move" and row.month_day:
        raise Refused("calendar-lacks-not-so")
    return row
