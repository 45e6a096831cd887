"""The console in a real browser: signing in by the keyboard, every page judged by axe, on a telephone, in both directions."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from argon2 import PasswordHasher
from console_browser import DESKTOP, PHONE, Browsing, axe_finds, browsing, chromium_browser, overflow, shoot
from console_examples import FILES
from console_rig import Console
from playwright.sync_api import Browser, expect
from test_console import READ, address, populate
from test_console_signin import with_codes, with_password
from world import World

from bot.console import passwords

pytestmark = [pytest.mark.chromium, pytest.mark.parametrize("world", ["sqlite"], indirect=True)]

PASSWORD = "quatre pommes bleues"
SEEN = [page for page in READ if not any(each in page.path for each in FILES)]
# Direction, light and size change together: each page is judged in two ways, not in eight. Rooms try the others.
WAYS: dict[str, tuple[str, dict[str, Any]]] = {
    "ar": ("ar", DESKTOP),
    "phone-fr": ("fr", PHONE | {"color_scheme": "dark"}),
}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with chromium_browser() as browser:
        yield browser


@pytest.fixture
def staff(world: World, chromium: Browser, monkeypatch: pytest.MonkeyPatch) -> Iterator[Browsing]:
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    with browsing(Console(world), chromium) as found:
        yield found


def test_one_signs_in_by_the_keyboard_alone(staff: Browsing) -> None:
    console = staff.console
    member = with_password(console, console.member("administrator"), passwords.hashed(PASSWORD))
    totp = with_codes(console, member)
    page = staff.open("/settings", signed_in=False)
    expect(page.locator("#f-email")).to_be_focused()
    assert axe_finds(page) == []
    shoot(page, "sign-in-ar")
    page.keyboard.type(member.email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("#f-code")).to_be_focused()
    assert axe_finds(page) == []
    page.keyboard.type(totp.at(console.machine.at))
    page.keyboard.press("Enter")
    page.wait_for_url("**/console/settings")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_the_menu_opens_on_a_telephone_without_a_script(staff: Browsing) -> None:
    page = staff.open("", **PHONE, java_script_enabled=False)
    page.locator(".rooms summary").click()
    page.locator(".rooms.phone-only a[href$='/settings']").click()
    page.wait_for_url("**/console/settings")


def test_the_language_turns_the_page_round(staff: Browsing) -> None:
    page = staff.open("/settings/staff")
    nav, main = page.locator(".rooms.wide-only").bounding_box(), page.locator("main").bounding_box()
    assert nav
    assert main
    assert nav["x"] > main["x"]
    page.get_by_role("link", name="Français").click()
    expect(page.locator("html")).to_have_attribute("dir", "ltr")
    nav, main = page.locator(".rooms.wide-only").bounding_box(), page.locator("main").bounding_box()
    assert nav
    assert main
    assert nav["x"] < main["x"]


def test_a_form_says_what_is_wrong_first(staff: Browsing) -> None:
    page = staff.open("/settings/staff/new", language="fr")
    page.fill("#f-name", "Amal")
    page.fill("#f-email", "amal@berkane.example")
    page.get_by_role("button", name="Ajouter quelqu'un").click()
    expect(page.locator(".summary")).to_be_focused()
    expect(page.locator("#f-name")).to_have_value("Amal")
    assert axe_finds(page) == []


def test_an_account_is_made_given_a_password_and_ended(staff: Browsing) -> None:
    page = staff.open("/settings/staff/new", "administrator", language="fr")
    page.fill("#f-name", "Amal")
    page.fill("#f-email", "Amal@Berkane.example")
    page.get_by_label("Lecture").check()
    page.get_by_role("button", name="Ajouter quelqu'un").click()
    page.get_by_role("button", name="Créer un mot de passe").click()
    given = page.locator(".secret").inner_text().strip()
    newcomer = staff.open("", signed_in=False, language="fr")
    newcomer.fill("#f-email", "amal@berkane.example")
    newcomer.fill("#f-password", given)
    newcomer.keyboard.press("Enter")
    expect(newcomer.get_by_role("heading", level=1)).to_have_text("Ce qui vous attend")
    end = page.get_by_role("button", name="Oui, mettre fin")
    expect(end).to_be_hidden()  # one press does not end it
    page.get_by_text("Mettre fin au compte").click()
    end.click()
    expect(page.locator(".notice")).to_be_visible()
    newcomer.reload()
    newcomer.wait_for_url("**/console/sign-in**")


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_every_page_is_whole_for_everybody(staff: Browsing, way: str) -> None:
    """axe finds nothing, nothing stands out of the window; and a picture of each, to be looked at."""
    language, options = WAYS[way]
    populate(staff.console)
    page = staff.open("", language=language, **options)
    trouble: list[Any] = []
    for each in SEEN:
        page.goto(f"{staff.address}/console{address(staff.console, each)}")
        trouble += [(each.path, *found) for found in axe_finds(page)]
        if wide := overflow(page):
            trouble.append((each.path, "stands out", wide))
        shoot(page, f"{re.sub(r'[^a-z]+', '-', each.path).strip('-') or 'overview'}-{way}")
    assert trouble == []
