"""What differs between two versions of a programme: per axis and commitment, before and after, for staff and for authors."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
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
PROGRAMME_FIELDS = ("title", "intro", "period", "stages", "departments", "disclaimer")
LANGUAGES = ("ar", "fr", "ary", "ary-Latn")


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


# -- in which words ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Wording:
    """One text that differs, in its language; days, months and references have none. None: it was not there, or is gone."""

    language: str
    before: str | None
    after: str | None


def wordings(before: Any, after: Any) -> Iterator[Wording]:
    """What differs between two values of a field, and only that: each text in the language in which it was changed."""
    one, other = before or after, after or before
    if isinstance(one, list) or isinstance(other, list):
        for old, new in _beside(before or (), after or ()):
            yield from wordings(old, new)
    elif is_text(one) and is_text(other):
        for language in LANGUAGES:
            yield from _wording(language, (before or {}).get(language), (after or {}).get(language))
    elif isinstance(one, Mapping) and all(map(is_text, one.values())):  # names by their code
        for code in {**(after or {}), **(before or {})}:
            yield from wordings((before or {}).get(code), (after or {}).get(code))
    elif isinstance(one, Mapping) and isinstance(other, Mapping):
        yield from wordings((before or {}).get("label"), (after or {}).get("label"))
        yield from _wording("", days(before), days(after))
    else:
        yield from _wording("", _plain(before), _plain(after))


def is_text(value: Any) -> bool:
    """Whether a value is a text in several languages."""
    return isinstance(value, Mapping) and bool(value) and set(value) <= set(LANGUAGES)


def days(value: Mapping[str, Any] | None) -> str | None:
    """Days and months, from the first to the last: `2027-01-01 – 2028-12-31`; None where there are none."""
    names = ("date", "month", "start", "end", "start_month", "end_month")
    inner = value.get("window", value) if value else {}
    return " – ".join(str(inner[name]) for name in names if name in inner) or None


def _wording(language: str, before: str | None, after: str | None) -> Iterator[Wording]:
    if before != after:
        yield Wording(language, before, after)


def _plain(value: Any) -> str | None:
    return None if value is None else str(value)


def _beside(before: Sequence[Any], after: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """Entries of a list that differ, each beside what it was: the same id, or the same place among those that changed."""
    if all(isinstance(each, Mapping) and "id" in each for each in (*before, *after)):
        old, new = _by_id(before), _by_id(after)
        yield from (
            (old.get(name), new.get(name)) for name in {**new, **old} if old.get(name) != new.get(name)
        )
        return
    old_keys, new_keys = ([json.dumps(each, sort_keys=True) for each in those] for those in (before, after))
    for kind, i, j, k, m in SequenceMatcher(None, old_keys, new_keys, autojunk=False).get_opcodes():
        for at in range(max(j - i, m - k) if kind != "equal" else 0):
            yield before[i + at] if i + at < j else None, after[k + at] if k + at < m else None
