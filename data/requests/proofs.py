"""What became of a notice: that it left, arrived, was read, or was handed over; and the day that proves it.

A reply is proved by its notice, and the delay to complain about it begins on that day (articles 19 to 21). Until it is proved
the day of the reply counts, which is the safe side: who reads an earlier last day misses nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, and_, bindparam, or_, select

from data import audit, communes
from data.engine import Db
from data.requests import clocks, notices
from data.requests.cases import RequestRow
from data.requests.notices import LEAVING, ON_PAPER, PARKED, TOLD, WAITING, NoticeRow
from data.requests.states import NotAllowed
from data.tables import information_requests, mails, outbound_messages, request_notices
from data.zones import zone

SENT, MAILED, DELIVERED, READ, HANDED = "sent", "mailed", "delivered", "read", "handed"
_RANK = {None: 0, SENT: 1, MAILED: 2, DELIVERED: 3, HANDED: 3, READ: 4}
# Twilio takes a message and says seconds later that it cannot be delivered (63016): only then is silence a good sign.
WHATSAPP_SAYS = timedelta(minutes=10)
# How long a message may lie on a page that nobody opens, or in a queue that does not move, before another way is tried.
UNSEEN = timedelta(days=2)
STAFF_LOOK = timedelta(days=3)  # how long a notice may be without proof before staff are told

FALLS, UNSURE = "falls", "unsure"  # it did not arrive by this way; nobody can tell


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a channel or the mail says of a notice that left."""

    notice_id: int
    what: str  # a proof, falls, unsure
    at: datetime | None  # of the proof, where it is known


@dataclass(frozen=True, slots=True)
class Standing:
    """A notice that staff should look at."""

    id: int
    reference: str
    kind: str
    state: str
    created_at: datetime
    facts: Mapping[str, Any]
    may_have_arrived: bool  # its sending timed out: hand it over, and expect that it is known
    trouble: str  # what a provider or a mail server said


_SEEN = (
    select(
        request_notices.c.id,
        request_notices.c.state,
        request_notices.c.via,
        request_notices.c.proof,
        outbound_messages.c.state.label("said"),
        outbound_messages.c.sent_at,
        outbound_messages.c.created_at.label("said_at"),
        mails.c.state.label("mail"),
        mails.c.sent_at.label("mailed_at"),
    )
    .outerjoin(outbound_messages, outbound_messages.c.id == request_notices.c.outbound_id)
    .outerjoin(mails, mails.c.id == request_notices.c.mail_id)
)


def outcomes(db: Db, now: datetime) -> list[Outcome]:
    """What has become of notices since it was last looked at: everything here still wants `prove` or another way."""
    table, said = request_notices.c, outbound_messages.c.state
    is_news = or_(
        and_(said.in_((DELIVERED, READ)), or_(table.proof.is_(None), table.proof.in_((SENT, MAILED)))),
        and_(said == READ, table.proof == DELIVERED),
        and_(said == "failed", table.proof == SENT),
        and_(mails.c.state == "sent", or_(table.proof.is_(None), table.proof == SENT)),
    )
    left = or_(table.state == LEAVING, and_(table.state.in_((TOLD, PARKED, ON_PAPER)), is_news))
    rows = db.execute(_SEEN.where(left).order_by(table.id))
    return [found for row in rows if (found := _outcome(row, now))]


def outcome(db: Db, notice_id: int, now: datetime) -> Outcome | None:
    """The same of one notice."""
    row = db.one(_SEEN.where(request_notices.c.id == notice_id))
    return _outcome(row, now) if row else None


def _outcome(row: Row[Any], now: datetime) -> Outcome | None:
    what, at = _read(row, now)
    return Outcome(row.id, what, at) if what else None


