"""Signing in to the console: passwords, codes, sessions, throttling, and what the form is guarded by."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pyotp
import pytest
from argon2 import PasswordHasher
from console_rig import HERE, Client, Console, plain
from world import World

from bot.console import passwords
from bot.console.door import SESSION_COOKIE
from data import staff, staff_access
from data.staff import StaffRow

PASSWORD = "quatre pommes bleues"


@pytest.fixture
def console(world: World) -> Console:
    return Console(world)


@pytest.fixture(scope="module", autouse=True)
def cheap_hashes() -> Iterator[None]:
    """What takes long by design is cheap here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
        yield


@pytest.fixture(scope="module")
def password_hash(cheap_hashes: None) -> str:
    return passwords.hashed(PASSWORD)


@pytest.fixture
def nadia(console: Console, password_hash: str) -> StaffRow:
    return with_password(console, console.member("reader"), password_hash)


def with_password(console: Console, member: StaffRow, password_hash: str) -> StaffRow:
    with console.world.database.writing() as db:
        staff_access.set_password(db, member, password_hash, actor="omar", now=console.world.now)
    return member


def with_codes(console: Console, member: StaffRow) -> pyotp.TOTP:
    totp = pyotp.TOTP(pyotp.random_base32())
    with console.world.database.writing() as db:
        staff_access.set_totp(db, member, totp.secret, None, actor="omar", now=console.world.now)
    return totp


def knocks(browser: Client, email: str, password: str = PASSWORD, path: str = "/sign-in", **more: str) -> Any:
    """Fill in the first form; what it answers."""
    return sends(browser, browser.sees(path), {"email": email, "password": password, **more}, path)


def sends(browser: Client, page: str, values: dict[str, str], path: str = "/sign-in") -> Any:
    """Fill in the form that a page shows."""
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
    return browser.ask("POST", f"/console{path}", data={**hidden, **values}, headers={"origin": HERE})


def test_lets_in_who_knows_the_password(console: Console, nadia: StaffRow) -> None:
    browser = console.stranger()
    answer = knocks(browser, nadia.email.upper())
    assert (answer.status_code, answer.headers["location"]) == (303, "/console")
    cookie = next(each for each in answer.headers.get_list("set-cookie") if each.startswith(SESSION_COOKIE))
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Path=/console" in cookie
    assert nadia.name in plain(browser.sees())


@pytest.mark.parametrize(
    ("email", "password"), [("reader@berkane.example", "another one"), ("nobody@x", PASSWORD)]
)
def test_says_the_same_of_a_wrong_password_and_of_nobody(
    console: Console, nadia: StaffRow, email: str, password: str
) -> None:
    answer = knocks(console.stranger("fr"), email, password)
    assert answer.status_code == 403
    assert "n&#39;est pas bon" in answer.text


def test_lets_nobody_in_without_a_password_of_their_own(console: Console) -> None:
    member = console.member("reader")
    assert knocks(console.stranger(), member.email, "").status_code == 403


def test_lets_nobody_in_who_left(console: Console, nadia: StaffRow) -> None:
    browser = console.stranger()
    knocks(browser, nadia.email)
    with console.world.database.writing() as db:
        staff.end(db, "berkane", email=nadia.email, actor="omar@berkane.example", now=console.world.now)
    assert browser.get().status_code == 303
    assert knocks(console.stranger(), nadia.email).status_code == 403


@pytest.mark.parametrize(
    ("wrote", "back"),
    [
        ("/contributions/BRK-AAAA1111?again=1", "/contributions/BRK-AAAA1111?again=1"),
        ("/contributions/BRK-AAAA1111/answer", "/contributions/BRK-AAAA1111"),  # it was sent there before
        ("/nowhere/at/all", ""),
        ("//evil.example", ""),
    ],
)
def test_what_was_sent_without_a_session_leads_back_to_where_it_was_written(
    console: Console, wrote: str, back: str
) -> None:
    answer = console.stranger().ask(
        "POST", "/console/contributions/BRK-AAAA1111/answer", headers={"referer": f"{HERE}/console{wrote}"}
    )
    assert answer.status_code == 303
    asked = parse_qs(urlsplit(answer.headers["location"]).query)
    assert asked["lost"] == ["1"]
    assert asked.get("next", [""]) == [back]


