"""Information requests (law 31.13) in a conversation: opening one, seeing where it stands, and what the person does with it.

A case is shown only to who opened it: to anybody else its reference is one that is not found, and is counted as such.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from bot.runtime import complaints
from bot.runtime.scene import Scene
from data import contribution_looks, document_files, documents
from data.conversations import ConversationRow
from data.engine import Db
from data.requests import actions, cases, clocks, identity, states, vote
from data.requests import ladder as steps
from data.requests.cases import EventRow, Opened, RequestRow
from data.requests.clocks import ClockRow
from flows import types as ask
from flows.types import Json

# Which delay somebody is waited for in each state, besides the commune's own.
_ANSWERS = {states.COMPLAINT_PRESIDENT: "president_answer", states.COMPLAINT_CDAI: "cdai_answer"}
_REPLIES = ("answer", "refuse", "redirect", "decide_president", "decide_cdai", "decide_court")
_SHOWN = 80  # characters of a subject beside its code: what a row of a list holds, and a little


# -- whose it is -------------------------------------------------------------------------------------------


def own_case(scene: Scene, typed: str) -> RequestRow | None:
    """The request of this person whose reference was typed, however it was typed."""
    row = cases.find(scene.db, scene.row.commune_id, typed)
    return row if row is not None and row.citizen_id == scene.row.citizen_id else None


def my_cases(scene: Scene) -> list[dict[str, Json]]:
    """The requests of this person in this commune, newest first, as items."""
    found = cases.of_citizen(scene.db, scene.row.citizen_id)
    return [as_item(row) for row in found if row.commune_id == scene.row.commune_id]


def as_item(row: RequestRow) -> dict[str, Json]:
    subject = " ".join(row.matter.subject.split())
    return {"kind": "request", "reference": row.reference, "subject": subject[:_SHOWN]}


def made_of(scene: Scene, item: Mapping[str, Any]) -> str:
    """The request that this person made of an item of theirs, "" when there is none."""
    if not item["found"] or not item["is_mine"]:
        return ""
    return cases.of_contribution(scene.db, scene.row.citizen_id, item["reference"]) or ""


def asked_of(db: Db, row: ConversationRow) -> str:
    """The newest request of this person whose clarification the commune waits for, "" when there is none."""
    mine = (each for each in cases.of_citizen(db, row.citizen_id) if each.commune_id == row.commune_id)
    return next((each.reference for each in mine if each.state == states.CLARIFYING), "")


# -- orders --------------------------------------------------------------------------------------------------


def _open(scene: Scene, order: ask.OpenRequest) -> Json:
    opened = cases.open_request(
        scene.db,
        commune_id=scene.row.commune_id,
        citizen_id=scene.row.citizen_id,
        account_id=scene.row.account_id,
        channel=scene.channel,
        language=scene.language,
        subject=order.subject,
        period=order.period,
        format=order.format,
        delivery=order.delivery,
        is_urgent=order.is_urgent,
        urgent_reason=order.urgent_reason,
        contribution_reference=order.contribution_reference,
        day=scene.day,
        now=scene.now,
    )
    if not isinstance(opened, Opened):
        refused: dict[str, Json] = {
            "ok": False,
            "refusal": opened.reason.value,
            "reference": opened.reference,
        }
        return {**refused, **_same(scene, opened.reference)}
    row = cases.by_id(scene.db, opened.request_id)
    return {"ok": True, "reference": opened.reference, **_link(scene, row)}


def _same(scene: Scene, reference: str) -> dict[str, Json]:
    """Where the same request stands that is open already; one that still waits for its person gives a new page at once."""
    row = own_case(scene, reference) if reference else None
    if row is None:
        return {}
    if row.state == states.AWAITING_IDENTITY:
        return {"state": row.state, **_link(scene, row)}
    clock = clocks.find(scene.db, row.id, row.reply_clock)
    due = clock.due_on if clock and clock.state == clocks.RUNNING else None
    return {"state": row.state, "due_on": _iso(due)}


def _link(scene: Scene, row: RequestRow) -> dict[str, Json]:
    """A new one-time page, and how long it is open."""
    hours = scene.settings.identity_link_hours
    token = identity.new_link(scene.db, row, now=scene.now, hours=hours)
    return {"link": f"{scene.settings.public_url.rstrip('/')}/identity/{token}", "hours": hours}


_CHANGED: Json = {"ok": False, "refusal": "changed"}
_NOT_FOUND: Json = {"ok": False, "refusal": "not_found"}


def _new_link(scene: Scene, order: ask.NewIdentityLink) -> Json:
    row = own_case(scene, order.reference)
    if row is None:
        return _NOT_FOUND
    if row.state != states.AWAITING_IDENTITY:
        return _CHANGED
    return {"ok": True, **_link(scene, row)}


def _answer_clarification(scene: Scene, order: ask.AnswerClarification) -> Json:
    def clarified(row: RequestRow) -> dict[str, Json]:
        question = actions.open_question(scene.db, row)
        if question is None or question.id != order.question:
            raise actions.Conflict("another question was asked meanwhile")
        row = actions.clarified(
            scene.db, row, actor=cases.REQUESTER, day=scene.day, now=scene.now, words=order.words
        )
        clock = clocks.find(scene.db, row.id, row.reply_clock)
        return {"due_on": _iso(clock.due_on if clock else None)}

    return _acted(scene, order.reference, clarified)


def _withdraw(scene: Scene, order: ask.WithdrawRequest) -> Json:
    def withdrawn(row: RequestRow) -> dict[str, Json]:
        if row.revision != order.revision or not _may_withdraw(row):
            raise actions.Conflict("the case is not what the person saw")
        actions.withdraw(scene.db, row, actor=cases.REQUESTER, day=scene.day, now=scene.now)
        return {}

    return _acted(scene, order.reference, withdrawn)


def _acted(scene: Scene, reference: str, act: Callable[[RequestRow], dict[str, Json]]) -> Json:
    """Do something with the person's own case; a case that moved meanwhile is looked at again."""
    row = own_case(scene, reference)
    if row is None:
        return _NOT_FOUND
    try:
        return {"ok": True, **act(row)}
    except (actions.Conflict, actions.NotAllowed):
        return _CHANGED


