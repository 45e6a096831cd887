"""A request for information that was opened: where it stands, why that day, and what the person can do now."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flows.contributing import shortened
from flows.information import identity_link
from flows.steps import (
    NO,
    YES,
    Answer,
    Line,
    Option,
    Receipt,
    Talk,
    choose,
    confirm,
    do,
    flow,
    heard,
    listen,
    look,
    say,
)
from flows.types import (
    SHORT,
    AnswerClarification,
    LodgeComplaint,
    Month,
    NewIdentityLink,
    TextKey,
    Visit,
    WithdrawRequest,
)

CODE_LIMIT = 40  # a code with its prefix, spaces and a slip or two
REPLY_LIMIT = 4000  # as long as the request itself may be
SHOWN_QUESTION = 300  # of the question, beside its answer in the summary
LETTER = 1500  # of what the commune wrote: its reasons are read whole, unless they are a long letter

LINK = Option(
    "new_link",
    "new_link",
    synonyms=("lien", "nouveau lien", "رابط", "رابط جديد", "ليان", "lien jdid", "lyan", "rabit"),
)
ANSWER = Option("clarify", "answer", synonyms=("répondre", "جواب", "أجيب", "نجاوب", "njaweb", "jawab"))
COMPLAIN = Option(
    "complain",
    "complain",
    synonyms=(
        "réclamation",
        "réclamer",
        "plainte",
        "je veux me plaindre",
        "me plaindre",
        "porter plainte",
        "بغيت نشكي",
        "أريد أن أشتكي",
        "أريد تقديم شكاية",
        "bghit nchki",
        "bghit ndir chikaya",
        "شكاية",
        "أشتكي",
        "نشكي",
        "chikaya",
        "nchki",
    ),
)
WHY = Option(
    "why",
    "why",
    synonyms=(
        "pourquoi",
        "pourquoi ce jour",
        "pourquoi ce jour-là",
        "pourquoi ce jour là",
        "pourquoi cette date",
        "علاش هاد النهار",
        "علاش هاد التاريخ",
        "لماذا هذا اليوم",
        "لماذا هذا التاريخ",
        "3lach had nhar",
        "3lach had nnhar",
        "3lach had ttarikh",
        "لماذا",
        "علاش",
        "علاش داك النهار",
        "3lach",
        "3lach dak nhar",
    ),
)
WITHDRAW = Option(
    "withdraw", "withdraw", synonyms=("retirer", "annuler ma demande", "سحب", "نسحب", "ns7eb", "s7eb")
)
DONE = Option(
    "done", "done", synonyms=("fin", "merci", "terminé", "شكرا", "سالينا", "صافي", "safi", "chokran")
)

REPLY_WORDS = ("la réponse", "réponse", "ma réponse", "الجواب", "جوابي", "ljawab", "jawab")
_OFFERED = (LINK, ANSWER, COMPLAIN, WHY, DONE, WITHDRAW)  # the first carries on; withdrawing is last
# What is said of a case by its state; the others are told by what is on record.
_STATES = {
    "awaiting_identity": "awaiting_identity",
    "awaiting_receipt": "awaiting_receipt",
    "clarifying": "clarifying",
    "consulting": "consulting",
    "complaint_president": "at_president",
    "complaint_cdai": "at_cdai",
    "court": "at_court",
}
_OUTCOMES = {
    "full": "answered_full",
    "partial": "answered_partial",
    "refused": "refused",
    "redirected": "redirected",
    "withdrawn": "is_withdrawn",
}
_REGISTERED = {"open", "clarifying", "consulting"}
_CODES = (
    "not_available", "exception_art7", "already_published", "repeat_same_year", "unclear", "in_preparation", "archives_du_maroc",
)  # fmt: skip
_STEPS = {"president": "step_president", "cdai": "step_cdai", "court": "step_court"}
_HOW = {"president": "how_president", "cdai": "how_cdai", "court": "how_court"}

Case = Mapping[str, Any]


@flow(light=True)
def request_case(visit: Visit) -> Talk:
    reference: str | None = yield heard("id")
    if reference is None:
        example = f"{visit.commune.prefix}-7K3M9Q2T"
        code: Answer = yield listen(
            "code", SHORT, limit=CODE_LIMIT, key="items-code", args={"example": example}
        )
        reference = code.text
    case: Case = yield look("request", reference=reference)
    if not case["found"]:
        yield say("items-throttled" if case["is_throttled"] else "items-not-found", reference=reference)
        return
    yield from _told(case)
    yield from _acted(case)


# -- where it stands -----------------------------------------------------------------------------------------


def _told(case: Case) -> Talk:
    subject = shortened(case["subject"]) if case["subject"] else TextKey("no_words")
    yield say("head", reference=case["reference"], subject=subject)
    if case["contribution"]:
        yield say("information-linked", comment=case["contribution"])
    if case["number"]:
        yield say("registered", number=case["number"], received=_day(case["received_on"]))
    if case["state"] in _STATES:
        yield say(_STATES[case["state"]])
    if case["question"]:
        yield say("question", question=shortened(case["question"], LETTER))
    yield from _due(case)
    yield from _answered(case)
    yield from _ladder(case)
    yield from _before_the_vote(case)


def _due(case: Case) -> Talk:
    """The last day for what is awaited now."""
    if case["is_extended"]:
        yield say("extended")
    if case["due_on"] is None:
        return
    yield say("overdue" if case["is_overdue"] else "due", due=_day(case["due_on"]))
    if case["is_provisional"]:
        is_closure = case["provisional"] == "closure"
        yield say("provisional_closure" if is_closure else "provisional")


def _answered(case: Case) -> Talk:
    outcome = case["outcome"]
    if outcome in _OUTCOMES:
        yield say(_OUTCOMES[outcome])
    if outcome == "refused":
        code = case["refusal_code"] if case["refusal_code"] in _CODES else "other"
        yield say("reason", code=TextKey(f"code_{code}"))
    if case["words"]:
        yield say("commune_words", words=shortened(case["words"], LETTER))
    if outcome in {"full", "partial"}:
        yield say("reuse")


def _ladder(case: Case) -> Talk:
    """What the person can do now, and until when."""
    for step in case["ladder"]:
        opens, last = step.get("opens_on"), _day(step["last_day"])
        name = TextKey(_STEPS[step["step"]])
        if step["if_silent"]:
            yield say("ladder_silent", step=name, opens=_day(opens), last=last)
        elif opens:
            yield say("ladder_from", step=name, opens=_day(opens), last=last)
        else:
            yield say("ladder_until", step=name, last=last)
    steps = {step["step"] for step in case["ladder"]}
    if "president" in steps:
        yield say("ladder_after")
    elif "cdai" in steps:
        yield say("ladder_court")


def _before_the_vote(case: Case) -> Talk:
    vote = case["before_vote"]
    if not vote or case["state"] not in _REGISTERED or case["is_overdue"]:
        return
    name = "after_vote" if vote["is_after"] else "before_vote"
    if "day" in vote:
        yield say(name, kind=vote["kind"], day=_day(vote["day"]))
    else:  # of the council's session only the month is known
        yield say(f"{name}_month", month=Month(vote["month"]))


def _day(written: str) -> date:
    return date.fromisoformat(written)


# -- what can be done ----------------------------------------------------------------------------------------


def _acted(case: Case) -> Talk:
    ways = [option for option in _OFFERED if option.id in case["can"] or (option is DONE and case["can"])]
    while ways:
        chosen: Option = yield choose("action", ways)
        if chosen is not WHY:
            yield from _ACTIONS[chosen.id](case)
            return
        yield from _why(case["reference"])
        ways.remove(WHY)


def _done(case: Case) -> Talk:
    yield say("bye", reference=case["reference"])


def _linked(case: Case) -> Talk:
    receipt: Receipt = yield do(NewIdentityLink(case["reference"]))
    if receipt.ok:
        yield from identity_link(receipt)
    else:
        yield say("changed", reference=case["reference"])


def clarified(case: Case) -> Talk:
    """The answer to the open question of a case: written, shown, sent."""
    words: Answer = yield listen(
        "words",
        limit=REPLY_LIMIT,
        may_prefill=False,
        args={"question": shortened(case["question"], LETTER)},
        key="request-case-words",
        called=REPLY_WORDS,
    )
    question = shortened(case["question"], SHOWN_QUESTION)
    shown = {"question": question, "words": shortened(words.text), "whole": words}
    if not (
        yield confirm(
            "request-case-confirm-answer", "request-case-send-it", reference=case["reference"], **shown
        )
    ):
        yield say("request-case-not-sent", reference=case["reference"])
        return
    receipt: Receipt = yield do(AnswerClarification(case["reference"], words.text, case["question_id"]))
    due = receipt.more.get("due_on")
    if not receipt.ok:
        yield say("request-case-changed", reference=case["reference"])
        now: Case = yield look("request", reference=case["reference"])
        if now["found"] and now["question"]:
            yield say("request-case-question", question=shortened(now["question"], LETTER))
    elif due:
        yield say("request-case-clarified", due=_day(str(due)))
    else:
        yield say("request-case-clarified-undated")


def _withdrawn(case: Case) -> Talk:
    answer: Option = yield choose("confirm_withdraw", [YES, NO], args={"reference": case["reference"]})
    if answer is not YES:
        yield say("kept", reference=case["reference"])
        return
    receipt: Receipt = yield do(WithdrawRequest(case["reference"], case["revision"]))
    yield say("withdrawn" if receipt.ok else "changed", reference=case["reference"])


def _complained(case: Case) -> Talk:
    """The text is made ready; the person lodges it, and only then is it lodged."""
    step = next(each["step"] for each in case["ladder"] if not each["if_silent"])
    receipt: Receipt = yield do(LodgeComplaint(case["reference"], step))
    if not receipt.ok:
        yield say("too_late" if receipt.refusal == "too_late" else "changed", reference=case["reference"])
        return
    yield say("complaint_ready", step=TextKey(_STEPS[step]), last=_day(str(receipt.more["last_day"])))
    yield say("complaint_mailed" if receipt.more.get("is_mailed") else "complaint_paper")
    yield say(_HOW[step])


_ACTIONS: Mapping[str, Callable[[Case], Talk]] = {
    LINK.id: _linked,
    ANSWER.id: clarified,
    COMPLAIN.id: _complained,
    WITHDRAW.id: _withdrawn,
    DONE.id: _done,
}

# -- why that day --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days that follow each other in a count for one reason; weekends in between are counted apart."""

    why: str  # "" when counted; fixed, religious, closure, paused
    name: Mapping[str, str]
    first: date
    last: date
    first_number: int
    last_number: int


