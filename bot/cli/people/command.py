"""What `jemaa demo people` does and says."""

import click

from bot.cli.demo_signin import last_address, say_console
from bot.cli.desk import opened
from bot.cli.people import telling
from bot.cli.people.filling import fill


def people_come(commune: str) -> None:
    """Fill the commune, and say what is there now, where all of it is seen, and how one gets in."""
    with opened(commune) as desk:
        with desk.database.writing() as db:
            made = fill(db, desk.settings, commune, desk.now)
        for line in telling.lines(made):
            click.echo(line)
        say_console(desk.database, desk.settings, last_address(desk.settings), [commune], desk.now)
