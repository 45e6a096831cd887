"""The chat page's routes: cookies, forms of the page's own, limits, the way without JavaScript, two communes."""

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http.cookies import Morsel, SimpleCookie

import httpx
import pytest
from fake_desk import BEGAN, BERKANE, FakeDesk
from starlette.applications import Starlette
from starlette.routing import Mount

from bot.channels.base import Button, Outbound, Request, Unsigned
from bot.channels.web import Web
from bot.pages import forms, rates
from bot.pages.bubbles import bubble, newest_that_fit, waiting_chips
from bot.pages.chat import chat_routes
from bot.pages.desk import Line
from bot.pages.rates import PostRate
from data import texts

JSON = {"accept": "application/json"}
JPEG = b"\xff\xd8\xff\xe0" + bytes(2_000)
WEBM = b"\x1a\x45\xdf\xa3" + bytes(2_000)
KEY = "k" * 16


@dataclass
class Browser:
    """A visitor's browser at a commune's page, without JavaScript."""

    http: httpx.AsyncClient
    path: str = "/chat/berkane"
    page: str = ""
    sent: int = field(default=0)

    async def open(self, **headers: str) -> httpx.Response:
        response = await self.http.get(self.path, headers=headers)
        self.page = response.text
        return response

    @property
    def token(self) -> str:
        found = re.search(r'name="token" value="([0-9a-f]{64})"', self.page)
        assert found
        return found[1]

    def fields(self, **fields: str) -> dict[str, str]:
        self.sent += 1
        return {"token": self.token, "key": f"key-{self.sent:08}", **fields}

    async def post(self, name: str, headers: dict[str, str] | None = None, **fields: str) -> httpx.Response:
        return await self.http.post(f"{self.path}/{name}", data=self.fields(**fields), headers=headers)

    async def say(self, text: str) -> httpx.Response:
        return await self.post("messages", JSON, text=text)

    async def send_file(
        self, content: bytes, media_type: str, headers: dict[str, str] = JSON
    ) -> httpx.Response:
        return await self.http.post(
            f"{self.path}/uploads",
            data=self.fields(seconds="7"),
            files={"file": ("file", content, media_type)},
            headers=headers,
        )


def app_of(desk: FakeDesk, public_url: str = "http://127.0.0.1:8000") -> Starlette:
    return Starlette(routes=chat_routes(desk, public_url))


@asynccontextmanager
async def browsing(
    app: Starlette, path: str = "/chat/berkane", base_url: str = "http://127.0.0.1:8000"
) -> AsyncIterator[Browser]:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=base_url) as http:
        yield Browser(http, path)


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
async def browser(desk: FakeDesk) -> AsyncIterator[Browser]:
    """Fatima's browser, at the page of Berkane."""
    async with browsing(app_of(desk)) as fatima:
        await fatima.open()
        yield fatima


def cookies_of(response: httpx.Response) -> dict[str, Morsel[str]]:
    found: dict[str, Morsel[str]] = {}
    for header in response.headers.get_list("set-cookie"):
        found |= SimpleCookie(header)
    return found


# -- the page ----------------------------------------------------------------------------------------------


async def test_says_who_speaks_before_anything_was_said(browser: Browser, desk: FakeDesk) -> None:
    assert "معاكم المساعد الآلي" in browser.page
    assert texts.plain("ary", "page-sample") in browser.page
    assert browser.page.count('name="text" value=') == 3
    assert desk.heard == []


@pytest.mark.parametrize("language", texts.LANGUAGES)
async def test_every_word_stands_in_every_language(browser: Browser, language: str) -> None:
    await browser.post("language", language=language)
    await browser.open()
    assert f'value="{language}"' in browser.page
    assert texts.plain(language, "page-assistant") in browser.page
    assert (
        f'dir="{"ltr" if language in ("fr", "ary-Latn") else "rtl"}">' in browser.page.partition("<head>")[0]
    )


