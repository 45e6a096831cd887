"""One request at a commune's page: where, whose, in which language; and what it says as a message."""

import hashlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from bot.channels.base import Inbound, MediaRef
from bot.pages.desk import CommuneView, Line
from bot.pages.forms import Problem, Upload, client_key
from bot.pages.rates import network
from bot.pages.visitor import LANGUAGE_COOKIE, Site, Visitor, new_visitor
from bot.pages.words import LANGUAGES, Words, accepted_language, words_for
from data import texts


@dataclass(slots=True)
class Visit:
    """`visitor` is new when the browser brought no cookie; `here` leads back to the folder of the page."""

    request: Request
    view: CommuneView
    words: Words
    visitor: Visitor
    is_known: bool
    here: str
    draft: str = ""  # what was written, to be kept in the box when it cannot be taken

    @property
    def account_id(self) -> str:
        return f"web:{self.view.id}"

    @property
    def network(self) -> str:
        """The line the visitor comes by, "" when it tells nothing."""
        return network(self.request.client.host) if self.request.client else ""

    @property
    def page(self) -> str:
        """The page's address, relative to this one."""
        return f"{self.here}{self.view.id}"

    @property
    def wants_json(self) -> bool:
        return "application/json" in self.request.headers.get("accept", "")

    def speak(self, language: str) -> None:
        self.words = words_for(self.view, language)

    def follow(self, lines: list[Line]) -> None:
        """Until a language is chosen on the page, its labels follow what the bot speaks."""
        if self.request.cookies.get(LANGUAGE_COOKIE, "") in LANGUAGES:
            return
        spoken = (line.language for line in reversed(lines) if line.who == "bot" and line.language)
        language = next(spoken, "")
        if language:
            self.speak(texts.for_variety(language))

    def inbound(
        self, fields: Mapping[str, str], *, text: str = "", payload: str = "", upload: Upload | None = None
    ) -> Inbound:
        """The message. Its key holds what is said, too: a form sent again from the browser's history is new when
        other words are in it. Problem when the page gave no key.
        """
        client = client_key(fields)
        if not client:
            raise Problem("form", 400)
        digest = hashlib.sha256(upload.stored.content).hexdigest() if upload else ""
        parts = (self.visitor.id, client, text, payload, digest)
        return Inbound(
            key=hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest(),
            sender=self.visitor.id,
            text=text,
            payload=payload,
            media=(_media(upload),) if upload else (),
            language_hint=self.words.tag,
        )


Handler = Callable[[Visit], Awaitable[Response]]


def begin_visit(site: Site, request: Request, view: CommuneView, here: str) -> Visit:
    visitor = site.known_visitor(request, view.id)
    language = request.cookies.get(LANGUAGE_COOKIE, "")
    if language not in LANGUAGES:
        language = accepted_language(request.headers.get("accept-language", ""))
    return Visit(
        request=request,
        view=view,
        words=words_for(view, language),
        visitor=visitor or new_visitor(view.id),
        is_known=visitor is not None,
        here=here,
    )


def _media(upload: Upload) -> MediaRef:
    stored = upload.stored
    return MediaRef(upload.kind, {}, stored.media_type, len(stored.content), stored.seconds)
