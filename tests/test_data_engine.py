"""The database itself: migrations, transactions, one writer at a time, one runner."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import alembic.command
import pytest
from fakes import FrozenClock, make_vault
from sqlalchemy import func, insert, inspect, select, text
from sqlalchemy.exc import IntegrityError
from world import FATIMA, World

from data import conversations
from data.engine import Database, Db, LeaderLock, lock_conversation, migration_config
from data.tables import calendar_days, communes, metadata
from data.tables import conversations as conversations_table

TEST_VALUES = {"id": "oujda", "prefix": "OUJ", "profile": {}, "imported_at": FrozenClock().now()}


def test_migrations_make_exactly_the_tables(database: Database) -> None:
    config = migration_config()
    with database.engine_for_checks().connect() as connection:
        config.attributes["connection"] = connection
        alembic.command.check(config)
        names = set(inspect(connection).get_table_names())
    carried = {name for name in names if name.startswith("procrastinate_")}
    assert bool(carried) == database.is_postgres
    assert names - carried == {*metadata.tables, "alembic_version"}


def test_migrations_go_down_and_up_again(database: Database) -> None:
    config = migration_config()
    with database.engine_for_checks().connect() as connection:
        config.attributes["connection"] = connection
        alembic.command.downgrade(config, "base")
        connection.commit()
        assert inspect(connection).get_table_names() == ["alembic_version"]
        connection.commit()
    database.migrate()
    test_migrations_make_exactly_the_tables(database)


def test_a_note_of_a_day_stays_when_notes_get_languages(database: Database) -> None:
    config = migration_config()
    with database.engine_for_checks().connect() as connection:
        config.attributes["connection"] = connection
        alembic.command.downgrade(config, "0007")
        connection.execute(insert(communes).values(TEST_VALUES))
        connection.execute(
            text(
                "INSERT INTO calendar_days (commune_id, kind, starts_on, names, confidence, note, source)"
                " VALUES ('oujda', 'closure', '2026-12-16', '{}', 'press', 'Avis n° 12', 'staff')"
            )
        )
        connection.commit()
        alembic.command.upgrade(config, "head")
        notes = connection.execute(select(calendar_days.c.notes)).scalar_one()
        assert notes == {"ar": "Avis n° 12", "fr": "Avis n° 12"}
        alembic.command.downgrade(config, "0007")
        assert connection.execute(text("SELECT note FROM calendar_days")).scalar_one() == "Avis n° 12"
        alembic.command.upgrade(config, "head")
        connection.commit()


def test_revisions_are_numbered_without_gaps() -> None:
    names = sorted(path.name for path in Path("data/migrations/versions").glob("*.py"))
    assert [name[:5] for name in names] == [f"{number:04}_" for number in range(1, len(names) + 1)]


def test_a_database_that_is_up_to_date_is_not_migrated(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.migrate()

    def fail(*args: object) -> None:
        raise AssertionError("Alembic was asked again")

    monkeypatch.setattr(alembic.command, "upgrade", fail)
    database.migrate()


def test_two_processes_may_migrate_at_once(tmp_path: Path) -> None:
    program = (
        "import sys; from data.engine import Database; from data.vault import Vault;"
        "Database(sys.argv[1], Vault('x' * 32)).migrate()"
    )
    command = [sys.executable, "-c", program, f"sqlite:///{tmp_path / 'jemaa.db'}"]
    processes = [subprocess.Popen(command) for _ in range(2)]
    assert [process.wait(60) for process in processes] == [0, 0]


def count(database: Database) -> int:
    with database.reading() as db:
        return int(db.value(select(func.count()).select_from(communes)))


def test_an_error_leaves_nothing(database: Database) -> None:
    def fail() -> None:
        with database.writing() as db:
            db.execute(insert(communes).values(TEST_VALUES))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert count(database) == 0


def test_work_for_the_end_is_done_last_and_may_still_undo_all(database: Database) -> None:
    told = []
    with database.writing() as db:
        db.before_commit.append(lambda db: told.append("end"))
        told.append("turn")
    assert told == ["turn", "end"]

    def refuse(db: Db) -> None:
        raise RuntimeError

    def write() -> None:
        with database.writing() as db:
            db.execute(insert(communes).values(TEST_VALUES))
            db.before_commit.append(refuse)

    with pytest.raises(RuntimeError):
        write()
    assert count(database) == 0


def test_what_is_read_does_not_wait_for_who_writes(database: Database) -> None:
    with database.writing() as db:
        db.execute(insert(communes).values(TEST_VALUES))
        assert count(database) == 0
    assert count(database) == 1


def test_what_is_read_is_all_of_one_moment(database: Database) -> None:
    with database.reading() as db:
        assert db.value(select(func.count()).select_from(communes)) == 0
        with database.writing() as other:
            other.execute(insert(communes).values(TEST_VALUES))
        assert db.value(select(func.count()).select_from(communes)) == 0
    assert count(database) == 1


def test_rows_belong_to_a_commune_that_exists(database: Database) -> None:
    with pytest.raises(IntegrityError), database.writing() as db:
        conversations.find_or_open(
            db, commune_id="nowhere", account_id="web:nowhere", address="a", now=FrozenClock().now()
        )


def test_writers_take_turns(database: Database) -> None:
    """A counter that is read and written back loses nothing, whoever writes at once."""
    with database.writing() as db:
        db.execute(insert(communes).values(TEST_VALUES))

    def add() -> None:
        for _ in range(20):
            with database.writing() as db:
                seen = db.value(select(communes.c.revision).with_for_update())
                db.execute(communes.update().values(revision=seen + 1))

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as db:
        assert db.value(select(communes.c.revision)) == 1 + 4 * 20


def test_a_conversation_is_taken_before_it_is_loaded(world: World) -> None:
    with world.database.writing() as db:
        conversation_id = world.person(db, FATIMA).conversation_id
    is_taken, order = threading.Event(), []

    def turn() -> None:
        with world.database.writing() as db:
            lock_conversation(db, conversation_id)
            is_taken.set()
            time.sleep(0.2)
            db.execute(conversations_table.update().values(open_buttons_id=1))
            order.append("first")

    first = threading.Thread(target=turn)
    first.start()
    is_taken.wait()
    with world.database.writing() as db:
        lock_conversation(db, conversation_id)
        order.append("second")
        assert conversations.load(db, conversation_id).open_buttons_id == 1
    first.join()
    assert order == ["first", "second"]


@contextmanager
def leader(database: Database) -> Iterator[LeaderLock]:
    lock = LeaderLock(database)
    yield lock
    lock.release()


@pytest.mark.postgres
def test_one_process_keeps_the_clock_on_postgresql(postgres_database: Database) -> None:
    other = Database(postgres_database.url.render_as_string(False), make_vault())
    with leader(postgres_database) as first, leader(other) as second:
        assert first.keep()
        assert not second.keep()
        assert first.keep()
        first.release()
        assert second.keep()
    other.close()


def end_connections(database: Database) -> None:
    """What a restart of the server does to everybody who is connected."""
    other = Database(database.url.render_as_string(False), make_vault())
    with other.writing() as db:
        db.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
    other.close()


@pytest.mark.postgres
def test_a_lock_that_was_lost_is_taken_again(postgres_database: Database) -> None:
    other = Database(postgres_database.url.render_as_string(False), make_vault())
    with leader(postgres_database) as lock, leader(other) as second:
        assert lock.keep()
        end_connections(postgres_database)
        assert lock.keep()
        assert not second.keep()
    other.close()


@pytest.mark.postgres
def test_a_lock_that_another_took_is_seen_as_lost(postgres_database: Database) -> None:
    other = Database(postgres_database.url.render_as_string(False), make_vault())
    with leader(postgres_database) as lock:
        assert lock.keep()
        end_connections(postgres_database)
        with leader(other) as second:
            assert second.keep()
            assert not lock.keep()
        assert lock.keep()
    other.close()


@pytest.mark.postgres
def test_leaving_a_lost_lock_raises_nothing(postgres_database: Database) -> None:
    with leader(postgres_database) as lock:
        assert lock.keep()
        end_connections(postgres_database)


def test_a_turn_does_not_hold_up_what_comes_in(world: World) -> None:
    """New messages refer to the conversation that a turn has locked; only SQLite has one writer for all."""
    if not world.database.is_postgres:
        return
    with world.database.writing() as db:
        conversation_id = world.person(db, FATIMA).conversation_id
    with world.database.writing() as turn:
        lock_conversation(turn, conversation_id)
        with world.database.writing() as db:
            db.execute(text("SET LOCAL lock_timeout = '500ms'"))
            world.hears(db, FATIMA, "salam")


def test_an_error_does_not_print_what_was_written(database: Database) -> None:
    with pytest.raises(IntegrityError) as raised, database.writing() as db:
        conversations.find_or_open(
            db, commune_id="berkane", account_id="web:secret-account", address="a", now=FrozenClock().now()
        )
    statement = str(raised.value).partition("[SQL")[2]
    assert "hide_parameters" in statement


def test_sqlite_is_set_up_as_it_must_be(sqlite_database: Database) -> None:
    with sqlite_database.reading() as db:
        found = {
            name: db.value(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
        }
    assert found == {
        "journal_mode": "wal",
        "synchronous": 1,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 15_000,
    }


def test_a_machine_without_a_battery_may_ask_for_more(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'new' / 'jemaa.db'}?synchronous=FULL", make_vault())
    with database.reading() as db:
        assert db.value(text("PRAGMA synchronous")) == 2
    assert database.file == tmp_path / "new" / "jemaa.db"
    database.close()
