"""A template tells the news; the reasons come in writing: by mail, over the counter, or whole once the person writes (article 18)."""

from collections.abc import Iterator

import pytest
from case_rig import Cases
from notice_rig import SID, Notices
from sqlalchemy import update
from test_runtime_notices import no_email
from world import NADIA, SI_BRAHIM, World

from data.engine import Db
from data.requests import clocks, notices, proofs
from data.requests.cases import RequestRow
from data.tables import outbound_messages


@pytest.fixture
def rig(world: World) -> Notices:
    return Notices(world)


@pytest.fixture
def db(rig: Notices) -> Iterator[Db]:
    with rig.world.database.writing() as db:
        rig.lets_write(db, SI_BRAHIM)
        yield db


@pytest.fixture
def desk(rig: Notices, db: Db) -> Cases:
    return rig.cases(db)


def refused(rig: Notices, db: Db, desk: Cases, *, has_email: bool) -> tuple[RequestRow, notices.NoticeRow]:
    """Told after a day, when only the approved template goes through."""
    rig.give_template(db, "reference", "commune", "news", "payload")
    row = desk.registered(SI_BRAHIM)
    if not has_email:
        no_email(db, row)
    rig.all_leave(db)
    rig.clock.move(hours=25)
    row = desk.refused(desk.again(row))
    rig.advance(db)
    assert rig.said(db)[-1].template == SID
    return row, rig.of(db, row, "refused")


def delivered(rig: Notices, db: Db, notice: notices.NoticeRow) -> notices.NoticeRow:
    mine = outbound_messages.c.id == rig.again(db, notice).outbound_id
    values = {"state": "delivered", "sent_at": rig.clock.now()}
    db.execute(update(outbound_messages).where(mine).values(**values))
    rig.advance(db)
    return rig.again(db, notice)


def starts(db: Db, row: RequestRow) -> object:
    clock = clocks.find(db, row.id, "president_window")
    assert clock
    return clock.starts_on


def test_with_an_address_the_letter_is_mailed_too_and_that_is_the_proof(
    rig: Notices, db: Db, desk: Cases
) -> None:
    row, notice = refused(rig, db, desk, has_email=True)
    assert "Le compte n'est pas arrêté" in rig.mail_texts(db)[-1]
    begun = starts(db, row)
    rig.clock.move(days=1)
    again = delivered(rig, db, notice)
    assert (again.state, again.via, again.proof, again.proved_on) == ("leaving", "email", None, None)
    assert starts(db, row) == begun
    assert rig.advance(db) == 0
    rig.clock.move(days=1)
    rig.mailed(db, notice)
    rig.advance(db)
    again = rig.again(db, notice)
    assert (again.state, again.proof, again.proved_on) == ("told", "mailed", rig.world.day)
    assert starts(db, row) == rig.world.day


def test_a_mail_that_is_refused_leaves_it_to_the_counter(rig: Notices, db: Db, desk: Cases) -> None:
    _, notice = refused(rig, db, desk, has_email=True)
    delivered(rig, db, notice)
    rig.mailed(db, notice, "refused")
    rig.advance(db)
    assert rig.again(db, notice).state == "on_paper"


def test_without_an_address_it_waits_at_the_counter_and_is_said_whole_when_the_person_writes(
    rig: Notices, db: Db, desk: Cases
) -> None:
    row, notice = refused(rig, db, desk, has_email=False)
    again = delivered(rig, db, notice)
    assert (again.state, again.proof, again.outbound_id) == ("on_paper", None, None)
    assert [each.id for each in proofs.waiting_for_staff(db, "berkane")] == [notice.id]
    assert rig.advance(db) == 0
    rig.clock.move(days=2)
    rig.lets_write(db, SI_BRAHIM)
    rig.advance(db)
    said = rig.said(db)[-1]
    assert (said.template, "Le compte n'est pas arrêté" in said.text) == ("", True)
    again = delivered(rig, db, notice)
    assert (again.state, again.proof, again.proved_on) == ("told", "delivered", rig.world.day)
    assert starts(db, row) == rig.world.day
    assert len(proofs.waiting_for_staff(db, "berkane")) == 0


def test_the_counter_may_hand_it_over(rig: Notices, db: Db, desk: Cases) -> None:
    row, notice = refused(rig, db, desk, has_email=False)
    delivered(rig, db, notice)
    rig.clock.move(days=3)
    day = rig.world.day
    proofs.hand(db, "berkane", notice.id, actor=NADIA, on=day, day=day, now=rig.clock.now())
    assert starts(db, row) == day


def test_the_last_day_that_a_template_named_is_known(rig: Notices, db: Db, desk: Cases) -> None:
    row, notice = refused(rig, db, desk, has_email=False)
    delivered(rig, db, notice)
    clock = clocks.find(db, row.id, "president_window")
    assert clock
    assert clock.told_due_on == clock.due_on


def test_what_a_template_holds_whole_is_proved_by_it(rig: Notices, db: Db, desk: Cases) -> None:
    rig.give_template(db, "reference", "commune", "news", "payload")
    row = desk.registered(SI_BRAHIM)
    rig.clock.move(hours=25)
    rig.advance(db)
    again = delivered(rig, db, rig.of(db, row, "registered"))
    assert (again.state, again.proof) == ("told", "delivered")
