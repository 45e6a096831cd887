"""Media is fetched or given up; either way the provider is told to delete its copy."""

import pytest
from town import Town

from bot.channels.base import ChannelError, MediaRef, NotSent, Refused, Stored
from bot.channels.terminal import Terminal
from bot.runtime import fetching
from bot.runtime.fetching import Fetcher
from bot.runtime.writer import Writer
from data import attachments
from data.engine import Database


class Keeps(Terminal):
    """A channel whose provider keeps media until it is told to delete them."""

    def __init__(self, commune: str, failure: ChannelError | None) -> None:
        super().__init__(commune)
        self.failure = failure
        self.deleted: list[str] = []

    async def fetch(self, media: MediaRef) -> Stored:
        if self.failure:
            raise self.failure
        return Stored("audio/ogg", b"a voice note")

    async def delete_source(self, media: MediaRef) -> None:
        self.deleted.append(media.kind)


@pytest.mark.parametrize("failure", [None, Refused("no", "too_large"), NotSent("later")])
async def test_the_providers_copy_is_deleted(
    database: Database, failure: ChannelError | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "WAITS", (0.0, 0.0))
    town, channel, woken = Town(database), Keeps("berkane", failure), list[int]()
    town.runtime.channels = {town.account: channel}
    conversation_id = town.send("fatima", media="voice")
    with database.reading() as db:
        (due,) = attachments.due(db, [town.account], town.clock.now())
    writer = Writer(database)
    try:
        await Fetcher(town.runtime, writer, woken.append).fetch(town.account, due.id)
    finally:
        writer.close()
    assert woken == [conversation_id]
    assert channel.deleted == ["voice"]
