"""What was said: per axis and commitment the themes with their counts, the words without names, and the official answers.

Names never: a name under which somebody signed is taken out of their words. What moderation hid is counted and not quoted.
References are left out too: with the code of an anonymous contribution it can be changed.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import func, select

from data.engine import Db
from data.figures.contributions import variety
from data.masking import MASK
from data.tables import contribution_attachments, contribution_themes, contributions, official_answers

BATCH = 1_000  # rows read at a time
SHORT, LONG = 25, 320  # characters of a quotation that says something and can be read in passing
PART = 3  # letters of a part of a name that may give somebody away

Place = tuple[str, str | None]  # axis, commitment; None: the whole axis


@dataclass(frozen=True, slots=True)
class Saying:
    """The words of one contribution, without its author's name."""

    words: str  # "" when it came as a voice note or a photo only
    variety: str
    kind: str  # comment, idea
    theme_id: int | None
    state: str  # of contributions.STATES
    media: int  # voice notes and photos that came with it


@dataclass(frozen=True, slots=True)
class Answer:
    """An official answer, and to how many it was given in these words."""

    state: str
    reasons: Mapping[str, str]
    commitment_id: str | None  # the measure that changed, if one did
    programme_number: int | None
    answered_on: date
    count: int


@dataclass(slots=True)
class Spoken:
    """Everything about one axis or commitment."""

    hidden: int = 0
    sayings: list[Saying] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)

    @property
    def count(self) -> int:
        return self.hidden + len(self.sayings)


@dataclass(frozen=True, slots=True)
class Said:
    places: Mapping[Place, Spoken]
    themes: Mapping[int, str]  # titles by id

    def by_theme(self, spoken: Spoken) -> list[tuple[str, list[Saying]]]:
        """The themes of a place with what was said, the most frequent first; what has none comes last, under ""."""
        found: dict[str, list[Saying]] = defaultdict(list)
        for each in spoken.sayings:
            found[self.themes.get(each.theme_id, "") if each.theme_id else ""].append(each)
        rest = found.pop("", [])
        named = sorted(found.items(), key=lambda theme: (-len(theme[1]), theme[0]))
        return [*named, *([("", rest)] if rest else [])]


def read(db: Db, commune_id: str) -> Said:
    """Read what a commune was told, as of this moment, in the order of `lot`."""
    places: dict[Place, Spoken] = defaultdict(Spoken)
    found = sorted(sayings(db, commune_id), key=lambda each: lot(db, each[0].reference))
    for row, saying in found:
        spoken = places[row.axis_id, row.commitment_id]
        if saying is None:
            spoken.hidden += 1
        else:
            spoken.sayings.append(saying)
    for place, answers in _answers(db, commune_id).items():
        places[place].answers = answers
    titles = select(contribution_themes.c.id, contribution_themes.c.title)
    rows = db.execute(titles.where(contribution_themes.c.commune_id == commune_id))
    return Said(places, {row.id: row.title for row in rows})


def lot(db: Db, reference: str) -> str:
    """A place in an order that tells nothing: neither when somebody wrote, nor where their code stands among the others."""
    return db.vault.lookup("order of publication", reference)


def sayings(db: Db, commune_id: str) -> Iterator[tuple[Any, Saying | None]]:
    """Every contribution that is with the commune, and its saying; None for one that is hidden."""
    here = contributions.c
    media = (
        select(func.count())
        .where(contribution_attachments.c.contribution_id == here.id)
        .scalar_subquery()
        .label("media")
    )
    wanted = (
        here.reference,
        here.kind,
        here.round_id,
        here.programme_version_id,
        here.axis_id,
        here.commitment_id,
        here.words,
        here.language,
        here.theme_id,
        here.answer_state,
        here.hidden_reason,
        here.sealed_name,
        here.id,
        media,
    )
    asked = select(*wanted).where(here.commune_id == commune_id, here.status == "received")
    last = ""
    while batch := db.execute(asked.where(here.reference > last).order_by(here.reference).limit(BATCH)).all():
        for row in batch:
            yield row, None if row.hidden_reason else _saying(db, row)
        last = batch[-1].reference


def _saying(db: Db, row: Any) -> Saying:
    words = row.words or ""
    if row.sealed_name and words:
        words = without_name(words, db.vault.open_text(row.sealed_name, "contributions.name"))
    return Saying(
        words.strip(),
        variety(row.language),
        row.kind,
        row.theme_id,
        row.answer_state or "open",
        row.media,
    )


def without_name(words: str, name: str) -> str:
    """Words without a name: neither the whole of it nor one of its parts, in any case."""
    parts = [part for part in re.split(r"[\s\-'’]+", name) if len(part) >= PART]
    for each in sorted({name.strip(), *parts}, key=len, reverse=True):
        if each:
            words = re.sub(rf"(?<!\w){re.escape(each)}(?!\w)", MASK, words, flags=re.IGNORECASE)
    return words


def quotations(found: Sequence[Saying], most: int) -> list[Saying]:
    """Some of what was said: readable in passing, of every way of writing in turn, nothing twice."""
    waiting: dict[str, list[Saying]] = defaultdict(list)
    seen: set[str] = set()
    for each in found:
        if SHORT <= len(each.words) <= LONG and each.words not in seen:
            seen.add(each.words)
            waiting[each.variety].append(each)
    chosen: list[Saying] = []
    while len(chosen) < most and any(waiting.values()):
        for queue in waiting.values():
            if queue and len(chosen) < most:
                chosen.append(queue.pop(0))
    return chosen


# -- answers -----------------------------------------------------------------------------------------------


def _answers(db: Db, commune_id: str) -> Mapping[Place, list[Answer]]:
    """The answers in force by place, the same words once, the most frequent first."""
    counts: dict[Place, Counter[tuple[Any, ...]]] = defaultdict(Counter)
    reasons: dict[tuple[tuple[str, str], ...], Mapping[str, str]] = {}
    for row in _answered(db, commune_id):
        words = tuple(sorted(row.reasons.items()))
        reasons[words] = row.reasons
        what = (row.state, words, row.measure, row.programme_number)
        counts[row.axis_id, row.commitment_id][what, row.answered_on] += 1
    return {place: _together(found, reasons) for place, found in counts.items()}


def _together(found: Counter[tuple[Any, ...]], reasons: Mapping[Any, Mapping[str, str]]) -> list[Answer]:
    totals: Counter[tuple[Any, ...]] = Counter()
    newest: dict[tuple[Any, ...], date] = {}
    for (what, day), count in found.items():
        totals[what] += count
        newest[what] = max(day, newest.get(what, day))
    order = sorted(totals, key=lambda what: (-totals[what], what[0], what[1]))
    return [Answer(w[0], reasons[w[1]], w[2], w[3], newest[w], totals[w]) for w in order]


def _answered(db: Db, commune_id: str) -> Sequence[Any]:
    last = select(func.max(official_answers.c.id)).where(official_answers.c.commune_id == commune_id)
    asked = (
        select(
            contributions.c.axis_id,
            contributions.c.commitment_id,
            official_answers.c.state,
            official_answers.c.reasons,
            official_answers.c.commitment_id.label("measure"),
            official_answers.c.programme_number,
            official_answers.c.answered_on,
        )
        .join(contributions, contributions.c.id == official_answers.c.contribution_id)
        .where(official_answers.c.id.in_(last.group_by(official_answers.c.contribution_id)))
        .where(contributions.c.status == "received")
    )
    return db.execute(asked).all()
