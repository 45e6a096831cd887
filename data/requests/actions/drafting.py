"""Replies and extensions under four eyes: written by one, approved or sent back by another, and only then done.

As other actions, they take the case as somebody saw it and raise Conflict or NotAllowed before anything has changed. A draft
moves no case: its events are those of the action, on the day on which it was approved. Every step is in the audit log.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, TypeVar

from data import audit
from data.conversations import Conflict
from data.engine import Db
from data.requests import cases, drafts, moves
from data.requests import papers as kept
from data.requests.actions.handling import extend
from data.requests.actions.replies import answer, redirect, refuse
from data.requests.cases import RequestRow
from data.requests.drafts import DraftRow
from data.requests.states import NotAllowed

ACTIONS: Mapping[str, Callable[..., RequestRow]] = {
    "answer": answer,
    "refuse": refuse,
    "redirect": redirect,
    "extend": extend,
}
MASKED = ("words", "withheld", "body")
Result = TypeVar("Result")


def reply(
    db: Db,
    row: RequestRow,
    kind: str,
    values: Mapping[str, Any],
    *,
    papers: Sequence[int] = (),
    seen: int | None = None,
    actor: str,
    day: date,
    now: datetime,
) -> RequestRow | DraftRow:
    """Do it, or keep it as a draft where the commune wants four eyes. `papers` were kept as `paper_kind` says.

    `seen`: the version of the draft that it takes the place of, 0 for none; not given, whichever is there.
    """
    if drafts.are_wanted(db, row.commune_id):
        return draft(db, row, kind, values, papers=papers, seen=seen, actor=actor, day=day, now=now)
    more: dict[str, Any] = {"papers": papers} if kind == "answer" else {}
    return ACTIONS[kind](db, row, actor=actor, day=day, now=now, **values, **more)


def paper_kind(db: Db, commune_id: str) -> str:
    """As what the files of a reply are kept."""
    return kept.DRAFT if drafts.are_wanted(db, commune_id) else "answer"


def draft(
    db: Db,
    row: RequestRow,
    kind: str,
    values: Mapping[str, Any],
    *,
    papers: Sequence[int] = (),
    seen: int | None = None,
    actor: str,
    day: date,
    now: datetime,
) -> DraftRow:
    """Write a draft, or correct the one there is: one's own, or one that was sent back. It must be possible as the case stands."""
    moves.claim(db, row, kind)
    before = drafts.of_request(db, row.id)
    if seen is not None and seen != (before.version if before else 0):
        raise Conflict(f"The draft for {row.reference} was just changed by somebody else; look again.")
    if before and before.state == drafts.WAITING and before.drafter != actor:
        raise NotAllowed(
            "draft_waits",
            f"A draft of {before.drafter} waits for {row.reference}: approve it or send it back first.",
        )
    masked = {
        name: cases.masked(db, row.commune_id, value, of_staff=True) if name in MASKED else value
        for name, value in values.items()
    }
    version = before.version + 1 if before else 1

    def put() -> DraftRow:
        return drafts.put(db, row, kind, masked, papers, version=version, drafter=actor, now=now)

    with _undone(db):
        _done(db, row, put(), actor=actor, day=day, now=now)
    made = put()
    _note(db, row, made, "request_drafted", actor, now)
    return made


def tried(
    db: Db,
    row: RequestRow,
    found: DraftRow,
    look: Callable[[Db, RequestRow], Result],
    *,
    actor: str,
    day: date,
    now: datetime,
) -> Result:
    """What `look` finds once the draft were approved today; all of it is undone. Conflict, NotAllowed."""
    with _undone(db):
        return look(db, _done(db, row, found, actor=actor, day=day, now=now))


@contextmanager
def _undone(db: Db) -> Iterator[None]:
    late = list(db.before_commit)
    savepoint = db.connection.begin_nested()
    try:
        yield
    finally:
        savepoint.rollback()
        db.before_commit[:] = late


def approve(db: Db, row: RequestRow, *, version: int, actor: str, day: date, now: datetime) -> RequestRow:
    """Let a draft leave: what it says is done today. Never by who wrote it, nor after the case moved."""
    found = _seen(db, row, version)
    if found.drafter == actor:
        raise NotAllowed("own_draft", "Whoever wrote a draft does not approve it: somebody else does.")
    if found.state != drafts.WAITING:
        raise NotAllowed(
            "draft_returned", f"The draft was sent back to {found.drafter}, who has not changed it yet."
        )
    if found.is_stale(row):
        raise NotAllowed(
            "draft_stale",
            f"{row.reference} has moved since the draft was written: {found.drafter} looks at it again first.",
        )
    row = _done(db, row, found, actor=actor, day=day, now=now)
    _note(db, row, found, "request_draft_approved", actor, now, drafted_by=found.drafter)
    return row


def _done(db: Db, row: RequestRow, found: DraftRow, *, actor: str, day: date, now: datetime) -> RequestRow:
    drafts.approve(db, found)
    more: dict[str, Any] = {"papers": found.papers} if found.kind == "answer" else {}
    row = ACTIONS[found.kind](db, row, actor=actor, day=day, now=now, **found.values, **more)
    drafts.drop(db, row.id)
    return row


def send_back(db: Db, row: RequestRow, *, version: int, words: str, actor: str, now: datetime) -> DraftRow:
    """Give a draft back to who wrote it, with a word."""
    found = _seen(db, row, version)
    moves.needed(words, "words", "Say what is to be changed.")
    if found.drafter == actor:
        raise NotAllowed("own_draft", "This draft is your own: correct it, or drop it.")
    if found.state != drafts.WAITING:
        raise NotAllowed("draft_returned", f"The draft was sent back to {found.drafter} before.")
    remark = cases.masked(db, row.commune_id, words.strip(), of_staff=True)
    back = drafts.send_back(db, found, remark, reviewer=actor, now=now)
    _note(db, row, back, "request_draft_returned", actor, now, drafted_by=found.drafter)
    return back


def discard(db: Db, row: RequestRow, *, version: int, actor: str, now: datetime) -> None:
    """Nobody wants the draft any more."""
    found = _seen(db, row, version)
    drafts.drop(db, row.id)
    _note(db, row, found, "request_draft_dropped", actor, now, drafted_by=found.drafter)


def _seen(db: Db, row: RequestRow, version: int) -> DraftRow:
    """The draft of a case, held, as it was seen. Conflict, NotAllowed."""
    moves.hold(db, row.id)
    found = drafts.of_request(db, row.id)
    if found is None:
        raise NotAllowed("no_draft", f"{row.reference} has no draft that waits.")
    if found.version != version or cases.by_id(db, row.id).revision != row.revision:
        raise Conflict(f"The draft for {row.reference} was just changed by somebody else; look again.")
    return found


def _note(
    db: Db, row: RequestRow, found: DraftRow, action: str, actor: str, now: datetime, **more: str
) -> None:
    audit.note(db, row.commune_id, actor, action, row.reference, now, {"kind": found.kind, **more})
