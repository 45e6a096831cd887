"""What a message is, tried in this order: a button, media, a global word, an answer, a change, an aside, another flow."""

from dataclasses import replace

from flows import answers, asking, edits, goals, prompted, prompts
from flows import vocabulary as v
from flows.controls import CONTROLLED, SAID, help_, set_language
from flows.language import follow
from flows.limits import ASIDE, ASIDE_AT_OPEN, CONTROL, OFFER, PAYLOAD_BYTES, START
from flows.matching import control, fold, language, language_within, says_no, says_yes
from flows.moment import Moment
from flows.steps import Choose, Confirm, Listen
from flows.turn import MENU, Turn
from flows.types import OPEN, PHOTO, VOICE, Heard, Media

NOTICE = "notice"  # the flow of the long notice
COMMENTING = "give_comment"  # what a photo or a voice note without a word is most likely for
_PROBLEMS = {"too_large", "lost", "wrong_type"}
_UNKEPT = {"sticker", "location", "contact", "video"}
_QUESTION_SIGNS = {"?", "؟"}


def hear(turn: Turn, heard: Heard) -> None:
    """Take a message in, and run on."""
    is_first, was_fresh = not turn.now.is_greeted, turn.now.is_notice_fresh
    turn.set(is_greeted=True, is_notice_fresh=is_first, pending=None, aside=None, message=heard.message)
    if is_first:
        _say_notice(turn)
    _end_what_is_gone(turn)
    moment = Moment(turn, heard)
    _route(moment, was_fresh=was_fresh)
    code, source = follow(turn.now, heard, is_answer_text=moment.is_answer_text)
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


def _route(moment: Moment, *, was_fresh: bool) -> None:
    if moment.heard.payload:
        _press(moment, moment.heard.payload)
    elif _media(moment) or _nothing_said(moment):
        return
    elif not (_global_word(moment, was_fresh=was_fresh) or _prompt(moment) or _answer(moment)):
        _something_else(moment)


# -- buttons -------------------------------------------------------------------------------------------------


def _press(moment: Moment, payload: str) -> None:
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
        moment.turn.say("engine-stale")


def _press_notice(moment: Moment, payload: str) -> None:
    """`go:<flow>:<id>`, carried by a notice: offered beside a form, begun where none is open."""
    _, _, rest = payload.partition(":")
    name, _, thing = rest.partition(":")
    turn = moment.turn
    if name not in turn.flows:
        turn.say("engine-stale")
        return
    origin = replace(moment.origin(), heard={"id": thing} if thing else {}, is_proposal=False)
    if turn.form is not None and not turn.flows[name].aside:
        turn.prompt(prompts.OFFER, flow=name, origin=origin)
    else:
        turn.set(prompt=None)
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
        return _keep_or_rewrite(moment, option_id)
    reply = answers.press(stop, option_id)
    if reply is None:
        return False
    moment.turn.set(prompt=None)
    moment.keep(reply)
    return True


def _keep_or_rewrite(moment: Moment, choice: str) -> bool:
    """What was written before is the answer, or it is not."""
    stop = moment.stop
    origin = asking.proposal_for(stop) if stop else None
    if stop is None or origin is None or not isinstance(stop.step, Listen):
        return False
    if choice == asking.KEEP_ID:
        moment.turn.set(prompt=None)
        moment.keep(answers.as_proposed(stop.step, origin))
    elif choice == asking.REWRITE_ID:
        moment.turn.set(prompt=None)
        moment.turn.set_top(replace(moment.frame, origin=replace(stop.origin, is_proposal=False)))
    return choice in {asking.KEEP_ID, asking.REWRITE_ID}


# -- what is no text -----------------------------------------------------------------------------------------


def _media(moment: Moment) -> bool:
    """Media as an answer, or a kind line about it; False when the text beside it is still to be heard."""
    media = moment.heard.media
    if media is None:
        return False
    if media.problem or media.kind not in {VOICE, PHOTO} or not media.id:
        moment.turn.say(_about(media))
        return not moment.message.text
    return _media_answer(moment, media) or _media_for_later(moment, media)


def _about(media: Media) -> str:
    if media.problem or media.kind in {VOICE, PHOTO}:
        problem = media.problem if media.problem in _PROBLEMS else "lost"
        return f"engine-media-{problem.replace('_', '-')}"
    return f"engine-media-{media.kind if media.kind in _UNKEPT else 'other'}"


def _media_answer(moment: Moment, media: Media) -> bool:
    stop, turn = moment.stop, moment.turn
    reply = answers.as_media(stop.step, moment.message) if stop and isinstance(stop.step, Listen) else None
    if reply is not None:
        turn.set(prompt=None)
        moment.keep(reply)
        return True
    more = edits.collect(moment.frame, stop, media.kind, media.id) if stop else None
    if more is None or stop is None:
        return False
    frame, count = more
    turn.set_top(frame)
    turn.say("engine-media-added" if count > 0 else "engine-media-enough", count=abs(count))
    return not moment.message.text or _caption(moment)


def _caption(moment: Moment) -> bool:
    """The caption of one photo more belongs to the same answer."""
    moment = Moment(moment.turn, moment.heard)
    key = edits.last_open(moment.stop) if moment.stop else ""
    if key:
        moment.edit(edits.Edit(key, added=moment.message.text))
    return bool(key)


