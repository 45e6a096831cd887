"""WhatsApp's row of the conformance table."""

import base64
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode

import twilio_spec
from channel_rig import (
    IMPATIENT,
    PUBLIC_URL,
    Rig,
    Trouble,
    closed_port,
)
from twilio_stand_in import ACCOUNT_SID, AUTH_TOKEN, NUMBER, TwilioStandIn, signed

from bot.channels.base import (
    Inbound,
    MediaRef,
    Misconfigured,
    NotSent,
    Reachability,
    Received,
    Refused,
    Request,
    StatusUpdate,
    Throttled,
    Unknown,
    Unreachable,
)
from bot.channels.whatsapp import WhatsApp

_BRAHIM = "whatsapp:+212600000002"
_OURS = "SM00000000000000000000000000000101"
_WEBHOOK = f"{PUBLIC_URL}/whatsapp/berkane"


def _wa(key: int, sender: str = _BRAHIM, **more: Any) -> tuple[Received, ...]:
    return (Inbound(f"SM{0xABC000 + key:032x}", sender, **more),)


def _wa_media(key: int, *media: tuple[str, int, str], text: str = "") -> tuple[Received, ...]:
    def ref(kind: str, number: int, media_type: str) -> MediaRef:
        path = f"/2010-04-01/Accounts/{ACCOUNT_SID}/Messages/MM{number:032x}/Media/ME{number:032x}"
        source = {"url": f"https://api.twilio.com{path}", "message": f"SM{0xABC000 + key:032x}"}
        return MediaRef(kind, source, media_type)

    return _wa(key, media=tuple(ref(*one) for one in media), text=text)


def _failed(error: str, *, is_permanent: bool, is_blocked: bool = False) -> tuple[Received, ...]:
    return (StatusUpdate(_OURS, "failed", error, is_permanent, is_blocked),)


def _refuse(status: int, code: int) -> Callable[[Any], None]:
    return lambda stand_in: stand_in.refuse_next(status, code, f"about {_BRAHIM}")


EXPECTED: Mapping[str, tuple[Received, ...]] = {
    "whatsapp_text.form": _wa(1, text="السلام، عندي ملاحظة على الميزانية & الصفقات + 10%"),
    "whatsapp_empty.form": _wa(2),
    "whatsapp_blank_fields.form": _wa(3, text="salam"),
    "whatsapp_unknown_fields.form": _wa(4, text="salam"),
    "whatsapp_emoji.form": _wa(5, text="👍🏽🇲🇦❤️"),
    "whatsapp_controls.form": _wa(6, text="\u202eabc\u202c \u2067سلام\u2069\x00\x07"),
    "whatsapp_button.form": _wa(7, text="نعم", payload="q7:yes", replied_to=_OURS),
    "whatsapp_list.form": _wa(8, text="الحكامة المحلية", payload="q7:local", replied_to=_OURS),
    "whatsapp_reply.form": _wa(9, text="3", replied_to=_OURS),
    "whatsapp_forwarded.form": _wa(10, text="Le budget doit être affiché", is_forwarded=True),
    "whatsapp_forwarded_often.form": _wa(11, text="Le budget", is_forwarded=True),
    "whatsapp_voice.form": _wa_media(12, ("voice", 1, "audio/ogg")),
    "whatsapp_photo.form": _wa_media(13, ("photo", 2, "image/jpeg"), text="شوفو هاد الحفرة"),
    "whatsapp_two_photos.form": _wa_media(14, ("photo", 3, "image/jpeg"), ("photo", 4, "image/png")),
    "whatsapp_sticker.form": _wa_media(15, ("sticker", 5, "image/webp")),
    "whatsapp_location.form": _wa(16, media=(MediaRef("location"),)),
    "whatsapp_contact.form": _wa_media(17, ("contact", 6, "text/vcard")),
    "whatsapp_video.form": _wa_media(18, ("video", 7, "video/mp4")),
    "whatsapp_document_30_mb.form": _wa_media(19, ("file", 8, "application/pdf"), text="rapport.pdf"),
    "whatsapp_username.form": _wa(20, "whatsapp:MA.1a2B3c4D5e", text="salam"),
    "whatsapp_number_and_username.form": _wa(21, text="salam", aliases=("whatsapp:MA.1a2B3c4D5e",)),
    "whatsapp_stop.form": (*_wa(22, text="STOP"), Reachability(_BRAHIM, is_reachable=False)),
    "whatsapp_start.form": (*_wa(23, text="START"), Reachability(_BRAHIM, is_reachable=True)),
    "whatsapp_sms.form": (),
    "whatsapp_other_account.form": (),
    "whatsapp_status_queued.form": (),
    "whatsapp_status_sent.form": (StatusUpdate(_OURS, "sent"),),
    "whatsapp_status_delivered.form": (StatusUpdate(_OURS, "delivered"),),
    "whatsapp_status_read.form": (StatusUpdate(_OURS, "read"),),
    "whatsapp_status_window_closed.form": _failed(
        "63016 Failed to send freeform message to … because you are outside the allowed window.",
        is_permanent=True,
    ),
    "whatsapp_status_blocked.form": _failed("63033 recipient … blocked", is_permanent=True, is_blocked=True),
    "whatsapp_status_rate.form": _failed("63018", is_permanent=False),
}

GARBAGE: tuple[bytes, ...] = (
    b"",
    b"\x00\xff\xfe",
    b"not a form",
    b'{"MessageSid": "SM1"}',
    b"MessageSid=",
    b"MessageSid=SM1",
    b"MessageSid=SM1&From=somebody",
    b"MessageSid=" + b"S" * 200 + b"&From=whatsapp%3A%2B212600000002",
    b"MessageSid=SM1&From=whatsapp%3A%2B212600000002%0D%0Ax",
    b"MessageSid=SM1&MessageStatus=dancing",
    b"%%%=%&=&&&=;",
    b"&".join(b"f%d=1" % number for number in range(1000)),
)

