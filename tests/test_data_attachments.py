"""Photos and voice notes: fetched within three tries, kept sealed as received, or given up."""

import hashlib
from datetime import timedelta

import pytest
from world import CLAIRE, FATIMA, KARIM, World

from data import attachments, messages
from data.attachments import TRY_LASTS, WAITS
from data.engine import Db


def expect(world: World, db: Db, inbound_id: int, kind: str = "voice") -> int:
    return attachments.expect(
        db,
        commune_id="berkane",
        inbound_id=inbound_id,
        kind=kind,
        source='{"file_id": "f1"}',
        media_type="audio/ogg",
        size=1234,
        seconds=9,
        now=world.now,
    )


def test_three_tries_within_half_a_minute() -> None:
    assert len(WAITS) == 3
    assert sum(WAITS) <= 30


def test_fetched_media_is_kept_as_received(world: World) -> None:
    content = bytes(range(256)) * 10
    with world.database.writing() as db:
        received = world.hears(db, FATIMA, "", has_media=True)
        assert messages.next_message(db, received.conversation_id) is None, "its media is on the way"
        number = expect(world, db, received.inbound_id)
        pending = attachments.pending(db, number)
        assert pending is not None
        assert (pending.account_id, pending.source, pending.attempts) == (
            FATIMA.account,
            '{"file_id": "f1"}',
            0,
        )
        attachments.store(db, number, content=content, media_type="audio/ogg")
        assert attachments.pending(db, number) is None
        assert attachments.inbound_when_complete(db, number) == received.inbound_id
        messages.mark_ready(db, received.inbound_id)
        assert messages.next_message(db, received.conversation_id) is not None
        (row,) = attachments.of_message(db, received.inbound_id)
        assert (row.state, row.size, row.seconds) == ("stored", len(content), 9)
        assert row.digest == hashlib.sha256(content).hexdigest()
        assert attachments.read(db, "berkane", row.token) == content
        with pytest.raises(LookupError):
            attachments.read(db, "settat", row.token)


def test_a_try_under_way_is_left_alone_until_it_must_be_lost(world: World) -> None:
    with world.database.writing() as db:
        number = expect(world, db, world.hears(db, FATIMA, "", has_media=True).inbound_id)
        accounts = [FATIMA.account, CLAIRE.account]
        assert [row.id for row in attachments.due(db, accounts, world.now)] == [number]
        attachments.count_try(db, number, now=world.now)
        assert attachments.due(db, accounts, world.now) == []
        world.clock.at += TRY_LASTS + timedelta(seconds=1)
        assert [row.attempts for row in attachments.due(db, accounts, world.now)] == [1]
        assert attachments.due(db, [KARIM.account], world.now) == [], "another process hosts that account"


def test_given_up_is_said_and_never_undone(world: World) -> None:
    with world.database.writing() as db:
        received = world.hears(db, FATIMA, "", has_media=True)
        number = expect(world, db, received.inbound_id)
        attachments.give_up(db, number, "too_large")
        attachments.store(db, number, content=b"late", media_type="audio/ogg")
        (row,) = attachments.of_message(db, received.inbound_id)
        assert (row.state, row.problem, row.digest) == ("given_up", "too_large", None)
        with pytest.raises(LookupError):
            attachments.read(db, "berkane", row.token)


def test_a_message_is_ready_when_nothing_of_it_is_on_the_way(world: World) -> None:
    with world.database.writing() as db:
        received = world.hears(db, FATIMA, "", has_media=True)
        first, second = (expect(world, db, received.inbound_id, "photo") for _ in range(2))
        attachments.store(db, first, content=b"1", media_type="image/jpeg")
        assert attachments.inbound_when_complete(db, first) is None
        attachments.give_up(db, second, "lost")
        assert attachments.inbound_when_complete(db, second) == received.inbound_id
        assert [row.id for row in attachments.of_message(db, received.inbound_id)] == [first, second]
