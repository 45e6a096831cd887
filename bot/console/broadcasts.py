"""Broadcasts: written side by side in each language, seen as the chat will show them, counted, approved by another, followed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from starlette.responses import Response

from bot.console.colleagues import Colleagues
from bot.console.desk import Desk
from bot.console.page import Page, page
from bot.console.visit import Missing, Refused, Visit
from bot.runtime.broadcasts import Worded
from data import audit, programmes, texts
from data.agenda import rows as agenda
from data.broadcasts import acting, drafts, neutrality, previews, recipients, rows, states, wording
from data.broadcasts.drafts import Draft
from data.broadcasts.previews import Counted
from data.broadcasts.rows import BroadcastRow
from data.broadcasts.segments import CHANNELS, PURPOSES, Segment
from data.broadcasts.states import BroadcastError
from data.engine import Db

_COMMUNE = re.compile(r"\{\s*\$commune\s*\}")  # a broadcast's only variable, as it reads
TEXT = 3_000  # characters of one language
DEEDS = ("approve", "pause", "resume", "cancel")
BAR = ("read", "delivered", "sent", "leaving", "waiting", "unknown", "parked", "failed", "dropped")
READ, DRAFTS, HALT = "broadcasts.read", "broadcasts.draft", "broadcasts.halt"


def routes(desk: Desk) -> list[Page]:
    post = ("POST",)
    return [
        page("/broadcasts", permission=READ)(shown),
        page("/broadcasts/new", permission=DRAFTS)(new),
        page("/broadcasts/new", permission=DRAFTS, methods=post)(drafted),
        page("/broadcasts/neutrality", permission=READ)(periods),
        page("/broadcasts/neutrality", permission="neutrality.change", methods=post)(entered),
        page("/broadcasts/neutrality/{period}/lift", permission="neutrality.change", methods=post)(lifted),
        page("/broadcasts/{name}", permission=READ)(one),
        page("/broadcasts/{name}/change", permission=DRAFTS)(asked),
        page("/broadcasts/{name}/change", permission=DRAFTS, methods=post)(changed),
        page("/broadcasts/{name}/do/{deed}", permission=READ, methods=post)(done),
    ]


def said(visit: Visit, key: str, **args: Any) -> str:
    """The words that the commands have too."""
    return texts.catalogue(visit.language).text(f"broadcasts-{key}", args)


def why(visit: Visit, reason: str) -> str:
    known = texts.catalogue(visit.language).has(f"broadcasts-reason-{reason}")
    return said(visit, f"reason-{reason}") if known else said(visit, "reason-other", words=reason)


# -- looking -----------------------------------------------------------------------------------------------


async def shown(visit: Visit) -> Response:
    def look(db: Db) -> list[dict[str, Any]]:
        colleagues = Colleagues.of(visit, db)
        return [_line(visit, db, colleagues, row) for row in rows.of_commune(db, visit.commune_id)]

    return visit.render("broadcasts.html", lines=await visit.read(look))


def _line(visit: Visit, db: Db, colleagues: Colleagues, row: BroadcastRow) -> dict[str, Any]:
    found = recipients.progress(db, row.id)
    body = row.texts.get(visit.language) or next(iter(row.texts.values()), "")
    return {
        "name": row.name,
        "state": row.state,
        "state_words": visit.words(f"broadcasts-state-{row.state}"),
        "first": _named(body.strip().partition("\n")[0], visit.commune_name)[:120],
        "total": found.total,
        "arrived": found.arrived,
        "drafted_at": row.drafted_at,
        "drafted_by": colleagues(row.drafted_by),
        "on": row.not_before_on,
        "at": row.not_before_at or "",
    }


def _named(text: str, commune_name: str) -> str:
    """A text with the commune's name where a command wrote the variable for it."""
    return _COMMUNE.sub(lambda _: commune_name, text)


