"""The papers of a case, to open or to take away: letters, the official form, the dossier. They name who asks; taking is noted."""

from collections.abc import Callable

from starlette.responses import Response

from bot.console.requests.found import found
from bot.console.visit import Missing, Visit
from bot.runtime import dossier as dossiers
from data.engine import Db
from data.requests import papers as kept
from data.requests.cases import RequestRow

PDF, ZIP = "application/pdf", "application/zip"
SHOWN = (PDF, "image/png", "image/jpeg", "text/plain")  # a browser may show these; the rest is taken away


async def paper(visit: Visit) -> Response:
    paper_id = visit.number("paper")

    def look(db: Db) -> tuple[kept.PaperRow, bytes]:
        row = found(visit, db)
        for each in (*kept.of_request(db, row.id), *kept.of_request(db, row.id, drafts=True)):
            if each.id == paper_id and not each.is_emptied:
                visit.note(db, "request_paper_taken", row.reference, {"paper": paper_id})
                return each, kept.content(db, paper_id)
        raise Missing

    taken, content = await visit.write(look)
    return visit.file(content, taken.media_type, taken.name, inline=taken.media_type in SHOWN)


async def form(visit: Visit) -> Response:
    """The official form (law 31.13, article 14)."""
    pdf, reference = await visit.write(lambda db: _made(visit, db, "request_form_taken", _form_of(visit)))
    return visit.file(pdf, PDF, f"{reference}.pdf", inline=True)


async def dossier(visit: Visit) -> Response:
    """Everything of the case as one ZIP."""
    packed, reference = await visit.write(
        lambda db: _made(
            visit, db, "request_dossier_taken", lambda db, row: dossiers.build(db, row, day=visit.day)
        )
    )
    return visit.file(packed, ZIP, f"{reference}.zip")


Make = Callable[[Db, RequestRow], bytes | None]


def _form_of(visit: Visit) -> Make:
    return lambda db, row: dossiers.form_of(db, row, day=visit.day)


def _made(visit: Visit, db: Db, action: str, make: Make) -> tuple[bytes, str]:
    row = found(visit, db)
    content = make(db, row)
    if content is None:
        raise Missing
    visit.note(db, action, row.reference)
    return content, row.reference
