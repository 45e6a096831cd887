"""Opening the database: SQLite for one machine, PostgreSQL beyond; transactions, locks, migrations.

SQLite has one writer: writers start with BEGIN IMMEDIATE under one lock of the process (a deferred BEGIN fails
with "locked" as soon as two writers meet), and lists and exports read through a second engine. `synchronous` is
NORMAL: a killed process loses nothing, a power cut may lose the last moments; set `?synchronous=FULL` in the
address for machines without a battery.
"""

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Connection,
    CursorResult,
    Engine,
    Executable,
    Row,
    create_engine,
    event,
    inspect,
    make_url,
    select,
    text,
)
from sqlalchemy.exc import DBAPIError, InvalidRequestError
from sqlalchemy.pool import ConnectionPoolEntry

from data.tables import conversations
from data.vault import Vault

if TYPE_CHECKING:
    from alembic.config import Config

BUSY_MILLISECONDS = 15_000  # another process (an export, a backup) may hold the file that long
WAL_TRIES, WAL_SECONDS = 150, 0.1  # as long
POOL_CONNECTIONS = 12
CACHE_KIBIBYTES = 1024  # of pages for each SQLite connection: the file system caches them too
LEADER_LOCK = 0x6A656D61  # "jema"
IMPORT_LOCK = 0x696D706F  # "impo"


@dataclass(frozen=True, slots=True)
class Db:
    """One open transaction and what seals its values."""

    connection: Connection
    vault: Vault
    is_postgres: bool
    worker_id: int | None = None  # under which this process claims what it sends (data/workers.py)
    # Work for the very end, so that what everybody needs (a chain's head) is locked for the shortest time.
    before_commit: list[Callable[["Db"], None]] = field(default_factory=list)

    def execute(
        self, statement: Executable, values: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None = None
    ) -> CursorResult[*tuple[Any, ...]]:
        return self.connection.execute(statement, values)

    def one(
        self, statement: Executable, values: Mapping[str, Any] | None = None
    ) -> Row[*tuple[Any, ...]] | None:
        """The first row, or None."""
        return self.connection.execute(statement, values).first()

    def value(self, statement: Executable, values: Mapping[str, Any] | None = None) -> Any:
        return self.connection.execute(statement, values).scalar()


class Database:
    """An installation's database. `writing()` and `reading()` each give one transaction."""

    def __init__(self, url: str, vault: Vault) -> None:
        self.vault = vault
        self.url = make_url(url)
        self.worker_id: int | None = None  # set once, by a process that is one of several
        self.is_postgres = self.url.get_backend_name() == "postgresql"
        self._writer_lock = threading.Lock()
        if self.is_postgres:
            self._writer = create_engine(
                self.url.set(drivername="postgresql+psycopg"),
                pool_size=POOL_CONNECTIONS,
                pool_pre_ping=True,
                hide_parameters=True,  # an error must not print what it was to write
            )
            self._reader = self._writer
        else:
            synchronous = str(self.url.query.get("synchronous", "NORMAL")).upper()
            self.url = self.url.difference_update_query(["synchronous"])
            if self.url.database and self.url.database != ":memory:":
                Path(self.url.database).parent.mkdir(parents=True, exist_ok=True)
            self._writer = _sqlite(self.url.render_as_string(False), synchronous, "IMMEDIATE")
            self._reader = _sqlite(self.url.render_as_string(False), synchronous, "DEFERRED")

    @property
    def file(self) -> Path | None:
        """SQLite's file; None on PostgreSQL."""
        return None if self.is_postgres else Path(self.url.database or "")

    @contextmanager
    def writing(self) -> Iterator[Db]:
        """A transaction that writes; commits at the end, rolls back on an error."""
        if self.is_postgres:
            with self._writer.begin() as connection:
                yield from _transaction(Db(connection, self.vault, True, self.worker_id))
            return
        with self._writer_lock, self._writer.begin() as connection:
            yield from _transaction(Db(connection, self.vault, False))

    @contextmanager
    def reading(self) -> Iterator[Db]:
        """A transaction that only reads, all of it as of one moment; it never waits for writers."""
        with self._reader.connect() as connection:
            if self.is_postgres:  # SQLite's transactions are so by themselves
                connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            yield Db(connection, self.vault, self.is_postgres)

    def migrate(self) -> None:
        """Bring the tables to the newest revision; quick when they are there already."""
        with self._writer.connect() as connection:
            if _revision(connection) == newest_revision():
                return
            import alembic.command  # noqa: PLC0415 - 12 MB and a sixth of a second that most starts do not need

            config = migration_config()
            config.attributes["connection"] = connection
            alembic.command.upgrade(config, "head")
            connection.commit()

    @property
    def conninfo(self) -> str:
        """PostgreSQL's address as its own library reads it."""
        return self.url.set(drivername="postgresql").render_as_string(False)

    def engine_for_checks(self) -> Engine:
        """The writing engine, for Alembic's own checks and for locks held on their own connection."""
        return self._writer

    def close(self) -> None:
        self._writer.dispose()
        if self._reader is not self._writer:
            self._reader.dispose()


