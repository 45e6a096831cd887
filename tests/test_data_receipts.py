"""The chain of receipts: whole after anything the house does, broken by anything else, and never holding words."""

import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, update
from world import CLAIRE, FATIMA, KARIM, World

from data import contributions, receipts
from data.engine import Db
from data.tables import attachments, chain_heads
from data.tables import contributions as contributions_table
from data.tables import receipts as receipts_table

ACTIONS = ("record", "named", "correct", "withdraw", "mask", "erase")


def act(world: World, db: Db, action: str, references: list[str], which: int) -> None:
    """One thing that may happen to the items of a commune."""
    if action in ("record", "named"):
        name = FATIMA.name if action == "named" else None
        found = world.comments(db, FATIMA, f"mot {len(references)}", name=name)
        references += [found] if not isinstance(found, contributions.Refusal) else []
        return
    if not references:
        return
    reference = references[which % len(references)]
    row = contributions.load(db, "berkane", reference)
    assert row is not None
    if action == "correct":
        contributions.correct(db, words="corrigé", **world.asking(db, FATIMA, reference))
    elif action == "withdraw":
        contributions.withdraw(db, **world.asking(db, FATIMA, reference))
    elif action == "mask":
        contributions.mask_passage(
            db,
            commune_id="berkane",
            reference=reference,
            passage="mot",
            actor="nadia",
            day=world.day,
            now=world.now,
        )
    elif row.status != "erased":
        contributions.erase(db, row, actor="nadia", day=world.day)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.lists(st.tuples(st.sampled_from(ACTIONS), st.integers(0, 20)), min_size=1, max_size=3),
        min_size=1,
        max_size=5,
    )
)
def test_the_chain_holds_whatever_authors_and_staff_do(
    world: World, turns: list[list[tuple[str, int]]]
) -> None:
    references: list[str] = []
    world.clock.move(hours=24 if world.day.month == 11 else 0)  # a fresh allowance for each example
    for turn in turns:
        with world.database.writing() as db:
            for action, which in turn:
                act(world, db, action, references, which)
    with world.database.reading() as db:
        assert receipts.verify(db, "berkane").is_intact
        for reference in references:
            assert receipts.verify_item(db, "berkane", reference)


def change_words(db: Db, reference: str) -> None:
    db.execute(
        update(contributions_table).where(contributions_table.c.reference == reference).values(words="autre")
    )


def change_status(db: Db, reference: str) -> None:
    db.execute(
        update(contributions_table)
        .where(contributions_table.c.reference == reference)
        .values(status="withdrawn")
    )


def delete_item(db: Db, reference: str) -> None:
    db.execute(delete(contributions_table).where(contributions_table.c.reference == reference))


def swap_photo(db: Db, reference: str) -> None:
    db.execute(update(attachments).values(digest="0" * 64))


def delete_link(db: Db, reference: str) -> None:
    db.execute(delete(receipts_table).where(receipts_table.c.reference == reference))


def change_link(db: Db, reference: str) -> None:
    db.execute(update(receipts_table).where(receipts_table.c.reference == reference).values(kind="corrected"))


def cut_the_end_off(db: Db, reference: str) -> None:
    last = select(receipts_table.c.number).order_by(receipts_table.c.number.desc()).limit(1)
    number = db.value(last)
    gone = db.value(select(receipts_table.c.reference).where(receipts_table.c.number == number))
    db.execute(delete(receipts_table).where(receipts_table.c.number == number))
    db.execute(delete(contributions_table).where(contributions_table.c.reference == gone))


def move_the_head(db: Db, reference: str) -> None:
    db.execute(update(chain_heads).values(number=chain_heads.c.number - 1))


@pytest.mark.parametrize(
    "meddle",
    [
        change_words,
        change_status,
        delete_item,
        swap_photo,
        delete_link,
        change_link,
        cut_the_end_off,
        move_the_head,
    ],
)
def test_meddling_is_found(world: World, meddle: Callable[[Db, str], None]) -> None:
    with world.database.writing() as db:
        token = world.sends_photo(db, FATIMA)
        references = [
            world.recorded(db, CLAIRE),
            world.recorded(db, FATIMA, tokens=[token]),
            world.recorded(db, CLAIRE),
        ]
    with world.database.writing() as db:
        assert receipts.verify(db, "berkane").is_intact
        meddle(db, references[1])
    with world.database.reading() as db:
        report = receipts.verify(db, "berkane")
        assert not report.is_intact
        assert report.problem


def test_the_first_broken_link_is_named(world: World) -> None:
    with world.database.writing() as db:
        references = [world.recorded(db, CLAIRE) for _ in range(4)]
        assert receipts.verify(db, "berkane").links == 4
        change_link(db, references[2])
        change_link(db, references[3])
        report = receipts.verify(db, "berkane")
        assert (report.broken_at, report.links) == (3, 2)
        assert references[2] in report.problem
        assert not receipts.verify_item(db, "berkane", references[2])
        assert receipts.verify_item(db, "berkane", references[0])


