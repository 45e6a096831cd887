"""By which way a notice may leave: the chat where it was asked, else e-mail, else the counter's list.

Whether the chat lets it through, as text or by a template, is asked of the one planner (delivery.py).
"""

import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot import mailing
from bot.channels.base import Button, Outbound
from bot.runtime import delivery, render, wire
from bot.runtime.delivery import MAX_TEXT, Chat
from bot.runtime.notice_words import Told
from bot.runtime.parts import Runtime
from data import communes, consents, conversations, mails, outbox, texts
from data.engine import Db
from data.requests import papers
from data.requests.cases import RequestRow
from data.requests.papers import PaperRow

log = logging.getLogger(__name__)

TEMPLATE = "request_notice"  # its name in commune.yaml
MAIL = "notice"  # the kind of its mail


def chat_of(db: Db, row: RequestRow) -> Chat | None:
    """The conversation in which the request was written; None when there is none, or its person blocked us or said no to it."""
    if row.citizen_id is None or row.account_id is None:
        return None
    if not consents.allows(db, row.citizen_id, consents.CASE_REPLIES):
        return None
    person = conversations.of_citizen(db, row.citizen_id, row.account_id)
    if person is None or person.is_unreachable:
        return None
    found = conversations.load(db, person.conversation_id)
    return Chat(found, delivery.language_of(found) or row.language) if found.address else None


def message(db: Db, row: RequestRow, chat: Chat, told: Told, now: datetime) -> Outbound | None:
    """The notice as a message; None when the channel lets nothing through now."""
    commune = communes.load(db, row.commune_id).profile["name"]

    def values(language: str) -> Mapping[str, str]:
        return {
            "reference": row.reference,
            "commune": texts.pick(commune, texts.for_variety(language))[0],
            "news": told.news(language),
            "payload": _payload(row, told),
        }

    said = delivery.plan(
        db,
        chat,
        told.text(chat.language),
        (_button(row, told, chat.language),),
        purpose_template=TEMPLATE,
        values=values,
        may_fall_back=not told.words,  # what a template leaves out goes by mail, or to the counter
        now=now,
    )
    return None if isinstance(said, delivery.Parked) else said


def _button(row: RequestRow, told: Told, language: str) -> Button:
    label = "notices-answer" if told.asks else "notices-open"
    return Button(_payload(row, told), texts.plain(texts.for_variety(language), label))


def _payload(row: RequestRow, told: Told) -> str:
    """What the button leads to: the case, or at once the answer that it waits for."""
    return f"go:{'request_answer' if told.asks else 'request_case'}:{row.reference}"


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
