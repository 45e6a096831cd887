"""A commune's own chat page as a channel. The rows are the truth: `send` only wakes the pages that wait for them."""

import asyncio
import secrets
from collections.abc import Sequence

from bot.channels.base import (
    Channel,
    Inbound,
    MediaRef,
    Outbound,
    Received,
    Refused,
    Request,
    Sent,
    Stored,
    Unsigned,
)


class Web(Channel):
    """One commune's page; a visitor's address is what bot/pages/visitor.py makes of the cookie."""

    name = "web"
    max_text = 16_000  # a page has no limit of its own; this keeps a bubble readable
    max_media_bytes = 16 * 1024 * 1024
    closes_buttons = False  # the page shows only the buttons of the waiting question

    def __init__(self, commune_id: str) -> None:
        self.account = f"web:{commune_id}"
        self._waiting: dict[str, set[asyncio.Event]] = {}

    def receive(self, request: Request) -> Sequence[Received]:
        """No provider speaks for a visitor: the page hands its messages over itself."""
        raise Unsigned("the page has no webhook")

    @property
    def is_watched(self) -> bool:
        """Whether any page waits for news."""
        return bool(self._waiting)

    async def send(self, message: Outbound) -> Sent:
        self.wake(message.to)
        return Sent(message.reference or secrets.token_hex(8))

    def wake(self, address: str) -> None:
        """Let the pages of this visitor look for what is new."""
        for waiting in self._waiting.get(address, ()):
            waiting.set()

    async def wait(self, address: str, seconds: float) -> None:
        """Return when something was sent to the visitor, at the latest after `seconds`. Listens from its first step."""
        woken = asyncio.Event()
        self._waiting.setdefault(address, set()).add(woken)
        try:
            async with asyncio.timeout(seconds):
                await woken.wait()
        except TimeoutError:
            pass
        finally:
            others = self._waiting[address]
            others.discard(woken)
            if not others:
                del self._waiting[address]

    def acknowledgement(self, received: Sequence[Received]) -> bytes:
        return b""

    async def acknowledge(self, inbound: Inbound) -> None: ...

    async def close_buttons(self, to: str, provider_id: str) -> None: ...

    async def fetch(self, media: MediaRef) -> Stored:
        raise Refused("what is sent on the page comes with its file", "lost")

    async def delete_source(self, media: MediaRef) -> None: ...

    async def close(self) -> None:
        """Let every waiting page go, so that stopping is not held up."""
        for address in list(self._waiting):
            self.wake(address)
