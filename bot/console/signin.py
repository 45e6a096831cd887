"""Signing in: address and password, then the commune where somebody works for several, then the code of who set codes up.

Between the steps nothing is kept: the page carries a signed, short-lived proof of what was shown already.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.console import codes, passwords
from bot.console.assets import digest
from bot.console.desk import Desk
from bot.console.door import SESSION_COOKIE, base_of, keep_language, language_of
from bot.console.forms import Form, FormProblem, read_form
from bot.console.headers import guard
from bot.console.sheet import environment
from bot.console.words import LANGUAGES, Words
from bot.pages.forms import Problem
from bot.pages.rates import network
from data import audit, communes, staff_access
from data.engine import Db
from data.staff_access import LINE_TRIES, TRIES, TRIES_SPAN, Credentials

DOOR_COOKIE = "jemaa_door"  # what binds the form to this browser before anybody is signed in
PROOF_SECONDS = 300  # to find the telephone and read a code


@dataclass(frozen=True, slots=True)
class _Step:
    """Which form is shown next."""

    name: str = "password"  # password, commune, code
    trouble: str = ""  # console-door-<trouble>
    email: str = ""
    proof: str = ""
    communes: tuple[tuple[str, str], ...] = ()
    status: int = 200


@dataclass(frozen=True, slots=True)
class SignIn:
    desk: Desk

    async def endpoint(self, request: Request) -> Response:
        words = Words(language_of(request))
        asked = request.query_params.get("lang", "")
        if request.method == "GET" and asked in LANGUAGES:
            back = RedirectResponse(f"{base_of(self.desk, request)}/sign-in{_next_query(request)}", 303)
            keep_language(back, self.desk, request, asked)
            return guard(back)
        if request.method == "GET":
            return guard(self._sheet(request, words, _Step()))
        return guard(await self._post(request, words))

    async def _post(self, request: Request, words: Words) -> Response:
        try:
            form = await read_form(request)
        except (FormProblem, Problem):
            return self._sheet(request, words, _Step(trouble="again", status=400))
        if not self._is_ours(request, form):
            return self._sheet(request, words, _Step(trouble="again", email=form("email"), status=403))
        found = await run_in_threadpool(self._answer, request, form)
        if isinstance(found, _Step):
            return self._sheet(request, words, found)
        return await self._entered(request, found)

    # -- the steps -------------------------------------------------------------------------------------------

    def _answer(self, request: Request, form: Form) -> _Step | Credentials:
        """Who it is, or the next form."""
        if form("step") == "password":
            return self._password(request, form)
        ids = self._proved(request, form("proof"))
        if not ids:
            return _Step(trouble="slow", status=403)
        with self.desk.database.reading() as db:
            found = [each for staff_id in ids if (each := staff_access.of_member(db, staff_id))]
            if form("step") == "commune":
                found = [each for each in found if each.member.commune_id == form("commune")]
        if not found:
            return _Step(trouble="again", status=403)
        if form("step") == "code":
            return self._code(request, form, found[0])
        return self._next(request, found)

    def _password(self, request: Request, form: Form) -> _Step | Credentials:
        email, password = form("email"), "".join(form.all("password")[-1:])
        whose = self._whose(request, email)
        if self._is_throttled(whose):
            return _Step(trouble="wait", email=email, status=429)
        with self.desk.database.reading() as db:
            known = staff_access.credentials(db, email)
        right = [each for each in known if passwords.is_right(each.password_hash, password)]
        if not known:
            passwords.is_right(None, password)
        if not right:
            self._failed(whose, known)
            return _Step(trouble="wrong", email=email, status=403)
        for each in right:
            self._refresh(each, password)
        return self._next(request, right)

    def _next(self, request: Request, found: list[Credentials]) -> _Step | Credentials:
        proof = self._prove(request, [each.member.id for each in found])
        if len(found) > 1:
            with self.desk.database.reading() as db:
                names = [(each.member.commune_id, self._commune(db, request, each)) for each in found]
            return _Step("commune", proof=proof, communes=tuple(names))
        return _Step("code", proof=proof) if found[0].has_code else found[0]

    def _code(self, request: Request, form: Form, who: Credentials) -> _Step | Credentials:
        if not who.has_code:
            return who
        whose = self._whose(request, who.member.email)
        if self._is_throttled(whose):
            return _Step(trouble="wait", status=429)
        with self.desk.database.reading() as db:
            secret = staff_access.totp_secret(db, who.member.id)
        step = codes.step_of(secret or "", form("code"), self.desk.machine_now()) if secret else None
        if step is not None:
            with self.desk.database.writing() as db:
                if staff_access.take_step(db, who.member.id, step):
                    return who
        self._failed(whose, [who])
        return _Step("code", "code-wrong", proof=form("proof"), status=403)

    async def _entered(self, request: Request, who: Credentials) -> Response:
        token = secrets.token_urlsafe(32)

        def enter() -> None:
            device, now = request.headers.get("user-agent", ""), self.desk.machine_now()
            with self.desk.database.writing() as db:
                staff_access.forget_attempts(db, f"account {who.member.email}")
                staff_access.open_session(db, who.member, token, device=device, now=now)
                audit.note(
                    db,
                    who.member.commune_id,
                    who.member.email,
                    "signed_in",
                    who.member.email,
                    self.desk.now(),
                )

        await run_in_threadpool(enter)
        base = base_of(self.desk, request)
        response = RedirectResponse(base + _safe(request.query_params.get("next", "")), 303)
        self._set(response, SESSION_COOKIE, token, base, staff_access.SESSION_HOURS * 3600)
        response.delete_cookie(DOOR_COOKIE, base, httponly=True, samesite="lax")
        return response

    # -- guarding --------------------------------------------------------------------------------------------

    def _whose(self, request: Request, email: str) -> tuple[str, str]:
        line = network(request.client.host) if request.client else ""
        return f"account {email.casefold()}", f"line {line}" if line else ""

    def _is_throttled(self, whose: tuple[str, str]) -> bool:
        since = self.desk.machine_now() - TRIES_SPAN
        with self.desk.database.reading() as db:
            most = ((whose[0], TRIES), (whose[1], LINE_TRIES))
            return any(
                name and staff_access.attempts(db, name, since=since) >= number for name, number in most
            )

    def _failed(self, whose: tuple[str, str], known: list[Credentials]) -> None:
        with self.desk.database.writing() as db:
            staff_access.note_attempt(db, whose, now=self.desk.machine_now())
            for each in known:
                member = each.member
                audit.note(
                    db, member.commune_id, member.email, "sign_in_failed", member.email, self.desk.now()
                )

    def _refresh(self, who: Credentials, password: str) -> None:
        """A hash of an earlier, cheaper making is made anew while the password is at hand."""
        before = who.password_hash or ""
        if passwords.is_outdated(before):
            after = passwords.hashed(password)
            with self.desk.database.writing() as db:
                staff_access.rehash(db, who.member.id, before, after)

    def _sign(self, purpose: str, *parts: str) -> str:
        return hmac.new(self.desk.key, "\n".join((purpose, *parts)).encode(), hashlib.sha256).hexdigest()

    def _prove(self, request: Request, ids: list[int]) -> str:
        body = f"{'-'.join(map(str, ids))}.{int(self.desk.machine_now().timestamp())}"
        return f"{body}.{self._sign('proof', request.cookies.get(DOOR_COOKIE, ''), body)}"

    def _proved(self, request: Request, proof: str) -> list[int]:
        """The members whose password was shown, not long ago and in this browser."""
        body, _, signature = proof.rpartition(".")
        ours = self._sign("proof", request.cookies.get(DOOR_COOKIE, ""), body)
        if not body or not hmac.compare_digest(signature.encode("utf-8", "replace"), ours.encode()):
            return []
        ids, _, at = body.partition(".")
        if self.desk.machine_now().timestamp() - int(at) > PROOF_SECONDS:
            return []
        return [int(each) for each in ids.split("-")]

    def _is_ours(self, request: Request, form: Form) -> bool:
        cookie = request.cookies.get(DOOR_COOKIE, "")
        given = form("csrf").encode("utf-8", "replace")
        return (
            bool(cookie)
            and self.desk.site.is_own_form(request)
            and hmac.compare_digest(given, self._sign("door", cookie).encode())
        )

    # -- showing ---------------------------------------------------------------------------------------------

    def _commune(self, db: Db, request: Request, who: Credentials) -> str:
        names = communes.load(db, who.member.commune_id).profile["name"]
        return Words(language_of(request)).pick(names)

    def _sheet(self, request: Request, words: Words, step: _Step) -> Response:
        base = base_of(self.desk, request)
        cookie = request.cookies.get(DOOR_COOKIE, "") or secrets.token_urlsafe(24)
        values: dict[str, Any] = {
            "words": words,
            "step": step,
            "csrf": self._sign("door", cookie),
            "action": f"{base}/sign-in{_next_query(request)}",
            "asset": lambda name: f"{base}/static/{name}?v={digest(name)}",
            "switch": f"{base}/sign-in?lang={words.other}" + _next_query(request).replace("?", "&"),
            "is_lost": bool(request.query_params.get("lost")),
        }
        html = environment().get_template("sign_in.html").render(values)
        response = HTMLResponse(html, step.status, {"vary": "cookie, accept-language"})
        if DOOR_COOKIE not in request.cookies:
            self._set(response, DOOR_COOKIE, cookie, base, 3600)
        return response

    def _set(self, response: Response, name: str, value: str, path: str, seconds: int) -> None:
        response.set_cookie(
            name,
            value,
            max_age=seconds,
            path=path,
            secure=self.desk.public_url.startswith("https:"),
            httponly=True,
            samesite="lax",
        )


def _safe(path: str) -> str:
    """Where to go on, only ever within the console."""
    return path if path.startswith("/") and not path.startswith("//") and "\\" not in path else ""


def _next_query(request: Request) -> str:
    kept = {"lost": request.query_params.get("lost", ""), "next": _safe(request.query_params.get("next", ""))}
    query = urlencode({name: value for name, value in kept.items() if value})
    return f"?{query}" if query else ""
