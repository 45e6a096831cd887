"""Whether messages come and go: the channels, and WhatsApp's templates."""

from starlette.responses import Response

from bot.console.settings.parts import tabs_of
from bot.console.visit import Visit
from data import overview
from data import templates as registry
from data.engine import Db
from data.health import WAITS_LONG

GOOD, WAITING = ("approved",), ("unknown", "unsubmitted", "received", "pending")


async def channels(visit: Visit) -> Response:
    def look(db: Db) -> tuple[list[overview.Channel], int, int]:
        commune, now = visit.commune_id, visit.now
        return (
            overview.channels(db, commune, now, waits_long=WAITS_LONG),
            overview.mails_standing(db, commune, now, waits_long=WAITS_LONG),
            overview.parked(db, commune),
        )

    found, mails, parked = await visit.read(look)
    return visit.render(
        "settings_channels.html", channels=found, mails=mails, parked=parked, tabs=tabs_of(visit, "channels")
    )


async def templates(visit: Visit) -> Response:
    rows = await visit.read(lambda db: registry.every(db, visit.commune_id))
    tones = {
        each: "ok" if each in GOOD else "wait" if each in WAITING else "late" for each in _approvals(rows)
    }
    return visit.render("settings_templates.html", rows=rows, tones=tones, tabs=tabs_of(visit, "templates"))


def _approvals(rows: list[registry.TemplateRow]) -> set[str]:
    return {row.approval for row in rows}
