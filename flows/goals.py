"""From what a message wants to the flow that does it."""

from flows import prompts
from flows.conversation import FOLLOWED
from flows.frames import Prompt
from flows.limits import (
    ASIDE,
    ASIDE_AT_OPEN,
    LIKELY,
    MEANT,
    OFFER,
    PLAUSIBLE,
    SECOND_GOAL,
    SECOND_GOAL_WORDS,
    START,
    YES_OR_NO,
)
from flows.matching import tokens, word_count
from flows.moment import Moment
from flows.steps import Flow
from flows.turn import MENU, Turn
from flows.types import Heard

OUT_OF_SCOPE = "out_of_scope"
SMALL_TALK = {"greet": "engine-greeting", "thank": "engine-thanks", "goodbye": "engine-goodbye"}
# Never guessed at by "did you mean": they are answered when they are sure, and otherwise not worth a line.
REFERENCE = "reference"
_TALK = tokens(
    """bonjour bonsoir salut coucou hello merci au a bonne salam slm ssalam assalam salamo sba7 msa lkhir mer7ba marhba ahlan chokran
    choukran bslama beslama baraka lah llah tbarkallah السلام سلام صباح مساء مرحبا اهلا شكرا بسلامه مع الله بارك تبارك الي"""
)
_A_GREETING = 6  # words
_SAID_IN_A_SENTENCE = {"cancel", "help", "change_language", "unsubscribe", "talk_to_human"}
_NOT_GUESSED = {OUT_OF_SCOPE, *SMALL_TALK}


def flow_for(intent: str, turn: Turn) -> Flow | None:
    """The first flow that begins on this intent in this world."""
    if not intent:
        return None
    return next((f for f in turn.flows.values() if intent in f.starts_on and f.when(turn.visit)), None)


def aside_for(heard: Heard, turn: Turn, least: float) -> Flow | None:
    """The aside that a message surely asks for."""
    flow = flow_for(heard.intent, turn) if heard.confidence >= least else None
    return flow if flow is not None and flow.aside else None


def other_flow(moment: Moment) -> Flow | None:
    """Another flow than the one that waits, surely enough to interrupt it by an offer."""
    heard, waiting = moment.heard, moment.flow
    flow = flow_for(heard.intent, moment.turn)
    if flow is None or flow.aside or flow is waiting:
        return None
    return flow if heard.confidence >= (START if waiting and waiting.light else OFFER) else None


def wants_other(moment: Moment) -> bool:
    """Whether a message is for an aside or for another flow, if it is not for the form."""
    return aside_for(moment.heard, moment.turn, ASIDE) is not None or other_flow(moment) is not None


def asks_elsewhere(moment: Moment) -> bool:
    """Whether a sentence surely wants something else than to answer: an aside, or to leave what is only read."""
    if aside_for(moment.heard, moment.turn, ASIDE_AT_OPEN) is not None:
        return True
    is_light = moment.flow is not None and moment.flow.light
    return is_light and other_flow(moment) is not None


def is_surely_for_us(moment: Moment) -> bool:
    """Whether a message is no answer to anybody else: a code, small talk, or surely a wish of which nothing is kept."""
    heard = moment.heard
    if any(entity.entity == REFERENCE for entity in heard.entities):
        return True
    if heard.intent in SMALL_TALK:  # "the garden of Salam" is no greeting
        words = moment.message.folded.split()
        return (
            heard.confidence >= YES_OR_NO and bool(words) and words[0] in _TALK and len(words) <= _A_GREETING
        )
    if heard.intent in _SAID_IN_A_SENTENCE:
        return heard.confidence >= YES_OR_NO
    flow = flow_for(heard.intent, moment.turn)
    return flow is not None and not flow.takes_words and heard.confidence >= ASIDE_AT_OPEN


def talk_small(moment: Moment) -> bool:
    """A greeting, thanks or goodbye in a sentence; a flow of that intent goes first."""
    line = SMALL_TALK.get(moment.heard.intent)
    if line is None or moment.heard.confidence < YES_OR_NO:
        return False
    moment.turn.forgive()
    moment.turn.say(line)
    if moment.heard.intent == "greet" and moment.turn.top is None:
        moment.turn.start(MENU)
    return True


def begin(moment: Moment) -> bool:
    """Begin what the message wants, or ask which of the likely things it wants. False: nothing can be made of it."""
    heard, turn = moment.heard, moment.turn
    flow = flow_for(heard.intent, turn)
    if flow is not None and heard.confidence >= START:
        turn.set(taken=FOLLOWED)
        turn.start(flow.name, moment.origin())
        _keep_second(moment, flow)
        return True
    if heard.intent == OUT_OF_SCOPE and heard.confidence >= ASIDE:
        turn.say("engine-out-of-scope")
        turn.start(MENU)
        return True
    meant = _likely(heard, turn)
    if meant:
        turn.prompt(prompts.MEAN, flows=meant, origin=moment.origin())
    return bool(meant)


def _likely(heard: Heard, turn: Turn) -> tuple[str, ...]:
    ranking = heard.ranking or ((heard.intent, heard.confidence),)
    found: dict[str, float] = {}
    for intent, share in ranking[: 2 * MEANT]:
        flow = None if intent in _NOT_GUESSED or share < LIKELY else flow_for(intent, turn)
        if flow is not None and flow.name not in found:
            found[flow.name] = share
    if max(found.values(), default=0.0) < PLAUSIBLE:
        return ()
    return tuple(found)[:MEANT]


def _keep_second(moment: Moment, first: Flow) -> None:
    """A second goal in the same message waits until the first is done."""
    if word_count(moment.message.text) < SECOND_GOAL_WORDS:
        return
    for intent, share in moment.heard.ranking[:2]:
        flow = None if intent in _NOT_GUESSED else flow_for(intent, moment.turn)
        if flow is not None and flow is not first and share >= SECOND_GOAL:
            moment.turn.set(later=Prompt(prompts.LATER, 0, flow=flow.name, origin=moment.origin()))
            return
