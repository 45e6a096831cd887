"""The rows of workshop registrations in exports: one a party. See data/exports.py and data/codebook.py."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from sqlalchemy import Row as TableRow
from sqlalchemy import func, select

from data.engine import Db
from data.tables import citizens, registrations, workshops

BATCH = 500  # rows read at a time

Row = Mapping[str, Any]

_ROWS = (
    select(
        registrations.c.id,
        registrations.c.reference,
        workshops.c.workshop_id,
        workshops.c.title,
        workshops.c.held_on,
        registrations.c.seats,
        registrations.c.state,
        registrations.c.account_id,
        registrations.c.language,
        registrations.c.registered_at,
        registrations.c.checked_in_at,
        citizens.c.pseudonym,
    )
    .join(workshops, workshops.c.id == registrations.c.workshop_id)
    .join(citizens, citizens.c.id == registrations.c.citizen_id)
    .order_by(registrations.c.id)
)


@dataclass(frozen=True, slots=True)
class Reader:
    """The registrations of a commune, for one export."""

    db: Db
    commune_id: str
    zone: tzinfo

    def count(self) -> int:
        mine = registrations.c.commune_id == self.commune_id
        return int(self.db.value(select(func.count()).select_from(registrations).where(mine)))

    def registrations(self) -> Iterator[Row]:
        """One row a party, as they were taken."""
        wanted, last = _ROWS.where(registrations.c.commune_id == self.commune_id).limit(BATCH), 0
        while found := self.db.execute(wanted.where(registrations.c.id > last)).all():
            yield from map(self._row, found)
            last = found[-1].id

    def _row(self, row: TableRow[Any]) -> Row:
        same = ("reference", "held_on", "seats", "state", "language", "pseudonym")
        return {
            **{name: getattr(row, name) for name in same},
            "workshop": row.workshop_id,
            "workshop_title": row.title.get("ar") or row.title.get("fr"),
            "channel": row.account_id.partition(":")[0],
            "registered_at": self._local(row.registered_at),
            "checked_in_at": self._local(row.checked_in_at),
        }

    def _local(self, at: datetime | None) -> datetime | None:
        return at.astimezone(self.zone).replace(microsecond=0) if at else None
