"""`jemaa nlu review`: what was read badly, shown to staff without personal data, and labelled into training text."""

import json
from contextlib import closing
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

import click

from bot.bootstrap import demo_clock, ensure_communes, open_database
from bot.cli.actor import permit
from bot.clock import local_day
from bot.runtime.hearing import clean
from bot.settings import read_settings
from data import communes, conversations, readings
from data.conversations import Conflict
from data.engine import Database, Db
from data.masking import MASK, mask_contacts
from flows.engine import Conversation
from flows.limits import START
from flows.registry import FLOWS
from nlu.entities import references
from nlu.from_use import Lessons, NotTaken, Phrasing

_BRACKETS = str.maketrans("[]{}", "()()")  # square ones are marks in the training text


def listed(commune: str, *, actor: str, limit: int, as_json: bool) -> str:
    """What waits for review, as text or as JSON; who looks is noted first."""
    database, now = _open(commune)
    with closing(database):
        permit(database, commune, actor, "nlu.review", now)
        with database.writing() as db:
            timezone = communes.load(db, commune).profile["timezone"]
            waiting = islice(readings.waiting(db, commune, below=START), limit)
            rows = [_shown(db, row, str(local_day(row.received_at, timezone))) for row in waiting]
            readings.note_seen(db, commune, actor=actor, count=len(rows), now=now)
    if as_json:
        return json.dumps(rows, ensure_ascii=False, indent=2)
    return "\n".join(map(_line, rows)) or "Nothing waits for review."


def labelled(
    commune: str,
    message: int,
    *,
    actor: str,
    intent: str,
    axis: str = "",
    text: str = "",
    variety: str = "",
    out: Path | None = None,
) -> str:
    """Put a message, or what staff made of it, into the training text; what to do next."""
    lessons = Lessons()  # takes a moment: not while the service waits for the database
    database, now = _open(commune)
    with closing(database):
        permit(database, commune, actor, "nlu.review", now)
        with database.writing() as db:
            row = readings.one_waiting(db, commune, message, below=START)
            variety = variety or row.reading["language"]
            if not variety:
                raise NotTaken("The language was not read: name it with --variety.")
            phrasing = Phrasing(text or _phrasing(db, row), intent, variety, axis)
            learned = {"intent": intent, "variety": variety, **({"axis": axis} if axis else {})}
            readings.mark_reviewed(db, commune, row, actor=actor, learned=learned, now=now)
            path = lessons.add(phrasing, out)
    return f"{path}: {phrasing.line}\nNothing is learned by itself: run `jemaa nlu train`."


def skipped(commune: str, message: int, *, actor: str) -> str:
    """Mark a message as reviewed; nothing is learned from it."""
    database, now = _open(commune)
    with closing(database):
        permit(database, commune, actor, "nlu.review", now)
        with database.writing() as db:
            row = readings.one_waiting(db, commune, message, below=START)
            readings.mark_reviewed(db, commune, row, actor=actor, learned=None, now=now)
    return f"Message {message} is left aside."


def _open(commune: str) -> tuple[Database, datetime]:
    settings = read_settings()
    database, clock = open_database(settings), demo_clock(settings)
    ensure_communes(database, settings, [commune], clock)
    return database, clock.now()


def _shown(db: Db, row: readings.ReadRow, day: str) -> dict[str, Any]:
    reading = row.reading
    return {
        "id": row.id,
        "day": day,
        "language": reading["language"],
        "intent": reading["intent"],
        "confidence": reading["confidence"],
        "others": [{"intent": intent, "confidence": share} for intent, share in reading["others"]],
        "is_corrected": reading.get("is_corrected", False),
        "meant": reading.get("meant"),
        "text": _masked(db, row),
    }


def _line(row: dict[str, Any]) -> str:
    others = ", ".join(f"{each['intent']} {each['confidence']:.2f}" for each in row["others"])
    parts = [f"#{row['id']}", row["day"], row["language"] or "?", f"{row['intent']} {row['confidence']:.2f}"]
    parts += [f"({others})"] if others else []
    if row["meant"]:
        parts.append(f"meant {row['meant']}")
    elif row["is_corrected"]:
        parts.append("taken back")
    return "  ".join(parts) + f"\n    {row['text']}"


def _masked(db: Db, row: readings.ReadRow) -> str:
    """The words on one line, without what tells who somebody is."""
    text, _ = clean(row.words(db))
    for found in reversed(references(text)):
        text = text[: found.start] + MASK + text[found.end :]
    return " ".join(mask_contacts(text).split())


def _phrasing(db: Db, row: readings.ReadRow) -> str:
    """A message as training text: what was masked is left out."""
    if _is_in_open_form(db, row):
        raise Conflict(
            f"The form that message {row.id} began is still open and may yet become anonymous. "
            "Come back when it is done, or reword the message with --text."
        )
    return " ".join(_masked(db, row).replace(MASK, " ").split()).translate(_BRACKETS)


def _is_in_open_form(db: Db, row: readings.ReadRow) -> bool:
    """Whether its words may still be those of a form, and leave the log with it."""
    state = conversations.load(db, row.conversation_id).state
    talk = Conversation.from_json(json.loads(state) if state else None)
    flows = ((FLOWS[frame.flow], frame.since) for frame in talk.frames if frame.flow in FLOWS)
    return any(flow.takes_words and not flow.light and since <= row.id for flow, since in flows)


def check_options(label: int | None, skip: int | None, intent: str, more: dict[str, Any]) -> None:
    """UsageError when the options do not go together."""
    if label is not None and skip is not None:
        raise click.UsageError("Either --label or --skip.")
    if label is not None and not intent:
        raise click.UsageError("--label needs --intent.")
    given = [name for name, value in {"intent": intent, **more}.items() if value]
    if label is None and given:
        raise click.UsageError(f"--{given[0]} needs --label.")
