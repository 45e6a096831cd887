"""The words on buttons, typed instead of pressed."""

from flows import asking, prompts
from flows.lines import key_of
from flows.matching import folded_names
from flows.moment import Moment
from flows.steps import Listen
from flows.turn import MENU
from flows.types import Label


def shown(moment: Moment) -> str:
    """The payload of the choice on the screen whose label was typed word for word, "" when there is none."""
    turn, top = moment.turn, moment.turn.top
    prompt = turn.now.prompt
    if not moment.message.folded:
        return ""
    if prompt is not None:
        if not prompts.is_sound(prompt, turn.now, turn.flows):
            return ""
        buttons, n = prompts.buttons(prompt, turn.now, turn.flows), prompt.n
    elif (
        moment.stop is None
        or moment.stop.question is None
        or top is None
        or top.waiting is None
        or moment.is_back
        or isinstance(moment.stop.step, Listen)
    ):
        return ""
    else:
        buttons, n = asking.buttons(moment.stop.question, top.flow, top.waiting.page), top.waiting.n
    found = [each.id for each in buttons if _says(moment, each.label)]
    return asking.payload(n, found[0]) if len(found) == 1 else ""


def _says(moment: Moment, label: Label) -> bool:
    words = moment.turn.visit.labels.get(label, ()) if isinstance(label, str) else tuple(label.values())
    return moment.message.folded in folded_names(tuple(words))


def flow_called(moment: Moment) -> str:
    """The flow whose name, or whose entry in the menu, the message is word for word; "" when it is none."""
    turn = moment.turn
    for name, flow in turn.flows.items():
        if _says(moment, flow.offers) or _says(moment, key_of(MENU, name)):
            if flow.when(turn.visit):
                return name
            same = (each for each in turn.flows.values() if each.starts_on == flow.starts_on)
            return next((each.name for each in same if each.when(turn.visit)), "")
    return ""
