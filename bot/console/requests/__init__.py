"""Requests for information in the console: the list, a case with its clocks, what is done with it, its papers, the counter's list."""

from bot.console.desk import Desk
from bot.console.page import Page, page
from bot.console.requests import acting, case, drafting, listing, notices, papers


def routes(desk: Desk) -> list[Page]:
    return [
        page("/requests", permission="requests.read")(listing.shown),
        # Before the pages of a case: its word is no reference.
        page("/requests/handover", permission="requests.read")(notices.waiting),
        page("/requests/handover/{notice}", permission="requests.handle")(notices.one),
        page("/requests/handover/{notice}", permission="requests.handle", methods=("POST",))(notices.handed),
        page("/requests/{reference}", permission="requests.read")(case.shown),
        page("/requests/{reference}/identity", permission="requests.identity")(case.identity),
        page("/requests/{reference}/form", permission="requests.identity")(papers.form),
        page("/requests/{reference}/dossier", permission="requests.identity")(papers.dossier),
        page("/requests/{reference}/papers/{paper}", permission="requests.identity")(papers.paper),
        page("/requests/{reference}/draft", permission="requests.read")(drafting.shown),
        page("/requests/{reference}/draft/letter", permission="requests.identity")(drafting.letter),
        page("/requests/{reference}/draft/approve", permission="requests.approve", methods=("POST",))(
            drafting.approved
        ),
        page("/requests/{reference}/draft/return", permission="requests.approve", methods=("POST",))(
            drafting.returned
        ),
        page("/requests/{reference}/draft/drop", permission="requests.handle", methods=("POST",))(
            drafting.dropped
        ),
        page("/requests/{reference}/do/{act}", permission="requests.handle")(acting.asked),
        page(
            "/requests/{reference}/do/{act}",
            permission="requests.handle",
            methods=("POST",),
            upload_bytes=acting.UPLOAD_BYTES,
        )(acting.done),
    ]
