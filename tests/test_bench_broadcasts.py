"""What the bench of broadcasts counts: it once took other calls for the broadcast, sent a second time."""

import asyncio
import http.client
import json
import subprocess
from itertools import count

import pytest
from bench_broadcasts import FIRST_CHAT, TEXTS, WORKERS, Strict, service


def send(stand_in: Strict, chat: int, text: str) -> bytes:
    head = b"POST /bot1:x/sendMessage HTTP/1.1\r\nContent-Type: application/json\r\n\r\n"
    return stand_in._answer(head, json.dumps({"chat_id": chat, "text": text}).encode())


def test_who_hears_the_broadcast_twice_is_counted_and_nothing_else() -> None:
    stand_in = Strict(is_strict=False)
    send(stand_in, FIRST_CHAT, TEXTS["fr"] + "\n\nstop")
    send(stand_in, FIRST_CHAT, "Un atelier est annoncé")
    send(stand_in, 10_000, TEXTS["fr"])
    assert (stand_in.twice(), stand_in.others, len(stand_in.of_list)) == (0, 1, 1)
    send(stand_in, FIRST_CHAT, TEXTS["ar"])
    assert stand_in.twice() == 1


def test_a_call_too_many_is_refused_and_not_counted() -> None:
    stand_in = Strict()
    assert b" 200 " in send(stand_in, FIRST_CHAT, TEXTS["fr"])
    assert b" 429 " in send(stand_in, FIRST_CHAT, TEXTS["fr"])
    assert (stand_in.twice(), stand_in.refused["person"]) == (0, 1)


async def test_a_measurement_ends_when_the_last_call_of_its_service_is_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The stand-in kept silent while the workers ended, and counted their last calls in the next measurement."""
    stand_in = Strict(is_strict=False)
    chats = count(FIRST_CHAT)

    class Ending:
        """A process that ends when Telegram has answered it."""

        def __init__(self, command: list[str], **options: object) -> None: ...

        def terminate(self) -> None: ...

        def wait(self, seconds: float) -> None:
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            body = json.dumps({"chat_id": next(chats), "text": TEXTS["fr"]})
            line.request("POST", "/bot1:x/sendMessage", body, {"Content-Type": "application/json"})
            assert line.getresponse().status == 200
            line.close()

    monkeypatch.setattr(subprocess, "Popen", Ending)
    async with await asyncio.start_server(stand_in._serve, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        async with service({}, port):
            assert stand_in.heard.total() == 0
        assert stand_in.heard.total() == 1 + WORKERS
