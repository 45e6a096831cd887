"""The council's sessions: when and where, the agenda, who may come, what was decided; only what the commune entered.

The dates of the law (organic law 113.14, article 33) are no dates of ours: a session is told when staff entered it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from flows.contributing import counter
from flows.limits import NAMING_TEXT
from flows.matching import beginnings, fold
from flows.meetings import (
    Meeting,
    axes_of,
    axis_named,
    calendar_line,
    day_of,
    hours,
    marks,
    pages,
    place_of,
    point_text,
)
from flows.steps import Line, Option, Talk, choose, flow, goto, heard, look, said, say
from flows.types import Axis, Month, Visit

AGENDA_OF = Option(
    "agenda",
    "agenda_button",
    synonyms=("ordre du jour", "les points", "جدول الأعمال", "النقط", "jadwal l2a3mal", "jadwal", "no9at"),
)
MORE = Option(
    "more",
    "more_points",
    synonyms=("suite", "plus", "encore", "oui", "المزيد", "زيد", "كمل", "إيه", "نعم", "zid", "kmel", "iyeh"),
)
DECIDED = Option(
    "decided",
    "decided_button",
    synonyms=("décisions", "délibérations", "المقررات", "القرارات", "شنو تقرر", "l9ararat", "chno t9errer"),
)
REMIND = Option(
    "remind",
    "remind",
    synonyms=("rappel", "rappels", "prévenez-moi", "ذكروني", "تذكير", "فكروني", "tadkir", "fekkrouni"),
    intents=("subscribe_reminders",),
)
MY_SUBSCRIPTIONS = Option("subscriptions", "reminders-offer", intents=("subscribe_reminders",))
DONE = Option(
    "done",
    "session-done",
    synonyms=(
        "fin", "merci", "non", "rien", "شكرا", "لا", "سالينا", "صافي", "والو", "safi", "lla", "walo", "chokran",
    ),
)  # fmt: skip

_SITTINGS = 3  # of one session in one message
_DECISIONS = 6
_ASKS_DECIDED = beginnings(
    """decid | decision | delib | vote | adopt | resultat | compte rendu | proces verbal | passee | derniere | precedente
    | مقرر | قرر | تقرر | قرار | صوت | تصويت | صادق | تصادق | مداول | نتيج | محضر | فاتت | سابقه | اخيره | منصرم
    | 9arrer | 9errer | 9rrer | t9err | t9arr | 9arar | l9arar | sewt | sawt | sad9 | natij | ntij | fatet | fatat | lli fat | khrej"""
)
_ASKS_AGENDA = beginnings(
    """ordre du jour | point | sujet | programme de la session | discut | جدول | نقط | نقاط | مواضيع | غادي يتناقش | غادي تناقش
    | سيناقش | jadwal | jdwal | no9at | n9at | no9ta | no9at | nna9at | mawadi3 | ytna9ch | tna9ch"""
)


@flow(starts_on="session_info", aside=True, light=True)
def session(visit: Visit) -> Talk:
    named: str | None = yield heard("id")
    question = fold((yield said())[:NAMING_TEXT])
    axis = axis_named(visit, (yield heard("axis")))
    found: Mapping[str, Any] = yield look("session", id=named or "")
    subscriptions: Mapping[str, Any] = yield look("my_subscriptions")
    coming, decided = found["session"], found["decided"]
    for title in found["called_off"]:
        yield say("cancelled", title=title)
    ours = (axis,) if axis else axes_of(visit, subscriptions["axes"])
    agenda = pages(coming["points"]) if coming and coming["state"] != "cancelled" else []
    asks_decided = bool(_ASKS_DECIDED.search(question)) or bool(
        named and coming and coming["state"] == "held"
    )
    page = 0
    if asks_decided:
        yield from _decided(decided)
    elif agenda and (axis or _ASKS_AGENDA.search(question)):
        yield say("head", kind=coming["kind"], title=coming["title"])
        yield from _points(visit, coming, agenda, 0, ours)
        page = 1
    else:
        yield from _told(visit, coming)
    while True:
        ways = _ways(agenda, page, None if asks_decided else decided)
        chosen: Option = yield choose("next", [*ways, _reminding(subscriptions), DONE])
        if chosen in (AGENDA_OF, MORE):
            yield from _points(visit, coming, agenda, page, ours)
            page += 1
        elif chosen is DECIDED:
            yield from _decided(decided)
            asks_decided = True
        elif chosen is DONE:
            yield say("bye")
            return
        else:
            yield goto("reminders")


def _ways(agenda: Sequence[Any], page: int, decided: Meeting | None) -> Iterator[Option]:
    if page < len(agenda):
        yield MORE if page else AGENDA_OF
    if decided:
        yield DECIDED


def _reminding(subscriptions: Mapping[str, Any]) -> Option:
    is_on = subscriptions["all"] or subscriptions["mine"] or subscriptions["axes"]
    return MY_SUBSCRIPTIONS if is_on else REMIND


# -- when, where, who may come -----------------------------------------------------------------------------------


def _told(visit: Visit, coming: Meeting | None) -> Talk:
    if coming is None:
        yield say("unknown")
        yield say("law")
        yield from counter(visit)
        return
    if coming["state"] == "cancelled":
        yield say("cancelled", title=coming["title"])
        return
    yield say("head", kind=coming["kind"], title=coming["title"])
    if coming["sittings"]:
        for sitting in coming["sittings"][:_SITTINGS]:
            yield from _sitting(sitting)
    else:
        yield say(
            "expected",
            is_known="month" if coming["month"] else "none",
            month=Month(coming["month"]) if coming["month"] else "",
        )
    yield from _attendance(coming)
    yield from calendar_line(coming)
    if coming["points"]:
        yield say(
            "agenda",
            count=len(coming["points"]),
            day=day_of(coming["agenda_on"]),
            version=coming["version"],
        )
    else:
        yield say("no_agenda")


def _sitting(sitting: Meeting) -> Iterator[Line]:
    day = day_of(sitting["day"])
    if sitting["state"] == "postponed":
        yield say("put_off", day=day)
        return
    if sitting["state"] == "cancelled":
        yield say("sitting_cancelled", day=day)
        return
    if sitting["before"]:
        yield say("moved", why=sitting["why"], day=day_of(sitting["before"]))
    yield say("sitting", day=day, place=place_of(sitting), **hours(sitting))
    if not sitting["is_public"]:
        yield say("closed", day=day)


def _attendance(coming: Meeting) -> Iterator[Line]:
    """Who may come: the commune's words where it has some, else the rule (article 48)."""
    sittings = [each for each in coming["sittings"] if each["state"] == "planned"]
    if sittings and not any(each["is_public"] for each in sittings):
        return  # each was said to be closed
    if coming["attendance"]:
        yield say("attendance", words=coming["attendance"])
    else:
        yield say("public")


