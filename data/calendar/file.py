"""calendar.yaml into the stored calendar. What staff changed stays as they left it, whatever the file says later."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, select, update

from data.calendar.stored import CLOSURE, FIXED, DayRow, hold
from data.calendar.working_days import RELIGIOUS
from data.commune_folder import CalendarFile, Closure, FixedDay, ReligiousDays
from data.engine import Db
from data.tables import calendar_days, calendars

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FILE, STAFF = "file", "staff"


def weekend(calendar: CalendarFile) -> frozenset[int]:
    """The weekdays on which nobody works, Monday 0."""
    return frozenset(map(WEEKDAYS.index, calendar.weekend))


def rows(calendar: CalendarFile, today: date) -> list[DayRow]:
    """The days of a file as rows; a sample's relative days count from `today`."""
    written = [*map(_fixed, calendar.fixed), *_religious(calendar, today), *_closures(calendar, today)]
    return [DayRow(id=number, **values) for number, values in enumerate(written)]


def _fixed(each: FixedDay) -> dict[str, Any]:
    return _values(FIXED, each, each.names()) | {
        "month_day": each.md,
        "from_year": each.from_year,
        "file_key": f"fixed:{each.md}",
    }


def _religious(calendar: CalendarFile, today: date) -> Iterator[dict[str, Any]]:
    """A feast is known by its name and its turn in the year, so that a better estimate moves it and adds no second one."""
    turns: dict[str, int] = {}
    for each in calendar.religious:
        first = _resolved(each.date, today)
        name = hashlib.sha256(each.name_ar.encode()).hexdigest()[:12]
        turn = turns[f"{first.year}:{name}"] = turns.get(f"{first.year}:{name}", 0) + 1
        key = f"religious:{first.year}:{name}:{turn}"
        yield _values(RELIGIOUS, each, each.names()) | {
            "starts_on": first,
            "days": each.days,
            "file_key": key,
        }


def _closures(calendar: CalendarFile, today: date) -> Iterator[dict[str, Any]]:
    for each in calendar.exceptional_closures:
        day = _resolved(each.date, today)
        yield _values(CLOSURE, each, each.names()) | {"starts_on": day, "file_key": f"closure:{day}"}


def _values(kind: str, each: FixedDay | ReligiousDays | Closure, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "kind": kind,
        "month_day": None,
        "from_year": None,
        "starts_on": None,
        "days": 1,
        "names": dict(names),
        "confidence": each.confidence,
        "notes": each.note.by_language() if each.note else None,
        "source": FILE,
    }


def _resolved(day: date | timedelta, today: date) -> date:
    return today + day if isinstance(day, timedelta) else day


def write(db: Db, commune_id: str, calendar: CalendarFile, *, today: date, now: datetime) -> bool:
    """Write what a file says; whether anything changed. The same file again changes nothing, and a relative day stays."""
    digest = _digest(calendar)
    hold(db, commune_id, alone=True)
    known = db.one(
        select(calendars.c.digest, calendars.c.revision).where(calendars.c.commune_id == commune_id)
    )
    if known and known.digest == digest:
        return False
    values = {"weekend": sorted(weekend(calendar)), "digest": digest, "imported_at": now}
    if known is None:
        db.execute(insert(calendars).values(commune_id=commune_id, revision=1, **values))
    else:
        of_commune = calendars.c.commune_id == commune_id
        db.execute(update(calendars).where(of_commune).values(revision=known.revision + 1, **values))
    _write_days(db, commune_id, rows(calendar, today))
    return True


def _digest(calendar: CalendarFile) -> str:
    written = json.dumps(calendar.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()


def _write_days(db: Db, commune_id: str, found: list[DayRow]) -> None:
    of_commune = calendar_days.c.commune_id == commune_id
    keys = db.execute(
        select(calendar_days.c.file_key, calendar_days.c.id, calendar_days.c.source).where(
            of_commune, calendar_days.c.file_key.is_not(None)
        )
    )
    known = {row.file_key: row for row in keys}
    for row in found:
        there = known.pop(row.file_key, None)
        if there is None:
            db.execute(insert(calendar_days).values(commune_id=commune_id, **stored_values(row)))
        elif there.source == FILE:
            db.execute(update(calendar_days).where(calendar_days.c.id == there.id).values(stored_values(row)))
    for gone in known.values():
        if gone.source == FILE:
            db.execute(delete(calendar_days).where(calendar_days.c.id == gone.id))


def stored_values(row: DayRow) -> dict[str, Any]:
    """A row's columns, without its id."""
    return {
        "kind": row.kind,
        "month_day": row.month_day,
        "from_year": row.from_year,
        "starts_on": row.starts_on,
        "days": row.days,
        "names": dict(row.names),
        "confidence": row.confidence,
        "notes": dict(row.notes) if row.notes else None,
        "source": row.source,
        "file_key": row.file_key,
    }
