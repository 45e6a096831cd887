"""The list: filters and search live in the address; a page at a time, newest first; many sorted at once."""

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup
from starlette.responses import Response

from bot.console.contributions import filters
from bot.console.contributions.counting import Counting
from bot.console.contributions.places import Places
from bot.console.visit import Refused, Visit
from data import contributions, news
from data.engine import Db
from data.review import listing, tags, themes
from data.review.listing import Counts, Listed, Page, Place
from nlu import search


async def shown(counting: Counting, visit: Visit) -> Response:
    asked = filters.asked(visit)
    after = Place.read(visit.ask("after"))

    def look(db: Db) -> tuple[Page, Counts, Places, Mapping[int, str], Sequence[tuple[str, int]], str, int]:
        commune, mark = visit.commune_id, news.mark(db, news.CONTRIBUTIONS)
        row = contributions.find(db, commune, asked.text) if asked.text else None
        counts = counting.counts(db, commune, asked.filters)
        page = listing.listing(
            db, commune, asked.filters, after=after, oldest_first=asked.oldest_first, total=counts.total
        )
        places = Places.of(db, commune, visit.words)
        known = themes.titles(db, commune)
        found = row.reference if row else ""
        return page, counts, places, known, tags.used(db, commune), found, mark

    page, counts, places, known, used, reference, mark = await visit.read(look)
    if reference:
        return visit.redirect(f"/contributions/{reference}")
    return visit.render(
        "contributions.html",
        mark=mark,
        asked=asked,
        total=counts.total,
        selects=filters.selects(visit, places, counts, asked.filters.chosen),
        first=filters.FIRST,
        more=filters.MORE,
        chips=filters.chips(visit, places, asked, known),
        lines=[_line(visit, places, asked.query, row, known) for row in page.rows],
        theme_options=list(known.items()),
        tags=[(tag, f"{tag} ({count})") for tag, count in used],
        newest=visit.here(after="") if after else "",
        older=visit.here(after=str(page.next)) if page.next else "",
        back=visit.here(),
    )


def _line(
    visit: Visit, places: Places, query: search.Query, row: Listed, known: Mapping[int, str]
) -> dict[str, Any]:
    return {
        "reference": row.reference,
        "words": marked(row.excerpt, query),
        "is_longer": row.is_longer,
        "language": row.language.partition("-")[0] if row.language != "ary-Latn" else "ary-Latn",
        "spoken": filters.name(visit, places, "language", row.language),
        "channel": filters.name(visit, places, "channel", row.channel),
        "status": row.status,
        "place": places.place(row.axis_id, row.commitment_id),
        "received_on": row.received_on,
        "answer": row.answer_state,
        "is_hidden": row.hidden_reason is not None,
        "theme": (row.theme_id, title) if (title := known.get(row.theme_id or 0)) else None,
        "media": row.media,
        "tags": row.tags,
    }


def marked(text: str, query: search.Query) -> Markup:
    """The words, with those that were searched for marked."""
    if not query.words:
        return Markup.escape(text)
    parts, at = [], 0
    for start, end in search.marked(text, query):
        parts.append(Markup("{}<mark>{}</mark>").format(text[at:start], text[start:end]))
        at = end
    return Markup("").join(parts) + Markup.escape(text[at:])


async def sorted_into(visit: Visit) -> Response:
    """Tag the chosen ones, or put them into a theme that is there or a new one."""
    chosen = [each for each in visit.form.all("pick") if len(each) <= listing.PAGE]
    back = visit.form("back")
    back = back if back.startswith(visit.url("/contributions")) else visit.url("/contributions")
    if not chosen:
        return visit.redirect(back, "contributions-none-picked", bad=True)
    tag, theme, title = visit.form("tag"), visit.form.number("theme"), visit.form("title")
    if not (tag or theme or title):
        return visit.redirect(back, "contributions-nothing-to-do", bad=True)

    def work(db: Db) -> int:
        commune, found = visit.commune_id, 0
        rows = [row for each in chosen if (row := contributions.load(db, commune, each))]
        for row in rows if tag else ():
            tags.add(db, commune, row.id, tag, actor=visit.actor)
        if theme or title:
            target = theme or themes.make(db, commune, title, _axis(rows), actor=visit.actor, now=visit.now)
            found = themes.join(db, commune, target, chosen, actor=visit.actor, now=visit.now)
        return max(found, len(rows) if tag else 0)

    try:
        done = await visit.write(work)
    except (tags.TagError, themes.ThemeError) as error:
        raise Refused(f"contributions-wrong-{error.code}", 422) from error
    return visit.redirect(back, "contributions-sorted", count=done)


def _axis(rows: Sequence[contributions.ContributionRow]) -> str | None:
    """The axis of all of them, where it is one."""
    axes = {row.axis_id for row in rows}
    return axes.pop() if len(axes) == 1 else None
