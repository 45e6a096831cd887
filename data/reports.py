"""Reports and exports that are made in the background: asked for, taken, followed, fetched, and forgotten after a week.

queued -> running -> done or failed. A state moves only in `_move`, by compare-and-set: who makes a report holds it by the moment at
which it was last touched, so that one whose maker was killed is taken over and still ends once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, delete, insert, or_, select, update

from data import audit
from data.conversations import Conflict
from data.engine import Db
from data.tables import reports as table

QUEUED, RUNNING, DONE, FAILED = "queued", "running", "done", "failed"
KINDS = ("consultation", "open_data", "export")
SILENT = timedelta(minutes=3)  # a maker tells its progress every few seconds
KEPT = timedelta(days=7)
LISTED = 30  # of a page
WAITING = 10  # of a commune at once: enough for everybody, and nobody fills the queue


class TooMany(Exception):
    """So many reports of this commune wait that another one would not be made sooner."""


@dataclass(frozen=True, slots=True)
class ReportRow:
    id: int
    commune_id: str
    kind: str  # of KINDS
    language: str  # of what is written: ar, fr; of an export, that of who asked
    format: str  # docx, pdf, zip, csv, xlsx, json
    options: Mapping[str, Any]
    state: str
    done: int
    total: int  # 0: not known yet
    name: str | None
    media_type: str | None
    trouble: str | None  # a code: "failed", or what stands in the console's words
    made_by: str
    created_at: datetime
    touched_at: datetime | None
    finished_at: datetime | None

    @property
    def is_over(self) -> bool:
        return self.state in (DONE, FAILED)

    @property
    def percent(self) -> int:
        if self.state == DONE:
            return 100
        return min(99, 100 * self.done // self.total) if self.total else 0


_COLUMNS = (
    table.c.id,
    table.c.commune_id,
    table.c.kind,
    table.c.language,
    table.c.format,
    table.c.options,
    table.c.state,
    table.c.done,
    table.c.total,
    table.c.name,
    table.c.media_type,
    table.c.trouble,
    table.c.made_by,
    table.c.created_at,
    table.c.touched_at,
    table.c.finished_at,
)


def ask(
    db: Db,
    *,
    commune_id: str,
    kind: str,
    language: str,
    file_format: str,
    options: Mapping[str, Any],
    actor: str,
    now: datetime,
) -> int:
    """Put a report into the queue; its id. Noted in the audit log. TooMany."""
    open_ones = select(table.c.id).where(
        table.c.commune_id == commune_id, table.c.state.in_((QUEUED, RUNNING))
    )
    if len(db.execute(open_ones).all()) >= WAITING:
        raise TooMany
    found = db.value(
        insert(table)
        .values(
            commune_id=commune_id,
            kind=kind,
            language=language,
            format=file_format,
            options=dict(options),
            state=QUEUED,
            made_by=actor,
            created_at=now,
        )
        .returning(table.c.id)
    )
    audit.note(db, commune_id, actor, "report_asked", f"report:{found}", now, {"kind": kind, **options})
    return int(found)


def listed(db: Db, commune_id: str, kinds: Sequence[str] = KINDS) -> list[ReportRow]:
    """The newest reports of a commune, newest first."""
    asked = select(*_COLUMNS).where(table.c.commune_id == commune_id, table.c.kind.in_(kinds))
    return [_row(row) for row in db.execute(asked.order_by(table.c.id.desc()).limit(LISTED))]


def find(db: Db, commune_id: str, report_id: int) -> ReportRow | None:
    row = db.one(select(*_COLUMNS).where(table.c.commune_id == commune_id, table.c.id == report_id))
    return _row(row) if row else None


def content(db: Db, row: ReportRow, *, actor: str, now: datetime) -> bytes | None:
    """The file of a report that is done; who took it is noted. None when there is none (any more)."""
    sealed = db.value(select(table.c.sealed_bytes).where(table.c.id == row.id, table.c.state == DONE))
    if sealed is None:
        return None
    audit.note(db, row.commune_id, actor, "report_taken", f"report:{row.id}", now, {"kind": row.kind})
    return db.vault.open(sealed, "reports.bytes")


# -- making ------------------------------------------------------------------------------------------------


def take(db: Db, now: datetime) -> ReportRow | None:
    """The oldest report that nobody makes, taken; None when there is none."""
    is_free = or_(table.c.state == QUEUED, (table.c.state == RUNNING) & (table.c.touched_at < now - SILENT))
    asked = select(*_COLUMNS).where(is_free).order_by(table.c.id).limit(1)
    row = db.one(asked.with_for_update(skip_locked=True))
    if row is None:
        return None
    return _move(db, _row(row), RUNNING, touched_at=now, done=0, total=0)


def tell(db: Db, row: ReportRow, *, done: int, total: int, now: datetime) -> ReportRow:
    """Note how far it is. Conflict when somebody else makes it by now."""
    return _move(db, row, RUNNING, touched_at=now, done=done, total=total)


def finish(db: Db, row: ReportRow, *, name: str, media_type: str, content: bytes, now: datetime) -> None:
    """Keep the file. Conflict."""
    sealed = db.vault.seal(content, "reports.bytes")
    _move(db, row, DONE, name=name, media_type=media_type, sealed_bytes=sealed, finished_at=now)


def fail(db: Db, row: ReportRow, *, trouble: str, now: datetime) -> None:
    """It cannot be made. Conflict."""
    _move(db, row, FAILED, trouble=trouble, finished_at=now)


def _move(db: Db, row: ReportRow, state: str, **changes: Any) -> ReportRow:
    """The one place where a state changes: from the row as it was seen. Conflict."""
    asked = update(table).where(table.c.id == row.id, table.c.state == row.state)
    seen = table.c.touched_at.is_(None) if row.touched_at is None else table.c.touched_at == row.touched_at
    moved = db.one(asked.where(seen).values(state=state, **changes).returning(*_COLUMNS))
    if moved is None:
        raise Conflict(f"Report {row.id} was just taken over by somebody else.")
    return _row(moved)


def drop_old(db: Db, now: datetime) -> int:
    """Delete what is over since a week; how many."""
    return db.execute(delete(table).where(table.c.finished_at < now - KEPT)).rowcount


def _row(row: Row[*tuple[Any, ...]]) -> ReportRow:
    return ReportRow(**row._asdict())
