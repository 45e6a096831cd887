"""What a row of tests/channel_cases.py is made of: a channel, its stand-in, and what is asked of them."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loopback import LoopbackServer

from bot.channels.base import Channel, ChannelError, MediaRef, Received, Request

PAYLOADS = Path(__file__).parent / "payloads"
PUBLIC_URL = "https://jemaa.example.ma"
IMPATIENT = 0.15  # seconds that a call may take in these tests

# The smallest files that are what they say: an Opus voice note's first page, a JPEG's first bytes.
VOICE = b"OggS\x00\x02" + bytes(22) + b"OpusHead\x01\x01" + bytes(80)
PHOTO = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(120)
NOT_MEDIA = b"<html>not what was promised</html>" + bytes(80)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What the provider does with the next message, and the error that must come of it."""

    arrange: Callable[[Any], None]
    error: type[ChannelError]
    code: str = ""
    seconds: float | None = None
    is_slow: bool = False  # whether it shows only after the time that a call may take


class Rig(ABC):
    """A channel with its stand-in, started; `close` both."""

    name: str
    to: str  # somebody to write to
    secrets: tuple[str, ...] = ()
    expected: Mapping[str, tuple[Received, ...]] = {}  # by file name in tests/payloads
    garbage: tuple[bytes, ...] = ()
    troubles: Mapping[str, Trouble] = {}
    longest: int = 0  # what the provider takes at most
    channel: Channel
    stand_in: LoopbackServer

    @abstractmethod
    def __init__(self) -> None: ...

    def request(self, body: bytes) -> Request:
        """A request as the provider signs it."""
        raise NotImplementedError

    def unsigned(self, body: bytes) -> Sequence[Request]:
        """The same request with every way of not being signed."""
        raise NotImplementedError

    def says(self, text: str) -> bytes:
        """The body of a new message with this text, different at each call."""
        raise NotImplementedError

    def mutated(self, fields: Mapping[str, Any]) -> bytes:
        """A body of the provider's make with these fields, whatever they are."""
        raise NotImplementedError

    def payload_problems(self, body: bytes) -> list[str]:
        """What the specification says against a payload."""
        raise NotImplementedError

    def sent_texts(self) -> list[str]:
        """What people have been shown."""
        raise NotImplementedError

    def keeps(self, kind: str, content: bytes, size: int | None = None) -> MediaRef:
        """Somebody sent a file: what `receive` made of it."""
        raise NotImplementedError

    def lost(self, kind: str) -> MediaRef:
        """A file that the provider does not have (any more)."""
        raise NotImplementedError

    def be_impatient(self) -> None:
        """Let the channel wait no longer than IMPATIENT; before its first call."""
        raise NotImplementedError

    async def close(self) -> None:
        await self.channel.close()
        self.stand_in.stop()


def payload(name: str) -> bytes:
    """A body as the provider posts it; forms are kept one field a line."""
    body = (PAYLOADS / name).read_bytes()
    return body.replace(b"\n", b"") if name.endswith(".form") else body


def closed_port(server: LoopbackServer) -> None:
    server.stop()
