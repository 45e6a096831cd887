"""What came in: contributions by axis and commitment, round, kind and answer; and by who spoke, in which language, script, channel.

Counted is what is with the commune: what was withdrawn or erased is a number of its own, and stands in no other. What moderation
hid is counted with the rest.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from data.engine import Db
from data.figures import small
from data.tables import contributions, rounds

# How people write: the language and the script together. Darija in Arabic letters may be noted in two ways.
VARIETIES = ("ar", "ary", "ary-Latn", "fr")
SCRIPTS: Mapping[str, str] = {"ar": "Arab", "ary": "Arab", "ary-Latn": "Latn", "fr": "Latn"}
LANGUAGES: Mapping[str, str] = {"ar": "ar", "ary": "ary", "ary-Latn": "ary", "fr": "fr"}
STATES = ("accepted", "partly", "not_accepted", "open")  # open: no answer yet


def variety(language: str) -> str:
    """How a person wrote, of VARIETIES, from a language as it is stored."""
    return language if language in VARIETIES else "ary"


@dataclass(frozen=True, slots=True)
class Group:
    """So many contributions that have all this in common."""

    round: str  # its name
    kind: str  # comment, idea
    axis_id: str
    commitment_id: str | None  # None: the whole axis
    language: str
    channel: str
    state: str  # of STATES
    is_hidden: bool  # by moderation
    is_anonymous: bool
    is_from_workshop: bool
    count: int


@dataclass(frozen=True, slots=True)
class Came:
    """Everything that came in, as of one moment."""

    groups: Sequence[Group]
    withdrawn: int  # by their authors
    erased: int

    @property
    def total(self) -> int:
        return sum(group.count for group in self.groups)

    def by(self, key: Callable[[Group], str]) -> dict[str, int]:
        """Counts by any property, whole: for what was said."""
        return _count(self.groups, key)

    @property
    def hidden(self) -> int:
        return sum(group.count for group in self.groups if group.is_hidden)

    @property
    def answered(self) -> int:
        return self.total - self.by_state()["open"]

    def by_axis(self) -> Mapping[str, int]:
        return self.by(lambda group: group.axis_id)

    def by_commitment(self) -> Mapping[tuple[str, str | None], int]:
        found: Counter[tuple[str, str | None]] = Counter()
        for group in self.groups:
            found[group.axis_id, group.commitment_id] += group.count
        return found

    def by_state(self) -> Mapping[str, int]:
        """By the official answer in force."""
        return dict.fromkeys(STATES, 0) | self.by(lambda group: group.state)

    def by_axis_and_state(self) -> Mapping[tuple[str, str], int]:
        found: Counter[tuple[str, str]] = Counter()
        for group in self.groups:
            found[group.axis_id, group.state] += group.count
        return found

    def by_round(self) -> Mapping[str, int]:
        return self.by(lambda group: group.round)

    def by_kind(self) -> Mapping[str, int]:
        return self.by(lambda group: group.kind)

    # -- who spoke: small parts are not told ---------------------------------------------------------------

    def by_script_and_language(self) -> small.Table:
        """Scripts are the rows, languages the columns: one table, because each can be computed from the other."""
        found = Counter({(SCRIPTS[each], LANGUAGES[each]): 0 for each in VARIETIES})
        for group in self.groups:
            each = variety(group.language)
            found[SCRIPTS[each], LANGUAGES[each]] += group.count
        return small.table(found)

    def by_variety(self) -> small.Parts:
        """The cells of `by_script_and_language` by their name of VARIETIES: what it hides is hidden here as well."""
        cells = self.by_script_and_language().cells
        return {each: cells[SCRIPTS[each], LANGUAGES[each]] for each in VARIETIES}

    def by_channel(self) -> small.Parts:
        return small.parts(self.by(lambda group: group.channel))


def _count(groups: Iterable[Group], key: Callable[[Group], str]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for group in groups:
        found[key(group)] += group.count
    return dict(sorted(found.items()))


def read(db: Db, commune_id: str) -> Came:
    """Count a commune's contributions, in one statement."""
    here = contributions.c
    properties = (
        here.round_id,
        here.kind,
        here.axis_id,
        here.commitment_id,
        here.language,
        here.channel,
        here.answer_state,
        here.hidden_reason,
        here.is_anonymous,
        here.source.like("workshop:%").label("is_from_workshop"),
        here.status,
    )
    counted = select(*properties, func.count().label("number")).where(here.commune_id == commune_id)
    rows = db.execute(counted.group_by(*properties)).all()
    names = {row.id: row.name for row in db.execute(select(rounds).where(rounds.c.commune_id == commune_id))}
    gone = Counter[str]()
    for row in rows:
        gone[row.status] += row.number
    groups = [
        Group(
            round=names[row.round_id],
            kind=row.kind,
            axis_id=row.axis_id,
            commitment_id=row.commitment_id,
            language=row.language,
            channel=row.channel,
            state=row.answer_state or "open",
            is_hidden=row.hidden_reason is not None,
            is_anonymous=row.is_anonymous,
            is_from_workshop=bool(row.is_from_workshop),
            count=row.number,
        )
        for row in rows
        if row.status == "received"
    ]
    return Came(groups, withdrawn=gone["withdrawn"], erased=gone["erased"])
