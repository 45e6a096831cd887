"""Hiding a contribution from publication, with a reason of a list that its author is told; and showing it again.

Hiding takes nothing from the author: they find their words by the code, may correct them while the round is open, and a request
for information that was in them stays a request. Where it is none yet, it is made one, which its author can go on with.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from data import audit, contributions, fates
from data.contributions import ContributionRow
from data.engine import Db
from data.requests import cases

# What may be a reason, and what it means to the staff who choose one: the guideline.
GUIDELINE: Mapping[str, str] = {
    "insult": "insults, threats or contempt for somebody",
    "hatred": "calls for hatred, discrimination or violence",
    "personal_data": "names, addresses or private matters of somebody else; mask the passage where that is enough",
    "accusation": "accuses a named person of a crime or misconduct",
    "off_topic": "has nothing to do with the programme or the commune",
    "spam": "advertising, or the same text over and over",
    "illegal": "something else that the law forbids to publish",
}
REASONS = tuple(GUIDELINE)
SUBJECT = 500  # characters of a comment that become what a request asks for


class ModerationError(ValueError):
    """This cannot be hidden or shown; the words say why."""


@dataclass(frozen=True, slots=True)
class Moderated:
    """What was done, how the author hears of it, and which request goes on."""

    reference: str
    hidden_reason: str | None
    told: str  # fates.WAITS, BY_CODE, STOPPED, NO_WAY
    request: str | None  # the request for information that was made of it, before or now


def hide(
    db: Db,
    row: ContributionRow,
    *,
    reason: str,
    contains_request: bool = False,
    actor: str,
    day: date,
    now: datetime,
) -> Moderated:
    """Keep a contribution, as it was seen, out of what is published, and let its author know why. ModerationError, Conflict.

    `contains_request`: it asks for an information. Of a named author's a request is opened, unless there is one: it waits for
    their identity like any other. Who gave no name is told by the code that they may ask.
    """
    if reason not in REASONS:
        raise ModerationError(f"{reason!r} is no reason; expected one of {', '.join(REASONS)}.")
    if row.status != "received":
        raise ModerationError(f"{row.reference} was {row.status}: nobody sees it.")
    if row.hidden_reason == reason and not contains_request:
        raise ModerationError(f"{row.reference} is hidden already, for the same reason.")
    contributions.move(db, row, "hidden", actor=actor, day=day, changes={"hidden_reason": reason})
    request = _request(db, row, is_wanted=contains_request, day=day, now=now)
    detail = {"reason": reason, "request": request}
    audit.note(db, row.commune_id, actor, "contribution_hidden", row.reference, now, detail)
    told = fates.tell(
        db,
        [row],
        fates.HIDDEN,
        name=f"{row.reference}:{row.revision + 1}",
        day=day,
        now=now,
        reason=reason,
        request=request,
    )
    return Moderated(row.reference, reason, told[0], request)


def unhide(db: Db, row: ContributionRow, *, actor: str, day: date, now: datetime) -> Moderated:
    """Let it be published again; who was told that it was hidden is told. ModerationError, Conflict."""
    if row.hidden_reason is None or row.status != "received":
        raise ModerationError(f"{row.reference} is not hidden.")
    contributions.move(db, row, "shown", actor=actor, day=day, changes={"hidden_reason": None})
    audit.note(db, row.commune_id, actor, "contribution_shown", row.reference, now)
    request = _made(db, row)
    if row.citizen_id is not None and fates.overtake(
        db, row.citizen_id, f"{fates.CONTRIBUTION}:{row.reference}", fates.SHOWN
    ):
        return Moderated(row.reference, None, "", request)  # they never heard that it was hidden
    told = fates.tell(db, [row], fates.SHOWN, name=f"{row.reference}:{row.revision + 1}", day=day, now=now)
    return Moderated(row.reference, None, told[0], request)


def _made(db: Db, row: ContributionRow) -> str | None:
    return cases.of_contribution(db, row.citizen_id, row.reference) if row.citizen_id is not None else None


def _request(db: Db, row: ContributionRow, *, is_wanted: bool, day: date, now: datetime) -> str | None:
    """The request that was made of it; where it asks for an information and none was, one that is opened now."""
    made = _made(db, row)
    if made or not is_wanted or row.citizen_id is None or not row.words:
        return made
    account = fates.account_of(db, row)
    if account is None:
        return None
    opened = cases.open_request(
        db,
        commune_id=row.commune_id,
        citizen_id=row.citizen_id,
        account_id=account,
        channel=account.partition(":")[0],
        language=row.language,
        subject=row.words[:SUBJECT],
        format="electronic",
        delivery="counter",
        is_urgent=False,
        contribution_reference=row.reference,
        day=day,
        now=now,
    )
    return opened.reference or None