# -- what is on the agenda -----------------------------------------------------------------------------------------


def _points(
    visit: Visit, coming: Meeting, agenda: Sequence[Any], page: int, ours: Sequence[Axis]
) -> Iterator[Line]:
    if page == 0:
        for axis in ours[:2]:
            numbers = [str(n) for n, each in enumerate(coming["points"], 1) if axis.id in each["axes"]]
            yield say("on_axis", axis=axis.short, count=len(numbers), numbers=", ".join(numbers))
    for number, point in agenda[page]:
        axes = marks(visit, point)
        yield say(
            "point",
            number=number,
            text=point_text(point),
            source="petition" if point["is_petition"] else "council",
            mark="axis" if axes else "none",
            axes=axes or "",
        )


# -- what was decided ----------------------------------------------------------------------------------------------


def _decided(decided: Meeting | None) -> Iterator[Line]:
    """The deliberations, once they were entered; they are posted within eight days (article 273)."""
    if decided is None or not decided["decisions"]:
        yield say("not_decided")
        yield say("posted")
        return
    yield say("decided", title=decided["title"], day=day_of(decided["on"]))
    for number, words in enumerate(decided["decisions"][:_DECISIONS], 1):
        yield say("decision", number=number, text=point_text({"text": words}))
    yield say("posted")
