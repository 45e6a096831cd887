"""The first page: what waits today, and what it leads to."""

from starlette.responses import Response

from bot.console.desk import Desk
from bot.console.page import Page, page
from bot.console.visit import Visit


def routes(desk: Desk) -> list[Page]:
    return [page("", permission="console")(overview)]


async def overview(visit: Visit) -> Response:
    return visit.render("overview.html")
