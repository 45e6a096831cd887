"""The console's words: whole in both languages, Arabic from its first letter, none that nobody shows, none missing."""

import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest
from fluent_files import FOLDER, VARIABLE, forms, patterns, variables

ROOT = Path(__file__).parents[1]
LANGUAGES = ("ar", "fr")
ROOMS = tuple(sorted(path.name.removesuffix(".ar.ftl") for path in FOLDER.glob("console*.ar.ftl")))
CODE = [*(ROOT / "bot" / "console").rglob("*.py"), *(ROOT / "bot" / "console").rglob("*.html")]
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
