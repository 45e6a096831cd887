"""Measures the reader: its figures, its cost, what more text brings, and an outside yardstick.

`python -m nlu.bench --help`. For people who train; the bot never imports it.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from nlu.corpus import Example, labelled, training
from nlu.evaluate import ask, report, table
from nlu.message import take
from nlu.reader import Reader
from nlu.train import SHARES, fit_intents, matrix, solve, space

TEST_SET = Path("tests/nlu_test_set.csv")

# The yardstick's protocol: so many Moroccan questions of each intent are learned from, the rest are asked.
_FEW = 10
_MOROCCAN, _STANDARD = "ary-Arab", "arb"

_COST = """
import json, resource, sys, time
from pathlib import Path

def resident():
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * resource.getpagesize() / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3

import numpy
before, ready = resident(), time.perf_counter()
from nlu.reader import Reader
reader = Reader.load()
reader.read("salam")
loaded, after = time.perf_counter() - ready, resident()
print(json.dumps({"load_s": round(loaded, 3), "reader_mb": round(after - before, 1), "process_mb": round(after, 1)}))
"""


def cost() -> dict[str, float]:
    """Seconds to load and resident memory, in a process of its own."""
    done = subprocess.run([sys.executable, "-c", _COST], capture_output=True, text=True, check=True)  # noqa: S603
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def curve(
    rows: Sequence[Example], asked: Sequence[Example], sizes: Sequence[int], seed: int
) -> list[dict[str, Any]]:
    """Macro-F1 on the test set by phrasings per intent and variety."""
    shuffled = random.Random(seed).sample(list(rows), len(rows))  # noqa: S311
    points = []
    for size in sizes:
        counts: Counter[tuple[str, str]] = Counter()
        some = []
        for row in shuffled:
            counts[row.intent, row.variety] += 1
            if counts[row.intent, row.variety] <= size:
                some.append(row)
        figures = report(ask(Reader(fit_intents(some)), asked))
        f1 = {name: one["macro_f1"] for name, one in figures["varieties"].items()}
        points.append({"phrasings": size, "rows": len(some), **f1})
    return points


def yardstick(path: Path) -> dict[str, float]:
    """Accuracy of the same features on a set that is not ours; nothing of it is kept."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    few, rest = _few([row for row in rows if row["variety"] == _MOROCCAN])
    standard = [row for row in rows if row["variety"] == _STANDARD and row["split"] == "test"]
    learned = [row for row in rows if row["split"] == "train"] + few
    seen = [take(row["text"]).views for row in learned]
    where = space(seen, SHARES)
    known = matrix([where.place(views) for views in seen], len(where.keys))
    model = solve(known, [row["intent_en"] for row in learned], strength=0.3)
    return {
        name: _accuracy(model, where, asked) for name, asked in (("moroccan", rest), ("standard", standard))
    }


def _few(rows: Sequence[dict[str, str]]) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    counts: defaultdict[str, int] = defaultdict(int)
    few: list[dict[str, str]] = []
    rest: list[dict[str, str]] = []
    for row in rows:
        counts[row["intent_en"]] += 1
        (few if counts[row["intent_en"]] <= _FEW else rest).append(row)
    return few, rest


def _accuracy(model: Any, where: Any, rows: Sequence[dict[str, str]]) -> float:
    asked = matrix([where.place(take(row["text"]).views) for row in rows], len(where.keys))
    right = model.predict(asked) == np.array([row["intent_en"] for row in rows])
    return round(float(right.mean()), 4)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--test-set", type=Path, default=TEST_SET)
    parser.add_argument("--yardstick", type=Path, help="arbanking77.csv; read, never kept")
    parser.add_argument(
        "--curve", action="store_true", help="learn from 5, 10, 20 … phrasings an intent (minutes)"
    )
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    found: dict[str, Any] = {"test": report(ask(Reader.load(), labelled(chosen.test_set))), "cost": cost()}
    if chosen.curve:
        found["curve"] = curve(training(), labelled(chosen.test_set), (5, 10, 20, 40, 80, 160), seed=0)
    if chosen.yardstick:
        found["yardstick"] = yardstick(chosen.yardstick)
    if chosen.json:
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
        return
    sys.stdout.write(table(found.pop("test")) + "\n")
    for name, figures in found.items():
        sys.stdout.write(f"{name}: {json.dumps(figures, ensure_ascii=False)}\n")


if __name__ == "__main__":
    main()
