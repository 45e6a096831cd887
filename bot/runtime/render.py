"""Wording: what a turn said and asked becomes one message in the person's language and script."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from bot.channels.base import Button, Outbound
from data import texts
from flows.types import Argument, Ask, Choice, Label, Localized, Month, Say, TextKey

IN_ARABIC_LETTERS = (
    "engine-in-arabic-letters"  # the Latin line before a passage that exists in Arabic letters only
)
BUTTON, ROW, HINT = 20, 24, 72  # WhatsApp's limits for a button, a list row and its description
ELLIPSIS = "…"
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"


class _Wording:
    """One message in the making; remembers whether a passage had to stay in Arabic letters."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.fell_back = False
        self._fallen: list[str] = []  # passages of the line in hand, shown or not

    def pick(self, text: Localized) -> str:
        words, fell_back = texts.pick(text, self.language)
        if fell_back:
            self._fallen.append(words)
        return words

    def argument(self, value: Argument) -> Any:
        if value is None:
            return ""
        if isinstance(value, date):
            return texts.written_day(value, self.language)
        if isinstance(value, Month):
            return texts.written_month(value.written, self.language)
        if isinstance(value, TextKey):
            return texts.plain(self.language, value.key)
        if isinstance(value, tuple):
            return "\n".join(f"• {isolate(self.argument(item))}" for item in value)
        if isinstance(value, Mapping):
            return self.pick(value)
        return value

    def line(self, key: str, args: Mapping[str, Argument]) -> str:
        if not args:
            return texts.plain(self.language, key)
        self._fallen.clear()
        words = texts.catalogue(self.language).text(key, {name: self.argument(a) for name, a in args.items()})
        self.fell_back |= any(passage in words for passage in self._fallen)
        return words

    def label(self, label: Label) -> str:
        if isinstance(label, str):
            return texts.plain(self.language, label)
        return texts.pick(label, self.language)[0]


def isolate(words: str) -> str:
    """Keep a run of unknown direction from turning its surroundings round."""
    return f"{FIRST_STRONG_ISOLATE}{words}{POP_ISOLATE}"


def cut(words: str, limit: int) -> str:
    """At most `limit` characters, cut at a word where one is near."""
    if len(words) <= limit:
        return words
    head = words[: limit - 1]
    space = head.rfind(" ")
    return (head[:space] if space > limit // 2 else head).rstrip() + ELLIPSIS


def _button(choice: Choice, wording: _Wording) -> Button:
    label = wording.label(choice.label)
    hint = texts.pick(choice.hint, wording.language)[0] if choice.hint else ""
    return Button(choice.id, cut(label, BUTTON), cut(label, ROW), cut(hint, HINT))


def render(
    says: Sequence[Say], ask: Ask | None, language: str, to: str, reference: str = ""
) -> Outbound | None:
    """All that a turn says as one message; None when it says nothing.

    `language` is as read (ar, ary-Arab, ary-Latn, fr).
    """
    wording = _Wording(texts.for_variety(language))
    parts = [wording.line(say.key, say.args) for say in says]
    buttons: tuple[Button, ...] = ()
    if ask:
        parts.append(wording.line(f"{ask.key}.{ask.wording}" if ask.wording else ask.key, ask.args))
        buttons = tuple(_button(choice, wording) for choice in ask.choices)
    parts = [part for part in parts if part.strip()]
    if not parts:
        return None
    if wording.fell_back:
        parts.insert(0, texts.plain(wording.language, IN_ARABIC_LETTERS))
    return Outbound(
        to=to,
        text="\n\n".join(parts),
        buttons=buttons,
        language=language or "ary-Arab",
        accepts=ask.accepts if ask else (),
        reference=reference,
    )


def split(message: Outbound, limit: int) -> list[Outbound]:
    """The message in parts that the channel can hold, cut between paragraphs where possible; buttons, and what may stand for it all, on the last."""
    parts: list[str] = []
    rest = message.text
    while length(rest) > limit:
        head = _head(rest, limit)
        parts.append(head.rstrip())
        rest = rest[len(head) :].lstrip()
    if not parts:
        return [message]
    bare = replace(message, buttons=(), accepts=(), fallback="", fallback_variables=())
    return [*(replace(bare, text=part) for part in parts), replace(message, text=rest)]


def length(text: str) -> int:
    """As the strictest channel counts: UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def _head(text: str, limit: int) -> str:
    head = text[:limit]
    while length(head) > limit:
        head = head[:-1]
    for mark in ("\n\n", "\n", " "):
        place = head.rfind(mark)
        if place > limit // 3:
            head = head[:place]
            break
    # A cut inside an isolate would turn what follows: leave the whole run to the next part.
    opened = head.rfind(FIRST_STRONG_ISOLATE)
    if opened > 0 and head.rfind(POP_ISOLATE) < opened:
        return head[:opened]
    return head
