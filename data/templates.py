"""The registry of WhatsApp templates: what may be said once a person has been silent for a day.

A row for each account, name and language: which Content it is at Twilio, what fills its {{1}}, {{2}} …, of which category it is
and whether WhatsApp approved it. Filled from commune.yaml at the import; the approval is read from Twilio's Content API by the
service and by `jemaa templates check`. Until it was read once a template counts as usable, because staff enter what they were
told is approved; from then on only what WhatsApp says counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, select, update

from data import texts
from data.engine import Db
from data.tables import message_templates

UTILITY, MARKETING = "utility", "marketing"
APPROVED, UNKNOWN, UNSUBMITTED = "approved", "unknown", "unsubmitted"
REFUSED = ("rejected", "paused", "disabled")
APPROVALS = (UNKNOWN, UNSUBMITTED, "received", "pending", APPROVED, *REFUSED)
LATIN = ("fr", "ary-Latn")


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a template of this name is for: what may fill it, and of which category it must be."""

    variables: tuple[str, ...]
    categories: tuple[str, ...] = (
        UTILITY,
        MARKETING,
    )  # the first is what commune.yaml means when it says none


# The names that the code knows. What the law wants told must not depend on what WhatsApp allows to advertisers.
PURPOSES: Mapping[str, Purpose] = {
    "request_notice": Purpose(("reference", "commune", "news", "payload"), (UTILITY,)),
    "session_reminder": Purpose(("title", "news", "commune", "payload")),
    "workshop_news": Purpose(("title", "news", "commune", "payload")),
    "official_answer": Purpose(("title", "news", "commune", "payload")),
    "counter_receipt": Purpose(("news", "reference", "commune"), (UTILITY,)),
}
# Any other name is a broadcast's, which names it (data/broadcasts).
BROADCAST = Purpose(("title", "news", "commune", "payload"), (MARKETING, UTILITY))


def purpose(name: str) -> Purpose:
    return PURPOSES.get(name, BROADCAST)


@dataclass(frozen=True, slots=True)
class TemplateRow:
    id: int
    commune_id: str
    account_id: str
    name: str
    language: str
    content_sid: str
    variables: tuple[str, ...]  # names, in the template's order
    category: str
    approval: str
    trouble: str | None
    checked_at: datetime | None

    @property
    def is_usable(self) -> bool:
        """Approved, or never asked; of a category that its purpose allows; nothing else is wrong with it."""
        is_allowed = self.approval == APPROVED or (self.approval == UNKNOWN and self.checked_at is None)
        return is_allowed and not self.trouble and self.category in purpose(self.name).categories


def usable(db: Db, account_id: str, name: str) -> dict[str, TemplateRow]:
    """The templates of a name that may be sent now, by language."""
    found = (_row(row) for row in db.execute(_OF_NAME, {"account": account_id, "name": name}))
    return {row.language: row for row in found if row.is_usable}


def nearest(known: Mapping[str, TemplateRow], language: str) -> TemplateRow | None:
    """Of the templates of a name, the person's own language, or the nearest that they read."""
    wanted = (language, texts.for_variety(language), "fr" if language in LATIN else "ar")
    return next((known[each] for each in wanted if each in known), None)


def choose(db: Db, account_id: str, name: str, language: str) -> TemplateRow | None:
    """The template for a person of a language; None when none may be sent."""
    return nearest(usable(db, account_id, name), language)


_OF_NAME = select(message_templates).where(
    message_templates.c.account_id == bindparam("account"), message_templates.c.name == bindparam("name")
)


def _row(row: Row[Any]) -> TemplateRow:
    return TemplateRow(
        row.id,
        row.commune_id,
        row.account_id,
        row.name,
        row.language,
        row.content_sid,
        tuple(row.variables),
        row.category,
        row.approval,
        row.trouble,
        row.checked_at,
    )


def every(db: Db, commune_id: str | None = None) -> list[TemplateRow]:
    """The registry, of one commune or of all."""
    table = message_templates.c
    wanted = select(message_templates).order_by(table.account_id, table.name, table.language)
    if commune_id is not None:
        wanted = wanted.where(table.commune_id == commune_id)
    return [_row(row) for row in db.execute(wanted)]


# -- from commune.yaml ---------------------------------------------------------------------------------------


def fill_of(db: Db, commune_id: str, profile: Mapping[str, Any]) -> None:
    """Make the registry of a commune what its commune.yaml names."""
    account = (profile.get("accounts") or {}).get("whatsapp") or {}
    account_id = f"whatsapp:{account['account']}" if account else ""
    gone = message_templates.c.account_id != account_id
    db.execute(delete(message_templates).where(message_templates.c.commune_id == commune_id, gone))
    if account:
        fill(db, commune_id, account_id, account.get("templates") or {})


