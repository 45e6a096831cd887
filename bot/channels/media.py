"""What a file really is, by its first bytes; and how long a voice note lasts."""

import io

import mutagen

_VOICE = (
    (b"OggS", "audio/ogg"),
    (b"\x1aE\xdf\xa3", "audio/webm"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"\xff\xf3", "audio/mpeg"),
    (b"#!AMR", "audio/amr"),
    (b"RIFF", "audio/wav"),
    (b"\xff\xf1", "audio/aac"),
    (b"\xff\xf9", "audio/aac"),
)
_PHOTO = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"GIF8", "image/gif"))


def sniff(content: bytes, kind: str) -> str:
    """The media type that the bytes themselves show, "" when they are not a voice note or a photo."""
    known = _VOICE if kind == "voice" else _PHOTO
    for magic, media_type in known:
        if content.startswith(magic):
            return media_type
    brand = content[8:12] if content[4:8] == b"ftyp" else b""
    if kind == "voice":
        return "audio/mp4" if brand else ""
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "image/webp"
    return "image/heic" if brand in (b"heic", b"heix", b"mif1", b"msf1") else ""


def duration(content: bytes) -> int | None:
    """Whole seconds of a voice note, None when its container does not tell."""
    try:
        sound = mutagen.File(io.BytesIO(content))
    except mutagen.MutagenError:
        return None
    length = getattr(getattr(sound, "info", None), "length", None)
    return round(length) if length else None
