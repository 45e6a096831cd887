"""The world on the day of a turn: rows and content become the frozen values that flows see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from data import communes, programmes, rounds, texts
from data.engine import Db
from flows.types import Axis, Commitment, Commune, Door, Json, Localized, Programme, Round, Stage, Visit


@dataclass(slots=True)
class Shelf:
    """What is remembered of one commune, as long as nothing of it changes."""

    revision: int
    commune: Commune
    timezone: str
    rounds: Sequence[rounds.RoundRow]
    newest: int  # number of the programme version that readers see today
    programmes: dict[int, Programme] = field(default_factory=dict)  # by number; a version never changes


@dataclass(slots=True)
class Library:
    """Communes, rounds and programmes already translated: a turn asks the database only whether anything changed."""

    shelves: dict[str, Shelf] = field(default_factory=dict)

    def shelf(self, db: Db, commune_id: str) -> Shelf:
        revision = communes.revision(db, commune_id)
        known = self.shelves.get(commune_id)
        if known is None or known.revision != revision:
            row = communes.load(db, commune_id)
            newest = programmes.load(db, programmes.newest_id(db, commune_id)).number
            zone = row.profile["timezone"]
            known = Shelf(revision, _commune(row), zone, rounds.of_commune(db, commune_id), newest)
            self.shelves[commune_id] = known
        return known

    def programme(self, db: Db, shelf: Shelf, number: int) -> Programme:
        """A version of the commune's programme by its number; the newest when there is none of that number."""
        commune_id = shelf.commune.id
        known = shelf.programmes.get(number)
        if known is None:
            found = programmes.find_id(db, commune_id, number) or programmes.newest_id(db, commune_id)
            row = programmes.load(db, found)
            known = shelf.programmes[number] = _programme(row.number, row.status, row.content)
        return known

    def newest(self, db: Db, commune_id: str) -> Programme:
        """The programme that readers see today."""
        shelf = self.shelf(db, commune_id)
        return self.programme(db, shelf, shelf.newest)


def build_visit(
    db: Db, library: Library, shelf: Shelf, *, channel: str, day: date, pins: Mapping[str, Json]
) -> Visit:
    """The visit for a frame's pins (none: the newest programme, the round of the day).

    A frame keeps the programme version (its number within the commune) and the round it began with; what is open is
    judged by the day.
    """
    number, round_id = _number(pins.get("programme")), _number(pins.get("round"))
    found = next((row for row in shelf.rounds if row.id == round_id), None) or rounds.pick(shelf.rounds, day)
    return Visit(
        commune=shelf.commune,
        programme=library.programme(db, shelf, number or shelf.newest),
        round=_round(found, day) if found else None,
        day=day,
        channel=channel,
        labels=texts.labels(),
        next_round=_next_round(shelf, found, day),
    )


def _next_round(shelf: Shelf, today: rounds.RoundRow | None, day: date) -> Round | None:
    """What opens next, when nothing is open and it is not the round of the visit itself."""
    following = rounds.coming(shelf.rounds, day)
    if following is None or following is today or (today and today.is_open(day)):
        return None
    return _round(following, day)


def _number(pin: Json) -> int | None:
    return pin if isinstance(pin, int) else None


def _round(row: rounds.RoundRow, day: date) -> Round:
    state = "not_yet" if day < row.opens_on else "closed" if day > row.closes_on else "open"
    return Round(row.id, row.kind, state, row.opens_on, row.closes_on)  # type: ignore[arg-type]


def _commune(row: communes.CommuneRow) -> Commune:
    profile = row.profile
    return Commune(
        id=row.id,
        name=_text(profile["name"]),
        prefix=row.prefix,
        is_sample=profile["sample"],
        cndp_reference=profile["cndp_reference"],
        doors=tuple(
            Door(door["id"], tuple(door["topics"]), _text(door["short"]), _text(door["line"]), door["url"])
            for door in profile["doors"]
        ),
        counter_hours=_optional(profile["counter_hours"]),
    )


def _programme(number: int, status: str, content: Mapping[str, Any]) -> Programme:
    departments = {name: _text(text) for name, text in content["departments"].items()}
    return Programme(
        version=number,
        status=status,
        title=_text(content["title"]),
        intro=_text(content["intro"]),
        disclaimer=_optional(content.get("disclaimer")),
        stages=tuple(_stage(stage) for stage in content["stages"]),
        axes=tuple(_axis(place, axis, departments) for place, axis in enumerate(content["axes"], 1)),
    )


def _stage(stage: Mapping[str, Any]) -> Stage:
    day = stage.get("date")
    window = stage.get("window") or {"start": day, "end": day}
    return Stage(
        id=stage["id"],
        label=_text(stage["label"]),
        starts_on=date.fromisoformat(window["start"]) if window["start"] else None,
        ends_on=date.fromisoformat(window["end"]) if window["end"] else None,
        month=stage.get("month", ""),
    )


def _axis(place: int, axis: Mapping[str, Any], departments: Mapping[str, Localized]) -> Axis:
    return Axis(
        id=axis["id"],
        number=place,
        topic=axis["topic"],
        short=_text(axis["short"]),
        title=_text(axis["title"]),
        summary=_text(axis["summary"]),
        commitments=tuple(
            _commitment(number, each, departments) for number, each in enumerate(axis["commitments"], 1)
        ),
    )


def _commitment(
    number: int, commitment: Mapping[str, Any], departments: Mapping[str, Localized]
) -> Commitment:
    timeline = commitment["timeline"]
    return Commitment(
        id=commitment["id"],
        number=number,
        short=_text(commitment["short"]),
        title=_text(commitment["title"]),
        problem=_text(commitment["problem"]),
        measures=_texts(commitment["measures"]),
        indicators=_texts(commitment["indicators"]),
        departments=tuple(departments[name] for name in commitment["departments"]),
        start_month=timeline["start_month"],
        end_month=timeline["end_month"],
        question=_text(commitment["question"]),
    )


def _text(text: Mapping[str, str | None]) -> Localized:
    """A text without the languages that its authors left out."""
    return {language: words for language, words in text.items() if words}


def _optional(text: Mapping[str, str | None] | None) -> Localized | None:
    return _text(text) if text else None


def _texts(texts: Sequence[Mapping[str, str | None]]) -> tuple[Localized, ...]:
    return tuple(_text(text) for text in texts)
