"""The web application over real sockets: health, webhooks, what is refused and how."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass

import httpx
import pytest
from fakes import FrozenClock
from scripted import ScriptedReader
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from bot.app import WEBHOOK_BYTES, build_app
from bot.bootstrap import ensure_communes, hosted_accounts, web_channels
from bot.channels.base import Channel
from bot.channels.telegram import Telegram
from bot.runtime.parts import Runtime
from bot.runtime.reception import Reception
from bot.settings import Settings
from data.engine import Database
from data.tables import inbound_messages

SECRET = "s" * 32
HEADER = "x-telegram-bot-api-secret-token"


@dataclass
class Service:
    client: httpx.AsyncClient
    reception: Reception
    database: Database

    async def post(self, update: object, secret: str = SECRET, account: str = "berkane") -> int:
        content = update if isinstance(update, bytes) else json.dumps(update).encode()
        response = await self.client.post(
            f"/telegram/{account}",
            content=content,
            headers={HEADER: secret, "content-type": "application/json"},
        )
        return response.status_code

    def kept(self) -> int:
        with self.database.reading() as db:
            return int(db.value(select(func.count()).select_from(inbound_messages)))


@pytest.fixture
async def service(sqlite_database: Database) -> AsyncIterator[Service]:
    ensure_communes(sqlite_database, Settings(), ["berkane"], FrozenClock())
    telegram = Telegram(
        account="telegram:berkane", token="1:" + "t" * 35, secret=SECRET, api_url="http://127.0.0.1:9"
    )
    channels: dict[str, Channel] = {"telegram:berkane": telegram, **web_channels(["berkane"])}
    runtime = Runtime(
        settings=Settings(),
        database=sqlite_database,
        clock=FrozenClock(),
        reader=ScriptedReader(),
        channels=channels,
        account_communes=hosted_accounts(sqlite_database, channels),
    )
    app = build_app(runtime)
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://jemaa") as client:
            yield Service(client, app.state.reception, sqlite_database)


def update(number: int, text: str = "salam") -> dict[str, object]:
    user = {"id": 7, "is_bot": False, "first_name": "F"}
    chat = {"id": 7, "type": "private"}
    message = {"message_id": number, "date": 1, "chat": chat, "from": user, "text": text}
    return {"update_id": number, "message": message}


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics", "/", "/chat/berkane"])
async def test_pages_answer(service: Service, path: str) -> None:
    assert (await service.client.get(path)).status_code == 200


async def test_metrics_count_what_waits(service: Service) -> None:
    text = (await service.client.get("/metrics")).text
    assert "jemaa_inbound_waiting 0" in text


async def test_an_update_is_kept_once_and_acknowledged(service: Service) -> None:
    assert [await service.post(update(1)) for _ in range(5)] == [200] * 5
    assert service.kept() == 1


async def test_unsigned_is_refused(service: Service) -> None:
    assert await service.post(update(1), secret="wrong") == 403
    assert service.kept() == 0


async def test_an_unknown_account_is_not_found(service: Service) -> None:
    assert await service.post(update(1), account="nowhere") == 404


@pytest.mark.parametrize(
    "body", [b"", b"not json", b"[]", b"{}", b'{"update_id": 1}', b"\xff\xfe", b"null", b"7"]
)
async def test_garbage_is_acknowledged_and_ignored(service: Service, body: bytes) -> None:
    assert await service.post(body) == 200
    assert service.kept() == 0


async def test_a_flood_in_one_body_is_refused(service: Service) -> None:
    assert await service.post(b"x" * (WEBHOOK_BYTES + 1)) == 413


async def test_a_hundred_thousand_characters_are_kept(service: Service) -> None:
    assert await service.post(update(1, "ع" * 100_000)) == 200
    assert service.kept() == 1


async def test_when_the_database_is_away_the_provider_is_asked_to_repeat(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*args: object, **more: object) -> bool:
        raise OperationalError("insert", {}, Exception("away"))

    monkeypatch.setattr(service.reception, "take", away)
    assert await service.post(update(1)) == 503


async def test_messages_of_many_people_are_all_handled(service: Service) -> None:
    updates = [update(number) for number in range(1, 41)]
    for number, each in enumerate(updates):
        message = each["message"]
        assert isinstance(message, dict)
        message["chat"] = {"id": number % 8 + 1, "type": "private"}
        message["from"] = {**message["from"], "id": number % 8 + 1}
    assert set(await asyncio.gather(*(service.post(each) for each in updates))) == {200}
    async with asyncio.timeout(60):
        while True:
            with service.database.reading() as db:
                states = db.execute(select(inbound_messages.c.state)).scalars().all()
            if states.count("handled") == 40:
                break
            await asyncio.sleep(0.05)
