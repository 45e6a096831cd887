"""Jobs are put by our own transaction: with it, once, and never in the way of a message."""

import threading
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from procrastinate.schema import SchemaManager
from sqlalchemy import text
from world import FATIMA, World

from data import health, job_queue, metrics, outbox, workers
from data.engine import Database, Db, lock_conversation
from data.job_queue import ADVANCE, SEND, TICK, defer

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def jobs(database: Database, what: str = "task_name || ':' || (args->>'key')") -> list[object]:
    with database.reading() as db:
        return list(db.execute(text(f"SELECT {what} FROM procrastinate_jobs ORDER BY id")).scalars())


def take(database: Database) -> int | None:
    """As a worker takes the next job."""
    with database.writing() as db:
        db.execute(text("INSERT INTO procrastinate_workers DEFAULT VALUES"))
        found: int | None = db.value(
            text(
                "SELECT id FROM procrastinate_fetch_job_v2(NULL, (SELECT max(id) FROM procrastinate_workers))"
            )
        )
        return found


def test_without_a_queue_nothing_is_put(sqlite_database: Database) -> None:
    with sqlite_database.writing() as db:
        defer(db, ADVANCE, 1)
        tables = db.execute(text("SELECT name FROM sqlite_master")).scalars()
        assert not [name for name in tables if name.startswith("procrastinate")]


@pytest.mark.postgres
def test_a_job_comes_and_goes_with_the_transaction(postgres_database: Database) -> None:
    class Trouble(Exception): ...

    def put_in_vain() -> None:
        with postgres_database.writing() as db:
            defer(db, ADVANCE, 1)
            raise Trouble

    with pytest.raises(Trouble):
        put_in_vain()
    assert jobs(postgres_database) == []
    with postgres_database.writing() as db:
        defer(db, ADVANCE, 1)
        assert jobs(postgres_database) == []
    assert jobs(postgres_database) == ["advance:1"]
    assert jobs(postgres_database, "lock") == ["advance:1"]


@pytest.mark.postgres
def test_what_waits_already_is_not_put_again_and_what_is_being_done_is(postgres_database: Database) -> None:
    """The job under way may have looked before this message came."""
    for _ in range(3):
        with postgres_database.writing() as db:
            defer(db, ADVANCE, 1)
            defer(db, ADVANCE, 2)
    assert jobs(postgres_database) == ["advance:1", "advance:2"]
    assert take(postgres_database) is not None
    with postgres_database.writing() as db:
        defer(db, ADVANCE, 1)
    assert jobs(postgres_database) == ["advance:1", "advance:2", "advance:1"]


@pytest.mark.postgres
def test_a_job_that_waits_is_not_taken_before_the_message_is_there(postgres_database: Database) -> None:
    with postgres_database.writing() as db:
        defer(db, ADVANCE, 1)
    with postgres_database.writing() as db:
        defer(db, ADVANCE, 1)  # finds the job that waits, and relies on it
        assert take(postgres_database) is None
    assert take(postgres_database) is not None


@pytest.mark.postgres
def test_two_that_put_at_once_do_not_wait_for_each_other(postgres_database: Database) -> None:
    with postgres_database.writing() as db:
        defer(db, TICK, "mail")
        done = threading.Event()

        def other() -> None:
            with postgres_database.writing() as second:
                defer(second, TICK, "mail")
            done.set()

        thread = threading.Thread(target=other)
        thread.start()
        assert done.wait(5)
        thread.join()
    assert jobs(postgres_database, "lock") == ["tick:mail"] * 2, "one of them will find nothing to do"


@pytest.mark.postgres
def test_replies_before_chores_and_what_is_for_later_later(postgres_database: Database) -> None:
    with postgres_database.writing() as db:
        defer(db, TICK, "mail")
        defer(db, ADVANCE, 1, run_in=3600)
        defer(db, SEND, "telegram:berkane", priority=1)
    taken = [take(postgres_database), take(postgres_database), take(postgres_database)]
    by_id = dict(zip(jobs(postgres_database, "id"), jobs(postgres_database), strict=True))
    assert [by_id.get(each) for each in taken] == ["send:telegram:berkane", "tick:mail", None]
    with postgres_database.writing() as db:
        defer(db, ADVANCE, 1)
        assert job_queue.unclaimed(db, ADVANCE, [1, 2]) == [2]
        assert job_queue.unclaimed(db, ADVANCE, []) == []


