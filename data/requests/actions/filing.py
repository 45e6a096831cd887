"""From words in a chat to a request in the register (articles 14 and 16)."""

import json
from dataclasses import asdict
from datetime import date, datetime

from sqlalchemy import extract, select

from data import audit
from data.calendar import stored
from data.engine import Db
from data.requests import cases, clocks, notices
from data.requests.cases import Identity, RequestRow
from data.requests.moves import claim, dates, move, needed
from data.requests.states import NotAllowed
from data.tables import information_requests

LONGEST_NUMBER = 40  # as the table holds it


def identify(
    db: Db, row: RequestRow, *, actor: str = cases.REQUESTER, day: date, now: datetime, identity: Identity
) -> RequestRow:
    """The person said who they are, on the page: the form goes to the person in charge. It is not filed yet."""
    row, event_id = identified(db, row, actor=actor, day=day, now=now, identity=identity)
    notices.put(db, row, "sent_to_officer", "sent_to_officer", {"event_id": event_id}, now)
    return row


def identified(
    db: Db, row: RequestRow, *, actor: str, day: date, now: datetime, identity: Identity
) -> tuple[RequestRow, int]:
    """Keep who asks; the case, and the id of the event. Nobody is told by it. NotAllowed."""
    claim(db, row, "identify")
    for part in (identity.first_name, identity.family_name, identity.document_number, identity.address):
        needed(
            part, "identity", "A request needs a name, an address and the number of a document (article 14)."
        )
    if row.delivery == "email":
        needed(identity.email, "email", "An answer by e-mail needs an address.")
    sealed = db.vault.seal(json.dumps(asdict(identity), ensure_ascii=False), cases.IDENTITY)
    return move(db, row, "identify", actor=actor, day=day, now=now, changes={"sealed_identity": sealed})


def register(
    db: Db, row: RequestRow, *, actor: str, day: date, now: datetime, number: str, received_on: date
) -> RequestRow:
    """The receipt is given: the day on which the request was received is day 0 of the commune's delay (articles 16, 17)."""
    stored.hold(db, row.commune_id, alone=True)  # one receipt at a time: no number is given twice
    claim(db, row, "register")
    number = needed(number, "number", "A receipt needs its number.").strip()
    _check_receipt(db, row, number, received_on, day)
    row, event_id = move(
        db,
        row,
        "register",
        actor=actor,
        day=day,
        now=now,
        detail={"number": number, "received_on": received_on.isoformat()},
        changes={"register_number": number, "received_on": received_on},
    )
    kind = row.reply_clock
    due_on = clocks.start(db, commune_id=row.commune_id, request_id=row.id, kind=kind, starts_on=received_on)
    facts = {"event_id": event_id, "number": number, "received_on": received_on.isoformat()}
    notices.put(db, row, "registered", "registered", {**facts, "dates": dates(**{kind: due_on})}, now)
    return row


def correct_receipt(
    db: Db,
    row: RequestRow,
    *,
    actor: str,
    day: date,
    now: datetime,
    words: str,
    number: str | None = None,
    received_on: date | None = None,
) -> RequestRow:
    """The receipt was wrong: another number, or another day 0; the delay is counted anew, and the person told. Before a reply only.

    Not once silence has opened the way to complain, which the person was told.
    """
    stored.hold(db, row.commune_id, alone=True)  # as `register`
    claim(db, row, "correct_receipt")
    needed(words, "words", "Say why the receipt is corrected.")
    if row.outcome is not None or row.received_on is None:
        raise NotAllowed("replied", f"{row.reference} was replied to: its receipt stays as it is.")
    number, received_on = (number or row.register_number or "").strip(), received_on or row.received_on
    if (number, received_on) == (row.register_number, row.received_on):
        raise NotAllowed("same", "Nothing would change: give the right --number or --received.")
    _check_receipt(db, row, number, received_on, day)
    clock = clocks.find(db, row.id, row.reply_clock)
    if clock is None:
        raise AssertionError(f"{row.reference} is registered and has no clock")
    if clocks.find(db, row.id, clocks.OPENED_BY_SILENCE[clock.kind]) is not None:
        raise NotAllowed("too_late", f"The last day was {clock.due_on}, and the person may complain since.")
    if clock.pauses and received_on > clock.pauses[0][0]:
        raise NotAllowed(
            "received_on", f"The delay was stopped on {clock.pauses[0][0]}, before {received_on}."
        )
    before = {"number": row.register_number, "received_on": row.received_on.isoformat()}
    row, event_id = move(
        db,
        row,
        "correct_receipt",
        actor=actor,
        day=day,
        now=now,
        words=words,
        detail={"number": number, "received_on": received_on.isoformat(), "before": before},
        changes={"register_number": number, "received_on": received_on},
    )
    due_on = clocks.move_start(db, row.id, clock.kind, received_on)
    facts = {"event_id": event_id, "number": number, "received_on": received_on.isoformat()}
    facts |= {"dates": dates(**{clock.kind: due_on})} if due_on else {}
    notices.put(db, row, "registered", f"registered:{event_id}", facts, now)
    audit.note(db, row.commune_id, actor, "receipt_corrected", row.reference, now, before)
    return row


def _check_receipt(db: Db, row: RequestRow, number: str, received_on: date, day: date) -> None:
    """A receipt's number is given once a year, and its day is not to come. NotAllowed."""
    if len(number) > LONGEST_NUMBER:
        raise NotAllowed("number", f"A number has at most {LONGEST_NUMBER} characters.")
    if received_on > day:
        raise NotAllowed("received_on", f"It cannot have been received on {received_on}, which is to come.")
    if received_on < row.created_on and row.account_id is not None:
        raise NotAllowed(
            "received_on",
            f"It cannot have been received on {received_on}: it was written only on {row.created_on}.",
        )
    holder = _holder_of(db, row.commune_id, number, received_on.year)
    if holder and holder != row.reference:
        raise NotAllowed("number", f"The number {number} of {received_on.year} was given to {holder}.")


def _holder_of(db: Db, commune_id: str, number: str, year: int) -> str | None:
    held = information_requests.c
    found: str | None = db.value(
        select(held.reference).where(
            held.commune_id == commune_id,
            held.register_number == number,
            extract("year", held.received_on) == year,
        )
    )
    return found
