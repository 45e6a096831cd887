"""Comments and ideas: recorded named or anonymous, changed by their author only, found by their code only."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from world import CLAIRE, FATIMA, KARIM, SI_BRAHIM, World

from data import attachments, contribution_looks, contributions, conversations, messages, outbox, receipts
from data.contribution_looks import MISSES, MISSES_WITHIN
from data.contributions import A_DAY, Refusal
from data.conversations import Conflict
from data.masking import MASK
from data.tables import attachments as attachments_table
from data.tables import contribution_events
from data.tables import contributions as contributions_table

WORDS = "Les délais sont trop longs"


def test_a_named_comment_belongs_to_its_author(world: World) -> None:
    with world.database.writing() as db:
        reference = world.recorded(db, FATIMA, WORDS, name=FATIMA.name)
        row = contributions.load(db, "berkane", reference)
        person = world.person(db, FATIMA)
        assert row is not None
        assert (row.words, row.status, row.kind) == (WORDS, "received", "comment")
        assert (row.citizen_id, row.received_at) == (person.citizen_id, world.now)
        assert contributions.name_of(db, "berkane", reference) == FATIMA.name


def test_an_anonymous_comment_leads_to_nobody(world: World) -> None:
    with world.database.writing() as db:
        token = world.sends_photo(db, FATIMA)
        named = world.recorded(db, FATIMA, name=FATIMA.name)
        anonymous = [world.recorded(db, FATIMA, WORDS, tokens=[token]), world.recorded(db, FATIMA, WORDS)]
    with world.database.reading() as db:
        rows = [contributions.load(db, "berkane", reference) for reference in (named, *anonymous)]
        assert all(row is not None for row in rows)
        assert len({row.pseudonym for row in rows if row}) == 3
        for row in rows[1:]:
            assert row is not None
            assert (row.citizen_id, row.received_at, row.received_on) == (None, None, world.day)
        stored = db.one(select(attachments_table.c.inbound_id).where(attachments_table.c.token == token))
        assert stored is not None
        assert stored.inbound_id is None
        assert len(attachments.of_contribution(db, rows[1].id if rows[1] else 0)) == 1


def test_named_items_of_one_person_share_a_pseudonym(world: World) -> None:
    with world.database.writing() as db:
        references = [world.recorded(db, FATIMA, name=FATIMA.name) for _ in range(2)]
        rows = [contributions.load(db, "berkane", reference) for reference in references]
        assert len({row.pseudonym for row in rows if row}) == 1


def test_the_words_of_an_anonymous_form_leave_the_log_and_what_waits_behind_stays(world: World) -> None:
    with world.database.writing() as db:
        world.hears(db, FATIMA, "salam")
        first = world.hears(db, FATIMA, WORDS)
        token = world.sends_photo(db, FATIMA)
        last = world.hears(db, FATIMA, "iyah")
        behind = world.hears(db, FATIMA, "chokran")
        late = world.hears(db, FATIMA, "another")
        for each in range(first.inbound_id, last.inbound_id):
            messages.mark_handled(db, each, None, world.now)
        sent = world.says(db, FATIMA, f"Vous écrivez : {WORDS}", inbound_id=first.inbound_id)
        outbox.claim_due(db, [FATIMA.account], world.now, 10)
        outbox.mark_sent(db, sent, "p1", world.now)
        world.says(db, FATIMA, "has not left", inbound_id=last.inbound_id)
        messages.forget_words(db, first.conversation_id, first.inbound_id, last.inbound_id)
        lines = [line.body for line in messages.spoken(db, first.conversation_id, after=None, limit=10)]
        for kept in ("salam", "chokran", "another", "has not left"):
            assert sum(kept in body for body in lines) == 1, kept
        assert not any(WORDS in body or "iyah" in body for body in lines)
        with pytest.raises(LookupError):
            attachments.read(db, "berkane", token)
        assert behind.inbound_id < late.inbound_id


def test_a_message_that_came_in_late_with_an_earlier_number_is_not_emptied(world: World) -> None:
    with world.database.writing() as db:
        first, waits, last = (world.hears(db, FATIMA, text) for text in (WORDS, "waits", "iyah"))
        messages.mark_handled(db, first.inbound_id, None, world.now)
        messages.forget_words(db, first.conversation_id, first.inbound_id, last.inbound_id)
        message = messages.next_message(db, first.conversation_id)
        assert message is not None
        assert message.id == waits.inbound_id
        assert "waits" in message.body


def test_unknown_codes_are_throttled_for_the_whole_account_too(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Visitors are free: guesses spread over many of them are counted together."""
    monkeypatch.setattr(contribution_looks, "ACCOUNT_MISSES", 3)
    with world.database.writing() as db:
        named = world.recorded(db, CLAIRE, name=CLAIRE.name)
        code = world.recorded(db, CLAIRE)
        for number in range(3):
            guesser = replace(CLAIRE, address=f"visitor-{number}")
            assert not world.item(db, guesser, "BRK-00000000")["is_throttled"]
        assert world.item(db, CLAIRE, code) == {"found": False, "is_throttled": True}
        assert world.item(db, CLAIRE, named)["found"], "one's own needs no guessing"
        assert world.item(db, FATIMA, code)["found"], "another account counts for itself"
        world.clock.at += MISSES_WITHIN + timedelta(seconds=1)
        assert world.item(db, CLAIRE, code)["found"]


