"""Conversations that were handed to staff: read, answer within the channel's window, hand back. The bot is silent meanwhile."""

import json
from typing import Any

from starlette.responses import Response

from bot.console.desk import Desk
from bot.console.page import Page, page
from bot.console.ranges import in_parts
from bot.console.visit import Missing, Refused, Visit
from bot.papers.sheet import has, say
from bot.runtime import answering
from data import attachments, conversations, messages, news
from data.conversations import ConversationRow
from data.engine import Db
from data.masking import mask_links
from data.messages import Spoken

LINES = 60  # of a conversation that are shown
LAST = 140  # characters of the last word in the list
WORDS = 1_500  # characters of an answer: one message on every channel


def routes(desk: Desk) -> list[Page]:
    read, write = "conversations.read", "conversations.answer"
    return [
        page("/conversations", permission=read)(listing),
        page("/conversations/{conversation}", permission=read)(one),
        page("/conversations/{conversation}/media/{token}", permission=read)(media),
        page("/conversations/{conversation}/answer", permission=write, methods=("POST",))(answer),
        page("/conversations/{conversation}/return", permission=write, methods=("POST",))(give_back),
    ]


async def listing(visit: Visit) -> Response:
    def look(db: Db) -> tuple[list[dict[str, Any]], int]:
        held = conversations.handed_over(db, visit.commune_id)
        shown = [
            _shown(visit, row, messages.spoken(db, row.id, after=None, limit=LINES, to_staff=True))
            for row in held
        ]
        return shown, news.mark(db, news.CONVERSATIONS)

    waiting, mark = await visit.read(look)
    return visit.render("conversations.html", waiting=waiting, mark=mark)


async def one(visit: Visit) -> Response:
    return await _one(visit)


async def _one(visit: Visit, trouble: str = "", status: int = 200) -> Response:
    def look(db: Db) -> dict[str, Any]:
        row = _held(visit, db)
        lines = messages.spoken(db, row.id, after=None, limit=LINES, to_staff=True)
        shown = _shown(visit, row, lines)
        shown["lines"] = [_line(visit, db, each) for each in lines]
        return shown

    return visit.render(
        "conversation.html",
        status,
        talk=await visit.read(look),
        typed=visit.form("words"),
        trouble=trouble,
        limit=WORDS,
    )


async def answer(visit: Visit) -> Response:
    text = visit.form("words")
    if not text or len(text) > WORDS:
        return await _one(visit, "conversations-empty" if not text else "conversations-too-long", 422)
    number, seen = visit.number("conversation"), visit.form("seen") or None

    def work(db: Db) -> None:
        answering.answer(db, visit.commune_id, number, text, seen=seen, actor=visit.actor, now=visit.now)

    try:
        await visit.write(work)
    except conversations.Conflict:
        # What was typed is not lost: it stands under what was said meanwhile.
        return await _one(visit, "conversations-moved", 409)
    except answering.Closed:
        return await _one(visit, "conversations-closed", 409)
    visit.desk.wake(number)
    return visit.redirect(f"/conversations/{number}", "conversations-answered")


async def give_back(visit: Visit) -> Response:
    number = visit.number("conversation")

    def work(db: Db) -> None:
        _held(visit, db)
        answering.give_back(db, visit.commune_id, number, actor=visit.actor, now=visit.now)

    await visit.write(work)
    visit.desk.wake(number)
    return visit.redirect("/conversations", "conversations-returned")


async def media(visit: Visit) -> Response:
    """What a person sent along: played or shown by the browser, or taken away."""
    token = visit.path("token")

    def look(db: Db) -> tuple[attachments.AttachmentRow, bytes]:
        row = _held(visit, db)
        for line in messages.spoken(db, row.id, after=None, limit=LINES, to_staff=True):
            if line.who != "citizen":
                continue
            for each in attachments.of_message(db, line.id):
                if each.token == token and each.state == "stored":
                    return each, attachments.read(db, visit.commune_id, token)
        raise Missing

    found, content = await visit.read(look)
    whole = visit.file(content, found.media_type, found.token, inline=True)
    return in_parts(whole, visit.request.headers.get("range"))


def _held(visit: Visit, db: Db) -> ConversationRow:
    row = answering.waiting(db, visit.commune_id, visit.number("conversation"))
    if row is None:
        raise Refused("conversations-not-here", 404)
    return row


def _shown(visit: Visit, row: ConversationRow, lines: list[Spoken]) -> dict[str, Any]:
    until = answering.open_until(row)
    heard = [line for line in lines if line.who == "citizen"]
    between_people = [
        line for line in lines if line.who != "bot"
    ]  # what the bot brings meanwhile answers nobody
    last = " ".join(_text(heard[-1].body).split()) if heard else ""
    return {
        "id": row.id,
        "channel": _channel(visit, row),
        "heard_at": row.last_inbound_at,
        "until": row.owner_until,
        "seen": answering.mark(row),
        "last": last if len(last) <= LAST else f"{last[:LAST]}…",
        "is_answered": bool(between_people) and between_people[-1].who == "staff",
        "closes_at": until,
        "is_closed": until is not None and until <= visit.now,
        "hours_left": (until - visit.now).total_seconds() // 3600 if until else None,
    }


def _channel(visit: Visit, row: ConversationRow) -> str:
    key = f"year-channel-{row.account_id.partition(':')[0]}"
    return say(visit.language, key) if has(visit.language, key) else row.account_id


def _line(visit: Visit, db: Db, line: Spoken) -> dict[str, Any]:
    kept = attachments.of_message(db, line.id) if line.who == "citizen" else []
    return {
        "who": line.who,
        "at": line.at,
        "text": _text(line.body),
        "is_forgotten": not line.body,
        "media": [
            {
                "kind": each.kind,
                "is_there": each.state == "stored",
                "url": visit.url(f"/conversations/{visit.path('conversation')}/media/{each.token}"),
                "type": each.media_type,
            }
            for each in kept
        ],
    }


def _text(body: str) -> str:
    """What was said, without the secret of a one-time link: it is the person's alone."""
    return mask_links(str(json.loads(body).get("text", ""))) if body else ""
