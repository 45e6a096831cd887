"""Private notes of staff on a contribution: sealed, never shown to the author, never published."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select

from data import communes
from data.engine import Db
from data.masking import mask
from data.tables import contribution_notes as table

LONGEST = 2_000  # characters


class NoteError(ValueError):
    """This cannot be a note; `code` says why: empty, too_long."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class NoteRow:
    id: int
    words: str
    author: str
    written_at: datetime


def add(db: Db, commune_id: str, contribution_id: int, words: str, *, author: str, now: datetime) -> None:
    """Write a note; card and telephone numbers are masked in it as everywhere. NoteError."""
    words = words.strip()
    if not words:
        raise NoteError("empty")
    if len(words) > LONGEST:
        raise NoteError("too_long")
    masked = mask(words, lambda: communes.prefix(db, commune_id))
    db.execute(
        insert(table).values(
            commune_id=commune_id,
            contribution_id=contribution_id,
            sealed_words=db.vault.seal(masked, "contribution_notes.words"),
            author=author,
            written_at=now,
        )
    )


def of(db: Db, contribution_id: int) -> list[NoteRow]:
    """The notes on a contribution, oldest first."""
    rows = select(table).where(table.c.contribution_id == contribution_id).order_by(table.c.id)
    return [
        NoteRow(
            row.id,
            db.vault.open_text(row.sealed_words, "contribution_notes.words"),
            row.author,
            row.written_at,
        )
        for row in db.execute(rows)
    ]


def remove(db: Db, contribution_id: int, note_id: int, *, author: str) -> bool:
    """Take one's own note back; whether it was there and one's own."""
    gone = db.value(
        delete(table)
        .where(table.c.id == note_id, table.c.contribution_id == contribution_id, table.c.author == author)
        .returning(table.c.id)
    )
    return gone is not None


def forget(db: Db, contribution_id: int) -> None:
    db.execute(delete(table).where(table.c.contribution_id == contribution_id))
