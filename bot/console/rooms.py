"""The rooms that are open: each gives its pages. A new room is one line here."""

from bot.console import account, conversations, overview, programme, requests
from bot.console.desk import Desk
from bot.console.page import Page

ROOMS = (
    overview.routes,
    account.routes,
    requests.routes,
    conversations.routes,
    programme.routes,
)


def every_page(desk: Desk) -> list[Page]:
    return [page for routes in ROOMS for page in routes(desk)]
