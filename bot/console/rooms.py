"""The rooms that are open: each gives its pages. A new room is one line here."""

from bot.console import account, calendar, conversations, overview, programme, requests, settings
from bot.console.desk import Desk
from bot.console.page import Page

ROOMS = (
    overview.routes,
    account.routes,
    contributions.routes,
    requests.routes,
    calendar.routes,
    conversations.routes,
    programme.routes,
    settings.routes,
)


def every_page(desk: Desk) -> list[Page]:
    return [page for routes in ROOMS for page in routes(desk)]
