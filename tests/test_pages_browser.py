"""The chat page in a real browser: a telephone, a keyboard alone, no JavaScript, a lost connection, axe."""

import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import pytest
import uvicorn
from fake_desk import BEGAN, FakeDesk
from parts import missing
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from starlette.applications import Starlette
from starlette.routing import Mount

from bot.channels.base import Inbound, Stored
from bot.pages.chat import chat_routes
from bot.pages.desk import CommuneView, Line
from data import texts

pytestmark = pytest.mark.chromium

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
]
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 640}, "has_touch": True, "is_mobile": True}
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
SCREENSHOTS = Path(__file__).parents[1] / "var" / "screenshots"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
ENDS = 5_000  # milliseconds for anything on the page to happen


class Service:
    """The page on a port of its own; every test gives it a new desk."""

    def __init__(self) -> None:
        self.desk = FakeDesk()
        self.seconds = 0.0  # by which the rate of posts is measured
        routes = chat_routes(self, now=lambda: self.seconds)
        routes = [Mount("/jemaa", routes=routes), *routes]
        # At the end pages still listen: that is no error.
        config = uvicorn.Config(
            Starlette(routes=routes), port=0, log_level="critical", timeout_graceful_shutdown=1
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)
        port = self._server.servers[0].sockets[0].getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(10)

    async def commune(self, commune_id: str) -> CommuneView | None:
        return await self.desk.commune(commune_id)

    async def hear(self, account_id: str, inbound: Inbound, upload: Stored | None) -> bool:
        return await self.desk.hear(account_id, inbound, upload)

    async def lines(self, account_id: str, visitor: str, after: int) -> list[Line]:
        return await self.desk.lines(account_id, visitor, after)

    async def wait(self, account_id: str, visitor: str, seconds: float) -> None:
        await self.desk.wait(account_id, visitor, seconds)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    found = CHROMIUM if Path(CHROMIUM).exists() else shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        missing("chromium", "no Chromium on this machine (on Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def running() -> Iterator[Service]:
    service = Service()
    yield service
    service.stop()


@pytest.fixture
def service(running: Service) -> Service:
    running.desk = FakeDesk(seconds=0.05)
    return running


@pytest.fixture(scope="module")
def axe() -> str:
    try:
        return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    except ModuleNotFoundError:
        missing("chromium", "the package axe-playwright-python is not installed")


Opener = Callable[..., Page]


@pytest.fixture
def open_page(chromium: Browser, service: Service) -> Iterator[Opener]:
    """Open a page as a new visitor; the test fails when the page complained about anything."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def opener(path: str = "/chat/berkane", **options: Any) -> Page:
        context = chromium.new_context(**(PHONE | options))
        context.set_default_timeout(ENDS)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console", lambda message: complaints.append(message.text) if message.type == "error" else None
        )
        page.goto(service.address + path)
        return page

    yield opener
    for context in contexts:
        context.close()
    # A request that we let fail is a complaint of the browser's, not of the page.
    assert [each for each in complaints if "Failed to load resource" not in each] == []


def say(page: Page, text: str) -> None:
    page.fill("#text", text)
    page.click("#send")


def change_language(page: Page, language: str) -> None:
    """Ends when the page speaks it and the bot has answered."""
    page.click(f"button[name=language][value='{language}']")
    expect(page.locator("#text")).to_have_attribute("placeholder", texts.plain(language, "page-write"))
    expect(page.locator(".line-bot").last).to_be_visible()
    expect(page.locator(".chip").first).to_be_visible()


def converse(page: Page) -> None:
    page.locator(".chip").first.click()
    expect(page.locator(".chip[name=payload]")).to_have_count(4)
    page.locator(".chip").last.click()
    expect(page.locator(".line-bot")).to_have_count(2)


def overflow(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


# -- talking -----------------------------------------------------------------------------------------------


def test_a_message_is_sent_and_answered(open_page: Opener, service: Service) -> None:
    page = open_page()
    say(page, "بغيت نقرا البرنامج")
    expect(page.locator(".line-citizen .bubble p")).to_have_text("بغيت نقرا البرنامج")
    expect(page.locator(".line-citizen time")).to_have_text("09:41")
    expect(page.locator(".line-bot")).to_contain_text("هادو هما المحاور")
    expect(page.locator(".day")).to_have_count(1)
    expect(page.locator("#text")).to_have_value("")
    expect(page.locator("#text")).to_be_focused()
    assert len(service.desk.heard) == 1


def test_only_the_waiting_question_has_buttons(open_page: Opener, service: Service) -> None:
    page = open_page()
    converse(page)
    assert service.desk.heard[1][1].payload == "axis:4"
    expect(page.locator(".chip")).to_have_count(0)
    page.reload()
    expect(page.locator(".line")).to_have_count(4)
    expect(page.locator(".chip")).to_have_count(0)


def test_every_line_is_shown_once(open_page: Opener, service: Service) -> None:
    page = open_page()
    for number in range(6):
        say(page, f"رسالة {number}")
    expect(page.locator(".line-bot")).to_have_count(6)
    expect(page.locator(".line-citizen")).to_have_count(6)
    expect(page.locator(".is-waiting")).to_have_count(0)
    sent = page.locator(".line-citizen .bubble p").all_text_contents()
    assert sent == [f"رسالة {number}" for number in range(6)]


def test_a_second_window_sees_what_is_said_in_the_first(open_page: Opener) -> None:
    first = open_page()
    say(first, "سلام")
    second = first.context.new_page()
    second.goto(first.url)
    say(first, "واش كاين جديد؟")
    expect(second.locator(".line-citizen").last).to_contain_text("واش كاين جديد؟")
    expect(second.locator(".line-bot")).to_have_count(2)


def test_typing_is_shown_while_one_waits(open_page: Opener, service: Service) -> None:
    service.desk.seconds = 0.6
    page = open_page()
    say(page, "سلام")
    expect(page.locator("#typing")).to_be_visible()
    expect(page.locator(".line-bot")).to_be_visible()
    expect(page.locator("#typing")).to_be_hidden()


def test_a_long_answer_begins_at_its_beginning(open_page: Opener) -> None:
    page = open_page(viewport={"width": 360, "height": 480})
    say(page, "Darija b l7orof latin")
    answer = page.locator(".line-bot")
    expect(page.locator(".chip")).to_have_count(4)
    header = page.locator(".top").bounding_box()
    bubble = answer.bounding_box()
    assert header
    assert bubble
    assert header["height"] <= bubble["y"] < header["height"] + 40


# -- languages and directions ------------------------------------------------------------------------------


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_nothing_stands_out_of_the_page(open_page: Opener, language: str) -> None:
    page = open_page()
    assert overflow(page) == 0
    change_language(page, language)
    page.click("summary")
    say(page, "https://example.ma/" + "a" * 200)
    page.locator(".chip").last.click()
    expect(page.locator(".line-bot").last).to_contain_text("BRK-7K2M-9QXD")
    for width in (360, 320, 280, 800, 1280):
        page.set_viewport_size({"width": width, "height": 640})
        assert overflow(page) == 0, width


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_the_page_and_each_bubble_have_their_direction(open_page: Opener, language: str) -> None:
    page = open_page()
    change_language(page, language)
    direction = "ltr" if language in ("fr", "ary-Latn") else "rtl"
    expect(page.locator("html")).to_have_attribute("dir", direction)
    rows = page.locator(".line-bot p").evaluate_all(
        "rows => rows.map(row => [getComputedStyle(row).direction, /^[\\u0600-\\u06ff]/.test(row.textContent)])"
    )
    assert rows
    for row_direction, is_arabic in rows:
        assert row_direction == ("rtl" if is_arabic else "ltr")
    mine, theirs = (
        page.locator(".line-citizen .bubble").bounding_box(),
        page.locator(".line-bot .bubble").bounding_box(),
    )
    assert mine
    assert theirs
    assert (mine["x"] < 20) == (direction == "rtl")
    assert (theirs["x"] < 20) == (direction == "ltr")


def test_references_are_never_mirrored_or_broken(open_page: Opener) -> None:
    page = open_page()
    converse(page)
    boxes = page.evaluate(
        """() => {
          const node = [...document.querySelectorAll('.is-whole')].pop().firstChild, at = node.data.indexOf('BRK');
          return [...'BRK-7K2M-9QXD'].map((letter, index) => {
            const range = document.createRange();
            range.setStart(node, at + index); range.setEnd(node, at + index + 1);
            const box = range.getBoundingClientRect();
            return [box.x, box.y];
          });
        }"""
    )
    assert [box[0] for box in boxes] == sorted(box[0] for box in boxes)
    assert len({box[1] for box in boxes}) == 1


def test_changing_the_language_says_so_and_keeps_the_draft(open_page: Opener, service: Service) -> None:
    page = open_page()
    page.fill("#text", "Une remarque commencée")
    change_language(page, "fr")
    assert service.desk.heard[0][1].text == texts.plain("fr", "page-language-words")
    expect(page.locator("#text")).to_have_value("Une remarque commencée")
    expect(page.locator("button[aria-current]")).to_have_text("Français")


# -- losing the connection ---------------------------------------------------------------------------------


def test_nothing_typed_is_lost_without_a_connection(open_page: Opener, service: Service) -> None:
    page = open_page()
    page.context.set_offline(True)
    say(page, "الملاحظة الأولى")
    say(page, "الملاحظة الثانية")
    expect(page.locator("#notice")).to_contain_text(texts.plain("ary", "page-offline"))
    expect(page.locator(".is-waiting")).to_have_count(2)
    page.fill("#text", "ما كملتش")
    page.context.set_offline(False)  # the page notices by itself
    expect(page.locator(".line-bot")).to_have_count(2)
    expect(page.locator(".is-waiting")).to_have_count(0)
    expect(page.locator("#notice")).to_be_hidden()
    expect(page.locator("#text")).to_have_value("ما كملتش")
    assert [inbound.text for _, inbound, _ in service.desk.heard] == ["الملاحظة الأولى", "الملاحظة الثانية"]


def test_what_was_not_sent_is_sent_after_a_reload(open_page: Opener, service: Service) -> None:
    page = open_page()
    page.route("**/messages", lambda route: route.abort())
    say(page, "قبل ما نعاود")
    expect(page.locator("#notice")).to_be_visible()
    page.unroute("**/messages")
    page.reload()
    expect(page.locator(".line-bot")).to_have_count(1)
    assert [inbound.text for _, inbound, _ in service.desk.heard] == ["قبل ما نعاود"]


def test_an_answer_that_got_lost_does_not_send_twice(open_page: Opener, service: Service) -> None:
    page = open_page()
    lost: list[str] = []

    def lose_the_answer(route: Any) -> None:
        if lost:
            route.continue_()
            return
        lost.append(route.fetch().text())
        route.abort()

    page.route("**/messages", lose_the_answer)
    say(page, "مرة وحدة")
    expect(page.locator("#notice")).to_be_visible()
    page.click("#retry")
    expect(page.locator("#notice")).to_be_hidden()
    expect(page.locator(".line-citizen")).to_have_count(1)
    assert len(service.desk.heard) == 1


def test_a_page_whose_cookie_is_gone_sends_again_by_itself(open_page: Opener, service: Service) -> None:
    page = open_page()
    page.context.clear_cookies()
    say(page, "مازال هنا")
    expect(page.locator(".line-bot")).to_have_count(1)
    assert [inbound.text for _, inbound, _ in service.desk.heard] == ["مازال هنا"]


def test_a_browser_without_cookies_is_told(open_page: Opener, service: Service) -> None:
    page = open_page()
    told = {"problem": "expired", "message": texts.plain("ary", "page-problem-expired"), "retry_after": 0}
    page.route("**/messages", lambda route: route.fulfill(status=403, json=told))
    say(page, "بلا كوكيز")
    expect(page.locator("#notice")).to_contain_text(texts.plain("ary", "page-problem-expired"))
    expect(page.locator("#text")).to_have_value("بلا كوكيز")


def test_who_writes_too_fast_loses_nothing(open_page: Opener, service: Service) -> None:
    service.desk.answers = False
    page = open_page()
    for number in range(13):
        say(page, f"{number}")
    expect(page.locator("#notice")).to_contain_text(texts.plain("ary", "page-too-many"))
    service.seconds += 60
    expect(page.locator(".is-waiting")).to_have_count(0)
    expect(page.locator("#notice")).to_be_hidden()
    assert [inbound.text for _, inbound, _ in service.desk.heard] == [str(number) for number in range(13)]


# -- photos and voice notes --------------------------------------------------------------------------------


def test_a_photo_is_shown_before_it_is_sent(open_page: Opener, service: Service) -> None:
    page = open_page()
    with page.expect_file_chooser() as chooser:
        page.click("#photo")
    chooser.value.set_files({"name": "p.png", "mimeType": "image/png", "buffer": PIXEL})
    expect(page.locator("#photo-preview")).to_be_visible()
    expect(page.locator("#photo-send")).to_be_focused()
    assert service.desk.heard == []
    page.click("#photo-send")
    expect(page.locator(".line-citizen")).to_contain_text(texts.plain("ary", "page-line-photo"))
    expect(page.locator(".line-bot")).to_be_visible()
    _, inbound, stored = service.desk.heard[0]
    assert stored
    assert (inbound.media[0].kind, stored.media_type) == ("photo", "image/jpeg")


def test_a_photo_may_be_left(open_page: Opener, service: Service) -> None:
    page = open_page()
    page.set_input_files("#photo-file", {"name": "p.png", "mimeType": "image/png", "buffer": PIXEL})
    expect(page.locator("#photo-tray")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#photo-tray")).to_be_hidden()
    assert service.desk.heard == []


@pytest.mark.parametrize(
    ("name", "size", "problem"), [("a.pdf", 10, "wrong-type"), ("a.png", 11_000_000, "photo-too-large")]
)
def test_a_file_that_will_not_do_is_not_even_sent(
    open_page: Opener, tmp_path: Path, name: str, size: int, problem: str
) -> None:
    page = open_page()
    (tmp_path / name).write_bytes(bytes(size))
    page.set_input_files("#photo-file", tmp_path / name)
    expect(page.locator("#notice")).to_contain_text(texts.plain("ary", f"page-problem-{problem}"))


def test_a_voice_note_is_recorded_and_sent(open_page: Opener, service: Service) -> None:
    page = open_page(permissions=["microphone"])
    page.click("#voice")
    expect(page.locator("#voice-time")).to_have_text("0:01")
    expect(page.locator("#composer")).to_be_hidden()
    page.click("#voice-send")
    expect(page.locator(".line-citizen")).to_contain_text(texts.plain("ary", "page-line-voice"))
    expect(page.locator(".line-bot")).to_be_visible()
    _, inbound, stored = service.desk.heard[0]
    assert stored
    assert inbound.media[0].kind == "voice"
    assert stored.media_type in ("audio/webm", "audio/ogg", "audio/mp4")
    assert stored.seconds


def test_a_voice_note_may_be_left(open_page: Opener, service: Service) -> None:
    page = open_page(permissions=["microphone"])
    page.click("#voice")
    page.click("#voice-cancel")
    expect(page.locator("#composer")).to_be_visible()
    expect(page.locator("#voice")).to_be_focused()
    assert service.desk.heard == []


# -- without JavaScript, by keyboard, for everyone ---------------------------------------------------------


def test_everything_works_without_javascript(open_page: Opener, service: Service) -> None:
    page = open_page(java_script_enabled=False)
    page.fill("#text", "بغيت نقرا البرنامج")
    page.click("#send")
    page.click(".chip >> nth=3")
    expect(page.locator(".line-bot").last).to_contain_text("BRK-7K2M-9QXD")
    assert page.url.endswith("/chat/berkane#end")
    page.click(".plain summary")
    page.set_input_files("#file", {"name": "p.png", "mimeType": "image/png", "buffer": PIXEL})
    page.click(".plain .loud")
    expect(page.locator(".line-citizen").last).to_contain_text(texts.plain("ary", "page-line-photo"))
    page.click("button[name=language][value=fr]")
    expect(page.locator("#text")).to_have_attribute("placeholder", texts.plain("fr", "page-write"))
    assert [inbound.payload for _, inbound, _ in service.desk.heard] == ["", "axis:4", "", ""]


def test_a_file_of_30_megabytes_is_refused_in_words(
    open_page: Opener, service: Service, tmp_path: Path
) -> None:
    page = open_page(java_script_enabled=False)
    (tmp_path / "film.jpg").write_bytes(b"\xff\xd8\xff" + bytes(30_000_000))
    page.click(".plain summary")
    page.set_input_files("#file", tmp_path / "film.jpg")
    page.click(".plain .loud")
    expect(page.locator("#notice")).to_contain_text(texts.plain("ary", "page-problem-file-too-large"))
    assert service.desk.heard == []


def test_the_keyboard_alone_is_enough(open_page: Opener, service: Service) -> None:
    page = open_page(**DESKTOP, has_touch=False, is_mobile=False)
    page.focus("#text")
    page.keyboard.type("السطر الأول")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("السطر الثاني")
    page.keyboard.press("Enter")
    expect(page.locator(".chip[name=payload]")).to_have_count(4)
    assert service.desk.heard[0][1].text.replace("\r", "") == "السطر الأول\nالسطر الثاني"
    for _ in range(4 + 1):  # back over the photo button to the last chip, and to the first
        page.keyboard.press("Shift+Tab")
    expect(page.locator(".chip").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".line-bot")).to_have_count(2)
    page.keyboard.press("Tab")
    expect(page.locator(".line-bot a")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("#text")).to_be_focused()


def test_enter_on_a_telephone_begins_a_new_row(open_page: Opener, service: Service) -> None:
    page = open_page()
    page.focus("#text")
    page.keyboard.type("a")
    page.keyboard.press("Enter")
    expect(page.locator("#text")).to_have_value("a\n")
    assert service.desk.heard == []


def test_everything_to_touch_is_large_enough(open_page: Opener) -> None:
    page = open_page()
    page.click("summary")
    boxes = page.locator("button:visible, textarea, summary").evaluate_all(
        "all => all.map(each => [each.outerHTML.slice(0, 60), each.getBoundingClientRect().width, each.getBoundingClientRect().height])"
    )
    assert len(boxes) > 8
    assert [box for box in boxes if box[1] < 44 or box[2] < 44] == []
    size = page.locator("#text").evaluate("each => parseFloat(getComputedStyle(each).fontSize)")
    assert size >= 16


def test_the_talk_is_a_log_that_is_read_out(open_page: Opener) -> None:
    page = open_page()
    page.evaluate(
        """() => {
          window.added = [];
          new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach((node) => {
            if (node.classList && node.classList.contains('line')) window.added.push(node.textContent);
          }))).observe(document.querySelector('[role=log]'), { childList: true, subtree: true });
        }"""
    )
    say(page, "سلام")
    expect(page.locator(".line-bot")).to_be_visible()
    added = page.evaluate("window.added")
    assert len(added) == 2  # the citizen's words once, the answer once
    assert added[1].startswith(texts.plain("ary", "page-assistant"))
    expect(page.locator("[role=log]")).to_have_attribute("aria-live", "polite")


def test_the_page_holds_still_for_who_wants_it(open_page: Opener, service: Service) -> None:
    service.desk.seconds = 1.0
    page = open_page(reduced_motion="reduce")
    say(page, "سلام")
    expect(page.locator("#typing")).to_be_visible()
    assert page.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_axe_finds_nothing(open_page: Opener, axe: str, language: str) -> None:
    # Without motion: a line that is still fading in has no contrast to judge.
    page = open_page(reduced_motion="reduce")
    change_language(page, language)
    say(page, "مرحبا salut")
    expect(page.locator(".line-bot")).to_have_count(2)
    page.click("summary")
    page.context.set_offline(True)
    say(page, "قبل")
    expect(page.locator("#retry")).to_be_visible()
    page.evaluate(axe)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")["violations"]
        assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []


def test_works_under_a_path(open_page: Opener, service: Service) -> None:
    page = open_page("/jemaa/chat/berkane")
    converse(page)
    change_language(page, "fr")
    assert re.fullmatch(r"http://[^/]+/jemaa/chat/berkane", page.url)


def test_a_reload_shows_the_newest(open_page: Opener) -> None:
    page = open_page()
    for number in range(4):
        say(page, f"رسالة {number}")
    expect(page.locator(".line-bot")).to_have_count(4)
    page.evaluate("window.scrollTo(0, 0)")
    page.reload()
    expect(page.locator(".chip").last).to_be_in_viewport()


def test_leaving_takes_the_talk_off_this_telephone(open_page: Opener) -> None:
    page = open_page()
    say(page, "كلام ديالي")
    expect(page.locator(".line-bot")).to_be_visible()
    page.fill("#text", "مازال ما صيفطتو")
    page.click("summary")
    page.click("#leave button")
    expect(page.locator(".line")).to_have_count(0)
    expect(page.locator("#text")).to_have_value("")


def test_staff_speak_as_people(open_page: Opener, service: Service) -> None:
    page = open_page()
    say(page, "سلام")
    expect(page.locator(".line-bot")).to_be_visible()
    visitor = service.desk.visitors("web:berkane")[0]
    service.desk._append("web:berkane", visitor, Line(0, "staff", BEGAN, "معاكم نادية"))
    say(page, "شكرا")
    expect(page.locator(".line-staff")).to_contain_text(texts.plain("ary", "page-staff"))


# -- what it looks like ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "language", "options"),
    [
        ("phone-ary", "ary", PHONE),
        ("phone-ary-Latn", "ary-Latn", PHONE),
        ("phone-fr", "fr", PHONE),
        ("desktop-ar", "ar", DESKTOP),
        ("phone-dark-ary", "ary", PHONE | {"color_scheme": "dark"}),
    ],
)
def test_takes_screenshots(
    chromium: Browser, service: Service, name: str, language: str, options: dict[str, Any]
) -> None:
    context = chromium.new_context(**options, device_scale_factor=2)
    page = context.new_page()
    page.goto(service.address + "/chat/berkane")
    change_language(page, language)
    page.locator(".chip").last.click()
    expect(page.locator(".line-bot")).to_have_count(2)
    page.wait_for_timeout(300)
    page.screenshot(path=SCREENSHOTS / f"{name}.png")
    context.close()
