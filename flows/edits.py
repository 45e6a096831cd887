"""What a sentence wants done to answers already given ("change the axis", "add …"), and doing it.

Nothing before a `do` that is on record is reached, and no consent: those have words of their own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from flows import vocabulary as v
from flows.answers import Message, Reply, says
from flows.asking import names
from flows.fitting import CORRECTABLE, as_answer, chosen, meant
from flows.frames import WORDS, Entry, Frame
from flows.limits import MEDIA_AN_ANSWER, SHORT_TEXT
from flows.lines import key_of
from flows.matching import fold, folded_names, listing, match, number, tokens
from flows.replay import Stop
from flows.steps import Choose, Listen
from flows.types import OPEN, Visit

_CHANGE, _ADD = listing(v.CHANGE), listing(v.ADD)
_VERBS = _CHANGE | _ADD
_BEFORE, _TO = tokens(v.BEFORE_A_VERB), tokens(v.TO)
# "wakha walakin 3afak bghit nbddel": a verb that comes later is part of what is said, not an order to us.
_WORDS_BEFORE_A_VERB = 6


@dataclass(frozen=True, slots=True)
class Edit:
    """`key` empty: a change without saying of what. `reply` empty: the question is to be asked again."""

    key: str = ""
    reply: Reply | None = None
    added: str = ""


Changeable: TypeAlias = Choose | Listen


def changeable(stop: Stop) -> dict[str, Changeable]:
    """The answers that can still be replaced, by key, in the order of the conversation."""
    found: dict[str, Changeable] = {}
    for key in stop.path:
        entry, step = stop.journal[key], stop.questions.get(key)
        if entry.bars:
            found.clear()
        elif entry.is_answer and not entry.stays and isinstance(step, CORRECTABLE):
            found[key] = step
    return found


def read(stop: Stop, flow: str, message: Message, visit: Visit) -> Edit | None:
    """The change that a sentence asks for, None when it asks for none."""
    if _VERBS.isdisjoint(
        (message.folded or fold(message.text[:SHORT_TEXT])).split()[: _WORDS_BEFORE_A_VERB + 2]
    ):
        return None
    words = _words(message.text)
    for place, (folded, _) in enumerate(words[:_WORDS_BEFORE_A_VERB]):
        rest = words[place + 1 :]
        if folded in _ADD and rest and last_open(stop):
            return Edit(last_open(stop), added=_raw(rest))
        if folded in _CHANGE:
            return _change(stop, flow, rest, visit)
        if folded and folded not in _BEFORE:
            return None
    return None


def is_change_alone(folded: str) -> bool:
    """ "corriger", and not what."""
    return folded in _CHANGE


def by_name(stop: Stop, flow: str, message: Message, visit: Visit) -> Edit | None:
    """A choice of an earlier question, named as it is shown or in words that can mean nothing else: "bla smiya" at a summary."""
    choices = {key: step for key, step in changeable(stop).items() if isinstance(step, Choose)}
    found = [
        Edit(key, Reply(chosen(step, option)))
        for key, step in choices.items()
        for option in step.options
        if message.folded in names(option, flow, visit.labels) or says(option, message.text)
    ]
    return found[0] if len(found) == 1 else None


def _words(text: str) -> list[tuple[str, str]]:
    """Each word folded and as written; "l'axe" is two, the second standing with nothing written."""
    found: list[tuple[str, str]] = []
    for written in text.split():
        parts = fold(written).split() or [""]
        found += [(parts[0], written), *((part, "") for part in parts[1:])]
    return found


def _raw(words: Sequence[tuple[str, str]]) -> str:
    return " ".join(written for _, written in words if written)


def read_entity(stop: Stop, message: Message) -> Edit | None:
    """ "la, 3la lmizaniya": another value for a choice already made, in a sentence at a summary."""
    for key, step in reversed(changeable(stop).items()):
        if not isinstance(step, Choose) or not step.heard:
            continue
        values = {each.value for each in message.heard.entities if each.entity == step.heard}
        option = meant(step, values.pop()) if len(values) == 1 else None
        if option is not None and stop.journal[key].value != option.id:
            return Edit(key, Reply(chosen(step, option)))
    return None


def last_open(stop: Stop) -> str:
    """The key of the last open question answered in words, "" when there is none."""
    keys = [key for key, step in changeable(stop).items() if isinstance(step, Listen) and step.kind == OPEN]
    return next((key for key in reversed(keys) if stop.journal[key].kind == WORDS), "")


def _change(stop: Stop, flow: str, rest: list[tuple[str, str]], visit: Visit) -> Edit:
    questions = changeable(stop)
    said = " ".join(folded for folded, _ in rest if folded)
    key, name = _named(questions, flow, said, visit)
    if not key:
        return _by_value(questions, flow, said, visit)
    after = f" {said} ".partition(f" {name} ")[2].split()
    has_link = bool(after) and after[0] in _TO
    value = " ".join(after[1:] if has_link else after)
    step = questions[key]
    if isinstance(step, Choose):
        return Edit(key, _option(step, flow, value, visit))
    _, colon, written = _raw(rest).partition(":")
    if not colon and has_link and len(after) > 1:
        written = _raw([word for word in rest if word[0]][-len(after) + 1 :])
    return Edit(key, _rewritten(step, stop.journal[key], written.strip()))


def _rewritten(step: Listen, old: Entry, text: str) -> Reply | None:
    """Other words for an answer; the photos that came with it stay."""
    if not text:
        return None
    answer = as_answer(old.value)
    return Reply(_words_entry(text[: step.limit], answer.media, answer.kinds), is_cut=len(text) > step.limit)


def _words_entry(text: str, media: Sequence[str], kinds: Sequence[str]) -> Entry:
    return Entry(WORDS, {"text": text, "media": [*media], "kinds": [*kinds]})


def _named(questions: Mapping[str, Changeable], flow: str, said: str, visit: Visit) -> tuple[str, str]:
    """The question that is spoken of, and the name by which; the longest name counts."""
    found = ("", "")
    for key, step in questions.items():
        for name in called(step, flow, visit):
            if f" {name} " in f" {said} " and len(name) >= len(found[1]):
                found = (key, name)
    return found


def called(step: Changeable, flow: str, visit: Visit) -> tuple[str, ...]:
    """The names of a question, folded."""
    labels = visit.labels.get(f"{key_of(flow, step.key)}.name", ())
    return folded_names((*step.called, *labels))


def _by_value(questions: Mapping[str, Changeable], flow: str, said: str, visit: Visit) -> Edit:
    """ "bddelha l chafafia lmaliya": the only choice that could be changed to this."""
    parts = said.split()
    while parts and (parts[0] in _TO or parts[0] in _BEFORE):
        parts.pop(0)
    found = []
    for key, step in questions.items():
        reply = _option(step, flow, " ".join(parts), visit) if isinstance(step, Choose) else None
        if reply:
            found.append(Edit(key, reply))
    return found[0] if len(found) == 1 else Edit()


def _option(step: Choose, flow: str, value: str, visit: Visit) -> Reply | None:
    n = number(value, value)
    if n is not None and 1 <= n <= len(step.options):
        return Reply(chosen(step, step.options[n - 1]))
    found = match(value, [names(option, flow, visit.labels) for option in step.options])
    return Reply(chosen(step, step.options[found])) if found is not None else None


# -- doing it ------------------------------------------------------------------------------------------------


def drop_later_turns(journal: Mapping[str, Entry], key: str) -> dict[str, Entry]:
    """Without what came after the next turn of the same question in its loop; what was done stays."""
    name, _, turn = key.partition("~")
    following = f"{name}~{int(turn or 1) + 1}" if not turn or turn.isdecimal() else ""
    kept: dict[str, Entry] = {}
    is_later = False
    for each, entry in journal.items():
        is_later = is_later or each == following
        if not is_later or entry.stays:
            kept[each] = entry
    return kept


def correct(frame: Frame, stop: Stop, key: str) -> Frame:
    """The form with that question open again; `back` puts the old answer in its place."""
    journal = drop_later_turns(stop.journal, key)
    old = journal.pop(key)
    return replace(frame, journal=journal, replaced=(key, old))


def put(frame: Frame, stop: Stop, key: str, entry: Entry) -> Frame:
    """The form with another answer to a question already answered."""
    journal = drop_later_turns(stop.journal, key)
    return replace(frame, journal={**journal, key: entry})


def add(frame: Frame, stop: Stop, key: str, words: str) -> tuple[Frame, bool]:
    """The form with more words at the end of an answer, and whether they had to be cut."""
    step, answer = stop.questions[key], as_answer(stop.journal[key].value)
    limit = step.limit if isinstance(step, Listen) else len(words)
    text = f"{answer.text}\n{words}".strip()
    entry = _words_entry(text[:limit], answer.media, answer.kinds)
    return _with(frame, stop, key, entry), len(text) > limit


def collect(frame: Frame, stop: Stop, kind: str, media: str) -> tuple[Frame, int] | None:
    """One photo more for the answer that takes them, and how many it has; None when none takes it.

    A photo album arrives as several messages; the first was the answer, these belong to it.
    """
    for key, step in reversed(changeable(stop).items()):
        entry = stop.journal[key]
        if not isinstance(step, Listen) or kind not in step.accept or entry.kind != WORDS:
            continue
        answer = as_answer(entry.value)
        if len(answer.media) >= MEDIA_AN_ANSWER:
            return frame, -len(answer.media)
        more = _words_entry(answer.text, [*answer.media, media], [*answer.kinds, kind])
        return _with(frame, stop, key, more), len(answer.media) + 1
    return None


def _with(frame: Frame, stop: Stop, key: str, entry: Entry) -> Frame:
    return replace(frame, journal={**stop.journal, key: entry})
