"""What the day calls for is done case by case: staff are never in its way, and one broken case stops nobody."""

import io
import json
import threading
import time
import zipfile
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from case_rig import FATIMAS
from notice_rig import Notices
from sqlalchemy import func, select, update
from world import NADIA, World

from bot.channels.base import Outbound
from bot.runtime import complaints, delivery, dossier, notice_ways, officer, render
from bot.runtime import notices as work
from bot.runtime.runner import Runner
from data import communes, tables
from data import mails as queue
from data.engine import Db
from data.requests import actions, cases, identity, moves, notices, papers, proofs, retention
from data.tables import mails


@pytest.fixture
def rig(world: World) -> Notices:
    return Notices(world).at("2026-11-23")


def _overdue(rig: Notices, db: Db, *subjects: str) -> list[cases.RequestRow]:
    """Registered cases whose last day has passed since."""
    rig.lets_write(db)
    desk = rig.cases(db)
    rows = [desk.registered(subject=each) for each in subjects]
    rig.all_leave(db)
    due = desk.due(rows[0])
    assert due is not None
    desk.on(due + timedelta(days=3))
    return rows


async def test_one_broken_case_stops_no_other(rig: Notices) -> None:
    with rig.world.database.writing() as db:
        first, second = _overdue(rig, db, "un", "deux")
        notices.put(db, first, "clarify", "broken", {}, rig.clock.now())
        notices.change(db, rig.of(db, first, "clarify"), "on_paper")
    runner = Runner(rig.runtime)
    try:
        assert await work.catch_up(rig.runtime, runner.writer, {}) == 2
    finally:
        await runner.stop()
    with rig.world.database.reading() as db:
        for row in (first, second):
            assert "unanswered" in rig.kinds(db, row)
        assert len(rig.mail_texts(db, "officer:")) == 1


def test_the_mail_to_the_person_in_charge_never_waits_for_staff(rig: Notices) -> None:
    """A staff action holds the calendar, and is slow: the mail is written meanwhile."""
    database = rig.world.database
    if not database.is_postgres:
        pytest.skip("SQLite has one writer")
    with database.writing() as db:
        (row,) = _overdue(rig, db, "un")
    done = threading.Event()

    def remind() -> None:
        with database.writing() as db:
            officer.remind(rig.runtime.settings, db, "berkane", day=rig.world.day, now=rig.clock.now())
        done.set()

    with database.writing() as db:
        by: dict[str, Any] = {"actor": NADIA, "day": rig.world.day, "now": rig.clock.now()}
        actions.consult(db, cases.by_id(db, row.id), **by, words="Le voisin")
        thread = threading.Thread(target=remind)
        thread.start()
        was_done = done.wait(5)
    thread.join(10)
    assert was_done


