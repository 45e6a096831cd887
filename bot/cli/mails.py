"""`jemaa mails`: what has not left, and another try once its trouble was seen to."""

import json

import click

from bot.bootstrap import demo_clock, open_database
from bot.cli.actor import as_option, permit
from bot.settings import read_settings
from data import audit
from data import mails as queue

_commune = click.option("--commune", required=True, help="Whose mail.")


@click.group()
def mails() -> None:
    """The forms and notices that leave by e-mail (JEMAA_SMTP_URL; unset, they are written to var/mail)."""


@mails.command("list")
@_commune
@as_option(required=False)
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
def show(commune: str, actor: str | None, as_json: bool) -> None:
    """What waits or was refused, with its trouble; never what it says."""
    settings = read_settings()
    database = open_database(settings)
    try:
        permit(database, commune, actor, "mails.read", demo_clock(settings).now())
        with database.reading() as db:
            found = queue.unsent(db, commune)
    finally:
        database.close()
    if as_json:
        rows = [
            {
                "id": each.id,
                "kind": each.kind,
                "state": each.state,
                "attempts": each.attempts,
                "created_at": each.created_at.isoformat(),
                "next_try_at": each.next_try_at and each.next_try_at.isoformat(),
                "trouble": each.trouble,
            }
            for each in found
        ]
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for each in found:
        since = each.created_at.strftime("%Y-%m-%d %H:%M")
        click.echo(
            f"{each.id:>6}  {each.kind:<12} {each.state:<8} {since}  {each.attempts} tries  {each.trouble}"
        )
    click.echo(f"{len(found)} have not left.", err=True)


@mails.command()
@_commune
@as_option()
def again(commune: str, actor: str) -> None:
    """Queue again what was refused, and try at once what waits."""
    settings = read_settings()
    database = open_database(settings)
    now = demo_clock(settings).now()
    try:
        permit(database, commune, actor, "mails.send", now)
        with database.writing() as db:
            number = queue.try_again(db, commune, now)
            audit.note(db, commune, actor, "mails_sent_again", "mails", now, {"number": number})
    finally:
        database.close()
    click.echo(f"{number} are sent again within seconds, while the service runs.")
