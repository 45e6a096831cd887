"""People are found by addresses that nobody can read; staff never both answer; a commune has its own people."""

import threading
import time
from typing import Any

import pytest
from sqlalchemy import func, select
from world import CLAIRE, FATIMA, KARIM, NADIA, OMAR, SI_BRAHIM, World

from data import conversations
from data.conversations import HAND_OVER_LASTS, Conflict
from data.engine import Db
from data.tables import addresses, audit_events, citizens
from data.tables import conversations as conversations_table


def test_an_address_leads_to_the_same_person_on_its_own_account_only(world: World) -> None:
    with world.database.writing() as db:
        fatima = world.person(db, FATIMA)
        assert world.person(db, FATIMA) == fatima
        assert conversations.find(db, FATIMA.account, FATIMA.address) == fatima
        assert conversations.find(db, CLAIRE.account, FATIMA.address) is None
        karim = world.person(db, KARIM)
        assert KARIM.address == FATIMA.address
        assert karim.citizen_id != fatima.citizen_id
        assert conversations.load(db, karim.conversation_id).commune_id == "settat"
        assert (conversations.count(db, "berkane"), conversations.count(db, "settat")) == (1, 1)


def opened(world: World, db: Db, address: str, *aliases: str) -> conversations.Person:
    return conversations.find_or_open(
        db,
        commune_id="berkane",
        account_id=SI_BRAHIM.account,
        address=address,
        aliases=aliases,
        now=world.now,
    )


def test_who_writes_from_an_alias_is_the_same_and_is_answered_there(world: World) -> None:
    number, username = "whatsapp:+212612345678", "whatsapp:MA.abc123"
    with world.database.writing() as db:
        first = opened(world, db, number)
        assert opened(world, db, username, number) == first
        assert conversations.address_of(db, first.citizen_id, SI_BRAHIM.account) == username
        assert opened(world, db, number) == first
        assert conversations.address_of(db, first.citizen_id, SI_BRAHIM.account) == number
        assert opened(world, db, username) == first
        assert conversations.address_of(db, first.citizen_id, SI_BRAHIM.account) == username
        assert db.value(select(func.count()).select_from(addresses)) == 2


def test_a_moved_address_is_answered_at_the_new_one(world: World) -> None:
    with world.database.writing() as db:
        person = world.person(db, FATIMA)
        conversations.move_address(
            db,
            commune_id="berkane",
            account_id=FATIMA.account,
            citizen_id=person.citizen_id,
            address="-100999",
        )
        assert conversations.address_of(db, person.citizen_id, FATIMA.account) == "-100999"
        assert conversations.find(db, FATIMA.account, "-100999") == person


def test_two_first_messages_at_once_open_one_conversation(world: World) -> None:
    has_opened, found = threading.Event(), []

    def open_first() -> None:
        with world.database.writing() as db:
            found.append(world.person(db, FATIMA))
            has_opened.set()
            time.sleep(0.2)  # the second looks while this is not committed

    first = threading.Thread(target=open_first)
    first.start()
    has_opened.wait()
    with world.database.writing() as db:
        found.append(world.person(db, FATIMA))
    first.join()
    assert len(set(found)) == 1
    with world.database.reading() as db:
        assert db.value(select(func.count()).select_from(citizens)) == 1


def test_the_state_is_kept_sealed(world: World) -> None:
    with world.database.writing() as db:
        person = world.person(db, FATIMA)
        assert conversations.load(db, person.conversation_id).state is None
        state = '{"frames": ["Fatima Zahra"]}'
        conversations.save(db, person.conversation_id, state, heard_at=world.now, open_buttons_id=7)
        row = conversations.load(db, person.conversation_id)
        assert (row.state, row.last_inbound_at, row.open_buttons_id) == (state, world.now, 7)
        sealed = db.value(select(conversations_table.c.sealed_state))
        assert b"Fatima" not in sealed
        conversations.set_state(db, person.conversation_id, None)
        assert conversations.load(db, person.conversation_id).state is None


def hand_over(world: World, db: Db) -> int:
    conversation_id = world.person(db, FATIMA).conversation_id
    conversations.note_heard(db, conversation_id, world.now)
    conversations.hand_over(db, conversation_id, world.now)
    return conversation_id


def answer(
    world: World, db: Db, conversation_id: int, actor: str, **more: Any
) -> conversations.ConversationRow:
    seen = more.get("seen", conversations.load(db, conversation_id).last_inbound_at)
    return conversations.claim_answer(
        db, "berkane", conversation_id, seen_inbound_at=seen, actor=actor, now=world.now
    )


def test_two_members_of_staff_never_both_answer(world: World) -> None:
    with world.database.writing() as db:
        conversation_id = hand_over(world, db)
        assert [row.id for row in conversations.handed_over(db, "berkane")] == [conversation_id]
        assert conversations.handed_over(db, "settat") == []
        answer(world, db, conversation_id, NADIA)
        answer(world, db, conversation_id, NADIA)
        with pytest.raises(Conflict):
            answer(world, db, conversation_id, OMAR)
        seen = conversations.load(db, conversation_id).last_inbound_at
        world.clock.move(minutes=3)
        conversations.note_heard(db, conversation_id, world.now)
        with pytest.raises(Conflict):
            answer(world, db, conversation_id, NADIA, seen=seen)
        answer(world, db, conversation_id, OMAR)
        actors = db.execute(
            select(audit_events.c.actor).where(audit_events.c.action == "conversation_answered")
        )
        assert actors.scalars().all() == [NADIA, NADIA, OMAR]


def test_a_conversation_is_handed_back_once_and_by_its_own_commune(world: World) -> None:
    with world.database.writing() as db:
        conversation_id = hand_over(world, db)
        with pytest.raises(Conflict):
            conversations.return_to_bot(db, "settat", conversation_id, actor="karim", now=world.now)
        with pytest.raises(Conflict):
            conversations.claim_answer(
                db, "settat", conversation_id, seen_inbound_at=world.now, actor="karim", now=world.now
            )
        conversations.return_to_bot(db, "berkane", conversation_id, actor=NADIA, now=world.now)
        assert conversations.load(db, conversation_id).owner == "bot"
        with pytest.raises(Conflict):
            conversations.return_to_bot(db, "berkane", conversation_id, actor=OMAR, now=world.now)
        with pytest.raises(Conflict):
            answer(world, db, conversation_id, OMAR)


def test_a_hand_over_lapses(world: World) -> None:
    with world.database.writing() as db:
        conversation_id = hand_over(world, db)
        assert conversations.lapsed(db, world.now) == []
        world.clock.at += HAND_OVER_LASTS
        assert conversations.lapsed(db, world.now) == [conversation_id]
        conversations.take_back(db, conversation_id)
        assert conversations.lapsed(db, world.now) == []


def test_who_blocked_us_is_reachable_again_by_writing(world: World) -> None:
    with world.database.writing() as db:
        person = world.person(db, FATIMA)
        unreachable = select(citizens.c.unreachable_at)
        conversations.mark_reachable(db, person.citizen_id, is_reachable=False, now=world.now)
        world.clock.move(days=1)
        conversations.mark_reachable(db, person.citizen_id, is_reachable=False, now=world.now)
        assert db.value(unreachable) < world.now, "since when stays"
        conversations.mark_reachable(db, person.citizen_id, is_reachable=True, now=world.now)
        assert db.value(unreachable) is None
