"""Information requests (law 31.13): what was asked, by whom, and where the case stands. What is asked and who asks are sealed.

Cases are opened here and moved in data/requests/moves.py, by what data/requests/actions says.
"""

import json
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import bindparam, func, insert, select

from data import communes, contributions, receipts, references
from data.engine import Db
from data.masking import mask, mask_cards
from data.requests import states
from data.tables import information_requests, request_events
from data.vault import Vault

A_DAY = (
    5  # more than anyone can want to know in a day, and little enough that nobody buries the person in charge
)
REQUESTER, SYSTEM = "requester", "system"
COUNTER = "counter"  # the channel of what came on paper
FORMATS = ("electronic", "paper", "consultation")
DELIVERIES = ("email", "counter", "chat")
MATTER, IDENTITY, WORDS = (
    "information_requests.matter",
    "information_requests.identity",
    "request_events.words",
)


class Reason(StrEnum):
    """Why a request was not opened. Not an error: the flow says it."""

    TOO_MANY = "too_many"
    SAME_AGAIN = "same_again"
    URGENT_WITHOUT_REASON = "urgent_without_reason"


@dataclass(frozen=True, slots=True)
class Refusal:
    reason: Reason
    reference: str = ""  # same_again: of the one that is still open


@dataclass(frozen=True, slots=True)
class Opened:
    reference: str
    request_id: int