def test_card_and_telephone_numbers_are_masked_before_anything_is_kept(world: World) -> None:
    with world.database.writing() as db:
        reference = world.recorded(db, FATIMA, "ana AB123456, 06 12 34 56 78")
        row = contributions.load(db, "berkane", reference)
        assert row is not None
        assert row.words == f"ana {MASK}, {MASK}"
        assert contributions.correct(db, words="0612345678", **world.asking(db, FATIMA, reference)) is None
        corrected = contributions.load(db, "berkane", reference)
        assert corrected is not None
        assert corrected.words == MASK


@pytest.mark.parametrize("days", [-30, 60])
def test_nothing_is_taken_while_the_round_is_closed(world: World, days: int) -> None:
    with world.database.writing() as db:
        reference = world.recorded(db, FATIMA, name=FATIMA.name)
        world.clock.move(days=days)
        change = world.asking(db, FATIMA, reference)
        assert contributions.correct(db, words="x", **change) == Refusal.ROUND_CLOSED
        assert contributions.withdraw(db, **change) == Refusal.ROUND_CLOSED
        assert not world.item(db, FATIMA, reference)["can_change"]
        assert world.comments(db, FATIMA) == Refusal.ROUND_CLOSED


def test_a_day_has_a_limit_and_the_next_day_begins_anew(world: World) -> None:
    with world.database.writing() as db:
        for _ in range(A_DAY):
            world.recorded(db, FATIMA)
        assert world.comments(db, FATIMA) == Refusal.TOO_MANY
        assert world.comments(db, FATIMA, name=FATIMA.name) == Refusal.TOO_MANY
        world.recorded(db, SI_BRAHIM)
        world.recorded(db, KARIM)
        world.clock.move(days=1)
        world.recorded(db, FATIMA)


def test_an_author_looks_corrects_and_withdraws(world: World) -> None:
    with world.database.writing() as db:
        token = world.sends_photo(db, FATIMA)
        reference = world.recorded(db, FATIMA, WORDS, name=FATIMA.name, tokens=[token])
    with world.database.writing() as db:
        typed = reference.lower().replace("-", " ")
        assert world.item(db, FATIMA, typed) == {
            "found": True,
            "reference": reference,
            "kind": "comment",
            "axis_id": "A1",
            "commitment_id": "A1-C1",
            "words": WORDS,
            "status": "received",
            "received_on": "2026-11-21",
            "is_mine": True,
            "is_anonymous": False,
            "can_change": True,
            "is_chain_intact": True,
            "media": 1,
            "answer": None,
            "hidden": "",
            "adopted": None,
        }
        change = world.asking(db, FATIMA, reference)
        assert contributions.correct(db, words="plus courts", **change) is None
        assert contributions.withdraw(db, **change) is None
        assert contributions.withdraw(db, **change) == Refusal.WITHDRAWN
        item = world.item(db, FATIMA, reference)
        assert (item["words"], item["status"], item["can_change"]) == ("plus courts", "withdrawn", False)
        kinds = (
            db.execute(select(contribution_events.c.kind).order_by(contribution_events.c.id)).scalars().all()
        )
        assert kinds == ["recorded", "corrected", "withdrawn"]


