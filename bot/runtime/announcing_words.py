"""The wording of announcements: what a person is told about a session, a workshop or their own seat, from the facts."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.channels.base import Button
from bot.runtime import agenda, render
from bot.settings import Settings
from data import rounds, texts
from data.agenda import plan, questions, registrations, rows, states
from data.agenda.announcements import AnnouncementRow
from data.agenda.plan import ON, WORKSHOP
from data.agenda.rows import RegistrationRow, SessionRow, WorkshopRow
from data.engine import Db
from flows import meetings
from flows.types import Argument, Say, TextKey

POINTS, POINT = (
    4,
    120,
)  # of an agenda: what a small screen shows beside the date; the rest is behind the button
SHOWN = 3  # sittings of one session
NEWS_LIMIT = 400  # of a template's variable
MOVED_UP = "moved_up"
_SOON = {0: "today", 1: "tomorrow", 2: "two_days"}
_LOOKS_BACK = (plan.DECIDED, plan.POSTED, plan.AFTER_WORKSHOP, plan.MINUTES, plan.LAST_TO_COMMENT)
_DATED = (plan.IN_A_WEEK, plan.IN_TWO_DAYS, plan.TOMORROW)


@dataclass(frozen=True, slots=True)
class Told:
    """What an announcement says: its head, its facts, how to stop, its buttons as (payload, text)."""

    title: Mapping[str, str]
    says: tuple[Say, ...]
    links: tuple[Say, ...]
    buttons: tuple[tuple[str, str], ...]

    def text(self, language: str) -> str:
        """All of it."""
        return _text((*self.says, *self.links, Say("announcements-stop")), language)

    def named(self, language: str) -> str:
        """The title alone, for a template."""
        return texts.pick(self.title, texts.for_variety(language))[0]

    def news(self, language: str) -> str:
        """It in a few sentences on one line, for a template."""
        return render.cut(" ".join(_text(self.says, language).split()), NEWS_LIMIT)

    def pressed(self, language: str) -> tuple[Button, ...]:
        variety = texts.for_variety(language)
        return tuple(Button(payload, texts.plain(variety, key)) for payload, key in self.buttons)


def _text(says: Iterable[Say], language: str) -> str:
    message = render.render(tuple(says), None, language, "")
    return message.text if message else ""


def told(db: Db, row: AnnouncementRow, settings: Settings, language: str, day: date) -> Told | None:
    """What an announcement says on a day; None when what it is about is gone."""
    noun, _, name = row.subject.partition(":")
    about = (
        rows.look_workshop(db, row.commune_id, name)
        if noun == WORKSHOP
        else rows.look_session(db, row.commune_id, name)
    )
    if about is None:
        return None
    scene = _Scene(db, row, about, day)
    link = agenda.calendar_link(settings, row.commune_id, name, language) if scene.is_ahead() else ""
    links = (Say("meetings-ics", {"url": link}),) if link else ()
    return Told(about.title, tuple(_WORDINGS[row.kind](scene)), links, scene.buttons())


@dataclass(frozen=True, slots=True)
class _Scene:
    db: Db
    row: AnnouncementRow
    about: SessionRow | WorkshopRow
    day: date

    @property
    def facts(self) -> Mapping[str, Any]:
        return self.row.facts

    @property
    def title(self) -> Mapping[str, str]:
        return self.about.title

    def is_workshop(self) -> bool:
        return isinstance(self.about, WorkshopRow)

    def on(self) -> list[Mapping[str, Any]]:
        """The meetings that take place and are not over, the one it is about first named."""
        found = [each for each in self.facts["meetings"] if each["status"] == ON]
        ahead = [each for each in found if each["day"] >= self.day.isoformat()]
        if self.row.kind in _DATED:
            ahead = [each for each in ahead if each["day"] == self.facts["about"]]
        return sorted(ahead, key=lambda each: str(each["day"]))[:SHOWN]

    def is_ahead(self) -> bool:
        return bool(self.on()) and self.row.kind not in _LOOKS_BACK

    def seat(self) -> RegistrationRow | None:
        """The seat of this person, or their place on the list: nobody else's."""
        if not isinstance(self.about, WorkshopRow):
            return None
        own = registrations.of_citizen(self.db, self.row.citizen_id)
        mine = (each for each in own if each.workshop_id == self.about.id)
        return next((each for each in mine if each.state in registrations.OPEN), None)

    def asks(self) -> bool:
        """Whether questions about this workshop wait for its person, in a round that takes answers."""
        if not isinstance(self.about, WorkshopRow):
            return False
        found = questions.came(self.db, self.row.commune_id, self.row.citizen_id, self.about.workshop_id)
        current = rounds.pick(rounds.of_commune(self.db, self.row.commune_id), self.day)
        is_open = current is not None and current.is_open(self.day)
        return is_open and found is not None and bool(questions.waiting(self.db, found[1].id))

    def buttons(self) -> tuple[tuple[str, str], ...]:
        if self.row.kind == plan.LAST_TO_COMMENT:
            return (("go:comment:", "comment-offer"),)
        if self.row.kind == plan.LAST_TO_ASK:
            return (("go:information:", "information-offer"),)
        name = self.facts["name"]
        if not self.is_workshop():
            return ((f"go:session:{name}", "session-offer"), ("go:reminders:", "reminders-offer"))
        shown = (f"go:workshop:{name}", "workshop-offer")
        if seat := self.seat():
            return ((f"go:my_registrations:{seat.reference}", "my-registrations-offer"), shown)
        if self.row.kind == plan.AFTER_WORKSHOP:
            about = (f"go:after_workshop:{name}", "after-workshop-offer")
            return (about, shown) if self.asks() else (shown,)
        if self.row.kind == plan.ANNOUNCED:
            return ((f"go:registration:{name}", "registration-offer"), shown)
        return (shown,)


