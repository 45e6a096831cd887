"""When broadcasts may leave: by day, in the town's time. Pure: the caller says what the town's clocks show."""

from datetime import date, datetime, timedelta

from data.agenda.wall import At

FROM, TO = "09:00", "20:00"  # nobody is woken, nobody is called from supper
FROM_HOUR, TO_HOUR = 9, 20
LATE = timedelta(days=1)  # what stood still for longer may say what no longer holds: a person decides


def is_open(hour: int) -> bool:
    """Whether broadcasts may leave at an hour that the town's clocks show."""
    return FROM_HOUR <= hour < TO_HOUR


def opening(at: At, day: date, now: datetime) -> datetime:
    """The next instant from now on at which broadcasts may leave; now itself where they may."""
    if now < at(day, FROM):
        return at(day, FROM)
    return now if now < at(day, TO) else at(day + timedelta(days=1), FROM)


def starts(at: At, on: date | None, hour: str | None, approved_at: datetime) -> datetime:
    """From when a broadcast is due: its day and hour, else since it was approved."""
    return at(on, hour or FROM) if on else approved_at
