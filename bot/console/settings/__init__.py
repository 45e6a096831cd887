"""The settings: staff accounts, channels, templates, how long things are kept, the audit log."""

from collections.abc import Iterable

from starlette.responses import Response

from bot.console.desk import Desk
from bot.console.page import Page, page
from bot.console.settings import audit_log, kept, members, service
from bot.console.settings.parts import permitted
from bot.console.visit import Visit


def routes(desk: Desk) -> list[Page]:
    pages: Iterable[Page] = (
        page("/settings", permission="settings.read")(index),
        page("/settings/channels", permission="settings.read")(service.channels),
        page("/settings/templates", permission="settings.read")(service.templates),
        page("/settings/retention", permission="settings.read")(kept.retention),
        page("/settings/audit", permission="audit.read")(audit_log.shown),
        *members.routes(),
    )
    return list(pages)


async def index(visit: Visit) -> Response:
    return visit.render("settings.html", parts=permitted(visit))