def test_goes_on_to_the_page_that_was_asked_for_and_to_no_other_site(
    console: Console, nadia: StaffRow
) -> None:
    browser = console.stranger()
    assert browser.get("/account").headers["location"] == "/console/sign-in?next=/account"
    for asked, reached in (
        ("/account", "/console/account"),
        ("//evil.example", "/console"),
        ("https://evil.example", "/console"),
    ):
        answer = knocks(console.stranger(), nadia.email, path=f"/sign-in?next={asked}")
        assert answer.headers["location"] == reached


def test_takes_no_form_of_another_site(console: Console, nadia: StaffRow) -> None:
    browser = console.stranger()
    page = browser.sees("/sign-in")
    assert sends(browser, page, {"email": nadia.email, "password": PASSWORD, "csrf": "no"}).status_code == 403
    other = console.stranger()  # whose browser was not given this form
    assert sends(other, page, {"email": nadia.email, "password": PASSWORD}).status_code == 403


# -- codes -------------------------------------------------------------------------------------------------


def test_asks_for_a_code_of_who_set_codes_up_and_takes_none_twice(console: Console, nadia: StaffRow) -> None:
    totp = with_codes(console, nadia)
    code = totp.at(console.machine.at)
    for status in (303, 403):
        browser = console.stranger()
        asked = knocks(browser, nadia.email)
        assert asked.status_code == 200
        assert SESSION_COOKIE not in browser.cookies
        assert browser.get().status_code == 303  # not in yet
        assert sends(browser, asked.text, {"code": f"{code[:3]} {code[3:]}"}).status_code == status
    console.machine.at += timedelta(seconds=30)
    browser = console.stranger()
    asked = knocks(browser, nadia.email)
    assert sends(browser, asked.text, {"code": totp.at(console.machine.at)}).status_code == 303


def test_forgets_a_password_that_was_shown_long_ago_or_in_another_browser(
    console: Console, nadia: StaffRow
) -> None:
    totp = with_codes(console, nadia)
    browser, other = console.stranger(), console.stranger()
    asked = knocks(browser, nadia.email).text
    other.sees("/sign-in")
    assert sends(other, asked, {"code": totp.at(console.machine.at)}).status_code == 403
    console.machine.at += timedelta(minutes=6)
    assert sends(browser, asked, {"code": totp.at(console.machine.at)}).status_code == 403


def test_a_code_alone_opens_nothing(console: Console, nadia: StaffRow) -> None:
    totp = with_codes(console, nadia)
    browser = console.stranger()
    page = browser.sees("/sign-in")
    answer = sends(
        browser, page, {"step": "code", "proof": f"{nadia.id}.1.aa", "code": totp.at(console.machine.at)}
    )
    assert answer.status_code == 403


def test_sets_codes_up_and_away_again(console: Console, nadia: StaffRow) -> None:
    browser = console.stranger()
    knocks(browser, nadia.email)
    page = browser.sees("/account/codes")
    secret = re.findall(r'name="secret" value="(\w+)"', page)[0]
    totp = pyotp.TOTP(secret)
    assert '<svg class="qr"' in page or 'class="qr"' in page
    signature = re.findall(r'name="signature" value="(\w+)"', page)[0]
    form = {"secret": secret, "signature": signature}
    assert browser.post("/account/codes", {**form, "code": "000000"}).status_code == 422
    assert (
        browser.post("/account/codes", {**form, "secret": pyotp.random_base32(), "code": "1"}).status_code
        == 303
    )
    browser.does("/account/codes", {**form, "code": totp.at(console.machine.at)})
    assert knocks(console.stranger(), nadia.email).status_code == 200  # the code is asked for
    assert (
        browser.post("/account/codes/remove", {"code": totp.at(console.machine.at)}).status_code == 422
    )  # used
    console.machine.at += timedelta(seconds=30)
    browser.does("/account/codes/remove", {"code": totp.at(console.machine.at)})
    assert knocks(console.stranger(), nadia.email).status_code == 303


# -- several communes --------------------------------------------------------------------------------------


