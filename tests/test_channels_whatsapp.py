"""WhatsApp by Twilio beside what tests/test_channels_conformance.py asks of every channel."""

import asyncio
import json
import re
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from channel_case_whatsapp import WhatsAppRig
from channel_rig import PUBLIC_URL, VOICE
from loopback import Call, LoopbackServer, Reply
from twilio_spec import json_problems
from twilio_stand_in import ACCOUNT_SID, AUTH_TOKEN, NUMBER, TwilioStandIn, signed
from voice_notes import ogg_opus

from bot.channels.base import (
    Button,
    Inbound,
    MediaRef,
    Misconfigured,
    NotSent,
    Outbound,
    Received,
    Refused,
    Request,
    Sent,
    StatusUpdate,
    Throttled,
    Unreachable,
    Unsigned,
)
from bot.channels.twilio_api import readdressed
from bot.channels.whatsapp import THREADS, WhatsApp
from bot.channels.whatsapp_text import numbered, shell_for

BRAHIM = "whatsapp:+212600000002"
RLM = "\u200f"
SHELLS = {
    "ar": {"qr-2": f"HX{1:032x}", "qr-3": f"HX{2:032x}", "list-3": f"HX{3:032x}", "list-4": f"HX{4:032x}"},
    "fr": {"list-2": f"HX{5:032x}", "list-10": f"HX{6:032x}"},
}


@pytest.fixture
async def rig() -> AsyncIterator[WhatsAppRig]:
    made = WhatsAppRig()
    yield made
    await made.close()
    assert not made.stand_in.problems


def choices(count: int, label: str = "اختيار") -> tuple[Button, ...]:
    return tuple(Button(f"q1:{n}", f"{label} {n}") for n in range(1, count + 1))


# -- Words -------------------------------------------------------------------------------------------------


def test_numbers_choices_from_the_right_in_arabic() -> None:
    message = Outbound(BRAHIM, "شنو بغيتو؟", (Button("a", "نعم"), Button("b", "Budget 2026", hint="المالية")))
    assert numbered(message) == f"شنو بغيتو؟\n\n{RLM}1 ـ نعم\n{RLM}2 ـ Budget 2026: المالية"


@pytest.mark.parametrize("language", ["fr", "ary-Latn"])
def test_numbers_choices_from_the_left_in_latin_letters(language: str) -> None:
    message = Outbound(BRAHIM, "Que voulez-vous ?", (Button("a", "Oui"), Button("b", "Non")), language)
    assert numbered(message) == "Que voulez-vous ?\n\n1. Oui\n2. Non"


@pytest.mark.parametrize("language", ["ar", "ary-Arab"])
def test_every_line_of_a_list_begins_with_the_direction(language: str) -> None:
    lines = numbered(Outbound(BRAHIM, "؟", choices(10, "Axis"), language)).splitlines()
    assert all(line.startswith(RLM) for line in lines[2:])


def test_a_message_without_choices_is_its_text() -> None:
    assert numbered(Outbound(BRAHIM, "سلام\n\nمرحبا")) == "سلام\n\nمرحبا"


def test_gives_up_hints_and_then_words_before_it_is_too_long() -> None:
    long = tuple(Button(f"q:{n}", "ش" * 20, "س" * 24, "ه" * 72) for n in range(10))
    assert "ه" in numbered(Outbound(BRAHIM, "ش" * 500, long))
    assert "س" in numbered(Outbound(BRAHIM, "ش" * 1250, long))
    without = numbered(Outbound(BRAHIM, "ش" * 1330, long))
    assert "س" not in without
    assert "ه" not in without
    assert len(without) <= 1600
    with pytest.raises(Refused):
        numbered(Outbound(BRAHIM, "ش" * 1400, long))


# -- Shells ------------------------------------------------------------------------------------------------


def variables(message: Outbound) -> dict[str, str]:
    filled = shell_for(message, SHELLS)
    assert filled
    found: dict[str, str] = json.loads(filled.variables)
    return found