def test_the_catalogues_have_the_same_keys_and_variables() -> None:
    pattern = re.compile(r"^(page-[a-z-]+) = (.*)$", re.MULTILINE)
    found = []
    for language in texts.LANGUAGES:
        written = (texts._texts() / f"page.{language}.ftl").read_text(encoding="utf-8")
        found.append({key: set(re.findall(r"\$\w+", text)) for key, text in pattern.findall(written)})
    assert all(each == found[0] for each in found)


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("fr-FR,fr;q=0.9,ar;q=0.8", "fr"), ("ar-MA", "ary"), ("en", "ary"), ("", "ary")],
)
async def test_begins_in_french_or_darija(browser: Browser, accepted: str, language: str) -> None:
    response = await browser.open(**{"accept-language": accepted})
    assert texts.plain(language, "page-write") in response.text


async def test_its_labels_follow_the_language_that_the_bot_speaks(browser: Browser, desk: FakeDesk) -> None:
    await browser.post("messages", text="En français")
    await browser.open()
    assert texts.plain("fr", "page-write") in browser.page


async def test_a_page_is_small(browser: Browser, desk: FakeDesk) -> None:
    desk.answers = False
    await browser.say("سلام")
    visitor = desk.visitors("web:berkane")[0]
    for number in range(300):
        line = Line(0, "bot", BEGAN, f"{number} " + "نص طويل & <بزاف> " * 100, language="ary-Arab")
        await desk.say("web:berkane", line, visitor)
    response = await browser.open()
    static = [
        await browser.http.get(f"/chat/{each}")
        for each in re.findall(r'(?:href|src)="(static/[^"]+)"', response.text)
    ]
    assert len(static) == 3
    assert len(response.content) + sum(len(each.content) for each in static) < 150_000
    assert texts.plain("ary", "page-older") in response.text
    assert "299 نص" in response.text


async def test_there_is_no_page_of_a_commune_that_is_not_here(browser: Browser) -> None:
    response = await browser.http.get("/chat/nowhere")
    assert response.status_code == 404
    assert texts.plain("fr", "page-not-found") in response.text.replace("&#39;", "'")
    assert "set-cookie" not in response.headers


async def test_what_a_person_wrote_is_only_text(browser: Browser) -> None:
    await browser.say("<script>alert(1)</script> & https://evil.example")
    await browser.open()
    assert "<script>alert" not in browser.page
    assert 'href="https://evil.example' not in browser.page


# -- headers and cookies -----------------------------------------------------------------------------------


async def test_nothing_is_kept_and_nothing_comes_from_outside(browser: Browser) -> None:
    answers = [
        await browser.open(),
        await browser.http.get("/chat/berkane/lines"),
        await browser.say("سلام"),
        await browser.post("messages", text=""),
        await browser.http.get("/chat/nowhere"),
        await browser.http.get("/chat/static/nothing.js"),
    ]
    for answer in answers:
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert "microphone=(self)" in answer.headers["permissions-policy"]
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
    assert not re.search(r"<style|style=|<script>|\son\w+=", answers[0].text)
    assert not re.search(r'(?:src|href|action)="(?:https?:)?/', answers[0].text)


async def test_assets_are_kept_by_their_digest_only(browser: Browser) -> None:
    address = re.search(r'href="(static/chat\.css\?v=\w+)"', browser.page)
    assert address
    kept = await browser.http.get(f"/chat/{address[1]}")
    assert kept.headers["content-type"].startswith("text/css")
    assert "immutable" in kept.headers["cache-control"]
    assert (await browser.http.get("/chat/static/chat.css?v=other")).headers["cache-control"] == "no-store"


async def test_the_cookie_is_unguessable_and_of_this_page_alone(browser: Browser, desk: FakeDesk) -> None:
    async with browsing(app_of(desk)) as other:
        first, second = cookies_of(await other.open())["jemaa_visitor"], browser.http.cookies["jemaa_visitor"]
    assert first.value != second
    assert re.fullmatch(r"[\w-]{43}\.[0-9a-f]{64}", first.value)
    assert first["path"] == "/chat/berkane"
    assert first["httponly"]
    assert first["samesite"] == "lax"
    assert not first["secure"]


