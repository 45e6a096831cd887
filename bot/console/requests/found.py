"""A case by the reference in the address; the words of its codes in Arabic and French."""

from bot.console.colleagues import Colleagues
from bot.console.visit import Missing, Visit
from bot.papers import sheet
from data.engine import Db
from data.requests import cases
from data.requests.cases import RequestRow


def found(visit: Visit, db: Db) -> RequestRow:
    """The case of the page, of this commune. Missing."""
    row = cases.find(db, visit.commune_id, visit.path("reference"))
    if row is None:
        raise Missing
    return row


def said(visit: Visit, key: str, code: str | None) -> str:
    """The word of a code (`state-open`, `event-clarify`), as letters and the dossier have it too."""
    if not code:
        return ""
    name = f"{key}-{code}"
    return (
        sheet.say(visit.language, name).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        if sheet.has(visit.language, name)
        else code
    )


def who(colleagues: Colleagues, actor: str) -> str:
    """Who did something: the person, the system, or a member."""
    known = {cases.REQUESTER: "requester", cases.SYSTEM: "system"}
    language = colleagues.words.language
    return sheet.say(language, f"who-{known[actor]}") if actor in known else colleagues(actor)
