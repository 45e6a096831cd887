"""The commune that is filled: its day, its people as they come to the chat page, and whoever of its staff acts."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.bootstrap import WEB
from bot.cli.demo_signin import email_of
from bot.clock import local_day
from bot.settings import Settings
from data import consents, conversations, texts
from data.calendar.working_days import WORKING, WorkingDays
from data.communes import CommuneRow
from data.conversations import Person
from data.engine import Db
from data.people_file import PeopleFile, Who
from data.rounds import RoundRow
from data.zones import zone

OPENS_AT = time(9, 30)  # when staff begin


@dataclass(frozen=True, slots=True)
class Town:
    """One filling, in one transaction."""

    db: Db
    settings: Settings
    commune: CommuneRow
    round: RoundRow
    now: datetime
    day: date
    calendar: WorkingDays
    file: PeopleFile

    @property
    def id(self) -> str:
        return self.commune.id

    @property
    def account(self) -> str:
        """The chat page, where all of them write."""
        return f"{WEB}:{self.id}"

    @property
    def staff(self) -> str:
        """Who answers and registers: whom the console's sign-in is for."""
        return email_of("demo", self.id)

    # -- days ------------------------------------------------------------------------------------------------

    def moment(self, day: date, at: time = OPENS_AT) -> datetime:
        """An hour of a day in the commune; never to come."""
        there = datetime.combine(day, at, zone(self.commune.profile["timezone"]))
        return min(there.astimezone(self.now.tzinfo), self.now)

    def ago(self, days: int, at: str) -> datetime:
        """The same, so many days ago, while the round was open already."""
        return self.moment(max(self.day - timedelta(days), self.round.opens_on), time.fromisoformat(at))

    def day_of(self, moment: datetime) -> date:
        return local_day(moment, self.commune.profile["timezone"])

    def back(self, day: date, number: int) -> date:
        """The working day that lies so many working days before a day."""
        while number:
            day -= timedelta(1)
            number -= self.calendar.is_working(day)
        return day

    def ahead(self, day: date, number: int) -> date:
        return self.calendar.nth(day, number, WORKING)

    # -- people ----------------------------------------------------------------------------------------------

    def who(self, key: str) -> Who:
        return self.file.people[key]

    def address(self, key: str) -> str:
        """By which the chat page would know them; no browser has it."""
        return f"people-{key}"

    def person(self, key: str, moment: datetime) -> Person:
        """Somebody as the service knows them, once they wrote."""
        return self.visitor(self.account, key, moment)

    def visitor(self, account: str, key: str, moment: datetime) -> Person:
        return conversations.find_or_open(
            self.db, commune_id=self.id, account_id=account, address=self.address(key), now=moment
        )

    def agrees(self, key: str, purpose: str, moment: datetime) -> None:
        """They say yes to what the chat asks them."""
        person, language = self.person(key, moment), self.who(key).language
        if consents.last_word(self.db, person.citizen_id, purpose) is not None:
            return
        shown = texts.catalogue(texts.for_variety(language))
        consents.record(
            self.db,
            commune_id=self.id,
            citizen_id=person.citizen_id,
            purpose=purpose,
            is_given=True,
            text_shown=shown.text(f"consent-{purpose}"),
            language=language,
            source=self.account,
            now=moment,
        )
