"""The words of the chat: whole in every language, within the channels' limits, and written as Moroccans write them."""

import ast
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.dates import get_month_names
from fluent_files import CHAT_ROOMS, FOLDER, VARIABLE, forms, patterns, variables
from transcript_player import LANGUAGES as VARIETIES
from transcript_player import Played, all_conversations, played
from transcript_world import A_LIST_MESSAGE

import flows
from bot.runtime.render import BUTTON, IN_ARABIC_LETTERS
from bot.runtime.turns import TROUBLE
from data import texts
from flows.after_workshop import QUESTIONS as QUESTIONS_BY_PLACE
from flows.lines import ENGINE_KEYS, LABELS, LINES, QUESTIONS, key_of
from flows.registry import FLOWS
from flows.types import RecordConsent, TextKey

LANGUAGES = texts.LANGUAGES
ARABIC = ("ar", "ary")
A_SCREEN = 900  # characters of one text with nothing filled in: a screen of a small phone, twice
WORDINGS = ("", ".example", ".simple")
NOTICE = "engine-notice"
# Texts that a person reads in the language they name, whatever the rest is written in.
OWN_SCRIPT = tuple(key for key in LABELS if key.startswith("engine-language-"))
# Names that have no Arabic form of their own: addresses on the net, and the commission's short name.
LATIN_NAMES = ("chafafiya.ma", "CNDP")
# What fills a line of its own: the renderer writes one bulleted line for each of its items.
LISTS = ("departments", "indicators", "measures", "purposes", "axes", "points", "answers")
ELSEWHERE = {  # month names of other Arab countries, never Morocco's
    "مايو", "يوليو", "أغسطس", "سبتمبر", "نوفمبر", "ديسمبر", "جانفي", "فيفري", "أفريل", "جوان", "جويلية", "أوت",
    "كانون", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين",
}  # fmt: skip
# One spelling a word: what people also type, and we do not.
NOT_OURS = {
    "wa9t": "w9t", "bezzaf": "bzzaf", "bezaf": "bzzaf", "bzaf": "bzzaf", "chnou": "chno", "chnowa": "chno", "kifash": "kifach",
    "afak": "3afak", "afakom": "3afakom", "jama3a": "ljama3a", "dial": "dyal", "diyal": "dyal", "likoum": "likom",
    "bghitou": "bghito", "bghitw": "bghito", "ola": "wla", "oula": "wla", "li": "lli", "lakart": "lacarte", "choukran": "chokran",
    "mesaj": "message", "lmesaj": "lmessage", "teswira": "tswira", "lmihwar": "lmi7war", "mihwar": "mi7war", "mlli": "melli",
    "wakhha": "wakha", "iyyeh": "iyeh",
}  # fmt: skip


def _lines(language: str) -> Iterator[tuple[str, str]]:
    for key, pattern in patterns(language).items():
        for form in forms(pattern):
            yield from ((key, line.strip()) for line in form.splitlines() if line.strip())


@cache
def _shown() -> tuple[Played, ...]:
    """Every turn of every transcript; which keys are shown does not depend on the language."""
    return tuple(turn for conversation in all_conversations() for turn in played(conversation, "fr"))


@cache
def _asked() -> frozenset[str]:
    return frozenset(turn.ask.key for turn in _shown() if turn.ask)


@cache
def _labels() -> frozenset[str]:
    """Keys that stand on buttons."""
    shown = [choice.label for turn in _shown() if turn.ask for choice in turn.ask.choices]
    offers = {flow.offers for flow in FLOWS.values()}
    names = {key for key in patterns("fr") if key.endswith(".name")}
    return frozenset({label for label in shown if isinstance(label, str)} | offers | names | {*LABELS})


@cache
def _used() -> frozenset[str]:
    used = {*ENGINE_KEYS, IN_ARABIC_LETTERS, TROUBLE.key, *_labels()}
    for turn in _shown():
        used |= {say.key for say in turn.says}
        args = [say.args for say in turn.says] + ([turn.ask.args] if turn.ask else [])
        values = [value for each in args for value in each.values()]
        values += [item for value in values if isinstance(value, tuple) for item in value]
        used |= {value.key for value in values if isinstance(value, TextKey)}
        used |= {order.order.text_key for order in turn.orders if isinstance(order.order, RecordConsent)}
    # Questions by their place: the small commune of the transcripts has two axes.
    asked = _asked() | {f"after-workshop-{place}" for place in QUESTIONS_BY_PLACE}
    return frozenset(used | {f"{key}{wording}" for key in asked for wording in WORDINGS})


