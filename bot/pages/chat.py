"""The chat page of a commune: it shows the conversation, takes what is written, and works without JavaScript.

All addresses are relative, so that the page also works behind a proxy that serves it under a path of its own.
"""

import asyncio
import contextlib
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.channels.base import Inbound, Stored
from bot.pages import forms
from bot.pages.assets import static_route
from bot.pages.bubbles import bubble
from bot.pages.desk import Away, Desk, Line
from bot.pages.forms import Problem
from bot.pages.headers import protect
from bot.pages.listening import LISTEN_SECONDS, listen, until_answered
from bot.pages.rates import ADDRESS_A_MINUTE, ADDRESS_AT_ONCE, DayBytes, PostRate, Reading
from bot.pages.sheet import Sheet, chat_sheet, not_found_sheet
from bot.pages.visit import Handler, Visit, begin_visit
from bot.pages.visitor import Site
from bot.pages.words import LANGUAGES

PAYLOAD_BYTES = 64  # what a button may carry
KEPT_AT_ONCE = 4  # uploads that are being written to the database
AWAY_SECONDS = 5
FULL_SECONDS = 3600
UP = "../"

Endpoint = Callable[[Request], Awaitable[Response]]


def _loop_time() -> float:
    return asyncio.get_running_loop().time()


def chat_routes(
    desk: Desk, public_url: str = "", *, key: bytes = b"", now: Callable[[], float] = _loop_time
) -> list[BaseRoute]:
    """The routes of every commune's page. `public_url` tells whether cookies are secure and under which path we are;
    `key` signs them (without one, cookies last as long as the process).
    """
    chat = _Chat(
        desk,
        Site(public_url, key or secrets.token_bytes(32)),
        PostRate(now),
        PostRate(now, ADDRESS_AT_ONCE, ADDRESS_A_MINUTE),
        DayBytes(now),
    )
    takes = {"messages": chat.message, "uploads": chat.upload, "language": chat.language, "leave": chat.leave}
    return [
        static_route("/chat/static/{name}"),
        Route("/chat/{commune}", chat.route(chat.page)),
        Route("/chat/{commune}/", chat.route(chat.back_to_page, here=UP)),
        Route("/chat/{commune}/lines", chat.route(chat.lines, here=UP)),
        *(Route(f"/chat/{{commune}}/{name}", chat.form_route(take), methods=["GET", "POST"])
          for name, take in takes.items()),
    ]  # fmt: skip


