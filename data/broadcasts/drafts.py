"""Drafting, changing and approving: what a broadcast must have before anybody hears of it, and who may say that it leaves.

Whoever wrote a word of it never approves it, above the number that the commune set; what is changed after it was approved has
to be approved again.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import chain, count
from typing import Any

from sqlalchemy import insert

from data import communes
from data.agenda import rows as agenda
from data.agenda import wall
from data.broadcasts import hours, neutrality, segments, states, wording
from data.broadcasts.previews import Counted
from data.broadcasts.rows import BroadcastRow, events, load, look
from data.broadcasts.segments import Segment
from data.broadcasts.states import BroadcastError
from data.engine import Db
from data.tables import broadcasts

# What a button may lead to, and whether it needs the name of something.
WORKSHOP_ONES, SESSION_ONES = ("workshop", "registration"), ("session",)
PLAIN_ONES = ("comment", "programme", "information", "reminders")
# The template that is used on WhatsApp when a person has been silent for a day, unless another is named.
TEMPLATES = {"sessions": "session_reminder", "workshops": "workshop_news"}
FARTHEST = timedelta(days=366)
NAME = 32  # letters of a name that is found for a broadcast; one that is given has 40 at most


@dataclass(frozen=True, slots=True)
class Draft:
    """What staff write."""

    purpose: str
    texts: Mapping[str, str]
    segment: Segment = field(default_factory=Segment)
    template: str | None = None
    opens: str | None = None
    is_statutory: bool = False
    on: date | None = None  # not before this day of the commune's …
    hour: str | None = None  # … and hour


def draft(
    db: Db, commune_id: str, name: str, written: Draft, *, actor: str, day: date, now: datetime
) -> BroadcastRow:
    """Keep a new broadcast; nothing leaves. BroadcastError."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,39}", name):
        raise BroadcastError("name", f"{name!r} is no name: small letters, digits and hyphens, at most 40.")
    if look(db, commune_id, name) is not None:
        raise BroadcastError("name", f"{commune_id} has a broadcast {name!r} already.")
    values = {
        **_values(db, commune_id, written, day),
        "commune_id": commune_id,
        "name": name,
        "state": states.DRAFT,
        "drafted_by": actor,
        "drafted_at": now,
    }
    row = load(db, db.value(insert(broadcasts).values(values).returning(broadcasts.c.id)))
    states.note(db, row, "drafted", actor=actor, now=now)
    return row


RESERVED = ("new", "neutrality")  # pages of their own stand at these addresses of the console


def free_name(db: Db, commune_id: str, written: Draft, day: date) -> str:
    """A name that nothing bears yet: the first line in French, in small letters and hyphens; without one, purpose and day."""
    first = written.texts.get("fr", "").strip().partition("\n")[0]
    letters = unicodedata.normalize("NFKD", first).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", letters.replace("$commune", " "))
    stem = _shortened("-".join(words)) or f"{written.purpose}-{day}"
    numbered = (f"{stem}-{number}" for number in count(2))
    free = (name for name in chain([stem], numbered) if look(db, commune_id, name) is None)
    return next(name for name in free if name not in RESERVED)


def _shortened(name: str) -> str:
    """Cut between two words, with room for a number after it."""
    if len(name) <= NAME:
        return name
    return name[: NAME + 1].rpartition("-")[0] or name[:NAME]


def change(
    db: Db, row: BroadcastRow, written: Draft, *, actor: str, day: date, now: datetime
) -> BroadcastRow:
    """Write it anew; what was approved is a draft again. BroadcastError, Conflict."""
    values = _values(db, row.commune_id, written, day)
    none = {"approved_by": None, "approved_at": None, "approved_digest": None}
    return states.move(db, row, "change", actor=actor, now=now, **values, **none)


def as_draft(row: BroadcastRow) -> Draft:
    """What stands in a broadcast, to be changed in part."""
    return Draft(
        purpose=row.purpose,
        texts=row.texts,
        segment=Segment.from_json(row.segment),
        template=row.template,
        opens=row.opens,
        is_statutory=row.is_statutory,
        on=row.not_before_on,
        hour=row.not_before_at,
    )


def _values(db: Db, commune_id: str, written: Draft, day: date) -> dict[str, Any]:
    if written.purpose not in segments.PURPOSES:
        known = ", ".join(segments.PURPOSES)
        raise BroadcastError("purpose", f"{written.purpose!r} is no strand of consent. Known are {known}.")
    texts = wording.checked(written.texts)
    if not texts:
        raise BroadcastError(
            "no_text", "There is no text: write it with --text-ar, --text-ary and --text-fr."
        )
    _check_day(written, day)
    return {
        "purpose": written.purpose,
        "texts": texts,
        "segment": segments.checked(db, commune_id, written.segment).as_json(),
        "template": written.template or TEMPLATES[written.purpose],
        "opens": _opened(db, commune_id, written.opens),
        "is_statutory": written.is_statutory,
        "not_before_on": written.on,
        "not_before_at": written.hour,
    }


