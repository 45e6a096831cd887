"""`jemaa broadcast list|preview`: as the chat will show it, to how many, who is left out and why, at what cost."""

from collections.abc import Iterator
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from bot.cli.broadcast.common import (
    by_anybody,
    commune_option,
    counted_report,
    dumped,
    json_option,
    language_option,
    name_argument,
    reason_words,
    report,
    say,
)
from bot.cli.desk import Desk, opened
from bot.runtime.broadcasts import Worded
from data import communes, texts
from data.broadcasts import drafts, hours, neutrality, previews, rows, ways, wording
from data.broadcasts.previews import Counted
from data.broadcasts.rows import BroadcastRow
from data.broadcasts.segments import Segment
from data.engine import Db


@click.command("list")
@commune_option
@by_anybody
@language_option
@json_option
def list_(commune: str, actor: str | None, language: str, *, as_json: bool) -> None:
    """Show every broadcast, the newest first."""
    with opened(commune) as desk:
        desk.permit(actor, "broadcasts.read")
        with desk.database.reading() as db:
            found = [report(db, row) for row in rows.of_commune(db, commune)]
    if as_json:
        click.echo(dumped(found))
        return
    for each in found:
        state = say(language, f"state-{each['state']}")
        click.echo(f"{each['name']:<24}  {state:<14}  {each['people'] or '':>7}")
    if not found:
        click.echo(say(language, "none"))


@click.command()
@name_argument
@commune_option
@by_anybody
@language_option
@json_option
def preview(name: str, commune: str, actor: str | None, language: str, *, as_json: bool) -> None:
    """Show what the broadcast NAME would do if it left now. Nothing leaves."""
    with opened(commune) as desk:
        desk.permit(actor, "broadcasts.read")
        with desk.database.reading() as db:
            row = rows.find(db, commune, name)
            counted = previews.count(db, row, desk.now)
            if as_json:
                click.echo(dumped({**_renderings(db, row), **counted_report(db, row, counted)}))
                return
            for line in _shown(db, row, language):
                click.echo(line)
            _tables(counted, language)
            for line in _conditions(db, desk, row, counted, language):
                click.echo(line)


def _renderings(db: Db, row: BroadcastRow) -> dict[str, Any]:
    worded, templated = Worded(db, row), ways.templated(db, row)
    readers = Segment.from_json(row.segment).readers()
    return {
        "name": row.name,
        "state": row.state,
        "revision": row.revision,
        "renderings": {each: worded.text(each) for each in readers},
        "buttons": {each: [button.label for button in worded.buttons(each)] for each in readers},
        "templates": {
            each: {
                "name": template.name,
                "language": template.language,
                "category": template.category,
                "values": _filled(worded, each, template.language, template.variables),
            }
            for (_, each), template in templated.items()
            if each in readers
        },
        "warnings": [
            {"language": each.language, "what": each.what, "line": each.line}
            for each in wording.warnings(row.texts, readers)
        ],
    }


def _filled(worded: Worded, reader: str, language: str, variables: tuple[str, ...]) -> dict[str, str]:
    values = worded.values(reader)(language)
    return {name: values[name] for name in variables}


def _shown(db: Db, row: BroadcastRow, language: str) -> Iterator[str]:
    """Each rendering as the chat will show it."""
    told = _renderings(db, row)
    for reader, text in told["renderings"].items():
        if text is None:
            continue
        yield say(language, "reads", language=say(language, f"language-{reader}"))
        yield from (f"    {line}" for line in text.splitlines())
        yield from (f"    {say(language, 'button', label=label)}" for label in told["buttons"][reader])
        if template := told["templates"].get(reader):
            named = {each: template[each] for each in ("name", "language", "category")}
            yield f"    {say(language, 'template', **named)}"
            for field, value in template["values"].items():
                yield f"        {say(language, 'field', name=field, value=value)}"
        yield ""
    for each in told["warnings"]:
        what = say(language, f"warning-{each['what']}", line=str(each["line"]))
        yield say(language, "warning", language=say(language, f"language-{each['language']}"), what=what)


def _tables(counted: Counted, language: str) -> None:
    console = Console()
    readers = [each for each in wording.LANGUAGES if any(one == each for _, one in counted.reached)]
    channels = list(dict.fromkeys(channel for channel, _ in counted.reached))
    if not counted.total:
        click.echo(say(language, "nobody"))
    else:
        table = Table(title=say(language, "people"), title_justify="left")
        table.add_column(say(language, "channel"))
        for reader in readers:
            table.add_column(say(language, f"language-{reader}"), justify="right")
        table.add_column(say(language, "total"), justify="right")
        for channel in channels:
            many = [counted.reached.get((channel, reader), 0) for reader in readers]
            table.add_row(say(language, f"channel-{channel}"), *map(str, many), str(sum(many)))
        sums = [sum(counted.reached.get((channel, reader), 0) for channel in channels) for reader in readers]
        table.add_row(say(language, "total"), *map(str, sums), str(counted.total), style="bold")
        console.print(table)
    if reasons := counted.reasons():
        table = Table(title=say(language, "left-out"), title_justify="left")
        table.add_column(say(language, "why"))
        table.add_column(say(language, "people"), justify="right")
        for reason, people in reasons.items():
            table.add_row(reason_words(language, reason), str(people))
        console.print(table)


def _conditions(db: Db, desk: Desk, row: BroadcastRow, counted: Counted, language: str) -> Iterator[str]:
    """When it leaves, what it costs, who must approve it, what stands in its way."""
    for cost in counted.costs:
        if cost.price is None:
            yield say(language, "cost-unknown", category=cost.category, templates=cost.templates)
        else:
            yield say(
                language,
                "cost",
                category=cost.category,
                templates=cost.templates,
                price=cost.price,
                currency=cost.currency,
                sum=cost.sum,
            )
    if not counted.costs:
        yield say(language, "cost-none")
    if row.is_statutory:
        yield say(language, "statutory")
    leaves_on = max(desk.day, row.not_before_on or desk.day)
    if row.not_before_on:
        day = texts.written_day(row.not_before_on, language)
        yield say(language, "leaves-at", day=day, hour=row.not_before_at or hours.FROM)
    else:
        yield say(language, "leaves-soon", **{"from": hours.FROM, "to": hours.TO})
    period = neutrality.on(db, communes.load(db, row.commune_id).id, leaves_on)
    if period and not row.is_statutory:
        days = {"from": str(period.starts_on), "until": str(period.ends_on)}
        yield say(language, "neutral", reason=period.reason, **days)
    key = "needs-another" if drafts.needs_another(db, row, counted.total) else "alone"
    yield say(language, key, authors=", ".join(sorted(drafts.authors(db, row))))
