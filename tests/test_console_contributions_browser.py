"""The pages of contributions in Chromium: Arabic and French, wide and on a telephone, without scripts, by axe and by eye."""

import struct
import threading
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import seed
import uvicorn
from console_rig import Console
from fakes import FrozenClock, make_vault
from playwright.sync_api import Browser, BrowserContext, Page
from test_pages_browser import axe as axe  # noqa: PLC0414 - pytest finds the fixture here
from test_pages_browser import chromium as chromium  # noqa: PLC0414 - the same
from voice_notes import ogg_opus
from world import FATIMA, World

from bot.console.door import LANGUAGE_COOKIE, SESSION_COOKIE
from data import attachments
from data.engine import Database
from data.review import themes

pytestmark = [pytest.mark.chromium, pytest.mark.slow]

SIZES: dict[str, dict[str, Any]] = {
    "wide": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
}
SCREENSHOTS = Path(__file__).parents[1] / "var" / "screenshots"


def png(width: int = 160, height: int = 120) -> bytes:
    """A green picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\x00" + b"\x2a\x7d\x5f" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


class Service:
    """The console of a town that has said something, on a port of its own."""

    def __init__(self, database: Database) -> None:
        self.world = World(database, FrozenClock())
        seed.fill(database, count=400, cases=0)
        self.console = Console(self.world)
        self.reference = self._with_media()
        self.theme = self._theme()
        server = uvicorn.Config(self.console.app, port=0, log_level="critical", lifespan="off")
        self._server = uvicorn.Server(server)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)
        self.address = f"http://127.0.0.1:{self._server.servers[0].sockets[0].getsockname()[1]}"

    def _with_media(self) -> str:
        with self.world.database.writing() as db:
            tokens = [
                self._sends(db, "photo", png(), "image/png"),
                self._sends(db, "voice", ogg_opus(7), "audio/ogg"),
            ]
            words = "zbel 3amer f hay salam w tri9 kolha 7fari, bghina lmizania tkoun mfhouma. 3afakom."
            return self.world.recorded(db, FATIMA, words, tokens=tokens, name="Fatima Zahra")

    def _sends(self, db: Any, kind: str, content: bytes, media_type: str) -> str:
        received = self.world.hears(db, FATIMA, "", has_media=True)
        number = attachments.expect(
            db,
            commune_id="berkane",
            inbound_id=received.inbound_id,
            kind=kind,
            source="{}",
            now=self.world.now,
        )
        attachments.store(
            db, number, content=content, media_type=media_type, seconds=7 if kind == "voice" else None
        )
        return attachments.of_message(db, received.inbound_id)[0].token

    def _theme(self) -> int:
        with self.world.database.reading() as db:
            return themes.listed(db, "berkane")[0].id

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(10)


@pytest.fixture(scope="module")
def service(sqlite_templates: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    path = tmp_path_factory.mktemp("town") / "jemaa.db"
    path.write_bytes(sqlite_templates["world"].read_bytes())
    database = Database(f"sqlite:///{path}", make_vault())
    running = Service(database)
    yield running
    running.stop()
    database.close()


@pytest.fixture
def visitor(chromium: Browser, service: Service) -> Iterator[Any]:
    """A browser of somebody with all roles; the test fails when the browser complained of anything."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def opens(path: str, language: str = "ar", size: str = "wide", *roles: str, **more: Any) -> Page:
        context = chromium.new_context(**SIZES[size], reduced_motion="reduce", **more)
        contexts.append(context)
        token = service.console.token(service.console.member(*roles))
        context.add_cookies(
            [
                {"name": name, "value": value, "url": f"{service.address}/console"}
                for name, value in ((SESSION_COOKIE, token), (LANGUAGE_COOKIE, language))
            ]
        )
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{service.address}/console{path}")
        return page

    yield opens
    for context in contexts:
        context.close()
    assert complaints == []


def findings(page: Page, axe: str) -> list[str]:
    """What axe-core finds wrong with a page."""
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]


def pages(service: Service) -> dict[str, str]:
    return {
        "contributions": "/contributions",
        "contributions-found": "/contributions?q=zbel&axis=A1&media=&since=2026-09-01",
        "contribution": f"/contributions/{service.reference}",
        "contribution-themes": "/contributions/themes",
        "contribution-theme": f"/contributions/themes/{service.theme}",
    }


@pytest.mark.parametrize("size", list(SIZES))
@pytest.mark.parametrize("language", ["ar", "fr"])
def test_every_page_holds(visitor: Any, service: Service, axe: str, language: str, size: str) -> None:
    for name, path in pages(service).items():
        page = visitor(path, language, size)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{name} is {wide} pixels too wide"
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=SCREENSHOTS / f"console-{name}-{language}-{size}.png", full_page=True)
        assert findings(page, axe) == [], name
        page.context.close()
