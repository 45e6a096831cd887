"""The identity page's routes: what a link shows, every way to fill it in badly, and that it works once."""

import asyncio
import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from html import unescape
from pathlib import Path

import httpx
import pytest
import uvicorn
from fake_identity_desk import REFERENCE, TOKEN, VIEW, FakeIdentityDesk
from fluent_files import patterns, variables
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette

from bot.bootstrap import WithoutLinks, configure_logging, hide_links
from bot.pages import identity_fields as fields_of
from bot.pages.identity import identity_routes
from bot.pages.identity_desk import Person
from bot.settings import Settings
from data import texts

PATH = f"/identity/{TOKEN}"
FILLED = {
    "first_name": "فاطمة الزهراء",
    "family_name": "بناني",
    "kind": "citizen",
    "document": "FA123456",
    "address": "12 زنقة الأمل\nبركان",
    "email": "fatima@example.ma",
    "phone": "yes",
}
FATIMA = Person(
    "فاطمة الزهراء", "بناني", True, "FA123456", "12 زنقة الأمل، بركان", "fatima@example.ma", phone_ok=True
)


@dataclass
class Browser:
    """Somebody's browser at the page, without JavaScript and without cookies."""

    http: httpx.AsyncClient
    path: str = PATH
    page: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    async def open(self, query: str = "", **headers: str) -> httpx.Response:
        return self._seen(await self.http.get(self.path + query, headers=self.headers | headers))

    async def post(self, step: str, typed: dict[str, str] | None = None, **more: str) -> httpx.Response:
        """Press a button, with what the page's form holds and what is typed into it."""
        held = {name: unescape(value) for name, value in re.findall(_HIDDEN, self.page)}
        sent = held | (FILLED if typed is None else typed) | {"step": step} | more
        return self._seen(await self.http.post(self.path, data=sent, headers=self.headers))

    def _seen(self, response: httpx.Response) -> httpx.Response:
        self.page = response.text
        return response

    def shows(self, language: str, name: str) -> bool:
        return texts.plain(language, f"identity-{name}") in unescape(self.page)


_HIDDEN = r'<input type="hidden" name="(\w+)" value="([^"]*)">'


def app_of(desk: FakeIdentityDesk, seconds: list[float] | None = None) -> Starlette:
    clock = seconds or [0.0]
    return Starlette(routes=identity_routes(desk, "https://jemaa.example.ma", key=b"k", now=lambda: clock[0]))


@asynccontextmanager
async def browsing(app: Starlette, address: str = "41.140.1.2") -> AsyncIterator[Browser]:
    transport = httpx.ASGITransport(app, client=(address, 1))
    async with httpx.AsyncClient(transport=transport, base_url="https://jemaa.example.ma") as http:
        yield Browser(http)


@pytest.fixture
def desk() -> FakeIdentityDesk:
    return FakeIdentityDesk()


@pytest.fixture
async def browser(desk: FakeIdentityDesk) -> AsyncIterator[Browser]:
    async with browsing(app_of(desk)) as fatima:
        await fatima.open()
        yield fatima


# -- the words ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_the_catalogues_have_the_same_keys_and_variables(language: str) -> None:
    theirs, ours = patterns("ar", ("identity",)), patterns(language, ("identity",))
    assert list(ours) == list(theirs)
    assert {k: variables(v) for k, v in ours.items()} == {k: variables(v) for k, v in theirs.items()}


@pytest.mark.parametrize("language", ["ar", "ary"])
def test_lines_of_arabic_begin_with_arabic(language: str) -> None:
    for key in patterns(language, ("identity",)):
        written = texts.catalogue(language).text(key, dict.fromkeys(ARGS, 3))
        assert "\u0600" <= written[0] <= "\u06ff", (key, written)


ARGS = ("commune", "title", "day", "time", "count", "reference")


