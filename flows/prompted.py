"""What each choice of the engine's own questions does."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from flows import edits, goals, prompts
from flows.controls import menu, set_language
from flows.conversation import MEANT
from flows.frames import Origin, Prompt
from flows.limits import ASIDE
from flows.moment import Moment
from flows.turn import MENU


def resolve(moment: Moment, prompt: Prompt, choice: str) -> None:
    """The prompt is answered and gone; what it led to is done."""
    moment.turn.drop_prompt()
    if prompt.kind != prompts.PERSON:
        moment.turn.forgive()
    _RESOLVED[prompt.kind](moment, prompt, choice)


def _offer(moment: Moment, prompt: Prompt, choice: str) -> None:
    if choice == prompts.GO:
        moment.turn.start(prompt.flow, prompt.origin)
    elif prompt.given.get(prompts.STAY) == prompts.KEEP_LABEL:
        _keep(moment, prompt.origin)


def _keep(moment: Moment, origin: Origin) -> None:
    top = moment.turn.top
    if top is not None:
        moment.turn.set_top(replace(top, origin=replace(origin, heard=top.origin.heard, is_proposal=True)))


def _mean(moment: Moment, prompt: Prompt, choice: str) -> None:
    if choice in prompt.flows:
        moment.turn.set(taken=f"{MEANT}{choice}")
        moment.turn.start(choice, prompt.origin, prompt.given)
    elif moment.turn.top is None:
        moment.turn.start(MENU)


def _later(moment: Moment, prompt: Prompt, choice: str) -> None:
    if choice == prompts.GO:
        moment.turn.start(prompt.flow, prompt.origin, prompt.given)
    else:
        moment.turn.say("engine-help")


def _language(moment: Moment, prompt: Prompt, choice: str) -> None:
    set_language(moment, choice)


def _resume(moment: Moment, prompt: Prompt, choice: str) -> None:
    top = moment.turn.top
    if top is not None and choice == prompts.AGAIN:
        moment.turn.start_again(top.flow, Origin(at=moment.heard.message), {})


def _reopen(moment: Moment, prompt: Prompt, choice: str) -> None:
    if choice == prompts.AGAIN:
        moment.turn.start_again(prompt.flow, prompt.origin, prompt.given)
    else:
        moment.turn.raise_form(prompt.flow)


def _change(moment: Moment, prompt: Prompt, choice: str) -> None:
    if moment.stop is not None and choice in edits.changeable(moment.stop):
        moment.edit(edits.Edit(choice))


def _add(moment: Moment, prompt: Prompt, choice: str) -> None:
    key = edits.last_open(moment.stop) if moment.stop else ""
    if choice == prompts.GO and key:
        moment.edit(edits.Edit(key, added=prompt.origin.text))


def keep_addition(moment: Moment, prompt: Prompt) -> bool:
    """Words offered as an addition, and something else said: they are asked about once more, then they are kept."""
    turn, stop = moment.turn, moment.stop
    aside = goals.aside_for(moment.heard, turn, ASIDE)
    if aside is not None:
        turn.start(aside.name, moment.origin())
    elif prompt.given.get(prompts.ADD) is None:
        origin = prompt.origin
        if (
            moment.is_sentence
            and stop is not None
            and edits.read(stop, moment.frame.flow, moment.message, turn.visit) is None
        ):
            origin = replace(origin, text=f"{origin.text}\n{moment.message.text}")
        turn.prompt(prompts.ADD, origin=origin, given={prompts.ADD: "again"})
    else:
        turn.drop_prompt()
        _add(moment, prompt, prompts.GO)
    return True


def _answer(moment: Moment, prompt: Prompt, choice: str) -> None:
    """The words go to the request that was asked about; or to what they would have begun otherwise."""
    if choice == prompts.GO:
        asked = replace(prompt.origin, heard={"id": prompt.given["id"]}, is_proposal=False)
        moment.turn.start(prompt.flow, asked, {"words": prompt.origin.text})
    elif prompt.flows:
        moment.turn.start(prompt.flows[0], prompt.origin)
    else:
        moment.turn.start(MENU)


def _person(moment: Moment, prompt: Prompt, choice: str) -> None:
    if choice == prompts.TO_MENU:
        menu(moment)
    if choice == prompts.GO:
        moment.turn.start(prompts.PERSON, prompt.origin)


_RESOLVED: Mapping[str, Callable[[Moment, Prompt, str], None]] = {
    prompts.OFFER: _offer,
    prompts.MEAN: _mean,
    prompts.LATER: _later,
    prompts.LANGUAGE: _language,
    prompts.RESUME: _resume,
    prompts.REOPEN: _reopen,
    prompts.CHANGE: _change,
    prompts.ADD: _add,
    prompts.PERSON: _person,
    prompts.ANSWER: _answer,
}
