"""The pages of contributions in Chromium: without scripts, by two at once, with voice and photo; both directions, looked at."""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from console_browser import DESKTOP, PHONE, Browsing, axe_finds, browsing, chromium_browser, overflow, shoot
from console_rig import Console
from playwright.sync_api import Browser, Page, expect
from test_console_contributions import index
from voice_notes import ogg_opus
from world import CLAIRE, FATIMA, SI_BRAHIM, World

from data import attachments, contributions, moderation
from data.engine import Db
from data.review import notes, tags, themes

pytestmark = [pytest.mark.chromium, pytest.mark.parametrize("world", ["sqlite"], indirect=True)]

AGENT, ACTOR = "consultation_agent", "consultation_agent@berkane.example"
# The two of the four ways in which tests/test_console_browser.py does not judge every page.
WAYS: dict[str, tuple[str, dict[str, Any]]] = {
    "fr": ("fr", DESKTOP),
    "phone-ar": ("ar", PHONE | {"color_scheme": "dark"}),
}


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


@dataclass(frozen=True, slots=True)
class Said:
    """What the town said: one with a photo and a voice, one that is alike, one that is hidden, one more."""

    full: str
    alike: str
    hidden: str
    french: str
    theme: int


@pytest.fixture
def said(world: World) -> Said:
    with world.database.writing() as db:
        tokens = [
            sent(world, db, "photo", png(), "image/png"),
            sent(world, db, "voice", ogg_opus(3), "audio/ogg"),
        ]
        words = "zbel 3amer f hay salam w tri9 kolha 7fari. 3afakom chi 7all!"
        full = world.recorded(db, FATIMA, words, tokens=tokens, name="Fatima Zahra")
        alike = world.recorded(db, SI_BRAHIM, "الأزبال كثيرة في حي السلام والطريق كلها حفر")
        hidden = world.recorded(db, SI_BRAHIM, "كلام فيه سب", name="سي ابراهيم")
        french = world.recorded(db, CLAIRE, "Trop d'ordures à Hay Salam", axis="A2", commitment="A2-C1")
        row = loaded(db, hidden)
        moderation.hide(db, row, reason="insult", actor=ACTOR, day=world.day, now=world.now)
        number = loaded(db, full).id
        tags.add(db, "berkane", number, "عاجل", actor=ACTOR)
        notes.add(db, "berkane", number, "اتصلنا بمصلحة النظافة.", author=ACTOR, now=world.now)
        theme = themes.make(db, "berkane", "الأزبال في حي السلام", "A1", actor=ACTOR, now=world.now)
        themes.join(db, "berkane", theme, [french], actor=ACTOR, now=world.now)
    index(world)
    return Said(full, alike, hidden, french, theme)


def sent(world: World, db: Db, kind: str, content: bytes, media_type: str) -> str:
    """Fatima sends something along; its token."""
    received = world.hears(db, FATIMA, "", has_media=True)
    about = {"commune_id": "berkane", "inbound_id": received.inbound_id, "source": "{}", "now": world.now}
    number = attachments.expect(db, kind=kind, **about)  # type: ignore[arg-type]
    attachments.store(db, number, content=content, media_type=media_type, seconds=3)
    return attachments.of_message(db, received.inbound_id)[0].token


def loaded(db: Db, reference: str) -> contributions.ContributionRow:
    row = contributions.load(db, "berkane", reference)
    assert row is not None
    return row


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with chromium_browser() as browser:
        yield browser


@pytest.fixture
def staff(world: World, chromium: Browser) -> Iterator[Browsing]:
    with browsing(Console(world), chromium) as found:
        yield found


def state_of(staff: Browsing, reference: str) -> str | None:
    with staff.console.world.database.reading() as db:
        return loaded(db, reference).answer_state


def test_one_finds_sorts_and_answers_on_a_telephone_without_a_script(staff: Browsing, said: Said) -> None:
    page = staff.open("/contributions", AGENT, **PHONE, java_script_enabled=False)
    page.locator("details.fold > summary").click()
    page.fill("#f-q", "الزبل")
    page.get_by_role("button", name="تصفية").click()
    expect(page.locator("mark").first).to_be_visible()
    page.get_by_role("link", name=said.full).click()
    page.fill("#f-tag", "نظافة")
    page.locator("#tags .one-line button").click()
    expect(page.locator(".tag-list")).to_contain_text("نظافة")
    page.fill("#f-note", "سنزور الحي يوم الاثنين.")
    page.locator("#notes").get_by_role("button", name="إضافة").click()
    expect(page.locator("#notes")).to_contain_text("سنزور الحي")
    page.get_by_label("أُخذ بجزء منها").check()
    page.fill("#f-reason-ar", "ستضاف حاويتان في الحي.")
    page.get_by_role("button", name="معاينة").click()
    expect(page.locator(".preview .bubble")).to_contain_text("ستضاف حاويتان في الحي.")
    assert state_of(staff, said.full) is None
    page.get_by_role("button", name="نشر الجواب").click()
    expect(page.locator(".notice")).to_be_visible()
    assert state_of(staff, said.full) == "partly"


