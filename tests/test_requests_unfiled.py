"""Forms without a receipt: staff see them after a working day, an urgent one at once; the person hears of it once."""

from collections.abc import Iterator

import pytest
from case_rig import Cases
from notice_rig import Notices
from world import CLAIRE, FATIMA, World

from data import health
from data.engine import Db
from data.requests import actions, unfiled
from data.requests.cases import RequestRow


@pytest.fixture
def rig(world: World) -> Notices:
    return Notices(world).at("2026-11-23")  # a Monday


@pytest.fixture
def db(rig: Notices) -> Iterator[Db]:
    with rig.world.database.writing() as db:
        for who in (FATIMA, CLAIRE):
            rig.lets_write(db, who)
        yield db


@pytest.fixture
def desk(rig: Notices, db: Db) -> Cases:
    return rig.cases(db)


def _urgent(desk: Cases) -> RequestRow:
    return desk.sent(CLAIRE, "Le mur", is_urgent=True, urgent_reason="Le mur de l'école penche")


def _named(rig: Notices, db: Db) -> bool:
    """Whether the doctor names forms without a receipt."""
    return any("no receipt" in each.what for each in health.examine(db, now=rig.clock.now()))


def test_a_form_without_a_receipt_is_shown_after_a_working_day_and_every_week(
    rig: Notices, db: Db, desk: Cases
) -> None:
    row = desk.sent()
    rig.all_leave(db)
    written = {}
    for day in ("2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-28", "2026-11-30"):
        before = len(rig.mail_texts(db, "officer:"))
        rig.at(day).catch_up(db)
        rig.catch_up(db)
        written[day] = rig.mail_texts(db, "officer:")[before:]
        assert _named(rig, db) == (day > "2026-11-24")
    assert [day for day, texts in written.items() if texts] == ["2026-11-25", "2026-11-30"]
    text = written["2026-11-25"][0]
    assert row.reference in text
    assert "formulaire envoyé" in text
    assert "23 novembre 2026" in text
    for personal in ("Fatima", "Bennani", "jardin", "FA123456"):
        assert personal not in text


def test_an_urgent_form_is_shown_the_same_day_and_every_day(rig: Notices, db: Db, desk: Cases) -> None:
    rig.at("2026-11-23", hour=10)
    row = _urgent(desk)
    for number, day in enumerate(("2026-11-23", "2026-11-24"), 1):
        rig.at(day, hour=11).catch_up(db)
        assert _named(rig, db)
        texts = rig.mail_texts(db, "officer:")
        assert len(texts) == number
        assert row.reference in texts[-1]
        assert "urgente" in texts[-1]


def test_an_urgent_form_that_came_after_the_days_mail_is_in_the_next(
    rig: Notices, db: Db, desk: Cases
) -> None:
    first = _urgent(desk)
    rig.catch_up(db)
    second = desk.sent(FATIMA, "Le pont", is_urgent=True, urgent_reason="Il cède")
    rig.catch_up(db)
    assert len(rig.mail_texts(db, "officer:")) == 1
    rig.at("2026-11-24").catch_up(db)
    text = rig.mail_texts(db, "officer:")[-1]
    assert first.reference in text
    assert second.reference in text


def test_the_person_hears_once_that_nothing_was_acknowledged(rig: Notices, db: Db, desk: Cases) -> None:
    row, urgent = desk.sent(), _urgent(desk)
    rig.all_leave(db)
    heard = {}
    for day in ("2026-11-24", "2026-11-25", "2026-11-27", "2026-11-30", "2026-12-01", "2026-12-07"):
        rig.at(day).catch_up(db)
        rig.catch_up(db)
        heard[day] = [rig.kinds(db, each).count("not_acknowledged") for each in (row, urgent)]
    assert heard == {
        "2026-11-24": [0, 0],
        "2026-11-25": [0, 1],
        "2026-11-27": [0, 1],
        "2026-11-30": [1, 1],
        "2026-12-01": [1, 1],
        "2026-12-07": [1, 1],
    }
    rig.lets_write(db)
    rig.advance(db)
    assert any("chafafiya.ma" in said.text and row.reference in said.text for said in rig.said(db)[-2:])


def test_a_receipt_ends_it(rig: Notices, db: Db, desk: Cases) -> None:
    row = desk.sent()
    rig.all_leave(db)
    rig.at("2026-11-30").catch_up(db)
    actions.register(db, row, **desk.by_staff, number="7/2026", received_on=rig.world.day)
    rig.advance(db)
    assert rig.kinds(db, row, "dropped") == ["not_acknowledged"]
    assert unfiled.waiting(db, "berkane") == []
    assert not _named(rig, db)
