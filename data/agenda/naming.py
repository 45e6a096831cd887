"""Names of sessions and workshops that nobody named: what stands in addresses and in commands, like 2027-02 or W3."""

from collections.abc import Iterable
from datetime import date
from itertools import count

from data.agenda import rows
from data.engine import Db


def of_session(db: Db, commune_id: str, month: str | None, day: date) -> str:
    """The month in which it is expected (2027-02, then 2027-02-2); where that is not known, S2027-1 by the year of today."""
    taken = {row.session_id for row in rows.sessions(db, commune_id)}
    if month and month not in taken:
        return month
    stem, first = (month, 2) if month else (f"S{day.year}", 1)
    return _free((f"{stem}-{number}" for number in count(first)), taken)


def of_workshop(db: Db, commune_id: str) -> str:
    """The next of W1, W2, W3 …"""
    taken = {row.workshop_id for row in rows.workshops(db, commune_id)}
    return _free((f"W{number}" for number in count(1)), taken)


def _free(names: Iterable[str], taken: set[str]) -> str:
    return next(name for name in names if name not in taken)
