"""The letters of a case (law 31.13): what the commune writes, and the complaints that a person may send.

Facts are plain values. Amounts of days come with them: what the law says stands in data/content/law.yaml, not here.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from bot.papers import cleaning, sheet
from bot.papers.sheet import Block, Institution, say

SIGNATURE = 16  # millimetres for a stamp and a signature


class Span(Protocol):
    """A delay of the law (data.calendar.delays.Delay is one)."""

    @property
    def amount(self) -> int: ...

    @property
    def unit(self) -> str: ...  # working, calendar

    @property
    def article(self) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The case that a letter is about."""

    institution: Institution
    reference: str
    asked_on: date  # received, or written when it is not registered yet
    number: str = ""  # of the register
    subject: str
    name: str  # of the person


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """The ways to complain (articles 19 to 21). `spans` has president_window, president_answer, cdai_window, cdai_answer and
    court_window. The last day of a step that is not open yet is that of somebody who waits at each step until its end."""

    spans: Mapping[str, Span]
    president: date | None  # last day; None when it runs from a receipt that is not proved yet
    cdai: date | None = None
    court: date | None = None
    is_open: Collection[str] = ("president",)  # the steps whose last day is sure
    lodged: Mapping[str, date] = field(default_factory=dict)  # the steps that were taken, and when
    answers: Mapping[str, date] = field(default_factory=dict)  # until when these must still be answered


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    case: Case
    day: date  # of the letter
    signed: str = ""  # who signs, if they wish to be named


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgement(Letter):
    """The receipt of article 14."""

    last_day: date
    delay: Span
    is_urgent: bool = False
    is_provisional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Clarification(Letter):
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension(Letter):
    before: date
    last_day: date
    delay: Span
    reasons: str
    is_provisional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Letter):
    """What goes with the information. With `withheld` it is partial, and names the ways to complain."""

    words: str
    papers: Sequence[str] = ()
    withheld: str = ""
    code: str = ""  # of article 18, where a part is withheld on a ground that has one
    exception: str = ""  # of article 7
    source: str = ""  # what to cite; the commune when empty
    issued_on: date | None = None  # of what is given; the letter's day when unknown
    ladder: Ladder | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal(Letter):
    """Written, with its reasons and the ways to complain (article 18)."""

    code: str
    exception: str = ""  # of article 7
    reasons: str
    is_partial: bool = False
    ladder: Ladder


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect(Letter):
    body: str  # the competent institution
    words: str = ""
    ladder: Ladder | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A complaint that was lodged before: when, and what came of it."""

    lodged_on: date
    due_on: date
    replied_on: date | None = None  # None: silence


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """A complaint in the person's voice, to the president, then to the CDAI, then to the court."""

    case: Case
    day: date
    last_day: date  # of lodging it
    answer: Span | None  # the delay of whoever answers; a court has none
    is_citizen: bool
    document_number: str
    address: str
    email: str = ""
    due_on: date  # the last day of the commune's reply
    reply: str = "silence"  # silence, refused, partial, answered
    replied_on: date | None = None
    refusal_code: str = ""
    observations: str = ""  # the person's own
    president: Step | None = None
    cdai: Step | None = None


def letter(kind: str, language: str, facts: Letter | Complaint) -> bytes:
    """The PDF of a letter of KINDS, in Arabic or French. ValueError when the facts are of another kind."""
    expected, compose = _KINDS.get(kind, (None, None))
    if expected is None or compose is None or not isinstance(facts, expected):
        raise ValueError(f"{type(facts).__name__} makes no letter {kind!r}")
    return compose(language, facts)


# -- what the commune writes -------------------------------------------------------------------------------


def _from_commune(language: str, kind: str, facts: Letter, body: Sequence[Block]) -> bytes:
    title = say(language, f"{kind}-title")
    below = f"{kind}-below"
    opening: list[Block] = [
        _place("end", say(language, "letter-day", day=facts.day)),
        {
            "kind": "title",
            "words": title,
            "below": say(language, below) if sheet.has(language, below) else "",
        },
        _place("start", say(language, "letter-to", name=facts.case.name)),
        _subject(language, facts.case, say(language, f"{kind}-subject")),
        _para(language, "letter-greeting"),
    ]
    signature = [say(language, "letter-officer")]
    if facts.signed:
        signature.append(say(language, "letter-signed", name=facts.signed))
    closing: list[Block] = [_para(language, "letter-closing"), _sign(language, signature)]
    return sheet.typeset(
        language,
        title=f"{title} {facts.case.reference}",
        author=facts.case.institution.name[language],
        reference=facts.case.reference,
        day=facts.day,
        head=sheet.of_institution(facts.case.institution),
        blocks=[*opening, *body, *closing],
    )


