"""The calendar in the console: what a change moves is seen before it is saved."""

import html
from datetime import timedelta

import pytest
from case_rig import DUE, Cases
from console_rig import Console, plain
from world import World

from data.calendar import days
from data.requests import clocks

# What the pages ask of the database is tested on both databases in its own room.
pytestmark = pytest.mark.parametrize("world", ["sqlite"], indirect=True)


@pytest.fixture
def console(world: World) -> Console:
    return Console(world)


def a_case(console: Console) -> int:
    with console.world.database.writing() as db:
        return Cases(console.world, db).registered().id


def due(console: Console, request_id: int) -> object:
    with console.world.database.reading() as db:
        clock = clocks.find(db, request_id, "reply")
    return clock.due_on if clock else None


CLOSURE = {"kind": "closure", "name_ar": "إغلاق استثنائي", "name_fr": "Fermeture", "length": "1"}


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_a_closure_shows_what_it_moves_and_then_moves_it(console: Console, language: str) -> None:
    case = a_case(console)
    assert due(console, case) == DUE
    client = console.client("information_officer", language=language)
    typed = CLOSURE | {"starts_on": (DUE - timedelta(1)).isoformat()}
    page = client.post("/settings/calendar/add", typed)
    assert page.status_code == 200
    assert "BRK-" in plain(page.text)
    assert due(console, case) == DUE
    client.does("/settings/calendar/add", typed | {"sure": "1"})
    assert due(console, case) > DUE  # type: ignore[operator]
    assert ("Fermeture" if language == "fr" else "إغلاق استثنائي") in client.sees("/settings/calendar")


def test_a_closure_goes_again_and_whoever_was_told_is_counted(console: Console) -> None:
    case = a_case(console)
    client = console.client("information_officer", language="fr")
    client.does(
        "/settings/calendar/add", CLOSURE | {"starts_on": (DUE - timedelta(1)).isoformat(), "sure": "1"}
    )
    with console.world.database.reading() as db:
        day = next(row for row in days.listed(db, "berkane") if row.source == "staff")
    assert client.sees("/settings/calendar/remove", day=day.id)
    page = plain(client.post("/settings/calendar/remove", {"day": str(day.id)}).text)
    assert "Un dernier jour change" in page
    client.does("/settings/calendar/remove", {"day": str(day.id), "sure": "1"})
    assert due(console, case) == DUE


@pytest.mark.parametrize(
    "typed",
    [
        {"starts_on": "soon"},
        {"starts_on": "2026-12-16", "name_ar": ""},
        {"starts_on": "2026-12-16", "kind": "party"},
        {"kind": "fixed", "month_day": "13-40"},
        {"starts_on": "2026-12-19"},  # a Saturday: nobody works anyway
        {"starts_on": "2026-12-16", "length": "400"},
    ],
)
def test_what_is_no_day_is_said_and_nothing_is_saved(console: Console, typed: dict[str, str]) -> None:
    client = console.client("information_officer")
    with console.world.database.reading() as db:
        before = days.listed(db, "berkane")
    response = client.post("/settings/calendar/add", CLOSURE | typed | {"sure": "1"})
    assert response.status_code == 422
    with console.world.database.reading() as db:
        assert days.listed(db, "berkane") == before


def test_an_estimate_is_confirmed_and_a_day_of_every_year_is_not_moved(console: Console) -> None:
    client = console.client("information_officer")
    with console.world.database.reading() as db:
        rows = days.listed(db, "berkane")
    guess = next(row for row in rows if row.is_provisional)
    fixed = next(row for row in rows if row.month_day)
    client.does("/settings/calendar/confirm", {"day": str(guess.id), "sure": "1"})
    with console.world.database.reading() as db:
        assert not days.find(db, "berkane", guess.id).is_provisional
    assert client.get("/settings/calendar/move", day=fixed.id).status_code == 409
    assert client.get("/settings/calendar/move", day=999_999).status_code == 404
    assert client.get("/settings/calendar/dance").status_code == 404


NOTES = {"ar": "على أساس أن يوافق العيد يوم الأربعاء", "fr": "à condition que l'Aïd tombe le mercredi"}


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_a_note_is_read_in_the_language_of_the_page(console: Console, language: str) -> None:
    page = html.unescape(console.client("reader", language=language).sees("/settings/calendar"))
    assert NOTES[language] in page
    assert NOTES["fr" if language == "ar" else "ar"] not in page
    assert "conditional" not in page


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_a_note_that_staff_typed_is_shown_to_all(console: Console, language: str) -> None:
    client = console.client("information_officer", language=language)
    typed = CLOSURE | {"starts_on": "2026-12-16", "note": "Avis n° 12", "sure": "1"}
    client.does("/settings/calendar/add", typed)
    for each in ("ar", "fr"):
        assert "Avis n° 12" in console.client("reader", language=each).sees("/settings/calendar")


@pytest.mark.parametrize(
    ("language", "to_come", "over"),
    [("ar", "تاريخ مؤقت", "تاريخ غير مؤكد"), ("fr", "date provisoire", "date non confirmée")],
)
def test_a_feast_that_is_over_is_not_provisional_but_to_be_confirmed(
    console: Console, language: str, to_come: str, over: str
) -> None:
    client = console.client("information_officer", language=language)
    coming, _, past = client.sees("/settings/calendar").partition('<details class="more"')
    assert to_come in coming
    assert over not in coming
    assert over in past
    assert to_come not in past
    with console.world.database.reading() as db:
        unsure = [row for row in days.listed(db, "berkane") if row.is_provisional]
    for row in unsure:
        if max(row.dates()) < console.world.day:
            client.does("/settings/calendar/confirm", {"day": str(row.id), "sure": "1"})
    assert over not in client.sees("/settings/calendar")


def test_every_page_of_the_calendar_has_the_tabs_of_the_settings(console: Console) -> None:
    client = console.client()
    guess = client.sees("/settings/calendar").partition("confirm?day=")[2].partition('"')[0]
    pages = [client.sees("/settings/calendar"), client.sees("/settings/calendar/add")]
    pages += [
        client.sees("/settings/calendar/move", day=guess),
        client.post("/settings/calendar/confirm", {"day": guess}).text,
    ]
    for page in pages:
        assert 'href="/console/settings/calendar" aria-current="page"' in page
        assert 'href="/console/settings/audit"' in page


def test_a_reader_looks_and_changes_nothing(console: Console) -> None:
    client = console.client("reader")
    assert "/settings/calendar/add" not in client.sees("/settings/calendar")
    assert client.get("/settings/calendar/add").status_code == 403
