"""One comment, from the chat page to the console and back: said, found, answered, read by its author. A real service."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from command_line import Town, free_port, serving
from console_browser import chromium_browser, shoot
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.chromium, pytest.mark.slow]

SLOW = 30_000  # milliseconds: a notice leaves within seconds, on two busy cores


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with chromium_browser() as browser:
        yield browser


def say(page: Page, text: str) -> None:
    page.fill("#text", text)
    page.click("#send")


def press(page: Page, choice: str) -> None:
    """The button of the waiting question; only that one has buttons."""
    page.locator(f"button[name=payload][value$='.{choice}']").last.click(timeout=SLOW)


def commented(page: Page, address: str) -> str:
    """Claire leaves a remark with her name, and wants to be told; its code."""
    page.goto(f"{address}/chat/berkane")
    page.click("button[name=language][value='fr']")
    say(page, "Je veux laisser une remarque sur le budget")
    press(page, "A4-C1")
    expect(page.locator("#talk")).to_contain_text("Budget citoyen", timeout=SLOW)
    page.wait_for_timeout(500)
    say(page, "Publiez le budget en langue simple, et en darija.")
    for choice in ("yes", "keep", "named"):
        press(page, choice)
    page.wait_for_timeout(1_000)
    say(page, "Claire Fontaine")
    press(page, "yes")
    expect(page.locator("#talk")).to_contain_text(re.compile(r"BRK-[0-9A-Z]{8}"), timeout=SLOW)
    found = re.findall(r"BRK-[0-9A-Z]{8}", page.locator("#talk").inner_text())
    press(page, "yes")
    return str(found[-1])


def test_a_comment_is_said_found_answered_and_its_author_reads_the_answer(
    chromium: Browser, tmp_path: Path
) -> None:
    town, port = Town(tmp_path / "var"), free_port()
    address = f"http://127.0.0.1:{port}"
    # Notices leave by day: whenever this runs, it is late in the morning at the town hall.
    town.works("demo", "clock", f"+{(11 - datetime.now(UTC).hour) % 24}h")
    with serving(town, port):
        citizen, staff = (chromium.new_context().new_page() for _ in range(2))
        code = commented(citizen, address)
        password = json.loads((town.var / "console-demo.json").read_text())["password"]
        staff.goto(f"{address}/console/contributions")
        staff.fill("#f-email", "demo@berkane.example")
        staff.fill("#f-password", password)
        staff.keyboard.press("Enter")
        expect(staff.get_by_role("link", name=code)).to_be_visible(timeout=SLOW)
        for _ in range(10):  # the search knows it within seconds
            staff.goto(f"{address}/console/contributions?q=lbudget")
            if staff.get_by_role("link", name=code).count():
                break
            staff.wait_for_timeout(1_000)
        staff.get_by_role("link", name=code).click()
        expect(staff.locator(".their-words")).to_contain_text("en langue simple, et en darija")
        staff.locator("input[name=state][value=accepted]").check()
        staff.fill("#f-reason-fr", "La commune publiera un budget en trois langues.")
        staff.locator("button[value=preview]").click()
        expect(staff.locator(".preview .bubble")).to_contain_text("votre avis est retenu")
        staff.locator("button[value=publish]").click()
        expect(staff.locator(".notice")).to_be_visible()
        shoot(staff, "journey-answered")
        expect(citizen.locator("#talk")).to_contain_text(
            "La commune publiera un budget en trois langues.", timeout=SLOW
        )