def test_what_a_living_worker_sends_is_left_to_it(world: World) -> None:
    if not world.database.is_postgres:
        return  # one process has nobody to leave anything to
    database = world.database
    with database.writing() as db:
        mine, other = workers.register(db, "here:1"), workers.register(db, "there:2")
        person = world.person(db, FATIMA)
        account = account_of(db, person.conversation_id)
    claimed: dict[int, int] = {}
    for number in (mine, other):
        database.worker_id = number
        with database.writing() as db:
            outbound_id, is_mine = outbox.put(
                db,
                commune_id="berkane",
                account_id=account,
                conversation_id=person.conversation_id,
                body="{}",
                send_now=True,
                now=NOW,
            )
            if not is_mine:
                outbox.mark_sent(db, claimed[mine], "p", NOW)
                rows = outbox.claim_due(db, [account], NOW, 5)
                assert [row.id for row in rows] == [outbound_id]
            claimed[number] = outbound_id
    database.worker_id = mine
    with database.writing() as db:
        assert outbox.recover(db, [account]) == 0, "the other one is alive"
        db.execute(
            text("UPDATE workers SET seen_at = now() - interval '1 minute' WHERE id = :id"), {"id": other}
        )
        assert workers.alive(db) == ["here:1"]
        assert outbox.recover(db, [account]) == 1
        outbox.mark_sent(db, claimed[other], "late", NOW)  # it was not dead after all
        assert outbox.claim_due(db, [account], NOW, 5) == []
        workers.beat(db, other, "there:2")
        workers.leave(db, mine)
        assert workers.alive(db) == ["there:2"]
        assert [each.what for each in health.examine(db, now=NOW) if each.where == "workers"] == [
            "1 at work: there:2"
        ]
        assert metrics.gauges(db)["jemaa_workers"] == 1
        workers.leave(db, other)
        assert [each.severity for each in health.examine(db, now=NOW) if each.where == "workers"] == [
            "warning"
        ]


def account_of(db: Db, conversation_id: int) -> str:
    found: str = db.value(
        text("SELECT account_id FROM conversations WHERE id = :id"), {"id": conversation_id}
    )
    return found


def test_a_claim_leaves_whose_turn_is_being_taken(world: World) -> None:
    if not world.database.is_postgres:
        return  # one writer has nobody to leave anything to
    with world.database.writing() as db:
        person = world.person(db, FATIMA)
        account = account_of(db, person.conversation_id)
        outbox.put(
            db,
            commune_id="berkane",
            account_id=account,
            conversation_id=person.conversation_id,
            body="{}",
            now=NOW,
        )
    with world.database.writing() as turn:
        lock_conversation(turn, person.conversation_id)
        with world.database.writing() as db:
            assert outbox.claim_due(db, [account], NOW, 5) == []
    with world.database.writing() as db:
        assert len(outbox.claim_due(db, [account], NOW, 5)) == 1


@pytest.mark.postgres
def test_a_page_is_told_when_it_was_said(postgres_database: Database) -> None:
    heard: list[int] = []
    is_over = threading.Event()

    def listen() -> None:
        for each in job_queue.said_on_pages(postgres_database, is_over.is_set):
            heard.append(each)
            is_over.set()

    thread = threading.Thread(target=listen)
    thread.start()
    while not is_over.wait(0.05):
        with postgres_database.writing() as db:
            job_queue.tell_page(db, 7)
    thread.join()
    assert heard == [7]


def test_the_schema_is_the_one_that_the_migration_was_written_for() -> None:
    """A newer Procrastinate brings changes of its own: they belong into a new revision of ours."""
    folder = SchemaManager.get_migrations_path()
    newest = max(path.name for path in Path(folder).glob("*.sql"))
    assert newest == "03.04.00_50_post_add_retry_failed_job_procedure.sql"


@pytest.mark.postgres
def test_the_queue_is_put_back_between_tests(postgres_database: Database) -> None:
    with psycopg.connect(postgres_database.conninfo) as connection:
        assert connection.execute("SELECT count(*) FROM procrastinate_jobs").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM procrastinate_workers").fetchone() == (0,)