# -- what a link shows -------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", texts.LANGUAGES)
async def test_shows_what_will_be_filed_and_the_notice(browser: Browser, language: str) -> None:
    response = await browser.open(f"?lang={language}")
    assert response.status_code == 200
    assert VIEW.subject in browser.page
    assert VIEW.period in browser.page
    for name in ("lead", "format-electronic", "delivery-email", "type-ordinary", "notice-rights", "sample"):
        assert browser.shows(language, name), name
    turned = "ltr" if language in ("fr", "ary-Latn") else "rtl"
    assert f'dir="{turned}">' in browser.page.partition("<head>")[0]
    assert TOKEN not in browser.page


@pytest.mark.parametrize(
    ("variety", "language"), [("ary-Arab", "ary"), ("ar", "ar"), ("fr", "fr"), ("ary-Latn", "ary-Latn")]
)
async def test_begins_in_the_language_of_the_request(
    browser: Browser, desk: FakeIdentityDesk, variety: str, language: str
) -> None:
    desk.view = replace(VIEW, language=variety)
    await browser.open()
    assert browser.shows(language, "heading")


async def test_says_why_it_is_urgent(browser: Browser, desk: FakeIdentityDesk) -> None:
    desk.view = replace(VIEW, is_urgent=True, urgent_reason="سلامة الأطفال")
    await browser.open()
    assert browser.shows("ary", "type-urgent")
    assert "سلامة الأطفال" in browser.page


async def test_a_real_commune_names_its_declaration(browser: Browser, desk: FakeIdentityDesk) -> None:
    desk.view = replace(VIEW, commune=replace(VIEW.commune, is_sample=False, cndp_reference="A-12/2026"))
    await browser.open("?lang=fr")
    assert "A-12/2026" in browser.page
    assert not browser.shows("fr", "sample")


async def test_asks_for_an_address_of_mail_only_where_the_answer_comes_by_it(
    browser: Browser, desk: FakeIdentityDesk
) -> None:
    assert 'name="email"' in browser.page
    desk.view = replace(VIEW, delivery="counter", has_phone=False)
    await browser.open()
    assert 'name="email"' not in browser.page
    assert 'name="phone"' not in browser.page
    await browser.post("send")
    assert desk.sent == [replace(FATIMA, email="", phone_ok=False)]


async def test_looking_changes_nothing(browser: Browser, desk: FakeIdentityDesk) -> None:
    for agent in ("WhatsApp/2.24", "TelegramBot (like TwitterBot)", "Mozilla/5.0"):
        assert (await browser.open(**{"user-agent": agent})).status_code == 200
    assert (await browser.http.head(PATH)).status_code == 200
    assert (desk.sent, desk.drafts) == ([], [])


# -- headers -----------------------------------------------------------------------------------------------


async def test_nothing_is_kept_told_or_listed(browser: Browser, desk: FakeIdentityDesk) -> None:
    answers = [await browser.open(), await browser.post("preview"), await browser.post("send", {})]
    answers += [await browser.open(), await browser.http.get("/identity/" + "x" * 43)]
    assert [each.status_code for each in answers] == [200, 200, 200, 410, 404]
    for answer in answers:
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "noindex" in answer.headers["x-robots-tag"]
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src" not in policy
        assert "unsafe" not in policy
        assert "set-cookie" not in answer.headers
        assert "<script" not in answer.text
        assert not re.search(r"<style|style=|\son\w+=", answer.text)
        assert not re.search(
            r'(?:src|action)="|href="(?!static/|#|\?lang=|https://www\.chafafiya\.ma")', answer.text
        )


async def test_the_page_is_small(browser: Browser) -> None:
    static = [
        await browser.http.get(f"/identity/{each}") for each in re.findall(r'"(static/[^"]+)"', browser.page)
    ]
    assert [each.status_code for each in static] == [200, 200]
    assert len(browser.page.encode()) + sum(len(each.content) for each in static) < 40_000


# -- filling it in -----------------------------------------------------------------------------------------


