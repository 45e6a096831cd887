"""A PDF as a reader of it sees it: its words, its fonts, its pages as pictures."""

import ctypes
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import raw


def words(pdf: bytes) -> str:
    """All the text that can be copied out of it."""
    document = pdfium.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def from_the_left(pdf: bytes) -> str:
    """What stands on the paper, line by line from the left, as eyes see it: Arabic letters come out backwards."""
    return "\n".join(line for page in pdfium.PdfDocument(pdf) for line in _lines(page.get_textpage()))


def _lines(page: pdfium.PdfTextPage) -> list[str]:
    lines: dict[int, list[tuple[float, str]]] = {}
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(page.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(page, index))
        if letter > " " and not raw.FPDFText_IsGenerated(page, index):
            raw.FPDFText_GetCharOrigin(page, index, x, y)
            lines.setdefault(round(y.value), []).append((x.value, letter))
    return ["".join(letter for _, letter in sorted(lines[at])) for at in sorted(lines, reverse=True)]


def fonts(pdf: bytes) -> dict[str, bool]:
    """The name of each font that text is set in, and whether the file carries it."""
    found: dict[str, bool] = {}
    for page in pdfium.PdfDocument(pdf):
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            font = raw.FPDFTextObj_GetFont(item)
            name = ctypes.create_string_buffer(200)
            raw.FPDFFont_GetBaseFontName(font, name, 200)
            found[name.value.decode()] = raw.FPDFFont_GetIsEmbedded(font) == 1
    return found


def pages(pdf: bytes) -> list[pdfium.PdfPage]:
    return list(pdfium.PdfDocument(pdf))


def language(pdf: bytes) -> str:
    """The language that the document says it is in."""
    document = pdfium.PdfDocument(pdf)
    size = raw.FPDFCatalog_GetLanguage(document, None, 0)
    name = (ctypes.c_ushort * (size // 2))()
    raw.FPDFCatalog_GetLanguage(document, name, size)
    return bytes(name).decode("utf-16-le").rstrip("\0")


def is_tagged(pdf: bytes) -> bool:
    return bool(raw.FPDFCatalog_IsTagged(pdfium.PdfDocument(pdf)))


def overflow(pdf: bytes) -> list[str]:
    """What stands outside the margins of its page, 40 points wide."""
    return [text for page in pdfium.PdfDocument(pdf) for text in _outside(page)]


def _outside(page: pdfium.PdfPage) -> Iterator[str]:
    width, height = page.get_size()
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        left, bottom, right, top = item.get_bounds()
        if left < 40 or right > width - 40 or bottom < 30 or top > height - 20:
            yield f"{left:.0f} {bottom:.0f} {right:.0f} {top:.0f}"


def save_pictures(pdf: bytes, folder: Path, name: str) -> list[Path]:
    """Each page as a PNG file, for somebody to look at."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, page in enumerate(pdfium.PdfDocument(pdf), 1):
        paths.append(folder / f"{name}-{number}.png")
        paths[-1].write_bytes(_png(page.render(scale=1.6, rev_byteorder=True)))
    return paths


def _png(bitmap: pdfium.PdfBitmap) -> bytes:
    pixels, width = bytes(bitmap.buffer), bitmap.width * bitmap.n_channels
    lines = b"".join(b"\0" + pixels[y * bitmap.stride :][:width] for y in range(bitmap.height))
    kind = {1: 0, 3: 2, 4: 6}[bitmap.n_channels]
    head = struct.pack(">IIBBBBB", bitmap.width, bitmap.height, 8, kind, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 6)), (b"IEND", b""))
    body = b"".join(
        struct.pack(">I", len(data)) + tag + data + struct.pack(">I", zlib.crc32(tag + data))
        for tag, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + body
