"""The programme in the console: versions, what differs, an upload that shows what it would change before it does."""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from typing import Any

import pytest
import yaml
from console_rig import Console, plain
from fluent_files import patterns
from openpyxl import load_workbook
from test_programme_files import Rows, edited, row_of
from world import World

from bot.console import mistakes
from bot.console.words import Words
from data import programme_files, programmes
from data.content_import import ContentError
from data.programmes import ProgrammeRow
from data.yaml_lines import Mistake

WRONG = "console-programme-wrong-"

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
    text = programme_files.as_yaml(before).replace("status: draft", "status: voted")
    for language, place in (("ar", "السطر \u20682\u2069"), ("fr", "Ligne \u20682\u2069")):
        (mistake,) = mistakes_in(console, language, "p.yaml", text.encode())
        assert place in mistake
        assert "voted" in mistake
        assert "draft, adopted" in mistake
    client = console.client("consultation_agent", language="fr")
    assert client.post("/programme/upload", {}, files={"file": ("", b"")}).status_code == 422
    assert newest(console) == before


def mistakes_in(console: Console, language: str, name: str, content: bytes) -> list[str]:
    """What is said to be wrong in a file that somebody sends."""
    client = console.client("consultation_agent", language=language)
    response = client.post("/programme/upload", {}, files={"file": (name, content)})
    assert response.status_code == 422, plain(response.text)
    found = re.search(r'<div class="summary" role="alert".*?</div>', response.text, re.DOTALL)
    assert found
    return [unescape(plain(each)).strip() for each in re.findall(r"<li.*?</li>", found[0], re.DOTALL)]


Source = dict[str, Any]
# Each with the codes that it must be told by.
WRONG_SOURCES: dict[str, Callable[[Source], Any]] = {
    "unknown-value": lambda source: source.update(status="voted"),
    "no-value": lambda source: source.update(status=None),
    "unknown-value: schema": lambda source: source.update(schema=2),
    "missing": lambda source: source.pop("axes"),
    "missing: nothing written": lambda source: source["axes"][0].update(summary=None),
    "missing-language": lambda source: source["title"].pop("fr"),
    "missing-language: empty": lambda source: source["title"].update(ar=""),
    "missing-language: nothing": lambda source: source["title"].update(ary=None),
    "languages": lambda source: source.update(title="Le programme"),
    "fields": lambda source: source.update(period="2027"),
    "fields: departments": lambda source: source.update(departments=["a"]),
    "unknown-field": lambda source: source.update(qwertyuiop=1),
    "unknown-field-near": lambda source: source["axes"][0].update(sumary="x"),
    "too-long": lambda source: source["axes"][0]["short"].update(fr="x" * 40),
    "no-words": lambda source: source["title"].update(fr=2027),
    "no-list": lambda source: source.update(axes={"A1": 1}),
    "list-short": lambda source: source.update(axes=[]),
    "list-long": lambda source: source.update(axes=source["axes"] * 4),
    "no-number": lambda source: first_of(source)["timeline"].update(start_month="mars"),
    "too-small": lambda source: first_of(source)["timeline"].update(start_month=0),
    "too-big": lambda source: source["period"].update(months=90),
    "months-backwards": lambda source: first_of(source)["timeline"].update(start_month=9, end_month=2),
    "day": lambda source: source["period"].update(start="janvier"),
    "no-last-day": lambda source: source["period"].update(start="2027-01-31", months=25),
    "no-last-day: of all": lambda source: source["period"].update(start="9999-01-01"),
    "day: of a step": lambda source: source["stages"][0].update(date="bientôt", month=None),
    "month": lambda source: source["stages"].append(step(month="2026-13")),
    "one-time": lambda source: source["stages"].append(step()),
    "days-backwards": lambda source: source["stages"].append(
        step(window={"start": "2026-12-31", "end": "2026-12-01"})
    ),
    "used-twice": lambda source: source["axes"][1].update(id=source["axes"][0]["id"]),
    "used-twice: topic": lambda source: [axis.update(topic="local_governance") for axis in source["axes"]],
    "used-twice: commitment": lambda source: source["axes"][1]["commitments"].append(first_of(source)),
    "department": lambda source: first_of(source)["departments"].append("espaces"),
    "shape-name": lambda source: first_of(source)["departments"].append("Les Espaces Verts"),
    "shape-name: of a department": lambda source: source["departments"].update({"A B": source["title"]}),
    "shape-id": lambda source: source["axes"][0].update(id="1 A"),
    "unknown-value: topic": lambda source: source["axes"][0].update(topic="sports"),
}


def step(**when: Any) -> Source:
    return {"id": "step-x", "label": {"ar": "مرحلة", "fr": "étape", "ary": "مرحلة"}, **when}


