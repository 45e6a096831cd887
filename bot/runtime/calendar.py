"""The calendar entries that telephones fetch, read from the agenda."""

from starlette.concurrency import run_in_threadpool

from bot.clock import local_day
from bot.runtime.desk import database_away_is_said
from bot.runtime.parts import Runtime
from data import communes
from data.agenda import ics, rows
from data.agenda.states import AgendaError


class RuntimeCalendar:
    """`bot.pages.calendar.Calendar` on the running service."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    async def read(self, commune_id: str, name: str, language: str) -> str | None:
        if commune_id not in self._runtime.account_communes.values():
            return None
        with database_away_is_said():
            return await run_in_threadpool(self._read, commune_id, name, language)

    def _read(self, commune_id: str, name: str, language: str) -> str | None:
        now = self._runtime.clock.now()
        with self._runtime.database.reading() as db:
            if not name:
                zone = communes.load(db, commune_id).profile["timezone"]
                return ics.feed(db, commune_id, language=language, day=local_day(now, zone), now=now)
            try:
                if rows.look_session(db, commune_id, name):
                    return ics.of_session(db, commune_id, name, language=language, now=now)
                return ics.of_workshop(db, commune_id, name, language=language, now=now)
            except AgendaError:
                return None
