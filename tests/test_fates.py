"""Official answers, moderation and the adopted programme: kept, told once to whom it concerns, found by the code."""

import json
import shutil
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from agenda_rig import agree, rows_of
from fluent_files import VARIABLE, forms, patterns, variables
from notice_rig import SID
from sqlalchemy import insert, select, update
from test_runtime_announcing import Announcing, give_template
from test_texts import A_SCREEN, NOT_OURS
from world import CLAIRE, FATIMA, NADIA, SI_BRAHIM, Someone, World

from bot.runtime import announcing_words
from bot.runtime import fates as telling
from data import (
    answers,
    consents,
    contribution_looks,
    contributions,
    conversations,
    fates,
    forgetting,
    messages,
    moderation,
    programmes,
    receipts,
    texts,
)
from data.agenda import announcements
from data.answers import AnswerError, Measure
from data.content_import import import_commune
from data.contributions import ContributionRow
from data.conversations import Conflict
from data.engine import Db
from data.moderation import ModerationError
from data.requests import cases
from data.tables import announcements as announcements_table
from data.tables import audit_events, contribution_themes, official_answers, programme_versions
from data.tables import contributions as contributions_table
from flows import engine

FOLDER = Path(__file__).parent / "fates"
COMMUNE = Path(texts.__file__).parent / "content" / "communes" / "berkane"
ISOLATES = dict.fromkeys(map(ord, "\u2068\u2069"))
LANGUAGES = ("ary-Arab", "ary-Latn", "ar", "fr")
REASONS = {"ar": "ستُنشر الميزانية كل سنة.", "fr": "Le budget sera publié chaque année."}
VISITOR = Someone("Claire Fontaine", "berkane", "terminal", "claire", "fr")


@pytest.fixture
def rig(world: World) -> Announcing:
    return Announcing(world)


@pytest.fixture
def db(rig: Announcing) -> Iterator[Db]:
    with rig.world.database.writing() as db:
        yield db


def who(rig: Announcing) -> dict[str, Any]:
    return {"actor": NADIA, "day": rig.world.day, "now": rig.world.now}


def wrote(
    rig: Announcing, db: Db, someone: Someone = VISITOR, *, name: str | None = "Claire", **more: Any
) -> str:
    """Somebody is there and left a comment."""
    rig.arrives(db, someone)
    return rig.world.recorded(db, someone, name=name, **more)


def row_of(db: Db, reference: str) -> ContributionRow:
    found = contributions.load(db, "berkane", reference)
    assert found
    return found


def answer(
    rig: Announcing, db: Db, reference: str, state: str = "accepted", **more: Any
) -> answers.Published:
    said = {"reasons": REASONS, **who(rig), **more}
    return answers.publish(db, row_of(db, reference), state=state, **said)


def theme(rig: Announcing, db: Db, *references: str) -> int:
    made = {"commune_id": "berkane", "title": "Budget", "made_by": NADIA, "made_at": rig.world.now}
    found: int = db.value(insert(contribution_themes).values(made).returning(contribution_themes.c.id))
    table = contributions_table
    db.execute(update(table).where(table.c.reference.in_(references)).values(theme_id=found))
    return found


def adopt(rig: Announcing, db: Db, *, number: int = 2, status: str = "adopted", **changed: str) -> int:
    """A version of the programme in which some commitments have a new first measure; how many people are to be told."""
    content = deepcopy(dict(programmes.of_commune(db, "berkane")[0].content))
    for axis in content["axes"]:
        for each in axis["commitments"]:
            if words := changed.get(each["id"].replace("-", "_")):
                each["measures"][0] = {"ar": f"ع {words}", "fr": words, "ary": f"د {words}"}
    values = {"commune_id": "berkane", "number": number, "status": status, "content": content}
    db.execute(insert(programme_versions).values(**values, digest=f"{number:064}", imported_at=rig.world.now))
    return fates.tell_adopted(db, "berkane", number, day=rig.world.day, now=rig.world.now)


# -- what is kept ------------------------------------------------------------------------------------------


