"""Invented people for a sample commune: who they are and what they said, read from content/people.yaml and checked.

Only shapes and names are checked; the demonstration lets them live (bot/cli/people).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from data.commune_folder import ContentId, Hour, Name, Strict, Text
from data.content_import import ContentError, read_entry
from data.yaml_lines import Path, read_yaml

FILE = "people.yaml"
RECEIPT, OPEN, NEAR, OVERDUE = "receipt", "open", "near", "overdue"
EXTENDED, ANSWERED, COUNTER = "extended", "answered", "counter"
ANSWERED_IN_WORDS = (EXTENDED, ANSWERED)

Mistake = tuple[Path, str]  # where, and what was expected
Language = Literal["ar", "ary-Arab", "ary-Latn", "fr"]
Line = Annotated[str, StringConstraints(min_length=1, max_length=120)]
DaysAgo = Annotated[int, Field(ge=0, le=9)]  # a sample's round opened ten days before it was imported


class Who(Strict):
    """Somebody who writes on the chat page."""

    name: Line
    language: Language
    agrees: tuple[Literal["sessions", "workshops"], ...] = ()  # to hear of


class Answer(Strict):
    """What the commune said of a contribution."""

    days_ago: DaysAgo
    state: Literal["accepted", "partly", "not_accepted"]
    reasons: Mapping[Literal["ar", "ary", "ary-Latn", "fr"], Text]


class Said(Strict):
    """A contribution. With a `person` it bears their name; else a channel and a language say where it came from."""

    days_ago: DaysAgo
    at: Hour
    axis: ContentId
    commitment: ContentId | None = None
    words: Text
    person: Name | None = None
    channel: Literal["web", "terminal", "counter"] | None = None
    language: Language | None = None
    name: Line | None = None  # of somebody at the counter
    answer: Answer | None = None


class Requester(Strict):
    """Who asks for information (law 31.13, article 14)."""

    first_name: Line
    family_name: Line
    document_number: Line
    address: Line
    email: str = ""


class Asked(Strict):
    """A request for information; `stand` says how far it has come, and `words` why it takes longer or what was answered."""

    stand: Literal["receipt", "open", "near", "overdue", "extended", "answered", "counter"]
    person: Name | None = None
    language: Literal["ar", "fr"] | None = None  # of what came to the counter
    subject: Text
    period: str = ""
    axis: ContentId | None = None
    identity: Requester
    words: str = ""


class Reply(Strict):
    """What staff wrote back."""

    hours_ago: Annotated[int, Field(ge=0)]
    words: Text


class Talk(Strict):
    """A conversation that was handed to staff; it stays with them for 48 hours."""

    person: Name
    hours_ago: Annotated[int, Field(ge=1, le=40)]
    wish: Text  # by which they ask for a person
    lines: Annotated[tuple[Text, ...], Field(min_length=1)]
    answer: Reply | None = None


class Seats(Strict):
    """Who comes to the next workshop, and with how many."""

    person: Name
    days_ago: DaysAgo
    at: Hour
    seats: Annotated[int, Field(ge=1, le=8)]


class Announcement(Strict):
    """A broadcast that waits for its approval."""

    name: Line
    purpose: Literal["sessions", "workshops"]
    texts: Mapping[Literal["ar", "ary", "ary-Latn", "fr"], Text]


class PeopleFile(Strict):
    commune: Name
    people: Mapping[Name, Who]
    contributions: tuple[Said, ...]
    requests: tuple[Asked, ...]
    conversations: tuple[Talk, ...]
    registrations: tuple[Seats, ...]
    broadcast: Announcement


def text() -> str:
    """The file as it comes with Jemaa."""
    return (files("data") / "content" / FILE).read_text(encoding="utf-8")


@cache
def commune() -> str:
    """Whose people they are."""
    return read(text()).commune


def read(written: str) -> PeopleFile:
    """Read and check. ContentError with every mistake found."""
    found = read_entry(FILE, written, PeopleFile)
    _raise(written, (*_unknown_people(found), *_contributions(found), *_requests(found)))
    return found


def check_places(found: PeopleFile, written: str, places: Collection[tuple[str, str | None]]) -> None:
    """The axes and commitments that are spoken of are among those that there are. ContentError."""
    said = enumerate(found.contributions)
    _raise(
        written,
        [
            (("contributions", number), f"the programme has no {each.commitment or each.axis!r} there")
            for number, each in said
            if (each.axis, each.commitment) not in places
        ],
    )


def _raise(written: str, mistakes: Iterable[Mistake]) -> None:
    document = read_yaml(FILE, written)
    for path, words in mistakes:
        document.add(path, words)
    if document.mistakes:
        raise ContentError(document.mistakes)


def _unknown_people(found: PeopleFile) -> Iterator[Mistake]:
    for part in ("contributions", "requests", "conversations", "registrations"):
        for number, each in enumerate(getattr(found, part)):
            if each.person is not None and each.person not in found.people:
                yield (part, number, "person"), f"nobody under `people` is called {each.person!r}"


def _contributions(found: PeopleFile) -> Iterator[Mistake]:
    for number, each in enumerate(found.contributions):
        path = ("contributions", number)
        if each.person is None and (each.channel is None or each.language is None):
            yield path, "expected a person, or a channel and a language"
        if each.person is not None and (each.channel or each.language or each.name):
            yield path, "a person has a channel, a language and a name already"
        if each.name is not None and each.channel != COUNTER:
            yield path, "only what was said at the counter gives a name here; elsewhere, name a person"


def _requests(found: PeopleFile) -> Iterator[Mistake]:
    for number, each in enumerate(found.requests):
        path = ("requests", number)
        is_at_counter = each.stand == COUNTER
        if is_at_counter != (each.person is None) or is_at_counter != (each.language is not None):
            yield path, "expected a person; at the counter, a language and nobody"
        if (each.stand in ANSWERED_IN_WORDS) != bool(each.words):
            yield path, "words go with what was extended or answered, and with nothing else"
