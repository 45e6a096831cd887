"""Counts that cost something, kept for a little while: of a whole commune, and of a search that is read page by page."""

import time
from dataclasses import dataclass, field
from typing import Any

from data.engine import Db
from data.review import listing
from data.review.filters import Filters
from data.review.listing import Counts, Tally

HELD_SECONDS = 15.0  # while others write, counts of a large commune may be that old
SLOW_SECONDS = 0.05  # counting that takes less is done anew for every change
AT_MOST = 64  # searches that are kept


@dataclass(frozen=True, slots=True)
class _Held:
    version: int
    tally: Tally
    counted_at: float  # of the monotonic clock
    took: float

    def is_fresh(self) -> bool:
        return self.took > SLOW_SECONDS and time.monotonic() - self.counted_at < HELD_SECONDS


@dataclass(slots=True)
class Counting:
    """One for each running console."""

    _held: dict[Any, _Held] = field(default_factory=dict)

    def counts(self, db: Db, commune_id: str, filters: Filters) -> Counts:
        """How many pass, and how many would with each other value of a facet."""
        return self._tally(db, commune_id, filters).of(filters)

    def _tally(self, db: Db, commune_id: str, filters: Filters) -> Tally:
        key = (commune_id, *_narrowed(filters))
        version, held = listing.version(db, commune_id), self._held.get(key)
        # Tags, themes and the words that searches go by change without the version: only a whole commune's counts go by it.
        if held and (held.is_fresh() or (held.version == version and not filters.is_narrowed)):
            return held.tally
        began = time.monotonic()
        tally = listing.tally(db, commune_id, filters)
        ended = time.monotonic()
        self._held.pop(key, None)
        self._held[key] = _Held(version, tally, ended, ended - began)
        while len(self._held) > AT_MOST:  # the oldest first
            self._held.pop(next(iter(self._held)), None)
        return tally


def _narrowed(filters: Filters) -> tuple[Any, ...]:
    """All of a filter but its facets."""
    return (
        tuple(filters.words),
        tuple(filters.phrases),
        filters.tag,
        filters.theme,
        filters.has_media,
        filters.since,
        filters.until,
    )