def test_an_answer_holds_until_another_one_and_every_one_is_kept(rig: Announcing, db: Db) -> None:
    reference = wrote(rig, db)
    answer(rig, db, reference, "partly", measure=Measure("A1", "A1-C1"))
    answer(rig, db, reference, "not_accepted", reasons={"fr": "  La loi l'interdit. "})
    row = row_of(db, reference)
    held = answers.of_contribution(db, row.id)
    assert [(each.state, each.commitment_id) for each in held] == [
        ("not_accepted", None),
        ("partly", "A1-C1"),
    ]
    assert held[0].reasons == {"fr": "La loi l'interdit."}
    assert (row.answer_state, row.revision) == ("not_accepted", 3)
    assert [kind for kind, _, _ in contributions.events(db, row.id)] == ["recorded", "answered", "answered"]
    noted = db.execute(select(audit_events.c.detail).where(audit_events.c.action == "contribution_answered"))
    assert [each["state"] for each in noted.scalars()] == ["partly", "not_accepted"]


def test_the_receipt_vouches_for_the_answer_and_for_what_is_hidden(rig: Announcing, db: Db) -> None:
    reference = wrote(rig, db)
    answer(rig, db, reference)
    assert receipts.verify_item(db, "berkane", reference)
    moderation.hide(db, row_of(db, reference), reason="off_topic", **who(rig))
    assert receipts.verify_item(db, "berkane", reference)
    assert receipts.verify(db, "berkane").is_intact
    db.execute(update(official_answers).values(reasons={"fr": "autre chose"}))
    assert not receipts.verify_item(db, "berkane", reference)


def test_erasing_takes_the_answers_along_and_the_chain_holds(rig: Announcing, db: Db) -> None:
    reference = wrote(rig, db)
    person = rig.world.person(db, VISITOR).citizen_id
    answer(rig, db, reference)
    forgetting.forget_citizen(
        db, commune_id="berkane", citizen_id=person, day=rig.world.day, now=rig.world.now
    )
    row = row_of(db, reference)
    assert answers.of_contribution(db, row.id) == []
    assert (row.status, row.answer_state) == ("erased", "accepted")
    assert receipts.verify(db, "berkane").is_intact
    with pytest.raises(AnswerError, match="was erased"):
        answer(rig, db, reference)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"state": "maybe"}, "accepted, partly, not_accepted"),
        ({"reasons": {}}, "in one language at least"),
        ({"reasons": {"fr": "   "}}, "in one language at least"),
        ({"reasons": {"en": "Because."}}, "'en' is no language"),
        ({"reasons": {"fr": "x" * 1501}}, "has 1501 characters"),
        ({"measure": Measure("A9")}, "has no 'A9'"),
        ({"measure": Measure("A1", "A1-C99")}, "has no 'A1-C99'"),
        ({"measure": Measure("A1", None, 1)}, "no adopted version 1"),
    ],
)
def test_a_wrong_answer_is_a_sentence(rig: Announcing, db: Db, wrong: Any, words: str) -> None:
    reference = wrote(rig, db)
    with pytest.raises(AnswerError, match=words):
        answer(rig, db, reference, **wrong)


def test_what_was_changed_since_it_was_read_is_not_answered(rig: Announcing, db: Db) -> None:
    reference = wrote(rig, db)
    seen = row_of(db, reference)
    assert contributions.correct(db, words="autre chose", **rig.world.asking(db, VISITOR, reference)) is None
    with pytest.raises(Conflict):
        answers.publish(db, seen, state="accepted", reasons=REASONS, **who(rig))


# -- who is told ---------------------------------------------------------------------------------------------


def test_a_named_author_is_told_once(rig: Announcing, db: Db) -> None:
    reference = wrote(rig, db)
    assert answer(rig, db, reference).told == fates.WAITS
    again = answer(rig, db, reference)
    assert (again.is_new, again.told) == (False, "")
    (said,) = rig.works(db)
    assert "votre avis est retenu." in said.text
    assert "Pourquoi : \u2068Le budget sera publié chaque année.\u2069" in said.text
    assert f"go:items:{reference}" in [each.id for each in said.buttons]
    assert rig.works(db) == []
    assert rows_of(db) == [("answered", "told", None)]


