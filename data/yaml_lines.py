"""YAML that remembers where each value stands, so that a mistake can be shown with its line.

A mistake says itself in English, for the command line; its code and values let the console say it in the language of its reader.
"""

import dataclasses
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

# The C parser, where PyYAML was built with it, is ten times as fast; both give lines.
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Path = tuple[str | int, ...]  # ("axes", 2, "short", "fr")
Values = Mapping[str, str | int]
LANGUAGES = ("ar", "fr", "ary", "ary-Latn")
DEEPEST = 60
MOST_VALUES = 100_000  # a few aliases of aliases make millions of a short text
# What the parser says, by the code of the mistake; whatever else it says is `yaml`.
_YAML_CODES = {
    "mapping values are not allowed": "yaml-colon",
    "cannot start any token": "yaml-sign",
    "unexpected end of stream": "yaml-quote",
    "unknown escape character": "yaml-escape",
    "expected ',' or": "yaml-bracket",
    "found another document": "yaml-document",
    "expected key": "yaml-indent",
    "'-' indicator": "yaml-indent",
}


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong in a file, where, and what was expected."""

    file: str
    line: int
    field: str
    words: str
    code: str = ""  # which mistake it is; none where only the words say it
    values: Values = dataclasses.field(default_factory=dict)
    cell: str = ""  # of a spreadsheet: the place as its row names it …
    column: str = ""  # … and the heading of the column

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}"
        return f"{place}: {self.field}: {self.words}" if self.field else f"{place}: {self.words}"


@dataclass(slots=True)
class Document:
    """One file: its values, and the line (from 1) on which each begins."""

    file: str
    values: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    cells: dict[Path, str] = field(default_factory=dict)  # of a spreadsheet: the place that each row names

    def line_of(self, path: Sequence[str | int]) -> int:
        """The line of a value, or of the nearest thing around it that is written."""
        for length in range(len(path), -1, -1):
            if line := self.lines.get(tuple(path[:length])):
                return line
        return 1

    def add(self, path: Sequence[str | int], words: str, code: str = "", **values: str | int) -> None:
        """Note a mistake at a place."""
        line, where = self.line_of(path), written_path(path)
        cell, column = self._cell(tuple(path))
        self.mistakes.append(Mistake(self.file, line, where, words, code, values, cell, column))

    def _cell(self, path: Path) -> tuple[str, str]:
        """Where a spreadsheet has or would have a value: the place of its row, and the column of a language."""
        column = str(path[-1]) if self.cells and path and path[-1] in LANGUAGES else ""
        place = path[:-1] if column else path
        for length in range(len(place) if self.cells else 0, 0, -1):
            if known := self.cells.get(place[:length]):
                rest = [str(part + 1) if isinstance(part, int) else part for part in place[length:]]
                return "/".join([known, *rest]), column
        return "/".join(map(str, place)) if self.cells else "", column


def written_path(path: Sequence[str | int]) -> str:
    """A place as people read it, counted from 1: `axes[1].short.fr`."""
    parts = [f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path]
    return "".join(parts).lstrip(".")


def read_yaml(file: str, text: str) -> Document:
    """Parse; mistakes of form (bad YAML, a field written twice) are collected in the document."""
    document = Document(file)
    try:
        _look_for_depth(text)
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            if node is not None:
                document.values = _value(loader, node, (), document)
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = str(getattr(error, "problem", None) or "this is not YAML")
        code = next((code for said, code in _YAML_CODES.items() if said in problem), "yaml")
        document.mistakes.append(Mistake(file, mark.line + 1 if mark else 1, "", problem, code))
    except (RecursionError, _TooMuch):
        document.values = None
        document.mistakes = [
            Mistake(file, 1, "", "holds itself, or far more than a person writes", "too-deep")
        ]
    return document


class _TooMuch(Exception):
    """More values, or deeper ones, than anybody writes."""


def _look_for_depth(text: str) -> None:
    """Brackets in brackets, by the thousand, end the process that makes values of them: they are counted first. _TooMuch."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            raise _TooMuch


def _value(loader: yaml.SafeLoader, node: yaml.Node, path: Path, document: Document) -> Any:
    if len(document.lines) > MOST_VALUES:
        raise _TooMuch
    document.lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return _mapping(loader, node, path, document)
    if isinstance(node, yaml.SequenceNode):
        return [_value(loader, item, (*path, number), document) for number, item in enumerate(node.value)]
    try:
        return loader.construct_object(node)
    except ValueError:  # 2026-13-45 looks like a day
        shown = str(node.value)[:60]
        is_day = node.tag == "tag:yaml.org,2002:timestamp"
        kind = "day" if is_day else "number"
        document.add(path, f"{shown!r} is no {kind} that there is", f"no-{kind}", given=shown)
        return node.value


def _mapping(
    loader: yaml.SafeLoader, node: yaml.MappingNode, path: Path, document: Document
) -> Mapping[str, Any]:
    values: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node)
        name = key if isinstance(key, str) else str(key if isinstance(key, Hashable) else "?")
        place = (*path, name)
        value = _value(loader, value_node, place, document)
        document.lines[place] = key_node.start_mark.line + 1
        if name in values:
            document.add(place, "is written twice", "twice")
        values[name] = value
    return values
