"""The one place where a case moves: by compare-and-set on its revision, with its event and its receipt, or not at all.

What a member of the staff did besides has its line in the audit log, without a word of it.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from data import audit, receipts
from data.calendar import stored
from data.conversations import Conflict
from data.engine import Db
from data.requests import cases, clocks, drafts, sentences, states
from data.requests.cases import RequestRow
from data.requests.states import NotAllowed
from data.tables import information_requests, request_events

_OVERTAKES = ("answer", "refuse", "redirect")  # with which a draft that waits has nothing left to say
# These have a line of the audit log of their own: `request_entered`, `receipt_corrected`.
_NOTED_BY_THEMSELVES = ("identify", "correct_receipt")
# Shared with what only refers to the case: a change of the calendar puts notices and need not wait for it.
_LOCK = (
    select(information_requests.c.revision)
    .where(information_requests.c.id == bindparam("request"))
    .with_for_update(key_share=True)
)


def claim(db: Db, row: RequestRow, action: str) -> None:
    """Hold a case as it was seen, for an action that its state allows. Conflict, NotAllowed.

    Every action begins with it: whatever it looks at afterwards is still so when it moves the case.
    """
    stored.hold(db, row.commune_id)  # before any case, always: else two could wait for each other
    if db.value(_LOCK, {"request": row.id}) != row.revision:
        raise Conflict(f"{row.reference} was just changed by somebody else; look again.")
    if states.after(action, row.state) is None:
        raise NotAllowed("state", sentences.cannot(row, action))


def hold(db: Db, request_id: int) -> None:
    """Keep a case as it is until the transaction ends; the calendar of its commune before it, as `claim`. LookupError."""
    stored.hold(db, cases.by_id(db, request_id).commune_id)
    db.execute(_LOCK, {"request": request_id}).first()


def held(db: Db, request_id: int) -> RequestRow:
    """A case as it is now, held until the transaction ends. LookupError."""
    hold(db, request_id)
    return cases.by_id(db, request_id)


def move(
    db: Db,
    row: RequestRow,
    action: str,
    *,
    actor: str,
    day: date,
    now: datetime,
    words: str = "",
    detail: Mapping[str, Any] | None = None,
    changes: Mapping[str, Any] | None = None,
) -> tuple[RequestRow, int]:
    """Move a claimed case; the case as it is then, and the id of the event. `words` are masked as `sealed_words` says.

    Where four eyes are set, a reply passes only by its approved draft; a case that is over has no draft any more.
    """
    state = states.after(action, row.state)
    if state is None:
        raise NotAllowed("state", sentences.cannot(row, action))
    if action in drafts.DRAFTED:
        detail = {**(detail or {}), **drafts.signed(db, row, action)}
    if state == states.CLOSED or action in _OVERTAKES:
        drafts.drop(db, row.id)
    values: dict[str, Any] = {**(changes or {}), "state": state}
    if state == states.CLOSED and row.closed_on is None:
        values["closed_on"] = day
    elif state != states.CLOSED and row.closed_on is not None:
        values["closed_on"] = None  # a complaint opened it again
    return _write(db, row, action, actor=actor, day=day, now=now, words=words, detail=detail, values=values)


def note(
    db: Db,
    row: RequestRow,
    kind: str,
    *,
    actor: str,
    day: date,
    now: datetime,
    words: str = "",
    detail: Mapping[str, Any] | None = None,
) -> tuple[RequestRow, int]:
    """Note something (states.NOTES) that leaves the case where it stands; as `move`. Conflict."""
    if kind not in states.NOTES:
        raise ValueError(f"{kind!r} is nothing that is noted of a case")
    stored.hold(db, row.commune_id)
    return _write(db, row, kind, actor=actor, day=day, now=now, words=words, detail=detail, values={})


def _write(
    db: Db,
    row: RequestRow,
    kind: str,
    *,
    actor: str,
    day: date,
    now: datetime,
    words: str,
    detail: Mapping[str, Any] | None,
    values: Mapping[str, Any],
) -> tuple[RequestRow, int]:
    moved = db.value(
        update(information_requests)
        .where(information_requests.c.id == row.id, information_requests.c.revision == row.revision)
        .where(information_requests.c.state == row.state)
        .values({**values, "revision": row.revision + 1})
        .returning(information_requests.c.id)
    )
    if moved is None:
        raise Conflict(f"{row.reference} was just changed by somebody else; look again.")
    event_id: int = db.value(
        insert(request_events)
        .values(
            commune_id=row.commune_id,
            request_id=row.id,
            kind=kind,
            actor=actor,
            happened_on=day,
            happened_at=now,
            sealed_words=sealed_words(db, row.commune_id, words, of_staff=_is_of_staff(kind, actor)),
            detail=dict(detail) if detail else None,
        )
        .returning(request_events.c.id)
    )
    if audit.is_member(actor) and kind not in _NOTED_BY_THEMSELVES:
        audit.note(db, row.commune_id, actor, f"case_{kind}", row.reference, now)
    link = receipts.ERASED if kind == "erase" else "moved"
    receipts.append(db, commune_id=row.commune_id, kind=link, reference=row.reference, day=day)
    return cases.by_id(db, row.id), event_id


def sealed_words(db: Db, commune_id: str, words: str, *, of_staff: bool) -> bytes | None:
    """Words as they are kept: sealed, without card numbers, and without telephone numbers where a person wrote them.

    Staff answer for what they write, and a letter must name an office's telephone.
    """
    kept = cases.masked(db, commune_id, words.strip(), of_staff=of_staff)
    return db.vault.seal(kept, cases.WORDS) if kept else None


def _is_of_staff(kind: str, actor: str) -> bool:
    """Whether the words are the commune's own; what the person answered is theirs, whoever noted it."""
    return actor not in (cases.REQUESTER, cases.SYSTEM) and kind != "clarified"


def needed(words: str, code: str, sentence: str) -> str:
    """Words that must not be missing. NotAllowed."""
    if not words.strip():
        raise NotAllowed(code, sentence)
    return words


def end_clocks(db: Db, row: RequestRow, *but: str) -> None:
    """Nothing is awaited any more, but by the clocks that are named."""
    for clock in clocks.of_request(db, row.id):
        if clock.kind not in but and clock.state != clocks.ENDED:
            clocks.end(db, row.id, clock.kind)


def dates(**due: date | None) -> dict[str, str]:
    """The last days that a notice names, by kind of clock."""
    return {kind: day.isoformat() for kind, day in due.items() if day is not None}
