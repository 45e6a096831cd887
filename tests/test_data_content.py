"""Commune folders: what is wrong is told with file, line and field; what is right is written as a whole, once."""

import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fakes import NOON, FrozenClock
from sqlalchemy import func, select
from world import COMMUNES, World

from data import communes, programmes, rounds
from data.agenda.ordinary import next_session_month
from data.commune_folder import SHORT, TOPICS
from data.content_import import (
    ContentError,
    ensure_sample,
    import_commune,
    known_folders,
    read_folder,
)
from data.engine import Database
from data.tables import audit_events, channel_accounts, programme_versions
from data.tables import communes as communes_table
from data.tables import rounds as rounds_table

LATIN = re.compile(r"[A-Za-zÀ-ÿ0-9 .,:;!?()'’«»/_-]+")
ARABIC = re.compile(r"[؀-ۿ]")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of Berkane's folder, to be changed."""
    copy = tmp_path / "berkane"
    shutil.copytree(Path(str(known_folders(None)["berkane"])), copy)
    return copy


def change(folder: Path, name: str, old: str, new: str) -> int:
    """Change one place of a file; its line."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def mistakes(folder: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        read_folder(folder)
    return [str(mistake) for mistake in caught.value.mistakes]


# -- the samples -------------------------------------------------------------------------------------------


def texts(value: Any, path: str = "") -> list[tuple[str, dict[str, str]]]:
    """Every text of a content with its languages."""
    if isinstance(value, dict) and "ar" in value and "fr" in value:
        return [(path, value)]
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, part in parts for found in texts(part, f"{path}.{key}")]


@pytest.mark.parametrize("name", COMMUNES)
def test_the_samples_are_written_in_every_language(world: World, name: str) -> None:
    with world.database.reading() as db:
        content = programmes.load(db, programmes.newest_id(db, name)).content
        profile = communes.load(db, name).profile
    assert [axis["topic"] for axis in content["axes"]] == list(TOPICS)
    for path, text in texts(content) + texts(dict(profile)):
        last = path.rpartition(".")[2]
        for language in ("ar", "ary", "fr"):
            assert text.get(language), (path, language)
        assert ARABIC.match(text["ar"]), f"{path}: a line of Arabic begins with Arabic"
        assert ARABIC.match(text["ary"]), path
        assert not ARABIC.search(text["fr"]), path
        assert not re.search(r"[٠-٩]", "".join(filter(None, text.values()))), path
        if last in ("short", "title", "summary", "intro", "label", "name", "line"):
            assert LATIN.fullmatch(text["ary-Latn"]), (path, text.get("ary-Latn"))
        if last == "short":
            assert all(len(words) <= SHORT for words in text.values() if words), path
        for language in ("ar", "ary"):
            assert not re.search(r"\d-\d", text[language]), f"{path}: hyphens turn numbers round in Arabic"


@pytest.mark.parametrize("name", COMMUNES)
def test_the_samples_say_that_they_bind_nobody(world: World, name: str) -> None:
    with world.database.reading() as db:
        row = communes.load(db, name)
        content = programmes.load(db, programmes.newest_id(db, name)).content
    assert row.profile["sample"] is True
    assert row.profile["cndp_reference"] is None
    assert content["disclaimer"]["ary-Latn"]
    assert [door["id"] for door in row.profile["doors"]] == [
        "watiqa",
        "chikaya",
        "rokhas",
        "eparticipation",
        "counter",
    ]
    accounts = row.profile["accounts"]
    upper = name.upper()
    assert accounts["telegram"] == {
        "account": name,
        "token": f"{upper}_TELEGRAM_TOKEN",
        "secret": f"{upper}_TELEGRAM_SECRET",
        "per_second": None,
    }
    assert accounts["whatsapp"]["number"] == f"{upper}_WHATSAPP_NUMBER"


def test_berkane_is_in_its_draft_round_and_settat_in_its_ideas_round(world: World) -> None:
    with world.database.reading() as db:
        kinds = {}
        for name in COMMUNES:
            current = rounds.current(db, name, world.day)
            assert current is not None
            assert current.is_open(world.day)
            kinds[name] = current.kind
    assert kinds == {"berkane": "draft", "settat": "ideas"}


def test_the_samples_timelines_make_sense_on_the_day_of_the_import(world: World) -> None:
    with world.database.reading() as db:
        stages = programmes.load(db, programmes.newest_id(db, "berkane")).content["stages"]
    times = {stage["id"]: stage for stage in stages}
    assert times["co_creation_workshop"]["date"] == "2026-10-07"
    assert times["public_consultation"]["window"] == {"start": "2026-11-11", "end": "2027-01-10"}
    assert times["council_adoption"]["month"] == "2027-02"


@pytest.mark.parametrize(
    ("day", "month"),
    [
        ("2026-11-21", "2027-02"),
        ("2027-02-01", "2027-02"),
        ("2027-02-02", "2027-05"),
        ("2027-09-30", "2027-10"),
        ("2027-10-02", "2028-02"),
    ],
)
def test_ordinary_sessions_are_in_february_may_and_october(day: str, month: str) -> None:
    assert next_session_month(date.fromisoformat(day)) == month


# -- importing ---------------------------------------------------------------------------------------------


def test_a_second_import_changes_nothing_and_a_changed_programme_is_a_new_version(
    database: Database, folder: Path, clock: FrozenClock
) -> None:
    with database.writing() as db:
        first = import_commune(db, folder, now=clock.now())
    assert (first.is_new, first.programme_number, first.is_new_version) == (True, 1, True)
    clock.move(days=5)
    with database.writing() as db:
        before = communes.revision(db, "berkane")
        again = import_commune(db, folder, now=clock.now())
        assert (again.is_new, again.programme_number, again.is_new_version) == (False, 1, False)
        assert (again.changed_rounds, communes.revision(db, "berkane")) == ((), before)
        old = programmes.newest_id(db, "berkane")
        opened = rounds.of_commune(db, "berkane")[1].opens_on
    change(folder, "programme.yaml", "Avis avant les sessions", "Avis avant la session")
    with database.writing() as db:
        third = import_commune(db, folder, now=clock.now())
        assert (third.programme_number, third.is_new_version) == (2, True)
        assert communes.revision(db, "berkane") == before + 1
        newest = programmes.load(db, programmes.newest_id(db, "berkane"))
        assert newest.content["axes"][0]["commitments"][0]["short"]["fr"] == "Avis avant la session"
        kept = programmes.load(db, old)
        assert kept.content["axes"][0]["commitments"][0]["short"]["fr"] == "Avis avant les sessions"
        assert [row.number for row in programmes.of_commune(db, "berkane")] == [1, 2]
        assert rounds.of_commune(db, "berkane")[1].opens_on == opened, "fixed at the first import"


def test_a_changed_round_is_changed_and_one_taken_out_stays(
    database: Database, folder: Path, clock: FrozenClock
) -> None:
    with database.writing() as db:
        import_commune(db, folder, now=clock.now())
    change(folder, "commune.yaml", "closes: {days_ahead: 50}", "closes: {days_ahead: 20}")
    change(
        folder,
        "commune.yaml",
        "  - {name: ideas, kind: ideas, opens: {days_ahead: -80}, closes: {days_ahead: -40}}\n",
        "",
    )
    with database.writing() as db:
        report = import_commune(db, folder, now=clock.now())
        assert report.changed_rounds == ("draft",)
        found = {row.name: row.closes_on for row in rounds.of_commune(db, "berkane")}
    assert found == {"ideas": date(2026, 10, 12), "draft": date(2026, 12, 11)}


def test_an_import_opens_the_accounts_and_is_noted(database: Database, folder: Path) -> None:
    with database.writing() as db:
        import_commune(db, folder, now=NOON)
        accounts = db.execute(select(channel_accounts.c.id, channel_accounts.c.commune_id)).all()
        assert sorted(accounts) == [("telegram:berkane", "berkane"), ("whatsapp:berkane", "berkane")]
        assert db.value(select(audit_events.c.action)) == "commune_imported"


def test_a_sample_is_imported_when_it_is_named_and_not_there(database: Database, tmp_path: Path) -> None:
    with database.writing() as db:
        assert ensure_sample(db, "settat", now=NOON) is not None
        assert ensure_sample(db, "settat", now=NOON) is None
        assert [row.id for row in communes.every(db)] == ["settat"]
    for name in ("oujda", "../settat", "", "settat/..", "Settat"):
        with pytest.raises(ContentError, match=r"Known are: berkane, settat\."), database.writing() as db:
            ensure_sample(db, name, now=NOON)


def test_communes_of_ones_own_are_found_beside_the_samples(
    database: Database, folder: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    shutil.copytree(folder, own / "oujda")
    change(own / "oujda", "commune.yaml", "id: berkane", "id: oujda")
    change(own / "oujda", "commune.yaml", "prefix: BRK", "prefix: OUJ")
    (own / "a file").touch()
    for name in ("telegram", "whatsapp"):
        change(
            own / "oujda", "commune.yaml", f"{name}:\n    account: berkane", f"{name}:\n    account: oujda"
        )
    with database.writing() as db:
        ensure_sample(db, "berkane", extra_folder=str(own), now=NOON)
        report = ensure_sample(db, "oujda", extra_folder=str(own), now=NOON)
    assert report is not None
    assert report.commune_id == "oujda"


def test_the_folder_and_the_id_agree(database: Database, folder: Path, tmp_path: Path) -> None:
    folder.rename(tmp_path / "oujda")
    with pytest.raises(ContentError, match="expected the same name"), database.writing() as db:
        ensure_sample(db, "oujda", extra_folder=str(tmp_path), now=NOON)
    with database.reading() as db:
        assert communes.every(db) == []


def test_what_another_commune_holds_cannot_be_taken(world: World, folder: Path) -> None:
    change(folder, "commune.yaml", "id: berkane", "id: oujda")
    with pytest.raises(ContentError) as caught, world.database.writing() as db:
        import_commune(db, folder, now=NOON)
    assert [mistake.field for mistake in caught.value.mistakes] == [
        "prefix",
        "accounts.telegram.account",
        "accounts.whatsapp.account",
    ]


def test_nothing_is_half_imported(database: Database, folder: Path) -> None:
    change(folder, "agenda.yaml", "axes: [A1, A2, A3, A4]", "axes: [A1, A9]")
    with pytest.raises(ContentError), database.writing() as db:
        import_commune(db, folder, now=NOON)
    with database.reading() as db:
        for table in (communes_table, programme_versions, rounds_table, channel_accounts, audit_events):
            assert db.value(select(func.count()).select_from(table)) == 0


def test_a_commune_may_be_only_its_two_files(database: Database, folder: Path) -> None:
    (folder / "agenda.yaml").unlink()
    (folder / "calendar.yaml").unlink()
    with database.writing() as db:
        report = import_commune(db, folder, now=NOON)
    assert any("calendar.yaml" in line for line in report.lines())


# -- mistakes ----------------------------------------------------------------------------------------------

AXIS = "axes[1].commitments[1]"


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (
            "programme.yaml",
            'fr: "Avis avant les sessions"',
            'fr: "Un avis bien trop long pour une ligne"',
            rf"{re.escape(AXIS)}\.short\.fr: has 37 characters; expected at most 24",
        ),
        (
            "programme.yaml",
            "topic: local_governance",
            "topic: governance",
            r"axes\[3\]\.topic: 'governance' is not known",
        ),
        (
            "programme.yaml",
            '- id: "A2-C1"',
            '- id: "A1-C1"',
            r"axes\[2\]\.commitments\[1\]\.id: 'A1-C1' is used twice",
        ),
        (
            "programme.yaml",
            "departments: [council_secretariat, communication]",
            "departments: [council_secretariat, comunication]",
            r"departments\[2\]: 'comunication' is not among the departments",
        ),
        (
            "programme.yaml",
            "timeline: {start_month: 1, end_month: 24}",
            "timeline: {start_month: 9, end_month: 2}",
            r"timeline\.end_month: lies before start_month",
        ),
        (
            "programme.yaml",
            "status: draft",
            "statut: draft",
            r"statut: is not known here; did you mean status\?",
        ),
        ("programme.yaml", "status: draft", "status: draft\nstatus: adopted", r"status: is written twice"),
        (
            "programme.yaml",
            "date: {days_ahead: -45}",
            "date: 45 days ago",
            r"stages\[2\]\.date: expected a date like 2026-12-31",
        ),
        (
            "programme.yaml",
            "date: {days_ahead: -45}",
            "month: 2026-13",
            r"stages\[2\]\.month: expected a month",
        ),
        (
            "programme.yaml",
            "start: {days_ahead: -10}",
            "start: {days_ahead: 90}",
            r"window\.end: lies before the start",
        ),
        ("programme.yaml", "schema: 1", "schema: [1", r"expected ',' or '\]'"),
        (
            "commune.yaml",
            "prefix: BRK",
            "prefix: Brk2",
            r"prefix: 'Brk2' does not fit; expected 3 or 4 capital letters",
        ),
        ("commune.yaml", "id: berkane", "id: ../../etc", r"id: '\.\./\.\./etc' does not fit"),
        (
            "commune.yaml",
            "token: BERKANE_TELEGRAM_TOKEN",
            "token: 12345:AAbbCC",
            r"accounts\.telegram\.token: expected the NAME of an environment variable",
        ),
        ("commune.yaml", "Africa/Casablanca", "Africa/Berkane", r"timezone: expected a time zone"),
        (
            "commune.yaml",
            "https://www.watiqa.ma",
            "javascript:alert(1)",
            r"doors\[1\]\.url: expected an address",
        ),
        (
            "commune.yaml",
            "opens: {days_ahead: -10}",
            "opens: {days_ahead: -50}",
            r"rounds\[2\]: is open together with the round 'ideas'",
        ),
        (
            "commune.yaml",
            "closes: {days_ahead: 50}",
            "closes: {days_ahead: -20}",
            r"rounds\[2\]\.closes: lies before",
        ),
        ("commune.yaml", "closes: {days_ahead: 50}", "closes: 2027-01-31", r"expected both days as dates"),
        ("commune.yaml", "shells: {}", "shells: {ar: {qr-9: HX1}}", r"'qr-9' is no shell"),
        ("calendar.yaml", 'md: "05-01"', 'md: "05-32"', r"fixed\[4\]\.md: "),
        (
            "agenda.yaml",
            "axes: [A1, A2, A3, A4]",
            "axes: [A1, A9]",
            r"workshops\[1\]\.axes\[2\]: 'A9' is not an axis",
        ),
        (
            "agenda.yaml",
            'start: "10:00"',
            "start: 10h",
            r"workshops\[1\]\.time\.start: '10h' does not fit; expected an hour",
        ),
    ],
)
def test_a_mistake_is_told_with_file_line_field_and_what_was_expected(
    folder: Path, name: str, old: str, new: str, told: str
) -> None:
    line = change(folder, name, old, new)
    found = mistakes(folder)
    fitting = [each for each in found if re.search(told, each)]
    assert fitting, found
    place = re.match(rf"{re.escape(name)}, line (\d+): ", fitting[0])
    assert place, fitting[0]
    assert abs(int(place[1]) - line) <= 1 + new.count("\n"), fitting[0]


def test_every_mistake_is_told_at_once(folder: Path) -> None:
    change(folder, "commune.yaml", "prefix: BRK", "prefix: 1")
    change(folder, "programme.yaml", "status: draft", "status: dropped")
    change(folder, "programme.yaml", "schema: 1", "schema: 2")
    (folder / "agenda.yaml").write_bytes(b"\xff\xfe")
    (folder / "calendar.yaml").write_text("")
    found = mistakes(folder)
    assert [each.split(",")[0] for each in found] == [
        "commune.yaml",
        "programme.yaml",
        "programme.yaml",
        "calendar.yaml",
        "agenda.yaml",
    ]


def test_only_a_sample_may_do_without_the_cndp_reference(folder: Path) -> None:
    change(folder, "commune.yaml", "sample: true", "sample: false")
    line = change(folder, "commune.yaml", "cndp_reference: null", "cndp_reference: ")
    found = mistakes(folder)
    assert any(
        each.startswith(f"commune.yaml, line {line}: cndp_reference: is missing; expected") for each in found
    )


def test_only_a_sample_counts_days_from_its_import(folder: Path) -> None:
    change(folder, "commune.yaml", "sample: true", "sample: false")
    change(folder, "commune.yaml", "cndp_reference: null", "cndp_reference: D-GC-123/2026")
    found = mistakes(folder)
    assert len(found) > 8
    assert all("only a commune with `sample: true`" in each for each in found)


def test_a_missing_file_or_field_is_named(folder: Path) -> None:
    (folder / "commune.yaml").unlink()
    text = (folder / "programme.yaml").read_text(encoding="utf-8")
    (folder / "programme.yaml").write_text(
        text.replace('  ary: "مسودة برنامج الانفتاح ديال جماعة بركان"\n', "", 1)
    )
    assert mistakes(folder) == [
        "commune.yaml, line 1: this file is missing",
        "programme.yaml, line 15: title.ary: is missing",
    ]


def test_a_file_that_is_no_mapping_is_said(folder: Path) -> None:
    (folder / "programme.yaml").write_text("- one\n- two\n")
    assert mistakes(folder) == ["programme.yaml, line 1: expected fields below it, found ['one', 'two']"]


# -- rounds ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "name"),
    [(-200, "ideas"), (-60, "ideas"), (-40, "ideas"), (-39, "ideas"), (50, "draft"), (400, "draft")],
)
def test_the_open_round_else_the_last_ended_else_the_first(world: World, days: int, name: str) -> None:
    world.clock.move(days=days)
    with world.database.reading() as db:
        current = rounds.current(db, "berkane", world.day)
        assert current is not None
        assert current.name == name
        assert rounds.load(db, current.id) == current
        assert rounds.current(db, "oujda", world.day) is None
        assert rounds.load(db, 999) is None


def test_what_is_not_there_is_said(world: World) -> None:
    with world.database.reading() as db:
        for look in (communes.load, communes.revision):
            with pytest.raises(communes.UnknownCommune):
                look(db, "oujda")
        with pytest.raises(LookupError):
            programmes.newest_id(db, "oujda")
        with pytest.raises(LookupError):
            programmes.load(db, 999)
        assert programmes.find_id(db, "settat", 1) == programmes.newest_id(db, "settat")
        assert programmes.find_id(db, "settat", 9) is None
