"""Reports in the background: taken once, followed, taken over from a maker that died, and forgotten after a week."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from console_rig import runtime_of
from sqlalchemy import select
from world import NADIA, OMAR, World

from bot.reports import making
from bot.runtime import reporting
from bot.runtime.writer import Writer
from data import reports
from data.conversations import Conflict
from data.engine import Db
from data.reports import DONE, FAILED, QUEUED, RUNNING, SILENT, ReportRow
from data.tables import audit_events
from data.tables import reports as table


@pytest.fixture
def writer(world: World) -> Iterator[Writer]:
    found = Writer(world.database)
    yield found
    found.close()


def ask(world: World, kind: str = "consultation", file_format: str = "pdf", **options: Any) -> int:
    with world.database.writing() as db:
        return asked(db, world, kind, file_format, **options)


def asked(db: Db, world: World, kind: str = "consultation", file_format: str = "pdf", **options: Any) -> int:
    return reports.ask(
        db,
        commune_id="berkane",
        kind=kind,
        language="fr",
        file_format=file_format,
        options=options,
        actor=NADIA,
        now=world.now,
    )


def row_of(world: World, number: int) -> ReportRow:
    with world.database.reading() as db:
        row = reports.find(db, "berkane", number)
    assert row
    return row


async def test_everything_that_was_asked_for_is_made(world: World, writer: Writer) -> None:
    numbers = [
        ask(world),
        ask(world, "consultation", "docx", short=True),
        ask(world, "open_data", "zip"),
        ask(world, "export", "csv", what="contributions"),
    ]
    assert await reporting.advance(runtime_of(world), writer) == 4
    assert await reporting.advance(runtime_of(world), writer) == 0
    begins = (b"%PDF", b"PK", b"PK", "\ufeff".encode())
    with world.database.writing() as db:
        for number, begin in zip(numbers, begins, strict=True):
            row = reports.find(db, "berkane", number)
            assert row
            assert (row.state, row.percent) == (DONE, 100)
            content = reports.content(db, row, actor=OMAR, now=world.now)
            assert content
            assert content.startswith(begin)
        assert [row.name for row in reports.listed(db, "berkane")] == [
            f"berkane-contributions-{world.day}.csv",
            f"berkane-open-data-{world.day}.zip",
            f"berkane-consultation-fr-{world.day}.docx",
            f"berkane-consultation-fr-{world.day}.pdf",
        ]
        assert b"%PDF" not in db.value(select(table.c.sealed_bytes).where(table.c.id == numbers[0]))
        assert reports.listed(db, "settat") == []
        noted = db.execute(select(audit_events.c.action, audit_events.c.actor)).all()
    assert noted.count(("report_asked", NADIA)) == noted.count(("report_taken", OMAR)) == 4


async def test_what_cannot_be_made_is_said(
    world: World, writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> making.Made:
        raise ValueError("nothing personal in here")

    number = ask(world)
    monkeypatch.setattr(making, "make", broken)
    assert await reporting.advance(runtime_of(world), writer) == 1
    assert (row_of(world, number).state, row_of(world, number).trouble) == (FAILED, "failed")


async def test_progress_is_told(world: World, writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, int]] = []

    def slow(*_: object, progress: making.Progress, **__: object) -> making.Made:
        progress(30, 100)
        row = row_of(world, number)
        seen.append((row.state, row.percent))
        return making.Made("a.pdf", "application/pdf", b"%PDF")

    number = ask(world)
    monkeypatch.setattr(making, "make", slow)
    await reporting.advance(runtime_of(world), writer)
    assert seen == [(RUNNING, 30)]
    assert row_of(world, number).state == DONE


def test_it_is_made_by_one_only(world: World) -> None:
    ask(world)
    with world.database.writing() as db:
        first = reports.take(db, world.now)
        assert first
        assert reports.take(db, world.now + SILENT) is None


def test_a_maker_that_died_is_replaced_and_cannot_end_it_any_more(world: World) -> None:
    number = ask(world)
    with world.database.writing() as db:
        dead = reports.take(db, world.now)
    later = world.now + SILENT + timedelta(seconds=1)
    assert dead
    with world.database.writing() as db:
        new = reports.take(db, later)
        assert new
    file: Any = {"name": "a.pdf", "media_type": "application/pdf", "content": b"%PDF", "now": later}
    with pytest.raises(Conflict), world.database.writing() as db:
        reports.finish(db, dead, **file)
    with world.database.writing() as db:
        told = reports.tell(db, new, done=1, total=2, now=later)
        reports.finish(db, told, **file)
    assert row_of(world, number).state == DONE


def test_a_week_later_it_is_gone(world: World) -> None:
    number = ask(world)
    waits = ask(world)
    with world.database.writing() as db:
        row = reports.take(db, world.now)
        assert row
        reports.fail(db, row, trouble="failed", now=world.now)
        assert reports.drop_old(db, world.now + reports.KEPT) == 0
        assert reports.drop_old(db, world.now + reports.KEPT + timedelta(seconds=1)) == 1
        assert reports.find(db, "berkane", number) is None
    assert row_of(world, waits).state == QUEUED


def test_nobody_fills_the_queue(world: World) -> None:
    for _ in range(reports.WAITING):
        ask(world)
    with pytest.raises(reports.TooMany), world.database.writing() as db:
        asked(db, world)
