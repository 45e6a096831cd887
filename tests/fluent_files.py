"""The Fluent files as written: every text by its key, its variables, and the forms it can take."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from pathlib import Path

from fluent.syntax import FluentParser, ast

from data import texts

FOLDER = Path(texts.__file__).parent / "content" / "texts"
CHAT_ROOMS = (
    "chat",
    "engine",
    "requests",
    "documents",
    "agenda",
    "fates",
)  # what the citizen hears; other rooms have their own tests
VARIABLE = "\ufffc"  # stands for a variable in a text: an object of unknown direction


@cache
def patterns(language: str, rooms: tuple[str, ...] = CHAT_ROOMS) -> dict[str, ast.Pattern]:
    """Every text of a language by its key (`key` or `key.attribute`), in the order of the files."""
    found: dict[str, ast.Pattern] = {}
    for room in rooms:
        path = FOLDER / f"{room}.{language}.ftl"
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ast.Junk), (path.name, entry.content)
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{path.name}: {entry.id.name} stands there twice"
                if entry.value:
                    found[entry.id.name] = entry.value
                found.update((f"{entry.id.name}.{each.id.name}", each.value) for each in entry.attributes)
    return found


def variables(pattern: ast.Pattern) -> frozenset[str]:
    return frozenset(_variables(pattern))


def _variables(pattern: ast.Pattern) -> Iterator[str]:
    for element in pattern.elements:
        if isinstance(element, ast.Placeable):
            expression = element.expression
            if isinstance(expression, ast.SelectExpression):
                assert isinstance(expression.selector, ast.VariableReference)
                yield expression.selector.id.name
                for variant in expression.variants:
                    yield from _variables(variant.value)
            elif isinstance(expression, ast.VariableReference):
                yield expression.id.name


def forms(pattern: ast.Pattern) -> Sequence[str]:
    """Every text that the pattern can become, with VARIABLE for each variable."""
    return ["".join(parts) for parts in product(*(_parts(element) for element in pattern.elements))]


def _parts(element: ast.TextElement | ast.Placeable) -> Sequence[str]:
    if isinstance(element, ast.TextElement):
        return [element.value]
    if isinstance(element.expression, ast.SelectExpression):
        return [form for variant in element.expression.variants for form in forms(variant.value)]
    if isinstance(element.expression, ast.StringLiteral):
        return [element.expression.value]
    return [VARIABLE]


@cache
def all_labels() -> dict[str, tuple[str, ...]]:
    """What each text without variables says in every language, as the runtime gives it to the flows."""
    found: dict[str, tuple[str, ...]] = {}
    for language in texts.LANGUAGES:
        for key, pattern in patterns(language).items():
            if not variables(pattern):
                found[key] = tuple(dict.fromkeys((*found.get(key, ()), *forms(pattern))))
    return found