# -- whole in every language -----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_has_every_text_with_the_same_variables(language: str) -> None:
    theirs, ours = patterns("ar"), patterns(language)
    assert list(ours) == list(theirs)
    assert {key: variables(each) for key, each in ours.items()} == {
        k: variables(v) for k, v in theirs.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_keeps_its_files_in_the_same_order_of_keys(language: str) -> None:
    for room in CHAT_ROOMS:
        assert list(patterns(language, (room,))) == list(patterns("ar", (room,)))


def test_has_every_text_that_the_engine_says_with_no_more_than_it_is_given() -> None:
    have = patterns("ar")
    assert set(ENGINE_KEYS) <= set(have)
    for key, given in {**LINES, **QUESTIONS}.items():
        assert variables(have[key]) <= set(given), key


def test_has_every_text_that_a_flow_names() -> None:
    missing = {key for key in _named() if key not in patterns("ar")}
    assert not missing


def test_has_no_text_that_nobody_says() -> None:
    assert sorted(set(patterns("ar")) - _used()) == []


def test_asks_every_question_of_a_flow_in_three_wordings_and_under_a_name() -> None:
    have = patterns("ar")
    asked = {key for key in _asked() if not key.startswith("engine-")} | {
        key for key in have if f"{key}.name" in have
    }
    for key in asked:
        assert {f"{key}.example", f"{key}.simple", f"{key}.name"} <= set(have), key


# -- within limits ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_fits_every_label_on_a_button(language: str) -> None:
    """Twenty characters, the smallest of the limits; rows of lists hold twenty-four."""
    have = patterns(language)
    for key in _labels():
        assert not variables(have[key]), key
        for form in forms(have[key]):
            assert 0 < len(form) <= BUTTON, (key, form, len(form))


@pytest.mark.parametrize("language", LANGUAGES)
def test_offers_no_two_buttons_with_one_name(language: str) -> None:
    for turn in _shown():
        labels = [choice.label for choice in turn.ask.choices] if turn.ask else []
        names = [forms(patterns(language)[label])[0] for label in labels if isinstance(label, str)]
        assert len(set(names)) == len(names), names


@pytest.mark.parametrize("language", LANGUAGES)
def test_keeps_every_text_on_a_screen(language: str) -> None:
    for key, pattern in patterns(language).items():
        for form in forms(pattern):
            assert len(form) <= A_SCREEN, key


@pytest.mark.parametrize("language", VARIETIES)
def test_fits_every_turn_in_a_message_with_buttons(language: str) -> None:
    for conversation in all_conversations():
        for turn in played(conversation, language):
            assert len(turn.screen) <= A_LIST_MESSAGE, (conversation.name, turn.did)


@pytest.mark.parametrize("language", LANGUAGES)
def test_gives_the_notice_in_two_lines(language: str) -> None:
    for form in forms(patterns(language)[NOTICE]):
        assert len(form.splitlines()) == 2


# -- as Moroccans write ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ARABIC)
def test_begins_every_line_of_arabic_with_arabic(language: str) -> None:
    """Messengers take a paragraph's direction from its first letter; a list stands on lines of its own."""
    for key, line in _lines(language):
        if key in OWN_SCRIPT or (line == VARIABLE and variables(patterns(language)[key]) & set(LISTS)):
            continue
        assert unicodedata.bidirectional(line[0]) == "AL", (key, line)


@pytest.mark.parametrize("language", LANGUAGES)
def test_begins_no_line_with_a_variable_but_a_list(language: str) -> None:
    for key, line in _lines(language):
        if line.startswith(VARIABLE):
            assert line == VARIABLE, (key, line)
            assert variables(patterns(language)[key]) & set(LISTS), key


@pytest.mark.parametrize("language", ARABIC)
def test_writes_arabic_in_arabic_letters(language: str) -> None:
    for key, line in _lines(language):
        rest = line
        for name in LATIN_NAMES:
            rest = rest.replace(name, "")
        if key not in OWN_SCRIPT:
            assert not any("a" <= letter.lower() <= "z" for letter in rest), (key, line)


def test_writes_latin_darija_in_latin_letters() -> None:
    """But for terms of the law, which stand in brackets as the law writes them."""
    for key, line in _lines("ary-Latn"):
        if key not in OWN_SCRIPT:
            assert not any(_is_arabic(letter) for letter in _outside_brackets(line)), (key, line)


def test_writes_french_in_french() -> None:
    for key, line in _lines("fr"):
        assert key in OWN_SCRIPT or not any(map(_is_arabic, line)), (key, line)


def test_writes_french_with_one_apostrophe() -> None:
    """The one that everybody types, in every room; what is printed as a letter has texts of its own."""
    for path in sorted(FOLDER.glob("*.fr.ftl")):
        assert not [line for line in path.read_text(encoding="utf-8").splitlines() if "’" in line], path.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_uses_the_digits_of_morocco(language: str) -> None:
    for key, line in _lines(language):
        assert not any(letter.isdigit() and not letter.isascii() for letter in line), (key, line)


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_laws_as_each_language_does(language: str) -> None:
    """With a dot everywhere: a hyphen turns round in Arabic."""
    wrong = ("31-13", "13-31", "113-14")
    for key, line in _lines(language):
        assert not any(law in line for law in wrong), (key, line)


@pytest.mark.parametrize("language", ARABIC)
def test_names_months_as_morocco_does(language: str) -> None:
    for key, line in _lines(language):
        assert not set(line.replace("،", " ").replace(".", " ").split()) & ELSEWHERE, (key, line)


@pytest.mark.parametrize(("language", "locale"), [("ar", "ar_MA"), ("ary", "ar_MA"), ("fr", "fr_MA")])
def test_names_a_stage_s_month_as_dates_do(language: str, locale: str) -> None:
    months = {text: number for number, text in get_month_names("wide", "format", locale).items()}
    written = {form.split(VARIABLE)[-2].split()[-1] for form in forms(patterns(language)["process-month"])}
    assert written == set(months)


@pytest.mark.parametrize("language", LANGUAGES)
def test_brings_no_invisible_marks_of_its_own(language: str) -> None:
    """Variables are isolated by Fluent; marks written by hand would be doubled, or lost at a cut."""
    for key, line in _lines(language):
        assert not any(unicodedata.category(letter) == "Cf" for letter in line), (key, line)


def test_isolates_every_variable() -> None:
    for language in LANGUAGES:
        shown = texts.catalogue(language).text("contributing-counter-hours", {"hours": "8-12"})
        assert "\u20688-12\u2069" in shown


def test_spells_latin_darija_one_way() -> None:
    for key, line in _lines("ary-Latn"):
        words = {"".join(c for c in word if c.isalnum()) for word in line.lower().split()}
        assert not words & set(NOT_OURS), (key, {word: NOT_OURS[word] for word in words & set(NOT_OURS)})


# -- what the flows name, read from their source ------------------------------------------------------------------


def _named() -> Iterator[str]:
    """The keys that stand in flows as they are: in say, choose, listen, confirm and on options."""
    for name, flow in FLOWS.items():
        module = flow.talk.__module__.rpartition(".")[2]
        shared = ["contributing"] if name in {"comment", "idea"} else []
        for each in (module, *shared):
            yield from (key_of(name, words) for words in _literals(each))


def _literals(module: str) -> Iterator[str]:
    path = Path(flows.__file__).parent / f"{module}.py"
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        keyed = [each.value for each in node.keywords if each.arg == "key"]
        if node.func.id in {"choose", "listen", "say", "confirm"}:
            yield from _constants((keyed or node.args)[:1])
        elif node.func.id == "Option":
            yield from _constants(node.args[1:2])


def _constants(nodes: list[ast.expr]) -> Iterator[str]:
    yield from (
        node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def _is_arabic(letter: str) -> bool:
    return unicodedata.bidirectional(letter) == "AL"


def _outside_brackets(line: str) -> str:
    outside, depth = "", 0
    for letter in line:
        depth += (letter == "(") - (letter == ")")
        outside += letter if not depth else ""
    return outside
