"""The one clock, and the zone data that ships with Jemaa."""

import json
from datetime import UTC, date, datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.clock import TownClock, local_day


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        (datetime(2026, 11, 21, 12, tzinfo=UTC), 0),  # UTC+0 since 20 September 2026
        (datetime(2026, 9, 19, 12, tzinfo=UTC), 1),
        (datetime(2027, 2, 20, 12, tzinfo=UTC), 0),  # Ramadan changes nothing any more
        (datetime(2023, 3, 30, 12, tzinfo=UTC), 0),  # in Ramadan 1444
        (datetime(2023, 5, 17, 12, tzinfo=UTC), 1),
    ],
)
def test_morocco_keeps_the_time_of_its_day(day: datetime, hours: int) -> None:
    assert day.astimezone(ZoneInfo("Africa/Casablanca")).utcoffset() == timedelta(hours=hours)


def test_zone_data_is_recent() -> None:
    assert tuple(map(int, version("tzdata").split("."))) >= (2026, 3)


def test_the_day_is_the_communes() -> None:
    late = datetime(2026, 1, 1, 23, 30, tzinfo=UTC)  # Morocco was at UTC+1
    assert local_day(late, "Africa/Casablanca") == date(2026, 1, 2)


def test_the_demo_moves_the_clock(tmp_path: Path) -> None:
    moved = tmp_path / "clock.json"
    moved.write_text(json.dumps({"offset_seconds": 172_800}))
    difference = TownClock(moved).now() - TownClock().now()
    assert abs(difference - timedelta(days=2)) < timedelta(minutes=1)
