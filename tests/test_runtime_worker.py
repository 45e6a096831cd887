"""Workers on PostgreSQL, several at once and killed: in order, once, and nothing lost."""

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import Table, func, select, text
from test_data_engine import end_connections
from worker_child import ACCOUNT, WritingChannel, runtime

from bot.bootstrap import ensure_communes
from bot.channels.base import Channel, Inbound, Outbound, Sent
from bot.channels.terminal import Terminal
from bot.channels.web import Web
from bot.clock import TownClock
from bot.runtime import carrier, wire
from bot.runtime import worker as working_
from bot.runtime.engines import build_engine
from bot.runtime.presence import FRESH_SECONDS
from bot.runtime.reception import Reception
from bot.runtime.schedule import ticks
from bot.runtime.worker import Worker
from bot.runtime.writer import Writer
from bot.settings import Settings
from data import conversations, job_queue, outbox, workers
from data.engine import Database
from data.tables import inbound_messages, outbound_messages

pytestmark = pytest.mark.postgres
HERE = Path(__file__).parent


@dataclass(slots=True)
class Yard:
    """A database, workers in processes of their own, and what left them."""

    database: Database
    folder: Path
    workers: list[subprocess.Popen[str]] = field(default_factory=list)

    @property
    def file(self) -> Path:
        return self.folder / "left.jsonl"

    def hire(self, seconds: float = 0.0) -> subprocess.Popen[str]:
        url = self.database.url.render_as_string(False)
        worker = subprocess.Popen(
            [sys.executable, str(HERE / "worker_child.py"), url, str(self.file), str(seconds)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(HERE)},
        )
        self.workers.append(worker)
        assert worker.stdout is not None
        assert worker.stdout.readline() == "ready\n"
        return worker

    def kill(self, worker: subprocess.Popen[str], how: signal.Signals = signal.SIGKILL) -> None:
        worker.send_signal(how)
        worker.wait(20)

    def left(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.file.read_text().splitlines()] if self.file.exists() else []

    def count(self, table: Table, *states: str) -> int:
        with self.database.reading() as db:
            wanted = select(func.count()).select_from(table)
            return int(db.value(wanted.where(table.c.state.in_(states)) if states else wanted))

    def jobs(self) -> int:
        with self.database.reading() as db:
            return int(db.value(text("SELECT count(*) FROM procrastinate_jobs WHERE task_name <> 'tick'")))

    def settled(self, seconds: float) -> None:
        """Wait until no job is left: the last end a moment after what they did."""
        ends = time.monotonic() + seconds
        while left := self.jobs():
            assert time.monotonic() < ends, f"{left} jobs are left"
            time.sleep(0.02)

    def said(self) -> dict[str, list[str]]:
        """What each person was to be told, in order, by the tables."""
        found: dict[str, list[str]] = {}
        with self.database.reading() as db:
            rows = db.execute(
                select(outbound_messages.c.sealed_body).order_by(outbound_messages.c.id)
            ).scalars()
            for sealed in rows:
                body = json.loads(db.vault.open_text(sealed, "outbound.body"))
                found.setdefault(body["to"], []).append(body["text"])
        return found

    def heard(self) -> dict[str, list[str]]:
        """What left, in order, by person."""
        found: dict[str, list[str]] = {}
        for line in self.left():
            found.setdefault(str(line["to"]), []).append(str(line["text"]))
        return found

    def until(self, seconds: float, *, sent: int) -> float:
        """Wait until so many messages are written down as sent; the seconds that it took."""
        begun = time.monotonic()
        while self.count(outbound_messages, "sent") < sent:
            assert time.monotonic() - begun < seconds, (
                f"{self.count(outbound_messages, 'sent')} of {sent} were sent; "
                f"{self.count(inbound_messages, 'waiting')} messages wait"
            )
            time.sleep(0.05)
        return time.monotonic() - begun


@pytest.fixture
def yard(postgres_database: Database, tmp_path: Path) -> Iterator[Yard]:
    ensure_communes(postgres_database, Settings(), ["berkane"], TownClock(tmp_path / "clock.json"))
    yard = Yard(postgres_database, tmp_path)
    yield yard
    for worker in yard.workers:
        if worker.poll() is None:
            worker.kill()
        worker.wait(10)
        assert worker.stdout is not None
        worker.stdout.close()


def receive(yard: Yard, people: int, messages: int) -> None:
    """Messages come in at a process that only serves the web."""

    async def run() -> None:
        parts = runtime(yard.database.url.render_as_string(False), Terminal("berkane"), yard.folder)
        reception = Reception(parts)
        for number in range(messages):
            for person in range(people):
                message = Inbound(key=f"{person}/{number}", sender=f"p{person}", text=f"salam {number}")
                await reception.take("berkane", ACCOUNT, [message])
        await reception.stop()
        await parts.close()

    asyncio.run(run())


