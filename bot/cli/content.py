"""`jemaa import` and `jemaa export`."""

from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from bot.bootstrap import demo_clock, open_database
from bot.cli.actor import as_option
from bot.cli.desk import opened
from bot.settings import read_settings
from data.content_import import import_commune
from data.exports import FORMATS, KINDS, note_personal
from data.exports import export as export_rows


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def import_folder(folder: Path) -> None:
    """Read a commune FOLDER (commune.yaml, programme.yaml, calendar.yaml, agenda.yaml) into the database.

    Nothing is imported when anything in it is wrong. A changed programme becomes a new version.
    """
    settings = read_settings()
    database = open_database(settings)
    clock = demo_clock(settings)
    try:
        with database.writing() as db:
            report = import_commune(db, folder, now=clock.now())
    finally:
        database.close()
    for line in report.lines():
        click.echo(line)


@click.command()
@click.option("--commune", required=True, help="Whose rows.")
@click.option("--what", type=click.Choice(KINDS), required=True)
@click.option("--format", "file_format", type=click.Choice(FORMATS), required=True)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The file to write.")
@click.option(
    "--with-personal-data", is_flag=True, help="Add names and addresses; keep such a file locked away."
)
@as_option(required=False)
def export(
    commune: str, what: str, file_format: str, out: Path, with_personal_data: bool, actor: str | None
) -> None:
    """Write a commune's rows to a file for a spreadsheet or a program."""
    if with_personal_data and not actor:
        raise click.UsageError("--with-personal-data needs --as EMAIL: somebody answers for such a file.")
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    with opened(commune) as desk:
        if actor:
            desk.permit(actor, "export.personal" if with_personal_data else "export")
        if actor and with_personal_data:
            with desk.database.writing() as db:
                note_personal(db, commune_id=commune, what=what, actor=actor, now=desk.now)
        with bar, desk.database.reading() as db:
            task = bar.add_task(what, total=None)
            count = export_rows(
                db,
                commune_id=commune,
                what=what,
                format=file_format,
                path=out,
                with_personal_data=with_personal_data,
                day=desk.day,
                progress=lambda done, total: bar.update(task, completed=done, total=total),
            )
    click.echo(f"{out}: {count}")
