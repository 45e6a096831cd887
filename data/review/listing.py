"""Lists of contributions, a page at a time, and how many there are of each kind.

Within a day they stand by reference, which is drawn by lot: the order in which anonymous ones arrived is told to nobody.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import and_, func, or_, select

from data.engine import Db
from data.review.filters import FACETS, Filters, conditions, narrowing, said
from data.tables import attachments, contribution_attachments, contribution_events, contribution_tags
from data.tables import contributions as table

EXCERPT = 400  # characters of the words that a list shows
PAGE = 50
FEW = 500


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page ended: the day and the reference of its last one. As text it stands in an address."""

    day: date
    reference: str

    def __str__(self) -> str:
        return f"{self.day.isoformat()}~{self.reference}"

    @classmethod
    def read(cls, text: str) -> "Place | None":
        """A place as written by `str`; None where it is none."""
        day, _, reference = text.partition("~")
        try:
            return cls(date.fromisoformat(day), reference) if reference else None
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Listed:
    """One contribution of a list."""

    id: int
    reference: str
    kind: str
    status: str
    round_id: int
    axis_id: str
    commitment_id: str | None
    excerpt: str  # empty: only media, withdrawn or erased
    is_longer: bool
    language: str
    channel: str
    is_anonymous: bool
    received_on: date
    answer_state: str | None
    hidden_reason: str | None
    theme_id: int | None
    source: str | None
    media: tuple[str, ...] = ()  # voice, photo
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    rows: Sequence[Listed]
    next: Place | None  # where the next page begins; None: this was the last


_COLUMNS = (
    table.c.id,
    table.c.reference,
    table.c.kind,
    table.c.status,
    table.c.round_id,
    table.c.axis_id,
    table.c.commitment_id,
    func.substr(table.c.words, 1, EXCERPT + 1).label("excerpt"),
    table.c.language,
    table.c.channel,
    table.c.is_anonymous,
    table.c.received_on,
    table.c.answer_state,
    table.c.hidden_reason,
    table.c.theme_id,
    table.c.source,
)


def listing(
    db: Db,
    commune_id: str,
    filters: Filters,
    *,
    after: Place | None = None,
    oldest_first: bool = False,
    limit: int = PAGE,
    total: int | None = None,
) -> Page:
    """A page of what the filters let through, newest first; the next begins after `after`.

    Who knows the `total` says so: a few are looked up by themselves, not by walking through the whole list.
    """
    if total == 0:
        return Page([], None)
    wanted = select(*_COLUMNS)
    if total is not None and total <= FEW and filters.is_narrowed:
        few = select(table.c.id).where(*conditions(commune_id, filters))
        wanted = wanted.where(table.c.id.in_(db.execute(few).scalars().all()))
    else:
        wanted = wanted.where(*conditions(commune_id, filters))
    if after is not None:
        wanted = wanted.where(_beyond(after, oldest_first=oldest_first))
    order = (table.c.received_on, table.c.reference)
    wanted = wanted.order_by(*(order if oldest_first else (column.desc() for column in order)))
    found = db.execute(wanted.limit(limit + 1)).all()
    rows = _dressed(db, [_listed(row) for row in found[:limit]])
    more = len(found) > limit
    return Page(rows, Place(rows[-1].received_on, rows[-1].reference) if more else None)


def _beyond(place: Place, *, oldest_first: bool) -> Any:
    day, reference = table.c.received_on, table.c.reference
    if oldest_first:
        return and_(
            day >= place.day, or_(day > place.day, and_(day == place.day, reference > place.reference))
        )
    return and_(day <= place.day, or_(day < place.day, and_(day == place.day, reference < place.reference)))


def _listed(row: Any) -> Listed:
    # Withdrawn words are the author's again: counted, no longer shown.
    words = (row.excerpt or "") if row.status == "received" else ""
    values = {name: getattr(row, name) for name in Listed.__slots__ if name in row._fields}
    return Listed(**{**values, "excerpt": words[:EXCERPT], "is_longer": len(words) > EXCERPT})


def _dressed(db: Db, rows: Sequence[Listed]) -> list[Listed]:
    """With what hangs on them."""
    ids = [row.id for row in rows]
    media, tags = _media(db, ids), _tags(db, ids)
    return [
        replace(row, media=tuple(media.get(row.id, ())), tags=tuple(tags.get(row.id, ()))) for row in rows
    ]


def _media(db: Db, ids: Sequence[int]) -> dict[int, list[str]]:
    held = contribution_attachments.c
    rows = db.execute(
        select(held.contribution_id, attachments.c.kind)
        .join(attachments, attachments.c.id == held.attachment_id)
        .where(held.contribution_id.in_(ids))
        .order_by(held.contribution_id, held.position)
    )
    return _gathered(rows)


def _tags(db: Db, ids: Sequence[int]) -> dict[int, list[str]]:
    held = contribution_tags.c
    rows = select(held.contribution_id, held.tag).where(held.contribution_id.in_(ids)).order_by(held.tag)
    return _gathered(db.execute(rows))


def _gathered(rows: Any) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for number, value in rows:
        found.setdefault(number, []).append(value)
    return found


# -- counts --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tally:
    """How many there are of every combination of facets, so that one look at the table answers every filter."""

    rows: Sequence[tuple[tuple[str, ...], int]]  # values in the order of FACETS

    def of(self, filters: Filters) -> "Counts":
        """How many pass, and per facet how many would pass with each of its values."""
        by = {facet: Counter[str]() for facet in FACETS}
        counters = list(by.values())
        total = 0
        passing = [_Passing(facet, filters) for facet in FACETS]
        for values, count in self.rows:
            failed = [at for at, check in enumerate(passing) if not check(values[at])]
            if not failed:
                total += count
                for at, counter in enumerate(counters):
                    counter[values[at]] += count
            elif len(failed) == 1:
                counters[failed[0]][values[failed[0]]] += count
        return Counts(total, by)


class _Passing(dict[str, bool]):
    """Whether a value passes; each is asked once."""

    def __init__(self, facet: str, filters: Filters) -> None:
        super().__init__()
        self._facet, self._filters = facet, filters

    def __call__(self, value: str) -> bool:
        return self[value]

    def __missing__(self, value: str) -> bool:
        self[value] = self._filters.wants(self._facet, value)
        return self[value]


@dataclass(frozen=True, slots=True)
class Counts:
    total: int
    by: Mapping[str, Mapping[str, int]]  # facet -> value -> how many, with all other filters as they are


def tally(db: Db, commune_id: str, filters: Filters) -> Tally:
    """Of all that passes the filters, facets aside."""
    facets = list(FACETS.values())
    rows = db.execute(select(*facets, func.count()).where(*narrowing(commune_id, filters)).group_by(*facets))
    added = Counter[tuple[str, ...]]()
    for *values, count in rows:
        added[tuple(said(facet, value) for facet, value in zip(FACETS, values, strict=True))] += count
    return Tally(list(added.items()))


def version(db: Db, commune_id: str) -> int:
    """Grows with everything that happens to a contribution: what was counted before still holds while it stands."""
    newest = select(func.max(contribution_events.c.id)).where(contribution_events.c.commune_id == commune_id)
    return int(db.value(newest) or 0)
