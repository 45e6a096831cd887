"""Counting days as law 31.13 does, and saying why. Pure: a calendar goes in, a day comes out.

The day of receipt is not counted, the last day is (article 16: "from the date on which the request is received"). A delay in
calendar days is not moved by holidays: only article 16's and 19's twenty days are working days by the text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["working", "calendar"]
Pause = tuple[date, date | None]  # stopped on, taken up again on (None: still stopped)

WORKING, CALENDAR = "working", "calendar"
WEEKEND, PAUSED, RELIGIOUS = "weekend", "paused", "religious"
SATURDAY_AND_SUNDAY = frozenset({5, 6})
# The moon may be seen a day before or after the estimate: a count that ends on its eve may end later.
MARGIN = timedelta(days=1)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Closed:
    """Why the commune does not work on a day."""

    kind: str  # fixed, religious, closure
    names: Mapping[str, str]  # by language: ar, fr and, where known, ary and ary-Latn
    is_provisional: bool = False  # an estimate that nobody has confirmed yet


@dataclass(frozen=True, slots=True)
class Yearly:
    """A day of every year, from one year on."""

    month: int
    day: int
    from_year: int | None
    closed: Closed


@dataclass(frozen=True, slots=True)
class Counted:
    """A day of a count: its number in it, or why it was skipped."""

    day: date
    number: int | None
    why: str = ""  # "" when counted; weekend, fixed, religious, closure, paused
    names: Mapping[str, str] | None = None
    is_provisional: bool = False


class WorkingDays:
    """A commune's calendar as it is now.

    Working days are kept as one sorted list of numbers, grown by whole years as far as somebody asks: the n-th working
    day after another is then two steps, however far away it is.
    """

    def __init__(
        self,
        weekend: frozenset[int] = SATURDAY_AND_SUNDAY,
        yearly: Sequence[Yearly] = (),
        dated: Mapping[date, Closed] | None = None,
    ) -> None:
        if len(weekend) > 6:
            raise ValueError("A calendar without a working day counts nothing.")
        self._weekend = weekend
        self._yearly = {(each.month, each.day): each for each in yearly}
        self._dated = dict(dated or {})
        self._estimates = sorted(day for day, closed in self._dated.items() if closed.is_provisional)
        feasts = [day.year for day, closed in self._dated.items() if closed.kind == RELIGIOUS]
        self.last_known_year = max(feasts, default=None)  # of religious days; None: the calendar has none
        self._working: list[int] = []
        self._years = range(0)

    def closed(self, day: date) -> Closed | None:
        """The holiday or closure of a day, also where it falls on a weekend; a day that is sure hides an estimate."""
        yearly = self._yearly.get((day.month, day.day))
        if yearly and (yearly.from_year is None or day.year >= yearly.from_year):
            return yearly.closed
        return self._dated.get(day)

    def is_weekend(self, day: date) -> bool:
        return day.weekday() in self._weekend

    def is_working(self, day: date) -> bool:
        return day.weekday() not in self._weekend and self.closed(day) is None

    def nth(self, after: date, number: int, unit: str) -> date:
        """The so-manieth day after a day."""
        if unit == CALENDAR:
            return after + number * _DAY
        self._reach(after.year, after.year + 1)
        place = bisect_right(self._working, after.toordinal()) + number - 1
        while place >= len(self._working):
            self._reach(self._years.start, self._years.stop + 1 + (place - len(self._working)) // 366)
        return date.fromordinal(self._working[place])

    def between(self, after: date, until: date, unit: str) -> int:
        """How many days are counted after a day, up to and with another."""
        if unit == CALENDAR:
            return max(0, (until - after).days)
        self._reach(after.year, until.year)
        ends = bisect_right(self._working, until.toordinal())
        return max(0, ends - bisect_right(self._working, after.toordinal()))

    def has_estimates(self, after: date, until: date) -> bool:
        """Whether a count between two days could still change with the moon; past the years whose feasts are known it can."""
        if self.last_known_year is not None and until.year > self.last_known_year:
            return True
        place = bisect_left(self._estimates, after + _DAY - MARGIN)
        return place < len(self._estimates) and self._estimates[place] <= until + MARGIN

    def _reach(self, first: int, last: int) -> None:
        """Number the working days of these years too."""
        if not self._years:
            self._years = range(first, first)
        if first < self._years.start:
            self._working[:0] = self._of_years(range(first, self._years.start))
            self._years = range(first, self._years.stop)
        if last >= self._years.stop:
            self._working += self._of_years(range(self._years.stop, last + 1))
            self._years = range(self._years.start, last + 1)

    def _of_years(self, years: range) -> Iterator[int]:
        for year in years:
            first = date(year, 1, 1)
            length = date(year, 12, 31).toordinal() - first.toordinal() + 1
            for ahead in range(length):
                day = first + ahead * _DAY
                if self.is_working(day):
                    yield day.toordinal()


def due(
    days: WorkingDays, starts_on: date, amount: int, unit: str, pauses: Sequence[Pause] = ()
) -> date | None:
    """The last day of a delay; None while it is stopped.

    The days after a stop, up to and with the day on which it is taken up again, are not counted. A delay never runs out on
    the day it is stopped: its last day then comes after the pause, else nobody would have it.
    """
    if amount < 1:
        raise ValueError(f"A delay of {amount} days is none.")
    left, reached = amount, starts_on
    for stopped, resumed in _merged(pauses):
        if resumed is not None and resumed <= reached:
            continue
        before = days.between(reached, stopped, unit)
        if before > left or (before == left and days.nth(reached, left, unit) < stopped):
            break
        left -= min(before, left - 1)
        if resumed is None:
            return None
        reached = resumed
    return days.nth(reached, left, unit)


def _merged(pauses: Sequence[Pause]) -> list[Pause]:
    """The pauses in order, those that touch or overlap as one; one that takes no day is none."""
    found: list[Pause] = []
    for stopped, resumed in sorted(pauses, key=lambda each: each[0]):
        if resumed is not None and resumed <= stopped:
            continue
        if found and (found[-1][1] is None or stopped <= found[-1][1]):
            last = found[-1]
            ends = None if last[1] is None or resumed is None else max(last[1], resumed)
            found[-1] = (last[0], ends)
        else:
            found.append((stopped, resumed))
    return found


def is_provisional(days: WorkingDays, starts_on: date, due_on: date | None, unit: str) -> bool:
    """Whether a last day counts across a day that is only estimated, or not known at all, so that it may still move."""
    return unit == WORKING and due_on is not None and days.has_estimates(starts_on, due_on)


def explain(
    days: WorkingDays, starts_on: date, amount: int, unit: str, pauses: Sequence[Pause] = ()
) -> list[Counted]:
    """Every day after the start up to the last one, with its number or why it was skipped.

    While the delay is stopped, the list ends with the day on which that happened.
    """
    merged = _merged(pauses)
    last = due(days, starts_on, amount, unit, pauses)
    until = last or max(merged[-1][0], starts_on)
    found: list[Counted] = []
    number = 0
    for ahead in range(1, (until - starts_on).days + 1):
        day = starts_on + ahead * _DAY
        why, closed = _why_not(days, day, unit, merged)
        # The last day is given again after a pause that began on it.
        is_given_again = number == amount - 1 and day != last
        if why or is_given_again:
            found.append(_skipped(day, why or PAUSED, closed))
        else:
            number += 1
            found.append(Counted(day, number))
    return found


def _why_not(days: WorkingDays, day: date, unit: str, pauses: Sequence[Pause]) -> tuple[str, Closed | None]:
    if any(stopped < day and (resumed is None or day <= resumed) for stopped, resumed in pauses):
        return PAUSED, None
    if unit == CALENDAR:
        return "", None
    closed = days.closed(day)
    if closed:
        return closed.kind, closed
    return (WEEKEND if days.is_weekend(day) else ""), None


def _skipped(day: date, why: str, closed: Closed | None) -> Counted:
    if closed is None:
        return Counted(day, None, why)
    return Counted(day, None, why, closed.names, closed.is_provisional)
