"""What the identity page asks of the running service: a small protocol, so that the page knows no table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.pages.desk import CommuneView


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks, as checked: the fields of article 14."""

    first_name: str
    family_name: str
    is_citizen: bool
    document_number: str = field(repr=False)
    address: str = field(repr=False)
    email: str = ""
    phone_ok: bool = False


@dataclass(frozen=True, slots=True)
class IdentityView:
    """What an open link shows: what will be filed, for which commune, and what was typed before."""

    commune: CommuneView
    language: str  # of the request: ar, ary, ary-Latn, fr
    subject: str
    period: str
    format: str  # electronic, paper, consultation
    delivery: str  # email, counter, chat
    is_urgent: bool
    urgent_reason: str
    expires_at: datetime
    has_phone: bool = False  # the commune knows a number to call: the request came by WhatsApp
    has_paper: bool = False  # the form can be shown as the PDF it will be
    draft: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def wants_email(self) -> bool:
        return self.delivery == "email"


@dataclass(frozen=True, slots=True)
class Gone:
    """The link was used, replaced, or its time is over."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The request went to the person in charge."""

    reference: str
    commune: CommuneView


class IdentityDesk(Protocol):
    """The counter, as the identity page sees it. Any method may raise `bot.pages.desk.Away`."""

    async def find(self, token: str) -> IdentityView | Gone | None:
        """What the token opens, None when there is no such token. It only reads."""
        ...

    async def keep(self, token: str, typed: Mapping[str, str]) -> bool:
        """Keep what was typed, sealed; False when the link is gone."""
        ...

    async def paper(self, token: str, person: Person) -> bytes | None:
        """The form as the PDF it will be; None when the link is gone."""
        ...

    async def send(self, token: str, person: Person) -> Sent | Gone:
        """Use the link up and send the request, once. The same person's repeat is told the same again."""
        ...
