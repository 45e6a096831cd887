"""At the door of a workshop: the code that hangs there, typed in the chat.

Who is registered is noted as come; who is not may take a seat that is free; on another day the day is said.
"""

from collections.abc import Mapping
from typing import Any

from flows.meetings import Meeting, day_of
from flows.registration import SEATS, SEATS_WORDS, may_we_write
from flows.steps import Option, Receipt, Talk, choose, do, flow, goto, heard, look, say
from flows.types import Arrive, Visit, WalkIn

NOT_NOW = Option(
    "no",
    "engine-not-now",
    synonyms=("non", "pas maintenant", "لا", "ماشي دابا", "ليس الآن", "lla", "machi daba"),
)
TODAY, EARLY, OVER = "today", "early", "over"


@flow(light=True)
def arrival(visit: Visit) -> Talk:
    code: str | None = yield heard("id")
    found: Mapping[str, Any] = yield look("door", code=code or "")
    one: Meeting | None = found["workshop"]
    if one is None or code is None:
        yield say("unknown")
    elif one["state"] in {"postponed", "cancelled"}:
        yield say(f"workshop-{one['state']}", title=one["title"], day=day_of(one["day"]))
    elif found["when"] == TODAY:
        yield from _today(one, code, found["room"])
    elif found["when"] == EARLY:
        yield from _early(one)
    else:
        yield say("over", title=one["title"], day=day_of(one["day"]))


def _today(one: Meeting, code: str, room: int | None) -> Talk:
    mine = one["mine"]
    if mine and mine["state"] == "waiting":
        yield say("waiting", title=one["title"], place=mine["place"], reference=mine["reference"])
    elif mine and mine["state"] == "came":
        yield say("again", title=one["title"])
    elif mine:
        receipt: Receipt = yield do(Arrive(code))
        if receipt.ok:
            yield say("welcome", title=one["title"], seats=receipt.more["seats"])
        else:
            yield say("unknown")
    else:
        yield from _without_a_seat(one, code, room)


def _without_a_seat(one: Meeting, code: str, room: int | None) -> Talk:
    """Not registered: a seat that nobody was promised, or the people at the door."""
    offered = [each for each in SEATS if room is None or int(each.id) <= room]
    if not offered:
        yield say("full", title=one["title"])
        return
    chosen: Option = yield choose(
        "seats", [*offered, NOT_NOW], args={"title": one["title"]}, called=SEATS_WORDS
    )
    if chosen is NOT_NOW:
        yield say("no_seat")
        return
    receipt: Receipt = yield do(WalkIn(code, int(chosen.id)))
    if receipt.ok:
        yield say("welcome", title=one["title"], seats=receipt.more["seats"])
        yield say("your_code", reference=receipt.reference)
        yield from may_we_write()
    else:
        yield say("full", title=one["title"])


def _early(one: Meeting) -> Talk:
    """The right code on another day: when it will be, and the way to a seat."""
    yield say("early", title=one["title"], day=day_of(one["day"]))
    if one["mine"]:
        mine = one["mine"]
        yield say(
            "my-registrations-place",
            state=mine["state"],
            place=mine["place"] or 0,
            seats=mine["seats"],
            reference=mine["reference"],
        )
    elif one["seats"] in {"open", "full"}:
        yield goto("registration", which=one["id"])
