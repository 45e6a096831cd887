"""Whom a broadcast is for: conditions that staff name, and the people who meet them, each once, with why some are left out.

Conditions of one kind are alternatives ("axis A1 or A2"), conditions of several kinds all hold ("and on WhatsApp"). Nobody is
reached by a segment who did not say yes to the strand of consent; anonymous contributions lead to nobody.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, case, exists, func, literal, or_, select
from sqlalchemy import cast as sql_cast

from data import communes, consents
from data.agenda import checks, rows
from data.agenda.states import AgendaError
from data.broadcasts import wording
from data.broadcasts.rows import BroadcastRow
from data.broadcasts.states import DELIVERED, LEAVING, READ, SENT, UNKNOWN, BroadcastError
from data.engine import Db
from data.requests.notices import WINDOW, WINDOW_MARGIN
from data.tables import (
    broadcast_recipients,
    citizens,
    contributions,
    conversations,
    information_requests,
    registrations,
    subscriptions,
    workshops,
)
from data.tables import consents as consents_table

CHANNELS = ("telegram", "whatsapp", "web", "terminal")
PURPOSES = (consents.SESSIONS, consents.WORKSHOPS)
ROLES = {"registered": ("registered", "waiting"), "came": ("came",)}  # of a workshop: "came:W2"
# Why somebody of the segment gets nothing.
NO_CONSENT, STOPPED, UNREACHABLE = "no_consent", "stopped", "unreachable"
NO_TEXT, NO_TEMPLATE, CAPPED = "no_text", "no_template", "capped"
REASONS = (NO_CONSENT, STOPPED, UNREACHABLE, NO_TEXT, CAPPED, NO_TEMPLATE)
HEARD = (LEAVING, SENT, DELIVERED, READ, UNKNOWN)  # counts towards how often a person is written to


@dataclass(frozen=True, slots=True)
class Segment:
    """The conditions; an empty one asks for nothing."""

    axes: tuple[str, ...] = ()  # subscribed to it, or wrote or asked or registered under it
    languages: tuple[str, ...] = ()  # ar, ary, ary-Latn, fr
    channels: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()  # "registered:W2", "came:W2"
    commented: bool = False  # left a comment or an idea under their name
    requested: bool = False  # asked for information

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Segment":
        values: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in kept.items()
        }
        return cls(**values)

    def as_json(self) -> dict[str, Any]:
        return {
            key: list(value) if isinstance(value, tuple) else value for key, value in asdict(self).items()
        }

    def readers(self) -> tuple[str, ...]:
        """The languages whose readers it may reach."""
        return self.languages or wording.LANGUAGES


@dataclass(frozen=True, slots=True)
class Rules:
    """What decides of each person of a segment, as of one moment."""

    at_most: int  # broadcasts a person …
    since: datetime  # … gets since
    window: datetime  # who wrote before this may be sent a template only, on WhatsApp
    templated: frozenset[tuple[str, str]]  # (account, language) for which there is one


def checked(db: Db, commune_id: str, segment: Segment) -> Segment:
    """A segment that names only what there is. BroadcastError."""
    _known("language", segment.languages, wording.LANGUAGES)
    _known("channel", segment.channels, CHANNELS)
    try:
        checks.axes(db, commune_id, segment.axes)
    except AgendaError as error:
        raise BroadcastError("axis", str(error)) from error
    for role in segment.roles:
        kind, _, name = role.partition(":")
        if kind not in ROLES or not name:
            raise BroadcastError("role", f"{role!r} is no role: write registered:W2 or came:W2.")
        if rows.look_workshop(db, commune_id, name) is None:
            raise BroadcastError("role", f"{commune_id} has no workshop {name!r}.")
    return segment


def _known(what: str, named: Iterable[str], known: Sequence[str]) -> None:
    for each in named:
        if each not in known:
            raise BroadcastError(what, f"{each!r} is no {what}. Known are {', '.join(known)}.")


def rules(db: Db, row: BroadcastRow, templated: frozenset[tuple[str, str]], now: datetime) -> Rules:
    """What holds now for a broadcast of a commune."""
    setting = communes.load(db, row.commune_id).profile.get("announcing") or {}
    return Rules(
        at_most=int(setting.get("at_most", 2)),
        since=now - timedelta(days=int(setting.get("in_days", 7))),
        window=now - WINDOW + WINDOW_MARGIN,
        templated=templated,
    )


# -- who ---------------------------------------------------------------------------------------------------


def people(db: Db, row: BroadcastRow, found: Rules) -> Select[Any]:
    """(citizen, account, channel, language, reason) of everybody of the segment, each once; no reason: they get it."""
    base = _candidates(db, row, Segment.from_json(row.segment)).cte("candidates")
    reason = _reason(row, base.c, found)
    return select(
        base.c.citizen_id, base.c.account_id, base.c.channel, base.c.language, reason.label("reason")
    )


def _candidates(db: Db, row: BroadcastRow, segment: Segment) -> Select[Any]:
    """One conversation a person: where they agreed, else where they last wrote."""
    own, word = conversations.c, consents_table.alias("words")
    channel = _channel(db, own.account_id)
    language = language_of(func.coalesce(own.language, word.c.language))
    order = (
        case((own.account_id == word.c.source, 0), else_=1),
        own.last_inbound_at.desc().nulls_last(),
        own.id.desc(),
    )
    found = (
        select(
            own.citizen_id,
            own.account_id,
            own.last_inbound_at,
            channel.label("channel"),
            language.label("language"),
            word.c.is_given,
            citizens.c.unreachable_at,
            func.row_number().over(partition_by=own.citizen_id, order_by=order).label("place"),
        )
        .select_from(conversations)
        .join(citizens, citizens.c.id == own.citizen_id)
        .outerjoin(word, word.c.id == _last_word(own.citizen_id, row.purpose))
        .where(own.commune_id == row.commune_id, citizens.c.forgotten_at.is_(None))
        .where(*_conditions(row, segment, own.citizen_id))
    )
    if segment.channels:
        found = found.where(channel.in_(segment.channels))
    each = found.subquery()
    first = select(each).where(each.c.place == 1)
    return first.where(each.c.language.in_(segment.languages)) if segment.languages else first


def _last_word(citizen: ColumnElement[Any], purpose: str) -> ColumnElement[Any]:
    """The last yes or no of one person who was asked, by its id.

    Of each by the index: a list of all of them SQLite would read again for everybody.
    """
    own = consents_table.alias("asked").c
    newest = select(func.max(own.id)).where(own.citizen_id == citizen, own.purpose == purpose)
    return newest.scalar_subquery()


def language_of(spoken: ColumnElement[Any]) -> ColumnElement[Any]:
    """The catalogue's language for a language as read; whoever never said is spoken to in Darija."""
    return case((spoken.in_(("ar", "fr", "ary-Latn")), spoken), else_="ary")