def _transaction(db: Db) -> Iterator[Db]:
    yield db
    for work in db.before_commit:
        work(db)


def newest_revision() -> str:
    """The newest revision, as the migrations' file names say (a test holds them to it)."""
    names = (file.name for file in (files("data") / "migrations" / "versions").iterdir())
    return max(name.partition("_")[0] for name in names if name[:4].isdigit())


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def migration_config() -> "Config":
    """Alembic's configuration, for `migrate` and the tests."""
    from alembic.config import Config  # noqa: PLC0415 - see Database.migrate

    config = Config()
    config.set_main_option("script_location", "data:migrations")
    return config


def _sqlite(url: str, synchronous: str, begin: str) -> Engine:
    engine = create_engine(
        url,
        pool_size=POOL_CONNECTIONS,
        hide_parameters=True,  # an error must not print what it was to write
        connect_args={"check_same_thread": False, "timeout": BUSY_MILLISECONDS / 1000},
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # SQLAlchemy, not the driver, begins transactions
        cursor = connection.cursor()
        _use_wal(cursor)
        cursor.execute(f"PRAGMA synchronous={synchronous if synchronous in ('FULL', 'EXTRA') else 'NORMAL'}")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA secure_delete=ON")  # what is erased is overwritten, not left in free pages
        cursor.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
        cursor.execute(f"PRAGMA cache_size=-{CACHE_KIBIBYTES}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(f"BEGIN {begin}")

    return engine


def _use_wal(cursor: sqlite3.Cursor) -> None:
    """Two processes that make the file at once: SQLite refuses the second's change of the journal without waiting for the first."""
    for _ in range(WAL_TRIES):
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            threading.Event().wait(WAL_SECONDS)
        else:
            return
    cursor.execute("PRAGMA journal_mode=WAL")


def lock_conversation(db: Db, conversation_id: int) -> None:
    """Take the conversation before loading it; SQLite's one writer already holds everything."""
    if db.is_postgres:
        db.execute(
            select(conversations.c.id)
            .where(conversations.c.id == conversation_id)
            .with_for_update(key_share=True)
        ).first()


class LeaderLock:
    """The advisory lock of the one process whose clockwork runs on PostgreSQL, on a connection of its own.

    It lives as long as that connection: when the server restarts, the lock is gone and has to be taken again.
    """

    def __init__(self, database: Database) -> None:
        self._engine = database.engine_for_checks()
        self._connection: Connection | None = None

    def keep(self) -> bool:
        """Whether this process holds the lock, taken (again) where nobody else has it. DBAPIError: nobody can tell."""
        if self._connection is not None and self._is_held(self._connection):
            return True
        self.release()
        connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        if connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": LEADER_LOCK}).scalar():
            self._connection = connection
            return True
        connection.close()
        return False

    @staticmethod
    def _is_held(connection: Connection) -> bool:
        """Asked of the server: a connection that was lost may have been opened again behind our back."""
        held = text(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND pid = pg_backend_pid()"
            " AND classid = 0 AND objid = CAST(:key AS bigint) AND database ="
            " (SELECT oid FROM pg_database WHERE datname = current_database())"
        )
        try:
            return bool(connection.execute(held, {"key": LEADER_LOCK}).scalar())
        except (DBAPIError, InvalidRequestError):
            return False

    def release(self) -> None:
        """Let it go; a connection that is lost has done so already."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        with contextlib.suppress(DBAPIError, InvalidRequestError):
            connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": LEADER_LOCK})
        with contextlib.suppress(DBAPIError, InvalidRequestError):
            connection.close()


def lock_imports(db: Db) -> None:
    """One import at a time, until the transaction ends; SQLite's one writer already holds everything."""
    if db.is_postgres:
        db.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": IMPORT_LOCK})


def lock_newcomer(db: Db, account_id: str, lookup: str) -> None:
    """Two first messages of one person at once must not open two conversations; SQLite's one writer already waits."""
    if db.is_postgres:
        key = f"{account_id}/{lookup}"
        db.execute(text("SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))"), {"key": key})
