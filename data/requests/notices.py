"""Notices: what a person must be told about their case, once each. A slot names what is told, so that it is put once only.

States: waiting -> leaving -> told; or parked (no way is open until the person writes), on_paper (the counter hands it over), and
dropped (it says nothing any more; why stands in its facts). They are changed by compare-and-set, with the case held: two
schedulers decide a notice once. What proves that one arrived is the matter of data/requests/proofs.py.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import and_, bindparam, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from data import communes
from data.engine import Db
from data.requests import moves
from data.requests.cases import RequestRow
from data.tables import conversations, information_requests, outbound_messages, request_notices
from data.zones import zone

WAITING, LEAVING, TOLD = "waiting", "leaving", "told"
PARKED, ON_PAPER, DROPPED = "parked", "on_paper", "dropped"
# Long enough that two changes of the calendar, made one after the other, become one correction.
CORRECTION_WAIT = timedelta(minutes=5)
FROM_HOUR, TO_HOUR = 9, 19  # town time: nobody is woken, nobody is disturbed at supper
WINDOW = timedelta(hours=24)  # how long after a person's last word WhatsApp takes free text
WINDOW_MARGIN = timedelta(minutes=5)  # a message may wait that long in a queue

KINDS = (
    "sent_to_officer",
    "not_acknowledged",
    "registered",
    "clarify",
    "consulting",
    "extended",
    "answered",
    "partly_answered",
    "refused",
    "redirected",
    "complaint_lodged",
    "decided",
    "unanswered",
    "window_ending",
    "date_changed",
    "after_vote",
    "identity_expired",
)


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One notice: what it is worded from, how it left and what proves it."""

    id: int
    commune_id: str
    request_id: int
    kind: str
    slot: str
    facts: Mapping[str, Any]  # dates (ISO), codes and numbers only; "event_id" leads to the words
    state: str  # waiting, leaving, told, parked, on_paper, dropped
    via: str | None  # telegram, whatsapp, web, terminal, email, paper
    outbound_id: int | None
    mail_id: int | None
    proof: str | None
    proved_on: date | None
    created_at: datetime


def put(db: Db, request: RequestRow, kind: str, slot: str, facts: Mapping[str, Any], now: datetime) -> bool:
    """Note that the person must be told; False when this slot of the case was put before, whatever became of it.

    In `facts`, "dates" holds the last days that the notice names, by kind of clock, and "starts" the kind of clock that begins
    with the notice: with the day of the action at first, with that of its proof once there is one (clocks.move_start).
    """
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is no kind of notice")
    values = {
        "commune_id": request.commune_id,
        "request_id": request.id,
        "kind": kind,
        "slot": slot,
        "facts": dict(facts),
        "state": "waiting",
        "created_at": now,
    }
    dialect = postgresql if db.is_postgres else sqlite
    statement = dialect.insert(request_notices).values(values).on_conflict_do_nothing()
    return db.one(statement.returning(request_notices.c.id)) is not None


_COLUMNS = (
    request_notices.c.id,
    request_notices.c.commune_id,
    request_notices.c.request_id,
    request_notices.c.kind,
    request_notices.c.slot,
    request_notices.c.facts,
    request_notices.c.state,
    request_notices.c.via,
    request_notices.c.outbound_id,
    request_notices.c.mail_id,
    request_notices.c.proof,
    request_notices.c.proved_on,
    request_notices.c.created_at,
)
_OF_REQUEST = (
    select(*_COLUMNS)
    .where(request_notices.c.request_id == bindparam("request"))
    .order_by(request_notices.c.id)
)


def of_request(db: Db, request_id: int) -> list[NoticeRow]:
    """Every notice of a case, in its order."""
    return [NoticeRow(*row) for row in db.execute(_OF_REQUEST, {"request": request_id})]


# -- what is to be done ------------------------------------------------------------------------------------


def held(db: Db, notice_id: int) -> tuple[NoticeRow, RequestRow] | None:
    """A notice with its case, as they are now and stay until the transaction ends; None when it went.

    The calendar and the case are taken first, as by every action, so that nobody waits in a ring.
    """
    request_id = db.value(_REQUEST, {"notice": notice_id})
    if request_id is None:
        return None
    row = moves.held(db, request_id)
    found = db.one(_BY_ID, {"notice": notice_id})
    return (NoticeRow(*found), row) if found else None


def by_id(db: Db, notice_id: int) -> NoticeRow:
    """One notice. LookupError."""
    found = db.one(_BY_ID, {"notice": notice_id})
    if found is None:
        raise LookupError(f"There is no notice {notice_id}.")
    return NoticeRow(*found)


