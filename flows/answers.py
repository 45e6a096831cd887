"""Reading a message as the answer to the waiting question. Decides nothing else and changes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flows import vocabulary as v
from flows.asking import (
    CHANGE_ID,
    MORE_ID,
    NO_ID,
    SKIP_ID,
    YES_ID,
    Button,
    as_words,
    buttons,
    is_paged,
    names,
    payload,
)
from flows.fitting import chosen, digest, meant
from flows.frames import CONFIRMED, SKIPPED, WORDS, Entry, Origin, Waiting
from flows.limits import OFFER, START, YES_OR_NO
from flows.matching import control, folded_names, is_digits, match, number, says_no, says_yes
from flows.periods import PERIOD, is_period
from flows.replay import Stop
from flows.steps import Choosable, Choose, Confirm, Listen, Option
from flows.types import OPEN, SHORT, TEXT, Heard, Json, Visit

# What words given to one flow may have been meant for: a comment that asks to be told, a request that tells.
WISHES = frozenset({"give_comment", "request_information"})


@dataclass(frozen=True, slots=True)
class Message:
    """What was heard, made ready once: `folded` is "" when the text is longer than any label."""

    heard: Heard
    text: str
    folded: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What a message is to the question: an entry to keep, or something to do with the question itself."""

    entry: Entry | None = None
    wants: str = ""  # more, change, outside
    is_sentence: bool = False  # read out of a sentence that may say more
    is_cut: bool = False
    given: Mapping[str, str] = field(default_factory=dict)  # answers to questions that come


def press(stop: Stop, option_id: str) -> Reply | None:
    """The answer that a button is; its token was checked. Choices of other pages are taken too."""
    step = stop.question
    if isinstance(step, Confirm):
        return _confirm(step, option_id)
    if step is None:
        return None
    if option_id == SKIP_ID and step.may_skip:
        return Reply(Entry(SKIPPED))
    return _press_choice(step, option_id) if isinstance(step, Choose) else None


def _press_choice(step: Choose, option_id: str) -> Reply | None:
    if option_id == MORE_ID and is_paged(step):
        return Reply(wants="more")
    for option in step.options:
        if option_id == option.id or (option_id[:1] == "~" and payload(0, option.id) == f"0.{option_id}"):
            return Reply(chosen(step, option))
    return None


def _confirm(step: Confirm, option_id: str) -> Reply | None:
    if option_id == CHANGE_ID:
        return Reply(wants="change")
    if option_id in {YES_ID, NO_ID}:
        return Reply(Entry(CONFIRMED, option_id == YES_ID, digest(step.args)))
    return None


def read(stop: Stop, flow: str, waiting: Waiting, message: Message, visit: Visit) -> Reply | None:
    """The answer that a text plainly is: a number, a label, a synonym, a yes."""
    step = stop.question
    if step is None:
        return None
    if not isinstance(step, Confirm) and step.may_skip and control(message.folded) == v.SKIP:
        return Reply(Entry(SKIPPED))
    if isinstance(step, Listen):
        return None
    told = _told(step, message)
    if told is not None:
        return told
    by_number = _read_number(stop, buttons(step, flow, waiting.page), message)
    if by_number is not None:
        return by_number
    if isinstance(step, Confirm):
        return _read_summary(step, message, visit)
    return _read_choice(step, flow, message, visit)


def _told(step: Choose | Confirm, message: Message) -> Reply | None:
    """A text that names outright what one of the choices leads to: that choice, and the question to come is answered."""
    options = step.options if isinstance(step, Choose) else ()
    for option in options:
        if isinstance(option, Option) and option.tells == PERIOD and is_period(message.text):
            return (
                Reply(chosen(step, option), given={PERIOD: message.text})
                if isinstance(step, Choose)
                else None
            )
    return None


def _read_number(stop: Stop, shown: Sequence[Button], message: Message) -> Reply | None:
    """A number means the choice at that place on the screen; a word for a number, only when there is one."""
    n = number(message.text, message.folded)
    if n is None and isinstance(stop.step, Choose):
        n = _numbered(stop.step, message.folded)
    if n is None:
        return Reply(wants="outside") if is_digits(message.folded) else None
    if 1 <= n <= len(shown):
        return press(stop, shown[n - 1].id)
    return Reply(wants="outside") if any(map(str.isdecimal, message.folded)) else None


def _numbered(step: Choose, folded: str) -> int | None:
    """ "l'axe 2", "المحور الثاني": the question's own name before a number."""
    for name in folded_names(step.called):
        if folded.startswith(f"{name} "):
            rest = folded[len(name) + 1 :]
            return number(rest, rest)
    return None


