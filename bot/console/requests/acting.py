"""What staff do with a case: one form for each act, the letter to look at first, then done, in one transaction.

The acts, their order and what each asks stand in `ACTS`; whether one is possible now is said by data/requests/states.py. Where the
commune wants four eyes, a reply is kept as a draft, and this form corrects it too.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from starlette.responses import Response

from bot.console.forms import Form, Uploaded
from bot.console.requests.drafting import of_last_event
from bot.console.requests.found import found, said
from bot.console.visit import Missing, Refused, Visit
from bot.runtime import enclosures, letters
from data.conversations import Conflict
from data.engine import Db
from data.requests import actions, cases, drafts, refusals, states
from data.requests import papers as kept
from data.requests.actions.complaints import DECISIONS
from data.requests.cases import RequestRow
from data.requests.drafts import DraftRow
from data.requests.states import NotAllowed

UPLOAD_BYTES = enclosures.LIMIT + 1024 * 1024
WORDS = 10_000  # characters: more belongs into a file that goes with the answer
HANDLE, REPLY = "requests.handle", "requests.reply"
Values = Mapping[str, Any]
Action = Callable[..., RequestRow]


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that may be done. `fields` are those of request_act.html, in their order; `needs` must not be empty."""

    name: str
    permission: str
    action: Action
    fields: tuple[str, ...] = ("words",)
    needs: tuple[str, ...] = ("words",)
    has_letter: bool = False
    is_grave: bool = False  # ends the case, or cannot be taken back


ACTS = (
    Act("register", HANDLE, actions.register, ("number", "received_on"), (), has_letter=True),
    Act("answer", REPLY, actions.answer, ("outcome", "words", "file", "withheld", "code", "exception"), ("outcome",), True),
    Act("extend", HANDLE, actions.extend, has_letter=True),
    Act("clarify", HANDLE, actions.clarify, has_letter=True),
    Act("clarified", HANDLE, actions.clarified),
    Act("consult", HANDLE, actions.consult),
    Act("consulted", HANDLE, actions.consulted),
    Act("refuse", REPLY, actions.refuse, ("code", "exception", "words"), ("code", "words"), True, is_grave=True),
    Act("redirect", REPLY, actions.redirect, ("body", "words"), ("body",), True, is_grave=True),
    Act("complain", HANDLE, actions.complain, ("step", "lodged_on"), ("step", "lodged_on")),
    Act("decide", REPLY, actions.decide, ("step", "decision", "words"), ("step", "decision", "words")),
    Act("correct_receipt", HANDLE, actions.correct_receipt, ("number", "received_on", "words"), ("words",)),
    Act("remark", HANDLE, actions.remark),
    Act("withdraw", HANDLE, actions.withdraw, is_grave=True),
    Act("close", HANDLE, actions.close, ("words",), (), is_grave=True),
)  # fmt: skip
_BY_NAME = {act.name: act for act in ACTS}
_STEPPED = ("complain", "decide")
# What a state alone does not say: whether the delay still runs, whether it was extended before.
_CHECKS: Mapping[str, Callable[[Db, RequestRow, date], object]] = {
    "extend": actions.extension,
    "clarify": actions.still_runs,
    "close": actions.may_close,
}


def possible(visit: Visit, db: Db, row: RequestRow, draft: DraftRow | None = None) -> list[Act]:
    """What this member may do with a case as it stands; while a colleague's draft waits, nothing that it would take the place of."""
    waits = draft is not None and draft.state == drafts.WAITING and draft.drafter != visit.actor
    return [
        act
        for act in ACTS
        if visit.may(act.permission)
        and _fits(act, row)
        and not (waits and act.name in drafts.DRAFTED)
        and _trouble(act, db, row, visit.day) is None
    ]


def _fits(act: Act, row: RequestRow) -> bool:
    if row.is_erased:
        return False
    if act.name == "remark":
        return True
    if act.name == "withdraw" and row.state == states.ANSWERED:
        return False  # what was answered can no longer be withdrawn; a complaint can
    if act.name in _STEPPED:
        return bool(_steps(act, row))
    return states.after(act.name, row.state) is not None


def _trouble(act: Act, db: Db, row: RequestRow, day: date) -> NotAllowed | None:
    """What stands in the way of an act that fits the state."""
    check = _CHECKS.get(act.name)
    if check is None:
        return None
    try:
        check(db, row, day)
    except NotAllowed as error:
        return error
    return None


