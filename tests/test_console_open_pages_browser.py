"""Pages that stay open, in Chromium: what was typed when the session ended is not lost and is nobody else's; what moves is shown."""

from collections.abc import Iterator
from typing import Any

import pytest
from console_browser import ENDS, PHONE, Browsing, axe_finds, browsing, chromium_browser, overflow, shoot
from console_examples import a_sitting
from console_rig import Console
from playwright.sync_api import Browser, Page, expect
from world import CLAIRE, FATIMA, World

from bot.console.door import SESSION_COOKIE
from data import contributions, conversations

pytestmark = [pytest.mark.chromium, pytest.mark.parametrize("world", ["sqlite"], indirect=True)]
AGENT = "consultation_agent"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with chromium_browser() as browser:
        yield browser


@pytest.fixture
def staff(world: World, chromium: Browser) -> Iterator[Browsing]:
    with browsing(Console(world), chromium) as found:
        yield found


def signs_in(staff: Browsing, page: Page, *roles: str) -> None:
    """The same tab, after the door."""
    token = staff.console.token(staff.console.member(*roles))
    cookie: Any = {"name": SESSION_COOKIE, "value": token, "domain": "127.0.0.1", "path": "/console"}
    page.context.add_cookies([cookie])


def kept(page: Page) -> list[str]:
    return list(page.evaluate("Object.keys(sessionStorage)"))


@pytest.mark.parametrize(("language", "way"), [("ar", {}), ("fr", PHONE)], ids=["ar", "fr-phone"])
def test_what_was_sent_after_the_session_ended_is_typed_again(
    staff: Browsing, language: str, way: dict[str, Any]
) -> None:
    with staff.console.world.database.writing() as db:
        reference = staff.console.world.recorded(db, CLAIRE)
    page = staff.open(f"/contributions/{reference}", AGENT, language=language, **way)
    page.check("input[name=state][value=partly]")
    page.fill("#f-reason-fr", "Une réponse longue et réfléchie.")
    page.context.clear_cookies(name=SESSION_COOKIE)
    page.locator("#answer button.loud").click()
    expect(page.locator("[data-lost]")).to_be_visible()
    assert axe_finds(page) == []
    shoot(page, f"session-over-{language}")
    assert f"next=%2Fcontributions%2F{reference}" in page.url
    signs_in(staff, page, AGENT)
    page.goto(f"{staff.address}/console/contributions/{reference}")
    expect(page.locator("#answer .notice")).to_be_visible()
    expect(page.locator("#f-reason-fr")).to_have_value("Une réponse longue et réfléchie.")
    expect(page.locator("input[name=state][value=partly]")).to_be_checked()
    assert (axe_finds(page), overflow(page)) == ([], 0)
    shoot(page, f"typed-again-{language}")
    page.locator("#answer button.loud").click()
    expect(page.locator(".given")).to_contain_text("longue et réfléchie")
    expect(page.locator("#f-reason-fr")).to_have_value("")
    assert kept(page) == []
    with staff.console.world.database.reading() as db:
        row = contributions.load(db, "berkane", reference)
    assert row
    assert row.answer_state == "partly"


def test_every_line_and_every_box_is_as_it_was(staff: Browsing) -> None:
    page = staff.open("/counter/request", "information_officer", language="fr")
    page.fill("#f-first_name", "Fatima")
    page.uncheck("input[name=present]")
    page.fill("#f-subject", "Le budget")  # the last event keeps all of it
    page.reload()
    expect(page.locator("#f-first_name")).to_have_value("Fatima")
    expect(page.locator("input[name=present]")).not_to_be_checked()
    path = f"/agenda/sessions/{a_sitting(staff.console)['session']}/do/agenda"
    page = staff.open(path, "announcer", language="fr")
    lines = page.locator("[name=line_fr]")
    for place in range(3):
        page.locator("[name=line_ar]").nth(place).fill(f"نقطة {place}")
        lines.nth(place).fill(f"Point {place}")
    page.context.clear_cookies(name=SESSION_COOKIE)
    page.locator("form.card button.loud").click()
    expect(page.locator("[data-lost]")).to_be_visible()
    signs_in(staff, page, "announcer")
    page.goto(f"{staff.address}/console{path}")
    for place in range(3):
        expect(lines.nth(place)).to_have_value(f"Point {place}")


def test_what_was_typed_is_nobody_elses(staff: Browsing) -> None:
    page = staff.open("/counter/request", "information_officer", language="fr")
    page.fill("#f-first_name", "Fatima")
    assert kept(page)
    page.locator("[data-leave]").click()
    expect(page.locator("h1")).to_contain_text("Guichet")
    assert kept(page) == []
    page.goto(f"{staff.address}/console/counter/request")
    page.fill("#f-first_name", "Fatima")
    signs_in(staff, page, "information_officer", "approver")
    page.goto(f"{staff.address}/console/counter/request")
    expect(page.locator("#f-first_name")).to_have_value("")
    page.fill("#f-first_name", "Brahim")
    page.locator("form[action$='/sign-out'] button").click()
    expect(page.locator("#f-email")).to_be_visible()
    assert kept(page) == []


def test_a_conversation_goes_on_while_it_is_read(staff: Browsing) -> None:
    world = staff.console.world
    with world.database.writing() as db:
        heard = world.hears(db, FATIMA, "bghit nhder m3a chi wa7ed")
        conversations.hand_over(db, heard.conversation_id, world.now)
        conversations.note_heard(db, heard.conversation_id, world.now)
    page = staff.open(f"/conversations/{heard.conversation_id}", AGENT, language="fr")
    page.fill("#f-words", "Bonjour, nous regardons.")
    page.evaluate("window.first = document.querySelector('#talk li')")
    with world.database.writing() as db:
        world.clock.move(minutes=2)
        world.hears(db, FATIMA, "rani kantsenna")
        conversations.note_heard(db, heard.conversation_id, world.now)
    expect(page.locator("#talk")).to_contain_text("rani kantsenna", timeout=2 * ENDS)
    expect(page.locator("#f-words")).to_have_value("Bonjour, nous regardons.")
    assert page.evaluate("window.first.isConnected"), "what was there stays: it is read aloud once"
    assert axe_finds(page) == []
    page.locator("#answer button.loud").click()  # it was read: nothing stands in the way
    expect(page.locator(".notice[role=status]")).to_be_visible()