def _read_choice(step: Choose, flow: str, message: Message, visit: Visit) -> Reply | None:
    said = [option for option in step.options if says(option, message.text)]
    if len(said) == 1:
        return Reply(chosen(step, said[0]))
    found = match(message.folded, [names(option, flow, visit.labels) for option in step.options])
    if found is not None:
        return Reply(chosen(step, step.options[found]))
    if control(message.folded) == v.MORE:
        return _read_more(step)
    return _yes_or_no(step, message)


def _read_more(step: Choose) -> Reply | None:
    """ "more", where the choices have a more of their own."""
    more = next((option for option in step.options if option.id == v.MORE), None)
    if more is not None:
        return Reply(chosen(step, more))
    return Reply(wants="more") if is_paged(step) else None


def _read_summary(step: Confirm, message: Message, visit: Visit) -> Reply | None:
    shown = buttons(step, "", 0)
    found = match(message.folded, [folded_names(visit.labels.get(str(each.label), ())) for each in shown])
    if found is not None:
        return _confirm(step, shown[found].id)
    if says_yes(message.text, message.folded):
        return _confirm(step, YES_ID)
    return _confirm(step, NO_ID) if says_no(message.text, message.folded) else None


def says(option: Choosable, text: str) -> bool:
    """Whether a text means this choice by a rule of the choice's own."""
    return isinstance(option, Option) and option.says is not None and option.says(text)


def _yes_or_no(step: Choose, message: Message) -> Reply | None:
    ids = {option.id: option for option in step.options}
    ids |= {each.stands_for: each for each in step.options if isinstance(each, Option) and each.stands_for}
    if YES_ID in ids and says_yes(message.text, message.folded):
        return Reply(chosen(step, ids[YES_ID]))
    if NO_ID in ids and says_no(message.text, message.folded):
        return Reply(chosen(step, ids[NO_ID]))
    return None


def read_sentence(stop: Stop, message: Message, *, asks_elsewhere: bool) -> Reply | None:
    """The answer read out of a sentence, by what the reader found in it: an entity, an intent, a yes.

    A sentence that surely asks something else (`asks_elsewhere`) is not taken for the entity it mentions: a
    needless answer is soon read over, a wrong one is recorded.
    """
    step, heard = stop.question, message.heard
    if isinstance(step, Choose):
        if step.heard and not asks_elsewhere:
            values = {entity.value for entity in heard.entities if entity.entity == step.heard}
            option = meant(step, values.pop()) if len(values) == 1 else None
            if option is not None:
                return Reply(chosen(step, option), is_sentence=True)
        found = [o for o in step.options if isinstance(o, Option) and heard.intent in o.intents]
        if len(found) == 1 and heard.confidence >= START:
            return Reply(chosen(step, found[0]), is_sentence=True)
    return _read_intent(stop, heard)


def _read_intent(stop: Stop, heard: Heard) -> Reply | None:
    step = stop.question
    if heard.confidence < YES_OR_NO or step is None:
        return None
    if heard.intent == "skip" and isinstance(step, Choose) and step.may_skip:
        return Reply(Entry(SKIPPED))
    option_id = {"affirm": YES_ID, "deny": NO_ID}.get(heard.intent)
    if option_id is None or isinstance(step, Listen):
        return None
    if isinstance(step, Choose) and option_id not in {option.id for option in step.options}:
        return None
    return press(stop, option_id)


def read_skip(step: Listen, heard: Heard) -> Reply | None:
    """ "I would rather not say", at a short question that may be skipped; an open one keeps every sentence."""
    is_skip = step.may_skip and step.kind == SHORT and heard.intent == "skip"
    return Reply(Entry(SKIPPED)) if is_skip and heard.confidence >= YES_OR_NO else None


def as_proposed(step: Listen, origin: Origin) -> Reply:
    """What was written before, kept as the answer."""
    words = as_words(step, origin)
    value: dict[str, Json] = {"text": words.text, "media": [*words.media], "kinds": [*words.kinds]}
    return Reply(Entry(WORDS, value), is_cut=len(origin.text) > step.limit)


def as_text(step: Listen, message: Message) -> Reply | None:
    """A text kept as the answer to a question that takes text; cut at the question's limit."""
    if TEXT not in step.accept:
        return None
    text = message.text[: step.limit].strip()
    is_cut = message.heard.was_cut or len(message.text) > step.limit
    value: dict[str, Json] = {"text": text}
    if step.kind == OPEN and message.heard.intent in WISHES and message.heard.confidence >= OFFER:
        value["wish"] = message.heard.intent
    return Reply(Entry(WORDS, value), is_cut=is_cut)


def as_media(step: Listen, message: Message) -> Reply | None:
    """A voice note or a photo as the answer; its caption is the text."""
    media = message.heard.media
    if media is None or not media.id or media.kind not in step.accept:
        return None
    text = message.text[: step.limit]
    value: dict[str, Json] = {"text": text, "media": [media.id], "kinds": [media.kind]}
    return Reply(Entry(WORDS, value), is_cut=len(message.text) > step.limit)
