"""One request of somebody who is signed in: who, for which commune, in which language; and what a page needs to answer.

Handlers are asynchronous; what touches the database is handed to `read` or `write`, which run it in a thread and in one
transaction. Nothing waits for the network inside.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar
from urllib.parse import quote, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.console import sheet
from bot.console.assets import digest
from bot.console.desk import Desk
from bot.console.flash import Flash
from bot.console.forms import Form
from bot.console.words import Words
from data import audit
from data.engine import Db
from data.staff import StaffRow

Result = TypeVar("Result")
OPEN_PAGE = "x-open-page"  # the header of a page that reads itself again: that keeps nobody signed in


class Missing(Exception):
    """There is no such thing in this commune: a page says so with 404, and says the same of another commune's."""


class Refused(Exception):
    """It cannot be done; `name` is the key `console-<name>` of the sentence that says why and what to do."""

    def __init__(self, name: str, status: int = 409, **args: str | int) -> None:
        super().__init__(name)
        self.name = name
        self.status = status
        self.args_of_text = args


@dataclass(slots=True)
class Visit:
    request: Request
    desk: Desk
    member: StaffRow
    session_id: int
    has_code: bool  # they set up one-time codes
    profile: Mapping[str, Any]  # the commune's, as its folder says
    words: Words
    now: datetime  # town-hall time
    day: date
    base: str  # "/console", as the browser sees it
    csrf_token: str
    form: Form = field(default_factory=Form)
    flash: Flash | None = None  # what the page before wants said

    @property
    def is_open_page(self) -> bool:
        """A page that is open reads its parts again by itself: nobody asked for it."""
        return OPEN_PAGE in self.request.headers

    @property
    def commune_id(self) -> str:
        return self.member.commune_id

    @property
    def commune_name(self) -> str:
        return self.words.pick(self.profile["name"])

    @property
    def language(self) -> str:
        return self.words.language

    @property
    def actor(self) -> str:
        """Under whose name audit lines and events stand."""
        return self.member.email

    def may(self, permission: str) -> bool:
        return self.member.may(permission)

    def opens(self, path: str) -> bool:
        """Whether a page is there, by its path as its room writes it, and they may read it."""
        permitted: Mapping[str, str] = self.request.scope["console_permissions"]
        return path in permitted and self.may(permitted[path])

    # -- asking ----------------------------------------------------------------------------------------------

    def path(self, name: str) -> str:
        """A part of the address: the `{reference}` of the page."""
        return str(self.request.path_params[name])

    def number(self, name: str) -> int:
        """A part of the address that is a number. Missing when it is none."""
        given = self.path(name)
        if not (given.isascii() and given.isdigit() and len(given) < 18):
            raise Missing
        return int(given)

    def ask(self, name: str, default: str = "") -> str:
        """A filter of the address: `?axis=A1`."""
        return self.request.query_params.get(name, default).strip()

    # -- addresses -------------------------------------------------------------------------------------------

    def url(self, path: str, **query: str | int) -> str:
        """The address of a page: `visit.url("/contributions", axis="A1")`."""
        asked = urlencode({name: value for name, value in query.items() if value != ""})
        return f"{self.base}{quote(path)}" + (f"?{asked}" if asked else "")

    @property
    def chat(self) -> str:
        """The commune's chat page, as the world reaches it."""
        return f"{self.desk.public_url.rstrip('/')}/chat/{self.commune_id}"

    def here(self, **changes: str | int) -> str:
        """This page with other filters; "" takes one away. Where the next page is kept in `after`, give `after=""`."""
        query = {name: value for name, value in self.request.query_params.items() if name != "lang"}
        return self.url(self._path, **(query | changes))

    @property
    def _path(self) -> str:
        return str(self.request.scope["console_path"])

    def asset(self, name: str) -> str:
        return f"{self.base}/static/{name}?v={digest(name)}"

    # -- the database ----------------------------------------------------------------------------------------

    async def read(self, work: Callable[[Db], Result]) -> Result:
        """`work(db)` in a thread, in a transaction that only reads."""

        def reads() -> Result:
            with self.desk.database.reading() as db:
                return work(db)

        return await run_in_threadpool(reads)

    async def write(self, work: Callable[[Db], Result]) -> Result:
        """`work(db)` in a thread, in one transaction; an error undoes it."""

        def writes() -> Result:
            with self.desk.database.writing() as db:
                return work(db)

        return await run_in_threadpool(writes)

    def note(self, db: Db, action: str, subject: str, detail: Mapping[str, Any] | None = None) -> None:
        """A line of the audit log, under this member's name: ids, never words."""
        audit.note(db, self.commune_id, self.actor, action, subject, self.now, detail)

    # -- answering -------------------------------------------------------------------------------------------

    def render(self, template: str, status: int = 200, **values: Any) -> Response:
        """A page. In it stand `visit`, `words`, `may`, `url` and all `values`; see templates/layout.html."""
        return sheet.rendered(self, template, status, values)

    def redirect(self, path: str, flash: str = "", *, bad: bool = False, **args: str | int) -> Response:
        """After a form: 303 to another page, which says `console-<flash>` (`bad`: as a trouble)."""
        address = path if path.startswith(self.base) else self.url(path)
        response = RedirectResponse(address, 303)
        if flash:
            Flash(flash, args, bad).keep(response, self)
        return response

    def file(
        self, content: bytes, media_type: str, name: str, *, inline: bool = False, cache: str = ""
    ) -> Response:
        """A file to take away, or (`inline`) to show."""
        kind = "inline" if inline else "attachment"
        headers = {"content-disposition": f"{kind}; filename*=UTF-8''{quote(name, safe='')}"}
        return Response(content, 200, headers, media_type)
