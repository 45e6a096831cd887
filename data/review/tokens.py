"""What contributions are found by: folded words and their consonants, made by the service after recording.

The words themselves are folded elsewhere (bot/runtime/indexing.py); here they are only kept. They go with the words: in the
transaction that corrects, withdraws, masks or erases a contribution, which then waits to be read again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, insert, select, update

from data.engine import Db
from data.tables import contribution_tokens as table
from data.tables import contributions

LONGEST = 40  # characters of a token: what the column holds
AT_MOST = 400  # tokens of one contribution: more are a flood, and its first words are enough to find it by


@dataclass(frozen=True, slots=True)
class Waiting:
    """A contribution whose words cannot be searched yet."""

    id: int
    commune_id: str
    revision: int
    words: str  # empty when there is nothing to be found: withdrawn, erased, only media


_WAITING = (
    select(
        contributions.c.id,
        contributions.c.commune_id,
        contributions.c.revision,
        contributions.c.status,
        contributions.c.words,
    )
    .where(contributions.c.indexed_revision.is_(None))
    .order_by(contributions.c.id)
)
_DONE = (
    update(contributions)
    .where(contributions.c.id == bindparam("which"))
    .values(indexed_revision=bindparam("read"))
)


def waiting(db: Db, limit: int) -> list[Waiting]:
    """What waits to be read, oldest first."""
    return [
        Waiting(row.id, row.commune_id, row.revision, (row.words or "") if row.status == "received" else "")
        for row in db.execute(_WAITING.limit(limit))
    ]


def put(db: Db, found: Mapping[Waiting, Iterable[str]]) -> int:
    """Keep the tokens of what was read, unless its words were changed meanwhile. Returns how many were kept."""
    held = select(contributions.c.id, contributions.c.revision).where(
        contributions.c.id.in_([each.id for each in found]), contributions.c.indexed_revision.is_(None)
    )
    as_read = {
        (row.id, row.revision) for row in db.execute(held.order_by(contributions.c.id).with_for_update())
    }
    kept = [each for each in found if (each.id, each.revision) in as_read]
    rows = [
        {"commune_id": each.commune_id, "token": token, "contribution_id": each.id}
        for each in kept
        for token in _whole(found[each])
    ]
    if rows:
        db.execute(insert(table), rows)
    if kept:
        db.execute(_DONE, [{"which": each.id, "read": each.revision} for each in kept])
    return len(kept)


def _whole(tokens: Iterable[str]) -> list[str]:
    return sorted({token[:LONGEST] for token in tokens})[:AT_MOST]


def of(db: Db, contribution_ids: Sequence[int]) -> dict[int, frozenset[str]]:
    """The tokens of contributions."""
    found: dict[int, set[str]] = {number: set() for number in contribution_ids}
    rows = select(table.c.contribution_id, table.c.token).where(table.c.contribution_id.in_(contribution_ids))
    for number, token in db.execute(rows):
        found[number].add(token)
    return {number: frozenset(tokens) for number, tokens in found.items()}


def forget(db: Db, contribution_id: int) -> None:
    """Its words are others now, or gone: it is no longer found by them."""
    db.execute(delete(table).where(table.c.contribution_id == contribution_id))
