"""Requests for the same thing, together. A large group is a reason to publish by itself (law 31.13, article 10).

Groups are suggested by likeness and made by staff. One that has grown to the commune's `publish_after` becomes a proposal for the
openness programme, with its numbers, under the axis whose topic is access to information.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import mean
from typing import Any

from sqlalchemy import insert, select, update

from data import audit, communes, programmes
from data.engine import Db
from data.requests import cases, figures, states
from data.requests.cases import RequestRow
from data.requests.likeness import ALIKE, Marks, likeness, marks
from data.tables import information_requests
from data.tables import request_groups as table

OPEN, PROPOSED, DISMISSED = "open", "proposed", "dismissed"
PUBLISH_AFTER = 3  # requests, where commune.yaml says nothing else
TOPIC = "information_access"
TITLE = 200  # characters


class GroupError(ValueError):
    """This cannot be done with the group; the words say why."""


@dataclass(frozen=True, slots=True)
class GroupRow:
    id: int
    commune_id: str
    title: str
    axis_id: str | None
    state: str  # open, proposed, dismissed
    proposal: Mapping[str, Any] | None  # count, since, languages, mean_days; titles by language
    created_on: date
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Requests that seem to ask for the same thing."""

    group: int | None  # one that is there already, which they would join
    title: str  # the subject of the first of them
    references: tuple[str, ...]


# -- what seems the same -------------------------------------------------------------------------------------


def suggestions(db: Db, commune_id: str) -> list[Suggestion]:
    """Requests in no group that ask for what others ask for; the largest first."""
    profile = communes.load(db, commune_id).profile
    names = [
        name for text in (profile["name"], profile.get("region") or {}) for name in text.values() if name
    ]
    leaders: list[_Leader] = []
    for row in _readable(db, commune_id):
        about = marks(row.matter.subject, row.matter.period, names=names)
        leader = _nearest(leaders, about) if about else None
        if leader is None:
            leaders.append(_Leader(about, row, [], row.group_id))
            leader = leaders[-1]
        if row.group_id is None:
            leader.free.append(row)
        leader.group = leader.group or row.group_id
    return sorted(
        (
            Suggestion(each.group, each.first.matter.subject, tuple(row.reference for row in each.free))
            for each in leaders
            if len(each.free) > (0 if each.group else 1)
        ),
        key=lambda each: (-len(each.references), each.references),
    )


@dataclass(slots=True)
class _Leader:
    """The first request for something, and those that are like it."""

    about: Marks
    first: RequestRow
    free: list[RequestRow]  # in no group
    group: int | None


def _readable(db: Db, commune_id: str) -> list[RequestRow]:
    """Filed requests whose words are kept; those of a group first, so that others join them."""
    rows = (row for row in cases.listed(db, commune_id) if not row.is_erased and _counts(row))
    return sorted(rows, key=lambda row: (row.group_id is None, row.id))


def _counts(row: RequestRow) -> bool:
    return row.state != states.AWAITING_IDENTITY and row.outcome != "withdrawn"


def _nearest(leaders: Sequence[_Leader], about: Marks) -> _Leader | None:
    best = max(leaders, key=lambda each: likeness(each.about, about), default=None)
    return best if best is not None and likeness(best.about, about) >= ALIKE else None


# -- groups --------------------------------------------------------------------------------------------------


def listed(db: Db, commune_id: str, *, state: str | None = None) -> list[GroupRow]:
    """The groups of a commune, oldest first."""
    wanted = select(table).where(table.c.commune_id == commune_id)
    if state is not None:
        wanted = wanted.where(table.c.state == state)
    members: dict[int, list[str]] = defaultdict(list)
    held = information_requests.c
    grouped = select(held.group_id, held.reference).where(held.commune_id == commune_id)
    for row in db.execute(grouped.where(held.group_id.is_not(None)).order_by(held.id)):
        members[row.group_id].append(row.reference)
    return [_row(row, members[row.id]) for row in db.execute(wanted.order_by(table.c.id))]


def load(db: Db, commune_id: str, group_id: int) -> GroupRow:
    """One group. GroupError."""
    found = next((row for row in listed(db, commune_id) if row.id == group_id), None)
    if found is None:
        raise GroupError(f"{commune_id} has no group {group_id}.")
    return found