def _channel(db: Db, account: ColumnElement[Any]) -> ColumnElement[Any]:
    """ "telegram" of "telegram:berkane"."""
    end = func.strpos(account, ":") if db.is_postgres else func.instr(account, ":")
    return sql_cast(func.substr(account, 1, end - 1), String)


def _conditions(
    row: BroadcastRow, segment: Segment, citizen: ColumnElement[Any]
) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    wrote = exists().where(contributions.c.citizen_id == citizen, contributions.c.status == "received")
    asked = exists().where(information_requests.c.citizen_id == citizen)
    if segment.commented:
        wanted.append(wrote)
    if segment.requested:
        wanted.append(asked)
    if segment.roles:
        wanted.append(or_(*(_role(row.commune_id, role, citizen) for role in segment.roles)))
    if segment.axes:
        wanted.append(
            or_(
                _subscribed(row, segment.axes, citizen),
                wrote.where(contributions.c.axis_id.in_(segment.axes)),
                asked.where(information_requests.c.axis_id.in_(segment.axes)),
            )
        )
    return wanted


def _subscribed(row: BroadcastRow, axes: Sequence[str], citizen: ColumnElement[Any]) -> ColumnElement[bool]:
    """Asked to hear of an axis; of sessions, whoever asked to hear of all hears of each."""
    one = subscriptions.c
    kinds = and_(one.kind == "axis", one.axis_id.in_(axes))
    if row.purpose == consents.SESSIONS:
        kinds = or_(kinds, one.kind == "all")
    return exists().where(one.citizen_id == citizen, kinds)


def _role(commune_id: str, role: str, citizen: ColumnElement[Any]) -> ColumnElement[bool]:
    kind, _, name = role.partition(":")
    return exists().where(
        registrations.c.citizen_id == citizen,
        registrations.c.state.in_(ROLES[kind]),
        registrations.c.workshop_id == workshops.c.id,
        workshops.c.commune_id == commune_id,
        workshops.c.workshop_id == name,
    )


# -- why not -----------------------------------------------------------------------------------------------


def _reason(row: BroadcastRow, own: Any, found: Rules) -> ColumnElement[Any]:
    """The first thing in the way, or none; what the person decided comes first."""
    unread = wording.missing(row.texts)
    ways: list[tuple[ColumnElement[bool], Any]] = [
        (own.is_given.is_(None), NO_CONSENT),
        (own.is_given.is_(False), STOPPED),
        (own.unreachable_at.is_not(None), UNREACHABLE),
        (own.language.in_(unread), NO_TEXT),
        (own.citizen_id.in_(_all_capped(row.id, found)), CAPPED),
        (_shut(own, found), NO_TEMPLATE),
    ]
    return case(*ways, else_=literal(None, String))


def _heard_lately(broadcast_id: int, found: Rules) -> tuple[Any, list[ColumnElement[bool]]]:
    """Other broadcasts that people got lately: the table, and its condition."""
    other = broadcast_recipients.alias("others")
    lately = [
        other.c.broadcast_id != broadcast_id,
        other.c.state.in_(HEARD),
        other.c.left_at > found.since,
    ]
    return other, lately


def _all_capped(broadcast_id: int, found: Rules) -> Select[Any]:
    """Whoever got as many as the commune allows.

    Asked once for all: asked for each while the list is being written, PostgreSQL would read what it has just written each time.
    """
    other, lately = _heard_lately(broadcast_id, found)
    each = select(other.c.citizen_id).where(*lately).group_by(other.c.citizen_id)
    return each.having(func.count() >= found.at_most)


def capped(citizen: ColumnElement[Any], broadcast_id: int, found: Rules) -> ColumnElement[bool]:
    """Whether one person got as many other broadcasts lately as the commune allows."""
    other, lately = _heard_lately(broadcast_id, found)
    count = select(func.count()).select_from(other).where(other.c.citizen_id == citizen, *lately)
    return count.scalar_subquery() >= found.at_most


def is_shut(own: Any, found: Rules) -> ColumnElement[bool]:
    """Whether only a template reaches a person: WhatsApp, more than a day after their last word."""
    silent = or_(own.last_inbound_at.is_(None), own.last_inbound_at <= found.window)
    return and_(own.channel == "whatsapp", silent)


def _shut(own: Any, found: Rules) -> ColumnElement[bool]:
    """… and there is none."""
    has_one = [
        and_(own.account_id == account, own.language == language) for account, language in found.templated
    ]
    shut = is_shut(own, found)
    return and_(shut, ~or_(*has_one)) if has_one else shut
