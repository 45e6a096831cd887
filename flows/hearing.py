"""What a message is, tried in this order: a button, media, a global word, an answer, an aside, another flow."""

from collections.abc import Callable
from dataclasses import replace

from flows import edits, goals, labels, prompts
from flows import vocabulary as v
from flows.answering import answer, answer_by_sign, answer_prompt
from flows.attachments import take_media
from flows.controls import CONTROLLED, SAID, help_, set_language
from flows.conversation import FOLLOWED, MEANT, READ
from flows.language import asked_for, follow
from flows.limits import ASIDE, CONTROL, OFFER, START
from flows.matching import (
    asked_about,
    control,
    is_complaint,
    is_digits,
    is_insult,
    language,
    says_no,
    says_yes,
    short_fold,
    tokens,
)
from flows.moment import Moment
from flows.naming import COMMITMENT
from flows.presses import press
from flows.steps import Choose, Confirm, Listen
from flows.turn import MENU, Turn
from flows.types import OPEN, Heard

READING = "browse_programme"  # what a project named alone is named for
REQUEST_ANSWER = "request_answer"  # the flow of an answer to what the commune asked
ARRIVAL = "arrival"  # the flow of a code at a door
SEATS = "my_registrations"  # the flow that shows, changes and gives back one's seats
NOTICE = "notice"  # the flow of the long notice
BASICS, TOPIC = "basics", "topic"  # the flow of the short questions, and what it is told
MASKED = "[•••]"  # as data.masking.MASK; tests/test_flows_hearing.py holds them together
_QUESTION_SIGNS = {"?", "؟"}
_ANNOUNCING = tokens(v.ANNOUNCING_A_NUMBER)


def hear(turn: Turn, heard: Heard) -> None:
    """Take a message in, and run on."""
    is_first = not turn.now.is_greeted
    turn.set(is_greeted=True, is_notice_fresh=is_first, pending=None, aside=None)
    is_after_guess = turn.now.taken.startswith((FOLLOWED, MEANT))
    turn.set(message=heard.message, taken="")
    if is_first:
        _say_notice(turn)
    _end_what_is_gone(turn)
    moment = Moment(turn, heard, is_after_guess=is_after_guess)
    if MASKED in heard.text:
        turn.say("engine-masked")
    if not _only_a_number(moment):
        _route(moment)
    code, source = follow(turn.now, heard, is_answer_text=moment.is_answer_text)
    if (code, source) != (turn.now.language, turn.now.language_from):
        turn.set(language=code, language_from=source)
    turn.run()


def _say_notice(turn: Turn) -> None:
    commune = turn.visit.commune
    kind = "sample" if commune.is_sample else "real"
    turn.say("engine-notice", commune=commune.name, reference=commune.cndp_reference or "", kind=kind)


def _end_what_is_gone(turn: Turn) -> None:
    """Forms whose flow is no more end with one kind sentence."""
    frames = tuple(frame for frame in turn.now.frames if frame.flow in turn.flows)
    if len(frames) < len(turn.now.frames):
        turn.say("engine-flow-gone")
        turn.set(frames=frames, prompt=None)


def _only_a_number(moment: Moment) -> bool:
    """A card or telephone number that was taken out, with nothing but what announces it: the question simply returns."""
    text = moment.message.text
    if MASKED not in text or moment.heard.media is not None:
        return False
    if not _ANNOUNCING.issuperset(short_fold(text).split()):
        return False
    if moment.turn.top is None and moment.turn.now.prompt is None:
        moment.turn.start(MENU)
    return True


def _route(moment: Moment) -> None:
    if moment.heard.payload:
        press(moment, moment.heard.payload)
    elif take_media(moment) or _nothing_said(moment):
        return
    elif not any(is_it(moment) for is_it in _IN_ORDER):
        _something_else(moment)


def _nothing_said(moment: Moment) -> bool:
    """Only signs, or nothing at all; a thumb is an answer where one is asked for, a question mark asks for help."""
    text = moment.message.text
    if any(letter.isalnum() for letter in text):
        return False
    if text and set(text) <= _QUESTION_SIGNS:
        help_(moment)
        return True
    if (says_yes(text, "") or says_no(text, "")) and (answer_prompt(moment) or answer_by_sign(moment)):
        return True
    moment.say_kindly("engine-empty")
    return True


def _exact_label(moment: Moment) -> bool:
    """The very words on a button of what waits: they are that button, whatever else they might mean."""
    payload = labels.shown(moment)
    if payload:
        press(moment, payload)
    return bool(payload)