async def test_the_cookie_is_secure_where_the_page_is(desk: FakeDesk) -> None:
    app = app_of(desk, "https://jemaa.example.ma")
    async with browsing(app, base_url="https://jemaa.example.ma") as browser:
        response = await browser.open()
        assert cookies_of(response)["jemaa_visitor"]["secure"]
        assert (await browser.say("سلام")).status_code == 200


async def test_what_the_service_keeps_does_not_open_the_page(browser: Browser, desk: FakeDesk) -> None:
    await browser.say("سلام")
    sender = desk.heard[0][1].sender
    assert sender not in browser.http.cookies["jemaa_visitor"]
    assert sender not in browser.page
    browser.http.cookies.set("jemaa_visitor", sender, "127.0.0.1", "/chat/berkane")
    await browser.open()
    assert "سلام" not in browser.page


async def test_the_cookie_never_stands_in_an_address_or_the_page(browser: Browser) -> None:
    await browser.say("سلام")
    await browser.open()
    token = browser.http.cookies["jemaa_visitor"]
    assert token
    assert token not in browser.page


async def test_two_communes_share_nothing(desk: FakeDesk) -> None:
    async with browsing(app_of(desk)) as karim:
        await karim.open()
        await karim.say("هادي غير لبركان")
        at_settat = Browser(karim.http, "/chat/settat")
        await at_settat.open()
        assert "هادي غير لبركان" not in at_settat.page
        # Even with the very same cookie he is someone else there, and Berkane's form is nobody's.
        karim.http.cookies.set(
            "jemaa_visitor",
            karim.http.cookies.get("jemaa_visitor", path="/chat/berkane") or "",
            "127.0.0.1",
            "/chat/settat",
        )
        await at_settat.open()
        assert "هادي غير لبركان" not in at_settat.page
        refused = await karim.http.post("/chat/settat/messages", data=karim.fields(text="سلام"), headers=JSON)
        assert refused.status_code == 403
    assert [account for account, _, _ in desk.heard] == ["web:berkane"]


async def test_leaving_forgets_the_visitor_in_this_browser(browser: Browser) -> None:
    await browser.say("كلام ديالي")
    response = await browser.post("leave")
    assert (response.status_code, response.headers["location"]) == (303, "../berkane")
    assert "jemaa_visitor" not in browser.http.cookies
    await browser.open()
    assert "كلام ديالي" not in browser.page


async def test_nobody_makes_visitors_by_hand(browser: Browser, desk: FakeDesk) -> None:
    genuine = browser.http.cookies["jemaa_visitor"]
    token, _, signature = genuine.partition(".")
    for made in ("A" * 43, token, f"{'A' * 43}.{signature}", f"{token}.{'0' * 64}", f"{genuine}0"):
        browser.http.cookies.set("jemaa_visitor", made, "127.0.0.1", "/chat/berkane")
        assert (await browser.http.get("/chat/berkane/lines")).status_code == 403
        assert (await browser.say("سلام")).status_code == 403
    assert desk.heard == []


async def test_a_cookie_outlives_the_process(desk: FakeDesk) -> None:
    def app(key: bytes) -> Starlette:
        return Starlette(routes=chat_routes(desk, "http://127.0.0.1:8000", key=key))

    async with browsing(app(b"one")) as before:
        await before.open()
        for key, status in ((b"one", 200), (b"two", 403)):
            async with browsing(app(key)) as after:
                after.http.cookies, after.page, after.sent = before.http.cookies, before.page, ord(key[:1])
                assert (await after.say("سلام")).status_code == status


# -- forms -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://127.0.0.1:8000"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
    ],
)
async def test_a_form_of_another_site_is_refused(
    browser: Browser, desk: FakeDesk, headers: dict[str, str]
) -> None:
    assert (await browser.post("messages", headers, text="سلام")).status_code == 403
    assert desk.heard == []


