"""The official request form (law 31.13, article 14). It never asks why somebody wants to know."""

from dataclasses import dataclass
from datetime import date

from bot.papers import cleaning, sheet
from bot.papers.sheet import Institution, say

FORMATS = ("electronic", "paper", "consultation")
DELIVERIES = ("email", "counter", "chat")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What stands in the form, as plain values."""

    institution: Institution
    reference: str
    day: date
    subject: str
    period: str = ""
    is_urgent: bool = False
    urgent_reason: str = ""
    format: str  # one of FORMATS
    delivery: str  # one of DELIVERIES
    first_name: str
    family_name: str
    is_citizen: bool
    document_number: str
    address: str
    email: str = ""


def form(language: str, filled: Form) -> bytes:
    """The form as a PDF, in Arabic or French (see sheet.paper_language)."""
    title = say(language, "form-title")
    return sheet.typeset(
        language,
        title=f"{title} {filled.reference}",
        author=f"{filled.first_name} {filled.family_name}",
        reference=filled.reference,
        day=filled.day,
        head=sheet.of_institution(filled.institution),
        blocks=[
            {"kind": "title", "words": title, "below": say(language, "form-law")},
            {"kind": "fields", "rows": _request(language, filled)},
            *_heading(language, "form-who"),
            {"kind": "fields", "rows": _requester(language, filled)},
            *_heading(language, "form-what"),
            {"kind": "words", "lines": cleaning.paragraphs(filled.subject, sheet.runs(language))},
            {"kind": "fields", "rows": _wishes(language, filled)},
            _signature(language, filled),
            _office(language),
            {"kind": "note", "lines": [say(language, "form-prepared"), say(language, "form-other-way")]},
        ],
    )


def _heading(language: str, key: str) -> list[sheet.Block]:
    return [{"kind": "heading", "words": say(language, key)}]


def _request(language: str, filled: Form) -> list[sheet.Block]:
    kind = "form-urgent" if filled.is_urgent else "form-ordinary"
    rows: list[sheet.Block] = [
        sheet.field(language, "form-institution", filled.institution.name[language]),
        sheet.field(language, "form-reference", filled.reference),
        sheet.field(language, "form-day", say(language, "day", day=filled.day)),
        sheet.choices(language, "form-kind", ("form-ordinary", "form-urgent"), kind),
    ]
    if filled.is_urgent:
        rows.append(sheet.field(language, "form-urgent-reason", filled.urgent_reason))
    return rows


def _requester(language: str, filled: Form) -> list[sheet.Block]:
    status = "form-citizen" if filled.is_citizen else "form-resident"
    number = "form-card-number" if filled.is_citizen else "form-residence-number"
    rows: list[sheet.Block] = [
        sheet.field(language, "form-first-name", filled.first_name),
        sheet.field(language, "form-family-name", filled.family_name),
        sheet.choices(language, "form-status", ("form-citizen", "form-resident"), status),
        sheet.field(language, number, filled.document_number),
        sheet.field(language, "form-address", filled.address),
    ]
    if filled.email:
        rows.append(sheet.field(language, "form-email", filled.email))
    return rows


def _wishes(language: str, filled: Form) -> list[sheet.Block]:
    formats = [f"format-{each}" for each in FORMATS]
    deliveries = [f"delivery-{each}" for each in DELIVERIES]
    return [
        sheet.field(language, "form-period", filled.period),
        sheet.choices(language, "form-format", formats, f"format-{filled.format}"),
        sheet.choices(language, "form-delivery", deliveries, f"delivery-{filled.delivery}"),
    ]


def _signature(language: str, filled: Form) -> sheet.Block:
    name = f"{filled.first_name} {filled.family_name}"
    said = [say(language, "form-made-on", day=filled.day), say(language, "form-signed", name=name)]
    return {
        "kind": "sign",
        "room": 1,
        "lines": [{"words": each, "runs": sheet.runs(language)} for each in said],
    }


def _office(language: str) -> sheet.Block:
    labels = ("office-number", "office-received", "office-stamp")
    return {
        "kind": "office",
        "title": say(language, "office"),
        "labels": [say(language, each) for each in labels],
    }
