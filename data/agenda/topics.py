"""Sessions and workshops as the plan of reminders takes them: read from the rows."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from data import rounds
from data.agenda import checks, plan, rows, states, wall
from data.agenda.plan import Meeting, Topic
from data.agenda.rows import SessionRow, SittingRow, WorkshopRow
from data.calendar import delays, stored
from data.engine import Db

# A topic is looked at as long as something may still be told of it.
KEPT = timedelta(days=2 * plan.NEWS_LASTS)


def load(db: Db, commune_id: str, subject: str) -> Topic | None:
    """The topic of a subject: "session:2027-02", "workshop:W2"; None when there is none."""
    noun, _, name = subject.partition(":")
    if noun == plan.SESSION:
        session = rows.look_session(db, commune_id, name)
        return of_session(db, session) if session else None
    workshop = rows.look_workshop(db, commune_id, name)
    return of_workshop(workshop) if workshop else None


def live(db: Db, commune_id: str, day: date) -> Iterator[Topic]:
    """Every topic of which something may still be told."""
    for session in rows.sessions(db, commune_id):
        if session.state != states.EXPECTED:
            topic = of_session(db, session)
            newest = max((*(each.day for each in topic.meetings), topic.news_on or date.min))
            if newest >= day - KEPT:
                yield topic
    for workshop in rows.workshops(db, commune_id):
        if max(workshop.held_on, workshop.minutes_on or date.min) >= day - KEPT:
            yield of_workshop(workshop)


def of_session(db: Db, row: SessionRow) -> Topic:
    """A session, with the last days that lie before its first sitting."""
    meetings = tuple(_meeting(number, each) for number, each in rows.standing(rows.sittings_of(db, row)))
    agenda = rows.agenda(db, row)
    first = min((each.day for each in meetings if each.status == plan.ON), default=None)
    comment_until = ask_until = ask_told_on = None
    if first and row.state == states.ANNOUNCED:
        closing = (each.closes_on for each in rounds.of_commune(db, row.commune_id) if each.closes_on < first)
        comment_until = max(closing, default=None)
        days = stored.load(db, row.commune_id)
        delay = delays.of_commune(db, row.commune_id)[delays.REPLY]
        ask_until = plan.last_useful_day(days, delay, first)
        ask_told_on = plan.working_day_before(days, ask_until) if ask_until else None
    return Topic(
        plan.SESSION,
        row.session_id,
        row.id,
        meetings,
        tuple(agenda.axes) if agenda else (),
        agenda.number if agenda else 0,
        agenda.published_on if agenda else None,
        agenda.entered_at if agenda else None,
        row.state == states.HELD,
        row.deliberations_on,
        comment_until,
        ask_until,
        ask_told_on,
    )


def of_workshop(row: WorkshopRow) -> Topic:
    """A workshop: one meeting."""
    standing = plan.status(row.state)
    meeting = Meeting(1, row.held_on, row.starts_at, row.ends_at, row.place, standing)
    axes = dict.fromkeys((*row.axes, *checks.axes_of(row.agenda)))
    is_held = row.state == states.HELD
    return Topic(
        plan.WORKSHOP,
        row.workshop_id,
        row.id,
        (meeting,),
        tuple(axes),
        is_held=is_held,
        news_on=row.minutes_on,
        invites_until=row.registration_ends_on,
    )


def _meeting(number: int, row: SittingRow) -> Meeting:
    return Meeting(
        number, row.held_on, row.starts_at, row.ends_at, row.place, plan.status(row.state), row.entered_at
    )


def begins_at(db: Db, workshop: WorkshopRow) -> datetime:
    """The instant at which a workshop begins; the end of its day where the hour is not known."""
    at = wall.of_commune(db, workshop.commune_id)
    return at(workshop.held_on, workshop.starts_at or checks.LAST_HOUR)
