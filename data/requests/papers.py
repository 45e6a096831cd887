"""The papers of a case: the form, letters, answers, complaints. Sealed, and found by the case alone."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from data.engine import Db
from data.tables import request_papers

DRAFT = "draft"  # goes with an answer that nobody approved yet: no paper of the case so far
KINDS = ("form", "letter", "answer", "complaint", "attachment", DRAFT)
_BYTES = "request_papers.bytes"


@dataclass(frozen=True, slots=True)
class PaperRow:
    id: int
    kind: str
    name: str  # of the file
    language: str
    media_type: str
    size: int
    digest: str  # SHA-256 of the bytes
    created_at: datetime
    is_emptied: bool


def keep(
    db: Db,
    *,
    commune_id: str,
    request_id: int,
    kind: str,
    name: str,
    language: str,
    content: bytes,
    media_type: str = "application/pdf",
    now: datetime,
) -> int:
    """Keep a paper of a case; its id."""
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is no kind of paper")
    paper_id: int = db.value(
        insert(request_papers)
        .values(
            commune_id=commune_id,
            request_id=request_id,
            kind=kind,
            name=name,
            language=language,
            media_type=media_type,
            size=len(content),
            digest=hashlib.sha256(content).hexdigest(),
            sealed_bytes=db.vault.seal(content, _BYTES),
            created_at=now,
        )
        .returning(request_papers.c.id)
    )
    return paper_id


def of_request(db: Db, request_id: int, *, drafts: bool = False) -> list[PaperRow]:
    """The papers of a case, oldest first, without their bytes; or (`drafts`) those that are to be sent once they are approved."""
    columns = (
        request_papers.c.id,
        request_papers.c.kind,
        request_papers.c.name,
        request_papers.c.language,
        request_papers.c.media_type,
        request_papers.c.size,
        request_papers.c.digest,
        request_papers.c.created_at,
        request_papers.c.sealed_bytes.is_(None),
    )
    is_draft = request_papers.c.kind == DRAFT
    wanted = select(*columns).where(
        request_papers.c.request_id == request_id, is_draft if drafts else ~is_draft
    )
    return [PaperRow(*row) for row in db.execute(wanted.order_by(request_papers.c.id))]


def content(db: Db, paper_id: int) -> bytes:
    """The bytes of a paper; b"" once it was emptied."""
    sealed = db.value(select(request_papers.c.sealed_bytes).where(request_papers.c.id == paper_id))
    return db.vault.open(sealed, _BYTES) if sealed else b""


def release(db: Db, request_id: int) -> None:
    """What was to be sent with a draft goes with the answer now."""
    mine = (request_papers.c.request_id == request_id) & (request_papers.c.kind == DRAFT)
    db.execute(update(request_papers).where(mine).values(kind="answer"))


def drop_drafts(db: Db, request_id: int, *, but: Collection[int] = ()) -> None:
    """Delete what was to be sent with a draft."""
    mine = (request_papers.c.request_id == request_id) & (request_papers.c.kind == DRAFT)
    db.execute(delete(request_papers).where(mine, request_papers.c.id.not_in(list(but))))
