"""What differs between two versions of a programme: per axis and commitment, before and after, for staff and for authors."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
AXIS_FIELDS = ("title", "short", "summary")
COMMITMENT_FIELDS = (
    "title",
    "short",
    "problem",
    "measures",
    "indicators",
    "timeline",
    "departments",
    "question",
    "legal_basis",
)
PROGRAMME_FIELDS = ("title", "intro", "period", "stages", "disclaimer")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs. Without an axis it is of the programme itself; without a commitment, of the axis."""

    kind: str  # added, removed, changed
    axis_id: str
    commitment_id: str
    field: str  # "" when the axis or the commitment came or went as a whole
    before: Any
    after: Any


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Every difference between two contents of data/programmes.py, in the order of the newer one, what went at the end."""
    found = [
        Change(CHANGED, "", "", name, before.get(name), after.get(name))
        for name in PROGRAMME_FIELDS
        if before.get(name) != after.get(name)
    ]
    old, new = _by_id(before.get("axes")), _by_id(after.get("axes"))
    for axis_id, axis in new.items():
        found += _axis(axis_id, old.get(axis_id), axis)
    found += [
        Change(REMOVED, axis_id, "", "", axis, None) for axis_id, axis in old.items() if axis_id not in new
    ]
    return found


def _axis(axis_id: str, before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> Iterator[Change]:
    if before is None:
        yield Change(ADDED, axis_id, "", "", None, after)
        return
    yield from _fields(axis_id, "", AXIS_FIELDS, before, after)
    old, new = _by_id(before.get("commitments")), _by_id(after.get("commitments"))
    for commitment_id, commitment in new.items():
        if commitment_id in old:
            yield from _fields(axis_id, commitment_id, COMMITMENT_FIELDS, old[commitment_id], commitment)
        else:
            yield Change(ADDED, axis_id, commitment_id, "", None, commitment)
    for commitment_id, commitment in old.items():
        if commitment_id not in new:
            yield Change(REMOVED, axis_id, commitment_id, "", commitment, None)


def _fields(
    axis_id: str,
    commitment_id: str,
    names: tuple[str, ...],
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> Iterator[Change]:
    for name in names:
        if before.get(name) != after.get(name):
            yield Change(CHANGED, axis_id, commitment_id, name, before.get(name), after.get(name))


def _by_id(entries: Any) -> dict[str, Mapping[str, Any]]:
    return {each["id"]: each for each in entries or ()}
