"""A town that has said much: 100,000 contributions and 10,000 cases in Berkane, the same ones from the same seed.

Written in bulk, without the turns that led there; every row is one that a turn could have left. Only `make bench` and a few tests of
speed use it: `python -m tests.seed URL` fills a database to look at.
"""

import argparse
import itertools
import json
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from fakes import NOON, make_vault
from seed_words import VARIETIES, sentence
from sqlalchemy import Table, insert, select

from data import communes, programmes, receipt_items, receipts, rounds
from data.calendar import days, working_days
from data.content_import import ensure_sample
from data.engine import Database, Db
from data.references import ALPHABET, check_character
from data.tables import (
    attachments,
    chain_heads,
    channel_accounts,
    citizens,
    contribution_attachments,
    contribution_events,
    contribution_notes,
    contribution_tags,
    contribution_themes,
    contribution_tokens,
    contributions,
    information_requests,
    official_answers,
    request_clocks,
    request_events,
)
from data.tables import receipts as receipts_table
from nlu import search

COMMUNE = "berkane"
CONTRIBUTIONS, CASES = 100_000, 10_000
A_PERSON = 5  # contributions and requests, on average
PORTION = 10_000  # rows of one statement
STAFF = ("nadia@berkane.example", "omar@berkane.example")
CHANNELS = (("whatsapp", 60), ("web", 25), ("telegram", 15))
TAGS = ("عاجل", "تجهيزات", "نقل", "propreté", "voirie", "à transmettre", "مشترك مع الإقليم", "sécurité")
STATES = (("open", 30), ("answered", 25), ("closed", 35), ("awaiting_receipt", 5), ("clarifying", 3), ("complaint_president", 2))  # fmt: skip
REASONS = {
    "ar": "أخذنا ملاحظتكم بعين الاعتبار في المشروع.",
    "fr": "Nous avons tenu compte de votre remarque dans le projet.",
}
# A page of one pixel and a second of silence would do: only their sizes are looked at.
MEDIA = {"photo": ("image/jpeg", b"\xff\xd8\xff\xe0 a photo"), "voice": ("audio/ogg", b"OggS a voice note")}


@dataclass(frozen=True, slots=True)
class Town:
    """What is known of the commune while it is filled."""

    db: Db
    chance: Random
    prefix: str
    version_id: int
    places: Sequence[tuple[str, str | None]]  # axes and their commitments
    rounds: Sequence[rounds.RoundRow]
    today: date
    people: Sequence[tuple[int, str]]  # id, pseudonym

    def references(self) -> Iterator[str]:
        taken: set[str] = set()
        while True:
            body = "".join(self.chance.choices(ALPHABET, k=7))
            if body not in taken:
                taken.add(body)
                yield f"{self.prefix}-{body}{check_character(body)}"


