"""Answering what a flow asks to see: read inside the turn, returned as plain JSON (see flows.types.Look)."""

from collections.abc import Callable, Mapping

from bot.runtime import agenda, requests
from bot.runtime.scene import Scene
from data import consents, contribution_looks, contributions, forgetting
from flows.types import Json, Look


def look(scene: Scene, wanted: Look) -> Json:
    return LOOKS[wanted.name](scene, wanted.args)


def _consent(scene: Scene, args: Mapping[str, str]) -> Json:
    return consents.last_word(scene.db, scene.row.citizen_id, args["purpose"])


def _item(scene: Scene, args: Mapping[str, str]) -> Json:
    if contributions.is_anonymous(scene.db, scene.row.commune_id, args["reference"]):
        scene.leave_no_trace()
    own = requests.own_case(scene, args["reference"])
    if own is not None:
        return {"found": True, **requests.as_item(own)}
    place = agenda.own_registration(scene, args["reference"])
    if place is not None:
        return {"found": True, "kind": agenda.REGISTRATION, "reference": place}
    item = contribution_looks.look_item(
        scene.db,
        commune_id=scene.row.commune_id,
        conversation_id=scene.row.id,
        citizen_id=scene.row.citizen_id,
        reference=args["reference"],
        day=scene.day,
        now=scene.now,
    )
    return {**item, "request": requests.made_of(scene, item)}


def _my_items(scene: Scene, args: Mapping[str, str]) -> Json:
    """Requests first: they have days that pass."""
    found = contribution_looks.look_my_items(
        scene.db, commune_id=scene.row.commune_id, citizen_id=scene.row.citizen_id, day=scene.day
    )
    return {"items": [*requests.my_cases(scene), *found["items"]][: contribution_looks.MY_ITEMS]}


def _my_data(scene: Scene, args: Mapping[str, str]) -> Json:
    return forgetting.look_my_data(scene.db, commune_id=scene.row.commune_id, citizen_id=scene.row.citizen_id)


def _subscriptions(scene: Scene, args: Mapping[str, str]) -> Json:
    return {"purposes": agenda.called(consents.subscriptions(scene.db, scene.row.citizen_id))}


def _visit(scene: Scene, args: Mapping[str, str]) -> Json:
    """Nothing is read: the visit is rebuilt from the new pins before the flow goes on (see `turns.converse`)."""
    return None


LOOKS: dict[str, Callable[[Scene, Mapping[str, str]], Json]] = {
    "consent": _consent,
    "item": _item,
    "my_items": _my_items,
    "my_data": _my_data,
    "subscriptions": _subscriptions,
    "visit": _visit,
    **requests.LOOKS,
    **agenda.LOOKS,
}
