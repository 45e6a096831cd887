"""The terminal as a channel: what `jemaa chat` reads and writes. Nothing leaves the machine."""

from collections.abc import Sequence
from itertools import count

from bot.channels.base import Inbound, MediaRef, Outbound, Received, Refused, Request, Sent, Stored, Unsigned


class Terminal:
    """One commune's conversations in a terminal; `said` collects what is sent until it is printed."""

    name = "terminal"
    max_text = 4_096
    max_media_bytes = 16 * 1024 * 1024
    closes_buttons = False

    def __init__(self, commune_id: str) -> None:
        self.account = f"terminal:{commune_id}"
        self.said: list[Outbound] = []
        self._numbers = count(1)

    def receive(self, request: Request) -> Sequence[Received]:
        raise Unsigned("nothing is received over the network for a terminal")

    async def send(self, message: Outbound) -> Sent:
        self.said.append(message)
        return Sent(f"t{next(self._numbers)}")

    def acknowledgement(self, received: Sequence[Received]) -> bytes:
        return b""

    async def acknowledge(self, inbound: Inbound) -> None: ...

    async def close_buttons(self, to: str, provider_id: str) -> None: ...

    async def fetch(self, media: MediaRef) -> Stored:
        raise Refused("a terminal's files are read when they are named", "lost")

    async def delete_source(self, media: MediaRef) -> None: ...

    async def close(self) -> None: ...
