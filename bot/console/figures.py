"""Numbers as pictures, for the first page: what came in, who spoke, how requests stand, and whether everybody waits as long.

Counting a large consultation takes longer than a page may, so what was counted is shown again for a while: the longer it took,
the longer.
"""

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from weakref import WeakKeyDictionary

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool

from bot.console import charts
from bot.console.visit import Visit
from bot.reports import pictures
from bot.reports.pictures import Picture
from data import programmes, rounds
from data.engine import Database, Db
from data.figures import contributions, days, equity, requests
from data.programmes import ProgrammeRow
from data.rounds import RoundRow

KEPT_TIMES = 200  # as long as counting took: a hundredth of a second gives two
KEPT_MOST = timedelta(minutes=5)
LOOKED_BACK = timedelta(days=29)  # with today: a month


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted of a commune, at a moment."""

    at: datetime  # of the machine
    at_town_time: datetime  # as the page says it
    took: float  # seconds
    day: date
    programme: ProgrammeRow
    rounds: Sequence[RoundRow]
    came: contributions.Came
    days: days.Days
    waits: Sequence[equity.Wait]
    cases: Sequence[requests.Case]
    ahead: dict[date, int]
    drawn: dict[tuple[str, str], Sequence[Markup]] = field(default_factory=dict)  # by language and group

    def is_old(self, day: date, now: datetime) -> bool:
        return self.day != day or now - self.at >= min(timedelta(seconds=self.took * KEPT_TIMES), KEPT_MOST)


Maker = Callable[[Counted, str], Iterator[Picture]]
_kept: WeakKeyDictionary[Database, dict[str, Counted]] = WeakKeyDictionary()
_counting: WeakKeyDictionary[Database, dict[str, asyncio.Lock]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Group:
    """Some pictures under a heading of the page: `console-figures-<name>`."""

    name: str
    figures: Sequence[Markup]


@dataclass(frozen=True, slots=True)
class Figures:
    """What a member may see, and when it was counted."""

    groups: Sequence[Group] = ()
    counted_at: datetime | None = None


async def shown(visit: Visit) -> Figures:
    """The pictures that this member may see, drawn in their language."""
    if not (visit.may("contributions.read") or visit.may("requests.read")):
        return Figures()
    counted = await _counted(visit)
    found = await run_in_threadpool(lambda: [_drawn(counted, visit.language, *each) for each in _of(visit)])
    return Figures([group for group in found if group.figures], counted.at_town_time)


def _drawn(counted: Counted, language: str, name: str, make: Maker) -> Group:
    if (language, name) not in counted.drawn:
        held = [each for each in make(counted, language) if not each.is_empty]
        counted.drawn[language, name] = [charts.figure(each) for each in held]
    return Group(name, counted.drawn[language, name])


def _of(visit: Visit) -> Iterator[tuple[str, Maker]]:
    if visit.may("contributions.read"):
        yield "said", _said
        yield "who", _who
    if visit.may("requests.read"):
        yield "requests", _requests
    if visit.may("contributions.read"):
        yield "equity", _equity


def _said(counted: Counted, language: str) -> Iterator[Picture]:
    axes = {axis["id"]: axis["title"][language] for axis in counted.programme.content["axes"]}
    yield pictures.by_axis(counted.came, axes, language)
    yield pictures.over_time(counted.days, language)
    yield pictures.by_round(
        counted.came, {row.name: _round(row, language) for row in counted.rounds}, language
    )


def _round(row: RoundRow, language: str) -> str:
    return pictures.say(language, f"report-round-{row.kind}")


def _who(counted: Counted, language: str) -> Iterator[Picture]:
    yield pictures.by_language(counted.came, language)
    yield pictures.by_script(counted.came, language)
    yield pictures.by_channel(counted.came, language)


def _requests(counted: Counted, language: str) -> Iterator[Picture]:
    yield pictures.by_stand(requests.stands(counted.cases, counted.day), language)
    yield pictures.ahead(counted.ahead, language)


def _equity(counted: Counted, language: str) -> Iterator[Picture]:
    """Groups are compared where there are two, and where something is told of them."""
    for way in equity.WAYS:
        shares = equity.of_contributions(counted.came, counted.waits, way)
        held = equity.of_requests(counted.cases, counted.day, way)
        for found, made in (
            (shares, (pictures.answered_share, pictures.waiting)),
            (held, (pictures.in_time_share, pictures.waiting_requests)),
        ):
            for make in made if len(found) > 1 else ():
                picture = make(found, way, language)
                if any(value for line in picture.values for value in line):
                    yield picture


# -- counting ----------------------------------------------------------------------------------------------


async def _counted(visit: Visit) -> Counted:
    database, commune = visit.desk.database, visit.commune_id
    kept = _kept.setdefault(database, {})
    lock = _counting.setdefault(database, {}).setdefault(commune, asyncio.Lock())
    async with lock:  # many who open the page at once wait for one count
        found = kept.get(commune)
        now = visit.desk.machine_now()
        if found is None or found.is_old(visit.day, now):
            began = time.monotonic()
            parts = await visit.read(lambda db: _parts(db, commune, visit.day))
            took = time.monotonic() - began
            found = kept[commune] = Counted(now, visit.now, took, visit.day, **parts)
    return found


def _parts(db: Db, commune_id: str, day: date) -> dict[str, Any]:
    return {
        "programme": programmes.load(db, programmes.newest_id(db, commune_id)),
        "rounds": rounds.of_commune(db, commune_id),
        "came": contributions.read(db, commune_id),
        "days": days.read(db, commune_id, since=day - LOOKED_BACK, until=day),
        "waits": equity.waits(db, commune_id),
        "cases": requests.read(db, commune_id),
        "ahead": dict(requests.ahead(db, commune_id, day)),
    }