def put(
    db: Db,
    commune_id: str,
    references: Sequence[str],
    *,
    title: str = "",
    group: int | None = None,
    actor: str,
    day: date,
    now: datetime,
) -> GroupRow:
    """Say that requests ask for the same thing: a new group with a title, or into one that is there. GroupError.

    A group that has become large enough is proposed at once. What asks for the same is no change of the cases.
    """
    rows = [_known(db, commune_id, reference) for reference in dict.fromkeys(references)]
    for row in rows:
        if row.group_id not in (None, group):
            raise GroupError(f"{row.reference} is in group {row.group_id} already.")
    title = _title(db, commune_id, title)
    if group is None:
        if len(rows) < 2 or not title:
            raise GroupError(
                "A new group has two requests at least, and a title that says what they ask for."
            )
        group = _made(db, commune_id, title, day)
    else:
        _locked(db, commune_id, group)
        if title:
            db.execute(update(table).where(table.c.id == group).values(title=title))
    ids = [row.id for row in rows]
    db.execute(update(information_requests).where(information_requests.c.id.in_(ids)).values(group_id=group))
    audit.note(
        db,
        commune_id,
        actor,
        "requests_grouped",
        str(group),
        now,
        {"references": [r.reference for r in rows]},
    )
    found = load(db, commune_id, group)
    if found.state == DISMISSED or len(found.references) < publish_after(db, commune_id):
        return found
    return propose(db, commune_id, group, actor=actor, now=now)


def _title(db: Db, commune_id: str, title: str) -> str:
    """A title as it may be published."""
    return cases.masked(db, commune_id, " ".join(title.split()))[:TITLE]


def publish_after(db: Db, commune_id: str) -> int:
    """From how many requests on a group is proposed."""
    return int(communes.load(db, commune_id).profile.get("publish_after") or PUBLISH_AFTER)


def propose(
    db: Db,
    commune_id: str,
    group: int,
    *,
    titles: Mapping[str, str] | None = None,
    actor: str,
    now: datetime,
) -> GroupRow:
    """Make a group a proposal, or bring its numbers up to date. GroupError.

    `titles`: what they ask for, by language, where one title does not do for all; those given before stay.
    """
    _locked(db, commune_id, group)
    found = load(db, commune_id, group)
    least = publish_after(db, commune_id)
    if len(found.references) < least:
        raise GroupError(f"Group {group} has {len(found.references)} requests; a proposal needs {least}.")
    proposal = _numbers(db, found)
    kept = dict((found.proposal or {}).get("titles") or {})
    for language, title in (titles or {}).items():
        kept[language] = _title(db, commune_id, title)
    if kept := {language: title for language, title in kept.items() if title}:
        proposal["titles"] = kept
    values = {"state": PROPOSED, "proposal": proposal, "axis_id": axis_of(db, commune_id)}
    db.execute(update(table).where(table.c.id == group).values(values))
    audit.note(db, commune_id, actor, "group_proposed", str(group), now)
    return load(db, commune_id, group)


def dismiss(db: Db, commune_id: str, group: int, *, actor: str, now: datetime) -> GroupRow:
    """The commune will not propose it: it stays a group and asks no more. GroupError."""
    _locked(db, commune_id, group)
    db.execute(update(table).where(table.c.id == group).values(state=DISMISSED))
    audit.note(db, commune_id, actor, "group_dismissed", str(group), now)
    return load(db, commune_id, group)


def axis_of(db: Db, commune_id: str) -> str | None:
    """The axis of the current programme whose topic is access to information."""
    versions = programmes.of_commune(db, commune_id)
    axes = versions[-1].content["axes"] if versions else []
    return next((axis["id"] for axis in axes if axis.get("topic") == TOPIC), None)


def _numbers(db: Db, group: GroupRow) -> dict[str, Any]:
    """How many asked, since when, in which languages, and how many working days a reply took. Nothing of anybody."""
    rows = [_known(db, group.commune_id, reference) for reference in group.references]
    found = figures.replies(db, group.commune_id, [row.id for row in rows])
    days = [each.working_days for each in found.values() if each.working_days is not None]
    return {
        "count": len(rows),
        "since": min(row.created_on for row in rows).isoformat(),
        "languages": sorted({row.language for row in rows}),
        "mean_days": round(mean(days), 1) if days else None,
    }


def _known(db: Db, commune_id: str, reference: str) -> RequestRow:
    row = cases.find(db, commune_id, reference)
    if row is None:
        raise GroupError(f"{commune_id} has no request {reference}.")
    return row


def _made(db: Db, commune_id: str, title: str, day: date) -> int:
    values = {"commune_id": commune_id, "title": title, "state": OPEN, "created_on": day}
    made: int = db.value(insert(table).values(values).returning(table.c.id))
    return made


def _locked(db: Db, commune_id: str, group: int) -> None:
    wanted = select(table.c.id).where(table.c.id == group, table.c.commune_id == commune_id)
    if db.value(wanted.with_for_update()) is None:
        raise GroupError(f"{commune_id} has no group {group}.")


def _row(row: Any, references: Sequence[str]) -> GroupRow:
    return GroupRow(
        id=row.id,
        commune_id=row.commune_id,
        title=row.title,
        axis_id=row.axis_id,
        state=row.state,
        proposal=row.proposal,
        created_on=row.created_on,
        references=tuple(references),
    )
