"""Sessions, workshops, seats and subscriptions in a conversation."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from bot.runtime.scene import Scene
from bot.settings import Settings
from data import consents, contributions
from data.agenda import asking, questions, registrations, rows, states, subscriptions
from data.agenda.asking import SessionView, WorkshopView
from data.agenda.registrations import Refusal, Registered
from data.agenda.rows import SittingRow, WorkshopRow
from data.agenda.states import AgendaError
from data.conversations import ConversationRow
from data.engine import Db
from data.texts import LANGUAGES, for_variety
from flows import types as ask
from flows.types import Json

REGISTRATION = "registration"  # the kind of an item
DOOR_CODE, DOOR_TEXT = 4, 12  # characters: of a code, and of it with what people put around it
ALSO_INSIDE = (*registrations.OPEN, states.CAME)
# What `stop` calls a strand of consent, where its name is another.
_CALLED = {consents.CASE_REPLIES: "requests"}


def called(purposes: Iterable[str]) -> list[Json]:
    """The strands of consent by the names that flows have for them."""
    return [_CALLED.get(each, each) for each in purposes]


def stopped(db: Db, row: ConversationRow, language: str, now: datetime) -> list[Json]:
    """End every notice of a person, by the names that flows have for them."""
    ended = consents.stop(
        db,
        commune_id=row.commune_id,
        citizen_id=row.citizen_id,
        language=language,
        source=row.account_id,
        now=now,
    )
    return called(ended)


# -- sessions ----------------------------------------------------------------------------------------------


def _session(scene: Scene, args: Mapping[str, str]) -> Json:
    commune_id, day = scene.row.commune_id, scene.day
    named = rows.look_session(scene.db, commune_id, args["id"]) if args["id"] else None
    if named is not None:
        view: SessionView | None = asking.session(scene.db, named)
    else:
        view = asking.next_session(scene.db, commune_id, day)
    is_over = named is not None and named.state == states.HELD
    decided = view if is_over else asking.decided(scene.db, commune_id)
    return {
        "session": _as_session(scene, view) if view else None,
        "decided": _as_decided(decided) if decided else None,
        "called_off": [] if named else _called_off(scene, day),
    }


def _as_session(scene: Scene, view: SessionView) -> dict[str, Json]:
    row, agenda = view.row, view.agenda
    before = {each.id: each for each in rows.sittings_of(scene.db, row)}
    shown = [each for _, each in view.sittings if _is_ahead(each, scene.day)]
    return {
        "id": row.session_id,
        "kind": row.kind,
        "title": dict(row.title),
        "state": row.state,
        "month": row.month,
        "sittings": [_as_sitting(each, before) for each in sorted(shown, key=lambda each: each.held_on)],
        "attendance": dict(row.attendance) if row.attendance else None,
        "points": [_as_point(each) for each in agenda.points] if agenda else [],
        "agenda_on": agenda.published_on.isoformat() if agenda else None,
        "version": agenda.number if agenda else 0,
        "ics": _link(scene, row.session_id) if view.is_announced else "",
    }


def _is_ahead(sitting: SittingRow, day: date) -> bool:
    return sitting.state == states.POSTPONED or (sitting.state != states.HELD and sitting.held_on >= day)


def _as_sitting(sitting: SittingRow, before: Mapping[int, SittingRow]) -> dict[str, Json]:
    replaced = before.get(sitting.instead_of_id or 0)
    return {
        "day": sitting.held_on.isoformat(),
        "start": sitting.starts_at,
        "end": sitting.ends_at,
        "place": dict(sitting.place) if sitting.place else None,
        "is_public": sitting.is_public,
        "state": sitting.state,
        "before": replaced.held_on.isoformat() if replaced else None,
        "why": replaced.state if replaced else "",
    }


def _as_point(point: Mapping[str, Any]) -> dict[str, Json]:
    axes = [*(point.get("axes") or ()), *filter(None, (point.get("axis"),))]
    return {"text": _text(point), "axes": axes, "is_petition": bool(point.get("from_petition"))}


def _text(point: Mapping[str, Any]) -> dict[str, Json]:
    return {language: point[language] for language in LANGUAGES if point.get(language)}


def _as_decided(view: SessionView) -> dict[str, Json]:
    row = view.row
    return {
        "id": row.session_id,
        "title": dict(row.title),
        "on": row.deliberations_on.isoformat() if row.deliberations_on else None,
        "decisions": [dict(each) for each in row.deliberations or ()],
    }


def _called_off(scene: Scene, day: date) -> list[Json]:
    """The titles of sessions that were called off and would still be ahead."""
    found: list[Json] = []
    for row in rows.sessions(scene.db, scene.row.commune_id):
        sittings = rows.sittings_of(scene.db, row) if row.state == states.CANCELLED else []
        if any(each.held_on >= day for each in sittings):
            found.append(dict(row.title))
    return found


# -- workshops ---------------------------------------------------------------------------------------------


def _workshops(scene: Scene, args: Mapping[str, str]) -> Json:
    commune_id = scene.row.commune_id
    coming = asking.next_workshops(scene.db, commune_id, day=scene.day, now=scene.now)
    mine = {each["workshop_id"]: each for each in _mine(scene)}
    found = rows.workshops(scene.db, commune_id)
    called_off = [each for each in found if each.state == states.CANCELLED and each.held_on >= scene.day]
    held = [each for each in found if _is_past(each, scene.day)]
    views = [*coming, *(_view(scene, each) for each in called_off)]
    last = _view(scene, max(held, key=lambda each: each.held_on)) if held else None
    return {
        "coming": [_as_workshop(scene, each, mine) for each in views],
        "held": _as_workshop(scene, last, {}) if last else None,
    }


def _is_past(workshop: WorkshopRow, day: date) -> bool:
    return workshop.state == states.HELD or (workshop.state == states.PLANNED and workshop.held_on < day)


def _view(scene: Scene, row: WorkshopRow) -> WorkshopView:
    return asking.workshop(scene.db, row, day=scene.day, now=scene.now)


def _as_workshop(scene: Scene, view: WorkshopView, mine: Mapping[str, Mapping[str, Any]]) -> dict[str, Json]:
    row = view.row
    ends = row.registration_ends_on
    own = mine.get(row.workshop_id)
    return {
        "id": row.workshop_id,
        "short": dict(row.short),
        "title": dict(row.title),
        "day": row.held_on.isoformat(),
        "start": row.starts_at,
        "end": row.ends_at,
        "part": row.part_of_day,
        "place": dict(row.place) if row.place else None,
        "audience": dict(row.audience) if row.audience else None,
        "points": [_text(each) for each in row.agenda],
        "axes": list(row.axes),
        "next_steps": dict(row.next_steps) if row.next_steps else None,
        "minutes": dict(row.minutes) if row.minutes else None,
        "state": row.state,
        "seats": view.closed or ("full" if view.seats_left == 0 else "open"),
        "capacity": row.capacity,
        "left": view.seats_left,
        "until": ends.isoformat() if ends else None,
        "mine": {key: own[key] for key in ("reference", "seats", "state", "place")} if own else None,
        "ics": _link(scene, row.workshop_id) if row.state == states.PLANNED else "",
    }


def _registrations(scene: Scene, args: Mapping[str, str]) -> Json:
    found: list[Json] = []
    for own in _mine(scene):
        view = _view(scene, rows.workshop(scene.db, scene.row.commune_id, own["workshop_id"]))
        found.append({**own, "workshop": _as_workshop(scene, view, {})})
    return {"registrations": found}


def _mine(scene: Scene, wanted: Iterable[str] = registrations.OPEN) -> list[dict[str, Any]]:
    """This person's places in workshops to come of this commune."""
    found = asking.my_registrations(scene.db, scene.row.citizen_id, now=scene.now)
    return [
        {
            "reference": each.registration.reference,
            "seats": each.registration.seats,
            "state": each.registration.state,
            "place": each.place,
            "workshop_id": each.workshop.workshop_id,
        }
        for each in found
        if each.registration.commune_id == scene.row.commune_id
        and each.registration.state in wanted
        and (each.workshop.state == states.POSTPONED or each.workshop.held_on >= scene.day)
        and each.workshop.state != states.HELD
    ]