@pytest.mark.parametrize(
    ("language", "count", "shape"),
    [
        ("ar", 2, ("ar", "qr-2")),
        ("ary-Arab", 3, ("ar", "qr-3")),
        ("ar", 4, ("ar", "list-4")),
        ("fr", 10, ("fr", "list-10")),
        ("ary-Latn", 10, ("fr", "list-10")),
        ("ar", 1, None),
        ("ar", 5, None),
        ("ar", 11, None),
        ("fr", 3, None),
        ("ar", 0, None),
    ],
)
def test_finds_the_shell(language: str, count: int, shape: tuple[str, str] | None) -> None:
    filled = shell_for(Outbound(BRAHIM, "?", choices(count), language), SHELLS)
    assert (filled.sid if filled else None) == (SHELLS[shape[0]][shape[1]] if shape else None)


def test_fills_a_shell_in_order() -> None:
    message = Outbound(BRAHIM, "شنو؟", (Button("a:1", "نعم"), Button("a:2", "لا")))
    assert variables(message) == {"1": "شنو؟", "2": "نعم", "3": "a:1", "4": "لا", "5": "a:2"}


def test_takes_out_what_whatsapp_refuses_in_a_variable() -> None:
    message = Outbound(BRAHIM, " سطر\n\n \n\nسطر        آخر\n", choices(2))
    assert variables(message)["1"] == "سطر\nسطر    آخر"


@pytest.mark.parametrize(
    "message",
    [
        Outbound(BRAHIM, "ش" * 1025, choices(2)),
        Outbound(BRAHIM, "؟", (Button("a", "ش" * 21), Button("b", "لا"))),
        Outbound(BRAHIM, "؟", (Button("a", "نعم"), Button("b", "نعم"))),
        Outbound(BRAHIM, "؟", (Button("a", "نعم"), Button("b", " "))),
        Outbound(BRAHIM, "؟", (*choices(3), Button("d", "x", "ش" * 25))),
    ],
)
def test_leaves_to_the_text_what_no_shell_takes(message: Outbound) -> None:
    assert shell_for(message, SHELLS) is None


def test_a_long_label_may_still_fit_a_list() -> None:
    long = tuple(Button(f"q:{n}", f"{'ش' * 20}{n}", f"{'ش' * 22}{n}") for n in range(3))
    filled = shell_for(Outbound(BRAHIM, "؟", long), SHELLS)
    assert filled
    assert filled.sid == SHELLS["ar"]["list-3"]


def with_shells(rig: WhatsAppRig, **shells: str) -> WhatsApp:
    """The rig's channel, knowing these shells: qr_2=…"""
    rig.channel._shells = {"ar": {shape.replace("_", "-"): sid for shape, sid in shells.items()}}
    return rig.channel


async def test_sends_by_a_shell(rig: WhatsAppRig) -> None:
    channel = with_shells(
        rig, qr_3=rig.stand_in.shell("quick-reply", 7), list_4=rig.stand_in.shell("list-picker", 9)
    )
    rig.stand_in.says(BRAHIM, "salam")
    for count in (3, 4):
        await channel.send(Outbound(BRAHIM, "شنو\n\nالمحور؟", choices(count)))
    assert [set(message.form) for message in rig.stand_in.messages] == [
        {"To", "From", "StatusCallback", "ContentSid", "ContentVariables"}
    ] * 2
    assert {status["MessageStatus"] for status in rig.stand_in.statuses} == {"sent", "delivered"}


@pytest.mark.parametrize(("status", "code"), [(400, 63005), (400, 63013), (400, 21656), (404, 20404)])
async def test_falls_back_to_numbers_and_remembers(rig: WhatsAppRig, status: int, code: int) -> None:
    channel = with_shells(rig, qr_2=rig.stand_in.shell("quick-reply", 5))
    rig.stand_in.refuse_next(status, code)
    for _ in range(2):
        await channel.send(Outbound(BRAHIM, "؟", choices(2)))
    assert ["ContentSid" in message.form for message in rig.stand_in.messages] == [False, False]


