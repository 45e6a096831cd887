"""The identity page on the real service: from a link to a sealed identity, a paper and a mail, once."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from html import unescape
from typing import Any

import httpx
import pytest
from case_rig import Cases
from scripted import ScriptedReader
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError
from starlette.applications import Starlette
from world import CLAIRE, FATIMA, KARIM, SI_BRAHIM, Someone, World

from bot.pages.identity import identity_routes
from bot.runtime.identity import RuntimeIdentityDesk
from bot.runtime.parts import Runtime
from bot.settings import Settings
from data.engine import Database, Db
from data.requests import actions, cases, identity, notices, papers
from data.tables import identity_links, information_requests, mails, request_papers

FILLED = {
    "step": "send",
    "first_name": "Fatima Zahra",
    "family_name": "Bennani",
    "kind": "citizen",
    "document": "fa ١٢٣٤٥٦",
    "address": "12, rue de la Moulouya\nBerkane",
    "email": "fatima@mail.example",
}


def runtime_of(world: World, **settings: str) -> Runtime:
    return Runtime(
        settings=Settings(public_url="https://jemaa.example.ma/", **settings),
        database=world.database,
        clock=world.clock,
        reader=ScriptedReader(),
        channels={},
    )


@asynccontextmanager
async def browsing(runtime: Runtime) -> AsyncIterator[httpx.AsyncClient]:
    app = Starlette(routes=identity_routes(RuntimeIdentityDesk(runtime), key=b"k"))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://x") as http:
        yield http


def link(world: World, runtime: Runtime, who: Someone = FATIMA, **more: Any) -> tuple[str, int]:
    """The path of a request's new page, and the request's id."""
    with world.database.writing() as db:
        row = Cases(world, db).opened(who, "شحال صرفات الجماعة على الجردة؟", **more)
        return path_of(world, runtime, db, row), row.id


def path_of(world: World, runtime: Runtime, db: Db, row: cases.RequestRow) -> str:
    hours = runtime.settings.identity_link_hours
    return f"/identity/{identity.new_link(db, row, now=world.now, hours=hours)}"


async def fill(http: httpx.AsyncClient, path: str, **more: str) -> httpx.Response:
    """Open the page and send what is typed; its proof stands in the page."""
    page = (await http.get(path)).text
    proof = re.search(r'name="proof" value="(\w+)"', page)
    return await http.post(path, data=FILLED | {"proof": proof[1] if proof else ""} | more)


def row_of(world: World, request_id: int) -> cases.RequestRow:
    with world.database.reading() as db:
        return cases.by_id(db, request_id)


def count(world: World, table: Any) -> int:
    with world.database.reading() as db:
        return int(db.value(select(func.count()).select_from(table)))


async def test_the_person_the_paper_and_the_mail_come_together(world: World) -> None:
    runtime = runtime_of(world)
    path, request_id = link(world, runtime, delivery="email")
    async with browsing(runtime) as http:
        sent = await fill(http, path)
    row = row_of(world, request_id)
    assert sent.status_code == 200
    assert row.reference in sent.text
    assert row.state == "awaiting_receipt"
    assert row.identity == cases.Identity(
        "Fatima Zahra", "Bennani", True, "FA123456", "12, rue de la Moulouya, Berkane", "fatima@mail.example"
    )
    with world.database.reading() as db:
        assert [each.kind for each in notices.of_request(db, request_id)] == ["sent_to_officer"]
        assert [each.kind for each in papers.of_request(db, request_id)] == ["form"]
        everything = str(db.execute(select(information_requests)).all())
    assert count(world, mails) == 1
    assert "123456" not in everything
    assert "Moulouya" not in everything


@pytest.mark.parametrize("who", [FATIMA, SI_BRAHIM, CLAIRE, KARIM])
async def test_asks_whether_to_call_only_where_a_number_is_known(world: World, who: Someone) -> None:
    runtime = runtime_of(world)
    path, _ = link(world, runtime, who)
    async with browsing(runtime) as http:
        page = await http.get(path)
    assert page.status_code == 200
    assert ('name="phone"' in page.text) == (who.channel == "whatsapp")
    assert ("Settat" in page.text or "سطات" in page.text) == (who is KARIM)


async def test_a_half_filled_form_waits_sealed(world: World) -> None:
    runtime = runtime_of(world)
    path, request_id = link(world, runtime)
    async with browsing(runtime) as http:
        await fill(http, path, step="preview", address="")
        assert 'value="fa ١٢٣٤٥٦"' in (await http.get(path)).text
    assert row_of(world, request_id).state == "awaiting_identity"
    with world.database.reading() as db:
        assert "Bennani" not in str(db.execute(select(identity_links)).all())
    world.clock.move(hours=72)
    async with browsing(runtime) as http:
        over = await http.get(path)
    assert over.status_code == 410
    assert "Bennani" not in over.text


async def test_the_hours_are_a_setting(world: World) -> None:
    runtime = runtime_of(world, identity_hours="2")
    path, request_id = link(world, runtime)
    world.clock.move(hours=2)
    async with browsing(runtime) as http:
        assert (await fill(http, path)).status_code == 410
    assert row_of(world, request_id).state == "awaiting_identity"


async def test_a_token_twice_is_told_the_same_and_files_once(world: World) -> None:
    runtime = runtime_of(world)
    path, request_id = link(world, runtime)
    async with browsing(runtime) as http:
        proof = re.search(r'name="proof" value="(\w+)"', (await http.get(path)).text)
        assert proof
        form = FILLED | {"proof": proof[1]}
        form.pop("email")
        answers = [(await http.post(path, data=form)).status_code for _ in range(2)]
        assert answers == [200, 200]
        assert (await http.post(path, data=form | {"family_name": "Alaoui"})).status_code == 410
        assert (await http.get(path)).status_code == 410
    assert count(world, mails) == count(world, request_papers) == 1
    assert row_of(world, request_id).revision == 2


async def test_two_browsers_at_once_and_one_wins(world: World) -> None:
    runtime = runtime_of(world)
    path, request_id = link(world, runtime)
    names = ("Bennani", "Alaoui", "Tazi")
    async with browsing(runtime) as http:
        answers = await asyncio.gather(*(fill(http, path, family_name=name) for name in names))
    statuses = [each.status_code for each in answers]
    assert sorted(statuses) == [200, 410, 410]
    found = row_of(world, request_id).identity
    assert found
    assert found.family_name == names[statuses.index(200)]
    assert count(world, mails) == 1


async def test_a_new_link_closes_the_older(world: World) -> None:
    runtime = runtime_of(world)
    path, request_id = link(world, runtime)
    with world.database.writing() as db:
        newer = path_of(world, runtime, db, cases.by_id(db, request_id))
    async with browsing(runtime) as http:
        assert (await fill(http, path)).status_code == 410
        assert (await fill(http, newer)).status_code == 200


async def test_a_withdrawn_request_waits_for_nobody(world: World) -> None:
    runtime = runtime_of(world)
    path, request_id = link(world, runtime)
    async with browsing(runtime) as http:
        page = (await http.get(path)).text
        with world.database.writing() as db:
            actions.withdraw(db, cases.by_id(db, request_id), **Cases(world, db).by_person)
        assert (await http.get(path)).status_code == 410
        proof = re.search(r'name="proof" value="(\w+)"', page)
        assert proof
        late = await http.post(path, data=FILLED | {"proof": proof[1]})
        assert late.status_code == 410
    assert row_of(world, request_id).identity is None
    assert count(world, mails) == 0


async def test_shows_the_paper_that_will_be_mailed(world: World) -> None:
    runtime = runtime_of(world)
    path, _ = link(world, runtime)
    async with browsing(runtime) as http:
        page = (await fill(http, path, step="preview")).text
        found = re.search(r'href="([^"]+form\.pdf[^"]+)"', page)
        assert found
        paper = await http.get(f"/identity/{unescape(found[1])}")
    assert paper.status_code == 200
    assert paper.content.startswith(b"%PDF-")
    assert count(world, request_papers) == 0


async def test_when_the_paper_cannot_be_made_nothing_has_happened(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    runtime = runtime_of(world)
    path, request_id = link(world, runtime)

    def away(*args: object, **more: object) -> None:
        raise OperationalError("x", {}, Exception("gone"))

    async with browsing(runtime) as http:
        with monkeypatch.context() as patched:
            patched.setattr("data.mails.put", away)
            answer = await fill(http, path)
        assert answer.status_code == 503
        assert "Moulouya" in answer.text
        assert row_of(world, request_id).state == "awaiting_identity"
        assert count(world, request_papers) == 0
        assert (await fill(http, path)).status_code == 200


async def test_the_database_is_away(world: World) -> None:
    runtime = runtime_of(world)
    path, _ = link(world, runtime)
    gone = Database("postgresql://nobody@127.0.0.1:1/x?connect_timeout=1", world.database.vault)
    async with browsing(replace(runtime, database=gone)) as http:
        assert (await http.get(path)).status_code == 503
        answer = await http.post(path, data=FILLED)
        assert answer.status_code == 503
        assert "fatima@mail.example" in answer.text
    gone.close()
