"""`jemaa nlu`: the reader on its own."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.actor import as_option
from bot.cli.numbers import ID

if TYPE_CHECKING:
    from bot.runtime.hearing import Reader


@click.group()
def nlu() -> None:
    """Read messages, evaluate and train the reader."""


@nlu.command()
def parse() -> None:
    """Read lines of text from standard input; a JSON line out for every line, blank ones too."""
    from nlu.commands import parse_lines  # noqa: PLC0415 - training and reading import different things

    parse_lines(sys.stdin, sys.stdout)


@nlu.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="All figures as JSON.")
@click.option("--rasa", is_flag=True, help="Measure the Rasa server that JEMAA_RASA_URL names.")
def evaluate(file: Path, as_json: bool, rasa: bool) -> None:
    """Measure a reader on FILE.csv (columns text,variety,intent,axis)."""
    from nlu.commands import evaluate_file  # noqa: PLC0415

    with _rasa() if rasa else contextlib.nullcontext() as reader:
        click.echo(evaluate_file(file, as_json=as_json, reader=reader))


@contextlib.contextmanager
def _rasa() -> Iterator["Reader"]:
    from bot.bootstrap import build_rasa  # noqa: PLC0415 - measuring the embedded reader needs no service
    from bot.settings import read_settings  # noqa: PLC0415

    with contextlib.closing(build_rasa(read_settings())) as reader:
        yield reader


@nlu.command()
@click.option("--seed", default=0, show_default=True)
def train(seed: int) -> None:
    """Train the embedded reader from nlu/rasa/data (needs the `train` extra). The same seed gives the same file."""
    from nlu.commands import train as train_reader  # noqa: PLC0415

    click.echo(train_reader(seed=seed))


@nlu.command()
@click.option("--commune", required=True, help="Whose messages.")
@as_option()
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1), help="How many to show.")
@click.option("--json", "as_json", is_flag=True, help="JSON instead of text.")
@click.option("--label", type=ID, metavar="ID", help="Put this message into the training text …")
@click.option("--intent", default="", help="… as this intent …")
@click.option("--axis", default="", help="… with this axis …")
@click.option("--text", default="", help="… in other words; [square brackets] mark those that name the axis.")
@click.option("--variety", default="", help="Whose training text; otherwise the language that was read.")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Another file than from_use.yml."
)
@click.option("--skip", type=ID, metavar="ID", help="Nothing is to be learned from this message.")
def review(
    *,
    commune: str,
    actor: str,
    limit: int,
    as_json: bool,
    label: int | None,
    intent: str,
    axis: str,
    text: str,
    variety: str,
    out: Path | None,
    skip: int | None,
) -> None:
    """List messages that were read badly or corrected, without personal data; label them into training text.

    Nothing is learned by itself: what was labelled is learned by `jemaa nlu train`.
    """
    from bot.cli import review as work  # noqa: PLC0415 - the reader alone needs no database

    work.check_options(label, skip, intent, {"axis": axis, "text": text, "variety": variety, "out": out})
    if skip is not None:
        click.echo(work.skipped(commune, skip, actor=actor))
    elif label is not None:
        click.echo(
            work.labelled(
                commune, label, actor=actor, intent=intent, axis=axis, text=text, variety=variety, out=out
            )
        )
    else:
        click.echo(work.listed(commune, actor=actor, limit=limit, as_json=as_json))
