"""The normaliser: one spelling for what people type, whatever they type."""

import ast
import sys
import unicodedata
from pathlib import Path

import pytest
from costs import cost
from hypothesis import given
from hypothesis import strategies as st

from nlu import normalise
from nlu.normalise import fold, script, signs, skeleton, words

ANYTHING = st.text(max_size=300)
ARABIC = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآؤئءڭگپڤ ًٌٍَُِّْـ٠١٢", max_size=60)


@given(ANYTHING | ARABIC)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANYTHING)
def test_words_stand_where_they_say(text: str) -> None:
    for word in words(text):
        assert text[word.start : word.end] == word.text
        assert word.folded


@given(ANYTHING)
def test_folded_text_has_no_marks_and_no_controls(text: str) -> None:
    for word in words(text):
        assert not any(unicodedata.category(letter) == "Cf" for letter in word.folded)


@given(ANYTHING)
def test_a_skeleton_is_never_longer_than_its_word(text: str) -> None:
    for word in words(text):
        assert len(skeleton(word.folded)) <= len(word.folded)


@given(st.text(alphabet="bdfjlmnrszkt3795aeiou", min_size=1, max_size=12))
def test_doubling_a_letter_leaves_the_skeleton(word: str) -> None:
    doubled = "".join(letter * 2 for letter in word)
    if not word.isdecimal():
        assert skeleton(doubled) == skeleton(word)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("بزاااااف", "بزاف"),
        ("الجماعةُ", "الجماعه"),
        ("إستشارة", "استشاره"),
        ("على", "علي"),
        ("ڤيلا", "فيلا"),
        ("گال", "ڭال"),
        ("جـــماعة", "جماعه"),
        ("٢٠٢٥", "2025"),
        ("۲۰۲۵", "2025"),
        ("Récépissé", "recepisse"),
        ("OOOOk", "ok"),
        ("1000", "1000"),
        ("ﷲ", "الله"),
        ("ｏｋ", "ok"),
    ],
)
def test_spellings_fold_together(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("بغيت", "bghit"),
        ("المعلومات", "lm3loumat"),
        ("الميزانية", "lmizania"),
        ("ملاحظة", "mola7ada"),
        ("حبسو", "7bso"),
        ("واخا", "wa5a"),
        ("شنو", "chno"),
        ("شنو", "shnou"),
        ("قانون", "9anoun"),
        ("قانون", "qanoun"),
        ("الدورة", "ldawra"),
        ("عافاك", "3afak"),
    ],
)
def test_both_scripts_share_their_consonants(arabic: str, latin: str) -> None:
    bare = skeleton(fold(arabic))
    assert skeleton(fold(latin)) in (bare, f"l{bare}")


@pytest.mark.parametrize(
    ("word", "name"),
    [("salam", "Latn"), ("3la", "Latn"), ("سلام", "Arab"), ("ⴰⵣⵓⵍ", "Tfng"), ("привет", "Zzzz"), ("12", "")],
)
def test_scripts_are_told_apart(word: str, name: str) -> None:
    assert script(fold(word)) == name


def test_hidden_marks_do_not_split_a_word() -> None:
    assert [word.folded for word in words("الج\u200bم\u2066اعة\u2069 ok\u202e")] == ["الجماعه", "ok"]


def test_emoji_and_question_marks_are_signs() -> None:
    assert signs("ok 👍👍 ؟؟؟") == ["👍", "??"]


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["a", "ا", "َ", "\u200b", "a\u200b", " ", "👍", "1", "?", "ﷺ", "a b "])
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    def read(size: int) -> None:
        words(piece * size)
        signs(piece * size)

    assert cost(lambda: read(100_000), runs=2) < 40 * cost(lambda: read(10_000))


def test_needs_only_the_standard_library_of_python_3_10() -> None:
    source = Path(normalise.__file__).read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 10))
    named = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    named += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    assert {name.partition(".")[0] for name in named} <= sys.stdlib_module_names
    assert Path(normalise.__file__).with_name("__init__.py").read_text(encoding="utf-8") == ""
