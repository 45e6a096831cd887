"""An identity page's desk in memory: one request, one link, and what was sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from fake_desk import BERKANE

from bot.pages.desk import Away
from bot.pages.identity_desk import Gone, IdentityView, Person, Sent

TOKEN = "T" * 43
REFERENCE = "BRK-7K2M-9QXD"
VIEW = IdentityView(
    commune=BERKANE,
    language="ary-Arab",
    subject="شحال صرفات الجماعة على جردة الحي المحمدي؟",
    period="2024 و2025",
    format="electronic",
    delivery="email",
    is_urgent=False,
    urgent_reason="",
    expires_at=datetime(2026, 11, 24, 12, 0, tzinfo=UTC),
    has_phone=True,
)


@dataclass
class FakeIdentityDesk:
    view: IdentityView = VIEW
    is_away: bool = False
    is_gone: bool = False
    sent: list[Person] = field(default_factory=list)
    drafts: list[dict[str, str]] = field(default_factory=list)
    looks: int = 0

    async def find(self, token: str) -> IdentityView | Gone | None:
        self._check()
        self.looks += 1
        if token != TOKEN:
            return None
        return Gone() if self.sent or self.is_gone else self.view

    async def keep(self, token: str, typed: Mapping[str, str]) -> bool:
        self._check()
        if self.sent or self.is_gone:
            return False
        self.drafts.append(dict(typed))
        self.view = replace(self.view, draft=dict(typed))
        return True

    async def paper(self, token: str, person: Person) -> bytes | None:
        self._check()
        return b"%PDF-1.7 " + person.family_name.encode()

    async def send(self, token: str, person: Person) -> Sent | Gone:
        self._check()
        if self.is_gone or (self.sent and self.sent[0] != person):
            return Gone()
        if not self.sent:
            self.sent.append(person)
        return Sent(REFERENCE, self.view.commune)

    def _check(self) -> None:
        if self.is_away:
            raise Away
