"""From words in a chat to a request in the register (articles 14 and 16)."""

import json
from dataclasses import asdict
from datetime import date, datetime

from sqlalchemy import extract, select

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
    claim(db, row, "identify")
    for part in (identity.first_name, identity.family_name, identity.document_number, identity.address):
        needed(
            part, "identity", "A request needs a name, an address and the number of a document (article 14)."
        )
    if row.delivery == "email":
        needed(identity.email, "email", "An answer by e-mail needs an address.")
    sealed = db.vault.seal(json.dumps(asdict(identity), ensure_ascii=False), cases.IDENTITY)
    row, event_id = move(
        db, row, "identify", actor=actor, day=day, now=now, changes={"sealed_identity": sealed}
    )
    notices.put(db, row, "sent_to_officer", "sent_to_officer", {"event_id": event_id}, now)
    return row


def register(
    db: Db, row: RequestRow, *, actor: str, day: date, now: datetime, number: str, received_on: date
) -> RequestRow:
    """The receipt is given: the day on which the request was received is day 0 of the commune's delay (articles 16, 17)."""
    stored.hold(db, row.commune_id, alone=True)  # one receipt at a time: no number is given twice
    claim(db, row, "register")
    number = needed(number, "number", "A receipt needs its number.").strip()
    if len(number) > LONGEST_NUMBER:
        raise NotAllowed("number", f"A number has at most {LONGEST_NUMBER} characters.")
    if received_on > day:
        raise NotAllowed("received_on", f"It cannot have been received on {received_on}, which is to come.")
    if received_on < row.created_on and row.account_id is not None:
        raise NotAllowed("received_on", f"It was written on {row.created_on}, not before it was received.")
    if holder := _holder_of(db, row.commune_id, number, received_on.year):
        raise NotAllowed("number", f"The number {number} of {received_on.year} was given to {holder}.")
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
