"""What every channel gives and takes: a small contract, frozen values, errors that carry policy.

A channel turns a provider's request into `Inbound` values and an `Outbound` value into a provider's call. It
never touches the database, the flows or the clock. Only bot/runtime/outbox.py calls `send`.
"""

from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable


@dataclass(frozen=True, slots=True)
class Request:
    """A webhook request as the web app hands it over; `url` is the configured public URL + raw path + query."""

    method: str
    url: str
    headers: Mapping[str, str]  # names in lower case
    body: bytes


@dataclass(frozen=True, slots=True)
class MediaRef:
    """Something that is not text, not fetched yet. `source` is what `fetch` needs (JSON-safe)."""

    kind: str  # voice, photo (kept); sticker, location, contact, video, file, other (only answered)
    source: Mapping[str, str] = field(default_factory=dict)
    media_type: str = ""
    size: int | None = None
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Inbound:
    """One message of a citizen. `key` is unique per account at the provider: a repeat is the same message."""

    key: str
    sender: str  # opaque address to answer to
    aliases: tuple[str, ...] = ()  # other addresses of the same person
    text: str = ""
    payload: str = ""  # what a pressed button carried
    replied_to: str = ""  # provider id of our message that was answered or whose button was pressed
    callback_id: str = ""  # Telegram's callback query to acknowledge
    media: tuple[MediaRef, ...] = ()
    language_hint: str = ""  # IETF tag told by the provider, never trusted over what the person writes
    is_forwarded: bool = False


@dataclass(frozen=True, slots=True)
class StatusUpdate:
    """What a provider says became of a message of ours."""

    provider_id: str
    state: str  # sent, delivered, read, failed
    error: str = ""  # the provider's code and words, no secret, no address
    is_permanent: bool = False  # this message will never arrive; a closed window (63016) is of this kind
    is_blocked: bool = False  # nor will any other, until the person writes again


@dataclass(frozen=True, slots=True)
class Reachability:
    """The person blocked or unblocked us at the provider (Telegram's my_chat_member)."""

    address: str
    is_reachable: bool


Received = Inbound | StatusUpdate | Reachability


@dataclass(frozen=True, slots=True)
class Button:
    id: str  # the payload, at most 64 bytes
    label: str  # already in the person's language, within 20 characters
    row_label: str = ""  # up to 24, for list rows; empty: the label
    hint: str = ""  # up to 72, for list rows


@dataclass(frozen=True, slots=True)
class Outbound:
    """One message to a citizen, already worded."""

    to: str
    text: str
    buttons: tuple[Button, ...] = ()
    language: str = "ar"  # ar, ary-Arab, ary-Latn, fr: chooses Content shells and the direction
    accepts: tuple[str, ...] = ()  # text, voice, photo: for a placeholder
    reference: str = ""  # our own id, passed to the provider where it takes one
    template: str = ""  # an approved template of the provider's (ContentSid), where free text may not be sent
    variables: tuple[str, ...] = ()  # what fills it, in its order
    fallback: str = ""  # the template that is sent in its place, once, should the window be closed after all
    fallback_variables: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    provider_id: str


@dataclass(frozen=True, slots=True)
class Stored:
    """Fetched media."""

    media_type: str
    content: bytes
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """A template as the provider has it."""

    language: str  # ar, ar_MA, fr
    variables: tuple[str, ...]  # the numbers of its {{1}} …, as words
    approval: str  # unsubmitted, received, pending, approved, rejected, paused, disabled
    category: str  # utility, marketing, authentication; "" when the provider says none
    reason: str = ""  # why it was rejected


class ChannelError(Exception):
    """A call to a provider went wrong. Subclasses say what to do; the message holds no secret, no address.

    ChannelError
    ├── Refused          this message can never be sent (bad content, closed window): do not retry
    │   └── Unreachable  the person blocked us or is gone: do not write again until they do
    ├── Throttled        not processed, try again after `seconds`
    ├── NotSent          not processed (connection refused, 5xx before processing): try again with back-off
    ├── Unknown          may have been delivered (read timeout): never repeat blindly
    ├── Misconfigured    token or account wrong: staff must act; try again later
    └── Moved            the person has a new address `address`: send there
    """

    def __init__(self, words: str, code: str = "") -> None:
        super().__init__(words)
        self.code = code


class Refused(ChannelError): ...


class Unreachable(Refused): ...


class Throttled(ChannelError):
    def __init__(self, words: str, code: str = "", seconds: float = 1.0) -> None:
        super().__init__(words, code)
        self.seconds = seconds


class NotSent(ChannelError): ...


class Unknown(ChannelError): ...


class Misconfigured(ChannelError): ...


class Moved(ChannelError):
    def __init__(self, words: str, address: str) -> None:
        super().__init__(words)
        self.address = address


class Unsigned(Exception):
    """The request does not prove that it comes from the provider: answer 403."""


class Channel(Protocol):
    """One channel account of one commune (`name` "telegram", `account` "telegram:berkane")."""

    name: str
    account: str
    max_text: int  # characters a message may hold, as the provider counts them
    max_media_bytes: int
    closes_buttons: bool  # whether `close_buttons` does anything

    def receive(self, request: Request) -> Sequence[Received]:
        """Verify and parse. Raises Unsigned; returns nothing for what it does not understand."""
        ...

    async def send(self, message: Outbound) -> Sent:
        """One call to the provider. Raises ChannelError."""
        ...

    def acknowledgement(self, received: Sequence[Received]) -> bytes:
        """What the provider wants in the answer to its call (Telegram: that the pressed button was heard), or nothing."""
        ...

    async def acknowledge(self, inbound: Inbound) -> None:
        """The same by a call of its own, where messages are polled. Failure is harmless."""
        ...

    async def close_buttons(self, to: str, provider_id: str) -> None:
        """Take the buttons off a message whose question is answered. Failure is harmless."""
        ...

    async def fetch(self, media: MediaRef) -> Stored:
        """Download media. Raises ChannelError; Refused when too large or not what it claims to be."""
        ...

    async def delete_source(self, media: MediaRef) -> None:
        """Delete the provider's copy, where it keeps one until told."""
        ...

    async def close(self) -> None: ...


@runtime_checkable
class Polled(Protocol):
    """A channel whose messages can be fetched where no webhook can be called."""

    def poll(self) -> AsyncGenerator[Received, None]:
        """Messages as they come; what the caller has stored is acknowledged when the next is asked for."""
        ...


@runtime_checkable
class Templated(Protocol):
    """A channel on which templates are approved."""

    async def content(self, sid: str) -> Content | None:
        """A template; None when the provider has none of this name. Raises ChannelError."""
        ...