def _read(row: Row[Any], now: datetime) -> tuple[str, datetime | None]:
    """What the tables say of one notice; "" when they say nothing new."""
    if row.said in (DELIVERED, READ):
        is_new = row.state in (LEAVING, TOLD, PARKED, ON_PAPER) and _RANK[row.said] > _RANK[row.proof]
        return (row.said if is_new else ""), now
    if row.mail == "sent" and _RANK[row.proof] < _RANK[MAILED]:
        return MAILED, row.mailed_at  # by that way, or its papers beside the chat
    if row.state == LEAVING:
        return _of_mail(row) if row.via == "email" else _of_chat(row, now)
    return (FALLS if row.said == "failed" and row.state == TOLD and row.proof == SENT else ""), None


def _of_mail(row: Row[Any]) -> tuple[str, datetime | None]:
    return (FALLS if row.mail in ("refused", None) else ""), None


def _of_chat(row: Row[Any], now: datetime) -> tuple[str, datetime | None]:
    if row.said == "unknown":
        return UNSURE, None
    if row.said in ("failed", "parked", None):
        return FALLS, None
    if row.said == SENT and row.via != "web":
        is_sure = row.via != "whatsapp" or row.sent_at <= now - WHATSAPP_SAYS
        return (SENT if is_sure else ""), row.sent_at
    is_stuck = row.said in ("queued", SENT) and row.said_at <= now - UNSEEN
    return (FALLS if is_stuck else ""), None


# -- proving -----------------------------------------------------------------------------------------------


def prove(db: Db, row: RequestRow, notice: NoticeRow, proof: str, on: date, now: datetime) -> bool:
    """The notice is proved, or proved better; its delay begins on that day. The case is held (notices.held).

    Proof only gets stronger. Its day stays, but for a message that was first only known to have left: the letter that was
    mailed with it is the reply in writing.
    """
    if _RANK[proof] <= _RANK[notice.proof]:
        return False
    moves_day = notice.proved_on is None or (notice.proof == SENT and proof in (MAILED, DELIVERED, READ))
    proved_on = on if moves_day or notice.proved_on is None else notice.proved_on
    if not notices.change(db, notice, TOLD, proof=proof, proved_on=proved_on):
        return False
    held = {clock.kind: clock.due_on for clock in clocks.of_request(db, row.id)}
    if moves_day:
        _begin(db, notice, proved_on)
    if notice.state != TOLD:
        _tell(db, notice, proof, held, now)
    elif moves_day:
        _correct(db, notice, now)
    return True


def _tell(db: Db, notice: NoticeRow, proof: str, held: Mapping[str, date | None], now: datetime) -> None:
    """They know the last days that it named. Where another one holds by now, they are told that one.

    Not when only the day of this proof makes the difference, and what they hold is in writing: it says itself that the delay
    begins when it is received. `held` are the last days before that.
    """
    for kind, day in notices.named(notice, is_paper=proof == HANDED).items():
        is_by_proof = proof in (HANDED, MAILED) and held.get(kind) == day
        clocks.told(db, notice.request_id, kind, day, None if is_by_proof else now)


def tell_news(db: Db, notice: NoticeRow, now: datetime) -> None:
    """A short message named its last days, and proves nothing: they are corrected where they move."""
    for kind, day in notices.named(notice, is_paper=False).items():
        clocks.told(db, notice.request_id, kind, day, now)


def _begin(db: Db, notice: NoticeRow, proved_on: date) -> None:
    """The delay that begins with this notice begins on its day, unless a later reply has begun it anew."""
    kind = notice.facts.get("starts")
    if kind is None:
        return
    begun = [each for each in notices.of_request(db, notice.request_id) if each.facts.get("starts") == kind]
    clock = clocks.find(db, notice.request_id, kind)
    if clock is None or clock.state != clocks.RUNNING or begun[-1].id != notice.id:
        return
    if clock.starts_on < proved_on or (notice.proved_on and clock.starts_on != proved_on):
        clocks.move_start(db, notice.request_id, kind, proved_on)


