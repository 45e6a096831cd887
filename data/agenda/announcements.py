"""Who is told what of a session or a workshop, when: one row a person and a reminder, unique, so that nobody hears twice.

`plan_ahead` looks what is due soon and has no row; `settle` follows a change: what waits is planned anew, and whoever was told
what no longer holds gets one correction, which is taken back when the old date comes back before it has left. Both may run as
often and as late as one likes, in several processes. Nothing is sent here: rows wait, with the instant at which they may leave.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Select, and_, bindparam, exists, func, insert, or_, select, true, update
from sqlalchemy.dialects import postgresql, sqlite

from data import consents
from data.agenda import plan, rows, topics, wall
from data.agenda.plan import AGREED, CAME, CONCERNED, CORRECTIONS, PLANNED_KINDS, REGISTERED, Step, Topic
from data.agenda.wall import At
from data.engine import Db
from data.tables import announcements as table
from data.tables import (
    citizens,
    contributions,
    conversations,
    information_requests,
    registrations,
    subscriptions,
)
from data.tables import consents as consents_table

WAITING, LEAVING, TOLD, PARKED, DROPPED = "waiting", "leaving", "told", "parked", "dropped"
NOT_YET = (WAITING, PARKED)  # nobody has read it: it can still be taken back
HORIZON = timedelta(days=2)  # rows are put that long before they are due
CORRECTION_WAIT = timedelta(minutes=5)  # a slip of the hand is put right before anybody hears of it
MISSED_KEPT = timedelta(days=7)  # what was missed longer ago needs no note
OPEN_REGISTRATIONS = ("registered", "waiting")
AT_ONCE = 100  # rows that are decided at one look
# Why something is not told.
MOVED, OVERTAKEN, LATE, STOPPED, NOT_CONCERNED = "moved", "overtaken", "late", "stopped", "not_concerned"


@dataclass(frozen=True, slots=True)
class AnnouncementRow:
    id: int
    commune_id: str
    citizen_id: int
    account_id: str
    purpose: str
    kind: str
    subject: str
    slot: str
    facts: Mapping[str, Any]
    state: str
    reason: str | None
    outbound_id: int | None
    due_at: datetime
    created_at: datetime


_COLUMNS = tuple(table.c[name] for name in AnnouncementRow.__dataclass_fields__)
_BY_ID = select(*_COLUMNS).where(table.c.id == bindparam("id"))


# -- what may leave ----------------------------------------------------------------------------------------


def due(db: Db, now: datetime, limit: int = AT_ONCE) -> Sequence[int]:
    """What waits and may leave, the longest due first."""
    wanted = select(table.c.id).where(table.c.state == WAITING, table.c.due_at <= now)
    return db.execute(wanted.order_by(table.c.due_at, table.c.id).limit(limit)).scalars().all()


def by_id(db: Db, announcement_id: int) -> AnnouncementRow | None:
    row = db.one(_BY_ID, {"id": announcement_id})
    return AnnouncementRow(*row) if row else None


def of_subject(db: Db, commune_id: str, subject: str, *states: str) -> list[AnnouncementRow]:
    """Everything about a subject, in the order in which it was put."""
    asked = select(*_COLUMNS).where(table.c.commune_id == commune_id, table.c.subject == subject)
    if states:
        asked = asked.where(table.c.state.in_(states))
    return [AnnouncementRow(*row) for row in db.execute(asked.order_by(table.c.id))]


def change(db: Db, row: AnnouncementRow, state: str, *, reason: str | None = None, **values: Any) -> bool:
    """Move a row as it was seen; False when somebody else did, and nothing is to be done."""
    changed = db.value(
        update(table)
        .where(table.c.id == row.id, table.c.state == row.state)
        .values(state=state, reason=reason, **values)
        .returning(table.c.id)
    )
    return changed is not None


def why_not(db: Db, row: AnnouncementRow, day: date) -> str:
    """Why a row need not be told any more when its turn comes; "" when it must."""
    if date.fromisoformat(row.facts["until"]) < day:
        return LATE
    if not consents.allows(db, row.citizen_id, row.purpose):
        return STOPPED
    if row.kind not in PLANNED_KINDS:
        return ""
    topic = topics.load(db, row.commune_id, row.subject)
    step = next((each for each in plan.steps(topic) if each.slot == row.slot), None) if topic else None
    if topic is None or step is None:
        return MOVED
    people = _audience(topic, step.audience, row.commune_id).subquery()
    concerned = db.value(select(people.c.citizen_id).where(people.c.citizen_id == row.citizen_id))
    return "" if concerned is not None else NOT_CONCERNED


def language_of(db: Db, row: AnnouncementRow) -> str | None:
    """The language in which the person was last answered there; else in which they asked for it, or agreed to it."""
    spoken = select(conversations.c.language).where(
        conversations.c.citizen_id == row.citizen_id, conversations.c.account_id == row.account_id
    )
    last: str | None = db.value(spoken)
    if last:
        return last
    if row.subject.startswith(f"{plan.WORKSHOP}:"):
        asked = select(registrations.c.language).where(registrations.c.citizen_id == row.citizen_id)
        found: str | None = db.value(asked.order_by(registrations.c.registered_at.desc()).limit(1))
    else:
        asked = select(subscriptions.c.language).where(subscriptions.c.citizen_id == row.citizen_id)
        found = db.value(asked.order_by(subscriptions.c.subscribed_at.desc()).limit(1))
    if found is None:
        agreed = select(consents_table.c.language).where(consents_table.c.citizen_id == row.citizen_id)
        found = db.value(agreed.order_by(consents_table.c.id.desc()).limit(1))
    return found


# -- planning ----------------------------------------------------------------------------------------------


def plan_ahead(db: Db, commune_id: str, *, day: date, now: datetime) -> int:
    """Put what is due soon and has no row, for everybody whom it concerns; how many rows. What was missed is noted as dropped."""
    at = wall.of_commune(db, commune_id)
    return sum(
        _plan(db, commune_id, topic, at, day=day, now=now) for topic in topics.live(db, commune_id, day)
    )


def settle(db: Db, commune_id: str, subject: str, *, day: date, now: datetime) -> int:
    """Follow a change of a session or a workshop; how many corrections wait because of it."""
    topic = topics.load(db, commune_id, subject)
    if topic is None:
        return 0
    corrections = _correct(db, commune_id, topic, day=day, now=now)
    _plan(db, commune_id, topic, wall.of_commune(db, commune_id), day=day, now=now)
    return corrections


def _plan(db: Db, commune_id: str, topic: Topic, at: At, *, day: date, now: datetime) -> int:
    steps = plan.steps(topic)
    _refresh(db, commune_id, topic, steps, at, day)
    put = 0
    for step in steps:
        due_at = at(step.opens_on, wall.TOLD_AT)
        if step.is_open(day, HORIZON):
            _revive(db, commune_id, topic, step)
            put += _put(db, commune_id, topic, step, due_at, now=now)
        elif step.kind in plan.REMINDERS and day - MISSED_KEPT <= step.until < day:
            _put(db, commune_id, topic, step, due_at, now=now, reason=LATE)
    _overtake(db, commune_id, topic, at, day)
    return put


def _mine(commune_id: str, topic: Topic) -> list[Any]:
    return [table.c.commune_id == commune_id, table.c.subject == topic.subject]


def _refresh(db: Db, commune_id: str, topic: Topic, steps: Sequence[Step], at: At, day: date) -> None:
    """What waits says what holds now, at the hour that the town's clocks show then; what is no longer planned is dropped."""
    waiting = and_(*_mine(commune_id, topic), table.c.kind.in_(PLANNED_KINDS), table.c.state.in_(NOT_YET))
    drop = update(table).where(waiting)
    late = [step.slot for step in steps if step.until < day]
    if late:
        db.execute(drop.where(table.c.slot.in_(late)).values(state=DROPPED, reason=LATE))
    found = select(table.c.slot, table.c.due_at, table.c.facts).where(waiting).order_by(table.c.id)
    seen: dict[str, list[Any]] = defaultdict(list)
    for slot, due_at, facts in db.execute(found):
        seen[slot].append((due_at, facts))
    by_slot = {step.slot: step for step in steps}
    gone = [slot for slot in seen if slot not in by_slot]
    if gone:
        db.execute(drop.where(table.c.slot.in_(gone)).values(state=DROPPED, reason=MOVED))
    for slot, kept in seen.items():
        if step := by_slot.get(slot):
            values = {"due_at": at(step.opens_on, wall.TOLD_AT), "facts": _facts(topic, step)}
            if any((due_at, facts) != (values["due_at"], values["facts"]) for due_at, facts in kept):
                db.execute(drop.where(table.c.slot == slot).values(values))


