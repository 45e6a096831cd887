"""One-time links to the page on which a person says who they are (law 31.13, article 14): never asked for in a chat.

A token is drawn from a secure source and only its keyed hash is kept: the tables open no page. Reading a link never
uses it up (messengers fetch links by themselves to show a preview); it is used by compare-and-set when the form is
sent. What was typed and not sent is kept sealed, and erased as soon as the link is used, replaced or over.
"""

import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import Update, or_, select, update

from data.engine import Db
from data.requests.states import AWAITING_IDENTITY
from data.tables import identity_links, information_requests

HOURS = 72  # a weekend, and a day to find one's card
TOKEN_BYTES = 32
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")  # 32 bytes in base64url
_WHERE = "identity_links.draft"


class Case(Protocol):
    """What a link needs of a request."""

    @property
    def id(self) -> int: ...

    @property
    def commune_id(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Link:
    """A link by its token. Only one that `is_open` shows anything."""

    id: int
    commune_id: str
    request_id: int
    expires_at: datetime
    is_used: bool
    is_open: bool
    draft: Mapping[str, str] = field(default_factory=dict, repr=False)


def new_link(db: Db, request: Case, *, now: datetime, hours: int = HOURS) -> str:
    """The token of a new link; older ones of the same request that were not used are void from now on."""
    _lock(db, request.id)
    older = identity_links.c.request_id == request.id
    db.execute(
        update(identity_links)
        .where(older, identity_links.c.used_at.is_(None), identity_links.c.expires_at > now)
        .values(expires_at=now)
    )
    db.execute(update(identity_links).where(older).values(sealed_draft=None))
    token = secrets.token_urlsafe(TOKEN_BYTES)
    db.execute(
        identity_links.insert().values(
            commune_id=request.commune_id,
            request_id=request.id,
            lookup=_lookup(db, token),
            expires_at=now + timedelta(hours=hours),
        )
    )
    return token


def find(db: Db, token: str, *, now: datetime) -> Link | None:
    """The link of a token, None when there is none. It only reads."""
    if not _TOKEN.fullmatch(token):
        return None
    row = db.one(select(identity_links).where(identity_links.c.lookup == _lookup(db, token)))
    if row is None:
        return None
    is_open = row.used_at is None and row.expires_at > now
    sealed = row.sealed_draft if is_open else None
    return Link(
        id=row.id,
        commune_id=row.commune_id,
        request_id=row.request_id,
        expires_at=row.expires_at,
        is_used=row.used_at is not None,
        is_open=is_open,
        draft=json.loads(db.vault.open_text(sealed, _WHERE)) if sealed else {},
    )


def keep_draft(db: Db, link: Link, typed: Mapping[str, str], *, now: datetime) -> bool:
    """Keep what was typed for when the page is opened again; False when the link is not open any more."""
    sealed = db.vault.seal(json.dumps(dict(typed), ensure_ascii=False), _WHERE)
    kept = db.execute(_still_open(link, now).values(sealed_draft=sealed))
    if not kept.rowcount:
        return False
    opened = update(identity_links).where(
        identity_links.c.id == link.id, identity_links.c.opened_at.is_(None)
    )
    db.execute(opened.values(opened_at=now))
    return True


def use(db: Db, link: Link, *, now: datetime) -> bool:
    """Use the link up, once; False when somebody was faster, a newer one replaced it, or its time is over."""
    used = db.execute(_still_open(link, now).values(used_at=now, sealed_draft=None))
    return bool(used.rowcount)


def erase_drafts(db: Db, *, now: datetime) -> int:
    """Erase what was typed on pages whose time is over, or whose request was withdrawn; returns how many."""
    waiting = select(information_requests.c.id).where(information_requests.c.state == AWAITING_IDENTITY)
    is_over = or_(identity_links.c.expires_at <= now, identity_links.c.request_id.not_in(waiting))
    over = identity_links.c.sealed_draft.is_not(None), is_over
    return int(db.execute(update(identity_links).where(*over).values(sealed_draft=None)).rowcount)


def lapsed(db: Db, *, now: datetime, after: datetime | None = None) -> list[int]:
    """The requests that still wait for an identity and whose every link is over; with `after`, since then."""
    open_link = (
        select(identity_links.c.id)
        .where(identity_links.c.request_id == information_requests.c.id, identity_links.c.expires_at > now)
        .exists()
    )
    any_link = select(identity_links.c.id).where(identity_links.c.request_id == information_requests.c.id)
    waiting = information_requests.c.state == AWAITING_IDENTITY
    if after:
        any_link = any_link.where(identity_links.c.expires_at > after)
    wanted = select(information_requests.c.id).where(waiting, any_link.exists(), ~open_link)
    return [row.id for row in db.execute(wanted.order_by(information_requests.c.id))]


def _still_open(link: Link, now: datetime) -> Update:
    return update(identity_links).where(
        identity_links.c.id == link.id,
        identity_links.c.used_at.is_(None),
        identity_links.c.expires_at > now,
    )


def _lock(db: Db, request_id: int) -> None:
    """Two new links at once would both be open; SQLite's one writer already waits."""
    if db.is_postgres:
        db.execute(
            select(information_requests.c.id)
            .where(information_requests.c.id == request_id)
            .with_for_update(key_share=True)
        ).first()


def _lookup(db: Db, token: str) -> str:
    return db.vault.lookup("identity", token)
