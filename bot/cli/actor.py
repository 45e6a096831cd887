"""`--as EMAIL`: who is at the keyboard, and whether their roles allow what they ask (data/staff.py). A refusal is noted."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import click

from data import audit, staff
from data.engine import Database
from data.staff import NotPermitted, StaffRow

_EMAIL = re.compile(r"[^\s@]{1,64}@[^\s@]{1,190}")


def checked_email(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """An address as it is kept, in small letters."""
    if value is None:
        return None
    value = value.strip().casefold()
    if not _EMAIL.fullmatch(value) or len(value) > staff.LONGEST:
        raise click.BadParameter("write your e-mail address, for instance amina@berkane.example.ma")
    return value


def as_option(*, required: bool = True) -> Callable[[Any], Any]:
    """The option, whose value is the argument `actor`."""
    return click.option(
        "--as",
        "actor",
        required=required,
        metavar="EMAIL",
        callback=checked_email,
        help="Who you are; checked, and noted in the audit log.",
    )


def permit(
    database: Database, commune: str, actor: str | None, permission: str, now: datetime
) -> StaffRow | None:
    """The member who may do this; None in a sample without staff, where anybody may. NotPermitted, once it was noted."""
    try:
        with database.reading() as db:
            member = staff.check(db, commune, actor, permission)
    except NotPermitted as refused:
        if actor is not None:
            with database.writing() as db:
                audit.note(db, commune, actor, "refused", permission, now, {"why": refused.code})
        raise
    if member is None:
        click.echo(
            f"{commune} is a sample without staff: anybody may do this. Add the first member with "
            f'`jemaa staff add EMAIL --commune {commune} --name "…" --role administrator`.',
            err=True,
        )
    return member
