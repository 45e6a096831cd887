"""How announcements leave: once, by day, in the person's language, by each channel's rules; and what became of them."""

import asyncio
import threading
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from agenda_rig import (
    OTHER_PLACE,
    TODAY,
    add_session,
    add_workshop,
    agree,
    at,
    point,
    postpone,
    rows_of,
    session,
    sitting,
    who,
    workshop,
)
from fluent_files import VARIABLE, forms, patterns, variables
from notice_rig import SID
from sqlalchemy import event, select, update
from test_texts import A_SCREEN, ELSEWHERE, NOT_OURS
from town import Town
from world import FATIMA, SI_BRAHIM, Someone, World

from bot.channels.base import Outbound
from bot.clock import local_day, local_hour
from bot.runtime import announcing, announcing_words, schedule, wire
from bot.runtime.parts import Runtime
from bot.runtime.writer import Writer
from data import consents, conversations, health, messages, outbox, templates, texts
from data.agenda import (
    announcements,
    deliveries,
    plan,
    registrations,
    sittings,
    subscriptions,
    workshops,
)
from data.commune_folder import Localized, WhatsappAccount
from data.engine import Database, Db
from data.tables import outbound_messages

FIRST = TODAY + timedelta(days=20)
CLAIRE = Someone("Claire Fontaine", "berkane", "terminal", "claire", "fr")
YOUNES = Someone("Younes", "berkane", "terminal", "younes", "fr")


@dataclass(slots=True)
class Announcing:
    """The clockwork of announcements on a small town, step by step."""

    world: World
    town: Town = field(init=False)

    def __post_init__(self) -> None:
        self.town = Town(self.world.database, clock=self.world.clock)

    def arrives(self, db: Db, someone: Someone) -> int:
        messages.open_account(db, account_id=someone.account, commune_id="berkane", channel=someone.channel)
        person = self.world.person(db, someone)
        self.writes(db, someone)
        return person.citizen_id

    def writes(self, db: Db, someone: Someone) -> None:
        """They have just written."""
        person = self.world.person(db, someone)
        conversations.save(
            db, person.conversation_id, "", heard_at=self.world.clock.now(), open_buttons_id=None
        )

    def subscribes(self, db: Db, someone: Someone) -> int:
        citizen_id = self.arrives(db, someone)
        agree(db, citizen_id)
        subscriptions.subscribe(
            db,
            commune_id="berkane",
            citizen_id=citizen_id,
            account_id=someone.account,
            kind="all",
            language=someone.language,
            now=self.world.clock.now(),
        )
        return citizen_id

    def registers(self, db: Db, someone: Someone) -> tuple[int, str]:
        citizen_id = self.arrives(db, someone)
        found = registrations.register(
            db,
            commune_id="berkane",
            workshop_id="W9",
            citizen_id=citizen_id,
            account_id=someone.account,
            language=someone.language,
            seats=1,
            day=self.world.clock.now().date(),
            now=self.world.clock.now(),
        )
        assert isinstance(found, registrations.Registered)
        return citizen_id, found.reference

    def goes_to(self, day: date, hour: int = 10) -> "Announcing":
        self.world.clock.at = at(day, hour)
        return self

    def plans(self, db: Db) -> None:
        now = self.world.clock.now()
        town = "Africa/Casablanca"
        announcing.plan_one(
            db, commune_id="berkane", day=local_day(now, town), hour=local_hour(now, town), now=now
        )

    def delivers(self, db: Db) -> None:
        """As `announcing.deliver`, in one transaction."""
        now = self.world.clock.now()
        for outcome in deliveries.outcomes(db, now):
            announcing.follow(self.town.runtime, db, outcome, now)
        for look in (announcements.due, deliveries.reopened):
            for each in look(db, now):
                announcing.decide(self.town.runtime, db, each, now)

    def works(self, db: Db) -> list[Outbound]:
        """Plan and deliver, and everything that was queued leaves; what was said."""
        self.plans(db)
        self.delivers(db)
        said = self.queued(db)
        self.all_leave(db)
        return said

    def queued(self, db: Db) -> list[Outbound]:
        asked = select(outbound_messages.c.id).where(outbound_messages.c.state == "queued")
        found = [
            outbox.load(db, each) for each in db.execute(asked.order_by(outbound_messages.c.id)).scalars()
        ]
        return [wire.load_outbound(each.body) for each in found if each]

    def all_leave(self, db: Db, state: str = "delivered") -> None:
        queued = outbound_messages.c.state == "queued"
        db.execute(
            update(outbound_messages).where(queued).values(state=state, sent_at=self.world.clock.now())
        )
        self.delivers(db)

    def lives(self, db: Db, until: date) -> list[tuple[date, Outbound]]:
        """Day after day from now on."""
        said, day = [], self.world.clock.now().date()
        while day <= until:
            said += [(day, each) for each in self.goes_to(day).works(db)]
            day += timedelta(days=1)
        return said


