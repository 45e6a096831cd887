"""A request that came on paper or through chafafiya.ma, as staff write it down: filed at once."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click

from bot.cli.actor import as_option
from bot.cli.calendar import DATE
from bot.cli.desk import opened
from bot.cli.requests.common import commune_option, json_option, lettered, read_text, tell
from bot.pages.identity_fields import CITIZEN, RESIDENT, check
from data.requests import actions, cases
from data.requests.cases import Identity, Matter

FIELDS = ("first_name", "family_name", "kind", "document", "address", "email")
DELIVERIES = tuple(each for each in cases.DELIVERIES if each != "chat")  # nobody is in the chat
_ASKED = {
    "first_name": "First name",
    "family_name": "Family name",
    "kind": "Moroccan citizen, or foreigner who lives here legally",
    "document": "Number of the national card, or of the residence document",
    "address": "Address",
    "email": "E-mail (may stay empty)",
}


@click.command()
@commune_option
@as_option()
@click.option("--subject", required=True, help="What is asked for, in the words of the request.")
@click.option("--period", default="", help="Of what time, where it says so.")
@click.option("--format", "form", type=click.Choice(cases.FORMATS), required=True)
@click.option("--delivery", type=click.Choice(DELIVERIES), required=True)
@click.option("--urgent", is_flag=True, help="Article 17; with --why.")
@click.option("--why", default="", help="Why it is urgent, as the request says.")
@click.option("--received", type=DATE, required=True, help="The day of receipt, day 0 of the delay.")
@click.option("--number", help="Of the receipt (article 14); without it, the reference.")
@click.option(
    "--language",
    type=click.Choice(("ar", "fr")),
    default="ar",
    show_default=True,
    help="In which the person is written to.",
)
@click.option(
    "--identity-file",
    metavar="PATH",
    help=f"JSON with {', '.join(FIELDS)} (kind: {CITIZEN} or {RESIDENT}); without it, they are asked for.",
)
@json_option
def enter(
    *,
    commune: str,
    actor: str,
    subject: str,
    period: str,
    form: str,
    delivery: str,
    urgent: bool,
    why: str,
    received: date,
    number: str | None,
    language: str,
    identity_file: str | None,
    as_json: bool,
) -> None:
    """Write down a request that came on paper or through chafafiya.ma: it is filed at once, and its receipt is made."""
    with opened(commune) as desk:
        desk.permit(actor, "requests.handle")
        typed = _read(Path(identity_file)) if identity_file else _asked()
        who = _identity(typed, wants_email=delivery == "email")
        with desk.database.writing() as db:
            row = actions.enter(
                db,
                commune_id=commune,
                language=language,
                matter=Matter(subject, period, why),
                format=form,
                delivery=delivery,
                is_urgent=urgent,
                identity=who,
                number=number,
                received_on=received,
                actor=actor,
                day=desk.day,
                now=desk.now,
            )
            told = lettered(db, row, desk)
    tell(told, as_json=as_json)


def _read(path: Path) -> Mapping[str, str]:
    try:
        read = json.loads(read_text(path))
    except ValueError as error:
        raise click.UsageError(f"{path} is no JSON.") from error
    if not isinstance(read, dict) or not all(isinstance(value, str) for value in read.values()):
        raise click.UsageError(f"{path} must be one object of texts, with {', '.join(FIELDS)}.")
    if unknown := set(read) - set(FIELDS):
        raise click.UsageError(f"{path} has {', '.join(sorted(unknown))}; known are {', '.join(FIELDS)}.")
    return read


def _asked() -> dict[str, str]:
    """On the terminal, field by field, so that nothing of it stays in the shell's history."""
    typed: dict[str, str] = {}
    for name in FIELDS:
        choice: Any = click.Choice((CITIZEN, RESIDENT)) if name == "kind" else str
        default = "" if name == "email" else None
        typed[name] = click.prompt(_ASKED[name], type=choice, default=default, show_default=False, err=True)
    return typed


def _identity(typed: Mapping[str, str], *, wants_email: bool) -> Identity:
    """Who asks, checked as on the identity page. UsageError."""
    wants_email = wants_email or bool(typed.get("email", "").strip())
    checked = check(typed, wants_email=wants_email, has_phone=False)
    if checked.person is None:
        raise click.UsageError(f"The identity does not fit: {', '.join(checked.errors.values())}.")
    return Identity(**asdict(checked.person))
