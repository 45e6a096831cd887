"""What operators and staff type: export, import, doctor, conversations, and what a mistake is answered with."""

import base64
import csv
import json
import re
import shutil
import stat
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from command_line import Town
from test_cli_chat import WORDS

pytestmark = pytest.mark.slow  # a process for each command

SAMPLES = Path(__file__).parents[1] / "data" / "content" / "communes"
FORMULA = "=1+1 est ce que coûte un lampadaire"
NAME = "Fatima Zahra Bennani"


def _named(town: Town) -> None:
    """Somebody comments twice by name: once a formula, and once in plain words."""
    with town.chat() as talk:
        for words in (FORMULA, "Il faut plus de lampadaires"):
            heard = talk.say("J'ai une remarque sur le budget", "named")
            for _ in range(12):
                if "BRK-" in heard[-1]["text"]:
                    break
                ids = {choice["id"].partition(".")[2]: choice["id"] for choice in heard[-1]["choices"]}
                asks_name = not ids and "nom" in heard[-1]["text"].casefold()
                heard = (
                    talk.choose(ids["named"], "named")
                    if "named" in ids
                    else talk.answer(heard, NAME if asks_name else words, "named")
                )
            assert "BRK-" in heard[-1]["text"]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """A comment in each variety, one of them begun as a formula and named."""
    found = Town(tmp_path_factory.mktemp("town") / "var", is_near=True)
    with found.chat() as talk:
        for variety, (begins, words, _, _) in WORDS.items():
            talk.follow(talk.say(begins, variety), words, "BRK-", variety)
    _named(found)
    return found


def exported(town: Town, path: Path, what: str, *more: str) -> Path:
    town.works("export", "--commune", "berkane", "--what", what, "--format", path.suffix[1:],
               "--out", str(path), *more)  # fmt: skip
    return path


# -- export ------------------------------------------------------------------------------------------------


def test_contributions_as_csv(town: Town, tmp_path: Path) -> None:
    path = exported(town, tmp_path / "out.csv", "contributions")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["words"]: row for row in csv.DictReader(file)}
    anonymous = [rows.pop(words) for _, words, _, _ in WORDS.values()]
    assert [row["language"] for row in anonymous] == ["ary-Arab", "ary-Latn", "ar", "fr"]
    assert set(rows) == {"'" + FORMULA, "Il faut plus de lampadaires"}
    named = list(rows.values())
    for row in [*anonymous, *named]:
        told = tuple(row[name] for name in ("kind", "channel", "status", "axis"))
        assert told == ("comment", "terminal", "received", "A4")
        assert date.fromisoformat(row["received_on"]).year > 2000
    assert {row["received_at"] for row in anonymous} == {""}
    assert all(row["received_at"] for row in named)
    assert named[0]["author"] == named[1]["author"]
    assert len({row["author"] for row in [*anonymous, *named]}) == 5