async def test_from_the_form_to_the_sending(browser: Browser, desk: FakeIdentityDesk) -> None:
    shown = await browser.post("preview")
    assert shown.status_code == 200
    for value in ("فاطمة الزهراء", "بناني", "FA123456", "12 زنقة الأمل، بركان", "fatima@example.ma"):
        assert value in browser.page
    assert desk.sent == []
    assert desk.drafts == [FILLED]
    sent = await browser.post("send", {})
    assert sent.status_code == 200
    assert desk.sent == [FATIMA]
    assert REFERENCE in browser.page
    assert "chafafiya.ma" in browser.page
    assert browser.shows("ary", "sent-not-filed")


async def test_what_is_sent_is_what_was_shown(browser: Browser, desk: FakeIdentityDesk) -> None:
    await browser.post("preview")
    page = browser.page
    await browser.open()
    await browser.post("preview", FILLED | {"family_name": "العلوي"})  # elsewhere, meanwhile
    browser.page = page
    await browser.post("send", {})
    assert desk.sent == [FATIMA]


async def test_goes_back_to_correct_with_nothing_lost(browser: Browser, desk: FakeIdentityDesk) -> None:
    await browser.post("preview")
    await browser.post("correct", {})
    assert 'value="FA123456"' in browser.page
    assert ">\n12 زنقة الأمل\nبركان</textarea>" in browser.page
    assert 'value="citizen" checked' in browser.page
    assert 'name="phone" value="yes" checked' in browser.page
    assert desk.sent == []


@pytest.mark.parametrize("at", ["form", "check"])
async def test_another_language_loses_nothing(browser: Browser, at: str) -> None:
    if at == "check":
        await browser.post("preview")
    await browser.post("", FILLED if at == "form" else {}, language="fr")
    assert browser.shows("fr", "heading" if at == "form" else "check")
    assert "FA123456" in browser.page
    await browser.post("preview", FILLED)
    assert browser.shows("fr", "check-lead")


async def test_another_language_is_no_time_to_complain(browser: Browser) -> None:
    response = await browser.post("", {"first_name": "فاطمة"}, language="ar")
    assert response.status_code == 200
    assert 'id="errors"' not in browser.page
    assert 'value="فاطمة"' in browser.page


async def test_a_half_filled_form_waits_until_the_link_is_over(
    browser: Browser, desk: FakeIdentityDesk
) -> None:
    await browser.post("preview", {"first_name": "فاطمة", "document": "FA 1"})
    async with browsing(app_of(desk)) as later:
        await later.open()
        assert 'value="فاطمة"' in later.page
        assert 'value="FA 1"' in later.page
        await later.open(**{"user-agent": "TelegramBot (like TwitterBot)"})
        assert "FA 1" not in later.page


# -- what does not fit -------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", texts.LANGUAGES)
async def test_an_empty_form_says_everything_that_is_missing(browser: Browser, language: str) -> None:
    await browser.open(f"?lang={language}")
    response = await browser.post("preview", {})
    assert response.status_code == 422
    for name in ("first-name", "family-name", "kind", "document", "address", "email"):
        assert unescape(browser.page).count(texts.plain(language, f"identity-error-{name}-missing")) == 2
    assert re.search(r'id="errors" autofocus', browser.page)


