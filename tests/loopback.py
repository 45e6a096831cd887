"""A small real HTTP server on 127.0.0.1, in a thread of its own: what the providers' stand-ins are made of.

Lean because the bench runs it on the same machine: about 0.03 ms of processor time a call.
"""

import asyncio
import json
import ssl
import threading
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, urlsplit

import httptools

# For httpx, which would else read every certificate of the machine: posts here are never encrypted.
NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


@dataclass(frozen=True, slots=True)
class Call:
    """A request as it arrived; `at` is time.perf_counter() on arrival."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes
    at: float


@dataclass(frozen=True, slots=True)
class Reply:
    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    is_dropped: bool = False  # close the connection instead of answering


def json_reply(value: object, status: int = 200) -> Reply:
    return Reply(status, json.dumps(value).encode(), {"Content-Type": "application/json"})


Handler = Callable[[Call], Reply | Awaitable[Reply]]


class _Connection(asyncio.Protocol):
    def __init__(self, server: "LoopbackServer") -> None:
        self._server = server

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._server.connections.add(transport)
        self._parser = httptools.HttpRequestParser(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self._server.connections.discard(self._transport)

    def data_received(self, data: bytes) -> None:
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError:
            self._transport.close()

    def on_message_begin(self) -> None:
        self._url = b""
        self._headers: dict[str, str] = {}
        self._body: list[bytes] = []

    def on_url(self, url: bytes) -> None:
        self._url += url

    def on_header(self, name: bytes, value: bytes) -> None:
        self._headers[name.decode("latin-1").lower()] = value.decode("latin-1")

    def on_body(self, body: bytes) -> None:
        self._body.append(body)

    def on_message_complete(self) -> None:
        parts = urlsplit(self._url.decode("latin-1"))
        query = dict(parse_qsl(parts.query, keep_blank_values=True)) if parts.query else {}
        method = self._parser.get_method().decode()
        call = Call(method, parts.path, query, self._headers, b"".join(self._body), time.perf_counter())
        answer = self._server.handle(call)
        if isinstance(answer, Reply):
            self._write(answer)
        else:
            self._server.run(self._write_later(answer))

    async def _write_later(self, answer: Awaitable[Reply]) -> None:
        self._write(await answer)

    def _write(self, reply: Reply) -> None:
        if reply.is_dropped:
            self._transport.close()
            return
        head = [f"HTTP/1.1 {reply.status} Status", f"Content-Length: {len(reply.body)}"]
        head += [f"{name}: {value}" for name, value in reply.headers.items()]
        self._transport.write("\r\n".join(head).encode("latin-1") + b"\r\n\r\n" + reply.body)


class LoopbackServer:
    """Answers every call by `handle`, on its own thread's event loop; use it as a context manager."""

    def __init__(self, handle: Handler | None = None, *, port: int = 0) -> None:
        self._given = handle
        self._port = port
        self._tasks: set[asyncio.Task[None]] = set()
        self.connections: set[asyncio.Transport] = set()
        self.url = ""

    def handle(self, call: Call) -> Reply | Awaitable[Reply]:
        """What a stand-in overrides."""
        assert self._given is not None
        return self._given(call)

    def start(self) -> None:
        ready = threading.Event()
        self._thread = threading.Thread(target=self._serve, args=(ready,), daemon=True, name="loopback")
        self._thread.start()
        assert ready.wait(5), "the loopback server did not start"

    def stop(self) -> None:
        if self._thread.is_alive():
            self.loop.call_soon_threadsafe(self._stopping.set)
            self._thread.join(5)

    def run(self, work: Awaitable[None]) -> None:
        """Start something on the server's loop; only from its own thread."""
        task = self.loop.create_task(_await(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def run_soon(self, work: Callable[[], Awaitable[None]]) -> None:
        """The same from any thread."""
        self.loop.call_soon_threadsafe(lambda: self.run(work()))

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _serve(self, ready: threading.Event) -> None:
        asyncio.run(self._main(ready))

    async def _main(self, ready: threading.Event) -> None:
        self.loop = asyncio.get_running_loop()
        self._stopping = asyncio.Event()
        server = await self.loop.create_server(lambda: _Connection(self), "127.0.0.1", self._port)
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        ready.set()
        await self._stopping.wait()
        server.close()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for transport in tuple(self.connections):
            transport.abort()
        await asyncio.sleep(0)


async def _await(work: Awaitable[None]) -> None:
    await work
