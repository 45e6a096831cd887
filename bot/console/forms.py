"""Reading a form of the console: fields, and files where a page takes them; each within a limit, all in memory."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from bot.pages.forms import DRAINED_BYTES, FORM_SECONDS, MEGABYTE, UPLOAD_SECONDS, drain, in_time

FORM_BYTES = 2 * MEGABYTE  # a broadcast or an answer in two languages, percent-encoded
FIELDS = 400  # a list with a box on each of its rows
PART_BYTES = 512 * 1024  # one text field of a form with a file


class FormProblem(Exception):
    """The form cannot be taken; `name` is the key `console-problem-<name>`."""

    def __init__(self, name: str, status: int = 400) -> None:
        super().__init__(name)
        self.name = name
        self.status = status


@dataclass(frozen=True, slots=True)
class Uploaded:
    name: str  # as the person's machine calls it: shown, never used as a path
    content: bytes


@dataclass(frozen=True, slots=True)
class Form:
    """`form("words")` is one field without blanks around it, "" when it was not sent."""

    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)
    files: Mapping[str, Uploaded] = field(default_factory=dict)

    def __call__(self, name: str, default: str = "") -> str:
        found = self.fields.get(name)
        return found[-1].replace("\r\n", "\n").strip() if found else default

    def all(self, name: str) -> list[str]:
        """Every value of boxes that share a name."""
        return list(self.fields.get(name, ()))

    def file(self, name: str) -> Uploaded | None:
        """The file of a field; None when none was chosen."""
        return self.files.get(name)

    def number(self, name: str) -> int | None:
        """A whole number, None when it is none."""
        given = self(name)
        return int(given) if given.isascii() and given.isdigit() and len(given) < 18 else None


async def read_form(request: Request, upload_bytes: int = 0) -> Form:
    """The form of a post; a page that takes files says how many bytes at most. FormProblem."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/x-www-form-urlencoded":
        async with in_time(FORM_SECONDS):
            return await _plain(request)
    if kind == "multipart/form-data" and upload_bytes:
        async with in_time(UPLOAD_SECONDS):
            return await _with_files(request, upload_bytes)
    await drain(request)
    raise FormProblem("form")


async def _plain(request: Request) -> Form:
    body = b"".join([chunk async for chunk in _within(request, FORM_BYTES)])
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=FIELDS, errors="replace")
    except ValueError as error:
        raise FormProblem("form") from error
    fields: dict[str, list[str]] = {}
    for name, value in pairs:
        fields.setdefault(name, []).append(value)
    return Form(fields)


class _InMemory(MultiPartParser):
    spool_max_size = 64 * MEGABYTE  # nothing of a person's is in a temporary file


async def _with_files(request: Request, limit: int) -> Form:
    async with aclosing(_within(request, limit + FORM_BYTES)) as stream:
        try:
            parser = _InMemory(
                request.headers, stream, max_files=8, max_fields=FIELDS, max_part_size=PART_BYTES
            )
            form = await parser.parse()
        except MultiPartException as error:
            await drain(request)
            raise FormProblem("form") from error
    fields: dict[str, list[str]] = {}
    files: dict[str, Uploaded] = {}
    try:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                if value.size:
                    files[name] = Uploaded((value.filename or "")[:200], await value.read())
            else:
                fields.setdefault(name, []).append(value)
    finally:
        await form.close()
    return Form(fields, files)


async def _within(request: Request, limit: int) -> AsyncGenerator[bytes, None]:
    declared = request.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > DRAINED_BYTES:
        raise FormProblem("too-large", 413)
    size = 0
    async with aclosing(request.stream()) as stream:
        async for chunk in stream:
            size += len(chunk)
            if size > limit:
                break
            yield chunk
    if size > limit:
        await drain(request)
        raise FormProblem("too-large", 413)
