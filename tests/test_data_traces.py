"""What a whole talk leaves behind, driven through the bot: no trace of an anonymous code, no name, no number."""

import csv
import json
import re
from pathlib import Path

import pytest
from sqlalchemy import func, select, update
from town import Town

from bot.channels.base import Stored
from bot.runtime.schedule import forget_anonymous_traces
from data import contributions, conversations, exports, messages, receipts
from data.engine import Database
from data.tables import attachments, inbound_messages, outbound_messages
from data.tables import contributions as contribution_rows

WORDS = "khass tb9a lmizania mnchora kol chhar bach nchoufo fin mchaw lflous"
NAME = "Zoubida Tlemsaniya"
PICTURE = Stored("image/png", b"\x89PNG\r\n\x1a\n" + b"0" * 100)


@pytest.fixture
def town(database: Database) -> Town:
    return Town(database)


def fill_in(town: Town, sender: str, words: str = WORDS) -> None:
    """A comment, up to the question in whose name."""
    town.say(sender, "3ndi mola7ada 3la lmizania")
    town.press(sender, "all")
    if town.last and any(button.id.endswith(".yes") for button in town.last.buttons):
        town.press(sender, "yes")
    town.say(sender, words)
    if town.last and any(button.id.endswith(".keep") for button in town.last.buttons):
        town.press(sender, "keep")


def anonymous(town: Town, sender: str = "fatima") -> str:
    """A comment without a name; its code."""
    fill_in(town, sender)
    town.press(sender, "anonymous")
    found = re.search(r"BRK-[0-9A-Z]{8}", town.press(sender, "yes").text)
    assert found
    return found[0]


def forget_traces(town: Town) -> None:
    with town.database.writing() as db:
        forget_anonymous_traces(db, town.clock.now())


def left(town: Town, sender: str = "fatima") -> str:
    """All that is kept of somebody's talk."""
    with town.database.reading() as db:
        person = conversations.find(db, town.account, sender)
        assert person is not None
        lines = messages.spoken(db, person.conversation_id, after=None, limit=99)
        state = conversations.load(db, person.conversation_id).state or ""
    return "\n".join([*(line.body for line in lines), state])


def export(town: Town, path: Path) -> list[dict[str, str]]:
    with town.database.reading() as db:
        exports.export(db, commune_id="berkane", what="messages", format="csv", path=path)
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


def test_a_message_right_behind_an_anonymous_yes_is_answered(town: Town) -> None:
    fill_in(town, "fatima")
    asked = town.press("fatima", "anonymous")
    yes = next(button.id for button in asked.buttons if button.id.endswith(".yes"))
    conversation = town.send("fatima", payload=yes)
    town.send("fatima", "salam")
    assert conversation is not None
    said = town.answer(conversation)
    assert len(said) == 2
    assert "BRK-" in said[0].text
    with town.database.reading() as db:
        states = set(db.execute(select(inbound_messages.c.state)).scalars())
    assert states == {"handled"}


@pytest.mark.parametrize("way", ["withdraw", "correct"])
def test_an_abandoned_change_of_an_anonymous_item_leaves_no_trace(
    town: Town, tmp_path: Path, way: str
) -> None:
    code = anonymous(town)
    town.clock.move(days=1)
    town.say("fatima", code)
    town.press("fatima", way)
    if way == "correct":
        town.say("fatima", "klam jdid 3la lflous")
    assert code not in str(export(town, tmp_path / "out.csv")), "nor during the hour"
    assert "klam jdid" not in str(export(town, tmp_path / "out.csv"))
    town.clock.move(hours=2)
    forget_traces(town)
    assert code not in left(town)
    assert "klam jdid" not in left(town)
    assert town.say("fatima", "salam").text


def test_who_writes_again_keeps_other_drafts_and_loses_the_code_all_the_same(town: Town) -> None:
    code = anonymous(town)
    fill_in(town, "fatima", "mossawada dyal lyoum")
    town.say("fatima", code)
    town.press("fatima", "Mola7adat")
    town.press("fatima", "withdraw")
    town.clock.move(minutes=50)
    town.say("fatima", "salam")  # within the hour, over the open question
    town.clock.move(minutes=20)
    forget_traces(town)
    town.clock.move(hours=2)
    forget_traces(town)
    assert code not in left(town)
    assert "mossawada dyal lyoum" in left(town), "a draft that has nothing to do with it"


def test_a_code_in_the_middle_of_another_form_leaves_no_trace(town: Town) -> None:
    code = anonymous(town)
    fill_in(town, "fatima", "mossawada dyal lyoum")
    town.say("fatima", f"{code} 3afak")
    town.clock.move(hours=2)
    forget_traces(town)
    assert code not in left(town)


