"""The plan of reminders, generated backwards from the dates of a session or a workshop. Pure: what is planned goes in, steps come out.

Every step has its window, from the day on which it is told to the last one on which it still says something. The windows of the
steps that name a date never overlap: however late a planner wakes, a person hears at most one of them a day, and what was missed
is dropped. A step is for those who were there when it was due, or when what it says was entered: who comes later has just seen it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from data import consents
from data.agenda import states
from data.calendar.delays import Delay
from data.calendar.working_days import WorkingDays, due

SESSION, WORKSHOP = "session", "workshop"
CONCERNED, REGISTERED, CAME, AGREED = "concerned", "registered", "came", "agreed"
ON, PUT_OFF, OFF = "on", "put_off", "off"  # how a meeting stands

AGENDA_PUBLISHED, AGENDA_CHANGED = "agenda_published", "agenda_changed"
IN_A_WEEK, IN_TWO_DAYS, TOMORROW = "in_a_week", "in_two_days", "tomorrow"
DECIDED, POSTED = "decided", "posted"
LAST_TO_COMMENT, LAST_TO_ASK = "last_to_comment", "last_to_ask"
AFTER_WORKSHOP, MINUTES = "after_workshop", "minutes"
ANNOUNCED = "announced"
PLANNED_KINDS = (
    AGENDA_PUBLISHED,
    AGENDA_CHANGED,
    IN_A_WEEK,
    IN_TWO_DAYS,
    TOMORROW,
    DECIDED,
    POSTED,
    LAST_TO_COMMENT,
    LAST_TO_ASK,
    AFTER_WORKSHOP,
    MINUTES,
    ANNOUNCED,
)
DATED_KINDS = (AGENDA_PUBLISHED, AGENDA_CHANGED, IN_A_WEEK, IN_TWO_DAYS, TOMORROW)
# Those of which somebody should know that they were missed.
REMINDERS = (IN_A_WEEK, IN_TWO_DAYS, TOMORROW)

WEEK = 7
POSTED_WITHIN = 8  # days: deliberations are posted at the commune (organic law 113.14, article 273)
POSTED_LATE = 2  # days in which that may still be said
NEWS_LASTS = 30  # days in which decisions and minutes are news
ASKED_FOR = 3  # days after a workshop in which people still know what was said
INVITED = 21  # days before a workshop on which those who want its news hear of it: time to arrange one's week
LOOKS_BACK = 120  # days before a sitting in which a last useful day lies, whatever the holidays

_DAY = timedelta(days=1)
_ON = frozenset({states.PLANNED, states.HELD})


@dataclass(frozen=True, slots=True)
class Meeting:
    """A sitting with all that replaced it, or a workshop, as it stands."""

    number: int
    day: date
    starts_at: str | None
    ends_at: str | None
    place: Mapping[str, str] | None
    status: str  # on, put_off, off
    entered_at: datetime | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "day": self.day.isoformat(),
            "starts_at": self.starts_at,
            "ends_at": self.ends_at,
            "place": dict(self.place) if self.place else None,
            "status": self.status,
        }


def status(state: str) -> str:
    """How a meeting in a state of data/agenda/states.py stands for whoever wants to come."""
    if state in _ON:
        return ON
    return OFF if state == states.CANCELLED else PUT_OFF


@dataclass(frozen=True, slots=True)
class Topic:
    """A session or a workshop, with all that its plan follows from."""

    noun: str  # session, workshop
    name: str
    id: int
    meetings: tuple[Meeting, ...]
    axes: tuple[str, ...] = ()
    agenda_number: int = 0
    agenda_on: date | None = None
    agenda_at: datetime | None = None
    is_held: bool = False
    news_on: date | None = None  # decisions or minutes were entered
    comment_until: date | None = None  # last day of a consultation that closes before the first meeting
    ask_until: date | None = None  # last day on which a request for a document would be answered in time
    ask_told_on: date | None = None
    invites_until: date | None = None  # the last day on which seats may be taken

    @property
    def subject(self) -> str:
        return f"{self.noun}:{self.name}"

    @property
    def purpose(self) -> str:
        """The strand of consent under which its reminders leave."""
        return consents.SESSIONS if self.noun == SESSION else consents.WORKSHOPS

    def days(self) -> list[date]:
        """The days on which it takes place, each once."""
        return sorted({each.day for each in self.meetings if each.status == ON})


@dataclass(frozen=True, slots=True)
class Step:
    """One reminder or piece of news, for everybody whom it concerns."""

    kind: str
    slot: str
    opens_on: date  # told on this day, at wall.TOLD_AT
    until: date  # the last day on which it still says something
    audience: str = CONCERNED
    about: date | None = None  # the day of the meeting, or the last day, that it names
    known_at: datetime | None = None  # when what it says was entered

    def is_open(self, day: date, horizon: timedelta = timedelta()) -> bool:
        return self.opens_on <= day + horizon and day <= self.until


def steps(topic: Topic) -> tuple[Step, ...]:
    """Everything that is to be told of a topic as it stands, the earliest first."""
    found = _of_session(topic) if topic.noun == SESSION else _of_workshop(topic)
    return tuple(
        sorted((step for step in found if step.opens_on <= step.until), key=lambda step: step.opens_on)
    )


def _of_session(topic: Topic) -> Iterator[Step]:
    days = topic.days()
    if days:
        yield from _agenda(topic, days[0])
        yield from _last_days(topic, days[0])
        yield from _dates(topic, days)
    if topic.is_held and days:
        yield from _decisions(topic, days[-1])


def _agenda(topic: Topic, first: date) -> Iterator[Step]:
    """The first agenda is news until the reminder of the week; a changed one until the eve, but for days with a reminder."""
    published = topic.agenda_on
    if published is None:
        return
    week, eve = first - WEEK * _DAY, first - _DAY
    if topic.agenda_number <= 1:
        yield _step(topic, AGENDA_PUBLISHED, published, min(week, eve) - _DAY, first, "1")
    elif published < week:
        yield _step(topic, AGENDA_CHANGED, published, week - _DAY, first, str(topic.agenda_number))
    elif _late_change(topic, first):
        yield _step(topic, AGENDA_CHANGED, published, eve - _DAY, first, str(topic.agenda_number))


def _dates(topic: Topic, days: Sequence[date]) -> Iterator[Step]:
    """A week and a day before each; no week's reminder where the meeting before was within that week."""
    late_change = _late_change(topic, days[0])
    before = days[0]
    for day in days:
        if day == before or day - before > WEEK * _DAY:
            # Where the agenda changes after it, that is the news, and it names the date too.
            is_cut = day == before and late_change is not None
            until = late_change - _DAY if is_cut and late_change else day - 2 * _DAY
            yield _step(topic, IN_A_WEEK, day - WEEK * _DAY, until, day)
        yield _step(topic, TOMORROW, day - _DAY, day - _DAY, day)
        before = day


