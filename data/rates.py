"""How fast an account may send: shared by every worker of the installation, through one row per account.

GCRA (ITU-T I.371): what is kept is the moment up to which sends are reserved. A send takes the next slot; the slots lie `1/rate`
apart, and an account that was silent has up to `burst` of them at once, so in no window of W seconds do more than
`burst + W * rate` messages leave. A slot may lie at most AHEAD in the future: whoever finds none comes again later, which is why a
reply never waits behind a broadcast. Broadcasts have a bucket of their own besides, of BULK_SHARE of the rate; each person too.

Engine time is the database's clock in microseconds, never the town's clock, which the demo can move. Tests give `now`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import ceil
from typing import Any

from sqlalchemy import (
    BigInteger,
    BindParameter,
    ColumnElement,
    Select,
    Update,
    bindparam,
    cast,
    extract,
    func,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningUpdate

from data.engine import Db
from data.tables import conversations, sending_rates

SECOND = 1_000_000  # microseconds
AHEAD = SECOND // 4  # how far in the future a slot may lie
_PERSON = conversations.c.paced_us
MOMENT = SECOND // 1000  # the shortest wait that is worth telling
BULK_SHARE = 0.8  # of an account's rate that broadcasts may take: the rest is for replies
UNLIMITED = "unlimited"  # in commune.yaml
_UNIX_EPOCH_JULIAN, _DAY = 2440587.5, 86_400 * SECOND


@dataclass(frozen=True, slots=True)
class Limit:
    """What a provider allows one account."""

    per_second: float  # messages a second to everybody together
    burst: int  # at once after a silence
    person_seconds: float  # between two messages to one person
    person_burst: int  # replies to one person at once after a silence; everything else keeps the distance

    @property
    def bulk_per_second(self) -> float:
        """Of broadcasts."""
        return self.per_second * BULK_SHARE

    @property
    def bulk_burst(self) -> int:
        return max(1, int(self.burst * BULK_SHARE))


# Telegram: "no more than about 30 messages per second" and one a second to a person (core.telegram.org/bots/faq): 25, and with its
# burst never above 30 in a second; a twentieth more between two to a person, which the network may take away again. WhatsApp: 80 a
# second for a number, what comes in counted with it, so half of that; one message every 6 seconds to a person, with short bursts
# (Meta's "throughput" and "pair rate limits").
DEFAULTS: Mapping[str, Limit] = {
    "telegram": Limit(per_second=25, burst=2, person_seconds=1.05, person_burst=1),
    "whatsapp": Limit(per_second=40, burst=4, person_seconds=6, person_burst=5),
}
BURST_SECONDS = 0.1  # of a rate that commune.yaml gives


def limit_of(profile: Mapping[str, Any], channel: str) -> Limit | None:
    """The limit of a commune's account on a channel; None where nothing is limited (the page, the terminal, `unlimited`)."""
    account = (profile.get("accounts") or {}).get(channel) or {}
    default, wanted = DEFAULTS.get(channel), account.get("per_second")
    if default is None or wanted == UNLIMITED:
        return None
    if wanted is None:
        return default
    burst = max(1, int(wanted * BURST_SECONDS))
    return Limit(wanted, burst, default.person_seconds, default.person_burst)


def limits_of(profile: Mapping[str, Any]) -> dict[str, Limit]:
    """The limits of a commune's accounts, by account id; an account that is not here is not limited."""
    accounts = profile.get("accounts") or {}
    found = {
        f"{channel}:{accounts[channel]['account']}": limit_of(profile, channel)
        for channel in DEFAULTS
        if accounts.get(channel)
    }
    return {account_id: limit for account_id, limit in found.items() if limit is not None}


@dataclass(frozen=True, slots=True)
class Slot:
    """When a message may leave."""

    seconds: float  # from now: to wait before the send when it is taken, else before asking again
    is_taken: bool
    of_person: bool = False  # it is the person who has been written to just now, not the account