def test_asks_which_commune_of_who_works_for_several(console: Console, password_hash: str) -> None:
    for commune in ("berkane", "settat"):
        console.member("reader", commune=commune)
        with console.world.database.writing() as db:
            added = staff.add(
                db, commune, email="amal@jemaa.example", name="Amal", roles=["reader"],
                actor=f"omar@{commune}.example", now=console.world.now,
            )  # fmt: skip
        with_password(console, added.row, password_hash)
    browser = console.stranger("fr")
    asked = knocks(browser, "amal@jemaa.example")
    assert asked.status_code == 200
    assert sends(browser, asked.text, {"commune": "settat"}).status_code == 303
    assert "Settat" in plain(browser.sees())


# -- throttling --------------------------------------------------------------------------------------------


def test_makes_who_guesses_wait(console: Console, nadia: StaffRow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "is_right", lambda kept, given: given == PASSWORD)
    for _ in range(staff_access.TRIES):
        assert knocks(console.stranger(), nadia.email, "wrong").status_code == 403
    assert knocks(console.stranger(), nadia.email).status_code == 429
    console.machine.at += timedelta(minutes=16)
    assert knocks(console.stranger(), nadia.email).status_code == 303


def test_counts_wrong_codes_too(console: Console, nadia: StaffRow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "is_right", lambda kept, given: given == PASSWORD)
    with_codes(console, nadia)
    browser = console.stranger()
    asked = knocks(browser, nadia.email).text
    for _ in range(staff_access.TRIES):
        assert sends(browser, asked, {"code": "000000"}).status_code == 403
    assert sends(browser, asked, {"code": "000000"}).status_code == 429


# -- sessions ----------------------------------------------------------------------------------------------


def test_ends_a_session_after_a_day_of_work_or_an_afternoon_alone(console: Console) -> None:
    browser = console.client("reader")
    for hours in (3, 3, 3):
        console.machine.at += timedelta(hours=hours)
        browser.sees()
    console.machine.at += timedelta(hours=3)
    assert browser.get().status_code == 303
    browser = console.client("reader")
    console.machine.at += timedelta(hours=4)
    assert browser.get().status_code == 303


def test_does_not_end_when_the_demo_moves_the_town_clock(console: Console) -> None:
    browser = console.client("reader")
    console.world.clock.move(days=30)
    browser.sees()


def test_shows_where_one_is_signed_in_and_ends_it_there(console: Console) -> None:
    here, there = console.client("reader"), console.client("reader")
    ends = re.findall(r'action="/console(/account/sessions/\d+/end)"', here.sees("/account"))
    assert len(ends) == 1
    stranger = console.client("reader", commune="settat")
    assert stranger.post(ends[0]).status_code == 404
    here.does(ends[0])
    assert there.get().status_code == 303
    here.sees()


def test_signs_out_for_good(console: Console) -> None:
    browser = console.client("reader")
    token = browser.cookies[SESSION_COOKIE]
    browser.does("/sign-out")
    browser.cookies.set(SESSION_COOKIE, token, path="/console")
    assert browser.get().status_code == 303


def test_a_new_password_ends_the_other_sessions(console: Console, nadia: StaffRow) -> None:
    browser, other = console.stranger(), console.client("reader")
    knocks(browser, nadia.email)
    form = {"before": PASSWORD, "after": "cinq poires et un chat"}
    assert browser.post("/account/password", form | {"before": "wrong"}).status_code == 422
    assert browser.post("/account/password", form | {"after": "short"}).status_code == 422
    browser.does("/account/password", form)
    browser.sees()
    assert other.get().status_code == 303
    assert knocks(console.stranger(), nadia.email).status_code == 403
    assert knocks(console.stranger(), nadia.email, form["after"]).status_code == 303


@pytest.mark.parametrize(
    "password", ["reader reader", "aaaaaaaaaaaaaaaa", "azertyazerty", "x" * 201, "court"]
)
def test_refuses_passwords_that_are_guessed(password: str) -> None:
    assert passwords.trouble_with(password, "reader@berkane.example", "Nadia")


def test_makes_passwords_that_nobody_guesses() -> None:
    made = {passwords.new_password() for _ in range(20)}
    assert len(made) == 20
    assert not any(passwords.trouble_with(each, "reader@berkane.example", "Nadia") for each in made)
