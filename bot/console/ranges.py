"""Parts of a file: without them some browsers (Safari) play no sound, and none can wind it forward. RFC 9110, 14."""

import re

from starlette.responses import Response

_ONE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})", re.ASCII)


def in_parts(whole: Response, header: str | None) -> Response:
    """The part that was asked for, the whole where none was, 416 where there is no such part."""
    whole.headers["accept-ranges"] = "bytes"
    asked = _ONE.fullmatch((header or "").strip())
    if asked is None or asked.groups() == ("", ""):  # several at once: the whole is an answer too
        return whole
    content = bytes(whole.body)
    size, (first, last) = len(content), asked.groups()
    start = int(first) if first else max(0, size - int(last))
    end = min(int(last), size - 1) if first and last else size - 1
    if start >= size or end < start:
        return Response(status_code=416, headers={"content-range": f"bytes */{size}"})
    kept = {name: value for name, value in whole.headers.items() if name != "content-length"}
    part = Response(content[start : end + 1], 206, kept)
    part.headers["content-range"] = f"bytes {start}-{end}/{size}"
    return part