def _acknowledgement(language: str, facts: Acknowledgement) -> bytes:
    kind = say(language, "form-urgent" if facts.is_urgent else "form-ordinary")
    rows = [
        sheet.field(language, "acknowledgement-number", facts.case.number),
        sheet.field(language, "acknowledgement-received", say(language, "day", day=facts.case.asked_on)),
        sheet.field(language, "acknowledgement-kind", kind),
        sheet.field(language, "acknowledgement-last-day", say(language, "day", day=facts.last_day)),
    ]
    body: list[Block] = [
        _para(language, "acknowledgement-said"),
        {"kind": "fields", "rows": rows},
        *_asked(language, facts.case),
        _para(
            language,
            "acknowledgement-law",
            span=span(language, facts.delay),
            article=str(facts.delay.article),
        ),
        _para(language, "acknowledgement-may-extend"),
        *_provisional(language, facts.is_provisional),
    ]
    return _from_commune(language, "acknowledgement", facts, body)


def _clarification(language: str, facts: Clarification) -> bytes:
    body: list[Block] = [
        *_asked(language, facts.case),
        _para(language, "clarification-said"),
        _words(language, facts.question),
        _para(language, "clarification-how"),
        _para(language, "clarification-clock", day=facts.day),
    ]
    return _from_commune(language, "clarification", facts, body)


def _extension(language: str, facts: Extension) -> bytes:
    lengthened = span(language, facts.delay)
    body: list[Block] = [
        *_asked(language, facts.case),
        _para(
            language,
            "extension-said",
            before=facts.before,
            span=lengthened,
            article=str(facts.delay.article),
        ),
        *_titled(language, "letter-reasons", facts.reasons),
        _para(language, "extension-last-day", day=facts.last_day),
        *_provisional(language, facts.is_provisional),
    ]
    return _from_commune(language, "extension", facts, body)


def _answer(language: str, facts: Answer) -> bytes:
    body: list[Block] = [
        *_asked(language, facts.case),
        _para(language, "answer-partial" if facts.withheld else "answer-full"),
        *_titled(language, "answer-words", facts.words),
    ]
    if facts.papers:
        body += [_heading(language, "answer-papers"), _list(language, facts.papers)]
    body += _titled(language, "answer-withheld", facts.withheld)
    if facts.code:
        body.append({"kind": "fields", "rows": _ground(language, facts.code, facts.exception)})
    source = facts.source or facts.case.institution.name[language]
    cite = say(language, "answer-cite", source=source, day=facts.issued_on or facts.day)
    body.append({"kind": "note", "lines": [say(language, "answer-reuse"), cite]})
    if facts.ladder:
        body += _ladder(language, facts.ladder)
    return _from_commune(language, "answer", facts, body)


def _refusal(language: str, facts: Refusal) -> bytes:
    kind = "refusal-partial" if facts.is_partial else "refusal"
    body: list[Block] = [
        *_asked(language, facts.case),
        _para(language, f"{kind}-said"),
        {"kind": "fields", "rows": _ground(language, facts.code, facts.exception)},
        *_titled(language, "letter-reasons", facts.reasons),
        *_ladder(language, facts.ladder),
    ]
    return _from_commune(language, kind, facts, body)


def _redirect(language: str, facts: Redirect) -> bytes:
    body: list[Block] = [
        *_asked(language, facts.case),
        _para(language, "redirect-said", body=facts.body),
        *([_words(language, facts.words)] if facts.words.strip() else []),
        _para(language, "redirect-close"),
        *(_ladder(language, facts.ladder) if facts.ladder else []),
    ]
    return _from_commune(language, "redirect", facts, body)


# -- what the person writes --------------------------------------------------------------------------------


def _complaint(step: str) -> Callable[[str, Complaint], bytes]:
    def compose(language: str, facts: Complaint) -> bytes:
        kind = f"complaint-{step}"
        title = say(language, f"{kind}-title")
        return sheet.typeset(
            language,
            title=f"{title} {facts.case.reference}",
            author=facts.case.name,
            reference=facts.case.reference,
            day=facts.day,
            head={"sender": _sender(language, facts)},
            blocks=[
                *_complaint_opening(language, kind, facts),
                *_story(language, facts),
                _heading(language, "complaint-ask"),
                _para(language, f"{kind}-ask", **_answered_in(language, facts)),
                *_titled(language, "complaint-more", facts.observations),
                _para(language, "complaint-closing"),
                _sign(language, [say(language, "form-signed", name=facts.case.name)]),
                *_pieces(language, facts),
                _complaint_note(language, kind, facts),
            ],
        )

    return compose


