"""`jemaa nlu`: the reader on its own."""

import sys
from pathlib import Path

import click


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
def evaluate(file: Path, as_json: bool) -> None:
    """Measure the reader on FILE.csv (columns text,variety,intent,axis)."""
    from nlu.commands import evaluate_file  # noqa: PLC0415

    click.echo(evaluate_file(file, as_json=as_json))


@nlu.command()
@click.option("--seed", default=0, show_default=True)
def train(seed: int) -> None:
    """Train the embedded reader from nlu/rasa/data (needs the `train` extra). The same seed gives the same file."""
    from nlu.commands import train as train_reader  # noqa: PLC0415

    click.echo(train_reader(seed=seed))
