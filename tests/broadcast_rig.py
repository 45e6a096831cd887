"""A broadcast and the people who may hear it, for tests: short ways to say each."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import func, insert, select, update
from town import Town
from world import NADIA, OMAR, World

from bot.channels.base import Outbound
from bot.runtime import broadcasts as running
from bot.runtime import wire
from bot.runtime.broadcasts import Settled
from bot.runtime.writer import Writer
from data import consents, conversations, messages, outbox
from data.broadcasts import drafts, previews, recipients, rows
from data.broadcasts.drafts import Draft
from data.broadcasts.rows import BroadcastRow
from data.engine import Db
from data.tables import communes, message_templates, outbound_messages
from data.tables import conversations as conversations_of

TEXTS = {
    "ar": "ورشة حول الميزانية\nتدعوكم { $commune }.",
    "ary": "ورشة على الميزانية\nكتعرض عليكم { $commune }.",
    "fr": "Un atelier sur le budget\n{ $commune } vous invite.",
}
NAME = "atelier"
TEN = datetime(2026, 11, 24, 10, tzinfo=UTC)  # a Tuesday; the town is at UTC+0
_numbers = count(1)


@dataclass(slots=True)
class Crowd:
    """Berkane, its people and one broadcast, step by step."""

    world: World
    town: Town = field(init=False)
    settled: Settled = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.world.clock.at = TEN
        self.town = Town(self.world.database, clock=self.world.clock)
        with self.world.database.writing() as db:
            for channel in ("telegram", "whatsapp"):
                account = f"{channel}:berkane"
                messages.open_account(db, account_id=account, commune_id="berkane", channel=channel)

    @property
    def now(self) -> datetime:
        return self.world.clock.now()

    @property
    def who(self) -> dict[str, Any]:
        return {"actor": NADIA, "day": self.now.date(), "now": self.now}

    def joins(
        self,
        db: Db,
        channel: str = "terminal",
        language: str = "fr",
        *,
        purpose: str = consents.WORKSHOPS,
        agrees: bool | None = True,
        silent: timedelta = timedelta(),
    ) -> int:
        """Somebody who wrote a while ago, and was asked (or not) whether they want to hear of such things."""
        number = next(_numbers)
        account = f"{channel}:berkane"
        person = conversations.find_or_open(
            db, commune_id="berkane", account_id=account, address=f"address-{number}", now=self.now
        )
        heard = self.now - silent
        conversations.save(db, person.conversation_id, "", heard_at=heard, open_buttons_id=None)
        if agrees is not None:
            self.says(
                db, person.citizen_id, is_given=agrees, purpose=purpose, language=language, source=account
            )
        return person.citizen_id

    def says(
        self,
        db: Db,
        citizen_id: int,
        *,
        is_given: bool,
        purpose: str = consents.WORKSHOPS,
        language: str = "fr",
        source: str = "terminal:berkane",
    ) -> None:
        consents.record(
            db,
            commune_id="berkane",
            citizen_id=citizen_id,
            purpose=purpose,
            is_given=is_given,
            text_shown="?",
            language=language,
            source=source,
            now=self.now,
        )

    def draft(self, db: Db, name: str = NAME, **more: Any) -> BroadcastRow:
        texts: Mapping[str, str] = more.pop("texts", TEXTS)
        return drafts.draft(
            db, "berkane", name, Draft(more.pop("purpose", consents.WORKSHOPS), texts, **more), **self.who
        )

    def approve(self, db: Db, row: BroadcastRow, actor: str = OMAR) -> BroadcastRow:
        counted = previews.count(db, row, self.now)
        return drafts.approve(db, row, counted, actor=actor, day=self.now.date(), now=self.now)

    def approved(self, db: Db, name: str = NAME, **more: Any) -> BroadcastRow:
        return self.approve(db, self.draft(db, name, **more))

    def setting(self, db: Db, **announcing: Any) -> None:
        """What commune.yaml says of announcing."""
        found = db.value(select(communes.c.profile).where(communes.c.id == "berkane"))
        values = {**found, "announcing": {**(found.get("announcing") or {}), **announcing}}
        db.execute(update(communes).where(communes.c.id == "berkane").values(profile=values))

    def rate(self, db: Db, channel: str, per_second: Any) -> None:
        """The rate of an account, as commune.yaml gives it."""
        found = db.value(select(communes.c.profile).where(communes.c.id == "berkane"))
        accounts = {**found["accounts"], channel: {**found["accounts"][channel], "per_second": per_second}}
        db.execute(
            update(communes).where(communes.c.id == "berkane").values(profile={**found, "accounts": accounts})
        )

    def template(self, db: Db, language: str = "fr", name: str = "workshop_news", **more: Any) -> None:
        values = {
            "commune_id": "berkane",
            "account_id": "whatsapp:berkane",
            "name": name,
            "language": language,
            "content_sid": "HX" + "0" * 32,
            "variables": ["title", "news", "commune", "payload"],
            "category": "marketing",
            "approval": "approved",
            **more,
        }
        db.execute(insert(message_templates).values(values))

    # -- running -------------------------------------------------------------------------------------------

    def advances(self) -> int:
        """One run of the clockwork."""
        writer = Writer(self.world.database)
        try:
            return asyncio.run(running.advance(self.town.runtime, writer, self.settled))
        finally:
            writer.close()

    def freezes(self, name: str = NAME) -> None:
        """Its people are chosen, and nothing has left yet."""
        with self.world.database.writing() as db:
            assert running.steer(db, self.row(db, name).id, self.now)

    def later(self, **spent: float) -> "Crowd":
        self.world.clock.at += timedelta(**spent)
        return self

    def leaves(
        self, db: Db, limit: int = 10_000, state: str = "sent", error: str | None = None
    ) -> list[Outbound]:
        """What stands in the outbox leaves, as the outbox would claim and send it; what was said."""
        asked = select(outbound_messages.c.id).where(
            outbound_messages.c.state == "queued", outbound_messages.c.kind == recipients.KIND
        )
        ids = db.execute(asked.order_by(outbound_messages.c.id).limit(limit)).scalars().all()
        said = [wire.load_outbound(row.body) for each in ids if (row := outbox.load(db, each))]
        values = {"state": state, "error": error, "sent_at": self.now}
        db.execute(update(outbound_messages).where(outbound_messages.c.id.in_(ids)).values(values))
        return said

    def row(self, db: Db, name: str = NAME) -> BroadcastRow:
        return rows.find(db, "berkane", name)

    def stand(self, name: str = NAME) -> dict[str, int]:
        """How many people stand in which state."""
        with self.world.database.reading() as db:
            return dict(recipients.progress(db, self.row(db, name).id).states)

    def state(self, name: str = NAME) -> str:
        with self.world.database.reading() as db:
            return self.row(db, name).state

    def story(self, name: str = NAME) -> list[tuple[str, Any]]:
        """(event, why) of all that happened."""
        with self.world.database.reading() as db:
            return [(each.kind, each.detail.get("why")) for each in rows.events(db, self.row(db, name).id)]

    def queued(self) -> int:
        with self.world.database.reading() as db:
            asked = select(func.count()).select_from(outbound_messages)
            return int(db.value(asked.where(outbound_messages.c.state == "queued")))

    def heard(self) -> list[int]:
        """Whose messages were put into the outbox and not taken back, one entry a message."""
        with self.world.database.reading() as db:
            asked = select(conversations_of.c.citizen_id).join(
                outbound_messages, outbound_messages.c.conversation_id == conversations_of.c.id
            )
            return list(db.execute(asked.where(outbound_messages.c.kind == recipients.KIND)).scalars())
