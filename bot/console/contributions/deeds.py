"""What is done with one contribution. Who just did something else with it is not overwritten: the page says so."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from starlette.responses import Response

from bot.console.contributions import one
from bot.console.contributions.one import Typed, found
from bot.console.visit import Refused, Visit
from data import answers, contributions, fates, moderation
from data.contributions import ContributionRow, Refusal
from data.conversations import Conflict
from data.engine import Db
from data.moderation import Moderated
from data.review import notes, tags, themes


def _here(visit: Visit, part: str = "") -> str:
    return visit.url(f"/contributions/{visit.path('reference')}") + part


def as_seen(visit: Visit, db: Db) -> ContributionRow:
    """The contribution as the page showed it. Missing, Conflict."""
    row = found(visit, db)
    if visit.form.number("seen") != row.revision:
        raise Conflict(row.reference)
    return row


# -- sorting -------------------------------------------------------------------------------------------------


async def tagged(visit: Visit) -> Response:
    def work(db: Db) -> None:
        row = found(visit, db)
        if gone := visit.form("remove"):
            tags.remove(db, row.id, gone)
        else:
            tags.add(db, visit.commune_id, row.id, visit.form("tag"), actor=visit.actor)

    try:
        await visit.write(work)
    except tags.TagError as error:
        raise Refused(f"contributions-wrong-{error.code}", 422) from error
    return visit.redirect(_here(visit, "#tags"))


async def noted(visit: Visit) -> Response:
    words = visit.form("note")

    def work(db: Db) -> None:
        row = found(visit, db)
        if (gone := visit.form.number("remove")) is not None:
            notes.remove(db, row.id, gone, author=visit.actor)
        else:
            notes.add(db, visit.commune_id, row.id, words, author=visit.actor, now=visit.now)

    try:
        await visit.write(work)
    except notes.NoteError as error:
        errors = {"note": visit.words(f"contributions-wrong-{error.code}")}
        return await one.page(visit, errors=errors, note=words, status=422)
    return visit.redirect(_here(visit, "#notes"))


async def themed(visit: Visit) -> Response:
    """Into a theme that is there, into a new one together with what was picked, or out of its own."""
    chosen = [visit.path("reference"), *visit.form.all("pick")]
    leaving, target, title = visit.form.number("leave"), visit.form.number("theme"), visit.form("title")
    who: dict[str, Any] = {"actor": visit.actor, "now": visit.now}

    def work(db: Db) -> None:
        row = found(visit, db)
        if leaving is not None:
            themes.leave(db, visit.commune_id, leaving, row.reference, **who)
            return
        into = target or row.theme_id or themes.make(db, visit.commune_id, title, row.axis_id, **who)
        themes.join(db, visit.commune_id, into, chosen, **who)

    try:
        await visit.write(work)
    except themes.ThemeError as error:
        raise Refused(f"contributions-wrong-{error.code}", 422) from error
    return visit.redirect(_here(visit, "#theme"), "contributions-theme-changed")


# -- answering -----------------------------------------------------------------------------------------------


def wrong(visit: Visit, typed: Typed) -> dict[str, str]:
    """What keeps an answer from being published, by field."""
    errors = {}
    if typed.state not in answers.STATES:
        errors["state"] = visit.words("contributions-wrong-state")
    if not any(typed.reasons.values()):
        errors["reason-ar"] = visit.words("contributions-wrong-reason")
    for language, words in typed.reasons.items():
        if len(words) > answers.LONGEST:
            errors[f"reason-{language}"] = visit.words("contributions-wrong-long", limit=answers.LONGEST)
    return errors


async def answered(visit: Visit) -> Response:
    """Show how the author will read it, or publish it."""
    typed = Typed.of_form(visit)
    errors = wrong(visit, typed)
    if errors or visit.form("do") == "preview":
        return await one.page(
            visit, typed=typed, errors=errors, is_preview=not errors, status=422 if errors else 200
        )

    def work(db: Db) -> answers.Published:
        row = as_seen(visit, db)
        given: dict[str, Any] = {"state": typed.state, "reasons": typed.reasons, "measure": typed.place()}
        return answers.publish(db, row, **given, actor=visit.actor, day=visit.day, now=visit.now)

    try:
        done = await visit.write(work)
    except Conflict:
        # What was typed is not lost: it stands under what a colleague did meanwhile.
        trouble = {"state": visit.words("contributions-moved")}
        return await one.page(visit, typed=typed, errors=trouble, status=409)
    except answers.AnswerError as error:
        raise Refused("contributions-cannot-answer") from error
    return visit.redirect(_here(visit), told(done.told if done.is_new else "", "answered"))


def told(how: str, what: str) -> str:
    """The sentence that says what was done, and how the author hears of it."""
    by_code = {fates.BY_CODE, fates.STOPPED, fates.NO_WAY}
    if how == fates.WAITS:
        return f"contributions-{what}-told"
    return f"contributions-{what}-by-code" if how in by_code else f"contributions-{what}"


# -- moderation ----------------------------------------------------------------------------------------------


async def hidden(visit: Visit) -> Response:
    reason, has_request = visit.form("reason"), visit.form("request") == "yes"
    if reason not in moderation.REASONS:
        errors: Mapping[str, str] = {"reason": visit.words("contributions-wrong-ground")}
        return await one.page(visit, errors=errors, status=422)

    def work(db: Db) -> Moderated:
        return moderation.hide(
            db,
            as_seen(visit, db),
            reason=reason,
            contains_request=has_request,
            actor=visit.actor,
            day=visit.day,
            now=visit.now,
        )

    return await _moderated(visit, partial(work), "hidden")


async def shown_again(visit: Visit) -> Response:
    def work(db: Db) -> Moderated:
        return moderation.unhide(db, as_seen(visit, db), actor=visit.actor, day=visit.day, now=visit.now)

    return await _moderated(visit, partial(work), "shown")


async def masked(visit: Visit) -> Response:
    """A passage that names somebody else is taken out of the words for ever, once staff have seen what is left."""
    passage = visit.form("passage")
    if visit.form("do") != "mask" or visit.form("sure") != passage:
        return await _shown_without(visit, passage)

    def work(db: Db) -> Refusal | None:
        row = as_seen(visit, db)
        return contributions.mask_passage(
            db,
            commune_id=row.commune_id,
            reference=row.reference,
            passage=passage,
            actor=visit.actor,
            day=visit.day,
            now=visit.now,
        )

    if await visit.write(work) is not None:
        return await _not_there(visit, passage)
    return visit.redirect(_here(visit), "contributions-masked")


async def _shown_without(visit: Visit, passage: str) -> Response:
    row = await visit.read(lambda db: as_seen(visit, db))
    if contributions.without_passage(row, passage) is None:
        return await _not_there(visit, passage)
    return await one.page(visit, passage=passage)


async def _not_there(visit: Visit, passage: str) -> Response:
    errors = {"passage": visit.words("contributions-no-passage")}
    return await one.page(visit, errors=errors, passage=passage, status=422)


async def _moderated(visit: Visit, work: "partial[Moderated]", what: str) -> Response:
    try:
        done = await visit.write(work)
    except moderation.ModerationError as error:
        raise Refused("contributions-cannot-hide") from error
    return visit.redirect(_here(visit), told(done.told, what))
