"""Staff: who may do what, who may add whom, and what somebody is told who may not."""

import ast
import re
import threading
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update
from world import NADIA, OMAR, World

from data import communes, staff
from data.engine import Db
from data.staff import ADMINISTRATOR, AGENT, OFFICER, PERMISSIONS, READER, ROLES, NotPermitted, StaffError
from data.tables import audit_events
from data.tables import communes as communes_table

ROOT = Path(__file__).parent.parent
ASKING = ("permit", "check", "may", "worked", "changing")
AMINA = "amina@berkane.example"


def add(
    world: World, db: Db, email: str, *roles: str, by: str | None = OMAR, commune: str = "berkane"
) -> staff.Added:
    return staff.add(db, commune, email=email, name="Amina", roles=roles, actor=by, now=world.now)


def make_real(db: Db, commune: str = "berkane") -> None:
    profile = {**communes.load(db, commune).profile, "sample": False}
    db.execute(update(communes_table).where(communes_table.c.id == commune).values(profile=profile))


def why(
    db: Db, email: str | None, permission: str = "requests.handle", commune: str = "berkane"
) -> NotPermitted:
    with pytest.raises(NotPermitted) as caught:
        staff.check(db, commune, email, permission)
    assert str(caught.value).endswith(".")
    return caught.value


def lines(db: Db) -> list[tuple[Any, ...]]:
    names = ("actor", "action", "subject")
    wanted = select(*(audit_events.c[name] for name in names)).where(audit_events.c.action.like("staff%"))
    return [tuple(row) for row in db.execute(wanted.order_by(audit_events.c.id))]


def test_the_table_names_known_roles_only() -> None:
    for permission, roles in PERMISSIONS.items():
        assert roles, f"nobody may {permission}"
        assert roles <= set(ROLES), permission


def asked_of(tree: ast.AST) -> set[str]:
    """The permissions that the calls in a piece of code ask for."""
    found = set()
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and getattr(call.func, "attr", getattr(call.func, "id", "")) in ASKING:
            words = [node.value for part in [*call.args, *call.keywords] for node in ast.walk(part)
                     if isinstance(node, ast.Constant) and isinstance(node.value, str)]  # fmt: skip
            found |= {word for word in words if re.fullmatch(r"[a-z]+(\.[a-z]+)?", word)}
    return found & (set(PERMISSIONS) | {word for word in found if "." in word})


def test_every_staff_command_names_a_permission_that_exists() -> None:
    asked: set[str] = set()
    for path in sorted((ROOT / "bot" / "cli").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = asked_of(tree)
        asked |= names
        takes_actor = "as_option(" in path.read_text(encoding="utf-8")
        if takes_actor and path.name not in ("actor.py", "common.py", "nlu.py"):  # whose work is elsewhere
            assert names, f"{path} takes --as and asks no permission"
    assert asked <= set(PERMISSIONS), asked - set(PERMISSIONS)
    assert asked | asked_in_the_console() == set(PERMISSIONS)


def asked_in_the_console() -> set[str]:
    """What its pages ask for, and its handlers: every permission that stands there as a text."""
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "bot" / "console").rglob("*.py"))
    return set(PERMISSIONS) & set(re.findall(r'"([a-z.]+)"', source))


def test_a_sample_without_staff_lets_anybody(world: World) -> None:
    with world.database.reading() as db:
        assert staff.is_unguarded(db, "berkane")
        for permission in PERMISSIONS:
            assert staff.check(db, "berkane", None, permission) is None
            assert staff.may(db, "berkane", NADIA, permission)


def test_a_real_commune_without_staff_lets_nobody(world: World) -> None:
    with world.database.writing() as db:
        make_real(db)
        assert why(db, None).code == "nobody"
        refused = why(db, NADIA)
        assert refused.code == "no_staff"
        assert "jemaa staff add" in str(refused)
        assert add(world, db, OMAR, ADMINISTRATOR, by=None).row.roles == (ADMINISTRATOR,)
        assert staff.check(db, "berkane", OMAR, "staff.change")


