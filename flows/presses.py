"""Buttons: of the engine's question, of the waiting question, of a notice; and those of long ago."""

from dataclasses import replace

from flows import answers, asking, prompted, prompts
from flows.answering import keep_or_rewrite
from flows.controls import CONTROLLED
from flows.limits import PAYLOAD_BYTES
from flows.matching import control, fold
from flows.moment import Moment


def press(moment: Moment, payload: str) -> None:
    if payload.startswith("go:"):
        _press_notice(moment, payload)
        return
    head, dot, rest = payload.partition(".")
    is_token = bool(dot) and head.isascii() and head.isdecimal() and len(head) < 10
    n, option_id = (int(head), rest) if is_token else (None, payload)
    word = "" if is_token else control(fold(payload[:PAYLOAD_BYTES]))
    if _press_prompt(moment, n, option_id) or _press_question(moment, n, option_id):
        return
    if word in CONTROLLED:
        CONTROLLED[word](moment)
    else:
        moment.say_kindly("engine-stale")


def _press_notice(moment: Moment, payload: str) -> None:
    """`go:<flow>:<id>`, carried by a notice: offered beside a form, begun where none is open."""
    _, _, rest = payload.partition(":")
    name, _, thing = rest.partition(":")
    turn = moment.turn
    if name not in turn.flows:
        moment.say_kindly("engine-stale")
        return
    origin = replace(moment.origin(), heard={"id": thing} if thing else {}, is_proposal=False)
    if turn.form is not None and not turn.flows[name].aside:
        turn.prompt(prompts.OFFER, flow=name, origin=origin)
    else:
        turn.drop_prompt()
        turn.start(name, origin)


def _press_prompt(moment: Moment, n: int | None, option_id: str) -> bool:
    prompt = moment.turn.now.prompt
    if prompt is None or n not in {None, prompt.n}:
        return False
    if not prompts.is_sound(prompt, moment.turn.now, moment.turn.flows):
        return False
    for button in prompts.buttons(prompt, moment.turn.now, moment.turn.flows):
        if option_id == button.id or f"{prompt.n}.{option_id}" == asking.payload(prompt.n, button.id):
            prompted.resolve(moment, prompt, button.id)
            return True
    return False


def _press_question(moment: Moment, n: int | None, option_id: str) -> bool:
    stop, top = moment.stop, moment.turn.top
    if stop is None or top is None or top.waiting is None or n not in {None, top.waiting.n}:
        return False
    if asking.proposal_for(stop):
        return keep_or_rewrite(moment, option_id)
    reply = answers.press(stop, option_id)
    if reply is None:
        return False
    prompt = moment.turn.now.prompt
    if prompt is not None and prompt.kind == prompts.ADD:
        return prompted.keep_addition(moment, prompt)
    moment.turn.drop_prompt()
    moment.keep(reply)
    return True