@pytest.mark.parametrize(
    ("name", "value", "error"),
    [
        ("first_name", "فاطمة 3", "first-name-wrong"),
        ("first_name", "--", "first-name-wrong"),
        ("family_name", "<b>Bennani</b>", "family-name-wrong"),
        ("family_name", "ب" * 10_000, "family-name-long"),
        ("document", "123456", "document-wrong-cin"),
        ("document", "ABC12345", "document-wrong-cin"),
        ("document", "FA123", "document-wrong-cin"),
        ("document", "FA12345678", "document-wrong-cin"),
        ("document", "FA" + "1" * 10_000, "document-wrong-cin"),
        ("address", "x", "address-short"),
        ("address", "زنقة " * 2_000, "address-long"),
        ("email", "fatima", "email-wrong"),
        ("email", "fatima@example", "email-wrong"),
        ("email", "fatima@@example.ma", "email-wrong"),
        ("email", "a@b.ma, c@d.ma", "email-wrong"),
        ("email", "a@b.ma\nBcc: c@d.ma", "email-wrong"),
        ("email", "<a@b.ma>", "email-wrong"),
        ("kind", "martian", "kind-missing"),
    ],
)
async def test_says_beside_the_field_what_does_not_fit(
    browser: Browser, desk: FakeIdentityDesk, name: str, value: str, error: str
) -> None:
    for step in ("preview", "send"):
        response = await browser.post(step, FILLED | {name: value})
        assert response.status_code == 422
        said = texts.plain("ary", f"identity-error-{error}")
        assert unescape(browser.page).count(said) == 2
        assert f'id="{name}-error"' in browser.page
        assert "<b>Bennani" not in browser.page
        if name != "kind" and len(value) < 100:
            assert value.replace("\n", "") in unescape(browser.page).replace("\n", "")
        assert 'value="بناني"' in browser.page or name == "family_name"
    assert desk.sent == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("fa123456", "FA123456"),
        ("FA 123 456", "FA123456"),
        ("f-a.١٢٣٤٥٦", "FA123456"),
        ("\u200ffa \u06f1\u06f2\u06f3\u06f4\u06f5", "FA12345"),
        ("B1234", "B1234"),
        ("ＦＡ１２３４５６", "FA123456"),
    ],
)
async def test_takes_a_card_as_people_write_it(
    browser: Browser, desk: FakeIdentityDesk, typed: str, kept: str
) -> None:
    await browser.post("send", FILLED | {"document": typed})
    assert [each.document_number for each in desk.sent] == [kept]


async def test_a_resident_s_document_is_looked_at_less_closely(
    browser: Browser, desk: FakeIdentityDesk
) -> None:
    await browser.post("send", FILLED | {"kind": "resident", "document": "12 AB-٣٤٥/c 7"})
    assert [(each.is_citizen, each.document_number) for each in desk.sent] == [(False, "12AB345C7")]


@pytest.mark.parametrize(
    "name", ["Aït-El Haj", "O’Brien", "ⴰⵎⵉⵏⴰ", "عبد الرحمان (الصغير)", "N'Diaye", "مُحَمَّد", "李"]
)
async def test_takes_the_names_of_everybody(browser: Browser, desk: FakeIdentityDesk, name: str) -> None:
    await browser.post("send", FILLED | {"first_name": f"  {name}\u200f "})
    assert [each.first_name for each in desk.sent] == [name]


@given(st.dictionaries(st.sampled_from(fields_of.FIELDS), st.text(max_size=400)))
def test_no_text_is_too_strange_to_be_looked_at(typed: dict[str, str]) -> None:
    checked = fields_of.check(typed, wants_email=True, has_phone=True)
    assert (checked.person is None) == bool(checked.errors)
    if checked.person:
        again = fields_of.check(
            FILLED | {"document": checked.person.document_number}, wants_email=True, has_phone=True
        )
        assert again.person


@given(st.text(max_size=60))
def test_cleaning_twice_is_cleaning_once(typed: str) -> None:
    for clean in (fields_of.one_line, fields_of.address):
        assert clean(clean(typed)) == clean(typed)


async def test_too_much_is_refused_and_the_draft_comes_back(browser: Browser) -> None:
    await browser.post("preview")
    response = await browser.post("preview", FILLED | {"address": "x" * 1_100_000})
    assert response.status_code == 413
    assert browser.shows("ary", "too-long")
    assert 'value="FA123456"' in browser.page


@pytest.mark.parametrize("content_type", ["application/json", "text/plain", ""])
async def test_what_is_no_form_is_answered(browser: Browser, content_type: str) -> None:
    response = await browser.http.post(PATH, content=b"{}", headers={"content-type": content_type})
    assert response.status_code == 400
    assert texts.plain("ary", "identity-form") in response.text


# -- who may send ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}])
async def test_a_form_of_another_site_is_refused(
    browser: Browser, desk: FakeIdentityDesk, headers: dict[str, str]
) -> None:
    browser.headers = headers
    assert (await browser.post("send")).status_code == 403
    assert desk.sent == []
    assert 'value="FA123456"' in browser.page


