"""Time zones from the tzdata package, never from the machine: Morocco is at UTC+0 since 20 September 2026, and machines carry
older files.
"""

import zoneinfo
from functools import cache
from importlib.resources import files


class UnknownZone(ValueError):
    """No time zone has this name."""


@cache
def zone(name: str) -> zoneinfo.ZoneInfo:
    """The zone of a name like Africa/Casablanca. UnknownZone."""
    parts = name.split("/")
    if not all(part and part.replace("_", "").replace("-", "").replace("+", "").isalnum() for part in parts):
        raise UnknownZone(name)
    try:
        with files("tzdata").joinpath("zoneinfo", *parts).open("rb") as file:
            return zoneinfo.ZoneInfo.from_file(file, key=name)
    except (OSError, ValueError) as error:
        raise UnknownZone(name) from error
