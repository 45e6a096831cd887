"""A message as the answer to what waits: the engine's own question first, then the form's."""

from dataclasses import replace

from flows import answers, asking, edits, goals, prompted, prompts
from flows import vocabulary as v
from flows.frames import Prompt
from flows.limits import ASIDE, ASIDE_AT_OPEN
from flows.matching import control, is_digits, is_no_name, says_yes
from flows.moment import Moment
from flows.naming import wants_no_name
from flows.steps import Choose, Confirm, Listen
from flows.types import OPEN, SHORT


def answer_prompt(moment: Moment) -> bool:
    """An answer to the engine's own question; any other message passes it by, and it is gone."""
    turn = moment.turn
    prompt = turn.now.prompt
    if prompt is None:
        return False
    choice = None
    if prompts.is_sound(prompt, turn.now, turn.flows):
        choice = prompts.read(prompt, turn.now, turn.flows, moment.message, turn.visit)
    if choice is None:
        return _pass_by(moment, prompt)
    prompted.resolve(moment, prompt, choice)
    return True


def _pass_by(moment: Moment, prompt: Prompt) -> bool:
    """Another message than a choice: a number is told the choices there are; words offered as an addition wait."""
    turn = moment.turn
    if prompts.is_sound(prompt, turn.now, turn.flows):
        if is_digits(moment.message.folded):
            turn.say("engine-number-outside", last=len(prompts.buttons(prompt, turn.now, turn.flows)))
            return True
        if prompt.kind == prompts.ADD and moment.stop is not None:
            return prompted.keep_addition(moment, prompt)
    turn.drop_prompt()
    if prompt.kind == prompts.MEAN:
        moment.before = prompt.origin
    return False


def answer(moment: Moment) -> bool:
    """A text as an answer to the waiting question, or as a change to one before it."""
    stop = moment.stop
    if stop is None:
        return False
    if asking.proposal_for(stop) is not None:
        return _answer_proposal(moment)
    if answer_plainly(moment) or _about_the_form(moment):
        return True
    if isinstance(stop.step, Listen):
        return _words(moment, stop.step)
    return _no_name(moment) or _sentence_answer(moment)


def _no_name(moment: Moment) -> bool:
    """ "without my name", at a choice before that question (a consent that speaks of names): neither a no to it nor a wish to see
    one's data.
    """
    is_choice = moment.stop is not None and isinstance(moment.stop.step, Choose)
    is_signed = moment.flow is not None and moment.flow.is_signed
    if not (is_choice and is_signed and wants_no_name(moment.message.text)):
        return False
    moment.keep_unsigned()
    moment.turn.say("engine-no-name")
    if moment.is_back:
        moment.turn.prompt(prompts.RESUME)
    return True


def _about_the_form(moment: Moment) -> bool:
    """ "corriger" or "passer" alone: what to change, or that this one is needed."""
    folded, is_light = moment.message.folded, moment.flow is not None and moment.flow.light
    if edits.is_change_alone(folded) and not is_light:
        moment.ask_what_to_change()
        return True
    if control(folded) == v.SKIP:
        moment.turn.say("engine-needed")
        return True
    return False


def answer_plainly(moment: Moment) -> bool:
    """A number, a label, a yes: what can be nothing else."""
    reply = moment.plain_reply()
    if reply is None:
        return False
    if moment.is_back and moment.stop is not None and isinstance(moment.stop.step, Confirm):
        # "ok" after days is no signature: the summary is shown again first.
        moment.turn.prompt(prompts.RESUME)
    else:
        moment.say_where()
        moment.keep(reply)
    return True


def _answer_proposal(moment: Moment) -> bool:
    """Keep what was written? A new text instead is the answer itself."""
    stop, message, top = moment.stop, moment.message, moment.frame
    if stop is None or not isinstance(stop.step, Listen) or top.waiting is None:
        return False
    choice = asking.read_keeping(message.text, message.folded, moment.turn.visit)
    if not choice and moment.heard.confidence >= ASIDE:
        choice = {"affirm": asking.KEEP_ID, "deny": asking.REWRITE_ID}.get(moment.heard.intent, "")
    if choice:
        return keep_or_rewrite(moment, choice)
    if is_digits(message.folded):
        moment.turn.say("engine-number-outside", last=len(asking.KEEPING))
        return True
    return moment.is_sentence and _words(moment, stop.step)


def _words(moment: Moment, step: Listen) -> bool:
    """A text at a free-text question."""
    turn, heard = moment.turn, moment.heard
    aside = goals.aside_for(heard, turn, ASIDE)
    is_stored = step.kind == OPEN and (aside is None or aside.name not in step.asides)
    if is_stored:
        aside = goals.aside_for(heard, turn, ASIDE_AT_OPEN)
    if aside is not None and not is_stored:
        turn.start(aside.name, moment.origin())
        return True
    if step.fits is not None and not step.fits(moment.message.text):
        moment.miss()
        return True
    if step.kind == SHORT and is_no_name(moment.message.text, moment.message.folded):
        moment.miss()
        return True
    reply = answers.read_skip(step, heard) or answers.as_text(step, moment.message)
    if reply is None:
        turn.say("engine-not-here-text")
        return True
    if moment.is_back and step.kind == OPEN:
        moment.keep_for_later()
        turn.prompt(prompts.RESUME)
    else:
        moment.say_where()
        moment.keep(reply)
    if aside is not None and heard.intent != goals.OUT_OF_SCOPE:  # a comment about lamps is no question
        turn.say("engine-kept-too")
        turn.start(aside.name, moment.origin())
    return True


def _sentence_answer(moment: Moment) -> bool:
    """A sentence at a question of choices: something to change, or an answer the reader found in it."""
    stop, turn = moment.stop, moment.turn
    if stop is None or moment.is_back:
        return False
    is_summary = isinstance(stop.step, Confirm)
    edit = edits.read(stop, moment.frame.flow, moment.message, turn.visit)
    if edit is None and is_summary:
        edit = edits.by_name(stop, moment.frame.flow, moment.message, turn.visit)
    if edit is None and is_summary and not goals.wants_other(moment):
        edit = edits.read_entity(stop, moment.message)
    if edit is not None and edit.key:
        moment.edit(edit)
        return True
    if edit is not None and is_summary:
        moment.ask_what_to_change()
        return True
    reply = answers.read_sentence(stop, moment.message, asks_elsewhere=goals.asks_elsewhere(moment))
    if reply is None:
        return False
    moment.keep(reply)
    return True


def keep_or_rewrite(moment: Moment, choice: str) -> bool:
    """What was written before is the answer, or it is not."""
    stop = moment.stop
    origin = asking.proposal_for(stop) if stop else None
    if stop is None or origin is None or not isinstance(stop.step, Listen):
        return False
    if choice == asking.KEEP_ID:
        moment.turn.drop_prompt()
        moment.keep(answers.as_proposed(stop.step, origin))
    elif choice == asking.REWRITE_ID:
        moment.turn.drop_prompt()
        moment.turn.set_top(replace(moment.frame, origin=replace(stop.origin, is_proposal=False)))
    return choice in {asking.KEEP_ID, asking.REWRITE_ID}


def answer_by_sign(moment: Moment) -> bool:
    """A thumb, where a yes or a no is asked for."""
    stop = moment.stop
    if stop is None:
        return False
    if asking.proposal_for(stop):
        is_yes = says_yes(moment.message.text, "")
        return keep_or_rewrite(moment, asking.KEEP_ID if is_yes else asking.REWRITE_ID)
    return not isinstance(stop.step, Listen) and answer_plainly(moment)
