"""What changed between a draft and the adopted programme, where somebody spoke of it."""

from collections import Counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from data.passages import Passage, Place, changes, title

PLACE = Place("A1", "A1-C1")


def words(text: str) -> dict[str, str]:
    return {"ar": f"ع {text}", "fr": text, "ary": f"د {text}"}


def commitment(*measures: str, name: str = "A1-C1", about: str = "title") -> dict[str, Any]:
    return {
        "id": name,
        "title": words(about),
        "problem": words("problem"),
        "measures": [words(each) for each in measures],
    }


def content(*commitments: dict[str, Any], summary: str = "summary", axis: str = "A1") -> dict[str, Any]:
    found = {"id": axis, "title": words("axis"), "summary": words(summary), "commitments": list(commitments)}
    return {"axes": [found]}


def said(found: list[Passage]) -> list[tuple[str | None, str | None]]:
    return [
        (each.before["fr"] if each.before else None, each.after["fr"] if each.after else None)
        for each in found
    ]


def test_a_measure_that_was_rewritten_stands_beside_what_it_became() -> None:
    draft, adopted = content(commitment("a", "b", "c")), content(commitment("a", "B", "c"))
    assert said(changes(draft, adopted, PLACE)) == [("b", "B")]


def test_what_came_and_what_went_stand_alone() -> None:
    draft, adopted = content(commitment("a", "b")), content(commitment("b", "d"))
    assert said(changes(draft, adopted, PLACE)) == [("a", None), (None, "d")]


def test_a_commitment_that_was_dropped_or_is_new_is_named() -> None:
    draft, adopted = content(commitment("a")), content(commitment("b", name="A1-C2", about="new"))
    assert said(changes(draft, adopted, PLACE)) == [("title", None)]
    assert said(changes(draft, adopted, Place("A1"))) == [("title", None), (None, "new")]
    assert changes(draft, adopted, Place("A1", "A1-C9")) == []


def test_a_commitment_that_moved_to_another_axis_is_the_same() -> None:
    adopted = content(commitment("a"), axis="A2")
    assert changes(content(commitment("a")), adopted, PLACE) == []
    assert title(adopted, PLACE) == words("title")
    assert said(changes(content(commitment("a")), adopted, Place("A1"))) == [("axis", None)]


def test_a_whole_axis_has_its_own_words_and_those_of_its_commitments() -> None:
    draft, adopted = content(commitment("a")), content(commitment("b"), summary="other")
    assert said(changes(draft, adopted, Place("A1"))) == [("summary", "other"), ("a", "b")]


def test_a_translation_that_was_put_right_is_no_change() -> None:
    draft, adopted = content(commitment("a")), content(commitment("a"))
    adopted["axes"][0]["commitments"][0]["measures"][0]["ary"] = "د أ"
    assert changes(draft, adopted, PLACE) == []


MEASURES = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=6)


@given(MEASURES, MEASURES)
def test_what_is_shown_leads_from_the_draft_to_the_adopted_words(before: list[str], after: list[str]) -> None:
    draft, adopted = content(commitment(*before)), content(commitment(*after))
    found = said(changes(draft, adopted, PLACE))
    assert bool(found) == (before != after)
    gone, come = Counter(old for old, _ in found if old), Counter(new for _, new in found if new)
    assert Counter(before) - gone == Counter(after) - come, "what is not shown stands in both"
    assert gone <= Counter(before)
    assert come <= Counter(after)
    assert all(old != new for old, new in found)
