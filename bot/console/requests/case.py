"""One case: where it stands, its clocks and why that day, what happened, what the person was told, what may be done now."""

from dataclasses import asdict
from typing import Any

from starlette.responses import Response

from bot.console.colleagues import Colleagues
from bot.console.requests.acting import possible
from bot.console.requests.drafting import short
from bot.console.requests.found import found, said, who
from bot.console.visit import Missing, Visit
from data import mails
from data.calendar.working_days import Counted
from data.engine import Db
from data.requests import cases, clocks, drafts, notices, states, vote
from data.requests import papers as kept
from data.requests.actions.handling import open_question
from data.requests.cases import RequestRow


async def shown(visit: Visit) -> Response:
    return visit.render("request.html", case=await visit.read(lambda db: _case(visit, db, found(visit, db))))


async def identity(visit: Visit) -> Response:
    """Who asks. Seeing it is noted (law 09.08): that is why it is a page of its own."""

    def look(db: Db) -> dict[str, Any]:
        row = found(visit, db)
        if row.identity is None:
            raise Missing
        visit.note(db, "request_identity_seen", "requests", {"references": [row.reference]})
        return {"reference": row.reference, **asdict(row.identity)}

    return visit.render("request_identity.html", person=await visit.write(look))


def _case(visit: Visit, db: Db, row: RequestRow) -> dict[str, Any]:
    awaited = clocks.find(db, row.id, row.reply_clock)
    due_on = awaited.due_on if awaited and awaited.state == clocks.RUNNING and row.outcome is None else None
    before = vote.before_vote(db, row.commune_id, due_on, visit.day) if due_on else None
    is_told = bool(row.outcome) and row.state in (states.ANSWERED, states.CLOSED)
    question, draft = open_question(db, row), drafts.of_request(db, row.id)
    colleagues = Colleagues.of(visit, db)
    return {
        "reference": row.reference,
        "revision": row.revision,
        "number": row.register_number or "",
        "received_on": row.received_on,
        "created_on": row.created_on,
        "closed_on": row.closed_on,
        "state": said(visit, "state", row.state),
        "outcome": said(visit, "outcome", row.outcome),
        "stands": said(visit, "outcome" if is_told else "state", row.outcome if is_told else row.state),
        "is_over": row.state == states.CLOSED,
        "ground": said(visit, "code", row.refusal_code),
        "exception": said(visit, "exception", row.exception_code),
        "is_urgent": row.is_urgent,
        "is_erased": row.is_erased,
        "has_identity": row.has_identity,
        "subject": row.matter.subject,
        "period": row.matter.period,
        "urgent_reason": row.matter.urgent_reason,
        "format": said(visit, "format", row.format),
        "delivery": said(visit, "delivery", row.delivery),
        "language": said(visit, "year-language", row.language),
        "channel": said(visit, "year-channel", row.channel),
        "contribution": row.contribution_reference or "",
        "due_on": due_on,
        "left": (due_on - visit.day).days if due_on else None,
        "before_vote": before.as_json() if before else None,
        "question": question.words if question else "",
        "clocks": [_clock(visit, db, each) for each in clocks.of_request(db, row.id)],
        "events": [_event(visit, colleagues, each) for each in reversed(cases.events(db, row.id))],
        "notices": [_notice(visit, db, each) for each in notices.of_request(db, row.id)],
        "papers": [each for each in kept.of_request(db, row.id) if not each.is_emptied],
        "draft": short(visit, colleagues, row, draft) if draft else None,
        "acts": [act.name for act in possible(visit, db, row, draft)],
    }


def _clock(visit: Visit, db: Db, clock: clocks.ClockRow) -> dict[str, Any]:
    is_open = clock.state != clocks.ENDED
    return {
        "name": said(visit, "clock", clock.kind),
        "state": clock.state,
        "starts_on": clock.starts_on,
        "amount": clock.amount,
        "unit": clock.unit,
        "due_on": clock.due_on,
        "is_provisional": clocks.is_provisional(db, clock),
        "is_late": is_open and clock.due_on is not None and clock.due_on < visit.day,
        "days": [_day(visit, each) for each in clocks.explain(db, clock)] if is_open else [],
    }


def _day(visit: Visit, each: Counted) -> dict[str, Any]:
    names = each.names or {}
    return {
        "day": each.day,
        "number": each.number,
        "why": visit.words.pick(names) if names else (said(visit, "timeline", each.why) if each.why else ""),
        "is_provisional": each.is_provisional,
    }


def _event(visit: Visit, colleagues: Colleagues, each: cases.EventRow) -> dict[str, Any]:
    drafter = each.detail.get("drafted_by", "")
    return {
        "what": said(visit, "event", each.kind),
        "who": who(colleagues, each.actor),
        "drafted_by": colleagues(drafter) if drafter else "",
        "at": each.happened_at,
        "on": each.happened_on,
        "words": each.words,
    }


def _notice(visit: Visit, db: Db, each: notices.NoticeRow) -> dict[str, Any]:
    return {
        "id": each.id,
        "what": said(visit, "notice", each.kind),
        "state": each.state,
        "via": said(visit, "year-channel", each.via) if each.via != "paper" else "",
        "proof": said(visit, "proof", each.proof),
        "proved_on": each.proved_on,
        "mail": mails.state_of(db, each.mail_id) if each.mail_id else "",
    }