def test_two_schedulers_write_the_days_mail_once(rig: Notices) -> None:
    database = rig.world.database
    with database.writing() as db:
        _overdue(rig, db, "un")
    barrier, written = threading.Barrier(2), []

    def remind() -> None:
        barrier.wait(10)
        with database.writing() as db:
            written.append(
                officer.remind(rig.runtime.settings, db, "berkane", day=rig.world.day, now=rig.clock.now())
            )

    threads = [threading.Thread(target=remind) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(written) == [False, True]
    with database.reading() as db:
        assert db.value(select(func.count()).select_from(mails).where(mails.c.kind.like("officer:%"))) == 1


def test_the_same_mail_is_queued_once_even_where_nobody_looked_before(
    rig: Notices, monkeypatch: pytest.MonkeyPatch
) -> None:
    with rig.world.database.writing() as db:
        _overdue(rig, db, "un")
        monkeypatch.setattr("data.mails.newest_of", lambda *_: None)
        day, now = rig.world.day, rig.clock.now()
        assert officer.remind(rig.runtime.settings, db, "berkane", day=day, now=now)
        assert not officer.remind(rig.runtime.settings, db, "berkane", day=day, now=now)


# -- a number of the register --------------------------------------------------------------------------------------


def test_two_receipts_at_once_never_have_the_same_number(rig: Notices) -> None:
    database = rig.world.database
    with database.writing() as db:
        rig.lets_write(db)
        desk = rig.cases(db)
        rows = [desk.sent(subject=each) for each in ("un", "deux")]
    barrier, given = threading.Barrier(2), []

    def register(row: cases.RequestRow) -> None:
        by: dict[str, Any] = {"actor": NADIA, "day": rig.world.day, "now": rig.clock.now()}
        barrier.wait(10)
        try:
            with database.writing() as db:
                actions.register(db, row, **by, number="7/2026", received_on=rig.world.day)
                time.sleep(0.3)  # before it commits
            given.append(row.reference)
        except actions.NotAllowed as error:
            assert error.code == "number"  # noqa: PT017

    threads = [threading.Thread(target=register, args=(row,)) for row in rows]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(given) == 1


def test_a_number_that_the_register_cannot_hold_is_a_sentence(rig: Notices) -> None:
    with rig.world.database.writing() as db:
        rig.lets_write(db)
        desk = rig.cases(db)
        row = desk.sent()
        with pytest.raises(actions.NotAllowed, match="40 characters"):
            actions.register(db, row, **desk.by_staff, number="7" * 41, received_on=rig.world.day)


# -- what fails takes nobody's turn ------------------------------------------------------------------------------


async def test_notices_that_fail_do_not_starve_the_later_ones(rig: Notices) -> None:
    with rig.world.database.writing() as db:
        rig.lets_write(db)
        row = rig.cases(db).sent()
        rig.all_leave(db)
        for number in range(101):
            notices.put(db, row, "answered", f"broken:{number}", {"event_id": 999_999}, rig.clock.now())
        by: dict[str, Any] = {"actor": NADIA, "day": rig.world.day, "now": rig.clock.now()}
        row = actions.register(db, row, **by, number="1/2026", received_on=rig.world.day)
        off = work.PutOff()
    runner = Runner(rig.runtime)
    try:
        assert await work.advance(rig.runtime, runner.writer, off) == 0
        assert await work.advance(rig.runtime, runner.writer, off) == 1
        assert len(off.waiting(rig.clock.now())) == 101
        rig.clock.move(minutes=2)
        assert off.waiting(rig.clock.now()) == []
    finally:
        await runner.stop()
    with rig.world.database.reading() as db:
        assert rig.of(db, row, "registered").state == "leaving"


def test_reminders_take_nobodys_turn_at_night(rig: Notices) -> None:
    with rig.world.database.writing() as db:
        rig.lets_write(db)
        row = rig.cases(db).refused()
        rig.all_leave(db)
        facts = {"step": "president", "left": 5, "dates": {"president_window": "2026-12-21"}}
        notices.put(db, row, "window_ending", "night", facts, rig.clock.now())
        assert len(notices.due(db, rig.clock.now())) == 1
        assert notices.due(db, rig.at("2026-11-23", hour=20).clock.now()) == []


# -- drafts ------------------------------------------------------------------------------------------------------


def test_a_draft_whose_link_is_open_is_not_erased(rig: Notices) -> None:
    with rig.world.database.writing() as db:
        rig.lets_write(db)
        row = rig.cases(db).opened()
        rig.clock.move(days=40)
        identity.new_link(db, row, now=rig.clock.now(), hours=72)
        assert retention.forget_over(db, day=rig.world.day, now=rig.clock.now()) == 0
        rig.clock.move(days=4)
        assert retention.forget_over(db, day=rig.world.day, now=rig.clock.now()) == 1


def test_a_draft_that_is_sent_meanwhile_is_left_out_and_the_others_are_erased(
    rig: Notices, monkeypatch: pytest.MonkeyPatch
) -> None:
    with rig.world.database.writing() as db:
        rig.lets_write(db)
        desk = rig.cases(db)
        first, second = desk.opened(subject="un"), desk.opened(subject="deux")
        rig.clock.move(days=40)
        held = moves.held

        def sent_meanwhile(db: Db, request_id: int) -> cases.RequestRow:
            if request_id == first.id:
                actions.identify(db, cases.by_id(db, first.id), **desk.by_person, identity=FATIMAS)
            return held(db, request_id)

        monkeypatch.setattr(moves, "held", sent_meanwhile)
        assert retention.forget_over(db, day=rig.world.day, now=rig.clock.now()) == 1
        assert not desk.again(first).is_erased
        assert desk.again(second).is_erased


def test_a_notice_is_written_on_the_day_of_the_town(rig: Notices) -> None:
    """23.30 at UTC is tomorrow where the town is an hour ahead."""
    with rig.world.database.writing() as db:
        profile = {**communes.load(db, "berkane").profile, "timezone": "Europe/Paris"}
        db.execute(update(tables.communes).where(tables.communes.c.id == "berkane").values(profile=profile))
        rig.clock.at = datetime.fromisoformat("2026-11-23T23:30:00+00:00")
        rig.lets_write(db)
        row = rig.cases(db).sent()
        notice = rig.of(db, row, "sent_to_officer")
        day = date(2026, 11, 24)
        with pytest.raises(actions.NotAllowed, match="2026-11-24"):
            proofs.hand(
                db, "berkane", notice.id, actor=NADIA, on=date(2026, 11, 23), day=day, now=rig.clock.now()
            )
        with zipfile.ZipFile(io.BytesIO(dossier.build(db, row, day=day))) as packed:
            (listed,) = json.loads(packed.read(f"{row.reference}/04-notices.json"))
        assert listed["put_on"] == "2026-11-24"


# -- once, and in one part ---------------------------------------------------------------------------------------


def test_a_complaint_asked_for_again_is_the_same_paper_and_one_mail_a_day(rig: Notices) -> None:
    with rig.world.database.writing() as db:
        rig.lets_write(db)
        desk = rig.cases(db)
        row = desk.refused()
        last_day = desk.due(row, "president_window")
        assert last_day is not None

        def make() -> bool:
            day, now = rig.world.day, rig.clock.now()
            settings = rig.runtime.settings
            return complaints.make(db, row, "president", last_day, settings=settings, day=day, now=now)

        def made() -> tuple[int, int]:
            papers_made = [each for each in papers.of_request(db, row.id) if each.kind == "complaint"]
            asked = select(func.count()).select_from(mails).where(mails.c.kind == complaints.MAIL)
            return len(papers_made), db.value(asked)

        for _ in range(3):
            assert make()
        assert made() == (1, 1)
        rig.clock.move(days=1)
        assert make()
        assert made() == (1, 2)
        actions.complain(db, row, **desk.by_person, step="president", lodged_on=rig.world.day)
        rig.clock.move(days=1)
        assert make()
        assert made() == (2, 3)


def test_a_notice_is_one_message_however_little_its_channel_holds(rig: Notices) -> None:
    with rig.world.database.writing() as db:
        person = rig.lets_write(db)
        row = rig.cases(db).registered()
        chat = notice_ways.chat_of(db, row)
        assert chat is not None
        long = Outbound(to=chat.row.address, text="Voici. " * 400, language="fr")
        notice_ways.say(rig.runtime, db, row, chat, long, rig.clock.now())
        (said,) = rig.said(db)
        assert render.length(said.text) <= delivery.MAX_TEXT
        assert said.text.endswith(render.ELLIPSIS)
        assert person.conversation_id == chat.row.id


def test_a_mail_that_left_at_the_second_try_proves_what_was_on_the_counters_list(rig: Notices) -> None:
    with rig.world.database.writing() as db:
        rig.lets_write(db)
        row = rig.cases(db).registered()
        mine = tables.information_requests.c.id == row.id
        db.execute(update(tables.information_requests).where(mine).values(account_id=None))
        rig.advance(db)
        notice = rig.of(db, row, "registered")
        assert notice.mail_id is not None
        queue.refuse(db, notice.mail_id, "550 no such mailbox")
        rig.advance(db)
        assert rig.again(db, notice).state == "on_paper"
        assert queue.try_again(db, "berkane", rig.clock.now()) >= 1
        rig.mailed(db, notice)
        rig.advance(db)
        again = rig.again(db, notice)
        assert (again.state, again.proof) == ("told", "mailed")
        assert not proofs.waiting_for_staff(db, "berkane")