def _media_for_later(moment: Moment, media: Media) -> bool:
    """A photo sent before its question, or with nothing open."""
    turn, flow = moment.turn, moment.flow
    if moment.stop is not None and flow is not None and flow.takes_words:
        moment.keep_for_later()
        turn.say("engine-kept-for-later")
        return True
    commenting = goals.flow_for(COMMENTING, turn)
    if turn.form is None and commenting is not None:
        if goals.flow_for(moment.heard.intent, turn) is None or not moment.message.text:
            turn.prompt(prompts.MEAN, flows=(commenting.name,), origin=moment.origin())
            return True
        return False
    turn.say(f"engine-not-here-{'voice' if media.kind == VOICE else PHOTO}")
    return not moment.message.text


def _nothing_said(moment: Moment) -> bool:
    """Only signs, or nothing at all; a thumb is an answer where one is asked for, a question mark asks for help."""
    text = moment.message.text
    if any(letter.isalnum() for letter in text):
        return False
    if text and set(text) <= _QUESTION_SIGNS:
        help_(moment)
        return True
    if (says_yes(text, "") or says_no(text, "")) and (_prompt(moment) or _sign(moment)):
        return True
    moment.turn.say("engine-empty")
    return True


def _sign(moment: Moment) -> bool:
    stop = moment.stop
    if stop is None:
        return False
    if asking.proposal_for(stop):
        is_yes = says_yes(moment.message.text, "")
        return _keep_or_rewrite(moment, asking.KEEP_ID if is_yes else asking.REWRITE_ID)
    return not isinstance(stop.step, Listen) and _plain_answer(moment)


# -- global words --------------------------------------------------------------------------------------------


def _global_word(moment: Moment, *, was_fresh: bool) -> bool:
    folded = moment.message.folded
    code = language(folded)
    if code:
        set_language(moment, code)
        return True
    word = control(folded)
    if word == v.MORE:
        return _more(moment, was_fresh=was_fresh)
    if word not in CONTROLLED:
        return False
    CONTROLLED[word](moment)
    return True


def _more(moment: Moment, *, was_fresh: bool) -> bool:
    """ "more" is about the notice right after it, and whenever no question takes the word."""
    turn, stop = moment.turn, moment.stop
    if NOTICE not in turn.flows:
        return False
    if not was_fresh and stop is not None and moment.plain_reply() is not None:
        return False
    turn.start(NOTICE, moment.origin())
    return True


# -- answers -------------------------------------------------------------------------------------------------


def _prompt(moment: Moment) -> bool:
    """An answer to the engine's own question; any other message passes it by, and it is gone."""
    turn = moment.turn
    prompt = turn.now.prompt
    if prompt is None:
        return False
    choice = None
    if prompts.is_sound(prompt, turn.now, turn.flows):
        choice = prompts.read(prompt, turn.now, turn.flows, moment.message, turn.visit)
    if choice is None:
        turn.set(prompt=None)
        return False
    prompted.resolve(moment, prompt, choice)
    return True


def _answer(moment: Moment) -> bool:
    stop = moment.stop
    if stop is None:
        return False
    if asking.proposal_for(stop) is not None:
        return _answer_proposal(moment)
    if _plain_answer(moment):
        return True
    if isinstance(stop.step, Listen):
        return _words(moment, stop.step)
    return _sentence_answer(moment)


def _plain_answer(moment: Moment) -> bool:
    reply = moment.plain_reply()
    if reply is None:
        return False
    if moment.is_back and moment.stop is not None and isinstance(moment.stop.step, Confirm):
        moment.turn.prompt(
            prompts.RESUME
        )  # "ok" after days is no signature: the summary is shown again first
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
        return _keep_or_rewrite(moment, choice)
    return moment.is_sentence and _words(moment, stop.step)


def _words(moment: Moment, step: Listen) -> bool:
    """A text at a free-text question."""
    turn, heard = moment.turn, moment.heard
    aside = goals.aside_for(heard, turn, ASIDE_AT_OPEN if step.kind == OPEN else ASIDE)
    if aside is not None and step.kind != OPEN:
        turn.start(aside.name, moment.origin())
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
        edit = edits.read_entity(stop, moment.message)
    if edit is not None and edit.key:
        moment.edit(edit)
        return True
    if edit is not None and is_summary:
        moment.ask_what_to_change()
        return True
    asks_elsewhere = goals.aside_for(moment.heard, turn, ASIDE_AT_OPEN) is not None
    reply = answers.read_sentence(stop, moment.message, asks_elsewhere=asks_elsewhere)
    if reply is None:
        return False
    moment.keep(reply)
    return True


# -- anything else -------------------------------------------------------------------------------------------


def _something_else(moment: Moment) -> None:
    """No answer: an aside, a control said in a sentence, another flow, a sentence too early; or not understood."""
    turn, heard = moment.turn, moment.heard
    if turn.top is None:
        _begin(moment)
        return
    aside = goals.aside_for(heard, turn, ASIDE)
    if aside is not None:
        turn.start(aside.name, moment.origin())
        _resume_after_silence(moment)
        return
    if _said(moment) or goals.talk_small(moment):
        _resume_after_silence(moment)
        return
    if moment.flow is not None and moment.flow.light:
        if not goals.begin(moment):
            moment.miss()
    elif not (_offer(moment) or _sentence(moment)):
        _not_understood(moment)


def _begin(moment: Moment) -> None:
    if _said(moment) or goals.talk_small(moment) or goals.begin(moment):
        return
    moment.turn.say("engine-not-understood")
    moment.turn.start(MENU)


def _said(moment: Moment) -> bool:
    """A global word said in a sentence, when it is read for sure and no flow begins on it."""
    heard, turn = moment.heard, moment.turn
    if heard.intent == "change_language" and heard.confidence >= START:
        code = language_within(moment.message.folded)
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
