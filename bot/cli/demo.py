"""`jemaa demo`: helpers for the demonstration. `clock` moves the town hall's time; nothing else ever does. `people` fills a sample."""

import json
import re

import click

from bot.bootstrap import DEMO_CLOCK, demo_clock
from bot.settings import read_settings

_UNITS = {"d": 86_400, "h": 3_600, "m": 60}


@click.group()
def demo() -> None:
    """Helpers for the demonstration."""


@demo.command(context_settings={"ignore_unknown_options": True})
@click.argument("change")
def clock(change: str) -> None:
    """Move the town hall's clock: +2d, -3h, +30m; `reset` puts it right. A running service follows at once."""
    settings = read_settings()
    path = settings.var / DEMO_CLOCK
    if change == "reset":
        path.unlink(missing_ok=True)
    else:
        match = re.fullmatch(r"([+-])(\d{1,5})([dhm])", change)
        if not match:
            raise click.BadParameter("write for instance +2d, -3h, +30m or reset")
        moved = int(match[2]) * _UNITS[match[3]] * (1 if match[1] == "+" else -1)
        seconds = demo_clock(settings).offset_seconds() + moved
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"offset_seconds": seconds}))
    click.echo(demo_clock(settings).now().isoformat(timespec="minutes"))


@demo.command()
@click.option(
    "--commune", default="berkane", show_default=True, help="A sample that people were invented for."
)
def people(commune: str) -> None:
    """Fill a sample commune with invented people and what they said, so that its staff have something to do.

    Once; it may be done while the service runs. What the people say stands in data/content/people.yaml.
    """
    from bot.cli.people.command import people_come  # noqa: PLC0415 - the clock needs neither papers nor passwords

    people_come(commune)