@pytest.mark.parametrize("script", [True, False])
def test_the_filters_leave_a_telephone_to_the_rows(staff: Browsing, said: Said, script: bool) -> None:
    page = staff.open("/contributions", AGENT, **PHONE, java_script_enabled=script)
    row = page.locator("table.contributions tbody tr").first.bounding_box()
    assert row is not None
    assert row["y"] < PHONE["viewport"]["height"]
    expect(page.locator("#f-q")).to_be_hidden()
    page.locator("details.fold > summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#f-q")).to_be_visible()
    if script:
        assert axe_finds(page) == []
    assert overflow(page) == 0
    page.select_option("#f-axis", "A1")
    if not script:
        page.get_by_role("button", name="تصفية").click()
    expect(page).to_have_url(re.compile("axis=A1"))
    expect(page.locator("#f-q")).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_on_a_desktop_the_filters_stand_open(staff: Browsing, said: Said, script: bool) -> None:
    page = staff.open("/contributions", AGENT, **DESKTOP, java_script_enabled=script)
    expect(page.locator("#f-q")).to_be_visible()
    expect(page.locator("details.fold > summary")).to_be_hidden()
    page.fill("#f-q", "الزبل")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_be_visible()


def test_two_who_answer_at_once_are_told_and_no_word_is_lost(staff: Browsing, said: Said) -> None:
    first, second = (
        staff.open(f"/contributions/{said.full}", role, language="fr") for role in (AGENT, "approver")
    )
    for page, words in ((first, "Les premiers mots."), (second, "Les seconds mots.")):
        page.get_by_label("Retenue en partie").check()
        page.fill("#f-reason-fr", words) if page.locator("#f-reason-fr").is_visible() else unfold(page, words)
        page.get_by_role("button", name="Publier la réponse").click()
    expect(first.locator("#given")).to_be_visible()
    expect(second.locator(".summary")).to_contain_text("vient de changer")
    expect(second.locator("#f-reason-fr")).to_have_value("Les seconds mots.")
    second.get_by_role("button", name="Publier la réponse").click()
    expect(second.locator("section[aria-labelledby=given]")).to_contain_text("Les seconds mots.")


def unfold(page: Page, words: str) -> None:
    page.get_by_text("La raison dans d'autres langues").click()
    page.fill("#f-reason-fr", words)


def test_the_photo_is_seen_and_the_voice_is_heard(staff: Browsing, said: Said) -> None:
    page = staff.open(f"/contributions/{said.full}", AGENT)
    page.locator(".photo img").scroll_into_view_if_needed()
    expect(page.locator(".photo img")).to_have_js_property("naturalWidth", 160)
    heard = page.evaluate(
        """() => new Promise((done) => { const voice = document.querySelector('audio');
        voice.onloadedmetadata = () => done(voice.duration); voice.onerror = () => done(-1); voice.load(); voice.play().catch(() => {}); })"""
    )
    assert heard == pytest.approx(3, abs=0.5)
    with page.expect_download() as taken:
        page.get_by_role("link", name="تحميل التسجيل الصوتي").click()
    assert taken.value.suggested_filename.endswith(".ogg")


def test_hiding_shows_the_guideline_and_is_undone(staff: Browsing, said: Said) -> None:
    page = staff.open(f"/contributions/{said.alike}", AGENT, language="fr")
    page.get_by_text("Masquer cette contribution").click()
    page.get_by_label("Hors sujet").check()
    page.get_by_role("button", name="Masquer", exact=True).click()
    expect(page.locator("#moderation .bubble")).to_be_visible()
    page.get_by_role("button", name="Publier de nouveau").click()
    expect(page.locator("#moderation .bubble")).to_have_count(0)


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_every_page_is_whole(staff: Browsing, said: Said, way: str) -> None:
    language, options = WAYS[way]
    page = staff.open("", language=language, **options)
    trouble: list[Any] = []
    for name, path in {
        "contributions": "/contributions",
        "contributions-found": "/contributions?q=zbel&meaning=yes&axis=A1&order=oldest",
        "contribution": f"/contributions/{said.full}",
        "contribution-hidden": f"/contributions/{said.hidden}",
        "contribution-themes": "/contributions/themes",
        "contribution-theme": f"/contributions/themes/{said.theme}",
    }.items():
        page.goto(f"{staff.address}/console{path}")
        page.evaluate("document.querySelectorAll('details.more').forEach((each) => { each.open = true; })")
        trouble += [(name, *found) for found in axe_finds(page)]
        if wide := overflow(page):
            trouble.append((name, "stands out", wide))
        shoot(page, f"{name}-{way}")
    assert trouble == []
