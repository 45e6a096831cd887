"""`jemaa report`: the consultation report for the council, and the open-data package."""

from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

from bot.cli.actor import as_option
from bot.cli.desk import opened
from bot.cli.requests.paper import write
from bot.reports import making
from bot.reports.consultation import LANGUAGES
from bot.reports.open_data import Broken
from data import audit

OPEN_DATA = "open-data"


@click.command()
@click.option("--commune", required=True, help="Whose report.")
@click.option("--language", type=click.Choice(LANGUAGES), default="ar", show_default=True)
@click.option("--format", "file_format", type=click.Choice(("docx", "pdf", OPEN_DATA)), required=True)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The file to write."
)
@click.option("--short", is_flag=True, help="Without the words of every contribution at the end.")
@as_option(required=False)
def report(commune: str, language: str, file_format: str, out: Path, short: bool, actor: str | None) -> None:
    """Write the consultation report as DOCX or PDF, or the open-data package as ZIP."""
    is_open = file_format == OPEN_DATA
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    with opened(commune) as desk:
        member = desk.permit(actor, "reports.make")
        with bar, desk.database.reading() as db:
            task = bar.add_task(file_format, total=None)
            try:
                made = making.make(
                    db,
                    commune,
                    kind="open_data" if is_open else "consultation",
                    language=language,
                    file_format="zip" if is_open else file_format,
                    options={"short": short},
                    day=desk.day,
                    progress=lambda done, total: bar.update(task, completed=done, total=total),
                )
            except (Broken, LookupError) as error:
                raise click.ClickException(str(error)) from error
        if member is not None:
            with desk.database.writing() as db:
                detail = {"format": file_format, "language": language}
                audit.note(db, commune, member.email, "report_made", made.name, desk.now, detail)
    write(out, made.content, 0o666)  # for the council: as whoever makes it lets others read their files
    click.echo(f"{out}: {len(made.content)} bytes")
