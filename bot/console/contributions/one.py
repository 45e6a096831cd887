"""One contribution: its words and media as they came, what it is about, what staff noted, what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from starlette.responses import Response

from bot.console.colleagues import Colleagues
from bot.console.contributions import author, filters
from bot.console.contributions.places import Places
from bot.console.ranges import in_parts
from bot.console.visit import Missing, Visit
from data import answers, attachments, contributions, moderation
from data.answers import Measure
from data.attachments import AttachmentRow
from data.contributions import ContributionRow
from data.engine import Db
from data.requests import cases
from data.review import notes, tags, themes

REASONS = ("ar", "fr", "ary", "ary-Latn")
# What a browser may show in place; anything else is only taken away.
SHOWN = {"photo": ("image/jpeg", "image/png", "image/webp", "image/gif"), "voice": ("audio/",)}
ENDINGS = {
    "image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "image/gif": ".gif", "audio/ogg": ".ogg",
    "audio/mpeg": ".mp3", "audio/mp4": ".m4a", "audio/aac": ".aac", "audio/amr": ".amr", "audio/webm": ".webm",
    "audio/wav": ".wav", "audio/x-wav": ".wav",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Typed:
    """An answer as it is being written."""

    state: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)
    measure: str = ""  # the code of an axis or a commitment

    @classmethod
    def of_form(cls, visit: Visit) -> "Typed":
        reasons = {language: visit.form(f"reason-{language}") for language in REASONS}
        return cls(visit.form("state"), reasons, visit.form("measure"))

    def place(self) -> Measure | None:
        """The measure that it names."""
        axis, _, commitment = self.measure.partition("/")
        return Measure(axis, commitment or None) if axis else None


def found(visit: Visit, db: Db) -> ContributionRow:
    """The contribution of the address. Missing."""
    row = contributions.load(db, visit.commune_id, visit.path("reference"))
    if row is None:
        raise Missing
    return row


async def shown(visit: Visit) -> Response:
    return await page(visit)


async def page(
    visit: Visit,
    *,
    typed: Typed | None = None,
    errors: Mapping[str, str] | None = None,
    note: str = "",
    passage: str = "",
    is_preview: bool = False,
    status: int = 200,
) -> Response:
    """The page, with what was typed and what is wrong with it."""

    def look(db: Db) -> dict[str, Any]:
        row = found(visit, db)
        left = contributions.without_passage(row, passage) if "passage" not in (errors or {}) else None
        return {**_values(visit, db, row, typed), "left": left}

    return visit.render(
        "contribution.html",
        status,
        **await visit.read(look),
        errors=errors or {},
        note=note,
        passage_typed=passage,
        is_preview=is_preview,
        typed_seen=visit.form("seen"),
    )


def _values(visit: Visit, db: Db, row: ContributionRow, typed: Typed | None) -> dict[str, Any]:
    places = Places.of(db, visit.commune_id, visit.words)
    given = answers.of_contribution(db, row.id)
    colleagues = Colleagues.of(visit, db)
    writing = typed or (_as_given(given) if visit.ask("again") else Typed())
    alike = themes.like(db, visit.commune_id, row.id) if row.status == "received" else []
    return {
        "item": _item(visit, db, row, places),
        "colleagues": colleagues,
        "passage": _passage(visit, places, row),
        "answers": [_answer(visit, places, colleagues, each) for each in given],
        "typed": writing,
        "preview": author.preview(db, row, writing.state, writing.reasons, writing.place(), visit.day),
        "hidden_words": author.hidden(row),
        "is_named": row.citizen_id is not None,
        "measures": measures(visit, places),
        "languages": languages(visit, row.language),
        "guideline": moderation.REASONS,
        "theme": themes.load(db, visit.commune_id, row.theme_id) if row.theme_id else None,
        "themes": list(themes.titles(db, visit.commune_id).items()),
        "alike": [_alike(visit, each) for each in alike],
        "tags": tags.of(db, row.id),
        "used": [tag for tag, _ in tags.used(db, visit.commune_id)],
        "notes": notes.of(db, row.id) if visit.may("contributions.sort") else [],
    }


def _as_given(given: Sequence[answers.AnswerRow]) -> Typed:
    """The answer in force, to be changed: only when it is asked for, or old words go out beside new ones in another language."""
    if not given:
        return Typed()
    last = given[0]
    return Typed(last.state, dict(last.reasons), "/".join(filter(None, (last.axis_id, last.commitment_id))))


def _item(visit: Visit, db: Db, row: ContributionRow, places: Places) -> dict[str, Any]:
    is_there = row.status == "received"
    made = cases.of_contribution(db, row.citizen_id, row.reference) if row.citizen_id is not None else None
    return {
        "reference": row.reference,
        "revision": row.revision,
        "kind": row.kind,
        "status": row.status,
        # Withdrawn words are the author's again.
        "words": (row.words or "") if is_there else "",
        "language": language_tag(row.language),
        "spoken": filters.name(visit, places, "language", row.language),
        "channel": filters.name(visit, places, "channel", row.channel),
        "source": filters.name(visit, places, "source", row.source) if row.source else "",
        "round": places.round(row.round_id),
        "place": places.place(row.axis_id, row.commitment_id),
        "received_on": row.received_on,
        "received_at": row.received_at,
        "is_anonymous": row.is_anonymous,
        "pseudonym": row.pseudonym,
        "answer": row.answer_state,
        "hidden": row.hidden_reason,
        "request": made,
        "media": [_media(visit, row, each) for each in attachments.of_contribution(db, row.id)]
        if is_there
        else [],
    }


def language_tag(language: str) -> str:
    """A language for `lang`: Darija is `ary` in whichever letters."""
    return {"ary-Arab": "ary", "ary-Latn": "ary-Latn"}.get(language, language)


def _media(visit: Visit, row: ContributionRow, each: AttachmentRow) -> dict[str, Any]:
    return {
        "kind": each.kind,
        "is_there": each.state == "stored",
        "url": visit.url(f"/contributions/{row.reference}/media/{each.token}"),
        "taken": visit.url(f"/contributions/{row.reference}/media/{each.token}", take=1),
        "type": each.media_type,
        "seconds": each.seconds,
        "kilobytes": max(1, each.size // 1024),
    }


def _passage(visit: Visit, places: Places, row: ContributionRow) -> dict[str, str]:
    part = places.passage(row.programme_version_id, row.axis_id, row.commitment_id)
    if part is None:
        return {}
    about = part.get("problem") or part.get("summary") or {}
    return {"title": visit.words.pick(part["title"]), "about": visit.words.pick(about) if about else ""}


def _answer(visit: Visit, places: Places, colleagues: Colleagues, each: answers.AnswerRow) -> dict[str, Any]:
    return {
        "state": each.state,
        "reasons": [(language, each.reasons[language]) for language in REASONS if language in each.reasons],
        "measure": places.place(each.axis_id, each.commitment_id) if each.axis_id else "",
        "by": colleagues(each.answered_by),
        "on": each.answered_on,
    }


def _alike(visit: Visit, each: themes.Like) -> dict[str, Any]:
    return {
        "reference": each.reference,
        "words": each.words,
        "language": language_tag(each.language),
        "answer": each.answer_state,
        "theme_id": each.theme_id,
        "percent": round(each.likeness * 100),
    }


def measures(visit: Visit, places: Places) -> list[tuple[str, str]]:
    """Every place of the programme that an answer can name, as `axis/commitment`."""
    found = [("", visit.words("contributions-no-measure"))]
    for axis, title in places.axes:
        found.append((axis, title))
        found += [(f"{axis}/{code}", f"— {named}") for code, named in places.commitments(axis)]
    return found


def languages(visit: Visit, theirs: str) -> list[tuple[str, str, bool]]:
    """The languages of a reason, the author's own first: code, name, whether it is theirs."""
    own = "ary" if theirs == "ary-Arab" else theirs
    order = sorted(REASONS, key=lambda each: each != own)
    return [(each, visit.words(f"contributions-language-{each}"), each == own) for each in order]


async def media(visit: Visit) -> Response:
    """What came with it: played or shown by the browser, or taken away."""
    token = visit.path("token")

    def look(db: Db) -> tuple[AttachmentRow, bytes]:
        row = found(visit, db)
        held = attachments.of_contribution(db, row.id) if row.status == "received" else []
        each = next((each for each in held if each.token == token and each.state == "stored"), None)
        if each is None:
            raise Missing
        return each, attachments.read(db, visit.commune_id, token)

    each, content = await visit.read(look)
    kind = each.media_type.partition(";")[0].strip().lower()
    inline = kind.startswith(SHOWN.get(each.kind, ("-",))) and not visit.ask("take")
    name = f"{visit.path('reference')}-{each.token[:6]}{ENDINGS.get(kind, '')}"
    whole = visit.file(content, kind if inline else "application/octet-stream", name, inline=inline)
    return in_parts(whole, visit.request.headers.get("range"))
