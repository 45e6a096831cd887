"""From a person who said who they are to the person in charge: the form and its mail, in the transaction that moves the case."""

from dataclasses import dataclass
from datetime import date, datetime

from bot import mailing, papers
from bot.settings import Settings
from data import communes, mails
from data.calendar import days as calendar_days
from data.calendar import delays, working_days
from data.engine import Db
from data.requests import papers as kept
from data.requests.actions import filing
from data.requests.cases import Identity, RequestRow


def form_of(db: Db, row: RequestRow, identity: Identity, *, day: date) -> papers.Form:
    """What the form says; also for a preview before it is sent."""
    matter = row.matter
    return papers.Form(
        institution=papers.institution_of(communes.load(db, row.commune_id).profile),
        reference=row.reference,
        day=day,
        subject=matter.subject,
        period=matter.period,
        is_urgent=row.is_urgent,
        urgent_reason=matter.urgent_reason,
        format=row.format,
        delivery=row.delivery,
        first_name=identity.first_name,
        family_name=identity.family_name,
        is_citizen=identity.is_citizen,
        document_number=identity.document_number,
        address=identity.address,
        email=identity.email,
    )


@dataclass(frozen=True, slots=True)
class Typeset:
    """A form that was typeset before the transaction in which it is kept: nobody waits for that meanwhile."""

    form: papers.Form
    language: str
    pdf: bytes


def typeset(form: papers.Form, language: str) -> Typeset:
    """The form of a person whose chats are in a language, as a paper."""
    language = papers.paper_language(language)
    return Typeset(form, language, papers.form(language, form))


def file_request(
    db: Db,
    row: RequestRow,
    identity: Identity,
    *,
    settings: Settings,
    day: date,
    now: datetime,
    made: Typeset | None = None,
) -> RequestRow:
    """The form goes to the person in charge: case, paper and mail together or not at all. Conflict, NotAllowed.

    What was `made` before is kept where it still says what the form must say.

    It is not filed by it: that is when the receipt is given (article 14).
    """
    row = filing.identify(db, row, day=day, now=now, identity=identity)
    language, form = papers.paper_language(row.language), form_of(db, row, identity, day=day)
    is_as_made = made is not None and (made.form, made.language) == (form, language)
    pdf = made.pdf if made is not None and is_as_made else papers.form(language, form)
    kept.keep(
        db,
        commune_id=row.commune_id,
        request_id=row.id,
        kind="form",
        name=f"request-{row.reference}.pdf",
        language=language,
        content=pdf,
        now=now,
    )
    mail = mailing.form_mail(
        settings,
        commune_id=row.commune_id,
        reference=row.reference,
        pdf=pdf,
        is_urgent=row.is_urgent,
        day=day,
        last_day=last_day_if_received(db, row, day),
        now=now,
        officer=(communes.load(db, row.commune_id).profile.get("information_officer") or {}).get("email", ""),
    )
    mails.put(
        db,
        commune_id=row.commune_id,
        request_id=row.id,
        kind=mailing.FORM,
        message_id=mail.message_id,
        message=mail.message,
        now=now,
    )
    return row


def last_day_if_received(db: Db, row: RequestRow, day: date) -> date | None:
    """The last day of the reply, were the request received on `day` (articles 16 and 17)."""
    delay = delays.of_commune(db, row.commune_id)[row.reply_clock]
    return working_days.due(calendar_days.load(db, row.commune_id), day, delay.amount, delay.unit)
