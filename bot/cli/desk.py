"""What every staff command begins with: the database opened, the commune there, and the town hall's day."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from bot.bootstrap import demo_clock, ensure_communes, open_database
from bot.cli.actor import permit
from bot.clock import local_day
from bot.settings import Settings, read_settings
from data import communes
from data.engine import Database
from data.staff import StaffRow


@dataclass(frozen=True, slots=True)
class Desk:
    """One command at work."""

    commune: str
    settings: Settings
    database: Database
    now: datetime
    day: date  # where the commune is

    def permit(self, actor: str | None, permission: str) -> StaffRow | None:
        """The member who may do this (bot/cli/actor.py). NotPermitted."""
        return permit(self.database, self.commune, actor, permission, self.now)


@contextmanager
def opened(commune: str) -> Iterator[Desk]:
    """The desk of a commune, for one command. UnknownFolder, SettingsError."""
    settings = read_settings()
    database, clock = open_database(settings), demo_clock(settings)
    try:
        ensure_communes(database, settings, [commune], clock)
        now = clock.now()
        with database.reading() as db:
            timezone = communes.load(db, commune).profile["timezone"]
        yield Desk(commune, settings, database, now, local_day(now, timezone))
    finally:
        database.close()