def _put(
    db: Db,
    commune_id: str,
    topic: Topic,
    step: Step,
    due_at: datetime,
    *,
    now: datetime,
    reason: str | None = None,
) -> int:
    """Rows for those whom a step concerns, who were there when it was due and have none; how many."""
    people = _audience(topic, step.audience, commune_id).subquery()
    has_row = exists().where(table.c.citizen_id == people.c.citizen_id, table.c.slot == step.slot)
    asked = (
        select(people.c.citizen_id, people.c.account_id)
        .join(citizens, citizens.c.id == people.c.citizen_id)
        .where(
            people.c.since <= max(due_at, step.known_at or due_at),
            ~has_row,
            citizens.c.forgotten_at.is_(None),
        )
        .where(_consents(people.c.citizen_id, topic.purpose))
    )
    values = {
        "commune_id": commune_id,
        "purpose": topic.purpose,
        "kind": step.kind,
        "subject": topic.subject,
        "slot": step.slot,
        "facts": _facts(topic, step),
        "state": DROPPED if reason else WAITING,
        "reason": reason,
        "due_at": due_at,
        "created_at": now,
    }
    found = [
        {**values, "citizen_id": row.citizen_id, "account_id": row.account_id} for row in db.execute(asked)
    ]
    _insert(db, found)
    return len(found)


