"""Cases for tests: somebody asks, says who they are, is registered; and what stands in the tables afterwards."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from world import FATIMA, NADIA, Someone, World

from data.engine import Db
from data.requests import actions, cases, clocks, notices
from data.requests.cases import Identity, RequestRow
from data.tables import request_clocks, request_events, request_notices

FATIMAS = Identity(
    first_name="Fatima Zahra",
    family_name="Bennani",
    is_citizen=True,
    document_number="FA123456",
    address="12, rue de la Moulouya, Berkane",
    email="fatima@mail.example",
)
RECEIVED, DUE, EXTENDED = date(2026, 11, 21), date(2026, 12, 18), date(2027, 1, 20)


@dataclass(slots=True)
class Cases:
    """What may be done with cases in one transaction, on the day that the world's clock shows."""

    world: World
    db: Db

    @property
    def by_staff(self) -> dict[str, Any]:
        return {"actor": NADIA, "day": self.world.day, "now": self.world.now}

    @property
    def by_person(self) -> dict[str, Any]:
        return {**self.by_staff, "actor": cases.REQUESTER}

    def on(self, day: date) -> "Cases":
        """Go to a day (never back)."""
        self.world.clock.move(days=(day - self.world.day).days)
        return self

    def asks(
        self, who: Someone = FATIMA, subject: str = "Budget du jardin", **more: Any
    ) -> cases.Opened | cases.Refusal:
        values: dict[str, Any] = {"format": "electronic", "delivery": "chat", "is_urgent": False, **more}
        return cases.open_request(
            self.db,
            commune_id=who.commune,
            citizen_id=self.world.person(self.db, who).citizen_id,
            account_id=who.account,
            channel=who.channel,
            language=who.language,
            subject=subject,
            day=self.world.day,
            now=self.world.now,
            **values,
        )

    def opened(self, who: Someone = FATIMA, subject: str = "Budget du jardin", **more: Any) -> RequestRow:
        found = self.asks(who, subject, **more)
        assert isinstance(found, cases.Opened)
        return cases.by_id(self.db, found.request_id)

    def sent(self, who: Someone = FATIMA, subject: str = "Budget du jardin", **more: Any) -> RequestRow:
        row = self.opened(who, subject, **more)
        return actions.identify(self.db, row, **self.by_person, identity=FATIMAS)

    def registered(self, who: Someone = FATIMA, subject: str = "Budget du jardin", **more: Any) -> RequestRow:
        row = self.sent(who, subject, **more)
        number = f"{row.id}/2026"
        return actions.register(self.db, row, **self.by_staff, number=number, received_on=self.world.day)

    def urgent(self) -> RequestRow:
        return self.registered(is_urgent=True, urgent_reason="Le mur de l'école penche")

    def answered(self, outcome: str = "full") -> RequestRow:
        withheld = "Les noms, vie privée" if outcome == "partial" else ""
        return actions.answer(
            self.db,
            self.registered(),
            **self.by_staff,
            outcome=outcome,
            words="Voici le budget",
            withheld=withheld,
        )

    def refused(self, row: RequestRow | None = None) -> RequestRow:
        row = row or self.registered()
        return actions.refuse(
            self.db, row, **self.by_staff, code="in_preparation", words="Le compte n'est pas arrêté"
        )

    def complains(self, row: RequestRow, step: str, lodged_on: date | None = None) -> RequestRow:
        day = lodged_on or self.world.day
        return actions.complain(self.db, row, **self.by_person, step=step, lodged_on=day)

    def decided(self, row: RequestRow, step: str, outcome: str = "rejected") -> RequestRow:
        words = "Décision motivée"
        return actions.decide(self.db, row, **self.by_staff, step=step, outcome=outcome, words=words)

    def lapse(self) -> list[actions.Lapsed]:
        return actions.lapse(self.db, "berkane", day=self.world.day, now=self.world.now)

    def again(self, row: RequestRow) -> RequestRow:
        return cases.by_id(self.db, row.id)

    # -- what stands there ---------------------------------------------------------------------------------

    def due(self, row: RequestRow, kind: str = "reply") -> date | None:
        clock = clocks.find(self.db, row.id, kind)
        assert clock is not None, f"no clock {kind}"
        return clock.due_on

    def clocks(self, row: RequestRow, state: str = clocks.RUNNING) -> set[str]:
        return {clock.kind for clock in clocks.of_request(self.db, row.id) if clock.state == state}

    def told(self, row: RequestRow) -> list[str]:
        return [notice.kind for notice in notices.of_request(self.db, row.id)]

    def notice(self, row: RequestRow, kind: str) -> notices.NoticeRow:
        return next(each for each in notices.of_request(self.db, row.id) if each.kind == kind)

    def prove(self, row: RequestRow, kind: str, day: date) -> None:
        """The last notice of a kind is proved: the delay that it starts begins then."""
        found = [each for each in notices.of_request(self.db, row.id) if each.kind == kind][-1]
        self.db.execute(
            request_notices.update()
            .where(request_notices.c.id == found.id)
            .values(state="told", proof="read", proved_on=day)
        )
        clocks.move_start(self.db, row.id, found.facts["starts"], day)

    def snapshot(self, row: RequestRow) -> Any:
        """All that is kept of a case, to see that nothing changed."""
        kept = [self.again(row), clocks.of_request(self.db, row.id), notices.of_request(self.db, row.id)]
        return [*kept, cases.events(self.db, row.id)]


def rows(db: Db, *tables: Any) -> int:
    """How many rows there are in these tables."""
    return sum(int(db.value(select(func.count()).select_from(table))) for table in tables)


CASE_TABLES = (request_clocks, request_events, request_notices)
