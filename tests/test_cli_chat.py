"""`jemaa chat --json` as a program sees it: the protocol, four varieties with the real embedded reader, files, bad lines."""

import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from command_line import Line, Talk, Town, letters
from voice_notes import ogg_opus

from bot.bootstrap import open_database
from bot.channels.base import Outbound
from bot.runtime import wire
from bot.settings import read_settings
from data import conversations, outbox

JPEG = b"\xff\xd8\xff\xe0" + bytes(2_000)
# How each begins a comment, the comment; how each begins an idea, the idea.
WORDS = {
    "ary-Arab": (
        "عندي ملاحظة على الميزانية",
        "خاص الميزانية تتنشر كل شهر باش نشوفو فين مشاو الفلوس",
        "عندي فكرة على الشفافية المالية",
        "بغيت الجماعة تنشر المصاريف ديال كل حي",
    ),
    "ary-Latn": (
        "3ndi mola7ada 3la lmizania",
        "khass lmizania tnchr kol chhar bach nchoufo fin mchaw lflous",
        "3ndi fikra 3la lflous dyal jama3a",
        "bghit jama3a tnchr lmasarif dyal kol 7ay",
    ),
    "ar": (
        "أود إبداء ملاحظة حول ميزانية الجماعة",
        "يجب نشر الميزانية كل شهر حتى يعرف السكان كيف تصرف الأموال",
        "أود اقتراح فكرة حول الشفافية المالية",
        "أقترح نشر مصاريف كل حي على موقع الجماعة",
    ),
    "fr": (
        "J'ai une remarque sur le budget",
        "Il faut publier le budget chaque mois pour voir où va l'argent",
        "J'ai une idée sur la transparence financière",
        "Je propose de publier les dépenses de chaque quartier",
    ),
}
# Said in the last line in this variety and in no other.
THANKS = {"ary-Arab": "تسجلات", "ary-Latn": "tsjjlat", "ar": "سُجل", "fr": "enregistrée"}
WRITING = ("كتبو الملاحظة", "اكتبوا ملاحظتكم", "Ktbo lmola7ada", "Écrivez votre remarque")


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    return Town(tmp_path_factory.mktemp("town") / "var")


@pytest.fixture(scope="module")
def berkane(town: Town) -> Iterator[Talk]:
    with town.chat("berkane") as talk:
        yield talk


@pytest.fixture(scope="module")
def settat(town: Town) -> Iterator[Talk]:
    with town.chat("settat") as talk:
        yield talk


def said_in(variety: str, heard: list[Line]) -> None:
    """Every line is in the variety's letters, the last one in its words; no question with choices asks to write."""
    for line in heard:
        arabic, latin = letters(line["text"])
        assert (arabic > latin) is (variety in ("ar", "ary-Arab")), line["text"]
        if line["choices"]:
            assert not any(words in line["text"] for words in WRITING)
    assert THANKS[variety] in heard[-1]["text"]


@pytest.mark.parametrize("variety", WORDS)
def test_a_comment_in_berkane(berkane: Talk, variety: str) -> None:
    begins, words, _, _ = WORDS[variety]
    heard = berkane.follow(berkane.say(begins, variety), words, "BRK-", variety)
    said_in(variety, heard)
    assert {line["to"] for line in heard} == {variety}
    assert [bool(line["choices"]) for line in heard] == [True, True, False, True, True, False]
    assert any(words in line["text"] for line in heard), "the summary repeats the words"


@pytest.mark.parametrize("variety", WORDS)
def test_an_idea_in_settat(settat: Talk, variety: str) -> None:
    _, _, begins, words = WORDS[variety]
    heard = settat.follow(settat.say(begins, variety), words, "STT-", variety)
    said_in(variety, heard)
    assert [bool(line["choices"]) for line in heard] == [True, False, True, True, False]


def test_letters_are_not_escaped(berkane: Talk) -> None:
    berkane.say("سلام", "letters")
    assert all("\\u" not in line for line in berkane.raw)
    assert any("جماعة" in line for line in berkane.raw)


