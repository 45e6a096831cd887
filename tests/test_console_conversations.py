"""What was handed over is read, answered within the window, handed back; nobody answers twice."""

from datetime import timedelta
from html import unescape

import pytest
from console_rig import Console, plain
from sqlalchemy import select, update
from world import FATIMA, SI_BRAHIM, Someone, World

from data import conversations, messages
from data.tables import conversations as table
from data.tables import outbound_messages

# What the pages ask of the database is tested on both databases in its own room.
pytestmark = pytest.mark.parametrize("world", ["sqlite"], indirect=True)


@pytest.fixture
def console(world: World) -> Console:
    return Console(world)


def handed(console: Console, text: str = "بغيت نهضر مع شي واحد", who: Someone = FATIMA) -> int:
    with console.world.database.writing() as db:
        heard = console.world.hears(db, who, text)
        conversations.hand_over(db, heard.conversation_id, console.world.now)
        conversations.note_heard(db, heard.conversation_id, console.world.now)
    return heard.conversation_id


def said(console: Console) -> list[str | None]:
    with console.world.database.reading() as db:
        return list(
            db.execute(
                select(outbound_messages.c.author).where(outbound_messages.c.kind == "staff")
            ).scalars()
        )


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_what_waits_is_read_and_answered(console: Console, language: str) -> None:
    number = handed(console)
    client = console.client("consultation_agent", language=language)
    assert "بغيت نهضر مع شي واحد" in client.sees("/conversations")
    page = client.sees(f"/conversations/{number}")
    assert "بغيت نهضر مع شي واحد" in page
    client.does(f"/conversations/{number}/answer", {"words": "مرحبا بكم"})
    assert said(console) == ["consultation_agent@berkane.example"]
    assert console.woken == [number]


def test_nobody_answers_twice_and_what_was_typed_stays(console: Console) -> None:
    number = handed(console)
    first, second = console.client("consultation_agent"), console.client("information_officer", language="fr")
    first.does(f"/conversations/{number}/answer", {"words": "جواب أول"})
    response = second.post(f"/conversations/{number}/answer", {"words": "une seconde réponse"})
    assert response.status_code == 409
    assert "une seconde réponse" in response.text
    assert "collègue a répondu" in plain(response.text)
    assert len(said(console)) == 1


def test_who_wrote_since_is_read_first(console: Console) -> None:
    number = handed(console)
    client = console.client("consultation_agent")
    with console.world.database.writing() as db:
        console.world.clock.move(minutes=3)
        console.world.hears(db, FATIMA, "زعما كاين شي حد؟")
        conversations.note_heard(db, number, console.world.now)
    response = client.post(f"/conversations/{number}/answer", {"words": "جواب", "seen": "20200101"})
    assert response.status_code == 409
    assert "زعما كاين شي حد؟" in response.text
    assert said(console) == []


def test_whatsapp_takes_no_answer_after_a_day(console: Console) -> None:
    number = handed(console, who=SI_BRAHIM)
    with console.world.database.writing() as db:
        db.execute(
            update(table)
            .where(table.c.id == number)
            .values(last_inbound_at=console.world.now - timedelta(hours=25))
        )
    client = console.client("consultation_agent", language="fr")
    assert "WhatsApp ne laisse plus répondre" in unescape(client.sees(f"/conversations/{number}"))
    assert client.post(f"/conversations/{number}/answer", {"words": "trop tard"}).status_code == 409
    assert said(console) == []


def test_is_handed_back_once(console: Console) -> None:
    number = handed(console)
    client = console.client("consultation_agent")
    client.does(f"/conversations/{number}/return")
    with console.world.database.reading() as db:
        last = messages.spoken(db, number, after=None, limit=1)[-1]
    assert "lmosa3id" in last.body.casefold() or "المساعد الآلي" in last.body, (
        "nobody goes on waiting for a person"
    )
    assert client.get(f"/conversations/{number}").status_code == 404
    assert client.post(f"/conversations/{number}/return").status_code == 404


def test_an_empty_answer_is_asked_again(console: Console) -> None:
    number = handed(console)
    response = console.client("consultation_agent").post(f"/conversations/{number}/answer", {"words": "  "})
    assert response.status_code == 422
    assert said(console) == []


def test_a_photo_opens(console: Console) -> None:
    with console.world.database.writing() as db:
        token = console.world.sends_photo(db, FATIMA, b"\x89PNG bytes")
        heard = console.world.hears(db, FATIMA, "ها هي")
        conversations.hand_over(db, heard.conversation_id, console.world.now)
    client = console.client("consultation_agent")
    path = f"/conversations/{heard.conversation_id}/media/{token}"
    assert path in client.sees(f"/conversations/{heard.conversation_id}")
    assert client.get(path).content == b"\x89PNG bytes"
    part = client.ask("GET", f"/console{path}", headers={"range": "bytes=1-3"})
    assert (part.status_code, part.content) == (206, b"PNG")
    assert client.get(f"/conversations/{heard.conversation_id}/media/nothing").status_code == 404


def test_what_the_bot_brings_meanwhile_answers_nobody(console: Console) -> None:
    number = handed(console)
    client = console.client("consultation_agent", language="fr")
    client.does(f"/conversations/{number}/answer", {"words": "Nous regardons."})
    with console.world.database.writing() as db:
        for _ in range(5):
            console.world.clock.move(minutes=1)
            console.world.says(db, FATIMA, "une annonce")
    page = plain(client.sees("/conversations"))
    assert "répondu" in page
    assert "بغيت نهضر مع شي واحد" in page
