"""One look at the database every two seconds for each commune that somebody watches, however many pages are open.

A watch is of one event loop. The look runs in a thread; whoever watches is woken only when something has changed.
"""

import asyncio
import logging
from bisect import bisect_right
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from starlette.concurrency import run_in_threadpool

from bot.clock import local_day
from bot.console import overview as first_page
from bot.console.desk import Desk
from data import news
from data.engine import Db
from data.overview import Waiting

log = logging.getLogger(__name__)

LOOK_SECONDS = 2.0
REST = 20  # times as long as a look took: where looking is slow, at most a twentieth of the time goes into it
OVERVIEW = "overview"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look found: of what somebody watches, nothing more."""

    waiting: Waiting | None = None
    newer: Mapping[str, tuple[int, ...]] = field(default_factory=dict)  # by list

    def has(self, watcher: "Watcher") -> bool:
        return self.waiting is not None if watcher.name == OVERVIEW else watcher.name in self.newer

    def count(self, watcher: "Watcher") -> int:
        """How many are new to this watcher's page."""
        found = self.newer[watcher.name]
        return len(found) - bisect_right(found, watcher.after)


@dataclass(eq=False, slots=True)
class Watcher:
    """An open page: which list, from which mark on. `news` is set when there is something to look at."""

    name: str
    after: int
    news: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(eq=False, slots=True)
class Town:
    """A commune that is watched."""

    commune_id: str
    timezone: str
    watchers: set[Watcher] = field(default_factory=set)
    seen: Seen = field(default_factory=Seen)
    task: asyncio.Task[None] | None = None

    def wishes(self) -> dict[str, int]:
        """The lists that are watched, each with the oldest mark."""
        found: dict[str, int] = {}
        for each in self.watchers:
            found[each.name] = min(each.after, found.get(each.name, each.after))
        return found


class Watch:
    """All towns that are watched in this process."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._towns: dict[str, Town] = {}

    @property
    def watchers(self) -> int:
        return sum(len(town.watchers) for town in self._towns.values())

    @asynccontextmanager
    async def on(self, commune_id: str, timezone: str, watcher: Watcher) -> AsyncIterator[Town]:
        """Watch a commune; the last one who leaves ends its looks."""
        town = self._towns.setdefault(commune_id, Town(commune_id, timezone))
        town.watchers.add(watcher)
        if town.seen.has(watcher):
            watcher.news.set()
        if town.task is None:
            town.task = asyncio.create_task(self._look_on(town))
        try:
            yield town
        finally:
            town.watchers.discard(watcher)
            if not town.watchers:
                self._towns.pop(commune_id, None)
                town.task.cancel()

    async def once(self, commune_id: str, timezone: str, watcher: Watcher) -> Seen:
        """One look for one watcher, now."""
        town = Town(commune_id, timezone, {watcher})
        return await run_in_threadpool(self._look, town, town.wishes())

    async def _look_on(self, town: Town) -> None:
        clock = asyncio.get_running_loop()
        while True:
            began = clock.time()
            try:
                seen = await run_in_threadpool(self._look, town, town.wishes())
            except Exception:
                log.exception("%s cannot be looked at; its pages wait", town.commune_id)
            else:
                self._tell(town, seen)
            await asyncio.sleep(max(LOOK_SECONDS, REST * (clock.time() - began)))

    def _tell(self, town: Town, seen: Seen) -> None:
        if seen == town.seen:
            return
        town.seen = seen
        for each in town.watchers:
            if seen.has(each):
                each.news.set()

    def _look(self, town: Town, wishes: Mapping[str, int]) -> Seen:
        with self._desk.database.reading() as db:
            lists = {
                name: news.newer(db, town.commune_id, name, after)
                for name, after in wishes.items()
                if name != OVERVIEW
            }
            return Seen(self._waiting(db, town) if OVERVIEW in wishes else None, lists)

    def _waiting(self, db: Db, town: Town) -> Waiting:
        now = self._desk.now()
        return first_page.waiting(db, town.commune_id, local_day(now, town.timezone), now)
