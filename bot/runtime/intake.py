"""From a channel to the inbox: every message is kept, under its provider's key, before anything answers."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.channels.base import Inbound, MediaRef, Reachability, Received, StatusUpdate, Stored
from bot.runtime import outcomes, wire
from data import attachments, communes, conversations, masking, messages, outbox
from data.engine import Db

KEPT_MEDIA = ("voice", "photo")
PHOTOS_A_MESSAGE = (
    4  # more than anyone sends as one remark; the rest of an album comes as messages of their own
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a received thing leaves to do: a conversation to wake, media to fetch."""

    conversation_id: int | None = None
    is_new: bool = False
    fetches: tuple[int, ...] = ()
    is_early: bool = False  # the status of a message that is not written down as sent yet, or is none of ours


def take(
    db: Db,
    *,
    commune_id: str,
    account_id: str,
    received: Received,
    upload: Stored | str | None = None,
    now: datetime,
) -> Taken:
    """Keep one received thing. `upload` is media that came with it and needs no fetching, or the problem with it."""
    if isinstance(received, StatusUpdate):
        return Taken(is_early=not outcomes.take_status(db, account_id, received, now))
    if isinstance(received, Reachability):
        return _take_reachability(db, account_id, received, now)
    return _take_message(db, commune_id, account_id, received, upload, now)


def _take_message(
    db: Db, commune_id: str, account_id: str, inbound: Inbound, upload: Stored | str | None, now: datetime
) -> Taken:
    kept = tuple(media for media in inbound.media if media.kind in KEPT_MEDIA)[:PHOTOS_A_MESSAGE]
    inbound = replace(inbound, text=masking.mask(inbound.text, lambda: communes.prefix(db, commune_id)))
    row = messages.receive(
        db,
        commune_id=commune_id,
        account_id=account_id,
        key=inbound.key,
        address=inbound.sender,
        aliases=inbound.aliases,
        body=wire.dump_inbound(inbound),
        has_media=bool(kept) and upload is None,
        now=now,
    )
    if row is None:
        return Taken()
    fetches = tuple(_expect(db, commune_id, row.inbound_id, media, now) for media in kept)
    if upload and fetches:
        _keep_upload(db, fetches[0], upload)
        fetches = ()
    if row.was_unreachable:
        outcomes.note_reachability(db, row.conversation_id, is_reachable=True, reason="wrote", now=now)
    if account_id.startswith("whatsapp:"):  # the only one that lets nothing through to who is silent
        outbox.release(db, row.conversation_id, now)
    return Taken(row.conversation_id, True, fetches)


def _keep_upload(db: Db, attachment_id: int, upload: Stored | str) -> None:
    if isinstance(upload, str):
        attachments.give_up(db, attachment_id, upload)
        return
    attachments.store(
        db,
        attachment_id,
        content=upload.content,
        media_type=upload.media_type,
        seconds=upload.seconds,
    )


def _expect(db: Db, commune_id: str, inbound_id: int, media: MediaRef, now: datetime) -> int:
    return attachments.expect(
        db,
        commune_id=commune_id,
        inbound_id=inbound_id,
        kind=media.kind,
        source=json.dumps(dict(media.source)),
        media_type=media.media_type,
        size=media.size or 0,
        seconds=media.seconds,
        now=now,
    )


def _take_reachability(db: Db, account_id: str, change: Reachability, now: datetime) -> Taken:
    person = conversations.find(db, account_id, change.address)
    if person:
        is_reachable = change.is_reachable
        reason = "unblocked" if is_reachable else "blocked"
        outcomes.note_reachability(
            db, person.conversation_id, is_reachable=is_reachable, reason=reason, now=now
        )
    return Taken()


def source_of(source: str) -> Mapping[str, str]:
    """Where the provider keeps a piece of media, as `_expect` wrote it."""
    return dict(json.loads(source))
