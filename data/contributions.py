"""Contributions: the comments and ideas of citizens. Their status moves only in `_move`, by compare-and-set.

An anonymous contribution carries no citizen, a pseudonym of its own and a day but no hour; nothing else leads from it to its
author, who holds only the code. Words are kept as they were written, after card and telephone numbers are masked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from data import attachments, communes, programmes, receipts, references, rounds
from data.conversations import Conflict, new_pseudonym
from data.engine import Db
from data.masking import MASK, mask
from data.tables import (
    allowances,
    citizens,
    contribution_attachments,
    contribution_events,
    contributions,
    conversations,
    missed_lookups,
)

A_DAY = 20  # more than anyone has to say in a day, and little enough that nobody floods the commune
MISSES = 8  # unknown codes that a conversation may ask for …
MISSES_WITHIN = timedelta(
    hours=1
)  # … before it must wait: guessing stays hopeless, a slip of the thumb does not
ACCOUNT_MISSES = 300  # the same for all who write to one account: on the page, new visitors cost nothing
MY_ITEMS = 9  # what fits a list with one row left
AUTHOR = "author"

# What may happen to an item, from which status to which.
TRANSITIONS: dict[str, dict[str, str]] = {
    "corrected": {"received": "received"},
    "masked": {"received": "received", "withdrawn": "withdrawn"},
    "withdrawn": {"received": "withdrawn"},
    "erased": {"received": "erased", "withdrawn": "erased"},
}


class Refusal(StrEnum):
    """Why something was not done. Not an error: the flow says it."""

    ROUND_CLOSED = "round_closed"
    TOO_MANY = "too_many"
    NOT_FOUND = "not_found"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class ContributionRow:
    id: int
    commune_id: str
    reference: str
    kind: str  # comment, idea
    round_id: int
    programme_version_id: int
    axis_id: str
    commitment_id: str | None  # None: the whole axis
    words: str | None  # None once erased
    language: str
    channel: str
    is_anonymous: bool
    citizen_id: int | None
    pseudonym: str
    status: str  # received, withdrawn, erased
    received_on: date
    received_at: datetime | None  # None for an anonymous one
    revision: int


_COLUMNS = (
    contributions.c.id,
    contributions.c.commune_id,
    contributions.c.reference,
    contributions.c.kind,
    contributions.c.round_id,
    contributions.c.programme_version_id,
    contributions.c.axis_id,
    contributions.c.commitment_id,
    contributions.c.words,
    contributions.c.language,
    contributions.c.channel,
    contributions.c.is_anonymous,
    contributions.c.citizen_id,
    contributions.c.pseudonym,
    contributions.c.status,
    contributions.c.received_on,
    contributions.c.received_at,
    contributions.c.revision,
)
_BY_REFERENCE = select(*_COLUMNS).where(
    contributions.c.commune_id == bindparam("commune"), contributions.c.reference == bindparam("reference")
)


# -- recording ---------------------------------------------------------------------------------------------


def record(
    db: Db,
    *,
    commune_id: str,
    citizen_id: int,
    kind: str,
    round_id: int | None,
    programme_number: int,
    axis_id: str,
    commitment_id: str | None,
    words: str,
    attachment_tokens: Sequence[str] = (),
    name: str | None,
    language: str,
    channel: str,
    day: date,
    now: datetime,
) -> str | Refusal:
    """Record a comment or an idea and return its reference; or say why not, as it stands at this moment.

    Without a name it is anonymous: the caller then empties the words from the message log in the same transaction
    (messages.forget_words). LookupError when the commune has no such programme version.
    """
    current = rounds.load(db, round_id) if round_id else None
    if current is None or current.commune_id != commune_id or not current.is_open(day):
        return Refusal.ROUND_CLOSED
    version_id = programmes.find_id(db, commune_id, programme_number)
    if version_id is None:
        raise LookupError(f"The commune {commune_id!r} has no programme version {programme_number}.")
    if not _has_allowance(db, commune_id, citizen_id, day):
        return Refusal.TOO_MANY
    is_anonymous = name is None
    reference = references.new_reference(db, communes.prefix(db, commune_id))
    contribution_id = db.value(
        insert(contributions)
        .values(
            commune_id=commune_id,
            reference=reference,
            kind=kind,
            round_id=current.id,
            programme_version_id=version_id,
            axis_id=axis_id,
            commitment_id=commitment_id,
            words=_masked(db, commune_id, words),
            language=language,
            channel=channel,
            is_anonymous=is_anonymous,
            citizen_id=None if is_anonymous else citizen_id,
            pseudonym=new_pseudonym() if is_anonymous else _pseudonym(db, citizen_id),
            sealed_name=None
            if name is None
            else db.vault.seal(_masked(db, commune_id, name), "contributions.name"),
            status="received",
            received_on=day,
            received_at=None if is_anonymous else now,
        )
        .returning(contributions.c.id)
    )
    if attachment_tokens:
        attachments.take_for_contribution(
            db, contribution_id, citizen_id, attachment_tokens, unlink=is_anonymous
        )
    _note_event(db, commune_id, contribution_id, "recorded", AUTHOR, day)
    receipts.append(db, commune_id=commune_id, kind="recorded", reference=reference, day=day)
    return reference


def _masked(db: Db, commune_id: str, words: str) -> str:
    return mask(words, lambda: communes.prefix(db, commune_id))


def _pseudonym(db: Db, citizen_id: int) -> str:
    return str(db.value(select(citizens.c.pseudonym).where(citizens.c.id == citizen_id)))


def _has_allowance(db: Db, commune_id: str, citizen_id: int, day: date) -> bool:
    """Count one more of today's; False when it is one too many.

    Counted under a keyed hash of person and day, so that the count of an anonymous author leads to nobody, and deleted
    when the day is over.
    """
    lookup = db.vault.lookup("allowance", f"{day.isoformat()}/{citizen_id}")
    used = db.value(_USE[db.is_postgres], {"commune_id": commune_id, "day": day, "lookup": lookup, "used": 1})
    if used == 1:  # the first of somebody's day is a good moment to tidy up
        db.execute(_PAST_ALLOWANCES, {"commune": commune_id, "today": day})
    return int(used) <= A_DAY


_USE = {
    is_postgres: dialect.insert(allowances)
    .values({name: bindparam(name) for name in ("commune_id", "day", "lookup", "used")})
    .on_conflict_do_update(index_elements=["lookup"], set_={"used": allowances.c.used + 1})
    .returning(allowances.c.used)
    for is_postgres, dialect in ((True, postgresql), (False, sqlite))
}
_PAST_ALLOWANCES = delete(allowances).where(
    allowances.c.commune_id == bindparam("commune"), allowances.c.day < bindparam("today")
)


def _note_event(db: Db, commune_id: str, contribution_id: int, kind: str, actor: str, day: date) -> None:
    db.execute(
        insert(contribution_events).values(
            commune_id=commune_id,
            contribution_id=contribution_id,
            kind=kind,
            actor=actor,
            happened_on=day,
        )
    )


# -- changing ----------------------------------------------------------------------------------------------


def find(db: Db, commune_id: str, text: str) -> ContributionRow | None:
    """The item whose reference a person typed, however they typed it."""
    reference = references.parse(text, communes.prefix(db, commune_id))
    return load(db, commune_id, reference) if reference else None


def load(db: Db, commune_id: str, reference: str) -> ContributionRow | None:
    """The item of an exact reference."""
    row = db.one(_BY_REFERENCE, {"commune": commune_id, "reference": reference})
    return ContributionRow(*row) if row else None


def correct(
    db: Db,
    *,
    commune_id: str,
    reference: str,
    words: str,
    citizen_id: int,
    day: date,
    now: datetime,
) -> Refusal | None:
    """Replace the words while the round is open. `citizen_id` is who asks: another's named item is not found."""
    row, refusal = _changeable(db, commune_id, reference, citizen_id, day)
    if row is None:
        return refusal
    _move(db, row, "corrected", actor=AUTHOR, day=day, changes={"words": _masked(db, commune_id, words)})
    return None


