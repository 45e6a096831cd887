"""How a message may leave: the window, the templates and their approval, and what a provider says afterwards."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from town import Town
from twilio_stand_in import ACCOUNT_SID, AUTH_TOKEN, NUMBER, TwilioStandIn
from world import FATIMA, SI_BRAHIM, Someone, World

from bot.channels.base import Button, Outbound, Reachability, Refused, StatusUpdate
from bot.channels.whatsapp import WhatsApp
from bot.runtime import approvals, delivery, intake, outcomes, wire
from bot.runtime.delivery import Chat, Parked
from bot.runtime.outbox import Outbox
from bot.runtime.writer import Writer
from data import consents, conversations, health, outbox, templates
from data.engine import Database, Db
from data.tables import audit_events, outbound_messages

SID, OTHER = f"HX{7:032x}", f"HX{8:032x}"
ACCOUNT = SI_BRAHIM.account
BUTTONS = (Button("go:sessions:x", "المزيد"),)


def give(db: Db, language: str = "ar", *names: str, sid: str = SID, name: str = "session_reminder") -> None:
    template = {"sid": sid, "variables": list(names or ("title", "news"))}
    templates.fill(db, "berkane", ACCOUNT, {name: {language: template}})


def chat(db: Db, world: World, who: Someone, *, hours: float | None, language: str = "ar") -> Chat:
    """A conversation whose person last wrote so many hours ago."""
    person = world.person(db, who)
    row = conversations.load(db, person.conversation_id)
    heard = None if hours is None else world.now - timedelta(hours=hours)
    return Chat(replace(row, last_inbound_at=heard), language, person.is_unreachable)


def values(language: str) -> Mapping[str, str]:
    return {"title": f"title {language}", "news": f"news {language}", "commune": "c", "payload": "go:x:y"}


def plan(db: Db, world: World, found: Chat) -> Outbound | Parked:
    return delivery.plan(
        db, found, "text", BUTTONS, purpose_template="session_reminder", values=values, now=world.now
    )


# -- the planner -----------------------------------------------------------------------------------------------


def test_within_the_window_it_is_text_and_the_template_goes_along(world: World) -> None:
    with world.database.writing() as db:
        found = chat(db, world, SI_BRAHIM, hours=23)
        assert plan(db, world, found) == Outbound(found.row.address, "text", BUTTONS, "ar"), (
            "without a template nothing goes along"
        )
        give(db)
        said = plan(db, world, found)
    assert isinstance(said, Outbound)
    assert (said.text, said.buttons, said.template) == ("text", BUTTONS, "")
    assert (said.fallback, said.fallback_variables) == (SID, ("title ar", "news ar"))


def test_after_it_only_an_approved_template(world: World) -> None:
    with world.database.writing() as db:
        for hours in (24, None):
            found = chat(db, world, SI_BRAHIM, hours=hours)
            assert plan(db, world, found) == Parked(delivery.NO_TEMPLATE)
        give(db)
        said = plan(db, world, found)
    assert isinstance(said, Outbound)
    assert (said.template, said.variables, said.text) == (SID, ("title ar", "news ar"), "news ar")
    assert said.buttons == ()


def test_telegram_knows_no_window(world: World) -> None:
    with world.database.writing() as db:
        give(db)
        said = plan(db, world, chat(db, world, FATIMA, hours=None))
    assert isinstance(said, Outbound)
    assert (said.text, said.fallback) == ("text", "")


def test_who_blocked_us_is_not_written_to(world: World) -> None:
    with world.database.writing() as db:
        give(db)
        person = world.person(db, SI_BRAHIM)
        conversations.mark_reachable(db, person.citizen_id, is_reachable=False, now=world.now)
        assert plan(db, world, chat(db, world, SI_BRAHIM, hours=1)) == Parked(delivery.UNREACHABLE)


@pytest.mark.parametrize(
    ("language", "known", "expected"),
    [
        ("ary-Arab", ("ar", "fr"), "ar"),
        ("ary-Arab", ("ary", "ar"), "ary"),
        ("ary-Latn", ("ar", "fr"), "fr"),
        ("ary-Latn", ("ary-Latn", "fr"), "ary-Latn"),
        ("fr", ("ar",), None),
        ("ar", ("fr",), None),
    ],
)
def test_the_language_is_the_persons_or_the_nearest(
    world: World, language: str, known: tuple[str, ...], expected: str | None
) -> None:
    with world.database.writing() as db:
        each = {"sid": SID, "variables": ["news"]}
        templates.fill(db, "berkane", ACCOUNT, {"session_reminder": dict.fromkeys(known, each)})
        found = templates.choose(db, ACCOUNT, "session_reminder", language)
    assert (found.language if found else None) == expected


# -- the registry ----------------------------------------------------------------------------------------------

SEEN = templates.Checked("ar", ("1", "2"), "approved", "utility")


def the_one(db: Db) -> templates.TemplateRow:
    (row,) = templates.every(db, "berkane")
    return row


@pytest.mark.parametrize(
    ("seen", "is_usable", "trouble"),
    [
        (SEEN, True, None),
        (replace(SEEN, language="ar_MA"), True, None),
        (replace(SEEN, approval="pending"), False, None),
        (replace(SEEN, approval="unsubmitted", category=""), False, None),
        (replace(SEEN, approval="something new"), False, None),
        (replace(SEEN, approval="rejected", reason="too long"), False, "rejected: too long"),
        (replace(SEEN, variables=("1", "2", "3")), False, "the Content has {{1}}, {{2}}, {{3}}; commune.yaml gives 2: title, news"),
        (replace(SEEN, variables=()), False, "the Content has no variable; commune.yaml gives 2: title, news"),
        (replace(SEEN, language="fr"), False, "the Content is in 'fr', and stands under 'ar'"),
        (replace(SEEN, category="authentication"), False, "WhatsApp made it AUTHENTICATION; session_reminder must be UTILITY"),
        (replace(SEEN, category="marketing"), True, None),
        (None, False, f"Twilio has no Content {SID}"),
    ],
)  # fmt: skip
def test_only_what_whatsapp_says_counts_once_it_was_asked(
    world: World, seen: templates.Checked | None, is_usable: bool, trouble: str | None
) -> None:
    with world.database.writing() as db:
        give(db)
        assert the_one(db).is_usable, "as staff entered it, until it was read"
        told = templates.note_checked(db, the_one(db), seen, world.now)
        kept = the_one(db)
        assert (kept.is_usable, kept.trouble) == (is_usable, trouble) == (told.is_usable, told.trouble)
        assert bool(templates.usable(db, ACCOUNT, "session_reminder")) == is_usable
        found = [each.what for each in health.examine(db, now=world.now) if "templates" in each.where]
    assert found == (
        [] if is_usable else [f"session_reminder (ar) cannot be sent: {trouble or kept.approval}"]
    )


def test_what_the_law_wants_told_does_not_go_as_advertising(world: World) -> None:
    with world.database.writing() as db:
        give(db, "ar", "reference", "news", name="request_notice")
        seen = replace(SEEN, category="marketing")
        told = templates.note_checked(db, the_one(db), seen, world.now)
    assert not told.is_usable
    assert told.trouble == "WhatsApp made it MARKETING; request_notice must be UTILITY"


def test_a_new_import_keeps_what_was_read_of_the_same_content(world: World) -> None:
    with world.database.writing() as db:
        give(db)
        templates.note_checked(db, the_one(db), replace(SEEN, approval="paused"), world.now)
        give(db)
        assert the_one(db).approval == "paused"
        give(db, sid=OTHER)
        assert (the_one(db).approval, the_one(db).checked_at) == ("unknown", None)
        templates.fill(db, "berkane", ACCOUNT, {})
        assert templates.every(db) == []


async def test_the_approval_is_read_from_the_content_api(sqlite_database: Database) -> None:
    town = Town(sqlite_database)
    with TwilioStandIn() as twilio:
        good = twilio.shell("text", 2, is_approved=True)
        french = twilio.shell("text", 2, approval="rejected", language="fr", reason="variables at the end")
        news = twilio.shell("text", 3, is_approved=True)
        channel = WhatsApp(
            account=ACCOUNT,
            account_sid=ACCOUNT_SID,
            auth_token=AUTH_TOKEN,
            number=NUMBER,
            api_url=twilio.url,
        )
        town.runtime.channels = {ACCOUNT: channel}
        two = ["title", "news"]
        named = {
            "session_reminder": {"ar": {"sid": good, "variables": two}, "fr": {"sid": french, "variables": two}},
            "workshop_news": {"ar": {"sid": news, "variables": two}, "fr": {"sid": OTHER, "variables": two}},
        }  # fmt: skip
        with sqlite_database.writing() as db:
            templates.fill(db, "berkane", ACCOUNT, named)
            rows = templates.every(db)
        read = await approvals.read(town.runtime.channels, rows)
        twilio.refuse_next(503, 20503)
        broken = await approvals.read(town.runtime.channels, rows[:1])
        with sqlite_database.writing() as db:
            for row, seen in read:
                assert not isinstance(seen, Exception)
                approvals.keep(db, row, seen, town.clock.now())
            found = {(row.name, row.language): (row.approval, row.trouble) for row in templates.every(db)}
        await channel.close()
    assert found == {
        ("session_reminder", "ar"): ("approved", None),
        ("session_reminder", "fr"): ("rejected", "rejected: variables at the end"),
        ("workshop_news", "ar"): (
            "approved",
            "the Content has {{1}}, {{2}}, {{3}}; commune.yaml gives 2: title, news",
        ),
        ("workshop_news", "fr"): ("unsubmitted", f"Twilio has no Content {OTHER}"),
    }
    assert isinstance(broken[0][1], Exception), "what could not be asked changes nothing"


async def test_the_hourly_look_fills_the_registry_and_says_what_changed(
    sqlite_database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    town = Town(sqlite_database)
    writer = Writer(sqlite_database)
    try:
        with TwilioStandIn() as twilio:
            sid = twilio.shell("text", 2, approval="paused")
            channel = WhatsApp(
                account=ACCOUNT,
                account_sid=ACCOUNT_SID,
                auth_token=AUTH_TOKEN,
                number=NUMBER,
                api_url=twilio.url,
            )
            town.runtime.channels = {ACCOUNT: channel}
            with sqlite_database.writing() as db:
                profile = {"accounts": {"whatsapp": {"account": "berkane", "templates": {
                    "session_reminder": {"ar": {"sid": sid, "variables": ["title", "news"]}}}}}}  # fmt: skip
                templates.fill_of(db, "berkane", profile)
                rows = templates.every(db)
            monkey = pytest.MonkeyPatch()
            monkey.setattr(approvals, "registered", lambda _: rows)
            assert await approvals.check(town.runtime, writer) == 1
            monkey.undo()
            await channel.close()
    finally:
        writer.close()
    assert "session_reminder (ar) of whatsapp:berkane: paused" in caplog.text


# -- what the provider says afterwards -----------------------------------------------------------------------


def sent(db: Db, world: World, said: Outbound, kind: str = "reply") -> int:
    """A message that Twilio took from us."""
    person = world.person(db, SI_BRAHIM)
    outbound_id, _ = outbox.put(
        db,
        commune_id="berkane",
        account_id=ACCOUNT,
        conversation_id=person.conversation_id,
        body=wire.dump_outbound(said),
        kind=kind,
        send_now=True,
        now=world.now,
    )
    outbox.mark_sent(db, outbound_id, f"SM{outbound_id}", world.now)
    return outbound_id


def calls_back(db: Db, world: World, outbound_id: int, code: str, *, is_blocked: bool = False) -> bool:
    update = StatusUpdate(
        f"SM{outbound_id}", "failed", f"{code} words", is_permanent=True, is_blocked=is_blocked
    )
    taken = intake.take(db, commune_id="berkane", account_id=ACCOUNT, received=update, now=world.now)
    return not taken.is_early


def row_of(db: Db, outbound_id: int) -> Any:
    return db.one(select(outbound_messages).where(outbound_messages.c.id == outbound_id))


def audited(db: Db) -> list[tuple[str, Any]]:
    wanted = select(audit_events.c.action, audit_events.c.detail).where(
        audit_events.c.actor == outcomes.ACTOR
    )
    return [(row.action, row.detail) for row in db.execute(wanted.order_by(audit_events.c.id))]


def test_a_closed_window_by_callback_falls_back_to_the_template_once(world: World) -> None:
    with world.database.writing() as db:
        said = Outbound(SI_BRAHIM.address, "text", BUTTONS, fallback=SID, fallback_variables=("t", "n"))
        outbound_id = sent(db, world, said, outbox.NOTICE)
        assert calls_back(db, world, outbound_id, "63016")
        (claimed,) = outbox.claim_due(db, [ACCOUNT], world.now, 9)
        again = wire.load_outbound(claimed.body)
        assert (claimed.id, again.template, again.variables, again.buttons) == (
            outbound_id,
            SID,
            ("t", "n"),
            (),
        )
        assert again.fallback == ""
        assert not calls_back(db, world, outbound_id, "63016"), "the first send is none of ours any more"
        outbox.mark_sent(db, outbound_id, "SM-by-template", world.now)
        update = StatusUpdate("SM-by-template", "failed", "63016 words", is_permanent=True)
        assert outcomes.take_status(db, ACCOUNT, update, world.now)
        assert row_of(db, outbound_id).state == "failed", "a notice finds its next way"


def test_a_closed_window_without_a_template_parks_until_the_person_writes(world: World) -> None:
    with world.database.writing() as db:
        outbound_id = sent(db, world, Outbound(SI_BRAHIM.address, "an answer of staff"), "staff")
        assert calls_back(db, world, outbound_id, "63016")
        assert row_of(db, outbound_id).state == "parked"
        found = [each.what for each in health.examine(db, now=world.now) if "outbox" in each.where]
        assert found == ["1 messages wait until their person writes: WhatsApp's 24 hours were over"]
        world.hears(db, SI_BRAHIM, "salam")
        outbox.release(db, world.person(db, SI_BRAHIM).conversation_id, world.now)
        assert [row.id for row in outbox.claim_due(db, [ACCOUNT], world.now, 9)] == [outbound_id]
    assert audited_none(world)


def audited_none(world: World) -> bool:
    with world.database.reading() as db:
        return audited(db) == []


def test_a_closed_window_in_the_answer_is_the_same(world: World) -> None:
    with world.database.writing() as db:
        outbound_id = sent(
            db, world, Outbound(SI_BRAHIM.address, "x", fallback=SID, fallback_variables=("n",))
        )
        runtime: Any = type("R", (), {"clock": world.clock, "limits": {}})()
        settle = Outbox(runtime, None, lambda _: None)._settle  # type: ignore[arg-type]
        settle(Refused("closed", "63016"), outbound_id, 0)(db)
        row = row_of(db, outbound_id)
    assert row.state == "queued"
    assert row.provider_id is None


@pytest.mark.parametrize("code", ["21610", "63032", "63033"])
def test_an_opt_out_at_the_provider_is_recorded_once(world: World, code: str) -> None:
    with world.database.writing() as db:
        first, second = (sent(db, world, Outbound(SI_BRAHIM.address, text)) for text in "ab")
        for outbound_id in (first, second):
            assert calls_back(db, world, outbound_id, code, is_blocked=True)
            assert row_of(db, outbound_id).state == "failed"
        assert world.person(db, SI_BRAHIM).is_unreachable
        assert audited(db) == [("person_unreachable", {"account": ACCOUNT, "reason": code})]
        found = [each.what for each in health.examine(db, now=world.now) if "people" in each.where]
        assert found == [
            "1 people blocked us or opted out at their provider; they are written to again when they write"
        ]


def test_a_block_on_telegram_and_its_end_are_recorded(world: World) -> None:
    with world.database.writing() as db:
        world.person(db, FATIMA)
        for is_reachable in (False, False, True):
            change = Reachability(FATIMA.address, is_reachable)
            intake.take(db, commune_id="berkane", account_id=FATIMA.account, received=change, now=world.now)
        assert [(action, detail["reason"]) for action, detail in audited(db)] == [
            ("person_unreachable", "blocked"),
            ("person_reachable", "unblocked"),
        ]


def test_a_template_that_whatsapp_paused_is_not_used_again(world: World) -> None:
    with world.database.writing() as db:
        give(db)
        said = Outbound(SI_BRAHIM.address, "n", template=SID, variables=("t", "n"))
        outbound_id = sent(db, world, said, outbox.NOTICE)
        assert calls_back(db, world, outbound_id, "63041")
        assert row_of(db, outbound_id).state == "failed"
        assert templates.choose(db, ACCOUNT, "session_reminder", "ar") is None
        assert the_one(db).trouble == "WhatsApp refused it (63041 words)"


@pytest.mark.parametrize(("code", "is_no"), [("21610", True), ("63033", True), ("63003", False)])
def test_an_opt_out_is_a_no_and_writing_again_is_no_yes(world: World, code: str, *, is_no: bool) -> None:
    with world.database.writing() as db:
        person = world.person(db, SI_BRAHIM)
        who: dict[str, Any] = {
            "commune_id": "berkane",
            "citizen_id": person.citizen_id,
            "language": "ar",
            "now": world.now,
        }
        consents.record(
            db, **who, purpose=consents.WORKSHOPS, is_given=True, text_shown="…", source=SI_BRAHIM.account
        )
        outbound_id = sent(db, world, Outbound(SI_BRAHIM.address, "a"))
        assert calls_back(db, world, outbound_id, code, is_blocked=True)
        world.hears(db, SI_BRAHIM, "السلام عليكم")
        outcomes.note_reachability(
            db, person.conversation_id, is_reachable=True, reason="wrote", now=world.now
        )
        assert consents.last_word(db, person.citizen_id, consents.WORKSHOPS) is not is_no