def _complain(scene: Scene, order: ask.LodgeComplaint) -> Json:
    """The text is made; nothing is lodged by it."""
    row = own_case(scene, order.reference)
    if row is None:
        return _NOT_FOUND
    open_now = complaints.windows(scene.db, row, scene.day)
    window = next((each for each in open_now if each.step == order.step), None)
    if window is None:
        return {"ok": False, "refusal": "too_late"}
    is_mailed = complaints.make(
        scene.db, row, order.step, window.last_day, settings=scene.settings, day=scene.day, now=scene.now
    )
    return {"ok": True, "last_day": _iso(window.last_day), "is_mailed": is_mailed}


HANDLERS: dict[type, Callable[[Scene, Any], Json]] = {
    ask.OpenRequest: _open,
    ask.NewIdentityLink: _new_link,
    ask.AnswerClarification: _answer_clarification,
    ask.WithdrawRequest: _withdraw,
    ask.LodgeComplaint: _complain,
}


# -- looks ---------------------------------------------------------------------------------------------------


def _documents(scene: Scene, args: Mapping[str, str]) -> Json:
    found = documents.matching(scene.db, scene.row.commune_id, args["matter"])
    return {"documents": [_document(scene, each) for each in found]}


def _document(scene: Scene, each: documents.DocumentRow) -> Json:
    url = document_files.link(each.url, scene.settings.public_url, scene.settings.content_dir)
    return {
        "id": each.id,
        "short": {**each.short},
        "title": {**each.title},
        "url": url,
        "year": each.year,
        "published": _iso(each.published_on),
    }


def _request(scene: Scene, args: Mapping[str, str]) -> Json:
    row = own_case(scene, args["reference"])
    if row is None:
        is_throttled = contribution_looks.note_unknown(
            scene.db, commune_id=scene.row.commune_id, conversation_id=scene.row.id, now=scene.now
        )
        return {"found": False, "is_throttled": is_throttled}
    known = {clock.kind: clock for clock in clocks.of_request(scene.db, row.id)}
    awaited = _awaited(row, known)
    rungs = ladder(scene, row)
    events = cases.events(scene.db, row.id)
    question = actions.open_question(scene.db, row)
    return {
        "found": True,
        "reference": row.reference,
        "subject": row.matter.subject,
        "state": row.state,
        "outcome": row.outcome,
        "number": row.register_number,
        "received_on": _iso(row.received_on),
        "due_on": _iso(awaited.due_on if awaited else None),
        "is_urgent": row.is_urgent,
        "is_extended": row.outcome is None and any(event.kind == "extend" for event in events),
        "is_provisional": awaited is not None and clocks.is_provisional(scene.db, awaited),
        "provisional": provisional_kind(scene.db, awaited) if awaited else "",
        "is_overdue": awaited is not None and awaited.due_on is not None and awaited.due_on < scene.day,
        "refusal_code": row.refusal_code,
        "words": _last_words(events),
        "question": question.words if question else "",
        "question_id": question.id if question else None,
        "revision": row.revision,
        "ladder": [*rungs],
        "before_vote": before_the_vote(scene, awaited),
        "contribution": row.contribution_reference,
        "can": _can(row, awaited, has_ladder=any(not rung["if_silent"] for rung in rungs)),
    }


