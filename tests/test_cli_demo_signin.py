"""The sign-in that `make demo` prints: for samples only, the same after a restart, and no staff of anybody's."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from desk_rig import Staff, at_work
from world import OMAR, World

from bot.cli.demo_signin import FILE, WHO, ensure_demo
from bot.console import passwords
from bot.settings import Settings
from data import staff as members
from data import staff_access


@pytest.fixture(autouse=True)
def cheap_hashes() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
        yield


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(var_dir=str(tmp_path / "var"), secret_key="x" * 32)


@pytest.fixture
def staff(world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Staff:
    return at_work(world, monkeypatch, tmp_path / "var")


def test_is_the_same_after_a_restart(world: World, settings: Settings) -> None:
    first, who = ensure_demo(world.database, settings, ["berkane", "settat"], world.now)
    again, whoever = ensure_demo(world.database, settings, ["berkane", "settat"], world.now)
    assert first == again
    assert who == whoever
    assert [each.email for each in who] == [
        f"{each}@{commune}.example" for commune in ("berkane", "settat") for each in WHO
    ]
    with world.database.reading() as db:
        for each in who:
            known = staff_access.credentials(db, each.email)
            assert passwords.is_right(known[0].password_hash, first)
    assert stat.S_IMODE((settings.var / FILE).stat().st_mode) == 0o600


def test_leaves_the_sample_open_and_a_password_that_was_changed(world: World, settings: Settings) -> None:
    _, who = ensure_demo(world.database, settings, ["berkane"], world.now)
    with world.database.writing() as db:
        assert members.is_unguarded(db, "berkane")
        row = members.find(db, "berkane", who[0].email)
        assert row
        staff_access.set_password(db, row, "another hash", actor=row.email, now=world.now)
    _, who = ensure_demo(world.database, settings, ["berkane"], world.now)
    assert [each.is_unchanged for each in who] == [False, True]


def test_makes_nobody_where_there_is_staff(world: World, settings: Settings, staff: Staff) -> None:
    staff.employ()
    assert ensure_demo(world.database, settings, ["berkane"], world.now) == ("", [])


def test_adding_somebody_in_a_trial_gives_them_what_was_said(world: World, settings: Settings) -> None:
    _, who = ensure_demo(world.database, settings, ["berkane"], world.now)
    with world.database.writing() as db:
        added = members.add(
            db, "berkane", email="a@b.ma", name="A", roles=["reader"], actor=who[0].email, now=world.now
        )
        assert added.row.roles == ("reader",)
        first = members.add(
            db, "settat", email="a@b.ma", name="A", roles=["reader"], actor=None, now=world.now
        )
        assert first.was_made_administrator


def test_gives_passwords_and_takes_codes_away(staff: Staff) -> None:
    staff.employ()
    told = staff.works("staff", "password", OMAR, by=OMAR).out.strip()
    with staff.world.database.writing() as db:
        known = staff_access.credentials(db, OMAR)[0]
        assert passwords.is_right(known.password_hash, told)
        staff_access.set_totp(db, known.member, "A" * 32, 1, actor=OMAR, now=staff.world.now)
    staff.works("staff", "totp-reset", OMAR, by=OMAR)
    with staff.world.database.reading() as db:
        assert not staff_access.credentials(db, OMAR)[0].has_code
    assert "lacks the permission" in staff.refuses("staff", "password", OMAR)
    assert "not of the staff" in staff.refuses("staff", "password", "nobody@x.ma", by=OMAR)