@pytest.mark.parametrize(
    "headers", [{}, {"origin": "null"}, {"origin": "null", "sec-fetch-site": "same-origin"}]
)
async def test_the_pages_own_form_is_taken(
    browser: Browser, desk: FakeIdentityDesk, headers: dict[str, str]
) -> None:
    browser.headers = headers
    assert (await browser.post("send")).status_code == 200
    assert desk.sent == [FATIMA]


async def test_a_form_without_its_proof_is_shown_again(browser: Browser, desk: FakeIdentityDesk) -> None:
    response = await browser.post("send", proof="0" * 64)
    assert response.status_code == 403
    assert browser.shows("ary", "expired")
    assert desk.sent == []
    assert (await browser.post("send")).status_code == 200


# -- once --------------------------------------------------------------------------------------------------


async def test_two_browsers_and_one_wins(browser: Browser, desk: FakeIdentityDesk) -> None:
    async with browsing(app_of(desk)) as other:
        await other.open()
        await other.post("preview", FILLED | {"family_name": "العلوي"})
        await browser.post("preview")
        assert (await browser.post("send", {})).status_code == 200
        refused = await other.post("send", {})
        assert refused.status_code == 410
        assert other.shows("ary", "gone")
        assert "العلوي" not in other.page
        assert REFERENCE not in other.page
    assert desk.sent == [FATIMA]


async def test_a_thumb_that_presses_twice_is_told_the_same_twice(
    browser: Browser, desk: FakeIdentityDesk
) -> None:
    await browser.post("preview")
    page = browser.page
    for _ in range(2):
        browser.page = page
        assert (await browser.post("send", {})).status_code == 200
        assert REFERENCE in browser.page
    assert len(desk.sent) == 1
    assert (await browser.post("send", proof="0" * 64)).status_code == 410


@pytest.mark.parametrize("step", ["preview", "correct", "send", ""])
async def test_after_its_time_nothing_is_taken(browser: Browser, desk: FakeIdentityDesk, step: str) -> None:
    desk.is_gone = True
    assert (await browser.post(step)).status_code == 410
    assert (desk.sent, desk.drafts) == ([], [])
    assert "FA123456" not in browser.page


async def test_used_over_and_unknown_are_told_the_same(browser: Browser, desk: FakeIdentityDesk) -> None:
    unknown = await browser.http.get("/identity/" + "x" * 43)
    desk.is_gone = True
    over = await browser.open()
    assert (unknown.status_code, over.status_code) == (404, 410)
    assert unknown.text == over.text
    assert texts.plain("ary", "identity-gone-new") in over.text
    french = await browser.open("?lang=fr")
    assert texts.plain("fr", "identity-gone-new") in unescape(french.text)


@pytest.mark.parametrize("token", ["x", "%00", "..%2f..%2fetc", "é", "<script>", "A" * 5_000])
async def test_a_strange_token_is_only_unknown(browser: Browser, token: str) -> None:
    response = await browser.http.get(f"/identity/{token}")
    assert response.status_code == 404
    assert "<script" not in response.text


# -- the paper ---------------------------------------------------------------------------------------------


async def test_the_paper_is_of_what_the_preview_showed(browser: Browser, desk: FakeIdentityDesk) -> None:
    desk.view = replace(VIEW, has_paper=True)
    await browser.post("preview")
    found = re.search(r'href="([^"]+form\.pdf[^"]+)"', browser.page)
    assert found
    paper = await browser.http.get(f"/identity/{found[1]}")
    assert paper.content == "%PDF-1.7 بناني".encode()
    assert paper.headers["content-type"] == "application/pdf"
    assert paper.headers["cache-control"] == "no-store"
    assert paper.headers["referrer-policy"] == "no-referrer"
    await browser.post("preview", FILLED | {"family_name": "العلوي"})
    assert (await browser.http.get(f"/identity/{found[1]}")).status_code == 410
    assert (await browser.http.get(f"{PATH}/form.pdf")).status_code == 410
    assert (await browser.http.get(f"/identity/{'x' * 43}/form.pdf")).status_code == 404


