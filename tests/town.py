"""A small town hall for runtime tests: a real database, the sample communes, a terminal channel, no network."""

from dataclasses import dataclass, field
from itertools import count

from fakes import FrozenClock
from scripted import ScriptedReader

from bot.bootstrap import ensure_communes
from bot.channels.base import Inbound, MediaRef, Outbound, Stored
from bot.channels.terminal import Terminal
from bot.runtime import intake
from bot.runtime.hearing import Reader
from bot.runtime.parts import Runtime
from bot.runtime.turns import take_turn
from bot.settings import Settings
from data import outbox
from data.engine import Database

_keys = count(1)


@dataclass(slots=True)
class Town:
    """One commune's bot, driven message by message."""

    database: Database
    commune: str = "berkane"
    clock: FrozenClock = field(default_factory=FrozenClock)
    reader: Reader = field(default_factory=ScriptedReader)
    runtime: Runtime = field(init=False)
    last: Outbound | None = None

    def __post_init__(self) -> None:
        settings = Settings()
        account = f"terminal:{self.commune}"
        self.runtime = Runtime(
            settings=settings,
            database=self.database,
            clock=self.clock,
            reader=self.reader,
            channels={account: Terminal(self.commune)},
            account_communes={account: self.commune},
        )
        ensure_communes(self.database, settings, [self.commune], self.clock)

    @property
    def account(self) -> str:
        return f"terminal:{self.commune}"

    def send(
        self,
        sender: str,
        text: str = "",
        *,
        payload: str = "",
        media: str = "",
        upload: Stored | str | None = None,
        key: str = "",
    ) -> int | None:
        """A message arrives; its conversation, None for a repeat."""
        kept = (MediaRef(media),) if media else ()
        inbound = Inbound(key or f"k{next(_keys)}", sender, text=text, payload=payload, media=kept)
        with self.database.writing() as db:
            taken = intake.take(
                db,
                commune_id=self.commune,
                account_id=self.account,
                received=inbound,
                upload=upload,
                now=self.clock.now(),
            )
        return taken.conversation_id

    def answer(self, conversation_id: int) -> list[Outbound]:
        """Take the turns that wait; what is said."""
        said: list[Outbound] = []
        while turn := take_turn(self.runtime, conversation_id):
            for outbound_id, message in turn.outgoing:
                with self.database.writing() as db:
                    outbox.mark_sent(db, outbound_id, f"p{outbound_id}", self.clock.now())
                said.append(message)
        if said:
            self.last = said[-1]
        return said

    def say(self, sender: str, text: str = "", **more: str) -> Outbound:
        """A message and its one answer."""
        conversation_id = self.send(sender, text, **more)
        assert conversation_id is not None
        said = self.answer(conversation_id)
        assert len(said) == 1, [message.text for message in said]
        return said[0]

    def press(self, sender: str, label: str) -> Outbound:
        """Press the button of the last answer whose label or id contains this."""
        assert self.last is not None
        for button in self.last.buttons:
            if label in button.label or button.id.endswith(f".{label}"):
                return self.say(sender, payload=button.id)
        raise AssertionError(f"no button {label!r} among {[b.label for b in self.last.buttons]}")
