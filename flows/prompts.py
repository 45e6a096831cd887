"""The engine's own questions, put over whatever waits below; a message that is no answer passes them by."""

from collections.abc import Mapping, Sequence

from flows import asking
from flows.answers import Message
from flows.asking import Button
from flows.conversation import Conversation
from flows.frames import Prompt
from flows.lines import key_of
from flows.matching import folded_names, match, number, says_no, says_yes
from flows.steps import Flows
from flows.types import Argument, Ask, TextKey, Visit
from flows.vocabulary import LANGUAGES

OFFER, MEAN, LATER, LANGUAGE = "offer", "mean", "later", "language"
RESUME, REOPEN, CHANGE, ADD, PERSON = "resume", "reopen", "change", "add", "person"
ANSWER = "answer"  # whether a text is the answer to what the commune asked about a request

KEEP_LABEL, STAY_LABEL = "engine-keep-as-words", "engine-stay"
GO, STAY, NONE, GO_ON, AGAIN, NOTHING = "~go", "~stay", "~none", "~go-on", "~again", "~nothing"
TO_MENU = "~menu"

_KEYS = {
    OFFER: "engine-offer",
    MEAN: "engine-did-you-mean",
    LATER: "engine-later",
    LANGUAGE: "engine-language",
    RESUME: "engine-resume",
    REOPEN: "engine-reopen",
    CHANGE: "engine-change",
    ADD: "engine-add",
    PERSON: "engine-person",
    ANSWER: "engine-answers",
}
# What yes and no mean, where they mean one of the choices.
_YES = {OFFER: GO, LATER: GO, RESUME: GO_ON, REOPEN: GO_ON, ADD: GO, PERSON: GO, ANSWER: GO}
_NO = {OFFER: STAY, MEAN: NONE, LATER: NONE, CHANGE: NOTHING, ADD: NONE, PERSON: AGAIN, ANSWER: NONE}
_ENOUGH_OF_A_TEXT = 200  # what is shown back of a long message: enough to know it again
_SPOKEN = {
    GO_ON: ("continuer", "on continue", "كمل", "نكمل", "نكملو", "أكمل", "kmel", "nkemmel", "nkmel", "nkmlo"),
    AGAIN: ("recommencer", "من جديد", "من الأول", "mn lwel", "mn jdid"),
    NONE: ("rien", "aucun", "aucune", "والو", "حتى وحدة", "walo", "7ta wa7da"),
}


def ask(prompt: Prompt, conversation: Conversation, flows: Flows) -> Ask:
    """The engine's question as it goes out."""
    shown = asking.choices(buttons(prompt, conversation, flows), prompt.n)
    return Ask(_KEYS[prompt.kind], "", _arguments(prompt, conversation, flows), shown, (), str(prompt.n))


def label_of(flow: str, flows: Flows) -> TextKey:
    """What a flow is called."""
    return TextKey(flows[flow].offers if flow in flows else "engine-go-on")


def _arguments(prompt: Prompt, conversation: Conversation, flows: Flows) -> Mapping[str, Argument]:
    top = conversation.frames[-1].flow if conversation.frames else ""
    if prompt.kind == OFFER:
        return {"flow": label_of(prompt.flow, flows), "open": label_of(top, flows)}
    if prompt.kind in {LATER, RESUME, REOPEN}:
        return {"flow": label_of(prompt.flow or top, flows)}
    if prompt.kind == MEAN:
        return {"count": len(prompt.flows)}
    if prompt.kind == ANSWER:
        return {"reference": prompt.given["id"], "words": prompt.origin.text[:_ENOUGH_OF_A_TEXT]}
    return {"words": prompt.origin.text[:_ENOUGH_OF_A_TEXT]} if prompt.kind == ADD else {}


def buttons(prompt: Prompt, conversation: Conversation, flows: Flows) -> Sequence[Button]:
    """The choices; the first carries on what the person began."""
    if prompt.kind == OFFER:
        return (Button(STAY, prompt.given.get(STAY, STAY_LABEL)), Button(GO, flows[prompt.flow].offers))
    if prompt.kind == MEAN:
        return (*(Button(name, flows[name].offers) for name in prompt.flows), _NONE)
    if prompt.kind == CHANGE:
        flow = conversation.frames[-1].flow if conversation.frames else ""
        named = (Button(key, f"{key_of(flow, prompt.given.get(key, key))}.name") for key in prompt.flows)
        return (*named, Button(NOTHING, "engine-change-nothing"))
    if prompt.kind == LATER:
        return (Button(GO, flows[prompt.flow].offers), Button(NONE, "engine-not-now"))
    return _FIXED[prompt.kind]


_NONE = Button(NONE, "engine-none-of-these")
_ON_OR_AGAIN = (Button(GO_ON, "engine-go-on"), Button(AGAIN, "engine-start-again"))
_FIXED: Mapping[str, Sequence[Button]] = {
    LANGUAGE: tuple(Button(code, f"engine-language-{code.lower()}") for code in LANGUAGES),
    RESUME: _ON_OR_AGAIN,
    REOPEN: _ON_OR_AGAIN,
    ADD: (Button(GO, "engine-add-it"), Button(NONE, "engine-leave-it")),
    ANSWER: (Button(GO, "engine-answers-it"), Button(NONE, "engine-something-else")),
    PERSON: (
        Button(GO, "engine-talk-to-person"),
        Button(TO_MENU, "engine-to-menu"),
        Button(AGAIN, "engine-try-again"),
    ),
}


def is_sound(prompt: Prompt, conversation: Conversation, flows: Flows) -> bool:
    """Whether it can still be asked: its flows are there, and the form it is about."""
    if prompt.kind not in _KEYS:
        return False
    if prompt.kind in {OFFER, LATER, REOPEN, ANSWER} and prompt.flow not in flows:
        return False
    if prompt.kind == MEAN and not (prompt.flows and all(name in flows for name in prompt.flows)):
        return False
    return bool(conversation.frames) or prompt.kind not in {OFFER, RESUME, CHANGE, ADD}


def read(
    prompt: Prompt, conversation: Conversation, flows: Flows, message: Message, visit: Visit
) -> str | None:
    """The choice that a message plainly makes, None when it passes the question by."""
    text, folded = message.text, message.folded
    shown = buttons(prompt, conversation, flows)
    n = number(text, folded)
    if n is not None and 1 <= n <= len(shown):
        return shown[n - 1].id
    called = [
        folded_names((*visit.labels.get(str(each.label), ()), *_SPOKEN.get(each.id, ()))) for each in shown
    ]
    found = match(folded, called)
    if found is not None:
        return shown[found].id
    if says_yes(text, folded):
        return shown[0].id if prompt.kind == MEAN and len(prompt.flows) == 1 else _YES.get(prompt.kind)
    return _NO.get(prompt.kind) if says_no(text, folded) else None