def test_a_later_answer_takes_the_place_of_one_that_has_not_left(rig: Announcing, db: Db) -> None:
    reference = wrote(rig, db)
    answer(rig, db, reference)
    answer(rig, db, reference, "partly")
    (said,) = rig.works(db)
    assert "retenu en partie" in said.text
    answer(rig, db, reference, "not_accepted")
    (said,) = rig.works(db)
    assert "n'est pas retenu" in said.text
    assert [state for _, state, _ in rows_of(db)] == ["dropped", "told", "told"]


def test_who_gave_no_name_finds_it_by_the_code(rig: Announcing, db: Db) -> None:
    reference = wrote(rig, db, name=None)
    assert answer(rig, db, reference, "partly").told == fates.BY_CODE
    assert rows_of(db) == []
    item = rig.world.item(db, FATIMA, reference)
    assert (item["answer"]["state"], item["answer"]["reasons"]) == ("partly", REASONS)
    assert (item["hidden"], item["adopted"], item["is_chain_intact"]) == ("", None, True)


def test_who_wants_no_replies_is_not_written_to(rig: Announcing, db: Db) -> None:
    first, second = wrote(rig, db), wrote(rig, db, words="Une autre")
    person = rig.world.person(db, VISITOR).citizen_id
    assert answer(rig, db, first).told == fates.WAITS
    agree(db, person, consents.CASE_REPLIES, is_given=False)
    assert answer(rig, db, second).told == fates.STOPPED
    assert rig.works(db) == []
    assert rows_of(db) == [("answered", "dropped", "stopped")]
    assert rig.world.item(db, VISITOR, second)["answer"]["state"] == "accepted"


def test_nobody_is_told_at_night(rig: Announcing, db: Db) -> None:
    rig.goes_to(rig.world.day, 22)
    reference = wrote(rig, db)
    answer(rig, db, reference)
    assert rig.works(db) == []
    assert len(rig.goes_to(rig.world.day + timedelta(days=1), 10).works(db)) == 1


def test_outside_the_window_it_waits_for_their_next_word(rig: Announcing, db: Db) -> None:
    reference = wrote(rig, db, SI_BRAHIM)
    rig.goes_to(rig.world.day + timedelta(days=3))
    answer(rig, db, reference)
    assert rig.works(db) == []
    assert rows_of(db) == [("answered", "parked", "no_template")]
    rig.goes_to(rig.world.day, 13)
    rig.writes(db, SI_BRAHIM)
    (said,) = rig.works(db)
    assert "أخذت الجماعة برأيكم" in said.text


def test_outside_the_window_an_approved_template_tells_it(rig: Announcing, db: Db) -> None:
    reference = wrote(rig, db, SI_BRAHIM)
    give_template(db, telling.TEMPLATE, "ar", "title", "news", "payload")
    rig.goes_to(rig.world.day + timedelta(days=3))
    answer(rig, db, reference)
    (said,) = rig.works(db)
    assert said.template == SID
    assert said.variables[0] == "استشارة رقمية قبل كل دورة عادية للمجلس"
    assert "أخذت الجماعة برأيكم" in said.variables[1]
    assert said.variables[2] == f"go:items:{reference}"


def test_it_is_said_on_the_channel_where_it_was_written(rig: Announcing, db: Db) -> None:
    reference = wrote(rig, db, FATIMA)
    person = rig.world.person(db, FATIMA)
    messages.open_account(db, account_id="web:berkane", commune_id="berkane", channel="web")
    assert fates.account_of(db, row_of(db, reference)) == FATIMA.account
    answer(rig, db, reference)
    (row,) = announcements.of_subject(db, "berkane", f"contribution:{reference}")
    assert (row.citizen_id, row.account_id, row.purpose) == (
        person.citizen_id,
        FATIMA.account,
        consents.CASE_REPLIES,
    )


