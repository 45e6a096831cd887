"""`jemaa keys`: the keys with which personal data is sealed."""

import click

from bot.bootstrap import open_database
from bot.settings import read_settings
from data.rotation import reseal


@click.group()
def keys() -> None:
    """The keys with which personal data is sealed."""


@keys.command()
def rotate() -> None:
    """Seal everything with the newest key, so that older keys can be given up.

    First put the new key in front of JEMAA_ENCRYPTION_KEYS and start every process again.
    """
    database = open_database(read_settings())
    try:
        click.echo("Sealing what older keys sealed …", err=True)
        count = reseal(database)
    finally:
        database.close()
    click.echo(f"{count} values sealed anew. Only the first key of JEMAA_ENCRYPTION_KEYS is needed now.")
