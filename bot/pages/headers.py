"""The headers of every answer of the pages: nothing kept, nothing from outside, nothing framed."""

from starlette.responses import Response

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; "
    "img-src 'self' blob:; "  # a blob is the photo about to be sent
    "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    # Not "no-referrer": with it browsers send "Origin: null" for our own forms.
    "referrer-policy": "same-origin",
    "permissions-policy": "microphone=(self), camera=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
}
NOT_KEPT = "no-store"
# The style sheet and the script are asked for by their digest, hold nothing of anybody, and cost people's data.
KEPT_FOR_EVER = "public, max-age=31536000, immutable"


def protect(response: Response, cache: str = NOT_KEPT) -> Response:
    response.headers.update(HEADERS)
    response.headers["cache-control"] = cache
    return response