WRONG_TEXTS: dict[str, bytes] = {
    "empty": b"# nothing\n",
    "no-programme": b"bonjour",
    "no-text": b"\xff\xfe\x00",
    "too-large": b"x" * (programme_files.FILE_BYTES + 1),
    "yaml": b"a: !foo x",
    "yaml: alias": b"a: *x",
    "yaml: control": b"a: \x01",
    "yaml-colon": b"a: b: c",
    "yaml-sign": b"a:\n\t- b",
    "yaml-quote": b"a: 'x\nb: 1",
    "yaml-escape": b'a: "x\\q"',
    "yaml-bracket": b"title: [unclosed",
    "yaml-document": b"a: b\n---\nc: d",
    "yaml-indent": b"a:\n  b: 1\n c: 2",
    "no-day": b"period: {start: 2026-13-45}",
    "no-number": b"schema: !!int x",
    "twice": b"status: draft\nstatus: draft",
    "too-deep": b"a: &a [*a]",
    "too-deep: nested": b"[" * 400_000 + b"]" * 400_000,
    "too-deep: in rows": b"- " * 300_000 + b"x",
    "too-deep: many": b"a: &a [x,x,x,x,x,x,x,x,x,x]\n"
    + b"".join(b"%c: &%c [%b]\n" % (98 + n, 98 + n, b",".join([b"*%c" % (97 + n)] * 10)) for n in range(9)),
}
WRONG_ROWS: dict[str, Callable[[Rows], Any]] = {
    "both": lambda rows: row_of(rows, "title").__setitem__(1, "x"),
    "row-twice": lambda rows: rows.append(["title", None, "\u0627", "a", None, None]),
    "below-text": lambda rows: rows.append(["status/x", "1", None, None, None, None]),
    "heading": lambda rows: rows[0].__setitem__(0, "where"),
    "no-place": lambda rows: rows.append([None, None, "\u0627", None, None, None]),
    "missing-language": lambda rows: row_of(rows, "title").__setitem__(3, None),
    "unknown-value": lambda rows: row_of(rows, "status").__setitem__(1, "voted"),
    "unknown-field": lambda rows: rows.append(["qwertyuiop", "1", None, None, None, None]),
    "missing": lambda rows: rows.remove(row_of(rows, "status")),
    "missing: axis": lambda rows: rows.append(["axes/A9/topic", "sports", None, None, None, None]),
    "languages": lambda rows: row_of(rows, "title").__setitem__(slice(1, 6), ["x", None, None, None, None]),
}
ISOLATED = re.compile("\u2068[^\u2069]*\u2069")  # a value, as it stands in the file
FIELDS = re.compile(r"UTF-8|xlsx|yaml|start_month|A1-C2|\b(?:ar|fr|ary|start|date|window|month|session)\b")
ENGLISH = re.compile(
    r"\b(?:is|the|not|known|missing|expected|found|found|twice|used|must|too|has|line|row|should|input|valid|nothing|here)\b",
    re.IGNORECASE,
)


def wrong_files(console: Console) -> Iterator[tuple[str, str, bytes]]:
    """Every file that cannot be taken: its code, its name, its content."""
    good = programme_files.as_yaml(newest(console))
    for name, change in WRONG_SOURCES.items():
        source = yaml.safe_load(good)
        change(source)
        yield name, "p.yaml", yaml.safe_dump(source, allow_unicode=True).encode()
    for name, content in WRONG_TEXTS.items():
        yield name, "p.yaml", content
    sheet = programme_files.as_spreadsheet(newest(console))
    for name, edit in WRONG_ROWS.items():
        yield name, "p.xlsx", edited(sheet, edit)
    yield "no-sheet", "p.xlsx", b"PK no zip"


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_every_mistake_is_said_in_the_language_of_the_page(console: Console, language: str) -> None:
    for name, file, content in wrong_files(console):
        with pytest.raises(ContentError) as raised:
            programme_files.read(file, content)
        codes = {each.code for each in raised.value.mistakes}
        assert name.partition(":")[0] in codes, (name, codes)
        assert "" not in codes, (name, str(raised.value))
        told = mistakes_in(console, language, file, content)
        assert told
        for each in told:
            assert not ENGLISH.search(each), (name, each)
            sentence = FIELDS.sub("", ISOLATED.sub("", each.rpartition(" — ")[2]))
            assert language == "fr" or not re.search("[A-Za-z]{2}", sentence), (name, sentence)


def test_a_mistake_in_a_spreadsheet_names_its_row_its_column_and_its_place(console: Console) -> None:
    sheet = programme_files.as_spreadsheet(newest(console))
    place = "axes/A1/title"

    def empty(rows: Rows) -> None:
        row_of(rows, place)[3] = None

    rows = [list(row) for row in load_workbook(io.BytesIO(sheet)).worksheets[0].iter_rows(values_only=True)]
    number = [row[0] for row in rows].index(place) + 1
    (told,) = mistakes_in(console, "ar", "p.xlsx", edited(sheet, empty))
    assert f"الصف \u2068{number}\u2069 · " in told
    assert "العمود \u2068fr\u2069" in told
    assert place in told
    assert "الفرنسية" in told


def test_what_nobody_met_before_is_quoted_in_english_and_said_to_be(console: Console) -> None:
    mistake = Mistake("p.yaml", 7, "axes[1].id", "is odd")
    for language in ("ar", "fr"):
        words = Words(language)
        told = unescape(plain(mistakes.told(words, mistake)))
        assert plain(words("programme-wrong-other")) in told
        assert "is odd" in told
        assert "7" in told
        assert "axes[1].id" in told


def test_every_code_has_its_sentence_and_every_sentence_its_code(console: Console) -> None:
    """Every sentence is provoked above, so none is of a mistake that cannot happen."""
    known = {
        key.removeprefix(WRONG) for key in patterns("ar", ("console_programme",)) if key.startswith(WRONG)
    }
    provoked = {name.partition(":")[0] for name, _, _ in wrong_files(console)}
    assert known - provoked == {"other", "unpacked"}


def test_a_reader_may_look_and_not_upload(console: Console) -> None:
    client = console.client("reader", language="fr")
    assert "/programme/upload" not in client.sees("/programme")
    assert client.get("/programme/upload").status_code == 403
    assert client.post("/programme/adopt", {"kept": "x"}).status_code == 403
