"""`jemaa conversations`: what was handed to staff; read it, answer it, hand it back to the bot."""

import json
from typing import Any

import click

from bot.cli.actor import as_option
from bot.cli.desk import opened
from bot.cli.numbers import ID
from bot.runtime import answering
from data import conversations as rows
from data import messages
from data.engine import Db
from data.masking import mask_links

LINES_SHOWN = 12

_commune = click.option("--commune", required=True, help="Whose conversations.")
_as = as_option()
_json = click.option("--json", "as_json", is_flag=True, help="JSON instead of text.")


@click.group()
def conversations() -> None:
    """Conversations handed to staff. The bot is silent in them until they are returned."""


@conversations.command("list")
@_commune
@as_option(required=False)
@_json
def list_(commune: str, actor: str | None, as_json: bool) -> None:
    """Show the conversations that wait, oldest first, with their last lines."""
    with opened(commune) as desk:
        desk.permit(actor, "conversations.read")
        with desk.database.reading() as db:
            waiting = [_shown(db, row) for row in rows.handed_over(db, commune)]
    if as_json:
        click.echo(json.dumps(waiting, ensure_ascii=False, indent=2))
        return
    for each in waiting:
        click.echo(f"#{each['id']}  {each['channel']}  bot silent until {each['until']}  seen {each['seen']}")
        for line in each["lines"]:
            click.echo(f"    {line['who']:<8} {line['text']}")
    if not waiting:
        click.echo("Nobody waits.")


def _shown(db: Db, row: rows.ConversationRow) -> dict[str, Any]:
    lines = messages.spoken(db, row.id, after=None, limit=LINES_SHOWN, to_staff=True)
    return {
        "id": row.id,
        "channel": row.account_id.partition(":")[0],
        "seen": answering.mark(row),
        "until": row.owner_until.isoformat(timespec="minutes") if row.owner_until else None,
        "lines": [
            {"who": line.who, "at": line.at.isoformat(timespec="seconds"), "text": _text(line.body)}
            for line in lines
        ],
    }


def _text(body: str) -> str:
    """What was said, without the secret of a one-time link: it is the person's alone."""
    return mask_links(str(json.loads(body).get("text", ""))) if body else "…"


@conversations.command()
@click.argument("conversation", type=ID)
@click.argument("text")
@click.option(
    "--seen",
    metavar="MARK",
    help="What `list` showed as seen: refused when the citizen wrote since. Without it, what is there now is answered.",
)
@_commune
@_as
def answer(conversation: int, text: str, commune: str, actor: str, seen: str | None) -> None:
    """Send TEXT to the citizen of a CONVERSATION. Refused when somebody else just answered."""
    if not text.strip():
        raise click.UsageError("The answer is empty.")
    with opened(commune) as desk:
        desk.permit(actor, "conversations.answer")
        try:
            with desk.database.writing() as db:
                answering.answer(
                    db, commune, conversation, text.strip(), seen=seen, actor=actor, now=desk.now
                )
        except answering.Closed:
            raise rows.Conflict(
                f"WhatsApp takes no answer to conversation {conversation} a day after its last word: "
                "it can be answered when the citizen writes again."
            ) from None
    click.echo("Queued: it leaves with the running service within a few seconds.")


@conversations.command("return")
@click.argument("conversation", type=ID)
@_commune
@_as
def return_(conversation: int, commune: str, actor: str) -> None:
    """Hand a CONVERSATION back to the bot."""
    with opened(commune) as desk:
        desk.permit(actor, "conversations.answer")
        with desk.database.writing() as db:
            answering.give_back(db, commune, conversation, actor=actor, now=desk.now)
    click.echo("The bot answers again.")