def _answered_in(language: str, facts: Complaint) -> dict[str, str]:
    return {"span": span(language, facts.answer)} if facts.answer else {}


def _sender(language: str, facts: Complaint) -> list[cleaning.Paragraph]:
    document = "complaint-identity-card" if facts.is_citizen else "complaint-identity-residence"
    said = say(language, document, number=facts.document_number)
    own = sheet.runs(language)
    lines = sheet.lines(language, facts.case.name, facts.address, facts.email)
    return [lines[0], {"words": said, "runs": own}, *lines[1:]] if lines else []


def _complaint_opening(language: str, kind: str, facts: Complaint) -> list[Block]:
    own = sheet.runs(language)
    where = f"{kind}-where"
    below = (
        say(language, where)
        if sheet.has(language, where)
        else cleaning.inline(facts.case.institution.name[language], own)
    )
    to: list[cleaning.Paragraph] = [
        {"words": say(language, f"{kind}-to"), "runs": own},
        {"words": below, "runs": own},
    ]
    institution = facts.case.institution.name[language]
    subject = say(language, f"{kind}-subject", institution=institution)
    return [
        _place("end", say(language, "letter-day", day=facts.day)),
        {"kind": "to", "lines": to},
        {
            "kind": "title",
            "words": say(language, f"{kind}-title"),
            "below": say(language, f"{kind}-below"),
        },
        {"kind": "subject", "lines": [{"label": say(language, "letter-subject-label"), "words": subject}]},
    ]


def _story(language: str, facts: Complaint) -> list[Block]:
    case = facts.case
    told = [
        say(language, "fact-request", day=case.asked_on, number=case.number or "—", reference=case.reference),
        _reply(language, facts),
    ]
    for name, step in (("president", facts.president), ("cdai", facts.cdai)):
        if step:
            told.append(say(language, f"fact-{name}-lodged", day=step.lodged_on))
            told.append(_outcome(language, name, step))
    own = sheet.runs(language)
    return [
        _heading(language, "complaint-facts"),
        {"kind": "list", "items": [{"words": each, "runs": own} for each in told]},
        _para(language, "fact-asked"),
        _words(language, case.subject),
    ]


def _reply(language: str, facts: Complaint) -> str:
    if facts.reply == "silence" or facts.replied_on is None:
        return say(language, "fact-silence", due=facts.due_on)
    if facts.reply == "refused":
        ground = _known(language, "code", facts.refusal_code)
        return say(language, "fact-refused", day=facts.replied_on, ground=ground)
    return say(language, f"fact-{facts.reply}", day=facts.replied_on)


def _outcome(language: str, name: str, step: Step) -> str:
    if step.replied_on is None:
        return say(language, f"fact-{name}-silence", due=step.due_on)
    return say(language, f"fact-{name}-replied", day=step.replied_on)


def _pieces(language: str, facts: Complaint) -> list[Block]:
    named = [say(language, "complaint-piece-request", reference=facts.case.reference)]
    if facts.reply != "silence":
        named.append(say(language, "complaint-piece-reply"))
    for name, step in (("president", facts.president), ("cdai", facts.cdai)):
        if step:
            named.append(say(language, f"complaint-piece-{name}"))
            if step.replied_on:
                named.append(say(language, f"complaint-piece-{name}-reply"))
    own = sheet.runs(language)
    items = [{"words": each, "runs": own} for each in named]
    return [_heading(language, "complaint-pieces"), {"kind": "list", "items": items}]


def _complaint_note(language: str, kind: str, facts: Complaint) -> Block:
    lines = [
        say(language, "complaint-note"),
        say(language, "complaint-note-last-day", day=facts.last_day),
    ]
    if sheet.has(language, f"{kind}-note"):
        lines.append(say(language, f"{kind}-note"))
    return {"kind": "note", "lines": lines}


# -- parts -------------------------------------------------------------------------------------------------


def span(language: str, delay: Span) -> str:
    """Twenty working days, in words and numbers."""
    return say(language, f"span-{delay.unit}", amount=delay.amount)


