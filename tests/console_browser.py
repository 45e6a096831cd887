"""The console in Chromium: a service on a port of its own, a browser that is signed in, axe, screenshots."""

import contextlib
import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import uvicorn
from console_rig import Console
from parts import missing
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bot.console.door import LANGUAGE_COOKIE, SESSION_COOKIE

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 860}}
SCREENSHOTS = Path(__file__).parents[1] / "var" / "screenshots"
ENDS = 8_000  # milliseconds for anything on a page to happen


@contextlib.contextmanager
def chromium_browser() -> Iterator[Browser]:
    """For a fixture of module scope: starting it takes a second."""
    found = CHROMIUM if Path(CHROMIUM).exists() else shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        missing("chromium", "no Chromium on this machine (on Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


@cache
def _axe() -> str:
    try:
        return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    except ModuleNotFoundError:
        missing("chromium", "the package axe-playwright-python is not installed")


def axe_finds(page: Page) -> list[tuple[str, list[Any]]]:
    """What axe has against a page, beneath its policy: rule and places."""
    page.evaluate(_axe())
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")["violations"]
    return [(each["id"], [node["target"] for node in each["nodes"]]) for each in found]


def overflow(page: Page) -> int:
    """Pixels by which a page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def shoot(page: Page, name: str) -> None:
    """A picture of the whole page in var/screenshots/console-<name>.png, to be looked at."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"console-{name}.png", full_page=True)


@dataclass(slots=True)
class Browsing:
    """A console that runs, and browsers of its staff. `complaints` are what the pages said to the browser's console."""

    console: Console
    browser: Browser
    address: str
    complaints: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def open(
        self, path: str = "", *roles: str, language: str = "ar", signed_in: bool = True, **options: Any
    ) -> Page:
        """A page of somebody with these roles (or all), on a desktop where no other `options` are given."""
        context = self.browser.new_context(**(DESKTOP | options))
        context.set_default_timeout(ENDS)
        self.contexts.append(context)
        cookies = {LANGUAGE_COOKIE: language}
        if signed_in:
            cookies[SESSION_COOKIE] = self.console.token(self.console.member(*roles))
        context.add_cookies(
            [
                {"name": name, "value": value, "domain": "127.0.0.1", "path": "/console"}
                for name, value in cookies.items()
            ]
        )
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("console", lambda said: self._heard(page, said.type, said.text))
        page.goto(f"{self.address}/console{path}")
        return page

    def _heard(self, page: Page, kind: str, text: str) -> None:
        if kind == "error" and "Failed to load resource" not in text:
            self.complaints.append(f"{page.url}: {text}")


@contextlib.contextmanager
def browsing(console: Console, browser: Browser) -> Iterator[Browsing]:
    """For a fixture of one test; at its end no page may have complained (of a policy, say)."""
    config = uvicorn.Config(console.app, port=0, log_level="critical", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    found = Browsing(console, browser, f"http://127.0.0.1:{port}")
    try:
        yield found
    finally:
        for context in found.contexts:
            context.close()
        server.should_exit = True
        thread.join(10)
    assert found.complaints == []
