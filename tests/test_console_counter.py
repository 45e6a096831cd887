"""The counter: what somebody says is written down, agreed to, recorded once; its code contests it from any chat."""

import re

import pytest
from console_rig import Client, Console, plain
from world import FATIMA, World

from data import contribution_looks, contributions, texts
from data.contributions import ContributionRow
from data.requests import cases, clocks, notices, papers

SAID = {"words": "خاص الإنارة قدام المدرسة", "language": "ary-Arab", "agreed": "1"}
ASKED = {
    "subject": "Le budget du jardin",
    "format": "paper",
    "delivery": "counter",
    "language": "fr",
    "first_name": "Aïcha",
    "family_name": "Bennani",
    "kind": "citizen",
    "document": "FA123456",
    "address": "12, rue de la Moulouya, Berkane",
}


# What the pages ask of the database is tested on both databases in its own room.
pytestmark = pytest.mark.parametrize("world", ["sqlite"], indirect=True)


@pytest.fixture
def console(world: World) -> Console:
    return Console(world)


def place(console: Console) -> str:
    """The first commitment that the form offers."""
    page = console.client("consultation_agent").sees("/counter/contribution")
    return str(re.findall(r'<option value="([^"]+/[^"]+)"', page)[0])


def recorded(console: Console, **more: str) -> ContributionRow:
    client = console.client("consultation_agent", language="fr")
    response = client.post("/counter/contribution", SAID | {"place": place(console)} | more)
    assert response.status_code == 303, plain(response.text)
    reference = response.headers["location"].rpartition("/")[2]
    with console.world.database.reading() as db:
        row = contributions.load(db, "berkane", reference)
    assert row
    return row


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_what_somebody_says_is_recorded_with_a_receipt(console: Console, language: str) -> None:
    row = recorded(console)
    assert (row.words, row.channel, row.source, row.is_anonymous) == (
        SAID["words"],
        "counter",
        "counter",
        True,
    )
    page = console.client("consultation_agent", language=language).sees(f"/counter/receipt/{row.reference}")
    assert row.reference in page
    assert SAID["words"] in page
    assert "/chat/berkane" in page


def test_a_form_that_is_sent_twice_is_recorded_once(console: Console) -> None:
    assert recorded(console).reference == recorded(console).reference


@pytest.mark.parametrize("name", ["", "Aïcha Bennani"])
def test_its_code_contests_it_in_any_chat(console: Console, name: str) -> None:
    row = recorded(console, name=name)
    assert row.is_anonymous == (not name)
    world = console.world
    with world.database.writing() as db:
        person = world.person(db, FATIMA)
        seen = contribution_looks.look_item(
            db,
            commune_id="berkane",
            conversation_id=person.conversation_id,
            citizen_id=person.citizen_id,
            reference=row.reference,
            day=world.day,
            now=world.now,
        )
        assert seen["found"]
        refusal = contributions.withdraw(
            db,
            commune_id="berkane",
            reference=row.reference,
            citizen_id=person.citizen_id,
            day=world.day,
            now=world.now,
        )
    assert refusal is None