def provisional_kind(db: Db, clock: ClockRow) -> str:
    """Of which kind the days are that a last day still depends on: "religious" as soon as one is, else "closure" or ""."""
    why = {each.why for each in clocks.explain(db, clock) if each.is_provisional}
    return "closure" if why == {"closure"} else "religious" if why else ""


def _awaited(row: RequestRow, known: Mapping[str, ClockRow]) -> ClockRow | None:
    """The clock of whoever must answer now; one that is stopped has no last day."""
    kind = row.reply_clock if row.state in states.REGISTERED else _ANSWERS.get(row.state, "")
    clock = known.get(kind)
    return clock if clock is not None and clock.state == clocks.RUNNING else None


def _last_words(events: list[EventRow]) -> str:
    """What the commune last wrote to the person, with what it said it withholds; the reasons of an extension before that."""
    written = [event for event in events if event.kind in _REPLIES and event.words]
    if not written:
        return next((event.words for event in reversed(events) if event.kind == "extend"), "")
    last = written[-1]
    withheld = last.detail.get("withheld_event")
    return "\n".join([last.words, *(event.words for event in events if event.id == withheld and event.words)])


def ladder(scene: Scene, row: RequestRow) -> list[dict[str, Json]]:
    """The complaints that are open to the person on this day, and the last day of each (articles 19 to 21).

    Also the next one while a complaint of theirs may still be answered: it opens when it is not.
    """
    found = [_rung(scene, window) for window in complaints.windows(scene.db, row, scene.day)]
    awaited: date | None = None
    for rung in steps.rungs(scene.db, row, scene.day):
        if awaited and rung.latest:
            window = complaints.Window(rung.step, awaited + timedelta(days=1), rung.latest)
            found.append(_rung(scene, window, if_silent=True))
        awaited = rung.answer_due
    return found


def _rung(scene: Scene, window: complaints.Window, *, if_silent: bool = False) -> dict[str, Json]:
    opens = None if window.opens_on <= scene.day else _iso(window.opens_on)
    return {
        "step": window.step,
        "opens_on": opens,
        "last_day": _iso(window.last_day),
        "if_silent": if_silent,
    }


def before_the_vote(scene: Scene, awaited: ClockRow | None) -> Json:
    """Whether the answer is due before the consultation closes, and before the council votes as far as that is known."""
    if awaited is None or awaited.due_on is None:
        return None
    found = vote.before_vote(scene.db, scene.row.commune_id, awaited.due_on, scene.day)
    return found.as_json() if found else None


def _can(row: RequestRow, awaited: ClockRow | None, *, has_ladder: bool) -> list[Json]:
    can: list[Json] = []
    if row.state == states.AWAITING_IDENTITY:
        can.append("new_link")
    if row.state == states.CLARIFYING:
        can.append("clarify")
    if has_ladder:
        can.append("complain")
    if awaited is not None and awaited.due_on is not None:
        can.append("why")
    if _may_withdraw(row):
        can.append("withdraw")
    return can


def _may_withdraw(row: RequestRow) -> bool:
    """Before a reply and a complaint: withdrawing afterwards would only take the ways to complain away."""
    early = (states.AWAITING_IDENTITY, states.AWAITING_RECEIPT, *states.REGISTERED)
    return row.outcome is None and row.state in early


def _why_that_day(scene: Scene, args: Mapping[str, str]) -> Json:
    row = own_case(scene, args["reference"])
    known = {clock.kind: clock for clock in clocks.of_request(scene.db, row.id)} if row else {}
    clock = _awaited(row, known) if row else None
    if clock is None:
        return {
            "counted": 0,
            "days": [],
            "received_on": scene.day.isoformat(),
            "due_on": scene.day.isoformat(),
        }
    days = clocks.explain(scene.db, clock)
    return {
        "counted": sum(each.number is not None for each in days),
        "days": [
            {
                "day": each.day.isoformat(),
                "number": each.number,
                "why": each.why,
                "name": {**each.names} if each.names else None,
            }
            for each in days
        ],
        "received_on": clock.starts_on.isoformat(),
        "due_on": _iso(clock.due_on),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


LOOKS: dict[str, Callable[[Scene, Mapping[str, str]], Json]] = {
    "documents": _documents,
    "request": _request,
    "why_that_day": _why_that_day,
}
