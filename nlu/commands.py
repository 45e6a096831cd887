"""What `jemaa nlu …` does, as plain functions; the command line itself is elsewhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TextIO

from nlu.corpus import FOLDER, labelled
from nlu.evaluate import Engine, ask, report, table
from nlu.reader import MODEL, Reader


def parse_lines(stdin: TextIO, stdout: TextIO, reader: Engine | None = None) -> None:
    """One JSON line out for every line in, blank ones too, each as soon as it is read."""
    reader = reader or Reader.load()
    for line in stdin:
        reading = reader.read(line.rstrip("\r\n"))
        stdout.write(json.dumps(reading.as_json(), ensure_ascii=False) + "\n")
        stdout.flush()


def evaluate_file(path: Path, *, as_json: bool = False, reader: Engine | None = None) -> str:
    """The figures of a CSV file (text, variety, intent, axis), as a table or as JSON."""
    figures = report(ask(reader or Reader.load(), labelled(path)))
    return json.dumps(figures, ensure_ascii=False, indent=2) if as_json else table(figures)


def train(seed: int = 0, folder: Path = FOLDER, out: Path = MODEL) -> str:
    """Trains the reader and writes its file; one sentence about it."""
    # scikit-learn is a training extra: whoever only reads or evaluates must not need it.
    from nlu.train import train as learn  # noqa: PLC0415

    model = learn(folder, out, seed=seed)
    size = out.stat().st_size / 1_000_000
    return f"Trained {model.notes['version']} on {model.notes['phrasings']} phrasings: {size:.1f} MB in {out}"
