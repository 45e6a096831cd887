"""The receipt of what was said at the counter goes to the WhatsApp number that its person names.

They ask for it, so it needs no other consent, and nothing else is ever said to that number because of it: who never wrote to the
commune is forgotten within the hour, and the message with them. It says the code, never the words: a number may be misheard.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.channels.base import Button
from bot.runtime import delivery, wire
from bot.runtime.delivery import Chat, Parked
from bot.runtime.parts import Runtime
from data import audit, communes, conversations, counter, forgetting, outbox, texts
from data.engine import Db

TEMPLATE = "counter_receipt"  # its name in commune.yaml
KIND = forgetting.RECEIPT
SENT = "counter_receipt_sent"  # in the audit log
MOST = 3  # of one receipt: a number may be misheard once or twice
ENOUGH = "enough"


class NotSent(Exception):
    """It cannot leave by WhatsApp; `reason` is `enough`, or one of delivery.Parked."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was written down: a comment, an idea or a request."""

    commune_id: str
    kind: str  # comment, idea, request
    reference: str
    day: date
    language: str  # in which its person reads


def account_of(runtime: Runtime, profile: Mapping[str, Any]) -> str:
    """The commune's WhatsApp account, "" when it has none that is connected."""
    named = ((profile.get("accounts") or {}).get("whatsapp") or {}).get("account", "")
    account_id = f"whatsapp:{named}"
    return account_id if account_id in runtime.channels else ""


def send(
    db: Db, receipt: Receipt, *, account_id: str, number: str, actor: str, now: datetime
) -> tuple[int, int]:
    """Queue the receipt for a number in E.164; the conversation and the message, by their ids. NotSent."""
    if audit.count(db, receipt.commune_id, SENT, receipt.reference) >= MOST:
        raise NotSent(ENOUGH)
    person = counter.reach(
        db, commune_id=receipt.commune_id, account_id=account_id, address=f"whatsapp:{number}", now=now
    )
    found = conversations.load(db, person.conversation_id)
    said = delivery.plan(
        db,
        Chat(found, receipt.language, person.is_unreachable),
        _text(db, receipt),
        _buttons(receipt),
        purpose_template=TEMPLATE,
        values=lambda language: _values(db, receipt, language),
        now=now,
    )
    if isinstance(said, Parked):
        raise NotSent(said.reason)
    outbound_id, _ = outbox.put(
        db,
        commune_id=receipt.commune_id,
        account_id=account_id,
        conversation_id=person.conversation_id,
        body=wire.dump_outbound(said),
        kind=KIND,
        priority=outbox.STATUTORY,
        is_fleeting=True,  # no export has it: nothing keeps the number beside what an anonymous author said
        now=now,
    )
    audit.note(db, receipt.commune_id, actor, SENT, receipt.reference, now)
    return person.conversation_id, outbound_id


def state_of(db: Db, receipt: Receipt, outbound_id: int) -> str | None:
    """How far a message with this receipt has come (data/outbox.py); None when it is none, or was forgotten."""
    row = outbox.load(db, outbound_id)
    is_its_own = row and row.commune_id == receipt.commune_id and row.kind == KIND
    if row is None or not is_its_own or receipt.reference not in row.body:
        return None
    return counter.state_of(db, outbound_id)


def _text(db: Db, receipt: Receipt) -> str:
    values = _values(db, receipt, receipt.language)
    words = texts.catalogue(texts.for_variety(receipt.language))
    rest = (words.text(f"counter-receipt-{name}", _args(receipt)) for name in ("code", "keep"))
    return "\n".join((values["news"], *rest))


def _values(db: Db, receipt: Receipt, language: str) -> Mapping[str, str]:
    """What fills a template."""
    variety = texts.for_variety(language)
    commune = texts.pick(communes.load(db, receipt.commune_id).profile["name"], variety)[0]
    day = texts.written_day(receipt.day, variety)
    return {
        "reference": receipt.reference,
        "commune": commune,
        "news": texts.catalogue(variety).text(
            "counter-receipt", _args(receipt) | {"commune": commune, "day": day}
        ),
    }


def _args(receipt: Receipt) -> dict[str, str]:
    return {"kind": receipt.kind, "reference": receipt.reference}


def _buttons(receipt: Receipt) -> tuple[Button, ...]:
    """A case that was filed at the counter belongs to no conversation: only what was said on the programme opens there."""
    if receipt.kind == "request":
        return ()
    label = texts.plain(texts.for_variety(receipt.language), "answers-open")
    return (Button(f"go:items:{receipt.reference}", label),)
