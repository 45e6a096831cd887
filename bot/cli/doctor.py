"""`jemaa doctor`: what is wrong with the installation, where, and what to do."""

import sys

import click

from bot.bootstrap import demo_clock, open_database
from bot.settings import read_settings
from data.health import examine


@click.command()
def doctor() -> None:
    """Examine the keys, the queues and every receipt of every commune. Exit code 1 when something is wrong."""
    settings = read_settings()
    database = open_database(settings)
    try:
        click.echo("Reading every receipt …", err=True)
        with database.reading() as db:
            findings = examine(db, now=demo_clock(settings).now())
    finally:
        database.close()
    for finding in findings:
        click.echo(f"{finding.severity:<8} {finding.where}: {finding.what}")
        if finding.what_to_do:
            click.echo(f"         → {finding.what_to_do}")
    if any(finding.severity == "error" for finding in findings):
        sys.exit(1)
