"""The HTTP client, on both event loops: what it does with every kind of answer, and with none."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import pytest
import uvloop
from loopback import Call, LoopbackServer, Reply

from bot.channels import client as client_module
from bot.channels.client import Client, NoAnswer, NotConnected, TooLarge

Loop = Callable[[Coroutine[Any, Any, None]], None]
LOOPS: list[Loop] = [asyncio.run, uvloop.run]


async def raw_server(answer: bytes, *, closes: bool = False) -> asyncio.Server:
    """A server that writes these bytes for every request."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while await reader.readuntil(b"\r\n\r\n"):
                writer.write(answer)
                if closes:
                    break
        except asyncio.IncompleteReadError:
            pass
        writer.close()

    return await asyncio.start_server(serve, "127.0.0.1", 0)


def on(loop: Loop, test: Callable[[Client], Awaitable[None]], **options: Any) -> None:
    """Run a test with a client of its own."""

    async def main() -> None:
        client = Client(**({"read_seconds": 0.15} | options))
        try:
            await test(client)
        finally:
            await client.close()

    loop(main())


def on_raw(
    loop: Loop, answer: bytes, test: Callable[[Client, str], Awaitable[None]], *, closes: bool = False
) -> None:
    async def with_server(client: Client) -> None:
        server = await raw_server(answer, closes=closes)
        async with server:
            await test(client, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/x")
            await client.close()

    on(loop, with_server)


@pytest.mark.parametrize("loop", LOOPS)
def test_keeps_its_connection(loop: Loop) -> None:
    ports: list[int] = []

    def answer(call: Call) -> Reply:
        ports.append(len(server.connections))
        return Reply(200, call.body[::-1], {"X-Path": f"{call.path} {call.query}"})

    async def test(client: Client) -> None:
        for _ in range(3):
            got = await client.call("POST", f"{server.url}/a?b=c", body=b"abc", headers={"X-A": "1"})
            assert (got.status, got.body, got.headers["x-path"]) == (200, b"cba", "/a {'b': 'c'}")

    with LoopbackServer(answer) as server:
        on(loop, test)
    assert max(ports) == 1


@pytest.mark.parametrize("loop", LOOPS)
@pytest.mark.parametrize(
    ("answer", "body"),
    [
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", b"abcde"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", b""),
        (b"HTTP/1.1 302 Found\r\nLocation: /y\r\nContent-Length: 0\r\n\r\n", b""),
    ],
)
def test_reads_every_framing(loop: Loop, answer: bytes, body: bytes) -> None:
    async def test(client: Client, url: str) -> None:
        for _ in range(2):
            assert (await client.call("GET", url)).body == body

    on_raw(loop, answer, test)


@pytest.mark.parametrize("loop", LOOPS)
def test_reads_an_answer_that_ends_with_its_connection(loop: Loop) -> None:
    async def test(client: Client, url: str) -> None:
        for _ in range(2):
            assert (await client.call("GET", url)).body == b"all of it"

    on_raw(loop, b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nall of it", test, closes=True)


@pytest.mark.parametrize("loop", LOOPS)
@pytest.mark.parametrize(
    "answer",
    [
        b"SSH-2.0-OpenSSH\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"",
    ],
)
def test_half_an_answer_is_none(loop: Loop, answer: bytes) -> None:
    async def test(client: Client, url: str) -> None:
        with pytest.raises(NoAnswer):
            await client.call("GET", url)

    on_raw(loop, answer, test, closes=True)


@pytest.mark.parametrize("loop", LOOPS)
def test_waits_no_longer_than_told(loop: Loop) -> None:
    async def test(client: Client, url: str) -> None:
        with pytest.raises(NoAnswer):
            await client.call("GET", url, read_seconds=0.02)

    on_raw(loop, b"", test)


@pytest.mark.parametrize("loop", LOOPS)
@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\nhello world",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nhello \r\n5\r\nworld\r\n0\r\n\r\n",
    ],
)
def test_takes_no_more_than_allowed(loop: Loop, answer: bytes) -> None:
    async def test(client: Client, url: str) -> None:
        assert (await client.call("GET", url, max_bytes=11)).body == b"hello world"
        with pytest.raises(TooLarge):
            await client.call("GET", url, max_bytes=10)

    on_raw(loop, answer, test)


@pytest.mark.parametrize("loop", LOOPS)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_closed_connection_is_not_used_again(loop: Loop, method: str) -> None:
    async def test(client: Client) -> None:
        for _ in range(5):
            await client.call(method, server.url, body=b"abc")
            for transport in tuple(server.connections):
                server.loop.call_soon_threadsafe(transport.close)
            while server.connections:  # the server's thread closes, and this loop is kept from seeing it
                time.sleep(0.001)  # noqa: ASYNC251

    with LoopbackServer(lambda call: Reply()) as server:
        on(loop, test)


@pytest.mark.parametrize("loop", LOOPS)
@pytest.mark.parametrize("body", [b"", b"abc"])
def test_a_post_whose_connection_breaks_is_not_repeated(loop: Loop, body: bytes) -> None:
    calls: list[Call] = []

    def answer(call: Call) -> Reply:
        calls.append(call)
        return Reply(is_dropped=len(calls) == 2)

    async def test(client: Client) -> None:
        await client.call("POST", server.url, body=body)
        with pytest.raises(NoAnswer) as caught:
            await client.call("POST", f"{server.url}/bot1:secret", body=body)
        assert caught.value.__context__ is None
        assert "secret" not in str(caught.value)

    with LoopbackServer(answer) as server:
        on(loop, test)
    assert len(calls) == 2


