"""`jemaa broadcast`: one text to many who agreed to hear it, drafted by one, approved by another, followed while it leaves."""

import click

from bot.cli.broadcast.acting import approve, cancel, pause, resume
from bot.cli.broadcast.drafting import draft
from bot.cli.broadcast.looking import list_, preview
from bot.cli.broadcast.neutrality import neutrality
from bot.cli.broadcast.status import status


@click.group()
def broadcast() -> None:
    """Broadcasts: draft, preview, approve, follow, pause, resume, cancel; days of neutrality."""


for _command in (draft, preview, approve, status, list_, pause, resume, cancel, neutrality):
    broadcast.add_command(_command)
