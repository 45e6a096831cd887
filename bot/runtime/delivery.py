"""The one planner: how a message that nobody has just asked for may leave.

WhatsApp takes free text only within a day of the person's last word (error 63016 afterwards), and an approved template at any
time; Telegram, the page and the terminal know no such window. Notices of cases, announcements and broadcasts all ask here; what
finds no way is parked with its reason, for staff to see, and never fails in silence.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.channels.base import Button, Outbound
from data import templates
from data.conversations import ConversationRow
from data.engine import Db
from data.requests.notices import WINDOW, WINDOW_MARGIN
from data.templates import TemplateRow
from flows import engine

MAX_TEXT = 1300  # of a channel that this process does not host: the smallest of them
NO_TEMPLATE, UNREACHABLE, NO_ADDRESS = "no_template", "unreachable", "no_address"

Values = Callable[[str], Mapping[str, str]]  # what fills a template, by the template's language


@dataclass(frozen=True, slots=True)
class Parked:
    """No way leads to the person now: it waits until they write, and staff see why."""

    reason: str  # no_template, unreachable, no_address


@dataclass(frozen=True, slots=True)
class Chat:
    """A conversation in which something may be said."""

    row: ConversationRow
    language: str  # as the person was last answered
    is_unreachable: bool = False

    @property
    def channel(self) -> str:
        return self.row.account_id.partition(":")[0]

    def is_open(self, now: datetime) -> bool:
        """Whether free text may be sent now."""
        return window_is_open(self.row.account_id, self.row.last_inbound_at, now)


def window_is_open(account_id: str, last_inbound_at: datetime | None, now: datetime) -> bool:
    """Whether the account's channel takes free text for a person who last wrote then."""
    if not account_id.startswith("whatsapp:"):
        return True
    return last_inbound_at is not None and last_inbound_at > now - WINDOW + WINDOW_MARGIN


def language_of(row: ConversationRow) -> str:
    """The language of the conversation; "" when it has none yet."""
    try:
        return engine.Conversation.from_json(json.loads(row.state)).language if row.state else ""
    except ValueError:
        return ""


def plan(
    db: Db,
    chat: Chat,
    text: str,
    buttons: tuple[Button, ...] = (),
    *,
    purpose_template: str,
    values: Values,
    may_fall_back: bool = True,
    now: datetime,
) -> Outbound | Parked:
    """The message as it may leave now: as text, by a template of the person's language or the nearest, or not at all.

    Within the window a template goes along where there is one: should WhatsApp say that the window is closed after all, it is
    sent in place of the text, once (bot/runtime/outcomes.py). Not where the template would say less than what must be said.
    """
    if chat.is_unreachable:
        return Parked(UNREACHABLE)
    if not chat.row.address:
        return Parked(NO_ADDRESS)
    is_open = chat.is_open(now)
    known: Mapping[str, TemplateRow] = {}
    if chat.channel == "whatsapp" and (may_fall_back or not is_open):
        known = templates.usable(db, chat.row.account_id, purpose_template)
    return said(
        chat.row.address,
        chat.language,
        text,
        buttons,
        is_open=is_open,
        template=templates.nearest(known, chat.language),
        values=values,
    )


def said(
    to: str,
    language: str,
    text: str,
    buttons: tuple[Button, ...] = (),
    *,
    is_open: bool,
    template: TemplateRow | None,
    values: Values,
) -> Outbound | Parked:
    """The same where everything is known already: a broadcast asks for its templates once, not once a person."""
    if not is_open and template is None:
        return Parked(NO_TEMPLATE)
    filled = values(template.language) if template else {}
    fills = tuple(filled[name] for name in template.variables) if template else ()
    if is_open:
        return Outbound(
            to=to,
            text=text,
            buttons=buttons,
            language=language,
            fallback=template.content_sid if template else "",
            fallback_variables=fills,
        )
    assert template is not None  # noqa: S101 - parked above
    return Outbound(
        to=to,
        text=filled.get("news") or text,
        language=language,
        template=template.content_sid,
        variables=fills,
    )
