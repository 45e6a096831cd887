"""The parts of a conversation: a form with its answers, what a message said, what waits. Frozen, and no more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from flows.types import Json

# The kinds of a journal entry.
CHOSEN, WORDS, SKIPPED, CONFIRMED = "choice", "words", "skip", "confirm"  # answers of the person
LOOKED, DONE, RECALLED = "look", "do", "recall"
ANSWERS = frozenset({CHOSEN, WORDS, SKIPPED, CONFIRMED})

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry:
    """What one step was given. `note` is what the value holds good for: a summary's digest, a look's arguments;
    true on a `do` that bars the way back and on a choice that stays.
    """

    kind: str
    value: Json = None
    note: Json = None

    @property
    def is_answer(self) -> bool:
        return self.kind in ANSWERS

    @property
    def bars(self) -> bool:
        return self.kind == DONE and self.note is True

    @property
    def stays(self) -> bool:
        """Whether back passes over it and leaves it where it is."""
        return self.kind == DONE or (self.kind == CHOSEN and self.note is True)


Journal = Mapping[str, Entry]


@dataclass(frozen=True, slots=True)
class Origin:
    """The message that led somewhere: what it said that a flow may still use. `at` is the runtime's counter."""

    text: str = ""
    heard: Mapping[str, str] = field(default_factory=dict)  # entity to value, each used once
    media: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    at: int = 0
    is_proposal: bool = False  # whether it says enough to be offered as the words of an open question


NOTHING = Origin()


@dataclass(frozen=True, slots=True)
class Waiting:
    """The question last asked in a form: its number `n` is what its buttons carry."""

    key: str
    n: int
    misses: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class Frame:
    flow: str
    pins: Mapping[str, Json] = field(default_factory=dict)  # empty: not begun yet
    journal: Journal = field(default_factory=dict)
    since: int = 0
    origin: Origin = NOTHING
    given: Mapping[str, str] = field(default_factory=dict)  # answers that came with `goto`, by step name
    waiting: Waiting | None = None
    replaced: tuple[str, Entry] | None = None  # the answer being corrected: `back` puts it in its place again
    told: Mapping[str, str] = field(default_factory=dict)  # digest of the lines said before each question

    @property
    def has_answers(self) -> bool:
        return any(entry.is_answer for entry in self.journal.values())

    @property
    def has_barred(self) -> bool:
        return any(entry.bars for entry in self.journal.values())


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question of the engine itself, over whatever waits below; any other message passes by it."""

    kind: str
    n: int
    flow: str = ""
    flows: tuple[str, ...] = ()
    origin: Origin = NOTHING
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pending:
    """The Do or Look whose result comes next. `key` names the step it belongs to."""

    kind: str  # look, do: of a flow; visit, subscriptions, stopping: of the engine
    key: str = ""
    note: Json = None


def without(entries: Mapping[str, T], names: Iterable[str]) -> dict[str, T]:
    """The entries but for these."""
    dropped = set(names)
    return {name: entry for name, entry in entries.items() if name not in dropped}
