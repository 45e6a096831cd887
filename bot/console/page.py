"""One page of the console: its address below `/console`, the permission it needs, and who answers."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.responses import Response

from bot.console.visit import Visit
from data.staff import PERMISSIONS

Handler = Callable[[Visit], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Page:
    path: str  # "/contributions/{reference}"
    permission: str  # of data/staff.py
    methods: tuple[str, ...]
    handler: Handler
    upload_bytes: int = 0  # of the files that its form may bring; 0: none
    is_deed: bool = True  # else an open page asks by itself: that keeps nobody signed in


def page(
    path: str,
    *,
    permission: str,
    methods: tuple[str, ...] = ("GET",),
    upload_bytes: int = 0,
    is_deed: bool = True,
) -> Callable[[Handler], Page]:
    """Make a page of a handler. One address may have two: one to read, one to write, each with its permission.

    KeyError: there is no such permission.
    """
    PERMISSIONS[permission]

    def make(handler: Handler) -> Page:
        return Page(path, permission, methods, handler, upload_bytes, is_deed)

    return make
