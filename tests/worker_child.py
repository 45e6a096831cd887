"""Run by test_runtime_worker.py and the benches: one worker in a process of its own, whose channel writes down what leaves.

Arguments: the database's address, the file to write to, seconds that a send takes.
"""

import asyncio
import json
import logging
import os
import signal
import sys
from pathlib import Path

from fakes import make_vault
from scripted import ScriptedReader

from bot.channels.base import Channel, Outbound, Sent
from bot.channels.terminal import Terminal
from bot.clock import TownClock
from bot.runtime.parts import Runtime
from bot.runtime.worker import Worker
from bot.settings import Settings
from data.engine import Database

ACCOUNT = "terminal:berkane"


class WritingChannel(Terminal):
    """Each line is one write: several processes may share the file."""

    def __init__(self, file: Path, seconds: float) -> None:
        super().__init__("berkane")
        self.handle = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        self.seconds = seconds

    async def send(self, message: Outbound) -> Sent:
        line = json.dumps({"to": message.to, "text": message.text, "by": os.getpid()}, ensure_ascii=False)
        os.write(self.handle, line.encode() + b"\n")
        await asyncio.sleep(self.seconds)
        return await super().send(message)


def runtime(url: str, channel: Channel, folder: Path) -> Runtime:
    """What a worker of the tests is made of."""
    return Runtime(
        settings=Settings(var_dir=str(folder)),
        database=Database(url, make_vault()),
        clock=TownClock(folder / "clock.json"),
        reader=ScriptedReader(),
        channels={channel.account: channel},
        account_communes={channel.account: "berkane"},
    )


async def work(url: str, file: Path, seconds: float) -> None:
    worker = Worker(runtime(url, WritingChannel(file, seconds), file.parent))
    stopping = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopping.set)
    await worker.start()
    print("ready", flush=True)
    await stopping.wait()
    await worker.stop()


if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    asyncio.run(work(sys.argv[1], Path(sys.argv[2]), float(sys.argv[3])))
