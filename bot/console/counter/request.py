"""A request for information that comes on paper or in words at the counter: filed at once, its receipt is made (article 14)."""

from dataclasses import asdict
from datetime import date

from starlette.responses import Response

from bot.console.visit import Visit
from bot.pages.identity_fields import CITIZEN, RESIDENT, check
from bot.runtime import letters
from data.engine import Db
from data.requests import actions, cases, notices, proofs
from data.requests.cases import Identity, Matter, RequestRow
from data.requests.states import NotAllowed

SUBJECT = 2_000  # characters
DELIVERIES = ("counter", "email")  # nobody is in the chat
LANGUAGES = ("ar", "fr")


async def asked(visit: Visit) -> Response:
    return _form(visit)


def _form(visit: Visit, troubles: list[str] | None = None, status: int = 200) -> Response:
    return visit.render(
        "counter_request.html",
        status,
        troubles=troubles or [],
        typed=visit.form,
        formats=cases.FORMATS,
        deliveries=DELIVERIES,
        languages=LANGUAGES,
        kinds=(CITIZEN, RESIDENT),
        limit=SUBJECT,
    )


async def done(visit: Visit) -> Response:
    form = visit.form
    received = _day(form("received_on"))
    wants_email = form("delivery") == "email"
    typed = {name: values[-1] for name, values in form.fields.items() if values}
    checked = check(typed, wants_email=wants_email or bool(form("email")), has_phone=False)
    troubles = [visit.words(f"counter-lacks-{name}") for name in _lacking(visit, received)]
    troubles += [visit.words(f"counter-wrong-{name}") for name in checked.errors]
    if troubles or checked.person is None or received is None:
        return _form(visit, troubles, 422)
    who = Identity(**asdict(checked.person))

    def work(db: Db) -> str:
        row = actions.enter(
            db,
            commune_id=visit.commune_id,
            language=form("language"),
            matter=Matter(form("subject"), form("period"), form("why")),
            format=form("format"),
            delivery=form("delivery"),
            is_urgent=bool(form("urgent")),
            identity=who,
            number=form("number") or None,
            received_on=received,
            actor=visit.actor,
            day=visit.day,
            now=visit.now,
        )
        letters.keep(db, row, cases.events(db, row.id)[-1].id, now=visit.now)
        if form("present"):
            _hand(visit, db, row)
        return row.reference

    try:
        reference = await visit.write(work)
    except NotAllowed as error:
        name = f"requests-no-{error.code}"
        said = visit.words(name if visit.words.has(name) else "requests-not-now")
        return _form(visit, [said], 422)
    return visit.redirect(f"/counter/receipt/{reference}", "counter-filed")


def _hand(visit: Visit, db: Db, row: RequestRow) -> None:
    """The person leaves with their receipt (article 14): nothing is left to tell them about it."""
    for notice in notices.of_request(db, row.id):
        proofs.hand(
            db,
            visit.commune_id,
            notice.id,
            actor=visit.actor,
            on=visit.day,
            day=visit.day,
            now=visit.now,
        )


def _lacking(visit: Visit, received: date | None) -> list[str]:
    form = visit.form
    lacks = [] if form("subject") and len(form("subject")) <= SUBJECT else ["subject"]
    lacks += [] if received else ["received_on"]
    lacks += [] if form("format") in cases.FORMATS else ["format"]
    lacks += [] if form("delivery") in DELIVERIES else ["delivery"]
    lacks += [] if form("language") in LANGUAGES else ["language"]
    return lacks + (["why"] if form("urgent") and not form("why") else [])


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None
