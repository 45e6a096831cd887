"""What a receipt vouches for: an item of the commune as it stands, in a form that is always written the same way."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, select

from data.engine import Db
from data.tables import (
    attachments,
    contribution_attachments,
    contributions,
    information_requests,
    official_answers,
    receipts,
    request_events,
)
from data.vault import VaultError

Item = Mapping[str, Any]


def canonical(value: Any) -> bytes:
    """JSON with sorted keys, no spaces, letters unescaped."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def of(db: Db, commune_id: str, references: Sequence[str]) -> dict[str, Item]:
    """The items of these references, whatever they are. `words` is None once an item was erased."""
    items = _contributions(db, commune_id, references)
    others = [reference for reference in references if reference not in items]
    return items | _requests(db, commune_id, others) if others else items


def unlinked(db: Db, commune_id: str) -> str | None:
    """The reference of an item without any receipt; there should be none."""
    for table in (contributions, information_requests):
        without = table.c.reference.not_in(select(receipts.c.reference))
        found: str | None = db.value(
            select(table.c.reference).where(table.c.commune_id == commune_id, without).limit(1)
        )
        if found:
            return found
    return None


# -- contributions -----------------------------------------------------------------------------------------

_ITEM = (
    contributions.c.id,
    contributions.c.reference,
    contributions.c.kind,
    contributions.c.round_id,
    contributions.c.programme_version_id,
    contributions.c.axis_id,
    contributions.c.commitment_id,
    contributions.c.words,
    contributions.c.language,
    contributions.c.channel,
    contributions.c.is_anonymous,
    contributions.c.pseudonym,
    contributions.c.status,
    contributions.c.received_on,
    contributions.c.revision,
    contributions.c.answer_state,
    contributions.c.hidden_reason,
)


_ITEMS = select(*_ITEM).where(
    contributions.c.commune_id == bindparam("commune"),
    contributions.c.reference.in_(bindparam("references", expanding=True)),
)
_DIGESTS = (
    select(contribution_attachments.c.contribution_id, attachments.c.digest)
    .join(attachments, attachments.c.id == contribution_attachments.c.attachment_id)
    .where(contribution_attachments.c.contribution_id.in_(bindparam("ids", expanding=True)))
    .order_by(contribution_attachments.c.contribution_id, contribution_attachments.c.position)
)


def _contributions(db: Db, commune_id: str, references: Sequence[str]) -> dict[str, Item]:
    """All that is public of each, and the digests of what came with it."""
    rows = db.execute(_ITEMS, {"commune": commune_id, "references": list(references)})
    items = {row.id: {**row._mapping, "attachments": []} for row in rows}
    for contribution_id, digest in db.execute(_DIGESTS, {"ids": list(items)}):
        items[contribution_id]["attachments"].append(digest)
    answered = [each for each, item in items.items() if item["answer_state"]]
    answers = _answers(db, answered) if answered else {}
    for item in items.values():
        _as_it_stands(item, answers.get(item.pop("id")))
    return {item["reference"]: item for item in items.values()}


def _as_it_stands(item: dict[str, Any], answer: list[Any] | None) -> None:
    """What the commune did with an item is named only once it did something: older links hold as they are."""
    item["received_on"] = item["received_on"].isoformat()
    for name in ("answer_state", "hidden_reason"):
        if item[name] is None:
            del item[name]
    if answer is not None:
        item["answer"] = answer


_ANSWERS = (
    select(official_answers)
    .where(official_answers.c.contribution_id.in_(bindparam("ids", expanding=True)))
    .order_by(official_answers.c.id)
)


def _answers(db: Db, contribution_ids: Sequence[int]) -> dict[int, list[Any]]:
    """The answer in force of each."""
    return {
        row.contribution_id: [
            row.state,
            row.reasons,
            row.axis_id,
            row.commitment_id,
            row.programme_number,
            row.answered_on.isoformat(),
        ]
        for row in db.execute(_ANSWERS, {"ids": list(contribution_ids)})
    }


# -- information requests ----------------------------------------------------------------------------------

_REQUEST = (
    information_requests.c.id,
    information_requests.c.reference,
    information_requests.c.language,
    information_requests.c.channel,
    information_requests.c.state,
    information_requests.c.outcome,
    information_requests.c.refusal_code,
    information_requests.c.exception_code,
    information_requests.c.is_urgent,
    information_requests.c.format,
    information_requests.c.delivery,
    information_requests.c.contribution_reference,
    information_requests.c.created_on,
    information_requests.c.register_number,
    information_requests.c.received_on,
    information_requests.c.closed_on,
    information_requests.c.revision,
    information_requests.c.sealed_matter,
    information_requests.c.sealed_identity,
)
_REQUESTS = select(*_REQUEST).where(
    information_requests.c.commune_id == bindparam("commune"),
    information_requests.c.reference.in_(bindparam("references", expanding=True)),
)
_EVENTS = (
    select(
        request_events.c.request_id,
        request_events.c.kind,
        request_events.c.actor,
        request_events.c.happened_on,
        request_events.c.detail,
        request_events.c.sealed_words,
    )
    .where(request_events.c.request_id.in_(bindparam("ids", expanding=True)))
    .order_by(request_events.c.request_id, request_events.c.id)
)


def _requests(db: Db, commune_id: str, references: Sequence[str]) -> dict[str, Item]:
    """Each case with all that happened to it. For what is sealed stands a keyed hash: a card number is soon guessed."""
    rows = db.execute(_REQUESTS, {"commune": commune_id, "references": list(references)})
    items = {row.id: _request(db, row) for row in rows}
    if items:
        for row in db.execute(_EVENTS, {"ids": list(items)}):
            words = _hashed(db, row.sealed_words, "request_events.words")
            event = [row.kind, row.actor, row.happened_on.isoformat(), row.detail, words]
            items[row.request_id]["events"].append(event)
    return {item["reference"]: item for item in items.values()}


def _request(db: Db, row: Any) -> dict[str, Any]:
    item = {**row._mapping, "kind": "request", "events": []}
    del item["id"], item["sealed_matter"], item["sealed_identity"]
    for name in ("created_on", "received_on", "closed_on"):
        item[name] = item[name].isoformat() if item[name] else None
    item["words"] = _hashed(db, row.sealed_matter, "information_requests.matter")
    item["identity"] = _hashed(db, row.sealed_identity, "information_requests.identity")
    return item


def _hashed(db: Db, sealed: bytes | None, where: str) -> str | None:
    """None where nothing is sealed; what does not open is not what it was."""
    try:
        return db.vault.lookup(where, db.vault.open_text(sealed, where)) if sealed else None
    except VaultError:
        return "unreadable"