async def one(visit: Visit) -> Response:
    """A broadcast: what the chat will show, whom it reaches, who is left out, and how far it is."""

    def look(db: Db) -> dict[str, Any]:
        row, colleagues = _row(visit, db), Colleagues.of(visit, db)
        found = recipients.progress(db, row.id)
        # Counted when somebody asks for the page, not whenever it reads its parts again.
        is_ahead = row.state in (states.DRAFT, states.APPROVED) and not visit.is_open_page
        counted = previews.count(db, row, visit.now) if is_ahead else None
        return {
            "line": _line(visit, db, colleagues, row),
            "approved_by": colleagues(row.approved_by) if row.approved_by else "",
            "row": row,
            "renderings": _renderings(visit, db, row),
            "only_for": _only_for(visit, db, Segment.from_json(row.segment)),
            "counted": _counted(visit, counted) if counted else None,
            "lacks": _lacks(visit, row, counted) if counted and row.state == states.DRAFT else [],
            "needs_another": bool(counted) and drafts.needs_another(db, row, counted.total if counted else 0),
            "is_mine": visit.actor.casefold() in drafts.authors(db, row),
            "bar": [(each, found.states[each]) for each in BAR if found.states.get(each)],
            "reasons": [
                (said(visit, f"status-{state}"), why(visit, reason), many)
                for (state, reason), many in found.reasons.items()
            ],
            "total": found.total,
            "events": [
                (
                    each.happened_at,
                    visit.words(f"broadcasts-event-{each.kind}"),
                    colleagues(each.actor) if audit.is_member(each.actor) else said(visit, "service"),
                )
                for each in reversed(rows.events(db, row.id))
            ],
            "neutral": neutrality.on(db, visit.commune_id, max(visit.day, row.not_before_on or visit.day)),
        }

    found = await visit.read(look)
    deeds = [each for each in DEEDS if found["row"].state in states.ACTIONS[each]]
    return visit.render(
        "broadcast.html",
        **found,
        deeds=[each for each in deeds if _may(visit, each, found)],
        said=lambda key, **args: said(visit, key, **args),
    )


def _may(visit: Visit, deed: str, found: Mapping[str, Any]) -> bool:
    if deed != "approve":
        return visit.may(HALT if deed in ("pause", "cancel") else DRAFTS)
    if found["lacks"]:
        return False  # the page says what
    if found["is_mine"]:
        return visit.may(DRAFTS) and not found["needs_another"]
    return visit.may("broadcasts.approve")


def _lacks(visit: Visit, row: BroadcastRow, counted: Counted) -> list[str]:
    """What keeps it from being approved, for its author to mend."""
    unread = wording.missing(row.texts, Segment.from_json(row.segment).readers())
    found = [
        visit.words("broadcasts-lacks-text", language=said(visit, f"language-{each}")) for each in unread
    ]
    found += [visit.words("broadcasts-lacks-or")] if found else []
    return found if counted.total else [*found, visit.words("broadcasts-no-nobody")]


def _renderings(visit: Visit, db: Db, row: BroadcastRow) -> list[dict[str, Any]]:
    """Each language as the chat will show it."""
    worded = Worded(db, row)
    shown = [
        {
            "language": each,
            "name": said(visit, f"language-{each}"),
            "text": worded.text(each),
            "buttons": [button.label for button in worded.buttons(each)],
        }
        for each in Segment.from_json(row.segment).readers()
    ]
    warned = list(wording.warnings(row.texts, Segment.from_json(row.segment).readers()))
    for each in shown:
        each["warnings"] = [
            said(visit, f"warning-{one.what}", line=str(one.line))
            for one in warned
            if one.language == each["language"] and each["text"]
        ]
    return shown


def _only_for(visit: Visit, db: Db, segment: Segment) -> list[str]:
    """Whom a segment names, in words; nothing when it is for all."""
    offered = _choices(visit, db)
    axes = {each: title for each, title, _ in offered.axes}
    roles = {each: f"{shop} ({kind})" for each, kind, shop in offered.roles}
    return [
        *(axes.get(each, each) for each in segment.axes),
        *(
            roles.get(each, each) for each in segment.roles
        ),  # a workshop that was called off since is no choice
        *(said(visit, f"language-{each}").capitalize() for each in segment.languages),
        *(said(visit, f"channel-{each}") for each in segment.channels),
        *([visit.words("broadcasts-commented")] if segment.commented else []),
        *([visit.words("broadcasts-requested")] if segment.requested else []),
    ]


