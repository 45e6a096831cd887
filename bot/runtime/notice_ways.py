"""By which way a notice may leave: the chat where it was asked, else e-mail, else the counter's list.

One place decides it. WhatsApp takes free text only within a day of the person's last word (error 63016 afterwards), and an
approved template at any time; Telegram, the page and the terminal know no such window.
"""

import json
import logging
from dataclasses import dataclass, replace
from datetime import datetime

from bot import mailing
from bot.channels.base import Button, Outbound
from bot.runtime import render, wire
from bot.runtime.notice_words import Told
from bot.runtime.parts import Runtime
from data import communes, conversations, mails, outbox, texts
from data.conversations import ConversationRow
from data.engine import Db
from data.requests import papers
from data.requests.cases import RequestRow
from data.requests.notices import WINDOW, WINDOW_MARGIN
from data.requests.papers import PaperRow
from flows import engine

log = logging.getLogger(__name__)

TEMPLATE = "request_notice"  # its name in commune.yaml
MAIL = "notice"  # the kind of its mail
MAX_TEXT = 1300  # of a channel that this process does not host: the smallest of them
LATIN = ("fr", "ary-Latn")


@dataclass(frozen=True, slots=True)
class Chat:
    """A conversation in which a notice may be said."""

    row: ConversationRow
    language: str  # as the person was last answered

    @property
    def channel(self) -> str:
        return self.row.account_id.partition(":")[0]

    def is_open(self, now: datetime) -> bool:
        """Whether free text may be sent now."""
        heard = self.row.last_inbound_at
        if self.channel != "whatsapp":
            return True
        return heard is not None and heard > now - WINDOW + WINDOW_MARGIN


def chat_of(db: Db, row: RequestRow) -> Chat | None:
    """The conversation in which the request was written; None when there is none, or its person blocked us."""
    if row.citizen_id is None or row.account_id is None:
        return None
    person = conversations.of_citizen(db, row.citizen_id, row.account_id)
    if person is None or person.is_unreachable:
        return None
    found = conversations.load(db, person.conversation_id)
    return Chat(found, spoken(found) or row.language) if found.address else None


def spoken(row: ConversationRow) -> str:
    """The language in which a person was last answered, "" when none is known."""
    try:
        return engine.Conversation.from_json(json.loads(row.state)).language if row.state else ""
    except ValueError:
        return ""


def message(db: Db, row: RequestRow, chat: Chat, told: Told, now: datetime) -> Outbound | None:
    """The notice as a message; None when the channel lets nothing through now."""
    if not chat.is_open(now):
        return _template(db, row, chat, told)
    return Outbound(
        to=chat.row.address,
        text=told.text(chat.language),
        buttons=(_button(row, told, chat.language),),
        language=chat.language,
    )


def _button(row: RequestRow, told: Told, language: str) -> Button:
    label = "notices-answer" if told.asks else "notices-open"
    return Button(_payload(row, told), texts.plain(texts.for_variety(language), label))


def _payload(row: RequestRow, told: Told) -> str:
    """What the button leads to: the case, or at once the answer that it waits for."""
    return f"go:{'request_answer' if told.asks else 'request_case'}:{row.reference}"


def _template(db: Db, row: RequestRow, chat: Chat, told: Told) -> Outbound | None:
    """The approved template of the person's language, or of the nearest, filled in."""
    profile = communes.load(db, row.commune_id).profile
    account = (profile.get("accounts") or {}).get("whatsapp") or {}
    known = (account.get("templates") or {}).get(TEMPLATE) or {}
    nearest = "fr" if chat.language in LATIN else "ar"
    language = next(
        (each for each in (chat.language, texts.for_variety(chat.language), nearest) if each in known), ""
    )
    if not language:
        return None
    news = told.news(language)
    values = {
        "reference": row.reference,
        "commune": texts.pick(profile["name"], texts.for_variety(language))[0],
        "news": news,
        "payload": _payload(row, told),
    }
    return Outbound(
        to=chat.row.address,
        text=news,
        language=chat.language,
        template=known[language]["sid"],
        variables=tuple(values[name] for name in known[language]["variables"]),
    )


def say(runtime: Runtime, db: Db, row: RequestRow, chat: Chat, said: Outbound, now: datetime) -> int:
    """Queue the message; its id. It is one, whatever its length: of several, the last would prove what was never said.

    Words of staff come last in a notice, and the letter has them whole: they are what is cut.
    """
    channel = runtime.channels.get(chat.row.account_id)
    limit = channel.max_text if channel else MAX_TEXT
    if render.length(said.text) > limit:
        said = replace(said, text=render.split(said, limit - 2)[0].text + f" {render.ELLIPSIS}")
    outbound_id, _ = outbox.put(
        db,
        commune_id=row.commune_id,
        account_id=chat.row.account_id,
        conversation_id=chat.row.id,
        body=wire.dump_outbound(said),
        kind=outbox.NOTICE,
        priority=outbox.STATUTORY,
        now=now,
    )
    return outbound_id


# -- e-mail ------------------------------------------------------------------------------------------------


def mail(runtime: Runtime, db: Db, row: RequestRow, told: Told, now: datetime) -> int | None:
    """Queue the notice as a mail, with the papers that belong to it; None when the person gave no address that can be one."""
    identity = row.identity
    if identity is None or not identity.email:
        return None
    language = texts.for_variety(row.language)
    words = texts.catalogue(language)
    parts = [told.mail_text(row.language)]
    if row.account_id is not None:
        parts.append(words.text("notices-by-code", {"reference": row.reference}))
    parts.append(words.text("notices-mail-foot"))
    try:
        made = mailing.compose(
            runtime.settings,
            subject=words.text("notices-mail-subject", {"reference": row.reference}).translate(_ISOLATES),
            text="\n\n".join(parts) + "\n",
            now=now,
            to=identity.email,
            attachments=[_attached(db, paper) for paper in told.enclosed.papers],
        )
    except ValueError:
        log.warning("the e-mail address of request %d cannot be one", row.id)
        return None
    return mails.put(
        db,
        commune_id=row.commune_id,
        request_id=row.id,
        kind=MAIL,
        message_id=made.message_id,
        message=made.message,
        now=now,
    )


_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))


def _attached(db: Db, paper: PaperRow) -> mailing.Attachment:
    return mailing.Attachment(paper.name, paper.media_type, papers.content(db, paper.id))
