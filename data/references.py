"""References of contributions, information requests and registrations: the commune's prefix and eight characters of Crockford's base 32, the last one a check.

Seven characters are random, so that nobody can read all by counting (2^35 of them). The check is a code over the field of 32
elements: it catches every wrong character and every pair of characters that changed places.
"""

import re
import secrets
import unicodedata

from sqlalchemy import bindparam, select, union_all

from data.engine import Db
from data.tables import contributions, information_requests, registrations

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U
RANDOM_CHARACTERS = 7
LENGTH = RANDOM_CHARACTERS + 1
_VALUE = {character: value for value, character in enumerate(ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1, primitive: its powers of x are all different


def _times_x(value: int) -> int:
    value <<= 1
    return value ^ _POLYNOMIAL if value & 0b100000 else value


def check_character(characters: str) -> str:
    """The check of seven characters: the sum of each times its own power of x."""
    total = 0
    for character in characters:
        total = _times_x(total ^ _VALUE[character])
    return ALPHABET[total]


def new_code() -> str:
    """Eight characters, without the prefix."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_CHARACTERS))
    return body + check_character(body)


def new_reference(db: Db, prefix: str) -> str:
    """A reference that nothing of any kind holds: who types one need not say what it belongs to."""
    while True:
        reference = f"{prefix}-{new_code()}"
        if db.value(_TAKEN, {"reference": reference}) is None:
            return reference


_TAKEN = union_all(
    select(contributions.c.id).where(contributions.c.reference == bindparam("reference")),
    select(information_requests.c.id).where(information_requests.c.reference == bindparam("reference")),
    select(registrations.c.id).where(registrations.c.reference == bindparam("reference")),
)


def parse(text: str, prefix: str) -> str | None:
    """The reference that a person typed, as it is stored; None when it is none or its check does not fit.

    Case, spaces, a missing hyphen or prefix, O for 0, I and L for 1 and Arabic-Indic digits do not matter, and words may
    stand around it.
    """
    plain = "".join(_plain(c) for c in unicodedata.normalize("NFKC", text)).upper()
    spelled = "".join(rf"[{_twins(c)}]" for c in prefix)
    for match in re.finditer(
        rf"(?<![A-Z0-9]){spelled}[\s_.:#-]*((?:[A-Z0-9][\s_.-]*){{{LENGTH}}})(?![A-Z0-9])", plain
    ):
        if found := _checked(match[1]):
            return f"{prefix}-{found}"
    found = _checked(plain)
    return f"{prefix}-{found}" if found else None


def _checked(text: str) -> str | None:
    characters = re.sub(r"[\s_.-]", "", text)
    if len(characters) != LENGTH or any(c not in _VALUE for c in characters):
        return None
    code = "".join(ALPHABET[_VALUE[c]] for c in characters)
    return code if check_character(code[:-1]) == code[-1] else None


def _plain(c: str) -> str:
    if unicodedata.category(c) == "Nd":
        return str(unicodedata.digit(c))
    return "" if unicodedata.category(c) in ("Cf", "Cc") and not c.isspace() else c


def _twins(c: str) -> str:
    """A letter of the prefix and what people write in its place."""
    return {"O": "O0", "0": "O0", "I": "IL1", "L": "IL1", "1": "IL1"}.get(c, c)
