"""The pages as HTML. Templates get values made for them and call nothing."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from bot.pages.assets import asset
from bot.pages.bubbles import bubble, newest_that_fit, waiting_chips
from bot.pages.desk import CommuneView, Line
from bot.pages.words import LANGUAGES, TAGS, Words, direction, language_name
from data import texts

STARTERS = ("start-programme", "start-comment", "start-question")


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the chat page shows."""

    view: CommuneView
    words: Words
    lines: Sequence[Line]
    here: str
    form_token: str
    notice: str = ""
    draft: str = ""


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("bot.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def chat_sheet(sheet: Sheet, status: int = 200) -> Response:
    shown = newest_that_fit(sheet.lines)
    bubbles = [bubble(line, sheet.words.language, sheet.view.timezone) for line in shown]
    template = _environment().get_template("chat.html")
    html = template.render(
        sheet=sheet,
        words=sheet.words,
        bubbles=bubbles,
        is_cut=len(shown) < len(sheet.lines),
        chips=waiting_chips(bubbles),
        languages=[(language, TAGS[language], language_name(language)) for language in LANGUAGES],
        starters=[] if bubbles else [sheet.words(name) for name in STARTERS],
        title=_picked(sheet),
        new_key=lambda: secrets.token_urlsafe(16),
        asset=asset,
    )
    return HTMLResponse(html, status, {"vary": "cookie, accept-language"})


def _picked(sheet: Sheet) -> str:
    return texts.pick(sheet.view.programme_title or {}, sheet.words.language)[0]


def not_found_sheet(here: str) -> Response:
    """Nobody's page: the sentence in every language, since nothing tells which one the visitor reads."""
    sentences = [
        (TAGS[language], direction(language), texts.plain(language, "page-not-found"))
        for language in LANGUAGES
    ]
    html = _environment().get_template("not_found.html").render(sentences=sentences, here=here, asset=asset)
    return HTMLResponse(html, 404)


def home_sheet(views: Sequence[CommuneView]) -> Response:
    """The list of communes, in Arabic and French at once."""
    html = _environment().get_template("home.html").render(views=views, asset=asset)
    return HTMLResponse(html)