def _short_question(moment: Moment) -> bool:
    """A question about the service that is known word for word: answered in place."""
    topic = asked_about(moment.message.folded)
    if not topic or BASICS not in moment.turn.flows:
        return False
    origin = replace(moment.origin(), heard={TOPIC: topic}, is_proposal=False)
    moment.turn.start(BASICS, origin)
    _resume_after_silence(moment)
    return True


def _label_for_a_word(moment: Moment) -> bool:
    """A label of the menu where a short text is asked for and nothing would be lost: nobody is called that."""
    step = moment.stop.step if moment.stop else None
    is_short = isinstance(step, Listen) and step.kind != OPEN
    return is_short and moment.flow is not None and moment.flow.light and _named_flow(moment)


def _insult(moment: Moment) -> bool:
    """A curse is no greeting and no wish; an open question keeps it as any other words."""
    step = moment.stop.step if moment.stop else None
    is_open = isinstance(step, Listen) and step.kind == OPEN
    if is_open or not is_insult(moment.message.folded):
        return False
    moment.turn.say("engine-calm")
    return True


# -- global words --------------------------------------------------------------------------------------------


def _global_word(moment: Moment) -> bool:
    folded = moment.message.folded
    code = language(folded)
    if code:
        set_language(moment, code)
        return True
    word = control(folded)
    if word == v.MORE:
        return _more(moment)
    if word not in CONTROLLED:
        return False
    CONTROLLED[word](moment)
    return True


def _more(moment: Moment) -> bool:
    """ "more" is the waiting question's where it has one, and about the notice everywhere else."""
    turn, stop = moment.turn, moment.stop
    if NOTICE not in turn.flows:
        return False
    if stop is not None and moment.plain_reply() is not None:
        return False
    turn.start(NOTICE, moment.origin())
    return True


def _door(moment: Moment) -> bool:
    """The code of a workshop's door, whatever waits: they stand before it."""
    turn, code = moment.turn, moment.heard.door
    if not code or ARRIVAL not in turn.flows:
        return False
    turn.drop_prompt()
    if turn.top is not None and turn.top.flow == SEATS:
        turn.pop()  # who has come is not asked again whether to give the seat back
    turn.start(ARRIVAL, replace(moment.origin(), heard={"id": code}, is_proposal=False))
    return True


# -- anything else -------------------------------------------------------------------------------------------


def _something_else(moment: Moment) -> None:
    """No answer: an aside, a control said in a sentence, another flow, a sentence too early; or not understood."""
    turn, heard = moment.turn, moment.heard
    if _named_flow(moment) or _number(moment):
        return
    turn.set(taken=READ)
    if turn.top is None:
        _begin(moment)
        return
    aside = goals.aside_for(heard, turn, ASIDE)
    if aside is not None:
        turn.set(taken=FOLLOWED)
        turn.start(aside.name, moment.origin())
        _resume_after_silence(moment)
        return
    if _said(moment) or goals.talk_small(moment):
        _resume_after_silence(moment)
        return
    if moment.flow is not None and moment.flow.light:
        if not goals.begin(moment):
            moment.miss()
    elif not any(is_it(moment) for is_it in _what_else(heard)):
        _not_understood(moment)


def _number(moment: Moment) -> bool:
    """A number that nothing takes is no wish: the menu, or the waiting question again."""
    if not is_digits(moment.message.folded):
        return False
    if moment.turn.top is None:
        moment.turn.start(MENU)
    return True


def _named_flow(moment: Moment) -> bool:
    """A label of the menu, or the name of a flow, typed as it is shown; a complaint knows its door."""
    turn = moment.turn
    name = labels.flow_called(moment) or _complaint(moment)
    top = moment.flow
    if not name or (top is not None and top.name == name):
        return False
    if top is None or top.light or name not in turn.flows or turn.flows[name].aside:
        turn.start(name, replace(moment.origin(), is_proposal=name == goals.OUT_OF_SCOPE))
    else:
        turn.prompt(prompts.OFFER, flow=name, origin=replace(moment.origin(), is_proposal=False))
    return True


def _complaint(moment: Moment) -> str:
    """A complaint about a service is another counter's, unless the right to information is meant."""
    heard, is_free = moment.heard, moment.flow is None or moment.flow.light
    is_rights = heard.intent in {"know_rights", "request_information", "talk_to_human"}
    if not (is_free and goals.OUT_OF_SCOPE in moment.turn.flows and is_complaint(moment.message.folded)):
        return ""
    return "" if is_rights and heard.confidence >= START else goals.OUT_OF_SCOPE


