"""Who did something stands on a page by name; the address is there for who needs it."""

from typing import Any

import pytest
from case_rig import Cases
from console_examples import a_broadcast
from console_rig import Console, plain
from world import FATIMA, World

from data import answers, staff
from data.contributions import load
from data.requests import actions
from data.review import notes

pytestmark = pytest.mark.parametrize("world", ["sqlite"], indirect=True)
SALMA, NOBODY = "salma@berkane.example", "nobody@berkane.example"


@pytest.fixture
def console(world: World) -> Console:
    """With Salma, who works here no more."""
    console = Console(world)
    console.member()
    who: dict[str, Any] = {"actor": "omar@berkane.example", "now": world.now}
    with world.database.writing() as db:
        staff.add(db, "berkane", email=SALMA, name="سلمى Alaoui", roles=["reader"], **who)
        staff.end(db, "berkane", email=SALMA, **who)
    return console


def by(console: Console, actor: str) -> dict[str, Any]:
    return {"actor": actor, "day": console.world.day, "now": console.world.now}


def test_a_case_names_who_acted(console: Console) -> None:
    with console.world.database.writing() as db:
        row = Cases(console.world, db).registered()
        row = actions.remark(db, row, words="à vérifier", **by(console, SALMA))
        actions.remark(db, row, words="vérifié", **by(console, NOBODY))
    page = console.client(language="fr").sees(f"/requests/{row.reference}")
    assert f'<bdi title="{SALMA}">سلمى Alaoui</bdi>' in page
    assert SALMA not in plain(page)
    assert NOBODY in plain(page)  # who is not known has no other name


def test_a_draft_names_who_wrote_it_and_who_sent_it_back(console: Console) -> None:
    values = {"code": "in_preparation", "words": "Le compte n'est pas arrêté", "exception": None}
    with console.world.database.writing() as db:
        row = Cases(console.world, db).registered()
        made = actions.draft(db, row, "refuse", values, **by(console, SALMA))
        back: dict[str, Any] = {"actor": "omar@berkane.example", "now": console.world.now}
        actions.send_back(db, row, version=made.version, words="Trop court", **back)
    client = console.client(language="fr")
    for page in (
        client.sees(f"/requests/{row.reference}"),
        client.sees(f"/requests/{row.reference}/draft"),
    ):
        assert "سلمى Alaoui" in plain(page)
        assert SALMA not in plain(page)
    assert "Omar" in plain(page)


def test_a_contribution_names_who_answered_and_who_noted(console: Console) -> None:
    world = console.world
    with world.database.writing() as db:
        reference = world.recorded(db, FATIMA)
        row = load(db, "berkane", reference)
        assert row
        notes.add(db, "berkane", row.id, "à relire", author=SALMA, now=world.now)
        answers.publish(db, row, state="accepted", reasons={"fr": "Oui"}, **by(console, SALMA))
    page = console.client(language="fr").sees(f"/contributions/{reference}")
    assert page.count(f'<bdi title="{SALMA}">سلمى Alaoui</bdi>') == 2
    assert SALMA not in plain(page)


def test_a_broadcast_names_who_wrote_it(console: Console) -> None:
    name = a_broadcast(console)["name"]
    client = console.client(language="fr")
    for path in ("/broadcasts", f"/broadcasts/{name}"):
        page = client.sees(path)
        assert '<bdi title="omar@berkane.example">Omar</bdi>' in page
        assert "omar@berkane.example" not in plain(page)
