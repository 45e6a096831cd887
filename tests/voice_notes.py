"""Voice notes of any length, made by hand: an Ogg stream with Opus headers and silence (RFC 3533, RFC 7845)."""

import struct
from functools import cache

_SECOND = 48_000  # Opus counts at 48 kHz whatever was recorded
_SILENCE = b"\xf8\xff\xfe"  # one frame of 20 ms


def ogg_opus(seconds: int) -> bytes:
    """A voice note that lasts so long."""
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 0, 16_000, 0, 0)
    vendor = b"jemaa"
    tags = b"OpusTags" + struct.pack("<I", len(vendor)) + vendor + struct.pack("<I", 0)
    pages = [_page(head, 0, 0, 2), _page(tags, 1, 0, 0)]
    for number in range(seconds):
        last = 4 if number == seconds - 1 else 0
        pages.append(_page(_SILENCE * 50, number + 2, (number + 1) * _SECOND, last, frames=50))
    return b"".join(pages)


def _page(body: bytes, number: int, position: int, flags: int, frames: int = 1) -> bytes:
    lacing = bytes([len(body) // frames]) * frames
    start = struct.pack("<4sBBqIIIB", b"OggS", 0, flags, position, 7, number, 0, len(lacing))
    page = start + lacing + body
    return page[:22] + struct.pack("<I", _checksum(page)) + page[26:]


@cache
def _table() -> list[int]:
    found = []
    for byte in range(256):
        value = byte << 24
        for _ in range(8):
            value = (value << 1) ^ 0x04C11DB7 if value & 0x8000_0000 else value << 1
        found.append(value & 0xFFFF_FFFF)
    return found


def _checksum(page: bytes) -> int:
    value = 0
    for byte in page:
        value = ((value << 8) ^ _table()[(value >> 24) ^ byte]) & 0xFFFF_FFFF
    return value