def test_another_persons_named_item_cannot_be_changed_even_with_its_code(world: World) -> None:
    with world.database.writing() as db:
        reference = world.recorded(db, FATIMA, name=FATIMA.name)
        item = world.item(db, CLAIRE, reference)
        assert (item["found"], item["is_mine"], item["can_change"]) == (True, False, False)
        refusal = contributions.correct(db, words="x", **world.asking(db, CLAIRE, reference))
        assert refusal == Refusal.NOT_FOUND


def test_the_code_of_an_anonymous_item_is_enough(world: World) -> None:
    with world.database.writing() as db:
        reference = world.recorded(db, FATIMA)
        item = world.item(db, CLAIRE, reference)
        assert (item["is_mine"], item["can_change"]) == (False, True)
        assert contribution_looks.look_my_items(
            db, commune_id="berkane", citizen_id=world.person(db, FATIMA).citizen_id, day=world.day
        ) == {"items": []}


def test_only_an_anonymous_item_leaves_no_trace_of_being_asked_for(world: World) -> None:
    with world.database.writing() as db:
        anonymous, named = world.recorded(db, FATIMA), world.recorded(db, FATIMA, name=FATIMA.name)
        assert contributions.is_anonymous(db, "berkane", anonymous.lower())
        assert not contributions.is_anonymous(db, "berkane", named)
        assert not contributions.is_anonymous(db, "settat", anonymous)
        assert not contributions.is_anonymous(db, "berkane", "salam")


def test_my_items_are_the_named_ones_newest_first(world: World) -> None:
    with world.database.writing() as db:
        references = [world.recorded(db, FATIMA, name=FATIMA.name) for _ in range(11)]
        world.recorded(db, FATIMA)
        world.recorded(db, CLAIRE, name=CLAIRE.name)
        found = contribution_looks.look_my_items(
            db, commune_id="berkane", citizen_id=world.person(db, FATIMA).citizen_id, day=world.day
        )
        assert [item["reference"] for item in found["items"]] == references[:1:-1]


def test_unknown_codes_are_throttled(world: World) -> None:
    with world.database.writing() as db:
        reference = world.recorded(db, FATIMA)
        for _ in range(MISSES):
            assert world.item(db, CLAIRE, "BRK-00000000" if _ % 2 else "brk 1") == {
                "found": False,
                "is_throttled": False,
            }
        assert world.item(db, CLAIRE, reference) == {"found": False, "is_throttled": True}
        assert world.item(db, FATIMA, reference)["found"]
        world.clock.at += MISSES_WITHIN + timedelta(seconds=1)
        assert world.item(db, CLAIRE, reference)["found"]


def test_another_commune_sees_nothing(world: World) -> None:
    with world.database.writing() as db:
        reference = world.recorded(db, FATIMA, name=FATIMA.name)
        assert world.item(db, KARIM, reference) == {"found": False, "is_throttled": False}
        assert contributions.load(db, "settat", reference) is None
        assert contributions.count(db, "settat") == 0
        assert receipts.verify(db, "settat").links == 0
        change = world.asking(db, KARIM, reference)
        assert contributions.correct(db, words="x", **change) == Refusal.NOT_FOUND
        assert contributions.withdraw(db, **change) == Refusal.NOT_FOUND


def test_a_round_of_another_commune_is_closed_here(world: World) -> None:
    with world.database.writing() as db:
        refusal = contributions.record(
            db,
            commune_id="settat",
            citizen_id=world.person(db, KARIM).citizen_id,
            kind="idea",
            round_id=2,
            programme_number=1,
            axis_id="A1",
            commitment_id=None,
            words=WORDS,
            name=None,
            language="ary",
            channel="telegram",
            day=world.day,
            now=world.now,
        )
        assert refusal == Refusal.ROUND_CLOSED


