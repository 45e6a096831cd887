"""The audit log: who saw and did what. Ids and codes, never words."""

from typing import Any

from starlette.responses import Response

from bot.console.colleagues import Colleagues
from bot.console.settings.audit_words import Telling, actions
from bot.console.settings.audit_words import action as named
from bot.console.settings.parts import tabs_of
from bot.console.visit import Visit
from data import audit
from data.engine import Db
from data.review import themes

AT_ONCE = 50


async def shown(visit: Visit) -> Response:
    actor, action, after = visit.ask("actor"), visit.ask("action"), visit.ask("after")
    before = int(after) if after.isascii() and after.isdigit() and len(after) < 18 else 0

    def look(db: Db) -> tuple[list[audit.Line], Telling]:
        lines = audit.listed(
            db, visit.commune_id, actor=actor, action=action, before=before, limit=AT_ONCE + 1
        )
        return lines, Telling(visit, Colleagues.of(visit, db), themes.titles(db, visit.commune_id))

    lines, telling = await visit.read(look)
    older = visit.here(after=lines[AT_ONCE - 1].id) if len(lines) > AT_ONCE else ""
    return visit.render(
        "settings_audit.html",
        lines=[_line(visit, telling, each) for each in lines[:AT_ONCE]],
        people=[("", visit.words("audit-anyone")), *telling.colleagues.names.items()],
        actions=[("", visit.words("audit-any")), *actions(visit)],
        actor=actor,
        action=action,
        newer=visit.here(after="") if before else "",
        older=older,
        tabs=tabs_of(visit, "audit"),
    )


def _line(visit: Visit, telling: Telling, line: audit.Line) -> dict[str, Any]:
    is_member = audit.is_member(line.actor)
    return {
        "at": line.happened_at,
        "actor": telling.colleagues(line.actor) if is_member else visit.words("audit-system"),
        "address": line.actor if line.actor in telling.colleagues.names else "",
        "action": named(visit, line.action),
        "subject": telling.subject(line),
        "detail": telling.detail(line),
    }