@pytest.mark.parametrize(
    "lacking",
    [{"words": ""}, {"agreed": ""}, {"language": "tifinagh"}, {"place": ""}, {"words": "x" * 4_001}],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(console: Console, lacking: dict[str, str]) -> None:
    client = console.client("consultation_agent")
    typed = SAID | {"place": "A1", "name": "Aïcha"} | lacking
    response = client.post("/counter/contribution", typed)
    assert response.status_code == 422
    assert "Aïcha" in response.text


def test_a_place_or_workshop_that_is_not_there_is_refused(console: Console) -> None:
    client = console.client("consultation_agent")
    assert client.post("/counter/contribution", SAID | {"place": "A9/X"}).status_code == 422
    typed = SAID | {"place": place(console), "workshop": "W99"}
    assert client.post("/counter/contribution", typed).status_code == 422


def test_a_request_is_filed_with_its_receipt(console: Console) -> None:
    client = console.client("information_officer", language="fr")
    response = client.post(
        "/counter/request", ASKED | {"received_on": console.world.day.isoformat(), "number": "7/2026"}
    )
    assert response.status_code == 303, plain(response.text)
    reference = response.headers["location"].rpartition("/")[2]
    with console.world.database.reading() as db:
        row = cases.load(db, "berkane", reference)
    assert row
    assert (row.state, row.register_number, row.channel) == ("open", "7/2026", "counter")
    receipt = client.sees(f"/counter/receipt/{reference}")
    assert "Le budget du jardin" in receipt
    assert "7/2026" in receipt
    with console.world.database.reading() as db:
        clock = clocks.find(db, row.id, row.reply_clock)
        (letter,) = papers.of_request(db, row.id)
    assert clock
    assert clock.due_on
    assert texts.written_day(clock.due_on, "fr") in receipt
    assert f"/requests/{reference}/papers/{letter.id}" in receipt


def test_a_form_that_is_sent_twice_is_answered_once(console: Console) -> None:
    client = console.client("information_officer", language="fr")
    typed = ASKED | {"received_on": console.world.day.isoformat(), "once": mark(client)}
    first, again = (client.post("/counter/request", typed).headers["location"] for _ in range(2))
    assert first == again
    another = client.post("/counter/request", typed | {"once": mark(client)}).headers["location"]
    assert another != first, "who asks the same again, on a form of its own, is heard again"


def test_a_form_that_was_refused_may_be_sent_again(console: Console) -> None:
    client = console.client("information_officer", language="fr")
    typed = ASKED | {"received_on": console.world.day.isoformat(), "once": mark(client)}
    assert client.post("/counter/request", typed | {"document": "?"}).status_code == 422
    assert client.post("/counter/request", typed).status_code == 303


def mark(client: Client) -> str:
    """What a form carries, so that it is answered once."""
    return str(re.findall(r'name="once" value="([^"]+)"', client.sees("/counter/request"))[0])


@pytest.mark.parametrize(("present", "state"), [("1", "told"), ("", "waiting")])
def test_who_leaves_with_the_receipt_is_told_by_it(console: Console, present: str, state: str) -> None:
    client = console.client("information_officer", language="fr")
    typed = ASKED | {"received_on": console.world.day.isoformat(), "present": present}
    reference = client.post("/counter/request", typed).headers["location"].rpartition("/")[2]
    with console.world.database.reading() as db:
        row = cases.load(db, "berkane", reference)
        assert row
        (notice,) = notices.of_request(db, row.id)
    assert (notice.state, notice.proof) == (state, "handed" if present else None)


@pytest.mark.parametrize(
    ("lacking", "sentence"),
    [
        ({"subject": ""}, "ce qui est demandé"),
        ({"document": "?"}, "numéro du document"),
        ({"urgent": "1"}, "pourquoi"),
        ({"delivery": "email"}, "électronique"),
        ({"received_on": "2030-01-01"}, "à venir"),
        ({"received_on": "tomorrow"}, "jour de réception"),
    ],
)
def test_a_request_that_lacks_something_is_not_filed(
    console: Console, lacking: dict[str, str], sentence: str
) -> None:
    client = console.client("information_officer", language="fr")
    typed = ASKED | {"received_on": console.world.day.isoformat()} | lacking
    response = client.post("/counter/request", typed)
    assert response.status_code == 422
    assert sentence in plain(response.text)
    assert "Bennani" in response.text
    with console.world.database.reading() as db:
        assert cases.listed(db, "berkane") == []


def test_a_receipt_is_only_of_what_was_written_at_the_counter(console: Console) -> None:
    with console.world.database.writing() as db:
        reference = console.world.recorded(db, FATIMA)
    client = console.client()
    assert client.get(f"/counter/receipt/{reference}").status_code == 404
    assert client.get("/counter/receipt/BRK-NOTHING1").status_code == 404
    assert console.client("reader").get("/counter").status_code == 403