def own_registration(scene: Scene, typed: str) -> str | None:
    """The reference of this person's own place in a workshop, however it was typed."""
    row = registrations.find(scene.db, scene.row.commune_id, typed)
    return row.reference if row is not None and row.citizen_id == scene.row.citizen_id else None


def _register(scene: Scene, order: ask.RegisterForWorkshop) -> Json:
    return _outcome(
        registrations.register(
            scene.db,
            commune_id=scene.row.commune_id,
            workshop_id=order.workshop_id,
            citizen_id=scene.row.citizen_id,
            account_id=scene.row.account_id,
            language=scene.language,
            seats=order.seats,
            day=scene.day,
            now=scene.now,
        )
    )


def _change_seats(scene: Scene, order: ask.ChangeSeats) -> Json:
    return _outcome(
        registrations.change_seats(
            scene.db,
            commune_id=scene.row.commune_id,
            reference=order.reference,
            citizen_id=scene.row.citizen_id,
            seats=order.seats,
            day=scene.day,
            now=scene.now,
        )
    )


def _cancel(scene: Scene, order: ask.CancelRegistration) -> Json:
    outcome = registrations.cancel(
        scene.db,
        commune_id=scene.row.commune_id,
        reference=order.reference,
        citizen_id=scene.row.citizen_id,
        day=scene.day,
        now=scene.now,
    )
    return _refused(outcome) if isinstance(outcome, Refusal) else {"ok": True}


