"""The commune's letter about what was just done with a case: made from its events and clocks, kept with its papers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot import papers
from bot.papers import letters
from data import communes
from data.calendar import days as calendar_days
from data.calendar import delays, working_days
from data.engine import Db
from data.requests import cases, clocks
from data.requests import ladder as steps
from data.requests import papers as kept
from data.requests.actions.handling import extension_of
from data.requests.cases import EventRow, RequestRow


@dataclass(frozen=True, slots=True)
class Made:
    """A letter, ready to be sent or printed."""

    kind: str  # of bot.papers
    name: str  # of the file, ASCII
    language: str
    pdf: bytes


def of_event(db: Db, row: RequestRow, event: EventRow, *, signed: str = "") -> Made | None:
    """The letter that an event calls for; None when it calls for none, or nobody is left to write to."""
    identity = row.identity
    if event.kind not in _LETTERS or identity is None or row.is_erased:
        return None
    kind, facts_of = _LETTERS[event.kind]
    common = {
        "case": letters.Case(
            institution=papers.institution_of(communes.load(db, row.commune_id).profile),
            reference=row.reference,
            asked_on=row.received_on or row.created_on,
            number=row.register_number or "",
            subject=row.matter.subject,
            name=f"{identity.first_name} {identity.family_name}",
        ),
        "day": event.happened_on,
        "signed": signed,
    }
    facts = facts_of(db, row, event, common)
    if facts is None:
        return None
    language = papers.paper_language(row.language)
    return Made(kind, _name(db, event, kind, row.reference), language, papers.letter(kind, language, facts))


def _name(db: Db, event: EventRow, kind: str, reference: str) -> str:
    """The name of its file; the second letter of a kind is numbered, and so on."""
    same = {each for each, (made, _) in _LETTERS.items() if made == kind}
    earlier = [e for e in cases.events(db, event.request_id) if e.kind in same and e.id < event.id]
    number = f"-{len(earlier) + 1}" if earlier else ""
    return f"{kind}-{reference}{number}.pdf"


def keep(db: Db, row: RequestRow, event_id: int, *, signed: str = "", now: datetime) -> int | None:
    """Make the letter of an event and keep it with the case; the id of the paper."""
    made = of_event(db, row, cases.event(db, event_id), signed=signed)
    if made is None:
        return None
    return kept.keep(
        db,
        commune_id=row.commune_id,
        request_id=row.id,
        kind="letter",
        name=made.name,
        language=made.language,
        content=made.pdf,
        now=now,
    )


def ladder(db: Db, row: RequestRow, day: date) -> letters.Ladder:
    """The ways to complain as they stand: what was taken, what is open, and when the others end for who waits at each step."""
    found = {rung.step: rung for rung in steps.rungs(db, row, day)}
    last_days = {step: rung.window.last_day if rung.window else rung.latest for step, rung in found.items()}
    return letters.Ladder(
        spans=delays.of_commune(db, row.commune_id),
        **last_days,
        is_open=[step for step, rung in found.items() if rung.window],
        lodged={step: rung.lodged_on for step, rung in found.items() if rung.lodged_on},
        answers={step: rung.answer_due for step, rung in found.items() if rung.answer_due},
    )


# -- facts, by event ---------------------------------------------------------------------------------------

_Common = Mapping[str, Any]


def _acknowledgement(db: Db, row: RequestRow, event: EventRow, common: _Common) -> letters.Letter | None:
    delay = delays.of_commune(db, row.commune_id)[row.reply_clock]
    days = calendar_days.load(db, row.commune_id)
    received_on = row.received_on or event.happened_on
    last_day = working_days.due(days, received_on, delay.amount, delay.unit)
    if last_day is None:
        return None
    return letters.Acknowledgement(
        **common,
        last_day=last_day,
        delay=delay,
        is_urgent=row.is_urgent,
        is_provisional=working_days.is_provisional(days, received_on, last_day, delay.unit),
    )


def _clarification(db: Db, row: RequestRow, event: EventRow, common: _Common) -> letters.Letter | None:
    return letters.Clarification(**common, question=event.words)


def _extension(db: Db, row: RequestRow, event: EventRow, common: _Common) -> letters.Letter | None:
    clock = clocks.find(db, row.id, row.reply_clock)
    if clock is None or clock.due_on is None:
        return None  # it stands still: there is no last day to tell
    return letters.Extension(
        **common,
        before=date.fromisoformat(event.detail["due_on"]),
        last_day=clock.due_on,
        delay=delays.of_commune(db, row.commune_id)[extension_of(row)],
        reasons=event.words,
        is_provisional=clocks.is_provisional(db, clock),
    )


def _answer(db: Db, row: RequestRow, event: EventRow, common: _Common) -> letters.Letter | None:
    names = {paper.id: paper.name for paper in kept.of_request(db, row.id)}
    withheld = event.detail.get("withheld_event")
    return letters.Answer(
        **common,
        words=event.words,
        papers=[names[each] for each in event.detail.get("papers", ()) if each in names],
        withheld=cases.event(db, withheld).words if withheld else "",
        code=(row.refusal_code or "") if withheld else "",
        exception=(row.exception_code or "") if withheld else "",
        ladder=ladder(db, row, event.happened_on) if withheld else None,
    )


def _refusal(db: Db, row: RequestRow, event: EventRow, common: _Common) -> letters.Letter | None:
    return letters.Refusal(
        **common,
        code=row.refusal_code or "other",
        exception=row.exception_code or "",
        reasons=event.words,
        ladder=ladder(db, row, event.happened_on),
    )


def _redirect(db: Db, row: RequestRow, event: EventRow, common: _Common) -> letters.Letter | None:
    body, _, words = event.words.partition("\n")
    return letters.Redirect(**common, body=body, words=words, ladder=ladder(db, row, event.happened_on))


_LETTERS: Mapping[str, tuple[str, Callable[[Db, RequestRow, EventRow, _Common], letters.Letter | None]]] = {
    "register": ("acknowledgement", _acknowledgement),
    "correct_receipt": ("acknowledgement", _acknowledgement),
    "clarify": ("clarification", _clarification),
    "extend": ("extension", _extension),
    "answer": ("answer", _answer),
    "refuse": ("refusal", _refusal),
    "redirect": ("redirect", _redirect),
}