def _correct(db: Db, notice: NoticeRow, now: datetime) -> None:
    """It arrived on a later day than it left: who was told a last day is told the one that holds."""
    kind = notice.facts.get("starts")
    clock = clocks.find(db, notice.request_id, kind) if kind else None
    if clock and kind and clock.told_due_on:
        clocks.told(db, notice.request_id, kind, clock.told_due_on, now)


def take_back(db: Db, notice: NoticeRow) -> bool:
    """It turns out that it did not arrive: it proves nothing, and leaves anew."""
    return notices.change(db, notice, LEAVING, proof=None, proved_on=None)


def hand(
    db: Db, commune_id: str, notice_id: int, *, actor: str, on: date, day: date, now: datetime
) -> NoticeRow:
    """Staff handed it over on a day: at the counter, by post against a receipt, by telephone. NotAllowed, LookupError."""
    found = notices.held(db, notice_id)
    if found is None or found[0].commune_id != commune_id:
        raise LookupError(f"There is no notice {notice_id} in {commune_id}.")
    notice, row = found
    if on > day:
        raise NotAllowed("handed_on", f"It cannot have been handed over on {on}, which is to come.")
    written_on = notice.created_at.astimezone(zone(communes.load(db, commune_id).profile["timezone"])).date()
    if on < written_on:
        raise NotAllowed(
            "handed_on", f"It cannot have been handed over on {on}: it was written only on {written_on}."
        )
    if notice.state not in (WAITING, LEAVING, PARKED, ON_PAPER):
        raise NotAllowed("state", f"This notice is {notice.state}: it is not waiting to be handed over.")
    if not prove(db, row, notice, HANDED, on, now):
        raise NotAllowed("state", "This notice was proved before.")
    detail = {"kind": notice.kind, "on": on.isoformat()}
    audit.note(db, commune_id, actor, "notice_handed", row.reference, now, detail)
    return notices.by_id(db, notice_id)


# -- for staff ---------------------------------------------------------------------------------------------

_STANDING = (
    select(
        request_notices.c.id,
        information_requests.c.reference,
        request_notices.c.kind,
        request_notices.c.state,
        request_notices.c.created_at,
        request_notices.c.facts,
        outbound_messages.c.state.label("said"),
        outbound_messages.c.error,
        mails.c.trouble,
    )
    .join(information_requests, information_requests.c.id == request_notices.c.request_id)
    .outerjoin(outbound_messages, outbound_messages.c.id == request_notices.c.outbound_id)
    .outerjoin(mails, mails.c.id == request_notices.c.mail_id)
    .where(request_notices.c.commune_id == bindparam("commune"))
    .order_by(request_notices.c.id)
)


def waiting_for_staff(db: Db, commune_id: str) -> list[Standing]:
    """The counter's list, oldest first: what found no way by itself (on_paper), and what waits until the person writes (parked)."""
    asked = _STANDING.where(request_notices.c.state.in_((PARKED, ON_PAPER)))
    return [_standing(row) for row in db.execute(asked, {"commune": commune_id})]


def unproved(db: Db, commune_id: str, now: datetime) -> list[Standing]:
    """Replies of which nobody knows after days whether the person has them: their delay to complain waits for that."""
    asked = _STANDING.where(
        request_notices.c.kind.in_(("answered", "partly_answered", "refused", "decided")),
        request_notices.c.proved_on.is_(None),
        request_notices.c.state.in_((WAITING, LEAVING, PARKED, ON_PAPER)),
        request_notices.c.created_at <= now - STAFF_LOOK,
    )
    return [_standing(row) for row in db.execute(asked, {"commune": commune_id})]


def _standing(row: Row[Any]) -> Standing:
    return Standing(
        id=row.id,
        reference=row.reference,
        kind=row.kind,
        state=row.state,
        created_at=row.created_at,
        facts=row.facts,
        may_have_arrived=row.said == "unknown",
        trouble=row.trouble or row.error or "",
    )