def test_a_photo_of_somebody_else_is_not_taken(world: World) -> None:
    with world.database.writing() as db:
        token = world.sends_photo(db, CLAIRE)
        reference = world.recorded(db, FATIMA, tokens=[token])
        assert world.item(db, FATIMA, reference)["media"] == 0


def test_staff_take_a_passage_out(world: World) -> None:
    with world.database.writing() as db:
        reference = world.recorded(db, FATIMA, "voisin Ahmed Untel fait du bruit")
        assert (
            contributions.mask_passage(
                db,
                commune_id="berkane",
                reference=reference,
                passage="Ahmed Untel",
                actor="nadia",
                day=world.day,
                now=world.now,
            )
            is None
        )
        item = world.item(db, FATIMA, reference)
        assert item["words"] == f"voisin {MASK} fait du bruit"
        assert item["is_chain_intact"]


def test_who_comes_second_gets_a_conflict(world: World) -> None:
    with world.database.writing() as db:
        reference = world.recorded(db, FATIMA)
        seen = contributions.load(db, "berkane", reference)
        assert seen is not None
        assert contributions.correct(db, words="autre", **world.asking(db, FATIMA, reference)) is None
    with pytest.raises(Conflict), world.database.writing() as db:
        contributions.erase(db, seen, actor="nadia", day=world.day)
    with world.database.writing() as db:
        assert world.item(db, FATIMA, reference)["words"] == "autre"
        assert receipts.verify(db, "berkane").is_intact


def test_one_of_two_at_once_wins(world: World) -> None:
    with world.database.writing() as db:
        reference = world.recorded(db, FATIMA)
        seen = contributions.load(db, "berkane", reference)
    assert seen is not None
    start, outcomes = threading.Barrier(2), []

    def erase() -> None:
        start.wait()
        try:
            with world.database.writing() as db:
                contributions.erase(db, seen, actor="nadia", day=world.day)
            outcomes.append("done")
        except Conflict:
            outcomes.append("conflict")

    threads = [threading.Thread(target=erase) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["conflict", "done"]
    with world.database.reading() as db:
        assert receipts.verify(db, "berkane").is_intact
        assert db.value(select(func.count()).select_from(contribution_events)) == 2


def test_many_record_at_once_and_the_chain_holds(world: World) -> None:
    def record() -> None:
        for _ in range(5):
            with world.database.writing() as db:
                world.recorded(db, FATIMA)

    threads = [threading.Thread(target=record) for _ in range(4)]
    with world.database.writing() as db:
        world.person(db, FATIMA)
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with world.database.reading() as db:
        report = receipts.verify(db, "berkane")
        assert (report.is_intact, report.links) == (True, 20)
        assert len(set(db.execute(select(contributions_table.c.reference)).scalars())) == 20


def test_a_turn_that_fails_leaves_neither_item_nor_link(world: World) -> None:
    def fail() -> None:
        with world.database.writing() as db:
            world.recorded(db, FATIMA)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with world.database.reading() as db:
        assert contributions.count(db, "berkane") == 0
        assert receipts.verify(db, "berkane").links == 0


def test_a_handed_over_conversation_is_not_the_item(world: World) -> None:
    """Staff of one commune cannot return a conversation of another."""
    with world.database.writing() as db:
        conversation_id = world.person(db, FATIMA).conversation_id
        conversations.hand_over(db, conversation_id, world.now)
    with pytest.raises(Conflict), world.database.writing() as db:
        conversations.return_to_bot(db, "settat", conversation_id, actor="karim", now=world.now)


def test_only_our_own_references_stay_in_the_words(world: World) -> None:
    with world.database.writing() as db:
        reference = world.recorded(
            db, FATIMA, "bhal BRK-AB000088, ref-AB000088, CIN-AB123456, 06\u201112\u201134\u201156\u201178"
        )
        row = contributions.load(db, "berkane", reference)
        assert row is not None
        assert row.words == f"bhal BRK-AB000088, ref-{MASK}, CIN-{MASK}, {MASK}"
