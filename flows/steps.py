"""The words a flow is written in: each step is a value that the flow yields and the engine answers.

    from flows.steps import Option, Talk, choose, confirm, consent, do, flow, listen, say

    WHOLE_AXIS = Option("all", "whole_axis", synonyms=("kolchi", "tout l'axe", "كلشي"))
    ANONYMOUS = Option("anonymous", "anonymous")
    MY_NAME = Option("named", "my_name")

    @flow(starts_on="give_comment", takes_words=True)
    def comment(visit: Visit) -> Talk:
        axis: Axis = yield choose("axis", visit.programme.axes, heard="axis", called=("l'axe", "المحور"))
        about: Commitment | Option = yield choose("about", [*axis.commitments, WHOLE_AXIS])
        if not (yield from consent("comments")):
            return (yield say("nothing_kept"))
        words: Answer = yield listen("words", accept=(TEXT, VOICE, PHOTO), limit=COMMENT_LIMIT)
        name: Option = yield choose("name", [ANONYMOUS, MY_NAME])
        if not (yield confirm("confirm", axis=axis, about=about, words=words, name=name)):
            return (yield say("not_sent"))
        receipt: Receipt = yield do(RecordContribution("comment", axis.id, ...))
        yield say("thanks" if receipt.ok else receipt.refusal, reference=receipt.reference)

**What a flow may branch on**: answers, looks, what `do` gave back, and its visit; nothing else, because the engine
runs it again from the top at every message and feeds it the answers it remembers by name. So: no counters outside,
no global that changes, and a name means one question (in a loop the engine counts the turns itself).

**Names and keys.** A name without a hyphen belongs to the flow: `axis` in `comment` is the text `comment-axis`,
`nothing_kept` is `comment-nothing-kept`. A key with a hyphen is used as it stands (`engine-yes`). A question has
three wordings: the text itself and its attributes `.example` and `.simple`; and `.name`, what the question is called
when a summary offers to change it ("the axis", "your words").
"""

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, TypeAlias

from flows.types import OPEN, TEXT, Json, Kind, Label, Localized, Order, RecordConsent, Visit

# The longest text a question keeps unless it says otherwise: about a page, what a counter form would hold.
TEXT_LIMIT = 2000


class Offered(Protocol):
    """What may be offered as it is: an Axis, a Commitment. The step gives the very object back."""

    @property
    def id(self) -> str: ...
    @property
    def short(self) -> Localized: ...
    @property
    def title(self) -> Localized: ...


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of our own making. `id` is short ASCII (it travels in a button of 64 bytes), never starts with ~."""

    id: str
    label: Label  # a text key of at most 20 letters, or words that came with the content
    hint: Localized | None = None  # the longer line of a list row
    synonyms: tuple[str, ...] = ()  # other words for it, any language and script; recognised, never shown
    means: tuple[str, ...] = ()  # entity values that stand for it, besides its id
    intents: tuple[str, ...] = ()  # a message read so chooses it (menus)
    value: Any = None  # whatever the flow wants back with it
    tells: str = (
        ""  # a text that names a value of this kind chooses it, and answers the question of that name to come
    )
    says: Callable[[str], bool] | None = None  # whether a text means this choice, in words too many to list
    stands_for: str = ""  # yes or no: where the question can be answered so, this is the choice


Choosable: TypeAlias = Option | Offered


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person wrote or sent. `media` are ids of stored attachments; a photo's caption is the text."""

    text: str = ""
    media: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()  # voice or photo, one for each of `media`
    wish: str = ""  # the intent that these words were read as, when it was surely another flow's


@dataclass(frozen=True, slots=True)
class Receipt:
    """What came of a `do`. `more` holds the rest of the result."""

    ok: bool
    refusal: str = ""
    reference: str = ""
    more: Mapping[str, Json] = field(default_factory=dict)


# -- the steps -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    key: str
    args: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Choose:
    name: str
    options: tuple[Choosable, ...]
    heard: str
    args: Mapping[str, Any]
    may_skip: bool
    key: str
    called: tuple[str, ...]
    stays: bool


