"""The wording of a notice: what a person is told about their case, in their language, with the words that staff wrote.

A notice holds dates and codes; the words it carries are read from the event of the case. Long ones are shortened, and the
letter named that has them whole.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from bot.runtime import notice_papers, render
from bot.runtime.notice_papers import Enclosed
from bot.runtime.requests import provisional_kind
from data import texts
from data.calendar import stored
from data.engine import Db
from data.requests import cases, clocks, notices, vote
from data.requests.cases import RequestRow
from data.requests.notices import NoticeRow
from data.requests.refusals import CODES, EXCEPTIONS
from flows.types import Argument, Say, TextKey

WORDS_LIMIT = 600  # of what staff wrote: with all else it fits the smallest of the channels' messages (1300)
NEWS_LIMIT = 500  # of a template's variable: the whole of one may hold 1024

_STEPS = {
    "president": "request-case-step-president",
    "cdai": "request-case-step-cdai",
    "court": "request-case-step-court",
}
_CLOCKS = {"reply": "reply", "urgent": "reply", "president_answer": "answer", "cdai_answer": "answer"}
_COMPLAINTS = {"president_answer": ("president", "cdai"), "cdai_answer": ("cdai", "court")}
_WINDOWS = {"president_window": "president", "cdai_window": "cdai", "court_window": "court"}
_SILENT = {"reply": "president", "urgent": "president", "president_answer": "cdai", "cdai_answer": "court"}
_HEARD = (notices.LEAVING, notices.TOLD)


@dataclass(frozen=True, slots=True)
class Told:
    """What a notice says."""

    says: tuple[Say, ...]  # without what it carries of staff's words
    words: tuple[Say, ...]  # those words, shortened
    enclosed: Enclosed
    warning: vote.Vote | None = None  # about the vote, to be remembered with the notice
    asks: bool = False  # the person is to answer it

    def text(self, language: str) -> str:
        """All of it in one text."""
        return _text((*self.says, *self.words, *self.enclosed.says), language)

    def mail_text(self, language: str) -> str:
        """The same for the mail that holds the papers itself."""
        return _text((*self.says, *self.words, *self.enclosed.left_out), language)

    def news(self, language: str) -> str:
        """It in a sentence or two, for a template."""
        says = (*self.says[1:], *self.enclosed.says)
        return render.cut(" ".join(_text(says, language).split()), NEWS_LIMIT)


def _text(says: tuple[Say, ...], language: str) -> str:
    message = render.render(says, None, language, "")
    return message.text if message else ""


def told(db: Db, row: RequestRow, notice: NoticeRow, day: date, *, may_mail: bool = True) -> Told:
    """What a notice says on a day. Without `may_mail` its papers could not be mailed, and it does not promise that."""
    scene = _Scene(db, row, notice, day)
    head = Say("notices-head", {"reference": row.reference})
    says = [head, *_WORDINGS[notice.kind](scene)]
    warning = scene.warning()
    if warning:
        says.append(_late(warning))
    enclosed = notice_papers.of_notice(db, row, notice, may_mail=may_mail)
    return Told(tuple(says), tuple(scene.words), enclosed, warning, notice.kind == "clarify")


@dataclass(slots=True)
class _Scene:
    db: Db
    row: RequestRow
    notice: NoticeRow
    day: date
    words: list[Say] = field(default_factory=list)

    @property
    def facts(self) -> Mapping[str, Any]:
        return self.notice.facts

    def last_days(self) -> dict[str, date]:
        return {kind: date.fromisoformat(day) for kind, day in (self.facts.get("dates") or {}).items()}

    def carry(self, key: str, event_id: Any) -> None:
        """Carry the words of an event under a heading."""
        words = cases.event(self.db, event_id).words if event_id else ""
        if not words:
            return
        shown = render.cut(" ".join(words.split()), WORDS_LIMIT - sum(_length(each) for each in self.words))
        self.words.append(Say(key, {"words": shown}))
        letter = Say("notices-letter")
        if shown.endswith(render.ELLIPSIS) and letter not in self.words:
            self.words.append(letter)

    def warning(self) -> vote.Vote | None:
        """That the answer may come after the vote, where this notice names the day by which it comes."""
        due = [day for kind, day in self.last_days().items() if kind in ("reply", "urgent")]
        if not due or self.notice.kind not in ("registered", "extended", "date_changed", "after_vote"):
            return None
        found = vote.before_vote(self.db, self.row.commune_id, due[0], self.day)
        return found if found and found.is_after else None


def _length(said: Say) -> int:
    return len(str(said.args.get("words", "")))


Wording = Callable[[_Scene], Iterator[Say]]


def _simple(key: str) -> Wording:
    def wording(scene: _Scene) -> Iterator[Say]:
        yield Say(key)

    return wording


def _due(scene: _Scene) -> Iterator[Say]:
    for kind, day in scene.last_days().items():
        yield Say("notices-due", {"due": day})
        clock = clocks.find(scene.db, scene.row.id, kind)
        if clock and clocks.is_provisional(scene.db, clock):
            is_closure = provisional_kind(scene.db, clock) == "closure"
            yield Say("notices-provisional-closure" if is_closure else "notices-provisional")


def _registered(scene: _Scene) -> Iterator[Say]:
    received = date.fromisoformat(scene.facts["received_on"])
    yield Say("notices-registered", {"number": scene.facts["number"], "received": received})
    yield from _due(scene)


def _extended(scene: _Scene) -> Iterator[Say]:
    yield Say("notices-extended")
    scene.carry("notices-reasons", scene.facts["event_id"])
    yield from _due(scene)


def _clarify(scene: _Scene) -> Iterator[Say]:
    yield Say("notices-clarify")
    if scene.row.account_id is not None:
        yield Say("notices-answer-here")
    scene.carry("notices-question", scene.facts["event_id"])


def _answered(scene: _Scene) -> Iterator[Say]:
    yield Say("notices-answered" if scene.notice.kind == "answered" else "notices-partly-answered")
    scene.carry("notices-words", scene.facts["event_id"])
    scene.carry("notices-withheld", scene.facts.get("withheld_event"))
    yield from _ladder(scene) if scene.notice.kind == "partly_answered" else _windows(scene)


def _refused(scene: _Scene) -> Iterator[Say]:
    code = scene.facts.get("code")
    known = code if code in CODES else "other"
    yield Say("notices-refused")
    yield Say("notices-code", {"code": TextKey(f"request-case-code-{known.replace('_', '-')}")})
    if (exception := scene.facts.get("exception")) in EXCEPTIONS:
        yield Say("exception-named", {"exception": TextKey(f"exception-{exception.replace('_', '-')}")})
    scene.carry("notices-reasons", scene.facts["event_id"])
    yield from _ladder(scene)


def _redirected(scene: _Scene) -> Iterator[Say]:
    yield Say("notices-redirected")
    scene.carry("notices-words", scene.facts["event_id"])
    yield from _ladder(scene)


def _ladder(scene: _Scene) -> Iterator[Say]:
    """The ways to complain, which a refusal must name (article 18): with the days that are sure, else by themselves."""
    said = tuple(_windows(scene))
    yield from said or (Say("notices-ladder"),)


def _lodged(scene: _Scene) -> Iterator[Say]:
    lodged = date.fromisoformat(scene.facts["lodged_on"])
    yield Say("notices-complaint-lodged", {"lodged": lodged, "step": _step(scene.facts["step"])})
    for day in scene.last_days().values():
        yield Say("notices-answer-due", {"due": day})


def _decided(scene: _Scene) -> Iterator[Say]:
    step, outcome = scene.facts["step"], scene.facts["outcome"]
    yield Say("notices-decided", {"outcome": outcome, "step": _step(step)})
    scene.carry("notices-decision", scene.facts["event_id"])
    yield from _windows(scene)


def _unanswered(scene: _Scene) -> Iterator[Say]:
    if (still := _still_runs(scene)) is not None:  # the calendar moved it while the notice waited
        kind, due = still
        yield Say("notices-answer-due" if kind in _COMPLAINTS else "notices-due", {"due": due})
        return
    yield Say("notices-unanswered", {"step": scene.facts["step"]})
    yield from _windows(scene)


def _still_runs(scene: _Scene) -> tuple[str, date] | None:
    """The delay whose silence a notice tells of, and its last day, where that is not over."""
    for kind, step in _SILENT.items():
        clock = clocks.find(scene.db, scene.row.id, kind) if step == scene.facts["step"] else None
        if clock and clock.state == clocks.RUNNING and clock.due_on and clock.due_on >= scene.day:
            return kind, clock.due_on
    return None


def _ending(scene: _Scene) -> Iterator[Say]:
    yield Say("notices-window-ending")
    yield from _windows(scene)


def _windows(scene: _Scene) -> Iterator[Say]:
    """To whom and until when the person may complain, or by when their complaint is answered and where it may go then."""
    for kind, day in scene.last_days().items():
        if kind in _WINDOWS:
            yield Say("notices-may-complain", {"last": day, "step": _step(_WINDOWS[kind])})
        elif kind in _COMPLAINTS:
            step, after = _COMPLAINTS[kind]
            yield Say("notices-goes-on", {"due": day, "step": _step(step), "after": _step(after)})


def _changed(scene: _Scene) -> Iterator[Say]:
    facts = scene.facts
    yield Say("notices-date-changed", {"clock": _CLOCKS.get(facts["clock"], "window")})
    if facts.get("before"):
        yield Say("notices-before", {"day": date.fromisoformat(facts["before"])})
    yield Say("notices-after", {"day": date.fromisoformat(facts["dates"][facts["clock"]])})
    if _runs_again(scene, facts["clock"]):
        yield Say("notices-runs-again")
    yield from _why(scene)


def _runs_again(scene: _Scene, kind: str) -> bool:
    """Whether the person was told that this delay ran out in silence, and it has not run out."""
    clock = clocks.find(scene.db, scene.row.id, kind)
    if clock is None or clock.state != clocks.RUNNING or clock.due_on is None or clock.due_on < scene.day:
        return False
    step = _SILENT.get(kind)
    return any(
        each.kind == "unanswered" and each.facts["step"] == step and each.state in _HEARD
        for each in notices.of_request(scene.db, scene.row.id)
    )


def _why(scene: _Scene) -> Iterator[Say]:
    """Why a date changed: a question was answered, a notice arrived late, or the calendar was changed at that instant."""
    names = [] if "event_id" in scene.facts else _changed_days(scene)
    if not names:
        yield Say(_why_else(scene))
    for place, name in enumerate(names):
        yield Say("notices-why-also" if place else "notices-why-day", {"name": name})


def _changed_days(scene: _Scene) -> list[Mapping[str, str]]:
    """The days of the calendar that moved it, also those of changes that nobody was told of before the last one."""
    changes = scene.facts.get("changes")
    at = [*map(datetime.fromisoformat, changes)] if changes else [scene.notice.created_at]
    return stored.changed_at(scene.db, scene.row.commune_id, at)


def _why_else(scene: _Scene) -> str:
    if "event_id" in scene.facts:
        return "notices-why-clarified"
    kind = scene.facts["clock"]
    clock = clocks.find(scene.db, scene.row.id, kind)
    for each in notices.of_request(scene.db, scene.row.id):
        if clock and each.facts.get("starts") == kind and each.proved_on == clock.starts_on:
            return "notices-why-proved"
    return "notices-why-calendar"


def _nothing(scene: _Scene) -> Iterator[Say]:
    """The warning about the vote says it all."""
    yield from _due(scene)


_WORDINGS: Mapping[str, Wording] = {
    "sent_to_officer": _simple("notices-sent-to-officer"),
    "not_acknowledged": _simple("notices-not-acknowledged"),
    "registered": _registered,
    "clarify": _clarify,
    "consulting": _simple("notices-consulting"),
    "extended": _extended,
    "answered": _answered,
    "partly_answered": _answered,
    "refused": _refused,
    "redirected": _redirected,
    "complaint_lodged": _lodged,
    "decided": _decided,
    "unanswered": _unanswered,
    "window_ending": _ending,
    "date_changed": _changed,
    "after_vote": _nothing,
    "identity_expired": _simple("notices-identity-expired"),
}


def _step(step: str) -> TextKey:
    return TextKey(_STEPS[step])


def _late(warning: vote.Vote) -> Say:
    if warning.day:
        return Say(f"notices-after-{warning.kind}", {"day": warning.day})
    return Say("notices-after-session-month", {"month": _month(warning.month or "")})


def _month(month: str) -> Argument:
    return {language: texts.written_month(month, language) for language in texts.LANGUAGES}
