"""Which template each reader of a commune would get on WhatsApp, once they have been silent for a day."""

from collections.abc import Mapping

from data import communes, rates, templates
from data.broadcasts import wording
from data.broadcasts.rows import BroadcastRow
from data.engine import Db
from data.templates import TemplateRow

Ways = Mapping[tuple[str, str], TemplateRow]  # (account, language of the catalogue)
WHATSAPP = "whatsapp"


def templated(db: Db, row: BroadcastRow) -> dict[tuple[str, str], TemplateRow]:
    """The templates that may be used for a broadcast now, by account and language."""
    account_id = _account(communes.load(db, row.commune_id).profile)
    if account_id is None or not row.template:
        return {}
    usable = templates.usable(db, account_id, row.template)
    found = {language: templates.nearest(usable, language) for language in wording.LANGUAGES}
    return {(account_id, language): each for language, each in found.items() if each is not None}


def _account(profile: Mapping[str, object]) -> str | None:
    accounts = profile.get("accounts")
    known = accounts.get(WHATSAPP) if isinstance(accounts, dict) else None
    return f"{WHATSAPP}:{known['account']}" if known else None


def bulk_per_second(db: Db, commune_id: str, account_id: str) -> float | None:
    """How many broadcast messages an account may send a second; None where nothing is limited."""
    limit = rates.limit_of(communes.load(db, commune_id).profile, account_id.partition(":")[0])
    return limit.bulk_per_second if limit else None