@dataclass(frozen=True, slots=True)
class Listen:
    name: str
    kind: Kind
    accept: tuple[str, ...]
    limit: int
    may_skip: bool
    may_prefill: bool
    args: Mapping[str, Any]
    key: str
    called: tuple[str, ...]
    heard: str
    asides: tuple[str, ...]
    fits: Callable[[str], bool] | None = None


@dataclass(frozen=True, slots=True)
class Confirm:
    name: str
    yes: str  # the label of its yes
    args: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Perform:
    order: Order
    bars: bool


@dataclass(frozen=True, slots=True)
class See:
    name: str
    args: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Recall:
    what: Literal["entity", "text"]
    name: str


@dataclass(frozen=True, slots=True)
class Goto:
    flow: str
    given: Mapping[str, str]
    known: Mapping[str, str] = field(default_factory=dict)
    is_offer: bool = False


Question: TypeAlias = Choose | Listen | Confirm
Step: TypeAlias = Line | Question | Perform | See | Recall | Goto
Talk: TypeAlias = Generator[Step, Any, Any]  # what a flow is; what it returns is not looked at


def say(key: str, /, **args: Any) -> Line:
    """A line. Arguments may be Options, axes, commitments and Answers too: they are shown by their label.

    Gives nothing back. Said once, when the conversation first passes here (again after `back` comes to the
    question that follows it).
    """
    return Line(key, args)


def choose(  # flow authors name what they need; the rest has its default
    name: str,
    options: Sequence[Choosable],
    *,
    heard: str = "",
    args: Mapping[str, Any] | None = None,
    may_skip: bool = False,
    key: str | None = None,
    called: Sequence[str] = (),
    stays: bool = False,
) -> Choose:
    """A question of choices; gives back the very option that was offered, None when skipped.

    `heard` names an entity: when the message that started the flow, or one that answered a question before, held
    a value that fits exactly one option (its id, its `means`, an axis's topic), the question is not asked.
    More than nine options are paged by the engine. No options at all: None, and nothing is asked.
    `called` are words for the question itself ("change the axis"). `stays`: once answered, back and correct pass
    over it, because its consequence was carried out (a consent).
    """
    return Choose(name, tuple(options), heard, args or {}, may_skip, key or name, tuple(called), stays)


def listen(  # as for choose
    name: str,
    kind: Kind = OPEN,
    *,
    accept: Sequence[str] = (TEXT,),
    limit: int = TEXT_LIMIT,
    may_skip: bool = False,
    may_prefill: bool = True,
    args: Mapping[str, Any] | None = None,
    key: str | None = None,
    called: Sequence[str] = (),
    heard: str = "",
    asides: Sequence[str] = (),
    fits: Callable[[str], bool] | None = None,
) -> Listen:
    """A free-text question; gives back an `Answer`, None when skipped. It has no choices but that one.

    A voice note or a photo, where `accept` names it, is the answer; photos that follow it, before the flow comes to
    another question that takes them, are collected into the same answer (five at most).

    `may_prefill`: an OPEN question first offers what the person already wrote (the sentence that started the
    flow) as its answer. A longer text is kept cut at `limit`, and the person is told.

    `heard` as for choose: a value named outright in the message that started the flow is the answer. `asides` are
    flows whose questions are answered here and never stored, whatever the kind. `fits`: whether a text says anything here;
    one that does not ("1", "ok") is not understood, and the question comes again with its example.
    """
    return Listen(
        name,
        kind,
        tuple(accept),
        limit,
        may_skip,
        may_prefill,
        args or {},
        key or name,
        tuple(called),
        heard,
        tuple(asides),
        fits,
    )


def confirm(name: str, yes: str = "engine-confirm-yes", /, **args: Any) -> Confirm:
    """The summary: yes, change, no; gives back True or False. What is shown is what is confirmed; `yes` is its label.

    A yes is good for these very arguments only: when one of them changes, the summary is shown again. An Answer
    among them shows its text, or that it is a voice note or a photo; `<argument>_media` is how many came with it.
    """
    return Confirm(name, yes, args)


def do(order: Order, *, bars: bool = True) -> Perform:
    """Something the town hall does; gives back a `Receipt`. Performed once, whatever happens after.

    `bars`: back and correct do not reach across it, for what came before is now on record. A refusal bars nothing.
    """
    return Perform(order, bars)


def look(name: str, /, **args: str) -> See:
    """What can change underneath (`flows.types.Look` lists the names); gives back plain JSON, remembered."""
    return See(name, args)