def reserve(
    db: Db,
    account_id: str,
    conversation_id: int,
    *,
    limit: Limit | None,
    is_bulk: bool = False,
    is_reply: bool = False,
    now: int | None = None,
) -> Slot:
    """Take the next slot for a message to this person. `now` in microseconds of engine time is for tests.

    Nothing is taken when the account's next slot, or the person's, lies too far ahead.
    """
    if limit is None:
        return Slot(0.0, is_taken=True)
    values, is_given = _values(account_id, limit, now), now is not None
    take = _take(db.is_postgres, is_given, is_bulk)
    row = db.one(take, values)
    if row is None:
        wait = _microseconds_until_free(db, values, is_given=is_given, is_bulk=is_bulk)
        if wait:
            return Slot(wait / SECOND, is_taken=False)
        _open(db, account_id)
        row = db.one(take, values)
        if row is None:  # somebody else opened it, and took every slot that there was
            return Slot(AHEAD / SECOND, is_taken=False)
    slot = row.reserved_us - values["gap"]
    at = max(row.engine_now, slot, row.bulk_us - values["bulk_gap"] if is_bulk else 0)
    wait = at - row.engine_now
    if early := _pace_person(db, conversation_id, limit, at, is_reply=is_reply):
        db.execute(_give_back(is_bulk), values)
        return Slot((wait + early) / SECOND, is_taken=False, of_person=True)
    return Slot(wait / SECOND, is_taken=True)


def renew(db: Db, account_id: str, limit: Limit, *, now: int | None = None) -> Slot:
    """Take a slot for a message that let its own pass: of the account alone, for all else was taken with the first."""
    values, is_given = _values(account_id, limit, now), now is not None
    row = db.one(_take(db.is_postgres, is_given, is_bulk=False), values)
    if row is None:
        wait = _microseconds_until_free(db, values, is_given=is_given, is_bulk=False)
        return Slot((wait or AHEAD) / SECOND, is_taken=False)
    return Slot(max(row.reserved_us - values["gap"] - row.engine_now, 0) / SECOND, is_taken=True)


def hold(db: Db, account_id: str, seconds: float, *, now: int | None = None) -> None:
    """The provider said: nothing from this account for so long."""
    values: dict[str, Any] = {"account": account_id, "held_for": int(seconds * SECOND)}
    if now is not None:
        values["now"] = now
    statement = _hold(db.is_postgres, now is not None)
    if db.value(statement, values) is None:
        _open(db, account_id)
        db.execute(statement, values)


def is_paced(db: Db, limit: Limit, *, is_reply: bool, now: int | None = None) -> ColumnElement[bool]:
    """Whether the person of a conversation may be written to now, as a condition on `conversations`."""
    engine_now: Any = _now(db.is_postgres, is_given=False) if now is None else now
    is_free: ColumnElement[bool] = engine_now + (AHEAD - _kept_back(limit, is_reply)) >= _PERSON
    return is_free


# -- statements --------------------------------------------------------------------------------------------


def _values(account_id: str, limit: Limit, now: int | None) -> dict[str, Any]:
    gap, bulk_gap = _gap(limit.per_second), _gap(limit.bulk_per_second)
    values: dict[str, Any] = {
        "account": account_id,
        "gap": gap,
        "tolerance": gap * (limit.burst - 1),
        "bulk_gap": bulk_gap,
        "bulk_tolerance": bulk_gap * (limit.bulk_burst - 1),
    }
    return values if now is None else {**values, "now": now}


def _gap(per_second: float) -> int:
    """Microseconds between two slots, rounded up: a rate is never exceeded."""
    return ceil(SECOND / per_second)


def _of(name: str) -> BindParameter[int]:
    return bindparam(name, type_=BigInteger)


def _most(is_postgres: bool, *values: Any) -> Any:
    return func.greatest(*values) if is_postgres else func.max(*values)


def _now(is_postgres: bool, is_given: bool) -> Any:
    """The database's clock in microseconds; not its transaction's, which stands still while others are waited for."""
    if is_given:
        return bindparam("now", type_=BigInteger)
    if is_postgres:
        return cast(extract("epoch", func.clock_timestamp()) * SECOND, BigInteger)
    return cast((func.julianday("now") - _UNIX_EPOCH_JULIAN) * _DAY, BigInteger)


