"""Processes that take turns and send, where there may be several of them (PostgreSQL): who is alive.

Each says so every few seconds by the database's clock. What one that fell silent was sending is sent again by another
(data/outbox.py). All of it is engine time: the demo's moved clock has no part in it.
"""

from typing import Any

from sqlalchemy import ColumnElement, delete, insert, literal_column, select, text
from sqlalchemy.dialects import postgresql

from data.engine import Db
from data.tables import workers

SILENT_SECONDS = 12  # after which a process is taken for dead: six of its beats
KEPT_SECONDS = 3600  # how long a silent one stays to be seen
_NOW: ColumnElement[Any] = literal_column("clock_timestamp()")


def register(db: Db, name: str) -> int:
    """A number for this process, under which it claims what it sends."""
    db.execute(delete(workers).where(workers.c.seen_at < _ago(KEPT_SECONDS)))
    number: int = db.value(
        insert(workers).values(name=name[:80], started_at=_NOW, seen_at=_NOW).returning(workers.c.id)
    )
    return number


def beat(db: Db, worker_id: int, name: str) -> None:
    """It is alive; also when it had been silent for so long that its row is gone."""
    row = postgresql.insert(workers).values(id=worker_id, name=name[:80], started_at=_NOW, seen_at=_NOW)
    db.execute(row.on_conflict_do_update(index_elements=[workers.c.id], set_={"seen_at": _NOW}))


def leave(db: Db, worker_id: int) -> None:
    """It ends in good order: nothing of it is on its way."""
    db.execute(delete(workers).where(workers.c.id == worker_id))


def is_silent(worker_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether nobody who is alive goes by this number."""
    return (
        ~select(workers.c.id)
        .where(workers.c.id == worker_id, workers.c.seen_at >= _ago(SILENT_SECONDS))
        .exists()
    )


def alive(db: Db) -> list[str]:
    """The names of the processes that were heard of lately."""
    rows = db.execute(
        select(workers.c.name).where(workers.c.seen_at >= _ago(SILENT_SECONDS)).order_by(workers.c.id)
    )
    return list(rows.scalars())


def _ago(seconds: int) -> ColumnElement[Any]:
    return _NOW - text(f"interval '{seconds} seconds'")
