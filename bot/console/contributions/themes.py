"""Themes: what says the same thing, suggested across scripts and languages; answered once, told to everyone in their language."""

from collections.abc import Sequence
from typing import Any

from starlette.responses import Response

from bot.console.contributions import deeds, filters
from bot.console.contributions.one import Typed, language_tag, languages, measures
from bot.console.contributions.places import Places
from bot.console.visit import Missing, Refused, Visit
from data import answers, fates
from data.answers import Published
from data.conversations import Conflict
from data.engine import Db
from data.review import listing as lists
from data.review import themes
from data.review.filters import Filters
from data.review.themes import Suggestion, ThemeRow

EXAMPLES = 4  # of a suggestion that are read at once; the rest is behind a summary
MEMBERS = 50


async def listing(visit: Visit) -> Response:
    axis = visit.ask("axis")

    def look(db: Db) -> tuple[Sequence[ThemeRow], Sequence[Suggestion], Places]:
        known = themes.listed(db, visit.commune_id)
        found: Sequence[Suggestion] = ()
        if visit.may("contributions.sort"):
            found = themes.suggestions(db, visit.commune_id, axis_id=axis or None, limit=10)
        return known, found, Places.of(db, visit.commune_id, visit.words)

    known, found, places = await visit.read(look)
    titles = {row.id: row.title for row in known}
    return visit.render(
        "contribution_themes.html",
        themes=[_theme(visit, places, row) for row in known],
        suggestions=[_suggestion(visit, places, titles, each) for each in found],
        axes=[("", visit.words("all")), *places.axes],
        axis=axis,
        window=themes.WINDOW,
    )


def _theme(visit: Visit, places: Places, row: ThemeRow) -> dict[str, Any]:
    spoken = {filters.name(visit, places, "language", each) for each in row.languages}
    return {
        "id": row.id,
        "title": row.title,
        "axis": places.axis(row.axis_id) if row.axis_id else "",
        "members": row.members,
        "left": row.members - row.answered,
        "languages": sorted(spoken),
    }


def _suggestion(visit: Visit, places: Places, titles: dict[int, str], each: Suggestion) -> dict[str, Any]:
    members = [
        {"reference": row.reference, "words": row.words, "language": language_tag(row.language)}
        for row in each.members[: lists.PAGE]
    ]
    return {
        "theme_id": each.theme_id,
        "title": titles.get(each.theme_id or 0, ""),
        "axis": each.members[0].axis_id,
        "place": places.axis(each.members[0].axis_id),
        "count": len(each.members),
        "languages": sorted({filters.name(visit, places, "language", code) for code in each.languages}),
        "members": members,
        "examples": EXAMPLES,
    }


async def made(visit: Visit) -> Response:
    """A new theme of what was picked, or what was picked into one that is there."""
    chosen, target = visit.form.all("pick"), visit.form.number("theme")
    if not chosen:
        return visit.redirect("/contributions/themes", "contributions-none-picked", bad=True)
    who: dict[str, Any] = {"actor": visit.actor, "now": visit.now}

    def work(db: Db) -> tuple[int, int]:
        title, axis = visit.form("title"), visit.form("axis")
        into = target or themes.make(db, visit.commune_id, title, axis[:24] or None, **who)
        return into, themes.join(db, visit.commune_id, into, chosen, **who)

    try:
        theme_id, count = await visit.write(work)
    except themes.ThemeError as error:
        raise Refused(f"contributions-wrong-{error.code}", 422) from error
    return visit.redirect(f"/contributions/themes/{theme_id}", "contributions-theme-made", count=count)


async def one(visit: Visit) -> Response:
    return await _one(visit, Typed())


async def _one(
    visit: Visit, typed: Typed, errors: dict[str, str] | None = None, status: int = 200
) -> Response:
    theme_id = visit.number("theme")
    after = lists.Place.read(visit.ask("after"))

    def look(db: Db) -> dict[str, Any]:
        row = themes.load(db, visit.commune_id, theme_id)
        if row is None:
            raise Missing
        places = Places.of(db, visit.commune_id, visit.words)
        page = lists.listing(
            db, visit.commune_id, Filters({}, theme=theme_id), after=after, limit=MEMBERS, total=row.members
        )
        lines = [
            {
                "reference": each.reference,
                "words": each.excerpt,
                "language": language_tag(each.language),
                "spoken": filters.name(visit, places, "language", each.language),
                "answer": each.answer_state,
                "status": each.status,
                "received_on": each.received_on,
            }
            for each in page.rows
        ]
        older = visit.url(f"/contributions/themes/{theme_id}", after=str(page.next)) if page.next else ""
        return {
            "theme": _theme(visit, places, row),
            "lines": lines,
            "older": older,
            "measures": measures(visit, places),
            "languages": languages(visit, _most(row)),
        }

    values = await visit.read(look)
    return visit.render("contribution_theme.html", status, **values, typed=typed, errors=errors or {})


def _most(row: ThemeRow) -> str:
    """The language that most of them speak."""
    return max(row.languages, key=lambda each: row.languages[each], default="ar")


async def changed(visit: Visit) -> Response:
    """Another title, or somebody who says something else is taken out."""
    theme_id, leaving, title = visit.number("theme"), visit.form("leave"), visit.form("title")
    who: dict[str, Any] = {"actor": visit.actor, "now": visit.now}

    def work(db: Db) -> None:
        if themes.load(db, visit.commune_id, theme_id) is None:
            raise Missing
        if leaving:
            themes.leave(db, visit.commune_id, theme_id, leaving, **who)
        else:
            themes.rename(db, visit.commune_id, theme_id, title, **who)

    try:
        await visit.write(work)
    except themes.ThemeError as error:
        raise Refused(f"contributions-wrong-{error.code}", 422) from error
    return visit.redirect(f"/contributions/themes/{theme_id}", "contributions-theme-changed")


async def answered(visit: Visit) -> Response:
    """One answer for all who said it."""
    theme_id, typed = visit.number("theme"), Typed.of_form(visit)
    if errors := deeds.wrong(visit, typed):
        return await _one(visit, typed, errors, 422)

    def work(db: Db) -> list[Published]:
        if themes.load(db, visit.commune_id, theme_id) is None:
            raise Missing
        given: dict[str, Any] = {"state": typed.state, "reasons": typed.reasons, "measure": typed.place()}
        replaces = visit.form("replaces") == "yes"
        return answers.publish_theme(
            db,
            visit.commune_id,
            theme_id,
            **given,
            replaces=replaces,
            actor=visit.actor,
            day=visit.day,
            now=visit.now,
        )

    try:
        done = [each for each in await visit.write(work) if each.is_new]
    except Conflict:
        return await _one(visit, typed, {"state": visit.words("contributions-moved")}, 409)
    except answers.AnswerError as error:
        raise Refused("contributions-cannot-answer") from error
    told = sum(each.told == fates.WAITS for each in done)
    return visit.redirect(
        f"/contributions/themes/{theme_id}",
        "contributions-theme-answered",
        count=len(done),
        told=told,
        others=len(done) - told,
    )
