"""What a person was told, and what holds: a date that moved while its notice travelled is corrected, by whatever way it went."""

from collections.abc import Iterator
from datetime import date

import pytest
from case_rig import Cases
from notice_rig import Notices
from sqlalchemy import update
from world import NADIA, World

from bot.runtime import notices as work
from data.calendar import days as calendar
from data.engine import Db
from data.requests import clocks, notices, proofs
from data.requests.cases import RequestRow
from data.tables import information_requests


@pytest.fixture
def rig(world: World) -> Notices:
    return Notices(world)


@pytest.fixture
def db(rig: Notices) -> Iterator[Db]:
    with rig.world.database.writing() as db:
        rig.lets_write(db)
        yield db


@pytest.fixture
def desk(rig: Notices, db: Db) -> Cases:
    return rig.cases(db)


def closure(rig: Notices, db: Db) -> int:
    """A day off that was announced."""
    names = {"fr": "Fermeture", "ar": "إغلاق"}
    day = date(2026, 12, 10)
    found = calendar.add(
        db, "berkane", kind="closure", names=names, starts_on=day, actor=NADIA, now=rig.clock.now()
    )
    return found.row.id


def without_chat(db: Db, desk: Cases, row: RequestRow) -> RequestRow:
    db.execute(
        update(information_requests).where(information_requests.c.id == row.id).values(account_id=None)
    )
    return desk.again(row)


def corrected(db: Db, row: RequestRow) -> list[tuple[str, str]]:
    found = [each for each in notices.of_request(db, row.id) if each.kind == "date_changed"]
    return [(each.facts["before"], each.facts["after"]) for each in found if each.state != "dropped"]


def window(db: Db, row: RequestRow) -> clocks.ClockRow:
    found = clocks.find(db, row.id, "president_window")
    assert found
    return found


def test_a_date_that_moved_while_the_mail_travelled_is_corrected(rig: Notices, db: Db, desk: Cases) -> None:
    closed = closure(rig, db)
    row = desk.refused(without_chat(db, desk, desk.registered()))
    rig.advance(db)
    notice = rig.of(db, row, "refused")
    assert notice.via == "email"
    calendar.remove(db, "berkane", closed, actor=NADIA, now=rig.clock.now())
    rig.mailed(db, notice)
    rig.advance(db)
    clock = window(db, row)
    told = notice.facts["dates"]["president_window"]
    assert clock.due_on
    assert (str(clock.told_due_on), corrected(db, row)[-1]) == (told, (told, str(clock.due_on)))


def test_a_mail_that_arrives_a_day_later_needs_no_correction(rig: Notices, db: Db, desk: Cases) -> None:
    row = desk.refused(without_chat(db, desk, desk.registered()))
    rig.advance(db)
    rig.clock.move(days=2)
    rig.mailed(db, rig.of(db, row, "refused"))
    rig.advance(db)
    assert window(db, row).starts_on == rig.world.day
    assert corrected(db, row) == []


@pytest.mark.parametrize("is_printed", [True, False])
def test_what_was_printed_and_moved_before_it_was_handed_over_is_corrected(
    rig: Notices, db: Db, desk: Cases, is_printed: bool
) -> None:
    """Not printed anew, the letter still names the first date."""
    closed = closure(rig, db)
    row = desk.refused(desk.registered())
    notice = rig.of(db, row, "refused")
    told = notice.facts["dates"]["president_window"]
    notices.change(db, notice, "on_paper", via="paper")
    if is_printed:
        work.paper_text(db, "berkane", notice.id, day=rig.world.day)
    calendar.remove(db, "berkane", closed, actor=NADIA, now=rig.clock.now())
    day = rig.world.day
    proofs.hand(db, "berkane", notice.id, actor=NADIA, on=day, day=day, now=rig.clock.now())
    clock = window(db, row)
    assert (str(clock.told_due_on), corrected(db, row)) == (told, [(told, str(clock.due_on))])


def test_what_was_printed_after_it_moved_is_right(rig: Notices, db: Db, desk: Cases) -> None:
    closed = closure(rig, db)
    row = desk.refused(desk.registered())
    notice = rig.of(db, row, "refused")
    notices.change(db, notice, "on_paper", via="paper")
    calendar.remove(db, "berkane", closed, actor=NADIA, now=rig.clock.now())
    work.paper_text(db, "berkane", notice.id, day=rig.world.day)
    rig.clock.move(days=3)
    day = rig.world.day
    proofs.hand(db, "berkane", notice.id, actor=NADIA, on=day, day=day, now=rig.clock.now())
    assert corrected(db, row) == []
