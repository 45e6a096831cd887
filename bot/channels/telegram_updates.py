"""Telegram's updates become what the runtime knows: messages, buttons, media, and who blocked the bot.

Read as plain JSON and believed in nothing: python-telegram-bot's `Update.de_json` checks no types either and takes
forty times as long (128 µs for a button; tests/test_channels_telegram.py compares the two). Specification: Bot API
10.1, types Update, Message, CallbackQuery, ChatMemberUpdated.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.channels.base import Inbound, MediaRef, Reachability, Received

MAX_DOWNLOAD = 20_000_000  # bytes a bot may download ("maximum file size to download is 20 MB")
ALLOWED_UPDATES = ("message", "callback_query", "my_chat_member")

# What a command stands for: a word that is understood in any flow, or a flow to go to.
COMMANDS: Mapping[str, str] = {
    "start": "menu",
    "menu": "menu",
    "programme": "go:programme",
    "comment": "go:comment",
    "language": "language",
    "help": "help",
    "stop": "stop",
}
# Content that is answered and not kept, most special first: an animation also comes as a document, a venue as a
# location.
_ANSWERED = {
    "sticker": "sticker",
    "animation": "video",
    "video": "video",
    "video_note": "video",
    "venue": "location",
    "location": "location",
    "contact": "contact",
    "poll": "other",
    "dice": "other",
    "game": "other",
    "story": "other",
    "paid_media": "other",
    "checklist": "other",
}
_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@\w+)?(?:\s+(.*))?", re.DOTALL)
_DEEP_LINK = re.compile(r"go-([a-z_]+)(?:-([A-Za-z0-9_-]+))?")  # t.me/<bot>?start=… takes no colon
_PHOTO_FILES = ("image/jpeg", "image/png", "image/webp")


def read_update(update: object) -> tuple[Received, ...]:
    """What an update says; nothing when it is not understood or not for us (groups, bots, edits)."""
    key = _number(update, "update_id")
    if key is None:
        return ()
    if query := _part(update, "callback_query"):
        return _read_button(str(key), query)
    if message := _part(update, "message"):
        return _read_message(str(key), message)
    if change := _part(update, "my_chat_member"):
        return _read_change(change)
    return ()


def _read_message(key: str, message: Mapping[str, Any]) -> tuple[Received, ...]:
    sender = _private_chat(message)
    person = _part(message, "from")
    media = _media(message)
    text = _text(message, "text") or _text(message, "caption")
    if not sender or person.get("is_bot") or not (media or text):
        return ()
    text, payload = _command(text)
    answered = _number(_part(message, "reply_to_message"), "message_id")
    return (
        Inbound(
            key=key,
            sender=sender,
            text=text,
            payload=payload,
            replied_to="" if answered is None else str(answered),
            media=media,
            language_hint=_text(person, "language_code"),
            is_forwarded=bool(_part(message, "forward_origin")),
        ),
    )


def _read_button(key: str, query: Mapping[str, Any]) -> tuple[Received, ...]:
    # Telegram gives the message of an old button as an InaccessibleMessage: still its chat and number.
    message = _part(query, "message")
    person = _part(query, "from")
    sender = _private_chat(message)
    number = _number(message, "message_id")
    payload = _text(query, "data")
    if not sender or not payload or person.get("is_bot"):
        return ()
    return (
        Inbound(
            key=key,
            sender=sender,
            payload=payload,
            replied_to="" if number is None else str(number),
            callback_id=_text(query, "id"),
            language_hint=_text(person, "language_code"),
        ),
    )


def _read_change(change: Mapping[str, Any]) -> tuple[Received, ...]:
    address = _private_chat(change)
    status = _text(_part(change, "new_chat_member"), "status")
    if not address or status not in ("kicked", "member"):
        return ()
    return (Reachability(address, is_reachable=status == "member"),)


def _command(text: str) -> tuple[str, str]:
    """A command as the text or the payload it stands for; other text as it is."""
    found = _COMMAND.fullmatch(text) if text.startswith("/") else None
    if not found:
        return text, ""
    name, argument = found[1].lower(), (found[2] or "").strip()
    if name == "start" and argument:
        link = _DEEP_LINK.fullmatch(argument)
        return ("", ":".join(filter(None, ("go", link[1], link[2])))) if link else (argument, "")
    meaning = COMMANDS.get(name, text)
    return ("", meaning) if meaning.startswith("go:") else (meaning, "")


def _media(message: Mapping[str, Any]) -> tuple[MediaRef, ...]:
    if sizes := _photo_sizes(message):
        return (_photo(sizes),)
    for name in ("voice", "audio"):
        if file := _part(message, name):
            return (_file("voice", file),)
    for name, kind in _ANSWERED.items():
        if name in message:
            return (MediaRef(kind),)
    if file := _part(message, "document"):
        return (_file("photo" if _text(file, "mime_type") in _PHOTO_FILES else "file", file),)
    return ()


def _photo_sizes(message: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    sizes = message.get("photo")
    if not isinstance(sizes, list):
        return []
    return [size for size in sizes if isinstance(size, dict) and _text(size, "file_id")]


def _photo(sizes: Sequence[Mapping[str, Any]]) -> MediaRef:
    """The largest that may be downloaded; the smallest of all when none may."""
    by_size = sorted(sizes, key=lambda size: (_number(size, "width") or 0) * (_number(size, "height") or 0))
    fitting = [size for size in by_size if (_number(size, "file_size") or 0) <= MAX_DOWNLOAD]
    best = fitting[-1] if fitting else by_size[0]
    return MediaRef("photo", {"file_id": _text(best, "file_id")}, "image/jpeg", _number(best, "file_size"))


def _file(kind: str, file: Mapping[str, Any]) -> MediaRef:
    source = {"file_id": _text(file, "file_id"), "name": _text(file, "file_name")}
    return MediaRef(
        kind,
        {name: value for name, value in source.items() if value},
        _text(file, "mime_type"),
        _number(file, "file_size"),
        _number(file, "duration"),
    )


def _private_chat(holder: Mapping[str, Any]) -> str:
    """The address of a conversation with one person; "" for groups and channels."""
    chat = _part(holder, "chat")
    number = _number(chat, "id")
    return str(number) if number is not None and chat.get("type") == "private" else ""


def _part(holder: object, name: str) -> Mapping[str, Any]:
    value = holder.get(name) if isinstance(holder, dict) else None
    return value if isinstance(value, dict) else {}


def _number(holder: object, name: str) -> int | None:
    value = holder.get(name) if isinstance(holder, dict) else None
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if abs(value) < 2**63 else None  # "at most 52 significant bits", says the API


def _text(holder: Mapping[str, Any], name: str) -> str:
    value = holder.get(name)
    if not isinstance(value, str):
        return ""
    # JSON can hold half of a surrogate pair, which no database takes.
    return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")
