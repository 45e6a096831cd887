"""`jemaa workshops`: announced, moved, called off; who comes, the door, and the minutes."""

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
from data.agenda import asking, registrations, rows
from data.agenda import workshops as changes
from data.agenda.asking import WorkshopView
from data.agenda.rows import RegistrationRow
from data.commune_folder import Localized, Time, Workshop
from data.engine import Db

workshop_argument = click.argument("workshop_id", metavar="WORKSHOP")


@click.group()
def workshops() -> None:
    """Workshops: announced, who comes, and the minutes."""


@workshops.command("list")
@commune_option
@language_option
@json_option
def list_(commune: str, language: str, *, as_json: bool) -> None:
    """Show every workshop, by date."""
    with opened(commune) as desk, desk.database.reading() as db:
        found = [asking.workshop(db, row, day=desk.day, now=desk.now) for row in rows.workshops(db, commune)]
    if as_json:
        click.echo(json.dumps([view.as_json() for view in found], ensure_ascii=False))
        return
    for view in found:
        click.echo(_line(view, language))


@workshops.command("show")
@workshop_argument
@commune_option
@language_option
@json_option
def show_(workshop_id: str, commune: str, language: str, *, as_json: bool) -> None:
    """Show a workshop with its place, its seats and its agenda."""
    with opened(commune) as desk, desk.database.reading() as db:
        view = asking.workshop(db, rows.workshop(db, commune, workshop_id), day=desk.day, now=desk.now)
    if as_json:
        click.echo(json.dumps(view.as_json(), ensure_ascii=False))
        return
    click.echo(_line(view, language))
    click.echo(f"  {name(view.row.place, language) or UNKNOWN_PLACE}")
    if view.row.registration_ends_on:
        click.echo(f"  registration until {view.row.registration_ends_on}")
    for number, point in enumerate(view.row.agenda, 1):
        click.echo(f"  {number}. {name(point, language)}")
    if view.row.minutes:
        click.echo(f"Minutes: {name(view.row.minutes, language)}")


def _line(view: WorkshopView, language: str) -> str:
    row = view.row
    seats = "no limit" if row.capacity is None else f"{view.seats_left} of {row.capacity} seats left"
    waiting = f", {view.waiting} waiting" if view.waiting else ""
    when = f"{row.held_on} {hours(row.starts_at, row.ends_at)}"
    return f"{row.workshop_id:<12}  {row.state:<9}  {when}  {seats}{waiting}  {name(row.title, language)}"


# -- entering ----------------------------------------------------------------------------------------------


@workshops.command()
@click.argument("workshop_id", metavar="[WORKSHOP]", required=False)
@commune_option
@file_option
@click.option("--date", "on", type=DATE, help="The day.")
@time_options(is_needed=False)
@place_options
@text_options("short", "Its short name, 24 characters at most")
@text_options("title", "Its name")
@text_options("audience", "Who is invited")
@click.option("--axis", "axes", multiple=True, help="An axis of the programme; may be given several times.")
@click.option("--capacity", type=int, help="Seats; without it, no limit.")
@click.option(
    "--closes-days-before",
    type=int,
    help="People register, until so many days before; without it nobody can.",
)
@by_staff
@json_option
def add(
    *, workshop_id: str | None, commune: str, file: str | None, actor: str, as_json: bool, **given: Any
) -> None:
    """Announce a WORKSHOP: from a file, or with options."""
    found = entry_of_file(Workshop, file) if file else _entry(workshop_id, given)
    with changing(commune, actor, "workshops.change") as at:
        row = changes.add(at.db, commune, found, **at.who)
        report = _report(at.db, commune, row.workshop_id, at.who)
    show(report, _told(report), as_json=as_json)


def _entry(workshop_id: str | None, given: dict[str, Any]) -> Workshop:
    if not workshop_id or given["on"] is None:
        raise click.UsageError("Name the workshop and its --date; or give it as a --file.")
    closes = given["closes_days_before"]
    values = {
        "id": workshop_id,
        "date": given["on"],
        "time": {"start": given["start"], "end": given["end"]},
        "axes": list(given["axes"]),
        "capacity": given["capacity"],
        "registration": None if closes is None else {"required": True, "closes_days_before": closes},
        "place": place_of(given),
        "audience": texts(given, "audience"),
    }
    named = {each: texts(given, each) for each in ("short", "title")}
    return entry(Workshop, {**values, **{key: value for key, value in named.items() if value}})


@workshops.command()
@workshop_argument
@commune_option
@time_options(is_needed=False)
@text_options("place", "Where")
@click.option("--capacity", type=int, help="Seats from now on.")
@by_staff
@json_option
def change(
    *, workshop_id: str, commune: str, capacity: int | None, actor: str, as_json: bool, **given: Any
) -> None:
    """Change the hour, the place or the seats of a WORKSHOP."""
    place, time = texts(given, "place"), _time(given)
    written = entry(Localized, place) if place else None
    with changing(commune, actor, "workshops.change") as at:
        row = rows.workshop(at.db, commune, workshop_id)
        changes.change(at.db, row, time=time, place=written, capacity=capacity, **at.who)
        report = _report(at.db, commune, workshop_id, at.who)
    show(report, _told(report), as_json=as_json)


def _time(given: Mapping[str, Any]) -> Time | None:
    if given["end"] and not given["start"]:
        raise click.UsageError("Give --start too: an end alone says too little.")
    return entry(Time, {"start": given["start"], "end": given["end"]}) if given["start"] else None


