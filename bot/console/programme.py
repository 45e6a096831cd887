"""The programme: its versions, what differs between two, an upload that shows what it would change before it does, a page to print."""

import base64
import binascii
import hashlib
import hmac
import json
import zlib
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from bot.console import differences, mistakes
from bot.console.desk import Desk
from bot.console.page import Page, page
from bot.console.visit import Missing, Refused, Visit
from data import programme_files, programmes
from data.content_import import ContentError, as_stored, write_programme
from data.engine import Db
from data.programmes import ProgrammeRow

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KEPT_BYTES = 1_000_000  # of an upload between its report and its confirmation, packed
MISTAKES = 40  # that are shown; whoever mends these sees the rest


def routes(desk: Desk) -> list[Page]:
    read, change = "programme.read", "programme.change"
    return [
        page("/programme", permission=read)(shown),
        page("/programme/upload", permission=change)(asked),
        page(
            "/programme/upload", permission=change, methods=("POST",), upload_bytes=programme_files.FILE_BYTES
        )(uploaded),
        page("/programme/adopt", permission=change, methods=("POST",))(confirmed),
        page("/programme/{number}", permission=read)(version),
        page("/programme/{number}/changes", permission=read)(difference),
        page("/programme/{number}/file/{kind}", permission=read)(file),
    ]


# -- looking -----------------------------------------------------------------------------------------------


async def shown(visit: Visit) -> Response:
    """All versions, newest first."""
    found = await visit.read(lambda db: programmes.of_commune(db, visit.commune_id))
    lines = [
        {
            "number": row.number,
            "status": row.status,
            "title": visit.words.pick(row.content["title"]),
            "axes": len(row.content["axes"]),
            "commitments": sum(len(axis.get("commitments", ())) for axis in row.content["axes"]),
            "is_first": row.number == 1,
        }
        for row in reversed(found)
    ]
    return visit.render("programme.html", versions=lines)


async def version(visit: Visit) -> Response:
    """One version whole, as it is printed."""
    row = await visit.read(lambda db: _version(visit, db))
    return visit.render("programme_version.html", row=row, content=row.content, pick=visit.words.pick)


async def difference(visit: Visit) -> Response:
    """What a version changed against another one: the one before it, or `?from=`."""
    asked = visit.ask("from")

    def look(db: Db) -> tuple[ProgrammeRow, ProgrammeRow, list[int]]:
        after = _version(visit, db)
        numbers = [row.number for row in programmes.of_commune(db, visit.commune_id)]
        older = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else after.number - 1
        return _numbered(visit, db, older), after, numbers

    before, after, numbers = await visit.read(look)
    return visit.render(
        "programme_changes.html",
        before=before,
        after=after,
        numbers=[number for number in numbers if number != after.number],
        changes=differences.listed(visit.words, before.content, after.content),
    )


async def file(visit: Visit) -> Response:
    """A version to edit: YAML, or a spreadsheet."""
    row = await visit.read(lambda db: _version(visit, db))
    name = f"{visit.commune_id}-programme-{row.number}"
    match visit.path("kind"):
        case "yaml":
            content = (await run_in_threadpool(programme_files.as_yaml, row)).encode()
            return visit.file(content, "application/yaml", f"{name}.yaml")
        case "xlsx":
            content = await run_in_threadpool(programme_files.as_spreadsheet, row)
            return visit.file(content, XLSX, f"{name}.xlsx")
    raise Missing


# -- uploading ---------------------------------------------------------------------------------------------


async def asked(visit: Visit) -> Response:
    return visit.render("programme_upload.html", mistakes=[], more=0)


async def uploaded(visit: Visit) -> Response:
    """Read and check a file, and show what it would change. Nothing is written."""
    sent = visit.form.file("file")
    if sent is None or not sent.content:
        return visit.render("programme_upload.html", 422, mistakes=[visit.words("programme-no-file")], more=0)
    try:
        found = await run_in_threadpool(programme_files.read, sent.name, sent.content)
    except ContentError as error:
        told = [mistakes.told(visit.words, each) for each in error.mistakes[:MISTAKES]]
        more = len(error.mistakes) - len(told)
        return visit.render("programme_upload.html", 422, mistakes=told, more=more)
    newest = await visit.read(lambda db: programmes.load(db, programmes.newest_id(db, visit.commune_id)))
    after = as_stored(found.programme, visit.day)
    changes = differences.listed(visit.words, newest.content, after)
    return visit.render(
        "programme_confirm.html",
        name=sent.name,
        before=newest,
        becomes=found.programme.status,
        is_adoption=newest.status == "draft" and found.programme.status == "adopted",
        changes=changes,
        is_same=not changes and newest.status == found.programme.status,
        kept=_packed(visit, found.source),
        newest=newest.number,
    )


async def confirmed(visit: Visit) -> Response:
    """Write what was shown. Refused when somebody uploaded another version meanwhile."""
    source = _unpacked(visit)
    try:
        found = await run_in_threadpool(
            programme_files.read, "programme.yaml", json.dumps(source, ensure_ascii=False).encode()
        )
    except ContentError:
        raise Refused("problem-expired", 403) from None

    def work(db: Db) -> tuple[int, bool]:
        newest = programmes.load(db, programmes.newest_id(db, visit.commune_id))
        if newest.number != visit.form.number("newest"):
            raise Refused("programme-moved")
        return write_programme(
            db, visit.commune_id, found.programme, found.source, actor=visit.actor, now=visit.now
        )

    number, is_new = await visit.write(work)
    said = "programme-uploaded" if is_new else "programme-same"
    return visit.redirect(f"/programme/{number}", said, number=number)


def _packed(visit: Visit, source: Any) -> str:
    """An upload between two pages, packed and signed: what is confirmed is what was shown."""
    written = json.dumps(source, ensure_ascii=False, default=str).encode()
    packed = base64.urlsafe_b64encode(zlib.compress(written, 9)).decode()
    return f"{packed}.{_signature(visit, packed)}"


def _signature(visit: Visit, packed: str) -> str:
    said = f"programme\n{visit.commune_id}\n{visit.csrf_token}\n{packed}".encode()
    return hmac.new(visit.desk.key, said, hashlib.sha256).hexdigest()


def _unpacked(visit: Visit) -> Any:
    packed, _, signature = visit.form("kept").partition(".")
    if len(packed) > KEPT_BYTES or not hmac.compare_digest(
        signature.encode(), _signature(visit, packed).encode()
    ):
        raise Refused("problem-expired", 403)
    try:
        return json.loads(zlib.decompress(base64.urlsafe_b64decode(packed)))
    except (binascii.Error, zlib.error, ValueError):
        raise Refused("problem-expired", 403) from None


def _version(visit: Visit, db: Db) -> ProgrammeRow:
    return _numbered(visit, db, visit.number("number"))


def _numbered(visit: Visit, db: Db, number: int) -> ProgrammeRow:
    found = programmes.find_id(db, visit.commune_id, number)
    if found is None:
        raise Missing
    return programmes.load(db, found)
