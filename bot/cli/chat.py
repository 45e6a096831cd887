"""`jemaa chat`: a conversation in the terminal, for people and (with --json) for programs.

With --json, one object a line in, one a line out, then {"done": true} once per input line, after all that it caused.
"""

import asyncio
import io
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

import click

from bot.bootstrap import TERMINAL, build_runtime, configure_logging, ensure_communes, open_database
from bot.channels import media as files
from bot.channels.base import Inbound, MediaRef, Outbound, Refused, Stored
from bot.channels.terminal import Terminal
from bot.runtime import intake
from bot.runtime.parts import Runtime
from bot.runtime.turns import take_turn
from bot.settings import read_settings
from data import outbox

ME = "terminal"
LONGEST_LINE = 1_000_000  # characters of one input line that are looked at


@dataclass(slots=True)
class Chat:
    """One terminal account, driven line by line without an event loop of its own."""

    runtime: Runtime
    commune_id: str
    channel: Terminal
    is_for_all: bool = False  # a program speaks for everybody of the account, and reads whom a line is for
    started: int = 0
    number: int = 0

    def hear(self, inbound: Inbound, upload: Stored | str | None) -> Iterator[Outbound]:
        """Keep one message, take the turns it leads to, and give what is said, in order."""
        now = self.runtime.clock.now()
        with self.runtime.database.writing() as db:
            taken = intake.take(
                db,
                commune_id=self.commune_id,
                account_id=self.channel.account,
                received=inbound,
                upload=upload,
                now=now,
            )
        if taken.conversation_id is None:
            return
        while turn := take_turn(self.runtime, taken.conversation_id):
            for outbound_id, message in turn.outgoing:
                yield message
                with self.runtime.database.writing() as db:
                    outbox.mark_sent(db, outbound_id, f"terminal-{outbound_id}", self.runtime.clock.now())
        yield from self._queued(None if self.is_for_all else taken.conversation_id)

    def _queued(self, conversation_id: int | None) -> Iterator[Outbound]:
        """What staff or a turn left in the queue: for the person who sits there, since nobody else reads it; None: for everybody."""
        from bot.runtime import wire  # noqa: PLC0415

        while True:
            with self.runtime.database.writing() as db:
                now = self.runtime.clock.now()
                rows = outbox.claim_due(db, [self.channel.account], now, 20, conversation_id)
                for row in rows:
                    outbox.mark_sent(db, row.id, f"terminal-{row.id}", self.runtime.clock.now())
            if not rows:
                return
            yield from (wire.load_outbound(row.body) for row in rows if row.body)

    def next_key(self) -> str:
        """A key of its own for each line typed."""
        self.number += 1
        return f"{self.started}-{self.number}"


@click.command()
@click.option("--commune", default="berkane", show_default=True, help="Whose bot to talk to.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, in and out.")
@click.option("--from", "sender", default=ME, help="Who is talking (any name).", hidden=True)
def chat(commune: str, as_json: bool, sender: str) -> None:
    """Talk to a commune's bot in the terminal. An empty line ends it; so does Ctrl-D."""
    settings = read_settings()
    configure_logging(settings, settings.var / "chat.log")
    database = open_database(settings)
    terminal = Terminal(commune)
    runtime = build_runtime(
        settings, database=database, channels=lambda _settings, _database: {terminal.account: terminal}
    )
    ensure_communes(database, settings, [commune], runtime.clock)
    with database.writing() as db:
        outbox.recover(db, [f"{TERMINAL}:{commune}"])
    talk = Chat(runtime, commune, terminal, is_for_all=as_json, started=time.time_ns())
    try:
        if as_json:
            _speak_json(talk, _utf8(sys.stdin), _utf8(sys.stdout))
        else:
            _speak(talk, sender)
    finally:
        asyncio.run(runtime.close())


# -- for programs --------------------------------------------------------------------------------------------


def _utf8(stream: TextIO) -> TextIO:
    """The stream in UTF-8 whatever the machine's language is; what is no text becomes a sign for it."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="replace")
    return stream


def _speak_json(talk: Chat, lines: TextIO, out: TextIO) -> None:
    for line in lines:
        if not line.strip():
            continue
        try:
            inbound, upload = _parse(talk, json.loads(line[:LONGEST_LINE]))
        except (ValueError, TypeError, RecursionError) as error:
            click.echo(f"jemaa chat: not understood: {error}", err=True)
        else:
            for message in talk.hear(inbound, upload):
                _write(out, _shown(message))
        _write(out, {"done": True})


def _write(out: TextIO, value: dict[str, Any]) -> None:
    out.write(json.dumps(value, ensure_ascii=False) + "\n")
    out.flush()


def _shown(message: Outbound) -> dict[str, Any]:
    choices = [{"id": button.id, "label": button.row_label or button.label} for button in message.buttons]
    return {"to": message.to, "text": message.text, "choices": choices}


def _parse(talk: Chat, value: Any) -> tuple[Inbound, Stored | str | None]:
    if not isinstance(value, dict):
        raise TypeError("a line must be a JSON object")
    sender = _words(value, "from") or ME
    key = talk.next_key()
    for kind in ("voice", "photo"):
        path = _words(value, kind)
        if path:
            media, upload = _file(kind, Path(path))
            return Inbound(key, sender, text=_words(value, "text"), media=(media,)), upload
    if value.get("choice") is None and value.get("text") is None:
        raise ValueError('a line needs "text", "choice", "voice" or "photo"')
    return Inbound(key, sender, text=_words(value, "text"), payload=_words(value, "choice")), None


def _words(value: dict[str, Any], name: str) -> str:
    """A field that must be a text or a number, "" when it is not there. TypeError."""
    given = value.get(name)
    if given is None:
        return ""
    if not isinstance(given, (str, int)):
        raise TypeError(f'"{name}" must be a text')
    return str(given).encode("utf-8", "replace").decode()  # half a pair of code units is no letter


def _file(kind: str, path: Path) -> tuple[MediaRef, Stored | str]:
    """A file on this machine as media; or the problem with it, which the citizen is told."""
    try:
        size = path.stat().st_size
        files.refuse_larger(size, Terminal.max_media_bytes)
        stored = files.check(kind, path.read_bytes())
    except OSError as error:
        click.echo(f"jemaa chat: {path}: {error.strerror}", err=True)
        return MediaRef(kind), "lost"
    except Refused as error:
        return MediaRef(kind), error.code
    return MediaRef(kind, media_type=stored.media_type, size=size, seconds=stored.seconds), stored


# -- for people ----------------------------------------------------------------------------------------------


def _speak(talk: Chat, sender: str) -> None:
    click.echo(f"— {talk.commune_id} — (Ctrl-D: fin / خروج)\n")
    buttons: dict[str, str] = {}
    while True:
        try:
            line = input("> ").strip()
        except (EOFError, KeyboardInterrupt):
            click.echo()
            return
        if not line:
            continue
        inbound = Inbound(talk.next_key(), sender, text=line, payload=buttons.get(line, ""))
        for message in talk.hear(inbound, None):
            click.echo(f"\n{message.text}\n")
            buttons = {str(n): button.id for n, button in enumerate(message.buttons, 1)}
            for n, button in enumerate(message.buttons, 1):
                click.echo(f"  {n}. {button.row_label or button.label}")
            click.echo()