def test_a_photo_that_was_replaced_in_an_anonymous_form_is_deleted(town: Town) -> None:
    town.say("fatima", "3ndi mola7ada 3la lmizania")
    town.press("fatima", "all")
    town.press("fatima", "yes")
    conversation = town.send("fatima", media="photo", upload=PICTURE)
    assert conversation is not None
    town.answer(conversation)
    with town.database.writing() as db:  # as if it had been replaced by words since
        row = db.value(select(inbound_messages.c.id).order_by(inbound_messages.c.id.desc()).limit(1))
        db.execute(update(attachments).values(token="another"))
        messages.forget_words(db, conversation, 1, row)
        assert db.value(select(func.count()).select_from(attachments)) == 0


def test_no_instant_and_no_row_tells_who_wrote_what(town: Town) -> None:
    town.clock.move(minutes=7)
    anonymous(town)
    town.clock.move(hours=2)
    forget_traces(town)
    with town.database.reading() as db:
        assert db.value(select(func.count()).where(outbound_messages.c.is_fleeting)) == 0
        assert db.value(select(func.count()).where(outbound_messages.c.sealed_body.is_(None))) == 0
        rows = db.execute(select(inbound_messages).where(inbound_messages.c.sealed_body.is_(None))).all()
        assert rows
        for row in rows:
            assert (row.received_at.hour, row.received_at.minute) == (0, 0)
            assert row.handled_at == row.received_at
        person = conversations.find(db, town.account, "fatima")
        assert person is not None
        last = conversations.load(db, person.conversation_id).last_inbound_at
        assert last is not None
        assert (last.hour, last.minute) == (0, 0)


@pytest.mark.parametrize("end", ["yes", "no", ""])
def test_a_name_is_in_no_plain_export(town: Town, tmp_path: Path, end: str) -> None:
    fill_in(town, "fatima")
    town.press("fatima", "named")
    said = town.say("fatima", NAME)
    if end:
        button = next((b.id for b in said.buttons if b.id.endswith(f".{end}")), None)
        town.say("fatima", **({"payload": button} if button else {"text": "annuler"}))
    rows = export(town, tmp_path / "out.csv")
    assert NAME not in str(rows)
    assert "salam" not in str(rows)
    assert WORDS in str(rows), "other words stay"


SPELLINGS = (
    "AB123456", "CIN-AB123456", "cin - AB123456", "ref-AB123456", "CIN-K1234567", "BE 654321",
    "0612345678", "06/12/34/56/78", "06\u201112\u201134\u201156\u201178", "06\u201312\u201334\u201356\u201378",
    "(06) 12 34 56 78", "06\u200e12345678", "06 12 34\n56 78", "0612345678 dh", "٠٦١٢٣٤٥٦٧٨", "+212 6 12 34 56 78",
)  # fmt: skip
HIDDEN = ("123456", "1234567", "654321", "12345678", "12 34 56 78", "12/34/56/78", "٣٤٥٦٧٨", *NAME.split())


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_the_raw_file_of_a_full_run_shows_no_number_and_no_name(town: Town, tmp_path: Path) -> None:
    for number, spelling in enumerate(SPELLINGS):
        sender = f"+21266655{number:04}"
        fill_in(town, sender, f"{WORDS} {spelling}, 3afakom")
        if number % 2:
            town.press(sender, "anonymous")
        else:
            town.press(sender, "named")
            town.say(sender, NAME)
        code = re.search(r"BRK-[0-9A-Z]{8}", town.press(sender, "yes").text)
        assert code
        town.say(sender, f"{code[0]} {spelling}")
    town.say("+212666559999", f"{NAME} {SPELLINGS[0]}")
    raw = b"".join(path.read_bytes() for path in tmp_path.glob("jemaa.db*"))
    assert (tmp_path / "jemaa.db-wal").stat().st_size, "the write-ahead file is part of it"
    assert WORDS.encode() in raw, "the words of contributions are plain, on purpose"
    for secret in (*HIDDEN, *SPELLINGS, "+21266655"):
        assert secret.encode() not in raw, secret
        assert json.dumps(secret)[1:-1].encode() not in raw, secret
    with town.database.reading() as db:
        assert receipts.verify(db, "berkane").is_intact
        assert db.value(select(func.count()).select_from(contribution_rows)) == len(SPELLINGS)
        assert contributions.count(db, "berkane") == len(SPELLINGS)
