"""Readings that staff may learn from: those that were too weak, and those that the person corrected.

What is known of a reading is in the JSON beside its message, without words: `taken` (read, followed) where it was
asked for its meaning, `others` (the runners-up), `meant` (the intent of what the person then chose), `is_corrected`,
`is_reviewed`. The words are opened for staff only, and go with the message.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select, update

from data import audit
from data.conversations import Conflict
from data.engine import Db
from data.masking import MASK
from data.tables import contributions, conversations, inbound_messages

FOLLOWED = "followed"
_NAME_LETTERS = 3  # shorter parts of a name are everyday words too


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A message that waits for review, and how it was read. Its words are opened only when asked for."""

    id: int
    conversation_id: int
    received_at: datetime
    reading: Mapping[str, Any]
    _citizen_id: int = field(repr=False)
    _sealed: bytes = field(repr=False)

    def words(self, db: Db) -> str:
        """What was written, without the names under which the person signed."""
        body = json.loads(db.vault.open_text(self._sealed, "inbound.body"))
        return _without_names(db, self._citizen_id, str(body.get("text", "")))


def note_meant(db: Db, inbound_id: int, *, intents: Sequence[str]) -> None:
    """The person chose among what was likely; `intents` lead to the choice, and the likeliest of them was meant."""
    reading = _reading(db, inbound_id)
    if not reading or not intents:
        return
    likely = (reading["intent"], *(intent for intent, _ in reading.get("others", ())))
    meant = next((intent for intent in likely if intent in intents), intents[0])
    _keep(db, inbound_id, reading, meant=meant, is_corrected=meant != reading["intent"])


def note_taken_back(db: Db, inbound_id: int) -> None:
    """What a message led to was taken back at once: if its reading led there, it counts as corrected."""
    reading = _reading(db, inbound_id)
    if reading and reading.get("taken") == FOLLOWED:
        _keep(db, inbound_id, reading, is_corrected=True)


def waiting(db: Db, commune_id: str, *, below: float, inbound_id: int | None = None) -> Iterator[ReadRow]:
    """Messages whose reading was below a confidence or corrected, and that nobody reviewed; oldest first."""
    heard, reading = inbound_messages.c, inbound_messages.c.reading
    statement = (
        select(heard.id, heard.conversation_id, heard.received_at, reading, conversations.c.citizen_id)
        .add_columns(heard.sealed_body)
        .join(conversations, conversations.c.id == heard.conversation_id)
        .where(heard.commune_id == commune_id, heard.state == "handled")
        .where(heard.sealed_body.is_not(None), heard.is_personal.is_(False))
        .where(reading["taken"].as_string().is_not(None))
        .where(or_(reading["confidence"].as_float() < below, reading["is_corrected"].as_boolean()))
        .where(reading["is_reviewed"].as_boolean().is_not(True))
        .order_by(heard.id)
    )
    if inbound_id is not None:
        statement = statement.where(heard.id == inbound_id)
    for row in db.execute(statement):
        yield ReadRow(*row)


def one_waiting(db: Db, commune_id: str, inbound_id: int, *, below: float) -> ReadRow:
    """The message that staff name. Conflict when it does not wait for review (any more)."""
    found = next(waiting(db, commune_id, below=below, inbound_id=inbound_id), None)
    if found is None:
        raise Conflict(
            f"Message {inbound_id} of {commune_id} does not wait for review: somebody reviewed it, or it is gone."
        )
    return found


def note_seen(db: Db, commune_id: str, *, actor: str, count: int, now: datetime) -> None:
    """To be committed before anything is shown: who read how many messages."""
    audit.note(db, commune_id, actor, "readings_listed", "nlu", now, {"messages": count})


def mark_reviewed(
    db: Db, commune_id: str, row: ReadRow, *, actor: str, learned: Mapping[str, str] | None, now: datetime
) -> None:
    """It does not come back; `learned` says as what it went into the training text, None that it did not.

    Conflict when somebody else just did this.
    """
    reading = _reading(db, row.id)
    if not reading or reading.get("is_reviewed"):
        raise Conflict(f"Message {row.id} was just reviewed by somebody else, or is gone.")
    _keep(db, row.id, reading, is_reviewed=True)
    action = "reading_skipped" if learned is None else "reading_labelled"
    audit.note(db, commune_id, actor, action, str(row.id), now, learned)


def _reading(db: Db, inbound_id: int) -> dict[str, Any] | None:
    """What is kept of a reading, its row locked until the transaction ends."""
    found: dict[str, Any] | None = db.value(
        select(inbound_messages.c.reading).where(inbound_messages.c.id == inbound_id).with_for_update()
    )
    return found


def _keep(db: Db, inbound_id: int, reading: Mapping[str, Any], **more: Any) -> None:
    statement = update(inbound_messages).where(inbound_messages.c.id == inbound_id)
    db.execute(statement.values(reading={**reading, **more}))


def _without_names(db: Db, citizen_id: int, words: str) -> str:
    """The words without any part of a name that the person signed with, however it is written."""
    sealed = db.execute(
        select(contributions.c.sealed_name).where(
            contributions.c.citizen_id == citizen_id, contributions.c.sealed_name.is_not(None)
        )
    )
    names = " ".join(db.vault.open_text(each, "contributions.name") for each in sealed.scalars())
    parts = {part for part in re.findall(r"\w+", names) if len(part) >= _NAME_LETTERS}
    if not parts:
        return words
    pattern = "|".join(re.escape(part) for part in sorted(parts, key=len, reverse=True))
    return re.sub(rf"(?<!\w)(?:{pattern})(?!\w)", MASK, words, flags=re.IGNORECASE)