@pytest.fixture
def rig(world: World) -> Announcing:
    return Announcing(world)


@pytest.fixture
def db(rig: Announcing) -> Any:
    with rig.world.database.writing() as db:
        yield db


def give_template(db: Db, name: str, language: str, *names: str) -> None:
    templates.fill(
        db, "berkane", "whatsapp:berkane", {name: {language: {"sid": SID, "variables": list(names)}}}
    )


# -- the words -------------------------------------------------------------------------------------------------

ROOM = ("announcements",)


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_text_stands_in_every_language_and_is_written_as_the_chats_are(language: str) -> None:
    ours, theirs = patterns(language, ROOM), patterns("ar", ROOM)
    assert list(ours) == list(theirs)
    assert {k: variables(v) for k, v in ours.items()} == {k: variables(v) for k, v in theirs.items()}
    assert all(len(form) <= A_SCREEN for each in ours.values() for form in forms(each))
    for key, pattern in ours.items():
        lines = [line.strip() for form in forms(pattern) for line in form.splitlines()]
        for line in lines:
            assert line == VARIABLE or not line.startswith(VARIABLE), key
            found = set(line.replace("،", " ").replace(".", " ").split())
            assert not found & ELSEWHERE, key
            if language in ("ar", "ary") and line != VARIABLE:
                assert "\u0600" <= line[0] <= "\u06ff", key
                assert not any("a" <= letter.lower() <= "z" for letter in line), key
            if language == "ary-Latn":
                assert not {word.strip(",.:").lower() for word in found} & set(NOT_OURS), key


def test_every_kind_has_its_wording() -> None:
    assert {*plan.PLANNED_KINDS, *plan.CORRECTIONS, "moved_up"} <= set(announcing_words.KINDS)


# -- sessions --------------------------------------------------------------------------------------------------


def test_a_week_and_a_day_before_once_with_the_hour_and_the_place(rig: Announcing, db: Db) -> None:
    rig.town.runtime.settings = replace(rig.town.runtime.settings, public_url="https://town.example")
    person = rig.subscribes(db, CLAIRE)
    add_session(db, sitting(20), points=[point()])
    said = [
        (day, each) for day, each in rig.lives(db, FIRST) if "Rappel" in each.text or "demain" in each.text
    ]
    assert [day for day, _ in said] == [FIRST - timedelta(days=7), FIRST - timedelta(days=1)]
    text = said[1][1].text
    assert "C'est demain : \u2068La session\u2069" in text
    assert "vendredi 11 décembre 2026" in text
    assert "10:00" in text
    assert "Hôtel de ville" in text
    assert "https://town.example/calendar/berkane/2027-02.ics?language=fr" in text
    assert "écrivez « stop »" in text
    assert [each.id for each in said[1][1].buttons] == ["go:session:2027-02", "go:reminders:"]
    assert {state for kind, state, _ in rows_of(db, person) if kind != "posted"} == {"told"}


