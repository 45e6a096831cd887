"""What `jemaa doctor` finds, and keys that do not fit."""

from datetime import UTC, datetime

import pytest
from fakes import SECRET
from sqlalchemy import func, select, update
from world import FATIMA, KARIM, World

from data import health, messages, outbox, workers
from data.calendar import stored
from data.engine import Database, Db
from data.health import Finding
from data.messages import TURN_ATTEMPTS
from data.tables import contributions, key_checks
from data.vault import KEY_BYTES, Vault, VaultError

OLD, NEW = b"o" * KEY_BYTES, b"n" * KEY_BYTES


def check(database: Database, world: World, vault: Vault) -> None:
    with database.writing() as db:
        health.check_keys(Db(db.connection, vault, db.is_postgres), now=world.now)


def test_keys_are_checked_at_every_start(world: World) -> None:
    database = world.database
    check(database, world, Vault(SECRET, [OLD]))
    check(database, world, Vault(SECRET, [OLD]))
    check(database, world, Vault(SECRET, [NEW, OLD]))
    with database.reading() as db:
        assert db.value(select(func.count()).select_from(key_checks)) == 2
    with pytest.raises(VaultError, match="not among the keys given"):
        check(database, world, Vault(SECRET, [NEW]))
    with pytest.raises(VaultError, match="secret key is not the one"):
        check(database, world, Vault("another secret of 32 characters or more", [NEW, OLD]))


def worst(found: list[Finding], where: str) -> str:
    return " ".join(each.severity for each in found if where in each.where)


def test_nothing_is_wrong_with_a_new_town_hall(world: World) -> None:
    with world.database.writing() as db:
        health.check_keys(db, now=world.now)
        world.recorded(db, FATIMA)
        if db.is_postgres:
            workers.register(db, "here:1")
        found = health.examine(db, now=world.now)
    assert {each.severity for each in found} == {"ok"}
    at_work = ["workers"] if world.database.is_postgres else []
    assert [each.where for each in found] == ["keys", *at_work, "berkane: receipts", "settat: receipts"]


def test_what_is_wrong_is_found_where_it_is(world: World) -> None:
    with world.database.writing() as db:
        world.recorded(db, FATIMA)
        world.recorded(db, KARIM)
    with world.database.writing() as db:
        db.execute(
            update(contributions).where(contributions.c.commune_id == "settat").values(words="changed")
        )
        waiting = world.hears(db, FATIMA, "salam")
        world.says(db, KARIM, "سلام")
        failed = world.says(db, FATIMA, "Mer7ba")
        outbox.mark(db, failed, "failed", "blocked")
        messages.set_trouble(db, FATIMA.account, "401 Unauthorized")
        second = world.hears(db, FATIMA, "wach")
        for _ in range(TURN_ATTEMPTS):
            messages.count_attempt(db, second.inbound_id, "Traceback …\nValueError")
        assert waiting.inbound_id
        world.clock.move(minutes=11)
        found = health.examine(db, now=world.now)
    assert worst(found, "berkane: receipts") == "ok"
    assert worst(found, "settat: receipts") == "error"
    assert worst(found, "berkane: inbox") == "error"
    assert worst(found, "settat: inbox") == ""
    assert worst(found, "settat: outbox") == "error"
    assert worst(found, "berkane: outbox") == "warning"
    assert worst(found, FATIMA.account) == "error"
    (aside,) = [each for each in found if each.where == f"berkane: message {second.inbound_id}"]
    assert aside.what.endswith("ValueError")
    assert all(each.what_to_do for each in found if each.severity == "error")


def test_a_calendar_that_ends_before_the_dates_do_is_said(world: World) -> None:
    with world.database.writing() as db:
        assert not [each for each in health.examine(db, now=world.now) if "calendar" in each.where]
        last = stored.load(db, "berkane").last_known_year
        assert last
        autumn = datetime(last, 11, 1, 12, tzinfo=UTC)
        found = [each for each in health.examine(db, now=autumn) if each.where == "berkane: calendar"]
    assert [each.severity for each in found] == ["warning"]
    assert f"no religious day of {last + 1} is known" in found[0].what