def test_erased_words_can_be_tested_against_nothing(world: World) -> None:
    """No salt of an older link stays, so that nobody can try guesses against its digest."""
    with world.database.writing() as db:
        reference = world.recorded(db, FATIMA, "mes mots", name=FATIMA.name)
        contributions.correct(db, words="autres mots", **world.asking(db, FATIMA, reference))
    with world.database.writing() as db:
        salts = select(receipts_table.c.salt).where(receipts_table.c.salt.is_not(None))
        assert len(db.execute(salts).all()) == 1
        row = contributions.load(db, "berkane", reference)
        assert row is not None
        contributions.erase(db, row, actor="nadia", day=world.day)
    with world.database.reading() as db:
        assert db.execute(salts).all() == []
        erased = contributions.load(db, "berkane", reference)
        assert erased is not None
        assert (erased.words, erased.status, erased.citizen_id) == (None, "erased", None)
        assert contributions.name_of(db, "berkane", reference) is None
        assert receipts.verify(db, "berkane").is_intact


def test_an_item_can_be_verified_in_the_turn_that_records_it(world: World) -> None:
    with world.database.writing() as db:
        reference = world.recorded(db, FATIMA)
        assert world.item(db, FATIMA, reference)["is_chain_intact"]
    with world.database.reading() as db:
        assert receipts.verify(db, "berkane").links == 1


def test_each_commune_has_a_chain_of_its_own(world: World) -> None:
    with world.database.writing() as db:
        world.recorded(db, FATIMA)
        world.recorded(db, KARIM)
        world.recorded(db, KARIM)
    with world.database.reading() as db:
        assert [receipts.verify(db, commune).links for commune in ("berkane", "settat")] == [1, 2]


def test_a_chain_longer_than_a_batch_is_verified(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receipts, "BATCH", 3)
    with world.database.writing() as db:
        references = [world.recorded(db, CLAIRE) for _ in range(8)]
        assert receipts.verify(db, "berkane").links == 8
        change_words(db, references[7])
        assert receipts.verify(db, "berkane").broken_at == 8


def test_a_chain_can_be_verified_without_jemaa(world: World) -> None:
    """By nothing but docs/data.md, the tables, and the standard library."""
    with world.database.writing() as db:
        token = world.sends_photo(db, FATIMA)
        reference = world.recorded(db, FATIMA, "ملاحظة", name=FATIMA.name, tokens=[token])
        world.recorded(db, CLAIRE)
    with world.database.writing() as db:
        contributions.correct(db, words="ملاحظة أخرى", **world.asking(db, FATIMA, reference))
    with world.database.reading() as db:
        links = db.execute(select(receipts_table).order_by(receipts_table.c.number)).mappings().all()
        rows = {
            row["reference"]: dict(row) for row in db.execute(select(contributions_table)).mappings().all()
        }
        photo = db.value(select(attachments.c.digest))
    previous = hashlib.sha256(b"jemaa/berkane").hexdigest()
    for number, link in enumerate(links, 1):
        parts = ["berkane", number, link["kind"], link["reference"], link["revision"], link["item_digest"]]
        written = json.dumps(
            [*parts, str(link["added_on"]), previous], ensure_ascii=False, separators=(",", ":")
        )
        previous = hashlib.sha256(written.encode()).hexdigest()
        assert link["digest"] == previous
        if link["salt"] is None:
            continue
        fields = (
            "reference kind round_id programme_version_id axis_id commitment_id words language channel "
            "is_anonymous pseudonym status revision"
        )
        row = rows[link["reference"]]
        item = {name: row[name] for name in fields.split()} | {
            "received_on": str(row["received_on"]),
            "attachments": [photo] if link["reference"] == reference else [],
        }
        canonical = json.dumps(item, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
        assert hmac.new(link["salt"], canonical, hashlib.sha256).hexdigest() == link["item_digest"]
    assert [link["salt"] is None for link in links] == [True, False, False]


def test_the_newest_link_cannot_be_rewritten_with_the_database_alone(world: World) -> None:
    """Somebody who knows how links are made rewrites the last one and the head."""
    with world.database.writing() as db:
        world.recorded(db, FATIMA)
    with world.database.writing() as db:
        link = db.one(select(receipts_table))
        assert link is not None
        values = dict(link._mapping) | {
            "item_digest": hashlib.sha256(b"erased").hexdigest(),
            "kind": "erased",
        }
        parts = [
            values[name] for name in ("commune_id", "number", "kind", "reference", "revision", "item_digest")
        ]
        written = json.dumps([*parts, str(link.added_on), link.previous_digest], separators=(",", ":"))
        forged = {"digest": hashlib.sha256(written.encode()).hexdigest()}
        db.execute(
            update(receipts_table).values(
                kind="erased", salt=None, item_digest=values["item_digest"], **forged
            )
        )
        db.execute(update(chain_heads).values(forged))
        db.execute(update(contributions_table).values(words=None, status="erased"))
        report = receipts.verify(db, "berkane")
        assert not report.is_intact
        assert "not written by Jemaa" in report.problem


def test_days_never_go_back_in_a_chain(world: World) -> None:
    with world.database.writing() as db:
        world.recorded(db, FATIMA)
    world.clock.at -= timedelta(days=1)
    with world.database.writing() as db:  # began before midnight, ended after the other
        world.recorded(db, CLAIRE)
    with world.database.reading() as db:
        days = db.execute(select(receipts_table.c.added_on)).scalars().all()
        assert len(set(days)) == 1
        assert receipts.verify(db, "berkane").is_intact
