"""Cases as bare rows, for tests and measurements of the clocks that run for them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from sqlalchemy import insert, select

from data.engine import Db
from data.tables import information_requests, request_notices

AT = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def add_cases(db: Db, commune: str, count: int = 1, first: int = 0) -> list[int]:
    """So many open cases; their ids."""
    rows = [
        {
            "commune_id": commune,
            "reference": f"{commune[:3].upper()}-{first + number:08d}",
            "channel": "telegram",
            "language": "fr",
            "state": "open",
            "is_urgent": False,
            "format": "electronic",
            "delivery": "email",
            "created_on": date(2026, 10, 1),
            "created_at": AT,
        }
        for number in range(count)
    ]
    db.execute(insert(information_requests), rows)
    references = [row["reference"] for row in rows]
    asked = select(information_requests.c.id, information_requests.c.reference).where(
        information_requests.c.commune_id == commune
    )
    known = {row.reference: row.id for row in db.execute(asked)}
    return [known[reference] for reference in references]


def corrections_of(db: Db, request_id: int, *states: str) -> list[tuple[str, str, str, str]]:
    """Every correction of a case: slot, state, the date it was told, the date it is."""
    rows: Sequence[tuple[str, str, str, str]] = [
        (row.slot, row.state, row.facts["before"], row.facts["after"])
        for row in db.execute(
            select(request_notices)
            .where(request_notices.c.request_id == request_id, request_notices.c.kind == "date_changed")
            .order_by(request_notices.c.id)
        )
    ]
    return [row for row in rows if not states or row[1] in states]
