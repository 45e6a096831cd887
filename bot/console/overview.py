"""The first page: what waits today, each a link to where it is done, and the next few days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from starlette.responses import Response

from bot.console import figures
from bot.console.desk import Desk
from bot.console.page import Page, page
from bot.console.visit import Visit
from data import overview, people_file
from data.engine import Db
from data.health import WAITS_LONG
from data.requests import desk, drafts


@dataclass(frozen=True, slots=True)
class Wait:
    """A tile: `console-overview-<name>`, with a second line where there is more to say."""

    name: str
    number: int
    address: str
    tone: str = "wait"  # how it looks when it is not zero: late, wait
    more: str = ""


def routes(_: Desk) -> list[Page]:
    return [page("", permission="console")(shown)]


async def shown(visit: Visit) -> Response:
    def look(db: Db) -> tuple[overview.Waiting, tuple[overview.Coming, ...], bool]:
        commune = visit.commune_id
        is_trial = bool(visit.profile.get("sample")) and overview.is_untouched(db, commune)
        found = waiting(db, commune, visit.day, visit.now)
        return found, overview.coming(db, commune, visit.day), is_trial

    found, coming, is_trial = await visit.read(look)
    waits = list(tiles(visit, found))
    is_calm = not any(each.number for each in waits)
    return visit.render(
        "overview.html",
        waits=waits,
        is_calm=is_calm,
        chat=visit.chat if is_calm and is_trial else "",
        has_people=people_file.commune() == visit.commune_id,
        ahead=found.cases.ahead if visit.may("requests.read") else (),
        coming=coming,
        figures=await figures.shown(visit),
    )


def waiting(db: Db, commune_id: str, day: date, now: datetime) -> overview.Waiting:
    return overview.waiting(db, commune_id, day, now, waits_long=WAITS_LONG)


def tiles(visit: Visit, found: overview.Waiting) -> Iterator[Wait]:
    """What this member may see of it, in the order of what hurts most when it is forgotten."""
    url, cases = visit.url, found.cases
    if visit.may("requests.read"):
        yield Wait("late", cases.late, url("/requests", show="overdue"), "late")
        yield Wait("soon", cases.soon, url("/requests", show="due_soon"))
    if visit.may("requests.handle"):
        yield Wait("register", cases.to_register, url("/requests", show="to_register"))
    yield from _drafts(visit, found)
    if visit.may("requests.handle"):
        yield Wait("handover", cases.handover, url("/requests/handover"))
    if visit.opens("/conversations"):
        held = found.held
        more = visit.words("overview-since", when=visit.words.day(held.since.date())) if held.since else ""
        yield Wait("conversations", held.number, url("/conversations"), "wait", more)
    if visit.may("broadcasts.approve") and visit.opens("/broadcasts"):
        of_others = [each for each in found.to_approve if each.casefold() != visit.actor.casefold()]
        yield Wait("approve", len(of_others), url("/broadcasts"))
    if visit.may("contributions.answer") and visit.opens("/contributions"):
        yield Wait("unanswered", found.unanswered, url("/contributions", answer="none", hidden="no"))
    if visit.may("settings.read"):
        address = url("/settings/channels")
        yield Wait("parked", found.parked, address)
        yield Wait("channels", found.channels, address, "late")
        yield Wait("mails", found.mails, address, "late")


def _drafts(visit: Visit, found: overview.Waiting) -> Iterator[Wait]:
    """Replies under four eyes: those of others that wait, and one's own that were sent back."""
    address = visit.url("/requests", show=desk.DRAFTS)
    if visit.may("requests.approve"):
        waits = [each for each, drafter in found.drafts if each == drafts.WAITING and drafter != visit.actor]
        yield Wait("drafts", len(waits), address)
    if visit.may("requests.handle"):
        back = [each for each, drafter in found.drafts if each == drafts.RETURNED and drafter == visit.actor]
        yield Wait("returned", len(back), address)
