"""Counter and workshop mode: staff write down what a person without a telephone says; a receipt is printed for them, or sent."""

from starlette.responses import Response

from bot.console.counter import contribution, receipt, request
from bot.console.desk import Desk
from bot.console.page import Page, page
from bot.console.visit import Visit
from data import rounds


def routes(desk: Desk) -> list[Page]:
    enter, handle = "contributions.enter", "requests.handle"
    return [
        page("/counter", permission="counter")(start),
        page("/counter/contribution", permission=enter)(contribution.asked),
        page("/counter/contribution", permission=enter, methods=("POST",))(contribution.done),
        page("/counter/request", permission=handle)(request.asked),
        page("/counter/request", permission=handle, methods=("POST",))(request.done),
        page("/counter/receipt/{reference}", permission="counter")(receipt.shown),
        page("/counter/receipt/{reference}", permission="counter", methods=("POST",))(receipt.sent),
    ]


async def start(visit: Visit) -> Response:
    current = await visit.read(lambda db: rounds.current(db, visit.commune_id, visit.day))
    return visit.render("counter.html", round=current)