def stretches(days: Sequence[Mapping[str, Any]]) -> Iterator[Stretch]:
    """The days of a count in as few stretches as tell all of it."""
    now: Stretch | None = None
    for each in days:
        if each["why"] == "weekend":
            continue
        day, number = _day(each["day"]), each["number"] or 0
        name = each["name"] or {}
        if now is not None and (now.why, now.name) == (each["why"], name):
            now = replace(now, last=day, last_number=number)
            continue
        if now is not None:
            yield now
        now = Stretch(each["why"], name, day, day, number, number)
    if now is not None:
        yield now


def _skipped(each: Stretch) -> Line:
    if each.first == each.last:
        return say("why_skipped_one", day=each.first, name=each.name)
    return say("why_skipped", first=each.first, last=each.last, name=each.name)


def _why(reference: str) -> Talk:
    found: Mapping[str, Any] = yield look("why_that_day", reference=reference)
    yield say("why_received", day=_day(found["received_on"]))
    for each in stretches(found["days"]):
        ends = {"first": each.first, "last": each.last}
        if each.why == "paused":
            yield say("why_paused", **ends)
        elif each.why:
            yield _skipped(each)
        elif each.first == each.last:
            yield say("why_counted_one", number=each.first_number, day=each.first)
        else:
            yield say("why_counted", start=each.first_number, end=each.last_number, **ends)
    weekends = sum(each["why"] == "weekend" for each in found["days"])
    if weekends:
        yield say("why_weekends", count=weekends)
    yield say("why_due", counted=found["counted"], due=_day(found["due_on"]))
