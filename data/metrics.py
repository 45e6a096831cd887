"""Numbers for operators: how much waits and how long. No words, no people."""

from sqlalchemy import func, select

from data import workers
from data.engine import Db
from data.tables import contributions, conversations, inbound_messages, outbound_messages


def gauges(db: Db) -> dict[str, float]:
    """Prometheus gauges by name."""
    found: dict[str, float] = {}
    for table, name, states in (
        (inbound_messages, "inbound", ("fetching", "waiting", "set_aside")),
        (outbound_messages, "outbound", ("queued", "sending", "unknown", "failed", "parked")),
    ):
        rows = db.execute(
            select(table.c.state, func.count()).where(table.c.state.in_(states)).group_by(table.c.state)
        )
        counts = {state: number for state, number in rows}  # noqa: C416 - dict() would take a result for a mapping
        for state in states:
            found[f"jemaa_{name}_{state}"] = float(counts.get(state, 0))
    handed = select(func.count()).select_from(conversations).where(conversations.c.owner == "staff")
    found["jemaa_conversations_with_staff"] = float(db.value(handed))
    found["jemaa_contributions"] = float(db.value(select(func.count()).select_from(contributions)))
    if db.is_postgres:  # on SQLite the service works by itself
        found["jemaa_workers"] = float(len(workers.alive(db)))
    return found
