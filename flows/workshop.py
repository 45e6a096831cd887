"""The workshops: which is next, who is invited, where, its programme; and what came out of the last one."""

from collections.abc import Generator, Iterator, Mapping, Sequence
from typing import Any

from flows.contributing import counter
from flows.limits import NAMING_TEXT
from flows.matching import beginnings, fold
from flows.meetings import Meeting, axes_of, calendar_line, day_of, hours, place_of, point_text
from flows.session import DONE
from flows.steps import Line, Option, Step, Talk, choose, consent, flow, goto, heard, look, said, say
from flows.types import Localized, Visit

REGISTER = Option(
    "register",
    "registration-offer",
    synonyms=("inscription", "oui", "سجلوني", "تسجيل", "نتسجل", "إيه", "نعم", "sjjlouni", "ttsjil", "iyeh"),
    intents=("register_workshop",),
)
MY_PLACE = Option("mine", "my-registrations-offer", intents=("cancel_registration", "register_workshop"))
POINTS = Option("points", "points_button", synonyms=("programme", "ordre du jour", "البرنامج", "lbarnamaj"))
LAST = Option(
    "last",
    "last_button",
    synonyms=("compte rendu", "résultat", "المحضر", "النتيجة", "الخلاصة", "natija", "lkholasa"),
)
NEWS = Option("news", "session-remind", synonyms=("prévenez-moi", "خبروني", "khbrouni"))
_POINTS = 8  # of a programme in one message
_MINUTES = 500  # characters of them: the rest is the commune's to publish
_ASKS_LAST = beginnings(
    """compte rendu | resultat | sorti | conclu | dernier | precedent | retenu | atelier passe | محضر | نتيج | خلاصه | خلاصات | خرج
    | فاتت | سابقه | اخيره | khrej | khrj | natij | ntij | fatet | fatat | lli fat | kholas | lkholas | ma7dar | lma7dar"""
)


@flow(starts_on="workshop_info", aside=True, light=True)
def workshop(visit: Visit) -> Talk:
    named: str | None = yield heard("id")
    question = fold((yield said())[:NAMING_TEXT])
    found: Mapping[str, Any] = yield look("workshops")
    coming: Sequence[Meeting] = found["coming"]
    last: Meeting | None = found["held"]
    one: Meeting | None = None
    if last and (last["id"] == named or _ASKS_LAST.search(question)):
        yield from _held(last)
        last = None
    elif coming:
        one = yield from _picked(coming, named)
        yield from _told(visit, one)
    else:
        yield say("unknown")
        yield from counter(visit)
    yield from _onward(one, last)


def _picked(coming: Sequence[Meeting], named: str | None) -> Generator[Step, Any, Meeting]:
    """The workshop of a notice's button, or the only one, or the one chosen."""
    wanted = [each for each in coming if each["id"] == named] or coming
    if len(wanted) == 1:
        return wanted[0]
    for each in wanted:
        yield say("listed", title=each["title"], day=day_of(each["day"]), state=each["state"])
    options = [Option(each["id"], each["short"], hint=each["title"]) for each in wanted]
    chosen: Option = yield choose("which", options)
    return next(each for each in wanted if each["id"] == chosen.id)


def _onward(one: Meeting | None, last: Meeting | None) -> Talk:
    """What can be done about it."""
    has_news = (yield look("consent", purpose="workshops")) is True
    ways = list(_ways(one, last, has_news=has_news))
    while True:
        chosen: Option = yield choose("next", [*ways, DONE])
        if chosen is DONE:
            yield say("session-bye")
            return
        if chosen is REGISTER and one:
            yield goto("registration", which=one["id"])
        elif chosen is MY_PLACE and one:
            yield goto("my_registrations", which=one["mine"]["reference"])
        elif chosen is NEWS:
            is_given = yield from consent("workshops")
            yield say("reminders-subscribed" if is_given else "reminders-nothing", kind="workshops", axis="")
            return
        elif chosen is POINTS and one:
            yield from _programme(one)
        elif last:
            yield from _held(last)
        ways.remove(chosen)


def _ways(one: Meeting | None, last: Meeting | None, *, has_news: bool) -> Iterator[Option]:
    if one and one["mine"]:
        yield MY_PLACE
    elif one and one["seats"] in {"open", "full"}:
        yield REGISTER
    if one and one["points"]:
        yield POINTS
    if last:
        yield LAST
    if not has_news:
        yield NEWS


# -- one workshop ----------------------------------------------------------------------------------------------


def _told(visit: Visit, one: Meeting) -> Iterator[Line]:
    day = day_of(one["day"])
    if one["state"] in {"postponed", "cancelled"}:
        yield say(one["state"], title=one["title"], day=day)
    else:
        yield say("when", title=one["title"], day=day, place=place_of(one), **hours(one))
        if one["audience"]:
            yield say("audience", words=one["audience"])
        axes = axes_of(visit, one["axes"])
        if axes:
            yield say("axes", axes=tuple(axis.short for axis in axes))
    if one["mine"]:
        yield from mine(one["mine"])
    elif one["state"] == "planned":
        yield from _seats(one)
    if one["state"] == "planned":
        yield from calendar_line(one)


def _seats(one: Meeting) -> Iterator[Line]:
    kind = one["seats"]
    if kind == "open" and one["left"] is None:
        kind = "unlimited"
    yield say("seats", kind=kind, left=one["left"] or 0)
    if one["until"] and one["seats"] in {"open", "full"}:
        yield say("until", day=day_of(one["until"]))


def mine(registration: Mapping[str, Any]) -> Iterator[Line]:
    """A person's own place, or their number on the waiting list."""
    yield say(
        "my-registrations-place",
        state=registration["state"],
        place=registration["place"] or 0,
        seats=registration["seats"],
        reference=registration["reference"],
    )


def _programme(one: Meeting) -> Iterator[Line]:
    yield say("points", points=tuple(point_text({"text": each}) for each in one["points"][:_POINTS]))
    if one["next_steps"]:
        yield say("next_steps", words=one["next_steps"])


# -- afterwards ------------------------------------------------------------------------------------------------


def _held(last: Meeting) -> Iterator[Line]:
    """What came out of it, once the commune entered it."""
    yield say("held", title=last["title"], day=day_of(last["day"]))
    if last["minutes"]:
        yield say("minutes", words=_shortened(last["minutes"]))
    else:
        yield say("no_minutes")


def _shortened(words: Localized) -> Localized:
    return {k: w if len(w) <= _MINUTES else w[: _MINUTES - 1].rstrip() + "…" for k, w in words.items()}