def queue(yard: Yard, people: int, messages: int) -> None:
    """Something is queued for each of them beside the answers, as notices are; each text is another."""
    for number in range(messages):
        with yard.database.writing() as db:
            for person in range(people):
                known = conversations.find(db, ACCOUNT, f"p{person}")
                assert known is not None
                outbox.put(
                    db,
                    commune_id="berkane",
                    account_id=ACCOUNT,
                    conversation_id=known.conversation_id,
                    body=wire.dump_outbound(Outbound(to=f"p{person}", text=f"{number} for {person}")),
                    kind="notice",
                    priority=outbox.STATUTORY,
                    now=TownClock(yard.folder / "clock.json").now(),
                )


@pytest.mark.slow
def test_two_workers_share_the_work_and_keep_everybodys_order(yard: Yard) -> None:
    receive(yard, people=20, messages=1)
    queue(yard, people=20, messages=3)
    yard.hire(seconds=0.02)
    yard.hire(seconds=0.02)
    receive(yard, people=20, messages=4)  # the first of each is known already
    queue(yard, people=20, messages=2)
    yard.until(20, sent=20 * (4 + 5))
    by_worker = Counter(line["by"] for line in yard.left())
    assert len(by_worker) == 2, "one did it all"
    assert {person: Counter(texts) for person, texts in yard.heard().items()} == {
        person: Counter(texts) for person, texts in yard.said().items()
    }
    for texts in yard.heard().values():
        numbered = [text for text in texts if " for " in text]
        assert [text[0] for text in numbered] == ["0", "1", "2", "0", "1"]
    assert yard.count(inbound_messages, "handled") == 20 * 4
    yard.settled(10)


@pytest.mark.slow
def test_a_killed_worker_loses_nothing_and_another_takes_over(yard: Yard) -> None:
    """Only what was on its way in that moment may arrive twice: nobody can tell whether it did."""
    first, second = yard.hire(seconds=0.4), yard.hire(seconds=0.4)
    receive(yard, people=16, messages=3)
    while len({line["by"] for line in yard.left()}) < 2 or len(yard.left()) < 12:
        time.sleep(0.01)
    with yard.database.reading() as db:  # the leader, so that the clock changes hands too
        here = "database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        locks = f"SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND {here}"
        leader = db.value(text(locks))
    assert leader == 1
    yard.kill(first)
    in_flight = yard.count(outbound_messages, "sending")
    assert yard.until(30, sent=16 * 3) < 20
    assert yard.count(inbound_messages, "handled") == 16 * 3
    heard, said = yard.heard(), yard.said()
    twice = 0
    for person, texts in said.items():
        assert set(heard[person]) == set(texts)
        twice += len(heard[person]) - len(texts)
    assert 0 <= twice <= in_flight
    yard.kill(second, signal.SIGTERM)
    assert second.returncode == 0


@pytest.mark.slow
def test_a_worker_that_is_told_to_stop_finishes_what_it_holds_and_leaves_the_rest(yard: Yard) -> None:
    first = yard.hire(seconds=0.3)
    receive(yard, people=20, messages=2)
    while len(yard.left()) < 5:
        time.sleep(0.01)
    yard.kill(first, signal.SIGTERM)
    assert first.returncode == 0
    assert yard.count(outbound_messages, "sending") == 0, "nothing is left on its way"
    with yard.database.reading() as db:
        assert workers.alive(db) == []
    yard.hire()
    assert yard.until(20, sent=40) < 10, "nobody had to be missed first"
    assert yard.heard() == yard.said(), "nothing was said twice"


# -- one worker, in this process -----------------------------------------------------------------------------


async def until(happened: Callable[[], object], seconds: float = 10) -> None:
    async with asyncio.timeout(seconds):
        while not await asyncio.to_thread(happened):  # noqa: ASYNC110 - the tables tell nobody
            await asyncio.sleep(0.02)


@contextlib.asynccontextmanager
async def working(yard: Yard, channel: Channel | None = None) -> AsyncIterator[Worker]:
    url = yard.database.url.render_as_string(False)
    worker = Worker(runtime(url, channel or WritingChannel(yard.file, 0.0), yard.folder))
    await worker.start()
    yield worker
    await worker.stop()
    await worker.runtime.close()


async def test_a_message_without_a_job_is_found_by_the_net(yard: Yard) -> None:
    await asyncio.to_thread(receive, yard, 1, 1)
    with yard.database.writing() as db:
        db.execute(text("DELETE FROM procrastinate_jobs"))
    async with working(yard):
        await until(lambda: yard.count(outbound_messages, "sent") == 1)


async def test_jobs_of_a_worker_that_fell_silent_are_put_back(yard: Yard) -> None:
    await asyncio.to_thread(receive, yard, 1, 1)
    with yard.database.writing() as db:
        db.execute(
            text("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 hour')")
        )
        db.execute(
            text(
                "UPDATE procrastinate_jobs SET status = 'doing', worker_id = (SELECT max(id) FROM procrastinate_workers)"
            )
        )
    async with working(yard):
        await until(lambda: yard.count(outbound_messages, "sent") == 1)
        await until(lambda: yard.jobs() == 0)


