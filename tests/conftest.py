"""Fixtures for every test: the two databases, a clock that stands still, and the end of the run, which says what was missing."""

import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes import FrozenClock, make_vault
from parts import PARTS, missing, required

import postgres
from data.engine import Database
from data.vault import Vault

POSTGRES_FOLDER, OWNER = "JEMAA_TEST_POSTGRES_FOLDER", "JEMAA_TEST_OWNER"
_numbers = itertools.count(1)


def pytest_configure(config: pytest.Config) -> None:
    """The process that the person started owns the server of the run; pytest-xdist's workers share it."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        folder = Path(tempfile.mkdtemp(prefix="jemaa-pg-"))
        folder.chmod(0o755)
        os.environ[POSTGRES_FOLDER], os.environ[OWNER] = str(folder), str(os.getpid())


def pytest_unconfigure(config: pytest.Config) -> None:
    if "PYTEST_XDIST_WORKER" not in os.environ:
        folder = Path(os.environ[POSTGRES_FOLDER])
        postgres.stop(folder)
        shutil.rmtree(folder, ignore_errors=True)


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


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory, vault: Vault) -> Path:
    """An empty migrated SQLite file, made once per worker."""
    path = tmp_path_factory.mktemp("template") / "empty.db"
    database = Database(f"sqlite:///{path}", vault)
    database.migrate()
    database.close()
    return path


@pytest.fixture
def sqlite_database(sqlite_template: Path, tmp_path: Path, vault: Vault) -> Iterator[Database]:
    """A fresh SQLite database of one test."""
    path = tmp_path / "jemaa.db"
    shutil.copyfile(sqlite_template, path)
    database = Database(f"sqlite:///{path}", vault)
    yield database
    database.close()


@pytest.fixture(scope="session")
def postgres_folder(vault: Vault) -> Path:
    """The folder of the run's PostgreSQL server, with its migrated template."""
    folder = Path(os.environ[POSTGRES_FOLDER])

    def migrate(url: str) -> None:
        database = Database(url, vault)
        database.migrate()
        database.close()

    try:
        postgres.ensure(folder, int(os.environ[OWNER]))
    except postgres.NoPostgres as error:
        missing("postgres", str(error))
    postgres.make_template(folder, migrate)
    return folder


@pytest.fixture
def postgres_database(postgres_folder: Path, vault: Vault) -> Iterator[Database]:
    """A fresh PostgreSQL database of one test; mark the test with `postgres`."""
    name = f"test_{os.getpid()}_{next(_numbers)}"
    postgres.command(postgres_folder, f"CREATE DATABASE {name} TEMPLATE {postgres.TEMPLATE}")
    database = Database(postgres.address(postgres_folder, name), vault)
    yield database
    database.close()
    postgres.command(postgres_folder, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest) -> Database:
    """A fresh database; every test that uses it runs on SQLite and on PostgreSQL."""
    found: Database = request.getfixturevalue(f"{request.param}_database")
    return found