def _outcome(outcome: Registered | Refusal) -> Json:
    if isinstance(outcome, Refusal):
        return _refused(outcome)
    return {
        "ok": True,
        "reference": outcome.reference,
        "state": outcome.state,
        "seats": outcome.seats,
        "place": outcome.place,
    }


def _refused(refusal: Refusal) -> Json:
    return {
        "ok": False,
        "refusal": refusal.reason.value,
        "reference": refusal.reference,
        "most": refusal.most,
    }


# -- at the door, and after a workshop -------------------------------------------------------------------------------


def door_code(db: Db, commune_id: str, text: str, day: date) -> str:
    """The text as the code of a workshop's door, where it is one; "" otherwise."""
    code = registrations.plain_code(text) if len(text) <= DOOR_TEXT else ""
    return code if len(code) == DOOR_CODE and registrations.of_door(db, commune_id, code, day) else ""


def _door(scene: Scene, args: Mapping[str, str]) -> Json:
    row = registrations.of_door(scene.db, scene.row.commune_id, args["code"], scene.day)
    if row is None:
        return {"workshop": None, "when": "over", "room": 0}
    mine = {each["workshop_id"]: each for each in _mine(scene, ALSO_INSIDE)}
    when = "today" if row.held_on == scene.day else "early" if row.held_on > scene.day else "over"
    if row.state == states.HELD:
        when = "over"
    room = registrations.free(scene.db, row)
    return {"workshop": _as_workshop(scene, _view(scene, row), mine), "when": when, "room": room}


def _arrive(scene: Scene, order: ask.Arrive) -> Json:
    found = registrations.of_door(scene.db, scene.row.commune_id, order.code, scene.day)
    if found is None:
        return {"ok": False, "refusal": registrations.Reason.UNKNOWN.value}
    return _outcome(
        registrations.arrive(
            scene.db,
            commune_id=scene.row.commune_id,
            workshop_id=found.workshop_id,
            citizen_id=scene.row.citizen_id,
            code=order.code,
            day=scene.day,
            now=scene.now,
        )
    )


def _walk_in(scene: Scene, order: ask.WalkIn) -> Json:
    found = registrations.of_door(scene.db, scene.row.commune_id, order.code, scene.day)
    if found is None:
        return {"ok": False, "refusal": registrations.Reason.UNKNOWN.value}
    return _outcome(
        registrations.walk_in(
            scene.db,
            commune_id=scene.row.commune_id,
            workshop_id=found.workshop_id,
            citizen_id=scene.row.citizen_id,
            account_id=scene.row.account_id,
            language=scene.language,
            code=order.code,
            seats=order.seats,
            day=scene.day,
            now=scene.now,
        )
    )


def _workshop_questions(scene: Scene, args: Mapping[str, str]) -> Json:
    found = questions.came(scene.db, scene.row.commune_id, scene.row.citizen_id, args["id"])
    if found is None:
        return {"id": "", "title": None, "day": None, "axes": []}
    workshop, mine = found
    return {
        "id": workshop.workshop_id,
        "title": dict(workshop.title),
        "day": workshop.held_on.isoformat(),
        "axes": list(questions.waiting(scene.db, mine.id)),
    }


def _record_answers(scene: Scene, order: ask.RecordWorkshopAnswers) -> Json:
    """One contribution an axis; who has said too much for a day keeps what was taken until then."""
    found = questions.came(scene.db, scene.row.commune_id, scene.row.citizen_id, order.workshop_id)
    if found is None:
        return {"ok": False, "refusal": "unknown"}
    workshop, mine = found
    waiting = questions.waiting(scene.db, mine.id)
    references: dict[str, str] = {}
    refusal = "unknown"
    for each in order.answers:
        if each.axis_id in waiting:
            result = _contribute(scene, workshop, each, order.name)
            if isinstance(result, contributions.Refusal):
                refusal = result.value
                break
            references[each.axis_id] = result
    if not references:
        return {"ok": False, "refusal": refusal}
    if order.name is None:
        scene.forget_form()
    else:
        questions.close(scene.db, mine.id, references, order.skipped)
    return {"ok": True, "references": list(references.values())}