def fill(
    db: Db, commune_id: str, account_id: str, named: Mapping[str, Mapping[str, Mapping[str, Any]]]
) -> None:
    """Make the registry what commune.yaml names: {name: {language: {sid, variables, category?}}}.

    What was read about a Content stays while its sid, its variables and its category are the same.
    """
    known = {(row.name, row.language): row for row in every(db, commune_id) if row.account_id == account_id}
    wanted = {
        (name, language): each for name, languages in named.items() for language, each in languages.items()
    }
    for key, row in known.items():
        if key not in wanted:
            db.execute(delete(message_templates).where(message_templates.c.id == row.id))
    for key, each in wanted.items():
        _write(db, commune_id, account_id, key, each, known.get(key))


def _write(
    db: Db,
    commune_id: str,
    account_id: str,
    key: tuple[str, str],
    each: Mapping[str, Any],
    known: TemplateRow | None,
) -> None:
    name, language = key
    values = {
        "content_sid": each["sid"],
        "variables": list(each.get("variables") or ()),
        "category": each.get("category") or purpose(name).categories[0],
    }
    if known is None:
        place = {"commune_id": commune_id, "account_id": account_id, "name": name, "language": language}
        db.execute(insert(message_templates).values(**place, **values, approval=UNKNOWN))
        return
    is_same = known.content_sid == values["content_sid"] and list(known.variables) == values["variables"]
    if is_same and known.checked_at is not None:
        return  # WhatsApp's own category, too, stays until it is read again
    forgotten = {} if is_same else {"approval": UNKNOWN, "trouble": None, "checked_at": None}
    db.execute(
        update(message_templates).where(message_templates.c.id == known.id).values(**values, **forgotten)
    )


# -- from the Content API ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Checked:
    """What Twilio says of a Content."""

    language: str  # ar, ar_MA, fr
    variables: tuple[str, ...]  # the numbers of its {{1}} …, as words
    approval: str
    category: str  # "" where it says none
    reason: str = ""  # why WhatsApp refused it


def note_checked(db: Db, row: TemplateRow, seen: Checked | None, now: datetime) -> TemplateRow:
    """Keep what Twilio said; None when it has no such Content. Returns the row as it is now."""
    approval = seen.approval if seen else UNSUBMITTED
    category = (seen.category if seen else "") or row.category
    changed = replace(
        row,
        approval=approval if approval in APPROVALS else UNKNOWN,
        category=category,
        trouble=mismatch(row, seen),
        checked_at=now,
    )
    db.execute(
        update(message_templates)
        .where(message_templates.c.id == row.id, message_templates.c.content_sid == row.content_sid)
        .values(
            approval=changed.approval,
            category=category,
            trouble=changed.trouble,
            checked_at=changed.checked_at,
        )
    )
    return changed


def mismatch(row: TemplateRow, seen: Checked | None) -> str | None:
    """What does not fit between commune.yaml and the Content at Twilio, in words that name it; None when all does."""
    if seen is None:
        return f"Twilio has no Content {row.content_sid}"
    wanted = tuple(str(number) for number in range(1, len(row.variables) + 1))
    if set(seen.variables) != set(wanted):
        there = ", ".join(f"{{{{{each}}}}}" for each in sorted(seen.variables, key=_number)) or "no variable"
        here = ", ".join(row.variables) or "none"
        return f"the Content has {there}; commune.yaml gives {len(wanted)}: {here}"
    language = "fr" if row.language == "fr" else "ary-Latn" if row.language == "ary-Latn" else "ar"
    if language != "ary-Latn" and seen.language.partition("_")[0] != language:
        return f"the Content is in {seen.language!r}, and stands under {row.language!r}"
    if seen.reason and seen.approval in REFUSED:
        return f"{seen.approval}: {seen.reason}"
    if seen.category and seen.category not in purpose(row.name).categories:
        return f"WhatsApp made it {seen.category.upper()}; {row.name} must be {purpose(row.name).categories[0].upper()}"
    return None


def _number(word: str) -> tuple[int, str]:
    return (int(word) if word.isdecimal() else 0, word)


def note_paused(db: Db, account_id: str, content_sid: str, why: str, now: datetime) -> None:
    """A send said that WhatsApp does not take this template (any more): not used again until it was read."""
    db.execute(
        update(message_templates)
        .where(message_templates.c.account_id == account_id, message_templates.c.content_sid == content_sid)
        .values(approval="paused", trouble=why, checked_at=now)
    )