def test_the_last_chosen_language_counts_else_that_of_the_comment(rig: Announcing, db: Db) -> None:
    reference = wrote(rig, db, FATIMA)
    answer(rig, db, reference)
    (said,) = rig.works(db)
    assert "ljama3a khdat b rray dyalkom" in said.text
    assert "kif ma ktbato ljama3a b lfransawiya" in said.text
    person = rig.world.person(db, FATIMA)
    state = json.dumps(replace(engine.start(), language="fr").to_json())
    conversations.save(db, person.conversation_id, state, heard_at=rig.world.now, open_buttons_id=None)
    answer(rig, db, reference, "partly")
    (said,) = rig.works(db)
    assert "retenu en partie" in said.text


def test_what_was_withdrawn_meanwhile_is_not_told(rig: Announcing, db: Db) -> None:
    reference = wrote(rig, db)
    answer(rig, db, reference)
    assert contributions.withdraw(db, **rig.world.asking(db, VISITOR, reference)) is None
    assert rig.works(db) == []
    assert rows_of(db) == [("answered", "dropped", "gone")]


# -- themes --------------------------------------------------------------------------------------------------


def test_a_theme_is_answered_once_and_everyone_is_told_once(rig: Announcing, db: Db) -> None:
    mine = [wrote(rig, db), wrote(rig, db, words="Et encore")]
    theirs, nobodys = wrote(rig, db, FATIMA), wrote(rig, db, CLAIRE, name=None)
    by_itself = wrote(rig, db, words="Seule")
    answer(rig, db, by_itself, "not_accepted")
    rig.works(db)
    found = theme(rig, db, *mine, theirs, nobodys, by_itself)
    said = {"state": "accepted", "reasons": REASONS, **who(rig)}
    done = answers.publish_theme(db, "berkane", found, **said)
    assert {each.reference: each.told for each in done} == {
        mine[0]: fates.WAITS,
        mine[1]: fates.WAITS,
        theirs: fates.WAITS,
        nobodys: fates.BY_CODE,
    }
    heard = {each.to: each.text for each in rig.works(db)}
    assert set(heard) == {VISITOR.address, FATIMA.address}
    assert all(reference in heard[VISITOR.address] for reference in mine)
    assert theirs in heard[FATIMA.address]
    assert row_of(db, by_itself).answer_state == "not_accepted"
    assert answers.publish_theme(db, "berkane", found, **said) == []
    done = answers.publish_theme(db, "berkane", found, replaces=True, **said)
    assert [each.reference for each in done if each.is_new] == [by_itself]
    with pytest.raises(AnswerError, match="no theme"):
        answers.publish_theme(db, "settat", found, **said)


def test_of_a_theme_what_was_withdrawn_meanwhile_is_not_named(rig: Announcing, db: Db) -> None:
    first, second = wrote(rig, db), wrote(rig, db, words="Et encore")
    found = theme(rig, db, first, second)
    answers.publish_theme(db, "berkane", found, state="partly", reasons=REASONS, **who(rig))
    assert contributions.withdraw(db, **rig.world.asking(db, VISITOR, first)) is None
    (said,) = rig.works(db)
    assert (second in said.text, first in said.text) == (True, False)


# -- moderation ----------------------------------------------------------------------------------------------


def test_hiding_is_told_with_its_reason_and_showing_again_too(rig: Announcing, db: Db) -> None:
    reference = wrote(rig, db)
    done = moderation.hide(db, row_of(db, reference), reason="insult", **who(rig))
    assert (done.told, done.request) == (fates.WAITS, None)
    (said,) = rig.works(db)
    assert "il contient des insultes" in said.text
    assert "vous pouvez toujours la faire" in said.text
    assert "go:information:" in [each.id for each in said.buttons]
    item = rig.world.item(db, VISITOR, reference)
    assert (item["hidden"], item["words"], item["can_change"]) == (
        "insult",
        row_of(db, reference).words,
        True,
    )
    moderation.unhide(db, row_of(db, reference), **who(rig))
    (said,) = rig.works(db)
    assert "de nouveau publié" in said.text
    assert row_of(db, reference).hidden_reason is None