def _insert(db: Db, found: Sequence[Mapping[str, Any]]) -> None:
    """Another planner may have put the same a moment ago."""
    if found:
        dialect = postgresql if db.is_postgres else sqlite
        db.execute(dialect.insert(table).on_conflict_do_nothing(), found)


def _consents(citizen: Any, purpose: str) -> Any:
    """`consents.allows`, for many."""
    own = consents_table.alias()
    last = (
        select(own.c.is_given)
        .where(own.c.citizen_id == citizen, own.c.purpose == purpose)
        .order_by(own.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return last.is_(True) if purpose == consents.SESSIONS else func.coalesce(last, true()).is_(True)


def _facts(topic: Topic, step: Step) -> dict[str, Any]:
    return {
        **_standing(topic),
        "about": step.about.isoformat() if step.about else None,
        "until": step.until.isoformat(),
        "agenda": topic.agenda_number,
        "axes": list(topic.axes),
    }


def _standing(topic: Topic) -> dict[str, Any]:
    return {"name": topic.name, "meetings": [each.as_json() for each in topic.meetings]}


def _audience(topic: Topic, audience: str, commune_id: str) -> Select[Any]:
    """(citizen, account, since when) of everybody whom a step concerns, each once."""
    if audience in (REGISTERED, CAME):
        state = "registered" if audience == REGISTERED else "came"
        return select(
            registrations.c.citizen_id,
            registrations.c.account_id,
            registrations.c.registered_at.label("since"),
        ).where(registrations.c.workshop_id == topic.id, registrations.c.state == state)
    if audience == AGREED:
        return _agreed(topic, commune_id)
    assert audience == CONCERNED  # noqa: S101 - there is no other
    one = subscriptions.c
    wrote = exists().where(
        contributions.c.citizen_id == one.citizen_id,
        contributions.c.axis_id.in_(topic.axes),
        contributions.c.status == "received",
    )
    asked = exists().where(
        information_requests.c.citizen_id == one.citizen_id, information_requests.c.axis_id.in_(topic.axes)
    )
    concerns = or_(
        one.kind == "all",
        and_(one.kind == "axis", one.axis_id.in_(topic.axes)),
        and_(one.kind == "mine", or_(wrote, asked)),
    )
    return (
        select(
            one.citizen_id,
            func.min(one.account_id).label("account_id"),
            func.min(one.subscribed_at).label("since"),
        )
        .where(one.commune_id == commune_id, concerns)
        .group_by(one.citizen_id)
    )


def _agreed(topic: Topic, commune_id: str) -> Select[Any]:
    """Whoever said yes to the news of this kind and has nothing to do with this workshop yet."""
    own, one = consents_table.alias(), conversations.c
    newest = select(func.max(own.c.id)).where(
        own.c.citizen_id == one.citizen_id, own.c.purpose == topic.purpose
    )
    given = consents_table.c
    has_seat = exists().where(
        registrations.c.workshop_id == topic.id, registrations.c.citizen_id == one.citizen_id
    )
    return (
        select(
            one.citizen_id,
            func.min(one.account_id).label("account_id"),
            func.min(given.given_at).label("since"),
        )
        .select_from(conversations)
        .join(consents_table, given.id == newest.correlate(conversations).scalar_subquery())
        .where(one.commune_id == commune_id, given.is_given, ~has_seat)
        .group_by(one.citizen_id)
    )


# -- after a change ----------------------------------------------------------------------------------------


def _revive(db: Db, commune_id: str, topic: Topic, step: Step) -> None:
    """A date that comes back is reminded of as before, unless a correction has said it since."""
    other = table.alias()
    corrected = exists().where(
        other.c.citizen_id == table.c.citizen_id,
        other.c.subject == table.c.subject,
        other.c.kind.in_(CORRECTIONS),
        other.c.state != DROPPED,
        other.c.created_at >= table.c.created_at,
    )
    mine = and_(*_mine(commune_id, topic), table.c.slot == step.slot, table.c.state == DROPPED)
    again = or_(table.c.reason == MOVED, and_(table.c.reason == OVERTAKEN, ~corrected))
    values = {"state": WAITING, "reason": None, "facts": _facts(topic, step)}
    db.execute(update(table).where(mine, again).values(values))


def _overtake(db: Db, commune_id: str, topic: Topic, at: At, day: date) -> None:
    """Whoever hears a correction today hears no reminder of the same matter besides."""
    other = table.alias()
    begins, ends = at(day, "00:00"), at(day + timedelta(days=1), "00:00")
    corrected = exists().where(
        other.c.citizen_id == table.c.citizen_id,
        other.c.subject == table.c.subject,
        other.c.kind.in_(CORRECTIONS),
        # Also one of yesterday that waits for the morning.
        or_(other.c.state.in_((WAITING, LEAVING)), and_(other.c.state != DROPPED, other.c.due_at >= begins)),
    )
    dated = and_(*_mine(commune_id, topic), table.c.kind.in_(plan.DATED_KINDS), table.c.state == WAITING)
    reminders = update(table).where(dated, table.c.due_at < ends, corrected)
    db.execute(reminders.values(state=DROPPED, reason=OVERTAKEN))


@dataclass(slots=True)
class _Known:
    """What one person was told of a topic, and what waits to correct it."""

    account_id: str = ""
    purpose: str = ""
    told: dict[int, Mapping[str, Any]] = field(default_factory=dict)
    had_last_word: bool = False
    corrections: list[AnnouncementRow] = field(default_factory=list)


def _correct(db: Db, commune_id: str, topic: Topic, *, day: date, now: datetime) -> int:
    """One correction to whoever was told what no longer holds, and none to anybody else; how many wait now."""
    stands = {each.number: each for each in topic.meetings}
    known = _known(db, commune_id, topic)
    still_there = _still_there(db, commune_id, topic, known)
    count = 0
    added = []
    for citizen_id, each in known.items():
        wrong = [
            told
            for number, told in each.told.items()
            if plan.differs(told, stands.get(number), had_last_word=each.had_last_word)
            and max(told["day"], stands[number].day.isoformat()) >= day.isoformat()
        ]
        is_owed = bool(wrong) and citizen_id in still_there
        facts = _correction(topic, wrong, day) if is_owed else None
        row, is_waiting = _kept(db, each, facts, now)
        count += is_waiting or row is not None
        if row is not None:
            mine = {
                "commune_id": commune_id,
                "subject": topic.subject,
                "citizen_id": citizen_id,
                "created_at": now,
            }
            added.append({**row, **mine, "kind": plan.kind_of_correction(wrong, stands)})
    _insert(db, added)
    return count


def _known(db: Db, commune_id: str, topic: Topic) -> dict[int, _Known]:
    found: dict[int, _Known] = defaultdict(_Known)
    for row in of_subject(db, commune_id, topic.subject):
        each = found[row.citizen_id]
        if row.state in (TOLD, LEAVING) and row.facts.get("meetings"):
            each.account_id, each.purpose = row.account_id, row.purpose
            each.told.update({meeting["number"]: meeting for meeting in row.facts["meetings"]})
            each.had_last_word |= row.kind == plan.TOMORROW
        if row.kind in CORRECTIONS:
            each.corrections.append(row)
    return {citizen_id: each for citizen_id, each in found.items() if each.told or each.corrections}


def _still_there(db: Db, commune_id: str, topic: Topic, known: Mapping[int, _Known]) -> set[int]:
    """Who still wants to hear of it: subscribed; or invited, and did not give a seat or a place on the list back."""
    if not known:
        return set()
    if topic.noun == plan.WORKSHOP:
        asked = select(registrations.c.citizen_id).where(
            registrations.c.workshop_id == topic.id, registrations.c.state.not_in(OPEN_REGISTRATIONS)
        )
        # Also those who were invited and took no seat: some may come without.
        wants = known.keys() - set(db.execute(asked).scalars())
    else:
        asked = select(subscriptions.c.citizen_id).where(subscriptions.c.commune_id == commune_id)
        wants = set(db.execute(asked).scalars())
    return {
        citizen for citizen in known.keys() & wants if consents.allows(db, citizen, known[citizen].purpose)
    }


def _correction(topic: Topic, wrong: Sequence[Mapping[str, Any]], day: date) -> dict[str, Any]:
    standing = _standing(topic)
    last = max((each["day"] for each in (*wrong, *standing["meetings"])), default=day.isoformat())
    return {**standing, "before": list(wrong), "until": last, "is_today": _is_today(topic, wrong, day)}


def _is_today(topic: Topic, wrong: Iterable[Mapping[str, Any]], day: date) -> bool:
    days = {each["day"] for each in wrong} | {each.day.isoformat() for each in topic.meetings}
    return day.isoformat() in days


def _kept(
    db: Db, known: _Known, facts: Mapping[str, Any] | None, now: datetime
) -> tuple[dict[str, Any] | None, bool]:
    """Keep, revive or drop the corrections of one person; what is to be added, and whether one waits."""
    is_there = False
    for row in known.corrections:
        if row.state in NOT_YET:
            fits = facts is not None and not is_there and row.facts["meetings"] == facts["meetings"]
            is_there = is_there or fits
            if not fits:
                change(db, row, DROPPED, reason=MOVED)
    if facts is None or is_there:
        return None, is_there
    due_at = now if facts["is_today"] else now + CORRECTION_WAIT
    name = hashlib.sha256(json.dumps(facts["meetings"], sort_keys=True).encode()).hexdigest()[:12]
    taken = {row.slot for row in known.corrections}
    slot = f"correction:{facts['name']}:{name}"
    free = next(
        each for each in (slot, *(f"{slot}:{turn}" for turn in range(2, len(taken) + 3))) if each not in taken
    )
    added: dict[str, Any] = {
        "account_id": known.account_id,
        "purpose": known.purpose,
        "slot": free,
        "facts": dict(facts),
        "state": WAITING,
        "reason": None,
        "due_at": due_at,
    }
    return added, False


# -- one's own registration ----------------------------------------------------------------------------------


def put_own(
    db: Db,
    workshop: rows.WorkshopRow,
    row: rows.RegistrationRow,
    kind: str,
    slot: str,
    *,
    state: str,
    now: datetime,
) -> None:
    """A word about somebody's own seats: as the question for that strand says, it is news of workshops."""
    topic = topics.of_workshop(workshop)
    facts = {
        **_standing(topic),
        "reference": row.reference,
        "seats": row.seats,
        "until": workshop.held_on.isoformat(),
    }
    db.execute(
        insert(table).values(
            commune_id=workshop.commune_id,
            citizen_id=row.citizen_id,
            account_id=row.account_id,
            purpose=consents.WORKSHOPS,
            kind=kind,
            subject=workshop.subject,
            slot=slot,
            facts=facts,
            state=state,
            due_at=now,
            created_at=now,
        )
    )


def drop_own(db: Db, citizen_id: int, workshop_id: int, reason: str) -> None:
    """Take back what has not left about a workshop that somebody does not come to any more."""
    workshop = rows.workshop_by_id(db, workshop_id)
    mine = and_(table.c.citizen_id == citizen_id, table.c.commune_id == workshop.commune_id)
    waiting = and_(mine, table.c.subject == workshop.subject, table.c.state.in_(NOT_YET))
    db.execute(update(table).where(waiting).values(state=DROPPED, reason=reason))
