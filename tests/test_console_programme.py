"""The programme in the console: versions, what differs, an upload that shows what it would change before it does."""

import re
from html import unescape

import pytest
from console_rig import Console, plain
from world import World

from data import programme_files, programmes
from data.programmes import ProgrammeRow

# What the pages ask of the database is tested on both databases in its own room.
pytestmark = pytest.mark.parametrize("world", ["sqlite"], indirect=True)


@pytest.fixture
def console(world: World) -> Console:
    return Console(world)


def newest(console: Console) -> ProgrammeRow:
    with console.world.database.reading() as db:
        return programmes.load(db, programmes.newest_id(db, "berkane"))


def hidden(html: str, name: str) -> str:
    return unescape(re.findall(rf'name="{name}" value="([^"]*)"', html)[0])


def looked(console: Console, text: str, *roles: str) -> str:
    """The report on an uploaded YAML."""
    files = {"file": ("nouveau.yaml", text.encode(), "application/yaml")}
    client = console.client(*roles, language="fr")
    response = client.post("/programme/upload", {}, files=files)
    assert response.status_code == 200, plain(response.text)
    return response.text


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_versions_are_read_and_printed(console: Console, language: str) -> None:
    client = console.client("reader", language=language)
    row = newest(console)
    assert f"/console/programme/{row.number}" in client.sees("/programme")
    page = client.sees(f"/programme/{row.number}")
    for axis in row.content["axes"]:
        assert axis["title"][language] in unescape(page)
    assert client.get("/programme/999").status_code == 404
    assert client.get(f"/programme/{row.number}/file/docx").status_code == 404


@pytest.mark.parametrize("kind", ["yaml", "xlsx"])
def test_the_file_of_a_version_changes_nothing_when_it_comes_back(console: Console, kind: str) -> None:
    client = console.client("consultation_agent", language="fr")
    number = newest(console).number
    taken = client.get(f"/programme/{number}/file/{kind}").content
    page = client.post("/programme/upload", {}, files={"file": (f"p.{kind}", taken)}).text
    assert "Rien ne change" in page
    assert 'name="kept"' not in page


def test_an_upload_shows_what_it_would_change_and_only_then_does_it(console: Console) -> None:
    before = newest(console)
    title = before.content["axes"][0]["title"]["fr"]
    text = programme_files.as_yaml(before).replace(title, "Décider ensemble")
    text = text.replace("status: draft", "status: adopted")
    page = looked(console, text)
    assert newest(console) == before
    assert "Décider ensemble" in page
    assert "chaque auteur" in plain(page)
    client = console.client(language="fr")
    # The report belongs to its session: it is made again by who confirms.
    page = client.post("/programme/upload", {}, files={"file": ("p.yaml", text.encode())}).text
    values = {"kept": hidden(page, "kept"), "newest": hidden(page, "newest")}
    client.does("/programme/adopt", values)
    after = newest(console)
    assert (after.number, after.status) == (before.number + 1, "adopted")
    assert after.content["axes"][0]["title"]["fr"] == "Décider ensemble"
    assert "adopté lu aujourd'hui" in unescape(plain(client.sees("/programme")))
    assert "مصادق عليها تُقرأ اليوم" in plain(console.client(language="ar").sees("/programme"))
    assert "Décider ensemble" in client.sees(f"/programme/{after.number}/changes")
    again = client.post("/programme/adopt", values)
    assert again.status_code == 409


def test_what_was_not_shown_is_not_written(console: Console) -> None:
    before = newest(console)
    text = programme_files.as_yaml(before).replace("status: draft", "status: adopted")
    client = console.client(language="fr")
    page = client.post("/programme/upload", {}, files={"file": ("p.yaml", text.encode())}).text
    kept = hidden(page, "kept")
    wrong = "1" if kept.endswith("0") else "0"
    for forged in (kept[:-1] + wrong, "x." + kept.partition(".")[2], "", kept[10:]):
        assert client.post("/programme/adopt", {"kept": forged, "newest": "1"}).status_code == 403
    other = console.client("administrator", language="fr")
    assert other.post("/programme/adopt", {"kept": kept, "newest": "1"}).status_code == 403
    assert newest(console) == before


def test_mistakes_are_listed_and_nothing_is_written(console: Console) -> None:
    before = newest(console)
    text = programme_files.as_yaml(before).replace("status: draft", "status: peut-être")
    client = console.client("consultation_agent", language="fr")
    response = client.post("/programme/upload", {}, files={"file": ("p.yaml", text.encode())})
    assert response.status_code == 422
    assert "p.yaml, line" in unescape(response.text)
    assert client.post("/programme/upload", {}, files={"file": ("", b"")}).status_code == 422
    assert newest(console) == before


def test_a_reader_may_look_and_not_upload(console: Console) -> None:
    client = console.client("reader", language="fr")
    assert "/programme/upload" not in client.sees("/programme")
    assert client.get("/programme/upload").status_code == 403
    assert client.post("/programme/adopt", {"kept": "x"}).status_code == 403
