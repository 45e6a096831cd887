"""The ladder as people read it: letter, notice and conversation say the same, in every state of the case (articles 18 to 21)."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from case_rig import DUE, Cases
from test_papers import seen
from test_requests_ladder import at_commission, at_court, at_president
from test_runtime_requests import STAFF, WHO, act, opened, row_of, shown, today
from town import Town
from world import CLAIRE, World

from bot.runtime import complaints, letters, notice_words
from data.calendar import days as calendar
from data.engine import Database, Db
from data.requests import actions, cases
from data.requests import papers as kept
from data.requests.cases import RequestRow
from data.texts import written_day

DAY = timedelta(days=1)


@pytest.fixture
def desk(world: World) -> Iterator[Cases]:
    with world.database.writing() as db:
        yield Cases(world, db)


@pytest.fixture
def town(database: Database) -> Town:
    return Town(database)


def after_president(desk: Cases) -> RequestRow:
    return desk.decided(at_president(desk), "president")


def after_commission(desk: Cases) -> RequestRow:
    return desk.decided(at_commission(desk), "cdai")


WAYS: dict[str, Callable[[Cases], RequestRow]] = {
    "open": Cases.registered,
    "complaint_president": at_president,
    "president_decided": after_president,
    "complaint_cdai": at_commission,
    "cdai_decided": after_commission,
    "court": at_court,
}


def letter_of(desk: Cases, row: RequestRow, kind: str) -> str:
    event = next(each for each in cases.events(desk.db, row.id) if each.kind == kind)
    french = replace(row, language="fr")
    paper_id = letters.keep(desk.db, french, event.id, now=desk.world.now)
    assert paper_id
    return seen(kept.content(desk.db, paper_id))


def notice_of(desk: Cases, row: RequestRow, kind: str, language: str = "fr") -> str:
    notice = desk.notice(row, kind)
    return notice_words.told(desk.db, row, notice, desk.world.day).text(language)


@pytest.mark.parametrize("state", WAYS)
def test_a_refusal_names_the_ladder_in_letter_and_notice_alike(desk: Cases, state: str) -> None:
    row = WAYS[state](desk)
    row = desk.on(desk.world.day + timedelta(days=2)).refused(desk.again(row))
    row = desk.again(row)
    facts = desk.notice(row, "refused").facts
    told = notice_of(desk, row, "refused")
    letter = letter_of(desk, row, "refuse")
    for day in facts["dates"].values():
        for text in (told, letter.replace(" ", "")):
            found = written_day(date.fromisoformat(day), "fr")
            assert found in text or found.replace(" ", "") in text
    assert "réclam" in told
    assert "Vosvoiesderecours" in letter
    if state == "court":
        assert facts["dates"] == {}
        assert "tribunal administratif" in told
        assert "Dernierjour:" not in letter
    lodged = sum(event.kind.startswith("complain_") for event in cases.events(desk.db, row.id))
    assert letter.count("Vousavezpriscettevoiele") == lodged


@pytest.mark.parametrize("state", WAYS)
def test_no_letter_names_a_day_that_is_over(desk: Cases, state: str) -> None:
    row = WAYS[state](desk)
    row = desk.on(desk.world.day + timedelta(days=2)).refused(desk.again(row))
    found = letters.ladder(desk.db, row, desk.world.day)
    for step in ("president", "cdai", "court"):
        last = getattr(found, step)
        assert last is None or last >= desk.world.day, step
        assert last is None or step not in found.lodged


def test_a_redirection_names_the_way_to_complain(desk: Cases) -> None:
    row = desk.registered(CLAIRE)
    row = desk.on(DUE + timedelta(days=5)).again(row)
    row = actions.redirect(desk.db, row, **desk.by_staff, body="La région", words="Elle l'a")
    last = desk.due(row, "president_window")
    assert last
    assert written_day(last, "fr") in notice_of(desk, row, "redirected")
    assert written_day(last, "fr").replace(" ", "") in letter_of(desk, row, "redirect").replace(" ", "")
    assert [each.step for each in complaints.windows(desk.db, row, desk.world.day)] == ["president"]


def test_a_complaint_that_was_lodged_is_not_offered_again(desk: Cases) -> None:
    row = at_president(desk)
    names = {"fr": "x", "ar": "س"}
    calendar.add(
        desk.db, "berkane", kind="closure", names=names, starts_on=DUE - DAY, actor=STAFF, now=desk.world.now
    )
    desk.on(DUE + timedelta(days=9))
    assert complaints.windows(desk.db, row, desk.world.day) == []


def test_a_complaint_may_be_prepared_only_while_its_window_is_open(desk: Cases) -> None:
    row = desk.refused()
    last = desk.due(row, "president_window")
    assert last
    [window] = complaints.windows(desk.db, row, last)
    assert (window.step, window.last_day) == ("president", last)
    assert complaints.windows(desk.db, row, last + DAY) == []


# -- in a conversation ----------------------------------------------------------------------------------------


def test_what_is_withheld_is_shown_with_the_answer(town: Town) -> None:
    reference = opened(town)

    def partly(db: Db, row: RequestRow) -> None:
        actions.answer(
            db,
            row,
            actor=STAFF,
            day=today(town),
            now=town.clock.now(),
            outcome="partial",
            words="Voici le total.",
            withheld="Les noms des ouvriers.",
        )

    act(town, reference, partly)
    said = shown(town.say(WHO, reference))
    assert "Voici le total." in said
    assert "Les noms des ouvriers." in said


def test_a_withdrawal_confirmed_while_a_refusal_arrives_takes_nothing(town: Town) -> None:
    reference = opened(town)
    town.say(WHO, reference)
    town.press(WHO, "withdraw")

    def refused(db: Db, row: RequestRow) -> None:
        more: dict[str, Any] = {"actor": STAFF, "day": today(town), "now": town.clock.now()}
        actions.refuse(db, row, **more, code="other", words="Non")

    act(town, reference, refused)
    assert "yallah tbddel" in town.press(WHO, "yes").text
    row = row_of(town, reference)
    assert (row.state, row.outcome) == ("answered", "refused")


def asks(town: Town, reference: str, words: str) -> None:
    act(
        town,
        reference,
        lambda db, row: actions.clarify(
            db, row, actor=STAFF, day=today(town), now=town.clock.now(), words=words
        ),
    )


def test_words_answer_the_question_that_was_seen_and_no_other(town: Town) -> None:
    reference = opened(town)
    asks(town, reference, "Quel jardin ?")
    town.say(WHO, reference)
    town.press(WHO, "clarify")
    town.say(WHO, "jjerda dyal 7ay Ssalam")
    act(
        town,
        reference,
        lambda db, row: actions.clarified(
            db, row, actor=STAFF, day=today(town), now=town.clock.now(), words="au téléphone"
        ),
    )
    asks(town, reference, "Quelle année ?")
    said = shown(town.press(WHO, "yes"))
    assert "yallah tbddel" in said
    assert "Quelle année ?" in said
    row = row_of(town, reference)
    with town.database.reading() as db:
        kinds = [event.kind for event in cases.events(db, row.id)]
    assert (row.state, kinds.count("clarified")) == ("clarifying", 1)


def test_who_waits_for_the_president_sees_what_comes_next(town: Town) -> None:
    reference = opened(town)

    def late(db: Db, row: RequestRow) -> None:
        more: dict[str, Any] = {"actor": STAFF, "day": today(town), "now": town.clock.now()}
        row = actions.refuse(db, row, **more, code="other", words="Non")
        actions.complain(db, row, **more, step="president", lodged_on=today(town))

    act(town, reference, late)
    said = town.say(WHO, reference)
    last = today(town) + timedelta(days=15 + 30)
    assert written_day(last, "ary-Latn") in shown(said)
    assert not any("complain" in button.id for button in said.buttons)
