"""From a step to the question as it is put: choices in pages, tokens, arguments, wordings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha1
from typing import Any, Literal

from flows.fitting import digest
from flows.frames import Origin, Waiting
from flows.limits import CHOICES, OPTIONS_A_PAGE, PAYLOAD_BYTES, SHOWN_TEXT
from flows.lines import PROPOSAL, key_of
from flows.matching import folded_names, match, number, says_no, says_yes
from flows.replay import Stop
from flows.steps import Answer, Choosable, Choose, Confirm, Listen, Option, Question
from flows.types import OPEN, TEXT, VOICE, Argument, Ask, Choice, Label, Localized, Month, TextKey, Visit

SKIP_ID, MORE_ID = "~skip", "~more"
YES_ID, CHANGE_ID, NO_ID = "yes", "change", "no"
KEEP_ID, REWRITE_ID = "keep", "rewrite"


@dataclass(frozen=True, slots=True)
class Button:
    """A choice before it has its token."""

    id: str
    label: Label
    hint: Localized | None = None


_SKIP, _MORE = Button(SKIP_ID, "engine-skip"), Button(MORE_ID, "engine-more")
_CHANGE_OR_NO = (Button(CHANGE_ID, "engine-confirm-change"), Button(NO_ID, "engine-confirm-no"))
KEEPING = (Button(KEEP_ID, "engine-keep"), Button(REWRITE_ID, "engine-rewrite"))
_WORDINGS: tuple[Literal["", "example", "simple"], ...] = ("", "example", "simple")


def proposal_for(stop: Stop) -> Origin | None:
    """What the person already wrote, when the step that waits would take it as its answer."""
    step, origin = stop.step, stop.origin
    if not (isinstance(step, Listen) and step.may_prefill and origin.is_proposal):
        return None
    if step.kind != OPEN or not (as_words(step, origin).text or as_words(step, origin).media):
        return None
    return origin


def as_words(step: Listen, origin: Origin) -> Answer:
    """The part of a message that a question takes."""
    kept = [(m, k) for m, k in zip(origin.media, origin.kinds, strict=False) if k in step.accept]
    text = origin.text[: step.limit] if TEXT in step.accept or kept else ""
    return Answer(text, tuple(m for m, _ in kept), tuple(k for _, k in kept))


def buttons(step: Question, flow: str, page: int) -> Sequence[Button]:
    """What is shown of a question's choices, in order; `page` counts from 0 and comes round."""
    if isinstance(step, Confirm):
        return (Button(YES_ID, step.yes), *_CHANGE_OR_NO)
    if isinstance(step, Listen):
        return (_SKIP,) if step.may_skip else ()
    shown = [_button(option, flow) for option in page_of(step, page)]
    if step.may_skip:
        shown.append(_SKIP)
    if is_paged(step):
        shown.append(_MORE)
    return shown


def is_paged(step: Question) -> bool:
    return isinstance(step, Choose) and len(step.options) > CHOICES