Wording = Callable[[_Scene], Iterator[Say]]


def _when(scene: _Scene) -> Iterator[Say]:
    """Each meeting with its day, its hours and its place, or that the place is not known yet."""
    for each in scene.on():
        args: dict[str, Argument] = {
            "day": date.fromisoformat(each["day"]),
            **meetings.hours({"start": each["starts_at"], "end": each["ends_at"], "part": _part(scene)}),
            "place": each["place"] or TextKey("meetings-no-place"),
        }
        yield Say("announcements-when", args)


def _part(scene: _Scene) -> str | None:
    return scene.about.part_of_day if isinstance(scene.about, WorkshopRow) else None


def _reminder(scene: _Scene) -> Iterator[Say]:
    ahead = date.fromisoformat(scene.facts["about"]) - scene.day
    yield Say("announcements-reminder", {"title": scene.title, "when": _SOON.get(ahead.days, "soon")})
    yield from _when(scene)
    yield from _seat(scene)


def _seat(scene: _Scene) -> Iterator[Say]:
    seat = scene.seat()
    if seat is not None:
        key = "waiting" if seat.state == states.WAITING else "registered"
        place = registrations.place(scene.db, seat) or 0
        args: dict[str, Argument] = {
            "state": key,
            "seats": str(seat.seats),
            "place": str(place),
            "reference": seat.reference,
        }
        yield Say("announcements-seat", args)


def _agenda(scene: _Scene) -> Iterator[Say]:
    is_new = scene.row.kind == plan.AGENDA_PUBLISHED
    yield Say("announcements-agenda", {"title": scene.title, "what": "new" if is_new else "changed"})
    yield from _when(scene)
    if isinstance(scene.about, SessionRow) and (found := rows.agenda(scene.db, scene.about)):
        points = tuple(_short(each) for each in found.points[:POINTS])
        yield Say("announcements-points", {"points": points, "more": str(len(found.points) - len(points))})


def _short(point: Mapping[str, Any]) -> dict[str, str]:
    return {each: render.cut(point[each], POINT) for each in texts.LANGUAGES if point.get(each)}


def _named(key: str) -> Wording:
    def wording(scene: _Scene) -> Iterator[Say]:
        yield Say(key, {"title": scene.title})

    return wording


def _posted(scene: _Scene) -> Iterator[Say]:
    yield Say("announcements-posted", {"title": scene.title})
    yield Say("session-posted")


def _last_day(key: str) -> Wording:
    def wording(scene: _Scene) -> Iterator[Say]:
        yield Say(key, {"day": date.fromisoformat(scene.facts["about"])})

    return wording


def _minutes(scene: _Scene) -> Iterator[Say]:
    yield Say("announcements-minutes", {"title": scene.title})
    if isinstance(scene.about, WorkshopRow) and scene.about.minutes:
        short = {each: render.cut(words, 600) for each, words in scene.about.minutes.items()}
        yield Say("workshop-minutes", {"words": short})


def _correction(scene: _Scene) -> Iterator[Say]:
    """What changed, what they were told before, what holds now."""
    yield Say("announcements-correction", {"title": scene.title, "what": scene.row.kind})
    is_elsewhere = scene.row.kind == "changed"  # the day is the one they know
    for each in () if is_elsewhere else scene.facts["before"][:SHOWN]:
        yield Say("announcements-before", {"day": date.fromisoformat(each["day"])})
    if scene.row.kind == "put_off":
        yield Say("announcements-no-date")
    yield from _when(scene)
    if scene.row.kind != "called_off":
        yield from _seat(scene)


def _after_workshop(scene: _Scene) -> Iterator[Say]:
    """Thanks; and the questions, as long as answers are taken."""
    yield Say("announcements-after-workshop", {"title": scene.title, "asks": "yes" if scene.asks() else "no"})


def _moved_up(scene: _Scene) -> Iterator[Say]:
    yield Say("announcements-moved-up", {"title": scene.title})
    yield from _when(scene)
    yield from _seat(scene)


def _announced(scene: _Scene) -> Iterator[Say]:
    yield Say("announcements-workshop", {"title": scene.title})
    yield from _when(scene)
    if isinstance(scene.about, WorkshopRow) and scene.about.audience:
        short = {each: render.cut(words, POINT) for each, words in scene.about.audience.items()}
        yield Say("workshop-audience", {"words": short})


_WORDINGS: Mapping[str, Wording] = {
    plan.AGENDA_PUBLISHED: _agenda,
    plan.AGENDA_CHANGED: _agenda,
    plan.IN_A_WEEK: _reminder,
    plan.IN_TWO_DAYS: _reminder,
    plan.TOMORROW: _reminder,
    plan.DECIDED: _named("announcements-decided"),
    plan.POSTED: _posted,
    plan.LAST_TO_COMMENT: _last_day("announcements-last-to-comment"),
    plan.LAST_TO_ASK: _last_day("announcements-last-to-ask"),
    plan.AFTER_WORKSHOP: _after_workshop,
    plan.MINUTES: _minutes,
    plan.ANNOUNCED: _announced,
    MOVED_UP: _moved_up,
    **dict.fromkeys(plan.CORRECTIONS, _correction),
}
KINDS = tuple(_WORDINGS)
