"""What a text is found by, whatever the spelling and the script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu import search


def finds(asked: str, text: str, *, by_meaning: bool = False) -> bool:
    query = search.query(asked, by_meaning=by_meaning)
    held = search.tokens(text)
    return bool(query.words) and all(not word.isdisjoint(held) for word in query.words)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sou9", "السوق"), ("souk", "سوق"), ("zbel", "الزبل"), ("jardin", "جردان"), ("7adi9a", "الحديقة"),
        ("lmizania", "الميزانية"), ("tri9", "طريق"), ("lma", "الماء"), ("7it", "الحيط"), ("chari3", "شارع"),
        ("jama3a", "الجماعة"), ("école", "ECOLES"), ("إنارة", "الاناره"), ("٢٠٢٦", "2026"), ("الطّريق", "والطريق"),
        ("l'eau", "eaux"), ("l’eau", "l'eau"),
    ],
)  # fmt: skip
def test_one_word_is_found_by_its_other_spellings(one: str, other: str) -> None:
    assert finds(one, f"{other} كبيرة")
    assert finds(other, f"bghina {one} hna")


@pytest.mark.parametrize(
    ("one", "other"), [("سوق", "ساق"), ("مدرسة", "دراسة"), ("zbel", "jbel"), ("eau", "air"), ("2026", "2027")]
)
def test_other_words_are_not_found(one: str, other: str) -> None:
    assert not finds(one, other)


def test_words_of_another_language_are_found_by_their_meaning_only_when_asked() -> None:
    assert not finds("ordures", "الزبل ف الحومة")
    assert finds("ordures", "الزبل ف الحومة", by_meaning=True)
    assert finds("budget", "بغينا الميزانية", by_meaning=True)


def test_small_words_ask_for_nothing() -> None:
    assert search.query("de la في dyal").words == ()
    assert len(search.query("الزبل في السوق").words) == 2


def test_quotation_marks_of_every_kind_hold_a_phrase() -> None:
    for text in ('"pas de bus"', "«pas de bus»", "« pas de bus »", "“pas de bus”"):
        assert search.query(text).phrases == ("pas de bus",)


def test_what_was_searched_is_marked_where_it_stands() -> None:
    text = "fin mcha zbel dyal la poubelle?"
    places = search.marked(text, search.query("الزبل"))
    assert [text[start:end] for start, end in places] == ["zbel"]


@given(st.text(max_size=60))
def test_a_text_is_found_by_any_of_its_own_words(text: str) -> None:
    held = search.tokens(text)
    for word in search.query(text).words:
        assert not word.isdisjoint(held)


@given(st.text(max_size=200))
def test_nothing_breaks_it_and_tokens_are_short_words(text: str) -> None:
    assert all(token and not any(c.isspace() for c in token) for token in search.tokens(text))
    for start, end in search.marked(text, search.query(text)):
        assert 0 <= start < end <= len(text)
