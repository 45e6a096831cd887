"""Training text and test sets as rows: Rasa's YAML and plain CSV. For training and measuring only."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from nlu.reading import Entity

FOLDER = Path(__file__).parent / "rasa" / "data" / "nlu"
TEST_SET = Path(__file__).parents[1] / "tests" / "nlu_test_set.csv"  # only in a checkout

# [words]{"entity": "axis", "value": "…"} or [words](document), as Rasa writes them.
_MARK = re.compile(r"\[(?P<words>[^\]\[]*)\](?:\((?P<plain>[a-z_]+)\)|(?P<json>\{[^{}]*\}))")
_BULLET = "- "


@dataclass(frozen=True)
class Example:
    """One phrasing, who it was written as (`variety`, `voice`), and the things named in it."""

    text: str
    intent: str
    variety: str
    voice: str = ""
    entities: tuple[Entity, ...] = ()

    @property
    def axis(self) -> str:
        """The first axis marked, or ""."""
        return next((mark.value for mark in self.entities if mark.entity == "axis"), "")


def training(folder: Path = FOLDER) -> list[Example]:
    """All phrasings, in an order that does not depend on the file system."""
    return [row for path in sorted(folder.glob("*/*.yml")) for row in read_file(path)]


def labelled(path: Path) -> list[Example]:
    """Rows of a CSV with the columns text, variety, intent and axis."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return [_tested(row) for row in csv.DictReader(lines)]


def _tested(row: dict[str, str]) -> Example:
    axis = row.get("axis") or ""
    marks = (Entity("axis", axis, 0, 0),) if axis else ()
    return Example(row["text"], row["intent"], row.get("variety") or "", entities=marks)


def read_file(path: Path) -> Iterator[Example]:
    """The phrasings of one file; the folder is their variety, the file's name their voice."""
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    for block in document["nlu"]:
        for line in block["examples"].splitlines():
            text, marks = unmark(line.removeprefix(_BULLET).strip())
            if text:
                yield Example(text, block["intent"], path.parent.name, path.stem, marks)


def unmark(line: str) -> tuple[str, tuple[Entity, ...]]:
    """The text as a person would write it, and the marks that stood in it."""
    text, marks, last = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[last : mark.start()]
        start, last = len(text), mark.end()
        text += mark["words"]
        named = json.loads(mark["json"]) if mark["json"] else {"entity": mark["plain"]}
        marks.append(Entity(named["entity"], named.get("value", mark["words"]), start, len(text)))
    return text + line[last:], tuple(marks)
