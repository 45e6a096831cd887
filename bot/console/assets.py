"""The console's style sheets, script and icon: read once, asked for by their digest, kept by the browser."""

import hashlib
from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response

from bot.pages.headers import KEPT_FOR_EVER, NOT_KEPT, protect

_FILES = {
    "tokens.css": ("bot.pages", "text/css"),
    "console.css": ("bot.console", "text/css"),
    "charts.css": ("bot.console", "text/css"),
    "reports.js": ("bot.console", "text/javascript"),
    "console.js": ("bot.console", "text/javascript"),
    "icon.svg": ("bot.pages", "image/svg+xml"),
    "chevron.svg": ("bot.console", "image/svg+xml"),
}


@cache
def _content(name: str) -> bytes:
    return (files(_FILES[name][0]) / "static" / name).read_bytes()


@cache
def digest(name: str) -> str:
    return hashlib.sha256(_content(name)).hexdigest()[:12]


async def static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _FILES:
        return protect(Response("404\n", 404, media_type="text/plain"))
    is_current = request.query_params.get("v") == digest(name)
    return protect(
        Response(_content(name), media_type=_FILES[name][1]), KEPT_FOR_EVER if is_current else NOT_KEPT
    )
