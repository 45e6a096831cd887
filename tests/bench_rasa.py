"""Rasa's side of `make bench-nlu`: trains, serves and measures the pipelines on the test set, through Jemaa's own client.

python -m tests.bench_rasa [--diet] [--json] [--file FILE.csv]. The time of a reading is the client's, over loopback.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import psutil
from sklearn.metrics import f1_score

from bot.rasa import RasaReader
from nlu.corpus import Example
from nlu.corpus import test_set as read_test_set
from nlu.rasa import make
from nlu.rasa.server import Server, served
from nlu.reading import Reading

TEST_SET = Path(__file__).parent / "nlu_test_set.csv"
# The first answers of a server are slower than all that follow.
WARM_UP = 20
PLAIN = [
    "3afak bghit nchouf lmizania",
    "أريد الاطلاع على محضر الدورة",
    "C'est quand le prochain conseil ?",
] * 100


class Nothing:
    """In the embedded reader's place: what is measured is Rasa."""

    def read(self, text: str, previous: str = "") -> Reading:
        return Reading(text, "", "out_of_scope", 0.0, model="none")


def readings(reader: RasaReader, texts: list[str]) -> tuple[list[Reading], list[float]]:
    """Each text's reading, and each one's milliseconds."""
    found, times = [], []
    for text in texts[:WARM_UP]:
        reader.read(text)
    for text in texts:
        began = time.perf_counter()
        found.append(reader.read(text))
        times.append((time.perf_counter() - began) * 1000)
    return found, times


def late(reader: RasaReader, texts: list[str], found: list[Reading]) -> list[Reading]:
    """Asks again where a busy machine answered too late: the time counts, but what Rasa means by it is still its answer."""
    return [
        one if one.model != "none" else patient(reader, text) for text, one in zip(texts, found, strict=True)
    ]


def patient(reader: RasaReader, text: str) -> Reading:
    for _ in range(10):
        time.sleep(1)
        if (reading := reader.read(text)).model != "none":
            break
    return reading


def macro_f1(rows: list[Example], found: list[Reading]) -> dict[str, float]:
    """Intent macro-F1 of each variety and of all, and how often the right intent is among the first three."""
    varieties: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        varieties[row.variety].append(at)
        varieties["all"].append(at)
    scores = {
        f"f1_{variety}": float(
            f1_score([rows[at].intent for at in places], [found[at].intent for at in places],
                     labels=sorted({rows[at].intent for at in places}), average="macro", zero_division=0)
        )
        for variety, places in sorted(varieties.items())
    }  # fmt: skip
    among = [
        row.intent in [name for name, _ in one.ranking[:3]] for row, one in zip(rows, found, strict=True)
    ]
    return scores | {"top3": sum(among) / len(among)}


def measure(server: Server, rows: list[Example]) -> dict[str, float]:
    reader = RasaReader(server.url, server.token, Nothing())
    texts = [row.text for row in rows] or PLAIN
    found, times = readings(reader, texts)
    worded = sum(reading.model != "none" for reading in found)
    found = late(reader, texts, found)
    reader.close()
    cuts = statistics.quantiles(times, n=100)
    memory = psutil.Process(server.pid).memory_info().rss / 1e6
    figures = {"p50_ms": cuts[49], "p99_ms": cuts[98], "resident_mb": memory, "answered": worded / len(found)}
    return figures | (macro_f1(rows, found) if rows else {})


def bench(pipeline: str, rows: list[Example]) -> dict[str, float]:
    make.set_up()
    was_trained = make.model_path(pipeline).exists()
    began = time.monotonic()
    model = make.train(pipeline)
    train_seconds = time.monotonic() - began
    figures: dict[str, float] = {} if was_trained else {"train_s": train_seconds}
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        with served(model, Path(folder) / "log") as server:
            figures["ready_s"] = time.monotonic() - began
            return figures | measure(server, rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--diet", action="store_true", help="DIET too: half an hour of training and more")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--file", type=Path, default=TEST_SET, help="columns text,variety,intent,axis")
    options = parser.parse_args()
    rows = read_test_set(options.file) if options.file.exists() else []
    try:
        found = {name: bench(name, rows) for name in ("linear", *(["diet"] if options.diet else []))}
    except make.Trouble as trouble:
        sys.exit(f"Rasa was not measured: {trouble}")
    if options.json:
        print(json.dumps({f"rasa-{name}": figures for name, figures in found.items()}))
        return
    for name, figures in found.items():
        print(f"rasa {name}")
        for figure, value in figures.items():
            print(f"  {figure:<14} {value:10.3f}")


if __name__ == "__main__":
    main()
