"""Counts of a whole commune, kept for a little while: nothing else looks at every contribution."""

import time
from dataclasses import dataclass, field

from data.engine import Db
from data.review import listing
from data.review.filters import NOTHING, Filters
from data.review.listing import Counts, Tally

HELD_SECONDS = 15.0  # while others write, counts of a large commune may be that old
SLOW_SECONDS = 0.05  # counting that takes less is done anew for every change


@dataclass(frozen=True, slots=True)
class _Held:
    version: int
    tally: Tally
    counted_at: float  # of the monotonic clock
    took: float


@dataclass(slots=True)
class Counting:
    """One for each running console."""

    _held: dict[str, _Held] = field(default_factory=dict)

    def counts(self, db: Db, commune_id: str, filters: Filters) -> Counts:
        """How many pass, and how many would with each other value of a facet."""
        if filters.is_narrowed:
            return listing.tally(db, commune_id, filters).of(filters)
        return self._whole(db, commune_id).of(filters)

    def _whole(self, db: Db, commune_id: str) -> Tally:
        version, now = listing.version(db, commune_id), time.monotonic()
        held = self._held.get(commune_id)
        if held and (held.version == version or _is_fresh(held, now)):
            return held.tally
        tally = listing.tally(db, commune_id, NOTHING)
        self._held[commune_id] = _Held(version, tally, now, time.monotonic() - now)
        return tally


def _is_fresh(held: _Held, now: float) -> bool:
    return held.took > SLOW_SECONDS and now - held.counted_at < HELD_SECONDS
