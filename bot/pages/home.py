"""The first page of an installation: its communes, each leading to its chat."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.pages.desk import Away, Desk
from bot.pages.headers import protect
from bot.pages.sheet import home_sheet


def home_routes(desk: Desk, commune_ids: Sequence[str]) -> list[BaseRoute]:
    """One route, `/`; `commune_ids` are those whose page is open here."""
    names = sorted(set(commune_ids))

    async def home(request: Request) -> Response:
        try:
            views = [view for name in names if (view := await desk.commune(name))]
        except Away:
            return protect(Response("503\n", 503, {"retry-after": "5"}, "text/plain"))
        return protect(home_sheet(views))

    return [Route("/", home)]