@workshops.command()
@workshop_argument
@commune_option
@to_option(is_needed=False)
@time_options(is_needed=False)
@by_staff
@json_option
def postpone(
    *, workshop_id: str, commune: str, to: date | None, actor: str, as_json: bool, **given: Any
) -> None:
    """Put a WORKSHOP off to another day; without --to, until one is entered. Who is registered stays so."""
    time = _time(given)
    with changing(commune, actor, "workshops.change") as at:
        changes.postpone(at.db, rows.workshop(at.db, commune, workshop_id), to, time=time, **at.who)
        report = _report(at.db, commune, workshop_id, at.who)
    show(report, _told(report), as_json=as_json)


@workshops.command()
@workshop_argument
@commune_option
@by_staff
@json_option
def cancel(*, workshop_id: str, commune: str, actor: str, as_json: bool) -> None:
    """Call a WORKSHOP off; those who registered are told."""
    with changing(commune, actor, "workshops.change") as at:
        changes.cancel(at.db, rows.workshop(at.db, commune, workshop_id), **at.who)
        report = _report(at.db, commune, workshop_id, at.who)
    show(report, _told(report), as_json=as_json)


@workshops.command()
@workshop_argument
@commune_option
@by_staff
@json_option
def hold(*, workshop_id: str, commune: str, actor: str, as_json: bool) -> None:
    """Note that a WORKSHOP took place; who did not come was absent."""
    with changing(commune, actor, "workshops.change") as at:
        changes.hold(at.db, rows.workshop(at.db, commune, workshop_id), **at.who)
        report = _report(at.db, commune, workshop_id, at.who)
    show(report, _told(report), as_json=as_json)


@workshops.command()
@workshop_argument
@commune_option
@file_option
@text_options("text", "The minutes")
@by_staff
@json_option
def minutes(
    *, workshop_id: str, commune: str, file: str | None, actor: str, as_json: bool, **given: Any
) -> None:
    """Enter the minutes of a WORKSHOP, which go back to those who came."""
    text = texts(given, "text")
    if bool(file) == bool(text):
        raise click.UsageError("Give the minutes as a --file, or with --text-ar, --text-fr, --text-ary.")
    found = entry_of_file(Localized, file) if file else entry(Localized, text or {})
    with changing(commune, actor, "workshops.change") as at:
        changes.keep_minutes(at.db, rows.workshop(at.db, commune, workshop_id), found, **at.who)
        report = _report(at.db, commune, workshop_id, at.who)
    show(report, _told(report), as_json=as_json)


def _report(db: Db, commune: str, workshop_id: str, who: Mapping[str, Any]) -> dict[str, Any]:
    row = rows.workshop(db, commune, workshop_id)
    view = asking.workshop(db, row, day=who["day"], now=who["now"])
    return {**view.as_json(), "door_code": row.door_code, "people_to_tell": told(db, commune, row.subject)}


def _told(report: Mapping[str, Any]) -> str:
    place = name(report["place"]) or UNKNOWN_PLACE
    when = f"{report['day']} {hours(report['starts_at'], report['ends_at'])}, {place}"
    parts = [f"{report['id']}  {report['state']}", when, f"door code {report['door_code']}"]
    return "  ".join([*parts, f"people who will be told: {report['people_to_tell']}"])


# -- who comes ---------------------------------------------------------------------------------------------


@workshops.command("registrations")
@workshop_argument
@commune_option
@by_staff
@json_option
def registrations_(*, workshop_id: str, commune: str, actor: str, as_json: bool) -> None:
    """Show who registered for a WORKSHOP, by reference; those who wait in the order of the list."""
    with opened(commune) as desk:
        desk.permit(actor, "workshops.registrations")
        with desk.database.reading() as db:
            found = [
                _registration(row, registrations.place(db, row))
                for row in registrations.of_workshop(db, rows.workshop(db, commune, workshop_id))
            ]
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    for each in found:
        place = f"place {each['place']}" if each["place"] else ""
        click.echo(
            f"{each['reference']}  {each['state']:<10}  {each['seats']:>2}  {each['language']:<8}  {place}".rstrip()
        )


def _registration(row: RegistrationRow, place: int | None) -> dict[str, Any]:
    return {
        "reference": row.reference,
        "state": row.state,
        "seats": row.seats,
        "place": place,
        "language": row.language,
        "registered_at": row.registered_at.isoformat(),
        "checked_in_at": row.checked_in_at.isoformat() if row.checked_in_at else None,
    }


@workshops.command("check-in")
@workshop_argument
@click.argument("reference", metavar="REFERENCE")
@commune_option
@click.option("--seats", type=int, help="How many of the party came, where it is another number.")
@by_staff
@json_option
def check_in(
    *, workshop_id: str, reference: str, commune: str, seats: int | None, actor: str, as_json: bool
) -> None:
    """Let somebody in who shows the REFERENCE of their registration."""
    with changing(commune, actor, "workshops.registrations") as at:
        workshop = rows.workshop(at.db, commune, workshop_id)
        row = registrations.check_in(
            at.db, workshop, reference, seats=seats, day=at.desk.day, now=at.desk.now
        )
        report = _registration(row, None)
    show(report, f"{row.reference}  {row.state}  {row.seats}", as_json=as_json)
