"""Does everybody wait as long? Comments, requests, answers and delays by the way people write and by the channel they use.

A group under five persons is put together with the next ones, and a number under five within a group is not told.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from data.engine import Db
from data.figures import small
from data.figures.contributions import Came, variety
from data.figures.requests import Case
from data.tables import contributions, official_answers

WAYS = ("variety", "channel")  # of telling people apart
Waits = Mapping[int, int]  # days -> how many waited so long


@dataclass(frozen=True, slots=True)
class Share:
    """A group: its part of the whole, and what became of what it said or asked."""

    names: tuple[str, ...]  # more than one: too few to be told alone
    count: int
    done: int | None  # answered; of requests, replied to in time. None: too few to be told
    of: int | None  # what `done` is a part of: all; of requests, those whose delay is over. None: too few
    median_days: float | None  # until the answer, in calendar days; None: none yet, or too few

    @property
    def rate(self) -> float | None:
        """The part that was answered, from 0 to 1."""
        return self.done / self.of if self.of and self.done is not None else None


@dataclass(frozen=True, slots=True)
class Wait:
    """So many contributions, written and answered like this."""

    language: str
    channel: str
    days: int
    count: int


def waits(db: Db, commune_id: str) -> Sequence[Wait]:
    """How long answered contributions waited for their first answer."""
    here = contributions.c
    first = (
        select(official_answers.c.contribution_id, func.min(official_answers.c.answered_on).label("on"))
        .where(official_answers.c.commune_id == commune_id)
        .group_by(official_answers.c.contribution_id)
        .subquery()
    )
    properties = (here.language, here.channel, here.received_on, first.c.on)
    asked = (
        select(*properties, func.count().label("number"))
        .join(first, first.c.contribution_id == here.id)
        .where(here.commune_id == commune_id, here.status == "received")
        .group_by(*properties)
    )
    return [
        Wait(row.language, row.channel, (row.on - row.received_on).days, row.number)
        for row in db.execute(asked)
    ]


def of_contributions(came: Came, waited: Sequence[Wait], way: str) -> list[Share]:
    """Contributions by `way` (of WAYS): how many, how many were answered, and after how long."""
    counts: dict[str, int] = defaultdict(int)
    answered: dict[str, int] = defaultdict(int)
    for group in came.groups:
        name = _name(way, group.language, group.channel)
        counts[name] += group.count
        answered[name] += group.count if group.state != "open" else 0
    days: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for wait in waited:
        days[_name(way, wait.language, wait.channel)][wait.days] += wait.count
    told = came.by_variety() if way == "variety" else came.by_channel()
    return _shares(small.groups(counts, told), answered, counts, days)


def of_requests(cases: Sequence[Case], day: date, way: str) -> list[Share]:
    """Registered requests by `way`: how many, how many of those that are due were replied to in time, after how long."""
    counts: dict[str, int] = defaultdict(int)
    in_time: dict[str, int] = defaultdict(int)
    due: dict[str, int] = defaultdict(int)
    days: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for case in cases:
        name = _name(way, case.language, case.channel)
        stand = case.stand(day)
        counts[name] += 1
        in_time[name] += stand == "in_time"
        due[name] += stand in ("in_time", "late", "unanswered")
        if case.replied_on is not None:
            days[name][(case.replied_on - case.received_on).days] += 1
    return _shares(small.groups(dict(sorted(counts.items()))), in_time, due, days)


def _name(way: str, language: str, channel: str) -> str:
    return variety(language) if way == "variety" else channel


def _shares(
    groups: Sequence[tuple[tuple[str, ...], int]],
    done: Mapping[str, int],
    of: Mapping[str, int],
    days: Mapping[str, Mapping[int, int]],
) -> list[Share]:
    cells: dict[small.Cell, int] = {}
    for number, (names, count) in enumerate(groups):
        among, did = _sum(of, names), _sum(done, names)
        cells |= {(str(number), "done"): did, (str(number), "not"): among - did}
        cells[str(number), "rest"] = count - among  # not due yet: known as well, by subtraction
    told = small.table(cells, are_margins_told=True).cells
    return [
        Share(
            names,
            count,
            told[str(number), "done"],
            _known_sum(told[str(number), "done"], told[str(number), "not"]),
            _median([days[name] for name in names], told[str(number), "done"]),
        )
        for number, (names, count) in enumerate(groups)
    ]


def _sum(counts: Mapping[str, int], names: Sequence[str]) -> int:
    return sum(counts[name] for name in names)


def _known_sum(*counts: int | None) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def _median(waits_of: Sequence[Waits], done: int | None) -> float | None:
    """The middle of the days waited; None where so few waited that it would tell of somebody."""
    found: dict[int, int] = defaultdict(int)
    for each in waits_of:
        for days, count in each.items():
            found[days] += count
    total = sum(found.values())
    if done is None or total < small.SMALL:
        return None
    return (_at(found, (total - 1) // 2) + _at(found, total // 2)) / 2


def _at(found: Waits, place: int) -> int:
    """What stands at a place, when all are put in their order."""
    seen = 0
    for days in sorted(found):
        seen += found[days]
        if seen > place:
            return days
    raise IndexError(place)
