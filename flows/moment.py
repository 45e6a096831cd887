"""A message at the moment it arrives: what waits for it, and the few things that can be done with it."""

from dataclasses import replace

from flows import answers, asking, edits, naming, prompts
from flows.answers import Message, Reply
from flows.fitting import CORRECTABLE
from flows.frames import Frame, Origin
from flows.limits import (
    CHOICES,
    KEPT_TEXT,
    LONG_SILENCE_HOURS,
    MISSES_BEFORE_A_PERSON,
    PROPOSAL_WORDS,
    SENTENCE_WORDS,
)
from flows.matching import says_something, short_fold, word_count
from flows.replay import Stop, replay
from flows.steps import Choose, Flow, Listen
from flows.turn import MENU, Turn, put_at
from flows.types import PHOTO, VOICE, Heard


class Moment:
    """`stop` is the waiting question, None when nothing was asked or the flow has changed since."""

    def __init__(self, turn: Turn, heard: Heard, *, is_after_guess: bool = False) -> None:
        text = heard.text[:KEPT_TEXT].strip()
        self.turn = turn
        self.heard = heard
        self.message = Message(heard, text, short_fold(text))
        self.stop = _waiting(turn)
        self.is_back = heard.hours_silent >= LONG_SILENCE_HOURS and turn.form is not None
        self.is_after_guess = is_after_guess  # the message before began a flow by what was read in it
        self._origin: Origin | None = None
        # What was said just before, when it was not sure what it meant: one thought often comes in two messages.
        self.before: Origin | None = None
        self.is_answer_text = False  # the text of a free-text question says nothing about the language wanted

    @property
    def flow(self) -> Flow | None:
        """The flow that waits."""
        top = self.turn.top
        return self.turn.flows.get(top.flow) if top else None

    @property
    def frame(self) -> Frame:
        """The form that waits; only where `stop` is."""
        assert self.turn.top is not None  # noqa: S101  # a stop belongs to the top form
        return self.turn.top

    @property
    def is_sentence(self) -> bool:
        return word_count(self.message.text) >= SENTENCE_WORDS

    def origin(self) -> Origin:
        """What this message says that a flow begun by it can use."""
        if self._origin is None:
            self._origin = self._read_origin()
        before = self.before
        if before is None or not (before.is_proposal and self.is_sentence):
            return self._origin
        return replace(
            self._origin,
            text=f"{before.text}\n{self._origin.text}".strip()[:KEPT_TEXT],
            heard={**before.heard, **self._origin.heard},
            media=before.media + self._origin.media,
            kinds=before.kinds + self._origin.kinds,
            at=before.at,
            is_proposal=True,
        )

    def _read_origin(self) -> Origin:
        heard, media = self.heard, self.heard.media
        values: dict[str, str] = {}
        for entity in heard.entities:
            values[entity.entity] = "" if entity.entity in values else entity.value
        named, words = naming.named(self.message.text, self.turn.visit.programme)
        values |= named
        spans = [(entity.start, entity.end) for entity in heard.entities]
        is_kept = media is not None and bool(media.id) and media.kind in {VOICE, PHOTO}
        return Origin(
            self.message.text,
            {name: value for name, value in values.items() if value},
            (media.id,) if media and is_kept else (),
            (media.kind,) if media and is_kept else (),
            heard.message,
            is_kept or says_something(self.message.text, spans, PROPOSAL_WORDS, words),
        )

    def plain_reply(self) -> Reply | None:
        """What the text plainly is to the waiting question."""
        if self.stop is None or self.frame.waiting is None:
            return None
        return answers.read(self.stop, self.frame.flow, self.frame.waiting, self.message, self.turn.visit)

    # -- with the waiting question -----------------------------------------------------------------------

    def keep(self, reply: Reply) -> None:
        """Take a reply: keep its entry, or do to the question what it wants."""
        if self.stop is None:
            return
        if reply.wants == "more":
            self.turn_page(1)
        elif reply.wants == "change":
            self.ask_what_to_change()
        elif reply.wants == "outside":
            self._say_outside()
        elif reply.entry is not None:
            self._keep_entry(self.stop, reply)

    def _keep_entry(self, stop: Stop, reply: Reply) -> None:
        assert reply.entry is not None  # noqa: S101  # checked by keep
        frame = replace(
            self.frame,
            journal=put_at(stop.journal, len(stop.path), stop.key, reply.entry),
            origin=stop.origin,
            given={**stop.given, **reply.given},
            replaced=None,
        )
        if isinstance(stop.step, Listen):
            frame = replace(frame, origin=replace(frame.origin, is_proposal=False))
            self.is_answer_text = True
        elif isinstance(stop.step, Choose) and reply.is_sentence:
            frame = replace(frame, origin=self._heard_beside(stop.step, frame.origin))
        self.turn.set_top(frame)
        if reply.is_cut and isinstance(stop.step, Listen):
            self.turn.say("engine-cut", limit=stop.step.limit)

    def _heard_beside(self, step: Choose, known: Origin) -> Origin:
        """What a sentence that answered a choice says besides: for the questions that come, or the next flow."""
        said = self.origin()
        heard = {**known.heard, **said.heard}
        heard.pop(step.heard, None)
        flow = self.flow
        if flow is None or not (flow.light or (flow.takes_words and said.is_proposal)):
            return replace(known, heard=heard)
        return replace(said, heard=heard)

    def turn_page(self, by: int) -> None:
        waiting = self.frame.waiting
        if waiting is not None:
            self.turn.set_top(replace(self.frame, waiting=replace(waiting, page=waiting.page + by)))

    def ask_what_to_change(self) -> None:
        """Which of the answers? The last turn of each question, as many as a screen holds."""
        keys = {step.name: key for key, step in edits.changeable(self.stop).items()} if self.stop else {}
        if not keys:
            self.turn.say("engine-nothing-to-change")
            return
        shown = dict(list(keys.items())[-CHOICES:])
        names = {key: _text_name(self.stop, key, name) for name, key in shown.items()}
        self.turn.prompt(prompts.CHANGE, flows=tuple(names), given=names)

    def _say_outside(self) -> None:
        frame, stop = self.frame, self.stop
        if stop is not None and stop.question is not None and frame.waiting is not None:
            shown = asking.buttons(stop.question, frame.flow, frame.waiting.page)
            self.turn.say("engine-number-outside", last=len(shown))

    def miss(self) -> None:
        """Not understood: the question in its next wording, then a person."""
        waiting = self.turn.top.waiting if self.turn.top else None
        if waiting is None:
            return
        misses = waiting.misses + 1
        if misses >= MISSES_BEFORE_A_PERSON:
            self.turn.prompt(prompts.PERSON, origin=self.origin())
            misses = 1  # round again, so that nobody reads the same line for ever
        self.turn.set_top(replace(self.frame, waiting=replace(waiting, misses=misses)))

    # -- with the form -----------------------------------------------------------------------------------

    def edit(self, edit: edits.Edit) -> None:
        """Do what a sentence asked to be changed."""
        if self.stop is None:
            return
        frame = self.frame
        if edit.added:
            frame, is_cut = edits.add(frame, self.stop, edit.key, edit.added)
            self.turn.say(
                "engine-cut" if is_cut else "engine-added", **_limit(self.stop, edit.key, is_cut=is_cut)
            )
        elif edit.reply is not None and edit.reply.entry is not None:
            frame = edits.put(frame, self.stop, edit.key, edit.reply.entry)
            if edit.reply.is_cut:
                self.turn.say("engine-cut", **_limit(self.stop, edit.key, is_cut=True))
        else:
            frame = edits.correct(frame, self.stop, edit.key)
        self.turn.set_top(frame)

    def keep_for_later(self) -> None:
        """A sentence too early: offered when the flow comes to its open question."""
        if self.stop is not None:
            kept = replace(self.origin(), heard=self.stop.origin.heard, is_proposal=True)
            self.turn.set_top(
                replace(self.frame, journal=self.stop.journal, origin=kept, given=self.stop.given)
            )

    def keep_unsigned(self) -> None:
        """No name, said before it was asked for: that question is answered when it comes."""
        if self.stop is not None:
            known = self.stop.origin
            origin = replace(known, heard={**known.heard, naming.SIGNATURE: naming.ANONYMOUS})
            self.turn.set_top(
                replace(self.frame, journal=self.stop.journal, origin=origin, given=self.stop.given)
            )

    def say_kindly(self, line: str) -> None:
        """A line about something that is no answer; with nothing open the menu shows what can be done instead."""
        self.turn.say(line)
        if self.turn.top is None and self.turn.now.prompt is None:
            self.turn.start(MENU)

    def say_where(self) -> None:
        """After a long silence: which form is open."""
        if self.is_back and self.turn.form:
            self.turn.say("engine-where", flow=self.turn.called(self.turn.form.flow))


def _limit(stop: Stop, key: str, *, is_cut: bool) -> dict[str, int]:
    step = stop.questions[key]
    return {"limit": step.limit} if is_cut and isinstance(step, Listen) else {}


def _text_name(stop: Stop | None, key: str, name: str) -> str:
    """The text of the question behind an entry: its key, which may not be its name."""
    step = stop.questions.get(key) if stop else None
    return step.key if isinstance(step, CORRECTABLE) else name


def _waiting(turn: Turn) -> Stop | None:
    frame = turn.top
    flow = turn.flows.get(frame.flow) if frame else None
    if frame is None or flow is None or frame.waiting is None:
        return None
    stop = replay(frame, flow, turn.visit)
    if stop.question is None or frame.waiting.key != asking.asked_key(stop):
        return None
    return stop
