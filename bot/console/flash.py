"""What one page wants the next one to say: a key of the texts, kept in a signed cookie for a minute."""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

if TYPE_CHECKING:
    from bot.console.visit import Visit

COOKIE = "jemaa_said"
KEPT_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Flash:
    name: str  # console-<name>
    args: Mapping[str, str | int] = field(default_factory=dict)
    is_bad: bool = False

    def keep(self, response: Response, visit: "Visit") -> None:
        written = base64.urlsafe_b64encode(
            json.dumps([self.name, dict(self.args), self.is_bad], ensure_ascii=True).encode()
        ).decode()
        value = f"{written}.{_signature(visit.desk.key, visit.csrf_token, written)}"
        response.set_cookie(
            COOKIE,
            value,
            max_age=KEPT_SECONDS,
            path=visit.base,
            secure=visit.desk.public_url.startswith("https:"),
            httponly=True,
            samesite="lax",
        )


def brought(request: Request, key: bytes, csrf_token: str) -> Flash | None:
    """What the page before kept for this session; None when there is nothing, or nothing of ours."""
    written, _, signature = request.cookies.get(COOKIE, "").partition(".")
    if not written or not hmac.compare_digest(signature, _signature(key, csrf_token, written)):
        return None
    name, args, is_bad = json.loads(base64.urlsafe_b64decode(written))
    return Flash(name, args, is_bad)


def _signature(key: bytes, csrf_token: str, written: str) -> str:
    return hmac.new(key, f"flash\n{csrf_token}\n{written}".encode(), hashlib.sha256).hexdigest()