def test_what_is_shown_again_before_anybody_heard_is_not_told(rig: Announcing, db: Db) -> None:
    reference = wrote(rig, db)
    moderation.hide(db, row_of(db, reference), reason="spam", **who(rig))
    moderation.unhide(db, row_of(db, reference), **who(rig))
    assert rig.works(db) == []
    assert rows_of(db) == [("hidden", "dropped", "overtaken")]


def test_who_gave_no_name_finds_the_reason_by_the_code(rig: Announcing, db: Db) -> None:
    reference = wrote(rig, db, name=None)
    done = moderation.hide(
        db, row_of(db, reference), reason="personal_data", contains_request=True, **who(rig)
    )
    assert (done.told, done.request) == (fates.BY_CODE, None)
    assert rig.world.item(db, FATIMA, reference)["hidden"] == "personal_data"


def test_a_hidden_comment_keeps_its_request(rig: Announcing, db: Db) -> None:
    reference = wrote(rig, db, words="Combien a coûté la place ? Voleurs !")
    person = rig.world.person(db, VISITOR).citizen_id
    opened = cases.open_request(
        db,
        commune_id="berkane",
        citizen_id=person,
        account_id=VISITOR.account,
        channel="terminal",
        language="fr",
        subject="Le coût de la place",
        format="electronic",
        delivery="counter",
        is_urgent=False,
        contribution_reference=reference,
        day=rig.world.day,
        now=rig.world.now,
    )
    done = moderation.hide(db, row_of(db, reference), reason="insult", contains_request=True, **who(rig))
    assert done.request == opened.reference
    case = cases.find(db, "berkane", opened.reference)
    assert case
    assert (case.state, case.matter.subject) == ("awaiting_identity", "Le coût de la place")
    (said,) = rig.works(db)
    assert opened.reference in said.text
    assert f"go:request_case:{opened.reference}" in [each.id for each in said.buttons]


def test_a_request_that_was_not_yet_one_is_opened(rig: Announcing, db: Db) -> None:
    reference = wrote(rig, db, words="Combien a coûté la place ? Voleurs !")
    done = moderation.hide(db, row_of(db, reference), reason="insult", contains_request=True, **who(rig))
    case = cases.find(db, "berkane", str(done.request))
    assert case
    assert (case.contribution_reference, case.matter.subject) == (
        reference,
        "Combien a coûté la place ? Voleurs !",
    )
    later = moderation.hide(db, row_of(db, reference), reason="spam", contains_request=True, **who(rig))
    assert later.request == done.request, "it is opened once"


def test_wrong_moderation_is_a_sentence(rig: Announcing, db: Db) -> None:
    reference = wrote(rig, db)
    seen = row_of(db, reference)
    with pytest.raises(ModerationError, match="'ugly' is no reason"):
        moderation.hide(db, seen, reason="ugly", **who(rig))
    with pytest.raises(ModerationError, match="is not hidden"):
        moderation.unhide(db, seen, **who(rig))
    moderation.hide(db, seen, reason="spam", **who(rig))
    with pytest.raises(ModerationError, match="hidden already"):
        moderation.hide(db, row_of(db, reference), reason="spam", **who(rig))
    with pytest.raises(Conflict):
        moderation.hide(db, seen, reason="insult", **who(rig))


# -- the adopted programme -------------------------------------------------------------------------------------