def fill(
    database: Database,
    *,
    count: int = CONTRIBUTIONS,
    cases: int = CASES,
    seed: int = 7,
    now: datetime = NOON,
    with_chain: bool = False,
) -> None:
    """Fill Berkane, which has to be empty. Receipts only `with_chain`: they cost as much as all the rest."""
    with database.writing() as db:
        ensure_sample(db, COMMUNE, now=now)
        _accounts(db)
        town = _town(db, Random(seed), now.date(), max(10, count // A_PERSON))  # noqa: S311 - the same town every time
        references = town.references()
        if count:
            _contributions(town, references, count)
            _hang_on(town, now)
        if cases:
            _cases(town, references, cases)
        if with_chain:
            _chain(db)
    if database.is_postgres:
        with database.engine_for_checks().connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("VACUUM ANALYZE")


def _accounts(db: Db) -> None:
    known = set(db.execute(select(channel_accounts.c.id)).scalars())
    rows = [
        {"id": f"{channel}:{COMMUNE}", "commune_id": COMMUNE, "channel": channel}
        for channel, _ in CHANNELS
        if f"{channel}:{COMMUNE}" not in known
    ]
    if rows:
        db.execute(insert(channel_accounts), rows)


def _town(db: Db, chance: Random, today: date, people: int) -> Town:
    version_id = programmes.newest_id(db, COMMUNE)
    axes = programmes.load(db, version_id).content["axes"]
    places: list[tuple[str, str | None]] = []
    for axis in axes:
        places += [(axis["id"], None), *((axis["id"], each["id"]) for each in axis["commitments"])]
    begun = [row for row in rounds.of_commune(db, COMMUNE) if row.opens_on <= today]
    return Town(
        db,
        chance,
        communes.prefix(db, COMMUNE),
        version_id,
        places,
        begun,
        today,
        _people(db, chance, today, people),
    )


def _people(db: Db, chance: Random, today: date, people: int) -> list[tuple[int, str]]:
    began = datetime(today.year, today.month, today.day, tzinfo=UTC) - timedelta(days=100)
    names = [f"P{chance.getrandbits(52):013x}" for _ in range(people)]
    rows = [{"commune_id": COMMUNE, "pseudonym": name, "created_at": began} for name in names]
    put(db, citizens, rows)
    asked = select(citizens.c.id, citizens.c.pseudonym).where(citizens.c.commune_id == COMMUNE)
    return [(row.id, row.pseudonym) for row in db.execute(asked.order_by(citizens.c.id))]


def put(db: Db, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert many rows, a portion at a time."""
    left = iter(rows)
    while portion := list(itertools.islice(left, PORTION)):
        db.execute(insert(table), portion)


def pick(chance: Random, weighted: Sequence[tuple[str, int]]) -> str:
    return chance.choices([name for name, _ in weighted], [weight for _, weight in weighted])[0]


# -- contributions -------------------------------------------------------------------------------------------


def _contributions(town: Town, references: Iterator[str], count: int) -> None:
    rows = sorted((_contribution(town, next(references)) for _ in range(count)), key=_arrived)
    put(town.db, contributions, rows)
    held = select(contributions.c.id, contributions.c.words, contributions.c.received_on).where(
        contributions.c.commune_id == COMMUNE
    )
    found = town.db.execute(held.order_by(contributions.c.id)).all()
    _tokens(town.db, [(row.id, row.words) for row in found])
    event = {"commune_id": COMMUNE, "kind": "recorded", "actor": "author"}
    put(
        town.db,
        contribution_events,
        ({**event, "contribution_id": row.id, "happened_on": row.received_on} for row in found),
    )


def _arrived(row: Mapping[str, Any]) -> tuple[date, str]:
    return row["received_on"], row["reference"]


def _contribution(town: Town, reference: str) -> dict[str, Any]:
    chance = town.chance
    where = chance.choices(town.rounds, [1 + at for at in range(len(town.rounds))])[0]
    day = where.opens_on + timedelta(
        chance.randrange((min(where.closes_on, town.today) - where.opens_on).days + 1)
    )
    at = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(seconds=chance.randrange(86_400))
    is_anonymous = chance.random() < 0.4
    citizen_id, pseudonym = chance.choice(town.people)
    axis, commitment = chance.choice(town.places)
    variety = chance.choices(VARIETIES, (25, 35, 20, 20))[0]
    answer = chance.choices((None, "accepted", "partly", "not_accepted"), (80, 8, 7, 5))[0]
    return {
        "commune_id": COMMUNE,
        "reference": reference,
        "kind": "idea" if where.kind == "ideas" else "comment",
        "round_id": where.id,
        "programme_version_id": town.version_id,
        "axis_id": axis,
        "commitment_id": commitment,
        "words": sentence(chance, variety),
        "language": "ary-Arab" if variety == "ary" else variety,  # as readings name it
        "channel": pick(chance, CHANNELS),
        "is_anonymous": is_anonymous,
        "citizen_id": None if is_anonymous else citizen_id,
        "pseudonym": f"P{chance.getrandbits(52):013x}" if is_anonymous else pseudonym,
        "status": "received" if answer or chance.random() < 0.98 else "withdrawn",
        "received_on": day,
        "received_at": None if is_anonymous else at,
        "revision": 2 if answer else 1,
        "source": chance.choices((None, "workshop:W2", "counter"), (95, 3, 2))[0],
        "answer_state": answer,
        "hidden_reason": "insult" if chance.random() < 0.01 else None,
        "indexed_revision": 1,
    }


def _tokens(db: Db, found: Sequence[tuple[int, str]]) -> None:
    rows = sorted((token, number) for number, words in found for token in search.tokens(words))
    driver = db.connection.connection.driver_connection
    assert driver is not None
    if db.is_postgres:
        with (
            driver.cursor() as cursor,
            cursor.copy("COPY contribution_tokens (commune_id, token, contribution_id) FROM STDIN") as copy,
        ):
            for token, number in rows:
                copy.write_row((COMMUNE, token, number))
        return
    driver.executemany(
        f"INSERT INTO {contribution_tokens.name} (commune_id, token, contribution_id) VALUES ('{COMMUNE}', ?, ?)",
        rows,
    )


def _hang_on(town: Town, now: datetime) -> None:
    """Answers, tags, notes, themes and media, each on some."""
    held = select(contributions.c.id, contributions.c.answer_state, contributions.c.axis_id)
    rows = town.db.execute(
        held.where(contributions.c.commune_id == COMMUNE).order_by(contributions.c.id)
    ).all()
    said: dict[str, Any] = {"commune_id": COMMUNE, "reasons": REASONS, "answered_by": STAFF[0]}
    said |= {"answered_on": town.today, "answered_at": now}
    put(
        town.db,
        official_answers,
        ({**said, "contribution_id": row.id, "state": row.answer_state} for row in rows if row.answer_state),
    )
    _mark(town, [row.id for row in rows], now)
    _themes(town, now)
    _media(town, [row.id for row in rows if town.chance.random() < 0.05])


def _mark(town: Town, ids: Sequence[int], now: datetime) -> None:
    chance = town.chance
    put(
        town.db,
        contribution_tags,
        (
            {"commune_id": COMMUNE, "contribution_id": number, "tag": tag, "added_by": STAFF[0]}
            for number in ids
            if chance.random() < 0.1
            for tag in chance.sample(TAGS, chance.choice((1, 1, 2)))
        ),
    )
    sealed = town.db.vault.seal("نتحقق من المصلحة التقنية.", "contribution_notes.words")
    note = {"commune_id": COMMUNE, "sealed_words": sealed, "author": STAFF[1], "written_at": now}
    put(
        town.db,
        contribution_notes,
        ({**note, "contribution_id": number} for number in ids if chance.random() < 0.01),
    )


def _themes(town: Town, now: datetime) -> None:
    """Forty themes; each holds what was said of one place in one word."""
    for number in range(40):
        made = {"commune_id": COMMUNE, "title": f"الموضوع {number + 1}", "axis_id": "A1", "made_by": STAFF[0]}
        theme = town.db.value(
            insert(contribution_themes).values(**made, made_at=now).returning(contribution_themes.c.id)
        )
        members = contributions.c.id % 1000 == number
        town.db.execute(
            contributions.update()
            .where(contributions.c.commune_id == COMMUNE, members, contributions.c.status == "received")
            .values(theme_id=theme)
        )


def _media(town: Town, ids: Sequence[int]) -> None:
    sealed = {kind: town.db.vault.seal(content, "attachments.bytes") for kind, (_, content) in MEDIA.items()}
    tokens = {number: f"{town.chance.getrandbits(96):024x}" for number in ids}
    kinds = {number: "photo" if number % 3 else "voice" for number in ids}
    put(
        town.db,
        attachments,
        (
            {
                "commune_id": COMMUNE,
                "token": tokens[number],
                "kind": kinds[number],
                "state": "stored",
                "media_type": MEDIA[kinds[number]][0],
                "size": len(MEDIA[kinds[number]][1]),
                "seconds": 7 if kinds[number] == "voice" else None,
                "digest": "0" * 64,
                "sealed_bytes": sealed[kinds[number]],
            }
            for number in ids
        ),
    )
    asked = select(attachments.c.id, attachments.c.token).where(attachments.c.commune_id == COMMUNE)
    known = {row.token: row.id for row in town.db.execute(asked)}
    put(
        town.db,
        contribution_attachments,
        ({"contribution_id": n, "attachment_id": known[tokens[n]], "position": 0} for n in ids),
    )


# -- cases ---------------------------------------------------------------------------------------------------


def _cases(town: Town, references: Iterator[str], count: int) -> None:
    put(town.db, information_requests, [_case(town, next(references)) for _ in range(count)])
    asked = select(information_requests).where(information_requests.c.commune_id == COMMUNE)
    rows = town.db.execute(asked.order_by(information_requests.c.id)).all()
    known = days.load(town.db, COMMUNE)
    put(town.db, request_clocks, (_clock(known, row) for row in rows if row.received_on))
    put(town.db, request_events, (event for row in rows for event in _events(row)))


def _case(town: Town, reference: str) -> dict[str, Any]:
    chance = town.chance
    state = pick(chance, STATES)
    created = town.today - timedelta(chance.randrange(20 if state in ("open", "awaiting_receipt") else 300))
    received = None if state == "awaiting_receipt" else created
    variety = chance.choice(VARIETIES)
    citizen_id, _ = chance.choice(town.people)
    seal = town.db.vault.seal
    matter = {"subject": sentence(chance, variety), "period": "2025", "urgent_reason": ""}
    identity = {
        "first_name": "فاطمة",
        "family_name": "بناني",
        "is_citizen": True,
        "document_number": f"FB{chance.randrange(10**6):06d}",
        "address": "بركان، حي السلام 12",
        "email": "",
        "phone_ok": False,
    }
    return {
        "commune_id": COMMUNE,
        "reference": reference,
        "citizen_id": citizen_id,
        "channel": pick(chance, CHANNELS),
        "language": variety,
        "state": state,
        "outcome": "full" if state in ("answered", "closed") else None,
        "is_urgent": chance.random() < 0.03,
        "format": "electronic",
        "delivery": "chat",
        "sealed_matter": seal(json.dumps(matter, ensure_ascii=False), "information_requests.matter"),
        "sealed_identity": seal(json.dumps(identity, ensure_ascii=False), "information_requests.identity"),
        "axis_id": chance.choice(town.places)[0],
        "created_on": created,
        "created_at": datetime(created.year, created.month, created.day, 10, tzinfo=UTC),
        "register_number": f"{chance.randrange(10**5)}/{created.year}" if received else None,
        "received_on": received,
        "closed_on": min(created + timedelta(30), town.today) if state == "closed" else None,
    }


def _clock(known: Any, row: Any) -> dict[str, Any]:
    amount = 3 if row.is_urgent else 20
    due_on = working_days.due(known, row.received_on, amount, "working", [])
    return {
        "commune_id": COMMUNE,
        "request_id": row.id,
        "kind": "urgent" if row.is_urgent else "reply",
        "starts_on": row.received_on,
        "amount": amount,
        "unit": "working",
        "pauses": [],
        "due_on": due_on,
        "told_due_on": due_on,
        "state": "ended" if row.outcome else "running",
    }


def _events(row: Any) -> Iterator[dict[str, Any]]:
    event = {"commune_id": COMMUNE, "request_id": row.id, "happened_at": row.created_at, "detail": None}
    yield {**event, "kind": "created", "actor": "requester", "happened_on": row.created_on}
    if row.received_on:
        yield {**event, "kind": "register", "actor": STAFF[0], "happened_on": row.received_on}
    if row.outcome:
        yield {**event, "kind": "answer", "actor": STAFF[0], "happened_on": row.created_on + timedelta(9)}


# -- receipts ------------------------------------------------------------------------------------------------


def _chain(db: Db) -> None:
    """A link an item, as `receipts.append` would have made them, in a few statements instead of six a link."""
    number, previous = 0, receipts.genesis(COMMUNE)
    asked = select(contributions.c.reference, contributions.c.received_on.label("day")).where(
        contributions.c.commune_id == COMMUNE
    )
    wanted = list(db.execute(asked.order_by(contributions.c.id)).all())
    cases = select(information_requests.c.reference, information_requests.c.created_on.label("day"))
    wanted += db.execute(cases.where(information_requests.c.commune_id == COMMUNE)).all()
    rows, last_on = [], None
    for batch in _batched(wanted, 500):
        items = receipt_items.of(db, COMMUNE, [row.reference for row in batch])
        for row in batch:
            item, salt = items[row.reference], row.reference.encode().ljust(receipts.SALT_BYTES, b".")
            kind = "requested" if item["kind"] == "request" else "recorded"
            last_on = max(row.day, last_on or row.day)
            digest = receipts._item_digest(salt, item)
            link = receipts._Link(COMMUNE, kind, row.reference, item["revision"], salt, digest, last_on)
            number += 1
            linked = receipts._link_digest(link, number, previous)
            values = {name: getattr(link, name) for name in receipts._Link.__slots__}
            rows.append({**values, "number": number, "previous_digest": previous, "digest": linked})
            previous = linked
    put(db, receipts_table, rows)
    head = {"number": number, "digest": previous, "added_on": last_on}
    seal = receipts._head_seal(db, COMMUNE, **head)
    db.execute(insert(chain_heads).values(commune_id=COMMUNE, seal=seal, **head))


def _batched(rows: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url", help="sqlite:///… or postgresql://…")
    parser.add_argument("--contributions", type=int, default=CONTRIBUTIONS)
    parser.add_argument("--cases", type=int, default=CASES)
    parser.add_argument("--chain", action="store_true")
    options = parser.parse_args()
    database = Database(options.url, make_vault())
    database.migrate()
    began = time.perf_counter()
    fill(database, count=options.contributions, cases=options.cases, with_chain=options.chain)
    print(f"{time.perf_counter() - began:.1f} s", file=sys.stderr)
    database.close()


if __name__ == "__main__":
    main()
