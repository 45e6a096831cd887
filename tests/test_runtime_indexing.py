"""What was recorded can be searched a few seconds later, however much it is, and whatever happens meanwhile."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from console_rig import runtime_of
from sqlalchemy import func, select, update
from world import FATIMA, World

from bot.runtime import indexing
from bot.runtime.schedule import build_scheduler
from bot.runtime.writer import Writer
from data import contributions
from data.review import tokens
from data.tables import contribution_tokens
from data.tables import contributions as table


def catches_up(world: World, before_writing: Callable[[], Any] = lambda: None) -> int:
    """Once, as the scheduler does it."""

    class Waiting(Writer):
        async def do(self, work: Any) -> Any:
            before_writing()
            return await super().do(work)

    writer = Waiting(world.database)
    try:
        return asyncio.run(indexing.catch_up(runtime_of(world), writer))
    finally:
        writer.close()


def count(world: World) -> int:
    with world.database.reading() as db:
        return int(db.value(select(func.count()).select_from(contribution_tokens)))


def test_everything_that_waits_is_read_in_portions(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "PORTION", 2)
    with world.database.writing() as db:
        for number in range(5):
            world.recorded(db, FATIMA, f"zbel {number + 10}")
    assert catches_up(world) == 5
    assert count(world) > 5
    assert catches_up(world) == 0


def test_twice_is_once(world: World) -> None:
    with world.database.writing() as db:
        world.recorded(db, FATIMA, "zbel")
    catches_up(world)
    before = count(world)
    with world.database.writing() as db:
        db.execute(update(table).values(indexed_revision=1))
    catches_up(world)
    assert count(world) == before


def test_words_withdrawn_in_that_moment_are_not_kept(world: World) -> None:
    with world.database.writing() as db:
        reference = world.recorded(db, FATIMA, "zbel", name="Fatima Zahra")
    is_done: list[bool] = []

    def withdraw() -> None:
        if not is_done:
            is_done.append(True)
            with world.database.writing() as db:
                contributions.withdraw(db, **world.asking(db, FATIMA, reference))

    catches_up(world, withdraw)
    catches_up(world)
    assert count(world) == 0
    with world.database.reading() as db:
        assert tokens.waiting(db, 10) == []


def test_the_scheduler_does_it(world: World) -> None:
    writer = Writer(world.database)
    try:
        jobs = build_scheduler(runtime_of(world), writer).get_jobs()
    finally:
        writer.close()
    assert any(getattr(job.func, "func", job.func) is indexing.catch_up for job in jobs)
