"""Telegram beside what tests/test_channels_conformance.py asks of every channel."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from typing import Any

import pytest
from channel_case_telegram import SECRET, TelegramRig
from channel_rig import PAYLOADS, PUBLIC_URL, VOICE, payload
from loopback import Call, LoopbackServer, Reply
from telegram import Update
from telegram_stand_in import TOKEN, TelegramStandIn
from voice_notes import ogg_opus

from bot.channels import telegram as telegram_module
from bot.channels.base import (
    Button,
    ChannelError,
    Inbound,
    MediaRef,
    Misconfigured,
    NotSent,
    Outbound,
    Received,
    Refused,
    Request,
    Throttled,
    Unsigned,
)
from bot.channels.telegram import Telegram
from bot.channels.telegram_updates import read_update

FATIMA, KARIM = 5550001, 5550002


@pytest.fixture
async def rig() -> AsyncIterator[TelegramRig]:
    made = TelegramRig()
    yield made
    await made.close()
    assert not made.stand_in.problems


def buttons(*labels: str) -> tuple[Button, ...]:
    return tuple(Button(f"q1:{number}", label) for number, label in enumerate(labels))


def labels_of(sent: Mapping[str, Any]) -> list[list[str]]:
    return [[key["text"] for key in row] for row in sent["reply_markup"]["inline_keyboard"]]


# -- What goes out -----------------------------------------------------------------------------------------


async def test_sends_plain_text(rig: TelegramRig) -> None:
    await rig.channel.send(Outbound(str(FATIMA), "شوفو https://example.ma <b>"))
    (sent,) = rig.stand_in.sent()
    assert sent == {
        "chat_id": FATIMA,
        "text": "شوفو https://example.ma <b>",
        "link_preview_options": {"is_disabled": True},
    }


async def test_gives_each_choice_a_row(rig: TelegramRig) -> None:
    message = Outbound(str(FATIMA), "شنو المحور؟", buttons("المشاركة", "الحكامة", "المالية", "المعلومات"))
    sent = await rig.channel.send(message)
    markup = rig.stand_in.messages[int(sent.provider_id)]["reply_markup"]
    assert markup["inline_keyboard"][0] == [{"text": "المشاركة", "callback_data": "q1:0"}]
    assert labels_of(rig.stand_in.sent()[0]) == [["المشاركة"], ["الحكامة"], ["المالية"], ["المعلومات"]]


async def test_shows_the_longer_label(rig: TelegramRig) -> None:
    choice = Button("q1:0", "Gouvernance", "Gouvernance locale", "Le budget et les marchés")
    await rig.channel.send(Outbound(str(FATIMA), "Quel axe ?", (choice,), language="fr"))
    assert labels_of(rig.stand_in.sent()[0]) == [["Gouvernance locale"]]


@pytest.mark.parametrize(
    ("language", "rows"),
    [
        ("fr", [["a", "b"], ["long, very long label"], ["c", "d"], ["e"]]),
        ("ary-Latn", [["a", "b"], ["long, very long label"], ["c", "d"], ["e"]]),
        ("ar", [["b", "a"], ["long, very long label"], ["d", "c"], ["e"]]),
        ("ary-Arab", [["b", "a"], ["long, very long label"], ["d", "c"], ["e"]]),
    ],
)
async def test_packs_many_short_choices_in_reading_order(
    rig: TelegramRig, language: str, rows: list[list[str]]
) -> None:
    many = buttons("a", "b", "long, very long label", "c", "d", "e")
    await rig.channel.send(Outbound(str(FATIMA), "?", many, language=language))
    assert labels_of(rig.stand_in.sent()[0]) == rows


@pytest.mark.parametrize(
    "bad",
    [
        (Button("", "x"),),
        (Button("x" * 65, "x"),),
        (Button("ش" * 33, "x"),),  # 66 bytes
        tuple(Button(f"q:{n}", "x") for n in range(101)),
    ],
)
async def test_refuses_buttons_that_telegram_would(rig: TelegramRig, bad: tuple[Button, ...]) -> None:
    with pytest.raises(Refused):
        await rig.channel.send(Outbound(str(FATIMA), "?", bad))
    assert rig.stand_in.calls == []


async def test_takes_the_longest_payload(rig: TelegramRig) -> None:
    await rig.channel.send(Outbound(str(FATIMA), "?", (Button("ش" * 32, "x"),)))


async def test_acknowledges_a_button_and_nothing_else(rig: TelegramRig) -> None:
    await rig.channel.acknowledge(Inbound("1", str(FATIMA), text="salam"))
    await rig.channel.acknowledge(Inbound("2", str(FATIMA), payload="q1:0", callback_id="77"))
    assert [(call.method, call.parameters) for call in rig.stand_in.calls] == [
        ("answerCallbackQuery", {"callback_query_id": "77"})
    ]


async def test_a_query_that_is_too_old_does_no_harm(rig: TelegramRig) -> None:
    rig.stand_in.refuse_next("answerCallbackQuery", 400, "Bad Request: query is too old")
    await rig.channel.acknowledge(Inbound("2", str(FATIMA), callback_id="77"))


async def test_closes_buttons(rig: TelegramRig) -> None:
    sent = await rig.channel.send(Outbound(str(FATIMA), "?", buttons("a", "b")))
    for _ in range(2):  # the second time Telegram says that nothing was modified
        await rig.channel.close_buttons(str(FATIMA), sent.provider_id)
    assert "reply_markup" not in rig.stand_in.messages[int(sent.provider_id)]
    await rig.channel.close_buttons(str(FATIMA), "999999")


async def test_says_where_a_conversation_moved(rig: TelegramRig) -> None:
    rig.troubles["moved"].arrange(rig.stand_in)
    with pytest.raises(ChannelError) as caught:
        await rig.channel.send(Outbound(str(FATIMA), "salam"))
    assert getattr(caught.value, "address", "") == "-100777"


async def test_never_waits_for_ever_when_told_to(rig: TelegramRig) -> None:
    rig.stand_in.refuse_next("sendMessage", 429, "Too Many Requests", retry_after=10**9)
    with pytest.raises(Throttled) as caught:
        await rig.channel.send(Outbound(str(FATIMA), "salam"))
    assert caught.value.seconds == 3600


async def test_forty_messages_at_once(rig: TelegramRig) -> None:
    sent = await asyncio.gather(*(rig.channel.send(Outbound(str(FATIMA), f"{n}")) for n in range(40)))
    assert len({one.provider_id for one in sent}) == 40


# -- Media -------------------------------------------------------------------------------------------------


async def test_measures_a_voice_note(rig: TelegramRig) -> None:
    stored = await rig.channel.fetch(rig.keeps("voice", ogg_opus(3)))
    assert (stored.media_type, stored.seconds) == ("audio/ogg", 3)


async def test_keeps_a_voice_note_that_cannot_be_measured(rig: TelegramRig) -> None:
    assert (await rig.channel.fetch(rig.keeps("voice", VOICE))).seconds is None


async def test_a_file_that_is_not_prepared_may_come_later(rig: TelegramRig) -> None:
    answer = b'{"ok": true, "result": {"file_id": "x", "file_unique_id": "y"}}'
    rig.stand_in.answer_next("getFile", answer)
    with pytest.raises(NotSent):
        await rig.channel.fetch(MediaRef("voice", {"file_id": "x"}))


async def test_a_link_that_expired_may_be_asked_for_again(rig: TelegramRig) -> None:
    media = rig.keeps("voice", VOICE)
    answer = b'{"ok": true, "result": {"file_id": "x", "file_unique_id": "y", "file_path": "media/gone"}}'
    rig.stand_in.answer_next("getFile", answer)
    with pytest.raises(NotSent) as caught:
        await rig.channel.fetch(media)
    assert caught.value.code == "404"
    assert (await rig.channel.fetch(media)).content == VOICE


# -- What comes in -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(path.name for path in PAYLOADS.glob("telegram_*.json")))
def test_reads_what_python_telegram_bot_reads(name: str) -> None:
    """Our reader is plain; theirs is the reference."""
    update = json.loads(payload(name))
    theirs = Update.de_json(update, None)
    for ours in read_update(update):
        if not isinstance(ours, Inbound):
            continue
        assert theirs.effective_chat is not None
        assert theirs.effective_user is not None
        assert ours.key == str(theirs.update_id)
        assert ours.sender == str(theirs.effective_chat.id)
        assert ours.language_hint == theirs.effective_user.language_code
        if theirs.callback_query:
            assert ours.payload == theirs.callback_query.data
            assert ours.callback_id == theirs.callback_query.id
        elif theirs.message and not (theirs.message.text or "").startswith("/"):
            assert ours.text == (theirs.message.text or theirs.message.caption or "")
            assert ours.is_forwarded == bool(theirs.message.forward_origin)
            assert bool(ours.media) == bool(theirs.message.effective_attachment)


@pytest.mark.parametrize(
    ("text", "read", "payload"),
    [
        ("/menu", "menu", ""),
        ("/MENU", "menu", ""),
        ("/help@jemaa_test_bot", "help", ""),
        ("/stop now", "stop", ""),
        ("/programme", "", "go:programme"),
        ("/start go-programme", "", "go:programme"),
        ("/start go-comment-axis_1-b", "", "go:comment:axis_1-b"),
        ("/start STT-00000000", "STT-00000000", ""),
        ("/start", "menu", ""),
        ("/", "/", ""),
        ("/سلام", "/سلام", ""),
        ("not /menu", "not /menu", ""),
    ],
)
def test_reads_commands(rig: TelegramRig, text: str, read: str, payload: str) -> None:
    (one,) = rig.channel.receive(rig.request(rig.says(text)))
    assert isinstance(one, Inbound)
    assert (one.text, one.payload) == (read, payload)


def test_a_half_letter_becomes_a_question_mark(rig: TelegramRig) -> None:
    body = rig.says("x").replace(b'"text": "x"', rb'"text": "x\ud83d"')
    (one,) = rig.channel.receive(rig.request(body))
    assert isinstance(one, Inbound)
    assert one.text == "x?"


def test_the_smallest_photo_stands_for_one_that_is_too_large(rig: TelegramRig) -> None:
    sizes = [{"file_id": f"p{n}", "width": n, "height": n, "file_size": 30_000_000 + n} for n in (3, 1, 2)]
    message = {"chat": {"id": 1, "type": "private"}, "photo": sizes}
    (one,) = read_update({"update_id": 1, "message": message})
    assert isinstance(one, Inbound)
    assert one.media[0].source == {"file_id": "p1"}


# -- Webhook -----------------------------------------------------------------------------------------------


class Service(LoopbackServer):
    """The web app in small: keeps what is signed, and falls when told to."""

    def __init__(self, channel: Telegram) -> None:
        super().__init__()
        self._channel = channel
        self.kept: list[Received] = []
        self.statuses: list[int] = []  # answers to give before it works
        self.tries = 0

    def handle(self, call: Call) -> Reply:
        self.tries += 1
        if self.statuses:
            return Reply(self.statuses.pop(0))
        try:
            received = self._channel.receive(
                Request(call.method, f"{PUBLIC_URL}{call.path}", call.headers, call.body)
            )
        except Unsigned:
            return Reply(403)
        self.kept += received
        return Reply(200, self._channel.acknowledgement(received), {"Content-Type": "application/json"})


async def test_connects_a_webhook_with_its_secret(rig: TelegramRig) -> None:
    await rig.channel.connect(f"{PUBLIC_URL}/telegram/berkane")
    assert rig.stand_in.webhook == {
        "url": f"{PUBLIC_URL}/telegram/berkane",
        "secret_token": SECRET,
        "allowed_updates": ["message", "callback_query", "my_chat_member"],
        "max_connections": 40,
    }
    with pytest.raises(Refused, match="https"):
        await rig.channel.connect("http://jemaa.example.ma/telegram/berkane")


async def test_receives_in_order_what_was_refused_before(rig: TelegramRig) -> None:
    with Service(rig.channel) as service:
        service.statuses = [503, 500, 404]
        rig.stand_in.says(FATIMA, "1")
        await rig.channel.connect(f"{service.url}/telegram/berkane")
        rig.stand_in.says(FATIMA, "2")
        rig.stand_in.says(KARIM, "3")
        assert await asyncio.to_thread(rig.stand_in.drain)
    texts = [one.text for one in service.kept if isinstance(one, Inbound)]
    assert sorted(texts) == ["1", "2", "3"]
    assert texts.index("1") < texts.index("2")
    assert service.tries == 6


async def test_a_button_is_acknowledged_in_the_answer_to_its_post(rig: TelegramRig) -> None:
    with Service(rig.channel) as service:
        await rig.channel.connect(f"{service.url}/telegram/berkane")
        rig.stand_in.says(FATIMA, "salam")
        update = rig.stand_in.presses(FATIMA, 7, "q1:yes")
        assert await asyncio.to_thread(rig.stand_in.drain)
    acknowledged = rig.stand_in.sent("answerCallbackQuery")
    assert acknowledged == [{"callback_query_id": update["callback_query"]["id"]}]


async def test_a_webhook_with_another_secret_receives_nothing(rig: TelegramRig) -> None:
    other = Telegram(account="telegram:berkane", token=TOKEN, secret="another", api_url=rig.stand_in.url)
    with Service(rig.channel) as service:
        await other.connect(f"{service.url}/telegram/berkane")
        rig.stand_in.says(FATIMA, "salam")
        assert not await asyncio.to_thread(rig.stand_in.drain, 0.1)
    await other.close()
    assert service.kept == []
    assert rig.stand_in.pending


async def test_sets_the_menu_in_each_language(rig: TelegramRig) -> None:
    await rig.channel.set_menu({"": {"menu": "Menu"}, "ar": {"menu": "القائمة", "help": "مساعدة"}, "fr": {}})
    assert rig.stand_in.menus == {
        "": [{"command": "menu", "description": "Menu"}],
        "ar": [{"command": "menu", "description": "القائمة"}, {"command": "help", "description": "مساعدة"}],
        "fr": [],
    }


# -- Polling -----------------------------------------------------------------------------------------------


async def polled(rig: TelegramRig, count: int) -> list[Received]:
    """The next messages of a poll of their own, which is then given up."""
    found: list[Received] = []
    messages = rig.channel.poll()
    async for one in messages:
        found.append(one)
        if len(found) == count:
            break
    await messages.aclose()
    return found


async def test_polls_again_what_was_not_stored(rig: TelegramRig) -> None:
    rig.stand_in.says(FATIMA, "1")
    rig.stand_in.says(FATIMA, "2")
    first = await polled(rig, 2)
    assert await polled(rig, 2) == first, "nothing is acknowledged before the next is asked for"
    assert len(rig.stand_in.pending) == 2


async def test_acknowledges_what_the_caller_came_back_from(rig: TelegramRig) -> None:
    rig.stand_in.says(FATIMA, "1")
    texts: list[str] = []
    messages = rig.channel.poll()
    async for one in messages:
        assert isinstance(one, Inbound)
        texts.append(one.text)
        if len(texts) == 1:
            rig.stand_in.says(FATIMA, "2")
        else:
            break
    await messages.aclose()
    assert texts == ["1", "2"]
    assert len(rig.stand_in.pending) == 1


async def test_skips_what_it_does_not_understand(rig: TelegramRig) -> None:
    chat = {"id": -100, "type": "supergroup", "title": "Quartier"}
    rig.stand_in.happens({"message": {"message_id": 1, "date": 0, "chat": chat, "text": "x"}})
    rig.stand_in.says(FATIMA, "salam")
    (one,) = await polled(rig, 1)
    assert isinstance(one, Inbound)
    assert one.text == "salam"


async def test_a_webhook_gives_way_to_polling(rig: TelegramRig) -> None:
    await rig.channel.connect("http://127.0.0.1:9/telegram/berkane")
    rig.stand_in.says(FATIMA, "salam")
    assert len(await polled(rig, 1)) == 1
    assert rig.stand_in.webhook == {}


async def test_says_clearly_that_another_process_polls(rig: TelegramRig) -> None:
    first = asyncio.create_task(polled(rig, 1))
    while not rig.stand_in.sent("getUpdates"):  # noqa: ASYNC110 - the stand-in is in another thread
        await asyncio.sleep(0.005)
    second = asyncio.create_task(polled(rig, 1))
    with pytest.raises(Misconfigured, match="another process"):
        await first
    rig.stand_in.says(FATIMA, "salam")
    assert len(await second) == 1


async def test_polls_on_after_a_trouble(rig: TelegramRig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telegram_module, "POLL_WAITS", (0.0, 0.001))
    rig.stand_in.refuse_next("getUpdates", 502)
    rig.stand_in.drop_next("getUpdates")
    rig.stand_in.refuse_next("getUpdates", 429, "Too Many Requests", retry_after=1)
    rig.stand_in.says(FATIMA, "salam")
    assert len(await polled(rig, 1)) == 1


async def test_a_wrong_token_ends_the_poll(rig: TelegramRig) -> None:
    rig.stand_in.refuse_next("getUpdates", 401, "Unauthorized")
    with pytest.raises(Misconfigured, match="token"):
        await polled(rig, 1)


# -- Settings, and the stand-in itself ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("token", "secret"),
    [
        ("", SECRET),
        ("nonsense", SECRET),
        (f"{TOKEN}\n", SECRET),
        (TOKEN, ""),
        (TOKEN, "a b"),
        (TOKEN, "x" * 257),
    ],
)
def test_refuses_settings_that_cannot_be_right(token: str, secret: str) -> None:
    with pytest.raises(Misconfigured) as caught:
        Telegram(account="telegram:berkane", token=token, secret=secret)
    assert "telegram:berkane" in str(caught.value)
    assert TOKEN not in str(caught.value)
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(
    ("method", "parameters"),
    [
        ("sendMesage", {"chat_id": 1, "text": "x"}),
        ("sendMessage", {"chat_id": 1}),
        ("sendMessage", {"chat_id": 1, "text": "x", "colour": "red"}),
        ("sendMessage", {"chat_id": 1, "text": 7}),
        ("sendMessage", {"chat_id": 1, "text": "😀" * 2049}),
        ("sendMessage", {"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [[{"text": "x"}, 1]]}}),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "ش" * 33}]]}},
        ),
        ("answerCallbackQuery", {"callback_query_id": 7}),
        ("setWebhook", {"url": "https://x.ma", "max_connections": 101}),
        ("setMyCommands", {"commands": [{"command": "menu"}]}),
    ],
)  # fmt: skip
async def test_the_stand_in_knows_what_telegram_does_not(method: str, parameters: dict[str, Any]) -> None:
    stand_in = TelegramStandIn()
    stand_in.start()
    channel = Telegram(account="telegram:berkane", token=TOKEN, secret=SECRET, api_url=stand_in.url)
    with pytest.raises(Refused):
        await channel._call(method, parameters)
    await channel.close()
    assert stand_in.problems
    with pytest.raises(AssertionError, match="does not know"):
        stand_in.__exit__(None, None, None)
