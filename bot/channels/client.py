"""Calls to the providers' APIs, over aiohttp: pooled connections, one deadline per answer, nothing logged.

Not over httpx, which costs several times the processor time and logs paths: Telegram's token stands in them
(docs/telegram.md). Errors name no address and no path, and drag no error of aiohttp along, which would. No redirect
is followed, no cookie kept, no proxy used: aiohttp would read one from the environment. A client belongs to one
event loop.
"""

import asyncio
import functools
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import httpx
from yarl import URL  # aiohttp's own kind of address

CONNECT_SECONDS = 10.0
IDLE_SECONDS = 30.0  # shorter than the providers', so that it is we who close an unused connection
MAX_ANSWER = 4 * 1024 * 1024  # bytes, unless the caller allows more


class CallFailed(Exception):
    """A call brought no answer.

    CallFailed
    ├── NotConnected  no connection: the request was not sent
    ├── NoAnswer      the request may have left and no whole answer came: it may have been processed
    └── TooLarge      the answer is larger than the caller allows
    """


class NotConnected(CallFailed): ...


class NoAnswer(CallFailed): ...


class TooLarge(CallFailed): ...


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]  # names in lower case
    body: bytes


class Client:
    """Calls with at most `connections` at a time; more wait up to `wait_seconds` for their turn."""

    def __init__(
        self, *, connections: int = 32, wait_seconds: float = 30.0, read_seconds: float = 20.0
    ) -> None:
        self._connections = connections
        self._wait_seconds = wait_seconds
        self.read_seconds = read_seconds
        self._session: aiohttp.ClientSession | None = None

    async def call(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
        read_seconds: float | None = None,
        max_bytes: int = MAX_ANSWER,
    ) -> Answer:
        """One exchange; redirects are answers like any other. CallFailed when there is none.

        A GET or a DELETE whose connection broke is sent once more, by aiohttp; a POST never.
        """
        _refuse_unsafe(url, headers or {})
        if self._session is None:
            self._session = self._open()
        # The loop sees which unused connections the other side has closed: no request leaves on those.
        for _ in range(2):
            await asyncio.sleep(0)
        failure: CallFailed
        deadline = _Deadline(read_seconds or self.read_seconds)
        try:
            async with (
                deadline.timeout,
                self._session.request(
                    method,
                    URL(url, encoded=True),
                    headers=headers,
                    data=body or None,
                    allow_redirects=False,
                    ssl=_certificates() if url.startswith("https:") else True,
                    trace_request_ctx=deadline,
                ) as response,
            ):
                return await _read(response, max_bytes)
        except TooLarge as error:
            failure = error
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            name = type(error).__name__
            failure = (
                NoAnswer(f"no answer ({name})") if deadline.runs else NotConnected(f"no connection ({name})")
            )
        raise failure  # here, where no handler hangs aiohttp's error with the address on it

    async def close(self) -> None:
        if self._session:
            await self._session.close()
            self._session = None
            await asyncio.sleep(0)  # lets asyncio tell the connections that they are closed

    def _open(self) -> aiohttp.ClientSession:
        trace = aiohttp.TraceConfig()
        trace.on_request_headers_sent.append(_start_deadline)
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=IDLE_SECONDS),
            timeout=aiohttp.ClientTimeout(
                total=None, connect=self._wait_seconds, sock_connect=CONNECT_SECONDS
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": "jemaa"},
            skip_auto_headers=("Accept-Encoding", "Content-Type"),
            auto_decompress=False,
            trust_env=False,  # only bot/settings.py reads the environment
            trace_configs=[trace],
        )


class _Deadline:
    """For the answer: it runs from when the request may have left, however long that waited for its turn."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self.timeout = asyncio.timeout(None)
        self.runs = False

    def start(self) -> None:
        if not self.runs:
            self.runs = True
            self.timeout.reschedule(asyncio.get_running_loop().time() + self._seconds)


async def _start_deadline(session: aiohttp.ClientSession, context: SimpleNamespace, params: Any) -> None:
    """What aiohttp calls before it writes the first byte of a request."""
    context.trace_request_ctx.start()


async def _read(response: aiohttp.ClientResponse, max_bytes: int) -> Answer:
    """The whole answer. TooLarge at once when it says so itself, else when it has become so."""
    body = bytearray()
    if (response.content_length or 0) <= max_bytes:
        async for part in response.content.iter_any():
            body += part
            if len(body) > max_bytes:
                break
        else:
            headers = {name.lower(): value for name, value in response.headers.items()}
            return Answer(response.status, headers, bytes(body))
    response.close()
    raise TooLarge("the answer is too large")


@functools.cache
def _certificates() -> ssl.SSLContext:
    """Those that come with httpx: a machine may have none. Read once, at the first encrypted call: 70 ms."""
    return httpx.create_ssl_context()


def _refuse_unsafe(url: str, headers: Mapping[str, str]) -> None:
    """ValueError where a part would break out of its line, or carries a password; it quotes nothing."""
    told = "".join((url, *headers, *headers.values()))
    if not (told.isascii() and told.isprintable()) or " " in url or "@" in urlsplit(url).netloc:
        raise ValueError("a part of the request is not allowed in HTTP")
