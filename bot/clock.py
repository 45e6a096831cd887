"""The one clock. Town-hall time, which the demo can move; everything that has a date asks here.

Morocco is at UTC+0 since 20 September 2026. Machines carry older zone files, so the zone data that ships with
Jemaa (the tzdata package, 2026.3 or newer) is used in place of the system's.
"""

import json
import time
import zoneinfo
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Protocol

zoneinfo.reset_tzpath(to=())

LOOK_SECONDS = 1.0  # how soon a running service notices that the demo moved the clock


class Clock(Protocol):
    def now(self) -> datetime:
        """The instant, aware, in UTC."""
        ...


@dataclass(slots=True)
class TownClock:
    """The real time, moved by what the demo wrote into `moved_by` (a file that usually is not there)."""

    moved_by: Path | None = None
    _offset: timedelta = field(default_factory=timedelta)
    _looked_at: float = float("-inf")

    def now(self) -> datetime:
        self._look()
        return datetime.now(UTC) + self._offset

    def offset_seconds(self) -> int:
        self._look()
        return int(self._offset.total_seconds())

    def _look(self) -> None:
        if self.moved_by is None or time.monotonic() - self._looked_at < LOOK_SECONDS:
            return
        self._looked_at = time.monotonic()
        try:
            self._offset = timedelta(seconds=json.loads(self.moved_by.read_text())["offset_seconds"])
        except FileNotFoundError:
            self._offset = timedelta()


def machine_now() -> datetime:
    """The machine's own time, which the demo never moves: for one-time codes and for who is signed in."""
    return datetime.now(UTC)


def local_hour(now: datetime, zone: str) -> int:
    """The hour that a commune's clocks show at an instant."""
    return now.astimezone(zoneinfo.ZoneInfo(zone)).hour


def local_day(now: datetime, zone: str) -> date:
    """The calendar day of an instant in a commune's zone."""
    return now.astimezone(zoneinfo.ZoneInfo(zone)).date()
