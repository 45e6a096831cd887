"""The page of reports: asked for, followed, fetched; by whom, and by whom not."""

from html import unescape
from typing import Any

import pytest
from console_rig import Console, plain, runtime_of
from sqlalchemy import select
from world import CLAIRE, World

from bot.runtime import reporting
from bot.runtime.writer import Writer
from data import reports
from data.tables import audit_events

AGENT, OFFICER = "consultation_agent", "information_officer"


@pytest.fixture
def console(world: World) -> Console:
    return Console(world)


async def make_all(world: World) -> None:
    writer = Writer(world.database)
    try:
        await reporting.advance(runtime_of(world), writer)
    finally:
        writer.close()


def rows(world: World) -> list[reports.ReportRow]:
    with world.database.reading() as db:
        return reports.listed(db, "berkane")


def made(world: World) -> None:
    import asyncio  # noqa: PLC0415 - the tests of the console are plain functions

    asyncio.run(make_all(world))


def test_a_report_is_asked_for_made_and_fetched(console: Console) -> None:
    browser = console.client(AGENT, language="fr")
    page = browser.does("/reports", {"kind": "consultation", "language": "fr", "format": "pdf"})
    assert "C'est noté" in unescape(plain(page))
    assert "En attente" in plain(page)
    (row,) = rows(console.world)
    assert browser.get("/reports/progress").json() == {str(row.id): {"percent": 0, "is_over": False}}
    made(console.world)
    assert "Télécharger" in plain(browser.sees("/reports"))
    answer = browser.get(f"/reports/file/{row.id}")
    assert answer.content.startswith(b"%PDF")
    assert "attachment" in answer.headers["content-disposition"]
    assert f"berkane-consultation-fr-{console.world.day}.pdf" in answer.headers["content-disposition"]


def test_open_data_and_exports(console: Console) -> None:
    browser = console.client(AGENT, language="ar")
    browser.does("/reports", {"kind": "open_data"})
    browser.does("/reports/exports", {"what": "contributions", "format": "xlsx"})
    assert [(row.kind, row.format, row.options) for row in rows(console.world)] == [
        ("export", "xlsx", {"what": "contributions"}),
        ("open_data", "zip", {}),
    ]
    made(console.world)
    page = plain(browser.sees("/reports"))
    assert "البيانات المفتوحة" in page
    assert "جدول (XLSX)" in page


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/reports", {"kind": "consultation", "language": "fr", "format": "exe"}),
        ("/reports", {"kind": "export", "language": "fr", "format": "csv"}),
        ("/reports", {"kind": "consultation", "language": "../..", "format": "pdf"}),
        ("/reports/exports", {"what": "staff", "format": "csv"}),
        ("/reports/exports", {"what": "messages", "format": "pdf"}),
    ],
)
def test_what_is_not_offered_is_refused(console: Console, path: str, form: dict[str, Any]) -> None:
    assert console.client(AGENT).post(path, form).status_code == 400
    assert rows(console.world) == []


def test_names_are_for_those_who_may_see_them(console: Console) -> None:
    form = {"what": "contributions", "format": "csv", "personal": "1"}
    assert console.client(AGENT).post("/reports/exports", form).status_code == 403
    with console.world.database.writing() as db:
        console.world.recorded(db, CLAIRE, "Un budget", name="Claire Fontaine")
    officer = console.client(OFFICER, language="fr")
    officer.does("/reports/exports", form)
    made(console.world)
    (row,) = rows(console.world)
    assert "Claire Fontaine" in officer.get(f"/reports/file/{row.id}").text
    agent = console.client(AGENT, language="fr")
    assert agent.get(f"/reports/file/{row.id}").status_code == 404
    assert "Télécharger" not in plain(agent.sees("/reports"))
    with console.world.database.reading() as db:
        noted = set(db.execute(select(audit_events.c.action)).scalars())
    assert {"personal_data_exported", "report_asked", "report_taken"} <= noted


def test_who_may_not_take_rows_away_does_not_see_them(console: Console) -> None:
    console.client(AGENT).does("/reports/exports", {"what": "messages", "format": "csv"})
    assert rows(console.world)[0].kind == "export"
    assert console.client("announcer").get("/reports").status_code == 403


def test_a_full_queue_is_said(console: Console) -> None:
    browser = console.client(AGENT, language="fr")
    for _ in range(reports.WAITING):
        browser.does("/reports", {"kind": "open_data"})
    answer = browser.post("/reports", {"kind": "open_data"})
    assert answer.status_code == 409
    assert "Dix fichiers" in plain(answer.text)


def test_the_first_page_shows_pictures_to_those_who_may_read(console: Console) -> None:
    with console.world.database.writing() as db:
        for number in range(7):
            console.world.recorded(db, CLAIRE, f"Contribution {number}")
    page = console.client(AGENT, language="fr").sees("")
    assert 'id="figure-by-axis"' in page
    assert "Français" in page
    assert 'id="figure-by-stand"' not in page  # no request yet
    assert 'id="figure-by-axis"' not in console.client("announcer").sees("")
