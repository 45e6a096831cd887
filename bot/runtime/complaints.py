"""The ladder of complaints for a person: which step is open until when, and its text made ready. Lodging it is theirs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot import mailing, papers
from bot.papers.letters import Case, Complaint, Step
from bot.settings import Settings
from data import communes, mails, texts
from data.calendar import delays
from data.engine import Db
from data.requests import actions, cases, clocks, moves, states
from data.requests import papers as kept
from data.requests.cases import EventRow, Identity, RequestRow
from data.requests.clocks import ClockRow

MAIL = "complaint"
_REPLIES = {"full": "answered", "partial": "partial", "refused": "refused"}
Clocks = Mapping[str, ClockRow]


@dataclass(frozen=True, slots=True)
class Window:
    """A step that may be taken, from a day to its last day."""

    step: str
    opens_on: date
    last_day: date


def windows(db: Db, row: RequestRow, day: date) -> list[Window]:
    """The steps that may still be taken on a day; a silence that began since the clocks were last looked at opens its step too."""
    found: list[Window] = []
    for step in states.STEPS:
        known = actions.window_of(db, row, step, day)
        if known and known.last_day >= day and states.after(f"complain_{step}", row.state):
            found.append(Window(step, known.opens_on, known.last_day))
    return found


def make(
    db: Db, row: RequestRow, step: str, last_day: date, *, settings: Settings, day: date, now: datetime
) -> bool:
    """Make the text and keep it with the case; whether it went to the person's e-mail."""
    who = row.identity
    if who is None:
        return False
    language = papers.paper_language(row.language)
    name = f"complaint-{step}-{row.reference}-{last_day}.pdf"
    moves.hold(db, row.id)  # two presses at once make one paper
    made = _made_before(db, row, name)
    pdf = made or written(db, row, who, step, last_day, language, day)
    if not made:
        kept.keep(
            db,
            commune_id=row.commune_id,
            request_id=row.id,
            kind="complaint",
            name=name,
            language=language,
            content=pdf,
            now=now,
        )
    if not who.email:
        return False
    mail = mailing.compose(
        settings,
        subject=f"{texts.plain(_words(row), 'request-case-complain')} {row.reference}",
        text=_text(row, step, last_day),
        now=now,
        to=who.email,
        attachments=[mailing.Attachment(name, "application/pdf", pdf)],
        key=f"complaint-{row.id}-{step}-{day}",  # one a day, however often it is asked for
    )
    mails.put_once(
        db,
        commune_id=row.commune_id,
        request_id=row.id,
        kind=MAIL,
        message_id=mail.message_id,
        message=mail.message,
        now=now,
    )
    return True


def _made_before(db: Db, row: RequestRow, name: str) -> bytes:
    """The same text, made since the last thing that happened in the case; b"" when there is none."""
    events = cases.events(db, row.id)
    for paper in reversed(kept.of_request(db, row.id)):
        is_fresh = all(event.happened_at <= paper.created_at for event in events)
        if paper.name == name and not paper.is_emptied and is_fresh:
            return kept.content(db, paper.id)
    return b""


def written(
    db: Db, row: RequestRow, who: Identity, step: str, last_day: date, language: str, day: date
) -> bytes:
    """The text of a step as a PDF, in Arabic or French."""
    kind = step if step in papers.KINDS else f"complaint_{step}"
    return papers.letter(kind, language, _facts(db, row, who, step, last_day, day))


def _words(row: RequestRow) -> str:
    return texts.for_variety(row.language)


def _text(row: RequestRow, step: str, last_day: date) -> str:
    """What the mail says: that nothing is lodged by it, until when, and how it is lodged."""
    language = _words(row)
    ready = texts.catalogue(language).text(
        "request-case-complaint-ready",
        {
            "step": texts.plain(language, f"request-case-step-{step}"),
            "last": texts.written_day(last_day, language),
        },
    )
    return f"{ready}\n\n{texts.plain(language, f'request-case-how-{step}')}\n"


def _facts(db: Db, row: RequestRow, who: Identity, step: str, last_day: date, day: date) -> Complaint:
    known = {clock.kind: clock for clock in clocks.of_request(db, row.id)}
    events = cases.events(db, row.id)
    reply = _last(events, "answer", "refuse")
    answer = actions.ANSWERS.get(step)
    reply_clock = known.get(row.reply_clock)
    return Complaint(
        case=Case(
            institution=papers.institution_of(communes.load(db, row.commune_id).profile),
            reference=row.reference,
            asked_on=row.received_on or row.created_on,
            number=row.register_number or "",
            subject=row.matter.subject,
            name=f"{who.first_name} {who.family_name}",
        ),
        day=day,
        last_day=last_day,
        answer=delays.of_commune(db, row.commune_id)[answer] if answer else None,
        is_citizen=who.is_citizen,
        document_number=who.document_number,
        address=who.address,
        email=who.email,
        due_on=(reply_clock.due_on if reply_clock else None) or day,
        reply=_REPLIES.get(row.outcome or "", "silence"),
        replied_on=reply.happened_on if reply else None,
        refusal_code=row.refusal_code or "",
        president=_step(events, known, "president"),
        cdai=_step(events, known, "cdai"),
    )


def _step(events: Sequence[EventRow], known: Clocks, name: str) -> Step | None:
    """A complaint that was lodged before."""
    lodged = _last(events, f"complain_{name}")
    clock = known.get(actions.ANSWERS[name])
    if lodged is None or clock is None:
        return None
    decided = _last(events, f"decide_{name}")
    return Step(
        lodged_on=date.fromisoformat(lodged.detail["lodged_on"]),
        due_on=clock.due_on or clock.starts_on,
        replied_on=decided.happened_on if decided else None,
    )


def _last(events: Sequence[EventRow], *kinds: str) -> EventRow | None:
    return next((event for event in reversed(events) if event.kind in kinds), None)
