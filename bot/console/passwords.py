"""Passwords of the staff: Argon2, and what a new one must be. Nothing here is kept."""

import secrets
import threading

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 12  # characters: length is what guessing runs into; no rules about signs
LONGEST = 200
HASHED_AT_ONCE = 2  # each takes 64 MiB for a moment
# Letters and digits that nobody mistakes for another when they are read out.
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
_hasher = PasswordHasher()
_places = threading.BoundedSemaphore(HASHED_AT_ONCE)
# What somebody unknown is measured against, so that the answer takes as long.
_NOBODYS = "$argon2id$v=19$m=65536,t=3,p=4$RIRvWmHc0Fx5DZ76dE5oSQ$8DloLbU2KFjqUhdevMaQi8JShUIkCmhs3etIMuCr7BI"


def new_password() -> str:
    """A random one to be handed over: four groups of five, about 99 bits."""
    return "-".join("".join(secrets.choice(_SIGNS) for _ in range(5)) for _ in range(4))


def trouble_with(password: str, email: str, name: str) -> str:
    """What is wrong with a new password, as a key `console-account-password-<trouble>`; "" when nothing is."""
    if len(password) < SHORTEST:
        return "short"
    if len(password) > LONGEST:
        return "long"
    plain = password.casefold()
    own = [
        email.partition("@")[0],
        *name.casefold().split(),
        "jemaa",
        "password",
        "motdepasse",
        "azerty",
        "qwerty",
    ]
    rest = plain
    for word in own:
        rest = rest.replace(word, "") if len(word) > 3 else rest
    return "easy" if len(set(rest)) < 5 else ""


def hashed(password: str) -> str:
    """The Argon2id hash; takes some fifty milliseconds and 64 MiB: call it in a thread."""
    with _places:
        return _hasher.hash(password)


def is_right(password_hash: str | None, password: str) -> bool:
    """Whether it is the password; as slow for somebody who has none."""
    with _places:
        try:
            _hasher.verify(password_hash or _NOBODYS, password)
        except (VerificationError, InvalidHashError):
            return False
    return password_hash is not None


def is_outdated(password_hash: str) -> bool:
    """Whether one hashes differently today."""
    return _hasher.check_needs_rehash(password_hash)
