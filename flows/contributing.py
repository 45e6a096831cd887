"""What the comment and the idea have in common: is the round open, in whose name, what came of it."""

from collections.abc import Generator
from typing import Any

from flows.naming import wants_no_name
from flows.replies import may_we_write
from flows.steps import (
    NO,
    YES,
    Answer,
    Option,
    Receipt,
    Step,
    Talk,
    choose,
    consent,
    goto,
    listen,
    look,
    offer,
    say,
)
from flows.types import PHOTO, SHORT, TEXT, VOICE, Visit
from flows.wishes import asks_to_be_told

WORDS_LIMIT = 3000  # about two pages: what a letter to the commune holds
SHOWN_WORDS = (
    400  # of one's own words, in a summary or of an item: enough to know them again on a small screen
)
NAME_LIMIT = 120  # the longest names of associations stay whole
ACCEPTED = (TEXT, VOICE, PHOTO)

AXIS_WORDS = ("l'axe", "axe", "المحور", "محور", "lmi7war", "mi7war", "lme7war", "axis")
PROJECT_WORDS = ("le projet", "projet", "المشروع", "مشروع", "lmachrou3", "machrou3", "lmchrou3")
WORDS_WORDS = (
    "le texte", "texte", "ma remarque", "la remarque", "mon idée", "l'idée",
    "النص", "الملاحظة", "ملاحظتي", "المقترح", "الكلام", "الفكرة", "lmola7ada", "mola7ada", "lklam", "lfikra", "l9tira7",
)  # fmt: skip
NAME_WORDS = (
    "le nom", "nom", "mon nom", "la signature", "الاسم", "اسمي", "السمية", "سميتي", "smiya", "ssmiya", "smiti",
)  # fmt: skip

ANONYMOUS = Option(
    "anonymous",
    "contributing-anonymous",
    synonyms=(
        "anonyme", "anonymement", "sans nom", "sans mon nom", "بدون اسم", "بلا اسم", "دون اسم",
        "بلا سمية", "بلا سميتي", "bla smiya", "bla smiti", "bla ism", "anonymous",
    ),
    says=wants_no_name,
    stands_for=NO.id,
)  # fmt: skip
MY_NAME = Option(
    "named",
    "contributing-named",
    synonyms=(
        "mon nom", "nom", "signer", "je signe", "association", "باسمي", "اسمي", "بسميتي", "سميتي", "جمعية",
        "b smiti", "smiti", "bsmiti", "b ismi", "jam3iya", "my name",
    ),
    stands_for=YES.id,
)  # fmt: skip
READ = Option("read", "contributing-read", intents=("browse_programme",))
STAGES = Option("stages", "contributing-stages", intents=("about_process",))
MENU = Option("menu", "contributing-menu")


def is_open(visit: Visit) -> bool:
    """Whether comments or ideas are taken on this day."""
    return visit.round is not None and visit.round.state == "open"


def takes_ideas(visit: Visit) -> bool:
    """The round of the day gathers ideas; otherwise it is the draft that is commented."""
    return visit.round is not None and visit.round.kind == "ideas"


def takes_comments(visit: Visit) -> bool:
    return not takes_ideas(visit)


def unavailable(visit: Visit) -> Talk:
    """No round is open: the dates that are known, where else to say it, and what can be done instead."""
    current = visit.round
    if current is None:
        yield say("contributing-no-round")
    else:
        key = "contributing-not-yet" if current.state == "not_yet" else "contributing-closed"
        yield say(key, kind=current.kind, opens=current.opens_on, closes=current.closes_on)
    yield from next_round(visit)
    yield from counter(visit)
    instead = yield choose("instead", [READ, STAGES, MENU], key="contributing-instead")
    yield goto({READ.id: "programme", STAGES.id: "process"}.get(instead.id, "menu"))


def next_round(visit: Visit) -> Talk:
    """The round that comes, when the one of today is over and the commune entered another."""
    coming = visit.next_round
    is_over = visit.round is None or visit.round.state == "closed"
    if coming is not None and is_over:
        yield say("contributing-next", kind=coming.kind, opens=coming.opens_on, closes=coming.closes_on)


def counter(visit: Visit) -> Talk:
    """The commune's counter, with its hours only when the commune entered them."""
    if visit.commune.counter_hours:
        yield say("contributing-counter-hours", hours=visit.commune.counter_hours)
    else:
        yield say("contributing-counter")


def summed_up(words: Answer) -> dict[str, Any]:
    """The words for a summary: cut for the screen; the yes holds for the `whole` of them all the same."""
    shown = words if len(words.text) <= SHOWN_WORDS else shortened(words.text)
    return {"words": shown, "media": len(words.media), "whole": words}


def shortened(words: str, limit: int = SHOWN_WORDS) -> str:
    return words if len(words) <= limit else words[: limit - 1].rstrip() + "…"


def still_agreed() -> Generator[Step, Any, bool]:
    """`yield from`: the consent looked up again just before recording; taken back meanwhile, it is asked again."""
    if (yield look("consent", purpose="comments")) is True:
        return True
    yield say("contributing-consent-again")
    return (yield from consent("comments"))


def signature() -> Generator[Step, Any, str | None]:
    """`yield from`: the name or association to sign with, None for an anonymous author, who is told of the code."""
    choice: Option = yield choose("name", [ANONYMOUS, MY_NAME], heard="signature", called=NAME_WORDS)
    if choice is MY_NAME:
        who: Answer = yield listen("who", SHORT, limit=NAME_LIMIT, key="contributing-who", called=NAME_WORDS)
        if not wants_no_name(who.text):
            return who.text
    yield say("only_the_code")
    return None


def request_hint(words: Answer, name: str | None) -> Talk:
    """A comment that asks to be told something: nothing may be made of an anonymous one, so the way is only said."""
    if name is None and asks_to_be_told(words):
        yield say("contributing-ask-for-it")


def outcome(receipt: Receipt, words: Answer, name: str | None) -> Talk:
    """What became of it: the reference, or why it could not be taken. A named one may be a request besides."""
    if not receipt.ok:
        yield say("too_many" if receipt.refusal == "too_many" else "closed_meanwhile")
        return
    yield say("thanks" if name else "thanks_anonymous", reference=receipt.reference)
    if name is None:
        return  # nobody can be written to: the code is the only way
    if asks_to_be_told(words):
        yield say("contributing-a-request-too")
        yield offer("information", {"contribution": receipt.reference}, subject=words.text)
    yield from may_we_write()
