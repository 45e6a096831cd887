"""The identity page in a real browser: a telephone, no JavaScript, a keyboard alone, every language, axe."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from fake_identity_desk import REFERENCE, TOKEN, VIEW, FakeIdentityDesk
from playwright.sync_api import Browser, BrowserContext, Page, expect
from starlette.applications import Starlette
from starlette.routing import Mount
from test_pages_browser import axe as axe  # noqa: PLC0414 - pytest finds the fixture here
from test_pages_browser import chromium as chromium  # noqa: PLC0414 - the same

from bot.pages.identity import identity_routes
from bot.pages.identity_desk import Person
from data import texts

pytestmark = pytest.mark.chromium

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
SMALL: dict[str, Any] = PHONE | {"viewport": {"width": 320, "height": 568}}
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
SCREENSHOTS = Path(__file__).parents[1] / "var" / "screenshots"
ENDS = 5_000
THUMB = 44  # pixels that a thumb needs
FATIMA = Person(
    "فاطمة الزهراء", "بناني", True, "FA123456", "12 زنقة الأمل، بركان", "fatima@example.ma", phone_ok=True
)


class Service:
    """The page on a port of its own, also under a path, as a proxy may serve it; every test gives it a new desk."""

    def __init__(self) -> None:
        self.desk = FakeIdentityDesk()
        self.referrers: list[str] = []
        routes = identity_routes(self, key=b"k", now=lambda: time.monotonic() * 1000)
        app = Starlette(routes=[Mount("/jemaa", routes=routes), *routes])

        async def listening(scope: Any, receive: Any, send: Any) -> None:
            self.referrers += [
                value.decode() for name, value in scope.get("headers", ()) if name == b"referer"
            ]
            await app(scope, receive, send)

        self._server = uvicorn.Server(uvicorn.Config(listening, port=0, log_level="critical", lifespan="off"))
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)
        port = self._server.servers[0].sockets[0].getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"

    def __getattr__(self, name: str) -> Any:
        return getattr(self.desk, name)

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(10)


@pytest.fixture(scope="module")
def running() -> Iterator[Service]:
    service = Service()
    yield service
    service.stop()


@pytest.fixture
def service(running: Service) -> Service:
    running.desk = FakeIdentityDesk(replace(VIEW, has_paper=True))
    running.referrers.clear()
    return running


Opener = Callable[..., Page]


@pytest.fixture
def open_page(chromium: Browser, service: Service) -> Iterator[Opener]:
    """Open the link as somebody new; the test fails when the browser complained about anything of ours."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def opener(path: str = f"/identity/{TOKEN}", **options: Any) -> Page:
        context = chromium.new_context(**(PHONE | options))
        context.set_default_timeout(ENDS)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console", lambda said: complaints.append(said.text) if "status of" not in said.text else None
        )
        page.goto(service.address + path)
        return page

    yield opener
    for context in contexts:
        context.close()
    assert complaints == []


def fill(page: Page) -> None:
    page.locator("#first_name").fill("فاطمة الزهراء")
    page.locator("#family_name").fill("بناني")
    page.locator("label[for=kind-citizen]").click()
    page.locator("#document").fill("fa ١٢٣٤٥٦")
    page.locator("#address").fill("12 زنقة الأمل\nبركان")
    page.locator("#email").fill("fatima@example.ma")
    page.locator("label[for=phone]").click()


def press(page: Page, step: str) -> None:
    page.locator(f"main button[value={step}]").click()


def says(page: Page, language: str, name: str) -> None:
    expect(page.locator("main")).to_contain_text(texts.plain(language, f"identity-{name}"))


@pytest.mark.parametrize("path", [f"/identity/{TOKEN}", f"/jemaa/identity/{TOKEN}"])
def test_works_without_javascript(open_page: Opener, service: Service, path: str) -> None:
    page = open_page(path, java_script_enabled=False)
    fill(page)
    press(page, "preview")
    expect(page.locator("main")).to_contain_text("FA123456")
    press(page, "correct")
    expect(page.locator("#document")).to_have_value("fa ١٢٣٤٥٦")
    expect(page.locator("#kind-citizen")).to_be_checked()
    press(page, "preview")
    press(page, "send")
    expect(page.locator(".reference")).to_contain_text(REFERENCE)
    says(page, "ary", "sent-not-filed")
    assert service.desk.sent == [FATIMA]


def test_tells_no_site_its_address(open_page: Opener, service: Service) -> None:
    page = open_page()
    fill(page)
    press(page, "preview")
    press(page, "send")
    expect(page.locator(".reference")).to_be_visible()
    assert service.referrers == []
    assert page.context.cookies() == []


