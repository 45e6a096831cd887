"""Forgetting a person, old messages, and what the raw database file shows of anybody."""

import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select, update
from world import CLAIRE, FATIMA, KARIM, NADIA, SI_BRAHIM, Someone, World

from data import attachments, consents, contributions, conversations, forgetting, messages, outbox, receipts
from data.engine import Db
from data.tables import (
    addresses,
    citizens,
    inbound_messages,
    missed_lookups,
    outbound_messages,
)
from data.tables import attachments as attachments_table
from data.tables import consents as consents_table

WORDS = "Les délais sont trop longs"


def agree(world: World, db: Db, who: Someone, purpose: str = "comments", *, is_given: bool = True) -> None:
    consents.record(
        db,
        commune_id=who.commune,
        citizen_id=world.person(db, who).citizen_id,
        purpose=purpose,
        is_given=is_given,
        text_shown="Acceptez-vous ?",
        language=who.language,
        source=who.account,
        now=world.now,
    )


def forget(world: World, db: Db, who: Someone) -> forgetting.Forgotten:
    """As by a message that just came; whatever came before it had its turn."""
    person, current = world.person(db, who), world.hears(db, who, "msse7").inbound_id
    db.execute(
        update(inbound_messages)
        .where(inbound_messages.c.conversation_id == person.conversation_id)
        .values(state="handled")
    )
    return forgetting.forget_citizen(
        db,
        commune_id=who.commune,
        citizen_id=person.citizen_id,
        message_id=current,
        day=world.day,
        now=world.now,
    )


def test_what_waits_behind_the_request_is_not_emptied(world: World) -> None:
    with world.database.writing() as db:
        agree(world, db, FATIMA)
        current, behind = world.hears(db, FATIMA, "msse7"), world.hears(db, FATIMA, "chokran")
        person = world.person(db, FATIMA)
        forgetting.forget_citizen(
            db,
            commune_id="berkane",
            citizen_id=person.citizen_id,
            message_id=current.inbound_id,
            day=world.day,
            now=world.now,
        )
        messages.mark_handled(db, current.inbound_id, None, world.now)
        message = messages.next_message(db, person.conversation_id)
        assert message is not None
        assert message.id == behind.inbound_id
        assert "chokran" in message.body
        world.clock.move(hours=2)
        assert forgetting.drop_forgotten(db, now=world.now) == 0, "its turn is still to come"


def test_the_day_of_a_consent_is_the_communes_day(world: World) -> None:
    world.clock.at = world.clock.at.replace(month=6, hour=23, minute=30)
    with world.database.writing() as db:
        agree(world, db, FATIMA)
        citizen_id = world.person(db, FATIMA).citizen_id
        kept = forgetting.look_my_data(db, commune_id="berkane", citizen_id=citizen_id)
        local = world.now.astimezone(ZoneInfo("Africa/Casablanca")).date().isoformat()
        assert kept["consents"][0]["given_on"] == local


def test_a_person_sees_what_is_kept_and_is_forgotten(world: World) -> None:
    with world.database.writing() as db:
        agree(world, db, FATIMA)
        agree(world, db, FATIMA, "sessions", is_given=False)
        world.hears(db, FATIMA, "salam")
        token = world.sends_photo(db, FATIMA)
        loose = world.sends_photo(db, FATIMA)
        named = world.recorded(db, FATIMA, WORDS, name=FATIMA.name, tokens=[token])
        anonymous = world.recorded(db, FATIMA, WORDS)
        citizen_id = world.person(db, FATIMA).citizen_id
        assert forgetting.look_my_data(db, commune_id="berkane", citizen_id=citizen_id) == {
            "messages": 3,
            "items": 1,
            "requests": 0,
            "consents": [
                {"purpose": "comments", "is_given": True, "given_on": "2026-11-21"},
                {"purpose": "sessions", "is_given": False, "given_on": "2026-11-21"},
            ],
        }
    with world.database.writing() as db:
        assert forget(world, db, FATIMA) == forgetting.Forgotten(contributions=1, requests=0)
    with world.database.reading() as db:
        assert forgetting.look_my_data(db, commune_id="berkane", citizen_id=citizen_id) == {
            "messages": 0,
            "items": 0,
            "requests": 0,
            "consents": [],
        }
        row = contributions.load(db, "berkane", named)
        assert row is not None
        assert (row.status, row.words, row.citizen_id, row.received_at) == ("erased", None, None, None)
        kept = contributions.load(db, "berkane", anonymous)
        assert kept is not None
        assert kept.words == WORDS, "nobody can know that it was hers"
        for each in (token, loose):
            with pytest.raises(LookupError):
                attachments.read(db, "berkane", each)
        assert receipts.verify(db, "berkane").is_intact
        assert db.value(select(func.count()).select_from(attachments_table)) == 0


def test_forgetting_one_person_touches_nobody_else(world: World) -> None:
    with world.database.writing() as db:
        for who in (FATIMA, CLAIRE, KARIM):
            agree(world, db, who)
            world.hears(db, who, "salam")
        kept = [world.recorded(db, who, WORDS, name=who.name) for who in (CLAIRE, KARIM)]
        forget(world, db, FATIMA)
        for who, reference in zip((CLAIRE, KARIM), kept, strict=True):
            row = contributions.load(db, who.commune, reference)
            assert row is not None
            assert row.words == WORDS
            assert consents.last_word(db, world.person(db, who).citizen_id, "comments")


