"""The people of one broadcast: frozen once, taken in portions, followed until their message arrived. One row a person.

Every step is a compare-and-set on rows, in one transaction with the outbox: a process killed in the middle has done a portion or
has not, two at once take different rows, and nobody hears twice or is left out.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    and_,
    case,
    delete,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from data import outbox
from data.broadcasts import segments
from data.broadcasts.rows import BroadcastRow
from data.broadcasts.segments import CAPPED, NO_TEMPLATE, STOPPED, UNREACHABLE, Rules
from data.broadcasts.states import (
    DELIVERED,
    DROPPED,
    FAILED,
    LEAVING,
    PARKED,
    READ,
    SENDING,
    SENT,
    UNKNOWN,
    WAITING,
)
from data.engine import Db
from data.tables import addresses, broadcasts, citizens, conversations, outbound_messages
from data.tables import broadcast_recipients as table
from data.tables import consents as consents_table

KIND = "broadcast"  # of its messages in the outbox
GONE, NO_ADDRESS, WINDOW_SHUT, REFUSED = "gone", "no_address", "window", "refused"
_own, _said = table.c, outbound_messages.c


@dataclass(frozen=True, slots=True)
class Due:
    """A person whose turn has come, with all that wording their message needs."""

    id: int
    citizen_id: int
    account_id: str
    conversation_id: int
    language: str  # of the catalogue
    address: str
    last_inbound_at: datetime | None
    reason: str | None  # why nothing leaves: what changed since the list was frozen


# -- freezing ----------------------------------------------------------------------------------------------


def freeze(db: Db, row: BroadcastRow, rules: Rules) -> dict[str, int]:
    """Choose everybody once, as of now; how many stand in which state. Whom no template reaches is kept too, and seen."""
    found = segments.people(db, row, rules).subquery()
    has_way = found.c.reason.is_(None)
    chosen = (
        select(
            literal(row.id),
            found.c.citizen_id,
            found.c.account_id,
            found.c.language,
            case((has_way, WAITING), else_=PARKED),
            found.c.reason,
        )
        .where(or_(has_way, found.c.reason == NO_TEMPLATE))
        .order_by(found.c.citizen_id)
    )
    names = ["broadcast_id", "citizen_id", "account_id", "language", "state", "reason"]
    dialect = postgresql if db.is_postgres else sqlite
    db.execute(dialect.insert(table).from_select(names, chosen).on_conflict_do_nothing())
    return by_state(db, row.id)


def by_state(db: Db, broadcast_id: int) -> dict[str, int]:
    """How many people stand in which state."""
    asked = select(_own.state, func.count().label("many")).where(_own.broadcast_id == broadcast_id)
    return {row.state: row.many for row in db.execute(asked.group_by(_own.state))}


def accounts(db: Db, broadcast_id: int) -> list[str]:
    """The accounts on which somebody still waits."""
    asked = select(_own.account_id).where(_own.broadcast_id == broadcast_id, _own.state == WAITING)
    return sorted(db.execute(asked.distinct()).scalars())


def queued(db: Db, account_id: str) -> int:
    """How many messages of broadcasts stand in the outbox of an account."""
    return int(
        db.value(
            select(func.count())
            .select_from(outbound_messages)
            .where(
                _said.account_id == account_id, _said.state == "queued", _said.priority == outbox.BROADCAST
            )
        )
    )


# -- a portion ---------------------------------------------------------------------------------------------


def hold(db: Db, broadcast_id: int) -> bool:
    """Whether it is being sent, and stays so until this transaction ends: pausing waits for the portion in hand."""
    asked = select(broadcasts.c.state).where(broadcasts.c.id == broadcast_id)
    return bool(db.value(asked.with_for_update(read=True) if db.is_postgres else asked) == SENDING)


def take(db: Db, row: BroadcastRow, account_id: str, limit: int, rules: Rules) -> list[Due]:
    """The next people of an account; nobody else takes them until this transaction ends, which moves each of them."""
    next_ones = (
        select(_own.id)
        .where(_own.broadcast_id == row.id, _own.state == WAITING, _own.account_id == account_id)
        .order_by(_own.id)
        .limit(limit)
    )
    if db.is_postgres:
        next_ones = next_ones.with_for_update(skip_locked=True)
    ids = list(db.execute(next_ones).scalars())
    return _with_all(db, row, ids, rules) if ids else []


def _with_all(db: Db, row: BroadcastRow, ids: Sequence[int], rules: Rules) -> list[Due]:
    word = consents_table.alias("words")
    last_word = (
        select(word.c.is_given)
        .where(word.c.citizen_id == _own.citizen_id, word.c.purpose == row.purpose)
        .order_by(word.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    why = case(
        (func.coalesce(last_word, literal(False)).is_(False), STOPPED),
        (citizens.c.forgotten_at.is_not(None), GONE),
        (citizens.c.unreachable_at.is_not(None), UNREACHABLE),
        (segments.capped(_own.citizen_id, row.id, rules), CAPPED),
        else_=None,
    )
    same = and_(conversations.c.citizen_id == _own.citizen_id, conversations.c.account_id == _own.account_id)
    current = and_(
        addresses.c.citizen_id == _own.citizen_id,
        addresses.c.account_id == _own.account_id,
        addresses.c.is_current,
    )
    asked = (
        select(
            _own.id,
            _own.citizen_id,
            _own.account_id,
            conversations.c.id.label("conversation_id"),
            _own.language,
            addresses.c.sealed_address,
            conversations.c.last_inbound_at,
            why.label("reason"),
        )
        .join(citizens, citizens.c.id == _own.citizen_id)
        .join(conversations, same)
        .outerjoin(addresses, current)
        .where(_own.id.in_(ids))
        .order_by(_own.id)
    )
    return [_due(db, each) for each in db.execute(asked)]


def _due(db: Db, found: Any) -> Due:
    sealed = found.sealed_address
    address = db.vault.open_text(sealed, "addresses.address") if sealed else ""
    return Due(
        found.id,
        found.citizen_id,
        found.account_id,
        found.conversation_id,
        found.language,
        address,
        found.last_inbound_at,
        found.reason or (None if address else NO_ADDRESS),
    )


def leave(db: Db, row: BroadcastRow, said: Sequence[tuple[Due, str]], *, now: datetime) -> None:
    """Put the messages of people who were taken into the outbox, behind everything else that waits there."""
    if not said:
        return
    common = {
        "commune_id": row.commune_id,
        "kind": KIND,
        "priority": outbox.BROADCAST,
        "state": "queued",
        "due_at": now,
        "created_at": now,
    }
    bodies = [
        {
            **common,
            "account_id": due.account_id,
            "conversation_id": due.conversation_id,
            "sealed_body": db.vault.seal(body, "outbound.body"),
        }
        for due, body in said
    ]
    ids = list(db.execute(insert(outbound_messages).returning(_said.id), bodies).scalars())
    theirs = [
        _said.id.in_(ids),
        conversations.c.id == _said.conversation_id,
        _own.citizen_id == conversations.c.citizen_id,
        _own.account_id == conversations.c.account_id,
        _own.id.in_([due.id for due, _ in said]),
        _own.state == WAITING,
    ]
    db.execute(update(table).where(*theirs).values(state=LEAVING, left_at=now, outbound_id=_said.id))


def set_aside(db: Db, ids: Collection[int], state: str, reason: str) -> None:
    """People who were taken and get nothing (now), with the reason that staff see."""
    if ids:
        aside = update(table).where(_own.id.in_(ids), _own.state == WAITING)
        db.execute(aside.values(state=state, reason=reason))


# -- taking back -------------------------------------------------------------------------------------------


def take_back(db: Db, broadcast_id: int) -> int:
    """Take what has not left out of the outbox; its people wait again. What is on its way stays so."""
    return _take_back(db, [_own.broadcast_id == broadcast_id], {"state": WAITING, "reason": None})


def take_out_stopped(db: Db, row: BroadcastRow) -> int:
    """Take out of the outbox what is for people who said stop since; how many."""
    word = consents_table.alias("words")
    newest = (
        select(word.c.is_given)
        .where(word.c.citizen_id == _own.citizen_id, word.c.purpose == row.purpose)
        .order_by(word.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    stopped = [_own.broadcast_id == row.id, func.coalesce(newest, literal(False)).is_(False)]
    return _take_back(db, stopped, {"state": DROPPED, "reason": STOPPED})


def _take_back(db: Db, whose: list[ColumnElement[bool]], values: Mapping[str, Any]) -> int:
    theirs = select(_own.outbound_id).where(*whose, _own.state == LEAVING, _own.outbound_id.is_not(None))
    # Compare-and-set on the message: whoever claims it at the same moment has it, or we do, never both.
    gone = delete(outbound_messages).where(_said.id.in_(theirs), _said.state == "queued").returning(_said.id)
    ids = list(db.execute(gone).scalars())
    if ids:
        again = update(table).where(_own.outbound_id.in_(ids), _own.state == LEAVING)
        db.execute(again.values(outbound_id=None, left_at=None, **values))
    return len(ids)


def drop_waiting(db: Db, broadcast_id: int, reason: str) -> None:
    """Nobody who still waits gets it."""
    gone = update(table).where(_own.broadcast_id == broadcast_id, _own.state.in_((WAITING, PARKED)))
    db.execute(gone.values(state=DROPPED, reason=reason))


def let_wait_again(db: Db, broadcast_id: int, rules: Rules) -> int:
    """Who found no way and has written since: by now it may be said as text. How many."""
    wrote = exists().where(
        conversations.c.citizen_id == _own.citizen_id,
        conversations.c.account_id == _own.account_id,
        conversations.c.last_inbound_at > rules.window,
    )
    again = update(table).where(
        _own.broadcast_id == broadcast_id, _own.state == PARKED, _own.reason == NO_TEMPLATE, wrote
    )
    return db.execute(again.values(state=WAITING, reason=None)).rowcount


# -- what became of them -----------------------------------------------------------------------------------

_BECAME = {SENT: SENT, DELIVERED: DELIVERED, READ: READ, FAILED: FAILED, UNKNOWN: UNKNOWN, PARKED: PARKED}
_MOVING = (LEAVING, SENT, DELIVERED, UNKNOWN)  # may still become something else


def follow(db: Db, broadcast_id: int, *, is_all: bool = False) -> int:
    """Write down what the channels say of messages that left; `is_all` looks at those that arrived too. How many moved."""
    now_is = case(_BECAME, value=_said.state)
    why = case(
        (_said.state.not_in((FAILED, PARKED)), None),
        (_said.error.like("Unreachable%"), UNREACHABLE),
        (or_(_said.error.like("%63016%"), _said.state == PARKED), WINDOW_SHUT),
        else_=func.substr(func.coalesce(_said.error, REFUSED), 1, 40),
    )
    moved = (
        update(table)
        .where(
            _own.broadcast_id == broadcast_id,
            _own.state.in_(_MOVING if is_all else (LEAVING,)),
            _said.id == _own.outbound_id,
            _said.state.in_(tuple(_BECAME)),
            _said.state != _own.state,
        )
        .values(state=now_is, reason=why)
    )
    many = db.execute(moved).rowcount
    lost = update(table).where(
        _own.broadcast_id == broadcast_id,
        _own.state == LEAVING,
        _own.outbound_id.is_not(None),
        ~exists().where(_said.id == _own.outbound_id),
    )
    return many + db.execute(lost.values(state=DROPPED, reason=GONE)).rowcount


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is."""

    states: Mapping[str, int]
    reasons: Mapping[tuple[str, str], int]  # (state, reason) of what failed, waits for a way, or was left out
    channels: Mapping[str, Mapping[str, int]]

    @property
    def total(self) -> int:
        return sum(self.states.values())

    @property
    def ahead(self) -> int:
        """How many still wait for their message, or it for the channel."""
        return self.states.get(WAITING, 0) + self.states.get(LEAVING, 0)

    @property
    def arrived(self) -> int:
        """How many were handed to their channel, as far as it says."""
        return sum(self.states.get(each, 0) for each in (SENT, DELIVERED, READ))


def progress(db: Db, broadcast_id: int) -> Progress:
    """How far a broadcast is."""
    asked = (
        select(_own.account_id, _own.state, _own.reason, func.count())
        .where(_own.broadcast_id == broadcast_id)
        .group_by(_own.account_id, _own.state, _own.reason)
    )
    by_state: dict[str, int] = {}
    reasons: dict[tuple[str, str], int] = {}
    channels: dict[str, dict[str, int]] = {}
    for account, state, reason, many in db.execute(asked):
        by_state[state] = by_state.get(state, 0) + many
        if reason:
            reasons[state, reason] = reasons.get((state, reason), 0) + many
        here = channels.setdefault(account.partition(":")[0], {})
        here[state] = here.get(state, 0) + many
    return Progress(by_state, dict(sorted(reasons.items())), dict(sorted(channels.items())))


def last_left_at(db: Db, broadcast_id: int) -> datetime | None:
    """When the last message was put into the outbox."""
    found: datetime | None = db.value(select(func.max(_own.left_at)).where(_own.broadcast_id == broadcast_id))
    return found
