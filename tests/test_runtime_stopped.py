"""What the law wants told of somebody's own request, after they said stop: by another way than the chat."""

from collections.abc import Iterator
from typing import Any

import pytest
from case_rig import Cases
from notice_rig import Notices
from test_runtime_notices import no_email
from world import FATIMA, SI_BRAHIM, Someone, World

from data import consents
from data.engine import Db
from data.requests import proofs


@pytest.fixture
def rig(world: World) -> Notices:
    return Notices(world)


@pytest.fixture
def db(rig: Notices) -> Iterator[Db]:
    with rig.world.database.writing() as db:
        rig.lets_write(db, FATIMA)
        rig.lets_write(db, SI_BRAHIM)
        yield db


@pytest.fixture
def desk(rig: Notices, db: Db) -> Cases:
    return rig.cases(db)


def said(rig: Notices, db: Db, word: str, who: Someone = FATIMA) -> None:
    citizen_id = rig.world.person(db, who).citizen_id
    where: dict[str, Any] = {
        "commune_id": who.commune,
        "citizen_id": citizen_id,
        "language": who.language,
        "source": who.account,
    }
    if word == "stop":
        assert "case_replies" in consents.stop(db, **where, now=rig.clock.now())
    else:
        consents.record(
            db,
            **where,
            purpose=consents.CASE_REPLIES,
            is_given=word == "yes",
            text_shown="?",
            now=rig.clock.now(),
        )


@pytest.mark.parametrize("word", ["stop", "no"])
def test_it_goes_by_e_mail(rig: Notices, db: Db, desk: Cases, word: str) -> None:
    row = desk.registered()
    said(rig, db, word)
    rig.advance(db)
    assert rig.of(db, row, "registered").via == "email"
    assert rig.said(db) == []


def test_without_an_address_it_waits_at_the_counter_also_when_they_write(
    rig: Notices, db: Db, desk: Cases
) -> None:
    row = desk.registered()
    no_email(db, row)
    said(rig, db, "stop")
    rig.advance(db)
    assert rig.of(db, row, "registered").state == "on_paper"
    assert [each.reference for each in proofs.waiting_for_staff(db, "berkane")] == [row.reference]
    rig.clock.move(hours=1)
    rig.lets_write(db)
    assert rig.advance(db) == 0, "writing in is no yes"
    assert rig.said(db) == []


def test_after_a_yes_what_waits_is_said_in_the_chat(rig: Notices, db: Db, desk: Cases) -> None:
    row = desk.registered()
    no_email(db, row)
    said(rig, db, "stop")
    rig.advance(db)
    rig.clock.move(hours=1)
    said(rig, db, "yes")
    rig.lets_write(db)
    rig.advance(db)
    assert rig.of(db, row, "registered").state == "leaving"
    assert len(rig.said(db)) == 1


def test_another_s_stop_stops_nobody_else(rig: Notices, db: Db, desk: Cases) -> None:
    row = desk.registered()
    desk.registered(SI_BRAHIM)
    said(rig, db, "stop", SI_BRAHIM)
    rig.advance(db)
    assert rig.of(db, row, "registered").via != "email"
