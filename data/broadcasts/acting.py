"""What is done with a broadcast that was approved: its people are chosen, it is paused, resumed, called off, and it ends."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from data.agenda import wall
from data.broadcasts import drafts, hours, neutrality, previews, recipients, segments, states, ways
from data.broadcasts.recipients import Progress
from data.broadcasts.rows import BroadcastRow, events
from data.broadcasts.states import SERVICE, BroadcastError
from data.engine import Db

# Why it was paused by itself, or went back to its author.
LATE, NEUTRALITY = "late", "neutrality"
CHANGED, GREW = "changed", "grew"
CANCELLED = "cancelled"
_STIRS = ("approved", "frozen", "resumed")  # somebody just wanted it to leave


def pause(
    db: Db, row: BroadcastRow, *, actor: str = SERVICE, now: datetime, why: str | None = None
) -> BroadcastRow:
    """Nothing more leaves: what has not left the outbox comes back. BroadcastError, Conflict."""
    moved = states.move(db, row, "pause", actor=actor, now=now, detail={"why": why} if why else None)
    recipients.take_back(db, row.id)
    return moved


def resume(db: Db, row: BroadcastRow, *, actor: str, now: datetime) -> BroadcastRow:
    """It goes on where it stopped, as soon as the hour allows. BroadcastError, Conflict."""
    states.after(row, "resume")
    period = neutrality.on(db, row.commune_id, wall.day_of(db, row.commune_id, now))
    if period and not row.is_statutory:
        raise BroadcastError(
            "neutrality",
            f"Neutrality holds until {period.ends_on} ({period.reason}): {row.name} may go on after that day.",
        )
    past = row.not_before_on is not None and _due(db, row) <= now
    kept: dict[str, Any] = {"not_before_on": None, "not_before_at": None} if past else {}
    if past and row.frozen_at is None:  # what was approved, but for its day
        kept["approved_digest"] = drafts.digest(replace(row, not_before_on=None, not_before_at=None))
    return states.move(db, row, "resume", actor=actor, now=now, **kept)


def cancel(db: Db, row: BroadcastRow, *, actor: str, now: datetime) -> BroadcastRow:
    """Whoever has not got it will not. BroadcastError, Conflict."""
    moved = states.move(db, row, "cancel", actor=actor, now=now, finished_at=now)
    keep_back(db, moved)
    return moved


def keep_back(db: Db, row: BroadcastRow) -> None:
    """Take back what was on its way when it was paused or called off, and came back into the queue: a channel said later."""
    if row.state in (states.PAUSED, states.CANCELLED):
        recipients.take_back(db, row.id)
    if row.state == states.CANCELLED:
        recipients.drop_waiting(db, row.id, CANCELLED)


def stirred_at(db: Db, row: BroadcastRow) -> datetime | None:
    """When somebody last wanted it to leave."""
    return max((each.happened_at for each in events(db, row.id) if each.kind in _STIRS), default=None)


def _due(db: Db, row: BroadcastRow) -> datetime:
    at = wall.of_commune(db, row.commune_id)
    return hours.starts(at, row.not_before_on, row.not_before_at, row.approved_at or row.drafted_at)


def is_due(db: Db, row: BroadcastRow, now: datetime) -> bool:
    """Whether the day and hour of an approved one have come."""
    return _due(db, row) <= now


def is_late(db: Db, row: BroadcastRow, now: datetime) -> bool:
    """Whether it stood still for so long that a person must look whether its words still hold.

    A service that was off for two days so never sends all at once what it missed.
    """
    last = [_due(db, row) if row.frozen_at is None else row.frozen_at]
    last += [each for each in (stirred_at(db, row), recipients.last_left_at(db, row.id)) if each]
    return now - max(last) > hours.LATE


def freeze(db: Db, row: BroadcastRow, *, now: datetime) -> BroadcastRow:
    """Choose its people, once; back to its author where it is not what was approved. Conflict."""
    if drafts.digest(row) != row.approved_digest:
        return _reopen(db, row, CHANGED, now)
    counted = previews.count(db, row, now)
    approver = row.approved_by or ""
    if approver.casefold() in drafts.authors(db, row) and drafts.needs_another(db, row, counted.total):
        return _reopen(db, row, GREW, now)
    moved = states.move(
        db,
        row,
        "freeze",
        actor=SERVICE,
        now=now,
        detail={"people": counted.total, "left_out": counted.reasons()},
        frozen_at=now,
    )
    recipients.freeze(db, moved, segments.rules(db, row, frozenset(ways.templated(db, row)), now))
    return moved


def _reopen(db: Db, row: BroadcastRow, why: str, now: datetime) -> BroadcastRow:
    none = {"approved_by": None, "approved_at": None, "approved_digest": None}
    return states.move(db, row, "reopen", actor=SERVICE, now=now, detail={"why": why}, **none)


def finish(db: Db, row: BroadcastRow, *, now: datetime) -> BroadcastRow | None:
    """It is over when nobody waits and nothing is on its way; None while it is not. Conflict."""
    found: Progress = recipients.progress(db, row.id)
    if found.ahead:
        return None
    return states.move(
        db, row, "finish", actor=SERVICE, now=now, detail={"people": found.total}, finished_at=now
    )
