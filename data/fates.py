"""What became of a contribution, told to its author: the official answer, the adopted words beside the draft's, moderation.

Who gave a name is told in the chat, under the strand of replies, by the announcements' machinery (windows, templates, quiet hours);
each matter once. Who gave none finds the same by the code. Nothing is sent here: rows wait.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import and_, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from data import consents, programmes
from data.agenda import announcements
from data.contributions import ContributionRow
from data.engine import Db
from data.passages import Passage, Place, changes, title
from data.programmes import ProgrammeRow
from data.tables import announcements as table
from data.tables import consents as consents_table
from data.tables import contributions, conversations, official_answers

ANSWERED, ADOPTED, HIDDEN, SHOWN = "answered", "adopted", "hidden", "shown"
KINDS = (ANSWERED, ADOPTED, HIDDEN, SHOWN)
CONTRIBUTION, PROGRAMME = "contribution", "programme"  # what an announcement of ours is about
# How an author hears of it.
WAITS, BY_CODE, STOPPED, NO_WAY = "waits", "by_code", "stopped", "no_way"
TOLD_UNTIL = timedelta(days=365)  # an answer is worth having for as long as the programme is young
PLACES = 3  # of one person's, beside each other in one message; the rest is found by the codes
REFERENCES = 5  # of one person's comments that are named in one message


# -- one matter ----------------------------------------------------------------------------------------------


def tell(
    db: Db,
    rows: Sequence[ContributionRow],
    kind: str,
    *,
    name: str,
    day: date,
    now: datetime,
    **facts: Any,
) -> list[str]:
    """Let the authors of these know, each once for all of theirs; how each row's author hears of it.

    `name` tells one occasion from another: the same one is never told twice. What was to be told of the same matter before,
    and was not, is dropped.
    """
    by_author: dict[int, list[ContributionRow]] = defaultdict(list)
    for row in rows:
        if row.citizen_id is not None:
            by_author[row.citizen_id].append(row)
    ways = {citizen: _tell(db, mine, kind, name, facts, day, now) for citizen, mine in by_author.items()}
    return [BY_CODE if row.citizen_id is None else ways[row.citizen_id] for row in rows]


def _tell(
    db: Db,
    mine: Sequence[ContributionRow],
    kind: str,
    name: str,
    facts: Mapping[str, Any],
    day: date,
    now: datetime,
) -> str:
    first = mine[0]
    citizen_id = first.citizen_id
    assert citizen_id is not None  # noqa: S101 - the caller sorted by it
    for row in mine:
        overtake(db, citizen_id, _subject(row.reference), kind)
    if not consents.allows(db, citizen_id, consents.CASE_REPLIES):
        return STOPPED
    account_id = account_of(db, first)
    if account_id is None:
        return NO_WAY
    references = [row.reference for row in mine][:REFERENCES]
    told = {**facts, "references": references, "language": first.language}
    values = _row(first.commune_id, kind, _subject(first.reference), f"{kind}:{name}", told, day, now)
    _put(db, [{**values, "citizen_id": citizen_id, "account_id": account_id}])
    return WAITS


def overtake(db: Db, citizen_id: int, subject: str, kind: str) -> int:
    """Take back what has not left and something newer says better; how many. Hiding and showing take each other back."""
    kinds = (HIDDEN, SHOWN) if kind in (HIDDEN, SHOWN) else (kind,)
    mine = and_(table.c.citizen_id == citizen_id, table.c.subject == subject, table.c.kind.in_(kinds))
    waiting = update(table).where(mine, table.c.state.in_(announcements.NOT_YET))
    gone = waiting.values(state=announcements.DROPPED, reason=announcements.OVERTAKEN).returning(table.c.id)
    return len(db.execute(gone).all())


def _subject(reference: str) -> str:
    return f"{CONTRIBUTION}:{reference}"


def _row(
    commune_id: str, kind: str, subject: str, slot: str, facts: Mapping[str, Any], day: date, now: datetime
) -> dict[str, Any]:
    return {
        "commune_id": commune_id,
        "purpose": consents.CASE_REPLIES,
        "kind": kind,
        "subject": subject,
        "slot": slot,
        "facts": {**facts, "until": (day + TOLD_UNTIL).isoformat()},
        "state": announcements.WAITING,
        "due_at": now,
        "created_at": now,
    }


def _put(db: Db, found: Sequence[Mapping[str, Any]]) -> None:
    """Whoever has the slot was told of it, or will be."""
    if found:
        dialect = postgresql if db.is_postgres else sqlite
        db.execute(dialect.insert(table).on_conflict_do_nothing(), found)


def _accounts(
    db: Db, commune_id: str, citizens: Iterable[int] | None, channels: Mapping[int, str]
) -> dict[int, str]:
    """Where each of these people is written to: on the channel on which they said it, else where they wrote last."""
    asked = select(
        conversations.c.citizen_id, conversations.c.account_id, conversations.c.last_inbound_at
    ).where(conversations.c.commune_id == commune_id)
    if citizens is not None:
        asked = asked.where(conversations.c.citizen_id.in_(list(citizens)))
    best: dict[int, tuple[bool, float, str]] = {}
    for citizen_id, account_id, heard_at in db.execute(asked):
        is_there = str(account_id).partition(":")[0] == channels.get(citizen_id)
        place = (is_there, heard_at.timestamp() if heard_at else 0.0, str(account_id))
        best[citizen_id] = max(place, best.get(citizen_id, place))
    return {citizen_id: account_id for citizen_id, (_, _, account_id) in best.items()}


def account_of(db: Db, row: ContributionRow) -> str | None:
    """Where the author of a named contribution is written to."""
    if row.citizen_id is None:
        return None
    found = _accounts(db, row.commune_id, [row.citizen_id], {row.citizen_id: row.channel})
    return found.get(row.citizen_id)


# -- the adopted programme -----------------------------------------------------------------------------------


def tell_adopted(db: Db, commune_id: str, number: int, *, day: date, now: datetime) -> int:
    """Let each named author know, once, what the adopted version made of the places that they spoke of; how many people.

    A correction of an adopted version tells only those who were not told yet.
    """
    versions = programmes.of_commune(db, commune_id)
    run = adopted_run(versions, number)
    adopted = next((each for each in versions if each.number == number), None)
    if adopted is None or not run:
        return 0
    drafts = {each.id: each for each in _drafts_of(versions, run)}
    touched = _touched(db, commune_id, drafts, adopted)
    silent = _said_no(db, commune_id)
    channels = {citizen: mine[-1][1] for citizen, mine in touched.items()}
    accounts = _accounts(db, commune_id, None, channels)
    rows = []
    for citizen_id, mine in touched.items():
        if citizen_id in silent or citizen_id not in accounts:
            continue
        places = list(dict.fromkeys(place for place, _, _ in mine))
        facts = {"number": number, "places": [list(each) for each in places], "language": mine[-1][2]}
        row = _row(commune_id, ADOPTED, f"{PROGRAMME}:{number}", f"{ADOPTED}:{run[0]}", facts, day, now)
        rows.append({**row, "citizen_id": citizen_id, "account_id": accounts[citizen_id]})
    known = set(
        db.execute(
            select(table.c.citizen_id).where(
                table.c.slot == f"{ADOPTED}:{run[0]}", table.c.commune_id == commune_id
            )
        ).scalars()
    )
    fresh = [row for row in rows if row["citizen_id"] not in known]
    _put(db, fresh)
    _renew(db, commune_id, f"{ADOPTED}:{run[0]}", rows)
    return len(fresh)


def _renew(db: Db, commune_id: str, slot: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """What waits speaks of the newest adopted version; whom it touches no more is told nothing."""
    waiting = db.execute(
        select(table.c.id, table.c.citizen_id)
        .where(table.c.commune_id == commune_id, table.c.slot == slot)
        .where(table.c.state.in_(announcements.NOT_YET))
    ).all()
    now_said = {row["citizen_id"]: row for row in rows}
    for announcement_id, citizen_id in waiting:
        row = now_said.get(citizen_id)
        values: dict[str, Any] = (
            {"facts": row["facts"], "subject": row["subject"]}
            if row
            else {"state": announcements.DROPPED, "reason": announcements.NOT_CONCERNED}
        )
        db.execute(update(table).where(table.c.id == announcement_id).values(values))


def adopted_run(versions: Sequence[ProgrammeRow], number: int) -> list[int]:
    """The adopted version of this number with those before it that it corrects, oldest first; a draft between begins anew."""
    run: list[int] = []
    for version in versions:
        if version.number > number:
            break
        run = [*run, version.number] if version.status == "adopted" else []
    return run


def _drafts_of(versions: Sequence[ProgrammeRow], run: Sequence[int]) -> list[ProgrammeRow]:
    """The drafts that led to an adopted version: those since the programme before it."""
    before = [each.number for each in versions if each.status == "adopted" and each.number < run[0]]
    first = max(before, default=0)
    return [each for each in versions if first < each.number < run[0]]


Touched = dict[int, list[tuple[tuple[str, str | None, int], str, str]]]


def _touched(db: Db, commune_id: str, drafts: Mapping[int, ProgrammeRow], adopted: ProgrammeRow) -> Touched:
    """By author: the places they spoke of whose words changed, with the draft they read; channel and language."""
    c = contributions.c
    asked = (
        select(c.citizen_id, c.axis_id, c.commitment_id, c.programme_version_id, c.channel, c.language)
        .where(c.commune_id == commune_id, c.citizen_id.is_not(None), c.status == "received")
        .where(c.programme_version_id.in_(drafts))
        .order_by(c.id)
    )
    found: Touched = defaultdict(list)
    has_changed: dict[tuple[str, str | None, int], bool] = {}
    for row in db.execute(asked):
        draft = drafts[row.programme_version_id]
        place = (row.axis_id, row.commitment_id, draft.number)
        if place not in has_changed:
            where = Place(row.axis_id, row.commitment_id)
            has_changed[place] = bool(changes(draft.content, adopted.content, where))
        if has_changed[place]:
            found[row.citizen_id].append((place, row.channel, row.language))
    return found


def _said_no(db: Db, commune_id: str) -> set[int]:
    """Whoever wants no replies."""
    c = consents_table.c
    newest = (
        select(func.max(c.id))
        .where(c.commune_id == commune_id, c.purpose == consents.CASE_REPLIES)
        .group_by(c.citizen_id)
    )
    return set(db.execute(select(c.citizen_id).where(c.id.in_(newest), c.is_given.is_(False))).scalars())


# -- what is said --------------------------------------------------------------------------------------------


def adopted_for(versions: Sequence[ProgrammeRow], draft_id: int) -> ProgrammeRow | None:
    """The adopted version that a draft led to, as last corrected."""
    later = [each for each in versions if each.id > draft_id]
    first = next((n for n, each in enumerate(later) if each.status == "adopted"), None)
    if first is None:
        return None
    end = next((n for n, each in enumerate(later) if n > first and each.status != "adopted"), len(later))
    return later[end - 1]


def compared(draft: ProgrammeRow, adopted: ProgrammeRow, place: Place) -> dict[str, Any]:
    """A place as the draft and the adopted version have it, as plain values: its title, its passages that changed."""
    found = changes(draft.content, adopted.content, place)
    name = title(adopted.content, place) or title(draft.content, place) or {}
    return {"title": dict(name), "passages": [_plain(each) for each in found]}


def _plain(passage: Passage) -> dict[str, Any]:
    return {name: dict(words) if words else None for name, words in asdict(passage).items()}


def of_item(db: Db, row: ContributionRow) -> dict[str, Any]:
    """What became of an item, as flows see it: `answer`, `hidden`, `adopted` (flows/fates.py)."""
    if row.status != "received":
        return {"answer": None, "hidden": "", "adopted": None}
    versions = programmes.of_commune(db, row.commune_id)
    draft = next(each for each in versions if each.id == row.programme_version_id)
    adopted = adopted_for(versions, draft.id)
    answer = _answer(db, row.id)
    return {
        "answer": _said(row, answer, draft, adopted) if answer else None,
        "hidden": row.hidden_reason or "",
        "adopted": compared(draft, adopted, Place(row.axis_id, row.commitment_id)) if adopted else None,
    }


def _answer(db: Db, contribution_id: int) -> Any:
    newest = select(official_answers).where(official_answers.c.contribution_id == contribution_id)
    return db.one(newest.order_by(official_answers.c.id.desc()).limit(1))


def answer_said(db: Db, row: ContributionRow, answer_id: int) -> dict[str, Any] | None:
    """An answer, which may be that of another contribution of the theme, as the author of this one reads it; None when it is gone."""
    answer = db.one(select(official_answers).where(official_answers.c.id == answer_id)) or _answer(db, row.id)
    if answer is None:
        return None
    versions = programmes.of_commune(db, row.commune_id)
    draft = next(each for each in versions if each.id == row.programme_version_id)
    return _said(row, answer, draft, adopted_for(versions, draft.id))


def _said(
    row: ContributionRow, answer: Any, draft: ProgrammeRow, adopted: ProgrammeRow | None
) -> dict[str, Any]:
    """An answer as plain values; the measure by its title, with what changed in it where it is not the place they spoke of."""
    place = Place(answer.axis_id, answer.commitment_id) if answer.axis_id else None
    found = compared(draft, adopted or draft, place) if place else {"title": None, "passages": []}
    return {
        "state": answer.state,
        "reasons": dict(answer.reasons),
        "answered_on": answer.answered_on.isoformat(),
        "measure": found["title"] or None,
        "passages": [] if place == Place(row.axis_id, row.commitment_id) else found["passages"],
    }


def hears_of_adoption(db: Db, citizen_id: int, row: ContributionRow) -> bool:
    """Whether what the adopted version made of this place is told, or was told, to somebody by itself."""
    rows = db.execute(
        select(table.c.facts)
        .where(table.c.citizen_id == citizen_id, table.c.kind == ADOPTED)
        .where(table.c.state != announcements.DROPPED)
    )
    place = [row.axis_id, row.commitment_id]
    return any(each[:2] == place for facts in rows.scalars() for each in facts["places"])
