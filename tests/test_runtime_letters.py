"""Letters of a real case: their days are those of its clocks, their words those of its events."""

from collections.abc import Iterator

import pdf_reading
import pytest
from case_rig import Cases
from test_papers import seen
from world import CLAIRE, World

from bot.runtime import letters
from data.requests import actions, cases, clocks
from data.requests import papers as kept
from data.requests.cases import RequestRow
from data.texts import written_day


@pytest.fixture
def desk(world: World) -> Iterator[Cases]:
    with world.database.writing() as db:
        yield Cases(world, db)


def registered(desk: Cases) -> RequestRow:
    row = desk.sent(CLAIRE)
    return actions.register(desk.db, row, number="2026/7", received_on=desk.world.day, **desk.by_staff)


def newest(desk: Cases, row: RequestRow) -> str:
    """What the letter of the last event says."""
    event = cases.events(desk.db, row.id)[-1]
    paper_id = letters.keep(desk.db, row, event.id, now=desk.world.now)
    assert paper_id
    return seen(kept.content(desk.db, paper_id))


def said(text: str) -> str:
    return text.replace(" ", "")


def test_a_receipt_has_its_number_and_its_last_day(desk: Cases) -> None:
    row = registered(desk)
    text = newest(desk, row)
    (clock,) = (each for each in clocks.of_request(desk.db, row.id) if each.kind == "reply")
    assert clock.due_on
    assert "2026/7" in text
    assert said(written_day(clock.due_on, "fr")) in text
    assert "20joursouvrables" in text


def test_an_extension_has_both_last_days_and_its_reasons(desk: Cases) -> None:
    row = registered(desk)
    before = clocks.find(desk.db, row.id, "reply")
    row = actions.extend(desk.db, row, words="Recherches aux archives", **desk.by_staff)
    after = clocks.find(desk.db, row.id, "reply")
    text = newest(desk, row)
    for clock in (before, after):
        assert clock
        assert clock.due_on
        assert said(written_day(clock.due_on, "fr")) in text
    assert "Recherchesauxarchives" in text


def test_a_refusal_names_the_last_day_of_the_complaint(desk: Cases) -> None:
    row = actions.refuse(desk.db, registered(desk), code="unclear", words="Précisez.", **desk.by_staff)
    window = clocks.find(desk.db, row.id, "president_window")
    assert window
    assert window.due_on
    text = newest(desk, row)
    assert "Dernierjour:" + said(written_day(window.due_on, "fr")) in text
    found = letters.ladder(desk.db, row, desk.world.day)
    assert found.president
    assert found.cdai
    assert found.court
    assert (found.cdai - found.president).days == 15 + 30
    assert (found.court - found.cdai).days == 30 + 60


def test_a_part_withheld_is_said_with_its_ground(desk: Cases) -> None:
    row = actions.answer(
        desk.db,
        registered(desk),
        outcome="partial",
        words="Voici le total.",
        withheld="Les noms des ouvriers",
        code="exception_art7",
        exception="private_life",
        **desk.by_staff,
    )
    text = newest(desk, row)
    for part in ("Voiciletotal.", "Lesnomsdesouvriers", "Vieprivée", "Vosvoiesderecours"):
        assert part in text


def test_questions_and_other_bodies(desk: Cases) -> None:
    row = actions.clarify(desk.db, registered(desk), words="Quelle année ?", **desk.by_staff)
    assert "Quelleannée?" in newest(desk, row)
    row = actions.clarified(desk.db, row, words="2023", **desk.by_person)
    event = cases.events(desk.db, row.id)[-1]
    assert letters.of_event(desk.db, row, event) is None  # nothing that the commune writes
    row = actions.redirect(desk.db, row, body="ONEE", words="Elle gère l'eau.", **desk.by_staff)
    assert "L’organismecompétentest:ONEE" in newest(desk, row)


def test_a_second_question_is_another_file(desk: Cases) -> None:
    row = registered(desk)
    for words in ("Quelle année ?", "Quel jardin ?", "Quel mois ?"):
        row = actions.clarify(desk.db, row, words=words, **desk.by_staff)
        letters.keep(desk.db, row, cases.events(desk.db, row.id)[-1].id, now=desk.world.now)
        row = actions.clarified(desk.db, row, words="Toutes", **desk.by_person)
    names = [paper.name for paper in kept.of_request(desk.db, row.id) if paper.kind == "letter"]
    assert names == [f"clarification-{row.reference}{each}.pdf" for each in ("", "-2", "-3")]


def test_a_redirection_keeps_the_telephone_of_the_office(desk: Cases) -> None:
    words = "Guichet : 05 36 61 02 03. Dossier de AB123456."
    row = actions.redirect(desk.db, registered(desk), body="ONEE", words=words, **desk.by_staff)
    text = newest(desk, row)
    assert "0536610203" in text
    assert "AB123456" not in text


def test_what_a_person_answered_is_masked_whoever_notes_it(desk: Cases) -> None:
    for by in (desk.by_person, desk.by_staff):
        row = actions.clarify(desk.db, desk.registered(CLAIRE, str(by["actor"])), words="?", **desk.by_staff)
        row = actions.clarified(desk.db, row, words="Le mien, 05 36 61 02 03", **by)
        assert "61 02" not in cases.events(desk.db, row.id)[-1].words


def test_an_arabic_reader_gets_arabic(desk: Cases) -> None:
    row = desk.sent()
    row = actions.register(desk.db, row, number="8", received_on=desk.world.day, **desk.by_staff)
    made = letters.of_event(desk.db, row, cases.events(desk.db, row.id)[-1])
    assert made
    assert made.language == "ar"
    assert "وصل" in pdf_reading.words(made.pdf)
