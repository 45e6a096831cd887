"""One correction to whoever was told another last day than the one that holds now, and none to anybody else.

A correction that has not left yet is never followed by a second: it is taken back, and put anew only where the date is still
another one than the person was told. Any other notice that has not left yet simply names the new date.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, insert, or_, select, update

from data.engine import Db
from data.tables import request_notices as table

KIND = "date_changed"  # of data/requests/notices.py
NOT_YET = ("waiting", "parked", "on_paper")  # nobody has read it: it can still be taken back
LEAVING, DROPPED, WAITING = "leaving", "dropped", "waiting"


@dataclass(frozen=True, slots=True)
class Due:
    """What a person was told about a clock, and what holds now."""

    request_id: int
    kind: str
    told: date | None
    due_on: date
    before: date | None = None  # the date that moved, whether it was told or not


@dataclass(slots=True)
class _Work:
    """What to write, each kind of change in one statement for all."""

    dropped: list[dict[str, Any]] = field(default_factory=list)
    reworded: list[dict[str, Any]] = field(default_factory=list)
    revived: list[dict[str, Any]] = field(default_factory=list)
    added: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Notice:
    id: int
    request_id: int
    kind: str
    slot: str
    state: str
    facts: Mapping[str, Any]
    created_at: datetime


_COLUMNS = (
    table.c.id,
    table.c.request_id,
    table.c.kind,
    table.c.slot,
    table.c.state,
    table.c.facts,
    table.c.created_at,
)
# Of the silence that a delay ran out in: who was told of it was told, by that, that the delay is over.
_SILENCE = {
    "reply": "unanswered:president",
    "urgent": "unanswered:president",
    "president_answer": "unanswered:cdai",
    "cdai_answer": "unanswered:court",
}
_DROP = update(table).where(table.c.id == bindparam("notice")).values(state=DROPPED)
_REWORD = update(table).where(table.c.id == bindparam("notice")).values(facts=bindparam("facts_now"))
_REVIVE = (
    update(table)
    .where(table.c.id == bindparam("notice"))
    .values(state=WAITING, facts=bindparam("facts_now"), created_at=bindparam("put_at"))
)


def settle(db: Db, commune_id: str, found: Iterable[Due], now: datetime) -> int:
    """Put a correction for each clock whose date is another than was told; how many now wait because of it."""
    clocks = list(found)
    if not clocks:
        return 0
    asked = select(*_COLUMNS).where(
        table.c.commune_id == commune_id,
        or_(table.c.kind.in_((KIND, "unanswered")), table.c.state.in_(NOT_YET)),
    )
    if len(clocks) == 1:
        asked = asked.where(table.c.request_id == clocks[0].request_id)
    known: dict[int, list[_Notice]] = defaultdict(list)
    for row in db.execute(asked.order_by(table.c.id)):
        known[row.request_id].append(_Notice(*row))
    work = _Work()
    for each in clocks:
        notices = known.get(each.request_id, [])
        mine = [n for n in notices if n.kind == KIND and n.facts["clock"] == each.kind]
        if each.told is None and _heard_of_silence(each, notices):
            each = replace(each, told=each.before)  # noqa: PLW2901 - the same clock, and what was heard of it
        _settle(commune_id, each, mine, now, work)
    _reword(clocks, known, work)
    _write(db, work)
    return len(work.added) + len(work.revived)


def _heard_of_silence(each: Due, notices: Iterable[_Notice]) -> bool:
    return any(n.slot == _SILENCE.get(each.kind) and n.state in (LEAVING, "told") for n in notices)


def _reword(clocks: Iterable[Due], known: Mapping[int, list[_Notice]], work: _Work) -> None:
    """What waits for another reason and names one of these dates names the new one."""
    becomes: dict[int, dict[str, str]] = defaultdict(dict)
    for each in clocks:
        becomes[each.request_id][each.kind] = each.due_on.isoformat()
    for request_id, new in becomes.items():
        for notice in known.get(request_id, ()):
            dates = notice.facts.get("dates") or {}
            now_named = {kind: new.get(kind, day) for kind, day in dates.items()}
            if notice.kind != KIND and notice.state in NOT_YET and now_named != dates:
                # The letter that was made with it keeps the first ones.
                first = notice.facts.get("first_dates") or dates
                facts = {**notice.facts, "dates": now_named, "first_dates": first}
                work.reworded.append({"notice": notice.id, "facts_now": facts})


def _settle(commune_id: str, each: Due, known: list[_Notice], now: datetime, work: _Work) -> None:
    leaving = [notice for notice in known if notice.state == LEAVING]
    # What is just leaving will have been told.
    told = date.fromisoformat(leaving[-1].facts["after"]) if leaving else each.told
    is_owed = told is not None and told != each.due_on
    day = each.due_on.isoformat()
    is_there = False
    for notice in known:
        if notice.state in NOT_YET:
            fits = is_owed and not is_there and notice.facts["after"] == day
            is_there = is_there or fits
            if not fits:
                work.dropped.append({"notice": notice.id})
    if told is None or not is_owed or is_there:
        return
    facts: dict[str, Any] = {
        "clock": each.kind,
        "before": told.isoformat(),
        "after": day,
        "dates": {each.kind: day},
    }
    if earlier := _changes(known):
        facts["changes"] = [*earlier, now.isoformat()]
    dropped = next((n for n in known if n.state == DROPPED and n.facts["after"] == day), None)
    if dropped:
        work.revived.append({"notice": dropped.id, "facts_now": facts, "put_at": now})
        return
    values = {"commune_id": commune_id, "request_id": each.request_id, "kind": KIND, "state": WAITING}
    slot = next(_slots(each, known))
    work.added.append({**values, "slot": slot, "facts": facts, "created_at": now})


def _changes(known: Iterable[_Notice]) -> list[str]:
    """The instants of the changes of which nobody has read yet: the next correction tells of them too."""
    found: list[str] = []
    for notice in known:
        if notice.state in NOT_YET:
            found += notice.facts.get("changes") or [notice.created_at.isoformat()]
    return found


def _slots(each: Due, known: list[_Notice]) -> Iterator[str]:
    """The names of a correction that are free: a date may come, go and come again."""
    slot, taken = f"{KIND}:{each.kind}:{each.due_on}", {notice.slot for notice in known}
    names = [slot, *(f"{slot}:{turn}" for turn in range(2, len(taken) + 2))]
    return (name for name in names if name not in taken)


def _write(db: Db, work: _Work) -> None:
    found = (
        (_DROP, work.dropped),
        (_REWORD, work.reworded),
        (_REVIVE, work.revived),
        (insert(table), work.added),
    )
    for statement, rows in found:
        if rows:
            db.execute(statement, rows)


def drop(db: Db, request_id: int, kind: str) -> None:
    """Take back what has not left about a clock: its date follows from something else now, which is told by itself."""
    asked = select(*_COLUMNS).where(
        table.c.request_id == request_id, table.c.kind == KIND, table.c.state.in_(NOT_YET)
    )
    rows = [_Notice(*row) for row in db.execute(asked)]
    dropped = [{"notice": notice.id} for notice in rows if notice.facts["clock"] == kind]
    if dropped:
        db.execute(_DROP, dropped)
