"""Jobs of the distributed engine (Procrastinate on PostgreSQL), put into its queue by our own transaction.

What there is to do always stands in our own tables; a job only says "advance this". A job that is lost, late or run twice
changes nothing. On SQLite there is no queue: the embedded runner looks at the same tables, so `defer` does nothing there.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import psycopg
from sqlalchemy import text

from data.engine import Database, Db

# Queues of their own, each with its own places in a worker: a reply never waits behind a file or a broadcast.
TURNS, MEDIA, CHORES = "turns", "media", "chores"

# The names under which jobs lie in the queue: what is there when a new version starts must still be known.
ADVANCE, FETCH = "advance", "fetch"  # a conversation; an attachment
SEND = "send"  # what waits in an account's queue
TICK = "tick"  # what the clock calls for, by the name of the tick (bot/runtime/schedule.py)


@dataclass(frozen=True, slots=True)
class Kind:
    """How jobs of one name are carried."""

    queue: str
    priority: int  # as in data/outbox.py: lower is taken first


KINDS: Mapping[str, Kind] = {
    ADVANCE: Kind(TURNS, 10),
    FETCH: Kind(MEDIA, 20),
    SEND: Kind(CHORES, 10),
    TICK: Kind(CHORES, 20),
}


def unclaimed(db: Db, task: str, keys: Sequence[int]) -> list[int]:
    """Those of them for which no job of this name waits or is being done."""
    wanted = {lock_of(task, key): key for key in keys}
    taken = db.execute(_TAKEN, {"locks": list(wanted)}).scalars() if wanted else ()
    return [wanted[lock] for lock in wanted.keys() - set(taken)]


_TAKEN = text("SELECT lock FROM procrastinate_jobs WHERE lock = ANY(:locks) AND status IN ('todo', 'doing')")


def lock_of(task: str, key: str | int) -> str:
    """Jobs with the same lock run one after the other, on whichever machine."""
    return f"{task}:{key}"


# A job that waits already will see what this transaction writes, if it is held until the commit: whoever takes jobs skips rows
# that are locked. One that is being taken at this moment is skipped here, and another is put.
_DEFER = text(
    """
    WITH waiting AS (
        SELECT id FROM procrastinate_jobs
        WHERE lock = :lock AND status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= now() + :seconds * interval '1 second')
        LIMIT 1 FOR SHARE SKIP LOCKED
    )
    SELECT procrastinate_defer_jobs_v1(ARRAY[CAST(ROW(
        CAST(:queue AS varchar), CAST(:task AS varchar), CAST(:priority AS integer), CAST(:lock AS text), NULL,
        CAST(:args AS jsonb), CASE WHEN :seconds > 0 THEN now() + :seconds * interval '1 second' END
    ) AS procrastinate_job_to_defer_v1)])
    WHERE NOT EXISTS (SELECT 1 FROM waiting)
    """
)


def defer(db: Db, task: str, key: str | int, *, priority: int | None = None, run_in: float = 0.0) -> None:
    """Have `task` run for `key` soon after this transaction commits, or `run_in` seconds later by the database's clock.

    Nothing is put when the same job waits already. `priority` is the task's own unless it is given; lower is taken first.
    """
    if not db.is_postgres:
        return
    kind = KINDS[task]
    db.execute(
        _DEFER,
        {
            "queue": kind.queue,
            "task": task,
            "priority": -(kind.priority if priority is None else priority),
            "lock": lock_of(task, key),
            "args": json.dumps({"key": str(key)}),
            "seconds": run_in,
        },
    )


SAID = "jemaa_said"  # PostgreSQL's channel on which a page's process hears that something was said on it
LISTEN_SECONDS = 1.0  # how soon a listener notices that it is to stop


def tell_page(db: Db, conversation_id: int) -> None:
    """Something was said on a commune's own page, perhaps by another process than the one that serves the page."""
    if db.is_postgres:
        db.execute(text("SELECT pg_notify(:channel, :what)"), {"channel": SAID, "what": str(conversation_id)})


def said_on_pages(database: Database, is_over: Callable[[], bool]) -> Iterator[int]:
    """Conversations in which something is said on a page, as it happens, until `is_over`. psycopg.Error when it is lost."""
    with psycopg.connect(database.conninfo, autocommit=True) as connection:
        connection.execute(f"LISTEN {SAID}")
        while not is_over():
            for notification in connection.notifies(timeout=LISTEN_SECONDS, stop_after=1):
                yield int(notification.payload)