@pytest.mark.parametrize(
    "headers", [{"sec-fetch-site": "same-origin"}, {"origin": "http://127.0.0.1:8000"}, {}]
)
async def test_the_pages_own_form_is_taken(browser: Browser, headers: dict[str, str]) -> None:
    assert (await browser.post("messages", headers | JSON, text="سلام")).status_code == 200


async def test_a_page_left_open_answers_kindly_and_keeps_what_was_written(
    browser: Browser, desk: FakeDesk
) -> None:
    browser.http.cookies.clear()
    response = await browser.post("messages", text="واحد الملاحظة طويلة")
    assert response.status_code == 403
    assert texts.plain("ary", "page-problem-expired") in response.text
    assert ">واحد الملاحظة طويلة</textarea>" in response.text
    browser.page = response.text
    assert (await browser.post("messages", text="واحد الملاحظة طويلة")).status_code == 303
    assert [inbound.text for _, inbound, _ in desk.heard] == ["واحد الملاحظة طويلة"]


@pytest.mark.parametrize(
    "content_type", ["application/json", "text/plain", "", "multipart/form-data; boundary=x"]
)
@pytest.mark.parametrize("name", ["messages", "uploads", "language", "leave"])
async def test_a_form_that_is_not_a_form_is_answered(browser: Browser, content_type: str, name: str) -> None:
    response = await browser.http.post(
        f"/chat/berkane/{name}", content=b'{"text": [', headers={"content-type": content_type}
    )
    assert response.status_code == 400
    assert texts.plain("ary", "page-problem-form") in response.text


@pytest.mark.parametrize("fields", [{"key": ""}, {"key": "short"}, {"key": "x" * 65}, {"payload": "x" * 65}])
async def test_a_form_made_by_hand_is_refused(
    browser: Browser, desk: FakeDesk, fields: dict[str, str]
) -> None:
    response = await browser.http.post(
        "/chat/berkane/messages",
        data={"token": browser.token, "key": KEY, "text": "x"} | fields,
        headers=JSON,
    )
    assert response.status_code == 400
    assert desk.heard == []


async def test_the_same_message_twice_is_one(browser: Browser, desk: FakeDesk) -> None:
    fields = browser.fields(text="سلام")
    answers = [
        (await browser.http.post("/chat/berkane/messages", data=fields, headers=JSON)).json()
        for _ in range(5)
    ]
    assert [answer["new"] for answer in answers] == [True, False, False, False, False]
    assert len(desk.heard) == 1


async def test_other_words_under_an_old_key_are_not_lost(browser: Browser, desk: FakeDesk) -> None:
    fields = browser.fields(text="سلام")
    await browser.http.post("/chat/berkane/messages", data=fields)
    await browser.http.post("/chat/berkane/messages", data=fields | {"text": "شكرا"})
    assert [inbound.text for _, inbound, _ in desk.heard] == ["سلام", "شكرا"]


async def test_an_empty_message_is_answered_kindly(browser: Browser, desk: FakeDesk) -> None:
    response = await browser.post("messages", text=" \n ")
    assert response.status_code == 422
    assert texts.plain("ary", "page-problem-empty") in response.text
    assert desk.heard == []


@pytest.mark.parametrize("text", ["🙂🙂🙂", "\u202e\u2066abc\u0007", "a" * 100_000, "ح" * 100_000, "\ud83d%"])
async def test_odd_messages_arrive_whole(browser: Browser, desk: FakeDesk, text: str) -> None:
    sendable = text.encode("utf-8", "replace").decode()
    assert (await browser.say(sendable)).status_code == 200
    assert desk.heard[0][1].text.replace("\r\n", "\n") == sendable


async def test_a_flood_of_text_is_refused(browser: Browser, desk: FakeDesk) -> None:
    response = await browser.post("messages", text="a" * (forms.FORM_BYTES + 1))
    assert response.status_code == 413
    assert texts.plain("ary", "page-problem-too-long") in response.text
    assert desk.heard == []


