"""Whether a remembered answer is still an answer to the step as it stands, and what it is worth to the flow."""

import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha1
from typing import Any, TypeAlias

from flows.frames import CHOSEN, CONFIRMED, DONE, LOOKED, RECALLED, SKIPPED, WORDS, Entry
from flows.steps import (
    Answer,
    Choosable,
    Choose,
    Confirm,
    Line,
    Listen,
    Option,
    Perform,
    Question,
    Recall,
    Receipt,
    See,
)
from flows.types import Json, Month, TextKey

Remembered: TypeAlias = Question | Perform | See | Recall  # steps with a place in the journal
# As tuples, for isinstance: a union would be built anew at every call.
QUESTIONS = (Choose, Listen, Confirm)
CORRECTABLE = (Choose, Listen)

_KINDS: Mapping[type, str] = {
    Choose: CHOSEN,
    Listen: WORDS,
    Confirm: CONFIRMED,
    Perform: DONE,
    See: LOOKED,
    Recall: RECALLED,
}


class _Misfit:
    """The entry is no answer to the step as it now stands."""


MISFIT = _Misfit()


def name_of(step: Remembered) -> str:
    """The name under which the journal keeps a step (the turns of a loop are counted beside it)."""
    if isinstance(step, QUESTIONS):
        return step.name
    if isinstance(step, Perform):
        return f"do:{type(step.order).__name__}"
    return f"look:{step.name}" if isinstance(step, See) else f"{step.what}:{step.name}"


def fit(step: Remembered, entry: Entry, *, is_on_record: bool = False) -> Any:
    """What the flow is given for an entry, MISFIT when the entry is no answer to this step.

    A choice fits while it is offered, a text always, a yes only for the summary it was given to; what lies before
    a `do` that is on record fits as it stands.
    """
    if entry.kind == SKIPPED:
        return None if isinstance(step, CORRECTABLE) and step.may_skip else MISFIT
    if entry.kind != _KINDS[type(step)]:
        return MISFIT
    if isinstance(step, Confirm):
        return entry.value is True if is_on_record or entry.note == digest(step.args) else MISFIT
    if isinstance(step, See):
        return entry.value if is_on_record or entry.note == step.args else MISFIT
    return _value(step, entry)


def _value(step: Remembered, entry: Entry) -> Any:
    if isinstance(step, Choose):
        return next((option for option in step.options if option.id == entry.value), MISFIT)
    if isinstance(step, Listen):
        return as_answer(entry.value)
    return as_receipt(entry.value) if isinstance(step, Perform) else entry.value


def chosen(step: Choose, option: Choosable) -> Entry:
    return Entry(CHOSEN, option.id, True if step.stays else None)


def meant(step: Choose, value: str) -> Choosable | None:
    """The one option that an entity's value stands for."""
    if not value:
        return None
    found = [option for option in step.options if value in _meanings(option)]
    return found[0] if len(found) == 1 else None


def _meanings(option: Choosable) -> tuple[str, ...]:
    if isinstance(option, Option):
        return (option.id, *option.means)
    return (option.id, str(getattr(option, "topic", "")))


def given(step: Choose | Listen, value: str) -> Entry | None:
    """The answer that came with `goto`, if it fits."""
    if isinstance(step, Listen):
        return Entry(WORDS, {"text": value[: step.limit]})
    return next((chosen(step, option) for option in step.options if option.id == value), None)


def as_answer(value: Json) -> Answer:
    """A stored text or media answer."""
    raw: Mapping[str, Any] = value if isinstance(value, dict) else {}
    text, wish = str(raw.get("text", "")), str(raw.get("wish", ""))
    return Answer(text, tuple(raw.get("media", ())), tuple(raw.get("kinds", ())), wish)


def as_receipt(value: Json) -> Receipt:
    raw: Mapping[str, Any] = value if isinstance(value, dict) else {}
    return Receipt(
        raw.get("ok") is True,
        str(raw.get("refusal") or ""),
        str(raw.get("reference") or ""),
        {name: each for name, each in raw.items() if name not in {"ok", "refusal", "reference"}},
    )


# -- digests -------------------------------------------------------------------------------------------------


def digest(args: Mapping[str, Any]) -> str:
    """A short name for what a summary shows: the same words, options and media give the same one."""
    plain = json.dumps({name: _plain(value) for name, value in args.items()}, sort_keys=True)
    return sha1(plain.encode(), usedforsecurity=False).hexdigest()[:12]


def lines_digest(lines: tuple[Line, ...]) -> str:
    return digest({str(i): {"key": line.key, **line.args} for i, line in enumerate(lines)})


def _plain(value: Any) -> Json:
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, Answer):
        return [value.text, list(value.media)]
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Month):
        return value.written
    return str(value.key if isinstance(value, TextKey) else value.id)  # an Option, an axis, a commitment