def _steps(act: Act, row: RequestRow) -> list[str]:
    return [step for step in states.STEPS if states.after(f"{act.name}_{step}", row.state) is not None]


async def asked(visit: Visit) -> Response:
    """The form of an act."""
    act = _act(visit)
    case = await visit.read(lambda db: _case(visit, db, act))
    if not _fits(act, case.row):
        raise Refused("requests-not-now")
    if case.trouble is not None:
        raise Refused(f"requests-no-{case.trouble.code}")
    return _form(visit, act, case)


@dataclass(frozen=True, slots=True)
class _Case:
    """What the form of an act shows: the case, the draft of this act that it corrects, the files that go with it."""

    row: RequestRow
    draft: DraftRow | None
    files: list[kept.PaperRow]
    trouble: NotAllowed | None  # why it cannot be done now
    extension: actions.Extension | None  # what it would change


def _case(visit: Visit, db: Db, act: Act) -> _Case:
    row = found(visit, db)
    draft = drafts.of_request(db, row.id) if act.name in drafts.DRAFTED else None
    is_ours = draft is not None and draft.kind == act.name
    files = kept.of_request(db, row.id, drafts=True) if is_ours else []
    trouble = _trouble(act, db, row, visit.day) if _fits(act, row) else None
    can_extend = act.name == "extend" and _fits(act, row) and trouble is None
    extension = actions.extension(db, row, visit.day) if can_extend else None
    return _Case(row, draft, files, trouble, extension)


async def done(visit: Visit) -> Response:
    """Do it, or (the button `preview`) show the letter that it would make, and change nothing."""
    act = _act(visit)
    trouble = _lacking(act, visit.form)
    case = await visit.read(lambda db: _case(visit, db, act))
    if trouble:
        return _form(visit, act, case, trouble)
    try:
        files = _files(visit.form)
        if visit.form("preview"):
            letter = await _preview(visit, act, files)
            return visit.file(letter.pdf, "application/pdf", letter.name, inline=True)
        is_done = await visit.write(lambda db: _do(visit, db, act, files))
    except (NotAllowed, enclosures.NotTaken) as error:
        return _form(visit, act, case, _sentence(visit, error))
    except Conflict:
        # Somebody was first. What was typed is not lost: it stands under the sentence that says so.
        return _form(visit, act, case, f"!{visit.words('problem-conflict')}", 409)
    flash = f"requests-done-{act.name}" if is_done else "requests-drafted"
    return visit.redirect(f"/requests/{case.row.reference}", flash)


def _act(visit: Visit) -> Act:
    act = _BY_NAME.get(visit.path("act"))
    if act is None:
        raise Missing
    if not visit.may(act.permission):
        raise Refused("problem-role", 403)
    return act


def _form(visit: Visit, act: Act, case: _Case, trouble: str = "", status: int = 422) -> Response:
    row, draft, files = case.row, case.draft, case.files
    steps = _steps(act, row) if act.name in _STEPPED else []
    return visit.render(
        "request_act.html",
        status if trouble else 200,
        act=act,
        reference=row.reference,
        # Who was told that somebody was first has seen the case as it is now.
        revision=row.revision if status == 409 else visit.form("revision") or row.revision,
        subject=row.matter.subject,
        person_language=row.language,
        has_identity=row.has_identity,
        extension=case.extension,
        trouble=trouble,
        typed=visit.form if visit.form.fields else _of_draft(act, draft),
        drafted=act.name in drafts.DRAFTED and bool(visit.profile.get("four_eyes")),
        seen=visit.form("seen") or (draft.version if draft else 0),
        remark=draft.remark if draft else "",
        files=[(str(each.id), each.name, "") for each in files],
        kept_files=visit.form.all("keep") if visit.form.fields else [str(each.id) for each in files],
        steps=steps,
        step_names=[(step, visit.words(f"requests-step-{step}"), "") for step in steps],
        grounds=[(code, said(visit, "code", code)) for code in refusals.CODES],
        exception_names=[(code, said(visit, "exception", code)) for code in refusals.EXCEPTIONS],
        decision_names=[(each, visit.words(f"requests-decision-{each}"), "") for each in DECISIONS],
        words_limit=WORDS,
    )


def _of_draft(act: Act, draft: DraftRow | None) -> Form:
    """What was typed before, where the draft is of this act."""
    if draft is None or draft.kind != act.name:
        return Form()
    return Form({name: [value] for name, value in draft.values.items() if value})