def test_the_farewell_can_leave_and_then_the_shell_goes(world: World) -> None:
    with world.database.writing() as db:
        world.hears(db, FATIMA, "msse7 lma3loumat dyali")
        forget(world, db, FATIMA)
        person = world.person(db, FATIMA)
        assert conversations.address_of(db, person.citizen_id, FATIMA.account) == FATIMA.address
        farewell = world.says(db, FATIMA, "Mse7na kolchi")
        world.clock.move(hours=2)
        assert forgetting.drop_forgotten(db, now=world.now) == 0, "the farewell has not left"
        outbox.claim_due(db, [FATIMA.account], world.now, 10)
        outbox.mark_sent(db, farewell, "p1", world.now)
        assert forgetting.drop_forgotten(db, now=world.now) == 1
        for table in (
            citizens,
            addresses,
            inbound_messages,
            outbound_messages,
            consents_table,
            missed_lookups,
        ):
            assert db.value(select(func.count()).select_from(table)) == 0


def test_who_is_forgotten_is_not_reminded_of_anything_that_still_waits(world: World) -> None:
    with world.database.writing() as db:
        for priority in (outbox.REMINDER, outbox.BROADCAST):
            world.says(db, FATIMA, "Tfekkro", kind="notice", priority=priority)
        elsewhere = world.says(db, CLAIRE, "Rappel", kind="notice", priority=outbox.REMINDER)
        forget(world, db, FATIMA)
        farewell = world.says(db, FATIMA, "Mse7na kolchi")
        left = outbox.claim_due(db, [FATIMA.account, CLAIRE.account], world.now, 10)
        assert sorted(row.id for row in left) == [elsewhere, farewell]


def test_who_writes_again_after_being_forgotten_stays(world: World) -> None:
    with world.database.writing() as db:
        world.hears(db, FATIMA, "msse7")
        forget(world, db, FATIMA)
        world.clock.move(minutes=5)
        world.hears(db, FATIMA, "salam")
        world.clock.move(hours=2)
        assert forgetting.drop_forgotten(db, now=world.now) == 0
        assert conversations.find(db, FATIMA.account, FATIMA.address) is not None


def test_old_messages_are_emptied_and_contributions_keep_their_media(world: World) -> None:
    with world.database.writing() as db:
        heard = world.hears(db, FATIMA, "salam")
        said = world.says(db, FATIMA, "Mer7ba")
        mine, loose = world.sends_photo(db, FATIMA, b"kept"), world.sends_photo(db, FATIMA, b"loose")
        reference = world.recorded(db, FATIMA, WORDS, name=FATIMA.name, tokens=[mine])
        for number in range(1, 4):
            messages.mark_handled(db, heard.inbound_id + number - 1, None, world.now)
        outbox.claim_due(db, [FATIMA.account], world.now, 10)
        outbox.mark_sent(db, said, "p1", world.now)
        world.clock.move(days=31)
        waiting = world.hears(db, FATIMA, "waiting")
        assert forgetting.forget_messages(db, received_before=world.now) == 4
        assert forgetting.forget_messages(db, received_before=world.now) == 0
        lines = messages.spoken(db, heard.conversation_id, after=None, limit=10)
        assert [line.body != "" for line in lines] == [False, False, False, False, True]
        assert waiting.inbound_id
        assert attachments.read(db, "berkane", mine) == b"kept"
        with pytest.raises(LookupError):
            attachments.read(db, "berkane", loose)
        assert receipts.verify_item(db, "berkane", reference)


def traces(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("jemaa.db*"))


@pytest.mark.parametrize("world", ["sqlite"], indirect=True)
def test_the_raw_file_shows_no_number_and_no_name(world: World, tmp_path: Path) -> None:
    """After a run in which everybody wrote, said their name, sent media, agreed and was answered."""
    people = (FATIMA, SI_BRAHIM, CLAIRE, KARIM)
    with world.database.writing() as db:
        for who in people:
            agree(world, db, who)
            heard = world.hears(db, who, f"smiti {who.name}, nmra 0612345678, CIN AB123456")
            world.says(db, who, f"Mer7ba {who.name}", inbound_id=heard.inbound_id)
            conversations.save(
                db,
                heard.conversation_id,
                f'{{"name": "{who.name}"}}',
                heard_at=world.now,
                open_buttons_id=None,
            )
            token = world.sends_photo(db, who, who.name.encode())
            world.recorded(db, who, f"ana {WORDS} 0612345678", name=who.name, tokens=[token])
            conversations.hand_over(db, heard.conversation_id, world.now)
            conversations.return_to_bot(db, who.commune, heard.conversation_id, actor=NADIA, now=world.now)
            attachments.expect(
                db,
                commune_id=who.commune,
                inbound_id=heard.inbound_id,
                kind="voice",
                source=f"https://provider.example/{who.address}",
                now=world.now,
            )
    raw = traces(tmp_path)
    assert WORDS.encode() in raw, "the words of contributions are plain, on purpose"
    for who in people:
        for secret in (*who.name.split(), who.address, "whatsapp:+"):
            assert secret.encode() not in raw, secret
    for number in (b"0612345678", b"612345678", b"AB123456", b"provider.example"):
        assert number not in raw, number
    assert not re.search(rb"\+212", raw)


@pytest.mark.parametrize("world", ["sqlite"], indirect=True)
def test_erased_words_leave_the_raw_file(world: World, tmp_path: Path) -> None:
    with world.database.writing() as db:
        world.recorded(db, FATIMA, "des mots que personne ne doit retrouver", name=FATIMA.name)
    assert b"personne ne doit retrouver" in traces(tmp_path)
    with world.database.writing() as db:
        forget(world, db, FATIMA)
    world.database.close()
    assert b"personne ne doit retrouver" not in traces(tmp_path)