def test_the_agenda_is_told_with_its_first_points_and_no_place_is_invented(rig: Announcing, db: Db) -> None:
    rig.subscribes(db, CLAIRE)
    add_session(db, sitting(20, place=None), points=[point(f"Le point {n}") for n in range(6)])
    (said,) = rig.goes_to(TODAY, 13).works(db)
    assert "L'ordre du jour est publié" in said.text
    assert "• \u2068Le point 3\u2069" in said.text
    assert "Le point 4" not in said.text
    assert "pas encore indiqué par la commune" in said.text


@pytest.mark.parametrize("language", ["ar", "ary-Arab", "ary-Latn", "fr"])
def test_each_kind_in_each_language(rig: Announcing, db: Db, language: str) -> None:
    person = rig.subscribes(db, replace(CLAIRE, language=language))
    agree(db, person, consents.WORKSHOPS)
    add_session(db, sitting(20), points=[point()])
    add_workshop(db, 25)
    said = rig.lives(db, TODAY + timedelta(days=15))
    postpone(db, 1, sitting(22, place=OTHER_PLACE), day=TODAY + timedelta(days=15))
    said += rig.lives(db, TODAY + timedelta(days=23))
    for _, each in said:
        is_of_workshop = "atelier" in each.text.lower() and language != "fr"  # agreed to in French
        assert each.language == ("fr" if is_of_workshop else language)
        assert len(each.text) <= 1024
        assert "{" not in each.text
    for subject in ("session:2027-02", "workshop:W9"):
        row = announcements.of_subject(db, "berkane", subject)[0]
        facts = {**row.facts, "before": row.facts["meetings"]}
        for kind in announcing_words.KINDS:
            one = replace(row, kind=kind, facts=facts)
            told = announcing_words.told(db, one, rig.town.runtime.settings, language, TODAY)
            assert told is not None
            assert len(told.text(language)) <= 1024
            assert "{" not in told.text(language)
            assert all(len(button.label) <= 20 for button in told.pressed(language))


def test_a_postponement_tells_only_those_who_were_told_and_once(rig: Announcing, db: Db) -> None:
    told = rig.subscribes(db, CLAIRE)
    add_session(db, sitting(20))
    rig.lives(db, TODAY + timedelta(days=14))
    later = rig.subscribes(db, YOUNES)
    postpone(db, 1, sitting(30), day=TODAY + timedelta(days=14))
    said = rig.goes_to(TODAY + timedelta(days=14), 13).works(db)
    said += rig.goes_to(TODAY + timedelta(days=14), 15).works(db)
    assert [(each.to, "La date a changé" in each.text) for each in said] == [("claire", True)]
    assert "vendredi 11 décembre 2026" in said[0].text
    assert "lundi 21 décembre 2026" in said[0].text
    assert [kind for kind, state, _ in rows_of(db, told) if state == "told"] == ["in_a_week", "moved"]
    assert rows_of(db, later) == []


def test_who_stops_after_it_was_planned_hears_nothing(rig: Announcing, db: Db) -> None:
    person = rig.subscribes(db, CLAIRE)
    add_session(db, sitting(20))
    rig.goes_to(TODAY + timedelta(days=13), 8).plans(db)
    assert [state for _, state, _ in rows_of(db, person)] == ["waiting"]
    agree(db, person, is_given=False)
    assert rig.goes_to(TODAY + timedelta(days=13)).works(db) == []
    assert rows_of(db, person) == [("in_a_week", "dropped", "stopped")]


def test_who_stops_while_it_lies_in_the_queue_does_not_get_it(rig: Announcing, db: Db) -> None:
    person = rig.subscribes(db, CLAIRE)
    add_session(db, sitting(20))
    rig.goes_to(TODAY + timedelta(days=13)).plans(db)
    rig.delivers(db)
    assert len(rig.queued(db)) == 1
    agree(db, person, consents.WORKSHOPS, is_given=False)
    assert len(rig.queued(db)) == 1, "a no to something else"
    agree(db, person, is_given=False)
    assert rig.queued(db) == [], "before anything else runs"
    assert rows_of(db, person) == [("in_a_week", "dropped", "stopped")]


