"""Words of a DOCX: cut where they turn, and none is lost."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reports import docx_words


def test_a_number_in_arabic_is_a_run_of_its_own() -> None:
    found = list(docx_words.pieces("قانون \u206631-13\u2069 هنا", "rtl"))
    assert found == [("قانون ", "rtl"), ("\u200e31-13\u200e", "ltr"), (" هنا", "rtl")]
    assert "<w:rtl/>" not in docx_words.run(*found[1])


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet="ab1 .-\u2066\u2067\u2068\u2069ابج،\x07\u200b<&", max_size=30),
    st.sampled_from(["rtl", "ltr"]),
)
def test_no_word_is_lost_where_a_text_is_cut(text: str, base: str) -> None:
    kept = re.sub("[\u2066-\u2069\u200b\x07]", "", text)
    found = list(docx_words.pieces(text, base))
    assert "".join(words for words, _ in found).replace(docx_words.LRM, "") == kept
    assert all(runs in ("rtl", "ltr") for _, runs in found)
    for words, runs in found:
        if base == "rtl" and runs == "ltr":
            assert not re.search("[\u0621-\u064a]", words)
