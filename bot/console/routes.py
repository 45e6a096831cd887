"""Everything under `/console`: the pages, each behind the door; sign-in and the assets, which are open to all."""

from functools import partial

from starlette.routing import BaseRoute, Route

from bot.console import door
from bot.console.assets import static
from bot.console.desk import Desk
from bot.console.rooms import every_page
from bot.console.signin import SignIn

# What answers without a session, and why: one signs in here, and these files hold nothing of anybody.
OPEN = ("/console/static/{name}", "/console/sign-in")


def console_routes(desk: Desk) -> list[BaseRoute]:
    pages = every_page(desk)
    permissions = {page.path: page.permission for page in pages if "GET" in page.methods}
    behind = [
        Route(f"/console{page.path}", door.Door(desk, page, permissions).endpoint, methods=list(page.methods))
        for page in pages
    ]
    nowhere = partial(door.nowhere, desk=desk, permissions=permissions)
    return [
        Route("/console/static/{name}", static),
        Route("/console/sign-in", SignIn(desk).endpoint, methods=["GET", "POST"]),
        *behind,
        Route("/console/{rest:path}", nowhere, methods=["GET", "POST"]),
    ]
