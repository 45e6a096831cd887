"""When it came: contributions per axis and day; where the days are many, per week or per month, so that they can be read."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select

from data.engine import Db
from data.figures import small
from data.tables import contributions

MOST_DAYS = 31  # columns that a picture shows as days …
MOST_WEEKS = 30  # … or as weeks; after that, months


@dataclass(frozen=True, slots=True)
class Days:
    """Counts by axis and stretch of time; a stretch is named by its first day (ISO)."""

    step: str  # day, week, month
    stretches: Sequence[date]  # all of them in order, those in which nothing came too
    table: small.Table  # rows: axes; columns: stretches

    def of(self, stretch: date) -> int | None:
        return self.table.columns.get(stretch.isoformat(), 0)


def read(db: Db, commune_id: str, *, since: date | None = None, until: date | None = None) -> Days:
    """Count what came in between two days, the first and the last one included; without them, all of it."""
    here = contributions.c
    asked = (
        select(here.received_on, here.axis_id, func.count().label("number"))
        .where(here.commune_id == commune_id, here.status == "received")
        .group_by(here.received_on, here.axis_id)
    )
    if since:
        asked = asked.where(here.received_on >= since)
    if until:
        asked = asked.where(here.received_on <= until)
    found = {(row.received_on, row.axis_id): row.number for row in db.execute(asked)}
    return gathered(found, since=since, until=until)


def gathered(
    found: Mapping[tuple[date, str], int], *, since: date | None = None, until: date | None = None
) -> Days:
    """The counts of days as a table of stretches that can be read and may be told."""
    days = sorted({day for day, _ in found})
    first, last = since or (days[0] if days else None), until or (days[-1] if days else None)
    if first is None or last is None or first > last:
        return Days("day", [], small.table({}))
    step = _step(first, last)
    stretches = _stretches(first, last, step)
    axes = sorted({axis for _, axis in found})
    counts: Counter[small.Cell] = Counter(
        {(axis, each.isoformat()): 0 for axis in axes for each in stretches}
    )
    for (day, axis), count in found.items():
        counts[axis, _start(day, step).isoformat()] += count
    return Days(step, stretches, small.table(counts))


def _step(first: date, last: date) -> str:
    length = (last - first).days + 1
    return "day" if length <= MOST_DAYS else "week" if length <= 7 * MOST_WEEKS else "month"


def _start(day: date, step: str) -> date:
    """The first day of the stretch that a day lies in; weeks begin on Monday."""
    if step == "month":
        return day.replace(day=1)
    return day - timedelta(day.weekday()) if step == "week" else day


def _stretches(first: date, last: date, step: str) -> list[date]:
    found, day = [], _start(first, step)
    while day <= last:
        found.append(day)
        # The first of the next month lies within 31 days of any first.
        day = (day + timedelta(31)).replace(day=1) if step == "month" else day + timedelta(_LENGTH[step])
    return found


_LENGTH = {"day": 1, "week": 7}
