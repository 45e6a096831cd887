"""Around every page: who is it, may they, is the form ours; and one calm page for whatever goes wrong."""

import hashlib
import hmac
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import compile_path

from bot.clock import local_day
from bot.console import flash, once
from bot.console.desk import Desk
from bot.console.forms import FormProblem, read_form
from bot.console.headers import guard
from bot.console.page import Page
from bot.console.visit import OPEN_PAGE, Missing, Refused, Visit
from bot.console.words import LANGUAGES, Words, accepted_language
from bot.pages.forms import Problem
from data import staff_access
from data.conversations import Conflict
from data.staff_access import Present

log = logging.getLogger(__name__)

SESSION_COOKIE = "jemaa_staff"
LANGUAGE_COOKIE = "jemaa_console_language"
LANGUAGE_SECONDS = 365 * 24 * 3600


def base_of(desk: Desk, request: Request) -> str:
    """The console's path as the browser sees it, also behind a proxy that serves us under a sub-path."""
    prefix = str(request.scope.get("root_path", "")) or urlsplit(desk.public_url).path
    return f"{prefix.rstrip('/')}/console"


def language_of(request: Request) -> str:
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    return chosen if chosen in LANGUAGES else accepted_language(request.headers.get("accept-language", ""))


def csrf_token(desk: Desk, token: str) -> str:
    """What every form of a session carries: another site can neither read it nor work it out."""
    return hmac.new(desk.key, f"csrf\n{token}".encode(), hashlib.sha256).hexdigest()


def keep_language(response: Response, desk: Desk, request: Request, language: str) -> None:
    response.set_cookie(
        LANGUAGE_COOKIE,
        language,
        max_age=LANGUAGE_SECONDS,
        path=base_of(desk, request),
        secure=desk.public_url.startswith("https:"),
        httponly=True,
        samesite="lax",
    )


@dataclass(frozen=True, slots=True)
class Door:
    """Answers for one page; `permissions` are those of every page that can be read, by path, for the menu."""

    desk: Desk
    page: Page
    permissions: Mapping[str, str]

    async def endpoint(self, request: Request) -> Response:
        try:
            return guard(await self._answer(request))
        except ClientDisconnect:
            return Response(status_code=400)  # nobody is there to read it
        except (DBAPIError, PoolTimeout):
            log.exception("the database is away")
            return guard(Response("503\n", 503, {"retry-after": "5"}, "text/plain"))

    async def _answer(self, request: Request) -> Response:
        base = base_of(self.desk, request)
        request.scope["console_path"] = request.url.path.partition("/console")[2]
        request.scope["console_permissions"] = self.permissions
        token = request.cookies.get(SESSION_COOKIE, "")
        is_deed = self.page.is_deed and OPEN_PAGE not in request.headers
        present = await run_in_threadpool(self._present, token, is_deed=is_deed) if token else None
        if present is None:
            return self._to_sign_in(request, base)
        visit = self._visit(request, base, token, present)
        asked = request.query_params.get("lang", "")
        if request.method == "GET" and asked in LANGUAGES:
            response = RedirectResponse(visit.here(), 303)
            keep_language(response, self.desk, request, asked)
            return response
        return await self._permitted(visit)

    def _present(self, token: str, *, is_deed: bool) -> Present | None:
        now = self.desk.machine_now()
        with self.desk.database.reading() as db:
            present = staff_access.present(db, token, now=now)
        if present and is_deed and staff_access.is_seen_due(present.session, now):
            with self.desk.database.writing() as db:
                staff_access.note_seen(db, present.session.id, now)
        return present

    def _to_sign_in(self, request: Request, base: str) -> Response:
        # What was sent is not recorded: they are told so, and come back to where they wrote it.
        if request.method != "GET":
            query = urlencode({"lost": 1, "next": self._written_on(request, base)})
            return RedirectResponse(f"{base}/sign-in?{query}", 303)
        path = request.scope["console_path"]
        back = f"?next={path}" if path else ""
        return RedirectResponse(f"{base}/sign-in{back}", 303)

    def _written_on(self, request: Request, base: str) -> str:
        """The page that a form came from, with its filters; where that one cannot be read, the one above it."""
        wrote = urlsplit(request.headers.get("referer", ""))
        path = wrote.path.removeprefix(base) if wrote.path.startswith(f"{base}/") else ""
        whole = f"{path}?{wrote.query}" if wrote.query else path
        while path and not self._can_be_read(path):
            whole = path = path.rpartition("/")[0]
        return whole

    def _can_be_read(self, path: str) -> bool:
        return any(compile_path(each)[0].match(path) for each in self.permissions)

    def _visit(self, request: Request, base: str, token: str, present: Present) -> Visit:
        now = self.desk.now()
        zone = present.commune_profile["timezone"]
        csrf = csrf_token(self.desk, token)
        return Visit(
            request=request,
            desk=self.desk,
            member=present.member,
            session_id=present.session.id,
            has_code=present.has_code,
            profile=present.commune_profile,
            words=Words(language_of(request), zone),
            now=now,
            day=local_day(now, zone),
            base=base,
            csrf_token=csrf,
            flash=flash.brought(request, self.desk.key, csrf),
        )

    async def _permitted(self, visit: Visit) -> Response:
        if not visit.may(self.page.permission):
            return trouble(visit, "problem-role", 403)
        try:
            return await (self._sent(visit) if visit.request.method == "POST" else self.page.handler(visit))
        except Missing:
            return trouble(visit, "problem-missing", 404)
        except Refused as refused:
            return trouble(visit, refused.name, refused.status, **refused.args_of_text)
        except FormProblem as problem:
            return trouble(visit, f"problem-{problem.name}", problem.status)
        except Problem:  # the form came too slowly
            return trouble(visit, "problem-form", 408)
        except Conflict:
            return trouble(visit, "problem-conflict", 409)

    async def _sent(self, visit: Visit) -> Response:
        visit.form = await read_form(visit.request, self.page.upload_bytes)
        if not self._is_ours(visit):
            return trouble(visit, "problem-expired", 403)
        mark = visit.form(once.FIELD)
        if not mark:
            return await self.page.handler(visit)
        return await self.desk.once.answer((visit.session_id, mark), lambda: self.page.handler(visit))

    def _is_ours(self, visit: Visit) -> bool:
        given = visit.form("csrf").encode("utf-8", "replace")
        return self.desk.site.is_own_form(visit.request) and hmac.compare_digest(
            given, visit.csrf_token.encode()
        )


def trouble(visit: Visit, name: str, status: int, **args: str | int) -> Response:
    """The sentence `console-<name>` on a page of its own, with the way back."""
    return visit.render("trouble.html", status, sentence=visit.words(name, **args))


async def nowhere(request: Request, desk: Desk, permissions: Mapping[str, str]) -> Response:
    """No such page: said inside the console to who is signed in. What was only typed with a slash at its end is found without."""
    if request.method in ("GET", "HEAD") and request.url.path.endswith("/"):
        return guard(RedirectResponse(_without_slash(desk, request), 307))

    async def missing(visit: Visit) -> Response:
        raise Missing

    return await Door(desk, Page("", "console", ("GET",), missing), permissions).endpoint(request)


def _without_slash(desk: Desk, request: Request) -> str:
    """The same address without the slash at its end, with what is asked of it."""
    path = request.url.path.partition("/console")[2].rstrip("/")
    asked = f"?{request.url.query}" if request.url.query else ""
    return f"{base_of(desk, request)}{quote(path)}{asked}"
