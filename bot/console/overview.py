"""The first page: what waits today, each a link to where it is done, and the next few days."""

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.responses import Response

from bot.console import figures
from bot.console.desk import Desk
from bot.console.page import Page, page
from bot.console.visit import Visit
from data import overview
from data.engine import Db
from data.health import WAITS_LONG
from data.requests import drafts


@dataclass(frozen=True, slots=True)
class Wait:
    """A tile: `console-overview-<name>`, with a second line where there is more to say."""

    name: str
    number: int
    address: str
    tone: str = "wait"  # how it looks when it is not zero: late, wait
    more: str = ""


def routes(desk: Desk) -> list[Page]:
    return [page("", permission="console")(shown)]


async def shown(visit: Visit) -> Response:
    def look(db: Db) -> tuple[list[Wait], overview.Requests | None, tuple[overview.Coming, ...]]:
        cases = overview.requests(db, visit.commune_id, visit.day) if visit.may("requests.read") else None
        waits = list(_waits(visit, db, cases))
        return waits, cases, overview.coming(db, visit.commune_id, visit.day)

    waits, cases, coming = await visit.read(look)
    return visit.render(
        "overview.html",
        waits=[each for each in waits if each.number],
        calm=[each for each in waits if not each.number],
        ahead=cases.ahead if cases else (),
        coming=coming,
        figures=await figures.shown(visit),
    )


def _waits(visit: Visit, db: Db, cases: overview.Requests | None) -> Iterator[Wait]:
    """In the order of what hurts most when it is forgotten."""
    commune = visit.commune_id
    if cases:
        url = visit.url
        yield Wait("late", cases.late, url("/requests", show="overdue"), "late")
        yield Wait("soon", cases.soon, url("/requests", show="due_soon"))
        yield Wait("register", cases.to_register, url("/requests", show="to_register"))
        if visit.may("requests.approve"):
            number = drafts.waiting(db, commune, but=visit.actor)
            yield Wait("drafts", number, url("/requests", show="drafts"))
        if visit.may("requests.handle"):
            number = drafts.returned(db, commune, drafter=visit.actor)
            yield Wait("returned", number, url("/requests", show="drafts"))
        yield Wait("handover", cases.handover, url("/requests/handover"))
    if visit.opens("/conversations"):
        held = overview.handed_over(db, commune)
        more = visit.words("overview-since", when=visit.words.day(held.since.date())) if held.since else ""
        yield Wait("conversations", held.number, visit.url("/conversations"), "wait", more)
    if visit.may("broadcasts.approve") and visit.opens("/broadcasts"):
        yield Wait("approve", overview.to_approve(db, commune), visit.url("/broadcasts"))
    if visit.may("contributions.answer") and visit.opens("/contributions"):
        number = overview.unanswered(db, commune)
        yield Wait("unanswered", number, visit.url("/contributions", answer="none"))
    if visit.may("settings.read"):
        yield from _service(visit, db)


def _service(visit: Visit, db: Db) -> Iterator[Wait]:
    commune, address = visit.commune_id, visit.url("/settings/channels")
    yield Wait("parked", overview.parked(db, commune), address)
    found = overview.channels(db, commune, visit.now, waits_long=WAITS_LONG)
    yield Wait("channels", sum(not each.is_well for each in found), address, "late")
    mails = overview.mails_standing(db, commune, visit.now, waits_long=WAITS_LONG)
    yield Wait("mails", mails, address, "late")
