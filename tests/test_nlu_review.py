"""Learning from use: what was read badly is shown without personal data, labelled by staff, and learned by nobody yet."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from command_line import Town as CommandLine
from sqlalchemy import select, update
from town import Town
from world import NADIA

from bot.cli import review
from bot.cli.nlu import nlu
from bot.runtime.schedule import MESSAGES_LAST
from data import forgetting, readings
from data.conversations import Conflict
from data.engine import Database
from data.masking import MASK, mask_contacts
from data.tables import audit_events, inbound_messages
from flows.limits import START
from nlu.corpus import TEST_SET, labelled, read_file, training
from nlu.from_use import Lessons, NotTaken, Phrasing
from nlu.reading import Reading

# What somebody wrote, and how it is read.
UNCLEAR = "bghit nchouf dakchi dyal nhar lkhmis"
RANKINGS: Mapping[str, tuple[tuple[str, float], ...]] = {
    UNCLEAR: (("session_info", 0.34), ("workshop_info", 0.28), ("give_comment", 0.15), ("greet", 0.05)),
    "hada chi haja khra": (("out_of_scope", 0.3),),
    "3tini chno 3ndi men 7a9": (("know_rights", 0.97),),
}
AS_IT_WAS = "khass tb9a lmizania mnchora kol chhar"


class Doubting:
    """A reader that is as sure as the test says; control words are read for sure."""

    def read(self, text: str, previous: str = "") -> Reading:
        known = next((ranking for words, ranking in RANKINGS.items() if words in text), None)
        ranking = known or (("back", 0.2),)
        return Reading(text, "ary-Latn", *ranking[0], ranking=ranking, model="test")


@pytest.fixture
def town(database: Database, monkeypatch: pytest.MonkeyPatch) -> Town:
    found = Town(database, reader=Doubting())
    monkeypatch.setattr(Database, "close", lambda self: None)
    monkeypatch.setattr(review, "_open", lambda commune: (database, found.clock.now()))
    return found


def listed(town: Town, limit: int = 50, commune: str = "berkane") -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(review.listed(commune, actor=NADIA, limit=limit, as_json=True))
    return rows


def events(town: Town) -> list[tuple[Any, ...]]:
    names = ("actor", "action", "subject", "detail")
    with town.database.reading() as db:
        rows = db.execute(select(*(audit_events.c[name] for name in names)).order_by(audit_events.c.id))
        return [tuple(row) for row in rows]


# -- what is listed ------------------------------------------------------------------------------------------


def test_a_weak_reading_is_listed_with_its_runners_up(town: Town) -> None:
    town.say("fatima", UNCLEAR)
    assert listed(town) == [
        {
            "id": 1,
            "day": "2026-11-21",
            "language": "ary-Latn",
            "intent": "session_info",
            "confidence": 0.34,
            "others": [
                {"intent": "workshop_info", "confidence": 0.28},
                {"intent": "give_comment", "confidence": 0.15},
            ],
            "is_corrected": False,
            "meant": None,
            "text": UNCLEAR,
        }
    ]
    assert review.listed("berkane", actor=NADIA, limit=1, as_json=False).splitlines() == [
        "#1  2026-11-21  ary-Latn  session_info 0.34  (workshop_info 0.28, give_comment 0.15)",
        f"    {UNCLEAR}",
    ]


def test_nothing_is_listed_of_what_was_read_well_or_not_read_at_all(town: Town) -> None:
    town.say("fatima", "3tini chno 3ndi men 7a9")  # sure, and not taken back
    town.say("fatima", "7")  # a number, a button, a known word: weak readings that nobody asked for
    town.say("fatima", "menu")
    town.press("fatima", "comment")
    town.press("fatima", "A4")
    town.press("fatima", "all")
    town.press("fatima", "yes")
    town.say("fatima", AS_IT_WAS)  # an answer, whatever it would be read as
    assert listed(town) == []
    assert review.listed("berkane", actor=NADIA, limit=9, as_json=False) == "Nothing waits for review."


@pytest.mark.parametrize(
    ("choice", "meant", "is_corrected"),
    [
        ("workshop", "workshop_info", True),
        ("comment", "give_comment", True),
        ("session", "session_info", False),
    ],
)
def test_a_choice_of_did_you_mean_tells_what_was_meant(
    town: Town, choice: str, meant: str, is_corrected: bool
) -> None:
    town.say("fatima", UNCLEAR)
    town.press("fatima", choice)
    [row] = listed(town)
    assert (row["id"], row["meant"], row["is_corrected"]) == (1, meant, is_corrected)
    assert f"meant {meant}" in review.listed("berkane", actor=NADIA, limit=9, as_json=False)


def test_a_choice_may_be_written(town: Town) -> None:
    town.say("fatima", UNCLEAR)
    town.say("fatima", "2")
    assert [(row["id"], row["meant"]) for row in listed(town)] == [(1, "workshop_info")]


@pytest.mark.parametrize("word", ["rje3", "retour", "annuler"])
def test_what_is_taken_back_at_once_was_corrected(town: Town, word: str) -> None:
    town.say("fatima", "3tini chno 3ndi men 7a9")
    town.say("fatima", word)
    [row] = listed(town)
    assert (row["id"], row["confidence"], row["is_corrected"], row["meant"]) == (1, 0.97, True, None)
    assert "taken back" in review.listed("berkane", actor=NADIA, limit=9, as_json=False)


def test_back_later_or_after_an_answer_corrects_nothing(town: Town) -> None:
    town.say("fatima", "3tini chno 3ndi men 7a9")
    town.say("fatima", "menu")
    town.say("fatima", "retour")
    town.press("fatima", "comment")
    town.say("fatima", "4")
    town.say("fatima", "retour")
    assert listed(town) == []


def test_an_aside_beside_a_form_is_taken_back_too(town: Town) -> None:
    town.say("fatima", "menu")
    town.press("fatima", "comment")
    town.say("fatima", "3tini chno 3ndi men 7a9")
    town.say("fatima", "retour")
    assert [(row["id"], row["is_corrected"]) for row in listed(town)] == [(3, True)]


def test_what_led_nowhere_cannot_be_taken_back(town: Town) -> None:
    town.say("fatima", "hada chi haja khra")
    town.say("fatima", "retour")
    assert [(row["id"], row["is_corrected"]) for row in listed(town)] == [(1, False)]


def test_words_of_a_form_and_names_are_never_listed(town: Town) -> None:
    """An anonymous form is emptied with its first message; what holds a name is marked so."""
    for sender, signature in (("fatima", "anonymous"), ("nour", "named")):
        town.say(sender, UNCLEAR)
        town.press(sender, "comment")
        town.press(sender, "A4")
        town.press(sender, "all")
        town.press(sender, "yes")
        town.say(sender, AS_IT_WAS)
        town.press(sender, signature)
    town.say("nour", "Nour Alaoui")
    town.press("nour", "yes")
    town.say("nour", "hada chi haja khra, ana nour alaoui")
    town.last = None
    town.say("fatima", "iyeh")
    texts = [row["text"] for row in listed(town)]
    assert texts == [UNCLEAR, f"hada chi haja khra, ana {MASK} {MASK}"]
    with town.database.writing() as db:
        db.execute(update(inbound_messages).values(is_personal=True))
    assert listed(town) == []


def test_old_messages_are_not_there(town: Town) -> None:
    town.say("fatima", UNCLEAR)
    with town.database.writing() as db:
        forgetting.forget_messages(db, received_before=town.clock.now() + MESSAGES_LAST)
    assert listed(town) == []
    with pytest.raises(Conflict, match="gone"):
        review.skipped("berkane", 1, actor=NADIA)


def test_another_commune_sees_and_labels_nothing(town: Town, database: Database) -> None:
    Town(database, commune="settat")
    town.say("fatima", UNCLEAR)
    assert listed(town, commune="settat") == []
    with pytest.raises(Conflict):
        review.labelled("settat", 1, actor=NADIA, intent="greet")
    with pytest.raises(Conflict):
        review.skipped("settat", 1, actor=NADIA)


def test_the_oldest_come_first_and_no_more_than_asked_for(town: Town) -> None:
    for sender in ("a", "b", "c"):
        town.say(sender, UNCLEAR)
    assert [row["id"] for row in listed(town, limit=2)] == [1, 2]


# -- what is shown of it -------------------------------------------------------------------------------------


def test_the_text_is_masked(town: Town) -> None:
    town.say(
        "fatima",
        f"{UNCLEAR} 0612345678 AB123456 [a](b) BRK-7K3M9Q2T brk 7k3m 9q2t a.b@x.ma\nt.me/fati @fatima",
    )
    [row] = listed(town)
    assert row["text"] == f"{UNCLEAR} {MASK} {MASK} [a](b) {MASK} {MASK} {MASK} {MASK} {MASK}"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("écrivez à nadia.b+x@gmail.com svp", f"écrivez à {MASK} svp"),
        ("chouf https://fb.com/fatima?x=1 daba", f"chouf {MASK} daba"),
        ("f chafafiya.ma", f"f {MASK}"),
        (f"http://127.0.0.1:8000/identity/{'aB-_' * 11}", MASK),
        (f"localhost/identity/{'aB-_' * 11}", f"localhost/identity/{MASK}"),
        ("compte 1234567890123", f"compte {MASK}"),
        ("رقم ١٢٣ ٤٥٦ ٧٨", f"رقم {MASK}"),
        ("smiti Ahmed Tazi, bghit", f"smiti {MASK} , bghit"),
        ("je m'appelle Ahmed", f"je m'appelle {MASK}"),
        ("اسمي أحمد التازي", f"اسمي {MASK}"),
        ("le 21/11/2026 à 10h, 250 dh, article 12.3", "le 21/11/2026 à 10h, 250 dh, article 12.3"),
        ("ma3louma.bzaf", "ma3louma.bzaf"),
    ],
)
def test_what_tells_who_somebody_is_is_masked(text: str, shown: str) -> None:
    assert mask_contacts(text) == shown
    assert mask_contacts(shown) == shown


def test_no_words_are_kept_beside_the_reading(town: Town) -> None:
    town.say("fatima", UNCLEAR)
    town.press("fatima", "workshop")
    with town.database.reading() as db:
        kept = db.value(select(inbound_messages.c.reading).order_by(inbound_messages.c.id))
    assert kept == {
        "language": "ary-Latn",
        "intent": "session_info",
        "confidence": 0.34,
        "model": "test",
        "taken": "read",
        "others": [["workshop_info", 0.28], ["give_comment", 0.15]],
        "meant": "workshop_info",
        "is_corrected": True,
    }


# -- what staff do with it -----------------------------------------------------------------------------------


def test_who_looked_is_noted(town: Town) -> None:
    town.say("fatima", UNCLEAR)
    listed(town)
    assert events(town)[-1] == (NADIA, "readings_listed", "nlu", {"messages": 1})


def test_a_labelled_message_is_training_text_and_does_not_come_back(town: Town, tmp_path: Path) -> None:
    town.say("fatima", f"{UNCLEAR} [lyoum] BRK-7K3M9Q2T")
    out = tmp_path / "fr" / "from_use.yml"
    said = review.labelled("berkane", 1, actor=NADIA, intent="workshop_info", out=out)
    assert said.endswith("run `jemaa nlu train`.")
    [row] = read_file(out)
    assert (row.text, row.intent, row.entities) == (f"{UNCLEAR} (lyoum)", "workshop_info", ())
    assert listed(town) == []
    detail = {"intent": "workshop_info", "variety": "ary-Latn"}
    assert (NADIA, "reading_labelled", "1", detail) in events(town)
    with pytest.raises(Conflict, match="reviewed"):
        review.labelled("berkane", 1, actor=NADIA, intent="workshop_info", out=out)


def test_a_skipped_message_does_not_come_back(town: Town) -> None:
    town.say("fatima", UNCLEAR)
    town.say("nour", UNCLEAR)
    review.skipped("berkane", 1, actor=NADIA)
    assert [row["id"] for row in listed(town)] == [2]
    assert (NADIA, "reading_skipped", "1", None) in events(town)


def test_what_is_refused_still_waits(town: Town, tmp_path: Path) -> None:
    out = tmp_path / "from_use.yml"
    town.say("fatima", UNCLEAR)
    with pytest.raises(NotTaken):
        review.labelled("berkane", 1, actor=NADIA, intent="sing", out=out)
    assert [row["id"] for row in listed(town)] == [1]
    assert not out.exists()
    assert "reading_labelled" not in [action for _, action, _, _ in events(town)]


def test_a_language_that_was_not_read_must_be_named(town: Town, tmp_path: Path) -> None:
    out = tmp_path / "from_use.yml"
    town.say("fatima", UNCLEAR)
    with town.database.writing() as db:
        kept = db.value(select(inbound_messages.c.reading))
        db.execute(update(inbound_messages).values(reading={**kept, "language": ""}))
    with pytest.raises(NotTaken, match="--variety"):
        review.labelled("berkane", 1, actor=NADIA, intent="workshop_info", out=out)
    review.labelled("berkane", 1, actor=NADIA, intent="workshop_info", variety="mixed", out=out)
    assert len(list(read_file(out))) == 1


def test_two_of_staff_do_not_review_the_same(town: Town) -> None:
    town.say("fatima", UNCLEAR)
    with town.database.writing() as db:
        row = readings.one_waiting(db, "berkane", 1, below=START)
        readings.mark_reviewed(db, "berkane", row, actor=NADIA, learned=None, now=town.clock.now())
        with pytest.raises(Conflict):
            readings.mark_reviewed(db, "berkane", row, actor=NADIA, learned=None, now=town.clock.now())


def test_words_of_an_open_form_become_no_training_text(town: Town, tmp_path: Path) -> None:
    """It may yet be sent without a name, and then nothing of it may stay."""
    out = tmp_path / "from_use.yml"
    town.say("fatima", UNCLEAR)
    town.press("fatima", "comment")
    with pytest.raises(Conflict, match="open"):
        review.labelled("berkane", 1, actor=NADIA, intent="give_comment", out=out)
    review.labelled(
        "berkane", 1, actor=NADIA, intent="give_comment", text="bghit n3ti rayi f lkhmis", out=out
    )
    assert [row.text for row in read_file(out)] == ["bghit n3ti rayi f lkhmis"]


# -- the training text ---------------------------------------------------------------------------------------


@pytest.fixture
def lessons(tmp_path: Path) -> Lessons:
    folder = tmp_path / "nlu"
    (folder / "fr").mkdir(parents=True)
    (folder / "fr" / "hand.yml").write_text(
        'version: "3.1"\n\nnlu:\n- intent: greet\n  examples: |\n    - Bonjour à tous\n'
        "- intent: give_comment\n  examples: |\n    - une remarque\n"
        "- intent: request_information\n  examples: |\n    - le budget svp\n",
        encoding="utf-8",
    )
    return Lessons(folder)


def test_a_phrasing_is_put_with_the_others_of_its_intent(lessons: Lessons) -> None:
    for text, intent in (
        ("coucou vous", "greet"),
        ("mon avis à moi", "give_comment"),
        ("- hé: #la «commune»", "greet"),
    ):
        path = lessons.add(Phrasing(text, intent, "fr"))
    assert path == lessons.folder / "fr" / "from_use.yml"
    assert path.read_text(encoding="utf-8") == (
        'version: "3.1"\n\nnlu:\n- intent: greet\n  examples: |\n    - coucou vous\n    - hé: #la «commune»\n'
        "- intent: give_comment\n  examples: |\n    - mon avis à moi\n"
    )
    assert {(row.text, row.voice) for row in training(lessons.folder)} >= {("coucou vous", "from_use")}


@pytest.mark.parametrize(
    ("text", "words"), [("sur [le budget] 2026", "le budget"), ("sur le budget", "sur le budget")]
)
def test_an_axis_is_marked(lessons: Lessons, text: str, words: str) -> None:
    path = lessons.add(Phrasing(text, "give_comment", "fr", "financial_transparency"))
    [row] = read_file(path)
    [mark] = row.entities
    assert row.text == text.replace("[", "").replace("]", "")
    assert (mark.entity, mark.value, row.text[mark.start : mark.end]) == (
        "axis",
        "financial_transparency",
        words,
    )


@pytest.mark.parametrize(
    ("phrasing", "sentence"),
    [
        (Phrasing("encore un mot", "sing", "fr"), "no intent 'sing'. Known are give_comment, greet"),
        (Phrasing("encore un mot", "greet", "es"), "no variety 'es'"),
        (Phrasing("encore un mot", "give_comment", "fr", "roads"), "no axis 'roads'"),
        (Phrasing("encore un mot", "request_information", "fr", "local_governance"), "never has an axis"),
        (Phrasing("  bonjour  A TOUS !", "greet", "fr"), "has this phrasing already, as greet"),
        (Phrasing("bonjour à tous", "give_comment", "fr"), "has this phrasing already, as greet"),
        (Phrasing("…", "greet", "fr"), "No word is left"),
        (Phrasing("un [mot] marqué", "greet", "fr"), "need --axis"),
        (Phrasing("un [mot](reference)", "greet", "fr"), "other brackets"),
        (Phrasing('un [mot]{"entity": "x"}', "greet", "fr", "local_governance"), "other brackets"),
        (Phrasing("un mot]", "greet", "fr"), "other brackets"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_a_sentence(
    lessons: Lessons, phrasing: Phrasing, sentence: str
) -> None:
    with pytest.raises(NotTaken) as refused:
        lessons.add(phrasing)
    assert sentence in str(refused.value)
    assert not (lessons.folder / "fr" / "from_use.yml").exists()


def test_the_same_twice_is_refused_also_in_another_file(lessons: Lessons, tmp_path: Path) -> None:
    out = tmp_path / "mine.yml"
    lessons.add(Phrasing("coucou vous", "greet", "fr"), out)
    with pytest.raises(NotTaken, match="already"):
        lessons.add(Phrasing("Coucou, vous", "greet", "fr"), out)


def test_the_test_set_is_never_taken(lessons: Lessons) -> None:
    tested = next(row for row in labelled(TEST_SET) if row.intent == "greet" and row.variety == "fr")
    with pytest.raises(NotTaken, match="measured"):
        lessons.add(Phrasing(tested.text.upper(), "greet", "mixed"))


def test_a_file_that_is_no_training_text_is_left_alone(lessons: Lessons, tmp_path: Path) -> None:
    out = tmp_path / "notes.yml"
    out.write_text("milk, bread\n")
    with pytest.raises(NotTaken, match="no file of training text"):
        lessons.add(Phrasing("coucou vous", "greet", "fr"), out)
    assert out.read_text() == "milk, bread\n"


def test_a_file_written_by_hand_is_not_spoilt(lessons: Lessons, tmp_path: Path) -> None:
    out = tmp_path / "mine.yml"
    by_hand = "nlu:\n- intent: greet\n  # those of Amina\n  examples: |\n    - salut\n"
    out.write_text(by_hand)
    with pytest.raises(NotTaken, match="not be read as it is meant"):
        lessons.add(Phrasing("coucou vous", "greet", "fr"), out)
    assert (out.read_text(), list(tmp_path.glob("*.part"))) == (by_hand, [])


def test_a_place_that_cannot_be_written_is_named(lessons: Lessons, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotTaken, match="Name another file with --out"):
        lessons.add(Phrasing("coucou vous", "greet", "fr"), tmp_path / "file" / "from_use.yml")


# -- the command ---------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_command_lists_and_labels(tmp_path: Path) -> None:
    shell, out = CommandLine(tmp_path / "var"), tmp_path / "from_use.yml"
    review_ = ("nlu", "review", "--commune", "berkane")
    with shell.chat() as talk:
        for sender in ("u1", "u2"):
            talk.say("Quels sont mes droits ?", sender)
            talk.say("retour", sender)
    assert "know_rights" in shell.works(*review_, "--as", NADIA)
    first, second = json.loads(shell.works(*review_, "--as", NADIA, "--json"))
    options = (
        "--as",
        NADIA,
        "--label",
        str(first["id"]),
        "--text",
        "et moi alors, quel droit",
        "--out",
        str(out),
    )
    assert "There is no intent" in shell.refuses(*review_, *options, "--intent", "sing")
    assert "run `jemaa nlu train`" in shell.works(*review_, *options, "--intent", "know_rights")
    assert [row.intent for row in read_file(out)] == ["know_rights"]
    shell.works(*review_, "--as", NADIA, "--skip", str(second["id"]))
    assert shell.works(*review_, "--as", NADIA) == "Nothing waits for review.\n"
    assert "does not wait for review" in shell.refuses(*review_, "--as", NADIA, "--skip", "1")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ((), "Missing option '--as'"),
        (("--as", NADIA, "--label", "1"), "--label needs --intent"),
        (("--as", NADIA, "--label", "1", "--skip", "2"), "Either --label or --skip"),
        (("--as", NADIA, "--intent", "greet"), "--intent needs --label"),
        (("--as", NADIA, "--skip", "1", "--text", "salam"), "--text needs --label"),
        (("--as", NADIA, "--limit", "0"), "--limit"),
    ],
)
def test_options_that_do_not_go_together(options: tuple[str, ...], sentence: str) -> None:
    done = CliRunner().invoke(nlu, ["review", "--commune", "berkane", *options])
    assert done.exit_code == 2
    assert sentence in done.output
