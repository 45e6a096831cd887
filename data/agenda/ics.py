"""Sessions and workshops as iCalendar text (RFC 5545): one entry to keep, or a feed to subscribe to.

Hours are written as UTC instants, computed from the town's wall clock when the text is made: telephones with old zone files are an
hour out for Africa/Casablanca since 20 September 2026. A feed is fetched again and again, so what moves, moves there too; an entry
that moved keeps its UID and has a higher SEQUENCE.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from data import communes
from data.agenda import plan, rows, states, topics, wall
from data.agenda.rows import SessionRow, SittingRow, WorkshopRow
from data.agenda.wall import At
from data.engine import Db

LINE = 75  # octets of a line without its end (section 3.1)
FETCH_AGAIN = "PT6H"
MEDIA_TYPE = "text/calendar; charset=utf-8"
# Who has no text in a language reads the nearest.
NEAREST = {
    "ar": ("ar", "ary", "fr"),
    "ary": ("ary", "ar", "fr"),
    "ary-Latn": ("ary-Latn", "fr", "ary", "ar"),
    "fr": ("fr", "ar", "ary"),
}
_STATUS = {"on": "CONFIRMED", "put_off": "TENTATIVE", "off": "CANCELLED"}


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of a calendar, its texts in one language."""

    uid: str
    sequence: int
    summary: str
    description: str
    place: str  # "" where it is not known yet
    day: date
    starts_at: str | None
    ends_at: str | None
    status: str  # on, put_off, off (data/agenda/plan.py)
    language: str


def calendar(events: Iterable[Event], *, name: str, zone: str, at: At, now: datetime) -> str:
    """A whole calendar. An hour that is not known makes an entry of the whole day; an end that is not known is left out."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Jemaa//Agenda//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_escaped(name)}",
        f"X-WR-CALNAME:{_escaped(name)}",
        f"X-WR-TIMEZONE:{zone}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{FETCH_AGAIN}",
        f"X-PUBLISHED-TTL:{FETCH_AGAIN}",
    ]
    for event in events:
        lines += _event(event, at, now)
    return "".join(f"{folded}\r\n" for line in (*lines, "END:VCALENDAR") for folded in _folded(line))


def _event(event: Event, at: At, now: datetime) -> Iterator[str]:
    language = f";LANGUAGE={event.language}"
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{_instant(now)}"
    yield f"SEQUENCE:{event.sequence}"
    if event.starts_at:
        yield f"DTSTART:{_instant(at(event.day, event.starts_at))}"
        if event.ends_at:
            yield f"DTEND:{_instant(at(event.day, event.ends_at))}"
    else:
        yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY{language}:{_escaped(event.summary)}"
    if event.description:
        yield f"DESCRIPTION{language}:{_escaped(event.description)}"
    if event.place:
        yield f"LOCATION{language}:{_escaped(event.place)}"
    yield f"STATUS:{_STATUS[event.status]}"
    yield "TRANSP:OPAQUE"
    yield "END:VEVENT"


def _instant(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    """TEXT (section 3.3.11); what no text may hold is left out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in text if c in "\n\t" or (c >= " " and c != "\x7f"))
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        kept = kept.replace(plain, written)
    return kept


def _folded(line: str) -> Iterator[str]:
    """Lines of at most 75 octets; no letter is cut in two."""
    begun, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > LINE:
            yield begun
            begun, size = " ", 1
        begun += letter
        size += width
    yield begun


# -- from the agenda ---------------------------------------------------------------------------------------


def of_session(db: Db, commune_id: str, session_id: str, *, language: str, now: datetime) -> str:
    """The sittings of a session. AgendaError."""
    row = rows.session(db, commune_id, session_id)
    return _written(db, commune_id, _sittings(db, row, language), language, now)


def of_workshop(db: Db, commune_id: str, workshop_id: str, *, language: str, now: datetime) -> str:
    """A workshop. AgendaError."""
    row = rows.workshop(db, commune_id, workshop_id)
    return _written(db, commune_id, [_workshop(row, language)], language, now)


def feed(db: Db, commune_id: str, *, language: str, day: date, now: datetime) -> str:
    """Everything that the commune announced, from two months ago on."""
    since = day - topics.KEPT
    found = [event for row in rows.sessions(db, commune_id) for event in _sittings(db, row, language)]
    found += [_workshop(row, language) for row in rows.workshops(db, commune_id)]
    events = sorted((each for each in found if each.day >= since), key=lambda each: (each.day, each.uid))
    return _written(db, commune_id, events, language, now)


def _written(db: Db, commune_id: str, events: Iterable[Event], language: str, now: datetime) -> str:
    profile = communes.load(db, commune_id).profile
    zone = profile["timezone"]
    return calendar(events, name=_text(profile["name"], language), zone=zone, at=wall.in_zone(zone), now=now)


def _sittings(db: Db, row: SessionRow, language: str) -> Iterator[Event]:
    """Each sitting under the number it first had, so that an entry moves with it; none of a session that is not announced."""
    if row.state == states.EXPECTED:
        return
    agenda = rows.agenda(db, row)
    points = [_text(point, language) for point in agenda.points] if agenda else []
    parts = [_text(row.attendance, language), *(f"{n}. {point}" for n, point in enumerate(points, 1))]
    for number, sitting in rows.standing(rows.sittings_of(db, row)):
        yield _sitting(row, number, sitting, "\n".join(filter(None, parts)), language)


def _sitting(row: SessionRow, number: int, sitting: SittingRow, description: str, language: str) -> Event:
    return Event(
        f"session-{row.session_id}-{number}@{row.commune_id}.jemaa",
        row.revision,
        _text(row.title, language),
        description,
        _text(sitting.place, language),
        sitting.held_on,
        sitting.starts_at,
        sitting.ends_at,
        plan.status(sitting.state),
        language,
    )


def _workshop(row: WorkshopRow, language: str) -> Event:
    return Event(
        f"workshop-{row.workshop_id}@{row.commune_id}.jemaa",
        row.revision,
        _text(row.title, language),
        _text(row.audience, language),
        _text(row.place, language),
        row.held_on,
        row.starts_at,
        row.ends_at,
        plan.status(row.state),
        language,
    )


def _text(written: Mapping[str, str] | None, language: str) -> str:
    return next((written[each] for each in NEAREST[language] if written.get(each)), "") if written else ""
