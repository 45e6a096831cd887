"""The fields of the identity page: cleaned, then checked loosely, since a name or a card that we do not know may be right.

Digits may be Arabic-Indic, spaces and dashes may stand anywhere in a number; nothing that was typed is thrown away when
it does not fit.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from bot.pages.identity_desk import Person

FIELDS = ("first_name", "family_name", "kind", "document", "address", "email", "phone")
CITIZEN, RESIDENT = "citizen", "resident"
NAME_CHARACTERS = 80  # the longest names of the civil registers are half of it
ADDRESS_CHARACTERS = 300
ADDRESS_AT_LEAST = 5
EMAIL_CHARACTERS = 254  # RFC 5321
KEPT_CHARACTERS = 2_000  # of a field in the draft: more is no name and no address
# One or two letters, then digits, as on the card (CNIE).
_CIN = re.compile(r"[A-Z]{1,2}[0-9]{4,7}")
# Residence cards and passports of many countries: letters and digits, with a digit somewhere.
_RESIDENCE = re.compile(r"(?=.*[0-9])[A-Z0-9]{4,20}")
_EMAIL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}")
_BETWEEN = re.compile(r"[\s./\\_\-\u2010-\u2015\u2212]+")  # what people write between the parts of a number
_IN_NAMES = " '\u2019\u02bc\u0060-\u2010.\u00b7()"


@dataclass(frozen=True, slots=True)
class Checked:
    """A form as read: the person when all of it fits, or what is wrong by field (the end of a text key)."""

    person: Person | None
    errors: Mapping[str, str]


def typed_of(fields: Mapping[str, str]) -> dict[str, str]:
    """What was typed, as it was typed, and nothing else that the browser sent."""
    return {name: fields[name] for name in FIELDS if fields.get(name)}


def draft_of(typed: Mapping[str, str]) -> dict[str, str]:
    return {name: value[:KEPT_CHARACTERS] for name, value in typed.items()}


def check(typed: Mapping[str, str], *, wants_email: bool, has_phone: bool) -> Checked:
    """Read a form. The order of the errors is the order of the fields."""
    kind = typed.get("kind", "")
    values = {
        "first_name": one_line(typed.get("first_name", "")),
        "family_name": one_line(typed.get("family_name", "")),
        "document": number(typed.get("document", "")),
        "address": address(typed.get("address", "")),
        "email": email(typed.get("email", "")) if wants_email else "",
    }
    found = {
        "first_name": _name_error(values["first_name"]),
        "family_name": _name_error(values["family_name"]),
        "kind": "" if kind in (CITIZEN, RESIDENT) else "missing",
        "document": _document_error(values["document"], kind),
        "address": _address_error(values["address"]),
        "email": _email_error(values["email"]) if wants_email else "",
    }
    errors = {name: f"{name.replace('_', '-')}-{error}" for name, error in found.items() if error}
    if errors:
        return Checked(None, errors)
    person = Person(
        first_name=values["first_name"],
        family_name=values["family_name"],
        is_citizen=kind == CITIZEN,
        document_number=values["document"],
        address=values["address"],
        email=values["email"],
        phone_ok=has_phone and bool(typed.get("phone")),
    )
    return Checked(person, {})


# -- cleaning ----------------------------------------------------------------------------------------------


def one_line(text: str) -> str:
    """Without marks that nobody sees, and with one space between words."""
    seen = (c if c.isspace() or unicodedata.category(c)[0] != "C" else "" for c in _composed(text))
    return " ".join("".join(seen).split())


def address(text: str) -> str:
    """On one line, as the form wants it; the lines of the sender are parted by commas of their script."""
    rows = [row for line in text.splitlines() if (row := one_line(line).strip(" ,،"))]
    comma = "،" if any(unicodedata.bidirectional(c) == "AL" for c in text) else ","
    return f"{comma} ".join(rows)


def number(text: str) -> str:
    """A card's number in capitals and plain digits."""
    plain = unicodedata.normalize("NFKC", text.upper())
    return _BETWEEN.sub("", "".join(_plain(c) for c in plain))


def email(text: str) -> str:
    """Without spaces; the domain in small letters."""
    plain = "".join(one_line(unicodedata.normalize("NFKC", text)).split())
    local, at, domain = plain.rpartition("@")
    return f"{local}{at}{domain.lower()}"


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode())


def _plain(c: str) -> str:
    if unicodedata.category(c) == "Nd":
        return str(unicodedata.digit(c))
    return "" if unicodedata.category(c) in ("Cf", "Cc", "Mn") and not c.isspace() else c


# -- checking ----------------------------------------------------------------------------------------------


def _name_error(name: str) -> str:
    if not name:
        return "missing"
    if len(name) > NAME_CHARACTERS:
        return "long"
    fits = all(unicodedata.category(c)[0] in "LM" or c in _IN_NAMES for c in name)
    return "" if fits and any(unicodedata.category(c)[0] == "L" for c in name) else "wrong"


def _document_error(document: str, kind: str) -> str:
    if not document:
        return "missing"
    if kind == CITIZEN:
        return "" if _CIN.fullmatch(document) else "wrong-cin"
    return "" if _RESIDENCE.fullmatch(document) else "wrong"


def _address_error(written: str) -> str:
    if not written:
        return "missing"
    if len(written) > ADDRESS_CHARACTERS:
        return "long"
    return "short" if len(written) < ADDRESS_AT_LEAST else ""


def _email_error(written: str) -> str:
    if not written:
        return "missing"
    return "" if len(written) <= EMAIL_CHARACTERS and _EMAIL.fullmatch(written) else "wrong"
