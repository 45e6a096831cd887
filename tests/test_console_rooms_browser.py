"""What staff do on pages, in Chromium: a case from receipt to refusal, two at once, a broadcast to its approval, the counter offline."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from case_rig import Cases
from console_browser import PHONE, Browsing, axe_finds, browsing, chromium_browser, overflow, shoot
from console_rig import Console
from playwright.sync_api import Browser, Page, expect
from world import CLAIRE, World

from data import consents, contributions
from data.requests import cases

pytestmark = [pytest.mark.chromium, pytest.mark.parametrize("world", ["sqlite"], indirect=True)]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with chromium_browser() as browser:
        yield browser


@pytest.fixture
def staff(world: World, chromium: Browser) -> Iterator[Browsing]:
    with browsing(Console(world), chromium) as found:
        yield found


def sent(staff: Browsing) -> str:
    with staff.console.world.database.writing() as db:
        return Cases(staff.console.world, db).sent(subject="Le coût du jardin du quartier").reference


def judged(page: Page, name: str) -> None:
    """No page on the way is worse than those that were looked at."""
    assert axe_finds(page) == []
    assert overflow(page) == 0
    shoot(page, name)


@pytest.mark.parametrize(("language", "way"), [("ar", {}), ("fr", PHONE)], ids=["ar", "fr-phone"])
def test_a_case_goes_from_its_receipt_to_a_refusal(
    staff: Browsing, language: str, way: dict[str, Any]
) -> None:
    reference = sent(staff)
    page = staff.open("/requests", "information_officer", language=language, **way)
    page.get_by_role("link", name=reference).click()
    page.goto(f"{page.url}/do/register")
    page.fill("#f-number", "12/2026")
    judged(page, f"case-receipt-{language}")
    page.locator("form.card button.loud").click()
    expect(page.locator(".notice[role=status]")).to_be_visible()
    page.locator("details.more summary").first.click()
    expect(page.locator("details[open] tbody tr").first).to_be_visible()
    judged(page, f"case-why-{language}")
    expect(page.locator("a[href$='/do/refuse']")).to_be_visible()
    page.goto(f"{staff.address}/console/requests/{reference}/do/refuse")
    page.select_option("#f-code", "in_preparation")
    page.fill(
        "#f-words", "الحساب الإداري قيد الإعداد" if language == "ar" else "Le compte est en préparation."
    )
    judged(page, f"case-refusal-{language}")
    with page.context.expect_page():  # the letter, beside it
        page.locator("button[name=preview]").click()
    page.locator("form.card button.danger").click()
    expect(page.locator(".notice[role=status]")).to_be_visible()
    judged(page, f"case-refused-{language}")
    with staff.console.world.database.reading() as db:
        row = cases.load(db, "berkane", reference)
    assert row
    assert (row.outcome, row.refusal_code) == ("refused", "in_preparation")


def test_two_officers_at_once_do_not_both_answer(staff: Browsing) -> None:
    reference = sent(staff)
    staff.open(f"/requests/{reference}/do/register", "information_officer").locator(
        "form.card button.loud"
    ).click()
    first = staff.open(f"/requests/{reference}/do/answer", "information_officer", language="fr")
    second = staff.open(f"/requests/{reference}/do/answer", "information_officer", "approver", language="fr")
    first.fill("#f-words", "Voici la réponse de la première.")
    second.fill("#f-words", "Voici celle de la seconde.")
    first.locator("form.card button.loud").click()
    expect(first.locator(".notice[role=status]")).to_be_visible()
    second.locator("form.card button.loud").click()
    expect(second.locator(".summary")).to_contain_text("collègue vient de le faire")
    expect(second.locator("#f-words")).to_have_value("Voici celle de la seconde.")


def test_a_broadcast_goes_from_its_draft_to_its_approval(staff: Browsing) -> None:
    world = staff.console.world
    with world.database.writing() as db:
        world.hears(db, CLAIRE, "bonjour")
        consents.record(
            db,
            commune_id="berkane",
            citizen_id=world.person(db, CLAIRE).citizen_id,
            purpose=consents.WORKSHOPS,
            is_given=True,
            text_shown="…",
            language="fr",
            source=CLAIRE.account,
            now=world.now,
        )
    page = staff.open("/broadcasts/new", "announcer", language="fr")
    for language, text in (
        ("ar", "ورشة الشباب\nننتظركم يوم السبت."),
        ("ary", "ورشة الشباب\nكنتسناوكم نهار السبت."),
        ("fr", "Atelier jeunes\nLa { $commune } vous attend samedi."),
    ):
        page.fill(f"#f-text_{language}", text)
    expect(page.locator("[data-preview-of=f-text_fr]")).to_contain_text("Commune de Berkane vous attend")
    judged(page, "broadcast-written")
    page.locator("form.card button.loud").click()
    expect(page.locator("main")).to_contain_text("une autre personne doit l'approuver")
    expect(page.locator(".bubble").last).to_contain_text("samedi")
    judged(page, "broadcast-draft")
    approver = staff.open("/broadcasts/atelier-jeunes", "approver", language="ar")
    approver.locator("form[action$='/do/approve'] button").click()
    expect(approver.locator(".notice[role=status]")).to_be_visible()
    page.reload()
    page.locator("form[action$='/do/pause'] button").click()
    expect(page.locator("form[action$='/do/resume'] button")).to_be_visible()
    judged(page, "broadcast-paused")


def test_what_is_typed_at_the_counter_survives_a_lost_connection(staff: Browsing) -> None:
    page = staff.open("/counter/contribution", "consultation_agent", language="fr", **PHONE)
    words = "Il faut un éclairage devant l'école."
    page.locator("#f-place").select_option(index=2)
    page.fill("#f-words", words)
    page.check("input[name=language][value=fr]")
    page.check("input[name=agreed]")
    page.context.set_offline(True)
    page.locator("form.card button.loud").click()
    expect(page.locator(".offline")).to_contain_text("rien n'est perdu")
    page.context.set_offline(False)
    page.reload()
    expect(page.locator("#f-words")).to_have_value(words)
    expect(page.locator("input[name=agreed]")).to_be_checked()
    page.context.set_offline(True)
    page.locator("form.card button.loud").click()
    expect(page.locator(".offline")).to_be_visible()
    page.context.set_offline(False)
    page.locator("form.card button.loud").click()  # it is back: no need to load the page again
    expect(page.locator(".receipt")).to_contain_text(words)
    expect(page.locator("[data-print]")).to_be_visible()
    judged(page, "counter-receipt-phone-fr")
    code = re.findall(r"BRK-[0-9A-Z]{8}", page.locator(".receipt").inner_text())[0]
    with staff.console.world.database.reading() as db:
        row = contributions.load(db, "berkane", code)
    assert row
    assert (row.words, row.language, row.channel) == (words, "fr", "counter")
    page.goto(f"{staff.address}/console/counter/contribution")
    expect(page.locator("#f-words")).to_have_value("")
