"""`jemaa demo people`: a sample commune that somebody lives in, once; seen through the product's own lists."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from console_rig import Console, runtime_of
from desk_rig import Staff, at_work
from world import World

from bot.cli.demo_signin import email_of, last_address, say_console
from bot.cli.people.filling import Made, NotFilled, fill
from bot.cli.people.living import Life, live
from bot.console import passwords
from bot.runtime import notices as delivery
from bot.runtime.writer import Writer
from bot.settings import Settings
from data import conversations, messages, overview, people_file, receipts
from data.agenda import registrations, rows
from data.broadcasts import rows as broadcasts
from data.broadcasts import segments
from data.content_import import ContentError
from data.requests import cases, papers
from data.requests.states import ANSWERED, AWAITING_RECEIPT, OPEN
from data.review import filters, listing, themes, tokens
from nlu import search

TEXT = people_file.text()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(var_dir=str(tmp_path / "var"), secret_key="x" * 32)


@pytest.fixture
def made(world: World, settings: Settings) -> Made:
    with world.database.writing() as db:
        return fill(db, settings, "berkane", world.now)


@pytest.fixture
def staff(world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Staff]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
        yield at_work(world, monkeypatch, tmp_path / "var")


def people(staff: Staff, commune: str = "berkane") -> Any:
    return staff.run("demo", "people", commune=commune, by=None)


# -- what is there -------------------------------------------------------------------------------------------


def test_contributions_come_in_every_way_of_writing_and_over_every_axis(world: World, made: Made) -> None:
    with world.database.reading() as db:
        found = listing.listing(db, "berkane", filters.NOTHING, limit=100).rows
    assert len(found) == len(made.file.contributions) == 26
    assert {row.language for row in found} == {"ar", "ary-Arab", "ary-Latn", "fr"}
    assert {row.axis_id for row in found} == {"A1", "A2", "A3", "A4"}
    assert {row.channel for row in found} == {"web", "terminal", "counter"}
    assert sum(row.is_anonymous for row in found) > len(found) / 2
    assert [row.answer_state for row in found if row.answer_state] == ["accepted"]
    assert {row.received_on for row in found} <= {world.day - timedelta(each) for each in range(10)}
    assert world.day in {row.received_on for row in found}


def test_three_times_three_say_the_same(world: World, made: Made) -> None:
    with world.database.writing() as db:
        tokens.put(db, {each: search.tokens(each.words) for each in tokens.waiting(db, 100)})
        found = themes.suggestions(db, "berkane")
    assert [len(each.members) for each in found] == [3, 3, 3]
    assert all(len(each.languages) == 3 for each in found)


def test_requests_stand_at_every_point(world: World, made: Made) -> None:
    with world.database.reading() as db:
        waiting = overview.requests(db, "berkane", world.day)
        states = Counter(row.state for row in cases.listed(db, "berkane"))
        letters = {each: kinds(db, each) for each in everybody(db)}
    assert states == {AWAITING_RECEIPT: 1, OPEN: 5, ANSWERED: 1}
    assert (waiting.to_register, waiting.late, waiting.soon, waiting.handover) == (1, 1, 1, 1)
    # Each that is registered has its receipt, the one that was extended and the one that was answered one letter more.
    assert sorted(len(each) for each in letters.values()) == [0, 1, 1, 1, 1, 2, 2]


def everybody(db: Any) -> list[str]:
    """The references of all cases."""
    return [row.reference for row in cases.listed(db, "berkane")]


def kinds(db: Any, reference: str) -> list[str]:
    row = cases.load(db, "berkane", reference)
    assert row is not None
    return [each.name for each in papers.of_request(db, row.id) if each.kind == "letter"]


def test_two_wait_for_a_person_and_one_was_answered(world: World, made: Made) -> None:
    with world.database.reading() as db:
        held = conversations.handed_over(db, "berkane")
        last = [messages.spoken(db, row.id, after=None, limit=20)[-1].who for row in held]
        assert messages.conversations_waiting(db, ["web:berkane"]) == []  # the bot answers none of it
    assert last == ["staff", "citizen"]


def test_the_workshop_is_full_and_a_broadcast_finds_readers(world: World, made: Made) -> None:
    with world.database.reading() as db:
        workshop = rows.workshop(db, "berkane", made.workshop)
        found = registrations.of_workshop(db, workshop)
        draft = broadcasts.look(db, "berkane", made.file.broadcast.name)
        assert draft is not None
        rules = segments.rules(db, draft, frozenset(), world.now)
        reached = [row for row in db.execute(segments.people(db, draft, rules)) if row.reason is None]
    assert Counter(each.state for each in found) == {"registered": 7, "waiting": 2}
    assert workshop.capacity is not None
    assert sum(each.seats for each in found if each.state == "registered") <= workshop.capacity
    assert {row.language for row in reached} == {"ar", "ary", "ary-Latn", "fr"}


def test_the_first_page_has_something_to_do(world: World, made: Made) -> None:
    client = Console(world).client(language="fr")
    page = client.sees()
    shown = [
        each.split('"')[0] for each in page.split('data-wait="')[1:] if "hidden" not in each.split(">")[0]
    ]
    assert shown == [
        "late",
        "soon",
        "register",
        "handover",
        "conversations",
        "approve",
        "unanswered",
        "mails",
    ]
    assert "jemaa demo people" not in page


def test_the_chain_of_receipts_verifies(world: World, made: Made) -> None:
    with world.database.reading() as db:
        report = receipts.verify(db, "berkane")
    assert report.is_intact, report.problem
    assert report.links >= len(made.file.contributions) + len(made.file.requests)


async def test_nothing_of_it_leaves_again(world: World, made: Made) -> None:
    """What they were told they have read; only the receipt of the counter waits, and it waits for its person."""
    with world.database.reading() as db:
        before = overview.requests(db, "berkane", world.day)
    writer = Writer(world.database)
    await delivery.advance(runtime_of(world), writer)
    writer.close()
    with world.database.reading() as db:
        assert overview.requests(db, "berkane", world.day) == before


# -- once, and in a sample -----------------------------------------------------------------------------------


def test_says_what_it_made_and_where_it_is_seen(staff: Staff) -> None:
    done = people(staff)
    assert done.code == 0, done.err
    assert "contributions  26" in done.out
    assert "requests        7" in done.out
    assert "http://127.0.0.1:8000/console" in done.out
    assert email_of("demo", "berkane") in done.out
    assert len(done.out.splitlines()) < 12


def test_a_second_time_says_how_to_begin_again(staff: Staff) -> None:
    people(staff)
    done = people(staff)
    assert done.code == 2
    assert "The people are in berkane already. To begin again: stop the service" in done.err


def test_nobody_is_invented_where_people_are_real(staff: Staff) -> None:
    staff.make_real()
    done = people(staff)
    assert done.code == 2
    assert "berkane is no sample" in done.err
    with staff.world.database.reading() as db:
        assert overview.is_untouched(db, "berkane")


def test_another_sample_is_told_where_they_live(staff: Staff) -> None:
    done = people(staff, "settat")
    assert done.code == 2
    assert "try --commune berkane" in done.err


def test_not_when_no_round_is_open(world: World, settings: Settings) -> None:
    world.clock.move(days=51)
    with world.database.writing() as db, pytest.raises(NotFilled, match="No round is open in berkane"):
        fill(db, settings, "berkane", world.now)


@pytest.mark.parametrize("days", range(8))
def test_on_any_day_of_the_week(world: World, settings: Settings, days: int) -> None:
    world.clock.move(days=days, hours=-5)
    with world.database.writing() as db:
        fill(db, settings, "berkane", world.now)
        found = overview.requests(db, "berkane", world.day)
    assert (found.to_register, found.late, found.soon) == (1, 1, 1)


def test_lives_go_on_in_the_order_of_time(world: World) -> None:
    done: list[tuple[str, int]] = []

    def life(name: str, *days: int) -> Life:
        for day in days:
            yield world.now + timedelta(day)
            done.append((name, day))

    live([life("a", 1, 4), life("b", 2, 3), life("c"), life("d", 1)])
    assert done == [("a", 1), ("d", 1), ("b", 2), ("b", 3), ("a", 4)]


# -- where it is said ----------------------------------------------------------------------------------------


def test_an_empty_sample_says_how_to_begin(world: World, settings: Settings) -> None:
    french, arabic = (Console(world).client(language=each).sees() for each in ("fr", "ar"))
    assert 'href="http://127.0.0.1:8000/chat/berkane"' in french
    assert "jemaa demo people" in french
    assert "أشخاص من الخيال" in arabic
    settat = Console(world).client(commune="settat").sees()
    assert "/chat/settat" in settat
    assert "jemaa demo people" not in settat


def test_a_real_commune_is_told_nothing_of_it(staff: Staff) -> None:
    staff.make_real()
    assert "/chat/berkane" not in Console(staff.world).client(language="fr").sees()


def test_serve_says_it_until_it_was_done(
    staff: Staff, world: World, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    say = partial(
        say_console, world.database, settings, "http://127.0.0.1:8123", ["berkane", "settat"], world.now
    )
    say()
    assert "jemaa demo people" in capsys.readouterr().out
    assert last_address(settings) == "http://127.0.0.1:8123"
    with world.database.writing() as db:
        fill(db, settings, "berkane", world.now)
    say()
    assert "demo people" not in capsys.readouterr().out


# -- the file ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "person: khadija\n",
            "person: nobody\n",
            "contributions[2].person: nobody under `people` is called 'nobody'",
        ),
        ("language: ary-Latn, agrees", "language: en, agrees", "people.khadija.language"),
        ("days_ago: 9\n", "days_ago: 12\n", "contributions[1].days_ago"),
        ("stand: near", "stand: soon", "requests[3].stand"),
        ('    words: "La demande', '    word: "La demande', "requests[5].word"),
        ("    channel: terminal\n", "", "expected a person, or a channel and a language"),
        (
            '    name: "يامنة"\n',
            "    person: salma\n",
            "a person has a channel, a language and a name already",
        ),
        (
            "  - stand: counter\n    language: ar\n",
            "  - stand: counter\n",
            "at the counter, a language and nobody",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line(old: str, new: str, said: str) -> None:
    assert old in TEXT
    with pytest.raises(ContentError) as caught:
        people_file.read(TEXT.replace(old, new, 1))
    assert said in str(caught.value)
    assert "people.yaml, line " in str(caught.value)


def test_a_place_that_the_programme_has_not_is_told() -> None:
    file = people_file.read(TEXT)
    with pytest.raises(ContentError, match=r"contributions\[1\]: the programme has no 'A4-C3' there"):
        people_file.check_places(
            file, TEXT, {(each.axis, each.commitment) for each in file.contributions[3:]}
        )
