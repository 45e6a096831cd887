"""References that cannot be counted, and that survive being typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.references import ALPHABET, LENGTH, check_character, new_code, parse

bodies = st.text(alphabet=ALPHABET, min_size=LENGTH - 1, max_size=LENGTH - 1)
codes = bodies.map(lambda body: body + check_character(body))


@given(codes, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_a_wrong_character_is_noticed(code: str, place: int, other: str) -> None:
    changed = code[:place] + other + code[place + 1 :]
    assert (parse(f"BRK-{changed}", "BRK") is not None) == (changed == code)


@given(codes, st.integers(0, LENGTH - 1), st.integers(0, LENGTH - 1))
def test_two_characters_that_changed_places_are_noticed(code: str, one: int, other: int) -> None:
    swapped = list(code)
    swapped[one], swapped[other] = swapped[other], swapped[one]
    changed = "".join(swapped)
    assert (parse(f"BRK-{changed}", "BRK") is not None) == (changed == code)


@given(codes, st.data())
def test_typing_does_not_matter(code: str, data: st.DataObject) -> None:
    spelling = {"0": "0Oo٠", "1": "1IiLl١", "7": "7٧"}
    typed = "".join(data.draw(st.sampled_from(spelling.get(c, c + c.lower()))) for c in code)
    typed = data.draw(st.sampled_from(["BRK-", "brk", "Brk ", "BRK - ", ""])) + typed
    if data.draw(st.booleans()):
        typed = f"  {typed[:-4]} {typed[-4:]} "
    assert parse(typed, "BRK") == f"BRK-{code}"


@given(codes)
def test_words_may_stand_around_it(code: str) -> None:
    assert parse(f"fin wsel talab dyali BRK-{code} 3afak?", "BRK") == f"BRK-{code}"
    assert parse(f"المرجع ديالي \u2068BRK-{code}\u2069 شكرا", "BRK") == f"BRK-{code}"


@pytest.mark.parametrize("words", ["", "BRK-", "BRK-123", "salam", "BRK-UUUUUUUU", "9" * 100_000])
def test_other_words_are_none(words: str) -> None:
    assert parse(words, "BRK") is None


def test_codes_do_not_repeat() -> None:
    assert len({new_code() for _ in range(5_000)}) == 5_000


def test_another_communes_reference_is_none() -> None:
    assert parse("STT-" + new_code(), "BRK") is None
