"""Run by test_runtime_crash.py: a conversation whose process is killed at every step of every turn.

Each run is a fork of this process: it takes one message in (the provider repeats what was not acknowledged), and kills itself
with SIGKILL at the k-th step: before or after a transaction begins or commits, before or after a send. Then a clean run takes
the same message in again and drains. Prints what was found, as JSON.
"""

import asyncio
import contextlib
import json
import os
import shutil
import signal
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from fakes import FrozenClock, make_vault
from scripted import ScriptedReader
from sqlalchemy import func, select

from bot.bootstrap import ensure_communes
from bot.channels.base import Inbound, Outbound, Sent
from bot.channels.terminal import Terminal
from bot.runtime.parts import Runtime
from bot.runtime.runner import Runner
from bot.settings import Settings
from data import receipts
from data.engine import Database, Db
from data.tables import contributions as rows
from data.tables import inbound_messages, outbound_messages

FIRST = "3ndi mola7ada 3la lmizania"
WORDS = "khass tb9a lmizania mnchora kol chhar bach nchoufo fin mchaw lflous"
TURNS = 12  # more than the form has: it ends with its comment
ACCOUNT = "terminal:berkane"


class Steps:
    """Counts steps and kills the process at the chosen one."""

    def __init__(self, deadly: int) -> None:
        self.deadly, self.taken = deadly, 0

    def take(self) -> None:
        self.taken += 1
        if self.taken == self.deadly:
            os.kill(os.getpid(), signal.SIGKILL)


class FatalDatabase(Database):
    steps: Steps

    @contextlib.contextmanager
    def writing(self) -> Iterator[Db]:
        self.steps.take()
        with super().writing() as db:
            yield db
            self.steps.take()
        self.steps.take()


class FatalChannel(Terminal):
    """Writes down what leaves, so that it survives the process."""

    def __init__(self, steps: Steps, log: Path) -> None:
        super().__init__("berkane")
        self.steps, self.log = steps, log

    async def send(self, message: Outbound) -> Sent:
        self.steps.take()
        with self.log.open("a", encoding="utf-8") as file:
            buttons = [button.id for button in message.buttons]
            file.write(json.dumps({"text": message.text, "buttons": buttons}, ensure_ascii=False) + "\n")
        self.steps.take()
        return await super().send(message)


def runtime(folder: Path, steps: Steps) -> Runtime:
    database = FatalDatabase(f"sqlite:///{folder / 'jemaa.db'}", make_vault())
    database.steps = steps
    channel = FatalChannel(steps, folder / "sent.jsonl")
    return Runtime(
        settings=Settings(var_dir=str(folder)),
        database=database,
        clock=FrozenClock(),
        reader=ScriptedReader(),
        channels={ACCOUNT: channel},
        account_communes={ACCOUNT: "berkane"},
    )


async def one_message(folder: Path, steps: Steps, message: Inbound) -> None:
    """Start, take the message in, do what it leads to, stop."""
    parts = runtime(folder, steps)
    runner = Runner(parts)
    await runner.start()
    await runner.take("berkane", ACCOUNT, [message])
    await runner.settle()
    await runner.stop()
    parts.database.close()


def forked(folder: Path, deadly: int, message: Inbound) -> tuple[bool, int]:
    """Run in a fork; (whether it lived, how many steps it took)."""
    count = folder / "steps"
    pid = os.fork()
    if pid == 0:
        steps = Steps(deadly)
        asyncio.run(one_message(folder, steps, message))
        count.write_text(str(steps.taken))
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    if os.WIFSIGNALED(status):
        return False, deadly
    if os.WEXITSTATUS(status):
        raise SystemExit(f"a run failed by itself at step {deadly}")
    return True, int(count.read_text())


def sent(folder: Path) -> list[dict[str, object]]:
    log = folder / "sent.jsonl"
    return [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []


def examine(folder: Path) -> dict[str, object]:
    database = Database(f"sqlite:///{folder / 'jemaa.db'}", make_vault())
    with database.reading() as db:
        found = {
            "contributions": db.value(select(func.count()).select_from(rows)),
            "handled": db.value(
                select(func.count())
                .select_from(inbound_messages)
                .where(inbound_messages.c.state == "handled")
            ),
            "inbound": db.value(select(func.count()).select_from(inbound_messages)),
            "outbound": db.value(select(func.count()).select_from(outbound_messages)),
            "unsent": db.value(
                select(func.count()).select_from(outbound_messages).where(outbound_messages.c.state != "sent")
            ),
            "chain": receipts.verify(db, "berkane").is_intact,
        }
    database.close()
    return found


def next_message(number: int, answers: Sequence[dict[str, object]]) -> Inbound:
    """The first button offered, or words where none is."""
    first = Inbound(key=f"m{number}", sender="fatima", text=FIRST if number == 0 else WORDS)
    buttons = answers[-1]["buttons"] if answers else []
    return (
        replace(first, text="", payload=str(buttons[0])) if isinstance(buttons, list) and buttons else first
    )


def main(folder: Path) -> None:
    calm, found = folder / "calm", []
    calm.mkdir()
    parts = runtime(calm, Steps(0))
    parts.database.migrate()
    ensure_communes(parts.database, parts.settings, ["berkane"], parts.clock)
    parts.database.close()
    for number in range(TURNS):
        message = next_message(number, sent(calm))
        deadly, lived = 1, False
        while not lived:
            trial = folder / f"trial-{number}-{deadly}"
            shutil.copytree(calm, trial)
            before = len(sent(trial))
            lived, _ = forked(trial, deadly, message)
            if not lived:
                forked(trial, 0, message)
            found.append(
                {
                    "turn": number,
                    "step": deadly,
                    "lived": lived,
                    "sent": len(sent(trial)) - before,
                    **examine(trial),
                }
            )
            shutil.rmtree(trial)
            deadly += 1
        forked(calm, 0, message)
        if examine(calm)["contributions"]:
            break
    print(json.dumps({"runs": found, "calm": examine(calm), "last": sent(calm)[-1]}, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
