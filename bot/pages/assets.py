"""The style sheet, the script and the icon: read once, asked for by their digest, kept by the browser."""

import hashlib
from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.pages.headers import KEPT_FOR_EVER, NOT_KEPT, protect

_TYPES = {
    "chat.css": "text/css",
    "home.css": "text/css",
    "identity.css": "text/css",
    "chat.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}


# Sent with the colours and measures that every page shares before them.
_COLOURED = ("chat.css", "identity.css")


@cache
def _content(name: str) -> bytes:
    folder = files("bot.pages") / "static"
    shared = (folder / "tokens.css").read_bytes() + b"\n" if name in _COLOURED else b""
    return shared + (folder / name).read_bytes()


@cache
def digest(name: str) -> str:
    return hashlib.sha256(_content(name)).hexdigest()[:12]


def asset(name: str) -> str:
    """The address of an asset, relative to the folder of the page."""
    return f"static/{name}?v={digest(name)}"


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _TYPES:
        return protect(Response("404\n", 404, media_type="text/plain"))
    is_current = request.query_params.get("v") == digest(name)
    return protect(
        Response(_content(name), media_type=_TYPES[name]), KEPT_FOR_EVER if is_current else NOT_KEPT
    )


def static_route(path: str) -> Route:
    return Route(path, _static)
