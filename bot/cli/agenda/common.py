"""What the commands of sessions and workshops share: texts in every language, dates and hours, entries from a file, one change."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click
from pydantic import BaseModel

from bot.cli.actor import as_option
from bot.cli.calendar import DATE
from bot.cli.desk import Desk, opened
from data.agenda import announcements, plan
from data.content_import import ContentError, read_entry
from data.engine import Db

LANGUAGES = ("ar", "fr", "ary", "ary-Latn")
UNKNOWN_PLACE = "place not known yet"
Model = TypeVar("Model", bound=BaseModel)
Work = Callable[..., Any]

commune_option = click.option("--commune", required=True, help="Whose.")
json_option = click.option("--json", "as_json", is_flag=True, help="JSON instead of text.")
file_option = click.option("--file", "file", metavar="PATH", help="The entry as agenda.yaml writes it.")
by_staff = as_option()
language_option = click.option(
    "--language", type=click.Choice(LANGUAGES), default="fr", show_default=True, help="Of the texts shown."
)


def text_options(name: str, what: str) -> Callable[[Work], Work]:
    """--NAME-ar, --NAME-fr, --NAME-ary, --NAME-ary-Latn; `texts` gathers them."""

    def add(work: Work) -> Work:
        for language in reversed(LANGUAGES):
            key = f"{name}_{language.lower().replace('-', '_')}"
            work = click.option(
                f"--{name}-{language}".lower(), key, default="", help=f"{what} ({language})."
            )(work)
        return work

    return add


def texts(given: dict[str, Any], name: str) -> dict[str, str] | None:
    """The texts of `text_options`, taken out of what was given; None where none was written."""
    keys = {language: f"{name}_{language.lower().replace('-', '_')}" for language in LANGUAGES}
    written = {language: str(given.pop(key, "")).strip() for language, key in keys.items()}
    return {language: text for language, text in written.items() if text} or None


def time_options(*, is_needed: bool) -> Callable[[Work], Work]:
    """--start and --end."""

    def add(work: Work) -> Work:
        work = click.option("--end", metavar="HH:MM", help="When it ends.")(work)
        return click.option(
            "--start", metavar="HH:MM", required=is_needed, help="When it begins, in the town's time."
        )(work)

    return add


def place_options(work: Work) -> Work:
    """Where; that it is not known yet must be said."""
    work = click.option("--place-unknown", is_flag=True, help=f"Announce it with the {UNKNOWN_PLACE}.")(work)
    return text_options("place", "Where")(work)


def place_of(given: dict[str, Any], before: Mapping[str, str] | None = None) -> dict[str, str] | None:
    """The place that was given, else the one before. UsageError."""
    place, is_unknown = texts(given, "place"), given.pop("place_unknown", False)
    if place and is_unknown:
        raise click.UsageError("Either a place or --place-unknown.")
    if place is None and not is_unknown and before is None:
        raise click.UsageError(
            'Say where, with --place-ar, --place-fr and --place-ary; or announce it as "place not known yet" with '
            "--place-unknown."
        )
    return place or (None if is_unknown else dict(before or {}))


def to_option(*, is_needed: bool) -> Callable[[Work], Work]:
    return click.option("--to", "to", type=DATE, required=is_needed, help="Its day from now on.")


def entry(model: type[Model], values: Mapping[str, Any]) -> Model:
    """An entry from options, checked as a file's. UsageError."""
    try:
        return read_entry("options", json.dumps(values, ensure_ascii=False, default=date.isoformat), model)
    except ContentError as error:
        told = (f"{each.field}: {each.words}" if each.field else each.words for each in error.mistakes)
        raise click.UsageError("; ".join(told)) from error


def entry_of_file(model: type[Model], path: str) -> Model:
    """An entry from a file. UsageError, ContentError."""
    return read_entry(path, read(path), model)


def read(path: str) -> str:
    """A file's text. UsageError."""
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.UsageError(f"{path} is not written in UTF-8.") from error
    except OSError as error:
        raise click.UsageError(f"{path}: {error.strerror}.") from error


@dataclass(frozen=True, slots=True)
class At:
    """One change at work."""

    db: Db
    desk: Desk
    who: dict[str, Any]  # actor, day, now


@contextmanager
def changing(commune: str, actor: str, permission: str) -> Iterator[At]:
    """A change by a member whose roles allow it, in one transaction; what cannot be done is a sentence."""
    with opened(commune) as desk:
        desk.permit(actor, permission)
        with desk.database.writing() as db:
            yield At(db, desk, {"actor": actor, "day": desk.day, "now": desk.now})


def told(db: Db, commune: str, subject: str) -> int:
    """How many people wait to hear what changed."""
    waiting = announcements.of_subject(db, commune, subject, announcements.WAITING)
    return len({row.citizen_id for row in waiting if row.kind in (*plan.CORRECTIONS, "moved_up")})


def show(report: Mapping[str, Any], line: str, *, as_json: bool) -> None:
    click.echo(json.dumps(report, ensure_ascii=False, default=str) if as_json else line)


def name(written: Mapping[str, str] | None, language: str = "fr") -> str:
    """A text in a language, or in the nearest that is written."""
    order = {
        "ar": ("ar", "ary", "fr"),
        "ary": ("ary", "ar", "fr"),
        "ary-Latn": ("ary-Latn", "fr", "ar"),
        "fr": ("fr", "ar"),
    }
    return next((written[each] for each in order[language] if written.get(each)), "") if written else ""


def hours(starts_at: str | None, ends_at: str | None) -> str:
    if not starts_at:
        return "hour not known yet"
    return f"{starts_at}-{ends_at}" if ends_at else starts_at