def withdraw(
    db: Db, *, commune_id: str, reference: str, citizen_id: int, day: date, now: datetime
) -> Refusal | None:
    """Take it back while the round is open: the commune no longer counts it. `citizen_id` as for `correct`."""
    row, refusal = _changeable(db, commune_id, reference, citizen_id, day)
    if row is None:
        return refusal
    _move(db, row, "withdrawn", actor=AUTHOR, day=day)
    return None


def is_anonymous(db: Db, commune_id: str, reference: str) -> bool:
    """Whether nothing may tie this item to who asks about it, so that asking leaves no words behind either."""
    row = find(db, commune_id, reference)
    return row is not None and row.is_anonymous


def mask_passage(
    db: Db, *, commune_id: str, reference: str, passage: str, actor: str, day: date
) -> Refusal | None:
    """Staff take a passage out of the words (a third person's name, say)."""
    row = find(db, commune_id, reference)
    if row is None or not row.words or not passage or passage not in row.words:
        return Refusal.NOT_FOUND
    changes = {"words": row.words.replace(passage, MASK)}
    _move(db, row, "masked", actor=actor, day=day, changes=changes)
    return None


def erase(db: Db, row: ContributionRow, *, actor: str, day: date) -> None:
    """Delete the words, the name and all media; the row and its place in the chain stay. Conflict."""
    changes = {"words": None, "sealed_name": None, "citizen_id": None, "pseudonym": new_pseudonym()}
    attachments.delete_of_contribution(db, row.id)
    _move(db, row, "erased", actor=actor, day=day, changes={**changes, "received_at": None})


