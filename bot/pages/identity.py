"""The one-time page `/identity/{token}`: who asks for an information (law 31.13, article 14), said to the commune alone.

It works without JavaScript and without cookies: the unguessable address is the key, and what was typed travels in the
form. Reading it changes nothing, because messengers fetch links by themselves; only "send" uses the link up. A link that
was used, replaced or is over, and one that never was, all show the same calm page.
"""

import asyncio
import hashlib
import hmac
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.pages import forms
from bot.pages.assets import static_route
from bot.pages.desk import Away
from bot.pages.forms import Problem
from bot.pages.headers import keep_private
from bot.pages.identity_desk import Gone, IdentityDesk, IdentityView, Person, Sent
from bot.pages.identity_fields import Checked, check, draft_of, typed_of
from bot.pages.identity_sheet import Typing, away_sheet, check_sheet, form_sheet, gone_sheet, sent_sheet
from bot.pages.rates import ADDRESS_A_MINUTE, ADDRESS_AT_ONCE, PostRate, network
from bot.pages.visitor import Site
from bot.pages.words import LANGUAGES, accepted_language
from data import texts

# Links that never were: nobody mistypes one often, and guessing must stay hopeless.
MISSES_AT_ONCE = 10
MISSES_A_MINUTE = 5
AWAY_SECONDS = 5
UP = "../"  # from the paper's address back to the page's folder
# Messengers and search engines that fetch a link to show what is behind it: they see the page, never what was typed.
_FETCHERS = re.compile(
    r"telegrambot|twitterbot|whatsapp/|facebookexternalhit|facebot|slackbot|discordbot|linkedinbot|skypeuripreview"
    r"|googlebot|bingbot|applebot|yandexbot|crawler|spider",
    re.IGNORECASE,
)
_PROBLEMS = {"too-long": "too-long", "form": "form", "expired": "expired", "away": "too-fast"}


def _loop_time() -> float:
    return asyncio.get_running_loop().time()


def identity_routes(
    desk: IdentityDesk, public_url: str = "", *, key: bytes = b"", now: Callable[[], float] = _loop_time
) -> list[BaseRoute]:
    """The routes of the page. `key` signs its forms (without one, they last as long as the process)."""
    page = _Identity(
        desk,
        Site(public_url, key or secrets.token_bytes(32)),
        PostRate(now),
        PostRate(now, ADDRESS_AT_ONCE, ADDRESS_A_MINUTE),
        PostRate(now, MISSES_AT_ONCE, MISSES_A_MINUTE),
    )
    return [
        static_route("/identity/static/{name}"),
        Route("/identity/{token}", page.endpoint, methods=["GET", "POST"]),
        Route("/identity/{token}/form.pdf", page.paper_endpoint),
    ]


@dataclass(slots=True)
class _Post:
    """What the form sent: what was typed, what is wanted, and in which language."""

    typed: dict[str, str] = field(default_factory=dict)
    step: str = ""  # preview, correct, send, or "" for a change of language
    at: str = "form"  # the page that was shown: form, check
    proof: str = ""
    language: str = ""


