"""The door of a workshop, the questions after it, and what people agreed to hear; in a conversation, on both databases."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select
from test_runtime_agenda import labels, reference_in, registered, shown, small_workshop, state_of, subscribed
from town import Town

from bot.channels.base import Outbound
from bot.runtime import announcing_words
from data import consents, contributions, conversations, texts
from data.agenda import announcements, plan, registrations, rows, workshops
from data.agenda.rows import WorkshopRow
from data.commune_folder import Localized
from data.engine import Database
from data.tables import announcements as announcements_table
from data.tables import consents as consents_table
from data.tables import contributions as contributions_table
from data.tables import inbound_messages, workshop_questions

AMINA, BRAHIM = "amina", "brahim"
STAFF = "karima@berkane.ma"
WELCOME, AGAIN = "Mer7ba bikom f lwarcha", "Rah sjjelna mn 9bel"


@pytest.fixture
def town(database: Database) -> Town:
    return Town(database)


def small(town: Town) -> WorkshopRow:
    with town.database.reading() as db:
        return rows.workshop(db, town.commune, "SMALL")


def code(town: Town) -> str:
    return small(town).door_code or ""


def on_the_day(town: Town) -> None:
    town.clock.move(days=7)


def change(town: Town, **values: Any) -> None:
    with town.database.writing() as db:
        workshops.moved(db, rows.workshop(db, town.commune, "SMALL"), "change", **values)


def held(town: Town) -> None:
    town.clock.move(hours=4)  # it began at three
    now = town.clock.now()
    with town.database.writing() as db:
        row = rows.workshop(db, town.commune, "SMALL")
        workshops.hold(db, row, actor=STAFF, day=now.date(), now=now)


def questions(town: Town) -> list[tuple[str, str, str | None]]:
    table = workshop_questions.c
    asked = select(table.axis_id, table.state, table.contribution_reference).order_by(table.id)
    with town.database.reading() as db:
        return [(row.axis_id, row.state, row.contribution_reference) for row in db.execute(asked)]


def came(town: Town, who: str = AMINA, axes: tuple[str, ...] = ("A1", "A4")) -> str:
    """Somebody came to a workshop about two axes, and it was held; their reference."""
    small_workshop(town)
    change(town, axes=list(axes))
    reference = reference_in(registered(town, who))
    town.press(who, "yes")
    on_the_day(town)
    town.say(who, code(town))
    held(town)
    return reference


# -- at the door -------------------------------------------------------------------------------------------


def test_who_is_registered_types_the_code_at_the_door_and_is_in(town: Town) -> None:
    small_workshop(town)
    reference = reference_in(registered(town, AMINA))
    town.press(AMINA, "no")
    on_the_day(town)
    assert WELCOME in shown(town.say(AMINA, f" {code(town).lower()}. "))
    assert state_of(town, reference) == "came"
    assert AGAIN in shown(town.say(AMINA, code(town)))


def test_on_another_day_nobody_is_in_yet(town: Town) -> None:
    small_workshop(town)
    reference = reference_in(registered(town, AMINA))
    town.press(AMINA, "no")
    said = shown(town.say(AMINA, code(town)))
    assert "nhar ssebt 28 nowanbir 2026" in said
    assert reference in said
    assert state_of(town, reference) == "registered"


def test_the_code_waits_for_no_form(town: Town) -> None:
    small_workshop(town)
    registered(town, AMINA)
    town.press(AMINA, "no")
    on_the_day(town)
    asked = town.say(AMINA, "bghit n3ti mola7ada")
    said = town.say(AMINA, code(town))
    assert WELCOME in shown(said)
    assert labels(said) == labels(asked)


def test_who_is_not_registered_takes_a_seat_that_is_free(town: Town) -> None:
    small_workshop(town)
    on_the_day(town)
    town.clock.move(hours=5)  # it has begun, and registration has ended
    assert labels(town.say(AMINA, code(town)))[:2] == ["Blassa w7da", "Jouj blays"]
    reference = reference_in(town.press(AMINA, "2"))
    assert state_of(town, reference) == "came"
    assert kept(town, "workshops") == [], (
        "who walks in is asked whether we may write, and subscribed to nothing"
    )
    town.press(AMINA, "no")
    assert "Ma b9at hna 7tta blassa" in shown(town.say(BRAHIM, code(town)))


def test_nobody_takes_a_seat_that_was_promised(town: Town) -> None:
    small_workshop(town, capacity=1)
    registered(town, AMINA)
    on_the_day(town)
    assert "Ma b9at hna 7tta blassa" in shown(town.say(BRAHIM, code(town)))


def test_the_last_seat_went_meanwhile(town: Town) -> None:
    small_workshop(town, capacity=1)
    on_the_day(town)
    town.say(AMINA, code(town))
    asked = town.last
    town.say(BRAHIM, code(town))
    town.press(BRAHIM, "1")
    town.last = asked
    assert "Ma b9at hna 7tta blassa" in shown(town.press(AMINA, "1"))
    with town.database.reading() as db:
        assert len(registrations.of_workshop(db, small(town))) == 1


def test_who_gave_the_seat_back_may_come_after_all(town: Town) -> None:
    small_workshop(town)
    reference = reference_in(registered(town, AMINA))
    town.press(AMINA, "no")
    town.say(AMINA, reference)
    town.press(AMINA, "give_back")
    town.press(AMINA, "yes")
    on_the_day(town)
    town.say(AMINA, code(town))
    assert reference_in(town.press(AMINA, "1")) == reference
    assert state_of(town, reference) == "came"


def test_who_waits_is_sent_to_the_people_at_the_door(town: Town) -> None:
    small_workshop(town, capacity=1)
    registered(town, AMINA)
    reference = reference_in(registered(town, BRAHIM))
    on_the_day(town)
    assert reference in shown(town.say(BRAHIM, code(town)))
    assert state_of(town, reference) == "waiting"


@pytest.mark.parametrize("payload", ["go:arrival:SMALL", "go:arrival:", "go:arrival:K9K9K9"])
def test_a_button_that_nobody_sent_opens_no_door(town: Town, payload: str) -> None:
    small_workshop(town)
    reference = reference_in(registered(town, AMINA))
    town.press(AMINA, "no")
    on_the_day(town)
    assert WELCOME not in shown(town.say(AMINA, payload=payload))
    assert state_of(town, reference) == "registered"


def test_a_workshop_that_is_over_or_called_off_lets_nobody_in(town: Town) -> None:
    small_workshop(town)
    on_the_day(town)
    held(town)
    assert "ma b9ach khddam" in shown(town.say(AMINA, code(town)))
    with town.database.writing() as db:
        row = rows.workshop(db, town.commune, "SMALL")
        refused = registrations.walk_in(
            db,
            commune_id=town.commune,
            workshop_id="SMALL",
            citizen_id=1,
            account_id=town.account,
            language="fr",
            code=row.door_code or "",
            seats=1,
            day=town.clock.now().date(),
            now=town.clock.now(),
        )
    assert refused == registrations.Refusal(registrations.Reason.CLOSED)


def test_codes_are_no_words_no_years_and_each_of_one_door(town: Town) -> None:
    with town.database.reading() as db:
        found = {workshops._new_code(db, town.commune) for _ in range(300)}
    for each in found:
        letters, digits = each[::2], each[1::2]
        assert letters.isalpha()
        assert not set(letters) & set("AEIOUL"), each
        assert digits.isdecimal()
        assert registrations.plain_code(f"{each[:2].lower()} - {each[2:]}.") == each


# -- after a workshop ----------------------------------------------------------------------------------------


def test_one_question_an_axis_is_asked_of_those_who_came_and_of_nobody_else(town: Town) -> None:
    small_workshop(town)
    change(town, axes=["A1", "A4"])
    registered(town, AMINA)
    town.press(AMINA, "yes")
    registered(town, BRAHIM)
    town.press(BRAHIM, "yes")
    on_the_day(town)
    town.say(AMINA, code(town))
    held(town)
    assert questions(town) == [("A1", "asked", None), ("A4", "asked", None)]
    assert "lli jaw l chi warcha" in shown(town.say(BRAHIM, payload="go:after_workshop:SMALL"))


def test_answers_with_a_name_are_filed_as_said_at_the_workshop(town: Town) -> None:
    came(town)
    town.say(AMINA, payload="go:after_workshop:SMALL")
    town.press(AMINA, "yes")
    town.say(AMINA, "bghina li9a2at f la7ya2 dyalna")
    town.press(AMINA, "~skip")
    town.press(AMINA, "named")
    town.say(AMINA, "Amina")
    reference = reference_in(town.press(AMINA, "yes"))
    table = contributions_table.c
    asked = select(table.reference, table.source, table.axis_id, table.words, table.citizen_id)
    with town.database.reading() as db:
        found = [tuple(row) for row in db.execute(asked)]
    assert found == [(reference, "workshop:SMALL", "A1", "bghina li9a2at f la7ya2 dyalna", 1)]
    assert questions(town) == [("A1", "answered", reference), ("A4", "skipped", None)]
    assert "ma b9a likom 7tta so2al" in shown(town.say(AMINA, payload="go:after_workshop:SMALL"))


def test_answers_without_a_name_lead_to_nobody(town: Town) -> None:
    came(town)
    words = "lmizaniya b klam sahel"
    town.say(AMINA, payload="go:after_workshop:SMALL")
    town.press(AMINA, "yes")
    town.press(AMINA, "~skip")
    town.say(AMINA, words)
    town.press(AMINA, "anonymous")
    before = questions(town)
    said = town.press(AMINA, "yes")
    reference = reference_in(said)
    assert "bla smiya" in shown(said)
    assert questions(town) == before, "whoever answered cannot be told from whoever did not"
    with town.database.reading() as db:
        row = db.one(select(contributions_table).where(contributions_table.c.reference == reference))
        assert row is not None
        assert (row.citizen_id, row.received_at, row.source) == (None, None, "workshop:SMALL")
        state = conversations.load(db, 1).state or ""
        log = db.execute(select(inbound_messages.c.sealed_body)).scalars().all()
        heard = [db.vault.open(sealed, "inbound.body") for sealed in log if sealed]
    assert words not in state
    assert reference not in state
    assert heard
    assert not any(words in str(body) for body in heard)


def test_an_answer_is_taken_once(town: Town) -> None:
    came(town, axes=("A1",))
    town.say(AMINA, payload="go:after_workshop:SMALL")
    town.press(AMINA, "yes")
    town.say(AMINA, "bghina li9a2at f la7ya2 dyalna")
    town.press(AMINA, "named")
    town.say(AMINA, "Amina")
    with town.database.writing() as db:
        db.execute(delete(workshop_questions))
    assert "jawebto mn 9bel" in shown(town.press(AMINA, "yes"))
    with town.database.reading() as db:
        assert db.one(select(contributions_table)) is None


def test_who_has_said_too_much_for_a_day_keeps_what_was_taken(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    came(town)
    monkeypatch.setattr(contributions, "A_DAY", 1)
    town.say(AMINA, payload="go:after_workshop:SMALL")
    town.press(AMINA, "yes")
    town.say(AMINA, "bghina li9a2at f la7ya2 dyalna")
    town.say(AMINA, "bghina lmizaniya b klam sahel")
    town.press(AMINA, "named")
    town.say(AMINA, "Amina")
    assert "Machi kamlin" in shown(town.press(AMINA, "yes"))
    assert [state for _, state, _ in questions(town)] == ["answered", "asked"]


def test_the_questions_are_put_the_morning_after_and_the_minutes_come_back(town: Town) -> None:
    came(town)
    registered_later = reference_in(registered(town, BRAHIM, "W2"))
    assert registered_later
    town.clock.move(days=1)
    now = town.clock.now()
    with town.database.writing() as db:
        announcements.plan_ahead(db, town.commune, day=now.date(), now=now)
        row = rows.workshop(db, town.commune, "SMALL")
        words = Localized(ar="خلاصة", fr="Résumé", ary="خلاصة")
        workshops.keep_minutes(db, row, words, actor=STAFF, day=now.date(), now=now)
        announcements.plan_ahead(db, town.commune, day=now.date(), now=now)
        table = announcements_table.c
        put = db.execute(select(table.citizen_id, table.kind).where(table.subject == "workshop:SMALL"))
        found = {(row.citizen_id, row.kind) for row in put}
    assert {(1, plan.AFTER_WORKSHOP), (1, plan.MINUTES)} <= found
    assert {who for who, kind in found if kind in (plan.AFTER_WORKSHOP, plan.MINUTES)} == {1}


def test_minutes_of_the_same_evening_offer_no_calendar_entry(town: Town) -> None:
    came(town)
    now = town.clock.now()
    with town.database.writing() as db:
        row = rows.workshop(db, town.commune, "SMALL")
        words = Localized(ar="خلاصة", fr="Résumé", ary="خلاصة")
        workshops.keep_minutes(db, row, words, actor=STAFF, day=now.date(), now=now)
        announcements.plan_ahead(db, town.commune, day=now.date(), now=now)
        put = announcements.of_subject(db, town.commune, "workshop:SMALL")
        [minutes] = [each for each in put if each.kind == plan.MINUTES]
        told = announcing_words.told(db, minutes, town.runtime.settings, "fr", now.date())
    assert told is not None
    assert "Résumé" in told.text("fr")
    assert ".ics" not in told.text("fr")


@pytest.mark.parametrize(("days", "asks"), [(1, True), (100, False)])
def test_the_button_leads_to_the_questions_while_answers_are_taken(
    town: Town, days: int, *, asks: bool
) -> None:
    came(town)
    town.clock.move(days=1)
    now = town.clock.now()
    with town.database.writing() as db:
        announcements.plan_ahead(db, town.commune, day=now.date(), now=now)
        put = announcements.of_subject(db, town.commune, "workshop:SMALL")
        [row] = [each for each in put if each.kind == plan.AFTER_WORKSHOP]
        day = now.date() + timedelta(days=days)
        told = announcing_words.told(db, row, town.runtime.settings, "ary-Latn", day)
    assert told is not None
    assert ("go:after_workshop:SMALL" in dict(told.buttons)) is asks
    assert ("mi7war b mi7war" in told.text("ary-Latn")) is asks


def test_who_is_let_in_after_it_was_held_is_asked_too(town: Town) -> None:
    small_workshop(town)
    change(town, axes=["A4"])
    reference = reference_in(registered(town, AMINA))
    brahims = reference_in(registered(town, BRAHIM))
    on_the_day(town)
    now = town.clock.now()
    with town.database.writing() as db:
        workshop = rows.workshop(db, town.commune, "SMALL")
        registrations.check_in(db, workshop, brahims, day=now.date(), now=now)
    assert questions(town) == [], "nobody is asked before it is over"
    held(town)
    assert len(questions(town)) == 1
    with town.database.writing() as db:
        workshop = rows.workshop(db, town.commune, "SMALL")
        registrations.check_in(db, workshop, reference, day=now.date(), now=now)
    assert questions(town) == 2 * [("A4", "asked", None)]


# -- what people agreed to -----------------------------------------------------------------------------------


def a_comment(town: Town, who: str = AMINA) -> Outbound:
    """A comment with a name, up to its thanks."""
    town.say(who, "bghit n3ti mola7ada 3la lmizania")
    town.press(who, "all")
    said = town.last
    assert said is not None
    if any(button.id.endswith(".yes") for button in said.buttons):
        town.press(who, "yes")
    town.say(who, "khassna nchofo l7isabat koll chher")
    town.press(who, "named")
    town.say(who, "Amina")
    return town.press(who, "yes")


def kept(town: Town, purpose: str) -> list[tuple[bool, str, str, str]]:
    table = consents_table.c
    asked = select(table.is_given, table.text_shown, table.language, table.source)
    with town.database.reading() as db:
        return [tuple(row) for row in db.execute(asked.where(table.purpose == purpose).order_by(table.id))]


def test_replies_are_asked_about_after_the_first_remark_with_the_words_kept(town: Town) -> None:
    said = a_comment(town)
    question = texts.plain("ary-Latn", "consent-case-replies")
    assert question in shown(said)
    assert kept(town, "case_replies") == [], "a question is no answer"
    town.press(AMINA, "yes")
    assert kept(town, "case_replies") == [(True, question, "ary-Latn", town.account)]
    assert question not in shown(a_comment(town))


def test_a_no_to_replies_is_not_asked_about_again_and_the_way_back_is_named(town: Town) -> None:
    a_comment(town)
    town.press(AMINA, "no")
    said = shown(a_comment(town))
    assert "Wach mwaf9in" not in said
    assert "Lichtirakat dyali" in said
    subscribed(town, AMINA, "replies")
    town.press(AMINA, "yes")
    assert [given for given, *_ in kept(town, "case_replies")] == [False, True]


def test_another_wish_passes_the_question_by(town: Town) -> None:
    a_comment(town)
    assert "Salina" in labels(town.say(AMINA, "Lichtirakat dyali"))
    assert kept(town, "case_replies") == []


def test_nothing_is_asked_of_somebody_without_a_name(town: Town) -> None:
    town.say(AMINA, "bghit n3ti mola7ada 3la lmizania")
    town.press(AMINA, "all")
    town.press(AMINA, "yes")
    town.say(AMINA, "khassna nchofo l7isabat koll chher")
    town.press(AMINA, "anonymous")
    assert "Wach mwaf9in" not in shown(town.press(AMINA, "yes"))


def test_stop_ends_also_what_nobody_was_asked_about_yet(town: Town) -> None:
    a_comment(town)
    said = shown(town.say(AMINA, "stop"))
    assert "L2ajwiba 3la lmola7adat w ttalabat dyalkom" in said
    assert "chobbak ljama3a" in said
    with town.database.reading() as db:
        assert consents.allows(db, 1, "case_replies") is False


def test_stop_where_we_ask_to_write_is_the_no_to_that(town: Town) -> None:
    a_comment(town)
    said = town.say(AMINA, "stop")
    assert "Wach mwaf9in" not in shown(said)
    assert [is_given for is_given, *_ in kept(town, "case_replies")] == [False, False], (
        "by the word, to the question"
    )
    assert "ma msjjlin" in shown(town.say(AMINA, "stop")).lower()


def test_stop_where_nothing_is_on_yet_is_the_no_and_cancels_nothing(town: Town) -> None:
    assert "Wach mwaf9in?" in shown(subscribed(town, AMINA))
    assert "ma ghadich nketbo likom 3la ddawrat" in shown(town.say(AMINA, "stop"))
    assert [is_given for is_given, *_ in kept(town, "sessions")] == [False]


@pytest.mark.parametrize(
    "word",
    ["stop", "STOP.", "arrêter", "désabonner", "توقف", "إيقاف", "وقف", "حبسو", "7bes", "we99ef", "plus de messages", "حبسو عليا الميساجات", "ma tsifto liya walo"],
)  # fmt: skip
def test_every_word_stops_in_the_middle_of_an_open_question(town: Town, word: str) -> None:
    subscribed(town, AMINA)
    town.press(AMINA, "yes")
    town.say(AMINA, "bghit n3ti mola7ada 3la lmizania")
    town.press(AMINA, "all")
    asked = town.press(AMINA, "yes")
    said = town.say(AMINA, word)
    assert "Ttadkir b dawrat lmajlis" in shown(said)
    assert shown(asked).splitlines()[-1] in shown(said), "the form is still there"
    assert labels(said) == labels(asked)
    with town.database.reading() as db:
        assert consents.subscriptions(db, 1) == []


def test_stop_works_while_staff_have_the_conversation_and_leaves_it_with_them(town: Town) -> None:
    subscribed(town, AMINA)
    town.press(AMINA, "yes")
    with town.database.writing() as db:
        conversations.hand_over(db, 1, town.clock.now())
    conversation = town.send(AMINA, "wach katsm3oni")
    assert conversation is not None
    assert town.answer(conversation) == []
    assert "Ttadkir b dawrat lmajlis" in shown(town.say(AMINA, "stop"))
    with town.database.reading() as db:
        assert consents.subscriptions(db, 1) == []
        assert conversations.load(db, 1).owner == "staff"


def test_stopping_blocks_nobody_from_writing_in(town: Town) -> None:
    a_comment(town)
    town.say(AMINA, "stop")
    assert "tsjjlat" in shown(a_comment(town))


STRANDS = ("case_replies", "sessions", "workshops")
DEEDS = st.sampled_from(
    [
        "stop",
        "salam",
        "menu",
        "comment",
        "register",
        "cancel",
        "all",
        "workshops",
        "replies",
        "no",
        "yes",
        "end",
    ]
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=st.lists(DEEDS, min_size=2, max_size=9))
def test_nothing_that_was_stopped_comes_back_without_a_yes(town: Town, deeds: list[str]) -> None:
    """Whatever somebody does: a strand that was refused is allowed again only by a yes that was given to its own question."""
    who = f"someone {abs(hash(tuple(deeds)))}"
    for deed in ["salam", *deeds]:
        before = _words(town, who)
        _do(town, who, deed)
        after = _words(town, who)
        for strand in STRANDS:
            was, now = before.get(strand), after.get(strand)
            if was is False and now is not False:
                assert deed == "yes", f"{deed} brought {strand} back"


def _words(town: Town, who: str) -> Mapping[str, bool]:
    with town.database.reading() as db:
        person = conversations.find(db, town.account, who)
        found = consents.in_force(db, person.citizen_id) if person else []
        return {purpose: is_given for purpose, is_given, _ in found}


def _do(town: Town, who: str, deed: str) -> None:
    said: Outbound | None = town.last
    if deed in ("yes", "no", "end"):
        option = {"end": "stop"}.get(deed, deed)
        pressed = [each for each in (said.buttons if said else ()) if each.id.endswith(f".{option}")]
        if pressed:
            town.say(who, payload=pressed[0].id)
    elif deed == "comment":
        town.say(who, "bghit n3ti mola7ada 3la lmizania")
    elif deed == "register":
        town.say(who, "Ntsejjel f warcha")
        for option in ("1", "yes"):
            if town.last and any(each.id.endswith(f".{option}") for each in town.last.buttons):
                town.press(who, option)
    elif deed in ("all", "workshops", "replies"):
        said = town.say(who, "Lichtirakat dyali")
        if any(each.id.endswith(f".{deed}") for each in said.buttons):
            town.press(who, deed)
    else:
        town.say(who, {"cancel": "laghi"}.get(deed, deed))