@pytest.mark.parametrize(
    ("status", "code", "error"),
    [(400, 63016, Refused), (400, 21610, Unreachable), (400, 63032, Unreachable), (429, 20429, Throttled)],
)
async def test_does_not_blame_the_shell_for_the_rest(
    rig: WhatsAppRig, status: int, code: int, error: type[Exception]
) -> None:
    channel = with_shells(rig, qr_2=rig.stand_in.shell("quick-reply", 5))
    rig.stand_in.refuse_next(status, code)
    with pytest.raises(error):
        await channel.send(Outbound(BRAHIM, "؟", choices(2)))
    assert rig.stand_in.messages == []
    await channel.send(Outbound(BRAHIM, "؟", choices(2)))
    assert "ContentSid" in rig.stand_in.messages[0].form


def shells_of_the_guide() -> list[dict[str, Any]]:
    text = (Path(__file__).parent.parent / "docs" / "whatsapp.md").read_text(encoding="utf-8")
    return [json.loads(block) for block in re.findall(r"```json\n(.*?)```", text, re.DOTALL)]


@pytest.mark.parametrize("content", shells_of_the_guide(), ids=lambda content: str(content["friendly_name"]))
def test_the_guides_shells_are_as_twilio_wants_them(content: dict[str, Any]) -> None:
    assert json_problems("create_content", "json", content) == []
    (kind, shape), *_ = content["types"].items()
    choices_of_it = shape["actions" if kind == "twilio/quick-reply" else "items"]
    slots = re.findall(r"\{\{(\d+)\}\}", json.dumps(content["types"]))
    assert sorted(slots, key=int) == list(content["variables"]) == [str(n + 1) for n in range(len(slots))]
    # The order in which Jemaa fills them: the text, then each choice's label and id.
    message = Outbound(BRAHIM, "?", choices(len(choices_of_it)), content["language"])
    name = f"{'qr' if kind == 'twilio/quick-reply' else 'list'}-{len(choices_of_it)}"
    filled = shell_for(message, {content["language"]: {name: f"HX{1:032x}"}})
    assert filled
    assert list(json.loads(filled.variables)) == list(content["variables"])
    assert choices_of_it[0]["id"] == "{{3}}"


async def test_an_unknown_shell_is_numbered(rig: WhatsAppRig) -> None:
    await with_shells(rig, qr_2=f"HX{99:032x}").send(Outbound(BRAHIM, "؟", choices(2)))
    assert "1 ـ" in rig.stand_in.messages[0].text


# -- Sending -----------------------------------------------------------------------------------------------


async def test_sends_from_the_number_with_a_status_address(rig: WhatsAppRig) -> None:
    await rig.channel.send(Outbound(BRAHIM, "salam"))
    assert rig.stand_in.messages[0].form == {
        "To": BRAHIM,
        "From": f"whatsapp:{NUMBER}",
        "Body": "salam",
        "StatusCallback": f"{PUBLIC_URL}/whatsapp/berkane/status",
    }


async def test_sends_to_a_username(rig: WhatsAppRig) -> None:
    await rig.channel.send(Outbound("whatsapp:MA.1a2B3c4D5e", "salam"))
    assert rig.stand_in.messages[0].form["To"] == "whatsapp:MA.1a2B3c4D5e"


async def test_sends_by_a_messaging_service(rig: WhatsAppRig) -> None:
    service = f"MG{1:032x}"
    channel = make(rig, number=service, public_url="http://127.0.0.1:8000")
    await channel.send(Outbound(BRAHIM, "salam"))
    await channel.close()
    form = rig.stand_in.messages[0].form
    assert form["MessagingServiceSid"] == service
    assert "From" not in form


def test_asks_for_no_status_where_twilio_could_not_call() -> None:
    channel = WhatsApp(
        account="whatsapp:berkane",
        account_sid=ACCOUNT_SID,
        auth_token=AUTH_TOKEN,
        number=NUMBER,
        public_url="http://127.0.0.1:8000",
    )
    assert channel._sender == {"from_": f"whatsapp:{NUMBER}"}


