"""A reply under four eyes: what somebody wrote, the letter it would make, and approving it, sending it back or dropping it."""

from collections.abc import Callable
from typing import Any

from starlette.responses import Response

from bot.console.colleagues import Colleagues
from bot.console.requests.found import found, said
from bot.console.visit import Missing, Refused, Visit
from bot.runtime import letters
from data.engine import Db
from data.requests import actions, cases, drafts
from data.requests import papers as kept
from data.requests.cases import RequestRow
from data.requests.drafts import DraftRow
from data.requests.states import NotAllowed

REMARK = 2_000  # characters of the word with which a draft is sent back


async def shown(visit: Visit) -> Response:
    return await _shown(visit)


async def _shown(visit: Visit, trouble: str = "") -> Response:
    def look(db: Db) -> dict[str, Any]:
        row, draft = _both(visit, db)
        return whole(visit, db, row, draft)

    return visit.render(
        "request_draft.html",
        422 if trouble else 200,
        draft=await visit.read(look),
        trouble=trouble,
        typed=visit.form("words"),
        limit=REMARK,
    )


async def letter(visit: Visit) -> Response:
    """The letter as it would leave today; nothing is done."""

    def look(db: Db) -> letters.Made:
        row, draft = _both(visit, db)
        who: dict[str, Any] = {"actor": visit.actor, "day": visit.day, "now": visit.now}
        made = actions.tried(db, row, draft, of_last_event, **who)
        if made is None:
            raise NotAllowed("no_letter", "Nobody has said yet who asks: no letter can be written.")
        visit.note(db, "request_draft_seen", row.reference)
        return made

    try:
        made = await visit.write(look)
    except NotAllowed as error:
        raise Refused(sentence(visit, error)) from error
    return visit.file(made.pdf, "application/pdf", made.name, inline=True)


async def approved(visit: Visit) -> Response:
    def work(db: Db, row: RequestRow, version: int) -> str:
        kind = _both(visit, db)[1].kind
        who: dict[str, Any] = {"actor": visit.actor, "day": visit.day, "now": visit.now}
        done = actions.approve(db, row, version=version, **who)
        letters.keep(db, done, cases.events(db, done.id)[-1].id, now=visit.now)
        return f"requests-done-{kind}"

    return await _worked(visit, work)


async def returned(visit: Visit) -> Response:
    words = visit.form("words")
    if not words or len(words) > REMARK:
        return await _shown(visit, "lacks-words" if not words else "too-long-remark")

    def work(db: Db, row: RequestRow, version: int) -> str:
        actions.send_back(db, row, version=version, words=words, actor=visit.actor, now=visit.now)
        return "requests-draft-returned"

    return await _worked(visit, work)


async def dropped(visit: Visit) -> Response:
    def work(db: Db, row: RequestRow, version: int) -> str:
        actions.discard(db, row, version=version, actor=visit.actor, now=visit.now)
        return "requests-draft-dropped"

    return await _worked(visit, work)


async def _worked(visit: Visit, work: Callable[[Db, RequestRow, int], str]) -> Response:
    """Do it to the draft as it was seen."""

    def works(db: Db) -> str:
        row = found(visit, db)
        return work(db, row, visit.form.number("version") or 0)

    try:
        flash = await visit.write(works)
    except NotAllowed as error:
        return await _shown(visit, sentence(visit, error).removeprefix("requests-"))
    return visit.redirect(f"/requests/{visit.path('reference')}", flash)


def sentence(visit: Visit, error: NotAllowed) -> str:
    """The text that says what stands in the way."""
    name = f"requests-no-{error.code}"
    return name if visit.words.has(name) else "problem-conflict"


def of_last_event(db: Db, row: RequestRow) -> letters.Made | None:
    return letters.of_event(db, row, cases.events(db, row.id)[-1])


def _both(visit: Visit, db: Db) -> tuple[RequestRow, DraftRow]:
    """The case of the page and its draft. Missing."""
    row = found(visit, db)
    draft = drafts.of_request(db, row.id)
    if draft is None:
        raise Missing
    return row, draft


def short(visit: Visit, colleagues: Colleagues, row: RequestRow, draft: DraftRow) -> dict[str, Any]:
    """As the page of the case shows it."""
    return {
        "kind": draft.kind,
        "state": draft.state,
        "drafter": colleagues(draft.drafter),
        "drafted_at": draft.drafted_at,
        "reviewer": colleagues(draft.reviewer) if draft.reviewer else "",
        "remark": draft.remark,
        "is_stale": draft.is_stale(row),
        "is_mine": draft.drafter == visit.actor,
    }


def whole(visit: Visit, db: Db, row: RequestRow, draft: DraftRow) -> dict[str, Any]:
    """As its own page shows it."""
    values = draft.values
    return short(visit, Colleagues.of(visit, db), row, draft) | {
        "reference": row.reference,
        "subject": row.matter.subject,
        "version": draft.version,
        "has_identity": row.has_identity,
        "words": values.get("words", ""),
        "withheld": values.get("withheld", ""),
        "body": values.get("body", ""),
        "outcome": said(visit, "outcome", values.get("outcome")),
        "ground": said(visit, "code", values.get("code")),
        "exception": said(visit, "exception", values.get("exception")),
        "papers": kept.of_request(db, row.id, drafts=True),
    }
