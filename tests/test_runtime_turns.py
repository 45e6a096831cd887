"""Turns on both databases: what is asked for happens once, bad input is answered kindly, nothing is lost."""

import json

import pytest
from sqlalchemy import Table, func, select, update
from town import Town

from bot.channels.base import StatusUpdate, Stored
from bot.runtime import intake, render, turns
from bot.runtime.schedule import forget_anonymous_traces
from data import contributions, conversations, messages, receipts
from data.engine import Database
from data.tables import addresses, inbound_messages, outbound_messages
from data.tables import contributions as contribution_rows
from data.tables import conversations as conversation_rows

WORDS = "khass tb9a lmizania mnchora kol chhar bach nchoufo fin mchaw lflous"


@pytest.fixture
def town(database: Database) -> Town:
    return Town(database)


def comment(town: Town, sender: str = "fatima", name: str = "anonymous") -> str:
    """Leave a comment and return its reference."""
    town.say(sender, "3ndi mola7ada 3la lmizania")
    town.press(sender, "all")
    town.press(sender, "yes")
    while town.last and not town.last.buttons:
        town.say(sender, WORDS)
    if any(button.id.endswith(".keep") for button in (town.last.buttons if town.last else ())):
        town.press(sender, "keep")
    town.press(sender, name)
    if name != "anonymous":
        town.say(sender, "Jam3iyat Lkheir")
    said = town.press(sender, "yes")
    reference = next(
        word for word in said.text.replace("\u2068", " ").replace("\u2069", " ").split() if "BRK-" in word
    )
    return reference.strip(".«»")


def count(town: Town, table: object, **where: object) -> int:
    statement = select(func.count()).select_from(table)  # type: ignore[arg-type]
    for name, value in where.items():
        statement = statement.where(table.c[name] == value)  # type: ignore[attr-defined]
    with town.database.reading() as db:
        return int(db.value(statement))


def test_a_comment_is_recorded_and_found_by_its_reference(town: Town) -> None:
    reference = comment(town)
    with town.database.reading() as db:
        row = contributions.find(db, "berkane", reference)
        assert row is not None
        assert row.words == WORDS
        assert row.axis_id == "A4"
        assert receipts.verify(db, "berkane").is_intact
    assert reference in town.say("fatima", reference).text


def test_an_anonymous_form_leaves_no_words_in_the_log(town: Town) -> None:
    comment(town)
    with town.database.reading() as db:
        rows = db.execute(select(inbound_messages.c.sealed_body, inbound_messages.c.conversation_id)).all()
        lines = messages.spoken(db, rows[0].conversation_id, after=None, limit=50)
        state = conversations.load(db, rows[0].conversation_id).state or ""
    assert all("lflous" not in line.body for line in lines)
    assert "lflous" not in state


def test_a_named_comment_keeps_its_name_sealed_and_its_log(town: Town) -> None:
    reference = comment(town, name="named")
    with town.database.reading() as db:
        row = contributions.find(db, "berkane", reference)
        assert row is not None
        assert row.citizen_id is not None
        assert row.received_at is not None
        assert contributions.name_of(db, "berkane", reference) == "Jam3iyat Lkheir"


def test_the_same_update_five_times_is_one_turn(town: Town) -> None:
    first = town.send("fatima", "salam", key="same")
    assert first is not None
    assert [town.send("fatima", "salam", key="same") for _ in range(4)] == [None] * 4
    assert len(town.answer(first)) == 1
    assert count(town, inbound_messages) == 1


def test_two_messages_at_once_are_answered_in_order(town: Town) -> None:
    conversation = town.send("fatima", "3ndi mola7ada 3la lmizania")
    town.send("fatima", "menu")
    assert conversation is not None
    said = town.answer(conversation)
    assert len(said) == 2
    assert count(town, conversation_rows, language="ary-Latn") == 1, "what comes unasked speaks it too"
    assert count(town, inbound_messages, state="handled") == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "👍👍👍",
        "\u202e\u2066\u200f",
        "a" * 100_000,
        "\x00\x01\x02 salam \x7f",
        "٣",
        "99",
        "🇲🇦",
        "<script>alert(1)</script>",
        "'; DROP TABLE contributions; --",
        '/greet{"axis":"x"}',
        "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    ],
    ids=repr,
)
def test_odd_text_gets_a_polite_answer_and_loses_nothing(town: Town, text: str) -> None:
    town.say("fatima", "3ndi mola7ada 3la lmizania")
    said = town.say("fatima", text[:100_000])
    assert said.text.strip()
    assert count(town, inbound_messages, state="set_aside") == 0
    assert count(town, inbound_messages, state="handled") == 2


