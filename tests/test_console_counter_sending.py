"""A counter receipt by WhatsApp: to the number that its person names, asked for, forgotten within the hour."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from console_rig import Client, Console, plain
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select, update
from twilio_stand_in import ACCOUNT_SID, AUTH_TOKEN, NUMBER, TwilioStandIn
from world import SI_BRAHIM, World

from bot.channels.whatsapp import WhatsApp
from bot.console.counter.receipt import number_of
from bot.runtime import counter_receipts, wire
from bot.runtime.schedule import forget_anonymous_traces
from data import contributions, conversations, counter, forgetting, messages, rounds, templates
from data.engine import Db
from data.tables import addresses, audit_events, citizens, outbound_messages
from data.tables import conversations as conversations_table

ACCOUNT = SI_BRAHIM.account
NUMBER_SAID, ADDRESS = "06 61-23 45 67", "whatsapp:+212661234567"
ASKS = {"number": NUMBER_SAID, "asked": "1"}

pytestmark = pytest.mark.parametrize("world", ["sqlite"], indirect=True)


@pytest.fixture
def twilio() -> Any:
    with TwilioStandIn() as stand_in:
        yield stand_in


@pytest.fixture
def channel(twilio: TwilioStandIn) -> WhatsApp:
    return WhatsApp(
        account="berkane",
        account_sid=ACCOUNT_SID,
        auth_token=AUTH_TOKEN,
        number=NUMBER,
        api_url=twilio.url,
    )


@pytest.fixture
def console(world: World, channel: WhatsApp) -> Console:
    return Console(world, channels={ACCOUNT: channel})


def written(console: Console, language: str = "ary-Arab", name: str | None = None) -> str:
    """The reference of a comment that was written down at the counter."""
    world = console.world
    with world.database.writing() as db:
        current = rounds.current(db, "berkane", world.day)
        assert current
        entered = contributions.enter(
            db,
            entered_by="nadia@berkane.example",
            commune_id="berkane",
            kind="comment",
            round_id=current.id,
            programme_number=1,
            axis_id="A1",
            commitment_id=None,
            words="خاص الإنارة قدام المدرسة",
            name=name,
            language=language,
            channel="counter",
            source="counter",
            day=world.day,
            now=world.now,
        )
    assert isinstance(entered, str)
    return entered


def template(db: Db, twilio: TwilioStandIn, language: str = "ar") -> str:
    """An approved template of two variables."""
    sid = twilio.shell("text", 2, is_approved=True, language=language)
    named = {language: {"sid": sid, "variables": ["news", "reference"]}}
    templates.fill(db, "berkane", ACCOUNT, {counter_receipts.TEMPLATE: named})
    return sid


def clerk(console: Console, language: str = "fr") -> Client:
    return console.client("consultation_agent", language=language)


def waiting(console: Console) -> Any:
    with console.world.database.reading() as db:
        return db.execute(select(outbound_messages).order_by(outbound_messages.c.id)).all()


def body_of(console: Console, row: Any) -> Any:
    sealed = console.world.database.vault.open_text(row.sealed_body, "outbound.body")
    return wire.load_outbound(sealed)


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_it_leaves_by_the_template_and_arrives(
    console: Console, twilio: TwilioStandIn, channel: WhatsApp, language: str
) -> None:
    reference = written(console)
    with console.world.database.writing() as db:
        sid = template(db, twilio)
    page = clerk(console, language).does(f"/counter/receipt/{reference}", ASKS)
    assert ("طريقه" if language == "ar" else "part par WhatsApp") in page
    (row,) = waiting(console)
    assert (row.kind, row.is_fleeting, row.account_id) == ("receipt", True, ACCOUNT)
    assert console.woken == [row.conversation_id]
    message = body_of(console, row)
    assert (message.to, message.template) == (ADDRESS, sid)
    assert reference in message.variables
    assert "خاص الإنارة" not in str(message), "a number that was misheard must not learn the words"

    async def sends() -> None:
        await channel.send(message)
        await channel.close()

    asyncio.run(sends())
    (arrived,) = twilio.messages
    assert arrived.form["To"] == ADDRESS


@pytest.mark.parametrize(
    ("language", "words"),
    [("ary-Arab", "الكود ديالكم"), ("ary-Latn", "Lcode dyalkom"), ("ar", "الرمز:"), ("fr", "Votre code")],
)
def test_who_wrote_today_reads_it_in_the_language_of_the_comment(
    console: Console, language: str, words: str
) -> None:
    reference = written(console, language)
    world = console.world
    with world.database.writing() as db:
        person = conversations.find_or_open(
            db, commune_id="berkane", account_id=ACCOUNT, address=ADDRESS, now=world.now
        )
        conversations.save(
            db, person.conversation_id, "{}", heard_at=world.now - timedelta(hours=1), open_buttons_id=None
        )
    clerk(console).does(f"/counter/receipt/{reference}", ASKS)
    message = body_of(console, waiting(console)[0])
    assert words in message.text
    assert reference in message.text
    assert [each.id for each in message.buttons] == [f"go:items:{reference}"]


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("queued", "Le reçu part"),
        ("sent", "est parti"),
        ("delivered", "est arrivé"),
        ("failed", "pas arrivé"),
        ("parked", "pas arrivé"),
    ],
)
def test_the_page_says_what_became_of_it(
    console: Console, twilio: TwilioStandIn, state: str, sentence: str
) -> None:
    reference = written(console)
    with console.world.database.writing() as db:
        template(db, twilio)
    client = clerk(console)
    address = client.post(f"/counter/receipt/{reference}", ASKS).headers["location"]
    with console.world.database.writing() as db:
        db.execute(update(outbound_messages).values(state=state))
    assert sentence in plain(client.ask("GET", address).text)
    elsewhere = client.sees(f"/counter/receipt/{reference}", sent="999")
    assert sentence not in plain(elsewhere)


def test_nobody_is_kept_who_never_wrote(console: Console, twilio: TwilioStandIn) -> None:
    reference = written(console)
    world = console.world
    with world.database.writing() as db:
        template(db, twilio)
        before = db.value(select(func.count()).select_from(citizens))
    clerk(console).does(f"/counter/receipt/{reference}", ASKS)
    later = world.now + timedelta(hours=2)
    with world.database.writing() as db:
        assert forgetting.drop_forgotten(db, now=later) == 0, "it has not left yet"
        db.execute(update(outbound_messages).values(state="delivered"))
        assert forgetting.drop_forgotten(db, now=later) == 1
        for table in (addresses, conversations_table, outbound_messages):
            assert db.value(select(func.count()).select_from(table)) == 0, table.name
        assert db.value(select(func.count()).select_from(citizens)) == before
        noted = db.execute(select(audit_events).where(audit_events.c.action == counter_receipts.SENT)).all()
    assert [(each.subject, each.detail) for each in noted] == [(reference, None)]


@pytest.mark.parametrize("name", [None, "Aïcha Bennani"])
def test_who_wrote_before_stays_as_they_were_and_the_message_does_not(
    console: Console, twilio: TwilioStandIn, name: str | None
) -> None:
    reference = written(console, name=name)
    world = console.world
    with world.database.writing() as db:
        template(db, twilio)
        person = conversations.find_or_open(
            db, commune_id="berkane", account_id=ACCOUNT, address=ADDRESS, now=world.now
        )
        conversations.save(
            db, person.conversation_id, "{}", heard_at=world.now - timedelta(hours=1), open_buttons_id=None
        )
    clerk(console).does(f"/counter/receipt/{reference}", ASKS)
    later = world.now + timedelta(hours=2)
    with world.database.writing() as db:
        assert messages.spoken(db, person.conversation_id, after=None, limit=9, to_staff=True) == []
        assert len(messages.spoken(db, person.conversation_id, after=None, limit=9)) == 1
        assert forgetting.drop_forgotten(db, now=later) == 0
        forget_anonymous_traces(db, later)
        counter.forget(db, counter_receipts.KIND, later)
        kept = conversations.load(db, person.conversation_id)
    assert kept.last_inbound_at == world.now - timedelta(hours=1), "WhatsApp's day counts from it"
    assert waiting(console) == []


def test_what_could_not_leave_within_the_hour_is_forgotten_too(
    console: Console, twilio: TwilioStandIn
) -> None:
    reference = written(console)
    with console.world.database.writing() as db:
        template(db, twilio)
    clerk(console).does(f"/counter/receipt/{reference}", ASKS)
    with console.world.database.writing() as db:
        assert counter.forget(db, counter_receipts.KIND, console.world.now) == 0
        assert counter.forget(db, counter_receipts.KIND, console.world.now + timedelta(seconds=1)) == 1


def test_one_receipts_fate_is_not_anothers(console: Console, twilio: TwilioStandIn) -> None:
    first, other = written(console), written(console, name="Aïcha Bennani")
    with console.world.database.writing() as db:
        template(db, twilio)
    client = clerk(console)
    number = client.post(f"/counter/receipt/{first}", ASKS).headers["location"].rpartition("=")[2]
    assert "Le reçu part" in plain(client.sees(f"/counter/receipt/{first}", sent=number))
    assert "Le reçu part" not in plain(client.sees(f"/counter/receipt/{other}", sent=number))


@pytest.mark.parametrize(
    ("typed", "status", "sentence"),
    [
        ({"number": "06 61 23"}, 422, "complet"),
        ({"number": ""}, 422, "complet"),
        ({"asked": ""}, 422, "Relisez"),
        ({}, 409, "counter_receipt"),
    ],
)
def test_what_stands_in_the_way_is_said_and_the_number_stays(
    console: Console, typed: dict[str, str], status: int, sentence: str
) -> None:
    reference = written(console)
    response = clerk(console).post(f"/counter/receipt/{reference}", ASKS | typed)
    assert response.status_code == status
    assert sentence in plain(response.text)
    assert f'value="{(ASKS | typed)["number"]}"' in response.text
    assert waiting(console) == []
    with console.world.database.reading() as db:
        assert conversations.find(db, ACCOUNT, ADDRESS) is None, "nobody is opened for nothing"


def test_who_blocked_the_commune_is_not_written_to(console: Console, twilio: TwilioStandIn) -> None:
    reference = written(console)
    world = console.world
    with world.database.writing() as db:
        template(db, twilio)
        person = conversations.find_or_open(
            db, commune_id="berkane", account_id=ACCOUNT, address=ADDRESS, now=world.now
        )
        conversations.mark_reachable(db, person.citizen_id, is_reachable=False, now=world.now)
    response = clerk(console).post(f"/counter/receipt/{reference}", ASKS)
    assert (response.status_code, waiting(console)) == (409, [])
    assert "bloqué" in plain(response.text)


def test_three_times_are_enough(console: Console, twilio: TwilioStandIn) -> None:
    reference = written(console)
    with console.world.database.writing() as db:
        template(db, twilio)
    client = clerk(console)
    for _ in range(counter_receipts.MOST):
        client.does(f"/counter/receipt/{reference}", ASKS)
    response = client.post(f"/counter/receipt/{reference}", ASKS)
    assert response.status_code == 409
    assert "trois fois" in plain(response.text)
    assert len(waiting(console)) == counter_receipts.MOST


def test_a_commune_without_whatsapp_is_told_so(world: World) -> None:
    console = Console(world)
    reference = written(console)
    client = clerk(console)
    page = client.sees(f"/counter/receipt/{reference}")
    assert 'name="number"' not in page
    assert "Aucun compte WhatsApp" in plain(page)
    assert client.post(f"/counter/receipt/{reference}", ASKS).status_code == 409


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0661234567", "+212661234567"),
        ("٠٦٦١٢٣٤٥٦٧", "+212661234567"),
        ("+212 6.61.23.45.67", "+212661234567"),
        ("00212661234567", "+212661234567"),
        ("+33 6 12 34 56 78", "+33612345678"),
        ("ما عنديش", ""),
        ("06612345", ""),
    ],
)
def test_a_number_is_read_as_people_say_it(typed: str, number: str) -> None:
    assert number_of(typed) == number


@pytest.mark.usefixtures("world")
@given(st.text(max_size=300))
def test_any_text_is_a_number_or_none(typed: str) -> None:
    number = number_of(typed)
    assert not number or number_of(number) == number
