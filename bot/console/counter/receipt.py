"""The receipt of what was said at the counter: printed from the browser, or sent to the number that its person names."""

from dataclasses import dataclass
from datetime import date

from starlette.responses import Response

from bot.console.visit import Missing, Visit
from bot.console.words import Words
from bot.papers.sheet import paper_language
from bot.runtime import counter_receipts as receipts
from bot.runtime.counter_receipts import NotSent, Receipt
from data import contributions
from data.engine import Db
from data.requests import cases, clocks, papers
from data.requests.cases import RequestRow
from data.requests.papers import PaperRow

HERE = "MA"  # where a number without a country's code is from
# What became of one that was sent, by the state of its message (data/outbox.py); what is not named here is on its way.
FATES = {
    "sent": "left",
    "delivered": "arrived",
    "read": "arrived",
    "failed": "lost",
    "unknown": "lost",
    "parked": "lost",
}


@dataclass(frozen=True, slots=True)
class _Item:
    receipt: Receipt
    words: str
    case: RequestRow | None = None
    due_on: date | None = None  # the last day of the reply
    letter: PaperRow | None = None  # the official receipt


async def shown(visit: Visit) -> Response:
    """For the person: their code, what was written down, how to contest it."""
    return await _page(visit)


async def _page(visit: Visit, trouble: str = "", status: int = 200) -> Response:
    asked = visit.ask("sent")
    outbound_id = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 18 else None

    def look(db: Db) -> tuple[_Item, str | None]:
        item = _item(visit, db)
        if outbound_id is None:
            return item, None
        return item, receipts.state_of(db, item.receipt, outbound_id)

    item, state = await visit.read(look)
    return visit.render(
        "counter_receipt.html",
        status,
        item=item.receipt,
        case=item.case,
        due_on=item.due_on,
        letter=item.letter if visit.may("requests.identity") else None,
        said=item.words,
        chat=visit.chat,
        can_send=bool(receipts.account_of(visit.desk.runtime, visit.profile)),
        sent=FATES.get(state, "leaving") if state else "",
        trouble=trouble,
        typed=visit.form,
        theirs=Words(paper_language(item.receipt.language), visit.words.zone),
    )


async def sent(visit: Visit) -> Response:
    """Send it, once the person asked for it and heard their number read back."""
    account_id = receipts.account_of(visit.desk.runtime, visit.profile)
    number = number_of(visit.form("number"))
    if not number:
        return await _page(visit, "number", 422)
    if not visit.form("asked"):
        return await _page(visit, "asked", 422)
    if not account_id:
        return await _page(visit, "no_account", 409)

    def work(db: Db) -> tuple[int, int]:
        receipt = _item(visit, db).receipt
        return receipts.send(
            db, receipt, account_id=account_id, number=number, actor=visit.actor, now=visit.now
        )

    try:
        conversation_id, outbound_id = await visit.write(work)
    except NotSent as error:
        return await _page(visit, error.reason, 409)
    visit.desk.wake(conversation_id)
    return visit.redirect(visit.url(f"/counter/receipt/{visit.path('reference')}", sent=outbound_id))


def number_of(typed: str) -> str:
    """A number as it is said here, or with a country's code, in E.164; "" when it is none."""
    import phonenumbers  # noqa: PLC0415 - few communes send receipts

    try:
        found = phonenumbers.parse(typed, HERE)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(found):
        return ""
    return phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164)


def _item(visit: Visit, db: Db) -> _Item:
    """What was written down under this reference at the counter. Missing."""
    reference = visit.path("reference")
    row = contributions.find(db, visit.commune_id, reference)
    if row is not None and row.channel == contributions.COUNTER:
        return _Item(
            Receipt(visit.commune_id, row.kind, row.reference, row.received_on, row.language),
            row.words or "",
        )
    case = cases.find(db, visit.commune_id, reference)
    if case is None or case.channel != cases.COUNTER or not visit.may("requests.read"):
        raise Missing
    clock = clocks.find(db, case.id, case.reply_clock)
    letters = [
        each for each in papers.of_request(db, case.id) if each.kind == "letter" and not each.is_emptied
    ]
    return _Item(
        Receipt(
            visit.commune_id, "request", case.reference, case.received_on or case.created_on, case.language
        ),
        case.matter.subject,
        case,
        clock.due_on if clock else None,
        letters[0] if letters else None,
    )
