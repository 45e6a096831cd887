"""The named world: who writes, who works at the town hall, and Karim of another commune, who must see nothing.

Fatima writes Darija in Latin letters on Telegram, Si Brahim Arabic on WhatsApp, Claire French on the web; Nadia is staff, Omar
administers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import count
from typing import Any

from fakes import FrozenClock

from data import attachments, contribution_looks, contributions, conversations, messages, outbox, rounds
from data.content_import import ensure_sample
from data.engine import Database, Db

NADIA, OMAR = "nadia@berkane.example", "omar@berkane.example"
COMMUNES = ("berkane", "settat")
_keys = count(1)


@dataclass(frozen=True, slots=True)
class Someone:
    """A person on a channel of a commune."""

    name: str
    commune: str
    channel: str
    address: str
    language: str

    @property
    def account(self) -> str:
        return f"{self.channel}:{self.commune}"


FATIMA = Someone("Fatima Zahra Bennani", "berkane", "telegram", "700100200", "ary-Latn")
SI_BRAHIM = Someone("سي ابراهيم العلوي", "berkane", "whatsapp", "whatsapp:+212612345678", "ar")
CLAIRE = Someone("Claire Fontaine", "berkane", "web", "visitor-claire", "fr")
KARIM = Someone(
    "Karim Tazi", "settat", "telegram", "700100200", "ary"
)  # Fatima's number, on another commune's bot


@dataclass(slots=True)
class World:
    """Both sample communes in a database, and the people in them."""

    database: Database
    clock: FrozenClock = field(default_factory=FrozenClock)

    def __post_init__(self) -> None:
        with self.database.writing() as db:
            for commune in COMMUNES:
                ensure_sample(db, commune, now=self.clock.now())
                for channel in ("web", "terminal"):
                    messages.open_account(
                        db, account_id=f"{channel}:{commune}", commune_id=commune, channel=channel
                    )

    @property
    def now(self) -> datetime:
        return self.clock.now()

    @property
    def day(self) -> date:
        return self.now.date()

    def person(self, db: Db, who: Someone) -> conversations.Person:
        return conversations.find_or_open(
            db, commune_id=who.commune, account_id=who.account, address=who.address, now=self.now
        )

    def hears(self, db: Db, who: Someone, text: str, *, has_media: bool = False) -> messages.Received:
        """A message of somebody arrives."""
        received = messages.receive(
            db,
            commune_id=who.commune,
            account_id=who.account,
            key=f"key-{next(_keys)}",
            address=who.address,
            body=f'{{"key": "k", "sender": "{who.address}", "text": "{text}"}}',
            has_media=has_media,
            now=self.now,
        )
        assert received is not None
        return received

    def says(self, db: Db, who: Someone, text: str, **more: Any) -> int:
        """The bot answers somebody."""
        person = self.person(db, who)
        outbound_id, _ = outbox.put(
            db,
            commune_id=who.commune,
            account_id=who.account,
            conversation_id=person.conversation_id,
            body=f'{{"to": "{who.address}", "text": "{text}"}}',
            now=self.now,
            **more,
        )
        return outbound_id

    def sends_photo(self, db: Db, who: Someone, content: bytes = b"a photo") -> str:
        """Somebody sends a photo, which is fetched and stored. Returns its token."""
        received = self.hears(db, who, "", has_media=True)
        attachment_id = attachments.expect(
            db,
            commune_id=who.commune,
            inbound_id=received.inbound_id,
            kind="photo",
            source='{"file": "f1"}',
            now=self.now,
        )
        attachments.store(db, attachment_id, content=content, media_type="image/jpeg")
        messages.mark_ready(db, received.inbound_id)
        return attachments.of_message(db, received.inbound_id)[0].token

    def comments(
        self,
        db: Db,
        who: Someone,
        words: str = "Les délais sont trop longs",
        *,
        name: str | None = None,
        tokens: Sequence[str] = (),
        axis: str = "A1",
        commitment: str | None = "A1-C1",
    ) -> str | contributions.Refusal:
        """Somebody records a comment, named or (without a name) anonymous."""
        current = rounds.current(db, who.commune, self.day)
        return contributions.record(
            db,
            commune_id=who.commune,
            citizen_id=self.person(db, who).citizen_id,
            kind="comment" if who.commune == "berkane" else "idea",
            round_id=current.id if current else None,
            programme_number=1,
            axis_id=axis,
            commitment_id=commitment,
            words=words,
            attachment_tokens=tokens,
            name=name,
            language=who.language,
            channel=who.channel,
            day=self.day,
            now=self.now,
        )

    def recorded(self, db: Db, who: Someone, words: str = "Les délais sont trop longs", **more: Any) -> str:
        """A comment that is taken; its reference."""
        reference = self.comments(db, who, words, **more)
        assert not isinstance(reference, contributions.Refusal)
        return reference

    def item(self, db: Db, who: Someone, reference: str) -> dict[str, Any]:
        """What somebody sees of a reference."""
        person = self.person(db, who)
        return contribution_looks.look_item(
            db,
            commune_id=who.commune,
            conversation_id=person.conversation_id,
            citizen_id=person.citizen_id,
            reference=reference,
            day=self.day,
            now=self.now,
        )

    def asking(self, db: Db, who: Someone, reference: str) -> dict[str, Any]:
        """What `correct` and `withdraw` are told when somebody asks for it."""
        return {
            "commune_id": who.commune,
            "reference": reference,
            "citizen_id": self.person(db, who).citizen_id,
            "day": self.day,
            "now": self.now,
        }
