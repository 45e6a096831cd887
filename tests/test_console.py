"""Every page of the console: who it opens for, that another commune's staff see nothing, that it speaks both languages.

A new page is tried by itself; one whose address has a part that varies needs an example (console_examples.py).
"""

import re
from typing import cast

import pytest
from console_examples import BERKANES, EXAMPLES, FILES, OWN_COUNT
from console_rig import Client, Console, plain
from world import FATIMA, World

from bot.console.desk import Desk
from bot.console.door import Door
from bot.console.page import Page
from bot.console.rooms import every_page
from bot.console.routes import OPEN, console_routes
from bot.runtime.parts import Runtime
from data.staff import PERMISSIONS, ROLES

PAGES = every_page(Desk(cast(Runtime, None), b""))
LARGEST = 150_000  # bytes of a page


def named(page: Page) -> str:
    return f"{page.methods[0]} {page.path or '/'}"


def varies(page: Page) -> bool:
    return "{" in page.path


READ = [page for page in PAGES if "GET" in page.methods]
WRITTEN = [page for page in PAGES if "POST" in page.methods]
LIMITED = [page for page in PAGES if len(PERMISSIONS[page.permission]) < len(ROLES)]


@pytest.fixture
def console(world: World) -> Console:
    return Console(world)


def address(console: Console, page: Page) -> str:
    """The page's address, with something of Berkane's in it."""
    if not varies(page):
        return page.path
    assert page.path in EXAMPLES, f"{page.path} needs an example in tests/console_examples.py"
    return page.path.format(**EXAMPLES[page.path](console))


def asks(browser: Client, page: Page, path: str, csrf: str | None = None) -> tuple[int, str]:
    """Ask for it the way it is asked for; the status and what is read."""
    answer = browser.get(path) if "GET" in page.methods else browser.post(path, csrf=csrf)
    return answer.status_code, answer.text


# -- who gets in -------------------------------------------------------------------------------------------


def test_no_route_lacks_a_permission() -> None:
    for route in console_routes(Desk(cast(Runtime, None), b"")):
        endpoint = getattr(route, "endpoint", None)
        door = getattr(endpoint, "__self__", None)
        path = getattr(route, "path", "")
        if isinstance(door, Door):
            assert door.page.permission in PERMISSIONS, path
        else:
            assert path in (*OPEN, "/console/{rest:path}"), path


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_page_that_varies_has_an_example(page: Page) -> None:
    assert not varies(page) or page.path in EXAMPLES, "add one to tests/console_examples.py"


def test_nobody_gets_in_without_signing_in(console: Console) -> None:
    browser = console.stranger()
    for page in PAGES:
        path = re.sub(r"\{\w+\}", "1", page.path)
        answer = browser.get(path) if "GET" in page.methods else browser.post(path, csrf="x")
        assert answer.status_code == 303, named(page)
        assert answer.headers["location"].startswith("/console/sign-in"), named(page)


def test_each_role_opens_what_its_permissions_say_and_nothing_else(console: Console) -> None:
    for role in ROLES:
        browser = console.client(role)
        for page in LIMITED:
            if role not in PERMISSIONS[page.permission]:
                status, _ = asks(browser, page, re.sub(r"\{\w+\}", "1", page.path))
                assert status == 403, (role, named(page))


def test_no_form_is_taken_without_its_token_or_from_another_site(console: Console) -> None:
    browser = console.client()
    for page in WRITTEN:
        path = re.sub(r"\{\w+\}", "1", page.path)
        for wrong in ("", "0" * 64):
            assert browser.post(path, csrf=wrong).status_code == 403, named(page)
        sent = {"csrf": browser.csrf}
        foreign = browser.ask(
            "POST", f"/console{path}", data=sent, headers={"origin": "https://evil.example"}
        )
        assert foreign.status_code == 403, named(page)


# -- another commune ---------------------------------------------------------------------------------------


def test_staff_of_another_commune_see_nothing(console: Console) -> None:
    populate(console)
    for page in PAGES:
        browser, own = (
            console.client(commune="settat"),
            console.client(),
        )  # the page before may have signed out
        path = address(console, page)
        status, html = asks(browser, page, path)
        if varies(page) and not page.path.startswith(OWN_COUNT):
            assert status == 404, (named(page), status)
        shown = html.replace("<wbr>", "").replace(
            path, ""
        )  # the switch of language repeats what was asked for
        found = [each for each in BERKANES if each in shown]
        assert not found, (named(page), found)
        if "GET" in page.methods:
            assert asks(own, page, path)[0] == 200, named(page)


def populate(console: Console) -> None:
    """Something of everything, in Berkane."""
    with console.world.database.writing() as db:
        console.world.recorded(db, FATIMA, "Les horaires du souk", name="Fatima Zahra Bennani")
    for make in EXAMPLES.values():
        make(console)


# -- what it looks like ------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_every_page_opens_in_both_languages_and_is_light(console: Console, language: str) -> None:
    browser = console.client(language=language)
    other = "fr" if language == "ar" else "ar"
    for page in READ:
        path = address(console, page)
        answer = browser.get(path)
        if any(each in page.path for each in FILES):
            continue
        assert answer.status_code == 200, named(page)
        html = answer.text
        assert len(answer.content) < LARGEST, named(page)
        direction = "rtl" if language == "ar" else "ltr"
        assert f'<html lang="{language}-MA" dir="{direction}">' in html, named(page)
        assert f"lang={other}" in html, named(page)
        assert not re.findall(r"\sstyle=|<script>|\son\w+=\"", html), named(page)
        assert "console-" not in plain(html), named(page)
        assert html.count("<h1") == 1, named(page)
        for form in re.findall(r'<form[^>]*method="post".*?</form>', html, flags=re.DOTALL):
            assert 'name="csrf"' in form, named(page)


def test_the_headers_hold(console: Console) -> None:
    headers = console.client().get().headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["cache-control"] == "no-store"
    assert headers["x-frame-options"] == "DENY"


def test_the_switch_keeps_the_page_and_is_remembered(console: Console) -> None:
    browser = console.client("administrator", language="ar")
    answer = browser.get("/settings/audit", lang="fr", actor="x@y.ma")
    assert (answer.status_code, answer.headers["location"]) == (303, "/console/settings/audit?actor=x%40y.ma")
    assert 'lang="fr-MA"' in browser.sees("/settings/audit")


def test_a_page_that_is_not_there_is_said_inside(console: Console) -> None:
    answer = console.client(language="fr").get("/nowhere")
    assert answer.status_code == 404
    assert "existe pas" in plain(answer.text)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("/", "/console"),
        ("/?lang=fr", "/console?lang=fr"),
        ("/requests/?state=open&text=a%20b", "/console/requests?state=open&text=a%20b"),
        ("//evil.example//", "/console//evil.example"),
    ],
)
def test_a_slash_at_the_end_leads_to_the_same_page_without(console: Console, asked: str, found: str) -> None:
    for browser in (console.client(), console.stranger()):
        answer = browser.get(asked)
        assert (answer.status_code, answer.headers["location"]) == (307, found)


def test_a_form_is_not_sent_on_to_another_address(console: Console) -> None:
    assert console.client().post("/account/").status_code == 404


def test_the_menu_shows_what_the_role_opens(console: Console) -> None:
    for role in ROLES:
        browser = console.client(role)
        paths = set(re.findall(r'<li><a href="/console(/[a-z]+)"', browser.sees()))
        assert paths
        for path in paths:
            assert browser.get(path).status_code == 200, (role, path)