# -- trouble -----------------------------------------------------------------------------------------------


async def test_the_database_is_away_and_nothing_is_lost(browser: Browser, desk: FakeIdentityDesk) -> None:
    await browser.post("preview")
    desk.is_away = True
    response = await browser.post("send", {})
    assert response.status_code == 503
    assert response.headers["retry-after"]
    assert response.headers["cache-control"] == "no-store"
    assert browser.shows("ary", "away-kept")
    desk.is_away = False
    assert (await browser.post("send", {})).status_code == 200
    assert desk.sent == [FATIMA]


async def test_the_database_is_away_when_it_is_opened(browser: Browser, desk: FakeIdentityDesk) -> None:
    desk.is_away = True
    assert (await browser.open()).status_code == 503
    assert (await browser.http.get(f"{PATH}/form.pdf?of=x")).status_code == 503
    assert browser.shows("ary", "away")


async def test_who_guesses_is_slowed_down(desk: FakeIdentityDesk) -> None:
    seconds = [0.0]
    app = app_of(desk, seconds)
    async with browsing(app) as guesser, browsing(app, "41.140.9.9") as fatima:
        statuses = [(await guesser.http.get(f"/identity/{number:043}")).status_code for number in range(13)]
        assert statuses == [404] * 10 + [429] * 3
        looks = desk.looks
        slowed = await guesser.open()  # nor is he told that this one is right
        assert slowed.status_code == 429
        assert slowed.headers["retry-after"]
        assert desk.looks == looks
        assert (await fatima.open()).status_code == 200
        seconds[0] += 120
        assert (await guesser.open()).status_code == 200


async def test_who_is_too_fast_is_told_and_loses_nothing(browser: Browser, desk: FakeIdentityDesk) -> None:
    statuses = [(await browser.post("preview")).status_code for _ in range(14)]
    assert statuses == [200] * 12 + [429] * 2
    assert 'value="FA123456"' in browser.page
    assert browser.shows("ary", "too-fast")
    assert desk.sent == []


async def test_many_at_once_send_one(desk: FakeIdentityDesk) -> None:
    async with browsing(app_of(desk)) as browser:
        await browser.open()
        page = browser.page
        people = [FILLED | {"family_name": name} for name in ("بناني", "العلوي", "التازي")]

        async def send(typed: dict[str, str]) -> int:
            return (await Browser(browser.http, page=page).post("send", typed)).status_code

        assert sorted(await asyncio.gather(*map(send, people))) == [200, 410, 410]
    assert len(desk.sent) == 1


# -- logs --------------------------------------------------------------------------------------------------


def record(message: str, *args: object) -> logging.LogRecord:
    return logging.LogRecord("uvicorn.access", logging.INFO, "x", 1, message, args, None)


def test_no_log_holds_a_token() -> None:
    access = record('%s - "%s %s HTTP/%s" %d', "127.0.0.1:5", "GET", f"{PATH}/form.pdf?of=1", "1.1", 200)
    assert hide_links(access)
    assert access.getMessage() == '127.0.0.1:5 - "GET /identity/…/form.pdf?of=1 HTTP/1.1" 200'
    written = WithoutLinks("%(message)s").format(record("lost %r", httpx.URL(f"https://x.ma{PATH}")))
    assert TOKEN not in written
    assert "/identity/…" in written
    trouble = record("x")
    trouble.exc_info = (ValueError, ValueError(f"bad {PATH}"), None)
    assert TOKEN not in WithoutLinks("%(message)s").format(trouble)


def test_a_person_is_printed_without_card_and_address() -> None:
    assert "FA123456" not in repr(FATIMA)
    assert "زنقة" not in repr(FATIMA)


def test_uvicorn_s_access_log_keeps_the_filter(tmp_path: Path) -> None:
    configure_logging(Settings(), tmp_path / "log")
    uvicorn.Config(app_of(FakeIdentityDesk()), access_log=True)
    logging.basicConfig(handlers=[], force=True)
    assert hide_links in logging.getLogger("uvicorn.access").filters
