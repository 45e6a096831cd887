"""Contributions: the comments and ideas of citizens. Their status moves only in `move`, by compare-and-set.

An anonymous contribution carries no citizen, a pseudonym of its own and a day but no hour; nothing else leads from it to its
author, who holds only the code. Words are kept as they were written, after card and telephone numbers are masked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from data import attachments, audit, communes, programmes, receipts, references, rounds
from data.conversations import Conflict, new_pseudonym
from data.engine import Db
from data.masking import MASK, mask
from data.review import forgetting as review
from data.tables import (
    allowances,
    citizens,
    contribution_events,
    contributions,
    official_answers,
)

A_DAY = 20  # more than anyone has to say in a day, and little enough that nobody floods the commune
AUTHOR = "author"

# What may happen to an item, from which status to which.
TRANSITIONS: dict[str, dict[str, str]] = {
    "corrected": {"received": "received"},
    "masked": {"received": "received", "withdrawn": "withdrawn"},
    "withdrawn": {"received": "withdrawn"},
    "erased": {"received": "erased", "withdrawn": "erased"},
    "answered": {"received": "received"},
    "hidden": {"received": "received"},
    "shown": {"received": "received"},
}

# After these, the words are others, or nobody's to search.
REWORDED = frozenset({"corrected", "masked", "withdrawn", "erased"})


COUNTER = "counter"  # the channel of what staff wrote down for somebody


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
    source: str | None  # where it was said when not in the open chat: "workshop:W2", "counter"
    answer_state: str | None  # of the official answer in force (data/answers.py)
    hidden_reason: str | None  # why it is not published (data/moderation.py)
    theme_id: int | None


COLUMNS = (
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
    contributions.c.source,
    contributions.c.answer_state,
    contributions.c.hidden_reason,
    contributions.c.theme_id,
)
_BY_REFERENCE = select(*COLUMNS).where(
    contributions.c.commune_id == bindparam("commune"), contributions.c.reference == bindparam("reference")
)


# -- recording ---------------------------------------------------------------------------------------------


def record(
    db: Db,
    *,
    commune_id: str,
    citizen_id: int | None,
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
    source: str | None = None,
    day: date,
    now: datetime,
) -> str | Refusal:
    """Record a comment or an idea and return its reference; or say why not, as it stands at this moment.

    `source` names where it was said when not in the open chat: "workshop:W2". Without a name it is anonymous: the caller then empties the words from the message log in the same transaction
    (messages.forget_words). LookupError when the commune has no such programme version.
    """
    current = rounds.load(db, round_id) if round_id else None
    if current is None or current.commune_id != commune_id or not current.is_open(day):
        return Refusal.ROUND_CLOSED
    version_id = programmes.find_id(db, commune_id, programme_number)
    if version_id is None:
        raise LookupError(f"The commune {commune_id!r} has no programme version {programme_number}.")
    if citizen_id is not None and not _has_allowance(db, commune_id, citizen_id, day):
        return Refusal.TOO_MANY
    said = {
        "commune_id": commune_id,
        "reference": references.new_reference(db, communes.prefix(db, commune_id)),
        "kind": kind,
        "round_id": current.id,
        "programme_version_id": version_id,
        "axis_id": axis_id,
        "commitment_id": commitment_id,
        "words": _masked(db, commune_id, words),
        "language": language,
        "channel": channel,
        "source": source,
        "status": "received",
        "received_on": day,
    }
    author = _author(db, commune_id, citizen_id, name, now)
    return _insert(db, {**said, **author}, citizen_id, attachment_tokens)


def enter(db: Db, *, entered_by: str, **said: Any) -> str | Refusal:
    """As `record`, for somebody at the counter or in a workshop: typed in by a member of the staff, `citizen_id` None."""
    reference = record(db, citizen_id=None, **said)
    if not isinstance(reference, Refusal):
        mine = update(contributions).where(contributions.c.reference == reference)
        db.execute(mine.values(entered_by=entered_by))
    return reference


def _author(
    db: Db, commune_id: str, citizen_id: int | None, name: str | None, now: datetime
) -> dict[str, Any]:
    """What is kept of who said it: nothing that leads to them where they gave no name."""
    if name is None:
        unknown = {"citizen_id": None, "sealed_name": None, "received_at": None}
        return {**unknown, "is_anonymous": True, "pseudonym": new_pseudonym()}
    sealed = db.vault.seal(_masked(db, commune_id, name), "contributions.name")
    pseudonym = new_pseudonym() if citizen_id is None else _pseudonym(db, citizen_id)
    known = {"citizen_id": citizen_id, "sealed_name": sealed, "received_at": now}
    return {**known, "is_anonymous": False, "pseudonym": pseudonym}


def _insert(db: Db, values: dict[str, Any], citizen_id: int | None, attachment_tokens: Sequence[str]) -> str:
    """Write it with its media, its event and its receipt; its reference."""
    commune_id, reference, day = values["commune_id"], str(values["reference"]), values["received_on"]
    contribution_id = db.value(insert(contributions).values(values).returning(contributions.c.id))
    if attachment_tokens and citizen_id is not None:
        attachments.take_for_contribution(
            db, contribution_id, citizen_id, attachment_tokens, unlink=values["is_anonymous"]
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
    move(db, row, "corrected", actor=AUTHOR, day=day, changes={"words": _masked(db, commune_id, words)})
    return None


def withdraw(
    db: Db, *, commune_id: str, reference: str, citizen_id: int, day: date, now: datetime
) -> Refusal | None:
    """Take it back while the round is open: the commune no longer counts it. `citizen_id` as for `correct`."""
    row, refusal = _changeable(db, commune_id, reference, citizen_id, day)
    if row is None:
        return refusal
    move(db, row, "withdrawn", actor=AUTHOR, day=day)
    return None


def is_anonymous(db: Db, commune_id: str, reference: str) -> bool:
    """Whether nothing may tie this item to who asks about it, so that asking leaves no words behind either."""
    row = find(db, commune_id, reference)
    return row is not None and row.is_anonymous


def mask_passage(
    db: Db, *, commune_id: str, reference: str, passage: str, actor: str, day: date, now: datetime
) -> Refusal | None:
    """Staff take a passage out of the words (a third person's name, say)."""
    row = find(db, commune_id, reference)
    left = without_passage(row, passage) if row else None
    if row is None or left is None:
        return Refusal.NOT_FOUND
    move(db, row, "masked", actor=actor, day=day, changes={"words": left})
    audit.note(db, commune_id, actor, "contribution_masked", row.reference, now)
    return None


def without_passage(row: ContributionRow, passage: str) -> str | None:
    """The words as they would be left, everywhere without the passage; None when it does not stand there."""
    if not passage or not row.words or passage not in row.words:
        return None
    return row.words.replace(passage, MASK)


def erase(db: Db, row: ContributionRow, *, actor: str, day: date) -> None:
    """Delete the words, the name, all media and the answers, which may repeat the words. Conflict.

    The row and its place in the chain stay.
    """
    db.execute(delete(official_answers).where(official_answers.c.contribution_id == row.id))
    changes = {"words": None, "sealed_name": None, "citizen_id": None, "pseudonym": new_pseudonym()}
    attachments.delete_of_contribution(db, row.id)
    move(db, row, "erased", actor=actor, day=day, changes={**changes, "received_at": None})
    review.erased(db, row.id)


def _changeable(
    db: Db, commune_id: str, reference: str, citizen_id: int, day: date
) -> tuple[ContributionRow | None, Refusal | None]:
    row = find(db, commune_id, reference)
    if row is None or row.status == "erased" or not may_change(row, citizen_id):
        return None, Refusal.NOT_FOUND
    if row.status == "withdrawn":
        return None, Refusal.WITHDRAWN
    if not is_round_open(db, row, day):
        return None, Refusal.ROUND_CLOSED
    return row, None


def may_change(row: ContributionRow, citizen_id: int) -> bool:
    """Who holds the code of an anonymous item is its author, as of one that was written down at the counter; any other
    named one is changed by its author only."""
    return row.is_anonymous or row.channel == COUNTER or row.citizen_id == citizen_id


def is_round_open(db: Db, row: ContributionRow, day: date) -> bool:
    found = rounds.load(db, row.round_id)
    return found is not None and found.is_open(day)


def move(
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
    changes = dict(changes or {})
    if event in REWORDED:
        changes["indexed_revision"] = None
    moved = None
    if status is not None:
        moved = db.value(
            update(contributions)
            .where(contributions.c.id == row.id, contributions.c.status == row.status)
            .where(contributions.c.revision == row.revision)
            .values(status=status, revision=row.revision + 1, **changes)
            .returning(contributions.c.id)
        )
    if moved is None:
        raise Conflict(f"{row.reference} was just changed by somebody else; look again.")
    if event in REWORDED:
        review.words_changed(db, row.id)
    _note_event(db, row.commune_id, row.id, event, actor, day)
    receipts.append(db, commune_id=row.commune_id, kind=event, reference=row.reference, day=day)


# -- for staff and for forgetting --------------------------------------------------------------------------


def of_citizen(db: Db, citizen_id: int) -> list[ContributionRow]:
    """Every named item of a person."""
    rows = db.execute(
        select(*COLUMNS).where(contributions.c.citizen_id == citizen_id).order_by(contributions.c.id)
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


def events(db: Db, contribution_id: int) -> list[tuple[str, str, date]]:
    """What happened to an item, oldest first: (kind, who, day)."""
    rows = db.execute(
        select(contribution_events.c.kind, contribution_events.c.actor, contribution_events.c.happened_on)
        .where(contribution_events.c.contribution_id == contribution_id)
        .order_by(contribution_events.c.id)
    )
    return [(row.kind, row.actor, row.happened_on) for row in rows]
