"""What the commands of broadcasts share: their options, one change, how a broadcast is told to programs and in words."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import click

from bot.cli.actor import as_option
from bot.cli.desk import Desk, opened
from data import communes, texts
from data.broadcasts import drafts, recipients, rows
from data.broadcasts.previews import Counted
from data.broadcasts.rows import BroadcastRow
from data.engine import Db
from data.zones import zone

LANGUAGES = ("ar", "fr")
_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))  # which a terminal may show

name_argument = click.argument("name", metavar="NAME")
commune_option = click.option("--commune", required=True, help="Whose.")
json_option = click.option("--json", "as_json", is_flag=True, help="JSON instead of text.")
by_staff = as_option()
by_anybody = as_option(required=False)
language_option = click.option(
    "--language", type=click.Choice(LANGUAGES), default="fr", show_default=True, help="Of the words."
)


def say(language: str, key: str, /, **args: Any) -> str:
    """The words of staff, as a terminal shows them."""
    return texts.catalogue(language).text(f"broadcasts-{key}", args).translate(_ISOLATES)


def reason_words(language: str, reason: str) -> str:
    if texts.catalogue(language).has(f"broadcasts-reason-{reason}"):
        return say(language, f"reason-{reason}")
    return say(language, "reason-other", words=reason)


Act = Callable[[Db, BroadcastRow, dict[str, Any]], BroadcastRow]


def acted(name: str, commune: str, actor: str, permission: str, act: Act, *, as_json: bool) -> None:
    """Do something with a broadcast in one transaction; tell how it stands then. `act(db, row, who)`."""
    with opened(commune) as desk:
        desk.permit(actor, permission)
        with desk.database.writing() as db:
            row = act(db, rows.find(db, commune, name), {"actor": actor, "now": desk.now})
            told = report(db, row)
    show(told, as_json=as_json)


def show(told: Mapping[str, Any], *, as_json: bool) -> None:
    """One line for a person, one object for a program."""
    click.echo(dumped(told) if as_json else _line(told))


def dumped(told: Any) -> str:
    import json  # noqa: PLC0415 - what most lines do not need

    return json.dumps(told, ensure_ascii=False, default=_written)


def _written(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def report(db: Db, row: BroadcastRow) -> dict[str, Any]:
    """A broadcast as programs read it."""
    found = recipients.progress(db, row.id)
    return {
        "name": row.name,
        "state": row.state,
        "purpose": row.purpose,
        "texts": dict(row.texts),
        "segment": dict(row.segment),
        "template": row.template,
        "opens": row.opens,
        "is_statutory": row.is_statutory,
        "not_before": {"day": row.not_before_on, "hour": row.not_before_at} if row.not_before_on else None,
        "drafted_by": row.drafted_by,
        "approved_by": row.approved_by,
        "frozen_at": row.frozen_at,
        "finished_at": row.finished_at,
        "revision": row.revision,
        "people": found.total,
        "progress": dict(found.states),
        "reasons": [
            {"state": state, "reason": reason, "people": many}
            for (state, reason), many in found.reasons.items()
        ],
        "channels": {channel: dict(states) for channel, states in found.channels.items()},
    }


def _line(told: Mapping[str, Any]) -> str:
    parts = [told["name"], told["state"]]
    parts += [f"{told['people']} people"] if told["people"] else []
    parts += [f"{many} {state}" for state, many in told["progress"].items()]
    return "  ".join(parts)


def counted_report(db: Db, row: BroadcastRow, counted: Counted) -> dict[str, Any]:
    """A count as programs read it."""
    return {
        "total": counted.total,
        "people": [
            {"channel": channel, "language": language, "people": many}
            for (channel, language), many in counted.reached.items()
        ],
        "left_out": [
            {"reason": reason, "channel": channel, "language": language, "people": many}
            for (reason, channel, language), many in counted.left_out.items()
        ],
        "costs": [
            {
                "category": each.category,
                "templates": each.templates,
                "price": each.price,
                "currency": each.currency,
                "sum": each.sum,
            }
            for each in counted.costs
        ],
        "needs_another": drafts.needs_another(db, row, counted.total),
    }


def local(desk: Desk, db: Db, moment: Any) -> tuple[date, str]:
    """A moment as the town's clocks show it: its day and its hour."""
    here = moment.astimezone(zone(communes.load(db, desk.commune).profile["timezone"]))
    return here.date(), here.strftime("%H:%M")