def test_what_lies_in_the_queue_until_it_says_nothing_any_more_is_taken_out(
    rig: Announcing, db: Db, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = rig.subscribes(db, CLAIRE)
    add_session(db, sitting(20))
    rig.goes_to(FIRST - timedelta(days=1)).plans(db)
    rig.delivers(db)
    with (
        monkeypatch.context() as patch
    ):  # thousands may lie there: those in time cost nothing more than the look
        patch.setattr(announcements, "why_not", None)
        rig.plans(db)
    assert len(rig.queued(db)) == 1
    rig.goes_to(FIRST).plans(db)
    assert rig.queued(db) == []
    assert rows_of(db, person)[-1] == ("tomorrow", "dropped", "late")


async def test_all_that_is_due_leaves_at_one_look_and_an_error_holds_up_nobody(
    rig: Announcing, monkeypatch: pytest.MonkeyPatch
) -> None:
    with rig.world.database.writing() as db:
        people = [rig.subscribes(db, each) for each in (CLAIRE, YOUNES, FATIMA)]
        add_session(db, sitting(20))
        rig.goes_to(FIRST - timedelta(days=7)).plans(db)
        first, *_ = announcements.due(db, rig.world.clock.now())
    real = announcing.decide

    def decide(runtime: Runtime, db: Db, announcement_id: int, now: datetime) -> bool:
        if announcement_id == first:
            raise ValueError("cannot be worded")
        return real(runtime, db, announcement_id, now)

    monkeypatch.setattr(announcing, "decide", decide)
    monkeypatch.setattr(announcements, "AT_ONCE", 1)
    monkeypatch.setattr(announcements, "due", partial(announcements.due, limit=1))
    writer = Writer(rig.world.database)
    try:
        moved = [await announcing.deliver(rig.town.runtime, writer) for _ in range(2)]
    finally:
        writer.close()
    assert moved == [0, 2], "the first is tried again later, and the others did not wait for the third look"
    with rig.world.database.reading() as db:
        assert [rows_of(db, each)[0][1] for each in people] == ["waiting", "leaving", "leaving"]


def test_nobody_is_reminded_at_night(rig: Announcing, db: Db) -> None:
    person = rig.subscribes(db, CLAIRE)
    add_session(db, sitting(20))
    week = TODAY + timedelta(days=13)
    rig.goes_to(week, 8).plans(db)
    assert rig.goes_to(week, 21).works(db) == []
    assert rig.goes_to(week + timedelta(days=1), 3).works(db) == []
    assert rig.goes_to(week + timedelta(days=1), 8).works(db) == []
    assert len(rig.goes_to(week + timedelta(days=1), 9).works(db)) == 1
    assert rig.goes_to(week + timedelta(days=1), 10).works(db) == []
    assert rows_of(db, person) == [("in_a_week", "told", None)]


def test_what_would_be_late_in_the_morning_is_dropped(rig: Announcing, db: Db) -> None:
    person = rig.subscribes(db, CLAIRE)
    add_session(db, sitting(20))
    rig.goes_to(FIRST - timedelta(days=1), 8).plans(db)
    assert rig.goes_to(FIRST - timedelta(days=1), 22).works(db) == []
    assert ("tomorrow", "dropped", "late") in rows_of(db, person)


def test_what_changes_the_same_day_may_leave_at_seven(rig: Announcing, db: Db) -> None:
    rig.subscribes(db, CLAIRE)
    add_session(db, sitting(20))
    rig.lives(db, FIRST - timedelta(days=1))
    sittings.change(db, session(db), 1, place=Localized(**OTHER_PLACE), **who(FIRST, 6))
    assert rig.goes_to(FIRST, 6).works(db) == []
    (said,) = rig.goes_to(FIRST, 7).works(db)
    assert "L'heure ou le lieu a changé" in said.text
    assert "Centre de proximité" in said.text


def test_a_scheduler_that_was_off_for_two_days_says_what_still_holds_and_not_all_at_once(
    rig: Announcing, db: Db
) -> None:
    person = rig.subscribes(db, CLAIRE)
    add_session(db, sitting(20))
    add_session(db, sitting(21), name="2027-03")
    rig.lives(db, FIRST - timedelta(days=3))
    said = rig.goes_to(FIRST).works(db)
    assert [each.text.count("C'est demain") for each in said] == [1]
    assert ("tomorrow", "dropped", "late") in rows_of(db, person)


# -- workshops -------------------------------------------------------------------------------------------------


def test_reminders_of_a_workshop_carry_the_code_of_who_has_a_seat(rig: Announcing, db: Db) -> None:
    add_workshop(db, capacity=1)
    _, reference = rig.registers(db, CLAIRE)
    _, waits = rig.registers(db, YOUNES)
    said = rig.lives(db, FIRST)
    assert [(day, each.to) for day, each in said] == [
        (FIRST - timedelta(days=2), "claire"),
        (FIRST - timedelta(days=1), "claire"),
    ]
    assert all(f"Code à montrer à l'entrée : \u2068{reference}\u2069" in each.text for _, each in said)
    assert not any(waits in each.text for _, each in said)


def test_the_waiting_list_moves_up_and_says_so(rig: Announcing, db: Db) -> None:
    add_workshop(db, capacity=1)
    sits, reference = rig.registers(db, CLAIRE)
    waits, own = rig.registers(db, YOUNES)
    registrations.cancel(
        db, commune_id="berkane", reference=reference, citizen_id=sits, day=TODAY, now=rig.world.clock.now()
    )
    (said,) = rig.works(db)
    assert said.to == "younes"
    assert "Des places se sont libérées" in said.text
    assert own in said.text
    assert said.buttons[0].id == f"go:my_registrations:{own}"
    assert rig.works(db) == []
    assert rows_of(db, waits) == [("moved_up", "told", None)]


def test_a_new_workshop_is_news_to_those_who_agreed_once(rig: Announcing, db: Db) -> None:
    agree(db, rig.arrives(db, CLAIRE), consents.WORKSHOPS)
    rig.arrives(db, YOUNES)
    add_workshop(db, 30)
    said = [
        each for _, each in rig.lives(db, TODAY + timedelta(days=30)) if "Un atelier est annoncé" in each.text
    ]
    here = [each for each in said if any(button.id == "go:registration:W9" for button in each.buttons)]
    assert [each.to for each in here] == ["claire"]
    assert {row.priority for row in db.execute(select(outbound_messages.c.priority))} == {outbox.BROADCAST}


def test_who_was_invited_hears_that_it_is_called_off(rig: Announcing, db: Db) -> None:
    agree(db, rig.arrives(db, CLAIRE), consents.WORKSHOPS)
    add_workshop(db, 20)
    rig.works(db)
    workshops.cancel(db, workshop(db), **who(TODAY, 13))
    said = rig.goes_to(TODAY, 14).works(db)
    assert ["C'est annulé" in each.text for each in said] == [True]


# -- the channels ----------------------------------------------------------------------------------------------


def test_whatsapp_takes_text_within_a_day(rig: Announcing, db: Db) -> None:
    rig.subscribes(db, SI_BRAHIM)
    add_session(db, sitting(20))
    rig.goes_to(TODAY + timedelta(days=13), 9)
    rig.writes(db, SI_BRAHIM)
    (said,) = rig.goes_to(TODAY + timedelta(days=13)).works(db)
    assert not said.template
    assert said.text.startswith("تذكير")


def test_whatsapp_outside_the_day_takes_the_template(rig: Announcing, db: Db) -> None:
    give_template(db, "session_reminder", "ar", "title", "news", "payload")
    rig.subscribes(db, SI_BRAHIM)
    add_session(db, sitting(20))
    (said,) = rig.goes_to(TODAY + timedelta(days=13)).works(db)
    assert said.template == SID
    assert said.variables[0] == "ع La session"
    assert "الجمعة 11" in said.variables[1]
    assert "\n" not in said.variables[1]
    assert said.variables[2] == "go:session:2027-02"


def test_without_a_template_it_waits_is_seen_by_staff_and_leaves_when_the_person_writes(
    rig: Announcing, db: Db
) -> None:
    person = rig.subscribes(db, SI_BRAHIM)
    add_session(db, sitting(20))
    assert rig.goes_to(TODAY + timedelta(days=13)).works(db) == []
    assert rows_of(db, person) == [("in_a_week", "parked", "no_template")]
    findings = [
        each for each in health.examine(db, now=rig.world.clock.now()) if "announcements" in each.where
    ]
    assert ["session_reminder" in each.what_to_do for each in findings] == [True]
    rig.world.clock.move(hours=3)
    rig.writes(db, SI_BRAHIM)
    assert len(rig.works(db)) == 1
    assert rows_of(db, person) == [("in_a_week", "told", None)]
    assert rig.works(db) == []


def test_what_was_parked_and_is_of_no_use_any_more_is_not_said(rig: Announcing, db: Db) -> None:
    person = rig.subscribes(db, SI_BRAHIM)
    add_session(db, sitting(20))
    rig.goes_to(FIRST - timedelta(days=1)).works(db)
    assert ("tomorrow", "parked", "no_template") in rows_of(db, person)
    rig.goes_to(FIRST)
    rig.writes(db, SI_BRAHIM)
    assert rig.works(db) == []
    assert ("tomorrow", "dropped", "late") in rows_of(db, person)


def test_what_the_channel_refuses_is_parked_with_its_reason(rig: Announcing, db: Db) -> None:
    give_template(db, "session_reminder", "ar", "title", "news")
    person = rig.subscribes(db, SI_BRAHIM)
    add_session(db, sitting(20))
    rig.goes_to(TODAY + timedelta(days=13)).plans(db)
    rig.delivers(db)
    rig.all_leave(db, "sent")
    assert rows_of(db, person) == [("in_a_week", "leaving", None)]
    db.execute(update(outbound_messages).values(state="failed", error="63016"))
    rig.delivers(db)
    assert rows_of(db, person) == [("in_a_week", "parked", "failed")]
    rig.delivers(db)
    assert rig.queued(db) == []


def test_who_blocked_us_is_not_written_to(rig: Announcing, db: Db) -> None:
    person = rig.subscribes(db, FATIMA)
    conversations.mark_reachable(db, person, is_reachable=False, now=rig.world.clock.now())
    add_session(db, sitting(20))
    assert rig.goes_to(TODAY + timedelta(days=13)).works(db) == []
    assert rows_of(db, person) == [("in_a_week", "parked", "unreachable")]
    assert rig.works(db) == []


def test_what_may_have_arrived_is_not_said_again(rig: Announcing, db: Db) -> None:
    person = rig.subscribes(db, CLAIRE)
    add_session(db, sitting(20))
    rig.goes_to(TODAY + timedelta(days=13)).plans(db)
    rig.delivers(db)
    rig.all_leave(db, "unknown")
    assert rows_of(db, person) == [("in_a_week", "told", "unsure")]


def test_the_templates_of_a_commune_name_what_fills_them() -> None:
    names = {"account": "b", "account_sid": "SID_OF_B", "auth_token": "TOKEN_OF_B", "number": "NUMBER_OF_B"}
    written = {"session_reminder": {"fr": {"sid": SID, "variables": ["title", "news"]}}}
    account = WhatsappAccount.model_validate({**names, "templates": written})
    assert account.templates["session_reminder"]["fr"].sid == SID
    wrong = {"workshop_news": {"fr": {"sid": SID, "variables": ["reference"]}}}
    with pytest.raises(ValueError, match="workshop_news, fr: 'reference' fills no variable of it"):
        WhatsappAccount.model_validate({**names, "templates": wrong})


# -- the clockwork ---------------------------------------------------------------------------------------------


def test_two_schedulers_say_it_once(rig: Announcing) -> None:
    """One has looked at the row; the other decides it before the first comes to it."""
    with rig.world.database.writing() as db:
        person = rig.subscribes(db, CLAIRE)
        add_session(db, sitting(20))
        rig.goes_to(TODAY + timedelta(days=13)).plans(db)
    now = rig.world.clock.now()
    with rig.world.database.writing() as db:
        seen = [*announcements.due(db, now)]
        stale = announcements.by_id(db, seen[0])
    assert stale is not None
    with rig.world.database.writing() as db:
        assert announcing.decide(rig.town.runtime, db, seen[0], now)
    with rig.world.database.writing() as db:
        assert not announcing.decide(rig.town.runtime, db, seen[0], now)
        assert not announcing._leave(rig.town.runtime, db, stale, now.date(), now)
        assert len(rig.queued(db)) == 1
        rig.all_leave(db)
        assert rows_of(db, person) == [("in_a_week", "told", None)]


def test_what_was_told_once_is_not_read_through_again_and_again(sqlite_database: Database) -> None:
    """The look comes every few seconds, and what was told grows for years."""
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        asked.append((statement, values))

    event.listen(sqlite_database.engine_for_checks(), "before_cursor_execute", note)
    with sqlite_database.writing() as db:
        deliveries.outcomes(db, at(TODAY))
        statement, values = asked[-1]
        plan_of_it = db.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        steps = [row.detail for row in plan_of_it if "announcements" in row.detail]
    assert sorted(step.partition(" USING ")[2] for step in steps) == [
        "INDEX ix_announcements_open (state=?)",
        "INDEX ix_announcements_outbound_id (outbound_id=?)",
    ]


async def test_what_is_planned_keeps_no_other_write_waiting(
    rig: Announcing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whom a session concerns may be a hundred thousand: replies are written down meanwhile."""
    if not rig.world.database.is_postgres:
        return  # one writer
    gate, writer = threading.Event(), Writer(rig.world.database)
    monkeypatch.setattr(announcing, "plan_one", lambda db, **_: gate.wait(10))
    planning = asyncio.create_task(announcing.plan_all(rig.town.runtime, writer, {}))
    try:
        await asyncio.sleep(0.1)
        assert await asyncio.wait_for(writer.do(lambda db: "kept"), 5) == "kept"
    finally:
        gate.set()
        await planning
        await asyncio.to_thread(writer.close)


async def test_the_demo_s_clock_may_jump_by_days(database: Database, world: World) -> None:
    rig = Announcing(world)
    with world.database.writing() as db:
        rig.subscribes(db, CLAIRE)
        add_session(db, sitting(20))
    writer = Writer(world.database)
    done: announcing.Planned = {}
    try:
        assert await announcing.plan_all(rig.town.runtime, writer, done) == 2
        assert await announcing.plan_all(rig.town.runtime, writer, done) == 0
        world.clock.move(days=13)
        assert await announcing.plan_all(rig.town.runtime, writer, done) == 2
        assert await announcing.deliver(rig.town.runtime, writer) == 1
        assert await announcing.deliver(rig.town.runtime, writer) == 0
    finally:
        await asyncio.to_thread(writer.close)
    scheduler = schedule.build_scheduler(rig.town.runtime, writer)
    jobs = [each.func.func for each in scheduler.get_jobs() if hasattr(each.func, "func")]
    assert announcing.plan_all in jobs
    assert announcing.deliver in jobs
