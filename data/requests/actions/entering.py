"""What staff write down themselves: a request that came on paper or through chafafiya.ma, and remarks on a case."""

from datetime import date, datetime

from data import audit
from data.calendar import stored
from data.engine import Db
from data.requests import cases
from data.requests.actions.filing import identified, register
from data.requests.cases import Identity, Matter, RequestRow
from data.requests.moves import held, needed, note
from data.requests.states import NotAllowed


def enter(
    db: Db,
    *,
    commune_id: str,
    language: str,
    matter: Matter,
    format: str,  # noqa: A002 - what the law and the form call it
    delivery: str,
    is_urgent: bool,
    identity: Identity,
    number: str | None,
    received_on: date,
    actor: str,
    day: date,
    now: datetime,
) -> RequestRow:
    """A request that came on paper (article 14): written down, and filed at once on the day on which it was received. NotAllowed.

    Without a number the reference is the number. Nobody is bound to the chat by it.
    """
    needed(matter.subject, "subject", "Say what is asked for.")
    if is_urgent:
        needed(matter.urgent_reason, "urgent_reason", "An urgent request says why (article 17).")
    elif matter.urgent_reason.strip():
        raise NotAllowed("urgent_reason", "Only an urgent request says why it is urgent.")
    stored.hold(db, commune_id, alone=True)  # as `register` does, and once
    request_id = cases.open_at_counter(
        db,
        commune_id=commune_id,
        language=language,
        matter=matter,
        format=format,
        delivery=delivery,
        is_urgent=is_urgent,
        actor=actor,
        day=day,
        now=now,
    )
    row, _ = identified(db, held(db, request_id), actor=actor, day=day, now=now, identity=identity)
    number = (number or "").strip() or row.reference
    row = register(db, row, actor=actor, day=day, now=now, number=number, received_on=received_on)
    audit.note(db, commune_id, actor, "request_entered", row.reference, now)
    return row


def remark(db: Db, row: RequestRow, *, actor: str, day: date, now: datetime, words: str) -> RequestRow:
    """Note something about a case for those who work on it: nobody is told, and nothing moves."""
    needed(words, "words", "Write the remark.")
    if row.is_erased:
        raise NotAllowed("erased", f"{row.reference} was erased: nothing is written about it any more.")
    row, _ = note(db, row, "remark", actor=actor, day=day, now=now, words=words)
    return row
