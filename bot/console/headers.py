"""The headers of every answer of the console: nothing kept, nothing from outside, no script or style in the page."""

from starlette.responses import Response

from bot.pages.headers import protect

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; "
    "img-src 'self'; media-src 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
HEADERS = {
    "content-security-policy": _POLICY,
    "permissions-policy": "microphone=(), camera=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "x-robots-tag": "noindex, nofollow, noarchive, nosnippet",
}


def guard(response: Response) -> Response:
    protect(response)
    response.headers.update(HEADERS)
    if response.media_type == "application/pdf":  # a browser's own viewer runs no script of ours
        response.headers["content-security-policy"] = "frame-ancestors 'self'"
    return response
