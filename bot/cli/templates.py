"""`jemaa templates`: what may be said on WhatsApp once a person has been silent for a day, and whether WhatsApp approved it."""

import asyncio
import json
import sys
from datetime import datetime
from typing import Any

import click

from bot.bootstrap import demo_clock, open_database
from bot.channels.base import ChannelError
from bot.channels.registry import build_channels
from bot.cli.actor import as_option, permit
from bot.runtime import approvals
from bot.settings import Settings, read_settings
from data import audit, communes
from data import templates as registry
from data.engine import Database
from data.templates import TemplateRow

_commune = click.option("--commune", required=True, help="Whose templates.")
_json = click.option("--json", "as_json", is_flag=True, help="One JSON array.")


@click.group()
def templates() -> None:
    """WhatsApp's approved templates (commune.yaml, accounts.whatsapp.templates; docs/whatsapp.md)."""


@templates.command("list")
@_commune
@as_option(required=False)
@_json
def show(commune: str, actor: str | None, as_json: bool) -> None:
    """The registry: each template, what fills it, and what was last read about it."""
    settings = read_settings()
    database = open_database(settings)
    try:
        permit(database, commune, actor, "settings.read", demo_clock(settings).now())
        with database.reading() as db:
            rows = registry.every(db, commune)
    finally:
        database.close()
    _tell(rows, {}, as_json=as_json)


@templates.command()
@_commune
@as_option()
@_json
def check(commune: str, actor: str, as_json: bool) -> None:
    """Ask Twilio about each; ends with 1 when one of them cannot be sent."""
    settings = read_settings()
    database = open_database(settings)
    now = demo_clock(settings).now()
    try:
        permit(database, commune, actor, "templates.check", now)
        rows, troubles = _check(settings, database, commune, now)
        with database.writing() as db:
            detail = {"read": len(rows) - len(troubles), "not_read": len(troubles)}
            audit.note(db, commune, actor, "templates_checked", "templates", now, detail)
    finally:
        database.close()
    _tell(rows, troubles, as_json=as_json)
    if troubles or not all(row.is_usable for row in rows):
        sys.exit(1)


def _check(
    settings: Settings, database: Database, commune: str, now: datetime
) -> tuple[list[TemplateRow], dict[int, str]]:
    """The registry as it is now, and why some of it could not be read."""
    with database.writing() as db:
        row = communes.load(db, commune)
        registry.fill_of(db, row.id, row.profile)
        known = registry.every(db, commune)
    channels = build_channels(settings, [row])

    async def read() -> Any:
        try:
            return await approvals.read(channels, known)
        finally:
            for channel in channels.values():
                await channel.close()

    seen = asyncio.run(read())
    reached = {row.id for row, _ in seen}
    troubles = {row.id: "its account has no secrets here" for row in known if row.id not in reached}
    with database.writing() as db:
        for row, content in seen:
            if isinstance(content, ChannelError):
                troubles[row.id] = f"Twilio could not be asked: {content}"
            else:
                approvals.keep(db, row, content, now)
        return registry.every(db, commune), troubles


def _tell(rows: list[TemplateRow], troubles: dict[int, str], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps([_as_json(row, troubles) for row in rows], ensure_ascii=False))
        return
    for row in rows:
        use = "ready" if row.is_usable else "not used"
        filled = ", ".join(row.variables) or "no variable"
        why = "; ".join(filter(None, (troubles.get(row.id), row.trouble)))
        click.echo(
            f"{row.name:<18} {row.language:<8} {row.content_sid}  {row.category:<9} {row.approval:<11} {use:<8}  {filled}"
            + (f"\n    {why}" if why else "")
        )
    if not rows:
        click.echo(
            "commune.yaml names no template: outside the 24 hours nothing can be said on WhatsApp.", err=True
        )


def _as_json(row: TemplateRow, troubles: dict[int, str]) -> dict[str, Any]:
    return {
        "account": row.account_id,
        "name": row.name,
        "language": row.language,
        "sid": row.content_sid,
        "variables": list(row.variables),
        "category": row.category,
        "approval": row.approval,
        "usable": row.is_usable,
        "trouble": troubles.get(row.id) or row.trouble,
        "checked_at": row.checked_at.isoformat() if row.checked_at else None,
    }