def test_contributions_as_xlsx(town: Town, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(exported(town, tmp_path / "out.xlsx", "contributions"))
    sheet, codebook = book["contributions"], book["codebook"]
    assert sheet.sheet_view.rightToLeft
    assert sheet.freeze_panes == "A2"
    header = [str(cell.value).splitlines()[-1] for cell in sheet[1]]
    rows = [dict(zip(header, [cell.value for cell in line], strict=True)) for line in sheet.iter_rows(2)]
    assert all(isinstance(row["received_on"], datetime) for row in rows)
    assert {type(row["received_at"]) for row in rows} == {datetime, type(None)}
    assert {row["words"] for row in rows} > {words for _, words, _, _ in WORDS.values()}
    assert all(cell.data_type != "f" for line in sheet.iter_rows(2) for cell in line)
    explained = {line[1].value for line in codebook.iter_rows(2)}
    assert explained == set(header)
    assert codebook.sheet_view.rightToLeft


def test_contributions_as_json(town: Town, tmp_path: Path) -> None:
    path = exported(town, tmp_path / "out.json", "contributions")
    rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    assert len(rows) == 6
    assert "\\u" not in path.read_text(encoding="utf-8")
    assert WORDS["ary-Arab"][1] in {row["words"] for row in rows}
    assert all("name" not in row for row in rows)
    assert NAME not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_messages_hold_no_name(town: Town, tmp_path: Path, ending: str) -> None:
    path = exported(town, tmp_path / f"out.{ending}", "messages")
    if ending == "xlsx":
        book = openpyxl.load_workbook(path)
        assert book["messages"].sheet_view.rightToLeft
        assert book["messages"].freeze_panes == "A2"
        cells = [cell.value for line in book["messages"].iter_rows() for cell in line]
        words = "\n".join(str(cell) for cell in cells)
        assert isinstance(book["messages"]["A2"].value, datetime)
    else:
        words = path.read_text(encoding="utf-8-sig")
    assert NAME not in words
    assert "J'ai une remarque sur le budget" in words
    assert "citizen" in words
    assert "bot" in words


def test_personal_data_needs_a_name_to_answer_for_it(town: Town, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    words = (
        "export",
        "--commune",
        "berkane",
        "--what",
        "contributions",
        "--format",
        "json",
        "--out",
        str(path),
    )
    assert "--as" in town.refuses(*words, "--with-personal-data")
    assert not path.exists()
    exported(town, path, "contributions", "--with-personal-data", "--as", "amina@berkane.example.ma")
    assert {row["name"] for row in json.loads(path.read_text(encoding="utf-8"))} >= {NAME}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--what", "contributions", "--out", "/nowhere/at/all.csv"), "/nowhere/at"),
        (("--what", "nothing", "--out", "x.csv"), "nothing"),
    ],
)
def test_an_export_that_cannot_be(town: Town, words: tuple[str, ...], expected: str) -> None:
    assert expected in town.refuses("export", "--commune", "berkane", "--format", "csv", *words)


# -- doctor and mistakes -----------------------------------------------------------------------------------


def test_doctor_finds_nothing_wrong(town: Town) -> None:
    found = town.works("doctor")
    assert "berkane: receipts" in found
    assert "6 links, unbroken" in found
    assert "error" not in found


def test_doctor_of_a_fresh_folder(tmp_path: Path) -> None:
    assert "error" not in Town(tmp_path / "var", is_near=True).works("doctor")


@pytest.mark.parametrize(
    "words",
    [
        ("chat", "--json", "--commune", "atlantis"),
        ("chat", "--commune", "../berkane"),
        ("export", "--commune", "atlantis", "--what", "messages", "--format", "csv", "--out", "x.csv"),
        ("conversations", "list", "--commune", "atlantis"),
        ("serve", "--commune", "atlantis"),
        ("telegram", "connect", "--commune", "atlantis"),
    ],
    ids=" ".join,
)
def test_a_commune_that_is_not_there(town: Town, words: tuple[str, ...]) -> None:
    assert town.refuses(*words).strip()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://x"),
        ("DATABASE_URL", "sqlite:////dev/null/jemaa.db"),
        ("SECRET_KEY", "short"),
        ("ENCRYPTION_KEYS", "not-a-key"),
        ("DATABASE_URL", "postgresql://127.0.0.1:1/jemaa"),
        ("PUBLIC_URL", "jemaa.example.ma"),
        ("LOG_LEVEL", "loud"),
        ("RASA_URL", "http://127.0.0.1:1"),
        ("SECRET_KEY_FILE", "/nowhere/secret"),
    ],
)
@pytest.mark.parametrize("command", ["chat", "doctor"])
def test_a_wrong_setting_is_a_sentence(tmp_path: Path, name: str, value: str, command: str) -> None:
    if (name, command) == ("RASA_URL", "doctor"):
        pytest.skip("the doctor reads no messages")
    keys = {"JEMAA_SECRET_KEY": "x" * 40} if value.startswith("postgresql") else {}
    told = Town(tmp_path / "var", {f"JEMAA_{name}": value, **keys}, is_near=True).refuses(command)
    assert f"JEMAA_{name}" in told
    assert len(told.strip().splitlines()) == 1


