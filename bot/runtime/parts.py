"""What a running service is made of. Built by bot/bootstrap.py; tests put fakes in the same places."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.channels.base import Channel
from bot.clock import Clock
from bot.runtime.hearing import Reader
from bot.runtime.visits import Library
from bot.settings import Settings
from data.engine import Database
from data.rates import Limit


@dataclass(slots=True)
class Runtime:
    """The parts; `channels` holds the accounts that this process hosts."""

    settings: Settings
    database: Database
    clock: Clock
    reader: Reader
    channels: Mapping[str, Channel]
    account_communes: Mapping[str, str] = field(default_factory=dict)  # whose account it is
    library: Library = field(default_factory=Library)
    limits: Mapping[str, Limit] = field(default_factory=dict)  # of accounts whose rate is limited
    reads_remotely: bool = False  # the reader is another server: never waited for inside a transaction

    def text_limit(self, account_id: str) -> int:
        """Characters that one message of the account may hold."""
        return self.channels[account_id].max_text

    async def close(self) -> None:
        for channel in self.channels.values():
            await channel.close()
        self.database.close()