@pytest.mark.parametrize("kind", ["sticker", "location", "contact", "video", "file", "other"])
def test_what_is_not_kept_is_said_and_the_question_returns(town: Town, kind: str) -> None:
    asked = town.say("fatima", "3ndi mola7ada 3la lmizania")
    said = town.say("fatima", media=kind)
    assert {b.label for b in asked.buttons} <= {b.label for b in said.buttons}


@pytest.mark.parametrize("problem", ["too_large", "lost", "wrong_type"])
def test_media_that_failed_is_said(town: Town, problem: str) -> None:
    conversation = town.send("fatima", media="photo", upload=problem)
    assert conversation is not None
    assert town.answer(conversation)[0].text.strip()


def test_a_photo_is_kept_with_the_comment(town: Town) -> None:
    town.say("fatima", "3ndi mola7ada 3la lmizania")
    town.press("fatima", "all")
    town.press("fatima", "yes")
    picture = Stored("image/png", b"\x89PNG\r\n\x1a\n" + b"0" * 100)
    conversation = town.send("fatima", media="photo", upload=picture)
    assert conversation is not None
    town.answer(conversation)
    if town.last and any(b.id.endswith(".keep") for b in town.last.buttons):
        town.press("fatima", "keep")
    town.press("fatima", "anonymous")
    said = town.press("fatima", "yes")
    assert "BRK-" in said.text


def test_an_old_button_cannot_answer_a_new_question(town: Town) -> None:
    first = town.say("fatima", "3ndi mola7ada 3la lmizania")
    town.press("fatima", "all")
    said = town.say("fatima", payload=first.buttons[0].id)
    assert count(town, contribution_rows) == 0
    assert said.buttons


def test_staff_hold_the_conversation_until_it_is_returned(town: Town) -> None:
    town.say("fatima", "chkon nhder m3ah")
    if town.last and town.last.buttons:
        town.press("fatima", "yes")
    conversation = town.send("fatima", "ana hna")
    assert conversation is not None
    assert town.answer(conversation) == []
    with town.database.writing() as db:
        conversations.return_to_bot(
            db, "berkane", conversation, actor="nadia@berkane.ma", now=town.clock.now()
        )
    assert town.say("fatima", "salam").text


def test_a_hand_over_lapses_by_itself(town: Town) -> None:
    town.say("fatima", "chkon nhder m3ah")
    if town.last and town.last.buttons:
        town.press("fatima", "yes")
    town.clock.move(days=3)
    assert town.say("fatima", "salam").text


