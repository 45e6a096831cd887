"""The person in charge of information is reminded by mail of the last days that are near or past. Nothing personal stands in it."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from bot import mailing
from bot.settings import Settings
from data import communes, mails, texts
from data.calendar import stored
from data.engine import Db
from data.requests import reminders
from data.requests.reminders import Agenda, Duty

KIND = "officer:"  # of the mail, with its day: one a day
FIRST_LOOK = timedelta(days=7)  # how far the first mail looks back for what is news
LANGUAGES = ("ar", "fr")
_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))


def remind(settings: Settings, db: Db, commune_id: str, *, day: date, now: datetime) -> bool:
    """Queue the day's mail when there is something to say, once; nothing when commune.yaml names nobody to send it to."""
    profile = communes.load(db, commune_id).profile
    if not (profile.get("information_officer") or {}).get("email"):
        return False
    stored.hold(db, commune_id, alone=True)  # two schedulers at once would write it twice
    last = mails.newest_of(db, commune_id, KIND)
    since = date.fromisoformat(last.removeprefix(KIND)) if last else day - FIRST_LOOK
    agenda = reminders.agenda(db, commune_id, day=day, since=since) if since < day else None
    if agenda is None:
        return False
    subjects = [texts.catalogue(each).text("officer-subject") for each in LANGUAGES]
    mail = mailing.compose(
        settings,
        subject=" / ".join(subjects).translate(_ISOLATES),
        text="\n\n".join("\n".join(_text(each, agenda, commune_id)) for each in LANGUAGES) + "\n",
        now=now,
    )
    mails.put(
        db,
        commune_id=commune_id,
        request_id=None,
        kind=f"{KIND}{day}",
        message_id=mail.message_id,
        message=mail.message,
        now=now,
    )
    return True


def _text(language: str, agenda: Agenda, commune_id: str) -> Iterator[str]:
    say = texts.catalogue(language).text
    for key, duties in (("officer-overdue", agenda.overdue), ("officer-near", agenda.near)):
        if duties:
            yield say(key)
            yield from (_line(language, duty) for duty in duties)
    if agenda.overdue:
        yield say("officer-late")
    yield say("officer-do")
    yield f"    jemaa requests list --commune {commune_id}"


def _line(language: str, duty: Duty) -> str:
    key = "officer-complaint" if duty.clock == "president_answer" else "officer-reply"
    due = texts.written_day(duty.due_on, language)
    return texts.catalogue(language).text(key, {"reference": duty.reference, "due": due})
