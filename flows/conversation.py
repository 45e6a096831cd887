"""What is remembered between two messages: a stack of forms with their answers, frozen and JSON-safe.

Reading is tolerant: what an older or newer version wrote is taken as far as it is understood, and the rest is
asked again. Nothing here decides anything.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flows.frames import NOTHING, WORDS, Entry, Frame, Origin, Pending, Prompt, Waiting
from flows.types import Json
from flows.vocabulary import LANGUAGES

# How a message was taken: by what was read in it; a flow was begun by that; it takes back what was done before; or
# (with the flow's name behind) it chose one of "did you mean". Answers and known words are none of these.
READ, FOLLOWED, TAKES_BACK, MEANT = "read", "followed", "back", "meant:"


@dataclass(frozen=True, slots=True)
class Conversation:
    """One person's conversation with one commune. `language` is never empty after the first message."""

    language: str = ""
    language_from: str = ""  # "", guess, hint, read, words: the last holds until other words
    is_greeted: bool = False
    is_notice_fresh: bool = False  # the notice was in the turn before: "more" is about it
    asked: int = 0  # questions asked so far
    message: int = 0  # Heard.message of the last message
    taken: str = ""  # how the last message was taken, where that tells how well it was read (above)
    frames: tuple[Frame, ...] = ()
    aside: Frame | None = None
    prompt: Prompt | None = None
    pending: Pending | None = None
    later: Prompt | None = None  # a second goal, taken up when nothing is open

    @property
    def active(self) -> Frame | None:
        """The frame that is run next: an aside, or the top of the stack."""
        return self.aside or (self.frames[-1] if self.frames else None)

    @property
    def pins(self) -> Mapping[str, Json]:
        """The world of the active frame; {} when nothing is open or it has not begun: today's.

        `commune` (id), `programme` (its version number), `round` (id or null), `day` (ISO).
        """
        return self.active.pins if self.active else {}

    @property
    def form_since(self) -> int:
        """The first message (Heard.message) whose words belong to the active form."""
        return self.active.since if self.active else 0

    def forget_words(self) -> "Conversation":
        """The same without what was written in the active form, for one recorded without a name.

        To be called with its Do still pending. The form can still say its thanks: what lies before a `do` is
        never compared again.
        """
        active = self.active
        if active is None:
            return self
        journal = {
            key: replace(entry, value={}) if entry.kind == WORDS else entry
            for key, entry in active.journal.items()
            if key != "text:said"
        }
        bare = replace(active, journal=journal, origin=NOTHING, given={}, replaced=None)
        later = self.later
        if later is not None and later.origin.at >= active.since:
            later = replace(
                later, origin=replace(later.origin, text="", media=(), kinds=(), is_proposal=False)
            )
        if self.aside:
            return replace(self, aside=bare, later=later)
        return replace(self, frames=(*self.frames[:-1], bare), later=later)

    def to_json(self) -> Json:
        """Plain JSON; empty parts are left out."""
        full: dict[str, Json] = {
            "version": VERSION,
            "language": self.language,
            "language_from": self.language_from,
            "is_greeted": self.is_greeted,
            "is_notice_fresh": self.is_notice_fresh,
            "asked": self.asked,
            "message": self.message,
            "taken": self.taken,
            "frames": [_frame_json(frame) for frame in self.frames],
            "aside": _frame_json(self.aside) if self.aside else None,
            "prompt": _prompt_json(self.prompt) if self.prompt else None,
            "pending": [self.pending.kind, self.pending.key, self.pending.note] if self.pending else None,
            "later": _prompt_json(self.later) if self.later else None,
        }
        return {name: value for name, value in full.items() if value}

    @classmethod
    def from_json(cls, value: Json) -> "Conversation":
        """Whatever can be understood of it; never raises."""
        raw = _mapping(value)
        language = _text(raw.get("language"))
        frames = [frame for frame in map(_frame, _items(raw.get("frames"))) if frame]
        return cls(
            language=language if language in LANGUAGES else "",
            language_from=_text(raw.get("language_from")),
            is_greeted=raw.get("is_greeted") is True,
            is_notice_fresh=raw.get("is_notice_fresh") is True,
            asked=_count(raw.get("asked")),
            message=_count(raw.get("message")),
            taken=_text(raw.get("taken")),
            frames=tuple(frames),
            aside=_frame(raw.get("aside")),
            prompt=_prompt(raw.get("prompt")),
            pending=_pending(raw.get("pending")),
            later=_prompt(raw.get("later")),
        )