_REQUEST = select(request_notices.c.request_id).where(request_notices.c.id == bindparam("notice"))
_BY_ID = select(*_COLUMNS).where(request_notices.c.id == bindparam("notice"))


def due(db: Db, now: datetime, limit: int = 100, *, but: Collection[int] = ()) -> Sequence[int]:
    """What waits and may leave, oldest first, without those that failed just now. A correction of a date waits a little for the
    next one, and a reminder for the day.
    """
    table = request_notices.c
    is_ripe = or_(
        table.kind != "date_changed",
        table.slot.like("clarified:%"),
        table.created_at <= now - CORRECTION_WAIT,
    )
    may_be_said = or_(table.kind != "window_ending", table.commune_id.not_in(_asleep(db, now)))
    wanted = select(table.id).where(table.state == WAITING, is_ripe, may_be_said, table.id.not_in(but))
    return db.execute(wanted.order_by(table.id).limit(limit)).scalars().all()


def is_day_time(hour: int) -> bool:
    """Whether people may be reminded at this hour of the town's."""
    return FROM_HOUR <= hour < TO_HOUR


def _asleep(db: Db, now: datetime) -> list[str]:
    """The communes where it is no time to remind anybody."""
    zones = {commune.id: commune.profile["timezone"] for commune in communes.every(db)}
    return [each for each, name in zones.items() if not is_day_time(now.astimezone(zone(name)).hour)]


def reopened(
    db: Db, now: datetime, limit: int = 100, *, only: int | None = None, but: Collection[int] = ()
) -> Sequence[int]:
    """What found no way, and whose person has written since: the conversation is open again. `only` asks of one notice.

    What may have arrived is not said again, and what a channel refused only once the person wrote after that.
    """
    table, said = request_notices.c, outbound_messages.c
    heard = conversations.c.last_inbound_at
    wanted = (
        select(table.id)
        .join(information_requests, information_requests.c.id == table.request_id)
        .join(
            conversations,
            and_(
                conversations.c.citizen_id == information_requests.c.citizen_id,
                conversations.c.account_id == information_requests.c.account_id,
            ),
        )
        .outerjoin(outbound_messages, said.id == table.outbound_id)
        .where(
            table.state.in_((PARKED, ON_PAPER)), heard > now - WINDOW + WINDOW_MARGIN, table.id.not_in(but)
        )
        .where(
            or_(
                and_(table.outbound_id.is_(None), heard > table.created_at),
                and_(said.state == "failed", heard > said.created_at),
            )
        )
    )
    if only is not None:
        wanted = wanted.where(table.id == only)
    return db.execute(wanted.order_by(table.id).limit(limit)).scalars().all()


def named(notice: NoticeRow, *, is_paper: bool) -> dict[str, date]:
    """The last days that a notice names, by kind of clock; on paper those that were printed, whatever moved since."""
    found = notice.facts.get("dates") or {}
    if is_paper:
        found = notice.facts.get("printed") or notice.facts.get("first_dates") or found
    return {kind: date.fromisoformat(day) for kind, day in found.items()}


# -- what is done ------------------------------------------------------------------------------------------


def print_dates(db: Db, notice: NoticeRow) -> None:
    """Remember which last days stand on the paper that was just made of a notice."""
    facts = {**notice.facts, "printed": dict(notice.facts.get("dates") or {})}
    db.execute(update(request_notices).where(request_notices.c.id == notice.id).values(facts=facts))


def change(db: Db, notice: NoticeRow, state: str, **values: Any) -> bool:
    """Move a notice as it was seen; False when somebody else did, and nothing is to be done."""
    changed = db.value(
        update(request_notices)
        .where(request_notices.c.id == notice.id, request_notices.c.state == notice.state)
        .values(state=state, **values)
        .returning(request_notices.c.id)
    )
    return changed is not None


def drop(db: Db, notice: NoticeRow, reason: str) -> bool:
    """It says nothing any more, because the case went on or its moment passed; why is kept."""
    return change(db, notice, DROPPED, facts={**notice.facts, "dropped": reason})


def put_dropped(
    db: Db, request: RequestRow, kind: str, slot: str, facts: Mapping[str, Any], reason: str, now: datetime
) -> bool:
    """Note that something was not said, and why; False when its slot was put before."""
    if not put(db, request, kind, slot, {**facts, "dropped": reason}, now):
        return False
    mine = request_notices.c.request_id == request.id, request_notices.c.slot == slot
    db.execute(update(request_notices).where(*mine).values(state=DROPPED))
    return True
