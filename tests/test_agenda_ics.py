"""Calendar entries: what RFC 5545 asks of a line, and the town's hours as instants."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from agenda_rig import TODAY, add_session, add_workshop, at, point, postpone, sitting, who
from hypothesis import given
from hypothesis import strategies as st
from world import World

from data.agenda import ics, sessions, wall
from data.agenda.ics import Event
from data.agenda.states import AgendaError
from data.engine import Db

CASABLANCA = wall.in_zone("Africa/Casablanca")


@pytest.fixture
def db(world: World) -> Iterator[Db]:
    with world.database.writing() as db:
        yield db


def unfolded(text: str) -> list[str]:
    """The lines of a calendar, put together again; the form of every line is held."""
    assert text.endswith("\r\n")
    lines = text[:-2].split("\r\n")
    assert all(len(line.encode()) <= 75 and "\n" not in line and "\r" not in line for line in lines)
    found: list[str] = []
    for line in lines:
        if line.startswith(" "):
            found[-1] += line[1:]
        else:
            found.append(line)
    return found


def unescaped(text: str) -> str:
    found, letters = "", iter(text)
    for letter in letters:
        if letter == "\\":
            after = next(letters)
            found += "\n" if after == "n" else after
        else:
            assert letter not in ",;"
            found += letter
    return found


def event(**more: object) -> Event:
    values = {
        "uid": "u", "sequence": 1, "summary": "Session", "description": "", "place": "", "day": date(2026, 9, 21),
        "starts_at": "10:00", "ends_at": None, "status": "on", "language": "fr",
    }  # fmt: skip
    return Event(**{**values, **more})  # type: ignore[arg-type]


def written(*events: Event) -> list[str]:
    now = datetime(2026, 7, 1, 12, tzinfo=UTC)
    return unfolded(ics.calendar(events, name="Berkane", zone="Africa/Casablanca", at=CASABLANCA, now=now))


def test_the_clock_of_morocco_changed_for_good_on_20_september_2026() -> None:
    lines = written(event(), event(day=date(2026, 8, 3), ends_at="12:30"))
    assert [line for line in lines if line.startswith("DT")] == [
        "DTSTAMP:20260701T120000Z",
        "DTSTART:20260921T100000Z",
        "DTSTAMP:20260701T120000Z",
        "DTSTART:20260803T090000Z",
        "DTEND:20260803T113000Z",
    ]


def test_without_an_hour_it_takes_the_day_and_nothing_is_invented() -> None:
    lines = written(event(starts_at=None, status="off"))
    assert "DTSTART;VALUE=DATE:20260921" in lines
    assert "DTEND;VALUE=DATE:20260922" in lines
    assert "STATUS:CANCELLED" in lines
    assert not any(line.startswith(("LOCATION", "DESCRIPTION")) for line in lines)


@given(text=st.text(max_size=400))
def test_every_text_comes_back_as_it_was(text: str) -> None:
    line = next(line for line in written(event(summary=text)) if line.startswith("SUMMARY"))
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    expected = "".join(c for c in plain if c in "\n\t" or (c >= " " and c != "\x7f"))
    assert unescaped(line.removeprefix("SUMMARY;LANGUAGE=fr:")) == expected


def test_a_sitting_keeps_its_name_when_it_moves(db: Db) -> None:
    add_session(db, sitting(20), points=[point("Budget; vote, et plus")])
    before = unfolded(ics.of_session(db, "berkane", "2027-02", language="fr", now=at(TODAY)))
    postpone(db, 1, sitting(25, place=None))
    after = unfolded(ics.of_session(db, "berkane", "2027-02", language="ary-Latn", now=at(TODAY)))
    uids = [line for line in (*before, *after) if line.startswith("UID")]
    assert uids == ["UID:session-2027-02-1@berkane.jemaa"] * 2
    sequences = [int(line.partition(":")[2]) for line in (*before, *after) if line.startswith("SEQUENCE")]
    assert sequences[0] < sequences[1]
    assert "DTSTART:20261216T100000Z" in after
    assert "LOCATION;LANGUAGE=fr:Hôtel de ville" in before
    assert not any(line.startswith("LOCATION") for line in after)
    assert any("Budget\\; vote\\, et plus" in line for line in after)


def test_the_feed_has_what_is_announced_and_says_what_is_called_off(db: Db) -> None:
    row = add_session(db, sitting(20))
    add_session(db, name="expected")
    add_workshop(db, 5)
    sessions.cancel(db, row, **who())
    lines = unfolded(ics.feed(db, "berkane", language="ar", day=TODAY, now=at(TODAY)))
    assert [line for line in lines if line.startswith(("UID", "STATUS"))] == [
        "UID:workshop-W1@berkane.jemaa",
        "STATUS:CONFIRMED",
        "UID:workshop-W9@berkane.jemaa",
        "STATUS:CONFIRMED",
        "UID:session-2027-02-1@berkane.jemaa",
        "STATUS:CANCELLED",
        "UID:workshop-W2@berkane.jemaa",
        "STATUS:CONFIRMED",
    ]
    with pytest.raises(AgendaError):
        ics.of_workshop(db, "berkane", "W77", language="fr", now=at(TODAY))
    assert "UID:workshop-W9@berkane.jemaa" in unfolded(
        ics.of_workshop(db, "berkane", "W9", language="fr", now=at(TODAY))
    )