def make(rig: WhatsAppRig, **more: Any) -> WhatsApp:
    known: dict[str, Any] = {
        "account": "whatsapp:berkane",
        "account_sid": ACCOUNT_SID,
        "auth_token": AUTH_TOKEN,
        "number": NUMBER,
        "api_url": rig.stand_in.url,
        "public_url": PUBLIC_URL,
    }
    return WhatsApp(**(known | more))


async def test_only_so_many_calls_at_once() -> None:
    with TwilioStandIn(seconds=0.02) as twilio:
        channel = WhatsApp(
            account="whatsapp:berkane",
            account_sid=ACCOUNT_SID,
            auth_token=AUTH_TOKEN,
            number=NUMBER,
            api_url=twilio.url,
        )
        sent = await asyncio.gather(*(channel.send(Outbound(BRAHIM, f"{n}")) for n in range(40)))
        await channel.close()
    assert len({one.provider_id for one in sent}) == 40
    assert 2 <= twilio.most_at_once <= THREADS


async def test_the_environment_sends_nothing_elsewhere(
    rig: WhatsAppRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TWILIO_EDGE", "dublin")
    monkeypatch.setenv("TWILIO_REGION", "ie1")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert isinstance(await rig.channel.send(Outbound(BRAHIM, "salam")), Sent)


@pytest.mark.parametrize(
    ("url", "api_url", "found"),
    [
        ("https://api.twilio.com/2010-04-01/x.json?a=b", "", "https://api.twilio.com/2010-04-01/x.json?a=b"),
        ("https://api.twilio.com/2010-04-01/x.json?a=b", "http://127.0.0.1:9/", "http://127.0.0.1:9/2010-04-01/x.json?a=b"),
        ("https://content.twilio.com/v1/Content", "http://127.0.0.1:9", "http://127.0.0.1:9/v1/Content"),
        ("https://messaging.twilio.com/v1/Services", "https://proxy.ma", "https://proxy.ma/v1/Services"),
    ],
)  # fmt: skip
def test_replaces_scheme_and_host_of_every_product(url: str, api_url: str, found: str) -> None:
    assert readdressed(url, api_url) == found


@pytest.mark.parametrize(
    "url", ["https://api.dublin.ie1.twilio.com/x", "http://api.twilio.com/x", "https://example.org/x"]
)
def test_calls_no_other_host(url: str) -> None:
    for api_url in ("", "http://127.0.0.1:9"):
        with pytest.raises(Misconfigured):
            readdressed(url, api_url)


@pytest.mark.parametrize(
    "wrong",
    [{"account_sid": "AC1"}, {"account_sid": AUTH_TOKEN}, {"number": "0600000000"}, {"number": "+212 600"}],
)
def test_refuses_settings_that_cannot_be_right(wrong: dict[str, str]) -> None:
    right: dict[str, Any] = {
        "account": "whatsapp:berkane",
        "account_sid": ACCOUNT_SID,
        "auth_token": AUTH_TOKEN,
        "number": NUMBER,
    }
    with pytest.raises(Misconfigured, match="whatsapp:berkane") as caught:
        WhatsApp(**(right | wrong))
    assert AUTH_TOKEN not in str(caught.value)


# -- Rules of WhatsApp -------------------------------------------------------------------------------------


def read(rig: WhatsAppRig, form: dict[str, str]) -> Received:
    (one,) = rig.channel.receive(rig.request(urlencode(form).encode()))
    return one


async def test_a_closed_window_is_told_by_callback(rig: WhatsAppRig) -> None:
    rig.stand_in.says(BRAHIM, "salam")
    await rig.channel.send(Outbound(BRAHIM, "inside"))
    rig.stand_in.pass_hours(24.5)
    sent = await rig.channel.send(Outbound(BRAHIM, "outside"))
    told = read(rig, rig.stand_in.statuses[-1])
    assert isinstance(told, StatusUpdate)
    assert (told.provider_id, told.state, told.is_permanent) == (sent.provider_id, "failed", True)
    assert told.error.startswith("63016")
    rig.stand_in.says(BRAHIM, "again")
    await rig.channel.send(Outbound(BRAHIM, "inside again"))
    assert read(rig, rig.stand_in.statuses[-1]) == StatusUpdate(rig.stand_in.messages[-1].sid, "delivered")


async def test_who_blocked_us_is_told_by_callback(rig: WhatsAppRig) -> None:
    rig.stand_in.says(BRAHIM, "salam")
    rig.stand_in.blocked.add(BRAHIM)
    await rig.channel.send(Outbound(BRAHIM, "salam"))
    told = read(rig, rig.stand_in.statuses[-1])
    assert isinstance(told, StatusUpdate)
    assert told.is_permanent


async def test_a_pressed_button_says_which_message_it_was_on(rig: WhatsAppRig) -> None:
    channel = with_shells(rig, qr_2=rig.stand_in.shell("quick-reply", 5))
    sent = await channel.send(Outbound(BRAHIM, "؟", choices(2)))
    for act in (rig.stand_in.presses, rig.stand_in.chooses):
        one = read(rig, act(BRAHIM, rig.stand_in.messages[0], "q1:2", "اختيار 2"))
        assert isinstance(one, Inbound)
        assert (one.payload, one.text, one.replied_to) == ("q1:2", "اختيار 2", sent.provider_id)


# -- Webhooks ----------------------------------------------------------------------------------------------


class Service(LoopbackServer):
    """The web app in small."""

    def __init__(self, channel: WhatsApp) -> None:
        super().__init__()
        self._channel = channel
        self.kept: list[Received] = []
        self.replies: list[Reply] = []  # to give before it works
        self.paths: list[str] = []

    def handle(self, call: Call) -> Reply:
        self.paths.append(call.path)
        if self.replies:
            return self.replies.pop(0)
        try:
            self.kept += self._channel.receive(
                Request("POST", f"{self.url}{call.path}", call.headers, call.body)
            )
        except Unsigned:
            return Reply(403)
        return Reply(200, b"<Response/>")


async def test_receives_messages_and_statuses(rig: WhatsAppRig) -> None:
    with Service(rig.channel) as service:
        channel = make(rig, public_url=service.url)
        rig.stand_in.webhook = f"{service.url}/whatsapp/berkane"
        rig.stand_in.posts_statuses = True
        rig.stand_in.says(BRAHIM, "السلام & + %")
        await channel.send(Outbound(BRAHIM, "salam"))
        assert await asyncio.to_thread(rig.stand_in.drain)
        await channel.close()
    assert [one.text for one in service.kept if isinstance(one, Inbound)] == ["السلام & + %"]
    states = {one.state for one in service.kept if isinstance(one, StatusUpdate)}
    assert states == {"sent", "delivered"}
    assert set(service.paths) == {"/whatsapp/berkane", "/whatsapp/berkane/status"}


async def test_the_fallback_receives_what_the_webhook_lost(rig: WhatsAppRig) -> None:
    with Service(rig.channel) as service:
        service.replies = [Reply(is_dropped=True), Reply(503)]
        rig.stand_in.webhook = f"{service.url}/whatsapp/berkane"
        rig.stand_in.fallback = f"{service.url}/whatsapp/berkane?again=1"
        form = rig.stand_in.says(BRAHIM, "salam")
        assert await asyncio.to_thread(rig.stand_in.drain)
    assert len(service.paths) == 3
    # The fallback is signed with its own address; behind it the same message has the same key.
    url = f"{PUBLIC_URL}/whatsapp/berkane?again=1"
    headers = {name.lower(): value for name, value in signed(url, form).items()}
    (one,) = rig.channel.receive(Request("POST", url, headers, urlencode(form).encode()))
    assert isinstance(one, Inbound)
    assert one.key == form["MessageSid"]


# -- Media -------------------------------------------------------------------------------------------------


async def test_deletes_twilios_copy(rig: WhatsAppRig) -> None:
    media = rig.keeps("voice", ogg_opus(2))
    assert (await rig.channel.fetch(media)).seconds == 2
    for _ in range(2):
        await rig.channel.delete_source(media)
    assert len(rig.stand_in.deleted) == 1
    with pytest.raises(NotSent) as caught:
        await rig.channel.fetch(media)
    assert caught.value.code == "404"


async def test_tries_a_deletion_twice_and_says_that_it_failed(
    rig: WhatsAppRig, caplog: pytest.LogCaptureFixture
) -> None:
    media = rig.keeps("voice", VOICE)
    rig.stand_in.refuse_next(503, 20503)
    await rig.channel.delete_source(media)
    assert len(rig.stand_in.deleted) == 1
    again = rig.keeps("voice", VOICE)
    for _ in range(2):
        rig.stand_in.refuse_next(503, 20503)
    await rig.channel.delete_source(again)
    assert "keeps the media" in caplog.text
    assert again.source["url"] not in caplog.text


PATH = f"/2010-04-01/Accounts/{ACCOUNT_SID}/Messages/MM1/Media/ME1"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "not an address",
        f"https://example.org{PATH}",
        f"https://api.twilio.com.example.org{PATH}",
        f"https://api.twilio.com@example.org{PATH}",
        f"http://api.twilio.com{PATH}",
        f"https://api.twilio.com:8443{PATH}",
        "https://api.twilio.com/2010-04-01/Accounts.json",
        f"https://api.twilio.com{PATH}/../../../../Accounts.json",
        f"https://api.twilio.com{PATH.replace(ACCOUNT_SID, 'AC' + 'f' * 32)}",
        "file:///etc/passwd",
    ],
)
async def test_sends_its_password_nowhere_else(rig: WhatsAppRig, url: str) -> None:
    with pytest.raises(Refused) as caught:
        await rig.channel.fetch(MediaRef("voice", {"url": url}))
    assert caught.value.code == "host"
    await rig.channel.delete_source(MediaRef("voice", {"url": url}))


