"""The rows of information requests in exports: one a case, one an event. Read in batches; see data/exports.py and data/codebook.py."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Any

from sqlalchemy import func, select

from data.engine import Db
from data.masking import MASK, mask_contacts
from data.requests import cases, figures
from data.requests.cases import REQUESTER, SYSTEM, Identity, RequestRow
from data.requests.figures import Reply
from data.tables import information_requests, request_events

BATCH = 500  # rows read at a time

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reader:
    """The requests of a commune, for one export."""

    db: Db
    commune_id: str
    zone: tzinfo
    with_personal_data: bool
    day: date  # by which a case is overdue

    def count(self) -> int:
        return self._count(information_requests)

    def count_events(self) -> int:
        return self._count(request_events)

    def _count(self, table: Any) -> int:
        wanted = select(func.count()).select_from(table).where(table.c.commune_id == self.commune_id)
        return int(self.db.value(wanted))

    # cases

    def requests(self) -> Iterator[Row]:
        """One row a case, as they were written."""
        for batch in self._cases():
            replies = figures.replies(self.db, self.commune_id, [row.id for row in batch])
            for row in batch:
                yield self._request(row, replies[row.id])

    def _cases(self) -> Iterator[Sequence[RequestRow]]:
        held, last = information_requests.c, 0
        wanted = select(*cases.COLUMNS).where(held.commune_id == self.commune_id).order_by(held.id)
        while found := self.db.execute(wanted.where(held.id > last).limit(BATCH)).all():
            yield [cases.row_of(self.db, row) for row in found]
            last = found[-1].id

    def _request(self, row: RequestRow, reply: Reply) -> Row:
        matter, identity = row.matter, row.identity
        who = identity if self.with_personal_data else None
        same = (
            "reference",
            "state",
            "outcome",
            "refusal_code",
            "exception_code",
            "is_urgent",
            "format",
            "delivery",
        )
        more = (
            "channel",
            "language",
            "created_on",
            "register_number",
            "received_on",
            "closed_on",
            "revision",
        )
        return {
            **{name: getattr(row, name) for name in (*same, *more)},
            "axis": row.axis_id,
            "group": row.group_id,
            "is_extended": reply.is_extended,
            "due_on": reply.due_on,
            "replied_on": reply.replied_on,
            "in_time": reply.is_in_time if reply.replied_on else None,
            "is_overdue": row.outcome is None and reply.is_overdue(self.day),
            "working_days": reply.working_days,
            "subject": self._words(matter.subject, identity),
            "period": self._words(matter.period, identity),
            "first_name": who.first_name if who else None,
            "family_name": who.family_name if who else None,
            "address": who.address if who else None,
            "email": who.email if who else None,
        }

    def _words(self, words: str, who: Identity | None) -> str | None:
        """Words as they are kept; without contacts and the person's name where nothing personal is wanted."""
        if self.with_personal_data:
            return words or None
        for name in (who.first_name, who.family_name) if who else ():
            words = (
                re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", MASK, words, flags=re.IGNORECASE)
                if name
                else words
            )
        return mask_contacts(words) or None

    # events

    def events(self) -> Iterator[Row]:
        """One row an event, in the order in which they happened; its number counts those of its case."""
        held, last = request_events.c, 0
        place = func.row_number().over(partition_by=held.request_id, order_by=held.id).label("place")
        numbered = select(held.id, place).where(held.commune_id == self.commune_id).subquery()
        wanted = (
            select(
                request_events,
                information_requests.c.reference,
                information_requests.c.sealed_identity,
                numbered.c.place,
            )
            .join(information_requests, information_requests.c.id == held.request_id)
            .join(numbered, numbered.c.id == held.id)
            .order_by(held.id)
        )
        while found := self.db.execute(wanted.where(held.id > last).limit(BATCH)).all():
            for row in found:
                yield self._event(row)
            last = found[-1].id

    def _event(self, row: Any) -> Row:
        words = self.db.vault.open_text(row.sealed_words, cases.WORDS) if row.sealed_words else ""
        is_staff = row.actor not in (REQUESTER, SYSTEM)
        detail = json.dumps(row.detail, ensure_ascii=False, sort_keys=True) if row.detail else None
        return {
            "reference": row.reference,
            "number": row.place,
            "kind": row.kind,
            "by": "staff" if is_staff else row.actor,
            "happened_on": row.happened_on,
            "happened_at": row.happened_at.astimezone(self.zone).replace(microsecond=0),
            "detail": detail,
            "words": self._words(words, self._who(row.sealed_identity) if words else None),
            "actor": row.actor if is_staff and self.with_personal_data else None,
        }

    def _who(self, sealed: bytes | None) -> Identity | None:
        return Identity(**json.loads(self.db.vault.open_text(sealed, cases.IDENTITY))) if sealed else None
