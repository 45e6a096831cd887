"""`make bench`: a broadcast to 100,000 people on PostgreSQL, with real workers and a Telegram that holds us to its limits.

Measured: how long the list takes to be frozen and stand in the queue; how much of the permitted rate leaves, and how many calls
Telegram refuses (429); how long a citizen's first reply takes meanwhile, from the POST of their message to its hand-over; how many
messages a second two workers send where no rate is set; and how many people hear twice, also when workers are stopped in the middle
and others go on. The town's clock is moved to noon: nothing leaves at night.
"""

import argparse
import asyncio
import json
import os
import secrets
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import postgres
from bench import SECRET as TELEGRAM_SECRET
from bench import TOKEN, Citizen, StandIn, _fields, free_port
from fakes import SECRET
from sqlalchemy import func, insert, select, text, update

from bot.bootstrap import DEMO_CLOCK, demo_clock, open_database
from bot.runtime import broadcasts as running
from bot.settings import read_settings
from data import messages, rates
from data.broadcasts import drafts, previews, recipients, rows
from data.broadcasts.drafts import Draft
from data.content_import import ensure_sample
from data.engine import Database, Db
from data.tables import addresses, communes, conversations, outbound_messages

PEOPLE = 100_000
FIRST_CHAT = 1_000_000  # chats of the list; citizens who write have smaller numbers
ACCOUNT, NAME = "telegram:berkane", "bench"
TEXTS = {"ar": "ورشة يوم السبت.", "ary": "كاينة ورشة نهار السبت.", "fr": "Un atelier samedi."}
SECONDS, WARM = 30.0, 5.0  # of each measurement, and before it
WRITERS, PAUSE = 3, 1.0  # citizens who write at the same time, each so often
A_SECOND, OVERALL = 1.0, 30  # what Telegram lets through, and one a second to a person
BATCH = 5_000
WORKERS = 2


@dataclass(slots=True)
class Strict(StandIn):
    """Telegram's side with its limits; counts what it took from the list, and when."""

    is_strict: bool = True
    taken: deque[float] = field(default_factory=deque)
    last: dict[int, float] = field(default_factory=dict)
    refused: Counter[str] = field(default_factory=Counter)
    of_list: list[float] = field(default_factory=list)
    heard: Counter[int] = field(default_factory=Counter)
    others: int = 0  # messages to people of the list that are not the broadcast: they take from its rate

    def _answer(self, head: bytes, body: bytes) -> bytes:
        method = head.split(b" ", 2)[1].rsplit(b"/", 1)[-1]
        if method != b"sendMessage":
            return StandIn._answer(self, head, body)
        now = time.perf_counter()
        sent = _fields(head, body)
        chat = int(sent["chat_id"])
        if self.is_strict and (why := self._too_many(chat, now)):
            self.refused[why] += 1
            return _too_many_requests()
        self.taken.append(now)
        self.last[chat] = now
        if chat >= FIRST_CHAT:
            self._note(chat, sent["text"], now)
        return StandIn._answer(self, head, body)

    def _note(self, chat: int, words: str, now: float) -> None:
        if words.startswith(tuple(TEXTS.values())):
            self.of_list.append(now)
            self.heard[chat] += 1
        else:
            self.others += 1

    def twice(self) -> int:
        """How many people heard the broadcast more than once."""
        return sum(many > 1 for many in self.heard.values())

    def _too_many(self, chat: int, now: float) -> str:
        while self.taken and self.taken[0] <= now - A_SECOND:
            self.taken.popleft()
        if len(self.taken) >= OVERALL:
            return "overall"
        return "person" if now - self.last.get(chat, -A_SECOND) < A_SECOND else ""

    def rate(self, since: float, until: float) -> float:
        """Messages of the list a second."""
        return sum(since <= each < until for each in self.of_list) / (until - since)


def _too_many_requests() -> bytes:
    told = {"ok": False, "error_code": 429, "description": "Too Many Requests: retry after 1"}
    said = json.dumps({**told, "parameters": {"retry_after": 1}}).encode()
    head = b"HTTP/1.1 429 Too Many Requests\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
    return head % len(said) + said


