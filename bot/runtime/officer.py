"""The person in charge of information is reminded by mail of the last days that are near or past. Nothing personal stands in it."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from bot import mailing
from bot.settings import Settings
from data import communes, mails, texts
from data.engine import Db
from data.requests import reminders
from data.requests.reminders import Agenda, Duty
from data.requests.unfiled import Unfiled

KIND = "officer:"  # of the mail, with its day: one a day
FIRST_LOOK = timedelta(days=7)  # how far the first mail looks back for what is news
LANGUAGES = ("ar", "fr")
_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))


def remind(settings: Settings, db: Db, commune_id: str, *, day: date, now: datetime) -> bool:
    """Queue the day's mail when there is something to say, once; nothing when commune.yaml names nobody to send it to."""
    profile = communes.load(db, commune_id).profile
    officer = (profile.get("information_officer") or {}).get("email")
    if not officer:
        return False
    last = mails.newest_of(db, commune_id, KIND)
    since = date.fromisoformat(last.removeprefix(KIND)) if last else day - FIRST_LOOK
    agenda = reminders.agenda(db, commune_id, day=day, since=since)
    if agenda is None:
        return False
    subjects = [texts.catalogue(each).text("officer-subject") for each in LANGUAGES]
    mail = mailing.compose(
        settings,
        subject=" / ".join(subjects).translate(_ISOLATES),
        text="\n\n".join(
            "\n".join(_text(each, agenda, mailing.as_officer(commune_id, officer))) for each in LANGUAGES
        )
        + "\n",
        now=now,
        key=f"officer-{commune_id}-{day}",  # two schedulers at once write it once, and nobody waits for a lock
    )
    return mails.put_once(
        db,
        commune_id=commune_id,
        request_id=None,
        kind=f"{KIND}{day}",
        message_id=mail.message_id,
        message=mail.message,
        now=now,
    )


def _text(language: str, agenda: Agenda, as_officer: str) -> Iterator[str]:
    say = texts.catalogue(language).text
    for key, duties in (("officer-overdue", agenda.overdue), ("officer-near", agenda.near)):
        if duties:
            yield say(key)
            yield from (_line(language, duty) for duty in duties)
    if agenda.unfiled:
        yield say("officer-unfiled")
        yield from (_form(language, each) for each in agenda.unfiled)
        yield say("officer-receipt")
    if agenda.overdue:
        yield say("officer-late")
    yield say("officer-do")
    yield f"    jemaa requests list {as_officer}"


def _line(language: str, duty: Duty) -> str:
    key = "officer-complaint" if duty.clock == "president_answer" else "officer-reply"
    due = texts.written_day(duty.due_on, language)
    return texts.catalogue(language).text(key, {"reference": duty.reference, "due": due})


def _form(language: str, each: Unfiled) -> str:
    key = "officer-form-urgent" if each.is_urgent else "officer-form"
    sent = texts.written_day(each.sent_on, language)
    return texts.catalogue(language).text(key, {"reference": each.reference, "sent": sent})