def _what_else(heard: Heard) -> tuple[Callable[[Moment], bool], ...]:
    """Another flow, or words too early; a matter of another service is the latter first: it may be the comment."""
    return (_sentence, _offer) if heard.intent == goals.OUT_OF_SCOPE else (_offer, _sentence)


def _begin(moment: Moment) -> None:
    if _said(moment) or goals.talk_small(moment) or _project(moment) or goals.begin(moment):
        return
    moment.say_kindly("engine-not-understood")


def _project(moment: Moment) -> bool:
    """A project's name and no sure wish with it: it is read."""
    reading = goals.flow_for(READING, moment.turn)
    is_named = bool(moment.origin().heard.get(COMMITMENT))
    if reading is None or not is_named or moment.heard.confidence >= START:
        return False
    moment.turn.start(reading.name, moment.origin())
    return True


def _said(moment: Moment) -> bool:
    """A global word said in a sentence, when it is read for sure and no flow begins on it."""
    heard, turn = moment.heard, moment.turn
    if heard.intent == "change_language" and heard.confidence >= START:
        code = asked_for(moment.message.folded)
        if code:
            set_language(moment, code)
            return True
    do = SAID.get(heard.intent)
    least = START if turn.top is None else CONTROL
    if do is None or heard.confidence < least or goals.flow_for(heard.intent, turn) is not None:
        return False
    do(moment)
    return True


def _resume_after_silence(moment: Moment) -> None:
    if moment.is_back and moment.turn.now.prompt is None and moment.turn.form is not None:
        moment.turn.prompt(prompts.RESUME)


def _offer(moment: Moment) -> bool:
    """Another flow: offered, never forced. The sentence may be meant for the form all the same."""
    turn, flow = moment.turn, goals.other_flow(moment)
    if flow is None or moment.heard.confidence < OFFER:
        return False
    origin = moment.origin()
    given = {}
    if moment.flow is not None and moment.flow.takes_words and origin.is_proposal and _awaits_words(moment):
        given = {prompts.STAY: prompts.KEEP_LABEL}
    moment.say_where()
    turn.prompt(prompts.OFFER, flow=flow.name, origin=origin, given=given)
    return True


def _awaits_words(moment: Moment) -> bool:
    return moment.stop is not None and not edits.last_open(moment.stop)


def _sentence(moment: Moment) -> bool:
    """A sentence that is no answer: the words of an open question to come, or more words for one already answered."""
    turn, flow = moment.turn, moment.flow
    if moment.stop is None or not moment.is_sentence or not isinstance(moment.stop.step, Choose | Confirm):
        return False
    if edits.last_open(moment.stop):
        turn.prompt(prompts.ADD, origin=moment.origin())
        return True
    if flow is None or not flow.takes_words or not moment.origin().is_proposal:
        return False
    moment.keep_for_later()
    turn.say("engine-kept-for-later")
    _resume_after_silence(moment)
    return True


def _not_understood(moment: Moment) -> None:
    if moment.is_back:
        moment.turn.prompt(prompts.RESUME)
    else:
        moment.miss()


def _known_question(moment: Moment) -> bool:
    """A question that an aside of the open form surely answers: answered in place, and what waits is asked again."""
    turn, text = moment.turn, moment.message.text
    for name in moment.flow.asides if moment.flow else ():
        aside = turn.flows.get(name)
        if aside is not None and aside.answers is not None and aside.answers(text):
            turn.start(name, moment.origin())
            _resume_after_silence(moment)
            return True
    return False


def _answers_the_commune(moment: Moment) -> bool:
    """Words written while the commune waits for an answer, and no form is open: asked whether they are it.

    What is surely a question to us, small talk or a code is not; a label or a number of what is shown neither.
    """
    turn, heard = moment.turn, moment.heard
    if not heard.asked or REQUEST_ANSWER not in turn.flows or turn.form is not None:
        return False
    if moment.stop is not None and (isinstance(moment.stop.step, Listen) or moment.plain_reply() is not None):
        return False
    if labels.flow_called(moment) or goals.is_surely_for_us(moment):
        return False
    other = goals.flow_for(heard.intent, turn) if heard.confidence >= START else None
    others = (other.name,) if other is not None else ()
    given = {"id": heard.asked}
    turn.prompt(prompts.ANSWER, flow=REQUEST_ANSWER, flows=others, origin=moment.origin(), given=given)
    return True


_IN_ORDER = (
    _exact_label,
    _global_word,
    _door,
    _short_question,
    _insult,
    _known_question,
    answer_prompt,
    _label_for_a_word,
    _answers_the_commune,
    answer,
)
