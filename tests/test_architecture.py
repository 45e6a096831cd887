"""The rules of the house, read from the source."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("bot", "flows", "nlu", "data")
# What `flows` may use of the standard library: nothing that knows a clock, a file, a network or chance.
PURE = {
    "__future__", "collections", "dataclasses", "datetime", "difflib", "enum", "functools", "hashlib",
    "itertools", "json", "re", "typing", "types", "unicodedata", "math", "operator", "string",
}  # fmt: skip
OTHERS = {
    "nlu": {"numpy", "sklearn", "scipy", "yaml"},
    "data": {"sqlalchemy", "alembic", "pydantic", "pydantic_core", "yaml", "xlsxwriter", "openpyxl", "cryptography", "fluent", "babel", "psycopg"},
}  # fmt: skip


def modules(room: str) -> list[Path]:
    found = [
        path
        for path in sorted((ROOT / room).rglob("*.py"))
        if "nlu/rasa" not in path.as_posix() and "migrations/versions" not in path.as_posix()
    ]
    assert found
    return found


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""


def top(name: str) -> str:
    return name.partition(".")[0]


@pytest.mark.parametrize("room", ["flows", "nlu", "data"])
def test_the_three_rooms_never_import_each_other_nor_the_bot(room: str) -> None:
    for path in modules(room):
        others = {top(name) for name in imports(path)} & (set(ROOMS) - {room})
        assert not others, f"{path} imports {others}"


def test_flows_are_pure() -> None:
    for path in modules("flows"):
        for name in imports(path):
            assert top(name) in PURE | {"flows"}, f"{path} imports {name}"
        source = path.read_text(encoding="utf-8")
        assert not re.search(r"\b(datetime\.now|date\.today|utcnow|open\(|print\()", source), path


@pytest.mark.parametrize("room", ["nlu", "data"])
def test_rooms_use_only_what_they_are_given(room: str) -> None:
    allowed = OTHERS[room] | {room} | set(sys.stdlib_module_names)
    for path in modules(room):
        strangers = {top(name) for name in imports(path)} - allowed
        assert not strangers, f"{path} imports {strangers}"


def offenders(pattern: str, *, but: tuple[str, ...], rooms: tuple[str, ...] = ROOMS) -> list[str]:
    found: list[str] = []
    for room in rooms:
        for path in modules(room):
            place = path.relative_to(ROOT).as_posix()
            if place not in but and re.search(pattern, path.read_text(encoding="utf-8")):
                found.append(place)
    return found


def test_only_settings_reads_the_environment() -> None:
    assert offenders(r"os\.environ|os\.getenv|\bgetenv\(", but=("bot/settings.py",)) == []


def test_only_the_clock_reads_the_time() -> None:
    # time.monotonic measures durations and time_ns names a line typed in a terminal: neither is a date.
    pattern = r"datetime\.now\(|datetime\.utcnow\(|date\.today\(|\btime\.time\(|\bfunc\.now\("
    assert offenders(pattern, but=("bot/clock.py",)) == []


def test_only_the_outbox_sends() -> None:
    assert offenders(r"\bchannel\.send\(|\]\.send\(", but=("bot/runtime/outbox.py",), rooms=("bot",)) == []


def test_only_data_writes_sql() -> None:
    for path in modules("bot"):
        for name in imports(path):
            allowed = not name.startswith("sqlalchemy") or name == "sqlalchemy.exc"
            assert allowed, f"{path} imports {name}"


def test_only_bootstrap_builds() -> None:
    assert offenders(r"\b(Database|Vault|EmbeddedReader)\(", but=("bot/bootstrap.py",), rooms=("bot",)) == []


def test_channels_know_neither_runtime_nor_tables() -> None:
    for path in sorted((ROOT / "bot" / "channels").glob("*.py")):
        for name in imports(path):
            if top(name) in ROOMS:
                allowed = name.startswith("bot.channels") or (
                    path.name == "registry.py" and name in ("bot.settings", "data.communes")
                )
                assert allowed, f"{path} imports {name}"


def test_runtime_does_not_know_the_app_or_the_command_line() -> None:
    for path in sorted((ROOT / "bot" / "runtime").glob("*.py")):
        for name in imports(path):
            assert not name.startswith(("bot.app", "bot.cli", "bot.bootstrap")), f"{path} imports {name}"


def test_the_console_knows_neither_the_app_nor_the_command_line_and_nobody_knows_the_console() -> None:
    for path in sorted((ROOT / "bot" / "console").rglob("*.py")):
        for name in imports(path):
            assert not name.startswith(("bot.app", "bot.cli", "bot.bootstrap")), f"{path} imports {name}"
    for room in ("channels", "pages", "papers", "reports", "runtime"):
        for path in sorted((ROOT / "bot" / room).rglob("*.py")):
            strangers = {name for name in imports(path) if name.startswith("bot.console")}
            assert not strangers, f"{path} imports {strangers}"


def test_no_folder_of_tests_shadows_a_room() -> None:
    for room in ROOMS:
        assert not (ROOT / "tests" / room).exists()


def test_every_module_says_what_it_is_for() -> None:
    for room in ROOMS:
        for path in modules(room):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            assert not tree.body or ast.get_docstring(tree), f"{path} has no docstring"


def test_the_project_speaks_of_the_project_alone() -> None:
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        if not path.is_file() or parts[0] in (".git", ".venv", "var") or "cache" in parts[0]:
            continue
        if path.suffix in (".py", ".md", ".toml", ".yaml", ".yml", ".ftl", ".html", ".css", ".js"):
            text = path.read_text(encoding="utf-8")
            assert "../" + "shared" not in text, path
