"""The chat page's counter: hears what a visitor sends and shows what was said on both sides."""

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.concurrency import run_in_threadpool

from bot.channels.base import Inbound, Stored
from bot.channels.web import Web
from bot.pages.desk import Away, CommuneView, Line
from bot.runtime import wire
from bot.runtime.reception import Reception
from data import communes, conversations, messages, outbox
from data.messages import Spoken

LINES = 80  # of a conversation shown on the page
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def line_id(at: datetime, who: str) -> int:
    """A number by which the lines of both sides sort: time, then the citizen's before the answer."""
    return (at - _EPOCH) // _MICROSECOND * 2 + (who != "citizen")


@contextlib.contextmanager
def database_away_is_said() -> Iterator[None]:
    try:
        yield
    except (DBAPIError, PoolTimeout) as error:
        raise Away from error


class RuntimeDesk:
    """`bot.pages.desk.Desk` on the running service."""

    def __init__(self, reception: Reception) -> None:
        self._reception = reception
        self._runtime = reception.runtime

    async def commune(self, commune_id: str) -> CommuneView | None:
        if f"web:{commune_id}" not in self._runtime.channels:
            return None
        with database_away_is_said():
            return await run_in_threadpool(self._commune, commune_id)

    def _commune(self, commune_id: str) -> CommuneView:
        with self._runtime.database.reading() as db:
            profile = communes.load(db, commune_id).profile
            title = self._runtime.library.newest(db, commune_id).title
        return CommuneView(
            id=commune_id,
            names=profile["name"],
            is_sample=bool(profile.get("sample")),
            cndp_reference=profile.get("cndp_reference") or "",
            programme_title=title,
            timezone=profile["timezone"],
        )

    async def hear(self, account_id: str, inbound: Inbound, upload: Stored | None) -> bool:
        commune_id = self._runtime.account_communes[account_id]
        with database_away_is_said():
            return await self._reception.take(commune_id, account_id, [inbound], upload)

    async def lines(self, account_id: str, visitor: str, after: int) -> list[Line]:
        with database_away_is_said():
            lines, unseen = await run_in_threadpool(self._lines, account_id, visitor, after)
            if unseen:  # what proves that the person has them
                await self._reception.writer.do(partial(outbox.mark_seen, outbound_ids=unseen))
            return lines

    def _lines(self, account_id: str, visitor: str, after: int) -> tuple[list[Line], list[int]]:
        """What was said after a line, and the notices that are seen by it for the first time."""
        since = _EPOCH + after // 2 * _MICROSECOND - _MICROSECOND if after else None
        with self._runtime.database.reading() as db:
            person = conversations.find(db, account_id, visitor)
            if person is None:
                return [], []
            unseen = outbox.unseen(db, person.conversation_id)
            spoken = messages.spoken(db, person.conversation_id, after=since, limit=LINES)
        lines = [_line(each) for each in spoken]
        return [line for line in lines if line.id > after], unseen

    async def wait(self, account_id: str, visitor: str, seconds: float) -> None:
        channel = self._runtime.channels[account_id]
        if isinstance(channel, Web):
            await channel.wait(visitor, seconds)


def _line(spoken: Spoken) -> Line:
    number = line_id(spoken.at, spoken.who)
    if not spoken.body:
        return Line(number, spoken.who, spoken.at, "", (), "", "", True)
    if spoken.who == "citizen":
        heard = wire.load_inbound(spoken.body)
        kind = heard.media[0].kind if heard.media else ""
        return Line(number, spoken.who, spoken.at, heard.text, (), "", kind, False)
    said = wire.load_outbound(spoken.body)
    return Line(number, spoken.who, spoken.at, said.text, said.buttons, said.language, "", False)
