"""Sessions of the council and workshops: entered, changed, held; who comes to a workshop, and its door."""

from starlette.responses import Response

from bot.console.agenda import door, sessions, workshops
from bot.console.desk import Desk
from bot.console.page import Page, page
from bot.console.visit import Visit
from data.agenda import asking, rows
from data.engine import Db


def routes(desk: Desk) -> list[Page]:
    read, council, shop, people = (
        "agenda.read",
        "sessions.change",
        "workshops.change",
        "workshops.registrations",
    )
    post = ("POST",)
    return [
        page("/agenda", permission=read)(shown),
        page("/agenda/sessions/new", permission=council)(sessions.new),
        page("/agenda/sessions/new", permission=council, methods=post)(sessions.entered),
        page("/agenda/sessions/{session}", permission=read)(sessions.one),
        page("/agenda/sessions/{session}/do/{act}", permission=council)(sessions.asked),
        page("/agenda/sessions/{session}/do/{act}", permission=council, methods=post)(sessions.done),
        page("/agenda/workshops/new", permission=shop)(workshops.new),
        page("/agenda/workshops/new", permission=shop, methods=post)(workshops.entered),
        page("/agenda/workshops/{workshop}", permission=read)(workshops.one),
        page("/agenda/workshops/{workshop}/do/{act}", permission=shop)(workshops.asked),
        page("/agenda/workshops/{workshop}/do/{act}", permission=shop, methods=post)(workshops.done),
        page("/agenda/workshops/{workshop}/door", permission=people)(door.shown),
        page("/agenda/workshops/{workshop}/door", permission=people, methods=post)(door.arrived),
    ]


async def shown(visit: Visit) -> Response:
    """What comes, nearest first; what is over below."""

    def look(db: Db) -> tuple[list[asking.SessionView], list[asking.WorkshopView]]:
        council = [asking.session(db, row) for row in rows.sessions(db, visit.commune_id)]
        shops = rows.workshops(db, visit.commune_id)
        return council, [asking.workshop(db, row, day=visit.day, now=visit.now) for row in shops]

    council, shops = await visit.read(look)
    over = ("held", "cancelled")
    return visit.render(
        "agenda.html",
        sessions=[sessions.line(visit, view) for view in council if view.row.state not in over],
        past_sessions=[sessions.line(visit, view) for view in reversed(council) if view.row.state in over],
        workshops=[workshops.line(visit, view) for view in shops if view.row.state not in over],
        past_workshops=[workshops.line(visit, view) for view in reversed(shops) if view.row.state in over],
    )
