"""The identity page as HTML: the form, its preview, what comes after, and the calm page of a link that is over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from zoneinfo import ZoneInfo

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

import bot.clock  # noqa: F401 - it sets the zone data that ZoneInfo reads
from bot.pages.assets import asset
from bot.pages.identity_desk import IdentityView, Person, Sent
from bot.pages.identity_fields import FIELDS
from bot.pages.words import LANGUAGES, TAGS, direction, language_name
from data import texts

CHAFAFIYA = "https://www.chafafiya.ma"


@dataclass(frozen=True, slots=True)
class IdentityWords:
    """The catalogue's `identity-…` texts in one language."""

    language: str

    @property
    def tag(self) -> str:
        return TAGS[self.language]

    @property
    def direction(self) -> str:
        return direction(self.language)

    def __call__(self, name: str, **args: str | int) -> str:
        if args:
            return texts.catalogue(self.language).text(f"identity-{name}", args)
        return texts.plain(self.language, f"identity-{name}")

    def pick(self, names: Mapping[str, str]) -> str:
        return texts.pick(names, self.language)[0]


@dataclass(frozen=True, slots=True)
class Typing:
    """What a form holds and what is to be said about it."""

    values: Mapping[str, str] = field(default_factory=dict, repr=False)
    errors: Mapping[str, str] = field(default_factory=dict)
    notice: str = ""  # the end of a text key
    proof: str = ""


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("bot.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def form_sheet(view: IdentityView, language: str, typing: Typing, status: int = 200) -> Response:
    """The form, with what was typed and what does not fit."""
    return _page("identity.html", language, status, view=view, **_frame(view, language, typing))


def check_sheet(view: IdentityView, language: str, typing: Typing, person: Person, paper: str) -> Response:
    """The form as it will be sent, to be read once more. `paper` is the address of the PDF, or ""."""
    status = 429 if typing.notice == "too-fast" else 200
    frame = _frame(view, language, typing)
    return _page("identity_check.html", language, status, view=view, person=person, paper=paper, **frame)


def sent_sheet(sent: Sent, language: str) -> Response:
    return _page("identity_sent.html", language, 200, sent=sent, chafafiya=CHAFAFIYA)


def gone_sheet(language: str, status: int, *, here: str = "", notice: str = "") -> Response:
    """The calm page of a link that is used, over or unknown: the same words for each."""
    return _page("identity_gone.html", language, status, here=here, notice=notice)


def away_sheet(language: str, typing: Typing, *, is_post: bool, step: str, here: str = "") -> Response:
    """The database is away: what was typed waits in this page, and one button sends it again."""
    return _page(
        "identity_away.html",
        language,
        503,
        typing=typing,
        hidden=_hidden(typing.values),
        is_post=is_post,
        step=step,
        here=here,
    )


def _frame(view: IdentityView, language: str, typing: Typing) -> dict[str, object]:
    expires = view.expires_at.astimezone(ZoneInfo(view.commune.timezone))
    return {
        "typing": typing,
        "typed": {name: typing.values.get(name, "") for name in FIELDS},
        "hidden": _hidden(typing.values),
        "until": {"day": texts.written_day(expires.date(), language), "time": f"{expires:%H:%M}"},
    }


def _hidden(values: Mapping[str, str]) -> Sequence[tuple[str, str]]:
    return [(name, values[name]) for name in FIELDS if values.get(name)]


def _page(template: str, language: str, status: int, **values: object) -> Response:
    words = IdentityWords(language)
    shown = {"here": "", **values}
    html = _environment().get_template(template).render(
        words=words,
        languages=[(each, TAGS[each], language_name(each)) for each in LANGUAGES],
        asset=asset,
        **shown,
    )  # fmt: skip
    return HTMLResponse(html, status)
