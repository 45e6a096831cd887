"""What citizens said: read, sorted, answered, hidden and shown again; what says the same, answered once."""

from functools import partial

from bot.console.contributions import deeds, listing, one, themes
from bot.console.contributions.counting import Counting
from bot.console.desk import Desk
from bot.console.page import Page, page


def routes(desk: Desk) -> list[Page]:
    read, sort = "contributions.read", "contributions.sort"
    answer, moderate = "contributions.answer", "contributions.moderate"
    post = ("POST",)
    here = "/contributions/{reference}"
    theme = "/contributions/themes/{theme}"
    return [
        page("/contributions", permission=read)(partial(listing.shown, Counting())),
        page("/contributions/sort", permission=sort, methods=post)(listing.sorted_into),
        page("/contributions/themes", permission=read)(themes.listing),
        page("/contributions/themes", permission=sort, methods=post)(themes.made),
        page(theme, permission=read)(themes.one),
        page(f"{theme}/change", permission=sort, methods=post)(themes.changed),
        page(f"{theme}/answer", permission=answer, methods=post)(themes.answered),
        page(here, permission=read)(one.shown),
        page(f"{here}/media/{{token}}", permission=read)(one.media),
        page(f"{here}/tags", permission=sort, methods=post)(deeds.tagged),
        page(f"{here}/notes", permission=sort, methods=post)(deeds.noted),
        page(f"{here}/theme", permission=sort, methods=post)(deeds.themed),
        page(f"{here}/answer", permission=answer, methods=post)(deeds.answered),
        page(f"{here}/hide", permission=moderate, methods=post)(deeds.hidden),
        page(f"{here}/mask", permission=moderate, methods=post)(deeds.masked),
        page(f"{here}/unhide", permission=moderate, methods=post)(deeds.shown_again),
    ]