def test_an_old_key_can_be_given_up(tmp_path: Path) -> None:
    old, new = (base64.urlsafe_b64encode(letter * 32).decode() for letter in (b"a", b"b"))
    at_first, between, at_last = (
        Town(tmp_path / "var", {"JEMAA_ENCRYPTION_KEYS": keys}, is_near=True)
        for keys in (old, f"{new},{old}", new)
    )
    with at_first.chat() as talk:
        began = talk.say("J'ai une remarque sur le budget")
    assert "JEMAA_ENCRYPTION_KEYS" in at_last.refuses("doctor")
    assert not between.works("keys", "rotate").startswith("0 ")
    assert between.works("keys", "rotate").startswith("0 ")
    assert "JEMAA_ENCRYPTION_KEYS" in at_first.refuses("doctor")
    with at_last.chat() as talk:
        assert (
            "BRK-" in talk.follow(talk.answer(began, ""), "Publier le budget chaque mois", "BRK-")[-1]["text"]
        )
    assert "error" not in at_last.works("doctor")


# -- import ------------------------------------------------------------------------------------------------


def test_a_folder_with_a_mistake_then_mended(town: Town, tmp_path: Path) -> None:
    folder = tmp_path / "berkane"
    shutil.copytree(SAMPLES / "berkane", folder)
    programme = folder / "programme.yaml"
    good = programme.read_text(encoding="utf-8")
    line = good[: good.index("  months: 24")].count("\n") + 1
    programme.write_text(good.replace("  months: 24", "  months: two years"), encoding="utf-8")
    told = town.refuses("import", str(folder))
    assert f"programme.yaml:{line}" in told or f"programme.yaml, line {line}" in told, told
    assert "months" in told
    assert "version 1, unchanged" in town.works("import", str(SAMPLES / "berkane"))
    programme.write_text(good.replace("  months: 24", "  months: 36"), encoding="utf-8")
    assert "version 2, a new version" in town.works("import", str(folder))
    assert "version 2, unchanged" in town.works("import", str(folder))


# -- conversations -----------------------------------------------------------------------------------------


def test_a_person_answers_and_hands_back(tmp_path: Path) -> None:
    town = Town(tmp_path / "var", is_near=True)
    me = ("--commune", "berkane", "--as", "amina@berkane.example.ma")
    assert "Nobody waits" in town.works("conversations", "list", "--commune", "berkane")
    with town.chat() as talk:
        heard = talk.say("Je veux parler à une personne", "u1")
        while heard and heard[-1]["choices"]:
            heard = talk.answer(heard, "", "u1")
        assert talk.say("Il y a quelqu'un ?", "u1") == [], "the bot is silent"
        (waiting,) = json.loads(town.works("conversations", "list", "--commune", "berkane", "--json"))
        assert waiting["lines"][-1]["text"] == "Il y a quelqu'un ?"
        number, seen = str(waiting["id"]), str(waiting["seen"])
        assert talk.say("Allô ?", "u1") == []
        told = town.refuses("conversations", "answer", number, "Bonjour", "--seen", seen, *me)
        assert "wrote since" in told
        town.works("conversations", "answer", number, "Bonjour, je vous écoute.", *me)
        assert [line["text"] for line in talk.say("Merci", "u1")] == ["Bonjour, je vous écoute."]
        town.works("conversations", "return", number, *me)
        assert "Nobody waits" in town.works("conversations", "list", "--commune", "berkane")
        assert talk.say("menu", "u1")[-1]["choices"], "the bot answers again"


def test_who_answers_is_said(town: Town) -> None:
    for who in ((), ("--as", "amina")):
        assert "--as" in town.refuses("conversations", "return", "1", "--commune", "berkane", *who)


@pytest.mark.parametrize("command", [("answer", "4711", "Bonjour"), ("return", "4711")])
@pytest.mark.parametrize("commune", ["berkane", "settat"])
def test_a_conversation_that_is_not_there(town: Town, command: tuple[str, ...], commune: str) -> None:
    told = town.refuses("conversations", *command, "--commune", commune, "--as", "amina@example.ma")
    assert re.search(r"4711", told), told


def test_an_answer_of_another_commune_is_refused(town: Town) -> None:
    town.works("conversations", "list", "--commune", "settat")
    told = town.refuses("conversations", "answer", "1", "x", "--commune", "settat", "--as", "a@b.ma")
    assert told.strip()
