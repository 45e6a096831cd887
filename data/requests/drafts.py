"""Four eyes, where a commune sets them: a reply or an extension is kept as a draft until somebody else approves it.

Here drafts are kept; what may be done with them stands in data/requests/actions/drafting.py. No case is replied to past them:
data/requests/moves.py asks `signed` for the draft that was approved.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update

from data import communes
from data.engine import Db
from data.requests import papers as kept
from data.requests.cases import RequestRow
from data.requests.states import NotAllowed
from data.tables import information_requests
from data.tables import request_drafts as table
from data.vault import Vault

DRAFTED = ("answer", "refuse", "redirect", "extend")  # what waits for a second person
WAITING, RETURNED, APPROVED = "waiting", "returned", "approved"
VALUES, REMARK = "request_drafts.values", "request_drafts.remark"


@dataclass(frozen=True, slots=True)
class DraftRow:
    id: int
    commune_id: str
    request_id: int
    kind: str  # of DRAFTED
    state: str  # waiting, returned
    revision: int  # of the case as the drafter saw it
    version: int  # grows with every change of the draft
    papers: tuple[int, ...]  # ids of request_papers, of the kind `draft`
    drafter: str
    drafted_at: datetime
    reviewer: str | None  # who sent it back
    reviewed_at: datetime | None
    _sealed_values: bytes = field(repr=False)
    _sealed_remark: bytes | None = field(repr=False)
    _vault: Vault = field(repr=False, compare=False)

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes: `words`, and whatever else belongs to its kind."""
        found: dict[str, Any] = json.loads(self._vault.open_text(self._sealed_values, VALUES))
        return found

    @property
    def remark(self) -> str:
        """The word with which it was sent back."""
        return self._vault.open_text(self._sealed_remark, REMARK) if self._sealed_remark else ""

    def is_stale(self, row: RequestRow) -> bool:
        """Whether the case moved since: somebody must look at the draft again before it can leave."""
        return self.revision != row.revision


_COLUMNS = (
    table.c.id,
    table.c.commune_id,
    table.c.request_id,
    table.c.kind,
    table.c.state,
    table.c.revision,
    table.c.version,
    table.c.papers,
    table.c.drafter,
    table.c.drafted_at,
    table.c.reviewer,
    table.c.reviewed_at,
    table.c.sealed_values,
    table.c.sealed_remark,
)
_OF_REQUEST = select(*_COLUMNS).where(table.c.request_id == bindparam("request"))


# -- asking ------------------------------------------------------------------------------------------------


def are_wanted(db: Db, commune_id: str) -> bool:
    """Whether the commune wants four eyes on replies. UnknownCommune."""
    return bool(communes.load(db, commune_id).profile.get("four_eyes"))


def of_request(db: Db, request_id: int) -> DraftRow | None:
    """The draft of a case, where there is one."""
    row = db.one(_OF_REQUEST, {"request": request_id})
    return _row(db, row) if row else None


def listed(db: Db, commune_id: str) -> list[tuple[str, DraftRow]]:
    """The drafts of a commune with the references of their cases, oldest first."""
    wanted = (
        select(*_COLUMNS, information_requests.c.reference)
        .join(information_requests, information_requests.c.id == table.c.request_id)
        .where(table.c.commune_id == commune_id)
        .order_by(table.c.drafted_at, table.c.id)
    )
    return [(row.reference, _row(db, row[: len(_COLUMNS)])) for row in db.execute(wanted)]


def states(db: Db, commune_id: str) -> dict[int, str]:
    """Whether a draft waits or was sent back, by case."""
    rows = db.execute(select(table.c.request_id, table.c.state).where(table.c.commune_id == commune_id))
    return {row.request_id: row.state for row in rows}


def _row(db: Db, row: Any) -> DraftRow:
    values: tuple[Any, ...] = (*row[:7], tuple(row[7]), *row[8:], db.vault)
    return DraftRow(*values)


# -- changing: the case is held --------------------------------------------------------------------------


def put(
    db: Db,
    row: RequestRow,
    kind: str,
    values: Mapping[str, Any],
    papers: Sequence[int],
    *,
    version: int,
    drafter: str,
    now: datetime,
) -> DraftRow:
    """Keep a draft in the place of the one before; what went with that one, and not with this, is deleted."""
    kept.drop_drafts(db, row.id, but=papers)
    db.execute(delete(table).where(table.c.request_id == row.id))
    db.execute(
        insert(table).values(
            commune_id=row.commune_id,
            request_id=row.id,
            kind=kind,
            state=WAITING,
            revision=row.revision,
            version=version,
            sealed_values=db.vault.seal(json.dumps(dict(values), ensure_ascii=False), VALUES),
            papers=list(papers),
            drafter=drafter,
            drafted_at=now,
        )
    )
    return _found(db, row.id)


def send_back(db: Db, found: DraftRow, remark: str, *, reviewer: str, now: datetime) -> DraftRow:
    """It is its drafter's again, with a word."""
    values = {
        "state": RETURNED,
        "version": found.version + 1,
        "reviewer": reviewer,
        "reviewed_at": now,
        "sealed_remark": db.vault.seal(remark, REMARK),
    }
    db.execute(update(table).where(table.c.id == found.id).values(values))
    return _found(db, found.request_id)


def approve(db: Db, found: DraftRow) -> None:
    """It may leave, in this transaction: `signed` lets it pass, and what goes with it is a paper of the case."""
    db.execute(update(table).where(table.c.id == found.id).values(state=APPROVED))
    kept.release(db, found.request_id)


def drop(db: Db, request_id: int) -> None:
    """Delete the draft of a case, if there is one, with what was to go with it."""
    kept.drop_drafts(db, request_id)
    db.execute(delete(table).where(table.c.request_id == request_id))


def signed(db: Db, row: RequestRow, action: str) -> dict[str, str]:
    """What the event of a reply says of its drafter; {} where it has none. NotAllowed: four eyes are wanted, and saw nothing."""
    drafter = db.value(
        select(table.c.drafter).where(
            table.c.request_id == row.id, table.c.state == APPROVED, table.c.kind == action
        )
    )
    if drafter is not None:
        return {"drafted_by": drafter}
    if are_wanted(db, row.commune_id):
        raise NotAllowed(
            "four_eyes",
            f"In {row.commune_id} a reply is drafted first, and leaves when somebody else approves it.",
        )
    return {}


def _found(db: Db, request_id: int) -> DraftRow:
    found = of_request(db, request_id)
    if found is None:
        raise LookupError(f"There is no draft for request {request_id}.")
    return found
