"""The dossier of a case as one ZIP: all that chafafiya, the CDAI or a court would ask for, and how to verify it.

The same case gives the same bytes on the same day: names are ASCII, their order is fixed, and no file carries another time.
"""

import hashlib
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from bot import papers
from bot.clock import local_day
from bot.papers import cleaning, sheet
from bot.papers.letters import span
from bot.papers.sheet import Block, say
from bot.runtime import complaints, filing
from data import communes, receipts
from data.calendar import delays
from data.calendar.working_days import PAUSED, WEEKEND, Counted
from data.engine import Db
from data.requests import cases, clocks, notices
from data.requests import papers as kept
from data.requests.cases import EventRow, RequestRow
from data.requests.clocks import ClockRow
from data.requests.notices import NoticeRow
from data.requests.states import STEPS

LANGUAGES = sheet.LANGUAGES
_LONGEST = 60  # characters of a name in the ZIP
_MADE = (1980, 1, 1, 0, 0, 0)  # a ZIP cannot say "no time"
_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))


def build(db: Db, row: RequestRow, *, day: date) -> bytes:
    """The whole dossier as it stands on a day."""
    files = dict(_files(db, row, day))
    sums = "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    files["SHA256SUMS.txt"] = sums.encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(f"{row.reference}/{name}", _MADE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(info, files[name])
    return packed.getvalue()


def form_of(db: Db, row: RequestRow, *, day: date) -> bytes | None:
    """The official form: as it was mailed, else made anew; None while nobody said who asks, or once it was erased."""
    for paper in kept.of_request(db, row.id):
        if paper.kind == "form" and not paper.is_emptied:
            return kept.content(db, paper.id)
    who = row.identity
    if who is None:
        return None
    return papers.form(papers.paper_language(row.language), filing.form_of(db, row, who, day=day))


def _files(db: Db, row: RequestRow, day: date) -> Iterator[tuple[str, bytes]]:
    if form := form_of(db, row, day=day):
        yield "01-form.pdf", form
    for language in LANGUAGES:
        yield f"02-timeline-{language}.pdf", timeline(db, row, language, day=day)
    links = receipts.of_item(db, row.commune_id, row.reference)
    yield "03-receipts.json", _json({"commune": row.commune_id, "links": links})
    timezone = communes.load(db, row.commune_id).profile["timezone"]
    yield "04-notices.json", _json([_notice(each, timezone) for each in notices.of_request(db, row.id)])
    held = [paper for paper in kept.of_request(db, row.id) if paper.kind != "form" and not paper.is_emptied]
    for number, paper in enumerate(held, 1):
        yield f"papers/{number:02d}-{paper.kind}-{ascii_name(paper.name)}", kept.content(db, paper.id)
    yield from _complaint(db, row, day)
    yield "00-README.txt", _readme(row).encode()


def _complaint(db: Db, row: RequestRow, day: date) -> Iterator[tuple[str, bytes]]:
    """The text of the step that is open now, the furthest where there are two."""
    who = row.identity
    found = sorted(complaints.windows(db, row, day), key=lambda window: STEPS.index(window.step))
    if who is None or not found:
        return
    step, last_day = found[-1].step, found[-1].last_day
    for language in LANGUAGES:
        pdf = complaints.written(db, row, who, step, last_day, language, day)
        yield f"05-complaint-{step}-{language}.pdf", pdf


def ascii_name(name: str) -> str:
    """A name that every program can unpack; its ending is kept."""
    stem, dot, ending = name.rpartition(".")
    has_ending = dot == "." and re.fullmatch("[0-9A-Za-z]{1,8}", ending) is not None
    plain = unicodedata.normalize("NFKD", stem if has_ending else name).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^0-9A-Za-z._-]+", "-", plain).strip("-._")[:_LONGEST] or "paper"
    return f"{plain}.{ending}" if has_ending else plain


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _notice(each: NoticeRow, timezone: str) -> dict[str, Any]:
    return {
        "kind": each.kind,
        "state": each.state,
        "via": each.via,
        "proof": each.proof,
        "proved_on": each.proved_on.isoformat() if each.proved_on else None,
        "put_on": local_day(each.created_at, timezone).isoformat(),
        "facts": dict(each.facts),
    }


def _readme(row: RequestRow) -> str:
    """What is in it, in Arabic and French, and how its receipts are verified."""
    names = {
        "form": "01-form.pdf",
        "timeline": "02-timeline-ar.pdf, 02-timeline-fr.pdf",
        "receipts": "03-receipts.json",
        "notices": "04-notices.json",
        "complaint": "05-complaint-…",
        "papers": "papers/",
        "sums": "SHA256SUMS.txt",
    }
    parts: list[str] = []
    for language in LANGUAGES:
        parts.append(say(language, "dossier-readme", reference=row.reference))
        parts += [f"{say(language, f'dossier-{name}')}: {file}" for name, file in names.items()]
        parts += [say(language, "timeline-other-way"), say(language, "dossier-verify"), ""]
    return "\n".join(parts).translate(_ISOLATES)


# -- the timeline --------------------------------------------------------------------------------------------


