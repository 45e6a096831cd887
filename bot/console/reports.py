"""Reports and files: have one made, see how far it is, fetch it. The consultation report, open data, and exports."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from starlette.responses import JSONResponse, Response

from bot.console.colleagues import Colleagues
from bot.console.desk import Desk
from bot.console.page import Page, page
from bot.console.visit import Missing, Refused, Visit
from bot.reports import making
from bot.reports.consultation import LANGUAGES
from bot.reports.open_data import LICENCES
from data import exports, reports
from data.engine import Db
from data.reports import ReportRow

MAKE = "reports.make"
EXPORT, PERSONAL = "export", "export.personal"


def routes(desk: Desk) -> list[Page]:
    return [
        page("/reports", permission=MAKE)(shown),
        page("/reports", permission=MAKE, methods=("POST",))(asked),
        page("/reports/exports", permission=EXPORT, methods=("POST",))(export_asked),
        page("/reports/progress", permission=MAKE)(progress),
        page("/reports/file/{id}", permission=MAKE)(file),
    ]


async def shown(visit: Visit) -> Response:
    def look(db: Db) -> tuple[list[ReportRow], Colleagues]:
        found = reports.listed(db, commune_id=visit.commune_id, kinds=_kinds(visit))
        return list(found), Colleagues.of(visit, db)

    rows, colleagues = await visit.read(look)
    licence = (visit.profile.get("open_data") or {}).get("licence")
    return visit.render(
        "reports.html",
        rows=[_line(visit, row) for row in rows],
        colleagues=colleagues,
        is_working=any(not row.is_over for row in rows),
        languages=[(each, visit.words(f"reports-language-{each}"), "") for each in LANGUAGES],
        formats=[
            (each, visit.words(f"reports-format-{each}"), visit.words(f"reports-format-{each}-hint"))
            for each in making.FORMATS["consultation"]
        ],
        whats=[(each, visit.words(f"reports-what-{each.replace('_', '-')}")) for each in exports.KINDS],
        export_formats=[(each, visit.words(f"reports-format-{each}")) for each in ("xlsx", "csv", "json")],
        licence=LICENCES[licence][0] if licence else "",
    )


def _kinds(visit: Visit) -> tuple[str, ...]:
    return tuple(kind for kind in reports.KINDS if kind != "export" or visit.may(EXPORT))


def _line(visit: Visit, row: ReportRow) -> dict[str, Any]:
    return {
        "row": row,
        "name": _name(visit, row),
        "detail": _detail(visit, row),
        "may_take": row.state == reports.DONE and _may_take(visit, row),
        "trouble": visit.words(f"reports-trouble-{(row.trouble or 'failed').replace('_', '-')}")
        if row.state == reports.FAILED
        else "",
    }


def _name(visit: Visit, row: ReportRow) -> str:
    if row.kind == "export":
        return visit.words(f"reports-what-{str(row.options['what']).replace('_', '-')}")
    return visit.words(f"reports-kind-{row.kind.replace('_', '-')}")


def _detail(visit: Visit, row: ReportRow) -> str:
    parts = [visit.words(f"reports-format-{row.format}")]
    if row.kind == "consultation":
        parts.insert(0, visit.words(f"reports-language-{row.language}"))
    if row.options.get("short"):
        parts.append(visit.words("reports-short-done"))
    if row.options.get("personal"):
        parts.append(visit.words("reports-personal-done"))
    return visit.words.listed(parts)


async def progress(visit: Visit) -> Response:
    """How far each is, for the page's script: {id: {"percent": 40, "is_over": false}}."""
    rows = await visit.read(partial(reports.listed, commune_id=visit.commune_id, kinds=_kinds(visit)))
    return JSONResponse({str(row.id): {"percent": row.percent, "is_over": row.is_over} for row in rows})


# -- asking ------------------------------------------------------------------------------------------------


async def asked(visit: Visit) -> Response:
    """Have a consultation report or the open-data package made."""
    kind, language = visit.form("kind"), visit.form("language") or visit.language
    file_format = "zip" if kind == "open_data" else visit.form("format")
    if kind not in ("consultation", "open_data") or language not in LANGUAGES:
        raise Refused("problem-form", 400)
    options = {"short": True} if kind == "consultation" and visit.form("short") else {}
    return await _ask(visit, kind, language, file_format, options)


async def export_asked(visit: Visit) -> Response:
    """Have the commune's rows written to a file."""
    what, is_personal = visit.form("what"), bool(visit.form("personal"))
    if what not in exports.KINDS:
        raise Refused("problem-form", 400)
    if is_personal and not visit.may(PERSONAL):
        raise Refused("problem-role", 403)
    options: dict[str, Any] = {"what": what} | ({"personal": True} if is_personal else {})
    return await _ask(visit, "export", visit.language, visit.form("format"), options)


async def _ask(
    visit: Visit, kind: str, language: str, file_format: str, options: Mapping[str, Any]
) -> Response:
    if file_format not in making.FORMATS[kind]:
        raise Refused("problem-form", 400)

    def ask(db: Db) -> None:
        if options.get("personal"):
            exports.note_personal(
                db, commune_id=visit.commune_id, what=str(options["what"]), actor=visit.actor, now=visit.now
            )
        reports.ask(
            db,
            commune_id=visit.commune_id,
            kind=kind,
            language=language,
            file_format=file_format,
            options=options,
            actor=visit.actor,
            now=visit.now,
        )

    try:
        await visit.write(ask)
    except reports.TooMany:
        raise Refused("reports-too-many") from None
    return visit.redirect("/reports", flash="reports-asked")


# -- fetching ----------------------------------------------------------------------------------------------


def _may_take(visit: Visit, row: ReportRow) -> bool:
    """Files with names are for those who may see names, also when somebody else had them made."""
    if row.kind != "export":
        return True
    return visit.may(PERSONAL if row.options.get("personal") else EXPORT)


async def file(visit: Visit) -> Response:
    number = visit.number("id")

    def take(db: Db) -> tuple[ReportRow, bytes]:
        row = reports.find(db, visit.commune_id, number)
        if row is None or not _may_take(visit, row):
            raise Missing
        content = reports.content(db, row, actor=visit.actor, now=visit.now)
        if content is None:
            raise Missing
        return row, content

    row, content = await visit.write(take)
    return visit.file(content, row.media_type or "application/octet-stream", row.name or "report")
