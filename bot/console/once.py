"""A form that was sent twice is answered once: a slow line, a thumb that presses again, the browser's way back.

Each form carries a mark of its own. Whoever sends the same mark again in the same session gets the answer that was given, without
the deed being done again. Kept by this process for a while: beyond it, each room looks for what it must not have twice.
"""

import asyncio
import secrets
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from starlette.responses import Response

FIELD = "once"
LED_ON = 303  # after a deed; a form that was refused, or only looked at, is sent again
AT_MOST = 2_000  # answers that are kept; a redirect has a few hundred bytes

Key = tuple[int, str]  # the session, the mark


def new_mark() -> str:
    return secrets.token_urlsafe(9)


@dataclass(slots=True)
class Once:
    """One for each running console."""

    _given: OrderedDict[Key, "asyncio.Future[Response]"] = field(default_factory=OrderedDict)

    async def answer(self, key: Key, work: Callable[[], Awaitable[Response]]) -> Response:
        """The answer of `work`, or the one that the same form was given when it led on."""
        if (given := self._given.get(key)) is not None:
            if not given.done():
                await asyncio.wait([given])
            if not given.cancelled() and given.result().status_code == LED_ON:
                return _again(given.result())
        answering: asyncio.Future[Response] = asyncio.get_running_loop().create_future()
        self._given[key] = answering
        while len(self._given) > AT_MOST:
            self._given.popitem(last=False)
        try:
            response = await work()
        except BaseException:
            self._given.pop(key, None)
            answering.cancel()
            raise
        answering.set_result(response)
        if response.status_code != LED_ON:
            self._given.pop(key, None)
        return response


def _again(first: Response) -> Response:
    copy = Response(status_code=first.status_code)
    copy.raw_headers = list(first.raw_headers)
    return copy
