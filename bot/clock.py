"""The one clock. Town-hall time, which the demo can move; everything that has a date asks here.

Morocco is at UTC+0 since 20 September 2026. Machines carry older zone files, so the zone data that ships with
Jemaa (the tzdata package, 2026.3 or newer) is used in place of the system's.
"""

import zoneinfo
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

zoneinfo.reset_tzpath(to=())


class Clock(Protocol):
    def now(self) -> datetime:
        """The instant, aware, in UTC."""
        ...


@dataclass(slots=True)
class TownClock:
    """The real time, moved by `offset` (only the demo moves it)."""

    offset: timedelta = field(default_factory=timedelta)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.offset


def local_day(now: datetime, zone: str) -> date:
    """The calendar day of an instant in a commune's zone."""
    return now.astimezone(zoneinfo.ZoneInfo(zone)).date()