@cache
def _take(is_postgres: bool, is_given: bool, is_bulk: bool) -> ReturningUpdate[*tuple[Any, ...]]:
    """Reserve the account's next slot; no row when it lies too far ahead, or the provider holds the account."""
    table, now = sending_rates.c, _now(is_postgres, is_given)
    gap, tolerance = _of("gap"), _of("tolerance")
    bulk = _most(is_postgres, table.bulk_us, now - _of("bulk_tolerance"))
    leaves = _most(is_postgres, bulk, now) if is_bulk else now
    slot = _most(is_postgres, table.reserved_us, leaves - tolerance)
    at = _most(is_postgres, leaves, slot)
    values: dict[str, Any] = {"reserved_us": slot + gap}
    if is_bulk:
        values["bulk_us"] = _most(is_postgres, bulk, at - _of("bulk_tolerance")) + _of("bulk_gap")
    return (
        update(sending_rates)
        .where(table.account_id == bindparam("account"), table.held_us <= now, at <= now + AHEAD)
        .values(values)
        .returning(table.reserved_us, table.bulk_us, now.label("engine_now"))
    )


@cache
def _give_back(is_bulk: bool) -> Update:
    """In the transaction that took it, so exactly what was taken."""
    table = sending_rates.c
    values: dict[str, Any] = {"reserved_us": table.reserved_us - _of("gap")}
    if is_bulk:
        values["bulk_us"] = table.bulk_us - _of("bulk_gap")
    return update(sending_rates).where(table.account_id == bindparam("account")).values(values)


@cache
def _hold(is_postgres: bool, is_given: bool) -> ReturningUpdate[*tuple[Any, ...]]:
    until = _now(is_postgres, is_given) + _of("held_for")
    return (
        update(sending_rates)
        .where(sending_rates.c.account_id == bindparam("account"))
        .values(held_us=_most(is_postgres, sending_rates.c.held_us, until))
        .returning(sending_rates.c.account_id)
    )


@cache
def _standing(is_postgres: bool, is_given: bool) -> Select[*tuple[Any, ...]]:
    table = sending_rates.c
    now = _now(is_postgres, is_given).label("engine_now")
    return select(table.reserved_us, table.bulk_us, table.held_us, now).where(
        table.account_id == bindparam("account")
    )


def _microseconds_until_free(db: Db, values: Mapping[str, Any], *, is_given: bool, is_bulk: bool) -> int:
    """Until there are a few slots to take: who asks for each of them asks too often."""
    row = db.one(_standing(db.is_postgres, is_given), values)
    if row is None:
        return 0
    reserved = max(row.reserved_us, row.bulk_us) if is_bulk else row.reserved_us
    return max(int(max(row.held_us, reserved - AHEAD * 3 // 4) - row.engine_now), MOMENT)


def _open(db: Db, account_id: str) -> None:
    """The account's row, with its first message; somebody else may be making it just now."""
    insert = postgresql.insert if db.is_postgres else sqlite.insert
    db.execute(insert(sending_rates).values(account_id=account_id).on_conflict_do_nothing())


# -- one person --------------------------------------------------------------------------------------------


def _kept_back(limit: Limit, is_reply: bool) -> int:
    """Replies may use the person's whole burst; everything else leaves it to them, and keeps the distance."""
    return 0 if is_reply else _person_tolerance(limit)


def _person_tolerance(limit: Limit) -> int:
    return int(limit.person_seconds * SECOND) * (limit.person_burst - 1)


@cache
def _pace(is_postgres: bool) -> ReturningUpdate[*tuple[Any, ...]]:
    floor = _of("at") - _of("tolerance")
    return (
        update(conversations)
        .where(conversations.c.id == bindparam("conversation"), _PERSON + _of("kept_back") <= _of("at"))
        .values(paced_us=_most(is_postgres, _PERSON, floor) + _of("gap"))
        .returning(conversations.c.id)
    )


def _pace_person(db: Db, conversation_id: int, limit: Limit, at: int, *, is_reply: bool) -> int:
    """Take the person's next slot for a message that leaves `at`; else the microseconds that it comes too early."""
    kept_back = _kept_back(limit, is_reply)
    values = {
        "conversation": conversation_id,
        "at": at,
        "gap": int(limit.person_seconds * SECOND),
        "tolerance": _person_tolerance(limit),
        "kept_back": kept_back,
    }
    if db.value(_pace(db.is_postgres), values) is not None:
        return 0
    paced = db.value(select(_PERSON).where(conversations.c.id == conversation_id))
    return 0 if paced is None else max(int(paced) + kept_back - at, MOMENT)