VERSION = 1

# -- JSON ----------------------------------------------------------------------------------------------------


def _full(parts: dict[str, Any]) -> dict[str, Json]:
    return {name: value for name, value in parts.items() if value}


def _frame_json(frame: Frame) -> Json:
    waiting, replaced = frame.waiting, frame.replaced
    return _full(
        {
            "flow": frame.flow,
            "pins": dict(frame.pins),
            "journal": {key: _entry_json(entry) for key, entry in frame.journal.items()},
            "since": frame.since,
            "origin": _origin_json(frame.origin),
            "given": dict(frame.given),
            "waiting": [waiting.key, waiting.n, waiting.misses, waiting.page] if waiting else None,
            "replaced": [replaced[0], _entry_json(replaced[1])] if replaced else None,
            "told": dict(frame.told),
        }
    )


def _entry_json(entry: Entry) -> Json:
    if entry.note is not None:
        return [entry.kind, entry.value, entry.note]
    return [entry.kind] if entry.value is None else [entry.kind, entry.value]


def _origin_json(origin: Origin) -> Json:
    return _full(
        {
            "text": origin.text,
            "heard": dict(origin.heard),
            "media": list(origin.media),
            "kinds": list(origin.kinds),
            "at": origin.at,
            "is_proposal": origin.is_proposal,
        }
    )


def _prompt_json(prompt: Prompt) -> Json:
    return _full(
        {
            "kind": prompt.kind,
            "n": prompt.n,
            "flow": prompt.flow,
            "flows": list(prompt.flows),
            "origin": _origin_json(prompt.origin),
            "given": dict(prompt.given),
        }
    )


def _frame(value: Any) -> Frame | None:
    raw = _mapping(value)
    if not _text(raw.get("flow")):
        return None
    journal = ((str(key), _entry(entry)) for key, entry in _mapping(raw.get("journal")).items())
    replaced = _items(raw.get("replaced"))
    old = _entry(replaced[1]) if len(replaced) == 2 else None
    return Frame(
        flow=_text(raw.get("flow")),
        pins=_mapping(raw.get("pins")),
        journal={key: entry for key, entry in journal if entry},
        since=_count(raw.get("since")),
        origin=_origin(raw.get("origin")),
        given=_texts(raw.get("given")),
        waiting=_waiting(raw.get("waiting")),
        replaced=(_text(replaced[0]), old) if old else None,
        told=_texts(raw.get("told")),
    )


def _entry(value: Any) -> Entry | None:
    parts = _items(value)
    if not parts or not isinstance(parts[0], str) or len(parts) > 3:
        return None
    return Entry(*parts)


def _waiting(value: Any) -> Waiting | None:
    parts = _items(value)
    if len(parts) != 4 or not isinstance(parts[0], str):
        return None
    return Waiting(parts[0], _count(parts[1]), _count(parts[2]), _count(parts[3]))


def _origin(value: Any) -> Origin:
    raw = _mapping(value)
    if not raw:
        return NOTHING
    media = tuple(map(_text, _items(raw.get("media"))))
    kinds = tuple(map(_text, _items(raw.get("kinds"))))
    return Origin(
        _text(raw.get("text")),
        _texts(raw.get("heard")),
        media,
        kinds,
        _count(raw.get("at")),
        raw.get("is_proposal") is True,
    )


def _prompt(value: Any) -> Prompt | None:
    raw = _mapping(value)
    if not _text(raw.get("kind")):
        return None
    return Prompt(
        _text(raw.get("kind")),
        _count(raw.get("n")),
        _text(raw.get("flow")),
        tuple(_text(name) for name in _items(raw.get("flows"))),
        _origin(raw.get("origin")),
        _texts(raw.get("given")),
    )


def _pending(value: Any) -> Pending | None:
    parts = _items(value)
    if len(parts) != 3 or not all(isinstance(part, str) for part in parts[:2]):
        return None
    return Pending(*parts)


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _items(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _count(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0


def _texts(value: Any) -> Mapping[str, str]:
    return {key: text for key, text in _mapping(value).items() if isinstance(text, str)}
