"""Twilio's forms become what the runtime knows: messages, pressed buttons, media, and what became of ours.

Field names: https://www.twilio.com/docs/messaging/guides/webhook-request and .../track-outbound-message-status.
"Twilio will occasionally add new parameters without advance notice", so unknown fields are only signed, never read;
ListId, MessageType and OptOutType were not seen on a real account (docs/whatsapp.md).
"""

import re
from urllib.parse import parse_qsl

from bot.channels.base import Inbound, MediaRef, Reachability, Received, StatusUpdate

ADDRESS = re.compile(
    r"whatsapp:(\+[1-9]\d{5,14}|[A-Z]{2}\.[A-Za-z0-9]{1,128})"
)  # a number, or a username's id
MAX_FIELDS = 200  # a real form has about 30
MAX_MEDIA = 10

# Twilio's states in ours; the others (queued, accepted, sending) say nothing that we do not know.
_STATES = {
    "sent": "sent",
    "delivered": "delivered",
    "read": "read",
    "failed": "failed",
    "undelivered": "failed",
}
# The person cannot be written to until they write again: the closed 24-hour window, opted out, blocked, not there.
BLOCKED = frozenset(
    {"21610", "63032", "63033", "63024", "63003", "21614", "21211"}
)  # the person, not the message
PERMANENT = BLOCKED | {"63016", "63015"}
_IDENTITIES = re.compile(r"(whatsapp:)?\+?\d{6,}|whatsapp:\S+")


class Form(dict[str, list[str]]):
    """A form with every value of every field, blanks too: all of them are signed."""

    def getall(self, name: str) -> list[str]:
        """What twilio's RequestValidator asks for."""
        return self[name]

    def first(self, name: str) -> str:
        return self.get(name, [""])[0].strip()


def parse_form(body: bytes) -> Form:
    """The form of a request; an empty one when the body is none."""
    form = Form()
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=MAX_FIELDS)
    except ValueError:  # not text, or more fields than any form of Twilio's
        return form
    for name, value in pairs:
        form.setdefault(name, []).append(value)
    return form


def read_form(form: Form, account_sid: str) -> tuple[Received, ...]:
    """What a form of our account says; nothing when it is not understood."""
    key = form.first("MessageSid") or form.first("SmsMessageSid") or form.first("SmsSid")
    if not key or len(key) > 64 or form.first("AccountSid") not in ("", account_sid):
        return ()
    if form.first("MessageStatus") not in ("", "received", "receiving"):
        return _read_status(key, form)
    sender = form.first("From")
    if not ADDRESS.fullmatch(sender):
        return ()
    inbound = _read_message(key, sender, form)
    choice = form.first("OptOutType").upper()
    if choice in ("STOP", "START"):
        return (inbound, Reachability(sender, is_reachable=choice == "START"))
    return (inbound,)


def _read_message(key: str, sender: str, form: Form) -> Inbound:
    return Inbound(
        key=key,
        sender=sender,
        aliases=_aliases(sender, form),
        text=form.first("Body") or form.first("ButtonText") or form.first("ListTitle"),
        payload=form.first("ButtonPayload") or form.first("ListId"),
        replied_to=form.first("OriginalRepliedMessageSid"),
        media=_media(key, form),
        is_forwarded="true" in (form.first("Forwarded").lower(), form.first("FrequentlyForwarded").lower()),
    )


def _aliases(sender: str, form: Form) -> tuple[str, ...]:
    """The same person's other addresses: a number beside a username's id, or the other way round."""
    number, external = form.first("WaId"), form.first("ExternalUserId").removeprefix("whatsapp:")
    found = [f"whatsapp:+{number.removeprefix('+')}", f"whatsapp:{external}"]
    return tuple(dict.fromkeys(a for a in found if ADDRESS.fullmatch(a) and a != sender))


def _media(key: str, form: Form) -> tuple[MediaRef, ...]:
    if form.first("Latitude") and form.first("Longitude"):
        return (MediaRef("location"),)
    count = form.first("NumMedia")
    found = []
    for index in range(
        min(int(count), MAX_MEDIA) if count.isascii() and count.isdecimal() and len(count) < 4 else 0
    ):
        url = form.first(f"MediaUrl{index}")
        media_type = form.first(f"MediaContentType{index}").partition(";")[0].strip().lower()
        if url:
            kind = _kind(media_type, form.first("MessageType").lower())
            found.append(MediaRef(kind, {"url": url, "message": key}, media_type))
    if not found and form.first("MessageType").lower() in ("contacts", "contact"):
        return (MediaRef("contact"),)
    return tuple(found)


def _kind(media_type: str, message_type: str) -> str:
    if message_type == "sticker" or media_type == "image/webp":
        return "sticker"
    if media_type in ("text/vcard", "text/x-vcard"):
        return "contact"
    family = media_type.partition("/")[0]
    return {"audio": "voice", "image": "photo", "video": "video"}.get(family, "file")


def _read_status(key: str, form: Form) -> tuple[Received, ...]:
    state = _STATES.get(form.first("MessageStatus").lower())
    if state is None:
        return ()
    code = form.first("ErrorCode")
    words = form.first("ErrorMessage") or form.first("ChannelStatusMessage")
    error = f"{code} {_IDENTITIES.sub('…', words)[:200]}".strip() if state == "failed" else ""
    failed = state == "failed"
    return (
        StatusUpdate(
            key,
            state,
            error,
            is_permanent=failed and code in PERMANENT,
            is_blocked=failed and code in BLOCKED,
        ),
    )
