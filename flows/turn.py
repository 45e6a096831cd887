"""One turn in the making: what is said, what waits, and running the forms on until something is needed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from flows import asking, prompts
from flows.conversation import Conversation
from flows.fitting import lines_digest
from flows.frames import DONE, LOOKED, NOTHING, Entry, Frame, Origin, Pending, Prompt, Waiting
from flows.limits import ENTRIES_A_FRAME, FRAMES, FRAMES_A_TURN
from flows.lines import PURPOSES, key_of
from flows.replay import Stop, replay
from flows.steps import Flow, Flows, Goto, Line, Perform, See
from flows.types import Do, Effect, Json, Look, Say, StopNotices, TextKey, Visit

FORM = "form"  # what an aside hears: over which form it is asked
MENU, HELP = "menu", "help"  # flows that the engine begins by name, where there are such
SUBSCRIBING = "reminders"  # the flow of what we send: `stop` ends it with the rest


def pins_of(visit: Visit) -> dict[str, Json]:
    """The world a form begins in."""
    return {
        "commune": visit.commune.id,
        "programme": visit.programme.version,
        "round": visit.round.id if visit.round else None,
        "day": visit.day.isoformat(),
    }


def _is_same_world(pins: Mapping[str, Json], visit: Visit) -> bool:
    """Whether the visit shows what the form was begun with; the day moves on for every form."""
    return all(pins.get(name) == value for name, value in pins_of(visit).items() if name != "day")


class Turn:
    """Mutable for the length of one `resume`. `now` is always a whole, frozen conversation."""

    def __init__(self, conversation: Conversation, visit: Visit, flows: Flows) -> None:
        self.now = conversation
        self.visit = visit
        self.flows = flows
        self.says: list[Say] = []
        self.last: Effect | None = None
        # Whether the visit is today's, as a new form needs it, or was rebuilt for a form that was open.
        self.is_today = not conversation.pins
        self.is_rebuilt = False  # the visit was just asked for: it is as good as it gets
        self.handed_over_by = ""  # the flow that called staff: it may finish, nothing else is asked

    # -- small things ------------------------------------------------------------------------------------

    def set(self, **changes: Any) -> None:
        self.now = replace(self.now, **changes)

    def drop_prompt(self) -> None:
        if self.now.prompt is not None:
            self.set(prompt=None)

    @property
    def top(self) -> Frame | None:
        return self.now.frames[-1] if self.now.frames else None

    def set_top(self, frame: Frame) -> None:
        self.set(frames=(*self.now.frames[:-1], frame))

    def pop(self) -> None:
        self.set(frames=self.now.frames[:-1])

    def say(self, key: str, **args: Any) -> None:
        self.says.append(Say(key, args))

    def prompt(self, kind: str, **parts: Any) -> None:
        """Put a question of the engine's own; it replaces one that waits."""
        n = self.now.asked + 1
        self.set(prompt=Prompt(kind, n, **parts), asked=n)

    def called(self, flow: str) -> TextKey:
        return prompts.label_of(flow, self.flows)

    @property
    def form(self) -> Frame | None:
        """The topmost form whose answers leaving would lose."""
        return next((frame for frame in reversed(self.now.frames) if not self._is_light(frame)), None)

    def _is_light(self, frame: Frame) -> bool:
        flow = self.flows.get(frame.flow)
        return flow is not None and flow.light

    def effects(self) -> tuple[Effect, ...]:
        return (*self.says, self.last) if self.last is not None else tuple(self.says)

    # -- beginning something -----------------------------------------------------------------------------

    def start(self, name: str, origin: Origin = NOTHING, given: Mapping[str, str] | None = None) -> None:
        """Begin a flow: an aside in place, anything else on top. One that is open already is asked about."""
        flow = self.flows.get(name)
        if flow is None:
            self._start_unknown(name)
            return
        frame = Frame(name, since=origin.at, origin=_for(flow, origin), given=given or {})
        if flow.aside:
            self.forgive()
            if self.form is not None:
                frame = replace(
                    frame, origin=replace(frame.origin, heard={**frame.origin.heard, FORM: self.form.flow})
                )
            self.set(aside=frame)
            return
        if self.top is not None and self._is_light(self.top):
            self.pop()
        if any(each.flow == name and each.has_answers for each in self.now.frames):
            self.prompt(prompts.REOPEN, flow=name, origin=origin, given=dict(given or {}))
            return
        self.set(frames=tuple(each for each in self.now.frames if each.flow != name))
        if len(self.now.frames) >= FRAMES:
            self.say("engine-finish-first", flow=self.called(self.now.frames[-1].flow))
            return
        self.set(frames=(*self.now.frames, frame))

    def _start_unknown(self, name: str) -> None:
        if name == prompts.LANGUAGE:
            self.prompt(prompts.LANGUAGE)
        elif name == prompts.PERSON:
            self.say("engine-no-person")
        else:
            self.say("engine-help" if name in {MENU, HELP} else "engine-flow-gone")

    def start_again(self, name: str, origin: Origin, given: Mapping[str, str]) -> None:
        """The open form of that name from its first question; what was recorded stays recorded."""
        self.set(frames=tuple(each for each in self.now.frames if each.flow != name))
        self.start(name, origin, given)

    def raise_form(self, name: str) -> None:
        """The open form of that name comes to the top."""
        kept = [each for each in self.now.frames if each.flow != name]
        self.set(frames=(*kept, *(each for each in self.now.frames if each.flow == name)))

    # -- results -----------------------------------------------------------------------------------------

    def done(self, result: Json) -> None:
        """The result of the Do or Look that was asked for."""
        pending = self.now.pending
        if pending is None:
            raise NothingPendingError("resume was given a Done, but nothing was asked to be done")
        self.set(pending=None)
        if pending.kind == "visit":
            self.is_today = not self.now.pins
            self.is_rebuilt = True
        elif pending.kind == "subscriptions":
            if self._stop_notices(_purposes(result), is_refused=pending.note is True):
                return
        elif pending.kind == "stopping":
            self.says += stop_lines(_purposes(result))
            if pending.note is not True and self.top is not None and self.top.flow == SUBSCRIBING:
                self.pop()  # its question what else to send, and its list, are of before
        else:
            self._journal(pending, result)
        self.run()

    def _journal(self, pending: Pending, result: Json) -> None:
        frame = self.now.active
        if frame is None:
            return
        place, note = pending.note if isinstance(pending.note, list) and len(pending.note) == 2 else (0, None)
        if pending.kind == DONE:
            note = note is True and isinstance(result, dict) and result.get("ok") is True
            if pending.key.startswith("do:HandOver"):
                self.handed_over_by = frame.flow
            if pending.key.startswith("do:ForgetMe") and note:
                self._forget_the_rest()
        entry = Entry(pending.kind, result, note)
        frame = replace(frame, journal=put_at(frame.journal, int(str(place)), pending.key, entry))
        self._set_active(frame)

    def _forget_the_rest(self) -> None:
        """Who asked to be erased has no drafts left either."""
        frames = () if self.now.aside else self.now.frames[-1:]
        self.set(frames=frames, later=None, prompt=None)

    def _set_active(self, frame: Frame) -> None:
        if self.now.aside:
            self.set(aside=frame)
        else:
            self.set_top(frame)

    def _stop_notices(self, purposes: list[str], *, is_refused: bool) -> bool:
        """`stop` ends every notice; with none, it means the form that is open. True when something is to do.

        Where it was the no to a notice that the form asks about, the form goes on and says so.
        """
        if purposes:
            self._wait_for(Do(StopNotices()), Pending("stopping", note=is_refused))
            return True
        if is_refused:
            return False
        while self.form is not None and self.top is not None and self._is_light(self.top):
            self.pop()
        if self.form is not None:
            self.cancel()
        else:
            self.say("engine-nothing-to-stop")
        return False

    def cancel(self) -> None:
        """Drop the top form."""
        frame = self.top
        if frame is None:
            self.say("engine-nothing-open")
            return
        is_light = self._is_light(frame)
        self.pop()
        if is_light and not frame.has_barred:
            self.say("engine-left")
        else:
            self.say(
                "engine-closed" if frame.has_barred else "engine-cancelled", flow=self.called(frame.flow)
            )
        if not self.now.frames and self.now.later is None:
            self.say("engine-what-next")

    def forgive(self) -> None:
        """A digression is no misunderstanding: what waits is asked in its full words again."""
        top = self.top
        if top is not None and top.waiting is not None and top.waiting.misses:
            self.set_top(replace(top, waiting=replace(top.waiting, misses=0)))

    def _wait_for(self, effect: Effect, pending: Pending) -> None:
        self.last = effect
        self.set(pending=pending)

    def look_at_notices(self, *, is_refused: bool = False) -> None:
        """The first half of `stop`: what is on?"""
        self._wait_for(Look("subscriptions"), Pending("subscriptions", note=is_refused))

    # -- running on --------------------------------------------------------------------------------------

    def run(self) -> None:
        """Run what is active until it asks, does or looks, or nothing is open any more."""
        for _ in range(FRAMES_A_TURN):
            if self.last is not None:
                return
            active = self.now.active
            if self.handed_over_by and (active is None or active.flow != self.handed_over_by):
                return
            if self.now.aside is None and self.now.prompt is not None:
                self._ask_prompt(self.now.prompt)
            elif active is None:
                self._rest()
                return
            else:
                self._run_active(active)
        if self.last is None:
            self.say("engine-flow-gone")
            self.set(frames=(), aside=None, prompt=None)

    def _ask_prompt(self, prompt: Prompt) -> None:
        if prompts.is_sound(prompt, self.now, self.flows):
            self.last = prompts.ask(prompt, self.now, self.flows)
        else:
            self.drop_prompt()

    def _rest(self) -> None:
        """Nothing is open: a second goal is taken up, and nobody is left without a word."""
        later = self.now.later
        if later is not None:
            self.set(later=None)
            if later.flow in self.flows:
                self.prompt(prompts.LATER, flow=later.flow, origin=later.origin, given=later.given)
                self.run()
        elif not self.says:
            self.start(MENU)
            if self.now.frames:
                self.run()

    def _run_active(self, frame: Frame) -> None:
        flow = self.flows.get(frame.flow)
        if flow is None:
            self._drop_active("engine-flow-gone")
            return
        if not self._has_its_world(frame):
            self._wait_for(Look("visit"), Pending("visit"))
            return
        if not frame.pins:
            frame = replace(frame, pins=pins_of(self.visit))
        stop = replay(frame, flow, self.visit)
        if stop.is_broken or len(stop.journal) > ENTRIES_A_FRAME:
            self._drop_active("engine-flow-gone" if stop.is_broken else "engine-too-long")
            return
        frame = replace(frame, journal=stop.journal, origin=stop.origin, given=stop.given)
        self._stopped(frame, flow, stop)

    def _has_its_world(self, frame: Frame) -> bool:
        if self.is_rebuilt or (self.is_today and not frame.pins):
            self.is_rebuilt = False
            return True
        return bool(frame.pins) and _is_same_world(frame.pins, self.visit)

    def _drop_active(self, line: str = "") -> None:
        if line:
            self.say(line)
        if self.now.aside:
            self.set(aside=None)
        else:
            self.pop()

    def _stopped(self, frame: Frame, flow: Flow, stop: Stop) -> None:
        step = stop.step
        if stop.question is not None:
            self._ask(frame, flow, stop)
            return
        self._say_lines(flow, stop.lines)
        if isinstance(step, See):
            self._set_active(frame)
            note: Json = [len(stop.path), dict(step.args)]
            self._wait_for(Look(step.name, step.args), Pending(LOOKED, stop.key, note))
        elif isinstance(step, Perform):
            self._set_active(frame)
            self._wait_for(Do(step.order), Pending(DONE, stop.key, [len(stop.path), step.bars]))
        else:
            self._drop_active()
            if isinstance(step, Goto) and step.is_offer:
                origin = Origin(heard=step.known, at=self.now.message)
                self.set(later=Prompt(prompts.LATER, 0, flow=step.flow, origin=origin, given=step.given))
            elif isinstance(step, Goto):
                at = frame.origin.at if frame.origin.is_proposal else self.now.message
                self.start(step.flow, replace(frame.origin, at=at), step.given)

    def _below_an_aside(self) -> tuple[Frame, ...]:
        """What stays under an aside that asks: it takes the place of what is only read."""
        return tuple(each for each in self.now.frames if not self._is_light(each))

    def _say_lines(self, flow: Flow, lines: tuple[Line, ...]) -> None:
        for line in lines:
            self.says.append(Say(key_of(flow.name, line.key), asking.arguments(flow.name, line.args)))

    def _ask(self, frame: Frame, flow: Flow, stop: Stop) -> None:
        """Put the question; what stands before it is said the first time, and again after `back`.

        An aside asks only where no form is open: over one it has been answered by now, and the form's question returns.
        """
        if self.now.aside and self.form is not None:
            self._say_lines(flow, stop.lines)
            self._drop_active()
            return
        below = self._below_an_aside() if self.now.aside else self.now.frames[:-1]
        told = frame.told
        if stop.lines:
            lines = lines_digest(stop.lines)
            if told.get(stop.key) != lines:
                self._say_lines(flow, stop.lines)
                told = {**told, stop.key: lines}
        key, waiting, asked = asking.asked_key(stop), frame.waiting, self.now.asked
        if waiting is None or waiting.key != key:
            asked += 1
            waiting = Waiting(key, asked)
        frame = replace(frame, waiting=waiting, told=told)
        self.set(aside=None, frames=(*below, frame), asked=asked)
        self.last = asking.ask(stop, flow.name, waiting)


