"""The training text: varied, marked rightly, and never what is measured on."""

import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest

from nlu.axis import AXES
from nlu.corpus import Example, labelled, training, unmark
from nlu.normalise import words
from nlu.reading import LANGUAGES

TEST_SET = Path(__file__).with_name("nlu_test_set.csv")
INTENTS = {
    "greet", "goodbye", "thank", "help", "change_language", "browse_programme", "give_comment", "request_information",
    "track_request", "session_info", "subscribe_reminders", "unsubscribe", "workshop_info", "register_workshop",
    "cancel_registration", "about_process", "know_rights", "talk_to_human", "my_data", "affirm", "deny", "cancel",
    "back", "skip", "repeat", "out_of_scope",
}  # fmt: skip
ONE_WORD = {"greet", "goodbye", "thank", "affirm", "deny", "cancel", "back", "skip", "repeat"}
ENTITIES = {"axis", "document", "reference", "date", "year"}
# Two phrasings are one when they share this much of the longer one's words.
NEAR = 0.8
AXIS_WORD = re.compile(r"[وفبل]?(?:ال)?(?:محور|محاور)|l?axes?|l?m[ei]?[7h]war")
PARTICIPATORY_BUDGET = re.compile(r"budget participatif|ميزاني[ةه] (?:ال)?تشاركي[ةه]")


@cache
def rows() -> tuple[Example, ...]:
    return tuple(training())


def plain(text: str) -> str:
    """What is left when nobody looks at marks and case."""
    return " ".join(word.folded for word in words(text)) or text.strip()


@pytest.mark.parametrize("variety", [*LANGUAGES, "mixed"])
def test_every_intent_has_enough_phrasings(variety: str) -> None:
    phrasings: dict[str, set[frozenset[str]]] = defaultdict(set)
    for row in rows():
        if row.variety == variety:
            phrasings[row.intent].add(frozenset(plain(row.text).split()))
    assert set(phrasings) == INTENTS
    for intent, different in phrasings.items():
        wanted = 40 if variety == "mixed" or intent in ONE_WORD else 80
        assert len(different) >= wanted, f"{variety} {intent}: {len(different)}"


def test_marks_are_known_and_stand_in_the_text() -> None:
    for row in rows():
        assert not re.search(r"\]\(|\]\{", row.text), row
        for mark in row.entities:
            assert mark.entity in ENTITIES, row
            assert 0 <= mark.start < mark.end <= len(row.text), row
            assert mark.entity != "axis" or mark.value in AXES, row
            assert row.intent != "request_information" or mark.entity != "axis", row


def test_an_axis_is_marked_in_one_way() -> None:
    for row in rows():
        marks = [mark for mark in row.entities if mark.entity == "axis"]
        for mark in marks:
            # Its number or its topic carries the axis, never the bare word.
            spoken = [word.folded for word in words(row.text[mark.start : mark.end])]
            assert not any(AXIS_WORD.fullmatch(word) for word in spoken), row
        if found := PARTICIPATORY_BUDGET.search(row.text):
            over = {mark.value for mark in marks if mark.start < found.end() and found.start() < mark.end}
            assert over == {"participatory_democracy"}, row


def test_no_phrasing_has_two_meanings_in_one_variety() -> None:
    meanings: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows():
        meanings[row.variety, row.text.lower()].add(row.intent)
    assert not {key: found for key, found in meanings.items() if len(found) > 1}


@pytest.mark.slow
@pytest.mark.parametrize("variety", LANGUAGES)
def test_hardly_any_phrasing_is_nearly_another(variety: str) -> None:
    bags = [Counter(plain(row.text).split()) for row in rows() if row.variety == variety]
    bags = [bag for bag in bags if bag.total() >= 4]
    holders: dict[str, list[int]] = defaultdict(list)
    near = 0
    for at, bag in enumerate(bags):
        rivals = {
            other for word in sorted(bag, key=lambda word: len(holders[word]))[:3] for other in holders[word]
        }
        near += any((bag & bags[o]).total() >= NEAR * max(bag.total(), bags[o].total()) for o in rivals)
        for word in bag:
            holders[word].append(at)
    assert near <= 0.01 * len(bags), f"{near} of {len(bags)}"


def test_the_test_set_is_never_trained_on() -> None:
    trained = {plain(row.text) for row in rows()}
    assert not [row.text for row in labelled(TEST_SET) if plain(row.text) in trained]


@pytest.mark.parametrize("variety", [*LANGUAGES, "mixed"])
def test_the_test_set_asks_for_every_intent(variety: str) -> None:
    counts = Counter(row.intent for row in labelled(TEST_SET) if row.variety == variety)
    assert set(counts) == INTENTS
    assert min(counts.values()) >= 20, {intent: count for intent, count in counts.items() if count < 20}


def test_reads_marks_as_rasa_writes_them() -> None:
    text, marks = unmark(
        'bghit [flous]{"entity": "axis", "value": "financial_transparency"} dyal [2024](year)'
    )
    assert text == "bghit flous dyal 2024"
    assert [(mark.entity, mark.value, text[mark.start : mark.end]) for mark in marks] == [
        ("axis", "financial_transparency", "flous"),
        ("year", "2024", "2024"),
    ]
