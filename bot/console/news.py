"""Server-sent events for an open page: how many are new in its list, or the numbers of the overview. Counts, nobody's words.

A stream ends by itself after some minutes, and the browser asks again: so whoever was signed out hears no more. It does not keep
anybody signed in. Whoever does not ask for a stream is told once.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

from starlette.responses import Response, StreamingResponse

from bot.console.desk import Desk
from bot.console.overview import tiles
from bot.console.page import Page, page
from bot.console.visit import Missing, Refused, Visit
from bot.console.watching import OVERVIEW, Seen, Watch, Watcher
from data import news

STREAM = "text/event-stream"
LIVES_SECONDS = 300.0
BEAT_SECONDS = 20.0  # of silence, then a comment: a proxy leaves the line open, and a closed one is noticed
AGAIN_MILLISECONDS = 5_000
MOST_STREAMS = 500  # of this process: whoever comes then has a page that does not renew itself
PERMISSIONS = {
    OVERVIEW: "console",
    news.CONTRIBUTIONS: "contributions.read",
    news.REQUESTS: "requests.read",
    news.CONVERSATIONS: "conversations.read",
}


def routes(desk: Desk) -> list[Page]:
    return [page("/news", permission="console", is_deed=False)(News(Watch(desk)).told)]


class News:
    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    async def told(self, visit: Visit) -> Response:
        watcher = _watcher(visit)
        if STREAM not in visit.request.headers.get("accept", ""):
            zone = visit.profile["timezone"]
            said = event(visit, watcher, await self._watch.once(visit.commune_id, zone, watcher))
            return Response(said, media_type=STREAM)
        if self._watch.watchers >= MOST_STREAMS:
            raise Refused("problem-conflict", 503)
        headers = {"x-accel-buffering": "no"}  # nginx would keep it until the end
        return StreamingResponse(self._stream(visit, watcher), media_type=STREAM, headers=headers)

    async def _stream(self, visit: Visit, watcher: Watcher) -> AsyncIterator[str]:
        clock, said = asyncio.get_running_loop(), ""
        ends = clock.time() + LIVES_SECONDS
        yield f"retry: {AGAIN_MILLISECONDS}\n\n"
        async with self._watch.on(visit.commune_id, visit.profile["timezone"], watcher) as town:
            while (left := ends - clock.time()) > 0:
                try:
                    await asyncio.wait_for(watcher.news.wait(), min(left, BEAT_SECONDS))
                except TimeoutError:
                    yield ":\n\n"
                    continue
                watcher.news.clear()
                fresh = event(visit, watcher, town.seen)
                if fresh != said:
                    said = fresh
                    yield said


def _watcher(visit: Visit) -> Watcher:
    """Which list, from which mark on. Missing, Refused."""
    name, after = visit.ask("list", OVERVIEW), visit.ask("after", "0")
    if name not in PERMISSIONS or not (after.isascii() and after.isdigit() and len(after) < 18):
        raise Missing
    if not visit.may(PERMISSIONS[name]):
        raise Refused("problem-role", 403)
    return Watcher(name, int(after))


def event(visit: Visit, watcher: Watcher, seen: Seen) -> str:
    """What an open page is told, in its language."""
    told: dict[str, Any]
    if watcher.name == OVERVIEW:
        told = {"waits": [_tile(visit, each) for each in tiles(visit, seen.waiting)]} if seen.waiting else {}
    else:
        count = seen.count(watcher)
        key = "news-many" if count >= news.MOST else f"news-{watcher.name}"
        words = visit.words(key, count=count) if key != "news-many" else visit.words(key)
        told = {"count": count, "words": words if count else ""}
    return f"data: {json.dumps(told, ensure_ascii=False)}\n\n"


def _tile(visit: Visit, each: Any) -> dict[str, Any]:
    return {
        "name": each.name,
        "count": each.number,
        "number": visit.words.number(each.number).striptags(),
        "words": visit.words(f"overview-{each.name}", count=each.number),
        "more": each.more or visit.words(f"overview-{each.name}-more"),
    }
