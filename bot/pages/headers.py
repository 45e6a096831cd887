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


# The address of such a page is itself a secret: it goes to nobody, not even to ourselves, and nothing lists it.
_PRIVATE_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
PRIVATE_HEADERS = {
    "content-security-policy": _PRIVATE_POLICY,
    "referrer-policy": "no-referrer",
    "permissions-policy": "microphone=(), camera=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "x-robots-tag": "noindex, nofollow, noarchive, nosnippet",
}


def keep_private(response: Response) -> Response:
    """For a page that shows who somebody is, at an address that opens it."""
    protect(response)
    response.headers.update(PRIVATE_HEADERS)
    if (
        response.media_type == "application/pdf"
    ):  # the rest would hinder a browser's own viewer, which runs no script of ours
        response.headers["content-security-policy"] = "frame-ancestors 'none'"
    return response
