"""The papers that belong to a notice: the commune's letter and the files of its answer; and how the person asked to have them.

Who asked for e-mail gets them by e-mail, whatever way the notice itself takes; else they wait at the counter.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from data import communes
from data.engine import Db
from data.requests import papers
from data.requests.cases import RequestRow
from data.requests.notices import ON_PAPER, NoticeRow
from data.requests.papers import PaperRow
from flows.types import Say

MOST_BYTES = 10_000_000  # what mail servers take; what is larger waits at the counter
# What the letter of a notice is called (bot/runtime/letters.py).
LETTERS = {
    "registered": "acknowledgement",
    "clarify": "clarification",
    "extended": "extension",
    "answered": "answer",
    "partly_answered": "answer",
    "refused": "refusal",
    "redirected": "redirect",
}
REPLIES = ("answered", "partly_answered", "refused", "redirected")


@dataclass(frozen=True, slots=True)
class Enclosed:
    """The papers of a notice, and how they reach the person."""

    papers: tuple[PaperRow, ...]  # that fit into a mail
    too_large: tuple[PaperRow, ...]
    by_email: bool
    says: tuple[Say, ...]  # what the person is told of them, beside the notice

    @property
    def left_out(self) -> tuple[Say, ...]:
        """What the mail says of those that it does not hold."""
        return (Say("notices-papers-too-large"),) if self.too_large else ()


def of_notice(db: Db, row: RequestRow, notice: NoticeRow, *, may_mail: bool = True) -> Enclosed:
    """The papers of a notice. Without `may_mail` they could not be mailed, whatever was asked for."""
    fitting: list[PaperRow] = []
    too_large: list[PaperRow] = []
    room = MOST_BYTES
    for paper in _belonging(db, row, notice):
        if paper.size > room:
            too_large.append(paper)
            continue
        room -= paper.size
        fitting.append(paper)
    may_mail = may_mail and notice.state != ON_PAPER  # else its mail was refused
    by_email = bool(fitting) and may_mail and row.delivery == "email" and _has_address(row)
    found = Enclosed(tuple(fitting), tuple(too_large), by_email, ())
    return replace(found, says=tuple(_said(db, row, notice, found)))


def _has_address(row: RequestRow) -> bool:
    identity = row.identity
    return identity is not None and bool(identity.email)


def _belonging(db: Db, row: RequestRow, notice: NoticeRow) -> Iterator[PaperRow]:
    """The letter that was made with it or since, then the files that it names."""
    named, letter = set(notice.facts.get("papers") or ()), LETTERS.get(notice.kind)
    found = [paper for paper in papers.of_request(db, row.id) if not paper.is_emptied]
    for paper in found:
        is_letter = letter and paper.kind == "letter" and paper.name.startswith(letter)
        if is_letter and paper.created_at >= notice.created_at:
            yield paper
    yield from (paper for paper in found if paper.id in named)


def _said(db: Db, row: RequestRow, notice: NoticeRow, found: Enclosed) -> Iterator[Say]:
    if found.by_email:
        yield Say("notices-papers-mailed")
        yield from found.left_out
    elif notice.kind in REPLIES and row.delivery != "chat" and (found.papers or found.too_large):
        yield Say("notices-papers-counter")
    else:
        return
    hours = communes.load(db, row.commune_id).profile.get("counter_hours")
    if hours and (found.too_large or not found.by_email):
        yield Say("notices-papers-hours", {"hours": {name: text for name, text in hours.items() if text}})