@pytest.mark.parametrize(
    "place",
    [
        "https://example.org/x",
        "http://media.twiliocdn.com/x",
        "https://169.254.169.254/latest",
        "//example.org/x",
        "ftp://media.twiliocdn.com/x",
    ],
)
async def test_follows_a_redirect_to_twilios_stores_only(place: str) -> None:
    assert await redirected_to(place) == "host"


@pytest.mark.parametrize("place", ["", "/again"])
async def test_gives_up_on_a_circle_of_redirects(place: str) -> None:
    assert await redirected_to(place) == "302"


async def redirected_to(place: str) -> str:
    """The code of the error that comes of media which always leads there."""
    with LoopbackServer(lambda call: Reply(302, headers={"Location": place})) as server:
        channel = WhatsApp(
            account="whatsapp:berkane",
            account_sid=ACCOUNT_SID,
            auth_token=AUTH_TOKEN,
            number=NUMBER,
            api_url=server.url,
        )
        with pytest.raises((Refused, NotSent)) as caught:
            await channel.fetch(MediaRef("voice", {"url": f"{server.url}{PATH}"}))
        await channel.close()
    return str(caught.value.code)


async def test_says_that_the_password_is_wrong(rig: WhatsAppRig) -> None:
    channel = make(rig, auth_token="another")
    with pytest.raises(Misconfigured):
        await channel.fetch(rig.keeps("voice", VOICE))
    with pytest.raises(Misconfigured):
        await channel.send(Outbound(BRAHIM, "salam"))
    await channel.close()


