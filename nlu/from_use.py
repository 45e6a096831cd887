"""Phrasings that staff take over from use: checked, then put into the training text. Nothing trains by itself."""

from __future__ import annotations

import contextlib
import json
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from nlu.axis import AXES, NEVER
from nlu.corpus import FOLDER, TEST_SET, Example, labelled, read_file, training, unmark
from nlu.normalise import words
from nlu.reading import LANGUAGES

VARIETIES = (*LANGUAGES, "mixed")
FILE = "from_use.yml"
_HEAD = 'version: "3.1"\n\nnlu:\n'
_NAMED = re.compile(r"\[([^\[\](){}]+)\](?![({])")
_BRACKETS = re.compile(r"[\[\]{}]")


class NotTaken(Exception):
    """The phrasing cannot be taken over; the message says why."""


@dataclass(frozen=True)
class Phrasing:
    """One message with its labels. Square brackets mark the words that name the axis; without them all do."""

    text: str
    intent: str
    variety: str
    axis: str = ""

    @property
    def line(self) -> str:
        """As it stands in the training text."""
        text = " ".join(self.text.split()).removeprefix("- ")
        if not self.axis:
            return text
        mark = json.dumps({"entity": "axis", "value": self.axis})
        return _NAMED.sub(lambda named: named[0] + mark, text if _NAMED.search(text) else f"[{text}]")


class Lessons:
    """The training text as it is, and what must never stand in it: the test set."""

    def __init__(self, folder: Path = FOLDER, test_set: Path = TEST_SET) -> None:
        rows = training(folder)
        self.folder = folder
        self._intents = {row.intent for row in rows}
        self._known = {(row.variety, plain(row.text)): row.intent for row in rows}
        tested = labelled(test_set) if test_set.exists() else ()
        self._tested = {plain(row.text) for row in tested}

    def add(self, phrasing: Phrasing, out: Path | None = None) -> Path:
        """Put it into the training text of its variety, or into the file `out`; where. NotTaken."""
        path = out or self.folder / phrasing.variety / FILE
        self._check_labels(phrasing)
        try:
            self._check_text(phrasing, path)
            _insert(path, phrasing)
        except OSError as error:
            raise NotTaken(
                f"{path} cannot be written: {error.strerror}. Name another file with --out."
            ) from error
        return path

    def _check_labels(self, phrasing: Phrasing) -> None:
        _check_known("intent", phrasing.intent, self._intents)
        _check_known("variety", phrasing.variety, VARIETIES)
        if phrasing.axis:
            _check_known("axis", phrasing.axis, AXES)
        if phrasing.axis and phrasing.intent in NEVER:
            raise NotTaken(f"{phrasing.intent} never has an axis: leave it out.")

    def _check_text(self, phrasing: Phrasing, path: Path) -> None:
        if not words(phrasing.text):
            raise NotTaken("No word is left to learn from: reword it with --text.")
        has_marks = bool(_NAMED.search(phrasing.text))
        if _BRACKETS.search(_NAMED.sub("", phrasing.text)) or (has_marks and not phrasing.axis):
            raise NotTaken(
                "Square brackets mark the words that name the axis, and need --axis; no other brackets."
            )
        same = plain(unmark(phrasing.line)[0])
        if same in self._tested:
            raise NotTaken(
                "The test set has this phrasing: what is measured on is never trained on. Reword it."
            )
        written = _written(path) if path.exists() else []
        known = self._known | {(phrasing.variety, plain(row.text)): row.intent for row in written}
        if (intent := known.get((phrasing.variety, same))) is not None:
            raise NotTaken(f"The training text of {phrasing.variety} has this phrasing already, as {intent}.")


def plain(text: str) -> str:
    """What is left of a text when nobody looks at marks and case."""
    return " ".join(word.folded for word in words(text)) or text.strip()


def _written(path: Path) -> list[Example]:
    try:
        return list(read_file(path))
    except (yaml.YAMLError, TypeError, KeyError, ValueError, AttributeError) as error:
        raise NotTaken(f"{path} is no file of training text.") from error


def _check_known(what: str, value: str, known: Iterable[str]) -> None:
    if value not in known:
        raise NotTaken(f"There is no {what} {value!r}. Known are {', '.join(sorted(known))}.")


def _insert(path: Path, phrasing: Phrasing) -> None:
    """Write the file with one line more, behind the others of its intent; whole or not at all."""
    lines = (path.read_text(encoding="utf-8") if path.exists() else _HEAD).rstrip().splitlines()
    head = f"- intent: {phrasing.intent}"
    if head not in lines:
        lines += [head, "  examples: |"]
    at = lines.index(head) + 2
    while at < len(lines) and lines[at].startswith("    "):
        at += 1
    lines.insert(at, f"    - {phrasing.line}")
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        draft.write_text("\n".join(lines) + "\n", encoding="utf-8")
        _check_written(draft, phrasing)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _check_written(path: Path, phrasing: Phrasing) -> None:
    """Whatever was typed, the file must be read as it was meant."""
    text, _ = unmark(phrasing.line)
    found: list[Example] = []
    with contextlib.suppress(NotTaken):
        found = [row for row in _written(path) if row.text == text and row.axis == phrasing.axis]
    if [row.intent for row in found] != [phrasing.intent]:
        raise NotTaken(
            "The file would not be read as it is meant: reword with --text, or name another with --out."
        )