def _lacking(act: Act, form: Form) -> str:
    """The name of what is missing or too long, as request_act.html says it; "" when nothing is."""
    for name in act.needs:
        if not form(name):
            return f"lacks-{name}"
    if len(form("words")) > WORDS:
        return "too-long"
    for name in ("received_on", "lodged_on"):
        if name in act.fields and form(name) and _day(form(name)) is None:
            return f"lacks-{name}"
    return ""


def _sentence(visit: Visit, error: Exception) -> str:
    """What stands in the way, as a name of the texts, where there is one; else what the room itself says."""
    code = getattr(error, "code", "")
    return f"no-{code}" if code and visit.words.has(f"requests-no-{code}") else f"!{error}"


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


def _files(form: Form) -> list[enclosures.Enclosure]:
    """What goes with the answer, checked. enclosures.NotTaken."""
    sent = [form.files[name] for name in sorted(form.files) if name.startswith("file")]
    return [_checked(each) for each in sent if each.content or each.name]


def _checked(file: Uploaded) -> enclosures.Enclosure:
    enclosures.check_size(file.name, len(file.content))
    return enclosures.checked(file.name, file.content)


class _Shown(Exception):
    """Ends a transaction that was only tried, with what it made."""

    def __init__(self, letter: letters.Made | None) -> None:
        super().__init__()
        self.letter = letter


async def _preview(visit: Visit, act: Act, files: list[enclosures.Enclosure]) -> letters.Made:
    """Do it, make its letter, and undo it all."""

    def tried(db: Db) -> None:
        row, done = _acted(visit, db, act, files)
        if isinstance(done, DraftRow):
            raise _Shown(actions.tried(db, row, done, of_last_event, **_who(visit)))
        raise _Shown(of_last_event(db, done))

    try:
        await visit.write(tried)
    except _Shown as shown:
        if shown.letter is None:
            raise NotAllowed("no_letter", "Nobody has said yet who asks: no letter can be written.") from None
        return shown.letter
    raise LookupError("a letter was neither made nor refused")


def _do(visit: Visit, db: Db, act: Act, files: list[enclosures.Enclosure]) -> bool:
    """Whether it is done; else it waits for a colleague."""
    _, done = _acted(visit, db, act, files)
    if isinstance(done, DraftRow):
        return False
    letters.keep(db, done, cases.events(db, done.id)[-1].id, now=visit.now)
    return True


def _acted(
    visit: Visit, db: Db, act: Act, files: list[enclosures.Enclosure]
) -> tuple[RequestRow, RequestRow | DraftRow]:
    """The case as it was, and as it is then or its draft."""
    row = found(visit, db)
    revision = visit.form.number("revision")
    if revision is not None and revision != row.revision:
        raise Conflict(f"{row.reference} was changed by somebody else")
    values = _values(visit, act, row)
    if act.name not in drafts.DRAFTED:
        return row, act.action(db, row, **_who(visit), **values)
    papers = [_kept(visit, db, row, each) for each in files] if act.name == "answer" else []
    before = [
        each.id for each in kept.of_request(db, row.id, drafts=True) if str(each.id) in visit.form.all("keep")
    ]
    seen = visit.form.number("seen")
    return row, actions.reply(db, row, act.name, values, papers=[*before, *papers], seen=seen, **_who(visit))


def _who(visit: Visit) -> dict[str, Any]:
    return {"actor": visit.actor, "day": visit.day, "now": visit.now}


def _values(visit: Visit, act: Act, row: RequestRow) -> dict[str, Any]:
    """What the action takes, of what was typed."""
    form = visit.form
    values: dict[str, Any] = {}
    for name in act.fields:
        match name:
            case "file":
                continue
            case "received_on" | "lodged_on":
                values[name] = _day(form(name)) or (None if act.name == "correct_receipt" else visit.day)
            case "number":
                values[name] = form(name) or (None if act.name == "correct_receipt" else row.reference)
            case "code" | "exception":
                values[name] = form(name) or None
            case "decision":
                values["outcome"] = form(name)
            case _:
                values[name] = form(name)
    return values


def _kept(visit: Visit, db: Db, row: RequestRow, file: enclosures.Enclosure) -> int:
    return kept.keep(
        db,
        commune_id=row.commune_id,
        request_id=row.id,
        kind=actions.paper_kind(db, row.commune_id),
        name=file.name,
        language=row.language,
        content=file.content,
        media_type=file.media_type,
        now=visit.now,
    )
