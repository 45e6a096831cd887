"""One row per channel: what tests/test_channels_conformance.py asks of each. A new channel adds a row.

A row is a rig: the channel, the stand-in it talks with, how a request is signed, what each payload of tests/payloads
must be read as, and how each trouble is arranged. What a rig leaves empty (a channel without a provider has no
signatures and no troubles) is not asked.
"""

from collections.abc import Mapping, Sequence

from channel_case_telegram import TelegramRig
from channel_case_whatsapp import WhatsAppRig
from channel_rig import PUBLIC_URL, Rig
from loopback import LoopbackServer

from bot.channels.base import Request
from bot.channels.terminal import Terminal
from bot.channels.web import Web


class WebRig(Rig):
    name = "web"
    to = "visitor"

    def __init__(self) -> None:
        self.stand_in = LoopbackServer()
        self.stand_in.start()
        self.channel = Web("berkane")

    def unsigned(self, body: bytes) -> Sequence[Request]:
        return [Request("POST", f"{PUBLIC_URL}/web/berkane", {}, body)]


class TerminalRig(Rig):
    name = "terminal"
    to = "u1"

    def __init__(self) -> None:
        self.stand_in = LoopbackServer()
        self.stand_in.start()
        self.channel = Terminal("berkane")

    def unsigned(self, body: bytes) -> Sequence[Request]:
        return [Request("POST", f"{PUBLIC_URL}/terminal/berkane", {}, body)]


RIGS: Mapping[str, type[Rig]] = {rig.name: rig for rig in (TelegramRig, WhatsAppRig, WebRig, TerminalRig)}
