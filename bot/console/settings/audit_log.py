"""The audit log: who saw and did what. Ids and codes, never words."""

import json
from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

from bot.console.settings.parts import tabs_of
from bot.console.visit import Visit
from data import audit, staff
from data.engine import Db

AT_ONCE = 50


async def shown(visit: Visit) -> Response:
    actor, action, after = visit.ask("actor"), visit.ask("action"), visit.ask("after")
    before = int(after) if after.isascii() and after.isdigit() and len(after) < 18 else 0

    def look(db: Db) -> tuple[list[audit.Line], list[staff.StaffRow]]:
        lines = audit.listed(
            db, visit.commune_id, actor=actor, action=action, before=before, limit=AT_ONCE + 1
        )
        return lines, staff.listed(db, visit.commune_id)

    lines, people = await visit.read(look)
    older = visit.here(after=lines[AT_ONCE - 1].id) if len(lines) > AT_ONCE else ""
    return visit.render(
        "settings_audit.html",
        lines=[_line(visit, each) for each in lines[:AT_ONCE]],
        people=[("", visit.words("audit-anyone")), *((each.email, each.name) for each in people)],
        actions=[("", visit.words("audit-any")), *_actions(visit)],
        actor=actor,
        action=action,
        newer=visit.here(after="") if before else "",
        older=older,
        tabs=tabs_of(visit, "audit"),
    )


def _line(visit: Visit, line: audit.Line) -> dict[str, Any]:
    key = f"audit-action-{line.action}"
    return {
        "at": line.happened_at,
        "actor": visit.words.ref(line.actor) if "@" in line.actor else visit.words("audit-system"),
        "action": visit.words(key) if visit.words.has(key) else visit.words.ref(line.action),
        "subject": line.subject,
        "detail": _told(visit, line.detail),
    }


def _told(visit: Visit, detail: Mapping[str, Any] | None) -> str:
    """Roles by their names; other codes and numbers as they are kept: `programme: 1`."""
    if not detail:
        return ""
    if detail.keys() == {"roles"}:
        return ", ".join(visit.words(f"role-{each}") for each in detail["roles"] if each in staff.ROLES)
    return " · ".join(f"{name}: {_value(value)}" for name, value in detail.items())


def _value(value: Any) -> str:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ", ".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _actions(visit: Visit) -> list[tuple[str, str]]:
    """The actions that have a name in this language, by name."""
    known = [each for each in NAMED if visit.words.has(f"audit-action-{each}")]
    return sorted(((each, visit.words(f"audit-action-{each}")) for each in known), key=lambda pair: pair[1])


NAMED = (
    "signed_in", "sign_in_failed", "refused", "staff_added", "staff_changed", "staff_ended", "staff_password_set",
    "staff_codes_set", "staff_codes_removed", "request_identity_seen", "request_form_taken", "request_dossier_taken",
    "request_entered", "personal_data_exported", "readings_listed", "conversation_answered", "conversation_returned",
    "contribution_hidden", "contribution_shown", "notice_handed", "commune_imported", "calendar_imported",
    "programme_uploaded", "session_added", "workshop_added", "neutrality_entered", "neutrality_lifted", "group_proposed",
    "group_dismissed", "theme_made", "theme_renamed", "theme_joined", "theme_left", "receipt_corrected",
    "notice_printed", "report_asked", "report_made", "report_taken", "request_paper_taken",
    "request_drafted", "request_draft_seen", "request_draft_approved", "request_draft_returned", "request_draft_dropped",
    "requests_grouped", "checked_in", "contribution_entered", "contribution_answered",
)  # fmt: skip