async def test_who_writes_too_fast_is_asked_to_wait_and_keeps_the_words(
    browser: Browser, desk: FakeDesk
) -> None:
    desk.answers = False
    for _ in range(rates.POSTS_AT_ONCE):
        assert (await browser.say("سلام")).status_code == 200
    refused = await browser.say("سلام")
    assert refused.status_code == 429
    assert refused.json()["retry_after"] == int(refused.headers["retry-after"]) > 0
    plain = await browser.post("messages", text="ما ضاع والو")
    assert plain.status_code == 429
    assert ">ما ضاع والو</textarea>" in plain.text
    assert len(desk.heard) == rates.POSTS_AT_ONCE


def test_a_bucket_fills_again() -> None:
    seconds: Iterator[float] = iter([0.0] * rates.POSTS_AT_ONCE + [0.0, 1.0, 2.0, 2.0])
    rate = PostRate(lambda: next(seconds))
    waits = [rate.seconds_to_wait("fatima") for _ in range(rates.POSTS_AT_ONCE + 4)]
    assert waits[: rates.POSTS_AT_ONCE] == [0.0] * rates.POSTS_AT_ONCE
    assert waits[rates.POSTS_AT_ONCE :] == [2.0, 1.0, 0.0, 2.0]


@pytest.mark.parametrize(("address", "is_slowed"), [("41.140.1.2", True), ("10.0.0.2", False)])
async def test_new_cookies_do_not_help_one_address(desk: FakeDesk, address: str, is_slowed: bool) -> None:
    desk.answers = False
    app, statuses = app_of(desk), set()
    for _ in range(rates.ADDRESS_AT_ONCE // rates.POSTS_AT_ONCE + 1):
        transport = httpx.ASGITransport(app, client=(address, 1))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as http:
            browser = Browser(http)
            await browser.open()
            statuses |= {(await browser.say("سلام")).status_code for _ in range(rates.POSTS_AT_ONCE)}
    assert (429 in statuses) is is_slowed


@pytest.mark.parametrize(
    ("address", "line"),
    [
        ("41.140.1.2", "41.140.1.2"),
        ("::ffff:41.140.1.2", "41.140.1.2"),
        ("2a02:8440:1:2:3:4:5:6", "2a02:8440:1:2::/64"),
        ("127.0.0.1", ""),
        ("fe80::1%eth0", ""),
        ("testclient", ""),
    ],
)
def test_the_line_that_an_address_stands_for(address: str, line: str) -> None:
    assert rates.network(address) == line


def test_a_place_is_given_back() -> None:
    reading = rates.Reading()
    with reading.place("fatima", "a") as first, reading.place("fatima", "b") as second:
        assert (first, second) == (True, False)
    with contextlib.ExitStack() as held:
        places = [held.enter_context(reading.place(f"v{n}", "a")) for n in range(6)]
        assert places == [True] * rates.READ_AT_ONCE_ADDRESS + [False] * 2
    with reading.place("fatima", "a") as again:
        assert again


def test_a_day_has_room_for_so_much() -> None:
    seconds: Iterator[float] = iter([0.0, 1.0, 2.0, 3.0, rates.DAY_SECONDS])
    day, half = rates.DayBytes(lambda: next(seconds)), rates.DAY_BYTES // 2
    assert [day.take("berkane", half), day.take("berkane", half), day.take("berkane", 1)] == [
        True,
        True,
        False,
    ]
    assert day.take("settat", half), "another commune has its own"
    assert day.take("berkane", half), "the next day"


async def test_a_database_that_is_away_loses_nothing_typed(browser: Browser, desk: FakeDesk) -> None:
    desk.is_away = True
    response = await browser.post("messages", text="غادي نعاود")
    assert response.status_code == 503
    assert ">غادي نعاود</textarea>" in response.text
    assert (await browser.say("سلام")).json()["problem"] == "away"
    assert (await browser.open()).status_code == 503


# -- without JavaScript ------------------------------------------------------------------------------------


async def test_the_answer_is_there_when_the_page_comes_back(browser: Browser, desk: FakeDesk) -> None:
    desk.seconds = 0.05
    response = await browser.post("messages", text="بغيت نقرا البرنامج")
    assert (response.status_code, response.headers["location"]) == (303, "../berkane#end")
    await browser.open()
    assert "هادو هما المحاور" in browser.page
    assert '<button class="chip" name="payload" value="axis:1">' in browser.page


async def test_silence_does_not_hold_the_page_up(
    browser: Browser, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.pages.listening.ANSWER_SECONDS", 0.05)
    desk.answers = False
    assert (await browser.post("messages", text="واش كاين شي واحد؟")).status_code == 303


async def test_a_button_says_its_label_and_closes_the_question(browser: Browser, desk: FakeDesk) -> None:
    await browser.post("messages", text="البرنامج")
    await browser.open()
    await browser.post("messages", payload="axis:4")
    assert (desk.heard[-1][1].payload, desk.heard[-1][1].text) == ("axis:4", "فلوس الجماعة بالواضح")
    await browser.open()
    assert 'name="payload"' not in browser.page
    assert "شكرا بزاف" in browser.page


async def test_a_button_from_another_time_still_arrives(browser: Browser, desk: FakeDesk) -> None:
    assert (await browser.post("messages", payload="old:9")).status_code == 303
    assert (desk.heard[0][1].payload, desk.heard[0][1].text) == ("old:9", "")


async def test_a_reload_after_a_form_leads_back_to_the_page(browser: Browser) -> None:
    for name in ("messages", "uploads", "language", "leave"):
        response = await browser.http.get(f"/chat/berkane/{name}")
        assert (response.status_code, response.headers["location"]) == (303, "../berkane")
    assert (await browser.http.get("/chat/berkane/")).headers["location"] == "../berkane"


async def test_changing_the_language_is_said_in_words(browser: Browser, desk: FakeDesk) -> None:
    response = await browser.post("language", language="fr")
    assert cookies_of(response)["jemaa_language"].value == "fr"
    assert desk.heard[0][1].text == texts.plain("fr", "page-language-words")
    assert (await browser.post("language", language="klingon")).status_code == 400


# -- uploads -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "kind", "media_type"), [(JPEG, "photo", "image/jpeg"), (WEBM, "voice", "audio/webm")]
)
async def test_a_photo_or_a_voice_note_arrives_as_what_it_is(
    browser: Browser, desk: FakeDesk, content: bytes, kind: str, media_type: str
) -> None:
    assert (await browser.send_file(content, "image/png")).status_code == 200
    _, inbound, stored = desk.heard[0]
    assert stored
    assert (stored.content, stored.media_type) == (content, media_type)
    assert (inbound.media[0].kind, inbound.media[0].size) == (kind, len(content))
    assert stored.seconds == (7 if kind == "voice" else None)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"%PDF-1.7", "image/jpeg"),
        (b"MZ\x90", "audio/ogg"),
        (WEBM, "video/webm"),
        (b"<svg onload=x>", "image/svg+xml"),
    ],
)
async def test_another_kind_of_file_is_refused_kindly(
    browser: Browser, desk: FakeDesk, content: bytes, media_type: str
) -> None:
    response = await browser.send_file(content, media_type, {})
    assert response.status_code == 415
    assert texts.plain("ary", "page-problem-wrong-type") in response.text
    assert desk.heard == []


