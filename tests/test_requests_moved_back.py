"""A delay that had run out and does so no more, because a day of it turns out not to have been worked."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from case_rig import Cases
from notice_rig import Notices
from sqlalchemy import update
from world import CLAIRE, NADIA, World

from data.calendar import days as calendar
from data.engine import Db
from data.requests import clocks
from data.requests.cases import RequestRow
from data.tables import request_clocks

ISOLATES = str.maketrans("", "", "\u2068\u2069")


@pytest.fixture
def rig(world: World) -> Notices:
    return Notices(world)


@pytest.fixture
def db(rig: Notices) -> Iterator[Db]:
    with rig.world.database.writing() as db:
        rig.lets_write(db)
        rig.lets_write(db, CLAIRE)
        yield db


@pytest.fixture
def desk(rig: Notices, db: Db) -> Cases:
    return rig.cases(db)


def closes(rig: Notices, db: Db, day: str, name: str) -> None:
    more: Any = {
        "kind": "closure",
        "names": {"ar": "إغلاق", "fr": name},
        "starts_on": date.fromisoformat(day),
    }
    calendar.add(db, "berkane", actor=NADIA, now=rig.clock.now(), **more)
    rig.clock.move(minutes=1)


def told_unanswered(rig: Notices, db: Db, desk: Cases) -> RequestRow:
    """The last day was 18 December; on the 19th its person was told that nobody replied."""
    row = desk.registered(CLAIRE)
    rig.all_leave(db)
    rig.at("2026-12-19", 9).catch_up(db)
    rig.all_leave(db)
    assert "unanswered" in rig.kinds(db, row, "told")
    return row


def corrections(rig: Notices, db: Db) -> list[str]:
    before = len(rig.said(db))
    rig.clock.move(minutes=6)
    rig.catch_up(db)
    rig.advance(db)
    return [each.text.translate(ISOLATES) for each in rig.said(db)[before:]]


def test_who_was_told_of_silence_is_told_that_the_delay_runs_again(rig: Notices, db: Db, desk: Cases) -> None:
    told_unanswered(rig, db, desk)
    closes(rig, db, "2026-12-03", "Pont")
    reply, window = corrections(rig, db)
    assert "Avant : vendredi 18 décembre 2026" in reply
    assert "Maintenant : lundi 21 décembre 2026" in reply
    assert "il court encore" in reply
    assert "Le dernier jour pour réclamer a changé" in window
    assert "il court encore" not in window


def test_a_corrected_day_that_is_over_too_is_told_all_the_same(rig: Notices, db: Db, desk: Cases) -> None:
    told_unanswered(rig, db, desk)
    rig.at("2026-12-23", 10)
    closes(rig, db, "2026-12-03", "Pont")
    reply, _ = corrections(rig, db)
    assert "Maintenant : lundi 21 décembre 2026" in reply
    assert "il court encore" not in reply, "it ran out on another day, in silence as before"


def test_who_heard_of_the_silence_alone_is_told_the_day_too(rig: Notices, db: Db, desk: Cases) -> None:
    """They never read the notice that named the last day; what says that it is over corrects itself all the same."""
    row = told_unanswered(rig, db, desk)
    db.execute(update(request_clocks).where(request_clocks.c.kind == "reply").values(told_due_on=None))
    assert clocks.of_request(db, row.id)[0].told_due_on is None
    closes(rig, db, "2026-12-03", "Pont")
    reply, _ = corrections(rig, db)
    assert "il court encore" in reply


def test_a_silence_that_is_none_any_more_is_not_told(rig: Notices, db: Db, desk: Cases) -> None:
    row = desk.registered(CLAIRE)
    rig.all_leave(db)
    rig.at("2026-12-19", 9).catch_up(db)
    closes(rig, db, "2026-12-03", "Pont")
    said = "\n".join(corrections(rig, db))
    assert "unanswered" in rig.kinds(db, row)
    assert "n'a pas répondu" not in said
    assert "Dernier jour pour vous répondre : lundi 21 décembre 2026" in said


def test_a_correction_names_every_day_that_moved_it(rig: Notices, db: Db, desk: Cases) -> None:
    desk.registered(CLAIRE)
    rig.all_leave(db)
    closes(rig, db, "2026-12-03", "Pont")
    closes(rig, db, "2026-12-04", "Grève")
    closes(rig, db, "2027-06-24", "Fête de la ville")
    (said,) = corrections(rig, db)
    assert "Maintenant : mardi 22 décembre 2026" in said
    assert "Jour concerné : Pont" in said
    assert "Et aussi : Grève" in said
    assert "Fête de la ville" not in said
