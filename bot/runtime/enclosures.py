"""Files that go with an answer: what may be one, and how it is told apart. A name is believed only when the content agrees."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.papers.cleaning import one_line

LIMIT = 16 * 1024 * 1024  # bytes: what WhatsApp takes as a document, and most mail servers as an attachment
MOST = 10  # files of one answer
LONGEST_NAME = 100


class NotTaken(ValueError):
    """A file that cannot be given to anybody; the sentence says why and what to do."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    name: str
    media_type: str
    content: bytes


def _begins(*signs: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(signs)


def _is_zip(content: bytes) -> bool:
    return zipfile.is_zipfile(io.BytesIO(content))


def _office(part: str) -> Callable[[bytes], bool]:
    """A zip that has this part, as every document of its kind has."""

    def fits(content: bytes) -> bool:
        if not _is_zip(content):
            return False
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return any(name.startswith(part) for name in packed.namelist())

    return fits


def _is_text(content: bytes) -> bool:
    return b"\x00" not in content


_OPEN = "application/vnd.oasis.opendocument"
_MICROSOFT = "application/vnd.openxmlformats-officedocument"
_OLD = _begins(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
KINDS: Mapping[str, tuple[str, Callable[[bytes], bool]]] = {
    "pdf": ("application/pdf", _begins(b"%PDF-")),
    "png": ("image/png", _begins(b"\x89PNG\r\n\x1a\n")),
    "jpg": ("image/jpeg", _begins(b"\xff\xd8\xff")),
    "jpeg": ("image/jpeg", _begins(b"\xff\xd8\xff")),
    "docx": (f"{_MICROSOFT}.wordprocessingml.document", _office("word/")),
    "xlsx": (f"{_MICROSOFT}.spreadsheetml.sheet", _office("xl/")),
    "pptx": (f"{_MICROSOFT}.presentationml.presentation", _office("ppt/")),
    "odt": (f"{_OPEN}.text", _office("content.xml")),
    "ods": (f"{_OPEN}.spreadsheet", _office("content.xml")),
    "odp": (f"{_OPEN}.presentation", _office("content.xml")),
    "doc": ("application/msword", _OLD),
    "xls": ("application/vnd.ms-excel", _OLD),
    "csv": ("text/csv", _is_text),
    "zip": ("application/zip", _is_zip),
}


def check_size(name: str, size: int) -> None:
    """Before a file is read. NotTaken."""
    if size > LIMIT:
        raise NotTaken(
            f"{name} has {size / 1024 / 1024:.1f} MB; {LIMIT // 1024 // 1024} MB is the most. "
            "Make it smaller, or publish it and give its address."
        )


def checked(name: str, content: bytes) -> Enclosure:
    """A file as it may be kept and given. NotTaken."""
    name = re.sub(r'[/\\<>:"|?*]', "-", one_line(name)).strip(". ") or "document"
    stem, dot, ending = name.rpartition(".")
    known = KINDS.get(ending.casefold()) if dot else None
    if known is None:
        raise NotTaken(f"{name}: a file of this type is not taken. Taken are {', '.join(KINDS)}.")
    if not content:
        raise NotTaken(f"{name} is empty.")
    check_size(name, len(content))
    media_type, fits = known
    if not fits(content):
        raise NotTaken(
            f"{name} is not what its name says ({ending}): open it, and save it again under its own type."
        )
    return Enclosure(f"{stem[:LONGEST_NAME]}.{ending}", media_type, content)