@dataclass(slots=True)
class _Identity:
    desk: IdentityDesk
    site: Site
    rate: PostRate
    address_rate: PostRate
    misses: PostRate

    # -- around every request ------------------------------------------------------------------------------

    async def endpoint(self, request: Request) -> Response:
        try:
            if request.method == "POST":
                return keep_private(await self._post(request))
            return keep_private(await self._get(request))
        except ClientDisconnect:
            return Response(status_code=400)  # nobody is there to read it

    async def paper_endpoint(self, request: Request) -> Response:
        return keep_private(await self._paper(request))

    def _too_many(self, request: Request) -> float:
        """How long this address must wait; it is counted."""
        line = _line(request)
        return max(self.misses.seconds_left(line), self.address_rate.seconds_to_wait(line)) if line else 0.0

    def _over(self, request: Request, found: Gone | None, here: str = "") -> Response:
        """The calm page: 404 when there never was such a link, else 410."""
        language = _asked_language(request) or _accepted(request)
        if found is None and (line := _line(request)):
            self.misses.seconds_to_wait(line)
        return gone_sheet(language, 404 if found is None else 410, here=here)

    def _slowed(self, request: Request, seconds: float, here: str = "") -> Response:
        language = _asked_language(request) or _accepted(request)
        return _later(gone_sheet(language, 429, here=here, notice="too-fast"), seconds)

    def _proof(self, token: str) -> str:
        """What our own form carries: it cannot be made without having been given the page."""
        return hmac.new(self.site.key, f"identity\n{token}".encode(), hashlib.sha256).hexdigest()

    # -- reading -------------------------------------------------------------------------------------------

    async def _get(self, request: Request) -> Response:
        token = request.path_params["token"]
        if seconds := self._too_many(request):
            return self._slowed(request, seconds)
        try:
            found = await self.desk.find(token)
        except Away:
            language = _asked_language(request) or _accepted(request)
            return _later(away_sheet(language, Typing(), is_post=False, step=""), AWAY_SECONDS)
        if not isinstance(found, IdentityView):
            return self._over(request, found)
        values = {} if _FETCHERS.search(request.headers.get("user-agent", "")) else found.draft
        language = _asked_language(request) or texts.for_variety(found.language)
        return form_sheet(found, language, Typing(values, proof=self._proof(token)))

    async def _paper(self, request: Request) -> Response:
        """The form as a PDF, of what was shown in the preview and of nothing else."""
        token = request.path_params["token"]
        if seconds := self._too_many(request):
            return self._slowed(request, seconds, UP)
        try:
            found = await self.desk.find(token)
            if not isinstance(found, IdentityView):
                return self._over(request, found, UP)
            person = _checked(found, found.draft).person
            if person is None or not _is_same(request.query_params.get("of", ""), self._mark(token, person)):
                return self._over(request, Gone(), UP)
            content = await self.desk.paper(token, person)
        except Away:
            sheet = away_sheet(_accepted(request), Typing(), is_post=False, step="", here=UP)
            return _later(sheet, AWAY_SECONDS)
        if content is None:
            return self._over(request, Gone(), UP)
        named = {"content-disposition": 'inline; filename="jemaa-31.13.pdf"'}
        return Response(content, 200, named, "application/pdf")

    def _mark(self, token: str, person: Person) -> str:
        """Names what the preview showed, so that its paper is never of something else."""
        shown = "\0".join(str(getattr(person, name)) for name in Person.__dataclass_fields__)
        return hmac.new(self.site.key, f"paper\n{token}\n{shown}".encode(), hashlib.sha256).hexdigest()[:32]

    # -- sending -------------------------------------------------------------------------------------------

    async def _post(self, request: Request) -> Response:
        token = request.path_params["token"]
        wait = self._too_many(request) or self.rate.seconds_to_wait(self._proof(token))
        problem = "too-fast" if wait else ""
        post = _Post(language=_asked_language(request))
        try:
            post = await self._read(request)
        except Problem as found:
            problem = problem or _PROBLEMS.get(found.name, "form")
        try:
            response = await self._answer(request, token, post, problem)
        except Away:
            typing = Typing(post.typed, proof=post.proof)
            language = post.language or _accepted(request)
            return _later(away_sheet(language, typing, is_post=True, step=post.step), AWAY_SECONDS)
        return _later(response, wait) if wait else response

    async def _read(self, request: Request) -> _Post:
        async with forms.in_time(forms.FORM_SECONDS):
            fields = await forms.read_fields(request)
        language = next((each for each in _languages(request, fields) if each in LANGUAGES), "")
        step = fields.get("step", "") if not fields.get("language") else ""
        return _Post(typed_of(fields), step, fields.get("at", ""), fields.get("proof", ""), language)

    async def _answer(self, request: Request, token: str, post: _Post, problem: str) -> Response:
        found = await self.desk.find(token)
        if isinstance(found, Gone) and post.step == "send" and not problem:
            return await self._sent_before(request, token, post)
        if not isinstance(found, IdentityView):
            return self._over(request, found)
        post.language = post.language or texts.for_variety(found.language)
        if not problem and not (_is_own(request, self.site) and _is_same(post.proof, self._proof(token))):
            problem = "expired"
        typing = Typing(post.typed, notice=problem, proof=self._proof(token))
        if problem:
            status = {"too-fast": 429, "expired": 403, "too-long": 413}.get(problem, 400)
            kept = typing if post.typed else replace(typing, values=found.draft)
            return form_sheet(found, post.language, kept, status)
        return await self._step(request, token, post, found, typing)

    async def _step(
        self, request: Request, token: str, post: _Post, view: IdentityView, typing: Typing
    ) -> Response:
        if post.step == "preview" and not await self.desk.keep(token, draft_of(post.typed)):
            return self._over(request, Gone())
        wants_check = post.step in ("preview", "send") or (not post.step and post.at == "check")
        if not wants_check:  # "correct", or another language for the form
            return form_sheet(view, post.language, typing)
        checked = _checked(view, post.typed)
        if checked.person is None:
            return form_sheet(view, post.language, replace(typing, errors=checked.errors), 422)
        if post.step == "send":
            return self._told(request, await self.desk.send(token, checked.person), post)
        mark = self._mark(token, checked.person)
        paper = f"{token}/form.pdf?of={mark}" if view.has_paper else ""
        return check_sheet(view, post.language, typing, checked.person, paper)

    async def _sent_before(self, request: Request, token: str, post: _Post) -> Response:
        """A thumb that pressed twice is told the same twice; anybody else sees the calm page."""
        if not _is_same(post.proof, self._proof(token)):
            return self._over(request, Gone())
        typed = post.typed
        checked = check(typed, wants_email="email" in typed, has_phone="phone" in typed)
        if checked.person is None:
            return self._over(request, Gone())
        return self._told(request, await self.desk.send(token, checked.person), post)

    def _told(self, request: Request, outcome: Sent | Gone, post: _Post) -> Response:
        if isinstance(outcome, Gone):
            return self._over(request, outcome)
        return sent_sheet(outcome, post.language or _accepted(request))


def _checked(view: IdentityView, typed: Mapping[str, str]) -> Checked:
    return check(typed, wants_email=view.wants_email, has_phone=view.has_phone)


def _asked_language(request: Request) -> str:
    asked = request.query_params.get("lang", "")
    return asked if asked in LANGUAGES else ""


def _accepted(request: Request) -> str:
    return accepted_language(request.headers.get("accept-language", ""))


def _languages(request: Request, fields: Mapping[str, str]) -> tuple[str, ...]:
    """The button that was pressed, the page that was shown, the address."""
    return fields.get("language", ""), fields.get("lang", ""), _asked_language(request)


def _line(request: Request) -> str:
    return network(request.client.host) if request.client else ""


def _is_same(given: str, ours: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), ours.encode())


def _is_own(request: Request, site: Site) -> bool:
    """As for the chat's forms; but a page that sends no referrer sends "Origin: null" too, and its proof decides."""
    if "sec-fetch-site" not in request.headers and request.headers.get("origin") == "null":
        return True
    return site.is_own_form(request)


def _later(response: Response, seconds: float) -> Response:
    response.headers["retry-after"] = str(int(seconds) + 1)
    return response