@pytest.mark.parametrize(("status", "error"), [(429, Throttled), (503, NotSent), (403, Misconfigured)])
async def test_says_what_a_media_trouble_asks_for(
    rig: WhatsAppRig, status: int, error: type[Exception]
) -> None:
    media = rig.keeps("voice", VOICE)
    rig.stand_in.refuse_next(status, 20000 + status)
    with pytest.raises(error):
        await rig.channel.fetch(media)


# -- The rest ----------------------------------------------------------------------------------------------


def test_twilio_is_not_loaded_before_it_is_needed() -> None:
    check = (
        "import sys, bot.channels.whatsapp, bot.channels.registry;"
        "print([m for m in ('twilio', 'requests', 'telegram') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "form",
    [
        {"To": BRAHIM, "From": f"whatsapp:{NUMBER}", "Body": "x", "Colour": "red"},
        {"To": BRAHIM, "From": f"whatsapp:{NUMBER}"},
        {"To": BRAHIM, "Body": "x"},
        {"To": "+212600000002", "From": f"whatsapp:{NUMBER}", "Body": "x"},
        {"To": BRAHIM, "From": f"whatsapp:{NUMBER}", "ContentSid": "HX1"},
        {"To": BRAHIM, "From": f"whatsapp:{NUMBER}", "Body": "x", "ValidityPeriod": "soon"},
    ],
)
async def test_the_stand_in_knows_what_twilio_does_not(rig: WhatsAppRig, form: dict[str, str]) -> None:
    url = f"{rig.stand_in.url}/2010-04-01/Accounts/{ACCOUNT_SID}/Messages.json"
    headers = rig.channel._password() | {"Content-Type": "application/x-www-form-urlencoded"}
    answer = await rig.channel._client.call("POST", url, headers=headers, body=urlencode(form).encode())
    assert answer.status in (400, 404)
    assert rig.stand_in.problems
    rig.stand_in.problems.clear()


