"""Requests for the same thing: suggested, put together by staff, and proposed for the openness programme."""

from collections.abc import Callable
from typing import Any

import click

from bot.cli.actor import as_option
from bot.cli.desk import Desk, opened
from bot.cli.numbers import ID
from bot.cli.requests.common import commune_option, json_option
from bot.cli.requests.looking import dumped
from data.engine import Db
from data.requests import groups as grouped
from data.requests import proposals as texts
from data.requests.groups import GroupError, GroupRow

_number = click.argument("number", metavar="GROUP", type=ID)


@click.group(invoke_without_command=False)
def groups() -> None:
    """Requests for the same thing. A large group is proposed: publish it before anybody asks."""


@groups.command("list")
@commune_option
@as_option(required=False)
@json_option
def list_(*, commune: str, actor: str | None, as_json: bool) -> None:
    """Show the groups, and which requests seem to ask for the same thing."""
    with opened(commune) as desk:
        desk.permit(actor, "requests.read")
        with desk.database.reading() as db:
            found, similar = grouped.listed(db, commune), grouped.suggestions(db, commune)
    if as_json:
        suggested = [
            {"group": each.group, "title": each.title, "references": each.references} for each in similar
        ]
        click.echo(dumped({"groups": [_as_json(row) for row in found], "suggestions": suggested}))
        return
    for row in found:
        click.echo(_line(row))
    for each in similar:
        where = f"group {each.group}" if each.group else "a new group"
        click.echo(f"perhaps {where}: {each.title}\n    {' '.join(each.references)}")
    if not found and not similar:
        click.echo("No groups, and nothing that was asked for twice.")


@groups.command("group")
@click.argument("references", metavar="REFERENCE…", nargs=-1, required=True)
@commune_option
@as_option()
@click.option("--title", default="", help="What they ask for, in a line that may be published.")
@click.option("--into", type=ID, metavar="GROUP", help="Into this group instead of a new one.")
@json_option
def group_(
    *, references: tuple[str, ...], commune: str, actor: str, title: str, into: int | None, as_json: bool
) -> None:
    """Say that these REFERENCES ask for the same thing."""

    def act(db: Db, desk: Desk) -> GroupRow:
        by: dict[str, Any] = {"actor": actor, "day": desk.day, "now": desk.now}
        return grouped.put(db, commune, references, title=title, group=into, **by)

    _changed(commune, actor, act, as_json=as_json)


@groups.command()
@_number
@commune_option
@as_option()
@click.option("--title-ar", default="", help="What they ask for, in Arabic, as it is published.")
@click.option("--title-fr", default="", help="… in French.")
@click.option("--title-ary", default="", help="… in Darija; the Arabic one without it.")
@json_option
def propose(
    *, number: int, commune: str, actor: str, title_ar: str, title_fr: str, title_ary: str, as_json: bool
) -> None:
    """Make a GROUP a proposal, or bring its numbers up to date."""
    titles = {"ar": title_ar, "fr": title_fr, "ary": title_ary}
    given = {language: title for language, title in titles.items() if title.strip()}
    _changed(
        commune,
        actor,
        lambda db, desk: grouped.propose(db, commune, number, titles=given, actor=actor, now=desk.now),
        as_json=as_json,
    )


@groups.command()
@_number
@commune_option
@as_option()
@json_option
def dismiss(*, number: int, commune: str, actor: str, as_json: bool) -> None:
    """The commune does not propose this GROUP."""
    _changed(
        commune,
        actor,
        lambda db, desk: grouped.dismiss(db, commune, number, actor=actor, now=desk.now),
        as_json=as_json,
    )


@groups.command()
@commune_option
@as_option(required=False)
@json_option
def proposals(*, commune: str, actor: str | None, as_json: bool) -> None:
    """Print the proposals in Arabic and French, each as a commitment ready to paste into programme.yaml."""
    with opened(commune) as desk:
        desk.permit(actor, "requests.read")
        with desk.database.reading() as db:
            found = grouped.listed(db, commune, state=grouped.PROPOSED)
            if as_json:
                click.echo(
                    dumped([{**_as_json(row), "commitment": texts.commitment(db, row)} for row in found])
                )
                return
            for row in found:
                for language in ("ar", "fr"):
                    click.echo(f"# {texts.said(row, language)}")
                click.echo(texts.fragment(db, row))
    if not found:
        click.echo("Nothing is proposed.")


def _changed(commune: str, actor: str, act: Callable[[Db, Desk], GroupRow], *, as_json: bool) -> None:
    with opened(commune) as desk:
        desk.permit(actor, "requests.group")
        try:
            with desk.database.writing() as db:
                row = act(db, desk)
        except GroupError as error:
            raise click.UsageError(str(error)) from error
    click.echo(dumped(_as_json(row)) if as_json else _line(row))


def _as_json(row: GroupRow) -> dict[str, Any]:
    return {
        "group": row.id,
        "title": row.title,
        "axis": row.axis_id,
        "state": row.state,
        "proposal": dict(row.proposal) if row.proposal else None,
        "references": list(row.references),
    }


def _line(row: GroupRow) -> str:
    return f"group {row.id}  {row.state:<9}  {len(row.references)} requests  {row.title}\n    {' '.join(row.references)}"
