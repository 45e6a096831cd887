"""`make bench`: a change of the calendar with 10,000 open cases, on SQLite and on PostgreSQL.

Every case runs, everybody was told their last day, and one in eight was stopped for a while: the worst that one closure can do is
to move all of them and put a correction for each. The time is that of `data.calendar.days`, with its commit.
"""

import argparse
import json
import os
import secrets
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import postgres
from case_rows import AT, add_cases
from fakes import make_vault
from sqlalchemy import insert, select

from data.calendar import days, working_days
from data.content_import import ensure_sample
from data.engine import Database
from data.tables import request_clocks

CASES = 10_000
FIRST, SPREAD = date(2026, 10, 19), 21  # received within three weeks: all count across the day that closes
CLOSED = date(2026, 11, 12)
ACTOR = "nadia@berkane.example"


def fill(database: Database, count: int) -> None:
    """So many open cases with their clocks."""
    with database.writing() as db:
        ensure_sample(db, "berkane", now=AT)
        known = days.load(db, "berkane")
        rows = []
        for number, case in enumerate(add_cases(db, "berkane", count)):
            starts_on = FIRST + timedelta(number % SPREAD)
            stopped = CLOSED + timedelta(4)
            pauses = [(stopped, stopped + timedelta(number % 5 + 1))] if number % 8 == 0 else []
            due_on = working_days.due(known, starts_on, 20, "working", pauses)
            rows.append(
                {
                    "commune_id": "berkane",
                    "request_id": case,
                    "kind": "reply",
                    "starts_on": starts_on,
                    "amount": 20,
                    "unit": "working",
                    "pauses": [[str(day) for day in pause] for pause in pauses],
                    "due_on": due_on,
                    "told_due_on": due_on,
                    "state": "running",
                }
            )
        db.execute(insert(request_clocks), rows)


def timed(database: Database, work: Callable[..., days.Change]) -> tuple[float, days.Change]:
    began = time.perf_counter()
    with database.writing() as db:
        change = work(db, "berkane", actor=ACTOR, now=AT)
    return time.perf_counter() - began, change


def measure(database: Database, count: int) -> dict[str, float]:
    fill(database, count)
    names = {"ar": "عطلة", "fr": "Fermeture"}
    seconds, change = timed(
        database, lambda db, commune, **who: days.add(
            db, commune, kind="closure", starts_on=CLOSED, names=names, **who
        )
    )  # fmt: skip
    back, undone = timed(database, lambda db, commune, **who: days.remove(db, commune, change.row.id, **who))
    nothing, _ = timed(
        database, lambda db, commune, **who: days.add(
            db, commune, kind="closure", starts_on=date(2024, 1, 2), names=names, **who
        )
    )  # fmt: skip
    if (len(change.moved), change.told, len(undone.moved)) != (count, count, count):
        raise RuntimeError(
            f"expected {count} to move: {len(change.moved)}, {change.told}, {len(undone.moved)}"
        )
    with database.reading() as db:
        dates = db.execute(select(request_clocks.c.due_on, request_clocks.c.told_due_on)).all()
    if any(row.due_on != row.told_due_on for row in dates):
        raise RuntimeError("there and back is not where it began")
    return {"add_s": seconds, "remove_s": back, "no_move_s": nothing}


@contextmanager
def on_postgres() -> Iterator[Database]:
    """A server of its own. NoPostgres."""
    folder = Path(tempfile.gettempdir()) / f"jemaa-pg-{secrets.token_hex(4)}"
    try:
        postgres.ensure(folder, os.getpid())
        postgres.make_template(folder, "empty", "template1", _migrate)
        database = Database(postgres.address(folder, "empty"), make_vault())
        try:
            yield database
        finally:
            database.close()
    finally:
        postgres.stop(folder)
        shutil.rmtree(folder, ignore_errors=True)


def _migrate(url: str) -> None:
    database = Database(url, make_vault())
    database.migrate()
    database.close()


@contextmanager
def on_sqlite() -> Iterator[Database]:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/jemaa.db"
        _migrate(url)
        database = Database(url, make_vault())
        yield database
        database.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=CASES)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    print(f"Moving the last days of {options.cases} open cases …", file=sys.stderr)
    found: dict[str, Any] = {}
    for name, opened in (("sqlite", on_sqlite), ("postgres", on_postgres)):
        try:
            with opened() as database:
                found |= {
                    f"{name}_{figure}": seconds
                    for figure, seconds in measure(database, options.cases).items()
                }
        except postgres.NoPostgres as error:
            print(f"Not measured on {name}: {error}", file=sys.stderr)
    if options.json:
        print(json.dumps(found))
        return
    for name, seconds in found.items():
        print(f"{name:<20} {seconds:10.2f}")


if __name__ == "__main__":
    main()
