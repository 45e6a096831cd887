"""How well an engine reads a test set: any engine that has `read`, in figures a person can check."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from nlu.corpus import Example
from nlu.reading import LANGUAGES, Reading

SURE = 0.8
_TOP = 3
_BINS = 10
_WORST = 15


class Engine(Protocol):
    """The embedded reader, or Rasa behind its client."""

    def read(self, text: str, previous: str = "") -> Reading: ...


@dataclass(frozen=True)
class Answer:
    """One row of the test set and what was read."""

    row: Example
    reading: Reading
    seconds: float

    @property
    def is_right(self) -> bool:
        return self.reading.intent == self.row.intent

    @property
    def is_near(self) -> bool:
        """The right intent stands among the first three."""
        return self.row.intent in [intent for intent, _ in self.reading.ranking[:_TOP]]

    @property
    def language_is_right(self) -> bool:
        return self.row.variety == self.reading.language or self.row.variety in self.reading.either


def ask(engine: Engine, rows: Iterable[Example]) -> list[Answer]:
    """Every row read once, timed."""
    answers = []
    for row in rows:
        start = time.perf_counter()
        reading = engine.read(row.text)
        answers.append(Answer(row, reading, time.perf_counter() - start))
    return answers


def report(answers: Sequence[Answer]) -> dict[str, Any]:
    """All figures, as plain JSON."""
    varieties = sorted({answer.row.variety for answer in answers})
    return {
        "rows": len(answers),
        "model": answers[0].reading.model if answers else "",
        "varieties": {name: _figures([a for a in answers if a.row.variety == name]) for name in varieties},
        "all": _figures(answers),
        "intents": scores(answers),
        "confusion": confusion(answers),
        "calibration": calibration(answers),
        "latency": latency(answers),
    }


def _figures(answers: Sequence[Answer]) -> dict[str, Any]:
    return {
        "rows": len(answers),
        "accuracy": _share(answer.is_right for answer in answers),
        "macro_f1": macro_f1(answers),
        "top_3": _share(answer.is_near for answer in answers),
        "language": _language(answers),
        "axis": axis(answers),
    }


def _share(facts: Iterable[bool]) -> float:
    known = list(facts)
    return round(sum(known) / len(known), 4) if known else 0.0


def _language(answers: Sequence[Answer]) -> dict[str, float] | None:
    """Only for rows whose variety is a language; `mixed` is none."""
    told = [answer for answer in answers if answer.row.variety in LANGUAGES]
    if not told:
        return None
    alone = _share(answer.row.variety == answer.reading.language for answer in told)
    return {"right": _share(answer.language_is_right for answer in told), "right_without_ties": alone}


def f1(hits: int, given: int, wanted: int) -> float:
    return round(2 * hits / (given + wanted), 4) if given + wanted else 0.0


def scores(answers: Sequence[Answer]) -> dict[str, dict[str, float]]:
    """Per intent of the test set: rows, precision, recall, F1."""
    wanted = Counter(answer.row.intent for answer in answers)
    given = Counter(answer.reading.intent for answer in answers)
    hits = Counter(answer.row.intent for answer in answers if answer.is_right)
    return {
        intent: {
            "rows": count,
            "precision": round(hits[intent] / given[intent], 4) if given[intent] else 0.0,
            "recall": round(hits[intent] / count, 4),
            "f1": f1(hits[intent], given[intent], count),
        }
        for intent, count in sorted(wanted.items())
    }


def macro_f1(answers: Sequence[Answer]) -> float:
    """The mean over the intents of the test set, each counting alike."""
    each = [score["f1"] for score in scores(answers).values()]
    return round(sum(each) / len(each), 4) if each else 0.0


def axis(answers: Sequence[Answer]) -> dict[str, float]:
    """Precision, recall and F1 of the axis; a wrong one counts against both. `named_f1`: where there is one to be found."""
    pairs = [(answer.row.axis, answer.reading.value("axis") or "") for answer in answers]
    wanted = sum(bool(row) for row, _ in pairs)
    given = sum(bool(read) for _, read in pairs)
    hits = sum(bool(row) and row == read for row, read in pairs)
    return {
        "rows": wanted,
        "precision": round(hits / given, 4) if given else 0.0,
        "recall": round(hits / wanted, 4) if wanted else 0.0,
        "f1": f1(hits, given, wanted),
        "named_f1": f1(hits, sum(bool(row and read) for row, read in pairs), wanted),
    }


def confusion(answers: Sequence[Answer]) -> list[dict[str, Any]]:
    """The commonest mistakes."""
    wrong = Counter((a.row.intent, a.reading.intent) for a in answers if not a.is_right)
    return [{"intent": intent, "read_as": read, "rows": n} for (intent, read), n in wrong.most_common(_WORST)]


def calibration(answers: Sequence[Answer]) -> dict[str, Any]:
    """How often a confidence is deserved; above SURE it must almost always be."""
    sure = [answer for answer in answers if answer.reading.confidence > SURE]
    bins: list[list[Answer]] = [[] for _ in range(_BINS)]
    for answer in answers:
        bins[min(int(answer.reading.confidence * _BINS), _BINS - 1)].append(answer)
    gaps = (abs(sum(a.is_right for a in one) - sum(a.reading.confidence for a in one)) for one in bins)
    return {
        "sure_rows": _share(answer.reading.confidence > SURE for answer in answers),
        "sure_right": _share(answer.is_right for answer in sure),
        "mean_gap": round(sum(gaps) / len(answers), 4) if answers else 0.0,
        "bins": [_bin(at, one) for at, one in enumerate(bins)],
    }


def _bin(at: int, answers: Sequence[Answer]) -> dict[str, Any]:
    return {"from": at / _BINS, "rows": len(answers), "right": _share(answer.is_right for answer in answers)}


def latency(answers: Sequence[Answer]) -> dict[str, float]:
    """Milliseconds a message."""
    taken = sorted(answer.seconds * 1000 for answer in answers)
    if not taken:
        return {"p50_ms": 0.0, "p99_ms": 0.0}
    return {
        "p50_ms": round(taken[len(taken) // 2], 3),
        "p99_ms": round(taken[min(len(taken) - 1, int(len(taken) * 0.99))], 3),
    }


def table(figures: dict[str, Any]) -> str:
    """The same for people."""
    lines = [f"{figures['rows']} rows, model {figures['model']}", "", _HEAD]
    lines += [_line(name, one) for name, one in figures["varieties"].items()]
    lines += [_line("all", figures["all"]), "", f"{'intent':22} {'rows':>5} {'prec':>6} {'rec':>6} {'F1':>6}"]
    for intent, one in figures["intents"].items():
        lines.append(
            f"{intent:22} {one['rows']:5} {one['precision']:6.3f} {one['recall']:6.3f} {one['f1']:6.3f}"
        )
    lines += ["", "Most often mistaken:"]
    lines += [f"  {one['rows']:3} {one['intent']} read as {one['read_as']}" for one in figures["confusion"]]
    return "\n".join([*lines, "", *_closing(figures["calibration"], figures["latency"])])


def _closing(sure: dict[str, Any], times: dict[str, float]) -> list[str]:
    rows, right = f"{sure['sure_rows']:.1%}", f"{sure['sure_right']:.1%}"
    return [
        f"Confidence above {SURE}: {rows} of rows, {right} of them right; mean gap {sure['mean_gap']:.3f}",
        f"A message takes {times['p50_ms']} ms (p50), {times['p99_ms']} ms (p99)",
    ]


_HEAD = f"{'variety':10} {'rows':>5} {'acc':>6} {'F1':>6} {'top 3':>6} {'lang':>6} {'strict':>6} {'axis':>6} {'named':>6}"


def _line(name: str, one: dict[str, Any]) -> str:
    told = one["language"]
    spoken = f"{told['right']:6.3f} {told['right_without_ties']:6.3f}" if told else f"{'-':>6} {'-':>6}"
    return (
        f"{name:10} {one['rows']:5} {one['accuracy']:6.3f} {one['macro_f1']:6.3f} {one['top_3']:6.3f} "
        f"{spoken} {one['axis']['f1']:6.3f} {one['axis']['named_f1']:6.3f}"
    )
