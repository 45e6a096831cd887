"""What every channel must do, asked of each row of tests/channel_cases.py through its stand-in, over real sockets."""

import logging
import traceback
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from typing import Any

import pytest
from channel_cases import RIGS
from channel_rig import NOT_MEDIA, PAYLOADS, PHOTO, VOICE, Rig, payload
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.channels.base import (
    Button,
    Channel,
    ChannelError,
    Inbound,
    MediaRef,
    NotSent,
    Outbound,
    Received,
    Refused,
    StatusUpdate,
    Unsigned,
)

LOUD = ("httpx", "httpcore", "telegram", "twilio", "twilio.http_client", "urllib3", "asyncio", "bot", "")
THIRTY_MEGABYTES = 30 * 1024 * 1024
SIGNED = [name for name, rig in RIGS.items() if rig.expected]  # those that a provider calls


def every(table: str) -> list[Any]:
    """One test for each entry of a table of each row."""
    return [
        pytest.param(name, entry, id=f"{name}: {entry if isinstance(entry, str) else number}")
        for name, rig in RIGS.items()
        for number, entry in enumerate(getattr(rig, table))
    ]


@pytest.fixture(autouse=True)
def logs(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Every library talks as much as it can, and none may tell a secret."""
    before = {name: logging.getLogger(name).level for name in LOUD}
    caplog.set_level(logging.DEBUG)
    for name in LOUD:
        logging.getLogger(name).setLevel(logging.DEBUG)
    yield caplog
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)
    for record in caplog.records:
        told = caplog.handler.format(record)
        for rig in RIGS.values():
            assert not told_secrets(rig, told), record.name


@pytest.fixture
async def rig(channel: str) -> AsyncIterator[Rig]:
    made = RIGS[channel]()
    yield made
    await made.close()
    assert not getattr(made.stand_in, "problems", []), "calls that the provider's specification does not know"


def everything_told(error: BaseException) -> str:
    """An error as any log or page could show it: with its chain, hidden or not."""
    parts: list[str] = []
    seen: BaseException | None = error
    while seen is not None:
        parts += [repr(seen), str(seen), repr(vars(seen)), *traceback.format_exception(seen)]
        seen = seen.__cause__ or seen.__context__
    return "\n".join(parts)


def told_secrets(rig: Rig | type[Rig], told: str) -> list[str]:
    """In any case: python-telegram-bot capitalises what it quotes, which makes small letters of the rest."""
    return [secret for secret in rig.secrets if secret.lower() in told.lower()]


def assert_tells_nothing(rig: Rig, error: BaseException) -> None:
    told = everything_told(error)
    assert not told_secrets(rig, told)
    assert rig.to.removeprefix("whatsapp:+") not in str(error), "an address in an error"


# -- What every channel is ---------------------------------------------------------------------------------


@pytest.mark.parametrize("channel", RIGS)
async def test_is_a_channel(rig: Rig) -> None:
    channel: Channel = rig.channel
    assert channel.name == rig.name
    assert channel.account == f"{rig.name}:berkane"
    assert channel.max_text > 1000
    assert 5_000_000 <= channel.max_media_bytes <= 20_000_000
    assert not told_secrets(rig, repr(channel) + str(channel))


@pytest.mark.parametrize("channel", RIGS)
async def test_refuses_what_is_not_signed(rig: Rig) -> None:
    body = payload(next(iter(rig.expected))) if rig.expected else b"{}"
    for request in rig.unsigned(body):
        with pytest.raises(Unsigned) as caught:
            rig.channel.receive(request)
        assert_tells_nothing(rig, caught.value)


@pytest.mark.parametrize("channel", RIGS)
async def test_the_small_calls_never_fail(rig: Rig) -> None:
    inbound = Inbound("1", rig.to, callback_id="77", payload="q1:yes")
    assert isinstance(rig.channel.acknowledgement([inbound]), bytes)
    assert rig.channel.acknowledgement([]) == b""
    rig.stand_in.stop()
    await rig.channel.acknowledge(inbound)
    await rig.channel.close_buttons(rig.to, "101")
    await rig.channel.close_buttons("nobody", "not a number")


# -- What comes in -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("channel", "name"), every("expected"))
async def test_reads_a_payload(rig: Rig, name: str) -> None:
    assert tuple(rig.channel.receive(rig.request(payload(name)))) == rig.expected[name]


@pytest.mark.parametrize(("channel", "name"), every("expected"))
async def test_a_payload_is_as_the_specification_has_it(rig: Rig, name: str) -> None:
    assert rig.payload_problems(payload(name)) == []


def test_every_payload_is_read() -> None:
    told = {name for rig in RIGS.values() for name in rig.expected}
    assert told == {path.name for path in PAYLOADS.iterdir()}


@pytest.mark.parametrize("channel", SIGNED)
async def test_a_repeat_has_the_same_key(rig: Rig) -> None:
    first, second = rig.says("salam"), rig.says("salam")
    keys = [
        one.key
        for body in (first, first, second)
        for one in rig.channel.receive(rig.request(body))
        if isinstance(one, Inbound)
    ]
    assert keys[0] == keys[1] != keys[2]


@pytest.mark.parametrize(("channel", "body"), every("garbage"))
async def test_garbage_gives_nothing(rig: Rig, body: bytes) -> None:
    with suppress(Unsigned):  # some of it cannot be signed as anything
        assert tuple(rig.channel.receive(rig.request(body))) == ()


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from(
    [
        "text",
        "caption",
        "photo",
        "voice",
        "document",
        "sticker",
        "contact",
        "from",
        "chat",
        "reply_to_message",
        "entities",
        "forward_origin",
        "Body",
        "NumMedia",
        "MediaUrl0",
        "MediaContentType0",
        "MessageStatus",
        "ErrorCode",
        "ButtonPayload",
        "Latitude",
        "Longitude",
        "From",
        "WaId",
    ]
)


@pytest.mark.parametrize("channel", SIGNED)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fields=st.dictionaries(NAMES, JSON, max_size=6))
def test_no_field_can_make_it_fall(channel: str, fields: dict[str, Any]) -> None:
    rig = _shared(channel)
    found: list[Received] = []
    with suppress(Unsigned):
        found = list(rig.channel.receive(rig.request(rig.mutated(fields))))
    for one in found:
        if isinstance(one, Inbound):
            assert f"{one.key}{one.sender}{one.text}{one.payload}{one.replied_to}".encode()
            assert len(one.key) <= 64


_rigs: dict[str, Rig] = {}


def _shared(name: str) -> Rig:
    """A rig that outlives the examples of a property; its server is a daemon's."""
    return _rigs.setdefault(name, RIGS[name]())


@pytest.mark.parametrize("channel", SIGNED)
async def test_takes_a_hundred_thousand_characters(rig: Rig) -> None:
    text = "جماعة " * 16_667
    (one,) = rig.channel.receive(rig.request(rig.says(text)))
    assert isinstance(one, Inbound)
    assert one.text.strip() == text.strip()


# -- What goes out -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("channel", RIGS)
async def test_sends_and_says_which_message_it_is(rig: Rig) -> None:
    first = await rig.channel.send(Outbound(rig.to, "السلام عليكم <b>&amp;</b> _x_ *y*"))
    second = await rig.channel.send(Outbound(rig.to, "merci", language="fr"))
    assert first.provider_id
    assert first != second
    if SIGNED and rig.name in SIGNED:
        assert rig.sent_texts() == ["السلام عليكم <b>&amp;</b> _x_ *y*", "merci"]


@pytest.mark.parametrize("channel", SIGNED)
@pytest.mark.parametrize("letter", ["x", "ش", "😀"])
async def test_sends_what_fits(rig: Rig, letter: str) -> None:
    units = len(letter.encode("utf-16-le")) // 2
    await rig.channel.send(Outbound(rig.to, letter * (rig.channel.max_text // units)))
    with pytest.raises(Refused):
        await rig.channel.send(Outbound(rig.to, letter * (rig.longest // units + 1)))
    assert len(rig.sent_texts()) == 1, "the longer one must not be tried"


@pytest.mark.parametrize("channel", SIGNED)
async def test_the_longest_text_still_takes_ten_choices(rig: Rig) -> None:
    buttons = tuple(Button(f"q1:{n}", "ش" * 20, "ش" * 24, "ش" * 72) for n in range(10))
    await rig.channel.send(Outbound(rig.to, "ش" * rig.channel.max_text, buttons))


@pytest.mark.parametrize("channel", SIGNED)
@pytest.mark.parametrize("text", ["", " \n\t"])
async def test_refuses_to_send_nothing(rig: Rig, text: str) -> None:
    with pytest.raises(Refused):
        await rig.channel.send(Outbound(rig.to, text))
    assert rig.sent_texts() == []


@pytest.mark.parametrize("channel", SIGNED)
@pytest.mark.parametrize(
    "to", ["", "nobody", "+212600000002", "whatsapp:", "whatsapp:+212600000002\r\nX: y", "@jemaa"]
)
async def test_refuses_an_address_of_another_channel(rig: Rig, to: str) -> None:
    with pytest.raises(Refused) as caught:
        await rig.channel.send(Outbound(to, "salam"))
    assert caught.value.code == "address"


@pytest.mark.parametrize(("channel", "name"), every("troubles"))
async def test_says_what_a_trouble_asks_for(rig: Rig, name: str) -> None:
    trouble = rig.troubles[name]
    if trouble.is_slow:
        rig.be_impatient()
    trouble.arrange(rig.stand_in)
    with pytest.raises(ChannelError) as caught:
        await rig.channel.send(Outbound(rig.to, "salam"))
    assert type(caught.value) is trouble.error
    assert caught.value.code == trouble.code
    if trouble.seconds is not None:
        assert getattr(caught.value, "seconds", None) == trouble.seconds
    assert_tells_nothing(rig, caught.value)


@pytest.mark.parametrize("channel", SIGNED)
async def test_goes_on_after_a_trouble(rig: Rig) -> None:
    rig.troubles["connection lost"].arrange(rig.stand_in)
    with pytest.raises(ChannelError):
        await rig.channel.send(Outbound(rig.to, "salam"))
    await rig.channel.send(Outbound(rig.to, "salam"))


# -- Media -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("channel", SIGNED)
@pytest.mark.parametrize(
    ("kind", "content", "media_type"), [("voice", VOICE, "audio/ogg"), ("photo", PHOTO, "image/jpeg")]
)
async def test_fetches_a_file_as_it_was_sent(rig: Rig, kind: str, content: bytes, media_type: str) -> None:
    stored = await rig.channel.fetch(rig.keeps(kind, content))
    assert stored.content == content
    assert stored.media_type == media_type


@pytest.mark.parametrize("channel", SIGNED)
@pytest.mark.parametrize("kind", ["voice", "photo"])
async def test_refuses_a_file_that_is_another_thing(rig: Rig, kind: str) -> None:
    for content in (NOT_MEDIA, b"", VOICE if kind == "photo" else PHOTO):
        with pytest.raises(Refused) as caught:
            await rig.channel.fetch(rig.keeps(kind, content))
        assert caught.value.code == "wrong_type"


@pytest.mark.parametrize("channel", SIGNED)
async def test_refuses_a_file_that_says_it_is_too_large(rig: Rig) -> None:
    media = rig.keeps("voice", VOICE, size=THIRTY_MEGABYTES)
    with pytest.raises(Refused) as caught:
        await rig.channel.fetch(media)
    assert caught.value.code == "too_large"


@pytest.mark.parametrize("channel", SIGNED)
async def test_refuses_a_file_of_thirty_megabytes(rig: Rig) -> None:
    media = rig.keeps("voice", VOICE + bytes(THIRTY_MEGABYTES))
    with pytest.raises(Refused) as caught:
        await rig.channel.fetch(media)
    assert caught.value.code == "too_large"
    assert_tells_nothing(rig, caught.value)


@pytest.mark.parametrize("channel", SIGNED)
async def test_a_file_that_is_not_there_may_be_asked_for_again(rig: Rig) -> None:
    with pytest.raises((NotSent, Refused)) as caught:
        await rig.channel.fetch(rig.lost("voice"))
    assert_tells_nothing(rig, caught.value)
    rig.stand_in.stop()
    with pytest.raises(NotSent) as away:
        await rig.channel.fetch(rig.lost("photo"))
    assert_tells_nothing(rig, away.value)


@pytest.mark.parametrize("channel", RIGS)
async def test_deleting_the_source_never_fails(rig: Rig) -> None:
    await rig.channel.delete_source(MediaRef("voice", {"file_id": "x", "url": "https://example.org/x"}))
    rig.stand_in.stop()
    await rig.channel.delete_source(MediaRef("voice"))


@pytest.mark.parametrize("channel", SIGNED)
async def test_a_status_names_no_person(rig: Rig) -> None:
    for name in rig.expected:
        for one in rig.channel.receive(rig.request(payload(name))):
            if isinstance(one, StatusUpdate):
                assert "212600000002" not in one.error