# -- the crowd ---------------------------------------------------------------------------------------------


def fill(database: Database, people: int, now: datetime) -> None:
    """So many people who wrote on Telegram and want to hear of workshops."""
    with database.writing() as db:
        ensure_sample(db, "berkane", now=now)
        # Of the sample's workshops the same people would be told, and each would seem to hear twice.
        db.execute(text("TRUNCATE workshops CASCADE"))
        messages.open_account(db, account_id=ACCOUNT, commune_id="berkane", channel="telegram")
        db.execute(
            text(
                "INSERT INTO citizens (commune_id, pseudonym, created_at)"
                " SELECT 'berkane', 'b' || n, :now FROM generate_series(1, :people) AS n"
            ),
            {"people": people, "now": now},
        )
        db.execute(
            text(
                "INSERT INTO conversations (commune_id, citizen_id, account_id, last_inbound_at)"
                " SELECT 'berkane', id, :account, :now FROM citizens WHERE pseudonym LIKE 'b%'"
            ),
            {"account": ACCOUNT, "now": now},
        )
        db.execute(
            text(
                "INSERT INTO consents (commune_id, citizen_id, purpose, is_given, text_shown, language, source, given_at)"
                " SELECT 'berkane', id, 'workshops', true, '?', (ARRAY['fr', 'ar', 'ary-Arab'])[1 + id % 3], :account, :now"
                " FROM citizens WHERE pseudonym LIKE 'b%'"
            ),
            {"account": ACCOUNT, "now": now},
        )
        ids = db.execute(select(conversations.c.citizen_id).order_by(conversations.c.id)).scalars().all()
        for first in range(0, len(ids), BATCH):
            db.execute(insert(addresses), [_address(db, each) for each in ids[first : first + BATCH]])
    with database.engine_for_checks().connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("ANALYZE"))


def _address(db: Db, citizen_id: int) -> dict[str, Any]:
    chat = str(FIRST_CHAT + citizen_id)
    return {
        "commune_id": "berkane",
        "citizen_id": citizen_id,
        "account_id": ACCOUNT,
        "lookup": db.vault.lookup("address", chat),
        "sealed_address": db.vault.seal(chat, "addresses.address"),
        "is_current": True,
    }


def approve(database: Database, name: str, now: datetime) -> int:
    """A broadcast to all of them, drafted by one and approved by another; its id."""
    who: dict[str, Any] = {"day": now.date(), "now": now}
    with database.writing() as db:
        row = drafts.draft(
            db,
            "berkane",
            name,
            Draft("workshops", TEXTS, opens="comment"),
            actor="nadia@berkane.example",
            **who,
        )
        counted = previews.count(db, row, now)
        return drafts.approve(db, row, counted, actor="omar@berkane.example", **who).id


def queue_up(database: Database, broadcast_id: int, now: datetime) -> float:
    """Freeze the list: from then on each of them stands in the queue of recipients; the seconds it took."""
    began = time.perf_counter()
    with database.writing() as db:
        running.steer(db, broadcast_id, now)
    return time.perf_counter() - began


def put_all(database: Database, broadcast_id: int, now: datetime) -> float:
    """Word, seal and put every message into the outbox at once, as no service does; the seconds it took."""
    began, taken = time.perf_counter(), 1
    while taken:
        with database.writing() as db:
            taken = running.leave_some(db, broadcast_id, ACCOUNT, running.PORTION, now)
    return time.perf_counter() - began


def set_rate(database: Database, per_second: Any) -> None:
    with database.writing() as db:
        profile = db.value(select(communes.c.profile).where(communes.c.id == "berkane"))
        telegram = {**profile["accounts"]["telegram"], "per_second": per_second}
        values = {**profile, "accounts": {**profile["accounts"], "telegram": telegram}}
        db.execute(
            update(communes)
            .where(communes.c.id == "berkane")
            .values(profile=values, revision=communes.c.revision + 1)
        )


