"""The texts of a broadcast: one Fluent pattern a language, checked before anybody approves it, worded as the chat will show it.

Staff write plain sentences; `{ $commune }` stands for the commune's name. A reader of Darija in Latin letters for whom nothing
was written gets the text in Arabic letters, after one line that says so (as everywhere in the chat).
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, ast

from data import texts
from data.broadcasts.states import BroadcastError

LANGUAGES = texts.LANGUAGES
ARABIC = ("ar", "ary")
LONGEST = 1_000  # UTF-16 units, as the strictest channel counts: one message, with the line on how to stop
VARIABLES = frozenset({"commune"})
IN_ARABIC_LETTERS = "engine-in-arabic-letters"
STOP = "announcements-stop"
_KEY = "broadcast"
_A_NAME = "ع"  # stands for the commune's, which each language writes in its own letters
_NAMES = {"ar": "Arabic", "ary": "Darija", "ary-Latn": "Darija in Latin letters", "fr": "French"}
# What would begin something else than a line of text in Fluent.
_MARKED = re.compile(r"^(\s*)([\[*.}])")


def source(pattern: str) -> str:
    """A text as a Fluent message: each line indented, and what would mean something at its beginning kept as it is."""
    lines = [line.rstrip() for line in pattern.strip().splitlines()]
    lines = [_MARKED.sub(r'\1{ "\2" }', line) for line in lines]
    return f"{_KEY} =\n" + "\n".join(f"    {line}" if line else "" for line in lines) + "\n"


def checked(written: Mapping[str, str]) -> dict[str, str]:
    """The texts as they are kept. BroadcastError names the language and what is wrong with it."""
    found = {}
    for language in LANGUAGES:
        text = written.get(language, "").strip()
        if text:
            _check(language, text)
            found[language] = text
    unknown = sorted(set(written) - set(LANGUAGES))
    if unknown:
        raise BroadcastError("language", f"{unknown[0]!r} is no language. Known are {', '.join(LANGUAGES)}.")
    return found


def _check(language: str, text: str) -> None:
    name = _NAMES[language]
    _check_pattern(name, text)
    said = _worded(language, text, "…")
    if len(said.encode("utf-16-le")) // 2 > LONGEST:
        raise BroadcastError(
            "long", f"The text in {name} has {len(said)} characters; {LONGEST} fit into one message."
        )
    scripts = {_script(character) for character in said}
    if language in ARABIC and "ARABIC" not in scripts:
        raise BroadcastError("script", f"The text in {name} has no Arabic letter: is it another language?")
    if language not in ARABIC and "LATIN" not in scripts:
        raise BroadcastError("script", f"The text in {name} has no Latin letter: is it another language?")


def _check_pattern(name: str, text: str) -> None:
    body = FluentParser().parse(source(text)).body
    message = body[0] if len(body) == 1 else None
    if not isinstance(message, ast.Message) or message.value is None or message.attributes:
        raise BroadcastError(
            "fluent",
            f"The text in {name} has a brace that does not close or opens nothing: write {{ $commune }} for the "
            'commune\'s name, and {"{"} for a brace.',
        )
    for each in message.value.elements:
        expression = each.expression if isinstance(each, ast.Placeable) else None
        if expression is None or isinstance(expression, ast.StringLiteral):
            continue
        if not isinstance(expression, ast.VariableReference) or expression.id.name not in VARIABLES:
            named = getattr(getattr(expression, "id", None), "name", "…")
            raise BroadcastError(
                "variable",
                f"The text in {name} names {named!r}, which nothing fills. Known is {{ $commune }}, "
                "the commune's name.",
            )


def _script(character: str) -> str:
    return unicodedata.name(character, "").partition(" ")[0] if character.isalpha() else ""


@lru_cache(maxsize=64)
def _bundle(language: str, pattern: str) -> FluentBundle:
    bundle = FluentBundle([language.partition("-")[0].replace("ary", "ar")], use_isolating=True)
    bundle.add_resource(FluentResource(source(pattern)))
    return bundle


def _worded(language: str, pattern: str, commune: str) -> str:
    bundle = _bundle(language, pattern)
    value = bundle.get_message(_KEY).value
    said, _ = bundle.format_pattern(value, {"commune": commune}) if value else ("", [])
    return str(said)


def language_for(written: Mapping[str, str], language: str) -> str | None:
    """In which of the written languages a person reads it; None when there is nothing for them."""
    if language in written:
        return language
    return "ary" if language == "ary-Latn" and "ary" in written else None


def missing(written: Mapping[str, str], wanted: tuple[str, ...] = LANGUAGES) -> list[str]:
    """The languages, of those wanted, whose readers would get nothing."""
    return [each for each in wanted if language_for(written, each) is None]


def bare(written: Mapping[str, str], language: str, commune_name: Mapping[str, str]) -> str | None:
    """The text of a language, without the line on how to stop; None where nothing is written."""
    found = language_for(written, language)
    if found is None:
        return None
    return _worded(found, written[found], texts.pick(commune_name, found)[0])


def message(written: Mapping[str, str], language: str, commune_name: Mapping[str, str]) -> str | None:
    """All that the chat shows to a reader of a language; None where nothing is written."""
    said = bare(written, language, commune_name)
    if said is None:
        return None
    head = () if language in written else (texts.plain(language, IN_ARABIC_LETTERS),)
    return "\n\n".join((*head, said, texts.plain(language, STOP)))


@dataclass(frozen=True, slots=True)
class Warned:
    """What may be shown otherwise than meant, or not at all."""

    language: str
    what: str  # begins, latin, missing
    line: int = 0


def warnings(written: Mapping[str, str], readers: tuple[str, ...] = LANGUAGES) -> Iterator[Warned]:
    """What whoever wrote the texts should look at again."""
    for language, text in written.items():
        for number, line in enumerate(_worded(language, text, _A_NAME).splitlines(), 1):
            first = next((each for each in line if each.isalpha()), "")
            if language in ARABIC and first and _script(first) != "ARABIC":
                yield Warned(language, "begins", number)
    for language in missing(written, readers):
        yield Warned(language, "missing")
    if "ary-Latn" in readers and "ary-Latn" not in written and "ary" in written:
        yield Warned("ary-Latn", "latin")
