"""Fixtures for every test: the two databases, a clock that stands still, and the end of the run, which says what was missing."""

import itertools
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import postgres
import psycopg
import pytest
from fakes import FrozenClock, make_vault
from parts import PARTS, missing, required
from transcript_options import pytest_addoption as pytest_addoption  # noqa: PLC0414 - pytest finds it here
from world import World

from data.engine import Database
from data.vault import Vault

POSTGRES_FOLDER, OWNER = "JEMAA_TEST_POSTGRES_FOLDER", "JEMAA_TEST_OWNER"
_numbers = itertools.count(1)
_copies: dict[str, list[str]] = {}  # databases of this worker that no test uses now, by template


def pytest_configure(config: pytest.Config) -> None:
    """The process that the person started owns the server of the run; pytest-xdist's workers share it."""
    if unknown := required() - set(PARTS):
        raise pytest.UsageError(
            f"JEMAA_TEST_REQUIRE names {', '.join(sorted(unknown))}; known are {', '.join(PARTS)}"
        )
    if "PYTEST_XDIST_WORKER" not in os.environ:
        folder = (
            Path(tempfile.gettempdir()) / f"jemaa-pg-{secrets.token_hex(4)}"
        )  # short: a socket lies in it
        os.environ[POSTGRES_FOLDER], os.environ[OWNER] = str(folder), str(os.getpid())


def pytest_unconfigure(config: pytest.Config) -> None:
    if "PYTEST_XDIST_WORKER" not in os.environ and POSTGRES_FOLDER in os.environ:
        folder = Path(os.environ[POSTGRES_FOLDER])
        postgres.stop(folder)
        shutil.rmtree(folder, ignore_errors=True)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A required part that was skipped, by whatever means, fails the run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if any(part in report.keywords for report in skipped for part in required()):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """End with what was not run, so that nobody takes a part for tested that was not."""
    skipped = terminalreporter.stats.get("skipped", [])
    for part, meaning in PARTS.items():
        reports = [report for report in skipped if part in report.keywords]
        if reports:
            why = str(
                reports[0].longrepr[2] if isinstance(reports[0].longrepr, tuple) else reports[0].longrepr
            )
            terminalreporter.section(f"NOT RUN: {part}", "!", red=True, bold=True)
            terminalreporter.line(f"{len(reports)} {meaning} were not run: {why}", red=True)
    for part in required() - set(PARTS):
        terminalreporter.line(
            f"JEMAA_TEST_REQUIRE names {part}, which is none of {', '.join(PARTS)}", red=True
        )


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock()


@pytest.fixture(scope="session")
def vault() -> Vault:
    return make_vault()


def _migrate(url: str) -> None:
    database = Database(url, make_vault())
    database.migrate()
    database.close()


def _populate(url: str) -> None:
    database = Database(url, make_vault())
    World(database)
    database.close()


@pytest.fixture(scope="session")
def sqlite_templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A migrated SQLite file without rows ("empty"), and one with the sample communes ("world"); once per worker."""
    folder = tmp_path_factory.mktemp("templates")
    empty, populated = folder / "empty.db", folder / "world.db"
    _migrate(f"sqlite:///{empty}")
    shutil.copyfile(empty, populated)
    _populate(f"sqlite:///{populated}")
    return {"empty": empty, "world": populated}


@pytest.fixture(scope="session")
def postgres_folder() -> Path:
    """The folder of the run's PostgreSQL server, with the templates `empty` and `world`."""
    folder = Path(os.environ[POSTGRES_FOLDER])
    try:
        postgres.ensure(folder, int(os.environ[OWNER]))
    except postgres.NoPostgres as error:
        missing("postgres", str(error))
    postgres.make_template(folder, "empty", "template1", _migrate)
    postgres.make_template(folder, "world", "empty", _populate)
    return folder


def _sqlite_copy(template: Path, folder: Path) -> Iterator[Database]:
    path = folder / "jemaa.db"
    shutil.copyfile(template, path)
    database = Database(f"sqlite:///{path}", make_vault())
    yield database
    database.close()


def _postgres_copy(template: str, folder: Path) -> Iterator[Database]:
    name = _fresh(template, folder)
    database = Database(postgres.address(folder, name), make_vault())
    yield database
    database.close()
    _copies.setdefault(template, []).append(name)


def _fresh(template: str, folder: Path) -> str:
    """A database as its template is: one of an earlier test with its rows put back, or a new copy."""
    if _copies.get(template):
        name = _copies[template].pop()
        try:
            postgres.put_back(folder, name)
        except psycopg.Error:  # that test was about the shape of the database itself
            postgres.drop_database(folder, name)
        else:
            return name
    name = f"test_{os.getpid()}_{next(_numbers)}"
    postgres.copy_database(folder, name, template)
    return name


@pytest.fixture
def sqlite_database(sqlite_templates: dict[str, Path], tmp_path: Path) -> Iterator[Database]:
    """A fresh SQLite database of one test."""
    yield from _sqlite_copy(sqlite_templates["empty"], tmp_path)


@pytest.fixture
def postgres_database(postgres_folder: Path) -> Iterator[Database]:
    """A fresh PostgreSQL database of one test; mark the test with `postgres`."""
    yield from _postgres_copy("empty", postgres_folder)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest) -> Database:
    """A fresh database; every test that uses it runs on SQLite and on PostgreSQL."""
    found: Database = request.getfixturevalue(f"{request.param}_database")
    return found


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def world(request: pytest.FixtureRequest, tmp_path: Path, clock: FrozenClock) -> Iterator[World]:
    """Both sample communes and the named people, on each of the two databases."""
    if request.param == "sqlite":
        copies = _sqlite_copy(request.getfixturevalue("sqlite_templates")["world"], tmp_path)
    else:
        copies = _postgres_copy("world", request.getfixturevalue("postgres_folder"))
    for database in copies:
        yield World(database, clock)