def _counted(visit: Visit, counted: Counted) -> dict[str, Any]:
    languages = [each for each in wording.LANGUAGES if any(each == one for _, one in counted.reached)]
    channels = list(dict.fromkeys(channel for channel, _ in counted.reached))
    return {
        "total": counted.total,
        "languages": [said(visit, f"language-{each}") for each in languages],
        "channels": [
            (
                said(visit, f"channel-{channel}"),
                [counted.reached.get((channel, each), 0) for each in languages],
                sum(counted.reached.get((channel, each), 0) for each in languages),
            )
            for channel in channels
        ],
        "left_out": [(why(visit, reason), many) for reason, many in counted.reasons().items()],
        "costs": [_cost(visit, each) for each in counted.costs] or [said(visit, "cost-none")],
    }


def _cost(visit: Visit, cost: previews.Cost) -> str:
    known = {"category": cost.category, "templates": cost.templates}
    if cost.price is None:
        return said(visit, "cost-unknown", **known)
    return said(visit, "cost", **known, price=cost.price, currency=cost.currency, sum=cost.sum)


# -- writing -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Choices:
    """What a segment may name."""

    axes: list[tuple[str, str, str]]
    roles: list[tuple[str, str, str]]
    opens: list[tuple[str, str]]


async def new(visit: Visit) -> Response:
    return await _form(visit, None, "")


async def asked(visit: Visit) -> Response:
    row = await visit.read(lambda db: _row(visit, db))
    if row.state not in states.ACTIONS["change"]:
        raise Refused("broadcasts-no-state")
    return await _form(visit, row, "")


async def _form(visit: Visit, row: BroadcastRow | None, trouble: str) -> Response:
    choices = await visit.read(lambda db: _choices(visit, db))
    written = _typed(visit) if trouble else (_in_words(visit, row) if row else Draft(PURPOSES[1], {}))
    languages = [(each, said(visit, f"language-{each}").capitalize()) for each in wording.LANGUAGES]
    return visit.render(
        "broadcast_form.html",
        422 if trouble else 200,
        trouble=trouble,
        name=row.name if row else "",
        written=written,
        languages=languages,
        channels=[(each, said(visit, f"channel-{each}"), "") for each in CHANNELS if each != "terminal"],
        purposes=[(each, visit.words(f"broadcasts-purpose-{each}"), "") for each in PURPOSES],
        language_choices=[(each, name, "") for each, name in languages],
        segment_choices=choices,
        limit=TEXT,
    )


def _in_words(visit: Visit, row: BroadcastRow) -> Draft:
    """What stands in a broadcast, the commune's name written out: nobody has to know of variables."""
    name = visit.profile["name"]
    said = {language: _named(text, texts.pick(name, language)[0]) for language, text in row.texts.items()}
    return replace(drafts.as_draft(row), texts=said)


def _choices(visit: Visit, db: Db) -> _Choices:
    content = programmes.load(db, programmes.newest_id(db, visit.commune_id)).content
    shops = [row for row in agenda.workshops(db, visit.commune_id) if row.state != "cancelled"]
    coming = [row for row in shops if row.state != "held"]
    council = [row for row in agenda.sessions(db, visit.commune_id) if row.state == "announced"]
    return _Choices(
        axes=[(axis["id"], visit.words.pick(axis["short"]), "") for axis in content["axes"]],
        roles=[
            (f"{kind}:{row.workshop_id}", visit.words(f"broadcasts-role-{kind}"), visit.words.pick(row.short))
            for row in shops
            for kind in ("registered", "came")
        ],
        opens=[
            ("", visit.words("broadcasts-opens-nothing")),
            *((each, visit.words(f"broadcasts-opens-{each}")) for each in drafts.PLAIN_ONES),
            *((f"workshop:{row.workshop_id}", visit.words.pick(row.short)) for row in coming),
            *((f"session:{row.session_id}", visit.words.pick(row.short)) for row in council),
        ],
    )


def _typed(visit: Visit) -> Draft:
    form = visit.form
    try:
        on = date.fromisoformat(form("on")) if form("on") else None
    except ValueError:
        on = None
    return Draft(
        purpose=form("purpose"),
        texts={each: form(f"text_{each}") for each in wording.LANGUAGES if form(f"text_{each}")},
        segment=Segment(
            axes=tuple(form.all("axes")),
            languages=tuple(form.all("languages")),
            channels=tuple(form.all("channels")),
            roles=tuple(form.all("roles")),
            commented=bool(form("commented")),
            requested=bool(form("requested")),
        ),
        opens=form("opens") or None,
        is_statutory=bool(form("statutory")),
        on=on,
        hour=form("hour") or None,
    )


