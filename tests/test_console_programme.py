"""The programme in the console: versions, what differs, an upload that shows what it would change before it does."""

import re
from collections.abc import Callable, Mapping
from html import unescape
from typing import Any

import pytest
import yaml
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


def differing(console: Console, language: str, change: Callable[[dict[str, Any]], None]) -> list[str]:
    """The sections of the report on the newest version after somebody's change."""
    source = yaml.safe_load(programme_files.as_yaml(newest(console)))
    change(source)
    client = console.client("consultation_agent", language=language)
    sent = {"file": ("p.yaml", yaml.safe_dump(source, allow_unicode=True).encode())}
    page = client.post("/programme/upload", {}, files=sent).text
    return [unescape(each) for each in re.findall(r'<section class="card">.*?</section>', page, re.DOTALL)]


def first_of(source: Mapping[str, Any]) -> dict[str, Any]:
    """The first commitment of a programme."""
    found: dict[str, Any] = source["axes"][0]["commitments"][0]
    return found


def test_a_change_in_french_only_is_shown_in_french_on_the_arabic_page(console: Console) -> None:
    title = first_of(newest(console).content)["title"]["fr"]
    (section,) = differing(
        console, "ar", lambda source: first_of(source)["title"].update(fr=f"{title} pour tous")
    )
    assert "بالفرنسية" in section
    assert f'<p dir="ltr" lang="fr">{title}</p>' in section
    assert f'<p dir="ltr" lang="fr">{title} <ins>pour tous</ins></p>' in section
    assert 'lang="ar"' not in section  # its Arabic did not change


@pytest.mark.parametrize(("language", "order"), [("ar", ["ar", "fr"]), ("fr", ["fr", "ar"])])
def test_each_language_has_its_line_the_one_of_the_page_first(
    console: Console, language: str, order: list[str]
) -> None:
    title = newest(console).content["axes"][0]["title"]
    both = {each: f"{title[each]} 2027" for each in ("ar", "fr")}
    (section,) = differing(console, language, lambda source: source["axes"][0]["title"].update(both))
    found = re.findall(r'<p dir="(\w+)" lang="(\w+)">', section)
    assert [code for _, code in found] == [each for each in order for _ in range(2)]
    assert {("rtl", "ar"), ("ltr", "fr")} == set(found)
    assert section.count("<ins>2027</ins>") == 2


def test_of_a_list_only_what_changed_is_shown(console: Console) -> None:
    measures = first_of(newest(console).content)["measures"]
    assert len(measures) > 1
    changed = {"fr": f"Enfin, {measures[1]['fr']}"}
    (section,) = differing(console, "ar", lambda source: first_of(source)["measures"][1].update(changed))
    assert measures[0]["fr"] not in section
    assert "<ins>Enfin,</ins>" in section
    assert 'lang="ar"' not in section


def test_a_measure_more_is_shown_in_every_language_that_it_has(console: Console) -> None:
    more = {"ar": "تدبير جديد", "fr": "Une mesure de plus", "ary": "تدبير جديد"}
    (section,) = differing(console, "fr", lambda source: first_of(source)["measures"].append(more))
    found = re.findall(r'<p dir="(\w+)" lang="([\w-]+)">', section)
    assert found == [("ltr", "fr"), ("rtl", "ar"), ("rtl", "ary")]
    assert 'class="was"' not in section


def test_days_departments_and_steps_are_shown_as_people_read_them(console: Console) -> None:
    row = newest(console)
    first = first_of(row.content)

    def change(source: dict[str, Any]) -> None:
        first_of(source)["timeline"]["end_month"] = 23
        first_of(source)["departments"] = []
        source["stages"][0]["label"]["fr"] += " bis"

    sections = differing(console, "ar", change)
    names = [row.content["departments"][code]["ar"] for code in first["departments"]]
    assert len(sections) == 3
    assert any("<ins>23</ins>" in each for each in sections)
    assert any("<ins>bis</ins>" in each and 'lang="ar"' not in each for each in sections)
    assert any(all(f"<del>{name}</del>" in each for name in names) for each in sections)


def test_a_department_that_is_called_otherwise_is_a_change(console: Console) -> None:
    code, name = next(iter(newest(console).content["departments"].items()))
    changed = {"fr": f"{name['fr']} (nouveau)"}
    (section,) = differing(console, "ar", lambda source: source["departments"][code].update(changed))
    assert "<ins>(nouveau)</ins>" in section


def test_a_commitment_that_comes_or_goes_is_read_in_the_language_of_the_page(console: Console) -> None:
    row = newest(console)
    gone = first_of(row.content)
    (section,) = differing(console, "ar", lambda source: source["axes"][0]["commitments"].pop(0))
    assert f'<p dir="rtl" lang="ar">{gone["title"]["ar"]}</p>' in section
    assert gone["title"]["fr"] not in section
    assert 'class="is-now"' not in section


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
