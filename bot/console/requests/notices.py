"""What the person could not be told by chat or mail: its words to hand over at the counter, and that it was handed over."""

from datetime import date
from typing import Any

from starlette.responses import Response

from bot.console.requests.found import said
from bot.console.visit import Missing, Refused, Visit
from bot.runtime import notices as worded
from data.engine import Db
from data.requests import cases, proofs
from data.requests.states import NotAllowed


async def waiting(visit: Visit) -> Response:
    def look(db: Db) -> list[dict[str, Any]]:
        return [
            {
                "id": each.id,
                "reference": each.reference,
                "what": said(visit, "notice", each.kind),
                "since": each.created_at,
                "may_have_arrived": each.may_have_arrived,
                "has_identity": row.has_identity,
            }
            for each in proofs.waiting_for_staff(db, visit.commune_id)
            if (row := cases.load(db, visit.commune_id, each.reference)) is not None
        ]

    return visit.render("request_handover.html", notices=await visit.read(look))


async def one(visit: Visit) -> Response:
    """Its words. Reading them keeps its days: what is printed must stay true."""
    notice_id = visit.number("notice")

    def look(db: Db) -> tuple[str, str]:
        for each in proofs.waiting_for_staff(db, visit.commune_id):
            if each.id == notice_id:
                visit.note(db, "notice_printed", each.reference, {"notice": notice_id})
                return each.reference, worded.paper_text(db, visit.commune_id, notice_id, day=visit.day)
        raise Missing

    reference, text = await visit.write(look)
    return visit.render("request_notice.html", reference=reference, notice=notice_id, text=text)


async def handed(visit: Visit) -> Response:
    notice_id = visit.number("notice")
    try:
        on = date.fromisoformat(visit.form("on")) if visit.form("on") else visit.day
    except ValueError:
        raise Refused("requests-lacks-handed_on", 422) from None

    def note(db: Db) -> None:
        proofs.hand(db, visit.commune_id, notice_id, actor=visit.actor, on=on, day=visit.day, now=visit.now)

    try:
        await visit.write(note)
    except LookupError:
        raise Missing from None
    except NotAllowed as error:
        name = f"requests-no-{error.code}"
        raise Refused(name if visit.words.has(name) else "requests-not-now") from error
    return visit.redirect("/requests/handover", "requests-done-handed")