def test_another_language_keeps_what_was_typed(open_page: Opener) -> None:
    page = open_page()
    fill(page)
    page.locator("button[value=fr]").click()
    expect(page.locator("html")).to_have_attribute("dir", "ltr")
    says(page, "fr", "heading")
    expect(page.locator("#address")).to_have_value("12 زنقة الأمل\nبركان")
    press(page, "preview")
    page.locator("button[value=ar]").click()
    says(page, "ar", "check-lead")


def test_enter_goes_on_and_changes_no_language(open_page: Opener) -> None:
    page = open_page()
    fill(page)
    page.locator("#email").press("Enter")
    says(page, "ary", "check-lead")


def test_the_list_of_what_is_wrong_has_the_focus_and_leads_to_the_fields(open_page: Opener) -> None:
    page = open_page()
    press(page, "preview")
    expect(page.locator("#errors")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#kind-citizen")).to_be_focused()
    expect(page.locator("#document")).to_have_accessible_description(
        " ".join(texts.plain("ary", f"identity-{name}") for name in _DESCRIBED)
    )


_DESCRIBED = ("error-document-missing", "document-citizen", "document-resident")


def test_a_keyboard_alone_fills_it_in(open_page: Opener, service: Service) -> None:
    page = open_page(**DESKTOP, is_mobile=False, has_touch=False)
    page.locator("#first_name").focus()
    typed = ("فاطمة الزهراء", "بناني", " ", "FA123456", "12 زنقة الأمل، بركان", "fatima@example.ma", " ")
    for each in typed:
        page.keyboard.type(each) if each != " " else page.keyboard.press("Space")
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    says(page, "ary", "check-lead")
    page.locator("main button[value=send]").press("Enter")
    expect(page.locator(".reference")).to_be_visible()
    assert service.desk.sent == [FATIMA]


def test_two_browsers_and_one_wins(open_page: Opener, service: Service) -> None:
    first, second = open_page(), open_page()
    for page, name in ((first, "بناني"), (second, "العلوي")):
        fill(page)
        page.locator("#family_name").fill(name)
        press(page, "preview")
    press(first, "send")
    expect(first.locator(".reference")).to_be_visible()
    press(second, "send")
    says(second, "ary", "gone")
    assert service.desk.sent == [FATIMA]


def test_what_was_typed_survives_a_database_that_is_away(open_page: Opener, service: Service) -> None:
    page = open_page(java_script_enabled=False)
    fill(page)
    press(page, "preview")
    service.desk.is_away = True
    press(page, "send")
    says(page, "ary", "away-kept")
    service.desk.is_away = False
    press(page, "send")
    expect(page.locator(".reference")).to_be_visible()
    assert service.desk.sent == [FATIMA]


# -- what it looks like ------------------------------------------------------------------------------------


def _states(page: Page) -> Iterator[str]:
    """The page in each of its states, one after another."""
    yield "form"
    press(page, "preview")
    yield "errors"
    fill(page)
    press(page, "preview")
    yield "check"
    press(page, "send")
    yield "sent"
    page.reload()
    page.goto(page.url)
    yield "gone"


_TOUCHED = "main button, header button, header a, main a, .choice, textarea, input:not([type=hidden])"
_TOO_SMALL = """([touched, thumb]) => [...document.querySelectorAll(touched)]
  .filter((each) => !each.closest(".unseen") && !["radio", "checkbox"].includes(each.type))
  .filter((each) => each.getBoundingClientRect().height < thumb)
  .map((each) => each.outerHTML)"""


@pytest.mark.parametrize("options", [PHONE, SMALL], ids=["phone", "small"])
@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_is_made_for_thumbs(open_page: Opener, language: str, options: dict[str, Any]) -> None:
    page = open_page(f"/identity/{TOKEN}?lang={language}", **options)
    for state in _states(page):
        assert page.evaluate(_TOO_SMALL, [_TOUCHED, THUMB]) == [], state
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), state


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_axe_finds_nothing(open_page: Opener, axe: str, language: str, scheme: str) -> None:
    page = open_page(f"/identity/{TOKEN}?lang={language}", color_scheme=scheme)
    for state in _states(page):
        page.evaluate(axe)
        found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")["violations"]
        assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == [], state


@pytest.mark.parametrize(
    ("language", "options"),
    [("ar", PHONE), ("ary", PHONE), ("ary-Latn", PHONE), ("fr", PHONE), ("ar", DESKTOP), ("fr", DESKTOP)],
    ids=["phone-ar", "phone-ary", "phone-ary-Latn", "phone-fr", "desktop-ar", "desktop-fr"],
)
def test_takes_screenshots(
    open_page: Opener, language: str, options: dict[str, Any], request: pytest.FixtureRequest
) -> None:
    page = open_page(f"/identity/{TOKEN}?lang={language}", **options)
    for state in _states(page):
        name = f"identity-{request.node.callspec.id}-{state}.png"
        page.screenshot(path=SCREENSHOTS / name, full_page=True)
