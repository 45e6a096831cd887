"""My places in workshops: shown, changed, given back."""

from collections.abc import Generator, Mapping
from typing import Any

from flows.meetings import calendar_line, day_of, hours, place_of
from flows.registration import outcome, seats_of
from flows.steps import (
    NO,
    YES,
    Option,
    Receipt,
    Step,
    Talk,
    choose,
    do,
    flow,
    goto,
    heard,
    look,
    say,
)
from flows.types import CancelRegistration, ChangeSeats, Localized, Visit
from flows.workshop import mine

GIVE_BACK = Option(  # a yes is one to what the person came for; it is asked again before it is done
    "give_back",
    "give_back",
    synonyms=(
        "annuler l'inscription", "me désinscrire", "oui", "إلغاء التسجيل", "حيد التسجيل", "نحيد", "نعم", "إيه", "n7iyed",
        "7iyed ttsjil", "iyeh",
    ),
)  # fmt: skip
CHANGE = Option(
    "change", "change", synonyms=("changer", "modifier", "تغيير", "نبدل", "بدل", "nbddel", "bddel")
)
KEEP = Option(
    "keep", "keep", synonyms=("garder", "rien", "لا شيء", "والو", "خليها", "walo", "khelliha", "safi")
)

Registration = Mapping[str, Any]


@flow(starts_on="cancel_registration")
def my_registrations(visit: Visit) -> Talk:
    named: str | None = yield heard("id")
    found: Mapping[str, Any] = yield look("registrations")
    if not found["registrations"]:
        yield say("none")
        yield goto("workshop")
    one = yield from _picked(found["registrations"], named)
    yield from _told(one)
    chosen: Option = yield choose("action", [GIVE_BACK, CHANGE, KEEP])
    if chosen is GIVE_BACK:
        yield from _given_back(one)
    elif chosen is CHANGE:
        yield from _changed(one)
    else:
        yield say("kept")


def _picked(found: list[Registration], named: str | None) -> Generator[Step, Any, Registration]:
    wanted = [each for each in found if each["reference"] == named] or found
    if len(wanted) == 1:
        return wanted[0]
    options = [
        Option(each["reference"], each["workshop"]["short"], hint=each["workshop"]["title"])
        for each in wanted
    ]
    chosen: Option = yield choose("which", options)
    return next(each for each in wanted if each["reference"] == chosen.id)


def _told(one: Registration) -> Talk:
    workshop = one["workshop"]
    day = day_of(workshop["day"])
    if workshop["state"] in {"postponed", "cancelled"}:
        yield say(f"workshop-{workshop['state']}", title=workshop["title"], day=day)
    else:
        yield say(
            "workshop-when", title=workshop["title"], day=day, place=place_of(workshop), **hours(workshop)
        )
    if one["state"] == "registered":
        yield from calendar_line(workshop)
    yield from mine(one)


def _given_back(one: Registration) -> Talk:
    title: Localized = one["workshop"]["title"]
    answer: Option = yield choose("confirm_cancel", [YES, NO], args={"title": title, "seats": one["seats"]})
    if answer is not YES:
        yield say("kept")
        return
    receipt: Receipt = yield do(CancelRegistration(one["reference"]))
    if receipt.ok:
        yield say("cancelled")
    else:
        yield say("registration-refused", why=receipt.refusal, most=0)


def _changed(one: Registration) -> Talk:
    seats = yield from seats_of(one["workshop"])
    if seats == one["seats"]:
        yield say("kept")
        return
    receipt: Receipt = yield do(ChangeSeats(one["reference"], seats))
    if receipt.ok:
        yield from outcome(receipt, seats)
    else:
        yield say("registration-refused", why=receipt.refusal, most=receipt.more.get("most", 0))
