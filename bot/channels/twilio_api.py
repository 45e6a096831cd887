"""twilio-python over one address, and its errors as ours.

Imported when the first WhatsApp message leaves: twilio and requests are 20 MB. The synchronous client, because the
asynchronous one ignores its timeout and repeats a message on a 500 (twilio-python #925, #931).
"""

import json
import re
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import requests
from requests.adapters import HTTPAdapter
from twilio.base.exceptions import TwilioRestException  # type: ignore[import-untyped]
from twilio.http.http_client import TwilioHttpClient  # type: ignore[import-untyped]
from twilio.http.response import Response  # type: ignore[import-untyped]
from twilio.rest import Client  # type: ignore[import-untyped]
from urllib3.exceptions import ConnectTimeoutError, MaxRetryError, NewConnectionError

from bot.channels.base import (
    ChannelError,
    Content,
    Misconfigured,
    NotSent,
    Refused,
    Throttled,
    Unknown,
    Unreachable,
)
from bot.channels.whatsapp_forms import PERMANENT

HOSTS = ("api.twilio.com", "content.twilio.com", "messaging.twilio.com")
THROTTLED_SECONDS = 2.0  # Twilio's 429 says no time
DAILY_LIMIT_SECONDS = 3600.0

_VARIABLE = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_WINDOW_CLOSED = "63016"
_THROTTLED = frozenset({"20429", "63018", "21611", "30001", "14107"})
_MISCONFIGURED = frozenset({"20003", "20008", "21606", "21609", "21212", "63007", "21603"})


class OneAddressClient(TwilioHttpClient):  # type: ignore[misc]  # it carries no types
    """Twilio's own client, for the hosts of Twilio only; `api_url` replaces scheme and host of each."""

    def __init__(self, api_url: str = "", *, connections: int = 8, timeout: float = 10.0) -> None:
        super().__init__(timeout=timeout, max_retries=0)
        self._api_url = api_url
        assert self.session is not None  # noqa: S101 - pool_connections is True
        for scheme in ("https://", "http://"):
            self.session.mount(scheme, HTTPAdapter(pool_maxsize=connections, max_retries=0))
        # A replaced address is on our own network: no proxy of the environment stands between.
        self.session.trust_env = not api_url

    def request(self, method: str, url: str, *rest: Any, **more: Any) -> Response:
        """One call. Misconfigured for a host that is not Twilio's."""
        return super().request(method, readdressed(url, self._api_url), *rest, **more)

    def close(self) -> None:
        if self.session:
            self.session.close()


def readdressed(url: str, api_url: str) -> str:
    """The same path at `api_url`, or the address itself without one. Misconfigured for another's host."""
    parts = urlsplit(url)
    if parts.scheme != "https" or parts.netloc not in HOSTS:
        raise Misconfigured("the address is not one of Twilio's")
    if not api_url:
        return url
    base = urlsplit(api_url)
    return urlunsplit((base.scheme, base.netloc, parts.path, parts.query, ""))


def connect(account_sid: str, auth_token: str, http: OneAddressClient) -> Client:
    # Without an `environment` the client would read our process's for TWILIO_REGION and TWILIO_EDGE.
    return Client(account_sid, auth_token, http_client=http, environment={"TWILIO_REGION": ""})


def read_content(client: Client, sid: str) -> Content | None:
    """A Content resource and what WhatsApp says of it; None when there is none."""
    try:
        found = client.content.v1.contents(sid).fetch()
        approval = client.content.v1.contents(sid).approval_fetch().fetch().whatsapp or {}
    except TwilioRestException as error:
        if error.status == 404:
            return None
        raise
    # A variable without an example stands in the body only.
    numbers = {*(found.variables or {}), *_VARIABLE.findall(json.dumps(found.types or {}))}
    return Content(
        language=str(found.language or ""),
        variables=tuple(sorted(numbers)),
        approval=str(approval.get("status") or "unsubmitted").lower(),
        category=str(approval.get("category") or "").lower(),
        reason=str(approval.get("rejection_reason") or "")[:200],
    )


def channel_error(error: Exception) -> ChannelError | None:
    """What twilio or requests raised, as the errors that carry policy; None for what is neither's."""
    match error:
        case ChannelError():
            return error
        case TwilioRestException():
            return refusal(error.status, str(error.code or ""), error.msg)
        case requests.ConnectTimeout():
            return NotSent("no connection to Twilio")
        case requests.ReadTimeout():
            return Unknown("no answer from Twilio in time")
        case requests.ConnectionError():
            return (
                NotSent("no connection to Twilio") if _never_left(error) else Unknown("the connection broke")
            )
        case requests.RequestException() | ValueError():  # the latter when an answer cannot be read
            return Unknown(f"the call failed ({type(error).__name__})")
    return None


def refusal(status: int, code: str, words: str) -> ChannelError:
    """A Twilio error (https://www.twilio.com/docs/api/errors) as ours. `words` may quote what was sent: not kept."""
    told = f"Twilio refused: error {code or status}"
    if status == 429 or code in _THROTTLED:
        return Throttled(told, code, seconds=THROTTLED_SECONDS)
    if code == "63038":
        return Throttled(told, code, seconds=DAILY_LIMIT_SECONDS)
    if code in _MISCONFIGURED or (status in (401, 403) and code not in PERMANENT):
        return Misconfigured(f"{told}: look at the account and its settings", code)
    if code == _WINDOW_CLOSED:
        return Refused(f"{told}: the 24-hour window is closed", code)
    if code in PERMANENT:
        return Unreachable(told, code)
    if status in (502, 503):
        return NotSent(told, code or str(status))
    if status >= 500:
        return Unknown(told, code or str(status))
    return Refused(told, code or str(status))


def _never_left(error: requests.ConnectionError) -> bool:
    """Whether it was the connection that failed, before anything was sent."""
    if isinstance(error, requests.exceptions.SSLError | requests.exceptions.ProxyError):
        return True
    cause = error.args[0] if error.args else None
    reason = cause.reason if isinstance(cause, MaxRetryError) else cause
    return isinstance(reason, NewConnectionError | ConnectTimeoutError)