class NothingPendingError(RuntimeError):
    """`resume` was given a Done although no Do or Look was waiting: a mistake of the caller."""


def put_at(journal: Mapping[str, Entry], place: int, key: str, entry: Entry) -> dict[str, Entry]:
    """The journal with an entry at its place in the conversation: what waits for later steps stays behind it."""
    items = [(name, each) for name, each in journal.items() if name != key]
    items.insert(place, (key, entry))
    return dict(items)


def _for(flow: Flow, origin: Origin) -> Origin:
    """What a flow can use of the message that led to it."""
    if flow.says is not None and origin.text:
        return replace(origin, is_proposal=bool(origin.media) or flow.says(origin.text))
    if flow.takes_words or not origin.is_proposal:
        return origin
    return replace(origin, is_proposal=False)


def _purposes(result: Json) -> list[str]:
    found = result.get("purposes") if isinstance(result, dict) else None
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []


def stop_lines(purposes: Sequence[Json]) -> list[Say]:
    """What `stop` has ended, by name; and that the law's own word on a request finds another way."""
    known = [each for each in purposes if isinstance(each, str)]
    if not known:
        return [Say("engine-nothing-to-stop")]
    lines = [Say("engine-stopped", {"purposes": _named(known)})]
    return [*lines, Say("engine-stopped-requests")] if "requests" in known else lines


def _named(purposes: list[str]) -> tuple[TextKey, ...]:
    known = (each if each in PURPOSES else "other" for each in purposes)
    return tuple(TextKey(f"engine-purpose-{each}") for each in dict.fromkeys(known))
