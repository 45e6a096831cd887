"""The mail queue: taken by one, tried ever more seldom, never lost, and sealed."""

import threading
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select
from world import World

from data import health, mails
from data.engine import Db
from data.mails import FIRST_WAIT, LEASE, LONGEST_WAIT, MailRow
from data.requests import papers
from data.tables import information_requests, request_papers
from data.tables import mails as table

WORDS = "Objet : les dépenses des jardins".encode()


def put(db: Db, world: World, number: int = 1, commune: str = "berkane") -> int:
    return mails.put(
        db,
        commune_id=commune,
        request_id=None,
        kind="form",
        message_id=f"<{commune}-{number}@jemaa.example>",
        message=WORDS,
        now=world.now,
    )


def claimed(db: Db, now: datetime) -> list[MailRow]:
    return mails.claim_due(db, now)


def test_what_is_due_is_taken_once_with_its_words(world: World) -> None:
    with world.database.writing() as db:
        first, second = put(db, world), put(db, world, 2)
        rows = claimed(db, world.now)
        assert [row.id for row in rows] == [first, second]
        assert rows[0].message == WORDS
        assert claimed(db, world.now) == []
        mails.mark_sent(db, first, world.now)
        assert mails.state_of(db, first) == "sent"


def test_nothing_of_a_message_stands_in_the_clear(world: World) -> None:
    with world.database.writing() as db:
        put(db, world)
        for value in db.one(select(table)) or ():
            assert b"jardins" not in (value if isinstance(value, bytes) else str(value).encode())


def test_it_is_tried_ever_more_seldom_and_for_ever(world: World) -> None:
    with world.database.writing() as db:
        put(db, world)
        now, waits = world.now, []
        for _ in range(12):
            (row,) = claimed(db, now)
            mails.put_off(db, row, "connection refused", now)
            due = db.value(select(table.c.next_try_at))
            waits.append(due - now)
            assert claimed(db, due - timedelta(seconds=1)) == []
            now = due
    assert waits[:5] == [FIRST_WAIT * 2**number for number in range(5)]
    assert waits[-1] == LONGEST_WAIT
    assert waits == sorted(waits)


def test_who_died_with_it_holds_it_no_longer_than_the_lease(world: World) -> None:
    with world.database.writing() as db:
        mail_id = put(db, world)
        (before,) = claimed(db, world.now)
        assert claimed(db, world.now + LEASE - timedelta(seconds=1)) == []
        (after,) = claimed(db, world.now + LEASE)
        assert (after.id, after.message_id, after.attempts) == (mail_id, before.message_id, before.attempts)


def test_an_outcome_that_comes_late_changes_nothing(world: World) -> None:
    with world.database.writing() as db:
        mail_id = put(db, world)
        (row,) = claimed(db, world.now)
        mails.mark_sent(db, mail_id, world.now)
        mails.put_off(db, row, "too late", world.now)
        mails.refuse(db, mail_id, "too late")
        assert mails.state_of(db, mail_id) == "sent"


def test_two_processes_never_take_the_same(world: World) -> None:
    with world.database.writing() as db:
        ids = [put(db, world, number) for number in range(12)]
    found: list[int] = []
    errors: list[BaseException] = []

    def work() -> None:
        try:
            for _ in range(6):
                with world.database.writing() as db:
                    rows = mails.claim_due(db, world.now, limit=3)
                found.extend(row.id for row in rows)
        except BaseException as error:  # noqa: BLE001 - told to the test
            errors.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert sorted(found) == ids


def test_a_second_try_is_the_communes_own(world: World) -> None:
    with world.database.writing() as db:
        ours, theirs = put(db, world), put(db, world, commune="settat")
        claimed(db, world.now)
        for each in (ours, theirs):
            mails.refuse(db, each, "550 no such mailbox")
        assert [each.trouble for each in mails.unsent(db, "berkane")] == ["550 no such mailbox"]
        assert mails.try_again(db, "berkane", world.now) == 1
        assert (mails.state_of(db, ours), mails.state_of(db, theirs)) == ("queued", "refused")


def findings(db: Db, now: datetime) -> list[str]:
    return [each.what for each in health.examine(db, now=now) if each.where == "berkane: mail"]


def test_the_doctor_names_mail_that_waits_or_was_refused(world: World) -> None:
    with world.database.writing() as db:
        put(db, world)
        (row,) = claimed(db, world.now)
        mails.put_off(db, row, "connection refused", world.now)
        assert findings(db, world.now + timedelta(minutes=59)) == []
        assert findings(db, world.now + timedelta(minutes=61)) == [
            "1 mails have waited for more than an hour: connection refused"
        ]
        refused = put(db, world, 2)
        mails.refuse(db, refused, "550 no such mailbox")
        assert findings(db, world.now) == ["1 mails were refused: 550 no such mailbox"]


def a_request(db: Db, world: World) -> int:
    request_id: int = db.value(
        insert(information_requests)
        .values(
            commune_id="berkane",
            reference="BRK-1",
            channel="web",
            language="fr",
            state="open",
            is_urgent=False,
            format="paper",
            delivery="counter",
            created_on=world.day,
            created_at=world.now,
        )
        .returning(information_requests.c.id)
    )
    return request_id


def test_a_paper_is_kept_sealed_and_opens_as_it_was(world: World) -> None:
    with world.database.writing() as db:
        request_id = a_request(db, world)
        facts: dict[str, Any] = {
            "commune_id": "berkane",
            "request_id": request_id,
            "language": "fr",
            "now": world.now,
        }
        paper_id = papers.keep(db, kind="form", name="request.pdf", content=b"%PDF words", **facts)
        assert papers.content(db, paper_id) == b"%PDF words"
        (row,) = papers.of_request(db, request_id)
        assert (row.id, row.size, row.is_emptied) == (paper_id, 10, False)
        assert b"words" not in db.value(select(request_papers.c.sealed_bytes))
        with pytest.raises(ValueError, match="no kind of paper"):
            papers.keep(db, kind="song", name="song.pdf", content=b"", **facts)
