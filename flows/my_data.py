"""My data: what is kept of a person, taking back the consent, and having everything deleted."""

from collections.abc import Mapping
from typing import Any

from flows.steps import NO, YES, Option, Receipt, Talk, choose, do, flow, goto, look, say
from flows.types import ForgetMe, RecordConsent, Visit

KEEP = Option("keep", "keep", synonyms=("rien", "لا شيء", "والو", "walo", "صافي", "safi"))
ITEMS = Option("items", "items", intents=("track_request",))
TAKE_BACK = Option("take_back", "take_back", synonyms=("retirer mon accord", "سحب الموافقة", "نسحب الموافقة"))
FORGET = Option(
    "forget",
    "forget",
    synonyms=("supprimer", "tout supprimer", "effacer", "حذف", "مسح", "نمسح", "مسحو", "ms7o", "nms7o", "ms7"),
)


@flow(starts_on="my_data", light=True)
def my_data(visit: Visit) -> Talk:
    kept: Mapping[str, Any] = yield look("my_data")
    agreed = any(each["purpose"] == "comments" and each["is_given"] for each in kept["consents"])
    ways = [KEEP, ITEMS, *([TAKE_BACK] if agreed else []), FORGET]
    chosen: Option = yield choose(
        "action",
        ways,
        args={
            "messages": kept["messages"],
            "items": kept["items"],
            "requests": kept["requests"],
            "agreed": "yes" if agreed else "no",
        },
    )
    if chosen is ITEMS:
        yield goto("items")
    if chosen is TAKE_BACK:
        yield do(RecordConsent("comments", False, "my-data-taken-back"))
        yield say("taken_back")
    elif chosen is FORGET:
        yield from _forget()
    else:
        yield say("kept")


def _forget() -> Talk:
    answer: Option = yield choose("confirm_forget", [YES, NO])
    if answer is not YES:
        yield say("kept")
        return
    receipt: Receipt = yield do(ForgetMe())
    yield say("forgotten", items=receipt.more.get("contributions", 0))
    if receipt.more.get("requests"):
        yield say("requests_stay", requests=receipt.more["requests"])
