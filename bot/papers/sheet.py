"""Setting a sheet: plain words in, a PDF out, the same for the same words. Only the fonts of this folder are used."""

import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst
from fluent.runtime import FluentBundle, FluentResource

from bot.papers import cleaning
from data import texts

FOLDER = Path(__file__).parent
LANGUAGES = ("ar", "fr")  # those of the administration; Darija is spoken, and read in Arabic
_LOCALES = {"ar": "ar-MA", "fr": "fr-MA"}
Block = Mapping[str, Any]

_compiler_lock = threading.Lock()  # one sheet at a time: a few milliseconds each


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """The commune that a paper comes from or goes to, in Arabic and in French."""

    name: Mapping[str, str]
    province: Mapping[str, str] | None = None
    region: Mapping[str, str] | None = None

    def said(self, language: str) -> str:
        return cleaning.inline(self.name[language], runs(language))


def institution_of(profile: Mapping[str, Any]) -> Institution:
    """The commune as its commune.yaml names it."""
    return Institution(name=profile["name"], province=profile.get("province"), region=profile.get("region"))


def paper_language(language: str) -> str:
    """The language in which a person who writes in `language` gets a paper."""
    return "fr" if language == "fr" else "ar"


def runs(language: str) -> str:
    return "ltr" if language == "fr" else "rtl"


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([_LOCALES[language]], use_isolating=True)
    for file in sorted((FOLDER / "words").glob(f"*.{language}.ftl")):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle


def has(language: str, key: str) -> bool:
    return bool(_bundle(language).has_message(key))


def say(language: str, key: str, **values: str | int | date) -> str:
    """A text of the papers; days are written out, and what people typed is cleaned and isolated."""
    pattern = _bundle(language).get_message(key).value
    assert pattern is not None  # noqa: S101 - every message of the papers has a text
    args = {name: _value(language, value) for name, value in values.items()}
    words, errors = _bundle(language).format_pattern(pattern, args)
    if errors:
        raise ValueError(f"{key} ({language}): {errors[0]}")
    return str(words)


def _value(language: str, value: str | int | date) -> str | int:
    if isinstance(value, date):
        return texts.written_day(value, language)
    return cleaning.inline(value, runs(language)) if isinstance(value, str) else value


def lines(language: str, *words: str) -> list[cleaning.Paragraph]:
    """Short lines of the paper's own direction, or of their own when they are of the other script."""
    return [paragraph for each in words for paragraph in cleaning.paragraphs(each, runs(language))]


def field(language: str, label: str, value: str) -> dict[str, Any]:
    """A row of a table of fields; a dash stands for what was not given."""
    return {"label": say(language, label), "value": lines(language, value) or lines(language, "—")}


def choices(language: str, label: str, options: Sequence[str], chosen: str) -> dict[str, Any]:
    """A row of boxes, of which one is ticked."""
    boxes = [{"words": say(language, option), "on": option == chosen} for option in options]
    return {"label": say(language, label), "choices": boxes}


def of_institution(institution: Institution) -> Block:
    """The head of the commune's own papers."""
    return {"institution": {language: _head(institution, language) for language in LANGUAGES}}


def _head(institution: Institution, language: str) -> list[str]:
    above = [institution.region, institution.province]
    places = [cleaning.inline(place[language], runs(language)) for place in above if place]
    return [say(language, "kingdom"), *places, institution.said(language)]


def typeset(
    language: str, *, title: str, author: str, reference: str, day: date, head: Block, blocks: Sequence[Block]
) -> bytes:
    """The PDF of a sheet. ValueError when the compiler refuses it, which no words should make it do."""
    sheet = {
        "language": language,
        "runs": runs(language),
        "title": cleaning.one_line(title),
        "author": cleaning.one_line(author),
        "about": say(language, "about"),
        "reference": reference,
        "head": head,
        "blocks": list(blocks),
    }
    made_on = datetime.combine(day, time(), UTC)
    with _compiler_lock:
        try:
            found = _compiler().compile(
                sys_inputs={"data": json.dumps(sheet, ensure_ascii=False)}, timestamp=made_on
            )
        except typst.TypstError as error:
            raise ValueError(f"a paper could not be set: {error}") from error
    assert isinstance(found, bytes)  # noqa: S101 - one file, as asked for
    return found


@cache
def _compiler() -> typst.Compiler:
    """Kept warm: the fonts and the template are read once."""
    return typst.Compiler(
        str(FOLDER / "paper.typ"),
        root=str(FOLDER),
        font_paths=[str(FOLDER / "fonts")],
        ignore_system_fonts=True,
    )
