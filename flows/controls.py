"""The global words: what each does, whatever waits."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from flows import answers, prompts
from flows import vocabulary as v
from flows.conversation import TAKES_BACK
from flows.edits import drop_later_turns
from flows.frames import LOOKED, Frame, Origin
from flows.goals import SMALL_TALK, flow_for
from flows.language import WORDS
from flows.moment import Moment
from flows.replay import Stop
from flows.steps import NO, Choose
from flows.turn import HELP, MENU

# The questions whether we may write without being asked; `consent_comments` is about something else.
NOTICES_ASKED = frozenset({"consent_case_replies", "consent_sessions", "consent_workshops"})


def stop(moment: Moment) -> None:
    """Ends every notice, keeps the draft; with no notice on, it means the form that is open.

    Where the form asks whether we may write, it is the no to that.
    """
    moment.turn.drop_prompt()
    moment.turn.look_at_notices(is_refused=_refuses(moment))


def _refuses(moment: Moment) -> bool:
    at = moment.stop
    step = at.step if at else None
    if at is None or not isinstance(step, Choose) or step.name not in NOTICES_ASKED:
        return False
    reply = answers.press(at, NO.id)
    if reply is None:
        return False
    moment.keep(reply)
    return True


def menu(moment: Moment) -> None:
    turn = moment.turn
    turn.drop_prompt()
    if turn.form is not None:
        turn.say("engine-form-kept", flow=turn.called(turn.form.flow))
    turn.start(MENU)


def back(moment: Moment) -> None:
    """Drops the last answer, or the flow that was guessed. Not across what is on record; over a consent, which stays."""
    turn, at = moment.turn, moment.stop
    turn.set(taken=TAKES_BACK)
    if turn.now.prompt is not None:
        turn.drop_prompt()
    elif turn.top is None:
        turn.say("engine-nothing-before")
        turn.start(MENU)
    elif at is not None and turn.top.waiting is not None and turn.top.waiting.page > 0:
        moment.turn_page(-1)
    elif at is not None:
        _back_in(moment, turn.top, at)


def _back_in(moment: Moment, frame: Frame, at: Stop) -> None:
    if frame.replaced is not None and frame.replaced[0] == at.key:
        key, entry = frame.replaced
        moment.turn.set_top(replace(frame, journal={**at.journal, key: entry}, replaced=None))
        return
    for key in reversed(at.path):
        entry = at.journal[key]
        if entry.bars:
            moment.turn.say("engine-on-record")
            return
        if entry.is_answer and not entry.stays:
            moment.turn.set_top(_without(frame, at, key))
            return
    if len(moment.turn.now.frames) > 1:
        moment.turn.pop()
    elif moment.is_after_guess:
        moment.turn.pop()
        moment.turn.start(MENU)
    else:
        moment.turn.say("engine-nothing-before")


def _without(frame: Frame, at: Stop, key: str) -> Frame:
    """The form without its last answer: looks after it are taken again, what stands before its question said again."""
    after = at.path[at.path.index(key) :]
    journal = drop_later_turns(at.journal, key)
    kept = {
        each: entry
        for each, entry in journal.items()
        if each != key and not (each in after and entry.kind == LOOKED)
    }
    told = {each: lines for each, lines in frame.told.items() if each != key}
    return replace(frame, journal=kept, origin=at.origin, given=at.given, replaced=None, told=told)


def cancel(moment: Moment) -> None:
    """Drops the top form. At a question of the engine's own it only puts that away."""
    turn = moment.turn
    prompt = turn.now.prompt
    turn.set(taken=TAKES_BACK)
    turn.drop_prompt()
    if prompt is None or prompt.kind == prompts.RESUME:
        turn.cancel()


def repeat(moment: Moment) -> None:
    """What waits is asked again, in the same words."""
    if moment.turn.now.prompt is None and moment.turn.top is None:
        moment.turn.start(MENU)


def help_(moment: Moment) -> None:
    if HELP in moment.turn.flows:
        moment.turn.start(HELP, moment.origin())
    else:
        moment.say_kindly("engine-help")


def person(moment: Moment) -> None:
    moment.turn.drop_prompt()
    moment.turn.start(prompts.PERSON, moment.origin())


def language(moment: Moment) -> None:
    moment.turn.prompt(prompts.LANGUAGE)


def again(moment: Moment) -> None:
    """The form that is open from its first question."""
    turn = moment.turn
    turn.drop_prompt()
    top = turn.top
    if top is None:
        turn.start(MENU)
        return
    turn.say("engine-form-again", flow=turn.called(top.flow))
    turn.start_again(top.flow, Origin(at=moment.heard.message), {})


def _small(intent: str) -> Callable[[Moment], None]:
    def answer(moment: Moment) -> None:
        turn = moment.turn
        flow = flow_for(intent, turn)
        if flow is not None:
            turn.start(flow.name, moment.origin())
            return
        turn.forgive()
        turn.say(SMALL_TALK[intent])
        if intent == "greet" and turn.top is None:
            turn.start(MENU)

    return answer


CONTROLLED: Mapping[str, Callable[[Moment], None]] = {
    v.STOP: stop,
    v.MENU: menu,
    v.BACK: back,
    v.CANCEL: cancel,
    v.REPEAT: repeat,
    v.HELP: help_,
    v.PERSON: person,
    v.LANGUAGE: language,
    v.AGAIN: again,
    v.GREETING: _small("greet"),
    v.THANKS: _small("thank"),
    v.GOODBYE: _small("goodbye"),
}
# Intents that mean the same, said in a sentence; a flow that begins on them goes first.
SAID: Mapping[str, Callable[[Moment], None]] = {
    "cancel": cancel,
    "back": back,
    "repeat": repeat,
    "help": help_,
    "talk_to_human": person,
    "unsubscribe": stop,
    "change_language": language,
}


def set_language(moment: Moment, code: str) -> None:
    """A language chosen in words: it holds until other words."""
    moment.turn.set(language=code, language_from=WORDS)
    moment.turn.say("engine-language-set")
    prompt = moment.turn.now.prompt
    if prompt is not None and prompt.kind == prompts.LANGUAGE:
        moment.turn.drop_prompt()
    if moment.turn.top is None and moment.turn.now.prompt is None:
        moment.turn.start(MENU)
