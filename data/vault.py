"""Encryption at rest, and finding what is encrypted: AES-256-GCM with named keys, and a keyed hash.

A sealed value is `key id (4 bytes) + nonce (12) + ciphertext and tag`. The newest key seals, every key opens,
so keys are rotated by putting a new one in front. The keyed hash that finds an address does not rotate: it is
derived from the secret key, not from the encryption keys.
"""

import base64
import binascii
import hashlib
import hmac
import os
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
KEY_ID_BYTES = 4
NONCE_BYTES = 12
SECRET_CHARACTERS = 32  # the least that SECRET_KEY may have


class VaultError(Exception):
    """The keys do not open what is stored, or are not keys."""


def derive(secret: str, purpose: str) -> bytes:
    """A key of its own for each purpose from one secret (HKDF, RFC 5869)."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=f"jemaa/{purpose}".encode()).derive(secret.encode())


def parse_keys(text: str) -> list[bytes]:
    """Read `ENCRYPTION_KEYS`: comma-separated base64url keys of 32 bytes, newest first."""
    keys: list[bytes] = []
    for number, part in enumerate((p.strip() for p in text.split(",")), 1):
        try:
            key = base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
        except (binascii.Error, ValueError):
            key = b""
        if len(key) != KEY_BYTES:
            raise VaultError(f"encryption key number {number} is not {KEY_BYTES} bytes in base64url")
        keys.append(key)
    return keys


class Vault:
    """Seals and opens values, and makes the keyed hashes they are found by."""

    def __init__(self, secret: str, keys: Sequence[bytes] = ()) -> None:
        if len(secret) < SECRET_CHARACTERS:
            raise VaultError(f"the secret key has fewer than {SECRET_CHARACTERS} characters")
        keys = list(keys) or [derive(secret, "encryption")]
        self._ciphers = {self._id(key): AESGCM(key) for key in keys}
        self._newest = self._id(keys[0])
        self._lookup_key = derive(secret, "lookup")

    @staticmethod
    def _id(key: bytes) -> bytes:
        return hashlib.sha256(b"key id" + key).digest()[:KEY_ID_BYTES]

    @property
    def key_ids(self) -> list[str]:
        """The names of the keys, newest first; they tell nothing of the keys."""
        return [key_id.hex() for key_id in self._ciphers]

    def seal(self, value: str | bytes, where: str) -> bytes:
        """Encrypt. `where` (table.column) is bound in, so a value cannot be moved to another column."""
        raw = value.encode() if isinstance(value, str) else value
        nonce = os.urandom(NONCE_BYTES)
        return self._newest + nonce + self._ciphers[self._newest].encrypt(nonce, raw, where.encode())

    def open(self, sealed: bytes, where: str) -> bytes:
        """Decrypt; VaultError when no key fits or the value was changed or moved."""
        cipher = self._ciphers.get(sealed[:KEY_ID_BYTES])
        if cipher is None:
            raise VaultError(f"{where} was sealed with a key that is not in ENCRYPTION_KEYS")
        start = KEY_ID_BYTES + NONCE_BYTES
        try:
            return cipher.decrypt(sealed[KEY_ID_BYTES:start], sealed[start:], where.encode())
        except InvalidTag as error:
            raise VaultError(
                f"{where} does not open: it was changed, or moved from another column"
            ) from error

    def open_text(self, sealed: bytes, where: str) -> str:
        return self.open(sealed, where).decode()

    def is_newest(self, sealed: bytes) -> bool:
        """Whether a value was sealed with the newest key (else it waits for re-sealing)."""
        return sealed[:KEY_ID_BYTES] == self._newest

    def lookup(self, kind: str, value: str) -> str:
        """The keyed hash by which a sealed value is found."""
        return hmac.new(self._lookup_key, f"{kind}\0{value}".encode(), hashlib.sha256).hexdigest()
