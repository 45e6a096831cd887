"""A small HTTP/1.1 client for the providers' APIs: pooled connections, one deadline per call, nothing logged.

Telegram's token stands in the path of every call and httpx logs paths; and httpx costs 1.1 ms of processor time
a call where this costs 0.05 (measured with uvloop; docs/telegram.md). Errors name no address and no path. It knows
no proxy, no redirect and no cookie. A client belongs to one event loop.
"""

import asyncio
import select
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast
from urllib.parse import SplitResult, urlsplit

import httptools
import httpx

CONNECT_SECONDS = 10.0
IDLE_SECONDS = 30.0  # shorter than the providers', so that it is we who close an unused connection
MAX_ANSWER = 4 * 1024 * 1024  # bytes, unless the caller allows more


class CallFailed(Exception):
    """A call brought no answer.

    CallFailed
    ├── NotConnected  no connection: the request was not sent
    ├── NoAnswer      the request left and no whole answer came: it may have been processed
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


class _Connection(asyncio.Protocol):
    """One connection, one exchange at a time; `httptools` calls the on_ methods."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self.idle_timer: asyncio.TimerHandle | None = None
        self._waiter: asyncio.Future[Answer] | None = None

    def ask(self, request: bytes, max_bytes: int) -> asyncio.Future[Answer]:
        """Write a request; the future is its answer."""
        assert self.transport is not None  # noqa: S101 - asyncio has called connection_made
        self._parser = httptools.HttpResponseParser(self)
        self._headers: dict[str, str] = {}
        self._body: list[bytes] = []
        self._room = max_bytes
        self._waiter = asyncio.get_running_loop().create_future()
        self.transport.write(request)
        return self._waiter

    @property
    def is_open(self) -> bool:
        return self.transport is not None and not self.transport.is_closing()

    @property
    def is_quiet(self) -> bool:
        """Open, and nothing to read: an unused connection that can be read from is one that the other side closed."""
        if self.transport is None or not self.is_open:
            return False
        poll = select.poll()
        poll.register(self.transport.get_extra_info("socket").fileno(), select.POLLIN)
        return not poll.poll(0)

    def close(self) -> None:
        if self.idle_timer:
            self.idle_timer.cancel()
        if self.transport:
            self.transport.abort()

    # What asyncio calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)  # uvloop's is one without saying so

    def data_received(self, data: bytes) -> None:
        if self._waiter is None or self._waiter.done():
            self.close()  # nobody asked for this
            return
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError:
            self._fail(NoAnswer("the answer is not HTTP"))

    def connection_lost(self, exc: Exception | None) -> None:
        if self._waiter is None or self._waiter.done():
            return
        ends_with_connection = (
            "content-length" not in self._headers and "transfer-encoding" not in self._headers
        )
        if exc is None and self._headers and ends_with_connection:
            self.on_message_complete()
        else:
            self._fail(NoAnswer("the connection closed before the answer was whole"))

    def _fail(self, error: CallFailed) -> None:
        if self._waiter and not self._waiter.done():
            self._waiter.set_exception(error)
        self.close()

    # What httptools calls.

    def on_header(self, name: bytes, value: bytes) -> None:
        self._headers[name.decode("latin-1").lower()] = value.decode("latin-1")

    def on_headers_complete(self) -> None:
        length = self._headers.get("content-length", "")
        if length.isdigit() and int(length) > self._room:
            self._fail(TooLarge("the answer is too large"))

    def on_body(self, body: bytes) -> None:
        self._room -= len(body)
        if self._room < 0:
            self._fail(TooLarge("the answer is too large"))
        else:
            self._body.append(body)

    def on_message_complete(self) -> None:
        if self._waiter and not self._waiter.done():
            answer = Answer(self._parser.get_status_code(), self._headers, b"".join(self._body))
            self._waiter.set_result(answer)
            if not self._parser.should_keep_alive():
                self.close()


class Client:
    """Calls with at most `connections` at a time; more wait up to `wait_seconds` for their turn."""

    def __init__(
        self, *, connections: int = 32, wait_seconds: float = 30.0, read_seconds: float = 20.0
    ) -> None:
        self._turns = asyncio.Semaphore(connections)
        self._wait_seconds = wait_seconds
        self.read_seconds = read_seconds
        self._idle: dict[str, list[_Connection]] = {}
        self._tls: ssl.SSLContext | None = None

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
        """One exchange; redirects are answers like any other. CallFailed when there is none."""
        parts = urlsplit(url)
        request = _request(method, parts, headers or {}, body)
        await self._take_turn()
        try:
            connection = await self._connection(parts)
            try:
                async with asyncio.timeout(read_seconds or self.read_seconds):
                    answer = await connection.ask(request, max_bytes)
            except TimeoutError:
                connection.close()
                raise NoAnswer("no answer in time") from None
            except BaseException:
                connection.close()  # an answer that comes later must not be taken for another's
                raise
            self._keep(connection, parts)
            return answer
        finally:
            self._turns.release()

    async def close(self) -> None:
        for connections in self._idle.values():
            for connection in connections:
                connection.close()
        self._idle.clear()
        await asyncio.sleep(0)  # lets asyncio tell the connections that they are closed

    async def _take_turn(self) -> None:
        if not self._turns.locked():
            await self._turns.acquire()
            return
        try:
            async with asyncio.timeout(self._wait_seconds):
                await self._turns.acquire()
        except TimeoutError:
            raise NotConnected("all connections were busy") from None

    async def _connection(self, parts: SplitResult) -> _Connection:
        idle = self._idle.get(f"{parts.scheme}://{parts.netloc}", [])
        while idle:
            connection = idle.pop()
            if connection.idle_timer:
                connection.idle_timer.cancel()
            if connection.is_quiet:
                return connection
            connection.close()
        return await self._connect(parts)

    async def _connect(self, parts: SplitResult) -> _Connection:
        is_tls = parts.scheme == "https"
        if is_tls and self._tls is None:
            self._tls = httpx.create_ssl_context()
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                _, connection = await loop.create_connection(
                    _Connection,
                    parts.hostname or "",
                    parts.port or (443 if is_tls else 80),
                    ssl=self._tls if is_tls else None,
                )
        except (OSError, TimeoutError) as error:
            raise NotConnected(f"no connection ({type(error).__name__})") from None
        return connection

    def _keep(self, connection: _Connection, parts: SplitResult) -> None:
        if connection.is_open:
            connection.idle_timer = asyncio.get_running_loop().call_later(IDLE_SECONDS, connection.close)
            self._idle.setdefault(f"{parts.scheme}://{parts.netloc}", []).append(connection)


def _request(method: str, parts: SplitResult, headers: Mapping[str, str], body: bytes) -> bytes:
    """The bytes of a request. ValueError where a part would break out of its line; it quotes nothing."""
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    lines = [f"{method} {target} HTTP/1.1", f"Host: {parts.netloc}", "Accept: */*", "User-Agent: jemaa"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    if body or method == "POST":
        lines.append(f"Content-Length: {len(body)}")
    head = "\r\n".join(lines)
    if not head.isascii() or head.count("\n") != len(lines) - 1 or " " in target or "@" in parts.netloc:
        raise ValueError("a part of the request is not allowed in HTTP")
    return head.encode("ascii") + b"\r\n\r\n" + body