def _contribute(
    scene: Scene, workshop: WorkshopRow, answer: ask.WorkshopAnswer, name: str | None
) -> str | contributions.Refusal:
    current = scene.visit.round
    return contributions.record(
        scene.db,
        commune_id=scene.row.commune_id,
        citizen_id=scene.row.citizen_id,
        kind="idea" if current and current.kind == "ideas" else "comment",
        round_id=current.id if current else None,
        programme_number=scene.visit.programme.version,
        axis_id=answer.axis_id,
        commitment_id=None,
        words=answer.words,
        attachment_tokens=answer.media,
        name=name,
        language=scene.language,
        channel=scene.channel,
        source=questions.source(workshop),
        day=scene.day,
        now=scene.now,
    )


# -- what somebody is told without asking ------------------------------------------------------------------------


def _my_subscriptions(scene: Scene, args: Mapping[str, str]) -> Json:
    """What is on: a row and the consent to it; nothing is on by one of them alone."""
    citizen_id = scene.row.citizen_id
    agreed = consents.subscriptions(scene.db, citizen_id)
    on = subscriptions.of_citizen(scene.db, citizen_id) if consents.SESSIONS in agreed else []
    return {
        "all": any(each.kind == subscriptions.ALL for each in on),
        "mine": any(each.kind == subscriptions.MINE for each in on),
        "axes": [each.axis_id for each in on if each.kind == subscriptions.AXIS],
        # News of other workshops come only after a yes; word on one's own seat or matter until a no.
        "workshops": consents.last_word(scene.db, citizen_id, consents.WORKSHOPS) is True,
        "replies": consents.CASE_REPLIES in agreed,
        "comments": consents.last_word(scene.db, citizen_id, consents.COMMENTS),
    }


def _subscribe(scene: Scene, order: ask.Subscribe) -> Json:
    """Something narrower takes the place of all sessions: it was chosen instead."""
    citizen_id = scene.row.citizen_id
    if consents.last_word(scene.db, citizen_id, consents.SESSIONS) is not True:
        return {"ok": False, "refusal": "no_consent"}
    if order.kind != subscriptions.ALL:
        subscriptions.unsubscribe(scene.db, citizen_id, subscriptions.ALL)
    try:
        subscriptions.subscribe(
            scene.db,
            commune_id=scene.row.commune_id,
            citizen_id=citizen_id,
            account_id=scene.row.account_id,
            kind=order.kind,
            axis_id=order.axis_id,
            language=scene.language,
            now=scene.now,
        )
    except AgendaError:
        return {"ok": False, "refusal": "unknown_axis"}
    return {"ok": True}


_STRANDS = {
    "workshops": consents.WORKSHOPS,
    "replies": consents.CASE_REPLIES,
    "comments": consents.COMMENTS,
}


def _unsubscribe(scene: Scene, order: ask.Unsubscribe) -> Json:
    """One thing less; with the last of the sessions the consent to them ends, so that it is asked for anew."""
    purpose = _STRANDS.get(order.kind, consents.SESSIONS)
    if purpose == consents.SESSIONS:
        subscriptions.unsubscribe(scene.db, scene.row.citizen_id, order.kind, order.axis_id)
        if subscriptions.of_citizen(scene.db, scene.row.citizen_id):
            return {"ok": True}
    consents.record(
        scene.db,
        commune_id=scene.row.commune_id,
        citizen_id=scene.row.citizen_id,
        purpose=purpose,
        is_given=False,
        text_shown="unsubscribe",
        language=scene.language,
        source=scene.row.account_id,
        now=scene.now,
    )
    return {"ok": True}


# -- the calendar entry --------------------------------------------------------------------------------------------


def _link(scene: Scene, name: str) -> str:
    return calendar_link(scene.settings, scene.row.commune_id, name, scene.language)


def calendar_link(settings: Settings, commune_id: str, name: str, language: str) -> str:
    """Where a telephone fetches the entry, in the language of the conversation."""
    base = settings.public_url.rstrip("/")
    return f"{base}/calendar/{commune_id}/{name}.ics?language={for_variety(language)}" if base else ""


HANDLERS: dict[type, Callable[[Scene, Any], Json]] = {
    ask.Subscribe: _subscribe,
    ask.Unsubscribe: _unsubscribe,
    ask.RegisterForWorkshop: _register,
    ask.ChangeSeats: _change_seats,
    ask.CancelRegistration: _cancel,
    ask.Arrive: _arrive,
    ask.WalkIn: _walk_in,
    ask.RecordWorkshopAnswers: _record_answers,
}
LOOKS: dict[str, Callable[[Scene, Mapping[str, str]], Json]] = {
    "session": _session,
    "workshops": _workshops,
    "registrations": _registrations,
    "my_subscriptions": _my_subscriptions,
    "door": _door,
    "workshop_questions": _workshop_questions,
}
