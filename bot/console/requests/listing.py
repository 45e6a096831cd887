"""The list of cases: what is late first. Its filter and page live in the address."""

from starlette.responses import Response

from bot.console.requests.found import said
from bot.console.visit import Visit
from data import news
from data.engine import Db
from data.requests import cases, desk, drafts, proofs
from data.requests.listing import Listed

SUBJECT = 140  # characters of a subject in the list


async def shown(visit: Visit) -> Response:
    chosen = visit.ask("show", desk.ALL)
    chosen = chosen if chosen in desk.FILTERS else desk.ALL
    asked = visit.ask("page", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    typed = visit.ask("reference")

    def look(db: Db) -> tuple[str, desk.Page, int, dict[int, str], int]:
        row = cases.find(db, visit.commune_id, typed) if typed else None
        found = desk.page(db, visit.commune_id, day=visit.day, chosen=chosen, number=number)
        mark = news.mark(db, news.REQUESTS)
        waiting = len(proofs.waiting_for_staff(db, visit.commune_id))
        return row.reference if row else "", found, waiting, drafts.states(db, visit.commune_id), mark

    reference, found, waiting, drafted, mark = await visit.read(look)
    if reference:
        return visit.redirect(f"/requests/{reference}")
    return visit.render(
        "requests.html",
        page=found,
        chosen=chosen,
        filters=[
            each for each in desk.FILTERS if each != desk.DRAFTS or drafted or visit.profile.get("four_eyes")
        ],
        lines=[_line(visit, each, drafted) for each in found.cases],
        waiting=waiting,
        typed=typed,
        mark=mark,
    )


def _line(visit: Visit, each: Listed, drafted: dict[int, str]) -> dict[str, object]:
    row, subject = each.row, " ".join(each.row.matter.subject.split())
    return {
        "reference": row.reference,
        "number": row.register_number or "",
        "subject": subject if len(subject) <= SUBJECT else f"{subject[:SUBJECT]}…",
        "state": said(visit, "short", row.state),
        "outcome": said(visit, "short", row.outcome),
        "is_urgent": row.is_urgent,
        "received_on": row.received_on or row.created_on,
        "due_on": each.due_on,
        "left": (each.due_on - visit.day).days if each.due_on else None,
        "is_overdue": each.is_overdue,
        "is_due_soon": each.is_due_soon,
        "needs_receipt": row.state == "awaiting_receipt",
        "draft": drafted.get(row.id, ""),
    }
