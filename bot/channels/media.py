"""What a fetched file really is, by its first bytes: a provider's word about it is only a word.

Voice and photo are the two kinds that Jemaa keeps (docs/architecture.md); a file of another make is refused.
"""

import io

from tinytag import TinyTag

from bot.channels.base import Refused, Stored

# The codes of Refused that the runtime turns into words for the citizen.
TOO_LARGE = "too_large"
WRONG_TYPE = "wrong_type"

_VOICE_STARTS = (  # first bytes, media type
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"\xff\xf3", "audio/mpeg"),
    (b"\xff\xf2", "audio/mpeg"),
    (b"\xff\xf1", "audio/aac"),
    (b"\xff\xf9", "audio/aac"),
    (b"#!AMR\n", "audio/amr"),
    (b"#!AMR-WB\n", "audio/amr-wb"),
)
_OGG_CODECS = (b"OpusHead", b"\x01vorbis", b"Speex   ")
_PHOTO_STARTS = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"))
_WEBM_START = b"\x1a\x45\xdf\xa3"  # browsers' recordings


def check(kind: str, content: bytes) -> Stored:
    """The content with its true media type and, for a voice note, its length. Refused when it is another thing."""
    media_type = _voice_type(content) if kind == "voice" else _photo_type(content)
    if not media_type:
        raise Refused(f"the file is no {kind}", WRONG_TYPE)
    return Stored(media_type, content, _seconds(content) if kind == "voice" else None)


def refuse_larger(size: int | None, limit: int) -> None:
    """Refused when the announced size is above the limit."""
    if size is not None and size > limit:
        raise Refused("the file is too large", TOO_LARGE)


def _voice_type(content: bytes) -> str:
    if content.startswith(b"OggS"):
        return "audio/ogg" if any(codec in content[:100] for codec in _OGG_CODECS) else ""
    if content[4:8] == b"ftyp" and content[8:11] in (b"M4A", b"mp4", b"iso", b"3gp", b"M4B"):
        return "audio/mp4"
    if content.startswith(_WEBM_START):
        return "audio/webm"
    return next((name for start, name in _VOICE_STARTS if content.startswith(start)), "")


def _photo_type(content: bytes) -> str:
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "image/webp"
    return next((name for start, name in _PHOTO_STARTS if content.startswith(start)), "")


def _seconds(content: bytes) -> int | None:
    """How long it sounds; None where the make does not tell or the file is damaged."""
    try:
        length = TinyTag.get(file_obj=io.BytesIO(content), tags=False).duration
    except Exception:  # noqa: BLE001 - tinytag raises whatever a damaged file makes it trip over
        return None
    return round(length) if length else None