def _late_change(topic: Topic, first: date) -> date | None:
    """When another version of the agenda came after the reminder of the week and before the eve."""
    published = topic.agenda_on
    if published is None or topic.agenda_number <= 1:
        return None
    return published if first - WEEK * _DAY < published < first - _DAY else None


def _last_days(topic: Topic, first: date) -> Iterator[Step]:
    until = topic.comment_until
    if until and until < first:
        # Of the consultation, not of the session: said once, also where two sessions follow it.
        yield Step(LAST_TO_COMMENT, f"{LAST_TO_COMMENT}:{until}", until - _DAY, until, about=until)
    if topic.ask_until and topic.ask_told_on:
        last = topic.ask_until
        slot = f"{LAST_TO_ASK}:{topic.subject}:{last}"
        yield Step(LAST_TO_ASK, slot, topic.ask_told_on, last, about=last)


def _decisions(topic: Topic, last: date) -> Iterator[Step]:
    posted = last + POSTED_WITHIN * _DAY
    if topic.news_on:
        until = topic.news_on + NEWS_LASTS * _DAY
        yield Step(DECIDED, f"{DECIDED}:{topic.subject}", topic.news_on, until, about=last)
    if topic.news_on is None or topic.news_on > posted:
        # Nobody entered what was decided: it is posted at the commune, where everybody may read it.
        until = posted + POSTED_LATE * _DAY
        if topic.news_on:
            until = min(until, topic.news_on - _DAY)
        yield Step(POSTED, f"{POSTED}:{topic.subject}", posted, until, about=last)


