"""Sessions and workshops in the console: entered, changed, held; the door on a telephone."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from console_rig import Console, plain
from world import FATIMA, World

from data.agenda import asking, registrations, rows
from data.agenda.rows import SessionRow, WorkshopRow

SESSION = {
    "kind": "ordinary",
    "month": "2027-02",
    "short_ar": "دورة فبراير",
    "short_fr": "Session de février",
    "title_ar": "الدورة العادية لشهر فبراير",
    "title_fr": "Session ordinaire de février",
}
WORKSHOP = {
    "short_ar": "ورشة الشباب",
    "short_fr": "Atelier jeunes",
    "title_ar": "ورشة مع الشباب",
    "title_fr": "Atelier avec les jeunes",
    "start": "15:00",
    "end": "17:00",
    "place_ar": "دار الشباب",
    "place_fr": "Maison des jeunes",
    "capacity": "2",
    "closes_days_before": "0",
    "axes": "A1",
}


# What the pages ask of the database is tested on both databases in its own room.
pytestmark = pytest.mark.parametrize("world", ["sqlite"], indirect=True)


@pytest.fixture
def console(world: World) -> Console:
    return Console(world)


def soon(console: Console, days: int = 20) -> str:
    return (console.world.day + timedelta(days)).isoformat()


def session(console: Console, name: str = "2027-02") -> SessionRow:
    with console.world.database.reading() as db:
        return rows.session(db, "berkane", name)


def workshop(console: Console, name: str = "W3") -> WorkshopRow:
    with console.world.database.reading() as db:
        return rows.workshop(db, "berkane", name)


def a_session(console: Console) -> None:
    console.client("announcer").does("/agenda/sessions/new", SESSION)


def a_workshop(console: Console) -> None:
    console.client("announcer").does("/agenda/workshops/new", WORKSHOP | {"date": soon(console)})


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_a_session_is_entered_announced_and_held(console: Console, language: str) -> None:
    client = console.client("announcer", language=language)
    client.does("/agenda/sessions/new", SESSION)
    assert session(console).state == "expected"
    path = "/agenda/sessions/2027-02"
    place = {"place_ar": "قاعة الجماعة", "place_fr": "Salle de la commune"}
    client.does(f"{path}/do/sitting", {"date": soon(console), "start": "10:00", "end": "12:00", **place})
    assert session(console).state == "announced"
    page = client.sees(path)
    assert ("Salle de la commune" if language == "fr" else "قاعة الجماعة") in page
    points = {
        "line_ar": ["الميزانية", "الطريق", ""],
        "line_fr": ["Le budget", "La route", ""],
        "line_axis": ["A4", "", ""],
    }
    client.does(f"{path}/do/agenda", points)
    with console.world.database.reading() as db:
        agenda = rows.agenda(db, session(console))
    assert agenda
    assert [each["fr"] for each in agenda.points] == ["Le budget", "La route"]
    assert agenda.axes == ["A4"]
    console.world.clock.move(days=21)
    client.does(f"{path}/do/hold")
    client.does(f"{path}/do/decide", {"line_ar": ["صودق"], "line_fr": ["Adopté"]})
    assert session(console).deliberations
    assert ("Adopté" if language == "fr" else "صودق") in client.sees(path)


def test_a_sitting_is_postponed_and_called_off(console: Console) -> None:
    a_session(console)
    client = console.client("announcer", language="fr")
    path = "/agenda/sessions/2027-02"
    client.does(f"{path}/do/sitting", {"date": soon(console), "start": "10:00"})
    assert "10:00" in client.sees(f"{path}/do/postpone", sitting=1)
    client.does(f"{path}/do/postpone", {"sitting": "1", "to": soon(console, 25)})
    with console.world.database.reading() as db:
        view = asking.session(db, session(console))
    assert [each.held_on for _, each in view.sittings if each.state == "planned"] == [
        date.fromisoformat(soon(console, 25))
    ]
    client.does(f"{path}/do/cancel")
    assert session(console).state == "cancelled"
    assert client.get(f"{path}/do/cancel").status_code == 409


@pytest.mark.parametrize(
    ("path", "typed", "sentence"),
    [
        ("/agenda/sessions/new", SESSION | {"title_fr": ""}, "en arabe et en français"),
        ("/agenda/sessions/new", SESSION | {"short_fr": "x" * 25}, "24 caractères"),
        ("/agenda/sessions/new", SESSION | {"month": "mai"}, "Choisissez le mois"),
        ("/agenda/workshops/new", WORKSHOP | {"date": "2020-01-01"}, "déjà passé"),
        ("/agenda/workshops/new", WORKSHOP | {"date": "bientôt"}, "Donnez le jour"),
        ("/agenda/workshops/new", WORKSHOP | {"date": "2026-12-20", "end": "14:00"}, "heure de fin"),
        (
            "/agenda/workshops/new",
            WORKSHOP | {"date": "2026-12-20", "place_fr": ""},
            "en arabe et en français",
        ),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(
    console: Console, path: str, typed: dict[str, str], sentence: str
) -> None:
    response = console.client("announcer", language="fr").post(path, typed)
    assert response.status_code == 422
    assert sentence in unescape(plain(response.text))
    assert typed["title_ar"] in response.text


def test_an_agenda_without_a_point_is_not_published(console: Console) -> None:
    a_session(console)
    client = console.client("announcer", language="fr")
    path = "/agenda/sessions/2027-02/do/agenda"
    assert client.post(path, {"line_ar": ["", ""], "line_fr": ["", ""]}).status_code == 422
    response = client.post(path, {"line_ar": ["نقطة"], "line_fr": [""]})
    assert response.status_code == 422
    assert "نقطة" in response.text


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_a_workshop_is_announced_changed_and_called_off(console: Console, language: str) -> None:
    a_workshop(console)
    client = console.client("announcer", language=language)
    row = workshop(console)
    assert (row.capacity, row.takes_registrations, row.axes) == (2, True, ["A1"])
    assert row.door_code
    assert row.door_code in client.sees("/agenda/workshops/W3")
    client.does("/agenda/workshops/W3/do/change", {"start": "16:00", "capacity": "30"})
    assert (workshop(console).starts_at, workshop(console).capacity) == ("16:00", 30)
    client.does("/agenda/workshops/W3/do/postpone", {"to": soon(console, 30)})
    assert workshop(console).held_on.isoformat() == soon(console, 30)
    client.does("/agenda/workshops/W3/do/cancel")
    assert workshop(console).state == "cancelled"


def test_the_door_lets_in_who_is_registered(console: Console) -> None:
    a_workshop(console)
    world = console.world
    with world.database.writing() as db:
        person = world.person(db, FATIMA)
        got = registrations.register(
            db,
            commune_id="berkane",
            workshop_id="W3",
            citizen_id=person.citizen_id,
            account_id=FATIMA.account,
            seats=2,
            language=FATIMA.language,
            day=world.day,
            now=world.now,
        )
    assert isinstance(got, registrations.Registered)
    client = console.client("consultation_agent", language="fr")
    path = "/agenda/workshops/W3/door"
    page = client.sees(path)
    assert got.reference in page
    assert "Fatima" not in page
    early = client.post(path, {"reference": got.reference})
    assert early.status_code == 422
    world.clock.move(days=20)
    client.does(path, {"reference": got.reference.lower()})
    with world.database.reading() as db:
        row = registrations.load(db, "berkane", got.reference)
    assert row
    assert row.state == "came"
    unknown = client.post(path, {"reference": "BRK-00000000"})
    assert unknown.status_code == 422
    assert "Aucune inscription à cet atelier n'a ce code" in plain(unescape(unknown.text))
    assert client.post(path, {"reference": ""}).status_code == 422


def test_minutes_go_back_to_those_who_came(console: Console) -> None:
    a_workshop(console)
    client = console.client("announcer", language="fr")
    assert client.get("/agenda/workshops/W3/do/minutes").status_code == 409
    console.world.clock.move(days=20)
    early = client.post("/agenda/workshops/W3/do/hold")
    assert early.status_code == 422  # it begins in three hours: who comes then must still get in
    console.world.clock.move(hours=4)
    client.does("/agenda/workshops/W3/do/hold")
    client.does("/agenda/workshops/W3/do/minutes", {"minutes_ar": "محضر", "minutes_fr": "Compte rendu"})
    assert workshop(console).minutes
    assert "Compte rendu" in client.sees("/agenda/workshops/W3")


def test_who_may_not_change_looks(console: Console) -> None:
    a_workshop(console)
    client = console.client("reader", language="fr")
    page = client.sees("/agenda/workshops/W3")
    assert "/do/" not in page
    assert str(workshop(console).door_code) not in page
    for path in ("/agenda/workshops/new", "/agenda/workshops/W3/do/cancel", "/agenda/workshops/W3/door"):
        assert client.get(path).status_code == 403
    assert client.get("/agenda/workshops/W99").status_code == 404


def test_a_session_and_a_workshop_are_named_by_themselves(console: Console) -> None:
    client = console.client("announcer", language="fr")
    for path in ("/agenda/sessions/new", "/agenda/workshops/new"):
        page = client.sees(path)
        assert 'name="id"' not in page
        assert "Dans les deux langues" in plain(page)
    named = []
    for typed in (SESSION, SESSION, SESSION | {"month": ""}, SESSION | {"month": ""}):
        where = client.post("/agenda/sessions/new", typed).headers["location"]
        named.append(where.rpartition("/")[2])
    assert named == ["2027-02", "2027-02-2", "S2026-1", "S2026-2"]
    a_workshop(console)
    a_workshop(console)
    with console.world.database.reading() as db:
        assert {row.workshop_id for row in rows.workshops(db, "berkane")} == {"W1", "W2", "W3", "W4"}


def test_what_can_be_done_only_on_its_day_is_offered_from_then_on(console: Console) -> None:
    a_workshop(console)
    a_session(console)
    client = console.client("announcer", language="fr")
    sittings = "/agenda/sessions/2027-02"
    client.does(f"{sittings}/do/sitting", {"date": soon(console), "start": "10:00"})
    early: list[tuple[str, dict[str, int]]] = [
        (f"{sittings}/do/hold", {}),
        (f"{sittings}/do/no_quorum", {"sitting": 1}),
    ]
    for path, query in (("/agenda/workshops/W3/do/hold", {}), *early):
        page, _, _ = path.partition("/do/")
        assert path not in client.sees(page)
        refused = client.get(path, **query)
        assert refused.status_code == 409
        assert "C'est trop tôt" in unescape(refused.text)
    assert client.post("/agenda/workshops/W3/do/hold").status_code == 422
    console.world.clock.move(days=20)
    assert "/agenda/workshops/W3/do/hold" not in client.sees("/agenda/workshops/W3")  # at noon, for 15:00
    for path, query in early:
        assert path in client.sees(sittings)
        client.sees(path, **query)
    console.world.clock.move(hours=4)
    assert "/agenda/workshops/W3/do/hold" in client.sees("/agenda/workshops/W3")


def test_a_month_is_named_and_what_is_over_agrees_with_its_noun(console: Console) -> None:
    a_session(console)
    a_workshop(console)
    french, arabic = (console.client("announcer", language=each) for each in ("fr", "ar"))
    assert ">Février 2027</option>" in french.sees("/agenda/sessions/new")
    assert ">فبراير 2027</option>" in arabic.sees("/agenda/sessions/new")
    for path in ("/agenda", "/agenda/sessions/2027-02"):
        assert "Attendue en \u2068février 2027\u2069" in plain(french.sees(path))
        assert "منتظرة في \u2068فبراير 2027\u2069" in plain(arabic.sees(path))
        assert "2027-02" not in plain(french.sees(path))
    console.world.clock.move(days=20, hours=4)
    french.does("/agenda/workshops/W3/do/hold")
    assert re.search(r'class="badge[^>]*>tenu<', french.sees("/agenda/workshops/W3"))
    assert re.search(r'class="badge[^>]*>tenu<', french.sees("/agenda"))


def test_the_door_s_code_stands_under_its_name(console: Console) -> None:
    a_workshop(console)
    for language, name in (("fr", "Code de la porte"), ("ar", "رمز الباب")):
        page = console.client("announcer", language=language).sees("/agenda/workshops/W3/door")
        assert re.search(rf"<h2>{name}</h2>", page)


def test_what_comes_leads_from_the_first_page_to_its_own(console: Console) -> None:
    a_workshop(console)
    a_session(console)
    client = console.client("announcer")
    sitting = {"date": soon(console), "start": "10:00"}
    client.does("/agenda/sessions/2027-02/do/sitting", sitting)
    first = client.sees()
    for path in ("/agenda/workshops/W3", "/agenda/sessions/2027-02"):
        assert f'href="/console{path}"' in first
        client.sees(path)
