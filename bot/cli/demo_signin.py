"""A sign-in to the console for a first look: at a sample commune only, made once, its password in var/.

Its members do not count as staff (data/staff.py): the sample stays open to every staff command.
"""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import which

import click

from bot.console import passwords
from bot.settings import Settings
from data import audit, communes, people_file, staff, staff_access
from data.engine import Database, Db
from data.staff import DEMO, ROLES

FILE = "console-demo.json"  # in var/
FILLED = "demo_people"  # in the audit log, once `jemaa demo people` was there
# Two people, because nobody approves what they wrote themselves.
WHO: Mapping[str, tuple[str, Sequence[str]]] = {
    "demo": ("أمينة · Amina", ROLES),
    "approver": ("يوسف · Youssef", (staff.READER, staff.OFFICER, staff.APPROVER)),
}


@dataclass(frozen=True, slots=True)
class SignIn:
    email: str
    is_unchanged: bool  # the password is still the one that is printed


def ensure_demo(
    database: Database, settings: Settings, names: Sequence[str], now: datetime
) -> tuple[str, list[SignIn]]:
    """The password, and who signs in with it. Samples to which somebody was added for good have none."""
    with database.reading() as db:
        samples = [name for name in names if communes.load(db, name).profile.get("sample")]
        open_ones = [name for name in samples if staff.is_unguarded(db, name)]
    if not open_ones:
        return "", []
    kept = _kept(settings.var / FILE)
    with database.writing() as db:
        return kept["password"], [
            _ensure(db, commune, who, kept["hash"], now) for commune in open_ones for who in WHO
        ]


def email_of(who: str, commune: str) -> str:
    """With what somebody of `WHO` signs in."""
    return f"{who}@{commune}.example"


def _ensure(db: Db, commune: str, who: str, password_hash: str, now: datetime) -> SignIn:
    email = email_of(who, commune)
    name, roles = WHO[who]
    member = staff.find(db, commune, email) or staff.add_demo(
        db, commune, email=email, name=name, roles=roles, now=now
    )
    known = staff_access.of_member(db, member.id)
    if known and known.password_hash is None:
        staff_access.set_password(db, member, password_hash, actor=DEMO, now=now)
        return SignIn(email, True)
    return SignIn(email, known is not None and known.password_hash == password_hash)


def _kept(path: Path) -> dict[str, str]:
    """The password of an earlier start, or a new one."""
    if not path.exists():
        password = passwords.new_password()
        _keep(path, {"password": password, "hash": passwords.hashed(password)})
    found: dict[str, str] = json.loads(path.read_text())
    return found


def _keep(path: Path, kept: Mapping[str, str]) -> None:
    """For the owner of var/ alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        json.dump(kept, file)


def last_address(settings: Settings) -> str:
    """Where the service last listened, for a command beside it; where it listens by itself when it never ran."""
    path = settings.var / FILE
    known = _kept(path).get("address") if path.exists() else None
    return known or settings.public_url.rstrip("/")


def say_console(
    database: Database, settings: Settings, address: str, names: Sequence[str], now: datetime
) -> None:
    """Where the console is, and how one gets in for a first look."""
    click.echo(f"  console      {address}/console")
    password, who = ensure_demo(database, settings, names, now)
    if who:
        path = settings.var / FILE
        _keep(path, {**_kept(path), "address": address})
    for each in who:
        told = password if each.is_unchanged else "with the password that you chose"
        click.echo(f"    sign in    {each.email:<26} {told}")
    if who and _is_without_people(database, names):
        click.echo(f"    fill it    {_called()} demo people   (invented people, and what they said)")


def _is_without_people(database: Database, names: Sequence[str]) -> bool:
    """Whether there is a commune that people were invented for, and they are not in it."""
    with database.reading() as db:
        return people_file.commune() in names and not is_filled(db, people_file.commune())


def is_filled(db: Db, commune: str) -> bool:
    """Whether `jemaa demo people` was there."""
    return audit.count(db, commune, FILLED, commune) > 0


def _called() -> str:
    """How this command is called here, for another terminal."""
    called = sys.argv[0]
    return called if Path(called).name == "jemaa" and not which("jemaa") else "jemaa"
