"""What the chat page asks of the running service: a small protocol, so that the page knows no table and no flow."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.channels.base import Button, Inbound, Stored


class Away(Exception):
    """The database is away: nothing was kept; ask again in a moment. The page says so and keeps what was typed."""


@dataclass(frozen=True, slots=True)
class CommuneView:
    """What the page shows of a commune. The names and the title are by language: ar, ary, fr, perhaps ary-Latn."""

    id: str
    names: Mapping[str, str]
    is_sample: bool = False
    cndp_reference: str = ""
    programme_title: Mapping[str, str] | None = None
    timezone: str = "Africa/Casablanca"


@dataclass(frozen=True, slots=True)
class Line:
    """One message of a visitor's conversation, of either side. Ids grow in the order in which lines are shown."""

    id: int  # at most 2**53, so that a browser's numbers hold it
    who: str  # citizen, bot, staff
    at: datetime
    text: str = ""
    buttons: tuple[Button, ...] = ()
    language: str = ""  # of what the bot says: ar, ary-Arab, ary-Latn, fr
    media_kind: str = ""  # voice, photo or "" for text
    is_forgotten: bool = False  # the words are no longer kept: an anonymous contribution


class Desk(Protocol):
    """The town hall's counter, as the page sees it. Any method may raise `Away`."""

    async def commune(self, commune_id: str) -> CommuneView | None:
        """The commune, None when there is none or its page is not open."""
        ...

    async def hear(self, account_id: str, inbound: Inbound, upload: Stored | None) -> bool:
        """Store and commit a message (its `upload` with it); False when it was a repeat."""
        ...

    async def lines(self, account_id: str, visitor: str, after: int) -> list[Line]:
        """Both sides of the visitor's conversation beyond the id `after`, oldest first."""
        ...

    async def wait(self, account_id: str, visitor: str, seconds: float) -> None:
        """Return when something new may be there, at the latest after `seconds`."""
        ...
