"""Rasa's side of `make bench-nlu`: trains, serves and measures its pipelines on the test set, through Jemaa's own client.

python -m tests.bench_rasa [--diet] [--json] [--test-set FILE.csv]. Language and axis are the embedded reader's, as in the
service; the time of a message is both readers' together, over loopback.
"""

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import psutil

from bot.rasa import RasaReader
from nlu.corpus import Example, labelled
from nlu.evaluate import ask, report, table
from nlu.rasa import make
from nlu.rasa.server import Server, served
from nlu.reader import Reader
from nlu.reading import Reading

TEST_SET = Path(__file__).parent / "nlu_test_set.csv"
# The first answers of a server are slower than all that follow.
WARM_UP = 20
TRIES = 20


class Patient:
    """The client, asked again where a busy machine answered too late: that is slow, and not what Rasa means by the text."""

    def __init__(self, reader: RasaReader) -> None:
        self._reader = reader
        self.late = 0

    def read(self, text: str, previous: str = "") -> Reading:
        reading = self._reader.read(text, previous)
        for _ in range(TRIES):
            if reading.model.startswith("rasa-") or not text.strip():
                break
            self.late += 1
            time.sleep(1)
            reading = self._reader.read(text, previous)
        return reading


def measure(server: Server, rows: list[Example]) -> dict[str, Any]:
    reader = RasaReader(server.url, server.token, Reader.load())
    engine = Patient(reader)
    ask(engine, rows[:WARM_UP])
    figures = report(ask(engine, rows))
    reader.close()
    return figures | {
        "resident_mb": round(psutil.Process(server.pid).memory_info().rss / 1e6),
        "late": engine.late,
    }


def bench(pipeline: str, rows: list[Example]) -> dict[str, Any]:
    make.set_up()
    was_trained = make.model_path(pipeline).exists()
    began = time.monotonic()
    model = make.train(pipeline)
    figures: dict[str, Any] = {} if was_trained else {"train_s": round(time.monotonic() - began)}
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        with served(model, Path(folder) / "log") as server:
            return figures | {"ready_s": round(time.monotonic() - began)} | measure(server, rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--diet", action="store_true", help="DIET too: a quarter of an hour of training and more"
    )
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--test-set", type=Path, default=TEST_SET, help="columns text,variety,intent,axis")
    options = parser.parse_args()
    pipelines = ("linear", "diet") if options.diet else ("linear",)
    try:
        found = {name: bench(name, labelled(options.test_set)) for name in pipelines}
    except make.Trouble as trouble:
        sys.exit(f"Rasa was not measured: {trouble}")
    if options.json:
        print(json.dumps({f"rasa_{name}": figures for name, figures in found.items()}, indent=2))
        return
    for name, figures in found.items():
        print(f"Rasa, {name} pipeline: {table(figures)}")
        print(
            ", ".join(
                f"{key} {figures[key]}"
                for key in ("train_s", "ready_s", "resident_mb", "late")
                if key in figures
            )
        )


if __name__ == "__main__":
    main()
