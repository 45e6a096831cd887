"""Wall-clock times of a commune as instants. An instant is computed when it is needed: a decree moves the clock, not the sitting."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time

from data import communes
from data.engine import Db
from data.zones import zone

TOLD_AT = "09:30"  # town time at which people are reminded: awake, and in time to change their day

At = Callable[[date, str], datetime]  # a day and an hour of the town's, as an instant


def in_zone(name: str) -> At:
    """Instants of a zone's days and hours. UnknownZone."""
    local = zone(name)

    def at(day: date, hour: str) -> datetime:
        return datetime.combine(day, time.fromisoformat(hour), local).astimezone(UTC)

    return at


def of_commune(db: Db, commune_id: str) -> At:
    """Instants of a commune's days and hours. UnknownCommune."""
    return in_zone(communes.load(db, commune_id).profile["timezone"])


def day_of(db: Db, commune_id: str, now: datetime) -> date:
    """The commune's day at an instant."""
    return now.astimezone(zone(communes.load(db, commune_id).profile["timezone"])).date()
