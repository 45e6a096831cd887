"""The console's pages as HTML. Templates get values made for them; what they call writes words and addresses only."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from bot.console.flash import COOKIE
from bot.console.menu import room_of, shown
from bot.console.once import new_mark

if TYPE_CHECKING:
    from bot.console.visit import Visit

_CSRF = Markup('<input type="hidden" name="csrf" value="{}"><input type="hidden" name="once" value="{}">')


@cache
def environment() -> Environment:
    return Environment(
        loader=PackageLoader("bot.console"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def rendered(visit: "Visit", template: str, status: int, values: Mapping[str, Any]) -> Response:
    path = str(visit.request.scope["console_path"])
    permitted: Mapping[str, str] = visit.request.scope["console_permissions"]
    html = (
        environment()
        .get_template(template)
        .render(
            visit=visit,
            words=visit.words,
            may=visit.may,
            url=visit.url,
            here=visit.here,
            asset=visit.asset,
            csrf=_CSRF.format(visit.csrf_token, new_mark()),
            rooms=shown(path for path, permission in permitted.items() if visit.may(permission)),
            room=room_of(path),
            switch=visit.url(path, **(dict(visit.request.query_params) | {"lang": visit.words.other})),
            **values,
        )
    )
    response = HTMLResponse(html, status, {"vary": "cookie"})
    if visit.flash:
        response.delete_cookie(COOKIE, visit.base, httponly=True, samesite="lax")
    return response
