"""Official answers: what the commune says became of a contribution, and why; the author is told (data/fates.py).

An answer is never changed: a later one is a row more, and the last one holds. The same answer again is the same answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, insert, select

from data import audit, contributions, fates, programmes
from data.contributions import COLUMNS, ContributionRow
from data.engine import Db
from data.passages import Place, title
from data.tables import contribution_themes
from data.tables import contributions as contributions_table
from data.tables import official_answers as table

ACCEPTED, PARTLY, NOT_ACCEPTED = "accepted", "partly", "not_accepted"
STATES = (ACCEPTED, PARTLY, NOT_ACCEPTED)
LANGUAGES = ("ar", "fr", "ary", "ary-Latn")
LONGEST = 1_500  # characters of a reason in one language: two messages of a chat at most


class AnswerError(ValueError):
    """This cannot be answered so; the words say why."""


@dataclass(frozen=True, slots=True)
class Measure:
    """The place of the programme that changed because of it; without a number, of the version that is adopted."""

    axis_id: str
    commitment_id: str | None = None
    programme_number: int | None = None


@dataclass(frozen=True, slots=True)
class AnswerRow:
    id: int
    contribution_id: int
    state: str  # accepted, partly, not_accepted
    reasons: Mapping[str, str]  # by language; at least one
    axis_id: str | None  # of the measure that changed
    commitment_id: str | None
    programme_number: int | None
    answered_by: str
    answered_on: date
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class Published:
    """An answer in force, and how its author hears of it."""

    reference: str
    answer: AnswerRow
    is_new: bool  # else the same answer was given before, and nobody is told again
    told: str  # fates.WAITS, BY_CODE, STOPPED, NO_WAY; "" when it is not new


_COLUMNS = tuple(table.c[name] for name in AnswerRow.__dataclass_fields__)
_OF = (
    select(*_COLUMNS).where(table.c.contribution_id == bindparam("contribution")).order_by(table.c.id.desc())
)


# -- asking ------------------------------------------------------------------------------------------------


def of_contribution(db: Db, contribution_id: int) -> list[AnswerRow]:
    """Every answer that was given to it, the one in force first."""
    return [AnswerRow(*row) for row in db.execute(_OF, {"contribution": contribution_id})]


def in_force(db: Db, contribution_id: int) -> AnswerRow | None:
    """The answer that holds."""
    row = db.one(_OF.limit(1), {"contribution": contribution_id})
    return AnswerRow(*row) if row else None


def of_many(db: Db, contribution_ids: Sequence[int]) -> dict[int, AnswerRow]:
    """The answers that hold, by contribution."""
    if not contribution_ids:
        return {}
    wanted = select(*_COLUMNS).where(table.c.contribution_id.in_(contribution_ids)).order_by(table.c.id)
    return {row.contribution_id: AnswerRow(*row) for row in db.execute(wanted)}


# -- answering ---------------------------------------------------------------------------------------------


def publish(
    db: Db,
    row: ContributionRow,
    *,
    state: str,
    reasons: Mapping[str, str],
    measure: Measure | None = None,
    actor: str,
    day: date,
    now: datetime,
) -> Published:
    """Answer a contribution as it was seen, and let its author know. AnswerError; Conflict when it was changed since."""
    values = _checked(db, row.commune_id, state, reasons, measure)
    done = _publish(db, row, values, actor=actor, day=day, now=now)
    if not done.is_new:
        return done
    told = fates.tell(
        db, [row], fates.ANSWERED, name=str(done.answer.id), day=day, now=now, answer=done.answer.id
    )
    return Published(done.reference, done.answer, is_new=True, told=told[0])


def publish_theme(
    db: Db,
    commune_id: str,
    theme_id: int,
    *,
    state: str,
    reasons: Mapping[str, str],
    measure: Measure | None = None,
    replaces: bool = False,
    actor: str,
    day: date,
    now: datetime,
) -> list[Published]:
    """Answer all that say the same at once; everybody is told once, however often they said it. AnswerError, Conflict.

    What has an answer of its own keeps it, unless it `replaces` them.
    """
    values = _checked(db, commune_id, state, reasons, measure)
    rows = [row for row in _of_theme(db, commune_id, theme_id) if replaces or row.answer_state is None]
    done = [_publish(db, row, values, actor=actor, day=day, now=now) for row in rows]
    fresh = [(row, each) for row, each in zip(rows, done, strict=True) if each.is_new]
    found = [each for each in done if not each.is_new]
    if fresh:
        # The answers of one theme say the same: any of them can be told.
        answer = fresh[0][1].answer.id
        told = fates.tell(
            db,
            [row for row, _ in fresh],
            fates.ANSWERED,
            name=f"theme:{answer}",
            day=day,
            now=now,
            answer=answer,
        )
        found += [
            Published(each.reference, each.answer, is_new=True, told=how)
            for (_, each), how in zip(fresh, told, strict=True)
        ]
    return sorted(found, key=lambda each: each.reference)


def _of_theme(db: Db, commune_id: str, theme_id: int) -> list[ContributionRow]:
    """What stands in a theme and was not taken back. AnswerError."""
    wanted = select(contribution_themes.c.id).where(
        contribution_themes.c.commune_id == commune_id, contribution_themes.c.id == theme_id
    )
    if db.value(wanted) is None:
        raise AnswerError(f"{commune_id} has no theme {theme_id}.")
    rows = db.execute(
        select(*COLUMNS)
        .where(contributions_table.c.commune_id == commune_id, contributions_table.c.theme_id == theme_id)
        .where(contributions_table.c.status == "received")
        .order_by(contributions_table.c.id)
    )
    return [ContributionRow(*row) for row in rows]


def _publish(
    db: Db, row: ContributionRow, values: Mapping[str, Any], *, actor: str, day: date, now: datetime
) -> Published:
    """Write the answer and move the contribution; nothing when it was answered so already."""
    if row.status != "received":
        raise AnswerError(f"{row.reference} was {row.status}: there is nothing to answer any more.")
    before = in_force(db, row.id)
    if before is not None and all(getattr(before, name) == value for name, value in values.items()):
        return Published(row.reference, before, is_new=False, told="")
    answered = {"answered_by": actor, "answered_on": day, "answered_at": now}
    db.execute(insert(table).values(commune_id=row.commune_id, contribution_id=row.id, **values, **answered))
    contributions.move(db, row, "answered", actor=actor, day=day, changes={"answer_state": values["state"]})
    audit.note(
        db, row.commune_id, actor, "contribution_answered", row.reference, now, {"state": values["state"]}
    )
    answer = in_force(db, row.id)
    assert answer is not None  # noqa: S101 - it was written a moment ago
    return Published(row.reference, answer, is_new=True, told="")


def _checked(
    db: Db, commune_id: str, state: str, reasons: Mapping[str, str], measure: Measure | None
) -> dict[str, Any]:
    if state not in STATES:
        raise AnswerError(f"An answer is one of {', '.join(STATES)}, not {state!r}.")
    written = {language: words.strip() for language, words in reasons.items() if words.strip()}
    if not written:
        raise AnswerError("Write the reason in one language at least: it is what the author is told.")
    for language, words in written.items():
        if language not in LANGUAGES:
            raise AnswerError(f"{language!r} is no language of the chat; expected {', '.join(LANGUAGES)}.")
        if len(words) > LONGEST:
            raise AnswerError(
                f"The reason in {language} has {len(words)} characters; at most {LONGEST} are read."
            )
    return {"state": state, "reasons": written, **_place(db, commune_id, measure)}


def _place(db: Db, commune_id: str, measure: Measure | None) -> dict[str, Any]:
    if measure is None:
        return {"axis_id": None, "commitment_id": None, "programme_number": None}
    versions = programmes.of_commune(db, commune_id)
    adopted = [each for each in versions if each.status == "adopted"]
    number = measure.programme_number
    if number is not None and number not in {each.number for each in adopted}:
        raise AnswerError(f"The programme has no adopted version {number}.")
    known = next((each for each in adopted if each.number == number), (adopted or versions)[-1])
    if title(known.content, Place(measure.axis_id, measure.commitment_id)) is None:
        where = measure.commitment_id or measure.axis_id
        raise AnswerError(f"Version {known.number} of the programme has no {where!r}.")
    return {
        "axis_id": measure.axis_id,
        "commitment_id": measure.commitment_id,
        "programme_number": known.number if known.status == "adopted" else None,
    }