@dataclass(slots=True)
class _Chat:
    desk: Desk
    site: Site
    rate: PostRate
    address_rate: PostRate
    day: DayBytes
    reading: Reading = field(default_factory=Reading)
    keeping: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(KEPT_AT_ONCE))

    # -- around every request ------------------------------------------------------------------------------

    def route(self, handler: Handler, *, here: str = "") -> Endpoint:
        async def endpoint(request: Request) -> Response:
            try:
                view = await self.desk.commune(request.path_params["commune"])
            except Away:
                return protect(Response("503\n", 503, {"retry-after": str(AWAY_SECONDS)}, "text/plain"))
            if view is None or view.id != request.path_params["commune"]:
                return protect(not_found_sheet(here))
            return protect(await self._handled(handler, begin_visit(self.site, request, view, here)))

        return endpoint

    def form_route(self, handler: Handler) -> Endpoint:
        async def take(visit: Visit) -> Response:
            if visit.request.method != "POST":  # a reload of what answered a form
                return await self.back_to_page(visit)
            return await handler(visit)

        return self.route(take, here=UP)

    async def _handled(self, handler: Handler, visit: Visit) -> Response:
        try:
            return await handler(visit)
        except Problem as problem:
            return await self._tell(visit, problem)
        except Away:
            return await self._tell(visit, Problem("away", 503, retry_after=AWAY_SECONDS))
        except ClientDisconnect:
            return Response(status_code=400)  # nobody is there to read it

    async def _tell(self, visit: Visit, problem: Problem) -> Response:
        """The kind answer to what cannot be taken; what was written stays in the box."""
        message = visit.words(f"problem-{problem.name}")
        headers = {"retry-after": str(problem.retry_after)} if problem.retry_after else {}
        if visit.wants_json:
            told = {"problem": problem.name, "message": message, "retry_after": problem.retry_after}
            return JSONResponse(told, problem.status, headers)
        lines = await self._lines(visit, 0) if visit.is_known and problem.name != "away" else []
        response = chat_sheet(self._sheet(visit, lines, notice=message, draft=visit.draft), problem.status)
        response.headers.update(headers)
        self.site.remember(response, visit.request, visit.visitor)
        return response

    async def _checked(self, visit: Visit) -> Mapping[str, str]:
        """The fields of a form that is the page's own, of a visitor who is not too fast."""
        async with forms.in_time(forms.FORM_SECONDS):
            if not self.site.is_own_form(visit.request):
                await forms.drain(visit.request)
                raise Problem("expired", 403)
            fields = await forms.read_fields(visit.request)
        visit.draft = fields.get("text", "")
        self._owned(visit, fields)
        self._paced(visit)
        return fields

    def _owned(self, visit: Visit, fields: Mapping[str, str]) -> None:
        if not visit.is_known or not visit.visitor.owns(fields.get("token", "")):
            raise Problem("expired", 403)

    def _paced(self, visit: Visit) -> None:
        seconds = self.rate.seconds_to_wait(visit.visitor.id)
        if not seconds and visit.network:
            seconds = self.address_rate.seconds_to_wait(visit.network)
        if seconds:
            raise Problem("too-fast", 429, retry_after=int(seconds) + 1)

    # -- what is shown -------------------------------------------------------------------------------------

    async def page(self, visit: Visit) -> Response:
        lines = await self._lines(visit, 0) if visit.is_known else []
        visit.follow(lines)
        response = chat_sheet(self._sheet(visit, lines))
        self.site.remember(response, visit.request, visit.visitor)
        return response

    async def back_to_page(self, visit: Visit) -> Response:
        return Response(status_code=303, headers={"location": visit.page})

    async def lines(self, visit: Visit) -> Response:
        """The lines after `after` as JSON; with `wait`, as soon as there are any, or none after a while."""
        if not visit.is_known:
            raise Problem("expired", 403)
        query = visit.request.query_params
        seconds = LISTEN_SECONDS if query.get("wait") else 0.0
        lines = await listen(self.desk, visit, _line_id(query.get("after", "0")), seconds)
        return JSONResponse({"lines": _shown(visit, lines)})

    # -- what is sent --------------------------------------------------------------------------------------

    async def message(self, visit: Visit) -> Response:
        fields = await self._checked(visit)
        text, payload = fields.get("text", ""), fields.get("payload", "")
        if len(payload.encode("utf-8", "replace")) > PAYLOAD_BYTES:
            raise Problem("form", 400)
        if payload:
            text = await self._label(visit, payload)
        elif not text.strip():
            raise Problem("empty", 422)
        return await self._heard(visit, fields, visit.inbound(fields, text=text, payload=payload))

    async def upload(self, visit: Visit) -> Response:
        """Who may not send is told before a byte is kept; only a whole file waits for its place in the database."""
        async with forms.in_time(forms.UPLOAD_SECONDS):
            try:
                self._admit(visit)
            except Problem:
                await forms.drain(visit.request)
                raise
            with self.reading.place(visit.visitor.id, visit.network) as has_place:
                if not has_place:
                    await forms.drain(visit.request)
                    raise Problem("too-fast", 429, retry_after=AWAY_SECONDS)
                fields, upload = await forms.read_upload(visit.request)
        self._owned(visit, fields)
        if not self.day.take(visit.view.id, len(upload.stored.content)):
            raise Problem("too-fast", 429, retry_after=FULL_SECONDS)
        return await self._heard(visit, fields, visit.inbound(fields, upload=upload), upload.stored)

    def _admit(self, visit: Visit) -> None:
        """What can be known of an upload before it is read. Problem."""
        if not self.site.is_own_form(visit.request) or not visit.is_known:
            raise Problem("expired", 403)
        self._paced(visit)

    async def language(self, visit: Visit) -> Response:
        """Change the page's labels, and ask the bot in words to change its language."""
        fields = await self._checked(visit)
        language = fields.get("language", "")
        if language not in LANGUAGES:
            raise Problem("form", 400)
        visit.speak(language)
        inbound = visit.inbound(fields, text=visit.words("language-words"))
        response = await self._heard(visit, fields, inbound)
        self.site.remember_language(response, visit.request, visit.view.id, language)
        return response

    async def leave(self, visit: Visit) -> Response:
        """Forget the visitor in this browser: for a telephone or a computer that others use too."""
        await self._checked(visit)
        response = await self.back_to_page(visit)
        self.site.forget(response, visit.request, visit.view.id)
        return response

    async def _heard(
        self, visit: Visit, fields: Mapping[str, str], inbound: Inbound, upload: Stored | None = None
    ) -> Response:
        async with self.keeping if upload else contextlib.nullcontext():
            is_new = await self.desk.hear(visit.account_id, inbound, upload)
        if visit.wants_json:
            lines = await self._lines(visit, _line_id(fields.get("after", "0")))
            return JSONResponse({"new": is_new, "lines": _shown(visit, lines)})
        await until_answered(self.desk, visit)
        return Response(status_code=303, headers={"location": f"{visit.page}#end"})

    async def _label(self, visit: Visit, payload: str) -> str:
        """What stood on the button: our own row says it, not the browser."""
        for line in reversed(await self._lines(visit, 0)):
            for button in line.buttons:
                if button.id == payload:
                    return button.row_label or button.label
        return ""

    async def _lines(self, visit: Visit, after: int) -> list[Line]:
        return await self.desk.lines(visit.account_id, visit.visitor.id, after)

    def _sheet(self, visit: Visit, lines: list[Line], *, notice: str = "", draft: str = "") -> Sheet:
        return Sheet(
            view=visit.view,
            words=visit.words,
            lines=lines,
            here=visit.here,
            form_token=visit.visitor.form_token,
            notice=notice,
            draft=draft,
        )


def _line_id(written: str) -> int:
    if not (written.isascii() and written.isdigit() and len(written) < 17):
        raise Problem("form", 400)
    return int(written)


def _shown(visit: Visit, lines: list[Line]) -> list[dict[str, object]]:
    return [bubble(line, visit.words.language, visit.view.timezone).as_json() for line in lines]