@pytest.mark.parametrize(
    ("start", "size", "problem"),
    [
        (JPEG, forms.PHOTO_BYTES + 1, "photo-too-large"),
        (WEBM, forms.VOICE_BYTES + 1, "file-too-large"),
        (JPEG, 30 * forms.MEGABYTE, "file-too-large"),
    ],
)
async def test_a_file_that_is_too_large_is_refused_kindly(
    browser: Browser, desk: FakeDesk, start: bytes, size: int, problem: str
) -> None:
    response = await browser.send_file(start + bytes(size - len(start)), "image/jpeg")
    assert response.status_code == 413
    assert response.json()["message"] == texts.plain("ary", f"page-problem-{problem}")
    assert desk.heard == []


async def test_a_large_upload_is_dropped_as_it_comes(browser: Browser) -> None:
    """The answer comes after the last byte, so that a browser reads it; what is held stays within the limit."""
    head = (
        f'--x\r\nContent-Disposition: form-data; name="token"\r\n\r\n{browser.token}\r\n'
        '--x\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\n'
    ).encode()
    given = 0

    async def body() -> AsyncIterator[bytes]:
        nonlocal given
        yield head
        for _ in range(30):
            given += 1
            yield bytes(forms.MEGABYTE)

    headers = JSON | {"content-type": "multipart/form-data; boundary=x"}
    response = await browser.http.post("/chat/berkane/uploads", content=body(), headers=headers)
    assert response.status_code == 413
    assert given == 30


