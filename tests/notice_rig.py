"""The town hall of a notice: cases, their notices, every channel's conversation, and a clock; driven without a network."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from typing import Any

from case_rig import Cases
from fakes import FrozenClock
from scripted import ScriptedReader
from sqlalchemy import select, update
from world import FATIMA, Someone, World

from bot.channels.base import Outbound
from bot.clock import local_day, local_hour
from bot.runtime import notices as work
from bot.runtime import officer, wire
from bot.runtime.parts import Runtime
from bot.settings import Settings
from data import conversations, messages, outbox, templates
from data.engine import Db
from data.requests import notices, proofs
from data.requests.cases import RequestRow
from data.requests.notices import NoticeRow
from data.tables import mails, outbound_messages, request_notices

SID = f"HX{7:032x}"
TOWN = "Africa/Casablanca"


@dataclass(slots=True)
class Notices:
    """What the clockwork does with notices, step by step."""

    world: World
    runtime: Runtime = field(init=False)

    def __post_init__(self) -> None:
        self.runtime = Runtime(
            settings=Settings(),
            database=self.world.database,
            clock=self.world.clock,
            reader=ScriptedReader(),
            channels={},
        )

    @property
    def clock(self) -> FrozenClock:
        return self.world.clock

    def at(self, day: str, hour: int = 12) -> "Notices":
        """Go to a day and an hour of the town's, which is at UTC."""
        self.clock.at = datetime.fromisoformat(f"{day}T{hour:02d}:00:00+00:00")
        return self

    def lets_write(self, db: Db, who: Someone = FATIMA) -> conversations.Person:
        """Somebody's account exists, and they have just written."""
        messages.open_account(db, account_id=who.account, commune_id=who.commune, channel=who.channel)
        person = self.world.person(db, who)
        conversations.save(db, person.conversation_id, "", heard_at=self.clock.now(), open_buttons_id=None)
        return person

    def cases(self, db: Db) -> Cases:
        return Cases(self.world, db)

    # -- what the clockwork does ---------------------------------------------------------------------------

    def advance(self, db: Db) -> int:
        """As `bot.runtime.notices.advance`, in one transaction."""
        now, moved = self.clock.now(), 0
        for outcome in proofs.outcomes(db, now):
            moved += work.follow(self.runtime, db, outcome, now)
        for look in (notices.due, notices.reopened):
            for each in look(db, now):
                moved += work.decide(self.runtime, db, each, now)
        return moved

    def catch_up(self, db: Db, commune: str = "berkane") -> None:
        """As `bot.runtime.notices.catch_up`, in one transaction."""
        now = self.clock.now()
        day, hour = local_day(now, TOWN), local_hour(now, TOWN)
        for step in work.steps(hour):
            for each in step.look(db, commune, day, now):
                step.work(db, each, day, now)
        if notices.is_day_time(hour):
            officer.remind(self.runtime.settings, db, commune, day=day, now=now)

    def leaves(self, db: Db, notice: NoticeRow, state: str = "sent", error: str | None = None) -> None:
        """The provider says what became of the message of a notice."""
        values: dict[str, Any] = {"state": state, "error": error}
        if state == "sent":
            values["sent_at"] = self.clock.now()
        mine = outbound_messages.c.id == self.again(db, notice).outbound_id
        db.execute(update(outbound_messages).where(mine).values(**values))

    def mailed(self, db: Db, notice: NoticeRow, state: str = "sent") -> None:
        mine = mails.c.id == self.again(db, notice).mail_id
        db.execute(update(mails).where(mine).values(state=state, sent_at=self.clock.now()))

    def all_leave(self, db: Db) -> None:
        """Everything that waits leaves and is proved, so that only what comes next is to be seen."""
        self.advance(db)
        now = self.clock.now()
        queued = outbound_messages.c.state == "queued"
        db.execute(update(outbound_messages).where(queued).values(state="delivered", sent_at=now))
        self.advance(db)

    # -- what stands there ---------------------------------------------------------------------------------

    def again(self, db: Db, notice: NoticeRow) -> NoticeRow:
        return notices.by_id(db, notice.id)

    def of(self, db: Db, row: RequestRow, kind: str) -> NoticeRow:
        return [each for each in notices.of_request(db, row.id) if each.kind == kind][-1]

    def kinds(self, db: Db, row: RequestRow, *states: str) -> list[str]:
        return [each.kind for each in notices.of_request(db, row.id) if not states or each.state in states]

    def said(self, db: Db) -> list[Outbound]:
        """Every message of a notice, in its order."""
        rows = db.execute(select(outbound_messages.c.id).order_by(outbound_messages.c.id)).scalars().all()
        found = [outbox.load(db, each) for each in rows]
        return [wire.load_outbound(each.body) for each in found if each and each.kind == outbox.NOTICE]

    def mail_texts(self, db: Db, kind: str = "notice") -> list[str]:
        """The texts of all mails of a kind so far."""
        asked = select(mails.c.sealed_message).where(mails.c.kind.like(f"{kind}%")).order_by(mails.c.id)
        found = []
        for sealed in db.execute(asked).scalars():
            message = message_from_bytes(db.vault.open(sealed, "mails.message"), policy=policy.default)
            body = message.get_body(("plain",))
            assert body is not None
            found.append(body.get_content())
        return found

    def give_template(self, db: Db, *variables: str, language: str = "ar") -> None:
        """The commune has an approved template."""
        named = {"request_notice": {language: {"sid": SID, "variables": list(variables)}}}
        templates.fill(db, "berkane", "whatsapp:berkane", named)

    def backdate(self, db: Db, notice: NoticeRow, **by: float) -> None:
        at = self.again(db, notice).created_at - timedelta(**by)
        mine = request_notices.c.id == notice.id
        db.execute(update(request_notices).where(mine).values(created_at=at))