@pytest.mark.parametrize(
    ("kind", "content"), [("voice", ogg_opus(3)), ("photo", JPEG)], ids=["voice", "photo"]
)
def test_a_file_is_a_comment(berkane: Talk, tmp_path: Path, kind: str, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    heard = berkane.say("J'ai une remarque sur le budget", kind)
    while heard[-1]["choices"]:
        heard = berkane.answer(heard, "", kind)
    asked = berkane.give(kind, path, kind)
    ended = berkane.follow(asked, "Le trottoir devant l'école est cassé", "BRK-", kind)
    assert "enregistrée" in ended[-1]["text"]


@pytest.mark.parametrize("kind", ["voice", "photo"])
@pytest.mark.parametrize("content", [None, b"", b"%PDF-1.7"], ids=["missing", "empty", "pdf"])
def test_a_file_that_cannot_be_taken_is_answered(
    berkane: Talk, tmp_path: Path, kind: str, content: bytes | None
) -> None:
    path = tmp_path / "file"
    if content is not None:
        path.write_bytes(content)
    assert berkane.give(kind, path, "files")[-1]["text"]
    assert berkane.give(kind, tmp_path, "files")[-1]["text"], "a folder is no file"


@pytest.mark.parametrize(
    "line",
    [
        "no json", "{", "[]", "null", "7", '"text"', "{}", '{"from":"u9"}', '{"text":', "\x00", '{"from":1}',
        '{"text":null}', "[" * 2_000, '{"choice":null}',
    ],
)  # fmt: skip
def test_a_bad_line_is_done_and_no_more(berkane: Talk, line: str) -> None:
    assert berkane.send(line) == []
    assert berkane.say("سلام", "after bad lines"), "and the talk goes on"


@pytest.mark.parametrize(
    "value",
    [
        {"text": ""}, {"text": "   "}, {"text": "🙂🙂🙂"}, {"text": "\u202e\u2066\u0007"}, {"text": "\ud800"},
        {"text": 7}, {"text": ["x"]}, {"text": {"a": 1}}, {"choice": "9.nothing"}, {"choice": "x" * 5_000},
        {"text": "ح" * 100_000}, {"text": "\x00"}, {"voice": None}, {"photo": ["a"]}, {"photo": "a\x00b"},
        {"text": "a", "from": None}, {"text": "a", "from": "x" * 10_000},
    ],
    ids=lambda value: json.dumps(value)[:30],
)  # fmt: skip
def test_odd_values_end_with_done(berkane: Talk, value: dict[str, object]) -> None:
    berkane.send(json.dumps({"from": "odd"} | value))
    assert berkane.say("سلام", "after odd values")


def test_the_same_person_goes_on_in_another_process(town: Town, berkane: Talk) -> None:
    began = berkane.say("J'ai une remarque sur le budget", "later")
    assert began[-1]["choices"]
    with town.chat() as other:
        assert other.choose(began[-1]["choices"][0]["id"], "later")[-1]["choices"]


def test_nothing_to_say_ends_well(town: Town) -> None:
    for said in ("", "\n", "   \n\n"):
        done = town.run("chat", "--json", said=said)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_last_line_without_its_end_is_heard(town: Town) -> None:
    done = town.run("chat", "--json", said='{"from":"u7","text":"salam"}')
    assert done.returncode == 0
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(lines) > 1
    assert lines[-1] == {"done": True}


def test_bytes_that_are_no_text_are_a_bad_line(town: Town) -> None:
    with town.start("chat", "--json", stdin=-1) as process:
        assert process.stdin
        process.stdin.buffer.write(b'{"text":"\xff\xfe"}\n')  # type: ignore[attr-defined]
        out, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    assert json.loads(out.splitlines()[-1]) == {"done": True}


def test_a_person_chats(town: Town) -> None:
    done = town.run("chat", said="J'ai une remarque sur le budget\n5\n")
    assert done.returncode == 0, done.stderr
    assert "1. " in done.stdout
    assert "Êtes-vous d'accord" in done.stdout


# -- what others are told ------------------------------------------------------------------------------------


def queued_for(town: Town, sender: str, text: str) -> None:
    """Something for a person waits in the queue of the terminal, as a notice about a case does."""
    database = open_database(read_settings({**os.environ, **town.environment}))
    try:
        with database.writing() as db:
            person = conversations.find(db, "terminal:berkane", sender)
            assert person is not None
            row = conversations.load(db, person.conversation_id)
            outbox.put(
                db,
                commune_id="berkane",
                account_id="terminal:berkane",
                conversation_id=row.id,
                body=wire.dump_outbound(Outbound(to=row.address, text=text)),
                kind=outbox.NOTICE,
                now=datetime.now(UTC),
            )
    finally:
        database.close()


def test_a_notice_names_the_person_it_is_for(town: Town, berkane: Talk) -> None:
    berkane.say("سلام", "addressee")
    queued_for(town, "addressee", "Votre demande est enregistrée.")
    heard = berkane.say("سلام", "bystander")
    told = [line for line in heard if line["text"] == "Votre demande est enregistrée."]
    assert [line["to"] for line in told] == ["addressee"]
    assert {line["to"] for line in heard if line not in told} == {"bystander"}


def test_who_sits_at_the_terminal_reads_only_their_own_notices(town: Town, berkane: Talk) -> None:
    berkane.say("سلام", "away")
    town.run("chat", said="سلام\n")
    queued_for(town, "away", "Pour une autre personne.")
    queued_for(town, "terminal", "Pour vous.")
    done = town.run("chat", said="سلام\n")
    assert done.returncode == 0, done.stderr
    assert "Pour vous." in done.stdout
    assert "Pour une autre personne." not in done.stdout
    heard = berkane.say("سلام", "away")
    assert [line["to"] for line in heard if line["text"] == "Pour une autre personne."] == ["away"]
