"""`jemaa nlu`: the reader on its own."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

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
