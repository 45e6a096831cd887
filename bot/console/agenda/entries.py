"""What a form of the agenda holds, as the entries that agenda.yaml knows; and the sentence of what cannot be."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from pydantic import BaseModel

from bot.console.forms import Form
from bot.console.visit import Visit
from data.agenda.states import AgendaError
from data.content_import import ContentError, read_entry

LANGUAGES = ("ar", "fr", "ary", "ary-Latn")
LINES = 40  # points of an agenda, decisions of a session
Model = TypeVar("Model", bound=BaseModel)


class Wrong(Exception):
    """The form cannot be taken; `name` is the key `console-agenda-<name>`, `words` what a field's check says."""

    def __init__(self, name: str, words: str = "") -> None:
        super().__init__(name)
        self.name = name
        self.words = words


def who(visit: Visit) -> dict[str, Any]:
    """As every change of the agenda takes it."""
    return {"actor": visit.actor, "day": visit.day, "now": visit.now}


def localized(form: Form, name: str) -> dict[str, str] | None:
    """A text in its languages; Darija that is not written is the Arabic. None when nothing is written. Wrong."""
    written = {language: form(f"{name}_{language}") for language in LANGUAGES}
    if not any(written.values()):
        return None
    if not written["ar"] or not written["fr"]:
        raise Wrong("both-languages")
    written["ary"] = written["ary"] or written["ar"]
    return {language: text for language, text in written.items() if text}


def needed(form: Form, name: str) -> dict[str, str]:
    """The same, which must be there. Wrong."""
    found = localized(form, name)
    if found is None:
        raise Wrong("both-languages")
    return found


def day(form: Form, name: str = "date") -> date:
    try:
        return date.fromisoformat(form(name))
    except ValueError:
        raise Wrong("no-day") from None


def lines(form: Form, name: str) -> list[dict[str, Any]]:
    """Rows of texts with their axis: `point_ar`, `point_fr`, `point_axis`, each as often as there are rows."""
    columns = {part: form.all(f"{name}_{part}") for part in ("ar", "fr", "axis")}
    found = []
    for number in range(min(LINES, max((len(values) for values in columns.values()), default=0))):
        row = {
            part: values[number].strip() if number < len(values) else "" for part, values in columns.items()
        }
        if not row["ar"] and not row["fr"]:
            continue
        if not row["ar"] or not row["fr"]:
            raise Wrong("both-languages")
        texts = {"ar": row["ar"], "fr": row["fr"], "ary": row["ar"]}
        found.append({**texts, **({"axis": row["axis"]} if row["axis"] else {})})
    if not found:
        raise Wrong("no-lines")
    return found


def time(form: Form) -> dict[str, Any]:
    return {"start": form("start") or None, "end": form("end") or None}


def entry(model: type[Model], values: Mapping[str, Any]) -> Model:
    """Checked as a file's. Wrong."""
    try:
        return read_entry("form", json.dumps(values, ensure_ascii=False, default=date.isoformat), model)
    except ContentError as error:
        told = "; ".join(f"{each.field}: {each.words}" for each in error.mistakes)
        fields = {each.field.partition(".")[0].partition("[")[0] for each in error.mistakes}
        known = {
            "time": "no-hours",
            "short": "too-long",
            "capacity": "no-seats",
            "month": "no-month",
        }
        name = next((known[field] for field in sorted(fields) if field in known), "not-so")
        raise Wrong(name, told) from error


def sentence(visit: Visit, error: Wrong | AgendaError) -> str:
    """What stands in the way, for staff."""
    if isinstance(error, Wrong):
        return visit.words(f"agenda-{error.name}")
    name = f"agenda-no-{error.code}"
    return visit.words(name) if visit.words.has(name) else visit.words("agenda-not-so")
