"""YAML that remembers where each value stands, so that a mistake can be shown with its line."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

# The C parser, where PyYAML was built with it, is ten times as fast; both give lines.
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Path = tuple[str | int, ...]  # ("axes", 2, "short", "fr")


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong in a file, where, and what was expected."""

    file: str
    line: int
    field: str
    words: str

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

    def line_of(self, path: Sequence[str | int]) -> int:
        """The line of a value, or of the nearest thing around it that is written."""
        for length in range(len(path), -1, -1):
            if line := self.lines.get(tuple(path[:length])):
                return line
        return 1

    def add(self, path: Sequence[str | int], words: str) -> None:
        """Note a mistake at a place."""
        self.mistakes.append(Mistake(self.file, self.line_of(path), written_path(path), words))


def written_path(path: Sequence[str | int]) -> str:
    """A place as people read it, counted from 1: `axes[1].short.fr`."""
    parts = [f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path]
    return "".join(parts).lstrip(".")


def read_yaml(file: str, text: str) -> Document:
    """Parse; mistakes of form (bad YAML, a field written twice) are collected in the document."""
    document = Document(file)
    try:
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            if node is not None:
                document.values = _value(loader, node, (), document)
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "this is not YAML"
        document.mistakes.append(Mistake(file, mark.line + 1 if mark else 1, "", str(problem)))
    return document


def _value(loader: yaml.SafeLoader, node: yaml.Node, path: Path, document: Document) -> Any:
    document.lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return _mapping(loader, node, path, document)
    if isinstance(node, yaml.SequenceNode):
        return [_value(loader, item, (*path, number), document) for number, item in enumerate(node.value)]
    return loader.construct_object(node)


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
            document.add(place, "is written twice")
        values[name] = value
    return values