def heard(entity: str) -> Recall:
    """The value of an entity in the message that started the flow, or None; it counts once."""
    return Recall("entity", entity)


def said() -> Recall:
    """The text of the message that started the flow, "" when it was a button."""
    return Recall("text", "said")


def goto(flow: str, /, **given: str) -> Goto:
    """The end of this flow and the beginning of another, with answers it need not ask for (name to option id or
    text). What was heard and not used goes along. When that other flow is already open, the person is asked
    which of the two to go on with.
    """
    return Goto(flow, given)


def offer(flow: str, /, known: Mapping[str, str] | None = None, **given: str) -> Goto:
    """The end of this flow; another is offered once nothing else is open, and passed by with any other word.

    `known` is what its `heard` is told, `given` as for goto.
    """
    return Goto(flow, given, known or {}, is_offer=True)


YES = Option("yes", "engine-yes")
NO = Option("no", "engine-no")


def consent(purpose: str) -> Generator[Step, Any, bool]:
    """`yield from`: whether the person agrees to this use. Asked until they once said yes, recorded as asked.

    The question is the text `consent-<purpose>` (hyphens for underscores). A no of another day is asked again: who comes back to leave a
    comment may have changed their mind, and otherwise one no could never be taken back here.
    """
    if (yield look("consent", purpose=purpose)) is True:
        return True
    key = f"consent-{purpose.replace('_', '-')}"
    answer = yield choose(f"consent_{purpose}", [YES, NO], key=key, stays=True)
    is_given = answer is YES
    yield do(RecordConsent(purpose, is_given, key), bars=False)
    return is_given


# -- a flow ------------------------------------------------------------------------------------------------


def _always(visit: Visit) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Flow:
    """A conversation that can be begun. Its name is stored with people's answers: renaming it ends theirs."""

    name: str
    talk: Callable[[Visit], Talk]
    starts_on: tuple[str, ...]
    aside: bool
    light: bool
    takes_words: bool
    offers: str
    when: Callable[[Visit], bool]
    says: Callable[[str], bool] | None = None
    answers: Callable[[str], bool] | None = None
    asides: tuple[str, ...] = ()
    is_signed: bool = False


Flows: TypeAlias = Mapping[str, Flow]


def flow(  # as for choose
    *,
    starts_on: str | Sequence[str] = (),
    aside: bool = False,
    light: bool = False,
    takes_words: bool = False,
    offers: str | None = None,
    when: Callable[[Visit], bool] = _always,
    says: Callable[[str], bool] | None = None,
    answers: Callable[[str], bool] | None = None,
    asides: Sequence[str] = (),
    is_signed: bool = False,
    name: str | None = None,
) -> Callable[[Callable[[Visit], Talk]], Flow]:
    """Make a generator function a flow.

    `starts_on`: the intents that begin it; with `when`, only in such a world (comment or idea, by the round).
    `aside`: it is answered in place, in the middle of any form, and ends there at its first question; where no form is
    open it may ask what else is wanted.
    `light`: leaving it loses nothing (a menu, reading): another flow takes its place without an offer.
    `takes_words`: an open question comes, so a sentence written too early is kept to be offered as its answer.
    `says`: whether a sentence already says what the open question asks; a flow that needs few words has its own rule.
    `answers`: of an aside, whether a text is a question that it surely answers, by its words alone; `asides`: the flows that
    are asked so at every question of this one, before anything else is made of the text.
    `is_signed`: it asks in whose name; who wants none and says so before is not asked.
    `offers`: the key of the label (20 letters) under which it is offered; `<flow>-offer` if not given.
    """
    intents = (starts_on,) if isinstance(starts_on, str) else tuple(starts_on)

    def wrap(talk: Callable[[Visit], Talk]) -> Flow:
        called = name or talk.__name__
        label = offers or f"{called.replace('_', '-')}-offer"
        return Flow(
            called,
            talk,
            intents,
            aside,
            light,
            takes_words,
            label,
            when,
            says,
            answers,
            tuple(asides),
            is_signed,
        )

    return wrap


def listed(*flows: Flow) -> Flows:
    """Flows by name, in the order in which their intents are tried."""
    return {each.name: each for each in flows}