def _of_workshop(topic: Topic) -> Iterator[Step]:
    for day in topic.days():
        eve, before = day - _DAY, day - 2 * _DAY
        if not topic.is_held:
            yield _announced(topic, day)
        yield _step(topic, IN_TWO_DAYS, before, before, day, audience=REGISTERED)
        yield _step(topic, TOMORROW, eve, eve, day, audience=REGISTERED)
        if topic.is_held:
            after = day + _DAY
            yield _step(topic, AFTER_WORKSHOP, after, after + ASKED_FOR * _DAY, day, audience=CAME)
    if topic.is_held and topic.news_on:
        until = topic.news_on + NEWS_LASTS * _DAY
        yield Step(MINUTES, f"{MINUTES}:{topic.subject}", topic.news_on, until, CAME)


def _announced(topic: Topic, day: date) -> Step:
    """News of a workshop, once, also to those who agree while it is news; nothing in the days of its reminders."""
    until = min(day - 3 * _DAY, topic.invites_until or day)
    ends = datetime.combine(until, time.max, UTC)
    opens_on = day - INVITED * _DAY
    return Step(ANNOUNCED, f"{ANNOUNCED}:{topic.subject}", opens_on, until, AGREED, day, ends)


def _step(
    topic: Topic,
    kind: str,
    opens_on: date,
    until: date,
    about: date,
    more: str = "",
    audience: str = CONCERNED,
) -> Step:
    named = more or about.isoformat()  # an agenda is news once, whatever becomes of the date
    entered = [each.entered_at for each in topic.meetings if each.day == about and each.entered_at]
    if more and topic.agenda_at:
        entered.append(topic.agenda_at)
    known_at = max(entered, default=None)
    return Step(kind, f"{kind}:{topic.subject}:{named}", opens_on, until, audience, about, known_at)


# -- the last useful day -----------------------------------------------------------------------------------


def last_useful_day(days: WorkingDays, delay: Delay, before: date) -> date | None:
    """The last working day on which a request could be received and still be answered before a day."""
    for back in range(1, LOOKS_BACK):
        day = before - back * _DAY
        if days.is_working(day):
            answered = due(days, day, delay.amount, delay.unit)
            if answered is not None and answered < before:
                return day
    return None


def working_day_before(days: WorkingDays, day: date) -> date:
    """The last working day before a day."""
    day -= _DAY
    while not days.is_working(day):
        day -= _DAY
    return day


# -- corrections -------------------------------------------------------------------------------------------


def differs(told: Mapping[str, Any], stands: Meeting | None, *, had_last_word: bool) -> bool:
    """Whether somebody who was told of a meeting so would come to another place or hour, or for nothing.

    What was not known when it was told is news only for those who will hear no reminder any more.
    """
    if stands is None or told["status"] != stands.status:
        return stands is not None
    if stands.status != ON:
        return False
    if told["day"] != stands.day.isoformat():
        return True
    place = dict(stands.place) if stands.place else None
    pairs = ((told["starts_at"], stands.starts_at), (told["place"], place))
    return any(before != after and (before is not None or had_last_word) for before, after in pairs)


def kind_of_correction(told: Sequence[Mapping[str, Any]], stands: Mapping[int, Meeting]) -> str:
    """What to call it: the gravest of what changed."""
    now = [stands[each["number"]] for each in told if each["number"] in stands]
    if now and all(each.status == OFF for each in now):
        return "called_off"
    if any(each.status == PUT_OFF for each in now):
        return "put_off"
    was = {each["number"]: each["day"] for each in told}
    return "moved" if any(was[each.number] != each.day.isoformat() for each in now) else "changed"


CORRECTIONS = ("called_off", "put_off", "moved", "changed")