def page_of(step: Choose, page: int) -> Sequence[Choosable]:
    """The options of one page."""
    if not is_paged(step):
        return step.options
    first = page % -(-len(step.options) // OPTIONS_A_PAGE) * OPTIONS_A_PAGE
    return step.options[first : first + OPTIONS_A_PAGE]


def _button(option: Choosable, flow: str) -> Button:
    if isinstance(option, Option):
        label = key_of(flow, option.label) if isinstance(option.label, str) else option.label
        return Button(option.id, label, option.hint)
    return Button(option.id, option.short, option.title)


def names(option: Choosable, flow: str, labels: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Everything an option is called, folded: its label in every language, its synonyms, its id."""
    if not isinstance(option, Option):
        return folded_names((*option.short.values(), *option.title.values()))
    return folded_names((*_words(option.label, flow, labels), *option.synonyms, option.id))


def _words(label: Label, flow: str, labels: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return labels.get(key_of(flow, label), ()) if isinstance(label, str) else tuple(label.values())


# -- the question as it goes out ---------------------------------------------------------------------------


def ask(stop: Stop, flow: str, waiting: Waiting) -> Ask:
    """The waiting question."""
    step = stop.question
    assert step is not None  # noqa: S101  # the engine asks only where a form stopped at a question
    wording = _WORDINGS[min(waiting.misses, 2)]
    origin = proposal_for(stop)
    if origin is not None and isinstance(step, Listen):
        shown = arguments(flow, {"words": _cut(as_words(step, origin))})
        return Ask(PROPOSAL, wording, shown, choices(KEEPING, waiting.n), (), str(waiting.n))
    key = step.name if isinstance(step, Confirm) else step.key
    return Ask(
        key_of(flow, key),
        wording,
        arguments(flow, step.args),
        choices(buttons(step, flow, waiting.page), waiting.n),
        step.accept if isinstance(step, Listen) else (),
        str(waiting.n),
    )


def _cut(words: Answer) -> Answer:
    """As much of a text as a screen shows; all of it is kept."""
    if len(words.text) <= SHOWN_TEXT:
        return words
    return replace(words, text=words.text[: SHOWN_TEXT - 1].rstrip() + "…")


def asked_key(stop: Stop) -> str:
    """The name of the question put here, under which its buttons hold good.

    Keeping what was written is another question than writing it; a summary that changed is another summary, so an old
    yes cannot agree to it.
    """
    if isinstance(stop.step, Confirm):
        return f"{stop.key}#{digest(stop.step.args)}"
    return f"{stop.key}?" if proposal_for(stop) else stop.key


def read_keeping(text: str, folded: str, visit: Visit) -> str:
    """Keep or rewrite, as a number, a label, a yes or a no; "" for any other text."""
    n = number(text, folded)
    if n is not None and 1 <= n <= len(KEEPING):
        return KEEPING[n - 1].id
    found = match(folded, [folded_names(visit.labels.get(str(each.label), ())) for each in KEEPING])
    if found is not None:
        return KEEPING[found].id
    if says_yes(text, folded):
        return KEEP_ID
    return REWRITE_ID if says_no(text, folded) else ""


def choices(shown: Sequence[Button], n: int) -> tuple[Choice, ...]:
    """The buttons with the question's number in their payload."""
    return tuple(Choice(payload(n, each.id), each.label, each.hint) for each in shown)


def payload(n: int, option_id: str) -> str:
    """`<n>.<option id>`; an id too long for a button is stood for by its digest."""
    whole = f"{n}.{option_id}"
    if len(whole.encode()) <= PAYLOAD_BYTES:
        return whole
    return f"{n}.~{sha1(option_id.encode(), usedforsecurity=False).hexdigest()[:16]}"


def arguments(flow: str, args: Mapping[str, Any]) -> dict[str, Argument]:
    """What a line is filled with: options by their label, answers by their text."""
    shown: dict[str, Argument] = {}
    for name, value in args.items():
        shown[name] = _argument(flow, value)
        if isinstance(value, Answer):
            shown[f"{name}_media"] = len(value.media)
    return shown


def _argument(flow: str, value: Any) -> Argument:
    if value is None or isinstance(value, str | int | date | Month | Mapping):
        return value
    if isinstance(value, Answer):
        return _answer(value)
    if isinstance(value, Option):
        return TextKey(key_of(flow, value.label)) if isinstance(value.label, str) else value.label
    if isinstance(value, TextKey):
        return TextKey(key_of(flow, value.key))
    if isinstance(value, tuple | list):
        return tuple(_argument(flow, each) for each in value)  # type: ignore[misc]  # lists of labels
    title: Localized = value.title
    return title


def _answer(answer: Answer) -> Argument:
    if answer.text or not answer.media:
        return answer.text
    return TextKey("engine-a-voice-note" if VOICE in answer.kinds else "engine-a-photo")
