"""My items: one found again by its code, or all that were left with a name; corrected or withdrawn while it may be.

A request for information is an item too; what it is and what can be done with it is told by flows/request_case.py.
"""

from collections.abc import Generator, Mapping
from datetime import date
from typing import Any

from flows import fates
from flows.contributing import WORDS_LIMIT, WORDS_WORDS, shortened, summed_up
from flows.limits import SHORT_TEXT
from flows.matching import fold, tokens
from flows.steps import (
    NO,
    YES,
    Answer,
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
    listen,
    look,
    said,
    say,
)
from flows.types import (
    SHORT,
    CorrectContribution,
    Localized,
    TextKey,
    Visit,
    WithdrawContribution,
)

CODE_LIMIT = 40  # a code with its prefix, spaces and a slip or two

BY_CODE = Option(
    "code", "by_code", synonyms=("code", "par code", "الرمز", "بالرمز", "الكود", "بالكود", "lcode", "b lcode")
)
ANOTHER = Option("another", "another", synonyms=("autre code", "رمز آخر", "كود آخر", "code akhor"))
KEEP = Option("keep", "keep", synonyms=("rien", "non", "لا شيء", "والو", "walo", "صافي", "safi"))
CORRECT = Option(
    "correct",
    "correct",
    synonyms=("corriger", "modifier", "تصحيح", "صحح", "بدل", "nsa77e7", "sa77e7", "bddel"),
)
WITHDRAW = Option(
    "withdraw", "withdraw", synonyms=("retirer", "supprimer", "سحب", "حذف", "نسحب", "ns7eb", "s7eb", "7iyed")
)
PERSON = Option("person", "menu-person", intents=("talk_to_human",))
DONE = Option("done", "done", synonyms=("fin", "terminé", "انتهيت", "سالينا", "صافي", "safi"))

_REQUEST_WORDS = tokens(
    "demande demandes requete talab ttalab talabi tlab ttlab talabat طلب طلبي الطلب طلبنا طلبات طلباتي talabdyali"
)
REQUEST, REGISTRATION = "request", "registration"
ITEMS = {"comment": "comment_item", "idea": "idea_item"}
STATUSES = {"received": "status_received", "withdrawn": "status_withdrawn", "erased": "status_erased"}
REFUSALS = {
    "round_closed": "refused_round_closed",
    "not_found": "refused_not_found",
    "withdrawn": "refused_withdrawn",
}

Item = Mapping[str, Any]


@flow(starts_on="track_request", light=True)
def items(visit: Visit) -> Talk:
    reference: str | None = (yield heard("id")) or (yield heard("reference"))
    words: str = yield said()
    while True:
        reference = reference or (yield from _which(visit, words))
        item: Item = yield look("item", reference=reference)
        if item["found"]:
            if item["kind"] == REQUEST:
                yield goto("request_case", code=item["reference"])
            if item["kind"] == REGISTRATION:
                yield goto("my_registrations", which=item["reference"])
            yield from _shown(visit, item)
            return
        yield say("throttled" if item["is_throttled"] else "not_found", reference=reference)
        instead: Option = yield choose("instead", [ANOTHER, PERSON, DONE])
        if instead is not ANOTHER:
            break
        reference = None
    if instead is PERSON:
        yield goto("person")
    yield say("bye")


def _which(visit: Visit, words: str) -> Generator[Step, Any, str]:
    """The code of one: chosen among the named ones of this person, or written; who says "request" means no comment."""
    found: Item = yield look("my_items")
    items = [item for item in found["items"] if item["kind"] == REQUEST] if _names_a_request(words) else []
    if len(items) == 1:
        return str(items[0]["reference"])
    if found["items"]:
        mine = [_listed(visit, item) for item in items or found["items"]]
        chosen: Option = yield choose("which", [*mine, BY_CODE])
        if chosen is not BY_CODE:
            return chosen.id
    example = f"{visit.commune.prefix}-7K3M9Q2T"
    code: Answer = yield listen("code", SHORT, limit=CODE_LIMIT, args={"example": example})
    return code.text


def _names_a_request(words: str) -> bool:
    return not _REQUEST_WORDS.isdisjoint(fold(words[:SHORT_TEXT]).split())


def _listed(visit: Visit, item: Item) -> Option:
    reference = str(item["reference"])
    if item["kind"] == REQUEST:
        return Option(reference, _as_it_is(reference), hint=_as_it_is(item["subject"]))
    axis = next((axis for axis in visit.programme.axes if axis.id == item["axis_id"]), None)
    return Option(reference, _as_it_is(reference), hint=axis.title if axis else None)


def _shown(visit: Visit, item: Item) -> Talk:
    """The item as it stands, that its chain is intact, and what may still be done with it."""
    yield from _told(visit, item)
    if not item["can_change"]:
        if item["status"] == "received":
            yield say("fixed")
        return
    chosen: Option = yield choose("action", [KEEP, CORRECT, WITHDRAW])
    if chosen is CORRECT:
        yield from _corrected(item["reference"])
    elif chosen is WITHDRAW:
        yield from _withdrawn(item["reference"])
    else:
        yield say("kept")


def _told(visit: Visit, item: Item) -> Talk:
    yield say(
        ITEMS[item["kind"]],
        reference=item["reference"],
        place=_place(visit, item),
        words=shortened(item["words"]) if item["words"] else TextKey("no_words"),
        received=date.fromisoformat(item["received_on"]),
    )
    if item["media"]:
        yield say("media", count=item["media"])
    if item["status"] in STATUSES:
        yield say(STATUSES[item["status"]])
    if item.get("request"):
        yield say("led_to", request=item["request"])
    yield from fates.told(item)
    yield say("chain_intact" if item["is_chain_intact"] else "chain_broken")


def _place(visit: Visit, item: Item) -> Localized:
    """The project or the axis that the item is about, as far as this version of the programme has it."""
    axis = next((axis for axis in visit.programme.axes if axis.id == item["axis_id"]), None)
    if axis is None:
        return _as_it_is(str(item["axis_id"]))
    projects = (project.title for project in axis.commitments if project.id == item["commitment_id"])
    title: Localized = next(projects, axis.title)
    return title


def _as_it_is(words: str) -> Localized:
    """The same in every language: a code."""
    return dict.fromkeys(("ar", "ary", "ary-Latn", "fr"), words)


def _corrected(reference: str) -> Talk:
    words: Answer = yield listen("words", limit=WORDS_LIMIT, may_prefill=False, called=WORDS_WORDS)
    if not (yield confirm("confirm_correct", "engine-confirm-save", reference=reference, **summed_up(words))):
        yield say("kept")
        return
    receipt: Receipt = yield do(CorrectContribution(reference, words.text))
    yield say("corrected" if receipt.ok else _refused(receipt), reference=reference)


def _withdrawn(reference: str) -> Talk:
    answer: Option = yield choose("confirm_withdraw", [YES, NO], args={"reference": reference})
    if answer is not YES:
        yield say("kept")
        return
    receipt: Receipt = yield do(WithdrawContribution(reference))
    yield say("withdrawn" if receipt.ok else _refused(receipt), reference=reference)


def _refused(receipt: Receipt) -> str:
    return REFUSALS.get(receipt.refusal, "refused_not_found")
