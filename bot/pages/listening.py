"""Waiting for what is new in a visitor's conversation, never longer than a proxy's patience."""

import asyncio

from bot.pages.desk import Desk, Line
from bot.pages.visit import Visit

LISTEN_SECONDS = 20.0  # the page asks again before any proxy gives up
# A message written by another process wakes nobody here; whoever waits looks this often anyway.
LOOK_SECONDS = 4.0
ANSWER_SECONDS = 4.0  # without JavaScript the answer should be there when the page comes back
_SHORTEST_TURN = 0.05


async def listen(desk: Desk, visit: Visit, after: int, seconds: float) -> list[Line]:
    """The lines after `after`, as soon as there are any. Listening begins before looking: nothing slips between."""
    clock = asyncio.get_running_loop()
    while True:
        began = clock.time()
        turn = min(LOOK_SECONDS, seconds)
        waiting = asyncio.ensure_future(desk.wait(visit.account_id, visit.visitor.id, turn))
        try:
            await asyncio.sleep(0)
            lines = await desk.lines(visit.account_id, visit.visitor.id, after)
            if lines or seconds <= 0:
                return lines
            await waiting
        finally:
            waiting.cancel()
        seconds -= max(clock.time() - began, _SHORTEST_TURN)


async def until_answered(desk: Desk, visit: Visit) -> None:
    """Return when the last word is not the citizen's, at the latest after ANSWER_SECONDS."""
    clock = asyncio.get_running_loop()
    ends = clock.time() + ANSWER_SECONDS
    after = 0
    while (seconds := ends - clock.time()) > 0:
        lines = await listen(desk, visit, after, seconds)
        if not lines or lines[-1].who != "citizen":
            return
        after = lines[-1].id
