"""`jemaa sessions`: sessions of the council, their sittings, agenda and decisions. Nothing is announced before staff enter it here
or in agenda.yaml.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import click

from bot.cli.agenda.common import (
    UNKNOWN_PLACE,
    by_staff,
    changing,
    commune_option,
    entry,
    entry_of_file,
    file_option,
    hours,
    json_option,
    language_option,
    name,
    place_of,
    place_options,
    show,
    text_options,
    texts,
    time_options,
    to_option,
    told,
)
from bot.cli.calendar import DATE
from bot.cli.desk import opened
from bot.cli.numbers import ID
from data.agenda import asking, rows, states
from data.agenda import sessions as council
from data.agenda import sittings as sitting_changes
from data.agenda.asking import SessionView
from data.agenda.rows import SittingRow
from data.commune_folder import AgendaItem, Localized, Session, Sitting, Strict
from data.engine import Db

session_argument = click.argument("session_id", metavar="SESSION")
number_argument = click.argument("number", metavar="SITTING", type=ID)


class _Points(Strict):
    """The agenda, as agenda.yaml writes it."""

    agenda: list[AgendaItem]


class _Decisions(Strict):
    """What was decided, as agenda.yaml writes it."""

    deliberations: list[Localized]


@click.group()
def sessions() -> None:
    """Sessions of the council: ordinary (February, May, October) and extraordinary."""


@sessions.command("list")
@commune_option
@language_option
@json_option
def list_(commune: str, language: str, *, as_json: bool) -> None:
    """Show every session with where it stands."""
    with opened(commune) as desk, desk.database.reading() as db:
        found = [asking.session(db, row) for row in rows.sessions(db, commune)]
    if as_json:
        click.echo(json.dumps([view.as_json() for view in found], ensure_ascii=False))
        return
    for view in found:
        click.echo(_line(view, language))


@sessions.command("show")
@session_argument
@commune_option
@language_option
@json_option
def show_(session_id: str, commune: str, language: str, *, as_json: bool) -> None:
    """Show a session with its sittings, its agenda and what was decided."""
    with opened(commune) as desk, desk.database.reading() as db:
        view = asking.session(db, rows.session(db, commune, session_id))
    if as_json:
        click.echo(json.dumps(view.as_json(), ensure_ascii=False))
        return
    click.echo(_line(view, language))
    for number, each in view.sittings:
        click.echo(_sitting_line(number, each, language))
    if view.agenda:
        click.echo(f"Agenda, version {view.agenda.number} of {view.agenda.published_on}:")
        for number, point in enumerate(view.agenda.points, 1):
            click.echo(f"  {number}. {name(point, language)}  {' '.join(point.get('axes') or ())}".rstrip())
    for decision in view.row.deliberations or ():
        click.echo(f"Decided: {name(decision, language)}")


def _line(view: SessionView, language: str) -> str:
    days = ", ".join(f"{each.held_on} {hours(each.starts_at, each.ends_at)}" for _, each in view.sittings)
    month = f"expected {view.row.month}" if view.row.month else "no date"
    return f"{view.row.session_id:<16}  {view.row.kind:<13}  {view.row.state:<9}  {days or month}  {name(view.row.title, language)}"


def _sitting_line(number: int, each: SittingRow, language: str) -> str:
    place = name(each.place, language) or UNKNOWN_PLACE
    doors = "" if each.is_public else "  closed to the public"
    named = f"{number}" if number == each.number else f"{number} (now {each.number})"
    return f"  sitting {named}: {each.held_on} {hours(each.starts_at, each.ends_at)}  {place}  {each.state}{doors}"


# -- entering ----------------------------------------------------------------------------------------------


@sessions.command()
@click.argument("session_id", metavar="[SESSION]", required=False)
@commune_option
@file_option
@click.option(
    "--kind", type=click.Choice(("ordinary", "extraordinary")), default="ordinary", show_default=True
)
@click.option("--month", help="When it is expected, like 2027-02; it is never announced from this alone.")
@text_options("short", "Its short name, 24 characters at most")
@text_options("title", "Its name")
@text_options("attendance", "Who may come")
@by_staff
@json_option
def add(
    *, session_id: str | None, commune: str, file: str | None, actor: str, as_json: bool, **given: Any
) -> None:
    """Enter a SESSION: from a file, or with options; its sittings may follow."""
    if file:
        found = entry_of_file(Session, file)
    else:
        if not session_id:
            raise click.UsageError("Name the session, for instance 2027-02; or give it as a --file.")
        values = {each: texts(given, each) for each in ("short", "title", "attendance")}
        written = {"id": session_id, **{key: value for key, value in values.items() if value}, **given}
        found = entry(Session, written)
    with changing(commune, actor, "sessions.change") as at:
        row = council.add(at.db, commune, found, **at.who)
        report = _report(at.db, commune, row.session_id)
    show(report, _told(report), as_json=as_json)


@sessions.command()
@session_argument
@commune_option
@click.option("--date", "on", type=DATE, required=True, help="The day.")
@time_options(is_needed=True)
@place_options
@click.option("--closed", is_flag=True, help="Closed to the public (article 48).")
@click.option("--instead-of", type=ID, help="The number of the sitting that was put off without a date.")
@by_staff
@json_option
def sitting(
    *,
    session_id: str,
    commune: str,
    on: date,
    instead_of: int | None,
    actor: str,
    as_json: bool,
    **given: Any,
) -> None:
    """Enter a sitting of a SESSION, which announces it."""
    found = _sitting(on, given, None)
    with changing(commune, actor, "sessions.change") as at:
        row = rows.session(at.db, commune, session_id)
        sitting_changes.add(at.db, row, found, instead_of=instead_of, **at.who)
        report = _report(at.db, commune, session_id)
    show(report, _told(report), as_json=as_json)


def _sitting(on: date, given: dict[str, Any], before: SittingRow | None) -> Sitting:
    """A sitting from options; hour and place as before where none are given."""
    place = place_of(given, before.place if before else None)
    time = {"start": given.get("start"), "end": given.get("end")}
    if before and not time["start"]:
        time = {"start": before.starts_at, "end": time["end"] or before.ends_at}
    return entry(
        Sitting, {"date": on, "time": time, "place": place or None, "public": not given.get("closed", False)}
    )


@sessions.command()
@session_argument
@commune_option
@click.option(
    "--file", "file", metavar="PATH", required=True, help="agenda: [points], as agenda.yaml writes them."
)
@by_staff
@json_option
def agenda(*, session_id: str, commune: str, file: str, actor: str, as_json: bool) -> None:
    """Publish the agenda of a SESSION, or its next version (article 39)."""
    points = entry_of_file(_Points, file).agenda
    with changing(commune, actor, "sessions.change") as at:
        council.publish_agenda(at.db, rows.session(at.db, commune, session_id), points, **at.who)
        report = _report(at.db, commune, session_id)
    show(report, _told(report), as_json=as_json)


# -- what follows ------------------------------------------------------------------------------------------


@sessions.command()
@session_argument
@number_argument
@commune_option
@time_options(is_needed=False)
@place_options
@click.option(
    "--public/--closed", "is_public", default=None, help="Open its doors, or close them (article 48)."
)
@by_staff
@json_option
def change(
    *,
    session_id: str,
    number: int,
    commune: str,
    is_public: bool | None,
    actor: str,
    as_json: bool,
    **given: Any,
) -> None:
    """Change the hour, the place or the doors of a SITTING."""
    place = texts(given, "place")
    written = entry(Localized, place) if place else None
    with changing(commune, actor, "sessions.change") as at:
        row = rows.session(at.db, commune, session_id)
        times = {"starts_at": given["start"], "ends_at": given["end"]}
        sitting_changes.change(at.db, row, number, **times, place=written, is_public=is_public, **at.who)
        report = _report(at.db, commune, session_id)
    show(report, _told(report), as_json=as_json)


@sessions.command()
@session_argument
@number_argument
@commune_option
@to_option(is_needed=False)
@time_options(is_needed=False)
@place_options
@click.option("--closed", is_flag=True, help="Closed to the public.")
@by_staff
@json_option
def postpone(
    *, session_id: str, number: int, commune: str, to: date | None, actor: str, as_json: bool, **given: Any
) -> None:
    """Put a SITTING off to another day; without --to, until one is entered."""
    with changing(commune, actor, "sessions.change") as at:
        row = rows.session(at.db, commune, session_id)
        before = rows.sitting(at.db, row, number)
        found = _sitting(to, _as_before(given, before), before) if to else None
        sitting_changes.postpone(at.db, row, number, found, **at.who)
        report = _report(at.db, commune, session_id)
    show(report, _told(report), as_json=as_json)


@sessions.command("no-quorum")
@session_argument
@number_argument
@commune_option
@to_option(is_needed=True)
@time_options(is_needed=False)
@place_options
@by_staff
@json_option
def no_quorum(
    *, session_id: str, number: int, commune: str, to: date, actor: str, as_json: bool, **given: Any
) -> None:
    """Too few came to a SITTING: the council is convened again (article 42)."""
    with changing(commune, actor, "sessions.change") as at:
        row = rows.session(at.db, commune, session_id)
        before = rows.sitting(at.db, row, number)
        found = _sitting(to, _as_before(given, before), before)
        sitting_changes.no_quorum(at.db, row, number, found, **at.who)
        report = _report(at.db, commune, session_id)
    show(report, _told(report), as_json=as_json)


def _as_before(given: dict[str, Any], before: SittingRow) -> dict[str, Any]:
    """A place that was not known stays so by itself; doors that were closed stay closed."""
    is_silent = before.place is None and not any(
        value for key, value in given.items() if key.startswith("place_")
    )
    return {
        **given,
        "place_unknown": given["place_unknown"] or is_silent,
        "closed": given.get("closed") or not before.is_public,
    }


@sessions.command()
@session_argument
@commune_option
@click.option("--sitting", "number", type=ID, help="Only this sitting.")
@by_staff
@json_option
def cancel(*, session_id: str, commune: str, number: int | None, actor: str, as_json: bool) -> None:
    """Call a SESSION off, or one of its sittings."""
    with changing(commune, actor, "sessions.change") as at:
        row = rows.session(at.db, commune, session_id)
        if number is None:
            council.cancel(at.db, row, **at.who)
        else:
            sitting_changes.cancel(at.db, row, number, **at.who)
        report = _report(at.db, commune, session_id)
    show(report, _told(report), as_json=as_json)


@sessions.command()
@session_argument
@commune_option
@click.option("--sitting", "number", type=ID, help="Only this sitting.")
@by_staff
@json_option
def hold(*, session_id: str, commune: str, number: int | None, actor: str, as_json: bool) -> None:
    """Note that the sittings whose day has come took place."""
    with changing(commune, actor, "sessions.change") as at:
        sitting_changes.hold(at.db, rows.session(at.db, commune, session_id), number, **at.who)
        report = _report(at.db, commune, session_id)
    show(report, _told(report), as_json=as_json)


@sessions.command()
@session_argument
@commune_option
@click.option("--file", "file", metavar="PATH", help="deliberations: [texts], as agenda.yaml writes them.")
@text_options("text", "What was decided, where it is one thing")
@by_staff
@json_option
def decide(
    *, session_id: str, commune: str, file: str | None, actor: str, as_json: bool, **given: Any
) -> None:
    """Enter what a SESSION decided; deliberations are posted within eight days (article 273)."""
    text = texts(given, "text")
    if bool(file) == bool(text):
        raise click.UsageError(
            "Give what was decided as a --file, or one decision with --text-ar, --text-fr, --text-ary."
        )
    found = entry_of_file(_Decisions, file) if file else entry(_Decisions, {"deliberations": [text]})
    with changing(commune, actor, "sessions.change") as at:
        council.decide(at.db, rows.session(at.db, commune, session_id), found.deliberations, **at.who)
        report = _report(at.db, commune, session_id)
    show(report, _told(report), as_json=as_json)


def _report(db: Db, commune: str, session_id: str) -> dict[str, Any]:
    row = rows.session(db, commune, session_id)
    return {**asking.session(db, row).as_json(), "people_to_tell": told(db, commune, row.subject)}


def _told(report: Mapping[str, Any]) -> str:
    planned = [each for each in report["sittings"] if each["state"] == states.PLANNED]
    parts = [f"{report['id']}  {report['state']}"]
    for each in planned:
        where = name(each["place"]) or UNKNOWN_PLACE
        parts.append(
            f"sitting {each['number']}: {each['day']} {hours(each['starts_at'], each['ends_at'])}, {where}"
        )
    if not planned and report["state"] in states.SESSION["change"]:
        parts.append("nothing is announced until a sitting has its date")
    return "  ".join([*parts, f"people who will be told: {report['people_to_tell']}"])
