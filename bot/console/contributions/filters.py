"""Filters of the list as they stand in an address, and what a form offers, each with how many there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.console.contributions.places import Places
from bot.console.visit import Visit
from data.answers import STATES
from data.review.filters import FACETS, NO, NONE, YES, Filters
from data.review.listing import Counts
from nlu import search

LONGEST = 200  # characters of a search
LANGUAGES = ("ar", "ary", "ary-Arab", "ary-Latn", "fr")
# What stands in sight; the others are behind "more filters".
FIRST = ("axis", "answer", "language")
MORE = ("commitment", "round", "channel", "kind", "source", "status", "hidden")

Option = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for."""

    filters: Filters
    query: search.Query
    text: str
    by_meaning: bool
    oldest_first: bool


def asked(visit: Visit) -> Asked:
    """What the address asks for; what makes no sense there is left out."""
    text = visit.ask("q")[:LONGEST]
    by_meaning = visit.ask("meaning") == YES
    query = search.query(text, by_meaning=by_meaning)
    chosen = {facet: value for facet in FACETS if (value := visit.ask(facet))}
    if "axis" not in chosen:
        chosen.pop("commitment", None)
    theme = visit.ask("theme")
    filters = Filters(
        chosen,
        words=query.words,
        phrases=query.phrases,
        tag=visit.ask("tag"),
        theme=int(theme) if theme.isascii() and theme.isdigit() and len(theme) < 18 else None,
        has_media=visit.ask("media") == YES,
        since=_day(visit.ask("since")),
        until=_day(visit.ask("until")),
    )
    return Asked(filters, query, text, by_meaning, visit.ask("order") == "oldest")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Select:
    """One list to choose from."""

    name: str
    label: str
    options: Sequence[Option]
    value: str


def selects(visit: Visit, places: Places, counts: Counts, chosen: Mapping[str, str]) -> dict[str, Select]:
    """Every facet with its values that occur or are chosen, and their counts."""
    found = {}
    for facet in (*FIRST, *MORE):
        value = chosen.get(facet, "")
        held = counts.by[facet]
        known = _values(facet, places, held, chosen)
        options = [
            (each, f"{name(visit, places, facet, each)} ({_count(visit, held.get(each, 0))})")
            for each in known
            if held.get(each) or each == value
        ]
        if facet == "commitment" and not chosen.get("axis"):
            continue
        label = visit.words(f"contributions-by-{facet}")
        found[facet] = Select(facet, label, [("", visit.words("all")), *options], value)
    return found


def _count(visit: Visit, number: int) -> str:
    return f"{number:,}".replace(",", " " if visit.language == "fr" else ".")


def _values(facet: str, places: Places, held: Mapping[str, int], chosen: Mapping[str, str]) -> Sequence[str]:
    """In an order that means something; what is not of it comes last."""
    order: Sequence[str] = {
        "axis": [code for code, _ in places.axes],
        "commitment": [NONE, *(code for code, _ in places.commitments(chosen.get("axis", "")))],
        "round": [str(row.id) for row in places.rounds],
        "answer": [NONE, *STATES],
        "language": LANGUAGES,
        "hidden": [NO, YES],
        "source": [NONE],
    }.get(facet, ())
    return [*order, *sorted(each for each in {*held, chosen.get(facet, "")} if each and each not in order)]


def name(visit: Visit, places: Places, facet: str, value: str) -> str:
    """What a value is called."""
    if facet == "axis":
        return places.axis(value)
    if facet == "commitment" and value != NONE:
        return places.place(value.partition("-")[0], value)
    if facet == "round":
        return places.round(int(value)) if value.isdecimal() else value
    if facet == "source" and value not in (NONE, "counter"):
        return visit.words("contributions-source-workshop", workshop=value.partition(":")[2] or value)
    key = f"contributions-{facet}-{value}"
    return visit.words(key) if visit.words.has(key) else value


def chips(visit: Visit, places: Places, asked: Asked, themes: Mapping[int, str]) -> list[tuple[str, str]]:
    """What is chosen, each with the address that takes it away."""
    found = [
        (name(visit, places, facet, value), visit.here(**_without(facet)))
        for facet, value in asked.filters.chosen.items()
    ]
    if asked.text:
        found.insert(0, (f"« {asked.text} »", visit.here(q="", meaning="", after="")))
    if asked.filters.tag:
        found.append((f"# {asked.filters.tag}", visit.here(tag="", after="")))
    if asked.filters.theme:
        found.append((themes.get(asked.filters.theme, "?"), visit.here(theme="", after="")))
    if asked.filters.has_media:
        found.append((visit.words("contributions-with-media"), visit.here(media="", after="")))
    for end in ("since", "until"):
        if day := getattr(asked.filters, end):
            shown = f"{visit.words(f'contributions-{end}')} {day.isoformat()}"
            found.append((shown, visit.here(**{end: "", "after": ""})))
    return found


def _without(facet: str) -> dict[str, str]:
    return {facet: "", "after": "", **({"commitment": ""} if facet == "axis" else {})}
