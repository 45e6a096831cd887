"""Running one form again from the top, feeding it what it was told, until it needs something new."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from flows.fitting import CORRECTABLE, MISFIT, QUESTIONS, Remembered, chosen, fit, given, meant, name_of
from flows.frames import RECALLED, Entry, Frame, Journal, Origin, without
from flows.limits import STEPS_A_RUN
from flows.steps import Choose, Flow, Goto, Line, Listen, Perform, Question, Recall, See, Step
from flows.types import Visit


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a form stands: the step that has no entry yet (None: it came to its end, or `is_broken`)."""

    step: Question | Perform | See | Goto | None
    key: str = ""
    lines: tuple[Line, ...] = ()  # said since the last step that was known before
    journal: Journal = field(default_factory=dict)
    path: tuple[str, ...] = ()  # the entries passed through, in the order of the conversation
    questions: Mapping[str, Question] = field(default_factory=dict)
    origin: Origin = field(default_factory=Origin)
    given: Mapping[str, str] = field(default_factory=dict)
    is_broken: bool = False  # the flow runs in a circle, or was changed behind what is already on record

    @property
    def question(self) -> Question | None:
        """The step, when it is one that a person answers."""
        return self.step if isinstance(self.step, QUESTIONS) else None


def replay(frame: Frame, flow: Flow, visit: Visit) -> Stop:
    """Run the form from its beginning. Entries that no longer fit are dropped; the others wait for their step."""
    return _Run(frame, flow, visit).go()


class _Run:
    def __init__(self, frame: Frame, flow: Flow, visit: Visit) -> None:
        self.old = dict(frame.journal)
        self.journal: dict[str, Entry] = {}
        self.turns: dict[str, int] = {}
        self.lines: list[Line] = []
        self.questions: dict[str, Question] = {}
        self.origin = frame.origin
        self.given = dict(frame.given)
        self.on_record = _before_a_bar(frame.journal)
        self.talk = flow.talk(visit)

    def go(self) -> Stop:
        answer: Any = None
        for _ in range(STEPS_A_RUN):
            try:
                step: Step = self.talk.send(answer)
            except StopIteration:
                return self._stop(None)
            if isinstance(step, Line):
                self.lines.append(step)
                answer = None
            elif isinstance(step, Goto):
                return self._stop(step)
            elif isinstance(step, Choose) and not step.options:
                answer = None
            else:
                key = self._key(step)
                answer = self._known(key, step)
                if answer is MISFIT:
                    if key in self.on_record:
                        break
                    answer = self._foreseen(key, step)
                    if isinstance(answer, Stop):
                        return answer
        self.lines.clear()
        return self._stop(None, is_broken=True)

    def _key(self, step: Remembered) -> str:
        name = name_of(step)
        turn = self.turns[name] = self.turns.get(name, 0) + 1
        key = name if turn == 1 else f"{name}~{turn}"
        if isinstance(step, QUESTIONS):
            self.questions[key] = step
        return key

    def _known(self, key: str, step: Remembered) -> Any:
        """What the journal has for this step; the lines before it were said when it was first passed."""
        entry = self.old.pop(key, None)
        if entry is None:
            return MISFIT
        value = fit(step, entry, is_on_record=key in self.on_record)
        if value is not MISFIT:
            self.journal[key] = entry
            self.lines.clear()
        return value

    def _foreseen(self, key: str, step: Remembered) -> Any:
        """What the step can be given without asking, or the Stop that it is."""
        if isinstance(step, Recall):
            value = self.origin.text if step.what == "text" else self._use(step.name)
            self.journal[key] = Entry(RECALLED, value)
            return value
        entry = self._prefill(step)
        if entry is None:
            return self._stop(step, key)
        self.journal[key] = entry
        return fit(step, entry)

    def _prefill(self, step: Question | Perform | See) -> Entry | None:
        if isinstance(step, CORRECTABLE) and step.name in self.given:
            entry = given(step, self.given.pop(step.name))
            if entry:
                return entry
        if isinstance(step, Listen) and step.heard:
            value = self._use(step.heard)
            return given(step, value) if value else None
        if isinstance(step, Choose) and step.heard:
            option = meant(step, self.origin.heard.get(step.heard, ""))
            if option is not None:
                self._use(step.heard)
                return chosen(step, option)
        return None

    def _use(self, entity: str) -> str | None:
        """A value that was heard counts once."""
        value = self.origin.heard.get(entity)
        if value is not None:
            self.origin = replace(self.origin, heard=without(self.origin.heard, [entity]))
        return value

    def _stop(
        self, step: Question | Perform | See | Goto | None, key: str = "", *, is_broken: bool = False
    ) -> Stop:
        path = tuple(self.journal)
        self.talk.close()
        return Stop(
            step,
            key,
            tuple(self.lines),
            {**self.journal, **self.old},
            path,
            self.questions,
            self.origin,
            self.given,
            is_broken,
        )


def _before_a_bar(journal: Journal) -> frozenset[str]:
    """The entries on record: up to the last `do` that bars the way back."""
    keys: list[str] = []
    barred = 0
    for key, entry in journal.items():
        keys.append(key)
        if entry.bars:
            barred = len(keys)
    return frozenset(keys[:barred])
