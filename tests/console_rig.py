"""The console as its staff use it: signed in per role over the application, and in Chromium; axe; screenshots."""

import asyncio
import re
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import httpx
from starlette.applications import Starlette
from world import World

from bot.channels.base import Channel
from bot.console.desk import Desk
from bot.console.door import LANGUAGE_COOKIE, SESSION_COOKIE
from bot.console.routes import console_routes
from bot.runtime.parts import Runtime
from bot.settings import Settings
from data import staff, staff_access
from data.staff import ROLES, StaffRow

KEY = b"a key for the forms of the tests"
HERE = "http://127.0.0.1:8000"
MACHINE = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@dataclass(slots=True)
class MachineClock:
    """The machine's time, which stands still until it is moved."""

    at: datetime = MACHINE

    def __call__(self) -> datetime:
        return self.at


@dataclass(slots=True)
class Console:
    """The console on a world. `woken` are the conversations that it said something waits in."""

    world: World
    machine: MachineClock = field(default_factory=MachineClock)
    woken: list[int] = field(default_factory=list)
    made: dict[str, Mapping[str, str | int]] = field(default_factory=dict)  # examples, by their maker
    channels: Mapping[str, Channel] = field(default_factory=dict)  # accounts that are connected

    @property
    def desk(self) -> Desk:
        return Desk(runtime_of(self.world, self.channels), KEY, self.woken.append, self.machine)

    @property
    def app(self) -> Starlette:
        return Starlette(routes=console_routes(self.desk))

    def member(self, *roles: str, commune: str = "berkane", name: str = "Nadia") -> StaffRow:
        """Somebody of the staff, with these roles or with all."""
        email = f"{'-'.join(roles) or 'all'}@{commune}.example"
        with self.world.database.writing() as db:
            if not staff.listed(db, commune):
                self._add(db, commune, f"omar@{commune}.example", "Omar", (staff.ADMINISTRATOR,))
            return self._add(db, commune, email, name, roles or ROLES)

    def _add(self, db: Any, commune: str, email: str, name: str, roles: Sequence[str]) -> StaffRow:
        actor = f"omar@{commune}.example"
        found = staff.find(db, commune, email)
        if found and set(found.roles) >= set(roles):
            return found
        return staff.add(
            db, commune, email=email, name=name, roles=roles, actor=actor, now=self.world.now
        ).row

    def token(self, member: StaffRow) -> str:
        """The cookie of a new session of theirs."""
        token = secrets.token_urlsafe(32)
        with self.world.database.writing() as db:
            staff_access.open_session(db, member, token, device="a test", now=self.machine())
        return token

    def client(self, *roles: str, commune: str = "berkane", language: str = "ar") -> "Client":
        """A browser of somebody with these roles (or with all), signed in."""
        return Client(self, self.token(self.member(*roles, commune=commune)), language)

    def stranger(self, language: str = "ar") -> "Client":
        """A browser of nobody."""
        return Client(self, "", language)


def runtime_of(world: World, channels: Mapping[str, Channel] | None = None) -> Runtime:
    class NoReader:
        """Nothing is read in these tests."""

        def read(self, text: str, *args: Any, **more: Any) -> Any:
            raise NotImplementedError

    settings = Settings(secret_key="x" * 32)
    return Runtime(settings, world.database, world.clock, NoReader(), channels or {})


class Client:
    """`get` and `post` below `/console`; a post carries the form's token by itself."""

    def __init__(self, console: Console, token: str, language: str) -> None:
        self._app = console.app
        self.cookies = httpx.Cookies()
        self.cookies.set(LANGUAGE_COOKIE, language, path="/console")
        if token:
            self.cookies.set(SESSION_COOKIE, token, path="/console")
        self._csrf = ""

    def ask(self, method: str, address: str, **more: Any) -> httpx.Response:
        """One request, redirects not followed; the cookies are kept."""

        async def asks() -> httpx.Response:
            transport = httpx.ASGITransport(self._app)
            async with httpx.AsyncClient(transport=transport, base_url=HERE, cookies=self.cookies) as http:
                response = await http.request(method, address, **more)
                self.cookies = http.cookies
                return response

        return asyncio.run(asks())

    def get(self, path: str = "", **query: Any) -> httpx.Response:
        return self.ask("GET", f"/console{path}", params=query or None)

    def sees(self, path: str = "", **query: Any) -> str:
        """The page, which must be there."""
        response = self.get(path, **query)
        assert response.status_code == 200, (path, response.status_code, plain(response.text))
        return response.text

    @property
    def csrf(self) -> str:
        if not self._csrf:
            self._csrf = re.findall(r'name="csrf" value="([0-9a-f]+)"', self.get().text)[0]
        return self._csrf

    def post(
        self,
        path: str,
        values: Mapping[str, Any] | None = None,
        *,
        files: Any = None,
        csrf: str | None = None,
    ) -> httpx.Response:
        sent = {"csrf": self.csrf if csrf is None else csrf, **(values or {})}
        return self.ask("POST", f"/console{path}", data=sent, files=files, headers={"origin": HERE})

    def does(self, path: str, values: Mapping[str, Any] | None = None, **more: Any) -> str:
        """A form that works: 303, and the page that follows."""
        response = self.post(path, values, **more)
        assert response.status_code == 303, (path, response.status_code, plain(response.text))
        return self.ask("GET", response.headers["location"]).text


def plain(html: str) -> str:
    """What a person reads of a page."""
    html = html.replace("<wbr>", "")
    body = re.sub(r"<(script|style|svg)\b.*?</\1>", "", html, flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))


def links(html: str) -> Iterator[str]:
    yield from re.findall(r'href="([^"#]+)', html)
