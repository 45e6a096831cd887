"""`make bench`: the console's pages on 100,000 contributions and 10,000 cases, on SQLite and on PostgreSQL.

Each page is asked for over the application, without a network, by somebody with all roles; the time is that of the whole answer.
What the first of many askings costs (templates, the counts of a whole commune) is in the 95th of a hundred, not hidden.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle
from random import Random

import postgres
import seed
from bench_requests import on_postgres, on_sqlite
from console_rig import Client, Console
from fakes import FrozenClock
from sqlalchemy import select
from world import World

from data.engine import Database
from data.tables import contributions, information_requests

TIMES = 30  # askings of each page
WARM = 2  # before them
LIMITS = {"sqlite": 250.0, "postgres": 150.0}  # milliseconds at the 95th of a hundred
LARGEST = 150 * 1024  # bytes of a page


@dataclass(frozen=True, slots=True)
class Asked:
    """A page, asked for in different ways."""

    name: str
    addresses: Iterator[str]


def asked(database: Database) -> list[Asked]:
    """Every page that lists or shows what a town has said and asked."""
    with database.reading() as db:
        held = select(contributions.c.reference).where(contributions.c.commune_id == seed.COMMUNE)
        references = list(db.execute(held.order_by(contributions.c.reference).limit(500)).scalars())
        cases = select(information_requests.c.reference).where(
            information_requests.c.commune_id == seed.COMMUNE
        )
        requests = list(db.execute(cases.order_by(information_requests.c.reference).limit(500)).scalars())
    Random(3).shuffle(references)  # noqa: S311 - the same ones every time
    kept = {
        "overview": ["", "?x=1"],
        "contributions": ["/contributions", "/contributions?order=oldest"],
        "contributions, filtered": [
            "/contributions?axis=A2&language=fr",
            "/contributions?answer=none&channel=web",
            "/contributions?axis=A3&commitment=A3-C2&answer=accepted&language=ary-Latn&channel=telegram",
            "/contributions?hidden=yes",
            "/contributions?tag=voirie",
            "/contributions?media=yes",
            "/contributions?since=2026-11-15&until=2026-11-17",
            "/contributions?status=withdrawn&source=counter",
        ],
        "contributions, searched": [
            "/contributions?q=zbel",
            "/contributions?q=الإنارة+حي+السلام",
            "/contributions?q=ordures&meaning=yes",
            "/contributions?q=marchés+transparents&axis=A4",
            "/contributions?q=xylophone",
            "/contributions?q=«sombres la nuit»",
        ],
        "contribution": [f"/contributions/{each}" for each in references[:60]],
        "themes": ["/contributions/themes", "/contributions/themes?axis=A2"],
        "theme": [f"/contributions/themes/{number}" for number in range(1, 6)],
        "requests": [f"/requests?show={each}" for each in ("all", "overdue", "due_soon", "open", "closed")],
        "request": [f"/requests/{each}" for each in requests[:60]],
        "reports": ["/reports"],
    }
    return [Asked(name, cycle(addresses)) for name, addresses in kept.items()]


def measure(database: Database, count: int, cases: int, times: int) -> dict[str, dict[str, float]]:
    print(f"Filling with {count} contributions and {cases} cases …", file=sys.stderr)
    world = World(database, FrozenClock())
    began = time.perf_counter()
    seed.fill(database, count=count, cases=cases)
    found = {"seed": {"p95": (time.perf_counter() - began) * 1000}}
    client = Console(world).client()
    for page in asked(database):
        numbers = _times(client, page, times)
        if numbers:
            found[page.name] = numbers
    return found


def _times(client: Client, page: Asked, times: int) -> dict[str, float] | None:
    """How long it takes and how large it is; None where there is no such page."""
    spent, largest = [], 0
    for number in range(-WARM, times):
        address = next(page.addresses)
        began = time.perf_counter()
        response = client.ask("GET", f"/console{address}")
        took = (time.perf_counter() - began) * 1000
        if response.status_code == 404:
            return None
        response.raise_for_status()
        largest = max(largest, len(response.content))
        if number >= 0:
            spent.append(took)
    spent.sort()
    return {
        "p50": statistics.median(spent),
        "p95": spent[int(len(spent) * 0.95)],
        "kb": largest / 1024,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--contributions", type=int, default=seed.CONTRIBUTIONS)
    parser.add_argument("--cases", type=int, default=seed.CASES)
    parser.add_argument("--times", type=int, default=TIMES)
    parser.add_argument("--only", choices=("sqlite", "postgres"))
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found: dict[str, dict[str, dict[str, float]]] = {}
    ways: tuple[tuple[str, Callable[..., object]], ...] = (("sqlite", on_sqlite), ("postgres", on_postgres))
    for name, opened in ways:
        if options.only not in (None, name):
            continue
        try:
            with opened() as database:  # type: ignore[attr-defined]
                found[name] = measure(database, options.contributions, options.cases, options.times)
        except postgres.NoPostgres as error:
            print(f"Not measured on {name}: {error}", file=sys.stderr)
    if options.json:
        print(json.dumps(found))
        return
    for name, pages in found.items():
        print(f"\nConsole on {name}: p95 at most {LIMITS[name]:.0f} ms, a page at most {LARGEST // 1024} KB")
        print(f"{'page':<26}{'p50 ms':>9}{'p95 ms':>9}{'KB':>7}")
        for page, numbers in pages.items():
            mark = _mark(page, numbers, name)
            print(
                f"{page:<26}{numbers.get('p50', 0):9.0f}{numbers['p95']:9.0f}{numbers.get('kb', 0):7.0f}{mark}"
            )


def _mark(page: str, numbers: dict[str, float], name: str) -> str:
    is_over = page != "seed" and (numbers["p95"] > LIMITS[name] or numbers["kb"] * 1024 > LARGEST)
    return "  over" if is_over else ""


if __name__ == "__main__":
    main()
