"""Consultation rounds: when words are taken. Whether one is open is a question of the day, not a status."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, select

from data.engine import Db
from data.tables import rounds


@dataclass(frozen=True, slots=True)
class RoundRow:
    id: int
    commune_id: str
    kind: str  # ideas, draft
    name: str
    opens_on: date
    closes_on: date  # the last day on which words are taken

    def is_open(self, day: date) -> bool:
        return self.opens_on <= day <= self.closes_on


_COLUMNS = (
    rounds.c.id,
    rounds.c.commune_id,
    rounds.c.kind,
    rounds.c.name,
    rounds.c.opens_on,
    rounds.c.closes_on,
)
_LOAD = select(*_COLUMNS).where(rounds.c.id == bindparam("round"))
_OF_COMMUNE = select(*_COLUMNS).where(rounds.c.commune_id == bindparam("commune")).order_by(rounds.c.opens_on)


def load(db: Db, round_id: int) -> RoundRow | None:
    row = db.one(_LOAD, {"round": round_id})
    return RoundRow(*row) if row else None


def of_commune(db: Db, commune_id: str) -> list[RoundRow]:
    """All rounds of a commune, in the order in which they open."""
    return [RoundRow(*row) for row in db.execute(_OF_COMMUNE, {"commune": commune_id})]


def current(db: Db, commune_id: str, day: date) -> RoundRow | None:
    """The round that is open on a day, else the last that has ended, else the first to come."""
    return pick(of_commune(db, commune_id), day)


def pick(found: Sequence[RoundRow], day: date) -> RoundRow | None:
    """As `current`, among rounds in the order in which they open."""
    is_open = next((row for row in found if row.is_open(day)), None)
    ended = [row for row in found if row.closes_on < day]
    return is_open or (ended[-1] if ended else coming(found, day))


def coming(found: Sequence[RoundRow], day: date) -> RoundRow | None:
    """The next round to open after a day, among rounds in the order in which they open."""
    return next((row for row in found if day < row.opens_on), None)
