"""The world on the day of a turn: rows and content become the frozen values that flows see."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from data import communes, programmes, rounds
from data.engine import Db
from flows.types import Axis, Commitment, Commune, Door, Json, Localized, Programme, Round, Stage, Visit


@dataclass(slots=True)
class Library:
    """Programmes already translated, by version id: a version never changes once written."""

    programmes: dict[int, Programme] = field(default_factory=dict)

    def programme(self, db: Db, version_id: int) -> Programme:
        known = self.programmes.get(version_id)
        if known is None:
            row = programmes.load(db, version_id)
            known = self.programmes[version_id] = _programme(row.number, row.status, row.content)
        return known

    def newest(self, db: Db, commune_id: str) -> Programme:
        """The programme that readers see today."""
        return self.programme(db, programmes.newest_id(db, commune_id))


def build_visit(
    db: Db, library: Library, *, commune_id: str, channel: str, day: date, pins: Mapping[str, Json]
) -> Visit:
    """The visit for a frame's pins (none: the newest programme, the round of the day).

    A frame keeps the programme version and the round it began with; what is open is judged by the day.
    """
    version_id = pins.get("programme") or programmes.newest_id(db, commune_id)
    pinned_round = pins.get("round")
    round_row = rounds.load(db, int(str(pinned_round))) if pinned_round else None
    round_row = round_row or rounds.current(db, commune_id, day)
    return Visit(
        commune=_commune(communes.load(db, commune_id)),
        programme=library.programme(db, int(str(version_id))),
        round=_round(round_row, day) if round_row else None,
        day=day,
        channel=channel,
    )


def _round(row: rounds.RoundRow, day: date) -> Round:
    state = "not_yet" if day < row.opens_on else "closed" if day > row.closes_on else "open"
    return Round(row.id, row.kind, state, row.opens_on, row.closes_on)  # type: ignore[arg-type]
