"""A comment or an idea that is written down for somebody: read back to them, agreed to, recorded."""

from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from bot.console.visit import Refused, Visit
from data import contributions, counter, programmes, rounds
from data.agenda import rows as agenda
from data.contributions import Refusal
from data.engine import Db
from data.programmes import ProgrammeRow

WORDS, NAME = 4_000, 120  # characters
LANGUAGES = ("ary-Arab", "ar", "fr", "ary-Latn")
COUNTER = "counter"  # the channel, and the place that is no workshop


@dataclass(frozen=True, slots=True)
class _Scene:
    """What there is to choose from."""

    programme: ProgrammeRow
    round: rounds.RoundRow | None
    workshops: list[tuple[str, str]]


async def asked(visit: Visit) -> Response:
    return await _form(visit)


async def _form(visit: Visit, trouble: str = "", status: int = 200) -> Response:
    scene = await visit.read(lambda db: _scene(visit, db))
    return visit.render(
        "counter_contribution.html",
        status,
        trouble=trouble,
        typed=visit.form,
        round=scene.round,
        places=_places(visit, scene.programme),
        workshops=scene.workshops,
        languages=LANGUAGES,
        words_limit=WORDS,
    )


async def done(visit: Visit) -> Response:
    """Record it. The same words again within the day are the same contribution: a form that was sent twice."""
    if trouble := _lacking(visit):
        return await _form(visit, trouble, 422)
    reference = await visit.write(lambda db: _entered(visit, db))
    if isinstance(reference, Refusal):
        return await _form(visit, "closed", 409)
    return visit.redirect(f"/counter/receipt/{reference}", "counter-recorded")


def _entered(visit: Visit, db: Db) -> str | Refusal:
    form, scene = visit.form, _scene(visit, db)
    axis_id, _, commitment_id = form("place").partition("/")
    if (axis_id, commitment_id) not in _known(scene.programme):
        raise Refused("counter-lacks-place", 422)
    if scene.round is None:
        return Refusal.ROUND_CLOSED
    workshop = form("workshop")
    if workshop and workshop not in dict(scene.workshops):
        raise Refused("counter-lacks-workshop", 422)
    before = counter.entered_today(
        db, visit.commune_id, words=form("words"), entered_by=visit.actor, day=visit.day
    )
    if before:
        return before
    entered = contributions.enter(
        db,
        entered_by=visit.actor,
        commune_id=visit.commune_id,
        kind="idea" if scene.round.kind == "ideas" else "comment",
        round_id=scene.round.id,
        programme_number=scene.programme.number,
        axis_id=axis_id,
        commitment_id=commitment_id or None,
        words=form("words"),
        name=form("name") or None,
        language=form("language"),
        channel=COUNTER,
        source=f"workshop:{workshop}" if workshop else COUNTER,
        day=visit.day,
        now=visit.now,
    )
    if not isinstance(entered, Refusal):
        visit.note(db, "contribution_entered", entered)
    return entered


def _lacking(visit: Visit) -> str:
    form = visit.form
    if not form("words"):
        return "lacks-words"
    if len(form("words")) > WORDS or len(form("name")) > NAME:
        return "too-long"
    if form("language") not in LANGUAGES:
        return "lacks-language"
    if not form("place"):
        return "lacks-place"
    return "" if form("agreed") else "lacks-agreed"


def _scene(visit: Visit, db: Db) -> _Scene:
    programme = programmes.load(db, programmes.newest_id(db, visit.commune_id))
    current = rounds.current(db, visit.commune_id, visit.day)
    held = [
        (row.workshop_id, visit.words.pick(row.short))
        for row in agenda.workshops(db, visit.commune_id)
        if row.state != "cancelled" and row.held_on <= visit.day
    ]
    return _Scene(programme, current, held)


def _known(programme: ProgrammeRow) -> set[tuple[str, str]]:
    return {
        (axis["id"], each)
        for axis in programme.content["axes"]
        for each in ("", *(commitment["id"] for commitment in axis.get("commitments", ())))
    }


def _places(visit: Visit, programme: ProgrammeRow) -> list[dict[str, Any]]:
    """The axes, each with its commitments, by their titles."""
    return [
        {
            "title": visit.words.pick(axis["title"]),
            "options": [
                (axis["id"], visit.words("counter-whole-axis")),
                *(
                    (f"{axis['id']}/{each['id']}", visit.words.pick(each["title"]))
                    for each in axis.get("commitments", ())
                ),
            ],
        }
        for axis in programme.content["axes"]
    ]