async def _trickle() -> AsyncIterator[bytes]:
    while True:
        yield b"-"
        await asyncio.sleep(0.01)


async def test_who_sends_a_letter_now_and_then_is_not_waited_for(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "UPLOAD_SECONDS", 0.1)
    headers = JSON | {"content-type": "multipart/form-data; boundary=x"}
    slow = [
        asyncio.create_task(browser.http.post("/chat/berkane/uploads", content=_trickle(), headers=headers))
        for _ in range(3)
    ]
    assert (await browser.say("سلام")).status_code == 200
    assert {(await each).status_code for each in slow} <= {408, 429}


async def test_an_upload_without_a_cookie_is_refused_before_it_is_read(browser: Browser) -> None:
    browser.http.cookies.clear()
    assert (await browser.send_file(JPEG, "image/jpeg")).status_code == 403


async def test_uploads_end_when_the_days_room_is_used_up(
    browser: Browser, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rates, "DAY_BYTES", len(JPEG))
    statuses = [(await browser.send_file(JPEG, "image/jpeg")).status_code for _ in range(2)]
    assert statuses == [200, 429]
    assert len(desk.heard) == 1


async def test_what_announces_more_than_anyone_sends_is_not_read(browser: Browser) -> None:
    headers = JSON | {"content-type": "multipart/form-data; boundary=x", "content-length": str(10**12)}
    response = await browser.http.post("/chat/berkane/uploads", content=b"", headers=headers)
    assert response.status_code == 413


async def test_a_form_without_a_file_is_answered(browser: Browser) -> None:
    response = await browser.send_file(b"", "image/jpeg", {})
    assert response.status_code == 422
    assert texts.plain("ary", "page-problem-no-file") in response.text


# -- lines -------------------------------------------------------------------------------------------------


async def test_lines_after_the_last_that_is_shown(browser: Browser) -> None:
    await browser.post("messages", text="البرنامج")
    lines = (await browser.http.get("/chat/berkane/lines")).json()["lines"]
    assert [line["who"] for line in lines] == ["citizen", "bot"]
    assert lines[1]["chips"][0] == {"id": "axis:1", "label": "المشاركة ديال الناس", "hint": ""}
    assert (await browser.http.get(f"/chat/berkane/lines?after={lines[1]['id']}")).json() == {"lines": []}


async def test_a_page_that_listens_gets_the_answer_at_once(browser: Browser, desk: FakeDesk) -> None:
    desk.seconds = 0.05
    answer = (await browser.say("البرنامج")).json()
    after = answer["lines"][-1]["id"]
    heard = await browser.http.get(f"/chat/berkane/lines?wait=1&after={after}", timeout=3)
    assert [line["who"] for line in heard.json()["lines"]] == ["bot"]


async def test_lines_are_for_the_visitor_alone(browser: Browser, desk: FakeDesk) -> None:
    await browser.say("ديالي")
    async with browsing(app_of(desk)) as stranger:
        assert (await stranger.http.get("/chat/berkane/lines")).status_code == 403
        await stranger.open()
        assert (await stranger.http.get("/chat/berkane/lines")).json() == {"lines": []}


@pytest.mark.parametrize("after", ["-1", "x", "٣", "9" * 17])
async def test_a_strange_place_to_begin_is_refused(browser: Browser, after: str) -> None:
    assert (await browser.http.get("/chat/berkane/lines", params={"after": after})).status_code == 400