def test_each_named_author_whose_place_changed_is_told_once(rig: Announcing, db: Db) -> None:
    wrote(rig, db)
    wrote(rig, db, words="Encore")
    wrote(rig, db, FATIMA, axis="A2", commitment="A2-C1")
    hidden = wrote(rig, db, CLAIRE, name=None)
    assert adopt(rig, db, A1_C1="Publier douze jours avant.") == 1
    (said,) = rig.works(db)
    assert said.to == VISITOR.address
    assert "Le programme est adopté." in said.text
    assert "Dans le projet : \u2068Publier l'ordre du jour" in said.text
    assert "Dans le texte adopté : \u2068Publier douze jours avant.\u2069" in said.text
    (passage,) = rig.world.item(db, FATIMA, hidden)["adopted"]["passages"]
    assert passage["after"]["fr"] == "Publier douze jours avant."
    assert fates.tell_adopted(db, "berkane", 2, **_when(rig)) == 0
    assert adopt(rig, db, number=3, A1_C1="Publier quinze jours avant.", A2_C1="Autre.") == 1
    assert [each.to for each in rig.works(db)] == [FATIMA.address], (
        "a correction is told to those not told yet"
    )


def _when(rig: Announcing) -> dict[str, Any]:
    return {"day": rig.world.day, "now": rig.world.now}


def test_what_waits_says_what_the_last_correction_says(rig: Announcing, db: Db) -> None:
    wrote(rig, db)
    adopt(rig, db, A1_C1="Publier douze jours avant.")
    adopt(rig, db, number=3, A1_C1="Publier quinze jours avant.")
    (said,) = rig.works(db)
    assert "Publier quinze jours avant." in said.text


def test_a_correction_that_undoes_a_change_takes_it_back(rig: Announcing, db: Db) -> None:
    wrote(rig, db)
    adopt(rig, db, A1_C1="Publier douze jours avant.")
    adopt(rig, db, number=3)
    assert rig.works(db) == []
    assert rows_of(db) == [("adopted", "dropped", "not_concerned")]


def test_the_next_programme_is_not_told_to_those_of_the_last(rig: Announcing, db: Db) -> None:
    wrote(rig, db)
    assert adopt(rig, db, number=2, A1_C1="Un.") == 1
    adopt(rig, db, number=3, status="draft")
    assert adopt(rig, db, number=4, A1_C1="Deux.") == 0
    versions = programmes.of_commune(db, "berkane")
    assert [fates.adopted_run(versions, each.number) for each in versions] == [[], [2], [], [4]]
    found = fates.adopted_for(versions, versions[0].id)
    assert found
    assert found.number == 2


def test_an_answer_carries_the_adopted_words_unless_they_are_told_by_themselves(
    rig: Announcing, db: Db
) -> None:
    reference = wrote(rig, db)
    adopt(rig, db, A1_C1="Publier douze jours avant.", A1_C2="Trois rencontres.")
    answer(rig, db, reference, measure=Measure("A1", "A1-C2"))
    said = rig.works(db)
    of_answer = next(each.text for each in said if "votre avis est retenu" in each.text)
    assert "Trois rencontres." in of_answer, "the measure that changed is another one"
    assert "Publier douze jours avant." not in of_answer
    assert sum("Publier douze jours avant." in each.text for each in said) == 1
    (held,) = answers.of_contribution(db, row_of(db, reference).id)
    assert held.programme_number == 2


def test_importing_the_adopted_programme_tells_it(rig: Announcing, db: Db, tmp_path: Path) -> None:
    reference = wrote(rig, db)
    folder = tmp_path / "berkane"
    shutil.copytree(COMMUNE, folder)
    written = (folder / "programme.yaml").read_text(encoding="utf-8")
    adopted = written.replace("status: draft", "status: adopted").replace(
        "au moins dix jours avant la session", "au moins douze jours avant la session"
    )
    (folder / "programme.yaml").write_text(adopted, encoding="utf-8")
    import_commune(db, folder, now=rig.world.now)
    import_commune(db, folder, now=rig.world.now)
    (said,) = rig.works(db)
    assert "au moins dix jours avant la session" in said.text
    assert "au moins douze jours avant la session" in said.text
    (passage,) = rig.world.item(db, VISITOR, reference)["adopted"]["passages"]
    assert "douze" in passage["after"]["fr"]


def test_who_said_no_is_not_told_of_the_adoption(rig: Announcing, db: Db) -> None:
    wrote(rig, db)
    agree(db, rig.world.person(db, VISITOR).citizen_id, consents.CASE_REPLIES, is_given=False)
    assert adopt(rig, db, A1_C1="Publier douze jours avant.") == 0


