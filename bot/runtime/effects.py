"""Carrying out what a flow orders: one handler an order, inside the turn's transaction. Results are plain JSON."""

from collections.abc import Callable
from typing import Any

from bot.runtime import agenda, requests
from bot.runtime.scene import Scene
from data import consents, contributions, conversations, forgetting, texts
from data.contributions import Refusal
from flows import types as ask
from flows.types import Json, Order


def perform(scene: Scene, order: Order) -> Json:
    """Do what the flow asks for and return its result."""
    return HANDLERS[type(order)](scene, order)


def _record_consent(scene: Scene, order: ask.RecordConsent) -> Json:
    shown = texts.catalogue(texts.for_variety(scene.language))
    consents.record(
        scene.db,
        commune_id=scene.row.commune_id,
        citizen_id=scene.row.citizen_id,
        purpose=order.purpose,
        is_given=order.is_given,
        text_shown=shown.text(order.text_key),
        language=scene.language,
        source=scene.row.account_id,
        now=scene.now,
    )
    return {"ok": True}


def _record_contribution(scene: Scene, order: ask.RecordContribution) -> Json:
    current = scene.visit.round
    result = contributions.record(
        scene.db,
        commune_id=scene.row.commune_id,
        citizen_id=scene.row.citizen_id,
        kind=order.kind,
        round_id=current.id if current else None,
        programme_number=scene.visit.programme.version,
        axis_id=order.axis_id,
        commitment_id=order.commitment_id,
        words=order.words,
        attachment_tokens=order.media,
        name=order.name,
        language=scene.language,
        channel=scene.channel,
        day=scene.day,
        now=scene.now,
    )
    if isinstance(result, Refusal):
        return {"ok": False, "refusal": result.value}
    if order.name is None:
        scene.forget_form()
    return {"ok": True, "reference": result}


def _correct(scene: Scene, order: ask.CorrectContribution) -> Json:
    _hide_code(scene, order.reference)
    return _outcome(
        contributions.correct(
            scene.db,
            commune_id=scene.row.commune_id,
            reference=order.reference,
            words=order.words,
            citizen_id=scene.row.citizen_id,
            day=scene.day,
            now=scene.now,
        )
    )


def _withdraw(scene: Scene, order: ask.WithdrawContribution) -> Json:
    _hide_code(scene, order.reference)
    return _outcome(
        contributions.withdraw(
            scene.db,
            commune_id=scene.row.commune_id,
            reference=order.reference,
            citizen_id=scene.row.citizen_id,
            day=scene.day,
            now=scene.now,
        )
    )


def _hide_code(scene: Scene, reference: str) -> None:
    """An anonymous item's code and its new words leave the log with the form they came in."""
    if contributions.is_anonymous(scene.db, scene.row.commune_id, reference):
        scene.forget_form()


def _outcome(refusal: Refusal | None) -> Json:
    return {"ok": False, "refusal": refusal.value} if refusal else {"ok": True}


def _hand_over(scene: Scene, order: ask.HandOver) -> Json:
    conversations.hand_over(scene.db, scene.row.id, scene.now)
    return {"ok": True}


def _forget_me(scene: Scene, order: ask.ForgetMe) -> Json:
    forgotten = forgetting.forget_citizen(
        scene.db,
        commune_id=scene.row.commune_id,
        citizen_id=scene.row.citizen_id,
        message_id=scene.message_id,
        day=scene.day,
        now=scene.now,
    )
    scene.has_traces = scene.is_forgotten = True
    return {"ok": True, "contributions": forgotten.contributions, "requests": forgotten.requests}


def _stop_notices(scene: Scene, order: ask.StopNotices) -> Json:
    return {"ok": True, "purposes": agenda.stopped(scene.db, scene.row, scene.language, scene.now)}


HANDLERS: dict[type, Callable[[Scene, Any], Json]] = {
    ask.RecordConsent: _record_consent,
    ask.RecordContribution: _record_contribution,
    ask.CorrectContribution: _correct,
    ask.WithdrawContribution: _withdraw,
    ask.HandOver: _hand_over,
    ask.ForgetMe: _forget_me,
    ask.StopNotices: _stop_notices,
    **requests.HANDLERS,
    **agenda.HANDLERS,
}
