"""`make bench`: turns a second, time of a turn, memory and start-up, measured on the real service.

A process of its own runs `jemaa serve` on SQLite; this process is the citizens and Telegram. A turn is timed from the POST
of the update to the hand-over of the answer to the stand-in; each conversation is five turns by a new citizen.
"""

import argparse
import asyncio
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

TOKEN, SECRET = "123456:bench-token-bench-token-bench-token", "bench-secret"
SAMPLES = Path(__file__).parents[1] / "data" / "content" / "communes"
FIRST = "3ndi mola7ada 3la lmizania dyal ljama3a"
WORDS = "khass tb9a lmizania mnchora kol chhar bach nchoufo fin mchaw lflous dyalna"
TURNS_A_CONVERSATION = 5
ANSWER_SECONDS = 30.0


@dataclass(slots=True)
class StandIn:
    """Telegram's side: hands every message to whoever waits for that chat. Checks nothing: the tests do."""

    port: int = 0
    waiting: dict[int, asyncio.Future[dict[str, Any]]] = field(default_factory=dict)
    calls: dict[str, int] = field(default_factory=dict)
    number: int = 0

    async def start(self) -> None:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                body = await reader.readexactly(_length(head))
                writer.write(self._answer(head, body))
        except (asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError):
            writer.close()

    def _answer(self, head: bytes, body: bytes) -> bytes:
        method = head.split(b" ", 2)[1].rsplit(b"/", 1)[-1].decode()
        self.calls[method] = self.calls.get(method, 0) + 1
        result: Any = True
        if method == "sendMessage":
            sent = _fields(head, body)
            chat = int(sent["chat_id"])
            self.number += 1
            result = {"message_id": self.number, "date": 0, "chat": {"id": chat, "type": "private"}}
            waiter = self.waiting.pop(chat, None)
            if waiter and not waiter.done():
                waiter.set_result({**sent, "message_id": self.number})
        text = json.dumps({"ok": True, "result": result}).encode()
        return b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (
            len(text),
            text,
        )


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            return int(line.split(b":")[1])
    return 0


def _fields(head: bytes, body: bytes) -> dict[str, Any]:
    if b"application/json" in head.lower():
        found: dict[str, Any] = json.loads(body)
    else:
        from urllib.parse import parse_qs  # noqa: PLC0415

        found = {name: values[0] for name, values in parse_qs(body.decode()).items()}
    markup = found.get("reply_markup")
    found["reply_markup"] = json.loads(markup) if isinstance(markup, str) else markup
    return found


class Citizen:
    """One connection that posts updates and waits for the answer at the stand-in."""

    def __init__(self, port: int, stand_in: StandIn, times: list[float]) -> None:
        self._port, self._stand_in, self._times = port, stand_in, times

    async def open(self) -> None:
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)

    def close(self) -> None:
        self._writer.close()

    async def converse(self, chat: int) -> None:
        answer = await self._turn(chat, text=FIRST)
        for _ in range(TURNS_A_CONVERSATION - 1):
            keyboard = (answer["reply_markup"] or {}).get("inline_keyboard") or []
            payload = keyboard[0][0]["callback_data"] if keyboard else ""
            answer = await self._turn(chat, text=WORDS, payload=payload, message=answer["message_id"])

    async def _turn(self, chat: int, text: str, payload: str = "", message: int = 0) -> dict[str, Any]:
        user = {"id": chat, "is_bot": False, "first_name": "B"}
        where = {"id": chat, "type": "private"}
        _Update.number += 1
        update: dict[str, Any] = {"update_id": _Update.number}
        if payload:
            shown = {"message_id": message, "date": 1, "chat": where, "text": "…"}
            update["callback_query"] = {
                "id": str(_Update.number), "from": user, "chat_instance": "1", "data": payload, "message": shown,
            }  # fmt: skip
        else:
            update["message"] = {
                "message_id": _Update.number,
                "date": 1,
                "chat": where,
                "from": user,
                "text": text,
            }
        waiter = self._stand_in.waiting[chat] = asyncio.get_running_loop().create_future()
        body = json.dumps(update).encode()
        began = time.perf_counter()
        self._writer.write(
            b"POST /telegram/berkane HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            b"X-Telegram-Bot-Api-Secret-Token: %s\r\nContent-Length: %d\r\n\r\n%s"
            % (SECRET.encode(), len(body), body)
        )
        head = await self._reader.readuntil(b"\r\n\r\n")
        await self._reader.readexactly(_length(head))
        if b" 200 " not in head[:20]:
            raise RuntimeError(head.decode())
        answer: dict[str, Any] = await asyncio.wait_for(waiter, ANSWER_SECONDS)
        self._times.append(time.perf_counter() - began)
        return answer