def _ladder(language: str, ladder: Ladder) -> list[Block]:
    days = {"president": ladder.president, "cdai": ladder.cdai, "court": ladder.court}
    rows, before = [], ""
    for step, day in days.items():
        words = (
            _taken(language, ladder, step)
            if step in ladder.lodged
            else _way(language, ladder, step, day, before)
        )
        rows.append({"title": say(language, f"ladder-{step}"), "words": words})
        before = step
    return [
        _heading(language, "ladder-title"),
        _para(language, "ladder-said"),
        {"kind": "ladder", "rows": rows},
    ]


def _taken(language: str, ladder: Ladder, step: str) -> str:
    """A step that the person has taken, and until when it is answered."""
    said = say(language, "ladder-lodged", day=ladder.lodged[step])
    due = ladder.answers.get(step)
    return f"{said} {say(language, 'ladder-answer-due', day=due)}" if due else said


def _way(language: str, ladder: Ladder, step: str, day: date | None, before: str) -> str:
    """A step that may be taken, now or once the one before it was."""
    spans = {name: span(language, each) for name, each in ladder.spans.items()}
    delays = {"window": spans[f"{step}_window"]}
    if f"{step}_answer" in spans:
        delays["answer"] = spans[f"{step}_answer"]
    if step == "president" and day and step in ladder.is_open:
        return say(language, "ladder-president-words", day=day, **delays)
    rule = say(language, f"ladder-{step}-rule", **delays)
    if day is None:
        return rule
    if step in ladder.is_open:
        return f"{rule} {say(language, 'ladder-until', day=day)}"
    key = "ladder-unanswered" if before in ladder.lodged else "ladder-latest"
    return f"{rule} {say(language, key, day=day)}"


def _ground(language: str, code: str, exception: str) -> list[Block]:
    rows: list[Block] = [sheet.field(language, "refusal-ground", _known(language, "code", code))]
    if exception:
        rows.append(sheet.field(language, "refusal-exception", _known(language, "exception", exception)))
    return rows


def _known(language: str, family: str, code: str) -> str:
    """The plain meaning of a code; what is not known is left to the reasons."""
    key = f"{family}-{code}"
    return say(language, key if sheet.has(language, key) else f"{family}-other")


def _asked(language: str, case: Case) -> list[Block]:
    return [_para(language, "letter-asked"), _words(language, case.subject)]


def _titled(language: str, key: str, words: str) -> list[Block]:
    return [_heading(language, key), _words(language, words)] if words.strip() else []


def _provisional(language: str, is_provisional: bool) -> list[Block]:
    return [_para(language, "letter-provisional")] if is_provisional else []


def _subject(language: str, case: Case, words: str) -> Block:
    key = "letter-reference-number" if case.number else "letter-reference"
    numbered = {"number": case.number} if case.number else {}
    reference = say(language, key, reference=case.reference, day=case.asked_on, **numbered)
    lines = [
        {"label": say(language, "letter-subject-label"), "words": words},
        {"label": say(language, "letter-reference-label"), "words": reference},
    ]
    return {"kind": "subject", "lines": lines}


def _para(language: str, key: str, **values: Any) -> Block:
    return {"kind": "para", "words": say(language, key, **values)}


def _place(at: str, words: str) -> Block:
    return {"kind": "place", "at": at, "words": words}


def _heading(language: str, key: str) -> Block:
    return {"kind": "heading", "words": say(language, key)}


def _words(language: str, words: str) -> Block:
    return {"kind": "words", "lines": cleaning.paragraphs(words, sheet.runs(language))}


def _list(language: str, items: Sequence[str]) -> Block:
    return {"kind": "list", "items": sheet.lines(language, *items)}


def _sign(language: str, lines: Sequence[str]) -> Block:
    return {
        "kind": "sign",
        "room": SIGNATURE,
        "lines": [{"words": each, "runs": sheet.runs(language)} for each in lines],
    }


_KINDS: Mapping[str, tuple[type, Callable[[str, Any], bytes]]] = {
    "acknowledgement": (Acknowledgement, _acknowledgement),
    "clarification": (Clarification, _clarification),
    "extension": (Extension, _extension),
    "answer": (Answer, _answer),
    "refusal": (Refusal, _refusal),
    "redirect": (Redirect, _redirect),
    "complaint_president": (Complaint, _complaint("president")),
    "complaint_cdai": (Complaint, _complaint("cdai")),
    "court": (Complaint, _complaint("court")),
}
KINDS = tuple(_KINDS)
