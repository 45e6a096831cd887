"""A place in a workshop: how many seats, the summary, and then a place or a number on the waiting list, said as it is."""

from collections.abc import Generator, Mapping, Sequence
from typing import Any

from flows.contributing import counter
from flows.meetings import Meeting, calendar_line, day_of, hours, place_of
from flows.steps import (
    NO,
    YES,
    Option,
    Receipt,
    Step,
    Talk,
    choose,
    confirm,
    do,
    flow,
    goto,
    heard,
    look,
    say,
)
from flows.types import RecordConsent, RegisterForWorkshop, Visit

# A family, or the members of an association who come together; a larger group speaks with staff. The number that a
# person types is the number of seats.
SEATS = (
    Option(
        "1",
        "registration-seats-1",
        synonyms=("moi", "seul", "seule", "وحدي", "أنا", "بوحدي", "b wa7di", "wa7di", "ana"),
    ),
    Option(
        "2",
        "registration-seats-2",
        synonyms=(
            "nous serons deux",
            "nous sommes deux",
            "on sera deux",
            "on est deux",
            "à deux",
            "deux personnes",
            "نحن اثنان",
            "شخصان",
            "حنا جوج",
            "بجوج",
            "جوج ديال الناس",
            "7na jouj",
            "bjouj",
            "jouj dyal nas",
        ),
    ),
    Option("3", "registration-seats-3"),
    Option("4", "registration-seats-4"),
    Option("5", "registration-seats-5"),
    Option("6", "registration-seats-6"),
)
SEATS_WORDS = (
    "les places",
    "places",
    "le nombre",
    "الأماكن",
    "العدد",
    "البلايص",
    "lblays",
    "l3adad",
    "chhal",
)
OPEN = ("open", "full")

Seats = Generator[Step, Any, int]


@flow(starts_on="register_workshop")
def registration(visit: Visit) -> Talk:
    named: str | None = yield heard("id")
    found: Mapping[str, Any] = yield look("workshops")
    one = yield from _picked(found["coming"], named)
    if one is None:
        yield say("none")
        yield from counter(visit)
        return
    if one["mine"]:
        yield goto("my_registrations", which=one["mine"]["reference"])
    if one["seats"] not in OPEN:
        yield say("workshop-listed", title=one["title"], day=day_of(one["day"]), state=one["state"])
        yield say("refused", why=one["seats"], most=0)
        return
    if one["seats"] == "full":
        yield say("full")
    yield from _registered(one)


def _picked(coming: Sequence[Meeting], named: str | None) -> Generator[Step, Any, Meeting | None]:
    """The workshop of a button, or of those that take registrations the only one, or the one chosen."""
    of_a_button = next((each for each in coming if each["id"] == named), None)
    if of_a_button or not coming:
        return of_a_button
    wanted = [each for each in coming if each["seats"] in OPEN or each["mine"]] or list(coming)
    if len(wanted) == 1:
        return wanted[0]
    options = [Option(each["id"], each["short"], hint=each["title"]) for each in wanted]
    chosen: Option = yield choose("which", options)
    return next(each for each in wanted if each["id"] == chosen.id)


def _registered(one: Meeting) -> Talk:
    seats = yield from seats_of(one)
    shown = {"title": one["title"], "day": day_of(one["day"]), "place": place_of(one), **hours(one)}
    if not (yield confirm("confirm", "registration-offer", seats=seats, **shown)):
        yield say("not_sent")
        return
    receipt: Receipt = yield do(RegisterForWorkshop(one["id"], seats))
    if not receipt.ok:
        yield say("refused", why=receipt.refusal, most=receipt.more.get("most", 0))
        return
    yield from outcome(receipt, seats)
    if receipt.more["state"] == "registered":
        yield from calendar_line(one)
    yield from may_we_write()


def seats_of(one: Meeting) -> Seats:
    """How many seats; no more than the room has."""
    offered = [each for each in SEATS if int(each.id) <= (one["capacity"] or len(SEATS))]
    about = {"title": one["title"], "day": day_of(one["day"])}
    chosen: Option = yield choose("seats", offered, args=about, key="registration-seats", called=SEATS_WORDS)
    return int(chosen.id)


def outcome(receipt: Receipt, seats: int) -> Talk:
    """The place, or the number on the waiting list."""
    if receipt.more["state"] == "waiting":
        yield say(
            "registration-waiting",
            seats=seats,
            place=receipt.more["place"],
            reference=receipt.reference,
        )
    else:
        yield say("registration-registered", seats=seats, reference=receipt.reference)


def may_we_write() -> Talk:
    """News of the workshops are asked for once, here where they first matter; a no is not asked about again."""
    is_given: bool | None = yield look("consent", purpose="workshops")
    if is_given is None:
        answer = yield choose("consent_workshops", [YES, NO], key="consent-workshops", stays=True)
        is_given = answer is YES
        yield do(RecordConsent("workshops", is_given, "consent-workshops"), bars=False)
    yield say("registration-we-write" if is_given else "registration-no-write")