def _changeable(
    db: Db, commune_id: str, reference: str, citizen_id: int, day: date
) -> tuple[ContributionRow | None, Refusal | None]:
    row = find(db, commune_id, reference)
    if row is None or row.status == "erased" or not _may_change(row, citizen_id):
        return None, Refusal.NOT_FOUND
    if row.status == "withdrawn":
        return None, Refusal.WITHDRAWN
    if not _is_round_open(db, row, day):
        return None, Refusal.ROUND_CLOSED
    return row, None


def _may_change(row: ContributionRow, citizen_id: int) -> bool:
    """Who holds the code of an anonymous item is its author; a named one is changed by its author only."""
    return row.is_anonymous or row.citizen_id == citizen_id


def _is_round_open(db: Db, row: ContributionRow, day: date) -> bool:
    found = rounds.load(db, row.round_id)
    return found is not None and found.is_open(day)


def _move(
    db: Db,
    row: ContributionRow,
    event: str,
    *,
    actor: str,
    day: date,
    changes: dict[str, Any] | None = None,
) -> None:
    """The one place where a status changes: from the row as it was seen, with its event and its receipt.

    Conflict when somebody else moved it since, or when it may not move so.
    """
    status = TRANSITIONS[event].get(row.status)
    moved = None
    if status is not None:
        moved = db.value(
            update(contributions)
            .where(contributions.c.id == row.id, contributions.c.status == row.status)
            .where(contributions.c.revision == row.revision)
            .values(status=status, revision=row.revision + 1, **(changes or {}))
            .returning(contributions.c.id)
        )
    if moved is None:
        raise Conflict(f"{row.reference} was just changed by somebody else; look again.")
    _note_event(db, row.commune_id, row.id, event, actor, day)
    receipts.append(db, commune_id=row.commune_id, kind=event, reference=row.reference, day=day)


# -- what flows look at --------------------------------------------------------------------------------------


def look_item(
    db: Db,
    *,
    commune_id: str,
    conversation_id: int,
    citizen_id: int,
    reference: str,
    day: date,
    now: datetime,
) -> dict[str, Any]:
    """The item of a reference as flows see it (flows.types.Look, `item`); unknown codes are counted and throttled."""
    row = find(db, commune_id, reference)
    if row is not None and row.citizen_id == citizen_id:  # one's own needs no guessing
        return {"found": True, **_as_item(db, row, citizen_id, day)}
    if _is_throttled(db, conversation_id, now):
        return {"found": False, "is_throttled": True}
    if row is None:
        _note_miss(db, commune_id, conversation_id, now)
        return {"found": False, "is_throttled": False}
    return {"found": True, **_as_item(db, row, citizen_id, day)}