# -- the words -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_as_it_was_read_and_approved(
    rig: Announcing, db: Db, language: str, pytestconfig: pytest.Config
) -> None:
    told = _conversation(rig, db, Someone("Amina", "berkane", "terminal", "amina", language))
    path = FOLDER / f"{language}.txt"
    if pytestconfig.getoption("--update-transcripts", default=False):
        path.write_text(told, encoding="utf-8")
    assert told == path.read_text(encoding="utf-8")


def _conversation(rig: Announcing, db: Db, person: Someone) -> str:
    reference = wrote(rig, db, person, name="Amina")
    said: list[str] = []

    def hears(what: str) -> None:
        for each in rig.works(db):
            assert len(each.text) <= 1024
            buttons = "".join(f"\n  [{button.label}]" for button in each.buttons)
            assert all(len(button.label) <= 20 for button in each.buttons)
            said.append(f"## {what}\n\n{each.text}{buttons}\n")

    answer(rig, db, reference, measure=Measure("A1", "A1-C1"))
    hears("accepted, in Arabic and French")
    answer(rig, db, reference, "partly", reasons={"ary": "غادي نديرو الملخص هو الأول."})
    hears("partly, in Darija")
    answer(rig, db, reference, "not_accepted", reasons={"ary-Latn": "L9anoun howa lli m7edded."})
    hears("not accepted, in Darija in Latin letters")
    moderation.hide(db, row_of(db, reference), reason="accusation", **who(rig))
    hears("hidden")
    moderation.unhide(db, row_of(db, reference), **who(rig))
    hears("shown again")
    done = moderation.hide(db, row_of(db, reference), reason="off_topic", contains_request=True, **who(rig))
    hears("hidden, with a request")
    adopt(rig, db, A1_C1="Publier douze jours avant.")
    hears("adopted")
    words = "\n".join(said)
    return (
        words.translate(ISOLATES)
        .replace(reference, "BRK-7K3M9Q2T")
        .replace(str(done.request), "BRK-4XW8T1ZC")
    )


def test_every_kind_has_its_wording() -> None:
    assert set(fates.KINDS) == {*telling._WORDINGS, fates.ADOPTED}
    assert not set(fates.KINDS) & set(announcing_words.KINDS)


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_the_announcements_texts_are_whole(language: str) -> None:
    ours, theirs = patterns(language, ("answers",)), patterns("ar", ("answers",))
    assert list(ours) == list(theirs)
    assert {k: variables(v) for k, v in ours.items()} == {k: variables(v) for k, v in theirs.items()}
    for key, pattern in ours.items():
        for form in forms(pattern):
            assert len(form) <= A_SCREEN
            for line in form.splitlines():
                assert not line.strip().startswith(VARIABLE), key
                if language in ("ar", "ary") and line.strip():
                    assert "\u0600" <= line.strip()[0] <= "\u06ff", key
                if language == "ary-Latn":
                    assert not {word.strip(",.:").lower() for word in line.split()} & set(NOT_OURS), key


def test_every_reason_has_its_words_for_the_author() -> None:
    pattern = texts.catalogue("fr")
    said = {reason: pattern.text("fates-hidden", {"reason": reason}) for reason in moderation.REASONS}
    assert len(set(said.values())) == len(moderation.REASONS)


def test_lists_of_ones_own_do_not_carry_the_whole_programme(rig: Announcing, db: Db) -> None:
    wrote(rig, db)
    person = rig.world.person(db, VISITOR).citizen_id
    found = contribution_looks.look_my_items(db, commune_id="berkane", citizen_id=person, day=rig.world.day)
    assert "adopted" not in found["items"][0]


def test_nothing_of_anothers_commune_is_told(rig: Announcing, db: Db) -> None:
    reference = wrote(rig, db)
    assert contributions.load(db, "settat", reference) is None
    answer(rig, db, reference)
    asked = select(announcements_table.c.commune_id)
    assert set(db.execute(asked).scalars()) == {"berkane"}