def test_the_first_is_an_administrator_in_any_case(world: World) -> None:
    with world.database.writing() as db:
        added = add(world, db, NADIA.upper(), OFFICER, by=None)
        assert (added.row.email, added.row.roles) == (NADIA, (OFFICER, ADMINISTRATOR))
        assert added.was_made_administrator
        assert not staff.is_unguarded(db, "berkane")
        assert not add(world, db, AMINA, READER, by=NADIA).was_made_administrator
        assert lines(db) == [(NADIA, "staff_added", NADIA), (NADIA, "staff_added", AMINA)]


def test_only_an_administrator_adds_the_others(world: World) -> None:
    with world.database.writing() as db:
        add(world, db, OMAR, ADMINISTRATOR, by=None)
        add(world, db, NADIA, OFFICER)
        for by in (None, NADIA, AMINA):
            with pytest.raises(NotPermitted):
                add(world, db, AMINA, READER, by=by)
        assert staff.find(db, "berkane", AMINA) is None


def test_who_may_not_is_told_what_is_lacking_and_who_may(world: World) -> None:
    with world.database.writing() as db:
        add(world, db, OMAR, ADMINISTRATOR, by=None)
        add(world, db, AMINA, READER)
        lacks = why(db, AMINA)
        assert (lacks.code, READER in str(lacks), "requests.handle" in str(lacks)) == ("role", True, True)
        assert OFFICER in str(lacks)
        unknown = why(db, NADIA)
        assert (unknown.code, OMAR in str(unknown)) == ("unknown", True)
        staff.end(db, "berkane", email=AMINA, actor=OMAR, now=world.now)
        assert why(db, AMINA, "requests.read").code == "ended"
        assert why(db, None, "requests.read").code == "nobody"


def test_staff_of_another_commune_are_nobody_here(world: World) -> None:
    with world.database.writing() as db:
        add(world, db, OMAR, ADMINISTRATOR, by=None)
        add(world, db, "karima@settat.example", ADMINISTRATOR, by=None, commune="settat")
        assert why(db, "karima@settat.example").code == "unknown"
        with pytest.raises(NotPermitted):
            add(world, db, AMINA, READER, by="karima@settat.example")
        assert [row.email for row in staff.listed(db, "settat")] == ["karima@settat.example"]


def test_there_is_always_an_administrator(world: World) -> None:
    with world.database.writing() as db:
        add(world, db, OMAR, ADMINISTRATOR, by=None)
        with pytest.raises(StaffError, match="last administrator"):
            staff.end(db, "berkane", email=OMAR, actor=OMAR, now=world.now)
        with pytest.raises(StaffError, match="last administrator"):
            add(world, db, OMAR, READER)
        add(world, db, NADIA, ADMINISTRATOR, OFFICER)
        assert not staff.end(db, "berkane", email=OMAR, actor=NADIA, now=world.now).is_active
        with pytest.raises(StaffError, match="not of the staff"):
            staff.end(db, "berkane", email=OMAR, actor=NADIA, now=world.now)
        back = add(world, db, OMAR, AGENT, by=NADIA)
        assert (back.is_new, back.row.is_active, back.row.roles) == (False, True, (AGENT,))


@pytest.mark.parametrize(
    ("email", "name", "roles"),
    [("amina", "Amina", [READER]), (AMINA, " ", [READER]), (AMINA, "Amina", []), (AMINA, "Amina", ["mayor"]),
     (f"{'a' * 120}@b.ma", "Amina", [READER])],
)  # fmt: skip
def test_what_cannot_be_a_member(world: World, email: str, name: str, roles: list[str]) -> None:
    with world.database.writing() as db, pytest.raises(StaffError):
        staff.add(db, "berkane", email=email, name=name, roles=roles, actor=None, now=world.now)


def test_two_first_members_at_once(world: World) -> None:
    """Only one of them is the first; the other one is refused, because nobody made them known."""
    outcomes: list[str] = []

    def begin(email: str) -> None:
        try:
            with world.database.writing() as db:
                add(world, db, email, ADMINISTRATOR, by=email)
            outcomes.append("added")
        except NotPermitted:
            outcomes.append("refused")

    threads = [threading.Thread(target=begin, args=[email]) for email in (OMAR, NADIA)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["added", "refused"]
