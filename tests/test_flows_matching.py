"""Reading what people write: digits of every script, control words, labels, yes and no."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows import matching, vocabulary


def number(text: str) -> int | None:
    return matching.number(text, matching.fold(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", 1), ("١", 1), ("۲", 2), ("1️⃣", 1), ("１", 1), ("①", 1), ("🔟", 10), ("2.", 2), ("3)", 3), (" ٤ ", 4),
        ("n° 2", 2), ("رقم ٣", 3), ("le deuxième", 2), ("جوج", 2), ("tlata", 3), ("wa7ed", 1), ("\u200f٥\u200e", 5),
        ("-1", None), ("1.5", None), ("12345", None), ("1 2", None), ("፩", None), ("", None), ("2 kilos", None),
        ("un avis", None),
    ],
)  # fmt: skip
def test_reads_a_number_in_any_digits(text: str, expected: int | None) -> None:
    assert number(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Menu svp", "menu"), ("/start", "menu"), ("الـقـائـمـة", "menu"), ("القائمةُ", "menu"), ("menuuuu", "menu"),
        ("إلغاء", "cancel"), ("ANNULER !", "cancel"), ("رجــــع", "back"), ("عافاك رجع", "back"), ("rje3 3afak", "back"),
        ("stop.", "stop"), ("we99ef", "stop"), ("عاود", "repeat"), ("aide", "help"), ("مساعدة", "help"),
        ("bnadem", "person"), ("موظف", "person"), ("langue", "language"), ("المزيد", "more"), ("dewez", "skip"),
        ("السلام عليكم", "greeting"), ("merci beaucoup", "thanks"), ("بسلامة", "goodbye"), ("من جديد", "again"),
        ("safi", ""), ("صافي", ""), ("baraka", ""), ("wakha", ""), ("", ""), ("je veux voir le menu du jour", ""),
        ("annuler ma demande d'hier", ""), ("svp", ""),
    ],
)  # fmt: skip
def test_control_words_are_the_whole_message_politeness_aside(text: str, expected: str) -> None:
    assert matching.control(matching.fold(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "w9ef", "W9ef 3afakom", "wa99ef", "waqef", "w9fo", "7bess", "7abes", "habess", "7bso", "w9fo 3liya lmessagat",
        "baraka mn lmessagat", "ma tb9awch tsifto liya", "حبسو الميساجات", "ما تبقاوش تصيفطو ليا", "أوقفوا", "لا أريد رسائل",
        "Ne m'envoyez plus de messages", "arrêtez de m'écrire",
    ],
)  # fmt: skip
def test_stop_is_known_however_darija_is_spelled(text: str) -> None:
    assert matching.stops(text)


@pytest.mark.parametrize(
    "text",
    [
        "👍",
        "👍🏽",
        "👍👍",
        "✅",
        "ok",
        "OK 👍",
        "wakha",
        "واخا",
        "safi",
        "صافي",
        "baraka",
        "oui",
        "c'est bon",
        "نعم",
    ],
)
def test_these_are_yes(text: str) -> None:
    assert matching.says_yes(text, matching.fold(text))
    assert not matching.says_no(text, matching.fold(text))


@pytest.mark.parametrize("text", ["👎", "❌", "non", "la", "لا", "lla", "non merci", "ma bghitch"])
def test_these_are_no(text: str) -> None:
    assert matching.says_no(text, matching.fold(text))
    assert not matching.says_yes(text, matching.fold(text))


@pytest.mark.parametrize("text", ["", "😀", "❤️", "👍❌", "ok mais non", "peut-être"])
def test_these_are_neither(text: str) -> None:
    assert not matching.says_yes(text, matching.fold(text))
    assert not matching.says_no(text, matching.fold(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("en français", "fr"), ("parlez français svp", "fr"), ("بالفرنسية", "fr"), ("بالعربية عافاك", "ar"),
        ("b darija 3afak", "ary-Latn"), ("بالدارجة", "ary-Arab"), ("b l7orof latin", "ary-Latn"), ("بالحروف اللاتينية", "ary-Latn"),
        ("mon fils étudie en français", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_language_is_asked_for_in_words(text: str, expected: str) -> None:
    assert matching.language(matching.fold(text)) == expected


def test_no_word_has_two_meanings() -> None:
    meanings: dict[str, str] = {}
    kinds = {**vocabulary.CONTROLS, "yes": vocabulary.YES, "no": vocabulary.NO, **vocabulary.LANGUAGE_NAMES}
    for kind, words in kinds.items():
        for phrase in matching.listing(words):
            assert phrase, kind
            assert meanings.setdefault(phrase, kind) == kind, phrase


OFFERED = [
    matching.folded_names(names)
    for names in (
        ("Transparence financière", "الشفافية المالية", "3"),
        ("Gouvernance locale", "الحكامة المحلية"),
        ("Démocratie participative", "الديمقراطية التشاركية"),
        ("L'eau", "الماء"),
    )
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("transparence financière", 0), ("الشفافيه الماليه", 0), ("la transparence financiere", 0), ("transparence", 0),
        ("1. Gouvernance locale", 1), ("gouvernanse locale", 1), ("gouvernace locale", 1), ("je veux gouvernance locale svp", 1),
        ("حكامة محلية", 1), ("الحكامة", 1), ("démocratie", 2), ("eau", 3), ("pas la gouvernance locale", None), ("الما", None), ("locale ou financière", None),
        ("شنو هي الحكامة المحلية", None), ("gouvernance locale c'est quoi", None), ("بغيت الحكامة المحلية", 1),
        ("je pense que la gouvernance locale de notre ville doit changer beaucoup", None), ("", None), ("ال", None),
    ],
)  # fmt: skip
def test_one_label_is_meant_or_none(text: str, expected: int | None) -> None:
    assert matching.match(matching.fold(text), OFFERED) == expected


def test_an_ambiguous_part_is_no_answer() -> None:
    offered = [matching.folded_names((name,)) for name in ("projet 1", "projet 2")]
    assert matching.match("projet", offered) is None
    assert matching.match("projet 2", offered) == 1


@pytest.mark.parametrize(
    ("text", "spans", "says"),
    [
        ("bghit n3ti ray dyali 3la chafafia lmaliya", [(24, 41)], False),
        ("je voudrais donner mon avis sur le projet", [], False),
        ("أريد أن أعطي رأيي في البرنامج", [], False),
        ("f l axe 3 khasskom tdiro lmwa3id f internet 7it kantsnaw bzaf", [(2, 9)], True),
        ("il faut publier les comptes chaque trimestre", [], True),
        ("الطريق ديال الحي محتاجة إصلاح عاجل", [], True),
    ],
)
def test_tells_a_wish_to_comment_from_a_comment(text: str, spans: list[tuple[int, int]], says: bool) -> None:
    assert matching.says_something(text, spans, 4) is says


@given(st.text(), st.lists(st.tuples(st.integers(-3, 50), st.integers(-3, 50)), max_size=3))
def test_no_text_is_too_strange(text: str, spans: list[tuple[int, int]]) -> None:
    folded = matching.fold(text)
    assert matching.fold(folded) == folded
    matching.number(text, folded)
    matching.control(folded)
    matching.match(folded, OFFERED)
    matching.says_something(text, spans, 4)
    assert not (matching.says_yes(text, folded) and matching.says_no(text, folded))


def test_the_letters_of_all_unicode_are_folded_and_not_all_kept() -> None:
    for start in range(0, 0x110000, 0x1000):
        matching.fold("".join(chr(code) for code in range(start, start + 0x1000)))
    assert len(matching._FOLDED) <= matching._LETTERS_KEPT


@pytest.mark.parametrize(
    "text", ["القائمة", "menu", "lmenu", "Menu", "annuler", "إلغاء", "لغي", "laghi", "cancel"]
)
def test_these_words_bring_a_silent_bot_back(text: str) -> None:
    assert matching.brings_back(text)


@pytest.mark.parametrize("text", ["", "le menu de la cantine", "salam", "1", "x" * 500])
def test_nothing_else_brings_it_back(text: str) -> None:
    assert not matching.brings_back(text)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("chno hiya lme7war", "axis"), ("شنو هو المحور؟", "axis"), ("c'est quoi un axe ?", "axis"), ("ما هو المحور؟", "axis"),
        ("chkon kay9ra hadchi", "readers"), ("شكون كيقرا هادشي", "readers"), ("qui lit mes remarques ?", "readers"),
        ("من يقرأ ملاحظاتي؟", "readers"), ("imta katsali l'istichara?", "closing"), ("إمتى كتسالي الاستشارة؟", "closing"),
        ("quand se termine la consultation ?", "closing"), ("متى تنتهي الاستشارة؟", "closing"), ("chkoun nta", "robot"),
        ("شكون نتا", "robot"), ("qui es-tu ?", "robot"), ("من أنت؟", "robot"), ("tu es un robot ?", "robot"),
        ("chno hiya lmizaniya", ""), ("qui est le président ?", ""), ("", ""), ("imta ghadi tkoun dawra", ""),
    ],
)  # fmt: skip
def test_short_questions_are_known_word_for_word(text: str, topic: str) -> None:
    assert matching.asked_about(matching.fold(text)) == topic


@pytest.mark.parametrize(
    "text", ["lah yn3el chitan", "الله ينعل الشيطان", "bande d'imbéciles", "nta 7mar", "ta gueule"]
)
def test_curses_are_known(text: str) -> None:
    assert matching.is_insult(matching.fold(text))


@pytest.mark.parametrize("text", ["كاين كلب فالزنقة", "7mar f zzen9a", "une idée", "", "الكلاب الضالة"])
def test_an_animal_in_the_street_is_no_curse(text: str) -> None:
    assert not matching.is_insult(matching.fold(text))
