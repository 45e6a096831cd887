"""The two engines, as a process starts them: embedded (one process, SQLite), and distributed (PostgreSQL, any number of workers)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from bot.runtime.page_news import PageNews
from bot.runtime.parts import Runtime
from bot.runtime.reception import Reception
from bot.runtime.runner import Runner
from bot.runtime.schedule import build_scheduler


class Part(Protocol):
    """Something that runs beside the web application."""

    async def start(self) -> None: ...

    async def stop(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Engine:
    """Where what comes in is kept, and what runs with it. What was started last is stopped first."""

    reception: Reception
    parts: tuple[Part, ...]

    async def start(self) -> None:
        for part in self.parts:
            await part.start()

    async def stop(self) -> None:
        for part in reversed(self.parts):
            await part.stop()


class EmbeddedClock:
    """The clockwork of an installation of one process."""

    def __init__(self, runner: Runner) -> None:
        self._scheduler = build_scheduler(runner.runtime, runner.writer)

    async def start(self) -> None:
        self._scheduler.start()

    async def stop(self) -> None:
        self._scheduler.shutdown(wait=False)


def build_engine(runtime: Runtime, *, works: bool, refresh: Callable[[], None]) -> Engine:
    """What a process that serves the web runs with it; `works` says whether it takes turns and sends as well.

    On SQLite it always does: nobody else could.
    """
    if not runtime.database.is_postgres:
        runner = Runner(runtime)
        return Engine(runner, (runner, EmbeddedClock(runner)))
    reception, news = Reception(runtime), PageNews(runtime)
    if not works:
        return Engine(reception, (reception, news))
    from bot.runtime.worker import Worker  # noqa: PLC0415 - brings Procrastinate, which no other start needs

    return Engine(reception, (reception, news, Worker(runtime, refresh)))
