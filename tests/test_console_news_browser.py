"""Lists that keep themselves up to date, in Chromium: what comes in is said while the page is open; without a script it is not."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from console_browser import Browsing, axe_finds, browsing, chromium_browser, shoot
from console_rig import Console
from playwright.sync_api import Browser, expect
from world import FATIMA, World

from bot.console import watching

pytestmark = [pytest.mark.chromium, pytest.mark.parametrize("world", ["sqlite"], indirect=True)]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with chromium_browser() as browser:
        yield browser


@pytest.fixture
def staff(world: World, chromium: Browser, monkeypatch: pytest.MonkeyPatch) -> Iterator[Browsing]:
    monkeypatch.setattr(watching, "LOOK_SECONDS", 0.2)
    monkeypatch.setattr(watching, "REST", 1)
    with browsing(Console(world), chromium) as found:
        yield found


def comes_in(staff: Browsing, number: int) -> str:
    with staff.console.world.database.writing() as db:
        who = replace(FATIMA, address=f"70010020{number}")
        return staff.console.world.recorded(db, who, f"L'éclairage du quartier {number}")


def test_the_overview_counts_on_while_it_is_open(staff: Browsing) -> None:
    page = staff.open("", "consultation_agent", language="fr")
    tile, calm = page.locator("[data-wait=unanswered]"), page.locator("[data-calm-of=unanswered]")
    expect(calm).to_be_visible()
    expect(tile).to_be_hidden()
    expect(page.locator("[data-when-calm]")).to_be_visible()
    comes_in(staff, 1)
    expect(tile).to_be_visible()
    expect(tile.locator("b")).to_have_text("1")
    expect(tile.locator("span")).to_have_text("contribution sans réponse")
    expect(calm).to_be_hidden()
    expect(page.locator("[data-when-calm]")).to_be_hidden()
    comes_in(staff, 2)
    expect(tile.locator("b")).to_have_text("2")
    expect(tile.locator("b bdi")).to_have_count(1)
    expect(tile.locator("span")).to_have_text("contributions sans réponse")
    assert axe_finds(page) == []


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_a_list_says_quietly_what_is_new_and_shows_it_when_asked(staff: Browsing, language: str) -> None:
    comes_in(staff, 1)
    page = staff.open("/contributions", "consultation_agent", language=language)
    line = page.locator("p.news a")
    expect(line).to_be_hidden()
    reference = comes_in(staff, 2)
    expect(line).to_be_visible()
    assert axe_finds(page) == []
    shoot(page, f"news-{language}")
    expect(page.get_by_role("link", name=reference)).to_have_count(0)
    line.click()
    expect(page.get_by_role("link", name=reference)).to_be_visible()
    expect(line).to_be_hidden()


def test_without_a_script_nothing_is_missing_and_nothing_empty_is_shown(
    staff: Browsing,
) -> None:
    page = staff.open("/requests", java_script_enabled=False)
    expect(page.locator("p.news a")).to_be_hidden()
    page.goto(f"{staff.address}/console")
    expect(page.locator("[data-when-calm]")).to_be_visible()