async def test_the_stand_in_keeps_twilios_own_rules(rig: WhatsAppRig) -> None:
    url = f"{rig.stand_in.url}/2010-04-01/Accounts/{ACCOUNT_SID}/Messages.json"
    shell = rig.stand_in.shell("quick-reply", 5)
    base = {"To": BRAHIM, "From": f"whatsapp:{NUMBER}"}
    for form, code in (
        ({"Body": "ش" * 1601}, 21617),
        ({"Body": "x", "ContentVariables": "{}"}, 21654),
        ({"ContentSid": shell, "ContentVariables": '{"1": ""}'}, 21656),
        ({"ContentSid": shell, "ContentVariables": '{"1": null}'}, 21656),
        ({"ContentSid": shell, "ContentVariables": "no"}, 21656),
        ({"ContentSid": f"HX{77:032x}"}, 20404),
    ):
        answer = await rig.channel._client.call(
            "POST", url, headers=rig.channel._password(), body=urlencode(base | form).encode()
        )
        assert json.loads(answer.body)["code"] == code


# -- approved templates ----------------------------------------------------------------------------------------


async def test_a_template_goes_out_where_free_text_may_not(rig: WhatsAppRig) -> None:
    """Outside the 24 hours only an approved template arrives; text is taken and fails by callback (63016)."""
    sid = rig.stand_in.shell("text", 2, is_approved=True)
    variables = ("BRK-7K3M9Q2T", "La commune a répondu.\n\nDernier jour :    vendredi")
    await rig.channel.send(Outbound(BRAHIM, "La commune a répondu.", template=sid, variables=variables))
    await rig.channel.send(Outbound(BRAHIM, "La commune a répondu."))
    sent = rig.stand_in.messages[0].form
    assert sent["ContentSid"] == sid
    assert json.loads(sent["ContentVariables"]) == {
        "1": "BRK-7K3M9Q2T",
        "2": "La commune a répondu. Dernier jour : vendredi",
    }
    became = [(each["MessageStatus"], each.get("ErrorCode")) for each in rig.stand_in.statuses]
    assert became == [("sent", None), ("delivered", None), ("undelivered", "63016")]


async def test_a_template_that_is_refused_is_never_sent_as_text(rig: WhatsAppRig) -> None:
    with pytest.raises(Refused):
        await rig.channel.send(Outbound(BRAHIM, "?", template=f"HX{9:032x}", variables=("a",)))
    with pytest.raises(Refused) as empty:
        await rig.channel.send(Outbound(BRAHIM, "?", template=f"HX{9:032x}", variables=(" \n",)))
    assert (empty.value.code, rig.stand_in.messages) == ("21656", [])