async def test_a_worker_outlives_its_connections(yard: Yard, caplog: pytest.LogCaptureFixture) -> None:
    async with working(yard) as worker:
        await until(lambda: worker._clock.is_leading)
        end_connections(yard.database)
        await asyncio.to_thread(receive, yard, 3, 1)
        await until(lambda: yard.count(outbound_messages, "sent") == 3, seconds=20)
        app = worker._carrier._app
        assert app is not None
        await app.close_async()
        await until(lambda: worker._carrier._app not in (app, None), seconds=30)
        await asyncio.to_thread(receive, yard, 3, 2)
        await until(lambda: yard.count(outbound_messages, "sent") == 6, seconds=20)
    assert "jobs cannot be taken" in caplog.text


async def test_of_two_workers_one_runs_the_clock_and_the_other_takes_over(
    yard: Yard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working_, "LEADER_SECONDS", 0.1)
    async with working(yard) as first:
        await until(lambda: first._clock.is_leading)
        async with working(yard) as second:
            await asyncio.sleep(0.3)
            assert not second._clock.is_leading
            await first._clock.stop()
            await until(lambda: second._clock.is_leading)


async def test_who_may_have_been_taken_for_dead_sends_nothing(yard: Yard) -> None:
    await asyncio.to_thread(receive, yard, 1, 1)
    url = yard.database.url.render_as_string(False)
    worker = Worker(runtime(url, WritingChannel(yard.file, 0.0), yard.folder))
    await worker.start()
    worker.presence._beaten_at -= FRESH_SECONDS
    worker.hands.outbox.may_send = lambda: False
    try:
        assert not worker.presence.is_fresh()
        await until(lambda: yard.count(outbound_messages) == 1)
        await asyncio.sleep(0.3)
        assert yard.left() == []
        worker.hands.outbox.may_send = lambda: True
        await until(lambda: yard.count(outbound_messages, "sent") == 1)
    finally:
        await worker.stop()
        await worker.runtime.close()


class Holding(Terminal):
    """What is sent is on its way until it is let go."""

    def __init__(self) -> None:
        super().__init__("berkane")
        self.is_under_way, self.gate = asyncio.Event(), asyncio.Event()

    async def send(self, message: Outbound) -> Sent:
        self.is_under_way.set()
        await self.gate.wait()
        return await super().send(message)


async def test_what_is_on_its_way_when_its_job_is_given_up_is_waited_for(
    yard: Yard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A provider may be slower than the grace of a job: what may have arrived would be sent by another."""
    monkeypatch.setattr(carrier, "GRACE_SECONDS", 0.0)
    await asyncio.to_thread(receive, yard, 1, 1)
    channel = Holding()
    worker = Worker(runtime(yard.database.url.render_as_string(False), channel, yard.folder))
    await worker.start()
    await channel.is_under_way.wait()
    carrying, stopping = worker._carrier._task, asyncio.create_task(worker.stop())
    assert carrying is not None
    await carrying
    channel.gate.set()
    await stopping
    await worker.runtime.close()
    assert yard.count(outbound_messages, "sent") == yard.count(outbound_messages) == 1


async def test_a_page_in_another_process_hears_what_was_said(yard: Yard) -> None:
    url = yard.database.url.render_as_string(False)
    page = Web("berkane")
    serving = runtime(url, page, yard.folder)
    engine = build_engine(serving, works=False, refresh=lambda: None)
    await engine.start()
    waiting = asyncio.create_task(page.wait("visitor", 20))
    async with working(yard, Web("berkane")):
        begun = time.monotonic()
        await engine.reception.take(
            "berkane", page.account, [Inbound(key="1", sender="visitor", text="salam")]
        )
        await waiting
        assert time.monotonic() - begun < 5
    await engine.stop()
    await serving.close()


def test_every_task_is_tried_again_also_when_the_process_is_stopped(yard: Yard) -> None:
    """A task without a strategy is lost when its worker is told to stop."""
    parts = runtime(yard.database.url.render_as_string(False), Terminal("berkane"), yard.folder)
    worker = Worker(parts)
    handlers = worker._carrier._handlers
    assert set(handlers) == set(job_queue.KINDS)
    app = carrier.build(yard.database.conninfo, handlers)
    worker.writer.close()
    parts.database.close()
    for name in job_queue.KINDS:
        task = app.tasks[name]
        assert task.queue in carrier.AT_ONCE
        job = task.configure().job.evolve(id=1, attempts=0)
        for error in (ValueError(), asyncio.CancelledError()):
            again = task.get_retry_exception(error, job)
            assert again is not None, name
            assert again.retry_decision.retry_at == carrier.LONG_AGO
        tired = job.evolve(attempts=carrier.TRIES)
        assert task.get_retry_exception(ValueError(), tired) is None, "the net puts another"
        assert task.get_retry_exception(asyncio.CancelledError(), tired) is not None


def test_ticks_have_names_of_their_own(yard: Yard) -> None:
    parts = runtime(yard.database.url.render_as_string(False), Terminal("berkane"), yard.folder)
    writer = Writer(parts.database)
    names = [tick.name for tick in ticks(parts, writer)]
    writer.close()
    parts.database.close()
    assert len(names) == len(set(names))
    assert not {"reap", "look"} & set(names)
