"""Reading what the page sends: short forms and uploads, each within a limit, never written to disk on the way."""

import asyncio
import re
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

from bot.channels import media
from bot.channels.base import Refused, Stored

MEGABYTE = 1024 * 1024
PHOTO_BYTES = 10 * MEGABYTE  # any telephone's photo
VOICE_BYTES = 16 * MEGABYTE  # an hour of a browser's voice recording; what WhatsApp allows
FORM_BYTES = MEGABYTE  # a hundred thousand Arabic letters, percent-encoded, are 600 kB
UPLOAD_BYTES = VOICE_BYTES + 64 * 1024  # the file and the form around it
# A browser reads our answer only after it has sent all: what is too large is read on and dropped, up to here.
DRAINED_BYTES = 64 * MEGABYTE
FORM_SECONDS = 30.0
UPLOAD_SECONDS = 180.0  # ten megabytes by a poor line
FIELDS = 16
VOICE_SECONDS = 3600
_KEY = re.compile(r"[A-Za-z0-9_-]{8,64}")


class Problem(Exception):
    """A post that cannot be taken; `name` is the text key `page-problem-<name>` of the kind answer."""

    def __init__(self, name: str, status: int, *, retry_after: int = 0) -> None:
        super().__init__(name)
        self.name = name
        self.status = status
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class Upload:
    kind: str  # photo, voice
    stored: Stored


@asynccontextmanager
async def in_time(seconds: float) -> AsyncGenerator[None, None]:
    """Reading a body that ends after `seconds`: who sends a letter a minute holds nothing. Problem."""
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError:
        raise Problem("away", 408) from None


def client_key(fields: Mapping[str, str]) -> str:
    """The random key that the page gave this message, "" when it gave none that we take."""
    key = fields.get("key", "")
    return key if _KEY.fullmatch(key) else ""


async def read_fields(request: Request) -> dict[str, str]:
    """The fields of an ordinary form. Problem when it is too large or not a form."""
    if _content_type(request) != "application/x-www-form-urlencoded":
        await drain(request)
        raise Problem("form", 400)
    chunks = [chunk async for chunk in _within(request, FORM_BYTES, "too-long")]
    try:
        pairs = parse_qsl(
            b"".join(chunks).decode(), keep_blank_values=True, max_num_fields=FIELDS, errors="replace"
        )
    except ValueError as error:
        raise Problem("form", 400) from error
    return dict(pairs)


async def read_upload(request: Request) -> tuple[dict[str, str], Upload]:
    """The fields of a form with a file, and the file. Problem when it is too large, not a form, or of another kind."""
    if _content_type(request) != "multipart/form-data":
        await drain(request)
        raise Problem("form", 400)
    form = await _parse(request)
    try:
        fields = {name: value for name, value in form.items() if isinstance(value, str)}
        file = next((value for value in form.values() if isinstance(value, UploadFile)), None)
        if file is None or not file.size:
            raise Problem("no-file", 422)
        return fields, _upload(await file.read(), file.content_type or "", fields)
    finally:
        await form.close()


async def drain(request: Request) -> None:
    """Read on and drop what is still coming, so that the browser gets to read the answer."""
    left = DRAINED_BYTES
    try:
        async with aclosing(request.stream()) as stream:
            async for chunk in stream:
                left -= len(chunk)
                if left < 0:
                    return
    except (RuntimeError, ClientDisconnect):  # nothing was left to read, or nobody is there any more
        return


class _InMemory(MultiPartParser):
    spool_max_size = UPLOAD_BYTES  # a citizen's photo is never in a temporary file


async def _parse(request: Request) -> FormData:
    async with aclosing(_within(request, UPLOAD_BYTES, "file-too-large")) as stream:
        try:
            parser = _InMemory(
                request.headers, stream, max_files=1, max_fields=FIELDS, max_part_size=8 * 1024
            )
            return await parser.parse()
        except MultiPartException as error:
            await drain(request)
            raise Problem("form", 400) from error


async def _within(request: Request, limit: int, too_large: str) -> AsyncGenerator[bytes, None]:
    declared = request.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > DRAINED_BYTES:
        raise Problem(too_large, 413)
    size = 0
    async with aclosing(request.stream()) as stream:
        async for chunk in stream:
            size += len(chunk)
            if size > limit:
                break
            yield chunk
    if size > limit:
        await drain(request)
        raise Problem(too_large, 413)


def _content_type(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def _upload(content: bytes, declared: str, fields: Mapping[str, str]) -> Upload:
    """What the first bytes show counts, not the name; a film is no voice note, though its container is the same."""
    photo = _checked("photo", content)
    if photo:
        if len(content) > PHOTO_BYTES:
            raise Problem("photo-too-large", 413)
        return Upload("photo", photo)
    voice = None if declared.startswith("video/") else _checked("voice", content)
    if not voice:
        raise Problem("wrong-type", 415)
    if len(content) > VOICE_BYTES:
        raise Problem("file-too-large", 413)
    return Upload("voice", replace(voice, seconds=voice.seconds or _told_seconds(fields)))


def _checked(kind: str, content: bytes) -> Stored | None:
    try:
        return media.check(kind, content)
    except Refused:
        return None


def _told_seconds(fields: Mapping[str, str]) -> int | None:
    """How long the browser recorded: its own containers do not tell."""
    told = fields.get("seconds", "")
    is_number = told.isascii() and told.isdigit() and len(told) < 6
    return min(int(told), VOICE_SECONDS) if is_number else None
