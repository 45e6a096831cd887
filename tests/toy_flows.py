"""Small flows that use every step, a small world, and a driver that plays the runtime's part, JSON and all."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from flows.engine import Conversation, resume, start
from flows.steps import (
    NO,
    YES,
    Answer,
    Flows,
    Option,
    Receipt,
    Talk,
    choose,
    confirm,
    consent,
    do,
    flow,
    goto,
    heard,
    listed,
    listen,
    look,
    said,
    say,
)
from flows.types import (
    PHOTO,
    SHORT,
    TEXT,
    VOICE,
    Ask,
    Axis,
    Commitment,
    Commune,
    Do,
    Done,
    Effect,
    Entity,
    Event,
    HandOver,
    Heard,
    Json,
    Localized,
    Look,
    Programme,
    RecordContribution,
    Round,
    Say,
    Visit,
    WithdrawContribution,
)

ALL = Option("all", "all", synonyms=("kolchi", "tout"))
ANONYMOUS, NAMED = Option("anonymous", "anonymous"), Option("named", "named", synonyms=("mon nom",))
COMMENT = Option("comment", "comment", intents=("give_comment",))
READING = Option("reading", "reading", intents=("browse_programme",))


@flow(starts_on="give_comment", takes_words=True, when=lambda visit: visit.round is not None)
def comment(visit: Visit) -> Talk:
    yield say("welcome")
    axis: Axis = yield choose("axis", visit.programme.axes, heard="axis", called=("axe", "المحور"))
    about: Commitment | Option = yield choose("about", [*axis.commitments, ALL], called=("projet",))
    if not (yield from consent("comments")):
        return (yield say("nothing_kept"))
    yield say("write", axis=axis)
    words: Answer = yield listen("words", accept=(TEXT, VOICE, PHOTO), limit=300, called=("texte", "lklam"))
    name: Option = yield choose("name", [ANONYMOUS, NAMED], called=("nom", "smiya"))
    who: Answer | None = None
    if name is NAMED:
        who = yield listen("who", SHORT, limit=40, may_skip=True, called=("signature",))
    else:
        yield say("keep_the_code")
    if not (yield confirm("confirm", axis=axis, about=about, words=words, name=name, who=who)):
        return (yield say("not_sent"))
    receipt: Receipt = yield do(
        RecordContribution("comment", axis.id, about.id, words.text, words.media, who.text if who else None)
    )
    yield say("thanks" if receipt.ok else receipt.refusal, reference=receipt.reference)
    again: Option = yield choose("again", [YES, NO], key="engine-yes")
    if again is YES:
        yield goto("comment", axis=axis.id)


@flow(starts_on="request_information")
def request(visit: Visit) -> Talk:
    subject: Answer = yield listen("subject", SHORT, limit=60, called=("sujet",))
    parts: list[str] = []
    while True:
        part: Answer | None = yield listen("part", SHORT, may_skip=True)
        parts.append(part.text if part else "-")
        yield say("noted", n=len(parts))
        more: Option = yield choose("more", [YES, NO])
        if more is NO:
            break
    yield confirm("sure", subject=subject, parts=", ".join(parts))
    yield do(WithdrawContribution(subject.text))
    yield say("filed")


@flow(starts_on="browse_programme", light=True)
def reading(visit: Visit) -> Talk:
    numbers = [Option(f"n{i}", {"fr": f"chapitre {i}", "ar": f"فصل {i}"}, value=i) for i in range(1, 24)]
    while True:
        chapter: Option | None = yield choose("chapter", numbers, may_skip=True)
        if chapter is None:
            return (yield say("bye"))
        yield say("chapter_text", n=chapter.value)
        onward: Option = yield choose("onward", [COMMENT, READING])
        if onward is COMMENT:
            yield goto("comment", axis="axis_2", about="all")


@flow(starts_on=("session_info", "workshop_info"), aside=True)
def session(visit: Visit) -> Talk:
    found = yield look("my_items")
    yield say("when", n=len(found["items"]), day=visit.day)


@flow(starts_on="track_request")
def item(visit: Visit) -> Talk:
    known = yield heard("id")
    yield say("item", id=known or "", said=(yield said()))
    yield choose("fine", [YES, NO])


@flow(starts_on="talk_to_human", light=True)
def person(visit: Visit) -> Talk:
    yield do(HandOver((yield said())))
    yield say("handed")


@flow(light=True)
def menu(visit: Visit) -> Talk:
    chosen: Option = yield choose(
        "what", [READING, COMMENT, Option("request", "request", intents=("request_information",))]
    )
    yield goto(chosen.id)


@flow(aside=True)
def notice(visit: Visit) -> Talk:
    yield say("long")


TOYS: Flows = listed(comment, request, reading, session, item, person, menu, notice)


def _words(text: str) -> Localized:
    return {"fr": text, "ar": f"{text} ع", "ary": f"{text} د"}


def _commitment(axis: int, number: int) -> Commitment:
    name = _words(f"projet {axis}-{number}")
    return Commitment(f"a{axis}c{number}", number, name, name, name, (name,), (name,), (name,), 1, 6, name)


_TOPICS = {
    "participatory_democracy": "Démocratie participative",
    "information_access": "Accès à l'information",
    "local_governance": "Gouvernance locale",
    "financial_transparency": "Transparence financière",
}
AXES = tuple(
    Axis(
        f"axis_{n}",
        n,
        topic,
        _words(name),
        _words(name),
        _words(name),
        (_commitment(n, 1), _commitment(n, 2)),
    )
    for n, (topic, name) in enumerate(_TOPICS.items(), 1)
)
VISIT = Visit(
    Commune("berkane", _words("Berkane"), "BRK", True, None, (), None),
    Programme(3, "draft", _words("programme"), _words("intro"), None, (), AXES),
    Round(7, "draft", "open", date(2026, 11, 1), date(2026, 12, 31)),
    date(2026, 11, 21),
    "web",
    {
        "comment-anonymous": ("مجهول", "Anonyme"),
        "engine-language-fr": ("Français",),
        "engine-keep": ("Garder",),
        "engine-confirm-yes": ("صيفطو", "Envoyer"),
    },
)  # fmt: skip


def axis_named(n: int, start: int = 0, end: int = 0) -> tuple[str, str, int, int]:
    """The entity that a reader gives for the n-th axis."""
    return ("axis", tuple(_TOPICS)[n - 1], start, end)


@dataclass
class Talker:
    """One citizen, and the runtime between: performs, looks up, goes through JSON before every event."""

    flows: Mapping[str, object] = field(default_factory=lambda: TOYS)
    visit: Visit = VISIT
    conversation: Conversation = field(default_factory=start)
    consent: bool | None = None
    subscribed: list[str] = field(default_factory=list)
    refusal: str = ""
    through_json: bool = True
    performed: list[Do] = field(default_factory=list)
    looked: list[str] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)  # of the last turn, Do and Look left out
    messages: int = 0

    def hear(
        self, text: str = "", entities: Sequence[tuple[str, str, int, int]] = (), **parts: object
    ) -> list[str]:
        """One message; gives back what was said and asked, as `key` and `key?wording`."""
        self.messages += 1
        named = tuple(Entity(*each) for each in entities)
        parts.setdefault("message", self.messages)
        self.take(Heard(text=text, entities=named, **parts))  # type: ignore[arg-type]
        return self.outline()

    def press(self, option_id: str) -> list[str]:
        """Press the button of the last question that stands for this option."""
        ask = self.ask
        assert ask is not None
        token = next(c.id for c in ask.choices if c.id == option_id or c.id.partition(".")[2] == option_id)
        return self.hear(payload=token)

    def take(self, event: Event) -> None:
        self.effects = []
        for step in self._steps(event):
            self.effects += step

    def _steps(self, event: Event) -> Iterator[list[Effect]]:
        for _ in range(60):
            if self.through_json:
                self.conversation = Conversation.from_json(
                    json.loads(json.dumps(self.conversation.to_json()))
                )
            self.conversation, effects = resume(self.conversation, event, self.visit, self.flows)  # type: ignore[arg-type]
            last = effects[-1] if effects else None
            assert all(isinstance(effect, Say) for effect in effects[:-1])
            if not isinstance(last, Do | Look):
                yield list(effects)
                return
            yield list(effects[:-1])
            event = Done(self._perform(last) if isinstance(last, Do) else self._look(last))
        raise AssertionError("the turn never ends")

    def _perform(self, effect: Do) -> Json:
        self.performed.append(effect)
        name = type(effect.order).__name__
        if name == "StopNotices":
            stopped, self.subscribed = self.subscribed, []
            return {"ok": True, "purposes": [*stopped]}
        if name == "RecordConsent":
            self.consent = effect.order.is_given  # type: ignore[union-attr]
            return {"ok": True}
        if self.refusal:
            return {"ok": False, "refusal": self.refusal}
        return {"ok": True, "reference": f"BRK-{len(self.performed)}"}

    def _look(self, effect: Look) -> Json:
        self.looked.append(effect.name)
        if effect.name == "consent":
            return self.consent
        return {"subscriptions": {"purposes": [*self.subscribed]}, "my_items": {"items": []}}.get(effect.name)  # type: ignore[return-value]

    @property
    def ask(self) -> Ask | None:
        last = self.effects[-1] if self.effects else None
        return last if isinstance(last, Ask) else None

    @property
    def asked(self) -> Ask:
        assert self.ask is not None
        return self.ask

    @property
    def choices(self) -> list[str]:
        return [choice.id.partition(".")[2] for choice in self.asked.choices]

    def orders(self, name: str) -> int:
        return sum(type(each.order).__name__ == name for each in self.performed)

    def outline(self) -> list[str]:
        """The last turn in short: `key` for a line, `key?` and its wording for a question."""
        return [
            each.key if isinstance(each, Say) else f"{each.key}?{each.wording}"
            for each in self.effects
            if isinstance(each, Say | Ask)
        ]


def talk(*texts: str, **parts: object) -> Talker:
    """A talker who said these, one after another."""
    talker = Talker(**parts)  # type: ignore[arg-type]
    for text in texts:
        talker.hear(text)
    return talker


def commenting(*answers: str, **parts: object) -> Talker:
    """A talker in the comment form, after the notice, with these answers given as texts or `=option` presses."""
    talker = Talker(**parts)  # type: ignore[arg-type]
    talker.hear("bghit n3ti ray", intent="give_comment", confidence=0.95, language="ary-Latn", is_sure=True)
    for answer in answers:
        if answer.startswith("="):
            talker.press(answer[1:])
        else:
            talker.hear(answer)
    return talker
