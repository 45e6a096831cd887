"""The papers of a case as files: the official form, and the whole dossier."""

import os
import secrets
from datetime import date
from pathlib import Path

import click

from bot.cli.actor import as_option
from bot.cli.calendar import DATE
from bot.cli.desk import opened
from bot.cli.numbers import ID
from bot.cli.requests.common import commune_option, found, json_option, reference_argument
from bot.cli.requests.looking import dumped
from bot.runtime import dossier as dossiers
from data import audit
from data.requests import proofs

_out = click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The file to write."
)


@click.command()
@reference_argument
@commune_option
@as_option()
@_out
def form(*, reference: str, commune: str, actor: str, out: Path) -> None:
    """Write the official form of a case as a PDF (article 14). It names who asks."""
    with opened(commune) as desk:
        desk.permit(actor, "requests.identity")
        with desk.database.writing() as db:
            row = found(db, commune, reference)
            pdf = dossiers.form_of(db, row, day=desk.day)
            if pdf is None:
                raise click.UsageError(f"{row.reference} has no form: nobody has said yet who asks.")
            audit.note(db, commune, actor, "request_form_taken", row.reference, desk.now)
        write(out, pdf)
    click.echo(f"{out}: {len(pdf)} bytes")


@click.command()
@reference_argument
@commune_option
@as_option()
@_out
def dossier(*, reference: str, commune: str, actor: str, out: Path) -> None:
    """Write the dossier of a case as one ZIP: form, timeline, receipts, letters, notices, and the complaint that is open."""
    with opened(commune) as desk:
        desk.permit(actor, "requests.identity")
        with desk.database.writing() as db:
            row = found(db, commune, reference)
            audit.note(db, commune, actor, "request_dossier_taken", row.reference, desk.now)
        with desk.database.reading() as db:
            packed = dossiers.build(db, row, day=desk.day)
        write(out, packed)
    click.echo(f"{out}: {len(packed)} bytes")


def write(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Whole or not at all, and for its owner only where no other `mode` is given: papers of a case say who asks."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode), "wb") as file:
            file.write(content)
        draft.replace(path)
    except OSError as error:
        raise click.UsageError(f"{path} cannot be written: {error.strerror}.") from error
    finally:
        draft.unlink(missing_ok=True)


@click.command()
@click.argument("notice", type=ID)
@commune_option
@as_option()
@click.option("--on", "handed_on", type=DATE, help="The day on which it was handed over; today without it.")
@json_option
def handed(*, notice: int, commune: str, actor: str, handed_on: date | None, as_json: bool) -> None:
    """Note that the NOTICE of the paper list was handed over: its delay begins on that day."""
    with opened(commune) as desk:
        desk.permit(actor, "requests.handle")
        try:
            with desk.database.writing() as db:
                on = handed_on or desk.day
                done = proofs.hand(db, commune, notice, actor=actor, on=on, day=desk.day, now=desk.now)
        except LookupError as error:
            raise click.UsageError(str(error.args[0])) from error
    if as_json:
        names = ("id", "kind", "state", "via", "proof", "proved_on")
        click.echo(dumped({name: getattr(done, name) for name in names}))
        return
    click.echo(f"#{done.id}  {done.kind}  handed over on {done.proved_on}")