async def test_forgotten_words_are_shown_as_forgotten(browser: Browser, desk: FakeDesk) -> None:
    await browser.say("سر كبير")
    desk.forget("web:berkane", desk.visitors("web:berkane")[0])
    await browser.open()
    assert "سر كبير" not in browser.page
    assert texts.plain("ary", "page-line-forgotten") in browser.page


async def test_staff_are_shown_as_people(browser: Browser, desk: FakeDesk) -> None:
    await browser.say("بغيت نهضر مع شي واحد")
    line = Line(0, "staff", BEGAN, "السلام، معاكم نادية.\nhttps://berkane.example.ma/a?b=1.")
    await desk.say("web:berkane", line, desk.visitors("web:berkane")[0])
    await browser.open()
    assert texts.plain("ary", "page-staff") in browser.page
    assert 'href="https://berkane.example.ma/a?b=1"' in browser.page


def test_a_line_has_the_communes_time_and_each_row_its_direction() -> None:
    line = Line(
        1,
        "bot",
        datetime(2026, 8, 1, 23, 30, tzinfo=UTC),
        "Ha hiya:\n\nالمحور \u206831.13\u2069\n\u2068BRK-1\u2069",
        language="ary-Latn",
    )
    shown = bubble(line, "fr", "Africa/Casablanca")
    assert (shown.time, shown.day) == ("00:30", "dimanche 2 août 2026")
    assert [(p.direction, p.is_spaced) for p in shown.paragraphs] == [
        ("ltr", False),
        ("rtl", True),
        ("ltr", False),
    ]
    assert shown.paragraphs[1].spans[1].is_whole


def test_only_the_question_that_waits_has_buttons() -> None:
    def said(number: int, who: str, *labels: str) -> Line:
        return Line(number, who, BEGAN, "؟", tuple(Button(each, each) for each in labels))

    lines = [said(1, "bot", "old"), said(2, "citizen"), said(3, "bot", "yes", "no"), said(4, "bot")]
    bubbles = [bubble(line, "ary", BERKANE.timezone) for line in lines]
    assert [chip.id for chip in waiting_chips(bubbles)] == ["yes", "no"]
    assert waiting_chips(bubbles[:2]) == ()


def test_of_a_long_conversation_the_end_is_shown() -> None:
    lines = [Line(number, "bot", BEGAN + timedelta(seconds=number), "x" * 10_000) for number in range(20)]
    assert [line.id for line in newest_that_fit(lines)] == list(range(13, 20))
    assert len(newest_that_fit([replace(lines[0], text="x" * 1_000_000)])) == 1


# -- under a path of its own -------------------------------------------------------------------------------


async def test_works_mounted_under_a_path(desk: FakeDesk) -> None:
    app = Starlette(routes=[Mount("/jemaa", routes=chat_routes(desk))])
    async with browsing(app, "/jemaa/chat/berkane") as browser:
        response = await browser.open()
        assert cookies_of(response)["jemaa_visitor"]["path"] == "/jemaa/chat/berkane"
        posted = await browser.post("messages", text="سلام")
        assert str(posted.url.join(posted.headers["location"])).endswith("/jemaa/chat/berkane#end")
        assert (await browser.http.get("/jemaa/chat/static/chat.js")).status_code == 200


async def test_works_behind_a_proxy_that_strips_the_path(desk: FakeDesk) -> None:
    app = app_of(desk, "https://commune.example.ma/jemaa")
    async with browsing(app) as browser:
        cookie = cookies_of(await browser.open())["jemaa_visitor"]
        assert cookie["path"] == "/jemaa/chat/berkane"


# -- the channel -------------------------------------------------------------------------------------------


async def test_sending_wakes_the_pages_that_wait() -> None:
    web = Web("berkane")
    assert (web.name, web.account) == ("web", "web:berkane")
    with pytest.raises(Unsigned):
        web.receive(Request("POST", "", {}, b""))
    await web.wait("fatima", 0.01)
    assert (await web.send(Outbound("fatima", "سلام", reference="o7"))).provider_id == "o7"
    assert web._waiting == {}
    await web.close()
