"""How choices look on WhatsApp: a numbered list in the text, always possible; or a Content shell of Twilio's.

A shell is a generic template made once per language: qr-2 and qr-3 (twilio/quick-reply), list-3 to list-10
(twilio/list-picker). Every field is a variable: {{1}} the text, then {{2}} {{3}} the first choice's label and id,
{{4}} {{5}} the second's, and so on. Limits: Twilio's pages on quick-reply and list-picker, errors 21617, 21656 and 63013.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.channels.base import Button, Outbound, Refused

MAX_BODY = 1600  # characters (21617)
SHELL_BODY = 1024
QUICK_REPLIES, QUICK_REPLY_TITLE = 3, 20
LIST_ITEMS, LIST_ITEM_TITLE = 10, 24
LATIN = ("fr", "ary-Latn")
RIGHT_TO_LEFT_MARK = (
    "\u200f"  # a line that begins with a digit would else take its direction from what follows
)

Shells = Mapping[str, Mapping[str, str]]  # language to shape ("qr-2") to ContentSid


@dataclass(frozen=True, slots=True)
class Filled:
    """A shell and what fills it."""

    sid: str
    variables: str  # JSON, as Twilio wants it


def text_length(text: str) -> int:
    """Characters as counted here: UTF-16 units, the stricter of the two ways to count."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def numbered(message: Outbound) -> str:
    """The text with its choices as a numbered list. Refused when it is empty or no wording of it fits."""
    if not message.text.strip():
        raise Refused("the message is empty", "empty")
    for lines in _wordings(message.buttons):
        body = "\n".join([message.text, *([""] if lines else []), *_items(lines, message.language)])
        if text_length(body) <= MAX_BODY:
            return body
    raise Refused(f"the message is longer than {MAX_BODY}", "too_long")


def _wordings(buttons: Sequence[Button]) -> list[list[str]]:
    """The choices in words, the fullest first."""
    rows = [button.row_label or button.label for button in buttons]
    full = [
        f"{row}: {button.hint}" if button.hint else row for row, button in zip(rows, buttons, strict=True)
    ]
    return [full, rows, [button.label for button in buttons]]


def _items(lines: Sequence[str], language: str) -> list[str]:
    if language in LATIN:
        return [f"{number}. {line}" for number, line in enumerate(lines, 1)]
    return [f"{RIGHT_TO_LEFT_MARK}{number} ـ {line}" for number, line in enumerate(lines, 1)]


def shell_for(message: Outbound, shells: Shells) -> Filled | None:
    """The shell that can carry the message; None when there is none, and the numbered text serves."""
    count = len(message.buttons)
    body = re.sub(r" {5,}", "    ", re.sub(r"\n\s*\n", "\n", message.text.strip()))
    known = shells.get(message.language) or shells.get("fr" if message.language in LATIN else "ar") or {}
    if not body or text_length(body) > SHELL_BODY or count < 2:
        return None
    quick = [button.label for button in message.buttons]
    rows = [button.row_label or button.label for button in message.buttons]
    if count <= QUICK_REPLIES and f"qr-{count}" in known and _fit(quick, QUICK_REPLY_TITLE):
        return Filled(known[f"qr-{count}"], _variables(body, quick, message.buttons))
    if count <= LIST_ITEMS and f"list-{count}" in known and _fit(rows, LIST_ITEM_TITLE):
        return Filled(known[f"list-{count}"], _variables(body, rows, message.buttons))
    return None


def template_variables(message: Outbound) -> str:
    """What fills the message's template. A variable holds one line and is never empty (21656, 63013)."""
    values = [" ".join(value.split()) for value in message.variables]
    if not all(values):
        raise Refused("a variable of the template is empty", "21656")
    return json.dumps({str(number): value for number, value in enumerate(values, 1)}, ensure_ascii=False)


def _fit(labels: Sequence[str], limit: int) -> bool:
    # WhatsApp refuses two choices of the same words, Twilio an empty variable.
    return all(label.strip() and text_length(label) <= limit for label in labels) and len(set(labels)) == len(
        labels
    )


def _variables(body: str, labels: Sequence[str], buttons: Sequence[Button]) -> str:
    values = [body]
    for label, button in zip(labels, buttons, strict=True):
        values += [" ".join(label.split()), button.id]
    return json.dumps({str(number): value for number, value in enumerate(values, 1)}, ensure_ascii=False)
