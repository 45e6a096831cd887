"""Themes: contributions that say the same thing, in whatever script or language; answered once.

Likeness only suggests; staff say whether it is so. Rare words weigh more than those that everybody uses.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from math import log
from typing import Any

from sqlalchemy import and_, func, insert, literal, select, union_all, update

from data import audit
from data.engine import Db
from data.review import tokens
from data.tables import contribution_themes as table
from data.tables import contribution_tokens, contributions

TITLE = 120  # characters
ALIKE = 0.5  # of what two texts say, so much is common
SAME_MATTER = 0.75  # of the ideas of two texts in different words, so many are common
WINDOW = 250  # of the newest without a theme: what is compared at once
COMMON = 1_000  # a token that more contributions hold tells nothing apart
CANDIDATES = 60  # that are compared with one contribution
NEAREST = 10  # that one contribution is compared with among those of a window
IDEA = "@"
# Ideas of whoever speaks of anything in a town.
VAGUE = frozenset({"@quarter", "@citizen", "@people", "@service", "@info", "@price", "@late"})
FEW = 2  # tokens or ideas in common: one alone is chance


class ThemeError(ValueError):
    """This cannot be done with a theme; `code` says why: empty, too_long, unknown, taken, nothing."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class ThemeRow:
    id: int
    title: str
    axis_id: str | None
    made_by: str
    made_at: datetime
    members: int  # that were not taken back
    answered: int
    languages: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Like:
    """A contribution that seems to say the same."""

    id: int
    reference: str
    words: str
    language: str
    axis_id: str
    theme_id: int | None
    answer_state: str | None
    likeness: float  # from 0 to 1


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Contributions that seem to say the same thing."""

    theme_id: int | None  # one that is there already, which they would join
    members: Sequence[Like]  # in no theme yet; the first says it for all

    @property
    def languages(self) -> Sequence[str]:
        return sorted({each.language for each in self.members})


# -- likeness ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class About:
    """What a text is about: its words, and the ideas that several languages share."""

    words: frozenset[str]
    ideas: frozenset[str]

    @classmethod
    def of(cls, held: Collection[str]) -> "About":
        ideas = frozenset(token for token in held if token[0] == IDEA)
        return cls(frozenset(held) - ideas, ideas - VAGUE)

    @property
    def all(self) -> frozenset[str]:
        return self.words | self.ideas


def likeness(one: About, other: About, weight: Mapping[str, float]) -> float:
    """From 0 to 1: by the words of one script, by the ideas alone, or by ideas and the names that go with them."""
    words, ideas = one.words & other.words, one.ideas & other.ideas
    if len(words) + len(ideas) < FEW:
        return 0.0
    common, thought = _sum(words, weight), _sum(ideas, weight)
    found = 0.0
    if len(words) >= FEW:
        found = common / _sum(one.words | other.words, weight)
    if len(ideas) >= FEW:
        told = _sum(one.ideas | other.ideas, weight)
        found = max(found, thought / told * ALIKE / SAME_MATTER)
    if ideas and len(words) >= FEW:  # "the lights of Hay Nahda", in whatever language
        told = min(_sum(one.ideas, weight), _sum(other.ideas, weight))
        found = max(found, (thought + common) / (told + common) * ALIKE / SAME_MATTER)
    return min(found, 1.0)  # sums of the same weights in another order differ in the last digit


def _sum(held: Collection[str], weight: Mapping[str, float]) -> float:
    return sum(weight.get(token, 1.0) for token in held)


def _weights(held: Collection[About]) -> dict[str, float]:
    """How much a token tells, from how many hold it."""
    seen = Counter(token for each in held for token in each.all)
    return {token: log(1 + len(held) / count) for token, count in seen.items()}


# -- what seems the same -------------------------------------------------------------------------------------


def like(db: Db, commune_id: str, contribution_id: int, limit: int = 8) -> list[Like]:
    """Contributions that seem to say the same as this one, most alike first; those of its own theme aside."""
    mine = tokens.of(db, [contribution_id])[contribution_id]
    telling = _telling(db, commune_id, mine)
    if not telling:
        return []
    own = select(contributions.c.theme_id).where(contributions.c.id == contribution_id).scalar_subquery()
    near = _near(db, commune_id, list(telling), contribution_id, own)
    held = tokens.of(db, [row.id for row in near])
    weight = {token: log(1 + COMMON / (count + 1)) for token, count in telling.items()}
    about = About.of(mine)
    found = [_like(row, likeness(about, About.of(held[row.id]), weight)) for row in near]
    return sorted(
        (each for each in found if each.likeness >= ALIKE), key=lambda each: (-each.likeness, each.reference)
    )[:limit]


def _telling(db: Db, commune_id: str, mine: Collection[str]) -> dict[str, int]:
    """The tokens that tell something, with how many hold them; counted no further than needed."""
    held = contribution_tokens.c
    counts = []
    for token in sorted(mine):
        some = select(held.contribution_id).where(held.commune_id == commune_id, held.token == token)
        some_rows = some.limit(COMMON).subquery()
        counts.append(select(literal(token), func.count()).select_from(some_rows))
    if not counts:
        return {}
    return {token: count for token, count in db.execute(union_all(*counts)) if count < COMMON}


def _near(db: Db, commune_id: str, telling: Sequence[str], but: int, own_theme: Any) -> Sequence[Any]:
    held = contribution_tokens.c
    shared = func.count().label("shared")
    nearest = (
        select(held.contribution_id, shared)
        .where(held.commune_id == commune_id, held.token.in_(telling), held.contribution_id != but)
        .group_by(held.contribution_id)
        .order_by(shared.desc(), held.contribution_id.desc())
        .limit(CANDIDATES)
        .subquery()
    )
    is_other = contributions.c.theme_id.is_distinct_from(own_theme) | contributions.c.theme_id.is_(None)
    wanted = (
        select(*_LIKE).join(nearest, nearest.c.contribution_id == contributions.c.id).where(is_other, *_SHOWN)
    )
    return db.execute(wanted.where(contributions.c.commune_id == commune_id)).all()


_LIKE = (
    contributions.c.id,
    contributions.c.reference,
    func.substr(contributions.c.words, 1, 300).label("words"),
    contributions.c.language,
    contributions.c.axis_id,
    contributions.c.theme_id,
    contributions.c.answer_state,
)
_SHOWN = (contributions.c.status == "received", contributions.c.hidden_reason.is_(None))


def _like(row: Any, likeness: float) -> Like:
    return Like(
        row.id,
        row.reference,
        row.words or "",
        row.language,
        row.axis_id,
        row.theme_id,
        row.answer_state,
        likeness,
    )


@dataclass(slots=True)
class _Leader:
    """The first that said something, and those that are like it."""

    about: About
    theme_id: int | None
    members: list[Like] = field(default_factory=list)


def suggestions(db: Db, commune_id: str, *, axis_id: str | None = None, limit: int = 20) -> list[Suggestion]:
    """Among the newest that wait for an answer and have no theme: which seem to say the same, largest first."""
    rows = _open(db, commune_id, axis_id)
    themed = _of_themes(db, commune_id)
    kept = tokens.of(db, [row.id for row in (*themed, *rows)])
    held = {number: About.of(found) for number, found in kept.items()}
    weight = _weights([held[row.id] for row in rows])
    leaders = _Leaders(weight)
    for row in themed:
        leaders.lead(held[row.id], row.theme_id)
    for row in rows:
        leaders.place(held[row.id], row)
    found = (
        Suggestion(each.theme_id, each.members)
        for each in leaders.all
        if len(each.members) > (0 if each.theme_id else 1)
    )
    return sorted(found, key=lambda each: (-len(each.members), each.members[0].reference))[:limit]


class _Leaders:
    """Who speaks first for each thing said; found by the tokens that tell most."""

    def __init__(self, weight: Mapping[str, float]) -> None:
        self.all: list[_Leader] = []
        self._weight = weight
        self._by: dict[str, list[_Leader]] = defaultdict(list)

    def lead(self, about: About, theme_id: int | None) -> _Leader:
        leader = _Leader(about, theme_id)
        self.all.append(leader)
        for token in about.all:
            self._by[token].append(leader)
        return leader

    def place(self, about: About, row: Any) -> None:
        if len(about.all) < FEW:  # it says too little to be like anything
            return
        best, most = None, ALIKE
        for leader in self._near(about):
            alike = likeness(leader.about, about, self._weight)
            if alike >= most and (best is None or alike > most):
                best, most = leader, alike
        leader = best or self.lead(about, None)
        leader.members.append(_like(row, most if best else 1.0))

    def _near(self, about: About) -> list[_Leader]:
        """Those that share most of what tells something: others cannot be alike."""
        shared = Counter[int]()
        known: dict[int, _Leader] = {}
        for token in about.all:
            for leader in self._by.get(token, ()):
                shared[id(leader)] += 1
                known[id(leader)] = leader
        return [known[number] for number, count in shared.most_common(NEAREST) if count >= FEW]


def _open(db: Db, commune_id: str, axis_id: str | None) -> Sequence[Any]:
    wanted = select(*_LIKE).where(
        contributions.c.commune_id == commune_id,
        contributions.c.theme_id.is_(None),
        contributions.c.answer_state.is_(None),
        *_SHOWN,
    )
    if axis_id:
        wanted = wanted.where(contributions.c.axis_id == axis_id)
    order = (contributions.c.received_on.desc(), contributions.c.reference.desc())
    return db.execute(wanted.order_by(*order).limit(WINDOW)).all()


def _of_themes(db: Db, commune_id: str) -> Sequence[Any]:
    """A few of every theme, for others to join."""
    place = func.row_number().over(partition_by=contributions.c.theme_id, order_by=contributions.c.id)
    ranked = (
        select(contributions.c.id, contributions.c.theme_id, place.label("place"))
        .where(contributions.c.commune_id == commune_id, contributions.c.theme_id.is_not(None))
        .subquery()
    )
    return db.execute(select(ranked.c.id, ranked.c.theme_id).where(ranked.c.place <= FEW)).all()


# -- themes --------------------------------------------------------------------------------------------------


def listed(db: Db, commune_id: str, theme_id: int | None = None) -> list[ThemeRow]:
    """The themes of a commune, newest first; or one of them."""
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    answered = Counter[int]()
    asked = (
        select(
            contributions.c.theme_id,
            contributions.c.language,
            contributions.c.answer_state.is_not(None).label("is_answered"),
            func.count().label("count"),
        )
        .where(contributions.c.commune_id == commune_id, contributions.c.theme_id.is_not(None))
        .where(contributions.c.status == "received")
        .group_by(contributions.c.theme_id, contributions.c.language, "is_answered")
    )
    wanted = select(table).where(table.c.commune_id == commune_id).order_by(table.c.id.desc())
    if theme_id is not None:
        asked = asked.where(contributions.c.theme_id == theme_id)
        wanted = wanted.where(table.c.id == theme_id)
    for row in db.execute(asked):
        counts[row.theme_id][row.language] += row[3]
        answered[row.theme_id] += row[3] if row.is_answered else 0
    return [
        ThemeRow(
            row.id,
            row.title,
            row.axis_id,
            row.made_by,
            row.made_at,
            sum(counts[row.id].values()),
            answered[row.id],
            dict(counts[row.id]),
        )
        for row in db.execute(wanted)
    ]


def titles(db: Db, commune_id: str) -> dict[int, str]:
    """What the themes of a commune are called, newest first."""
    wanted = select(table.c.id, table.c.title).where(table.c.commune_id == commune_id)
    return {row.id: row.title for row in db.execute(wanted.order_by(table.c.id.desc()))}


def load(db: Db, commune_id: str, theme_id: int) -> ThemeRow | None:
    """One theme."""
    return next(iter(listed(db, commune_id, theme_id)), None)


def make(db: Db, commune_id: str, title: str, axis_id: str | None, *, actor: str, now: datetime) -> int:
    """A new theme, empty. ThemeError."""
    made = {
        "commune_id": commune_id,
        "title": _tidy(title),
        "axis_id": axis_id,
        "made_by": actor,
        "made_at": now,
    }
    theme_id = int(db.value(insert(table).values(made).returning(table.c.id)))
    audit.note(db, commune_id, actor, "theme_made", str(theme_id), now)
    return theme_id


def rename(db: Db, commune_id: str, theme_id: int, title: str, *, actor: str, now: datetime) -> None:
    """Another title. ThemeError."""
    done = db.value(
        update(table)
        .where(table.c.commune_id == commune_id, table.c.id == theme_id)
        .values(title=_tidy(title))
        .returning(table.c.id)
    )
    if done is None:
        raise ThemeError("unknown")
    audit.note(db, commune_id, actor, "theme_renamed", str(theme_id), now)


def _tidy(title: str) -> str:
    title = " ".join(title.split())
    if not title:
        raise ThemeError("empty")
    if len(title) > TITLE:
        raise ThemeError("too_long")
    return title


def join(
    db: Db, commune_id: str, theme_id: int, references: Sequence[str], *, actor: str, now: datetime
) -> int:
    """Say that these belong to a theme; returns how many joined. What stands in another theme stays there. ThemeError."""
    known = select(table.c.id).where(table.c.commune_id == commune_id, table.c.id == theme_id)
    if db.value(known) is None:
        raise ThemeError("unknown")
    mine = and_(contributions.c.commune_id == commune_id, contributions.c.reference.in_(references))
    joined = db.execute(
        update(contributions)
        .where(mine, contributions.c.theme_id.is_(None), contributions.c.status == "received")
        .values(theme_id=theme_id)
        .returning(contributions.c.reference)
    ).scalars()
    found = sorted(joined)
    if found:
        audit.note(db, commune_id, actor, "theme_joined", str(theme_id), now, {"references": found})
    return len(found)


def leave(db: Db, commune_id: str, theme_id: int, reference: str, *, actor: str, now: datetime) -> bool:
    """Say that this one is about something else; whether it was in the theme."""
    gone = db.value(
        update(contributions)
        .where(contributions.c.commune_id == commune_id, contributions.c.reference == reference)
        .where(contributions.c.theme_id == theme_id)
        .values(theme_id=None)
        .returning(contributions.c.id)
    )
    if gone is not None:
        audit.note(db, commune_id, actor, "theme_left", str(theme_id), now, {"reference": reference})
    return gone is not None