@dataclass(frozen=True, slots=True)
class Matter:
    """What is asked for, as it was written, after card and telephone numbers were masked."""

    subject: str
    period: str = ""
    urgent_reason: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who asks (article 14), as the identity page took it."""

    first_name: str
    family_name: str
    is_citizen: bool  # else a foreigner who lives here legally (article 4)
    document_number: str  # of the national card, or of what proves the residence
    address: str
    email: str = ""
    phone_ok: bool = False  # may be called at the number they write from


@dataclass(frozen=True, slots=True)
class RequestRow:
    id: int
    commune_id: str
    reference: str
    citizen_id: int | None  # none at the counter, or once forgotten
    account_id: str | None
    channel: str
    language: str
    state: str  # data/requests/states.py
    outcome: str | None  # full, partial, refused, redirected, withdrawn
    refusal_code: str | None  # article 18
    exception_code: str | None  # article 7
    is_urgent: bool
    format: str
    delivery: str
    contribution_reference: str | None
    axis_id: str | None
    group_id: int | None
    created_on: date
    created_at: datetime
    register_number: str | None
    received_on: date | None
    closed_on: date | None
    revision: int
    _sealed_matter: bytes | None = field(repr=False)
    _sealed_identity: bytes | None = field(repr=False)
    _vault: Vault = field(repr=False, compare=False)

    @property
    def matter(self) -> Matter:
        """What is asked for; empty once it was erased."""
        if self._sealed_matter is None:
            return Matter("")
        return Matter(**json.loads(self._vault.open_text(self._sealed_matter, MATTER)))

    @property
    def identity(self) -> Identity | None:
        """Who asks; None until the identity page was sent, and once it was erased."""
        if self._sealed_identity is None:
            return None
        return Identity(**json.loads(self._vault.open_text(self._sealed_identity, IDENTITY)))

    @property
    def has_identity(self) -> bool:
        return self._sealed_identity is not None

    @property
    def is_erased(self) -> bool:
        return self._sealed_matter is None

    @property
    def reply_clock(self) -> str:
        """The delay within which the commune must reply: article 16, or 17 when it is urgent."""
        return "urgent" if self.is_urgent else "reply"


@dataclass(frozen=True, slots=True)
class EventRow:
    id: int
    request_id: int
    kind: str  # an action of data/requests/states.py, "open", or what was noted
    actor: str  # "requester", "system" or the staff member's e-mail
    happened_on: date
    happened_at: datetime
    detail: Mapping[str, Any]  # dates and codes
    words: str  # "" when there were none, or once they were erased


COLUMNS = (
    information_requests.c.id,
    information_requests.c.commune_id,
    information_requests.c.reference,
    information_requests.c.citizen_id,
    information_requests.c.account_id,
    information_requests.c.channel,
    information_requests.c.language,
    information_requests.c.state,
    information_requests.c.outcome,
    information_requests.c.refusal_code,
    information_requests.c.exception_code,
    information_requests.c.is_urgent,
    information_requests.c.format,
    information_requests.c.delivery,
    information_requests.c.contribution_reference,
    information_requests.c.axis_id,
    information_requests.c.group_id,
    information_requests.c.created_on,
    information_requests.c.created_at,
    information_requests.c.register_number,
    information_requests.c.received_on,
    information_requests.c.closed_on,
    information_requests.c.revision,
    information_requests.c.sealed_matter,
    information_requests.c.sealed_identity,
)
_BY_REFERENCE = select(*COLUMNS).where(
    information_requests.c.commune_id == bindparam("commune"),
    information_requests.c.reference == bindparam("reference"),
)
_BY_ID = select(*COLUMNS).where(information_requests.c.id == bindparam("request"))


# -- opening -----------------------------------------------------------------------------------------------


def open_request(
    db: Db,
    *,
    commune_id: str,
    citizen_id: int,
    account_id: str,
    channel: str,
    language: str,
    subject: str,
    period: str = "",
    format: str,  # noqa: A002 - what the law and the form call it
    delivery: str,
    is_urgent: bool,
    urgent_reason: str = "",
    contribution_reference: str | None = None,
    axis_id: str | None = None,
    day: date,
    now: datetime,
) -> Opened | Refusal:
    """Keep what somebody asks for until they say who they are; or say why not. Nothing is filed by it.

    A comment is named only when it is the person's own and bears their name: nothing may lead to the author of an anonymous one.
    The request is then about the comment's axis, where no other is named.
    """
    if format not in FORMATS or delivery not in DELIVERIES or not subject.strip():
        raise ValueError(f"no request can be made of {format!r}, {delivery!r} and such a subject")
    if is_urgent and not urgent_reason.strip():
        return Refusal(Reason.URGENT_WITHOUT_REASON)
    matter = Matter(*(masked(db, commune_id, text.strip()) for text in (subject, period, urgent_reason)))
    if same := _same_again(db, commune_id, citizen_id, matter):
        return Refusal(Reason.SAME_AGAIN, same)
    if _opened_on(db, citizen_id, day) >= A_DAY:
        return Refusal(Reason.TOO_MANY)
    comment = _own_comment(db, commune_id, citizen_id, contribution_reference)
    return _open(
        db,
        matter,
        REQUESTER,
        commune_id=commune_id,
        citizen_id=citizen_id,
        account_id=account_id,
        channel=channel,
        language=language,
        is_urgent=is_urgent,
        format=format,
        delivery=delivery,
        contribution_reference=comment.reference if comment else None,
        axis_id=axis_id or (comment.axis_id if comment else None),
        created_on=day,
        created_at=now,
    )


def open_at_counter(
    db: Db,
    *,
    commune_id: str,
    language: str,
    matter: Matter,
    format: str,  # noqa: A002 - what the law and the form call it
    delivery: str,
    is_urgent: bool,
    actor: str,
    day: date,
    now: datetime,
) -> int:
    """Keep what somebody asked for on paper, as staff wrote it down; its id."""
    if format not in FORMATS or delivery not in DELIVERIES:
        raise ValueError(f"no request can be made of {format!r} and {delivery!r}")
    words = (matter.subject, matter.period, matter.urgent_reason)
    return _open(
        db,
        Matter(*(masked(db, commune_id, text.strip()) for text in words)),
        actor,
        commune_id=commune_id,
        channel=COUNTER,
        language=language,
        is_urgent=is_urgent,
        format=format,
        delivery=delivery,
        created_on=day,
        created_at=now,
    ).request_id


def _open(db: Db, matter: Matter, actor: str, **values: Any) -> Opened:
    """The row of a new case, with its first event and its receipt."""
    commune_id, day = values["commune_id"], values["created_on"]
    reference = references.new_reference(db, communes.prefix(db, commune_id))
    sealed = db.vault.seal(json.dumps(asdict(matter), ensure_ascii=False), MATTER)
    request_id: int = db.value(
        insert(information_requests)
        .values(**values, reference=reference, state=states.AWAITING_IDENTITY, sealed_matter=sealed)
        .returning(information_requests.c.id)
    )
    db.execute(
        insert(request_events).values(
            commune_id=commune_id,
            request_id=request_id,
            kind="open",
            actor=actor,
            happened_on=day,
            happened_at=values["created_at"],
        )
    )
    receipts.append(db, commune_id=commune_id, kind="requested", reference=reference, day=day)
    return Opened(reference, request_id)


def masked(db: Db, commune_id: str, words: str, *, of_staff: bool = False) -> str:
    """Words as they may be kept: without card numbers, and without telephone numbers but in those of staff."""
    return (mask_cards if of_staff else mask)(words, lambda: communes.prefix(db, commune_id))


def _own_comment(
    db: Db, commune_id: str, citizen_id: int, reference: str | None
) -> contributions.ContributionRow | None:
    row = contributions.load(db, commune_id, reference) if reference else None
    return row if row and not row.is_anonymous and row.citizen_id == citizen_id else None


def _same_again(db: Db, commune_id: str, citizen_id: int, matter: Matter) -> str | None:
    """The reference of the same request by the same person, while it waits for its reply."""
    waiting = (
        row
        for row in of_citizen(db, citizen_id)
        if row.commune_id == commune_id and row.outcome is None and row.state != states.CLOSED
    )
    return next((row.reference for row in waiting if _folded(row.matter) == _folded(matter)), None)


def _folded(matter: Matter) -> str:
    """What is asked for, however it was written: without case, marks over and under letters, stops and spaces."""
    text = unicodedata.normalize("NFKD", f"{matter.subject} {matter.period}").casefold().translate(_TWINS)
    return (
        "".join(c for c in text if unicodedata.category(c)[0] in "LN" and unicodedata.category(c) != "Lm")
        or text.strip()
    )


_TWINS = str.maketrans("ىةیک", "يهيك")


def _opened_on(db: Db, citizen_id: int, day: date) -> int:
    return int(
        db.value(
            select(func.count()).where(
                information_requests.c.citizen_id == citizen_id, information_requests.c.created_on == day
            )
        )
    )


# -- finding -----------------------------------------------------------------------------------------------


def load(db: Db, commune_id: str, reference: str) -> RequestRow | None:
    """The case of an exact reference."""
    row = db.one(_BY_REFERENCE, {"commune": commune_id, "reference": reference})
    return row_of(db, row) if row else None


def by_id(db: Db, request_id: int) -> RequestRow:
    """The case of an id. LookupError."""
    row = db.one(_BY_ID, {"request": request_id})
    if row is None:
        raise LookupError(f"There is no request {request_id}.")
    return row_of(db, row)


def row_of(db: Db, row: Any) -> RequestRow:
    """A case from a row of COLUMNS."""
    values: tuple[Any, ...] = (*row, db.vault)
    return RequestRow(*values)


def find(db: Db, commune_id: str, typed: str) -> RequestRow | None:
    """The case whose reference somebody typed, however they typed it."""
    reference = references.parse(typed, communes.prefix(db, commune_id))
    return load(db, commune_id, reference) if reference else None


def listed(db: Db, commune_id: str, *, states: Collection[str] | None = None) -> list[RequestRow]:
    """The cases of a commune, oldest first."""
    wanted = select(*COLUMNS).where(information_requests.c.commune_id == commune_id)
    if states is not None:
        wanted = wanted.where(information_requests.c.state.in_(states))
    rows = db.execute(wanted.order_by(information_requests.c.created_on, information_requests.c.id))
    return [row_of(db, row) for row in rows]


def of_citizen(db: Db, citizen_id: int) -> list[RequestRow]:
    """The cases of a person, newest first."""
    rows = db.execute(
        select(*COLUMNS)
        .where(information_requests.c.citizen_id == citizen_id)
        .order_by(information_requests.c.id.desc())
    )
    return [row_of(db, row) for row in rows]


def of_contribution(db: Db, citizen_id: int, reference: str) -> str | None:
    """The newest request that a person made of their own named comment."""
    made = information_requests.c
    found: str | None = db.value(
        select(made.reference)
        .where(made.citizen_id == citizen_id, made.contribution_reference == reference)
        .order_by(made.id.desc())
        .limit(1)
    )
    return found


_EVENT = (
    request_events.c.id,
    request_events.c.request_id,
    request_events.c.kind,
    request_events.c.actor,
    request_events.c.happened_on,
    request_events.c.happened_at,
    request_events.c.detail,
    request_events.c.sealed_words,
)
_EVENTS = (
    select(*_EVENT).where(request_events.c.request_id == bindparam("request")).order_by(request_events.c.id)
)
_EVENT_BY_ID = select(*_EVENT).where(request_events.c.id == bindparam("event"))


def events(db: Db, request_id: int) -> list[EventRow]:
    """All that happened to a case, in its order, with the words that were written."""
    return [_event(db, row) for row in db.execute(_EVENTS, {"request": request_id})]


def event(db: Db, event_id: int) -> EventRow:
    """One event: where a notice finds its words. LookupError."""
    row = db.one(_EVENT_BY_ID, {"event": event_id})
    if row is None:
        raise LookupError(f"There is no event {event_id}.")
    return _event(db, row)


def _event(db: Db, row: Any) -> EventRow:
    words = db.vault.open_text(row.sealed_words, WORDS) if row.sealed_words else ""
    values: tuple[Any, ...] = (*row[:6], row.detail or {}, words)
    return EventRow(*values)