class _Update:
    number = 1


async def turns(
    port: int, stand_in: StandIn, citizens: int, conversations: int, first_chat: int
) -> tuple[list[float], float]:
    """Run the conversations with so many citizens at a time: seconds of each turn, and in all."""
    times: list[float] = []
    chats = iter(range(first_chat, first_chat + conversations))

    async def one() -> None:
        citizen = Citizen(port, stand_in, times)
        await citizen.open()
        for chat in chats:
            await citizen.converse(chat)

    began = time.perf_counter()
    await asyncio.gather(*(one() for _ in range(citizens)))
    return times, time.perf_counter() - began


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


async def measure(citizens: int, conversations: int, profile: str) -> dict[str, float]:
    stand_in = StandIn()
    await stand_in.start()
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "JEMAA_VAR_DIR": folder,
            "JEMAA_TELEGRAM_API_URL": f"http://127.0.0.1:{stand_in.port}",
            "BERKANE_TELEGRAM_TOKEN": TOKEN,
            "BERKANE_TELEGRAM_SECRET": SECRET,
        }
        # The database exists before the start is timed. Telegram's rate would be measured in place of ours.
        warm = [sys.executable, "-m", "bot", "import", str(_unlimited("berkane", Path(folder)))]
        await asyncio.to_thread(subprocess.run, warm, env=environment, check=True, capture_output=True)
        command = [sys.executable, *profile.split(), "-m", "bot", "serve", "--port", str(port)]
        began = time.perf_counter()
        server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)  # noqa: ASYNC220
        try:
            await _ready(port)
            ready = time.perf_counter() - began
            await turns(port, stand_in, citizens, citizens * 2, 10_000)  # warm-up
            times, seconds = await turns(port, stand_in, citizens, conversations, 50_000)
            resident = psutil.Process(server.pid).memory_info().rss
        finally:
            server.terminate()
            await asyncio.to_thread(server.wait, 20)
    cuts = statistics.quantiles(times, n=100)
    return {
        "turns_a_second": len(times) / seconds,
        "p50_ms": cuts[49] * 1000,
        "p99_ms": cuts[98] * 1000,
        "resident_mb": resident / 1e6,
        "ready_s": ready,
        "turns": len(times),
        "calls": sum(stand_in.calls.values()),
    }


def _unlimited(commune: str, folder: Path) -> Path:
    """A copy of a sample whose Telegram account sends as fast as it can."""
    copy = folder / "content" / commune
    shutil.copytree(SAMPLES / commune, copy)
    file = copy / "commune.yaml"
    words = file.read_text(encoding="utf-8")
    limited = f"    secret: {commune.upper()}_TELEGRAM_SECRET\n"
    assert limited in words
    file.write_text(words.replace(limited, f"{limited}    per_second: unlimited\n"), encoding="utf-8")
    return copy


async def _ready(port: int) -> None:
    for _ in range(600):
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b"GET /readyz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            if b" 200 " in await reader.read(40):
                return
        except OSError:
            await asyncio.sleep(0.02)
    raise RuntimeError("the service did not get ready")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--citizens", type=int, default=8)
    parser.add_argument("--conversations", type=int, default=600)
    parser.add_argument("--json", action="store_true")
    parser.add_argument(
        "--profile", default="", help="Python options before the service, e.g. '-X importtime'"
    )
    options = parser.parse_args()
    print("Starting the service and 8 citizens (half a minute) …", file=sys.stderr)
    found = asyncio.run(measure(options.citizens, options.conversations, options.profile))
    if options.json:
        print(json.dumps(found))
        return
    for name, value in found.items():
        print(f"{name:<16} {value:10.1f}")


if __name__ == "__main__":
    main()
