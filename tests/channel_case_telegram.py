"""Telegram's row of the conformance table."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import telegram_spec
from channel_rig import IMPATIENT, PUBLIC_URL, Rig, Trouble, closed_port
from telegram_stand_in import TOKEN, TelegramStandIn

from bot.channels.base import (
    Inbound,
    MediaRef,
    Misconfigured,
    Moved,
    NotSent,
    Reachability,
    Received,
    Refused,
    Request,
    Throttled,
    Unknown,
    Unreachable,
)
from bot.channels.telegram import Telegram

SECRET = "telegram-secret-of-the-tests_01"
_FATIMA = "5550001"


def _tg(key: int, **more: Any) -> tuple[Received, ...]:
    return (Inbound(f"7000000{key:02}", _FATIMA, **({"language_hint": "ar"} | more)),)


def _tg_file(
    key: int, kind: str, file: Mapping[str, str], *about: Any, text: str = ""
) -> tuple[Received, ...]:
    return _tg(key, media=(MediaRef(kind, file, *about),), text=text)


EXPECTED: Mapping[str, tuple[Received, ...]] = {
    "telegram_text.json": _tg(1, text="سلام، بغيت نقول شي حاجة على الميزانية"),
    "telegram_edited.json": (),
    "telegram_group.json": (),
    "telegram_from_bot.json": (),
    "telegram_channel_post.json": (),
    "telegram_start.json": _tg(6, text="menu"),
    "telegram_start_deep_link.json": _tg(7, payload="go:comment:local_governance"),
    "telegram_start_reference.json": _tg(8, text="BRK-7K2M9Q4T"),
    "telegram_command_language.json": _tg(9, text="language"),
    "telegram_command_comment.json": _tg(10, payload="go:comment"),
    "telegram_command_unknown.json": _tg(11, text="/dance"),
    "telegram_button.json": _tg(12, payload="q7:local", replied_to="39", callback_id="23837462938472"),
    "telegram_old_button.json": _tg(13, payload="q1:yes", replied_to="7", callback_id="23837462938473"),
    "telegram_reply.json": _tg(14, text="3", replied_to="39"),
    "telegram_forwarded.json": _tg(15, text="Le budget doit être affiché", is_forwarded=True),
    "telegram_voice.json": _tg_file(16, "voice", {"file_id": "AgACAgQAAxkBAAvoice"}, "audio/ogg", 24518, 11),
    "telegram_voice_too_large.json": _tg_file(
        17, "voice", {"file_id": "AgACAgQAAxkBAAhuge"}, "audio/ogg", 31_457_280, 14000
    ),
    "telegram_audio.json": _tg_file(
        18, "voice", {"file_id": "AgACAgQAAxkBAAaudio", "name": "note.mp3"}, "audio/mpeg", 91234, 30
    ),
    # The largest of the sizes is above what a bot may download.
    "telegram_photo.json": _tg_file(
        19, "photo", {"file_id": "AgACAgQAAxkBAAp3"}, "image/jpeg", 140_211, text="شوفو هاد الحفرة"
    ),
    "telegram_photo_file.json": _tg_file(
        20, "photo", {"file_id": "AgACAgQAAxkBAApf", "name": "trou.jpg"}, "image/jpeg", 4_200_000
    ),
    # Where somebody is and whose number it is are not kept, only that they were sent.
    "telegram_sticker.json": _tg_file(21, "sticker", {}),
    "telegram_location.json": _tg_file(22, "location", {}),
    "telegram_venue.json": _tg_file(23, "location", {}),
    "telegram_contact.json": _tg_file(24, "contact", {}),
    "telegram_video.json": _tg_file(25, "video", {}),
    "telegram_video_note.json": _tg_file(26, "video", {}),
    "telegram_animation.json": _tg_file(27, "video", {}),
    "telegram_document_30_mb.json": _tg_file(
        28, "file", {"file_id": "AgACAgQAAxkBAAdc", "name": "rapport.pdf"}, "application/pdf", 31_457_280
    ),
    "telegram_poll.json": _tg_file(29, "other", {}),
    "telegram_emoji.json": _tg(30, text="👍🏽🇲🇦❤️"),
    # Cleaned by the runtime (bot/runtime/hearing.py), the same for every channel.
    "telegram_controls.json": _tg(31, text="\u202eabc\u202c \u2067سلام\u2069\x00\x07 \u200e\ufeff"),
    "telegram_blank.json": _tg(32, text="\u2800 \u00a0"),
    "telegram_service.json": (),
    "telegram_blocked.json": (Reachability(_FATIMA, is_reachable=False),),
    "telegram_unblocked.json": (Reachability(_FATIMA, is_reachable=True),),
    "telegram_group_member.json": (),
}

GARBAGE: tuple[bytes, ...] = (
    b"",
    b"\x00\xff\xfe",
    b"not json",
    b"null",
    b"[]",
    b"7",
    b'{"update_id": "7"}',
    b'{"update_id": true, "message": {}}',
    b'{"update_id": 7, "message": null}',
    b'{"update_id": 7, "message": {"chat": {"id": 1, "type": "private"}, "text": 7}}',
    b'{"update_id": 7, "message": {"chat": {"id": "1", "type": "private"}, "text": "x"}}',
    b'{"update_id": 7, "message": {"chat": [1], "text": "x", "photo": "x", "voice": []}}',
    b'{"update_id": 7, "callback_query": {"id": 1, "data": 2}}',
    b'{"update_id": 7, "kind_of_2027": {"id": 1}}',
    b'{"update_id": 1' + b"0" * 5000 + b"}",
    b'{"update_id": 1' + b"0" * 30 + b', "message": {"chat": {"id": 1, "type": "private"}, "text": "x"}}',
    b'{"update_id": 7, "message": {"chat": {"id": 1' + b"0" * 30 + b', "type": "private"}, "text": "x"}}',
    b"[" * 100_000,
)

TROUBLES: Mapping[str, Trouble] = {
    "blocked": Trouble(lambda s: s.blocked.add(int(_FATIMA)), Unreachable, "403"),
    "deactivated": Trouble(
        lambda s: s.refuse_next("sendMessage", 403, "Forbidden: user is deactivated"), Unreachable, "403"
    ),
    "nobody": Trouble(
        lambda s: s.refuse_next("sendMessage", 400, "Bad Request: chat not found"), Unreachable, "400"
    ),
    "bad content": Trouble(
        lambda s: s.refuse_next("sendMessage", 400, "Bad Request: BUTTON_DATA_INVALID"), Refused, "400"
    ),
    "flood": Trouble(
        lambda s: s.refuse_next("sendMessage", 429, "Too Many Requests: retry after 7", retry_after=7),
        Throttled,
        "429",
        7.0,
    ),
    "flood without a time": Trouble(
        lambda s: s.refuse_next("sendMessage", 429, "Too Many Requests"), Throttled, "429", 1.0
    ),
    "moved": Trouble(
        lambda s: s.refuse_next("sendMessage", 400, "Bad Request: migrated", migrate_to_chat_id=-100777),
        Moved,
    ),
    "wrong token": Trouble(lambda s: s.refuse_next("sendMessage", 401, "Unauthorized"), Misconfigured, "401"),
    "no such token": Trouble(lambda s: s.refuse_next("sendMessage", 404, "Not Found"), Misconfigured, "401"),
    "conflict": Trouble(lambda s: s.refuse_next("sendMessage", 409, "Conflict: …"), Misconfigured, "409"),
    "server trouble": Trouble(lambda s: s.refuse_next("sendMessage", 502, "Bad Gateway"), NotSent, "502"),
    "gateway timeout": Trouble(lambda s: s.refuse_next("sendMessage", 504, "Timeout"), Unknown, "504"),
    "no answer": Trouble(lambda s: s.hang_next("sendMessage"), Unknown, is_slow=True),
    "connection lost": Trouble(lambda s: s.drop_next("sendMessage"), Unknown),
    "not an answer": Trouble(lambda s: s.answer_next("sendMessage", b"<html>"), Unknown),
    "half an answer": Trouble(lambda s: s.answer_next("sendMessage", b'{"ok": true}'), Unknown),
    "an answer without a number": Trouble(
        lambda s: s.answer_next("sendMessage", b'{"ok": true, "result": true}'), Unknown
    ),
    "an unreadable error": Trouble(lambda s: s.answer_next("sendMessage", b"<html>", 400), Refused, "400"),
    "a page that quotes the address": Trouble(
        lambda s: s.answer_next("sendMessage", f"<p>/bot{TOKEN}/sendMessage".encode(), 400), Refused, "400"
    ),
    "an error that quotes the address": Trouble(
        lambda s: s.refuse_next("sendMessage", 400, f"Bad Request: /bot{TOKEN}/sendMessage"), Refused, "400"
    ),
    "a redirect": Trouble(lambda s: s.answer_next("sendMessage", b"", 301), Unknown),
    "no server": Trouble(closed_port, NotSent),
}


class TelegramRig(Rig):
    name = "telegram"
    to = _FATIMA
    secrets = (TOKEN, TOKEN.partition(":")[2], SECRET)
    longest = 4096
    expected = EXPECTED
    garbage = GARBAGE
    troubles = TROUBLES

    def __init__(self) -> None:
        self.stand_in: TelegramStandIn = TelegramStandIn()
        self.stand_in.start()
        self.channel: Telegram = Telegram(
            account="telegram:berkane",
            token=TOKEN,
            secret=SECRET,
            api_url=self.stand_in.url,
        )

    def request(self, body: bytes, secret: str | None = SECRET) -> Request:
        headers = {"content-type": "application/json"}
        if secret is not None:
            headers["x-telegram-bot-api-secret-token"] = secret
        return Request("POST", f"{PUBLIC_URL}/telegram/berkane", headers, body)

    def unsigned(self, body: bytes) -> Sequence[Request]:
        wrong = (None, "", SECRET[:-1], f"{SECRET}x", SECRET.upper(), "سر", "\udcff")
        return [self.request(body, secret) for secret in wrong]

    def be_impatient(self) -> None:
        self.channel._client.read_seconds = IMPATIENT

    def says(self, text: str) -> bytes:
        return json.dumps(self.stand_in.says(int(_FATIMA), text)).encode()

    def mutated(self, fields: Mapping[str, Any]) -> bytes:
        return json.dumps(
            {"update_id": 7, "message": {"chat": {"id": 1, "type": "private"}, **fields}}
        ).encode()

    def payload_problems(self, body: bytes) -> list[str]:
        return telegram_spec.problems("Update", json.loads(body))

    def sent_texts(self) -> list[str]:
        return [message["text"] for message in self.stand_in.messages.values()]

    def keeps(self, kind: str, content: bytes, size: int | None = None) -> MediaRef:
        chat = int(_FATIMA)
        update = (
            self.stand_in.speaks(chat, content) if kind == "voice" else self.stand_in.shows(chat, content)
        )
        (received,) = self.channel.receive(self.request(json.dumps(update).encode()))
        assert isinstance(received, Inbound)
        media = received.media[0]
        return MediaRef(kind, media.source, media.media_type, size)

    def lost(self, kind: str) -> MediaRef:
        return MediaRef(kind, {"file_id": "nowhere"})
