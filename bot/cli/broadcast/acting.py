"""`jemaa broadcast approve|pause|resume|cancel`."""

from typing import Any

import click

from bot.cli.broadcast.common import (
    acted,
    by_staff,
    commune_option,
    counted_report,
    json_option,
    name_argument,
    report,
    show,
)
from bot.cli.desk import opened
from bot.cli.numbers import ID
from data.broadcasts import acting, drafts, previews, rows
from data.broadcasts.rows import BroadcastRow
from data.conversations import Conflict
from data.engine import Db


@click.command()
@name_argument
@commune_option
@click.option("--revision", type=ID, help="What `preview` showed: refused when it was changed since.")
@by_staff
@json_option
def approve(name: str, commune: str, revision: int | None, actor: str, *, as_json: bool) -> None:
    """Let the broadcast NAME leave when its time comes. Never by who wrote it, above the commune's number."""
    with opened(commune) as desk:
        with desk.database.reading() as db:
            row = rows.find(db, commune, name)
            counted = previews.count(db, row, desk.now)
            permission = drafts.permission_to_approve(db, row, counted.total, actor)
        desk.permit(actor, permission)
        if revision is not None and revision != row.revision:
            raise Conflict(f"{name} was changed by somebody else (revision {row.revision}); look again.")
        with desk.database.writing() as db:
            row = drafts.approve(db, row, counted, actor=actor, day=desk.day, now=desk.now)
            told = {**report(db, row), "count": counted_report(db, row, counted)}
    show({**told, "people": counted.total}, as_json=as_json)


def _act(name: str) -> Any:
    def act(db: Db, row: BroadcastRow, who: dict[str, Any]) -> BroadcastRow:
        moved: BroadcastRow = getattr(acting, name)(db, row, **who)
        return moved

    return act


@click.command()
@name_argument
@commune_option
@by_staff
@json_option
def pause(name: str, commune: str, actor: str, *, as_json: bool) -> None:
    """Nothing more of the broadcast NAME leaves; what has not left its queue comes back."""
    acted(name, commune, actor, "broadcasts.halt", _act("pause"), as_json=as_json)


@click.command()
@name_argument
@commune_option
@by_staff
@json_option
def resume(name: str, commune: str, actor: str, *, as_json: bool) -> None:
    """The broadcast NAME goes on where it stopped; nobody gets it twice."""
    acted(name, commune, actor, "broadcasts.draft", _act("resume"), as_json=as_json)


@click.command()
@name_argument
@commune_option
@by_staff
@json_option
def cancel(name: str, commune: str, actor: str, *, as_json: bool) -> None:
    """Whoever has not got the broadcast NAME will not."""
    acted(name, commune, actor, "broadcasts.halt", _act("cancel"), as_json=as_json)