def test_a_turn_that_fails_three_times_is_set_aside_and_said_once(
    town: Town, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    conversation = town.send("fatima", "salam")
    assert conversation is not None

    secret = "words of the " + "citizen"

    def fail(*args: object) -> None:
        raise RuntimeError(secret)

    with monkeypatch.context() as patched:
        patched.setattr(turns, "converse", fail)
        said = town.answer(conversation)
    assert len(said) == 1
    with town.database.reading() as db:
        trouble = db.value(select(inbound_messages.c.trouble))
    assert "RuntimeError" in trouble
    assert secret not in trouble
    assert secret not in caplog.text
    assert town.say("fatima", "salam").text


def spoil(town: Town, table: Table, column: str, value: bytes) -> None:
    with town.database.writing() as db:
        db.execute(update(table).values({column: value}))


@pytest.mark.parametrize(
    ("table", "column"), [(conversation_rows, "sealed_state"), (addresses, "sealed_address")]
)
def test_what_does_not_open_counts_as_empty(
    town: Town, table: Table, column: str, caplog: pytest.LogCaptureFixture
) -> None:
    town.say("fatima", "salam")
    spoil(town, table, column, b"x" * 40)
    assert town.say("fatima", "salam").text
    assert count(town, inbound_messages, state="handled") == 2
    assert "conversation" in caplog.text, "staff can see it"


def test_a_state_that_is_no_json_counts_as_empty(town: Town) -> None:
    town.say("fatima", "salam")
    with town.database.writing() as db:
        conversations.set_state(db, 1, "{no json")
    assert town.say("fatima", "salam").text


@pytest.mark.parametrize("is_remote", [False, True])
def test_a_message_that_does_not_open_is_set_aside_and_the_next_proceeds(town: Town, is_remote: bool) -> None:
    town.runtime.reads_remotely = is_remote
    town.say("fatima", "salam")
    conversation_id = town.send("fatima", "salam")
    assert conversation_id is not None
    with town.database.writing() as db:
        waiting = inbound_messages.c.state == "waiting"
        db.execute(update(inbound_messages).where(waiting).values(sealed_body=b"x" * 40))
    said = town.answer(conversation_id)
    assert len(said) == 1, "the citizen is told once"
    assert count(town, inbound_messages, state="set_aside") == 1
    assert town.say("fatima", "salam").text


def test_a_failure_is_counted_even_when_nobody_can_be_told(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation_id = town.send("fatima", "salam")
    assert conversation_id is not None

    def fail(*args: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr(turns, "converse", fail)
        patched.setattr(render, "render", fail)
        assert town.answer(conversation_id) == []
    assert count(town, inbound_messages, state="set_aside") == 1
    assert town.say("fatima", "salam").text


def test_a_message_that_was_emptied_before_its_turn_is_done_with(town: Town) -> None:
    conversation_id = town.send("fatima", "salam")
    assert conversation_id is not None
    with town.database.writing() as db:
        db.execute(update(inbound_messages).values(sealed_body=None))
    assert town.answer(conversation_id) == []
    assert count(town, inbound_messages, state="handled") == 1
    assert town.say("fatima", "salam").text


def test_updates_out_of_order_are_handled_as_they_come(town: Town) -> None:
    """The order is that of arrival: a late update is neither lost nor put before what was answered already."""
    for number in (3, 1, 2):
        assert town.say("fatima", "salam", key=f"update-{number}").text
    town.say("fatima", "3ndi mola7ada 3la lmizania", key="update-9")
    assert town.say("fatima", "menu", key="update-8").text
    assert count(town, inbound_messages, state="handled") == 5
    with town.database.reading() as db:
        keys = db.execute(select(inbound_messages.c.provider_key).order_by(inbound_messages.c.handled_at))
        assert set(keys.scalars()) == {f"update-{number}" for number in (1, 2, 3, 8, 9)}


def test_what_is_said_is_a_row(town: Town) -> None:
    said = town.say("fatima", "salam")
    with town.database.reading() as db:
        sealed = db.value(select(outbound_messages.c.sealed_body))
        assert json.loads(db.vault.open_text(sealed, "outbound.body"))["text"] == said.text
        assert said.text.encode() not in sealed


def test_another_commune_sees_nothing(town: Town, database: Database) -> None:
    reference = comment(town)
    settat = Town(database, commune="settat")
    said = settat.say("karim", reference)
    assert WORDS not in said.text
    with database.reading() as db:
        assert contributions.find(db, "settat", reference) is None


@pytest.mark.parametrize(("is_blocked", "is_reachable"), [(True, False), (False, True)])
def test_a_closed_window_does_not_make_a_person_unreachable(
    town: Town, is_blocked: bool, is_reachable: bool
) -> None:
    town.say("fatima", "salam")
    with town.database.writing() as db:
        sent = db.value(select(outbound_messages.c.provider_id))
        failed = StatusUpdate(sent, "failed", "63016", is_permanent=True, is_blocked=is_blocked)
        intake.take(db, commune_id="berkane", account_id=town.account, received=failed, now=town.clock.now())
        person = conversations.find(db, town.account, "fatima")
        assert db.value(select(outbound_messages.c.state)) == ("failed" if is_blocked else "parked")
    assert person is not None
    assert person.is_unreachable is not is_reachable
    town.say("fatima", "salam")
    with town.database.reading() as db:
        back = conversations.find(db, town.account, "fatima")
    assert back is not None
    assert not back.is_unreachable


def test_asking_after_an_anonymous_code_leaves_no_trace(town: Town) -> None:
    reference = comment(town)
    town.say("fatima", reference)
    town.clock.move(hours=2)
    with town.database.writing() as db:
        forget_anonymous_traces(db, town.clock.now())
        person = conversations.find(db, town.account, "fatima")
        assert person is not None
        lines = messages.spoken(db, person.conversation_id, after=None, limit=50)
        state = conversations.load(db, person.conversation_id).state or ""
    assert all(reference not in line.body for line in lines)
    assert WORDS not in state


def test_the_word_menu_brings_the_bot_back(town: Town) -> None:
    town.say("fatima", "chkon nhder m3ah")
    town.press("fatima", "yes")
    assert town.send("fatima", "3ndi mochkil") is not None
    assert town.say("fatima", "menu").buttons
    with town.database.reading() as db:
        person = conversations.find(db, town.account, "fatima")
        assert person is not None
        assert conversations.load(db, person.conversation_id).owner == "bot"