def clear(database: Database) -> None:
    """As if nothing had ever been broadcast."""
    with database.writing() as db:
        db.execute(text("TRUNCATE broadcasts, outbound_messages CASCADE"))  # and no dead rows stay behind


# -- the service -------------------------------------------------------------------------------------------


def begin(environment: dict[str, str], port: int) -> list[subprocess.Popen[bytes]]:
    """The web in one process, and workers in others."""
    jemaa = [sys.executable, "-m", "bot"]
    commands = [[*jemaa, "serve", "--port", str(port)], *([[*jemaa, "worker"]] * WORKERS)]
    return [
        subprocess.Popen(each, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for each in commands
    ]


@asynccontextmanager
async def service(environment: dict[str, str], port: int) -> AsyncIterator[None]:
    """The web and its workers; at the end they are told to stop, and nothing of theirs is on its way any more."""
    running_ones = begin(environment, port)
    try:
        yield
    finally:
        for each in running_ones:
            each.terminate()
        # Here the stand-in answers meanwhile: what it left lying it would count in the next measurement.
        for each in running_ones:
            await asyncio.to_thread(each.wait, 30)


async def until(is_there: Any, seconds: float = 60.0) -> None:
    ends = time.perf_counter() + seconds
    while not await asyncio.to_thread(is_there):
        if time.perf_counter() > ends:
            raise TimeoutError(f"nothing happened within {seconds:.0f} s")
        await asyncio.sleep(0.1)


async def is_ready(port: int) -> None:
    for _ in range(600):
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b"GET /readyz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            if b" 200 " in await reader.read(40):
                return
        except OSError:
            pass
        await asyncio.sleep(0.1)
    raise RuntimeError("the service did not get ready")


async def replies(port: int, stand_in: Strict, seconds: float) -> list[float]:
    """How long first replies take, of citizens who each write once a second."""
    times: list[float] = []
    chats, ends = iter(range(10_000, FIRST_CHAT)), time.perf_counter() + seconds

    async def one(wait: float) -> None:
        await asyncio.sleep(wait)
        while time.perf_counter() < ends:
            citizen = Citizen(port, stand_in, times)
            await citizen.open()
            began = time.perf_counter()
            await citizen._turn(next(chats), text="salam")
            citizen.close()
            await asyncio.sleep(max(0.0, PAUSE - (time.perf_counter() - began)))

    await asyncio.gather(*(one(number * PAUSE / WRITERS) for number in range(WRITERS)))
    return times


async def limited(database: Database, environment: dict[str, str], stand_in: Strict) -> dict[str, float]:
    """Drain at the permitted rate, alone and while citizens write."""
    port = free_port()
    permitted = rates.DEFAULTS["telegram"].bulk_per_second
    async with service(environment, port):
        await is_ready(port)
        await until(lambda: len(stand_in.of_list) > 0)
        await asyncio.sleep(WARM)
        began = time.perf_counter()
        await asyncio.sleep(SECONDS)
        share = stand_in.rate(began, time.perf_counter()) / permitted
        began = time.perf_counter()
        times = await replies(port, stand_in, SECONDS)
        meanwhile = stand_in.rate(began, time.perf_counter()) / permitted
    cuts = statistics.quantiles(times, n=100)
    return {
        "share_of_permitted": share,
        "share_while_replying": meanwhile,
        **{f"refused_429_{why}": float(stand_in.refused[why]) for why in ("overall", "person")},
        "reply_p50_ms": cuts[49] * 1000,
        "reply_p99_ms": cuts[98] * 1000,
        "replies": float(len(times)),
        "twice": float(stand_in.twice()),
        "other_messages": float(stand_in.others),
    }


async def unlimited(environment: dict[str, str], stand_in: Strict, people: int) -> dict[str, float]:
    """As fast as two workers can. They are stopped in the middle, and others go on: nobody is to hear twice for that."""
    stand_in.is_strict = False
    stand_in.heard.clear()
    found = await drain(environment, stand_in, SECONDS / 2)
    if len(stand_in.heard) < people:
        await drain(environment, stand_in, WARM)
    return {"sends_a_second": found, "twice_unlimited": float(stand_in.twice())}


async def drain(environment: dict[str, str], stand_in: Strict, seconds: float) -> float:
    """Messages of the list a second, once it is warm."""
    port = free_port()
    async with service(environment, port):
        await is_ready(port)
        before = len(stand_in.of_list)
        await until(lambda: len(stand_in.of_list) > before)
        await asyncio.sleep(WARM)
        began = time.perf_counter()
        await asyncio.sleep(seconds)
        return stand_in.rate(began, time.perf_counter())


def queued(database: Database) -> dict[str, float]:
    """The list alone, without any service."""
    now = demo_clock(read_settings()).now()
    frozen = queue_up(database, approve(database, NAME, now), now)
    with database.reading() as db:
        row = rows.find(db, "berkane", NAME)
        many = recipients.progress(db, row.id).total
    put = put_all(database, row.id, now)
    with database.reading() as db:
        waiting = db.value(select(func.count()).select_from(outbound_messages))
    assert waiting == many, (waiting, many)
    return {"people": float(many), "frozen_s": frozen, "frozen_and_in_the_outbox_s": frozen + put}


async def measure(folder: Path, people: int) -> dict[str, float]:
    stand_in = Strict()
    await stand_in.start()
    postgres.ensure(folder / "pg", os.getpid())
    postgres.copy_database(folder / "pg", "bench", "template1")
    settings = {
        "JEMAA_VAR_DIR": str(folder / "var"),
        "JEMAA_SECRET_KEY": SECRET,
        "JEMAA_ENCRYPTION_KEYS": KEYS,
        "JEMAA_DATABASE_URL": postgres.address(folder / "pg", "bench"),
        "JEMAA_TELEGRAM_API_URL": f"http://127.0.0.1:{stand_in.port}",
        "BERKANE_TELEGRAM_TOKEN": TOKEN,
        "BERKANE_TELEGRAM_SECRET": TELEGRAM_SECRET,
    }
    os.environ.update(settings)
    _move_to_noon(folder / "var")
    database = open_database(read_settings())
    now = demo_clock(read_settings()).now()
    try:
        print(f"Making {people} people …", file=sys.stderr)
        fill(database, people, now)
        found = queued(database)
        print(json.dumps(found), file=sys.stderr)
        print("Draining at the permitted rate (a minute and a half) …", file=sys.stderr)
        clear(database)
        set_rate(database, None)
        approve(database, "limited", demo_clock(read_settings()).now())
        found |= await limited(database, dict(os.environ), stand_in)
        print(json.dumps(found), file=sys.stderr)
        print("Draining without any rate (half a minute) …", file=sys.stderr)
        clear(database)
        set_rate(database, "unlimited")
        approve(database, "unlimited", demo_clock(read_settings()).now())
        found |= await unlimited(dict(os.environ), stand_in, people)
    finally:
        database.close()
        postgres.stop(folder / "pg")
    return found


KEYS = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="


def _move_to_noon(var: Path) -> None:
    """The town's clock shows noon of the day, whenever this runs."""
    now = datetime.now(UTC)
    noon = now.replace(hour=12, minute=0, second=0)
    var.mkdir(parents=True, exist_ok=True)
    seconds = int((noon - now) / timedelta(seconds=1))
    (var / DEMO_CLOCK).write_text(json.dumps({"offset_seconds": seconds}))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    folder = Path(tempfile.gettempdir()) / f"jemaa-bench-{secrets.token_hex(4)}"
    folder.mkdir(mode=0o755)
    try:
        found = asyncio.run(measure(folder, options.people))
    except postgres.NoPostgres as error:
        print(f"NOT RUN: broadcasts on PostgreSQL: {error}")
        return
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if options.json:
        print(json.dumps(found))
        return
    for name, value in found.items():
        print(f"{name:<28} {value:10.2f}")


if __name__ == "__main__":
    main()
