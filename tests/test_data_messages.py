"""The inbox: nothing twice, nothing lost, strictly in order."""

from typing import Any

import pytest
from sqlalchemy import func, select, update
from world import CLAIRE, FATIMA, KARIM, World

from data import messages
from data.engine import Db
from data.messages import TURN_ATTEMPTS
from data.tables import channel_accounts, inbound_messages


def receive(world: World, db: Db, key: str, who: Any = FATIMA) -> messages.Received | None:
    return messages.receive(
        db,
        commune_id=who.commune,
        account_id=who.account,
        key=key,
        address=who.address,
        body="{}",
        now=world.now,
    )


def test_the_same_update_five_times_is_one_message(world: World) -> None:
    for _ in range(5):
        with world.database.writing() as db:
            receive(world, db, "update-1")
    with world.database.writing() as db:
        assert receive(world, db, "update-1") is None
        assert receive(world, db, "update-1", KARIM) is not None, "another account counts for itself"
        assert db.value(select(func.count()).select_from(inbound_messages)) == 2


def test_messages_have_their_turn_in_the_order_of_arrival(world: World) -> None:
    with world.database.writing() as db:
        ids = [world.hears(db, FATIMA, text).inbound_id for text in ("un", "deux", "trois")]
        conversation_id = world.person(db, FATIMA).conversation_id
        for each in ids:
            message = messages.next_message(db, conversation_id)
            assert message is not None
            assert message.id == each
            assert messages.mark_handled(db, each, {"intent": "greet"}, world.now)
            assert not messages.mark_handled(db, each, None, world.now), "once"
        assert messages.next_message(db, conversation_id) is None


def test_later_messages_wait_for_media_on_the_way(world: World) -> None:
    with world.database.writing() as db:
        photo = world.hears(db, FATIMA, "", has_media=True)
        world.hears(db, FATIMA, "et voilà")
        assert messages.next_message(db, photo.conversation_id) is None
        assert messages.mark_ready(db, photo.inbound_id) == photo.conversation_id
        assert messages.mark_ready(db, photo.inbound_id) is None
        message = messages.next_message(db, photo.conversation_id)
        assert message is not None
        assert message.id == photo.inbound_id


def test_a_turn_that_raises_three_times_is_set_aside(world: World) -> None:
    with world.database.writing() as db:
        first, second = (world.hears(db, FATIMA, text) for text in ("un", "deux"))
        told = [messages.count_attempt(db, first.inbound_id, "ValueError") for _ in range(TURN_ATTEMPTS)]
        assert told == [False, False, True]
        assert not messages.count_attempt(db, first.inbound_id, "ValueError")
        message = messages.next_message(db, first.conversation_id)
        assert message is not None
        assert message.id == second.inbound_id


def test_only_conversations_of_hosted_accounts_wait(world: World) -> None:
    with world.database.writing() as db:
        fatima = world.hears(db, FATIMA, "salam").conversation_id
        world.hears(db, FATIMA, "wach kayn chi wa7d")
        claire = world.hears(db, CLAIRE, "bonjour").conversation_id
        world.hears(db, KARIM, "سلام")
        world.hears(db, CLAIRE, "", has_media=True)
        assert sorted(messages.conversations_waiting(db, [FATIMA.account, CLAIRE.account])) == [
            fatima,
            claire,
        ]
        assert messages.conversations_waiting(db, [FATIMA.account]) == [fatima]


def test_the_lines_of_both_sides(world: World) -> None:
    with world.database.writing() as db:
        received = world.hears(db, FATIMA, "salam")
        world.says(db, FATIMA, "Mer7ba")
        world.clock.move(seconds=1)
        world.says(db, FATIMA, "Je suis Nadia", kind="staff", author="nadia")
        lines = messages.spoken(db, received.conversation_id, after=None, limit=10)
        assert [line.who for line in lines] == ["citizen", "bot", "staff"]
        assert len(messages.spoken(db, received.conversation_id, after=None, limit=2)) == 2
        assert len(messages.spoken(db, received.conversation_id, after=lines[0].at, limit=9)) == 1


def test_an_accounts_health(world: World) -> None:
    with world.database.writing() as db:
        messages.note_inbound(db, FATIMA.account, world.now)
        messages.set_trouble(db, FATIMA.account, "the token is wrong")
        row = db.one(select(channel_accounts).where(channel_accounts.c.id == FATIMA.account))
        assert row is not None
        assert (row.last_inbound_at, row.trouble) == (world.now, "the token is wrong")
        messages.set_trouble(db, FATIMA.account, None)
        messages.open_account(db, account_id=FATIMA.account, commune_id="berkane", channel="telegram")


def test_an_instant_without_a_zone_is_never_stored(world: World) -> None:
    with pytest.raises(Exception, match="without a zone"), world.database.writing() as db:
        db.execute(update(inbound_messages).values(received_at=world.now.replace(tzinfo=None)))
