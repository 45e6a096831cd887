"""The console's words: whole in both languages, Arabic from its first letter, none that nobody shows, none missing."""

import re
import unicodedata
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from console_examples import a_broadcast, a_sitting, a_workshop
from console_rig import Console
from fluent_files import FOLDER, VARIABLE, forms, patterns, variables
from world import World

from bot.console import differences

ROOT = Path(__file__).parents[1]
LANGUAGES = ("ar", "fr")
ROOMS = tuple(sorted(path.name.removesuffix(".ar.ftl") for path in FOLDER.glob("console*.ar.ftl")))
CODE = [*(ROOT / "bot" / "console").rglob("*.py"), *(ROOT / "bot" / "console").rglob("*.html")]
# What only a command can ask for: no form names a thing.
NOT_IN_A_FORM = {"agenda": {"known", "kind"}, "broadcasts": {"name", "unknown"}}
# A key that is put together from a beginning and what varies: "role-" and the role.
_WHOLE = re.compile(r"""words(?:\.has)?\(\s*["']([a-z][\w-]*[a-zA-Z0-9])["']\s*[,)]""")


@cache
def every(language: str) -> dict[str, object]:
    found: dict[str, object] = {}
    for room in ROOMS:
        found |= patterns(language, (room,))
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_has_every_text_in_both_languages_in_the_same_order(room: str) -> None:
    arabic, french = patterns("ar", (room,)), patterns("fr", (room,))
    assert list(arabic) == list(french)
    for key in arabic:
        wanted = variables(arabic[key]) | variables(french[key])
        assert wanted <= {*variables(arabic[key]), "count", *variables(french[key])}, key
        assert variables(french[key]) - {"count"} == variables(arabic[key]) - {"count"}, key


def test_has_every_text_that_a_page_names() -> None:
    for path in CODE:
        for name in _WHOLE.findall(path.read_text(encoding="utf-8")):
            assert f"console-{name}" in every("ar"), f"{path.name}: console-{name}"


@pytest.mark.parametrize("room", ROOMS)
def test_begins_every_line_of_arabic_with_arabic(room: str) -> None:
    for key, pattern in patterns("ar", (room,)).items():
        for form in forms(pattern):
            for line in form.splitlines():
                first = line.strip("«([ ")[:1]
                assert not first or first == VARIABLE or unicodedata.bidirectional(first) in ("AL", "EN"), (
                    key,
                    line,
                )


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_laws_with_a_dot_and_writes_the_digits_of_morocco(language: str) -> None:
    for room in ROOMS:
        for key, pattern in patterns(language, (room,)).items():
            for form in forms(pattern):
                assert not re.search(r"\b(31-13|13-31|113-14)\b", form), key
                assert not any(each.isdigit() and not each.isascii() for each in form), key
                assert not any(unicodedata.category(each) == "Cf" for each in form), key


@pytest.mark.parametrize(("room", "error"), [("agenda", "AgendaError"), ("broadcasts", "BroadcastError")])
def test_has_a_sentence_for_whatever_cannot_be_done(room: str, error: str) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "data" / room).glob("*.py"))
    codes = set(re.findall(rf"""{error}\(\s*"(\w+)",""", code)) - NOT_IN_A_FORM[room]
    assert codes
    for language in LANGUAGES:
        known = patterns(language, (f"console_{room}",))
        for key in (f"console-{room}-no-{each}" for each in sorted(codes)):
            assert key in known
            assert all(len(form.split()) > 1 for form in forms(known[key])), key


LABELS = re.compile(r"<(?:label|legend|option|caption|th|h[1-3])\b[^>]*>(?:\s*<[^>]+>)*\s*([^<\s]+)")
FORMS = (
    "/agenda",
    "/agenda/sessions/new",
    "/agenda/sessions/{session}",
    "/agenda/sessions/{session}/do/agenda",
    "/agenda/sessions/{session}/do/sitting",
    "/agenda/workshops/new",
    "/agenda/workshops/{workshop}",
    "/agenda/workshops/{workshop}/do/change",
    "/agenda/workshops/{workshop}/door",
    "/broadcasts",
    "/broadcasts/new",
    "/broadcasts/{name}",
    "/broadcasts/{name}/change",
    "/broadcasts/neutrality",
    "/counter/request",
    "/counter/contribution",
    "/programme",
)


@pytest.mark.parametrize("world", ["sqlite"], indirect=True)
def test_begins_what_stands_alone_in_french_with_a_capital(world: World) -> None:
    console = Console(world)
    found = {**a_sitting(console), **a_workshop(console), **a_broadcast(console)}
    client = console.client(language="fr")
    for path in FORMS:
        for word in LABELS.findall(unescape(client.sees(path.format(**found)))):
            first = next((letter for letter in word if letter.isalpha()), "")
            assert first == first.upper(), (path, word)


def test_a_number_in_a_line_of_arabic_is_not_turned_round() -> None:
    """After Arabic letters a dash or a space parts a number in two, and the parts change places."""
    loose = re.compile(r"[0-9]+[ \-/][0-9]+")
    lines = [line for file in FOLDER.glob("console*.ar.ftl") for line in file.read_text("utf-8").splitlines()]
    assert [line for line in lines if loose.search(line)] == []


def test_words_that_changed_are_marked_and_nothing_in_them_is_markup() -> None:
    before, after = differences.marked(
        "Un <b>budget</b> lisible et complet", "Un <b>budget</b> clair et complet"
    )
    assert before == "Un &lt;b&gt;budget&lt;/b&gt; <del>lisible</del> et complet"
    assert after == "Un &lt;b&gt;budget&lt;/b&gt; <ins>clair</ins> et complet"
    assert differences.marked("a b c", "x y z") == ("<del>a b c</del>", "<ins>x y z</ins>")
    assert differences.marked("", "{0} %s") == ("", "<ins>{0} %s</ins>")