TROUBLES: Mapping[str, Trouble] = {
    "opted out": Trouble(lambda s: s.opted_out.add(_BRAHIM), Unreachable, "21610"),
    "opted out of WhatsApp": Trouble(_refuse(400, 63032), Unreachable, "63032"),
    "blocked": Trouble(_refuse(400, 63033), Unreachable, "63033"),
    "not a mobile": Trouble(_refuse(400, 21614), Unreachable, "21614"),
    "window closed": Trouble(_refuse(400, 63016), Refused, "63016"),
    "too long": Trouble(_refuse(400, 21617), Refused, "21617"),
    "another refusal": Trouble(_refuse(400, 99999), Refused, "99999"),
    "flood": Trouble(_refuse(429, 20429), Throttled, "20429", 2.0),
    "channel flood": Trouble(_refuse(400, 63018), Throttled, "63018", 2.0),
    "daily limit": Trouble(_refuse(400, 63038), Throttled, "63038", 3600.0),
    "wrong password": Trouble(_refuse(401, 20003), Misconfigured, "20003"),
    "not our number": Trouble(_refuse(400, 63007), Misconfigured, "63007"),
    "away": Trouble(_refuse(503, 20503), NotSent, "20503"),
    "broken": Trouble(_refuse(500, 20500), Unknown, "20500"),
    "no answer": Trouble(lambda s: s.hang_next(), Unknown, is_slow=True),
    "connection lost": Trouble(lambda s: s.drop_next(), Unknown),
    "not an answer": Trouble(lambda s: s.answer_next(b"<html>", 201), Unknown),
    "an unreadable error": Trouble(lambda s: s.answer_next(b"<html>", 400), Refused, "400"),
    "an error that quotes the password": Trouble(
        lambda s: s.refuse_next(400, 99998, f"{ACCOUNT_SID}:{AUTH_TOKEN}"), Refused, "99998"
    ),
    "no server": Trouble(closed_port, NotSent),
}


class WhatsAppRig(Rig):
    name = "whatsapp"
    to = _BRAHIM
    secrets = (AUTH_TOKEN, base64.b64encode(f"{ACCOUNT_SID}:{AUTH_TOKEN}".encode()).decode())
    longest = 1600
    expected = EXPECTED
    garbage = GARBAGE
    troubles = TROUBLES

    def __init__(self) -> None:
        self.stand_in: TwilioStandIn = TwilioStandIn()
        self.stand_in.start()
        self.channel: WhatsApp = WhatsApp(
            account="whatsapp:berkane",
            account_sid=ACCOUNT_SID,
            auth_token=AUTH_TOKEN,
            number=NUMBER,
            public_url=PUBLIC_URL,
            api_url=self.stand_in.url,
        )

    def request(self, body: bytes) -> Request:
        return self._signed(body, _WEBHOOK, AUTH_TOKEN)

    def _signed(self, body: bytes, url: str, token: str) -> Request:
        try:
            fields = dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=200))
        except ValueError:
            fields = {}
        headers = {name.lower(): value for name, value in signed(url, fields, token).items()}
        return Request("POST", _WEBHOOK, headers, body)

    def unsigned(self, body: bytes) -> Sequence[Request]:
        good = self.request(body)
        without = {name: value for name, value in good.headers.items() if "signature" not in name}
        return [
            Request("POST", _WEBHOOK, without, body),
            Request("POST", _WEBHOOK, without | {"x-twilio-signature": ""}, body),
            Request("POST", _WEBHOOK, without | {"x-twilio-signature": "سر"}, body),
            Request("POST", f"{_WEBHOOK}/", good.headers, body),
            Request("POST", _WEBHOOK.replace("https", "http"), good.headers, body),
            Request("POST", _WEBHOOK, good.headers, body + b"&Extra=1"),
            self._signed(body, _WEBHOOK, f"{AUTH_TOKEN[:-1]}x"),
            self._signed(body, f"{PUBLIC_URL}/whatsapp/settat", AUTH_TOKEN),
        ]

    def be_impatient(self) -> None:
        self.channel._timeout = IMPATIENT

    def says(self, text: str) -> bytes:
        return urlencode(self.stand_in.says(_BRAHIM, text)).encode()

    def mutated(self, fields: Mapping[str, Any]) -> bytes:
        return urlencode(
            {"MessageSid": "SM1", "From": _BRAHIM} | {k: str(v) for k, v in fields.items()}
        ).encode()

    def payload_problems(self, body: bytes) -> list[str]:
        return twilio_spec.inbound_problems(dict(parse_qsl(body.decode(), keep_blank_values=True)))

    def sent_texts(self) -> list[str]:
        return [message.text for message in self.stand_in.messages]

    def keeps(self, kind: str, content: bytes, size: int | None = None) -> MediaRef:
        media_type = "audio/ogg; codecs=opus" if kind == "voice" else "image/jpeg"
        form = self.stand_in.attaches(_BRAHIM, content, media_type)
        (received,) = self.channel.receive(self.request(urlencode(form).encode()))
        assert isinstance(received, Inbound)
        media = received.media[0]
        return MediaRef(kind, media.source, media.media_type, size)

    def lost(self, kind: str) -> MediaRef:
        path = f"/2010-04-01/Accounts/{ACCOUNT_SID}/Messages/MM1/Media/ME1"
        return MediaRef(kind, {"url": f"https://api.twilio.com{path}", "message": "SM1"})
