"""`jemaa broadcast status`: how far it is, by channel and by what became of it; `--watch` follows until it ends."""

import time
from collections.abc import Iterator

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from bot.cli.broadcast.common import (
    by_anybody,
    commune_option,
    dumped,
    json_option,
    language_option,
    local,
    name_argument,
    reason_words,
    report,
    say,
)
from bot.cli.desk import Desk, opened
from data import texts
from data.broadcasts import recipients, rows, states
from data.broadcasts.recipients import Progress as Far
from data.broadcasts.rows import BroadcastRow
from data.engine import Db

LOOK_SECONDS = 1.0
_STATES = (
    states.WAITING,
    states.LEAVING,
    states.SENT,
    states.DELIVERED,
    states.READ,
    states.FAILED,
    states.UNKNOWN,
    states.PARKED,
    states.DROPPED,
)
_MOVING = (states.APPROVED, states.SENDING)


@click.command()
@name_argument
@commune_option
@click.option("--watch", is_flag=True, help="Follow it until it is over or paused.")
@by_anybody
@language_option
@json_option
def status(name: str, commune: str, actor: str | None, language: str, *, watch: bool, as_json: bool) -> None:
    """Show how far the broadcast NAME is: sent, delivered, read, failed and why."""
    with opened(commune) as desk:
        desk.permit(actor, "broadcasts.read")
        if as_json:
            with desk.database.reading() as db:
                click.echo(
                    dumped({**report(db, rows.find(db, commune, name)), "events": _events(db, name, desk)})
                )
            return
        row, far = _watched(desk, name, language) if watch else _seen(desk, name)
        _bar_once(row, far, language)
        _show(desk, row, far, language)


def _events(db: Db, name: str, desk: Desk) -> list[dict[str, object]]:
    return [
        {"kind": each.kind, "actor": each.actor, "detail": dict(each.detail), "at": each.happened_at}
        for each in rows.events(db, rows.find(db, desk.commune, name).id)
    ]


def _seen(desk: Desk, name: str) -> tuple[BroadcastRow, Far]:
    with desk.database.reading() as db:
        row = rows.find(db, desk.commune, name)
        return row, recipients.progress(db, row.id)


def _bar() -> Progress:
    return Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    )


def _watched(desk: Desk, name: str, language: str) -> tuple[BroadcastRow, Far]:
    """Follow it on one line; ends with it, when it is paused, or at Control-C."""
    row, far = _seen(desk, name)
    with _bar() as bar:
        task = bar.add_task(say(language, "progress", name=name), total=far.total or None)
        try:
            while row.state in _MOVING:
                bar.update(task, total=far.total or None, completed=far.total - far.ahead)
                time.sleep(LOOK_SECONDS)
                row, far = _seen(desk, name)
        except KeyboardInterrupt:
            pass
        bar.update(task, total=far.total or None, completed=far.total - far.ahead, visible=False)
    return row, far


def _bar_once(row: BroadcastRow, far: Far, language: str) -> None:
    state = say(language, f"state-{row.state}")
    if not far.total:
        click.echo(f"{say(language, 'progress', name=row.name)}  {state}")
        return
    done = far.total - far.ahead
    with Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()) as bar:
        bar.add_task(f"{say(language, 'progress', name=row.name)}  {state}", total=far.total, completed=done)


def _show(desk: Desk, row: BroadcastRow, far: Far, language: str) -> None:
    if far.total:
        Console().print(_table(far, language))
    with desk.database.reading() as db:
        for line in _story(db, desk, row, language):
            click.echo(line)


def _table(far: Far, language: str) -> Table:
    shown = [each for each in _STATES if far.states.get(each)]
    table = Table()
    table.add_column(say(language, "channel"))
    for state in shown:
        table.add_column(say(language, f"status-{state}"), justify="right")
    table.add_column(say(language, "total"), justify="right")
    for channel, found in far.channels.items():
        many = [found.get(each, 0) for each in shown]
        table.add_row(say(language, f"channel-{channel}"), *map(str, many), str(sum(many)))
    sums = [far.states.get(each, 0) for each in shown]
    table.add_row(say(language, "total"), *map(str, sums), str(far.total), style="bold")
    return table


def _story(db: Db, desk: Desk, row: BroadcastRow, language: str) -> Iterator[str]:
    """Why some did not get it, what happened, what to do."""
    for (state, reason), many in recipients.progress(db, row.id).reasons.items():
        words = {"state": say(language, f"status-{state}"), "reason": reason_words(language, reason)}
        yield say(language, "outcome", people=many, **words)
    why = ""
    for each in rows.events(db, row.id):
        day, hour = local(desk, db, each.happened_at)
        actor = say(language, "service") if each.actor == states.SERVICE else each.actor
        what = say(language, f"event-{each.kind}")
        yield say(language, "event", day=texts.written_day(day, language), hour=hour, actor=actor, what=what)
        why = f"{each.kind}-{each.detail['why']}" if "why" in each.detail else ""
    if why and texts.catalogue(language).has(f"broadcasts-{why}"):
        yield say(language, why)
