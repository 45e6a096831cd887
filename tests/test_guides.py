"""The staff guides say the words that stand on the screen: what is bold is found in the texts, in the guide's language."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GUIDES = {"fr": "guide-du-personnel.fr.md", "ar": "dalil-almowadafin.ar.md"}
SAYS_SO = {"en gras", "بخط غليظ"}  # how a guide explains its bold words


def bold_words(language: str) -> set[str]:
    """What is bold, but for the short titles at a paragraph's head, which end with a full stop."""
    guide = " ".join((ROOT / "docs" / GUIDES[language]).read_text(encoding="utf-8").split())
    return {each for each in re.findall(r"\*\*([^*]+)\*\*", guide) if not each.endswith(".")} - SAYS_SO


def screen_words(language: str) -> str:
    folder = ROOT / "data" / "content" / "texts"
    texts = sorted([*folder.glob(f"console*.{language}.ftl"), folder / f"figures.{language}.ftl"])
    return "\n".join(each.read_text(encoding="utf-8") for each in texts) + "\nXLSX"


@pytest.mark.parametrize("language", GUIDES)
def test_a_guide_calls_everything_as_the_screen_does(language: str) -> None:
    on_screen = screen_words(language)
    assert not sorted(each for each in bold_words(language) if each not in on_screen)


def test_the_two_guides_have_the_same_parts() -> None:
    parts = [
        len(re.findall(r"^## ", (ROOT / "docs" / each).read_text(encoding="utf-8"), re.MULTILINE))
        for each in GUIDES.values()
    ]
    assert parts[0] == parts[1] > 0


@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("data/content/texts/broadcasts.fr.ftl", r"\benvois?\b"),
        ("docs/annoncer.fr.md", r"\benvois?\b"),
        ("data/content/texts/broadcasts.ar.ftl", "رسالة جماعية"),
        ("docs/al-ielan.ar.md", "(ال)?(رسالة|رسائل) (ال)?جماعية"),
    ],
)
def test_the_commands_call_a_broadcast_what_the_screen_calls_it(path: str, other: str) -> None:
    """Une annonce, إعلان; how far it is may be called l'envoi."""
    assert not re.findall(other, (ROOT / path).read_text(encoding="utf-8"))
