"""`--as EMAIL`: who is at the keyboard. Until staff have accounts of their own, the address given is what is noted."""

import re
from collections.abc import Callable
from typing import Any

import click

_EMAIL = re.compile(r"[^\s@]{1,64}@[^\s@]{1,190}")


def _checked(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is not None and not _EMAIL.fullmatch(value):
        raise click.BadParameter("write your e-mail address, for instance amina@berkane.example.ma")
    return value


def as_option(*, required: bool = True) -> Callable[[Any], Any]:
    """The option, whose value is the argument `actor`."""
    return click.option(
        "--as",
        "actor",
        required=required,
        metavar="EMAIL",
        callback=_checked,
        help="Who you are; noted in the audit log.",
    )