@pytest.mark.parametrize("loop", LOOPS)
def test_neither_follows_nor_remembers_nor_asks_for_more(loop: Loop) -> None:
    calls: list[Call] = []

    def answer(call: Call) -> Reply:
        calls.append(call)
        return Reply(302, b"", {"Location": f"{server.url}/other", "Set-Cookie": "a=b; Path=/"})

    async def test(client: Client) -> None:
        for _ in range(2):
            assert (await client.call("GET", f"{server.url}/a%2Fb?c=%2B~")).status == 302

    with LoopbackServer(answer) as server:
        on(loop, test)
    assert [call.path for call in calls] == ["/a%2Fb"] * 2
    for call in calls:
        assert set(call.headers) == {"host", "accept", "user-agent"}


@pytest.mark.parametrize("loop", LOOPS)
def test_uses_no_proxy_of_the_environment(loop: Loop, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")

    async def test(client: Client) -> None:
        assert (await client.call("GET", server.url)).status == 200

    with LoopbackServer(lambda call: Reply()) as server:
        on(loop, test)


@pytest.mark.parametrize("loop", LOOPS)
def test_an_unused_connection_is_closed(loop: Loop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_module, "IDLE_SECONDS", 0.01)

    async def test(client: Client) -> None:
        await client.call("GET", server.url)
        assert len(server.connections) == 1
        async with asyncio.timeout(2):
            while server.connections:  # noqa: ASYNC110 - the server is in another thread
                await asyncio.sleep(0.005)

    with LoopbackServer(lambda call: Reply()) as server:
        on(loop, test)


async def in_turn(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """A server that answers one request of a connection after the other, /slow late, with its path."""
    try:
        while request := await reader.readuntil(b"\r\n\r\n"):
            path = request.split()[1]
            if path == b"/slow":
                await asyncio.sleep(0.05)
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n" + path)
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    writer.close()


@pytest.mark.parametrize("loop", LOOPS)
@pytest.mark.parametrize("is_cancelled", [True, False])
def test_a_late_answer_is_never_taken_for_anothers(loop: Loop, is_cancelled: bool) -> None:
    async def test(client: Client) -> None:
        server = await asyncio.start_server(in_turn, "127.0.0.1", 0)
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        async with server:
            slow = asyncio.create_task(client.call("GET", f"{url}/slow", read_seconds=0.01))
            await asyncio.sleep(0.005)
            if is_cancelled:
                slow.cancel()
            with pytest.raises(asyncio.CancelledError if is_cancelled else NoAnswer):
                await slow
            assert (await client.call("GET", f"{url}/fast")).body == b"/fast"
            await asyncio.sleep(0.06)
            assert (await client.call("GET", f"{url}/fast")).body == b"/fast"
            await client.close()

    on(loop, test)


@pytest.mark.parametrize("loop", LOOPS)
def test_stops_at_once_at_an_answer_that_says_it_is_too_large(loop: Loop) -> None:
    async def test(client: Client, url: str) -> None:
        with pytest.raises(TooLarge):
            await client.call("GET", url, max_bytes=1000)

    on_raw(loop, b"HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\nthe rest never comes", test)


@pytest.mark.parametrize("loop", LOOPS)
def test_more_calls_than_connections_take_turns(loop: Loop) -> None:
    at_once = most = 0

    async def answer(call: Call) -> Reply:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0.002)
        at_once -= 1
        return Reply()

    async def test(client: Client) -> None:
        await asyncio.gather(*(client.call("GET", server.url) for _ in range(40)))

    with LoopbackServer(answer) as server:
        on(loop, test, connections=4, read_seconds=2.0)
    assert most == 4


@pytest.mark.parametrize("loop", LOOPS)
def test_who_gets_no_turn_was_not_sent(loop: Loop) -> None:
    async def test(client: Client, url: str) -> None:
        busy = asyncio.create_task(client.call("GET", url))
        await asyncio.sleep(0.01)
        with pytest.raises(NotConnected):
            await client.call("GET", url)
        with pytest.raises(NoAnswer):
            await busy

    async def main() -> None:
        client = Client(connections=1, wait_seconds=0.02, read_seconds=0.1)
        server = await raw_server(b"")
        async with server:
            await test(client, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/x")
            await client.close()

    loop(main())


@pytest.mark.parametrize("loop", LOOPS)
def test_no_connection_says_nothing_of_the_address(loop: Loop) -> None:
    with LoopbackServer(lambda call: Reply()) as server:
        plain = server.url.replace("http", "https")
        on(loop, lambda client: _fails(client, f"{plain}/bot1:secret"))
    on(loop, lambda client: _fails(client, f"{server.url}/bot1:secret"))
    on(loop, lambda client: _fails(client, "http://nowhere.invalid/bot1:secret"))


async def _fails(client: Client, url: str) -> None:
    with pytest.raises(NotConnected) as caught:
        await client.call("GET", url)
    assert "secret" not in f"{caught.value!r} {caught.value.__context__!r} {caught.value.__cause__!r}"


@pytest.mark.parametrize(
    ("url", "headers"),
    [
        ("http://127.0.0.1/a b", {}),
        ("http://127.0.0.1/سلام", {}),
        ("http://user:password@127.0.0.1/", {}),
        ("http://127.0.0.1/", {"X-A": "1\r\nX-B: 2"}),
        ("http://127.0.0.1/", {"X-A": "سلام"}),
    ],
)
async def test_refuses_what_would_break_out_of_a_line(url: str, headers: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="not allowed") as caught:
        await Client().call("GET", url, headers=headers)
    assert "password" not in str(caught.value)