def note_unknown(db: Db, *, commune_id: str, conversation_id: int, now: datetime) -> bool:
    """Count a code that leads to nothing here; whether there were too many of them before."""
    if _is_throttled(db, conversation_id, now):
        return True
    _note_miss(db, commune_id, conversation_id, now)
    return False


def _is_throttled(db: Db, conversation_id: int, now: datetime) -> bool:
    """Whether too many unknown codes were asked for, in this conversation or on its account."""
    account = (
        select(conversations.c.account_id).where(conversations.c.id == conversation_id).scalar_subquery()
    )
    missed = (
        select(
            func.count(),
            func.count().filter(missed_lookups.c.conversation_id == conversation_id),
        )
        .join(conversations, conversations.c.id == missed_lookups.c.conversation_id)
        .where(conversations.c.account_id == account, missed_lookups.c.missed_at > now - MISSES_WITHIN)
    )
    on_account, here = db.connection.execute(missed).one()
    return bool(here >= MISSES or on_account >= ACCOUNT_MISSES)


def _note_miss(db: Db, commune_id: str, conversation_id: int, now: datetime) -> None:
    db.execute(
        delete(missed_lookups)
        .where(missed_lookups.c.commune_id == commune_id)
        .where(missed_lookups.c.missed_at <= now - MISSES_WITHIN)
    )
    db.execute(
        insert(missed_lookups).values(commune_id=commune_id, conversation_id=conversation_id, missed_at=now)
    )


def look_my_items(db: Db, *, commune_id: str, citizen_id: int, day: date) -> dict[str, Any]:
    """The person's named items, newest first (flows.types.Look, `my_items`)."""
    rows = db.execute(
        select(*_COLUMNS)
        .where(contributions.c.commune_id == commune_id, contributions.c.citizen_id == citizen_id)
        .order_by(contributions.c.id.desc())
        .limit(MY_ITEMS)
    )
    return {"items": [_as_item(db, ContributionRow(*row), citizen_id, day) for row in rows]}


def _as_item(db: Db, row: ContributionRow, citizen_id: int, day: date) -> dict[str, Any]:
    can_change = row.status == "received" and _may_change(row, citizen_id) and _is_round_open(db, row, day)
    media = select(func.count()).where(contribution_attachments.c.contribution_id == row.id)
    return {
        "reference": row.reference,
        "kind": row.kind,
        "axis_id": row.axis_id,
        "commitment_id": row.commitment_id,
        "words": row.words or "",
        "status": row.status,
        "received_on": row.received_on.isoformat(),
        "is_mine": row.citizen_id == citizen_id,
        "is_anonymous": row.is_anonymous,  # who asks must leave no trace (bot/runtime/traces.py)
        "can_change": can_change,
        "is_chain_intact": receipts.verify_item(db, row.commune_id, row.reference),
        "media": int(db.value(media)),
    }


# -- for staff and for forgetting --------------------------------------------------------------------------


def of_citizen(db: Db, citizen_id: int) -> list[ContributionRow]:
    """Every named item of a person."""
    rows = db.execute(
        select(*_COLUMNS).where(contributions.c.citizen_id == citizen_id).order_by(contributions.c.id)
    )
    return [ContributionRow(*row) for row in rows]


def name_of(db: Db, commune_id: str, reference: str) -> str | None:
    """The name that was given with an item."""
    sealed = db.value(
        select(contributions.c.sealed_name).where(
            contributions.c.commune_id == commune_id, contributions.c.reference == reference
        )
    )
    return db.vault.open_text(sealed, "contributions.name") if sealed else None


def count(db: Db, commune_id: str) -> int:
    """How many contributions a commune has."""
    return int(
        db.value(
            select(func.count()).select_from(contributions).where(contributions.c.commune_id == commune_id)
        )
    )