def _check_day(written: Draft, day: date) -> None:
    if written.hour is not None:
        if written.on is None:
            raise BroadcastError("hour", "An hour needs its day.")
        if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", written.hour):
            raise BroadcastError("hour", f"{written.hour!r} is no hour; write it like 09:30.")
        if not hours.FROM <= written.hour < hours.TO:
            raise BroadcastError(
                "night", f"Broadcasts leave between {hours.FROM} and {hours.TO} of the town's time."
            )
    if written.on is not None and written.on < day:
        raise BroadcastError("past", f"{written.on} is in the past. Today is {day}.")
    if written.on is not None and written.on > day + FARTHEST:
        raise BroadcastError("far", f"{written.on} is more than a year away: check the year.")


def _opened(db: Db, commune_id: str, opens: str | None) -> str | None:
    """What the button leads to, there for sure. BroadcastError."""
    if not opens:
        return None
    flow, _, name = opens.partition(":")
    if flow in PLAIN_ONES and not name:
        return f"{flow}:"
    if flow in WORKSHOP_ONES and agenda.look_workshop(db, commune_id, name):
        return opens
    if flow in SESSION_ONES and agenda.look_session(db, commune_id, name):
        return opens
    known = ", ".join((*(f"{each}:W2" for each in WORKSHOP_ONES), "session:2027-02", *PLAIN_ONES))
    raise BroadcastError("opens", f"{opens!r} opens nothing here. A button may open {known}.")


# -- approving ---------------------------------------------------------------------------------------------


def digest(row: BroadcastRow) -> str:
    """Of everything that is approved."""
    said = [row.purpose, dict(row.texts), dict(row.segment), row.template, row.opens, row.is_statutory]
    said += [row.not_before_on.isoformat() if row.not_before_on else None, row.not_before_at]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def authors(db: Db, row: BroadcastRow) -> frozenset[str]:
    """Everybody who wrote or changed it."""
    return frozenset(
        event.actor.casefold() for event in events(db, row.id) if event.kind in ("drafted", "changed")
    )


def needs_another(db: Db, row: BroadcastRow, total: int) -> bool:
    """Whether somebody else must approve a broadcast to so many people."""
    announcing = communes.load(db, row.commune_id).profile.get("announcing") or {}
    above = int(announcing.get("approval_above", 0))
    return row.is_statutory or not above or total > above


def permission_to_approve(db: Db, row: BroadcastRow, total: int, actor: str) -> str:
    """What an actor must be allowed: a small one may be let go by who wrote it. BroadcastError for an author of a larger one."""
    if actor.casefold() not in authors(db, row):
        return "broadcasts.approve"
    if needs_another(db, row, total):
        raise BroadcastError(
            "author",
            f"{actor} wrote {row.name}: somebody else must approve it before anybody hears it.",
        )
    return "broadcasts.draft"


def approve(
    db: Db, row: BroadcastRow, counted: Counted, *, actor: str, day: date, now: datetime
) -> BroadcastRow:
    """Let it leave when its time comes. BroadcastError, Conflict.

    `counted` is what the approver was shown a moment ago; who may approve is `permission_to_approve`'s to say.
    """
    states.after(row, "approve")
    permission_to_approve(db, row, counted.total, actor)
    unread = wording.missing(row.texts, Segment.from_json(row.segment).readers())
    if unread:
        raise BroadcastError(
            "no_text",
            f"{row.name} has no text in {', '.join(unread)}: write it, or name the languages it is for with --language.",
        )
    if not counted.total:
        why = ", ".join(f"{many} {reason}" for reason, many in counted.reasons().items()) or "nobody is of it"
        raise BroadcastError("nobody", f"Nobody would get {row.name} ({why}).")
    _check_time(db, row, day, now)
    return states.move(
        db,
        row,
        "approve",
        actor=actor,
        now=now,
        detail={"people": counted.total},
        approved_by=actor,
        approved_at=now,
        approved_digest=digest(row),
    )


def _check_time(db: Db, row: BroadcastRow, day: date, now: datetime) -> None:
    at = wall.of_commune(db, row.commune_id)
    if row.not_before_on and at(row.not_before_on, row.not_before_at or hours.TO) < now - hours.LATE:
        raise BroadcastError("past", f"{row.name} was to leave on {row.not_before_on}: give it another day.")
    leaves_on = max(day, row.not_before_on or day)
    period = None if row.is_statutory else neutrality.on(db, row.commune_id, leaves_on)
    if period:
        raise BroadcastError(
            "neutrality",
            f"{leaves_on} is in the neutrality from {period.starts_on} to {period.ends_on} ({period.reason}): only "
            "what the law wants told may leave.",
        )
