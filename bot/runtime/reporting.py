"""Reports in the background: the oldest one that was asked for is made in a thread, and tells how far it is."""

import asyncio
import logging
import time
from dataclasses import dataclass

from bot.clock import local_day
from bot.reports import making
from bot.reports.open_data import Broken
from bot.runtime.parts import Runtime
from bot.runtime.writer import Writer
from data import communes, reports
from data.conversations import Conflict
from data.exports import ExportError
from data.reports import ReportRow

log = logging.getLogger(__name__)

TOLD_EVERY = (
    1.0  # seconds between two notes of progress: often enough for eyes, seldom enough for the database
)


async def advance(runtime: Runtime, writer: Writer) -> int:
    """Make what waits, one after another; how many were made or failed."""
    made = 0
    while row := await writer.do(lambda db: reports.take(db, runtime.clock.now())):
        await asyncio.to_thread(_Maker(runtime, row).work)
        made += 1
    return made


async def forget_old(runtime: Runtime, writer: Writer) -> None:
    await writer.do(lambda db: reports.drop_old(db, runtime.clock.now()))


@dataclass(slots=True)
class _Maker:
    """One report at work, in a thread of its own."""

    runtime: Runtime
    row: ReportRow
    _told_at: float = 0.0  # monotonic seconds

    def work(self) -> None:
        try:
            made = self._make()
            with self.runtime.database.writing() as db:
                reports.finish(
                    db,
                    self.row,
                    name=made.name,
                    media_type=made.media_type,
                    content=made.content,
                    now=self.runtime.clock.now(),
                )
        except Conflict:
            log.warning("report %d is made by somebody else by now", self.row.id)
        except Broken:
            self._fail("chain_broken")
        except Exception as error:
            level = logging.WARNING if isinstance(error, ExportError) else logging.ERROR
            log.log(
                level, "report %d could not be made: %s", self.row.id, type(error).__name__, exc_info=True
            )
            self._fail("failed")

    def _make(self) -> making.Made:
        row = self.row
        with self.runtime.database.reading() as db:
            timezone = communes.load(db, row.commune_id).profile["timezone"]
            return making.make(
                db,
                row.commune_id,
                kind=row.kind,
                language=row.language,
                file_format=row.format,
                options=row.options,
                day=local_day(self.runtime.clock.now(), timezone),
                progress=self._tell,
            )

    def _tell(self, done: int, total: int) -> None:
        if time.monotonic() - self._told_at < TOLD_EVERY:
            return
        self._told_at = time.monotonic()
        with self.runtime.database.writing() as db:
            self.row = reports.tell(db, self.row, done=done, total=total, now=self.runtime.clock.now())

    def _fail(self, trouble: str) -> None:
        try:
            with self.runtime.database.writing() as db:
                reports.fail(db, self.row, trouble=trouble, now=self.runtime.clock.now())
        except Conflict:
            log.warning("report %d was taken over", self.row.id)
