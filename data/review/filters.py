"""By what staff narrow a list of contributions. Pure values, and the conditions that they are in SQL."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select

from data.tables import contribution_attachments, contribution_tags, contribution_tokens
from data.tables import contributions as table

NONE = "none"  # where a column is empty: unanswered, of the open chat, about the whole axis
YES, NO = "yes", "no"

# What is counted by, and the column that says it.
FACETS: Mapping[str, Any] = {
    "status": table.c.status,
    "kind": table.c.kind,
    "round": table.c.round_id,
    "axis": table.c.axis_id,
    "commitment": table.c.commitment_id,
    "language": table.c.language,
    "channel": table.c.channel,
    "answer": table.c.answer_state,
    "hidden": table.c.hidden_reason,
    "source": table.c.source,
}
ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Filters:
    """All that is given must hold. Values of facets are texts, as they stand in an address."""

    chosen: Mapping[str, str]  # facet -> value, NONE for an empty column
    # Searched words: each is found by any of its tokens.
    words: Sequence[frozenset[str]] = ()
    phrases: Sequence[str] = ()  # and these letters as they stand, between quotation marks
    tag: str = ""
    theme: int | None = None
    has_media: bool = False
    since: date | None = None
    until: date | None = None

    def wants(self, facet: str, value: str) -> bool:
        """Whether a value of a facet is let through."""
        wanted = self.chosen.get(facet)
        if wanted is None:
            return facet != "status" or value != ERASED
        return value == wanted

    @property
    def is_narrowed(self) -> bool:
        """Whether more than facets narrow it: then counts of the whole commune do not serve."""
        return bool(
            self.words or self.phrases or self.tag or self.theme or self.has_media or self.since or self.until
        )


NOTHING = Filters({})


def said(facet: str, value: Any) -> str:
    """A value of a column as filters name it; hidden is hidden, whatever the reason."""
    if facet == "hidden":
        return NO if value is None else YES
    return NONE if value is None else str(value)


def conditions(commune_id: str, filters: Filters) -> list[ColumnElement[bool]]:
    """All of a filter."""
    return [*narrowing(commune_id, filters), *_facets(filters)]


def _facets(filters: Filters) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    for facet, column in FACETS.items():
        wanted = filters.chosen.get(facet)
        if wanted is None:
            if facet == "status":
                found.append(column != ERASED)
        elif wanted == NONE or (facet, wanted) == ("hidden", NO):
            found.append(column.is_(None))
        elif facet == "hidden":
            found.append(column.is_not(None))
        elif facet == "round":
            found.append(column == (int(wanted) if wanted.isdecimal() else -1))
        else:
            found.append(column == wanted)
    return found


def narrowing(commune_id: str, filters: Filters) -> list[ColumnElement[bool]]:
    """Whose they are, and everything but the facets."""
    found: list[ColumnElement[bool]] = [table.c.commune_id == commune_id]
    if filters.since:
        found.append(table.c.received_on >= filters.since)
    if filters.until:
        found.append(table.c.received_on <= filters.until)
    if filters.theme:
        found.append(table.c.theme_id == filters.theme)
    if filters.tag:
        tagged = select(contribution_tags.c.contribution_id).where(
            contribution_tags.c.commune_id == commune_id, contribution_tags.c.tag == filters.tag
        )
        found.append(table.c.id.in_(tagged))
    if filters.has_media:
        found.append(table.c.id.in_(select(contribution_attachments.c.contribution_id)))
    return [*found, *_text(commune_id, filters)]


def _text(commune_id: str, filters: Filters) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    tokens = contribution_tokens.c
    for alternatives in filters.words:
        holding = select(tokens.contribution_id).where(
            tokens.commune_id == commune_id, tokens.token.in_(sorted(alternatives))
        )
        found.append(table.c.id.in_(holding))
    # Withdrawn words are the author's again: they are not searched either.
    is_shown = table.c.status == "received"
    found += [table.c.words.icontains(phrase, autoescape=True) & is_shown for phrase in filters.phrases]
    return found
