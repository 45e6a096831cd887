"""Who is visiting: an unguessable cookie of one commune's page, never in an address; and whether a form is the page's own.

The cookie is a random token and our signature: nobody makes visitors by hand. It stays in the browser. What the service keeps (`Visitor.id`) is its digest with the commune's
id in it: the tables open no one's page, and one cookie is two visitors at two communes.
"""

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

VISITOR_COOKIE = "jemaa_visitor"
LANGUAGE_COOKIE = "jemaa_language"
TOKEN_BYTES = 32
KEPT_SECONDS = 30 * 24 * 3600  # as long as a chat is kept; each visit begins it anew
_COOKIE = re.compile(r"([A-Za-z0-9_-]{43})\.([0-9a-f]{64})")  # 32 bytes in base64url, and the signature


@dataclass(frozen=True, slots=True)
class Visitor:
    token: str
    commune_id: str

    @property
    def id(self) -> str:
        """The opaque address by which the service knows this visitor."""
        return self._digest("visitor")

    @property
    def form_token(self) -> str:
        """What a form of the page carries: another site can neither read it nor work it out."""
        return self._digest("form")

    def _digest(self, purpose: str) -> str:
        message = f"{purpose}\n{self.commune_id}".encode()
        return hmac.new(self.token.encode(), message, hashlib.sha256).hexdigest()

    def owns(self, form_token: str) -> bool:
        return hmac.compare_digest(self.form_token.encode(), form_token.encode())


def new_visitor(commune_id: str) -> Visitor:
    return Visitor(secrets.token_urlsafe(TOKEN_BYTES), commune_id)


@dataclass(frozen=True, slots=True)
class Site:
    """Under which address the page is reached, and the key that signs its cookies."""

    public_url: str
    key: bytes = field(repr=False)

    def known_visitor(self, request: Request, commune_id: str) -> Visitor | None:
        """Who brought a cookie that we signed for this commune's page."""
        found = _COOKIE.fullmatch(request.cookies.get(VISITOR_COOKIE, ""))
        if not found:
            return None
        visitor = Visitor(found[1], commune_id)
        return visitor if hmac.compare_digest(self._signature(visitor), found[2]) else None

    def _signature(self, visitor: Visitor) -> str:
        message = f"{visitor.commune_id}\n{visitor.token}".encode()
        return hmac.new(self.key, message, hashlib.sha256).hexdigest()

    def chat_path(self, request: Request, commune_id: str) -> str:
        """The page's path as the browser sees it, also behind a proxy that serves us under a sub-path."""
        prefix = str(request.scope.get("root_path", "")) or urlsplit(self.public_url).path
        return f"{prefix.rstrip('/')}/chat/{commune_id}"

    def is_own_form(self, request: Request) -> bool:
        """Whether a form was sent from our own page, as far as the browser tells."""
        fetch_site = request.headers.get("sec-fetch-site")
        if fetch_site is not None:  # told over https and on this machine; no page can forge it
            return fetch_site == "same-origin"
        origin = request.headers.get("origin")
        if origin is None:  # an old browser: the form's token alone decides
            return True
        return urlsplit(origin).netloc in (request.headers.get("host"), urlsplit(self.public_url).netloc)

    def remember(self, response: Response, request: Request, visitor: Visitor) -> None:
        self._set(
            response,
            request,
            visitor.commune_id,
            VISITOR_COOKIE,
            f"{visitor.token}.{self._signature(visitor)}",
        )

    def remember_language(self, response: Response, request: Request, commune_id: str, language: str) -> None:
        self._set(response, request, commune_id, LANGUAGE_COOKIE, language)

    def forget(self, response: Response, request: Request, commune_id: str) -> None:
        for name in (VISITOR_COOKIE, LANGUAGE_COOKIE):
            response.delete_cookie(
                name,
                self.chat_path(request, commune_id),
                secure=self._is_secure,
                httponly=True,
                samesite="lax",
            )

    def _set(self, response: Response, request: Request, commune_id: str, name: str, value: str) -> None:
        response.set_cookie(
            name,
            value,
            max_age=KEPT_SECONDS,
            path=self.chat_path(request, commune_id),
            secure=self._is_secure,
            httponly=True,
            samesite="lax",
        )

    @property
    def _is_secure(self) -> bool:
        return self.public_url.startswith("https:")
