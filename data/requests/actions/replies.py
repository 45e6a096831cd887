"""How a case ends: answered, refused (article 18), sent on, withdrawn. A reply is given once and is not taken back."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from data.engine import Db
from data.requests import cases, clocks, ladder, notices
from data.requests.actions.lapses import NOTED_LATE, last_window, settle
from data.requests.cases import RequestRow
from data.requests.moves import claim, dates, end_clocks, move, needed, note
from data.requests.refusals import CODES, EXCEPTION, EXCEPTIONS
from data.requests.states import ANSWERED, COMPLAINT_PRESIDENT, COURT, NotAllowed
from data.tables import request_papers

REPLIES = ("answer", "refuse", "redirect")
DECISIONS = ("decide_president", "decide_cdai", "decide_court")


def answer(
    db: Db,
    row: RequestRow,
    *,
    actor: str,
    day: date,
    now: datetime,
    outcome: str,
    words: str,
    papers: Sequence[int] = (),
    withheld: str = "",
    code: str | None = None,
    exception: str | None = None,
) -> RequestRow:
    """Give what was asked for, in full or in part (article 8). What is withheld is said, with why, and may be complained about.

    A case that was replied to is answered anew once a complaint about that reply was granted.
    `papers` are ids of request_papers of this case; `code` and `exception` give a partial answer its ground, where there is one.
    """
    claim(db, row, "answer")
    is_anew = _was_granted(db, row)
    if not is_anew:
        _not_replied(row)
    if outcome not in ("full", "partial"):
        raise NotAllowed("outcome", "An answer is full or partial; for anything else, refuse.")
    if not papers:
        needed(words, "words", "An answer needs words or papers.")
    _own_papers(db, row, papers)
    detail: dict[str, Any] = {"outcome": outcome, "papers": list(papers)}
    changes: dict[str, Any] = {"outcome": outcome, "refusal_code": None, "exception_code": None}
    if outcome == "partial":
        needed(withheld, "withheld", "A partial answer says what is withheld, and why (article 18).")
        if code is not None:
            changes |= _ground(code, exception)
        row, detail["withheld_event"] = note(
            db, row, "withheld", actor=actor, day=day, now=now, words=withheld
        )
    elif withheld.strip() or code or exception:
        raise NotAllowed("withheld", "A full answer withholds nothing; this one is partial.")
    row, event_id = move(
        db, row, "answer", actor=actor, day=day, now=now, words=words, detail=detail, changes=changes
    )
    kind = "answered" if outcome == "full" else "partly_answered"
    facts = {"event_id": event_id, **detail}
    row, begun = _begin_ladder(db, row, day, now)
    notices.put(db, row, kind, f"reply:{event_id}" if is_anew else "reply", facts | begun, now)
    return row


def refuse(
    db: Db,
    row: RequestRow,
    *,
    actor: str,
    day: date,
    now: datetime,
    code: str,
    words: str,
    exception: str | None = None,
) -> RequestRow:
    """Refuse, in writing, on a ground of the law and with its reasons; the person is told how to complain (article 18)."""
    claim(db, row, "refuse")
    _not_replied(row)
    ground = _ground(code, exception)
    needed(words, "words", "A refusal needs its reasons (article 18).")
    row, event_id = move(
        db,
        row,
        "refuse",
        actor=actor,
        day=day,
        now=now,
        words=words,
        detail=ground,
        changes={"outcome": "refused", **ground},
    )
    facts = {"event_id": event_id, "code": code, "exception": exception}
    row, begun = _begin_ladder(db, row, day, now)
    notices.put(db, row, "refused", "reply", facts | begun, now)
    return row


def redirect(
    db: Db, row: RequestRow, *, actor: str, day: date, now: datetime, body: str, words: str
) -> RequestRow:
    """Send the person to the body that holds the information. It is a reply, and may be complained about like any other."""
    claim(db, row, "redirect")
    needed(body, "body", "Say which body has the information.")
    needed(words, "words", "Say why it belongs there, and how to reach it.")
    row, event_id = move(
        db,
        row,
        "redirect",
        actor=actor,
        day=day,
        now=now,
        words=f"{body.strip()}\n{words.strip()}",
        changes={"outcome": "redirected"},
    )
    facts = {"event_id": event_id}
    row, begun = _begin_ladder(db, row, day, now)
    notices.put(db, row, "redirected", "reply", facts | begun, now)
    return row


def withdraw(db: Db, row: RequestRow, *, actor: str, day: date, now: datetime, words: str = "") -> RequestRow:
    """The person wants it no more; `words`: how staff know. What was replied before stays the outcome."""
    claim(db, row, "withdraw")
    end_clocks(db, row)
    row, _ = move(
        db,
        row,
        "withdraw",
        actor=actor,
        day=day,
        now=now,
        words=words,
        changes={"outcome": row.outcome or "withdrawn"},
    )
    return row


def close(db: Db, row: RequestRow, *, actor: str, day: date, now: datetime, words: str = "") -> RequestRow:
    """The case is over: no day is left on which the person may still complain or be answered.

    One that was never replied to is over when it is before the court, and else long enough after its last window.
    """
    claim(db, row, "close")
    may_close(db, row, day)
    end_clocks(db, row)
    row, _ = move(db, row, "close", actor=actor, day=day, now=now, words=words)
    return row


def may_close(db: Db, row: RequestRow, day: date) -> None:
    """NotAllowed while the person may still be answered, or complain."""
    if row.outcome is None and row.state != COURT:
        window = last_window(db, row)
        if window is None or window.due_on is None or window.due_on >= day - NOTED_LATE:
            raise NotAllowed("no_reply", f"{row.reference} was never replied to: it cannot be closed yet.")
    for clock in clocks.of_request(db, row.id):
        if clock.state == clocks.RUNNING and clock.due_on is not None and clock.due_on >= day:
            raise NotAllowed("still_runs", f"The delay {clock.kind} runs until {clock.due_on}.")


def _not_replied(row: RequestRow) -> None:
    if row.outcome is not None:
        raise NotAllowed(
            "replied",
            f"{row.reference} was replied to before ({row.outcome}). "
            "A new answer is given once a complaint about it is granted (`jemaa requests decide`).",
        )


def _was_granted(db: Db, row: RequestRow) -> bool:
    """Whether a complaint about the last reply was granted, all or in part: a new answer is called for."""
    if row.outcome is None:
        return False
    for event in reversed(cases.events(db, row.id)):
        if event.kind in REPLIES:
            return False
        if event.kind in DECISIONS and event.detail["outcome"] in ("granted", "partly"):
            return True
    return False


def _ground(code: str, exception: str | None) -> dict[str, str | None]:
    """The ground of a refusal, as it is kept. NotAllowed."""
    if code not in CODES:
        raise NotAllowed("code", f"{code!r} is no ground of article 18. Known are {', '.join(CODES)}.")
    if code == EXCEPTION and exception not in EXCEPTIONS:
        known = ", ".join(EXCEPTIONS)
        raise NotAllowed("exception", f"{EXCEPTION} must name an exception of article 7: {known}.")
    if code != EXCEPTION and exception is not None:
        raise NotAllowed("exception", f"Only {EXCEPTION} names an exception of article 7.")
    return {"refusal_code": code, "exception_code": exception}


def _own_papers(db: Db, row: RequestRow, papers: Sequence[int]) -> None:
    mine = select(func.count()).where(
        request_papers.c.request_id == row.id, request_papers.c.id.in_(list(papers))
    )
    if db.value(mine) != len(set(papers)):
        raise NotAllowed("papers", f"Not all of these papers belong to {row.reference}.")


def _begin_ladder(db: Db, row: RequestRow, day: date, now: datetime) -> tuple[RequestRow, dict[str, Any]]:
    """The reply is given: the commune's delay ends, and the one to complain about the reply begins with its notice.

    A reply that comes late begins it anew, and takes nothing from a complaint about the silence that is under way: the
    president's delay runs on, and where it ran out, the complaint to the commission may rest on the reply as well. The notice
    names every last day that is sure (article 18).
    """
    clocks.end(db, row.id, row.reply_clock)
    facts: dict[str, Any] = {"number": row.register_number}
    if row.state == ANSWERED:
        facts |= begin(db, row, "president_window", day)
    elif row.state == COMPLAINT_PRESIDENT and _was_silent(db, row, day):
        clocks.end(db, row.id, "president_answer")
        facts |= begin(db, row, "cdai_window", day)
    else:
        row = settle(db, row, day=day, now=now)
    return row, facts | {"dates": dates(**ladder.sure_days(ladder.rungs(db, row, day), day))}


def _was_silent(db: Db, row: RequestRow, day: date) -> bool:
    """Whether the president answered, or let his delay run out: the way to the commission is open."""
    clock = clocks.find(db, row.id, "president_answer")
    if clock is None or clock.state != clocks.RUNNING:
        return True
    return clock.due_on is not None and clock.due_on < day


def begin(db: Db, row: RequestRow, window: str, day: date) -> dict[str, Any]:
    """Begin a window with a notice; anew, when silence had opened it before. What the notice says of it."""
    if clocks.find(db, row.id, window) is not None:
        due_on = clocks.move_start(db, row.id, window, day)
    else:
        due_on = clocks.start(db, commune_id=row.commune_id, request_id=row.id, kind=window, starts_on=day)
    return {"starts": window, "dates": dates(**{window: due_on})}
