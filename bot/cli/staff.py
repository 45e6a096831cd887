"""`jemaa staff`: who works at a commune and what their roles allow."""

import json
from typing import Any

import click

from bot.cli.actor import as_option, checked_email
from bot.cli.desk import Desk, opened
from bot.console import passwords
from data import audit, staff_access
from data import staff as members
from data.staff import NotPermitted, StaffError, StaffRow

_commune = click.option("--commune", required=True, help="Whose staff.")
_json = click.option("--json", "as_json", is_flag=True, help="JSON instead of text.")
_email = click.option("--email", "option", metavar="EMAIL", callback=checked_email, help="The same as EMAIL.")
_EMAIL = click.argument("email", required=False, callback=checked_email)


@click.group()
def staff() -> None:
    """Who works at a commune, and what their roles allow."""


def _named(email: str | None, option: str | None) -> str:
    if email and option and email != option:
        raise click.UsageError("Two addresses were given: EMAIL and --email.")
    named = email or option
    if not named:
        raise click.UsageError("Whom? Write their e-mail address.")
    return named


@staff.command()
@_EMAIL
@_email
@_commune
@click.option("--name", required=True, help="How they are called.")
@click.option(
    "--role",
    "roles",
    multiple=True,
    required=True,
    type=click.Choice(members.ROLES),
    help="May be given several times.",
)
@as_option(required=False)
@_json
def add(
    *,
    email: str | None,
    option: str | None,
    commune: str,
    name: str,
    roles: tuple[str, ...],
    actor: str | None,
    as_json: bool,
) -> None:
    """Add EMAIL to the staff, or give them other roles. The first one of a commune may be added by anybody, and administers.

    Afterwards only an administrator may (`--as`).
    """
    named = _named(email, option)
    with opened(commune) as desk:
        try:
            with desk.database.writing() as db:
                added = members.add(
                    db, commune, email=named, name=name, roles=roles, actor=actor, now=desk.now
                )
        except NotPermitted as refused:
            if actor is not None:
                with desk.database.writing() as db:
                    audit.note(db, commune, actor, "refused", "staff.change", desk.now, {"why": refused.code})
            raise
    if as_json:
        more = {"is_new": added.is_new, "was_made_administrator": added.was_made_administrator}
        click.echo(json.dumps(_as_json(added.row) | more, ensure_ascii=False))
        return
    click.echo(f"{'Added' if added.is_new else 'Changed'}: {_line(added.row)}")
    if added.was_made_administrator:
        click.echo(f"The first member of {commune} is an administrator besides, so that others can be added.")


@staff.command("list")
@_commune
@as_option(required=False)
@_json
def list_(commune: str, actor: str | None, as_json: bool) -> None:
    """Show everybody, also those who left."""
    with opened(commune) as desk:
        desk.permit(actor, "staff.read")
        with desk.database.reading() as db:
            found = members.listed(db, commune)
    if as_json:
        click.echo(json.dumps([_as_json(row) for row in found], ensure_ascii=False))
        return
    for row in found:
        click.echo(_line(row))
    if not found:
        click.echo("Nobody yet.")


@staff.command()
@_json
def roles(as_json: bool) -> None:
    """Show every role and what it allows."""
    table = {
        role: sorted(name for name, allowed in members.PERMISSIONS.items() if role in allowed)
        for role in members.ROLES
    }
    if as_json:
        click.echo(json.dumps(table))
        return
    for role, permissions in table.items():
        click.echo(f"{role:<20} {', '.join(permissions)}")


@staff.command()
@_EMAIL
@_email
@_commune
@as_option()
@_json
def end(*, email: str | None, option: str | None, commune: str, actor: str, as_json: bool) -> None:
    """EMAIL leaves the staff: they may do nothing any more; what they did stays under their name."""
    named = _named(email, option)
    with opened(commune) as desk:
        desk.permit(actor, "staff.change")
        with desk.database.writing() as db:
            row = members.end(db, commune, email=named, actor=actor, now=desk.now)
    click.echo(json.dumps(_as_json(row), ensure_ascii=False) if as_json else f"Ended: {_line(row)}")


@staff.command()
@_EMAIL
@_email
@_commune
@as_option(required=False)
@_json
def password(
    *, email: str | None, option: str | None, commune: str, actor: str | None, as_json: bool
) -> None:
    """Give EMAIL a new password for the console, shown once; their sessions end. They change it on their own account's page."""
    named = _named(email, option)
    with opened(commune) as desk:
        row = _of_staff(desk, commune, named, actor)
        given = passwords.new_password()
        kept = passwords.hashed(given)
        with desk.database.writing() as db:
            staff_access.set_password(db, row, kept, actor=actor or row.email, now=desk.now)
    if as_json:
        click.echo(json.dumps({"email": row.email, "password": given}))
        return
    click.echo(given)
    click.echo(f"This is the password of {row.email} for the console. It is shown this once.", err=True)


@staff.command("totp-reset")
@_EMAIL
@_email
@_commune
@as_option(required=False)
@_json
def totp_reset(
    *, email: str | None, option: str | None, commune: str, actor: str | None, as_json: bool
) -> None:
    """Take the one-time codes of EMAIL away: for somebody who lost their telephone. They set them up anew."""
    named = _named(email, option)
    with opened(commune) as desk:
        row = _of_staff(desk, commune, named, actor)
        with desk.database.writing() as db:
            staff_access.set_totp(db, row, None, None, actor=actor or row.email, now=desk.now)
    click.echo(json.dumps(_as_json(row), ensure_ascii=False) if as_json else f"Codes removed: {_line(row)}")


def _of_staff(desk: Desk, commune: str, email: str, actor: str | None) -> StaffRow:
    """An active member whom this actor may change. NotPermitted, StaffError."""
    desk.permit(actor, "staff.change")
    with desk.database.reading() as db:
        row = members.find(db, commune, email)
    if row is None or not row.is_active:
        raise StaffError(f"{email} is not of the staff of {commune}.")
    return row


def _as_json(row: StaffRow) -> dict[str, Any]:
    return {
        "email": row.email,
        "name": row.name,
        "roles": list(row.roles),
        "is_active": row.is_active,
        "added_by": row.added_by,
        "added_at": row.added_at.isoformat(timespec="seconds"),
    }


def _line(row: StaffRow) -> str:
    left = "" if row.is_active else "  (left)"
    return f"{row.email}  {row.name}  {', '.join(row.roles)}{left}"
