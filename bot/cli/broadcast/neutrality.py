"""`jemaa broadcast neutrality`: days of an election campaign, in which only what the law wants told leaves."""

from datetime import date
from typing import Any

import click

from bot.cli.broadcast.common import by_anybody, by_staff, commune_option, dumped, json_option
from bot.cli.calendar import DATE
from bot.cli.desk import opened
from bot.cli.numbers import ID
from data.broadcasts import neutrality as periods
from data.broadcasts.neutrality import PeriodRow


@click.group()
def neutrality() -> None:
    """Days of an election campaign: broadcasts stop, and never go on by themselves."""


def _plain(row: PeriodRow) -> dict[str, Any]:
    return {
        "number": row.id,
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
        "reason": row.reason,
        "set_by": row.set_by,
    }


def _show(row: PeriodRow, *, as_json: bool) -> None:
    line = f"{row.id:>4}  {row.starts_on} to {row.ends_on}  {row.reason}"
    click.echo(dumped(_plain(row)) if as_json else line)


@neutrality.command("list")
@commune_option
@by_anybody
@json_option
def list_(commune: str, actor: str | None, *, as_json: bool) -> None:
    """Show the periods that were entered."""
    with opened(commune) as desk:
        desk.permit(actor, "broadcasts.read")
        with desk.database.reading() as db:
            found = periods.listed(db, commune)
    if as_json:
        click.echo(dumped([_plain(each) for each in found]))
        return
    for each in found:
        _show(each, as_json=False)


@neutrality.command()
@commune_option
@click.option("--from", "starts_on", type=DATE, required=True, help="The first day.")
@click.option("--to", "ends_on", type=DATE, required=True, help="The last day.")
@click.option("--reason", required=True, help="The election, for instance.")
@by_staff
@json_option
def enter(*, commune: str, starts_on: date, ends_on: date, reason: str, actor: str, as_json: bool) -> None:
    """Be silent from one day to another, both included."""
    with opened(commune) as desk:
        desk.permit(actor, "neutrality.change")
        with desk.database.writing() as db:
            row = periods.enter(
                db,
                commune,
                starts_on=starts_on,
                ends_on=ends_on,
                reason=reason,
                actor=actor,
                day=desk.day,
                now=desk.now,
            )
    _show(row, as_json=as_json)


@neutrality.command()
@click.argument("number", type=ID)
@commune_option
@by_staff
@json_option
def lift(number: int, commune: str, actor: str, *, as_json: bool) -> None:
    """Take the period NUMBER back; what it paused waits for `jemaa broadcast resume`."""
    with opened(commune) as desk:
        desk.permit(actor, "neutrality.change")
        with desk.database.writing() as db:
            row = periods.lift(db, commune, number, actor=actor, now=desk.now)
    _show(row, as_json=as_json)
