"""Plays the conversations of tests/transcripts on the pure engine, through JSON between every event.

A transcript is a YAML file of one flow: a list of conversations, each with a name, a world (transcript_world.visit and
TownHall) and turns. A turn is what the citizen does and how the reader would have read it:

    - say: {ary-Arab: …, ary-Latn: …, ar: …, fr: …}   # or one text for all; [words](axis:value) marks an entity
      read: give_comment                               # the intent, with `sure: .95` beside it
    - press: all                                       # the id of a choice on the screen, as its button
    - voice: v1                                        # or photo, with `say` as its caption; `media: sticker`
      after: 30                                        # hours of silence before
      world: {round: closed}                           # what changed since
      times: 400                                       # the text, so many times over

What is said is kept beside it as it stands on the screen: tests/transcripts/<flow>.<language>.txt.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from fluent_files import all_labels
from transcript_world import TownHall, visit

from bot.runtime.render import render
from flows import engine
from flows.types import Ask, Do, Done, Effect, Entity, Event, Heard, Look, Media, RecordContribution, Say

FOLDER = Path(__file__).parent / "transcripts"
LANGUAGES = ("ary-Arab", "ary-Latn", "ar", "fr")
SURE = 0.95
_ENTITY = re.compile(r"\[(?P<words>[^\]]+)\]\((?P<entity>\w+):(?P<value>[^)]+)\)")
_ISOLATES = str.maketrans("", "", "\u2068\u2069")
A_LINE = 200  # characters of what a citizen wrote that are shown back in a transcript
MOST_STEPS = 40  # dos and looks in one turn: more is a flow that runs in a circle


@dataclass(frozen=True, slots=True)
class Conversation:
    flow: str
    name: str
    world: Mapping[str, Any]
    turns: Sequence[Mapping[str, Any]]


@dataclass(slots=True)
class Played:
    """One turn as it happened: what the citizen did, what the town hall was asked, what stood on the screen."""

    did: str
    says: tuple[Say, ...]
    ask: Ask | None
    orders: tuple[Do, ...]
    screen: str
    buttons: tuple[str, ...]


@dataclass(slots=True)
class Stage:
    """A conversation being played."""

    conversation: Conversation
    language: str
    town: TownHall = field(init=False)
    state: str = field(init=False)
    world: dict[str, Any] = field(init=False)
    ask: Ask | None = None
    count: int = 0

    def __post_init__(self) -> None:
        self.world = dict(self.conversation.world)
        self.town = TownHall(self.world)
        self.state = _stored(engine.start())

    def play(self, turn: Mapping[str, Any]) -> Played:
        self.world.update(turn.get("world", {}))
        self.count += 1
        heard = self._heard(turn)
        return self.hear(heard, self._did(turn, heard))

    def hear(self, heard: Heard, did: str = "") -> Played:
        says: list[Say] = []
        orders: list[Do] = []
        event: Event = heard
        for _ in range(MOST_STEPS):
            effects = self._resume(event)
            says += [effect for effect in effects if isinstance(effect, Say)]
            last = effects[-1] if effects else None
            if isinstance(last, Do):
                orders.append(last)
                result = json.loads(json.dumps(self.town.perform(last.order)))
                event = Done(result)
                if result["ok"]:
                    self._forget(last)
            elif isinstance(last, Look):
                event = Done(json.loads(json.dumps(self.town.look(last))))
            else:
                return self._told(did, says, last, orders)
        raise AssertionError(f"{self.conversation.name}: the turn does not end")

    def _resume(self, event: Event) -> tuple[Effect, ...]:
        now = engine.Conversation.from_json(json.loads(self.state))
        now, effects = engine.resume(now, event, visit(self.world, all_labels()))
        self.state = _stored(now)
        return effects

    def _forget(self, done: Do) -> None:
        """As the runtime does for what is recorded without a name."""
        if isinstance(done.order, RecordContribution) and done.order.name is None:
            now = engine.Conversation.from_json(json.loads(self.state))
            self.state = _stored(now.forget_words())

    def _told(self, did: str, says: list[Say], last: Effect | None, orders: list[Do]) -> Played:
        self.ask = last if isinstance(last, Ask) else None
        language = engine.Conversation.from_json(json.loads(self.state)).language
        shown = render(says, self.ask, language, "someone")
        screen = shown.text.translate(_ISOLATES) if shown else ""
        buttons = tuple(button.row_label or button.label for button in shown.buttons) if shown else ()
        return Played(did, tuple(says), self.ask, tuple(orders), screen, buttons)

    def _heard(self, turn: Mapping[str, Any]) -> Heard:
        text, entities = _marked(_in(turn.get("say", ""), self.language))
        text = " ".join([text] * turn.get("times", 1))
        payload = self._payload(turn["press"]) if "press" in turn else ""
        is_read = bool(text) and not payload
        sure = float(turn.get("sure", SURE)) if "read" in turn else 0.0
        intent = turn.get("read", "out_of_scope") if is_read else ""
        return Heard(
            text=text,
            payload=payload,
            media=_media(turn),
            language=turn.get("in", self.language) if is_read else "",
            is_sure=is_read,
            intent=intent,
            confidence=sure,
            ranking=((intent, sure),) if intent else (),
            entities=entities,
            asked=self._asked() if is_read else "",
            door=text if is_read and text == self.world.get("door", {}).get("code") else "",
            hours_silent=float(turn.get("after", 0)),
            message=self.count,
        )

    def _asked(self) -> str:
        """The request whose question waits, as the runtime finds it."""
        cases = self.town.requests.values()
        return next((str(case["reference"]) for case in cases if case["state"] == "clarifying"), "")

    def _payload(self, option: str) -> str:
        offered = {choice.id.partition(".")[2]: choice.id for choice in self.ask.choices} if self.ask else {}
        return offered.get(str(option), str(option))

    def _did(self, turn: Mapping[str, Any], heard: Heard) -> str:
        if heard.payload:
            before = self.ask.choices if self.ask else ()
            shown = render((), self.ask, _language_of(self.state), "someone")
            labels = [button.row_label or button.label for button in shown.buttons] if shown else []
            pressed = dict(zip((choice.id for choice in before), labels, strict=True))
            return f"[{pressed.get(heard.payload, heard.payload)}]"
        media = f"({heard.media.kind}) " if heard.media else ""
        words = (
            heard.text
            if len(heard.text) <= A_LINE
            else f"{heard.text[:A_LINE]}… ({len(heard.text)} characters)"
        )
        return f"{media}{words}".strip() or "(nothing)"


def _language_of(state: str) -> str:
    return engine.Conversation.from_json(json.loads(state)).language


def _stored(now: engine.Conversation) -> str:
    return json.dumps(now.to_json(), ensure_ascii=False)


def _in(words: Any, language: str) -> str:
    return str(words[language]) if isinstance(words, Mapping) else str(words)


def _marked(text: str) -> tuple[str, tuple[Entity, ...]]:
    """The text without its marks, and the entities marked in it."""
    entities: list[Entity] = []
    plain = ""
    at = 0
    for match in _ENTITY.finditer(text):
        plain += text[at : match.start()]
        start = len(plain)
        plain += match["words"]
        entities.append(Entity(match["entity"], match["value"], start, len(plain)))
        at = match.end()
    return plain + text[at:], tuple(entities)


def _media(turn: Mapping[str, Any]) -> Media | None:
    for kind in ("voice", "photo"):
        if kind in turn:
            return Media(kind, str(turn[kind]), turn.get("problem", ""))
    return Media(turn["media"], "", turn.get("problem", "")) if "media" in turn else None


def conversations(flow: str) -> list[Conversation]:
    """The conversations of a flow's file."""
    raw = yaml.safe_load((FOLDER / f"{flow}.yaml").read_text(encoding="utf-8"))
    return [Conversation(flow, each["name"], each.get("world", {}), each["turns"]) for each in raw]


def all_conversations() -> list[Conversation]:
    """The conversations of every file, in the order of their names."""
    return [each for path in sorted(FOLDER.glob("*.yaml")) for each in conversations(path.stem)]


def played(conversation: Conversation, language: str) -> list[Played]:
    stage = Stage(conversation, language)
    return [stage.play(turn) for turn in conversation.turns]


def written(flow: str, language: str) -> str:
    """All conversations of a flow in one language, as they stand on the screen."""
    parts = [f"# {flow}, {language}\n"]
    for conversation in conversations(flow):
        parts.append(f"\n## {conversation.name}\n")
        for turn in played(conversation, language):
            parts.append(f"\n> {turn.did}\n\n")
            parts.append("".join(f"{line}\n" for line in turn.screen.splitlines()) or "(silence)\n")
            parts += [f"  [{label}]\n" for label in turn.buttons]
            parts += [f"  * {type(order.order).__name__}\n" for order in turn.orders]
    return "".join(parts)
