"""Calendar entries and the feed of a commune: public, the same for everybody, fetched by telephones again and again."""

from typing import Protocol

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.pages.desk import Away
from bot.pages.headers import protect

KEPT_FOR = "public, max-age=900"  # what moves must move in calendars within the quarter of an hour
MEDIA_TYPE = "text/calendar"
LANGUAGES = ("ar", "ary", "ary-Latn", "fr")


class Calendar(Protocol):
    """Where the entries come from."""

    async def read(self, commune_id: str, name: str, language: str) -> str | None:
        """The entry of a session or workshop, the whole feed for ""; None when there is no such thing. Away."""
        ...


def calendar_routes(calendar: Calendar) -> list[BaseRoute]:
    """`/calendar/berkane.ics` and `/calendar/berkane/2027-02.ics`; `?language=` one of four, Arabic if not said."""

    async def read(request: Request) -> Response:
        commune_id, name = request.path_params["commune"], request.path_params.get("name", "")
        asked = request.query_params.get("language", "")
        try:
            written = await calendar.read(commune_id, name, asked if asked in LANGUAGES else LANGUAGES[0])
        except Away:
            return protect(Response("503\n", 503, {"retry-after": "5"}, "text/plain"))
        if written is None:
            return protect(Response("404\n", 404, media_type="text/plain"))
        response = protect(Response(written, media_type=MEDIA_TYPE), KEPT_FOR)
        response.headers["content-disposition"] = f'inline; filename="{name or commune_id}.ics"'
        return response

    return [Route("/calendar/{commune}.ics", read), Route("/calendar/{commune}/{name}.ics", read)]
