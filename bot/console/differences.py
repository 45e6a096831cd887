"""What an upload changes, as staff read it: each text in the language in which it was changed, its changed words marked."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any

from markupsafe import Markup

from bot.console.words import Words
from data import programme_changes
from data.programme_changes import LANGUAGES, Change, Wording

Content = Mapping[str, Any]  # of a programme version
GONE, COME = Markup("{}<del>{}</del>"), Markup("{}<ins>{}</ins>")  # after what stands before
_WORD = re.compile(r"\S+")
ALIKE = 0.4  # of two texts: with less in common the few words that they share only confuse


@dataclass(frozen=True, slots=True)
class Line:
    """Words with their language and direction; no language where they are a day, a number, a reference."""

    words: Markup
    language: str = ""

    @property
    def direction(self) -> str:
        return {"": "auto", "fr": "ltr", "ary-Latn": "ltr"}.get(self.language, "rtl")


@dataclass(frozen=True, slots=True)
class Pair:
    before: Sequence[Line]
    after: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Group:
    """What changed in one language; its name is empty for what has none."""

    name: str
    pairs: Sequence[Pair]


@dataclass(frozen=True, slots=True)
class Difference:
    kind: str
    where: str
    field: str
    groups: Sequence[Group]


def listed(words: Words, before: Content, after: Content) -> list[Difference]:
    """Everything that differs between two contents of a programme."""
    return [
        Difference(
            each.kind,
            _where(words, each, before, after),
            each.field,
            _changed(words, each, before, after) if each.field else _whole(words, each),
        )
        for each in programme_changes.changes(before, after)
    ]


def _where(words: Words, change: Change, before: Content, after: Content) -> str:
    """The axis and the commitment by their names."""
    for content in (after, before):
        for axis in content["axes"]:
            if axis["id"] != change.axis_id:
                continue
            if not change.commitment_id:
                return words.pick(axis["title"])
            for each in axis.get("commitments", ()):
                if each["id"] == change.commitment_id:
                    return f"{words.pick(axis['short'])} · {words.pick(each['title'])}"
    return words("programme-whole")


# -- a field that changed ------------------------------------------------------------------------------------


def _changed(words: Words, change: Change, before: Content, after: Content) -> list[Group]:
    old, new = change.before, change.after
    if change.field == "departments" and change.commitment_id:
        old, new = _names(words, before, old), _names(words, after, new)
    order = (words.language, *(each for each in LANGUAGES if each != words.language), "")
    found = sorted(programme_changes.wordings(old, new), key=lambda each: order.index(each.language))
    return [
        Group(words(f"programme-in-{language}") if language else "", [_pair(each) for each in those])
        for language, those in groupby(found, key=lambda each: each.language)
    ]


def _names(words: Words, content: Content, codes: Sequence[str] | None) -> list[str]:
    """Departments by their names."""
    known = content.get("departments", {})
    return [words.pick(known[code]) if code in known else code for code in codes or ()]


def _pair(wording: Wording) -> Pair:
    before, after = marked(wording.before or "", wording.after or "")
    return Pair(
        [Line(before, wording.language)] if before else [], [Line(after, wording.language)] if after else []
    )


def marked(before: str, after: str) -> tuple[Markup, Markup]:
    """Both texts, with `<del>` around the words that went and `<ins>` around those that came."""
    olds, news = list(_WORD.finditer(before)), list(_WORD.finditer(after))
    match = SequenceMatcher(None, [each[0] for each in olds], [each[0] for each in news], autojunk=False)
    if match.ratio() < ALIKE:
        return _around(before, olds, [(0, len(olds))], GONE), _around(after, news, [(0, len(news))], COME)
    changed = [code for code in match.get_opcodes() if code[0] != "equal"]
    gone, come = [(code[1], code[2]) for code in changed], [(code[3], code[4]) for code in changed]
    return _around(before, olds, gone, GONE), _around(after, news, come, COME)


def _around(
    text: str, places: Sequence[re.Match[str]], runs: Sequence[tuple[int, int]], tag: Markup
) -> Markup:
    """A text with a tag around runs of its words."""
    parts, at = [], 0
    for first, last in runs:
        if first < last:
            start, end = places[first].start(), places[last - 1].end()
            parts.append(tag.format(text[at:start], text[start:end]))
            at = end
    return Markup("").join(parts) + Markup.escape(text[at:])


# -- what came or went as a whole ----------------------------------------------------------------------------


def _whole(words: Words, change: Change) -> list[Group]:
    """An axis or a commitment, read in the language of the page."""
    lines = list(_lines(words, change.before or change.after))
    is_added = change.kind == programme_changes.ADDED
    return [Group("", [Pair([] if is_added else lines, lines if is_added else [])])]


def _lines(words: Words, value: Any) -> Iterator[Line]:
    if programme_changes.is_text(value):
        language = words.language if words.language in value else next(iter(value))
        yield Line(Markup.escape(value[language]), language)
    elif isinstance(value, list):
        for each in value:
            yield from _lines(words, each)
    elif isinstance(value, Mapping):
        for name in ("title", "summary", "problem", "measures"):
            yield from _lines(words, value.get(name))
        if dates := programme_changes.days(value.get("timeline")):
            yield Line(Markup.escape(dates))