def timeline(db: Db, row: RequestRow, language: str, *, day: date) -> bytes:
    """What happened, the clocks and why those days, the notices with their proof, as a PDF in Arabic or French."""
    title = say(language, "timeline-title")
    return sheet.typeset(
        language,
        title=f"{title} {row.reference}",
        author=row.reference,
        reference=row.reference,
        day=day,
        head=sheet.of_institution(papers.institution_of(communes.load(db, row.commune_id).profile)),
        blocks=[
            {"kind": "title", "words": title, "below": say(language, "timeline-below")},
            {"kind": "fields", "rows": _case_rows(language, row)},
            *_titled(language, "timeline-asked", _words(language, row.matter.subject)),
            *_titled(language, "timeline-events", *_event_blocks(language, cases.events(db, row.id))),
            *_clock_blocks(db, language, row),
            *_notice_blocks(language, notices.of_request(db, row.id)),
            *_paper_blocks(language, kept.of_request(db, row.id)),
            {"kind": "note", "lines": [say(language, "timeline-other-way")]},
        ],
    )


def _titled(language: str, key: str, *blocks: Block) -> list[Block]:
    return [{"kind": "heading", "words": say(language, key)}, *blocks] if blocks else []


def _words(language: str, words: str) -> Block:
    return {"kind": "words", "lines": cleaning.paragraphs(words or "—", sheet.runs(language))}


def _list(language: str, lines: Sequence[str]) -> Block:
    """Lines that are worded already: their values are isolated."""
    own = sheet.runs(language)
    return {"kind": "list", "items": [{"words": each, "runs": own} for each in lines]}


def _case_rows(language: str, row: RequestRow) -> list[Block]:
    received = say(language, "day", day=row.received_on) if row.received_on else ""
    return [
        sheet.field(language, "form-reference", row.reference),
        sheet.field(language, "office-number", row.register_number or ""),
        sheet.field(language, "office-received", received),
        sheet.field(language, "timeline-state", say(language, f"state-{row.state}")),
        sheet.field(language, "timeline-outcome", say(language, f"outcome-{row.outcome or 'none'}")),
    ]


def _event_blocks(language: str, events: Sequence[EventRow]) -> Iterator[Block]:
    for event in events:
        who = event.actor if event.actor in (cases.REQUESTER, cases.SYSTEM) else "staff"
        what = say(language, f"event-{event.kind}")
        line = say(
            language, "timeline-event", day=event.happened_on, what=what, who=say(language, f"who-{who}")
        )
        yield {"kind": "para", "words": line}
        if event.words:
            yield _words(language, event.words)


def _clock_blocks(db: Db, language: str, row: RequestRow) -> Iterator[Block]:
    known = clocks.of_request(db, row.id)
    if not known:
        return
    yield from _titled(
        language, "timeline-clocks", _list(language, [_clock_line(language, each) for each in known])
    )
    for clock in known:
        days = clocks.explain(db, clock)
        # One that has ended is explained only where the calendar of today still counts to its day.
        if clock.state != clocks.ENDED or (days and days[-1].day == clock.due_on):
            what = say(language, f"clock-{clock.kind}")
            yield {"kind": "heading", "words": say(language, "timeline-why", what=what)}
            yield _list(language, [_day_line(language, each) for each in days])


def _clock_line(language: str, clock: ClockRow) -> str:
    delay = delays.Delay(clock.kind, clock.amount, clock.unit, 0)
    said: dict[str, str | date] = {
        "what": say(language, f"clock-{clock.kind}"),
        "starts": clock.starts_on,
        "span": span(language, delay),
    }
    if clock.due_on is None:
        return say(language, "timeline-clock-stopped", **said)
    return say(language, "timeline-clock", **said, due=clock.due_on)


def _day_line(language: str, each: Counted) -> str:
    if each.number is not None:
        return say(language, "timeline-counted", day=each.day, number=each.number)
    names = each.names or {}
    why = {WEEKEND: "timeline-weekend", PAUSED: "timeline-paused"}.get(each.why)
    name = say(language, why) if why else names.get(language) or names.get("ar") or each.why
    if each.is_provisional:
        name = f"{name}, {say(language, 'timeline-provisional')}"
    return say(language, "timeline-skipped", day=each.day, why=name)


def _notice_blocks(language: str, found: Sequence[NoticeRow]) -> list[Block]:
    if not found:
        return []
    return _titled(
        language, "timeline-notices", _list(language, [_notice_line(language, each) for each in found])
    )


def _notice_line(language: str, each: NoticeRow) -> str:
    what = say(language, f"notice-{each.kind}")
    if each.proof is None or each.proved_on is None:
        return say(language, "timeline-notice-unproved", what=what)
    return say(
        language, "timeline-notice", what=what, proof=say(language, f"proof-{each.proof}"), day=each.proved_on
    )


def _paper_blocks(language: str, found: Sequence[kept.PaperRow]) -> list[Block]:
    if not found:
        return []
    return _titled(
        language,
        "timeline-papers",
        {"kind": "list", "items": sheet.lines(language, *(each.name for each in found))},
    )
