"""Which language is answered in: what is followed, what is too little to follow, and what is asked for in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from town import Town
from toy_flows import Talker, commenting, talk

from data.engine import Database
from flows.language import asked_for
from flows.matching import fold
from flows.vocabulary import LANGUAGES
from nlu.reader import Reader

AT_WORDS = ("1", "1", "oui")


def test_the_first_message_that_can_be_read_sets_the_language() -> None:
    assert Talker().conversation.language == ""
    talker = talk("1")
    assert talker.conversation.language == "ary-Arab", "when nothing is known"
    talker.hear("bonjour à vous", language="fr", is_sure=True)
    assert talker.conversation.language == "fr"
    talker.hear("salam", language="ary-Latn", is_sure=True)
    assert talker.conversation.language == "fr", "two words are too few to change it"
    talker.hear("bghit nhdr m3akom daba", language="ary-Latn", is_sure=True)
    assert talker.conversation.language == "ary-Latn"
    talker.hear("une phrase peu sûre", language="fr", is_sure=False)
    assert talker.conversation.language == "ary-Latn"


def test_a_first_word_of_two_languages_is_only_a_hint() -> None:
    talker = talk()
    talker.hear("سلام", language="ary-Arab")
    assert talker.conversation.language == "ary-Arab"
    talker.hear("ok", language="fr")
    assert talker.conversation.language == "ary-Arab", (
        "a word that could be of two languages replaces nothing"
    )
    talker.hear("bghit lbarnamaj", language="ary-Latn", is_sure=True)
    assert talker.conversation.language == "ary-Latn", "two sure words replace a hint"
    talker.hear("merci", language="fr")
    assert talker.conversation.language == "ary-Latn"


def test_a_reference_is_no_word_of_a_language() -> None:
    talker = talk()
    talker.hear("je voudrais mon dossier", language="fr", is_sure=True)
    code = ("reference", "BRK-7K3M9Q2T", 6, 18)
    talker.hear("wakha BRK 7K3M 9Q2T"[:18], [code], language="ary-Latn", is_sure=True)
    assert talker.conversation.language == "fr"


def test_the_text_of_an_open_question_does_not_change_the_language() -> None:
    talker = commenting(*AT_WORDS)
    talker.hear("il faut publier les comptes", language="fr", is_sure=True)
    assert talker.conversation.language == "ary-Latn"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("hder m3aya b darija", "ary-Latn"), ("parlez-moi en darija", "ary-Latn"), ("هضر معايا بالدارجة", "ary-Arab"),
        ("bghit ncheref b darija b l7orof latin 3afak", "ary-Latn"), ("je veux la darija en lettres arabes", "ary-Arab"),
        ("kteb liya b l3arbiya", "ar"), ("jawbni b l3arabia", "ar"), ("bl 3arbia 3afak", "ar"), ("répondez-moi en arabe", "ar"),
        ("b lfrançais", "fr"), ("جاوبوني بالفرنساوي", "fr"), ("traduis du français en arabe", "ar"),
        ("makan3rfch n9ra l3arbiya, hder m3aya b fransawiya", "fr"), ("ما كنعرفش نقرا الفرنسية، هضر معايا بالدارجة", "ary-Arab"),
        ("pas en français, en arabe", "ar"), ("b lfransawiya machi b l3arbiya", "fr"), ("ma demande en français svp", "fr"),
        ("je ne comprends pas l'arabe", ""), ("ma tjawbounich b lfronsi", ""), ("bghit nbeddel", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_language_is_found_inside_a_wish_to_change_it(text: str, language: str) -> None:
    assert asked_for(fold(text)) == language


def test_a_wish_for_a_language_in_a_sentence() -> None:
    talker = commenting("1")
    talker.hear("momkin nkemlo l7adit b l3arbiya 3afakom", intent="change_language", confidence=0.9)
    assert talker.conversation.language == "ar"


@given(st.text())
def test_no_wish_is_too_strange(text: str) -> None:
    assert asked_for(fold(text)) in ("", *LANGUAGES)


# -- through the reader that serves --------------------------------------------------------------------------


def spoken_to(database: Database, texts: list[str]) -> list[str]:
    """The language of the answer to each of these, written by one person."""
    town = Town(database, reader=Reader.load())
    return [town.say("one", text).language for text in texts]


@pytest.mark.parametrize(
    ("texts", "languages"),
    [
        (("b darija 3afak",), ["ary-Latn"]),
        (("kteb liya b l3arbiya", "chno kayn f lbarnamaj dyalkom"), ["ar", "ar"]),
        (("bonjour je veux voir le programme", "hder m3aya b darija"), ["fr", "ary-Latn"]),
        (("شنو هو البرنامج ديالكم", "oui", "merci", "ok", "BRK-7K3M9Q2T"), ["ary-Arab"] * 5),
        (("fin wsel talab dyali", "oui", "merci", "ok", "BRK-7K3M9Q2T"), ["ary-Latn"] * 5),
        (("أريد الاطلاع على برنامج الجماعة من فضلكم", "شكرا", "واخا", "ok"), ["ar"] * 4),
        (("où en est ma demande ?", "chokran", "wakha", "salam"), ["fr"] * 4),
        (("واخا عافاك", "ok", "bghit nchouf lbarnamaj dyalkom"), ["ary-Arab", "ary-Arab", "ary-Latn"]),
        (("ok", "bghit lbarnamaj"), ["fr", "ary-Latn"]),
    ],
)
def test_people_are_answered_as_they_write(
    database: Database, texts: list[str], languages: list[str]
) -> None:
    assert spoken_to(database, texts) == languages
