"""From what a channel received to what the flows hear: cleaned text, the reading, the media as stored."""

import unicodedata
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.channels.base import Inbound
from data.attachments import AttachmentRow
from flows.types import Entity, Heard, Media
from nlu.reading import Reading

MESSAGE_LIMIT = 8_000  # characters kept of one message: more than any channel's own limit, less than a flood
# Direction marks, isolates and other invisible controls can disguise text; they are taken out before anything else.
_KEEP = {"\n", "\t", "\u200c", "\u200d"}  # joiners shape letters and emoji


class Reader(Protocol):
    """Either engine: the embedded reader or Rasa."""

    def read(self, text: str, previous: str = "") -> Reading: ...


def clean(text: str) -> tuple[str, bool]:
    """Text without control and direction characters, at most MESSAGE_LIMIT long; and whether it was cut."""
    was_cut = len(text) > MESSAGE_LIMIT
    text = text[: MESSAGE_LIMIT * 2]
    if not text.isascii() or not text.isprintable():
        text = "".join(
            c for c in text.replace("\r\n", "\n") if c in _KEEP or unicodedata.category(c) not in _DROPPED
        )
    text = text.strip()
    return text[:MESSAGE_LIMIT], was_cut or len(text) > MESSAGE_LIMIT


_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn"}


def hear(
    inbound: Inbound,
    reading: Reading | None,
    attachments: Sequence[AttachmentRow],
    *,
    message: int,
    text: str,
    was_cut: bool,
    last_heard_at: datetime | None,
    received_at: datetime,
    asked: str = "",
    door: str = "",
) -> Heard:
    """The message as the flows see it."""
    silent = (received_at - last_heard_at).total_seconds() / 3600 if last_heard_at else 0.0
    return Heard(
        text=text,
        payload=inbound.payload,
        media=_media(inbound, attachments),
        language=reading.language if reading else "",
        is_sure=bool(reading and reading.language and not reading.either),
        intent=reading.intent if reading else "",
        confidence=reading.confidence if reading else 0.0,
        ranking=tuple((name, share) for name, share in reading.ranking) if reading else (),
        entities=tuple(Entity(e.entity, e.value, e.start, e.end) for e in reading.entities)
        if reading
        else (),
        hours_silent=max(silent, 0.0),
        was_cut=was_cut,
        asked=asked,
        door=door,
        message=message,
    )


def _media(inbound: Inbound, attachments: Sequence[AttachmentRow]) -> Media | None:
    if not inbound.media:
        return None
    if attachments:
        first = attachments[0]
        problem = "" if first.state == "stored" else first.problem or "lost"
        return Media(first.kind, first.token if first.state == "stored" else "", problem, first.seconds)
    return Media(inbound.media[0].kind)