async def drafted(visit: Visit) -> Response:
    written = _typed(visit)

    def work(db: Db) -> BroadcastRow:
        name = drafts.free_name(db, visit.commune_id, written, visit.day)
        return drafts.draft(
            db, visit.commune_id, name, written, actor=visit.actor, day=visit.day, now=visit.now
        )

    try:
        row = await visit.write(work)
    except BroadcastError as error:
        return await _form(visit, None, _trouble(visit, error))
    return visit.redirect(f"/broadcasts/{row.name}", "broadcasts-drafted")


async def changed(visit: Visit) -> Response:
    written, before = _typed(visit), await visit.read(lambda db: _row(visit, db))

    def work(db: Db) -> BroadcastRow:
        return drafts.change(db, _row(visit, db), written, actor=visit.actor, day=visit.day, now=visit.now)

    try:
        await visit.write(work)
    except BroadcastError as error:
        return await _form(visit, before, _trouble(visit, error))
    return visit.redirect(f"/broadcasts/{before.name}", "broadcasts-changed")


def _trouble(visit: Visit, error: BroadcastError) -> str:
    name = f"broadcasts-no-{error.code}"
    return visit.words(name) if visit.words.has(name) else visit.words("broadcasts-not-so")


# -- acting ------------------------------------------------------------------------------------------------


async def done(visit: Visit) -> Response:
    deed = visit.path("deed")
    if deed not in DEEDS:
        raise Missing

    def work(db: Db) -> None:
        row = _row(visit, db)
        if visit.form.number("revision") not in (None, row.revision):
            raise Refused("broadcasts-moved")
        if deed == "approve":
            _approve(visit, db, row)
            return
        if not visit.may(HALT if deed in ("pause", "cancel") else DRAFTS):
            raise Refused("problem-role", 403)
        getattr(acting, deed)(db, row, actor=visit.actor, now=visit.now)

    try:
        await visit.write(work)
    except BroadcastError as error:
        name = f"broadcasts-no-{error.code}"
        raise Refused(name if visit.words.has(name) else "broadcasts-not-so") from error
    return visit.redirect(f"/broadcasts/{visit.path('name')}", f"broadcasts-done-{deed}")


def _approve(visit: Visit, db: Db, row: BroadcastRow) -> None:
    counted = previews.count(db, row, visit.now)
    if not visit.may(drafts.permission_to_approve(db, row, counted.total, visit.actor)):
        raise Refused("problem-role", 403)
    drafts.approve(db, row, counted, actor=visit.actor, day=visit.day, now=visit.now)


def _row(visit: Visit, db: Db) -> BroadcastRow:
    row = rows.look(db, visit.commune_id, visit.path("name"))
    if row is None:
        raise Missing
    return row


# -- days of neutrality ------------------------------------------------------------------------------------


async def periods(visit: Visit) -> Response:
    found = await visit.read(lambda db: neutrality.listed(db, visit.commune_id))
    return visit.render("neutrality.html", periods=found, typed=visit.form)


async def entered(visit: Visit) -> Response:
    try:
        starts, ends = (date.fromisoformat(visit.form(name)) for name in ("starts_on", "ends_on"))
    except ValueError:
        raise Refused("broadcasts-no-days", 422) from None

    def work(db: Db) -> None:
        neutrality.enter(
            db,
            visit.commune_id,
            starts_on=starts,
            ends_on=ends,
            reason=visit.form("reason"),
            actor=visit.actor,
            day=visit.day,
            now=visit.now,
        )

    try:
        await visit.write(work)
    except BroadcastError as error:
        name = f"broadcasts-no-{error.code}"
        raise Refused(name if visit.words.has(name) else "broadcasts-not-so", 422) from error
    return visit.redirect("/broadcasts/neutrality", "broadcasts-neutrality-entered")


async def lifted(visit: Visit) -> Response:
    number = visit.number("period")

    def work(db: Db) -> None:
        if number not in {each.id for each in neutrality.listed(db, visit.commune_id)}:
            raise Missing
        neutrality.lift(db, visit.commune_id, number, actor=visit.actor, now=visit.now)

    await visit.write(work)
    return visit.redirect("/broadcasts/neutrality", "broadcasts-neutrality-lifted")
